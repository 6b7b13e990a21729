"""Fixing from the command line: what is shown, what is written, what is left alone."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from listing_lint import Linter, Listing
from listing_lint.cli import cli
from listing_lint.file_repair import CellRepair, document_repairs
from listing_lint.formats import CellChange, open_document
from listing_lint.setting import Setting

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
REAL_FILES = ROOT.parent / "shared" / "files"
DAY = ["--policy-date", "2026-11-25"]

MUGS = (
    "sku,title,highlight,bullet_point1\r\n"
    'MUG-1,"Best Stoneware Mug with Oak Lid, Wide Handle, 300 ml, Dishwasher Safe, Speckled Glaze, Gift Box",'
    ",Holds a large tea™\r\n"
    "MUG-2,Stoneware Mug™,,\r\n"
    "MUG-3,Stoneware Jug,,Holds a litre of milk\r\n"
)
SAFE = MUGS.replace("tea™", "tea").replace("Mug™", "Mug")
UNSAFE = SAFE.replace(
    '"Best Stoneware Mug with Oak Lid, Wide Handle, 300 ml, Dishwasher Safe, Speckled Glaze, Gift Box",,',
    '"Stoneware Mug with Oak Lid, Wide Handle, 300 ml, Dishwasher Safe","Speckled Glaze, Gift Box",',
)


@pytest.fixture
def mugs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mugs.csv"
    path.write_bytes(MUGS.encode())
    return path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *DAY, *arguments])


EXITS = [
    # options, exit code, what the file says then
    (["--fix"], 1, SAFE),
    (["--unsafe-fixes"], 0, UNSAFE),
    (["--fix", "--unsafe-fixes"], 0, UNSAFE),
    (["--fix", "--exit-zero"], 0, SAFE),
    (["--fix", "--select", "trademark-symbol"], 0, SAFE),
    (["--fix", "--select", "length"], 1, MUGS),
    (["--diff"], 1, MUGS),
    (["--diff", "--fix"], 1, MUGS),
    (["--diff", "--select", "emoji"], 0, MUGS),
]


@pytest.mark.parametrize(("options", "code", "content"), EXITS)
def test_exit_codes_and_files(mugs: Path, options: list[str], code: int, content: str) -> None:
    result = check("mugs.csv", *options)
    assert result.exit_code == code, result.output
    assert mugs.read_bytes().decode() == content


def test_the_diff_shows_cell_sku_field_and_rules(mugs: Path) -> None:
    output = check("mugs.csv", "--diff").stdout
    assert "--- mugs.csv: B3, SKU MUG-2, title\n" in output
    assert "+++ mugs.csv: B3, SKU MUG-2, title (trademark-symbol)\n" in output
    assert "\n-Stoneware Mug™\n+Stoneware Mug\n" in output


def test_a_diff_commands_no_terminal(mugs: Path) -> None:
    mugs.write_text("sku,title\nMUG-1,Stoneware \x1b[31m Mug™\n", encoding="utf-8")
    assert "\x1b" not in check("mugs.csv", "--diff").stdout


def test_elsewhere(mugs: Path) -> None:
    result = check("mugs.csv", "--unsafe-fixes", "-o", "fixed.csv")
    assert result.exit_code == 0
    assert mugs.read_bytes() == MUGS.encode()
    assert Path("fixed.csv").read_bytes() == UNSAFE.encode()


REFUSED = [
    (["mugs.csv", "--fix", "-o", "report.txt"], "another ending"),
    (["mugs.csv", "more.csv", "--fix", "-o", "fixed.csv"], "one file"),
    ([".", "--fix", "-o", "fixed.csv"], "one file"),
    (["-", "--fix"], "standard input"),
    (["mugs.csv", "--fix", "--fix-report", "mugs.csv"], "another one"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_refusals(mugs: Path, arguments: list[str], words: str) -> None:
    Path("more.csv").write_bytes(MUGS.encode())
    result = check(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert mugs.read_bytes() == MUGS.encode()


def test_the_record_of_what_was_corrected(mugs: Path) -> None:
    mugs.write_text("sku,title\n=MUG,=Stoneware Mug™\n", encoding="utf-8")
    check("mugs.csv", "--fix", "--fix-report", "changes.csv")
    with Path("changes.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows == [
        ["sku", "file", "cell", "field", "before", "after", "rules"],
        ["'=MUG", "mugs.csv", "B2", "title", "'=Stoneware Mug™", "'=Stoneware Mug", "trademark-symbol"],
    ]


def test_a_cell_that_the_encoding_cannot_hold_leaves_the_file_alone(mugs: Path) -> None:
    data = MUGS.replace("™", "").encode("cp1252")
    mugs.write_bytes(data)
    document = open_document(mugs)
    listing = next(item for item in document.listings() if isinstance(item, Listing))
    place = listing.place("bullet", 0)
    assert place.column == 4
    assert check("mugs.csv", "--fix").exit_code == 1
    assert mugs.read_bytes() == data


def test_a_folder_with_other_files(mugs: Path) -> None:
    Path("package.json").write_text('{"name": "shop", "description": "The best™ shop"}\n', encoding="utf-8")
    before = Path("package.json").read_bytes()
    check(".", "--unsafe-fixes")
    assert mugs.read_bytes() == UNSAFE.encode()
    assert Path("package.json").read_bytes() == before


def test_what_was_accepted_is_left_as_it_is(mugs: Path) -> None:
    Path("listing-lint.toml").write_text(
        '[[suppress]]\nrule = "trademark-symbol"\nsku = "MUG-1"\nfield = "*"\ntext = "*"\nreason = "ours"\n',
        encoding="utf-8",
    )
    check("mugs.csv", "--fix")
    assert mugs.read_bytes() == MUGS.replace("Mug™", "Mug").encode()


def test_split_titles(mugs: Path) -> None:
    result = CliRunner().invoke(
        cli, ["split-titles", "mugs.csv", "-o", "split.csv", "--table", "t.csv", *DAY]
    )
    assert result.exit_code == 0
    assert "MUG-1 B2" in result.stdout
    assert "MUG-2" not in result.stdout
    assert Path("split.csv").read_bytes().decode() == UNSAFE.replace("tea", "tea™").replace("Mug,,", "Mug™,,")
    with Path("t.csv").open(encoding="utf-8-sig", newline="") as stream:
        header, row = csv.reader(stream)
    assert header == ["sku", "file", "cell", "before", "title", "highlight", "left out"]
    assert row[4:] == [
        "Stoneware Mug with Oak Lid, Wide Handle, 300 ml, Dishwasher Safe",
        "Speckled Glaze, Gift Box",
        "Best",
    ]


def test_split_titles_without_a_place_for_the_rest(mugs: Path) -> None:
    mugs.write_text("sku,title\nMUG-1," + "Stoneware Mug with Oak Lid - " * 3 + "Blue\n", encoding="utf-8")
    before = mugs.read_bytes()
    result = CliRunner().invoke(cli, ["split-titles", "mugs.csv", "-o", "split.csv", *DAY])
    assert result.exit_code == 1
    assert "add the column" in result.stderr
    assert Path("split.csv").read_bytes() == before


def example_files() -> list[Path]:
    return sorted(path for path in EXAMPLES.rglob("*") if path.suffix not in ("", ".md"))


def repairs_of(path: Path) -> tuple[list[CellRepair], bytes]:
    """Every fix of a file, the unsafe ones as well, and the file with them."""
    document = open_document(path)
    found = list(document_repairs(Setting(Linter(policy_date="2026-11-25")), document, unsafe=True))
    target = io.BytesIO()
    document.rewrite(
        [CellChange(each.place, each.change.before, each.change.after) for each in found], target
    )
    return found, target.getvalue()


@pytest.mark.parametrize("path", example_files(), ids=lambda path: path.name)
def test_only_the_fixed_texts_differ(path: Path) -> None:
    repairs, data = repairs_of(path)
    before, after = texts_of(path, path.read_bytes()), texts_of(path, data)
    for each in repairs:
        place, change = each.place, each.change
        key = (place.sheet, place.sku, change.field, change.index)
        changed = [where for where in before if where[:4] == key and before[where] == change.before]
        assert changed
        for where in changed:
            assert after[where] == change.after
            before[where] = change.after
    assert after == before
    if not repairs:
        assert data == path.read_bytes()


def texts_of(path: Path, data: bytes) -> dict[tuple[object, ...], str]:
    """Every text of a file with sheet, SKU, field, index and the listing's number."""
    return {
        (listing.place().sheet, listing.sku, text.field, text.index, number): text.value
        for number, listing in enumerate(listings(path, data))
        for text in (*listing.texts(), *empty_highlight(listing))
    }


