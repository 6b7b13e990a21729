"""How a value is spelled in its file, and so where each of its characters stands there.

`“` may be one character of a JSON string or the six of an escape; a quotation mark in a CSV cell is
two. Offsets are code points of the file's text, the byte order mark left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from listing_lint.listing import Place


class Unit(Struct, frozen=True):
    """A piece of source, and the characters of the value that it stands for."""

    source: str
    says: str


class Sought(Struct, frozen=True):
    """A value to be found: where it was read, and what it said, None for whatever stands there."""

    place: Place
    value: str | None = None


class Spelling(Struct, frozen=True):
    """A value in its file, from `start` to `end`, its quotation marks left out.

    Character `n` of the value stands from `starts[n]` to `ends[n]`. Both are empty where only the
    whole is known: the value is not the one that was sought, or it is no text.
    """

    start: int
    end: int
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `start` to `end` of the value stand; the whole where that is not known."""
        if not self.starts:
            return self.start, self.end
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else self.end
        return at, at


def verbatim(start: int, length: int) -> Spelling:
    """The spelling of a value that stands in the file as it is."""
    end = start + length
    return Spelling(start, end, range(start, end), range(start + 1, end + 1))


def spelled(start: int, units: Iterable[Unit]) -> tuple[str, Spelling]:
    """What units say whose source begins at `start`, and its spelling."""
    said: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for unit in units:
        end = at + len(unit.source)
        said.append(unit.says)
        starts.extend([at] * len(unit.says))
        ends.extend([end] * len(unit.says))
        at = end
    return "".join(said), Spelling(start, at, starts, ends)


def as_sought(value: str, spelling: Spelling, sought: Sought) -> Spelling:
    """The spelling of a value, without its characters where it is not the one that was sought."""
    return spelling if sought.value in (value, None) else Spelling(spelling.start, spelling.end)
