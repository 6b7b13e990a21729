"""New texts for single cells of a worksheet's XML, every other byte left as it stands.

A changed cell becomes an inline string: the table of shared strings, in which other cells may use
the same entry, is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from html import escape
from xml.parsers import expat

from msgspec import Struct, field

from listing_lint.formats.package import BrokenPackage
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import column_letters

_REFERENCE = lazy_pattern(r"([A-Z]{1,3})([0-9]{1,7})$")
_NOT_UTF8 = lazy_pattern(
    rb"""\xff\xfe|\xfe\xff|(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-8)""", re.IGNORECASE
)
_DROPPED = ("t", "cm", "vm")
"""What a cell's attributes say of its old value."""
_NOT_XML = lazy_pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_ESCAPE = lazy_pattern(r"_(?=x[0-9A-Fa-f]{4}_)")


class CellNotWritable(ValueError):
    """A cell that can't take a new text; says why and what to do. `row` and `column` count from 1."""

    def __init__(self, row: int, column: int, message: str) -> None:
        super().__init__(message)
        self.row = row
        self.column = column


class _Cell(Struct):
    column: int
    tag: str
    attributes: Mapping[str, str]
    start: int
    end: int = 0
    formula: bool = False


class _Row(Struct):
    number: int
    tag: str
    start: int
    end: int = 0
    """Where new cells go: before the closing tag, or, in an empty row, behind `<row …/>`."""
    empty: bool = False
    cells: list[_Cell] = field(default_factory=list)


def patch_cells(xml: bytes, values: Mapping[tuple[int, int], str]) -> bytes:
    """The worksheet with `values`, by row and column counted from 1, as the texts of these cells.

    Raises CellNotWritable, and BrokenPackage where the XML is damaged.
    """
    if _NOT_UTF8.match(xml):
        raise BrokenPackage("the sheet is in an unusual encoding")
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), text in sorted(values.items()):
        by_row.setdefault(number, {})[column] = text
    try:
        rows = _find_rows(xml, by_row)
    except (expat.ExpatError, ValueError):
        raise BrokenPackage("the XML of the sheet is damaged") from None
    edits: list[tuple[int, int, bytes]] = []
    for number, columns in by_row.items():
        row = rows.get(number)
        if row is None:
            raise CellNotWritable(number, min(columns), "stands in a row that the sheet does not have")
        edits.extend(_row_edits(row, xml, columns))
    pieces = []
    at = 0
    for start, end, data in edits:
        pieces += [xml[at:start], data]
        at = end
    return b"".join([*pieces, xml[at:]])


def _row_edits(row: _Row, xml: bytes, columns: Mapping[int, str]) -> list[tuple[int, int, bytes]]:
    edits = []
    prefix = row.tag.removesuffix("row")
    by_column = {cell.column: cell for cell in row.cells}
    added = []
    for column, text in columns.items():
        cell = by_column.get(column)
        if cell is None:
            tag = f"{prefix}c"
            new = _cell_xml(tag, {"r": f"{column_letters(column)}{row.number}"}, text)
            after = next((other.start for other in row.cells if other.column > column), row.end)
            added.append((after, new))
        elif cell.formula:
            raise CellNotWritable(
                row.number, column, "holds a formula; replace it by its value, then fix again"
            )
        else:
            kept = {name: value for name, value in cell.attributes.items() if name not in _DROPPED}
            edits.append((cell.start, cell.end, _cell_xml(cell.tag, kept, text)))
    if row.empty and added:
        opening = xml[row.start : row.end].removesuffix(b"/>").rstrip() + b">"
        closing = f"</{row.tag}>".encode()
        return [(row.start, row.end, opening + b"".join(new for _, new in added) + closing)]
    edits.extend((after, after, new) for after, new in added)
    return sorted(edits, key=lambda edit: edit[:2])


def _cell_xml(tag: str, attributes: Mapping[str, str], text: str) -> bytes:
    prefix = tag.removesuffix("c")
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    if not text:
        return f"<{tag}{written}/>".encode()
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    body = escape(_escaped(text), quote=False)
    return (
        f'<{tag}{written} t="inlineStr"><{prefix}is><{prefix}t{space}>{body}</{prefix}t></{prefix}is></{tag}>'
    ).encode()


def _escaped(text: str) -> str:
    """Text in Excel's spelling: characters that XML can't hold are written `_x000D_`."""
    return _NOT_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _LIKE_ESCAPE.sub("_x005F_", text))


def _find_rows(xml: bytes, wanted: Container[int]) -> dict[int, _Row]:
    """The wanted rows and their cells with their byte offsets."""
    found: dict[int, _Row] = {}
    parser = expat.ParserCreate()
    row: _Row | None = None
    cell: _Cell | None = None
    number = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, cell, number, column
        name = tag.rpartition(":")[2]
        if name == "row":
            number = int(attributes.get("r", number + 1))
            column = 0
            row = _Row(number, tag, parser.CurrentByteIndex) if number in wanted else None
        elif name == "c":
            column = _column(attributes.get("r"), column + 1)
            if row is not None:
                cell = _Cell(column, tag, attributes, parser.CurrentByteIndex)
        elif name == "f" and cell is not None:
            cell.formula = True

    def end(tag: str) -> None:
        nonlocal row, cell
        name = tag.rpartition(":")[2]
        if name not in ("row", "c") or row is None:
            return
        at = parser.CurrentByteIndex
        closing = xml.startswith(f"</{tag}".encode(), at)
        if name == "row":
            row.end, row.empty = at, not closing
            found[row.number] = row
            row = None
        elif cell is not None:
            cell.end = xml.index(b">", at) + 1 if closing else at
            row.cells.append(cell)
            cell = None

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return found


def _column(reference: str | None, default: int) -> int:
    found = _REFERENCE.match(reference or "")
    if not found:
        return default
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return column
