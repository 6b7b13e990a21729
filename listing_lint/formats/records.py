"""Delimited text as records of cells, and where each cell stands in its record.

A quotation mark opens a quoted cell only at the cell's beginning and closes it only before a separator or
the end of the line, as Excel and Amazon write it. Any other one is text like the rest, so that an
inch mark can't swallow the rows below it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence

from msgspec import Struct

from listing_lint.formats.spelling import Spelling, Unit, spelled, verbatim
from listing_lint.lazy_pattern import lazy_pattern

_MOST_LINES = 5_000
"""A quoted cell of more lines is none: its quotation mark was a stray one."""

_CHARACTER = lazy_pattern('""|.', re.DOTALL)
"""One character of a quoted cell."""


class Lines:
    """Lines one by one, of which some may be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: deque[str] = deque()

    def next(self) -> str | None:
        """The next line, None after the last one."""
        if self._returned:
            return self._returned.popleft()
        return next(self._lines, None)

    def put_back(self, lines: Iterable[str]) -> None:
        """Give these lines again, in this order."""
        self._returned.extendleft(reversed(list(lines)))


class Cell(Struct, frozen=True):
    """Where a cell stands in its record, its quotation marks included.

    `stray` is True where it begins with a quotation mark that does not quote it.
    """

    start: int
    end: int
    quoted: bool = False
    stray: bool = False

    def value(self, record: str) -> str:
        """What the cell says."""
        if self.quoted:
            return record[self.start + 1 : self.end - 1].replace('""', '"')
        return record[self.start : self.end]

    def spelling(self, record: str, offset: int) -> Spelling:
        """Where what the cell says stands in a text in which its record begins at `offset`."""
        if not self.quoted:
            return verbatim(offset + self.start, self.end - self.start)
        words = record[self.start + 1 : self.end - 1]
        units = (Unit(each, each[0]) for each in _CHARACTER.findall(words))
        return spelled(offset + self.start + 1, units)[1]


class Dialect(Struct, frozen=True):
    """How a file separates its cells; `multiline` allows line breaks in quoted cells."""

    delimiter: str
    multiline: bool = True

    def split(self, line: str, following: Lines) -> tuple[str, list[str], Sequence[int]]:
        """The record that begins with `line`, its cells, and the positions of those with stray quotes."""
        cells_alone = self.split_alone(line)
        if cells_alone is not None:
            return line, cells_alone, ()
        record, cells = self.parse(line, following)
        stray = [position for position, cell in enumerate(cells) if cell.stray]
        return record, [cell.value(record) for cell in cells], stray

    def split_alone(self, line: str) -> list[str] | None:
        """The cells of a line that is a record of its own; None where it is damaged or may go on in the next line."""
        content = line.rstrip("\r\n")
        if '"' not in line or (line[0] != '"' and f'{self.delimiter}"' not in line):
            return content.split(self.delimiter)
        return self._split_well_formed(content)

    def _split_well_formed(self, content: str) -> list[str] | None:
        """What `parse` would say of a line whose quoted cells all end in it; None for any other line."""
        cells = []
        parts = iter(content.split(self.delimiter))
        for part in parts:
            if not part.startswith('"'):
                cells.append(part)
                continue
            if part.count('"') == 2 and part.endswith('"'):
                cells.append(part[1:-1])
                continue
            pieces = [part]
            closing = _closing(part, 1)
            while closing < 0 and (piece := next(parts, None)) is not None:
                pieces.append(piece)
                closing = _closing(piece, 0)
            if closing < 0 or closing + 1 < len(pieces[-1]):
                return None
            cells.append(self.delimiter.join(pieces)[1:-1].replace('""', '"'))
        return cells

    def parse(self, line: str, following: Lines) -> tuple[str, list[Cell]]:
        """The whole record that begins with `line`, and its cells."""
        record = line
        end = _content_end(record)
        cells: list[Cell] = []
        start = 0
        while True:
            stray = False
            if record.startswith('"', start):
                closing = _closing(record, start + 1)
                if closing < 0 and self.multiline:
                    longer = self._continue(record, start, following)
                    if longer is not None:
                        record, closing = longer
                        end = _content_end(record)
                if closing >= 0 and (closing + 1 >= end or record.startswith(self.delimiter, closing + 1)):
                    cells.append(Cell(start, closing + 1, quoted=True))
                    start = closing + 1
                    if start >= end:
                        return record, cells
                    start += len(self.delimiter)
                    continue
                stray = True
            stop = record.find(self.delimiter, start, end)
            if stop < 0:
                cells.append(Cell(start, max(start, end), stray=stray))
                return record, cells
            cells.append(Cell(start, stop, stray=stray))
            start = stop + len(self.delimiter)

    def _continue(self, record: str, start: int, following: Lines) -> tuple[str, int] | None:
        """The record with the lines added that close the cell opened at `start`, and where it closes.

        None, all lines put back, where no quotation mark closes it.
        """
        taken: list[str] = []
        length = len(record)
        while len(taken) < _MOST_LINES and (line := following.next()) is not None:
            taken.append(line)
            if '"' in line:
                closing = _closing(line, 0)
                if closing >= 0:
                    ends = closing + 1 >= _content_end(line) or line.startswith(self.delimiter, closing + 1)
                    if ends and not self._swallows(record[start:], taken[:-1], line[:closing]):
                        return record + "".join(taken), length + closing
                    break
            length += len(line)
        following.put_back(taken)
        return None

    def _swallows(self, opening: str, lines: list[str], closing: str) -> bool:
        """True where a quoted cell would hold tabs: in tab-separated files these are whole rows."""
        return self.delimiter == "\t" and any("\t" in part for part in (opening, closing, *lines))


def _content_end(line: str) -> int:
    return len(line.rstrip("\r\n"))


def _closing(text: str, start: int) -> int:
    """The first quotation mark from `start` on that is not doubled, or -1."""
    while True:
        at = text.find('"', start)
        if at < 0 or not text.startswith('"', at + 1):
            return at
        start = at + 2
