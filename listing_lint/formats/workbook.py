"""Excel workbooks: Amazon's templates as .xlsx and .xlsm, and sheets with plain headers.

A template is found by what its first cell says, whatever the sheet is called; a workbook may hold
several. Reading is calamine's work; rewriting patches the XML of the touched sheets inside the zip,
so that macros, styles, validations and all other sheets stay as they are to the byte.

Unpacking a sheet is most of the work of reading it, and gives all its rows at once. So it is done once, in
one process: the sheet that was recognised stays until it is read, and other processes are given rows.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, BinaryIO

from msgspec import Struct, field
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from listing_lint.formats import file_rules
from listing_lint.formats.changes import changes_by_row, new_value, refusal
from listing_lint.formats.document import (
    CellChange,
    FileFinding,
    Part,
    RawFile,
    Reading,
    UnreadableFile,
)
from listing_lint.formats.file_rules import finding
from listing_lint.formats.flatfile import HEADER_ROWS, count_known, find_layout
from listing_lint.formats.heading import is_path
from listing_lint.formats.layout import Layout
from listing_lint.formats.package import BrokenPackage, Package
from listing_lint.formats.sheet_xml import CellNotWritable, patch_cells
from listing_lint.formats.spelling import Sought, Spelling
from listing_lint.formats.template import is_template
from listing_lint.listing import Listing, Place, column_letters

NAMES = ("amazon-workbook", "workbook")
"""The formats of this module: Amazon templates, and sheets with plain headers."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SURE = 3
"""So many attribute paths and known fields in one row are a header, even without a template's first cell."""
_PART_ROWS = 512
"""How many rows are handed to another process together; twice as many are worth the first other process."""


def recognises(raw: RawFile) -> bool:
    """True for zip archives and for the containers of old Excel files."""
    return raw.head().startswith((_ZIP, _OLE))


def open_workbook(raw: RawFile, reading: Reading) -> WorkbookDocument:
    """Open a workbook. Raises UnreadableFile where it is none, or holds no sheet that can be read."""
    book = _book(raw.path, raw.content())
    names = book.sheet_names
    tops: list[tuple[str, list[list[str]]]] = []
    kept: dict[str, CalamineSheet | None] = {}
    for name in names:
        sheet = _sheet(book, name, raw.path)
        tops.append((name, list(islice(_rows(sheet, raw.path), HEADER_ROWS))))
        # One at most: that is the usual number of templates, and memory is that of the largest sheet.
        if len(names) == 1 or (not kept and _opens_template(tops[-1][1])):
            kept[name] = sheet
    templates = [(name, rows) for name, rows in tops if _opens_template(rows)]
    templates = templates or [(name, rows) for name, rows in tops if _has_path_header(rows)]
    if not templates and reading.format == NAMES[0]:
        raise UnreadableFile("template", path=raw.path)
    chosen = templates or [max(tops, key=lambda top: count_known(top[1]))] if tops else []
    tables = tuple(find_layout(rows, raw.path, name, reading) for name, rows in chosen)
    return WorkbookDocument(raw, reading, tables, NAMES[0] if templates else NAMES[1], kept)


