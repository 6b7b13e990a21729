"""Where reports of the command line go: several at once, formats by their endings, beside the fixed listings."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from checkout import ROOT
from click.testing import CliRunner, Result

from listing_lint.cli import cli
from listing_lint.formats import delimited
from listing_lint.report import FORMATS

PAGE = ROOT / "docs" / "reports.md"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MUGS = (
    "sku,title,bullet_point1\n"
    "A-1,Best Stoneware Mug with Lid,Holds a large tea™\n"
    "A-2,Stoneware Mug with Lid,Holds a small tea\n"
    "=A-3,Stoneware Mug with Lid,-Holds the best tea™\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "mugs.csv").write_text(MUGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--policy-date", "2026-11-25", *arguments])


def rules_found() -> list[str]:
    return [json.loads(line)["rule"] for line in check("mugs.csv", "--format", "jsonl").stdout.splitlines()]


def test_several_reports_at_once() -> None:
    result = check("mugs.csv", "-o", "a.sarif", "-o", "b.csv", "-o", "text:-")
    assert result.exit_code == 1, result.output
    expected = rules_found()
    assert len(expected) > 2
    (run,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"]
    assert [found["ruleId"] for found in run["results"]] == expected
    rows = csv.DictReader(io.StringIO(Path("b.csv").read_bytes().decode("utf-8-sig")))
    assert [row["rule"] for row in rows] == expected
    assert re.findall(r"\[([a-z-]+)\]", result.stdout) == expected
    assert result.stdout == check("mugs.csv").stdout


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_among_several_is_the_report_alone(name: str) -> None:
    assert check("mugs.csv", "-o", f"{name}:alone").exit_code == 1
    assert check("mugs.csv", "-o", f"{name}:among", "-o", "json:other").exit_code == 1
    assert Path("among").read_bytes() == Path("alone").read_bytes() != b""


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("options", [[], ["--statistics"], ["--new-only", "old.jsonl"]])
def test_a_report_is_the_same_whatever_the_jobs(
    name: str, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CliRunner().invoke(cli, ["baseline", "create", "mugs.csv", "--file", "old.jsonl"]).exit_code == 0
    rows = MUGS.splitlines()
    many = [rows[0], *(row.replace("A-", f"A-{number}-") for number in range(40) for row in rows[1:])]
    Path("many.csv").write_text("\n".join([*many, *rows[1:], ""]), encoding="utf-8")
    monkeypatch.setattr(delimited, "_PART_SIZE", 1000)
    for jobs in ("1", "2"):
        result = check("many.csv", "-o", f"{name}:{jobs}", "--jobs", jobs, *options)
        assert result.exit_code == 1, result.output
    assert Path("1").read_bytes() == Path("2").read_bytes() != b""


def test_gitlab_asks_for_a_file_of_this_name() -> None:
    assert check("mugs.csv", "--format", "gitlab", "-o", "gl-code-quality-report.json").exit_code == 1
    entries = json.loads(Path("gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert [entry["check_name"] for entry in entries] == rules_found()
    assert {entry["location"]["path"] for entry in entries} == {"mugs.csv"}


def test_a_path_in_a_report_is_relative(folder: Path) -> None:
    """Code scanning and code quality look for the file in the repository."""
    (folder / "exports 1").mkdir()
    (folder / "mugs.csv").rename(folder / "exports 1" / "mugs.csv")
    path = str(folder / "exports 1" / "mugs.csv")
    (entry, *_) = json.loads(check(path, "--format", "gitlab").stdout)
    assert entry["location"]["path"] == "exports 1/mugs.csv"
    (run,) = json.loads(check(path, "--format", "sarif").stdout)["runs"]
    assert run["artifacts"][0]["location"]["uri"] == "exports%201/mugs.csv"
    suite, _ = ElementTree.fromstring(check(path, "--format", "junit").stdout)
    assert suite.get("name") == "exports 1/mugs.csv"


def test_the_ending_says_the_format_and_a_name_in_front_says_it_louder() -> None:
    check("mugs.csv", "-o", "results.xml", "-o", "comment.md", "-o", "concise:findings.csv")
    assert Path("results.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert Path("comment.md").read_text(encoding="utf-8").startswith("## listing-lint\n")
    assert Path("findings.csv").read_text(encoding="utf-8").startswith("mugs.csv:2: B2 A-1 ")


def test_spreadsheets_are_told_the_encoding_and_run_no_formula() -> None:
    check("mugs.csv", "-o", "findings.csv")
    table = Path("findings.csv").read_bytes()
    assert table.startswith(BYTE_ORDER_MARK)
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert {row["sku"] for row in rows} == {"A-1", "'=A-3"}
    assert "'-Holds the best tea™" in {row["value"] for row in rows}
    assert not check("mugs.csv", "--format", "csv").stdout_bytes.startswith(BYTE_ORDER_MARK)


def test_accepted_findings_stand_in_sarif_only() -> None:
    Path("listing-lint.toml").write_text(
        "[[suppress]]\nrule = 'subjective-claim'\nsku = 'A-1'\nreason = 'it is the name of the range'\n",
        encoding="utf-8",
    )
    check("mugs.csv", "-o", "a.sarif", "-o", "b.csv", "-o", "gitlab:c.json", "-o", "d.md", "-o", "e.xml")
    (run,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"]
    suppressed = [found for found in run["results"] if found["suppressions"]]
    assert [found["properties"]["sku"] for found in suppressed] == ["A-1"]
    assert suppressed[0]["suppressions"][0]["justification"] == "it is the name of the range"
    for file in ("b.csv", "c.json", "d.md", "e.xml"):
        assert "“Best”" not in Path(file).read_text(encoding="utf-8"), file


def test_reports_beside_the_fixed_listings() -> None:
    result = check("mugs.csv", "--fix", "-o", "fixed.csv", "-o", "sarif:left.json", "-o", "csv:left.csv")
    assert result.exit_code == 1, result.output
    assert Path("mugs.csv").read_text(encoding="utf-8") == MUGS
    assert Path("fixed.csv").read_text(encoding="utf-8") == MUGS.replace("™", "")
    (run,) = json.loads(Path("left.json").read_text(encoding="utf-8"))["runs"]
    left = [found["ruleId"] for found in run["results"]]
    assert "trademark-symbol" not in left
    assert "subjective-claim" in left
    rows = csv.DictReader(io.StringIO(Path("left.csv").read_bytes().decode("utf-8-sig")))
    assert [(row["rule"], row["file"]) for row in rows] == [(rule, "fixed.csv") for rule in left]


ERRORS = [
    # arguments, what the one sentence must say
    (["-o", "report"], "no report ends like this"),
    (["-o", "report.docx"], ".csv, .sarif, .xml, .md"),
    (["-o", "a.csv", "-o", "a.csv"], "a.csv can't take two outputs"),
    (["-o", "a.csv", "-o", "text:a.csv"], "a.csv can't take two outputs"),
    (["-o", "csv:-", "-o", "-"], "- can't take two outputs"),
    (["-o", "a.csv", "-o", "text:./a.csv"], "./a.csv can't take two outputs"),
    (["--fix", "-o", "a.csv", "-o", "csv:./a.csv"], "a.csv can't take two outputs"),
    (["--fix-report", "a.csv", "-o", "csv:a.csv"], "a.csv can't take two outputs"),
    (["--fix", "-o", "a.csv", "--fix-report", "a.csv"], "a.csv can't take two outputs"),
    ([".", "-o", "csv:mugs.csv"], "mugs.csv is a file to be checked; name another one"),
    ([".", "--fix", "--fix-report", "mugs.csv"], "mugs.csv is a file to be checked; name another one"),
    (["-o", "mugs.csv"], "mugs.csv is a file to be checked; name another one"),
    (["-o", "sarif:mugs.csv"], "mugs.csv is a file to be checked; name another one"),
    (["-o", "no/such/folder/a.sarif"], "no/such/folder/a.sarif"),
    (["--fix", "-o", "fixed.csv", "-o", "findings.csv"], "write FORMAT:FILE for a report"),
    (["--format", "xml"], "'sarif', 'github', 'gitlab', 'junit', 'markdown'"),
]


@pytest.mark.parametrize(("arguments", "says"), ERRORS, ids=[" ".join(case[0]) for case in ERRORS])
def test_a_report_that_has_nowhere_to_go(folder: Path, arguments: list[str], says: str) -> None:
    result = check("mugs.csv", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("listing-lint: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr
    assert [path.name for path in folder.iterdir()] == ["mugs.csv"]
    assert Path("mugs.csv").read_text(encoding="utf-8") == MUGS


def test_a_folder_that_holds_its_own_reports_is_checked_as_before(folder: Path) -> None:
    """Reports of yesterday are no listings, and those of today may take their place."""
    expected = check(".").stdout
    reports = [argument for name in FORMATS for argument in ("-o", f"{name}:{name}.csv")]
    reports += [
        argument for form in FORMATS.values() for end in form.endings for argument in ("-o", f"left{end}")
    ]
    for _ in range(2):
        assert check(".", *reports).exit_code == 1
    assert CliRunner().invoke(cli, ["split-titles", "mugs.csv", "--table", "split.csv"]).exit_code == 0
    assert check("mugs.csv", "--fix", "-o", "gone.csv", "--fix-report", "record.csv").exit_code == 1
    Path("gone.csv").unlink()
    result = check(".")
    assert result.stdout == expected != ""
    assert "no listings in them" in result.stderr


def test_a_report_in_a_watched_folder_calls_for_no_other_round(monkeypatch: pytest.MonkeyPatch) -> None:
    watched: list[str] = []

    def look_once(files: Callable[[], Sequence[str]], state: object) -> object:
        watched.extend(name for name in map(os.path.basename, files()) if Path(name).exists())
        raise KeyboardInterrupt

    monkeypatch.setattr("listing_lint.watch.wait_for_change", look_once)
    assert check(".", "--watch", "-o", "report.json", "-o", "csv:report.csv").exit_code == 0
    assert Path("report.csv").exists()
    assert watched == ["mugs.csv"]


def test_split_titles_writes_over_nothing(folder: Path) -> None:
    for arguments in (["--table", "mugs.csv"], ["-o", "split.csv", "--table", "./split.csv"]):
        result = CliRunner().invoke(cli, ["split-titles", "mugs.csv", *arguments])
        assert result.exit_code == 2
        assert "name another" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["mugs.csv"]
    assert Path("mugs.csv").read_text(encoding="utf-8") == MUGS


_FENCED = re.compile(
    r"^## (?P<name>\w+)$|^```(?P<kind>text|json|xml|markdown)\n(?P<sample>.*?)^```$", re.MULTILINE | re.DOTALL
)
_COMMAND = "check examples/listings.csv --select subjective-claim,emoji --policy-date 2026-11-25"
_CUT = "…"


def samples() -> Iterator[tuple[str, str]]:
    """Each format on the page of reports, with its sample."""
    name = ""
    for found in _FENCED.finditer(PAGE.read_text(encoding="utf-8")):
        name = found["name"] or name
        if found["sample"] is not None:
            yield name, found["sample"]


def within(part: object, whole: object) -> bool:
    """True where all of a JSON sample stands in what was written."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(within(value, whole.get(key)) for key, value in part.items())
    if isinstance(part, list):
        return (
            isinstance(whole, list)
            and len(part) == len(whole)
            and all(within(each, other) for each, other in zip(part, whole, strict=True))
        )
    return part == whole


