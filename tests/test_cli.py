"""The command line, as a user and as a shell see it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from listing_lint import Linter, __version__
from listing_lint.cli import cli
from listing_lint.listing import Listing
from listing_lint.rule import FAMILIES

CLEAN = "sku,title\nA-1,Stoneware Mug with Lid\n"
LONG = f"sku,title\nA-1,Stoneware Mug with Lid\nA-2,{'Stoneware Mug with a Lid and a Handle ' * 3}\n"
INVISIBLE = "sku,title\nA-1,Stoneware\u200bMug with Lid\n"

COMMAND = [sys.executable, "-m", "listing_lint"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("clean.csv", CLEAN), ("long.csv", LONG), ("invisible.csv", INVISIBLE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=stdin)


EXITS = [
    # arguments of check, exit code
    (["clean.csv"], 0),
    (["long.csv"], 1),
    (["clean.csv", "long.csv"], 1),
    (["invisible.csv"], 1),
    (["invisible.csv", "--fail-level", "error"], 0),
    (["invisible.csv", "--min-severity", "error"], 0),
    (["long.csv", "--fail-level", "error"], 1),
    (["long.csv", "--exit-zero"], 0),
    (["long.csv", "--ignore", "length,repetition"], 0),
    (["long.csv", "--ignore", "title-too-long,repeated-word", "--ignore", "style"], 0),
    (["long.csv", "--select", "characters"], 0),
    (["long.csv", "--select", "characters,title-too-long"], 1),
    (["broken.xlsx"], 2),
    (["broken.xlsx", "--exit-zero"], 2),
    (["broken.xlsx", "long.csv"], 2),
    (["no-such-file.csv"], 2),
    (["no-such-file.csv", "clean.csv"], 2),
]


@pytest.mark.parametrize(("arguments", "code"), EXITS, ids=[" ".join(case[0]) for case in EXITS])
def test_exit_code(folder: Path, arguments: list[str], code: int) -> None:
    result = run("check", *arguments)
    assert result.exit_code == code, result.output


USER_ERRORS = [
    # arguments, what the one sentence must say
    (["check"], "PATH"),
    (["check", "no-such-file.csv"], "no such file"),
    (["check", "broken.xlsx"], "broken.xlsx"),
    (["check", "clean.csv", "--select", "materiel"], "did you mean “material”"),
    (["check", "clean.csv", "--ignore", "title-to-long"], "did you mean “title-too-long”"),
    (["check", "clean.csv", "--market", "amazon-moon"], "amazon-us"),
    (["check", "clean.csv", "--policy-date", "27.7.2026"], "2026-07-27"),
    (["check", "clean.csv", "--format", "xml"], "jsonl"),
    (["check", "clean.csv", "--input-format", "docx"], "workbook"),
    (["check", "clean.csv", "--output", "clean.csv"], "name another"),
    (["check", "clean.csv", "--output", "no/such/folder.txt"], "no/such/folder.txt"),
    (["check", "clean.csv", "--selct", "material"], "--select"),
    (["chek", "clean.csv"], "chek"),
    (["rule", "title-to-long"], "did you mean “title-too-long”"),
    (["rule"], "NAME"),
    (["rules", "--select", "nothing"], "nothing"),
]


@pytest.mark.parametrize(("arguments", "says"), USER_ERRORS, ids=[" ".join(case[0]) for case in USER_ERRORS])
def test_user_error_is_one_sentence(folder: Path, arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("listing-lint: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr
    assert (folder / "clean.csv").read_text(encoding="utf-8") == CLEAN


def test_broken_file_does_not_stop_the_others(folder: Path) -> None:
    result = run("check", "broken.xlsx", "long.csv", "no-such-file.csv", "--format", "json")
    document = json.loads(result.stdout)
    assert [found["rule"] for found in document["diagnostics"] if found["rule"] == "title-too-long"]
    assert [error["file"] for error in document["errors"]] == ["broken.xlsx", "no-such-file.csv"]


def test_fault_of_ours_names_the_listing_and_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lint_many = Linter.lint_many

    def fail(linter: Linter, listings: Sequence[Listing]) -> object:
        if any(listing.sku == "A-2" for listing in listings):
            raise KeyError("no such thing")
        return lint_many(linter, listings)

    monkeypatch.setattr(Linter, "lint_many", fail)
    result = run("check", "long.csv", "invisible.csv")
    assert result.exit_code == 2
    assert "SKU A-2" in result.stderr
    assert "Traceback" not in result.stderr
    assert "invisible-character" in result.stdout


def test_fault_of_ours_before_any_file_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("no rules today")

    monkeypatch.setattr(Linter, "__init__", fail)
    result = run("check", "clean.csv")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "no rules today" in result.stderr


def test_folder_is_searched_and_what_is_passed_over_is_said(folder: Path) -> None:
    (folder / "broken.xlsx").unlink()
    (folder / "notes.txt").write_text("buy milk\n", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "package.json").write_text('{"name": "x", "description": "The best tool"}', encoding="utf-8")
    deeper = folder / "de" / "exports"
    deeper.mkdir(parents=True)
    (deeper / "more.csv").write_text(LONG, encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "hidden.csv").write_text(LONG, encoding="utf-8")
    result = run("check", ".", "--format", "json")
    document = json.loads(result.stdout)
    files = {found["file"] for found in document["diagnostics"]}
    assert files == {"invisible.csv", "long.csv", str(Path("de", "exports", "more.csv"))}
    assert document["summary"]["files"] == 4
    assert "photo.jpg" in result.stderr
    assert "notes.txt" in result.stderr
    assert "package.json" in result.stderr
    assert "hidden" not in result.stderr


def test_each_file_is_linted_once(folder: Path) -> None:
    (folder / "broken.xlsx").unlink()
    document = json.loads(run("check", "long.csv", ".", "./long.csv", "--format", "json").stdout)
    assert document["summary"]["files"] == 3


def test_many_files_are_passed_over_by_number(folder: Path) -> None:
    photos = folder / "photos"
    photos.mkdir()
    for number in range(30):
        (photos / f"{number}.jpg").touch()
    (photos / "README").touch()
    result = run("check", "photos")
    assert "passed over 31 files, not listing files by their endings: .jpg 30, no ending 1" in result.stderr


def test_named_file_must_hold_listings_unless_skipped(folder: Path) -> None:
    (folder / "notes.txt").write_text("buy milk\n", encoding="utf-8")
    assert run("check", "notes.txt").exit_code == 1
    skipped = run("check", "notes.txt", "--skip-unknown")
    assert skipped.exit_code == 0
    assert "notes.txt" in skipped.stderr


def test_standard_input(folder: Path) -> None:
    result = run("check", "-", "--input-format", "csv", "--format", "jsonl", stdin=LONG)
    assert result.exit_code == 1
    assert {json.loads(line)["file"] for line in result.stdout.splitlines()} == {"<stdin>"}
    recognised = run("check", "-", "--format", "jsonl", stdin=LONG)
    assert recognised.stdout == result.stdout


def test_min_severity_hides_and_says_so(folder: Path) -> None:
    result = run("check", "long.csv", "invisible.csv", "--min-severity", "error")
    assert "invisible-character" not in result.stdout
    assert "below --min-severity not shown" in result.stdout


def test_file_findings_are_shown_whatever_is_selected(folder: Path) -> None:
    (folder / "ragged.csv").write_text("sku,title\nA-1,Stoneware Mug,more,and more\n", encoding="utf-8")
    assert '"file"' in run("check", "ragged.csv", "--select", "length", "--format", "jsonl").stdout
    assert run("check", "ragged.csv", "--ignore", "file", "--format", "jsonl").stdout == ""


def test_policy_date_picks_the_limits(folder: Path) -> None:
    (folder / "old.csv").write_text(f"sku,title\nA-1,{'x' * 8}{' yz' * 24}\n", encoding="utf-8")
    new = run(
        "check", "old.csv", "--select", "title-too-long", "--policy-date", "2026-07-27", "--format", "jsonl"
    )
    old = run(
        "check", "old.csv", "--select", "title-too-long", "--policy-date", "2026-07-26", "--format", "jsonl"
    )
    assert json.loads(new.stdout.splitlines()[0])["severity"] == "error"
    assert "error" not in {json.loads(line)["severity"] for line in old.stdout.splitlines()}


def test_says_by_which_rules_and_what_could_not_be_checked(folder: Path) -> None:
    (folder / "ko.jsonl").write_text('{"sku": "A", "title": "컵", "language": "ko"}\n', encoding="utf-8")
    result = run("check", "ko.jsonl", "--market", "amazon-jp", "--policy-date", "2026-11-25")
    assert "by the rules of amazon-jp on 2026-11-25" in result.stdout
    assert result.stdout.count("no word lists for “ko” yet") == 1
    english = json.loads(run("check", "clean.csv", "--format", "json").stdout)["summary"]
    assert english["markets"] == ["amazon-us"]
    assert english["unchecked_languages"] == []


def test_output_file(folder: Path) -> None:
    result = run("check", "long.csv", "--format", "json", "--output", "report.json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]["files"] == 1


def test_colour(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("check", "long.csv").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "long.csv").stdout
    assert "\x1b[" not in run("check", "long.csv", "--no-color").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "long.csv").stdout


def test_a_wrong_rule_name_is_told_in_chinese(folder: Path) -> None:
    near = run("check", "clean.csv", "--select", "title-to-long", "--lang", "zh-CN")
    assert near.exit_code == 2
    assert "没有名为“title-to-long”的规则或类别；是否指“title-too-long”？" in near.stderr
    far = run("check", "clean.csv", "--ignore", "xxxxx", "--lang", "zh-CN")
    assert "`listing-lint rules` 会列出全部规则" in far.stderr


def test_messages_in_chinese(folder: Path) -> None:
    result = run("check", "long.csv", "--lang", "zh-CN")
    assert "错误" in result.stdout
    assert "字符" in result.stdout


def test_rules_are_listed_by_family(folder: Path) -> None:
    result = run("rules")
    assert result.exit_code == 0
    headings = [line for line in result.stdout.splitlines() if line in FAMILIES]
    assert headings == [family for family in FAMILIES if family in headings]
    chosen = run("rules", "--select", "length")
    assert "title-too-long" in chosen.stdout
    assert "invisible-character" not in chosen.stdout


def test_rule_page(folder: Path) -> None:
    result = run("rule", "title-too-long")
    assert result.exit_code == 0
    assert "Sources" in result.stdout
    assert "https://" in result.stdout
    assert "^^^" in result.stdout
    assert "来源" in run("rule", "title-too-long", "--lang", "zh-CN").stdout


def test_help_shows_an_example_for_each_command() -> None:
    for command in ([], ["check"], ["rules"], ["rule"]):
        result = run(*command, "--help")
        assert result.exit_code == 0
        assert "Example" in result.stdout
    assert run().output == run("--help").output


def test_version() -> None:
    assert run("--version").output == f"listing-lint {__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
@pytest.mark.parametrize("report_too", [False, True])
def test_progress_stands_on_a_terminal_and_goes_away(folder: Path, report_too: bool) -> None:
    code = "import listing_lint.cli.console as console\nfrom listing_lint.cli import main\nconsole._PROGRESS_AFTER = console._PROGRESS_EVERY = 0\nmain()"
    ours, theirs = os.openpty()
    stdout = theirs if report_too else subprocess.DEVNULL
    subprocess.run(
        [sys.executable, "-c", code, "check", "long.csv"], stdout=stdout, stderr=theirs, check=False
    )
    os.close(theirs)
    shown = b""
    # Linux tells the end of a pseudo-terminal by an error.
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 1 << 16):
            shown += piece
    os.close(ours)
    assert b"\r1 listings, 0 findings " in shown
    assert shown.count(b"\r\x1b[K") >= 1
    assert shown.endswith(b"\r\x1b[K") or report_too


def test_closed_pipe_is_quiet(folder: Path) -> None:
    (folder / "large.csv").write_text("sku,title\n" + f"A-1,{'Mug ' * 30}\n" * 20_000, encoding="utf-8")
    command = subprocess.Popen(
        [*COMMAND, "check", "large.csv", "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.readline()
    command.stdout.close()
    assert command.stderr.read() == b""
    command.stderr.close()
    assert command.wait() == 141


COMMANDS_THAT_PRINT = [
    ["check", "long.csv"],
    ["check", "clean.csv"],
    ["check", "long.csv", "--format", "html"],
    ["check", "long.csv", "--format", "xlsx"],
    ["check", "long.csv", "-o", "text:-", "-o", "json:findings"],
    ["rules"],
    ["check", "--help"],
]


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", COMMANDS_THAT_PRINT, ids=" ".join)
def test_output_that_nobody_reads_is_quiet(folder: Path, arguments: list[str], unbuffered: str) -> None:
    """Also where all of it fits into a buffer, and whatever the exit code would have been."""
    ours, theirs = os.pipe()
    os.close(ours)
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    command = subprocess.run(
        [*COMMAND, *arguments], stdout=theirs, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(theirs)
    assert (command.stderr, command.returncode) == (b"", 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [*COMMANDS_THAT_PRINT, ["--help"], ["--version"]], ids=" ".join)
def test_a_full_disk_is_told_in_one_sentence(folder: Path, arguments: list[str], unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered, "LC_ALL": "C.UTF-8"}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = subprocess.run(
            [*COMMAND, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
            check=False,
        )
    assert command.returncode == 2
    assert command.stderr == (
        "listing-lint: the report: No space left on device; see that it can be read and written\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="no limits of processes")
@pytest.mark.parametrize("name", ["markdown", "html", "xlsx"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_half_a_report_is_never_taken_for_a_whole_one(folder: Path, name: str, unbuffered: str) -> None:
    """A disk that has room for a part only takes that part without complaint."""
    code = (
        "import resource, signal, sys\nfrom listing_lint.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\nmain()"
    )
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"}
    with (folder / "report").open("wb") as report:
        command = subprocess.run(
            [sys.executable, "-c", code, "check", "long.csv", "--format", name],
            stdout=report,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    assert command.returncode == 2
    assert command.stderr.startswith(b"listing-lint: the report: ")


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT between processes")
def test_interrupt_is_quiet(folder: Path) -> None:
    os.mkfifo(folder / "endless.csv")
    command = subprocess.Popen(
        [*COMMAND, "check", "endless.csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with (folder / "endless.csv").open("w", encoding="utf-8") as pipe:
        pipe.write("sku,title\n")
        pipe.flush()
        time.sleep(0.2)
        command.send_signal(signal.SIGINT)
        _, stderr = command.communicate(timeout=20)
    assert command.returncode == 130
    assert stderr.strip() == b"listing-lint: stopped"


def test_start_is_lazy() -> None:
    """What a hook runs on a clean file imports neither spaCy nor rich's console."""
    code = (
        "import sys\nfrom listing_lint.cli import main\n"
        "try:\n    main()\nfinally:\n    print([m for m in ('spacy', 'rich.console', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "-"], input=CLEAN, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