def _book(path: str, content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise UnreadableFile("password", path=path) from None
    except (CalamineError, ValueError, OSError) as error:
        if content.startswith(_ZIP) and b"xl/" not in content:
            raise UnreadableFile("zip", path=path) from None
        raise UnreadableFile("workbook", path=path, why=error) from None


def _sheet(book: CalamineWorkbook, name: str, path: str) -> CalamineSheet | None:
    """A sheet by its name, None for one that holds no cells at all (a chart)."""
    try:
        return book.get_sheet_by_name(name)
    except CalamineError as error:
        raise UnreadableFile("sheet", path=path, name=name, why=error) from None


def _rows(sheet: CalamineSheet | None, path: str) -> Iterator[list[str]]:
    """The rows of a sheet from its first row and column on, every cell as text.

    Raises UnreadableFile, after the rows before it, where a row holds a time too long for any calendar.
    """
    if sheet is None or sheet.start is None:
        return
    left = [""] * sheet.start[1]
    number = 0
    try:
        for number, row in enumerate(sheet.iter_rows(), 1):  # noqa: B007  the error tells it
            yield [*left, *(cell if cell.__class__ is str else _as_text(cell) for cell in row)]
    except OverflowError:
        raise UnreadableFile("time", path=path, name=sheet.name, row=number + 1) from None


def _as_text(cell: Any) -> str:
    """A cell as Excel shows it without a format."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    return str(cell)


def _opens_template(rows: Sequence[Sequence[str]]) -> bool:
    return bool(rows and rows[0] and is_template(rows[0][0]))


def _has_path_header(rows: Sequence[Sequence[str]]) -> bool:
    return any(sum(map(is_path, row)) >= _SURE and count_known([row]) >= _SURE for row in rows)


class Stretch(Struct, frozen=True):
    """Rows of data of one sheet as they were read, from `row` on.

    `table` counts the tables of the document from 0; `first` marks the stretch that begins one.
    """

    table: int
    sheet: str
    row: int
    first: bool = False
    rows: list[list[str]] = field(default_factory=list)

    @property
    def last_row(self) -> int:
        """The number of its last row, or of the first where it has none."""
        return self.row + max(0, len(self.rows) - 1)


class SheetRows(Part, Struct, frozen=True):
    """Rows of one sheet or of several, with what stands in them: reading them takes no workbook.

    `last` marks the end of the file, `no_rows` says at this end that no row anywhere held data.
    """

    stretches: Sequence[Stretch]
    last: bool = False
    no_rows: bool = False

    def __str__(self) -> str:
        """The rows as a person would name them."""
        if not self.stretches:
            return Part.__str__(self)
        first, last = self.stretches[0], self.stretches[-1]
        if first.table == last.table:
            return f"sheet “{first.sheet}”, rows {first.row:,} to {last.last_row:,}"
        return f"sheet “{first.sheet}”, row {first.row:,}, to sheet “{last.sheet}”, row {last.last_row:,}"


class WorkbookDocument(Struct, frozen=True):
    """A workbook, opened; `tables` are the sheets with listings, in their order.

    `kept` are sheets that are unpacked already, by name, until all listings are read.
    """

    raw: RawFile
    reading: Reading
    tables: tuple[Layout, ...]
    format: str
    kept: dict[str, CalamineSheet | None] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[WorkbookDocument], tuple[RawFile, Reading, tuple[Layout, ...], str]]:
        """What another process needs: the parts that it is given bring their rows."""
        return type(self), (self.raw, self.reading, self.tables, self.format)

    @property
    def path(self) -> str:
        """The name of the file, as given."""
        return self.raw.path

    @property
    def layout(self) -> str:
        """The kind of header: `fptcustom`, `attribute-path`, `vendor` … or `plain`."""
        return self.tables[0].kind if self.tables else ""

    @property
    def market(self) -> str | None:
        """The market that all its sheets name."""
        markets = {table.market for table in self.tables}
        return markets.pop() if len(markets) == 1 else None

    @property
    def language(self) -> str | None:
        """The language that all its sheets name."""
        languages = {table.language for table in self.tables}
        return languages.pop() if len(languages) == 1 else None

    def listings(self) -> Iterator[Listing | FileFinding]:
        """Every listing and every finding about the file, sheet by sheet."""
        for part in self.parts():
            yield from self.read(part)
        # Not at the end of the parts: processes that share this memory would each be left with a copy.
        self.kept.clear()

    def parts(self) -> Iterator[SheetRows]:
        """The rows some hundreds at a time. Raises UnreadableFile, after the rows before the damage."""
        stretches: list[Stretch] = []
        size, limit = 0, 2 * _PART_ROWS
        filled = False
        book = cache(lambda: _book(self.path, self.raw.content()))
        try:
            for number, table in enumerate(self.tables if self._has_header else ()):
                stretches.append(Stretch(number, table.sheet or "", table.data_row, first=True))
                for row, cells in enumerate(self._data(table, book), table.data_row):
                    filled = filled or any(cells)
                    if size == limit:
                        yield SheetRows(stretches)
                        stretches = [Stretch(number, table.sheet or "", row)]
                        size, limit = 0, _PART_ROWS
                    stretches[-1].rows.append(cells)
                    size += 1
        except Exception:
            yield SheetRows(stretches)
            raise
        no_rows = not filled and any(table.readable for table in self.tables)
        yield SheetRows(stretches, last=True, no_rows=no_rows)

    @property
    def _has_header(self) -> bool:
        return any(table.headers for table in self.tables)

    def _data(self, table: Layout, book: Callable[[], CalamineWorkbook]) -> Iterator[list[str]]:
        """The rows below the header of a table. `book` opens the workbook, if need be."""
        if not table.readable:
            return
        name = table.sheet or ""
        sheet = self.kept[name] if name in self.kept else _sheet(book(), name, self.path)
        yield from islice(_rows(sheet, self.path), table.data_row - 1, None)

    def read(self, part: Part) -> Iterator[Listing | FileFinding]:
        """The listings of some rows; findings about a sheet come with its first row, those about the file with its end."""
        if not isinstance(part, SheetRows):
            raise TypeError(f"{part!r} is no part of a workbook")
        speak = self.reading.speak
        if not self._has_header:
            yield finding(file_rules.EMPTY_FILE, Place(self.path), speak)
            return
        for stretch in part.stretches:
            table = self.tables[stretch.table]
            if stretch.first:
                yield from table.findings
            for row, cells in enumerate(stretch.rows, stretch.row):
                yield from table.read(row, cells)
        if part.no_rows:
            table = self.tables[0]
            place = Place(self.path, sheet=table.sheet, row=table.data_row)
            yield finding(
                file_rules.EMPTY_FILE, place, speak, variant="no-rows", severity="warning", row=table.data_row
            )

    def locate(self, sought: Sequence[Sought]) -> list[Spelling | None]:
        """Nothing: such a file is no text."""
        return [None] * len(sought)

    def rewrite(self, changes: Sequence[CellChange], target: BinaryIO) -> None:
        """Write the workbook with these cells changed and every other member of the zip as it was.

        Raises UnreadableFile, before anything is written, where a cell does not hold what was read or
        can't be written to.
        """
        content = self.raw.content()
        if not changes:
            target.write(content)
            return
        book = _book(self.path, content)
        try:
            package = Package(content)
            members = {}
            sheets = {table.sheet for table in self.tables}
            for change in changes:
                if change.place.sheet not in sheets:
                    raise refusal(self.path, change)
            for table in self.tables:
                mine = [change for change in changes if change.place.sheet == table.sheet]
                if mine and table.sheet is not None:
                    values = self._new_values(book, table, mine)
                    member = package.sheet_member(table.sheet)
                    members[member] = patch_cells(package.read(member), values)
            package.write(members, target)
        except BrokenPackage as error:
            raise UnreadableFile("package", path=self.path, why=error) from None
        except CellNotWritable as error:
            cell = f"{column_letters(error.column)}{error.row}"
            raise UnreadableFile("cell", path=self.path, cell=cell, why=error) from None

    def _new_values(
        self, book: CalamineWorkbook, table: Layout, changes: Sequence[CellChange]
    ) -> dict[tuple[int, int], str]:
        wanted = changes_by_row(self.path, changes)
        values = {}
        for row, cells in enumerate(_rows(_sheet(book, table.sheet or "", self.path), self.path), 1):
            for position, of_cell in wanted.pop(row, {}).items():
                held = cells[position] if position < len(cells) else ""
                value = new_value(self.path, of_cell, held, tags=table.lists_tags(position))
                values[row, position + 1] = value
        for of_row in wanted.values():
            for of_cell in of_row.values():
                raise refusal(self.path, of_cell[0])
        return values
