"""Flat files: from header rows to a Layout, from rows of cells to Listings.

The same for text and workbooks: a table of cells whose first rows say what the columns hold. One row
can be several listings, one for each store and language that the header names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from listing_lint.formats import file_rules
from listing_lint.formats.column_names import COMPOSITION_RANKS, FIELDS, field_of
from listing_lint.formats.document import FileFinding, Reading, UnreadableFile
from listing_lint.formats.file_rules import finding
from listing_lint.formats.heading import Heading, fold_name, is_path, parse_heading
from listing_lint.formats.template import Template, is_template, parse_template
from listing_lint.listing import TEXT_FIELDS, Listing, Place, column_letters
from listing_lint.wordlist import marketplace_ids

HEADER_ROWS = 40
"""How many rows are looked at to find the header."""

EXAMPLE_SKU = "ABC123"
"""The SKU of Amazon's own example row."""

_MOST_BULLETS = 50
_SHOWN_HEADERS = 8
_SURE = 4
"""So many of Amazon's own names in one row are no accident."""

_EVIDENCE = ("brand", "product_type", "color", "size", "model", "country_of_origin")
_REPEATED = ("bullet", "search_terms", "tag", "material")
"""Fields that may have several numbered columns."""

_NAMES = ("brand", "model")
"""Evidence that is the same in every language."""

_REPORT_MARKS = {
    fold_name(name)
    for name in (
        "listing-id", "open-date", "Angebotsnummer", "Erstellungsdatum", "id-offre", "date-ouverture",
        "Fecha de creación", "Data di creazione", "identyfikator-oferty", "data-otwarcia",
        "رقم-العرض", "出品ID", "出品日", "开售日期",
    )
}  # fmt: skip
"""Columns that only the All Listings and Active Listings reports have, by language."""

