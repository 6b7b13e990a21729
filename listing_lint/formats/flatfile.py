"""Flat files: which rows of a table are its header, and what layout that makes.

The same for text and workbooks. A template says itself where its header stands; where it does not, or
its rows were moved, the row that names the most columns is the header.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from listing_lint.formats import file_rules
from listing_lint.formats.column_names import FIELDS, field_of
from listing_lint.formats.columns import Column, Mapped, columns_of, ranked, views_of
from listing_lint.formats.document import FileFinding, Reading, UnreadableFile
from listing_lint.formats.file_rules import finding
from listing_lint.formats.heading import Heading, fold_name, is_path, parse_heading
from listing_lint.formats.layout import Layout
from listing_lint.formats.template import Template, is_template, parse_template
from listing_lint.listing import TEXT_FIELDS, Place, column_letters
from listing_lint.phrases import say
from listing_lint.wordlist import marketplace_ids

HEADER_ROWS = 40
"""How many rows are looked at to find the header."""

_SHOWN_HEADERS = 8
_SURE = 4
"""So many of Amazon's own names in one row are no accident."""
_OLD_NAMES_ROW = 3
"""Where an old template without settings names its columns."""

_REPORT_MARKS = {
    fold_name(name)
    for name in (
        "listing-id", "open-date", "Angebotsnummer", "Erstellungsdatum", "id-offre", "date-ouverture",
        "Fecha de creación", "Data di creazione", "identyfikator-oferty", "data-otwarcia",
        "رقم-العرض", "تاريخ-مفتوح", "出品ID", "出品日", "开售日期",
    )
}  # fmt: skip
"""Columns that only the All Listings and Active Listings reports have, by language."""


def find_layout(
    rows: Sequence[Sequence[str]], file: str, sheet: str | None, reading: Reading, *, plain: bool = False
) -> Layout:
    """The layout of a table whose first rows are `rows` (`HEADER_ROWS` of them, if there are so many).

    `plain` takes the first row for the header, without looking for Amazon's.
    Raises UnreadableFile where `reading.columns` names a field that does not exist.
    """
    mapped = _mapped(reading.columns, file)
    template = Template()
    if not plain and rows and rows[0] and is_template(rows[0][0]):
        template = parse_template(rows[0])
    header_row = 1 if plain else _header_row(rows, template, mapped)
    headers = _headers(rows[header_row - 1]) if rows else []
    kind = "plain" if plain else _kind(template, headers)
    columns = columns_of(headers, mapped, plain=kind in ("plain", "listings-report"))
    data_row = _data_row(template, header_row)
    has_example = data_row is None and kind in ("attribute-path", "vendor", "category-report")
    place = Place(file, sheet=sheet, row=header_row)
    return Layout(
        kind=kind,
        file=file,
        sheet=sheet,
        headers=headers,
        header_row=header_row,
        data_row=data_row or header_row + 1,
        views=views_of(columns, template),
        skus=ranked(columns, "sku"),
        action=_first(columns, "action"),
        actions=template.actions,
        row_market=_first(columns, "market"),
        row_language=_first(columns, "language"),
        example_row=header_row + 1 if has_example else None,
        texts_only=kind == "plain" and any(fold_name(name) in ("handle", "url handle") for name in headers),
        findings=tuple(_findings(kind, columns, template, place, reading.speak)),
        speak=reading.speak,
    )


def count_known(rows: Iterable[Sequence[str]]) -> int:
    """How many different fields the best of these rows names: a measure of how likely it is a header."""
    return max((len(_fields(row, {}, plain=True)) for row in rows), default=0)


def _mapped(columns: Mapping[str, str], file: str) -> Mapped:
    found = {}
    for header, wanted in columns.items():
        heading = parse_heading(wanted.strip())
        field = heading.name.replace(" ", "_")
        if field not in FIELDS:
            raise UnreadableFile(
                "column", path=file, header=header, field=wanted, names=tuple(sorted(FIELDS))
            )
        found[fold_name(header)] = (field, heading.number)
    return found


def _headers(row: Sequence[str]) -> list[str]:
    headers = [header.strip() for header in row]
    while headers and not headers[-1]:
        headers.pop()
    return headers


def _fields(row: Iterable[str], mapped: Mapped, *, plain: bool) -> frozenset[str]:
    """The fields that the cells of a row name, if it is a header."""
    found = set()
    for cell in filter(None, row):
        own = mapped.get(fold_name(cell)) if mapped else None
        known = own or field_of(parse_heading(cell).name, plain=plain)
        if known:
            found.add(known[0])
    return frozenset(found)


