"""A workbook read in parts, by one process or several, reads like the whole."""

from __future__ import annotations

import io
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from invented_files import attribute_path_rows, workbook

from listing_lint.cli import cli
from listing_lint.formats import Document, FileFinding, UnreadableFile, open_document
from listing_lint.formats import workbook as reader
from listing_lint.listing import Listing, Place
from listing_lint.run import Desk

Told = tuple[str, Place, object]
HEADER = ["sku", "title", "description"]


def opened(sheets: dict[str, list[list[str]]]) -> Document:
    return open_document("catalogue.xlsx", data=workbook(sheets))


def told(items: Iterator[Listing | FileFinding]) -> list[Told]:
    return [
        (item.diagnostic.rule, item.place, item.diagnostic)
        if isinstance(item, FileFinding)
        else (item.sku, item.place("title"), (item.title, item.description))
        for item in items
    ]


def in_parts(sheets: dict[str, list[list[str]]], rows: int) -> tuple[list[str], list[Told]]:
    """The names of the parts of so many rows, twice as many in the first, and what they hold."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_PART_ROWS", rows)
        document = opened(sheets)
        parts = list(document.parts())
        assert [part.last for part in parts] == [False] * (len(parts) - 1) + [True]
        return [str(part) for part in parts], told(item for part in parts for item in document.read(part))


def template(name: str, count: int) -> list[list[str]]:
    """A template whose titles have something to find in every third of them."""
    return attribute_path_rows(
        *(
            [f"{name}-{n}", "", "HAT", "Best Wool Hat™" if n % 3 == 0 else f"Wool Hat {n}", "", "Nordkap"]
            for n in range(1, count + 1)
        )
    )


cells = st.sampled_from(["", "", "A", "Hat", "Delete", " "])
tables = st.lists(st.lists(cells, max_size=5), max_size=7)


@given(st.lists(tables, min_size=1, max_size=3), st.booleans(), st.integers(1, 6))
def test_parts_are_the_whole(some: list[list[list[str]]], amazons: bool, rows: int) -> None:
    head: list[list[str]] = attribute_path_rows() if amazons else [HEADER]
    sheets = {f"S{number}": [*head, *data] for number, data in enumerate(some)}
    whole = told(opened(sheets).listings())
    assert in_parts(sheets, rows)[1] == in_parts(sheets, 1 << 20)[1] == whole


def test_a_part_is_named_by_its_sheets_and_rows() -> None:
    sheets = {"Hats": template("H", 5), "Read me": [["x"]], "Pots": template("P", 2)}
    names, items = in_parts(sheets, 2)
    assert names == [
        "sheet “Hats”, rows 7 to 10",
        "sheet “Hats”, row 11, to sheet “Pots”, row 7",
        "sheet “Pots”, rows 8 to 8",
    ]
    assert [sku for sku, *_ in items] == ["H-1", "H-2", "H-3", "H-4", "H-5", "P-1", "P-2"]


def test_few_rows_on_several_sheets_are_one_part() -> None:
    assert len(in_parts({f"T{number}": template("H", 5) for number in range(9)}, 512)[0]) == 1
    assert in_parts({"A": []}, 1)[0] == ["the whole file"]


def test_a_sheet_is_unpacked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    unpack = reader._sheet

    def counted(book: reader.CalamineWorkbook, name: str, path: str) -> reader.CalamineSheet | None:
        asked.append(name)
        return unpack(book, name, path)

    monkeypatch.setattr(reader, "_sheet", counted)
    for sheets in (
        {"Mine": [HEADER, ["A", "Hat"]]},
        {"Read me": [["x"]], "Template": template("H", 2), "Lists": [["y"]]},
    ):
        asked.clear()
        document = opened(sheets)
        # What was begun and left can be begun again.
        next(document.listings())
        first = told(document.listings())
        assert asked == list(sheets)
        assert told(document.listings()) == first
    asked.clear()
    assert len(told(opened({"A": template("H", 2), "B": template("P", 2)}).listings())) == 4
    assert asked == ["A", "B", "B"]


def test_another_process_is_given_the_rows_and_not_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    document = opened({"Template": template("H", 3)})
    expected = told(document.listings())
    parts = pickle.dumps((document, list(document.parts())))
    monkeypatch.setattr(reader, "CalamineWorkbook", None)
    copy, parts = pickle.loads(parts)
    assert told(item for part in parts for item in copy.read(part)) == expected


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A workbook in the current folder, with the sheets of these names hidden."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reader, "_PART_ROWS", 6)

    def write(sheets: dict[str, list[list[str]]], hidden: Sequence[str] = ()) -> Path:
        made = openpyxl.load_workbook(io.BytesIO(workbook(sheets)))
        for number, name in enumerate(hidden):
            made[name].sheet_state = ("hidden", "veryHidden")[number % 2]
        path = Path("hats.xlsx")
        made.save(path)
        return path

    return write


def check(path: Path, jobs: int, *options: str) -> Result:
    arguments = ["check", str(path), "--policy-date", "2026-11-25", "--jobs", str(jobs), *options]
    return CliRunner().invoke(cli, arguments)


def checked(path: Path, *options: str) -> tuple[int, str, str]:
    """Exit code, report and complaints, which are the same for any number of processes."""
    one, *more = (check(path, jobs, *options) for jobs in (1, 2, 3))
    for result in more:
        assert (result.exit_code, result.stdout, result.stderr) == (one.exit_code, one.stdout, one.stderr)
    return one.exit_code, one.stdout, one.stderr


@pytest.mark.parametrize("name", ["jsonl", "json", "text", "html", "junit"])
def test_the_report_is_the_same_for_any_number_of_processes(book: Callable[..., Path], name: str) -> None:
    sheets = {
        "Read me": [["Notes"]],
        "Hats": template("H", 40),
        "Hidden": template("X", 20),
        "Pots": template("P", 3),
        "Deep": template("D", 9),
    }
    code, report, _ = checked(book(sheets, hidden=["Hidden", "Deep"]), "--format", name)
    assert code == 1
    if name == "jsonl":
        for sku in ("H-3", "H-39", "X-18", "P-3", "D-9"):
            assert f'"{sku}"' in report


def test_a_workbook_without_rows_says_so_for_any_number_of_processes(book: Callable[..., Path]) -> None:
    empty = attribute_path_rows(*([""] * 3 for _ in range(20)), [" "])
    empty[-1] = ["", "", ""]
    assert "empty-file" in checked(book({"A": empty, "B": template("H", 0)}))[1]


def test_what_stands_above_damage_is_checked_by_any_number_of_processes(book: Callable[..., Path]) -> None:
    path = book({"Hats": template("H", 60)})
    made = openpyxl.load_workbook(path)
    # So many hours are more than a time can hold.
    made["Hats"].cell(56, 9, 1e15).number_format = "[h]:mm"
    made.save(path)
    _, report, complaints = checked(path, "--format", "jsonl")
    assert '"H-48"' in report
    assert '"H-51"' not in report
    assert complaints.count("sheet “Hats”, row 56: a number is too large") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems start workers that no test can spoil")
@pytest.mark.parametrize("jobs", [2, 3])
def test_the_rows_of_a_dead_worker_are_told(
    book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    path = book({"Hats": template("H", 40)})
    find = Desk.find

    def deadly(desk: Desk, items: Sequence[Listing | FileFinding]) -> object:
        if any(isinstance(item, Listing) and item.sku == "H-15" for item in items):
            os.kill(os.getpid(), signal.SIGKILL)
        return find(desk, items)

    alive = check(path, jobs, "--format", "jsonl")
    monkeypatch.setattr(Desk, "find", deadly)
    dead = check(path, jobs, "--format", "jsonl")
    assert dead.exit_code != 0
    assert (
        "hats.xlsx, sheet “Hats”, rows 19 to 24: not checked, the process that did it ended with signal 9"
        in dead.stderr
    )
    lost = {f'"H-{number}"' for number in range(13, 19)}
    expected = [line for line in alive.stdout.splitlines() if not any(sku in line for sku in lost)]
    assert dead.stdout.splitlines() == expected


def test_a_part_of_another_format_is_refused() -> None:
    document = opened({"Template": template("H", 1)})
    part = next(open_document("x.csv", data=b"sku,title\nA,Hat\n").parts())
    with pytest.raises(TypeError, match="no part of a workbook"):
        next(document.read(part))


def test_a_sheet_that_is_gone_is_told_after_the_rows_before_it(
    book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = open_document(book({"Hats": template("H", 9), "Pots": template("P", 9)}))
    unpack = reader._sheet

    def broken(book: reader.CalamineWorkbook, name: str, path: str) -> reader.CalamineSheet | None:
        if name == "Pots":
            raise UnreadableFile("sheet", path=path, name=name, why="damaged")
        return unpack(book, name, path)

    monkeypatch.setattr(reader, "_sheet", broken)
    items = document.listings()
    assert [item.sku for item in (next(items) for _ in range(9)) if isinstance(item, Listing)][-1] == "H-9"
    with pytest.raises(UnreadableFile, match="Pots"):
        next(items)
