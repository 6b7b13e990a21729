import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.formats.records import Dialect, Lines


def rows(text: str, delimiter: str = "\t", *, multiline: bool = True) -> list[list[str]]:
    lines = Lines(text.splitlines(keepends=True) if "\r" not in text else io.StringIO(text, newline=""))
    dialect = Dialect(delimiter, multiline)
    found = []
    while (line := lines.next()) is not None:
        found.append(dialect.split(line, lines)[1])
    return found


CASES = {
    "plain": ("a\tb\tc\n", [["a", "b", "c"]]),
    "no line end": ("a\tb", [["a", "b"]]),
    "trailing tabs": ("a\t\t\n", [["a", "", ""]]),
    "empty line": ("\n", [[""]]),
    "quoted": ('"a"\tb\n', [["a", "b"]]),
    "doubled marks": ('"say ""hi"""\tb\n', [['say "hi"', "b"]]),
    "empty quoted": ('""\tb\n', [["", "b"]]),
    "only quoted": ('"a"', [["a"]]),
    "quoted separator": ('"a\tb"\tc\n', [["a\tb", "c"]]),
    "quoted line break": ('"a\nb"\tc\nd\te\n', [["a\nb", "c"], ["d", "e"]]),
    "three lines": ('x\t"a\n\nb"\n', [["x", "a\n\nb"]]),
    "inch mark": ('3" pipe\t5"\n', [['3" pipe', '5"']]),
    "inch mark at the beginning": ('"5 inch\tb\nc\td\n', [['"5 inch', "b"], ["c", "d"]]),
    "two of them": ('"5 inch\tb\n"6 inch\td\n', [['"5 inch', "b"], ['"6 inch', "d"]]),
    "text after the closing mark": ('"Blue" hat\tb\n', [['"Blue" hat', "b"]]),
    "rows are not swallowed": ('"5 inch\tb\nc"\td\n', [['"5 inch', "b"], ['c"', "d"]]),
    "mark before the line end": ('a\t"\n', [["a", '"']]),
    "one mark": ('"', [['"']]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_cells_of_tab_separated_text(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected


def test_a_quoted_cell_may_hold_the_comma_that_separates() -> None:
    assert rows('"a, b",c\n"d,\ne",f\n', ",") == [["a, b", "c"], ["d,\ne", "f"]]


def test_without_multiline_a_cell_ends_with_its_line() -> None:
    assert rows('"a\nb"\tc\n', multiline=False) == [['"a'], ['b"', "c"]]


def test_stray_quotes_are_named() -> None:
    lines = Lines([])
    assert Dialect("\t").split('a\t"b" c\td\n', lines)[2] == [1]
    assert Dialect("\t").split('a\t5" b\td\n', lines)[2] == ()


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n\0\x85\x1c\x1d\x1e\x0b\x0c\u2028\u2029"), max_size=8
)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from("\t,;"))
def test_whatever_excel_writes_is_read(table: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    assert rows(stream.getvalue(), delimiter) == table


@given(st.text(st.sampled_from('"\t\n\ra'), max_size=40), st.booleans())
def test_every_character_stays_in_some_record(text: str, multiline: bool) -> None:
    lines = Lines(io.StringIO(text, newline="\n"))
    dialect = Dialect("\t", multiline)
    records = []
    while (line := lines.next()) is not None:
        record, found = dialect.parse(line, lines)
        records.append(record)
        bounds = [0, *(edge for cell in found for edge in (cell.start, cell.end)), len(record)]
        assert bounds == sorted(bounds)
        assert all(record[a.end : b.start] == "\t" for a, b in pairwise(found))
        assert not record[found[-1].end :].strip("\r\n")
    assert "".join(records) == text


@given(st.lists(st.sampled_from(['"', '""', ",", "a", "a,b", "\n"]), max_size=14).map("".join))
def test_the_short_way_through_a_line_says_the_same_as_the_long_one(text: str) -> None:
    short, long = (Lines(io.StringIO(text, newline="\n")) for _ in range(2))
    dialect = Dialect(",")
    while (line := short.next()) is not None:
        record, found, stray = dialect.split(line, short)
        again = long.next()
        assert again is not None
        same_record, cells = dialect.parse(again, long)
        assert (record, found) == (same_record, [cell.value(record) for cell in cells])
        assert list(stray) == [at for at, cell in enumerate(cells) if cell.stray]
