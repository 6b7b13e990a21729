"""Places inside JSON and YAML documents: pointers, lines and columns.

A place is named by its steps from the top of the document (keys and list positions) and written as a
JSON pointer (RFC 6901): the steps `("listings", 2, "title")` are `/listings/2/title`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from listing_lint.listing import Place

Steps = tuple[str | int, ...]
"""The way from the top of a document to a value: keys, and list positions counted from 0."""


def pointer_of(steps: Steps) -> str:
    """Steps as a JSON pointer; the empty string is the whole document."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def steps_of(pointer: str) -> tuple[str, ...]:
    """A JSON pointer as steps, all of them strings: only the document knows which are positions."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


class BrokenText(ValueError):
    """Text that breaks its format's grammar at `offset`; `problem` is a key of `record_rules.PROBLEMS`."""

    def __init__(self, problem: str, offset: int) -> None:
        """What is wrong, and where reading stopped."""
        super().__init__(problem)
        self.problem = problem
        self.offset = offset


class Lines:
    """Line and column, counted from 1, of every offset of a text.

    Only line feeds end a line, as in
    every editor; the offsets are found when the first place is asked for.
    """

    def __init__(self, text: str, first: int = 1) -> None:
        """The lines of `text`, the first of which has the number `first`."""
        self._text = text
        self._first = first
        self._starts: array[int] | None = None

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        if self._starts is None:
            starts = array("q", [0])
            found = self._text.find("\n")
            while found >= 0:
                starts.append(found + 1)
                found = self._text.find("\n", found + 1)
            self._starts = starts
        number = bisect_right(self._starts, offset) - 1
        return self._first + number, offset - self._starts[number] + 1


class Source(Protocol):
    """A parsed document, or one record of it, that knows where its values stand."""

    def line_and_column(self, steps: Steps) -> tuple[int, int]:
        """Line and column where the value at `steps` begins, counted from 1 in the file."""
        ...


class PointerOrigin(Struct, frozen=True):
    """The origin of a listing read from JSON or YAML: looks a place up when it is asked for.

    `record` are the steps of the whole listing, `fields` those of its texts by (field, index).
    """

    file: str
    sku: str
    source: Source
    record: Steps
    fields: Mapping[tuple[str, int | None], Steps]

    def place(self, field: str | None = None, index: int | None = None) -> Place:
        """The place of a field; the whole listing's where the file does not have the field."""
        steps = self.record
        if field is not None:
            steps = self.fields.get((field, index)) or self.fields.get((field, None)) or steps
        return place_of(self.file, self.sku, self.source, steps)


def place_of(file: str, sku: str | None, source: Source, steps: Steps) -> Place:
    """The place of the value at `steps`."""
    line, column = source.line_and_column(steps)
    return Place(file=file, sku=sku, row=line, column=column, pointer=pointer_of(steps))
