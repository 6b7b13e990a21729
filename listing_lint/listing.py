"""The nouns of a listing: where a text stands, what it says, and the product it describes.

Offsets are code points of the seller's own text, half-open. Rows and columns are
counted from 1, header rows included, as a spreadsheet shows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from msgspec import Struct, field

TEXT_FIELDS = ("title", "highlight", "bullet", "description", "search_terms", "tag")
"""The fields that are linted, in the order in which they are reported."""
RUNNING_FIELDS = ("bullet", "description")
"""The fields that hold sentences."""


class Span(Struct, frozen=True):
    """A half-open range of code points in one text."""

    start: int
    end: int


class Place(Struct, frozen=True):
    """Where a text stands: file, row, column, and the SKU that it belongs to.

    `pointer` is the path inside a JSON or YAML document, `header` the column's own name. `line` is the
    line of a text file in which the row begins, where it is another number than `row`: cells with line breaks stand above.
    """

    file: str | None = None
    sku: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    header: str | None = None
    pointer: str | None = None
    line: int | None = None

    @property
    def first_line(self) -> int | None:
        """The line of a text file, or the row of a workbook, in which the place begins, counted from 1."""
        return self.line or self.row

    @property
    def cell(self) -> str:
        """The address as its owner would write it: `Vorlage!D12`, `D12`, or a pointer."""
        if self.pointer is not None:
            return self.pointer
        if self.column is None:
            return f"row {self.row}" if self.row is not None else ""
        address = f"{column_letters(self.column)}{self.row if self.row is not None else ''}"
        return f"{self.sheet}!{address}" if self.sheet else address


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The spreadsheet name of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Origin(Protocol):
    """What a reader leaves on a listing so that any of its texts can be found again."""

    def place(self, field: str | None = None, index: int | None = None) -> Place:
        """The place of one field, or of the whole listing when `field` is None."""
        ...


class Text(Struct, frozen=True):
    """One value of one field. `index` counts repeated fields from 0, None where there is one."""

    field: str
    index: int | None
    value: str


class Listing(Struct, frozen=True, eq=False, repr_omit_defaults=True):
    """One product as the seller would upload it: texts to lint, and evidence to lint them with.

    `bullets` keeps empty places, so that index 2 is always the third bullet.
    `highlight` is empty where there is a place for it that holds nothing yet, None where there is none.
    `search_terms` is one text, or several where the file has several columns.
    `composition` is what the product is made of, in the seller's words; `materials` holds the
    same by the name of the column that said it (`fabric_type`, `lining`, `metal_type` …).
    `partial` marks a partial update: what it leaves out is not missing.
    `market` and `language` (`en`, `de` …) are known from the file, or None.
    """

    sku: str
    title: str | None = None
    bullets: Sequence[str] = ()
    description: str | None = None
    search_terms: str | Sequence[str] | None = None
    brand: str | None = None
    composition: str | None = None
    product_type: str | None = None
    highlight: str | None = None
    market: str | None = None
    language: str | None = None
    tags: Sequence[str] = ()
    color: str | None = None
    size: str | None = None
    model: str | None = None
    country_of_origin: str | None = None
    materials: Mapping[str, str] = field(default_factory=dict)
    partial: bool = False
    origin: Origin | None = None

    def __eq__(self, other: object) -> bool:
        """True where both say the same, wherever they were read."""
        return isinstance(other, Listing) and all(
            getattr(self, name) == getattr(other, name) for name in self.__struct_fields__ if name != "origin"
        )

    __hash__ = None  # type: ignore[assignment]  # it holds sequences and mappings

    def texts(self) -> list[Text]:
        """Every text that is there, in the order of `TEXT_FIELDS`; empty cells are left out."""
        found = []
        if self.title:
            found.append(Text("title", None, self.title))
        if self.highlight:
            found.append(Text("highlight", None, self.highlight))
        for index, bullet in enumerate(self.bullets):
            if bullet:
                found.append(Text("bullet", index, bullet))
        if self.description:
            found.append(Text("description", None, self.description))
        if isinstance(self.search_terms, str):
            if self.search_terms:
                found.append(Text("search_terms", None, self.search_terms))
        elif self.search_terms:
            for index, terms in enumerate(self.search_terms):
                if terms:
                    found.append(Text("search_terms", index, terms))
        for index, tag in enumerate(self.tags):
            if tag:
                found.append(Text("tag", index, tag))
        return found

    @property
    def has_text(self) -> bool:
        """True where a field that is linted says something; spaces say nothing."""
        # The title first: nearly every listing has one, and what else it holds need not be gathered.
        return bool(self.title and not self.title.isspace()) or any(
            not text.value.isspace() for text in self.texts()
        )

    def place(self, field: str | None = None, index: int | None = None) -> Place:
        """Where a field of this listing stands; without a file, only the SKU is known."""
        if self.origin is None:
            return Place(sku=self.sku)
        return self.origin.place(field, index)