def test_the_page_of_reports_tells_every_format_with_its_endings() -> None:
    table = PAGE.read_text(encoding="utf-8").split("\n## ")[0]
    rows = re.findall(r"^\| \[?`(\w+)`.*\|([^|]*)\|$", table, re.MULTILINE)
    told = {name: tuple(re.findall(r"`([^`]+)`", endings)) for name, endings in rows}
    assert {name: told.get(name) for name in FORMATS} == {
        name: form.endings for name, form in FORMATS.items()
    }
    assert {name for name, _ in samples()} == {"concise", "csv", "sarif", "gitlab", "junit", "markdown"}


@pytest.mark.parametrize(("name", "sample"), list(samples()))
def test_samples_are_what_is_written(name: str, sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert f"$ listing-lint {_COMMAND}\n" in PAGE.read_text(encoding="utf-8")
    written = CliRunner().invoke(cli, [*_COMMAND.split(), "--format", name]).stdout
    if name == "sarif":
        assert any(within(json.loads(sample), each) for each in json.loads(written)["runs"][0]["results"])
        return
    lines = iter(written.splitlines())
    for line in sample.splitlines():
        assert line == _CUT or line in lines, line


def test_a_wrong_clock_is_told_in_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = check("mugs.csv", "-o", "report.html")
    assert result.exit_code == 2
    assert result.stderr == (
        "listing-lint: SOURCE_DATE_EPOCH is “yesterday”; set it to seconds since 1970, or not at all\n"
    )


def test_an_earlier_report_stays_where_a_new_one_can_not_be_finished(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from listing_lint.report.jsonl import JsonLinesReport

    def fail(report: object, summary: object) -> str:
        raise OSError(28, "No space left on device")

    Path("old.jsonl").write_text("earlier", encoding="utf-8")
    monkeypatch.setattr(JsonLinesReport, "finish", fail)
    result = check("mugs.csv", "-o", "old.jsonl")
    assert result.exit_code == 2
    assert Path("old.jsonl").read_text(encoding="utf-8") == "earlier"
    assert sorted(path.name for path in Path().iterdir()) == ["mugs.csv", "old.jsonl"]


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")


@FULL
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_is_told_with_the_file(folder: Path, name: str) -> None:
    result = check("mugs.csv", "-o", f"{name}:/dev/full", "-o", "text:-", "-o", "sums.json")
    assert result.exit_code == 2
    assert result.stderr == (
        "listing-lint: /dev/full: No space left on device; see that it can be read and written\n"
    )
    # Another report is there as a whole, or not at all.
    assert not Path("sums.json").exists() or "summary" in json.loads(Path("sums.json").read_bytes())


@FULL
def test_so_is_a_full_disk_for_what_was_changed(folder: Path) -> None:
    result = check("mugs.csv", "--unsafe-fixes", "--fix-report", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr.startswith("listing-lint: /dev/full: No space left on device; ")


@pytest.mark.skipif(os.name == "nt", reason="no limits of processes")
@pytest.mark.parametrize("name", ["json", "html", "csv", "junit"])
def test_a_report_for_which_the_disk_has_no_room_is_named_as_it_was_written(folder: Path, name: str) -> None:
    Path("report").write_text("earlier", encoding="utf-8")
    code = (
        "import resource, signal\nfrom listing_lint.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\nmain()"
    )
    rows = "".join(f"A-{number},Best Mug with Lid {number}\n" for number in range(500))
    Path("mugs.csv").write_text(f"sku,title\n{rows}", encoding="utf-8")
    command = subprocess.run(
        [sys.executable, "-c", code, "check", "mugs.csv", "--jobs", "1", "-o", f"{name}:report"],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert command.returncode == 2
    assert command.stderr == "listing-lint: report: File too large; see that it can be read and written\n"
    assert Path("report").read_text(encoding="utf-8") == "earlier"
    assert sorted(path.name for path in Path().iterdir()) == ["mugs.csv", "report"]


def test_a_message_quotes_the_head_of_a_long_text_only(folder: Path) -> None:
    Path("long.csv").write_text(f"sku,title\nA-1,{'x' * 5000}@mugs.com Mug\n", encoding="utf-8")
    found = [json.loads(line) for line in check("long.csv", "--format", "jsonl").stdout.splitlines()]
    assert found
    assert max(len(each["message"]) for each in found) < 300


@pytest.mark.parametrize(
    ("value", "near"), [("sarfi:x.json", "sarif"), ("JSON:x", "json"), ("markdwon:a.md", "markdown")]
)
def test_a_misspelt_format_names_the_nearest(folder: Path, value: str, near: str) -> None:
    result = check("mugs.csv", "-o", value)
    assert result.exit_code == 2
    assert f"did you mean “{near}”?" in result.stderr
    assert [path.name for path in Path().iterdir()] == ["mugs.csv"]
