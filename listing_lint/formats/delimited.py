"""Text files of rows and cells: Amazon's flat files and reports, CSV and TSV with plain headers.

Read line by line, so that memory does not grow with rows; rewritten by replacing the bytes of the
changed cells and copying all others.
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from listing_lint.formats import file_rules
from listing_lint.formats.changes import changes_by_row, new_value, refusal
from listing_lint.formats.document import (
    CellChange,
    FileFinding,
    ForeignFile,
    Part,
    RawFile,
    Reading,
    UnreadableFile,
)
from listing_lint.formats.encoding import Encoding, detect_encoding
from listing_lint.formats.file_rules import finding
from listing_lint.formats.flatfile import HEADER_ROWS, count_known, find_layout
from listing_lint.formats.layout import Layout
from listing_lint.formats.records import Cell, Dialect, Lines
from listing_lint.formats.spelling import Sought, Spelling, as_sought, verbatim
from listing_lint.formats.template import marketplace_in
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Listing, Place
from listing_lint.wordlist import marketplace_ids

NAMES = ("amazon-text", "amazon-report", "csv")
"""The formats of this module: Amazon templates, listings reports, and tables with plain headers."""

_DELIMITERS = ("\t", ",", ";")
_SNIFFED_ROWS = 8
_SNIFFED_LINES = 10 * HEADER_ROWS
_COPIED = 1 << 20

_PART_SIZE = 1 << 20

_XML = lazy_pattern(r"<(?:\?xml\b|(?:rss|feed)\b|[\w:.-]+\s[^<>]*\bxmlns\b)")
"""How a feed in XML begins, also one that leaves its declaration away."""
Patch = tuple[int, int, bytes]
"""Replace the bytes from start to end of a file."""


def recognises(raw: RawFile) -> bool:
    """True for every file: what nobody else knows is tried as a table."""
    del raw
    return True


def open_delimited(raw: RawFile, reading: Reading) -> DelimitedDocument:
    """Open a text file. Raises UnreadableFile where it is no text, or not of the format asked for."""
    marketplace = marketplace_in(raw.head().decode("latin-1"))
    encoding = detect_encoding(raw, marketplace_ids().get(marketplace or "") or reading.market)
    with raw.open() as stream:
        lines = [encoding.decode(line) for line in islice(encoding.lines(stream), _SNIFFED_LINES)]
    first = "".join(lines).lstrip()
    if first.startswith("<") and _XML.match(first):
        raise ForeignFile("xml", path=raw.path)
    dialect, rows = _dialect(lines)
    table = find_layout(rows, raw.path, None, reading, plain=reading.format == "csv")
    if table.kind == "listings-report":
        dialect = Dialect(dialect.delimiter, multiline=False)
    name = {"plain": "csv", "listings-report": "amazon-report"}.get(table.kind, "amazon-text")
    if reading.format and name != reading.format:
        raise UnreadableFile("header", path=raw.path, format=reading.format, rows=len(rows))
    return DelimitedDocument(raw, reading, encoding, dialect, table, name)


def _dialect(lines: Sequence[str]) -> tuple[Dialect, list[list[str]]]:
    """The separator under which the first rows look most like a header, and these rows."""
    best = (-1, -1)
    chosen: tuple[Dialect, list[list[str]]] = (Dialect(_DELIMITERS[0]), [])
    for delimiter in _DELIMITERS:
        dialect = Dialect(delimiter)
        rows = list(islice(_rows(dialect, lines), HEADER_ROWS))
        score = (count_known(rows[:_SNIFFED_ROWS]), max(map(len, rows[:_SNIFFED_ROWS]), default=0))
        if score > best:
            best = score
            chosen = dialect, rows
    return chosen


def _rows(dialect: Dialect, lines: Sequence[str]) -> Iterator[list[str]]:
    reader = Lines(lines)
    while (line := reader.next()) is not None:
        yield dialect.split(line, reader)[1]


class RowRange(Part, Struct, frozen=True):
    """The rows in the bytes from `start` to `end`, which is None for the rest of the file.

    `row` counts the rows before them, `rows` those in them; `filled` is True where one of these held data, and `full` where
    none of those was short. `first` and `last` mark the ends of the file. `line` counts the lines before them.
    """

    start: int
    end: int | None
    row: int = 0
    rows: int | None = None
    filled: bool = False
    full: bool = False
    first: bool = False
    last: bool = False
    line: int = 0

    def __str__(self) -> str:
        """The rows as a person would name them."""
        first = self.row + 1
        return (
            f"rows {first:,} to the end"
            if self.rows is None
            else f"rows {first:,} to {self.row + self.rows:,}"
        )


class DelimitedDocument(Struct, frozen=True):
    """A text file of rows and cells, opened."""

    raw: RawFile
    reading: Reading
    encoding: Encoding
    dialect: Dialect
    table: Layout
    format: str

    @property
    def path(self) -> str:
        """The name of the file, as given."""
        return self.raw.path

    @property
    def layout(self) -> str:
        """The kind of header: `fptcustom`, `attribute-path`, `vendor` … or `plain`."""
        return self.table.kind

    @property
    def market(self) -> str | None:
        """The market that the file names."""
        return self.table.market

    @property
    def language(self) -> str | None:
        """The language that the file names."""
        return self.table.language

    def listings(self) -> Iterator[Listing | FileFinding]:
        """Every listing and every finding about the file, in its order."""
        for part in self.parts():
            yield from self.read(part)

    def parts(self) -> Iterator[RowRange]:
        """The file cut into ranges of rows, never inside a record."""
        start = len(self.encoding.mark)
        if not self.table.readable or self.encoding.width > 1 or self.encoding.line_end != "\n":
            yield RowRange(start, None, first=True, last=True)
            return
        with self.raw.open() as stream:
            stream.seek(start)
            part = RowRange(start, start, first=True)
            block = stream.read(_PART_SIZE) + stream.readline()
            while True:
                size, rows, lines, filled, full = self._measure(block, stream, part)
                end = part.start + size
                stream.seek(end)
                following = stream.read(_PART_SIZE) + stream.readline()
                yield replace(part, end=end, rows=rows, last=not following)
                if not following:
                    return
                part = RowRange(end, end, part.row + rows, None, filled, full, line=part.line + lines)
                block = following

    def _measure(self, block: bytes, stream: BinaryIO, part: RowRange) -> tuple[int, int, int, bool, bool]:
        """The size of a block with the whole of its last record, its rows and lines, and what they say for later ones."""
        filled, full = part.filled, part.full
        rows = block.count(b"\n") + (not block.endswith(b"\n"))
        quoted = self._holds_quotes(block)
        # Where a row above was short already, only the quotes have something to tell.
        decided = filled and not full
        counts = self._count_cells(block, quoted=quoted) if quoted or not decided else []
        if counts is not None:
            if decided:
                return len(block), rows, rows, filled, full
            if part.row + 1 >= self.table.data_row and min(counts, default=0) >= len(self.table.headers):
                return len(block), rows, rows, True, full or not filled
        # Bytes as single characters, so that the length of a record is its size.
        reader = Lines(map(self.encoding.units, chain(io.BytesIO(block), iter(stream.readline, b""))))
        size = rows = breaks = 0
        while size < len(block) and (line := reader.next()) is not None:
            rows += 1
            record, cells, _ = self.dialect.split(line, reader)
            size += len(record)
            breaks += record.count("\n")
            if part.row + rows >= self.table.data_row and not record.isspace():
                full = len(cells) >= len(self.table.headers) and (full or not filled)
                filled = True
        return size, rows, breaks, filled, full

    def _holds_quotes(self, block: bytes) -> bool:
        """True where a cell of a block may go on in the next line."""
        opening = self.dialect.delimiter.encode() + b'"'
        return self.dialect.multiline and (block.startswith(b'"') or b'\n"' in block or opening in block)

    def _count_cells(self, block: bytes, *, quoted: bool) -> list[int] | None:
        """How many cells each line has that is not blank; None where a line may be no record of its own."""
        delimiter = self.dialect.delimiter.encode()
        counts = []
        for line in block.split(b"\n"):
            if quoted and b'"' in line:
                cells = self.dialect.split_alone(self.encoding.units(line))
                if cells is None:
                    return None
                counts.append(len(cells))
            elif line and not line.isspace():
                counts.append(line.count(delimiter) + 1)
        return counts

    def read(self, part: Part) -> Iterator[Listing | FileFinding]:
        """The listings of one range of rows; findings about the whole file come with its ends."""
        if not isinstance(part, RowRange):
            raise TypeError(f"{part!r} is no part of a text file")
        speak = self.reading.speak
        if part.first:
            yield from self._about_the_file()
        if not self.table.readable or not self.table.headers:
            return
        with self.raw.open() as stream:
            if part.end is None:
                lines = self.encoding.lines(stream)
            else:
                stream.seek(part.start)
                lines = iter(io.BytesIO(stream.read(part.end - part.start)))
            filled = yield from self._read(Lines(map(self.encoding.decode, lines)), part)
        if part.last and not filled:
            yield finding(
                file_rules.EMPTY_FILE,
                Place(self.path, row=self.table.data_row),
                speak,
                variant="no-rows",
                severity="warning",
                row=self.table.data_row,
            )

    def _about_the_file(self) -> Iterator[FileFinding]:
        speak = self.reading.speak
        if not self.table.headers:
            yield finding(file_rules.EMPTY_FILE, Place(self.path), speak)
            return
        if self.encoding.guessed:
            yield finding(file_rules.GUESSED_ENCODING, Place(self.path), speak, encoding=self.encoding.name)
        if self.encoding.line_end == "\r":
            yield finding(file_rules.OLD_LINE_ENDS, Place(self.path), speak)
        yield from self.table.findings

    def _read(self, lines: Lines, part: RowRange) -> Generator[Listing | FileFinding, None, bool]:
        table = self.table
        width = len(table.headers)
        split = self.dialect.split
        row, filled, full = part.row, part.filled, part.full
        next_line = part.line + 1
        while (line := lines.next()) is not None:
            row += 1
            record, cells, stray = split(line, lines)
            at = next_line if next_line != row else None
            next_line += record.count("\n") or 1
            if row < table.data_row or record.isspace():
                continue
            broken = False
            if stray or "\0" in record or "\ufffd" in record:
                yield from self._flaws(row, cells, stray, at)
            if len(cells) != width:
                broken = len(cells) < width and not table.has_sku(cells)
                variant = self._raggedness(cells, broken=broken, full=full)
                if variant is not None:
                    yield self._ragged(row, cells, variant, at)
            full = len(cells) >= width and (full or not filled)
            filled = True
            for item in table.read(row, cells, at):
                if not (broken and isinstance(item, FileFinding)):
                    yield item
        return filled

    def _raggedness(self, cells: Sequence[str], *, broken: bool, full: bool) -> str | None:
        """How a row does not fit the header, as a variant of the rule; None where nothing is lost.

        `full` is True where no row above was short: programs that drop the empty cells at the end of a row
        drop them everywhere.
        """
        width = len(self.table.headers)
        if len(cells) > width:
            return "long" if any(map(str.strip, cells[width:])) else None
        if broken:
            return "broken" if any(map(str.strip, cells)) else None
        return "short" if full else None

    def _flaws(
        self, row: int, cells: Sequence[str], stray: Sequence[int], line: int | None
    ) -> Iterator[FileFinding]:
        speak = self.reading.speak
        if self.format != "amazon-report":
            for position in stray:
                place = self._place(row, position, line)
                yield finding(file_rules.STRAY_QUOTE, place, speak, text=cells[position])
        for position, cell in enumerate(cells):
            if "\0" in cell:
                yield finding(file_rules.NUL_BYTE, self._place(row, position, line), speak, text=cell)
            if "\ufffd" in cell:
                place = self._place(row, position, line)
                name = self.encoding.name
                yield finding(file_rules.UNDECODABLE_BYTES, place, speak, text=cell, encoding=name)

    def _ragged(self, row: int, cells: Sequence[str], variant: str, line: int | None) -> FileFinding:
        width = len(self.table.headers)
        return finding(
            file_rules.RAGGED_ROW,
            self._place(row, min(len(cells), width), line),
            self.reading.speak,
            variant=None if variant == "long" else variant,
            severity="warning" if variant == "short" else None,
            cells=len(cells),
            columns=width,
        )

    def _place(self, row: int, position: int, line: int | None = None) -> Place:
        headers = self.table.headers
        header = headers[position] if position < len(headers) else None
        return Place(self.path, row=row, column=position + 1, header=header, line=line)

    def rewrite(self, changes: Sequence[CellChange], target: BinaryIO) -> None:
        """Write the file with these cells changed and every other byte as it was.

        Raises UnreadableFile, before anything is written, where a cell is not there, does not hold
        what was read, or can't say its new value in the file's encoding.
        """
        with self.raw.open() as stream:
            patches = self._patches(changes, stream)
            stream.seek(0)
            _copy(stream, patches, target)

    def _patches(self, changes: Sequence[CellChange], stream: BinaryIO) -> list[Patch]:
        wanted = changes_by_row(self.path, changes)
        patches: list[Patch] = []
        lines = Lines(map(self.encoding.units, self.encoding.lines(stream)))
        row = 0
        offset = len(self.encoding.mark)
        while wanted and (line := lines.next()) is not None:
            row += 1
            record, cells = self.dialect.parse(line, lines)
            for position, of_cell in sorted(wanted.pop(row, {}).items()):
                start, end, data = self._patch(record, cells, position, of_cell)
                patches.append((offset + start, offset + end, data))
            offset += len(record) * self.encoding.width
        for of_row in wanted.values():
            for of_cell in of_row.values():
                raise refusal(self.path, of_cell[0])
        return patches

    def locate(self, sought: Sequence[Sought]) -> list[Spelling | None]:
        """Where cells stand in the file's text; a place without a column is its whole row."""
        wanted: dict[int, list[int]] = {}
        for number, each in enumerate(sought):
            if each.place.row is not None:
                wanted.setdefault(each.place.row, []).append(number)
        found: list[Spelling | None] = [None] * len(sought)
        with self.raw.open() as stream:
            lines = Lines(map(self.encoding.decode, self.encoding.lines(stream)))
            row = offset = 0
            while wanted and (line := lines.next()) is not None:
                row += 1
                numbers = wanted.pop(row, ())
                if not numbers:
                    offset += len(self.dialect.split(line, lines)[0])
                    continue
                record, cells = self.dialect.parse(line, lines)
                for number in numbers:
                    found[number] = self._spelling(record, cells, sought[number], offset)
                offset += len(record)
        return found

    def _spelling(self, record: str, cells: Sequence[Cell], sought: Sought, offset: int) -> Spelling:
        if sought.place.column is None:
            return Spelling(offset, offset + len(record.rstrip("\r\n")))
        position = sought.place.column - 1
        if position >= len(cells):
            return verbatim(offset + cells[-1].end, 0)
        cell = cells[position]
        value, spelling = cell.value(record), cell.spelling(record, offset)
        if sought.value is not None and sought.value != value and self.table.lists_tags(position):
            return _tag_spelling(value, spelling, sought.value) or as_sought(value, spelling, sought)
        return as_sought(value, spelling, sought)

    def _patch(
        self, record: str, cells: Sequence[Cell], position: int, changes: Sequence[CellChange]
    ) -> Patch:
        missing = position + 1 - len(cells)
        end = cells[-1].end
        cell = Cell(end, end) if missing > 0 else cells[position]
        held = self.encoding.decode(self.encoding.unit_bytes(cell.value(record)))
        value = new_value(self.path, changes, held, tags=self.table.lists_tags(position))
        if (
            cell.quoted
            or value.startswith('"')
            or any(sign in value for sign in (self.dialect.delimiter, "\n", "\r"))
        ):
            value = '"' + value.replace('"', '""') + '"'
        value = self.dialect.delimiter * max(missing, 0) + value
        try:
            data = value.encode(self.encoding.name)
        except UnicodeEncodeError as error:
            raise UnreadableFile(
                "character",
                path=self.path,
                cell=changes[0].place.cell,
                character=value[error.start],
                encoding=self.encoding.name,
            ) from None
        width = self.encoding.width
        return cell.start * width, cell.end * width, data


def _tag_spelling(value: str, cell: Spelling, tag: str) -> Spelling | None:
    """The spelling of one tag among those that a cell lists, the commas between them left out."""
    start = 0
    for part in value.split(","):
        if part.strip() == tag:
            begin = start + len(part) - len(part.lstrip())
            end = begin + len(tag)
            return Spelling(*cell.range(begin, end), cell.starts[begin:end], cell.ends[begin:end])
        start += len(part) + 1
    return None


def _copy(stream: BinaryIO, patches: Sequence[Patch], target: BinaryIO) -> None:
    at = 0
    for start, end, data in patches:
        _copy_bytes(stream, start - at, target)
        target.write(data)
        stream.seek(end)
        at = end
    while chunk := stream.read(_COPIED):
        target.write(chunk)


def _copy_bytes(stream: BinaryIO, count: int, target: BinaryIO) -> None:
    while count > 0:
        chunk = stream.read(min(count, _COPIED))
        target.write(chunk)
        count -= len(chunk)
