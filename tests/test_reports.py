"""Reports, held against golden files: `pytest tests/test_reports.py --update-golden`, then read the diff."""

from __future__ import annotations

import json

import pytest
from golden_files import Golden
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Source
from listing_lint.listing import Place
from listing_lint.phrases import PHRASES, SPOKEN, count, say
from listing_lint.report import FORMATS, Finding, GradedReport, Look, Summary, open_report

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
    return sums


def whole(name: str, look: Look, *, statistics: bool = False) -> str:
    report = open_report(name, look, statistics=statistics)
    pieces = [report.begin()]
    for found in LISTINGS:
        place = found[0][0]
        if isinstance(report, GradedReport) and place.sku is not None:
            whole_listing = Place(place.file, place.sku, place.sheet, place.row)
            pieces.append(report.listing(whole_listing, found))
        else:
            pieces.append(report.findings(found))
    if isinstance(report, GradedReport):
        pieces.append(report.listing(Place(file="mugs.txt", sku="CLEAN-1", row=9), ()))
    end = report.finish(summary())
    assert isinstance(end, str)
    return "".join([*pieces, end])


RUNS = [
    ("text.txt", "text", Look(), False),
    ("text-narrow.txt", "text", Look(width=48), False),
    ("text-chinese.txt", "text", Look(speak="zh-CN"), False),
    ("text-color.txt", "text", Look(color=True), False),
    ("text-ascii.txt", "text", Look(unicode=False), False),
    ("text-statistics.txt", "text", Look(), True),
    ("json.json", "json", Look(), False),
    ("json-statistics.json", "json", Look(), True),
    ("jsonl.jsonl", "jsonl", Look(), False),
    ("jsonl-statistics.jsonl", "jsonl", Look(), True),
    ("github.txt", "github", Look(), False),
    ("github-statistics.txt", "github", Look(), True),
]


@pytest.mark.parametrize(("file", "name", "look", "statistics"), RUNS, ids=[run[0] for run in RUNS])
def test_report(golden: Golden, file: str, name: str, look: Look, statistics: bool) -> None:
    golden.check(file, whole(name, look, statistics=statistics))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("statistics", [False, True])
def test_nothing_found(name: str, statistics: bool) -> None:
    report = open_report(name, Look(), statistics=statistics)
    text = report.begin() + report.finish(Summary(files=1, listings=1, clean=1))
    if name == "text":
        assert text == "1 listing in 1 file: nothing to report\n"
    elif name == "json":
        assert json.loads(text)["diagnostics"] == []
    else:
        assert text == ""


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
    for name in FORMATS:
        report = open_report(name, Look())
        pieces = [report.begin(), report.findings([(YAML, found)]), report.finish(Summary())]
        "".join(pieces).encode("utf-8")
    assert json.loads(open_report("jsonl", Look()).findings([(YAML, found)]))["text"] == "\ud83d"


@pytest.mark.parametrize("key", PHRASES)
def test_phrases_are_there_in_every_language(key: str) -> None:
    import string

    assert tuple(PHRASES[key]) == SPOKEN
    names = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in PHRASES[key].values()
    ]
    assert all(each == names[0] for each in names)


def test_phrases() -> None:
    assert count("summary.error", 1) == "1 error"
    assert count("summary.error", 12345) == "12,345 errors"
    assert say("severity.error", "zh-CN") == "错误"
    assert say("severity.error", "fr") == "error"


@given(st.text(), st.text())
def test_a_github_command_is_one_line_whatever_it_says(file: str, message: str) -> None:
    found = Diagnostic("puffery", "subjective", "info", "title", None, 0, 1, "x", message)
    line = open_report("github", Look()).findings([(Place(file=file, row=2), found)])
    assert line.count("\n") == 1
    assert "\r" not in line
    head, said = line.removeprefix("::notice ").split("::", 1)
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    assert said == f"row 2: {escaped}\n"
    assert head.endswith("title=puffery")