_DELETE = re.compile(
    r"delet|remove|l[öo]sch|supprim|suppress|elimin|borrar|cancella|excluir|verwijder|radera|ta bort|usu[nń]"
    r"|^sil\b|^[dx]$|削除|删除|刪除|حذف",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"partial|teilaktual|partiel|parcial|parzial|gedeeltelijk|delvis|częściow|kısmi|部分|جزئي", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands (from 0), what its header says, what it holds.

    `field` is None where it holds nothing that we know; `rank` orders the columns of one field.
    """

    position: int
    header: str
    heading: Heading
    field: str | None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """The columns that make one listing of a row, for one store and one language.

    `texts` finds a text's column by its field and index, `evidence` the columns to ask for a field,
    best first. `materials` names columns with their positions; the first `compositions` of them say what
    the whole product is made of. `complete` is True where the table has title, bullets and
    description, so that an empty one of them is missing.
    """

    market: str | None
    language: str | None
    title: int | None
    highlight: int | None
    description: int | None
    bullets: tuple[int | None, ...]
    search_terms: tuple[int, ...]
    tags: tuple[int, ...]
    evidence: Mapping[str, tuple[int, ...]]
    materials: tuple[tuple[str, tuple[int, ...]], ...]
    compositions: int
    complete: bool
    texts: Mapping[tuple[str, int | None], int]

    def position(self, name: str, index: int | None) -> int | None:
        """The column of a field, counted from 0; None where the table has none."""
        found = self.texts.get((name, index))
        if found is None and name == "tag" and self.tags:
            return self.tags[0]
        if found is None and name == "composition" and self.compositions:
            return self.materials[0][1][0]
        if found is None and name in self.evidence and self.evidence[name]:
            return self.evidence[name][0]
        return found


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """The origin of a listing that was read from a row."""

    layout: Layout
    view: View
    row: int
    sku: str

    def place(self, field: str | None = None, index: int | None = None) -> Place:
        """The place of a field; without a column for it, the place of the row."""
        position = None if field is None else self.view.position(field, index)
        layout = self.layout
        if position is None:
            return Place(layout.file, self.sku, layout.sheet, self.row)
        return Place(layout.file, self.sku, layout.sheet, self.row, position + 1, layout.headers[position])


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table hold, and from which row on (counted from 1) they hold it.

    `kind` is `fptcustom`, `attribute-path`, `vendor`, `category-report`, `listings-report` or `plain`.
    `findings` are those about the header.
    """

    kind: str
    file: str
    sheet: str | None
    headers: Sequence[str]
    header_row: int
    data_row: int
    market: str | None
    language: str | None
    views: tuple[View, ...]
    skus: tuple[int, ...]
    action: int | None
    actions: Mapping[str, str]
    row_market: int | None
    row_language: int | None
    known: int
    findings: tuple[FileFinding, ...]
    guessed_data_row: bool = False
    text_rows_only: bool = False
    speak: str = field(default="en", repr=False)

    def has_sku(self, cells: Sequence[str]) -> bool:
        """False where the table has a column for the SKU and the row leaves it empty."""
        return not self.skus or any(at < len(cells) and cells[at].strip() for at in self.skus)

    def is_tags(self, position: int) -> bool:
        """True for a column (counted from 0) that holds all tags of a listing in one cell."""
        return any(view.tags == (position,) for view in self.views)

    def read(self, row: int, cells: list[str]) -> Sequence[Listing | FileFinding]:
        """The listings of one row, none for an empty row or one that deletes its product.

        `cells` is filled up to the width of the header.
        """
        missing = len(self.headers) - len(cells)
        if missing > 0:
            cells.extend([""] * missing)
        sku = ""
        for position in self.skus:
            sku = cells[position].strip()
            if sku:
                break
        partial = False
        if self.action is not None and cells[self.action]:
            action = self.actions.get(cells[self.action]) or cells[self.action]
            kind = action_kind(action)
            if kind == "delete":
                return ()
            partial = kind == "partial"
        if self.guessed_data_row and row == self.data_row and sku == EXAMPLE_SKU:
            return ()
        found = [self._listing(view, row, sku, cells, partial) for view in self.views]
        if len(found) > 1:
            found = [listing for listing in found if _has_text(listing)] or found[:1]
        if sku and not self.text_rows_only:
            return found
        if not _has_text(found[0]) and (self.text_rows_only or not any(map(str.strip, cells))):
            return ()
        if sku or not self.skus:
            return found
        return [finding(file_rules.MISSING_SKU, found[0].place(), self.speak), *found]

    def _listing(self, view: View, row: int, sku: str, cells: list[str], partial: bool) -> Listing:
        bullets = [""] * len(view.bullets)
        filled = 0
        for index, position in enumerate(view.bullets):
            if position is not None:
                value = cells[position]
                if value and not value.isspace():
                    bullets[index] = value
                    filled = index + 1
        materials: dict[str, str] = {}
        composition = None
        for rank, (name, positions) in enumerate(view.materials):
            values = [cells[position].strip() for position in positions if cells[position]]
            joined = "; ".join(dict.fromkeys(filter(None, values)))
            if joined:
                materials[name] = joined
                if composition is None and rank < view.compositions:
                    composition = joined
        evidence = view.evidence
        market, language = view.market, view.language
        if self.row_market is not None:
            market = known_market(cells[self.row_market]) or market
        if self.row_language is not None:
            language = language_code(cells[self.row_language]) or language
        return Listing(
            sku,
            _text(cells, view.title),
            tuple(bullets[:filled]),
            _text(cells, view.description),
            _search_terms(cells, view.search_terms),
            _first(cells, evidence["brand"]),
            composition,
            _first(cells, evidence["product_type"]),
            _text(cells, view.highlight),
            market,
            language,
            _tags(cells, view.tags) if view.tags else (),
            _first(cells, evidence["color"]),
            _first(cells, evidence["size"]),
            _first(cells, evidence["model"]),
            _first(cells, evidence["country_of_origin"]),
            materials,
            partial or not view.complete,
            RowOrigin(self, view, row, sku),
        )


def _text(cells: list[str], position: int | None) -> str | None:
    if position is None:
        return None
    value = cells[position]
    return value if value and not value.isspace() else None


def _first(cells: list[str], positions: tuple[int, ...]) -> str | None:
    for position in positions:
        value = cells[position].strip()
        if value:
            return value
    return None


def _search_terms(cells: list[str], positions: tuple[int, ...]) -> str | Sequence[str] | None:
    if len(positions) == 1:
        return _text(cells, positions[0])
    return tuple(_text(cells, position) or "" for position in positions) if positions else None


def _tags(cells: list[str], positions: tuple[int, ...]) -> tuple[str, ...]:
    if len(positions) == 1:
        return split_tags(cells[positions[0]])
    return tuple(cells[position].strip() for position in positions)


def split_tags(cell: str) -> tuple[str, ...]:
    """The tags of one cell, separated by commas, without the spaces around them."""
    return tuple(filter(None, map(str.strip, cell.split(","))))


def _has_text(listing: Listing) -> bool:
    terms = listing.search_terms
    return bool(
        listing.title
        or listing.bullets
        or listing.description
        or listing.highlight
        or (terms if isinstance(terms, str) else terms and any(terms))
        or any(listing.tags)
    )


@lru_cache(maxsize=256)
def action_kind(value: str) -> str:
    """What a row's action does, in whatever language: `delete`, `partial` or `full`."""
    if _DELETE.search(value):
        return "delete"
    return "partial" if _PARTIAL.search(value) else "full"


@lru_cache(maxsize=256)
def language_code(tag: str | None) -> str | None:
    """The two letters of a language tag (`de_DE`, `EN-us`), None for anything else."""
    found = re.match(r"\s*([A-Za-z]{2})(?:[_-]|\s*$)", tag or "")
    return found[1].lower() if found else None


@lru_cache(maxsize=256)
def known_market(value: str) -> str | None:
    """Our id of a market that goes by its marketplace id, its domain, its country or our own id."""
    ids = marketplace_ids()
    value = value.strip()
    if value in ids:
        return ids[value]
    name = value.lower().removeprefix("www.").replace("amazon.", "amazon-").rpartition(".")[2]
    country = name.removeprefix("amazon-")
    market = f"amazon-{'us' if country == 'com' else country}"
    return market if market in ids.values() else None


def find_layout(
    rows: Sequence[Sequence[str]], file: str, sheet: str | None, reading: Reading, *, plain: bool = False
) -> Layout:
    """The layout of a table whose first rows are `rows` (`HEADER_ROWS` of them, if there are so many).

    `plain` takes the first row for the header, without looking for Amazon's.
    Raises UnreadableFile where `reading.columns` names a field that does not exist.
    """
    mapping = _mapping(reading.columns, file)
    template = parse_template(rows[0]) if rows and rows[0] and is_template(rows[0][0]) else Template()
    findings: list[FileFinding] = []
    header_row = 1 if plain else _header_row(rows, template, mapping)
    headers = [header.strip() for header in rows[header_row - 1]] if rows else []
    while headers and not headers[-1]:
        headers.pop()
    kind = "plain" if plain else _kind(template, headers)
    columns = _columns(headers, mapping, plain=kind in ("plain", "listings-report"))
    if not plain and template.attribute_row and template.attribute_row != header_row:
        place = Place(file, sheet=sheet, row=header_row)
        findings.append(
            finding(
                file_rules.MOVED_HEADER,
                place,
                reading.speak,
                expected=template.attribute_row,
                found=header_row,
            )
        )
    data_row = header_row + 1
    guessed = kind in ("attribute-path", "vendor", "category-report")
    if template.data_row and template.attribute_row and template.data_row > template.attribute_row:
        data_row = template.data_row + header_row - template.attribute_row
        guessed = False
    views = _views(columns, template)
    text_fields = {column.field for column in columns} & set(TEXT_FIELDS)
    skus = _ranked(columns, "sku")
    header_place = Place(file, sheet=sheet, row=header_row)
    named = [header for header in headers if header]
    shown = ", ".join(named[:_SHOWN_HEADERS]) + (" …" if len(named) > _SHOWN_HEADERS else "")
    if not text_fields:
        variant, severity = ("no-text", "warning") if skus else (None, None)
        findings.append(
            finding(
                file_rules.NO_LISTING_COLUMNS,
                header_place,
                reading.speak,
                variant=variant,
                severity=severity,
                headers=shown,
            )
        )
    if kind == "listings-report":
        findings.append(finding(file_rules.REPORT_WITHOUT_BULLETS, header_place, reading.speak))
    findings.extend(_unknown_marketplaces(columns, template, header_place, reading.speak))
    findings.extend(_duplicates(columns, header_place, reading.speak))
    return Layout(
        kind=kind,
        file=file,
        sheet=sheet,
        headers=headers,
        header_row=header_row,
        data_row=data_row,
        market=views[0].market if len({view.market for view in views}) == 1 else None,
        language=views[0].language if len({view.language for view in views}) == 1 else None,
        views=views,
        skus=skus,
        action=next(iter(_ranked(columns, "action")), None),
        actions=template.actions,
        row_market=next(iter(_ranked(columns, "market")), None) if kind == "plain" else None,
        row_language=next(iter(_ranked(columns, "language")), None) if kind == "plain" else None,
        known=len(text_fields) + bool(skus),
        findings=tuple(findings),
        guessed_data_row=guessed,
        text_rows_only=kind == "plain" and any(fold_name(h) in ("handle", "url handle") for h in headers),
        speak=reading.speak,
    )


def count_known(rows: Iterable[Sequence[str]]) -> int:
    """How many different fields the best of these rows names: a measure of how likely it is a header."""
    return max((len(_fields(row, {}, plain=True)) for row in rows), default=0)


def _mapping(columns: Mapping[str, str], file: str) -> Mapping[str, tuple[str, int | None]]:
    found = {}
    for header, name in columns.items():
        heading = parse_heading(name.strip())
        wanted = heading.name.replace(" ", "_")
        if wanted not in FIELDS:
            raise UnreadableFile(
                f"{file}: the column “{header}” can't be mapped to “{name}”; choose one of {', '.join(sorted(FIELDS))}"
            )
        found[fold_name(header)] = (wanted, heading.number)
    return found


def _fields(
    row: Sequence[str], mapping: Mapping[str, tuple[str, int | None]], *, plain: bool
) -> frozenset[str]:
    found = set()
    for cell in row:
        if cell:
            if fold_name(cell) in mapping:
                found.add(mapping[fold_name(cell)][0])
            elif known := field_of(parse_heading(cell).name, plain=plain):
                found.add(known[0])
    return frozenset(found)


def _header_row(
    rows: Sequence[Sequence[str]], template: Template, mapping: Mapping[str, tuple[str, int | None]]
) -> int:
    """The row that names the columns, counted from 1: where the template says, else where they are."""
    expected = template.attribute_row or (3 if template.kind.startswith("fptcustom") else None)
    if expected and expected <= len(rows) and len(_fields(rows[expected - 1], mapping, plain=False)) > 1:
        return expected
    own = [len(_fields(row, mapping, plain=False)) for row in rows]
    if own and max(own) >= (2 if template.kind or expected else _SURE):
        return own.index(max(own)) + 1
    if mapping or not expected:
        for row, cells in enumerate(rows, 1):
            if len(_fields(cells, mapping, plain=True)) > 1:
                return row
    labels = [len(_fields(row, mapping, plain=True)) for row in rows]
    return labels.index(max(labels)) + 1 if labels else 1


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


def _columns(
    headers: Sequence[str], mapping: Mapping[str, tuple[str, int | None]], *, plain: bool
) -> list[Column]:
    found = []
    for position, header in enumerate(headers):
        mapped = mapping.get(fold_name(header)) if mapping else None
        if mapped:
            name, number = mapped
            name = "material" if name == "composition" else name
            heading = Heading(fold_name(header), number)
            found.append(Column(position, header, heading, name, -1))
            continue
        heading = parse_heading(header)
        field, rank = field_of(heading.name, plain=plain) or (None, 0)
        if field not in _REPEATED and heading.number not in (None, 1):
            field = None
        found.append(Column(position, header, heading, field, rank))
    if not plain and not any(column.field in TEXT_FIELDS for column in found):
        return _columns(headers, mapping, plain=True)
    return found


def _ranked(columns: Iterable[Column], name: str) -> tuple[int, ...]:
    """The positions of a field's columns, the best name first."""
    found = sorted((column.rank, column.position) for column in columns if column.field == name)
    return tuple(position for _, position in found)


def _views(columns: Sequence[Column], template: Template) -> tuple[View, ...]:
    keys = list(
        dict.fromkeys(
            (column.heading.marketplace_id, language_code(column.heading.language_tag))
            for column in columns
            if column.field in TEXT_FIELDS
        )
    )
    narrow = [key for key in keys if not any(_covers(key, other) for other in keys if other != key)]
    return tuple(_view(columns, template, *key) for key in narrow or [(None, None)])


Key = tuple[str | None, str | None]
"""A marketplace id and a language; None is any."""


def _covers(wide: Key, narrow: Key) -> bool:
    return all(mine is None or mine == other for mine, other in zip(wide, narrow, strict=True))


def _key(column: Column) -> Key:
    return column.heading.marketplace_id, language_code(column.heading.language_tag)


def _view(
    columns: Sequence[Column], template: Template, marketplace: str | None, language: str | None
) -> View:
    mine = [column for column in columns if column.field and _covers(_key(column), (marketplace, language))]
    exact_first = sorted(
        mine, key=lambda column: (column.rank, -sum(part is not None for part in _key(column)))
    )
    singles = {name: _single(exact_first, name) for name in ("title", "highlight", "description")}
    bullets = _bullets([column for column in mine if column.field == "bullet"])
    search_terms = tuple(column.position for column in mine if column.field == "search_terms")
    tags = tuple(column.position for column in mine if column.field == "tag")
    texts: dict[tuple[str, int | None], int] = {
        (name, None): position for name, position in singles.items() if position is not None
    }
    texts.update((("bullet", index), at) for index, at in enumerate(bullets) if at is not None)
    several = len(search_terms) > 1
    texts.update((("search_terms", index if several else None), at) for index, at in enumerate(search_terms))
    if len(tags) > 1:
        texts.update((("tag", index), at) for index, at in enumerate(tags))
    materials, compositions = _materials(mine)
    home = marketplace is None or marketplace == template.marketplace_id
    return View(
        market=marketplace_ids().get((template.marketplace_id if home else marketplace) or ""),
        language=language or (language_code(template.language_tag) if home else None),
        title=singles["title"],
        highlight=singles["highlight"],
        description=singles["description"],
        bullets=bullets,
        search_terms=search_terms,
        tags=tags,
        evidence={
            name: tuple(
                dict.fromkeys((*_ranked(mine, name), *(_ranked(columns, name) if name in _NAMES else ())))
            )
            for name in _EVIDENCE
        },
        materials=materials,
        compositions=compositions,
        complete=singles["title"] is not None and singles["description"] is not None and bool(bullets),
        texts=texts,
    )


def _single(columns: Iterable[Column], name: str) -> int | None:
    return next((column.position for column in columns if column.field == name), None)


def _bullets(columns: Sequence[Column]) -> tuple[int | None, ...]:
    """The positions of the bullets in their order, None for a number that no column has."""
    numbers = [column.heading.number for column in columns]
    if len(set(numbers)) == len(numbers) and all(n is not None and n <= _MOST_BULLETS for n in numbers):
        first = 0 if 0 in numbers else 1
        by_number = {column.heading.number: column.position for column in columns}
        last = max((number for number in numbers if number is not None), default=first - 1)
        return tuple(by_number.get(number) for number in range(first, last + 1))
    return tuple(column.position for column in columns)


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


def _unknown_marketplaces(
    columns: Iterable[Column], template: Template, header: Place, speak: str
) -> Iterator[FileFinding]:
    known = marketplace_ids()
    seen = set()
    if template.marketplace_id and template.marketplace_id not in known:
        seen.add(template.marketplace_id)
        place = Place(header.file, sheet=header.sheet, row=1, column=1)
        yield finding(file_rules.UNKNOWN_MARKETPLACE, place, speak, id=template.marketplace_id)
    for column in columns:
        store = column.heading.marketplace_id
        if column.field in TEXT_FIELDS and store and store not in known and store not in seen:
            seen.add(store)
            place = Place(header.file, None, header.sheet, header.row, column.position + 1, column.header)
            yield finding(file_rules.UNKNOWN_MARKETPLACE, place, speak, id=store)


def _duplicates(columns: Iterable[Column], header: Place, speak: str) -> Iterator[FileFinding]:
    """A finding for each column that repeats the name of a single text."""
    first: dict[Heading, Column] = {}
    for column in columns:
        if column.field not in ("sku", "title", "highlight", "description"):
            continue
        earlier = first.setdefault(column.heading, column)
        if earlier is not column:
            place = Place(header.file, None, header.sheet, header.row, column.position + 1, column.header)
            yield finding(
                file_rules.DUPLICATE_COLUMN,
                place,
                speak,
                header=column.header,
                first=column_letters(earlier.position + 1),
            )
