"""A market: a store with its language, its limits and the days on which they hold."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec import Struct, field

PRODUCT_CLASSES = ("media", "softlines")
"""Classes of product types that a limit may be made for, or may leave out."""


class Limit(Struct, frozen=True):
    """One limit of one field, in force from `effective` until the day before `until`.

    `measure` says what is counted: `characters` (code points, spaces included), `bytes` (UTF-8),
    `count` (how many values a repeated field has), `total_characters` (all values together),
    `with_title_characters` (this text and the title together). `kind` says who set it: `field`
    (the form refuses more), `policy` (the rules forbid more) or `recommendation`.
    `spaces` and `punctuation` are False where the store does not count them.
    `only` and `unless` name product classes.
    """

    field: str
    measure: str
    kind: str
    severity: str
    sources: tuple[str, ...]
    max: int | None = None
    min: int | None = None
    effective: datetime.date | None = None
    until: datetime.date | None = None
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    spaces: bool = True
    punctuation: bool = True


class Market(Struct, frozen=True):
    """A store on one policy date.

    `id` is ours (`amazon-us`), `marketplace_id` the store's own; `languages` are two-letter codes,
    the first one the default. `limits` are those in force on `day`. `off` names rules and families
    that this store does not have. Product types are upper case.
    """

    id: str
    name: str
    marketplace_id: str | None
    country: str
    languages: tuple[str, ...]
    domain: str
    limits: tuple[Limit, ...]
    media_product_types: frozenset[str]
    day: datetime.date
    off: frozenset[str] = frozenset()
    softlines_product_types: frozenset[str] = frozenset()
    currency: str | None = None
    _limits_of: dict[tuple[str, str | None], tuple[Limit, ...]] = field(default_factory=dict)
    _tightest: dict[tuple[str, str, str | None], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the limits by field and product class once: every listing asks for them."""
        for limited in {limit.field for limit in self.limits}:
            for product_class in (None, *PRODUCT_CLASSES):
                self._limits_of[limited, product_class] = tuple(
                    limit
                    for limit in self.limits
                    if limit.field == limited
                    and (not limit.only or product_class in limit.only)
                    and product_class not in limit.unless
                )
        for (limited, product_class), limits in self._limits_of.items():
            for limit in limits:
                if limit.max is not None and limit.kind != "recommendation":
                    key = limited, limit.measure, product_class
                    self._tightest[key] = min(limit.max, self._tightest.get(key, limit.max))

    def product_class(self, product_type: str | None) -> str | None:
        """`media` or `softlines` where the product type is one of these in this store, else None."""
        if product_type:
            name = product_type.strip().upper()
            if name in self.media_product_types:
                return "media"
            if name in self.softlines_product_types:
                return "softlines"
        return None

    def tightest(self, field: str, measure: str, product_type: str | None = None) -> int:
        """The smallest number for one field and measure that is a rule and no recommendation; 0 where none is."""
        return self._tightest.get((field, measure, self.product_class(product_type)), 0)

    def limits_of(self, field: str, product_type: str | None = None) -> Sequence[Limit]:
        """The limits in force for one field of a product of this type."""
        return self._limits_of.get((field, self.product_class(product_type)), ())