def listings(path: Path, data: bytes) -> Iterator[Listing]:
    document = open_document(path, data=data)
    yield from (item for item in document.listings() if isinstance(item, Listing))


def empty_highlight(listing: Listing) -> Iterator[object]:
    from listing_lint import Text

    if listing.highlight == "":
        yield Text("highlight", None, "")


WORKBOOKS = [path for path in example_files() if path.suffix == ".xlsx"]


def cells_of(data: bytes) -> dict[tuple[str, str], object]:
    """Every cell of a workbook as an independent reader sees it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_workbooks_cell_by_cell_and_member_by_member(path: Path) -> None:
    repairs, data = repairs_of(path)
    expected = cells_of(path.read_bytes())
    for each in repairs:
        place = each.place
        expected[place.sheet or "", place.cell.rpartition("!")[2]] = each.change.after
    assert cells_of(data) == expected
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert new.namelist() == old.namelist()
        differing = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert all(name.startswith("xl/worksheets/") for name in differing)
    assert len(differing) <= len({each.place.sheet for each in repairs})


@pytest.mark.parametrize("name", ["attribute-paths.xlsx", "fptcustom.xlsx"])
def test_a_fixed_workbook_opens_in_libreoffice(name: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine; .ci/run installs it")
    repairs, data = repairs_of(EXAMPLES / name)
    assert repairs
    (tmp_path / "fixed.xlsx").write_bytes(data)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *(office, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *(
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
            ),
            *("--outdir", str(tmp_path), str(tmp_path / "fixed.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    seen = {
        cell
        for sheet in tmp_path.glob("fixed*.csv")
        for row in csv.reader(io.StringIO(sheet.read_text(encoding="utf-8"), newline=""))
        for cell in row
    }
    assert {each.change.after for each in repairs} - {""} <= seen


@pytest.mark.skipif(not REAL_FILES.is_dir(), reason="no real files beside the project")
def test_real_files_differ_in_their_fixed_texts_only() -> None:
    for path in sorted(path for path in REAL_FILES.glob("*/*") if path.is_file() and path.suffix != ".xml"):
        repairs, data = repairs_of(path)
        if not repairs:
            assert data == path.read_bytes(), path.name
            continue
        before, after = texts_of(path, path.read_bytes()), texts_of(path, data)
        differing = {where for where in before if before[where] != after.get(where)}
        named = {(each.place.sku, each.change.field, each.change.index) for each in repairs}
        assert {where[1:4] for where in differing} <= named, path.name
        assert before.keys() == after.keys(), path.name


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_killed_while_fixing_one_whole_file_is_there(tmp_path: Path) -> None:
    """The command is killed at moments spread over its whole run."""
    path = tmp_path / "mugs.csv"
    rows = "".join(f"MUG-{number},Stoneware Mug™ {number},,Holds a large tea™\r\n" for number in range(3000))
    old = f"sku,title,highlight,bullet_point1\r\n{rows}".encode()
    new = old.replace("™".encode(), b"")
    command = [sys.executable, "-m", "listing_lint", "check", "mugs.csv", "--fix", "--select", "characters"]
    path.write_bytes(old)
    began = time.monotonic()
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    whole_run = time.monotonic() - began
    assert path.read_bytes() == new
    for part in range(1, 9):
        path.write_bytes(old)
        process = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(whole_run * part / 9)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_bytes() in (old, new)
