"""What the columns of a table hold, and the listings that its rows make.

One row can be several listings, one for each store and language that the header names: each of
these is a View of the same columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from listing_lint.formats import file_rules
from listing_lint.formats.document import FileFinding
from listing_lint.formats.file_rules import finding
from listing_lint.formats.stores import known_market, language_code
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Listing, Place

EXAMPLE_SKU = "ABC123"
"""The SKU of Amazon's own example row."""
BOOK = "ABIS_BOOK"
"""Amazon's product type of printed books."""
_ISBN_LENGTH = 10

_DELETE = lazy_pattern(
    r"delet|remove|l[öo]sch|supprim|suppress|elimin|borrar|cancella|excluir|verwijder|radera|ta bort|usu[nń]"
    r"|^sil\b|^[dx]$|削除|删除|刪除|حذف",
    re.IGNORECASE,
)
_PARTIAL = lazy_pattern(
    r"partial|teilaktual|partiel|parcial|parzial|gedeeltelijk|delvis|częściow|kısmi|部分|جزئي", re.IGNORECASE
)


class View(Struct, frozen=True):
    """The columns, counted from 0, that make one listing of a row, for one store and one language.

    `texts` finds a text's column by its field and index, `evidence` the columns to ask for a field, `asins` those of ASINs,
    best first. `materials` names columns with their positions; the first `compositions` of them say
    what the whole product is made of. `complete` is True where the table has title, bullets and
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
    asins: tuple[int, ...]
    materials: tuple[tuple[str, tuple[int, ...]], ...]
    compositions: int
    complete: bool
    texts: Mapping[tuple[str, int | None], int]

    def position(self, field: str, index: int | None) -> int | None:
        """The column of a field; None where the table has none."""
        found = self.texts.get((field, index))
        if found is not None:
            return found
        if field == "tag":
            return next(iter(self.tags), None)
        if field == "composition":
            return self.materials[0][1][0] if self.compositions else None
        return next(iter(self.evidence.get(field, ())), None)

    def composition(self, materials: Mapping[str, str]) -> str | None:
        """The best of the materials of a row that says what the whole product is made of."""
        for name, _ in self.materials[: self.compositions]:
            if name in materials:
                return materials[name]
        return None


class RowOrigin(Struct, frozen=True):
    """The origin of a listing that was read from a row."""

    layout: Layout
    view: View
    row: int
    sku: str
    line: int | None = None

    def place(self, field: str | None = None, index: int | None = None) -> Place:
        """The place of a field; without a column for it, the place of the row."""
        position = None if field is None else self.view.position(field, index)
        layout = self.layout
        if position is None:
            return Place(layout.file, self.sku, layout.sheet, self.row, line=self.line)
        header = layout.headers[position]
        return Place(layout.file, self.sku, layout.sheet, self.row, position + 1, header, line=self.line)


class Layout(Struct, frozen=True):
    """The header of a table, understood. Rows are counted from 1, columns from 0.

    `kind` is `fptcustom`, `attribute-path`, `vendor`, `category-report`, `listings-report` or `plain`.
    `market` and `language` are those of all views, None where they differ; `row_market` and
    `row_language` are columns in which each row says its own. `skus` are the columns to ask for the SKU,
    best first. `actions` maps localised actions to Amazon's own. `example_row` is a row that holds
    Amazon's example, if its SKU says so. `texts_only` leaves out rows without any text, which are
    variants and images of the row above. `findings` are those about the header.
    """

    kind: str
    file: str
    sheet: str | None
    headers: Sequence[str]
    header_row: int
    data_row: int
    views: tuple[View, ...]
    skus: tuple[int, ...]
    action: int | None = None
    actions: Mapping[str, str] | None = None
    row_market: int | None = None
    row_language: int | None = None
    example_row: int | None = None
    texts_only: bool = False
    findings: tuple[FileFinding, ...] = ()
    speak: str = "en"

    @property
    def market(self) -> str | None:
        """The market of the whole table."""
        markets = {view.market for view in self.views}
        return markets.pop() if len(markets) == 1 else None

    @property
    def language(self) -> str | None:
        """The language of the whole table."""
        languages = {view.language for view in self.views}
        return languages.pop() if len(languages) == 1 else None

    @property
    def readable(self) -> bool:
        """True where the table has a column that we know for a SKU or a text."""
        return bool(self.skus) or any(view.texts or view.tags for view in self.views)

    def has_sku(self, cells: Sequence[str]) -> bool:
        """False where the table has a column for the SKU and the row leaves it empty."""
        return not self.skus or any(at < len(cells) and cells[at].strip() for at in self.skus)

    def lists_tags(self, position: int) -> bool:
        """True for a column that holds all tags of a listing in one cell."""
        return any(view.tags == (position,) for view in self.views)

    def read(self, row: int, cells: list[str], line: int | None = None) -> Sequence[Listing | FileFinding]:
        """The listings of one row, none for an empty row or one that deletes its product.

        `cells` is filled up to the width of the header. `line` is where the row begins, if not at its number.
        """
        missing = len(self.headers) - len(cells)
        if missing > 0:
            cells.extend([""] * missing)
        sku = _first(cells, self.skus) or ""
        action = "full"
        if self.action is not None and cells[self.action]:
            action = action_kind((self.actions or {}).get(cells[self.action], cells[self.action]))
        if action == "delete" or (row == self.example_row and sku == EXAMPLE_SKU):
            return ()
        partial = action == "partial"
        found = [self._listing(view, row, sku, cells, partial=partial, line=line) for view in self.views]
        if len(found) > 1:
            found = [listing for listing in found if listing.has_text] or found[:1]
        if sku and not self.texts_only:
            return found
        if not found[0].has_text and (self.texts_only or not any(map(str.strip, cells))):
            return ()
        if sku or not self.skus:
            return found
        return [finding(file_rules.MISSING_SKU, found[0].place(), self.speak), *found]

    def _listing(
        self, view: View, row: int, sku: str, cells: list[str], *, partial: bool, line: int | None
    ) -> Listing:
        market, language = view.market, view.language
        if self.row_market is not None:
            market = known_market(cells[self.row_market]) or market
        if self.row_language is not None:
            language = language_code(cells[self.row_language]) or language
        materials = _materials(cells, view) if view.materials else {}
        evidence = view.evidence
        return Listing(
            sku=sku,
            title=_text(cells, view.title),
            bullets=_bullets(cells, view.bullets),
            description=_text(cells, view.description),
            search_terms=_search_terms(cells, view.search_terms),
            brand=_first(cells, evidence["brand"]),
            composition=view.composition(materials) if materials else None,
            product_type=_first(cells, evidence["product_type"]) or _type_by_asin(cells, view.asins),
            highlight=None if view.highlight is None else _text(cells, view.highlight) or "",
            market=market,
            language=language,
            tags=_tags(cells, view.tags) if view.tags else (),
            color=_first(cells, evidence["color"]),
            size=_first(cells, evidence["size"]),
            model=_first(cells, evidence["model"]),
            country_of_origin=_first(cells, evidence["country_of_origin"]),
            materials=materials,
            partial=partial or not view.complete,
            origin=RowOrigin(self, view, row, sku, line),
        )


def _text(cells: list[str], position: int | None) -> str | None:
    if position is None:
        return None
    value = cells[position]
    return value if value and not value.isspace() else None


def _type_by_asin(cells: list[str], positions: tuple[int, ...]) -> str | None:
    """The product type of a book, whose ASIN is its ISBN; reports have no column for product types."""
    asin = _first(cells, positions) or ""
    if len(asin) != _ISBN_LENGTH or not (asin[:-1].isdecimal() and (asin[-1].isdecimal() or asin[-1] == "X")):
        return None
    values = [int(digit) for digit in asin[:-1]] + [10 if asin[-1] == "X" else int(asin[-1])]
    checked = sum(weight * value for weight, value in zip(range(_ISBN_LENGTH, 0, -1), values, strict=True))
    return BOOK if checked % 11 == 0 else None


def _first(cells: list[str], positions: tuple[int, ...]) -> str | None:
    for position in positions:
        value = cells[position].strip()
        if value:
            return value
    return None


def _bullets(cells: list[str], positions: tuple[int | None, ...]) -> tuple[str, ...]:
    """The bullets up to the last one that says something."""
    found = [_text(cells, position) or "" for position in positions]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _search_terms(cells: list[str], positions: tuple[int, ...]) -> str | Sequence[str] | None:
    if len(positions) == 1:
        return _text(cells, positions[0])
    return tuple(_text(cells, position) or "" for position in positions) if positions else None


def _tags(cells: list[str], positions: tuple[int, ...]) -> tuple[str, ...]:
    if len(positions) == 1:
        return tuple(filter(None, map(str.strip, cells[positions[0]].split(","))))
    return tuple(cells[position].strip() for position in positions)


def _materials(cells: list[str], view: View) -> dict[str, str]:
    found = {}
    for name, positions in view.materials:
        values = [cells[position].strip() for position in positions if cells[position]]
        joined = "; ".join(dict.fromkeys(filter(None, values)))
        if joined:
            found[name] = joined
    return found


@lru_cache(maxsize=256)
def action_kind(value: str) -> str:
    """What a row's action does, in whatever language: `delete`, `partial` or `full`."""
    if _DELETE.search(value):
        return "delete"
    return "partial" if _PARTIAL.search(value) else "full"
