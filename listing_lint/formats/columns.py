"""From headers to columns, and from columns to the views of a row: one for each store and language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from listing_lint.formats.column_names import COMPOSITION_RANKS, field_of
from listing_lint.formats.heading import Heading, fold_name, parse_heading
from listing_lint.formats.layout import View
from listing_lint.formats.stores import language_code
from listing_lint.formats.template import Template
from listing_lint.listing import TEXT_FIELDS
from listing_lint.wordlist import marketplace_ids

Mapped = Mapping[str, tuple[str, int | None]]
"""The user's own headers, folded, each with a field and its number."""

Key = tuple[str | None, str | None]
"""A marketplace id and a language; None is any."""

_MOST_BULLETS = 50
_ASIN = "asin"
_EVIDENCE = ("brand", "product_type", "color", "size", "model", "country_of_origin")
_REPEATED = ("bullet", "search_terms", "tag", "material")
"""Fields that may have several numbered columns."""
_SAME_EVERYWHERE = ("brand", "model")
"""Evidence that is the same in every language."""


class Column(Struct, frozen=True):
    """One column: where it stands (from 0), what its header says, what it holds.

    `field` is None where it holds nothing that we know; `rank` orders the columns of one field.
    """

    position: int
    header: str
    heading: Heading
    field: str | None
    rank: int = 0

    @property
    def key(self) -> Key:
        """The store and the language that the column is for."""
        return self.heading.marketplace_id, language_code(self.heading.language_tag)


def columns_of(headers: Sequence[str], mapped: Mapped, *, plain: bool) -> list[Column]:
    """The columns under these headers. `plain` knows more names than Amazon's own."""
    found = [_column(position, header, mapped, plain=plain) for position, header in enumerate(headers)]
    if not plain and not any(column.field in TEXT_FIELDS for column in found):
        return columns_of(headers, mapped, plain=True)
    return found


def _column(position: int, header: str, mapped: Mapped, *, plain: bool) -> Column:
    own = mapped.get(fold_name(header)) if mapped else None
    if own is not None:
        field, number = own
        name = Heading(fold_name(header), number)
        return Column(position, header, name, "material" if field == "composition" else field, rank=-1)
    heading = parse_heading(header)
    known, rank = field_of(heading.name, plain=plain) or (None, 0)
    if known not in _REPEATED and heading.number not in (None, 1):
        known = None
    return Column(position, header, heading, known, rank)


def ranked(columns: Iterable[Column], field: str) -> tuple[int, ...]:
    """The positions of a field's columns, the best name first."""
    found = sorted((column.rank, column.position) for column in columns if column.field == field)
    return tuple(position for _, position in found)


def views_of(columns: Sequence[Column], template: Template) -> tuple[View, ...]:
    """A view for each store and language that has a column of text; columns without keys are in all."""
    by_key: dict[Key, list[Column]] = {}
    for column in columns:
        if column.field:
            by_key.setdefault(column.key, []).append(column)
    names = {field: ranked(columns, field) for field in _SAME_EVERYWHERE}
    keys = _narrow([key for key, found in by_key.items() if any(c.field in TEXT_FIELDS for c in found)])
    return tuple(_view(_columns_for(key, by_key), names, template, key) for key in keys or [(None, None)])


def _narrow(keys: Sequence[Key]) -> list[Key]:
    """The keys without those that only say in part what another one says in full."""
    stores = {store for store, language in keys if store and language}
    languages = {language for store, language in keys if store and language}
    return [
        (store, language)
        for store, language in keys
        if (store and language)
        or (store and store not in stores)
        or (language and language not in languages)
        or len(keys) == 1
    ]


def _columns_for(key: Key, by_key: Mapping[Key, Sequence[Column]]) -> list[Column]:
    """The columns for a store and a language in their order, those for any store or language among them."""
    store, language = key
    keys = dict.fromkeys([key, (store, None), (None, language), (None, None)])
    return sorted((column for wide in keys for column in by_key.get(wide, ())), key=lambda c: c.position)


def _view(mine: Sequence[Column], names: Mapping[str, tuple[int, ...]], template: Template, key: Key) -> View:
    title, highlight, description = (_single(mine, field) for field in ("title", "highlight", "description"))
    bullets = _bullets([column for column in mine if column.field == "bullet"])
    search_terms = tuple(column.position for column in mine if column.field == "search_terms")
    tags = tuple(column.position for column in mine if column.field == "tag")
    materials, compositions = _materials(mine)
    marketplace, language = key
    home = marketplace in (None, template.marketplace_id)
    return View(
        market=marketplace_ids().get((template.marketplace_id if home else marketplace) or ""),
        language=language or (language_code(template.language_tag) if home else None),
        title=title,
        highlight=highlight,
        description=description,
        bullets=bullets,
        search_terms=search_terms,
        tags=tags,
        evidence={
            field: tuple(dict.fromkeys((*ranked(mine, field), *names.get(field, ())))) for field in _EVIDENCE
        },
        asins=tuple(column.position for column in mine if fold_name(column.heading.name) == _ASIN),
        materials=materials,
        compositions=compositions,
        complete=title is not None and description is not None and bool(bullets),
        texts={
            (field, index): position
            for field, index, position in (
                ("title", None, title),
                ("highlight", None, highlight),
                ("description", None, description),
                *(("bullet", index, position) for index, position in enumerate(bullets)),
                *_indexed("search_terms", search_terms),
                *_indexed("tag", tags),
            )
            if position is not None
        },
    )


def _single(columns: Iterable[Column], field: str) -> int | None:
    """The column of a text that there is one of: the best name, then the most exact keys."""
    found = [column for column in columns if column.field == field]
    best = min(found, key=lambda column: (column.rank, column.key.count(None), column.position), default=None)
    return None if best is None else best.position


def _indexed(field: str, positions: Sequence[int]) -> list[tuple[str, int | None, int]]:
    """Columns of a text that a listing counts only where it has several."""
    if len(positions) == 1:
        return [(field, None, positions[0])]
    return [(field, index, position) for index, position in enumerate(positions)]


def _bullets(columns: Sequence[Column]) -> tuple[int | None, ...]:
    """The positions of the bullets in their order, None for a number that no column has."""
    by_number = {column.heading.number: column.position for column in columns}
    numbers = [number for number in by_number if number is not None and number <= _MOST_BULLETS]
    if not columns or len(numbers) < len(columns):
        return tuple(column.position for column in columns)
    return tuple(by_number.get(number) for number in range(min(*numbers, 1), max(numbers) + 1))


def _materials(columns: Iterable[Column]) -> tuple[tuple[tuple[str, tuple[int, ...]], ...], int]:
    """The material columns by name, the most telling first, and how many of them are compositions."""
    found: dict[str, list[int]] = {}
    compositions = set()
    for column in sorted(columns, key=lambda column: column.rank):
        if column.field == "material":
            name = column.heading.name.replace(" ", "_")
            found.setdefault(name, []).append(column.position)
            if column.rank < COMPOSITION_RANKS:
                compositions.add(name)
    return tuple((name, tuple(positions)) for name, positions in found.items()), len(compositions)