def _header_row(rows: Sequence[Sequence[str]], template: Template, mapped: Mapped) -> int:
    """The row that names the columns: where the template says, else where they are."""
    expected = template.attribute_row or (_OLD_NAMES_ROW if template.kind.startswith("fptcustom") else None)
    if expected and expected <= len(rows) and len(_fields(rows[expected - 1], mapped, plain=False)) > 1:
        return expected
    own = [len(_fields(row, mapped, plain=False)) for row in rows]
    best = max(own, default=0)
    if best >= _SURE or (expected and best > 1):
        return own.index(best) + 1
    labels = [len(_fields(row, mapped, plain=True)) for row in rows]
    if not expected:
        for row, count in enumerate(labels, 1):
            if count > 1:
                return row
    return labels.index(max(labels)) + 1 if labels else 1


def _data_row(template: Template, header_row: int) -> int | None:
    """The first row of data, moved as far as the header was; None where the template does not say."""
    if template.data_row and template.attribute_row and template.data_row > template.attribute_row:
        return template.data_row + header_row - template.attribute_row
    return None


def _kind(template: Template, headers: Sequence[str]) -> str:
    if template.kind.startswith("fptcustom"):
        return "fptcustom"
    if template.kind == "dynamic":
        return "vendor"
    if "::listing_status" in headers:
        return "category-report"
    if sum(map(is_path, headers)) > 1:
        return "attribute-path"
    if template.kind or template.attribute_row:
        return "fptcustom"
    names = {parse_heading(header).name for header in headers}
    return "listings-report" if len(names & _REPORT_MARKS) > 1 else "plain"


def _first(columns: Iterable[Column], field: str) -> int | None:
    return next(iter(ranked(columns, field)), None)


def _findings(
    kind: str, columns: Sequence[Column], template: Template, header: Place, speak: str
) -> Iterator[FileFinding]:
    """What is to be said of the header."""
    if template.attribute_row and template.attribute_row != header.row:
        yield finding(
            file_rules.MOVED_HEADER, header, speak, expected=template.attribute_row, found=header.row
        )
    if not any(column.field in TEXT_FIELDS for column in columns):
        has_sku = _first(columns, "sku") is not None
        yield finding(
            file_rules.NO_LISTING_COLUMNS,
            header,
            speak,
            variant="no-text" if has_sku else None,
            severity="warning" if has_sku else None,
            headers=_shown(columns, speak),
        )
    if kind == "listings-report":
        yield finding(file_rules.REPORT_WITHOUT_BULLETS, header, speak)
    yield from _unknown_marketplaces(columns, template, header, speak)
    yield from _duplicates(columns, header, speak)


def _shown(columns: Iterable[Column], speak: str) -> str:
    named = [column.header for column in columns if column.header]
    return say("list.comma", speak).join(named[:_SHOWN_HEADERS]) + (
        " …" if len(named) > _SHOWN_HEADERS else ""
    )


def _unknown_marketplaces(
    columns: Iterable[Column], template: Template, header: Place, speak: str
) -> Iterator[FileFinding]:
    """A finding for each marketplace id that no store has, where it stands first."""
    stores = {template.marketplace_id: Place(header.file, sheet=header.sheet, row=1, column=1)}
    for column in columns:
        if column.field in TEXT_FIELDS:
            stores.setdefault(column.heading.marketplace_id, _under(header, column))
    for store, place in stores.items():
        if store and store not in marketplace_ids():
            yield finding(file_rules.UNKNOWN_MARKETPLACE, place, speak, id=store)


def _duplicates(columns: Iterable[Column], header: Place, speak: str) -> Iterator[FileFinding]:
    """A finding for each column that repeats the name of a text that there is one of."""
    first: dict[Heading, Column] = {}
    for column in columns:
        if column.field not in ("sku", "title", "highlight", "description"):
            continue
        earlier = first.setdefault(column.heading, column)
        if earlier is not column:
            letters = column_letters(earlier.position + 1)
            place = _under(header, column)
            yield finding(file_rules.DUPLICATE_COLUMN, place, speak, header=column.header, first=letters)


def _under(header: Place, column: Column) -> Place:
    return Place(header.file, None, header.sheet, header.row, column.position + 1, column.header)
