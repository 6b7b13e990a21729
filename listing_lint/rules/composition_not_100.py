"""A composition whose percentages don't add up to a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from listing_lint.composition import composition_of
from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import percent_words
from listing_lint.rule import Example, Rule, Subject

_LOWEST, _HIGHEST = Decimal(99), Decimal(101)
"""Rounded shares may miss the hundred by one."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every part of a composition that is more or less than the whole."""
    if not subject.listing.composition and not subject.listing.materials:
        return
    for part in composition_of(subject.listing).parts:
        total = part.total
        if total is not None and not _LOWEST <= total <= _HIGHEST:
            yield subject.diagnostic(
                RULE,
                None,
                variant=None if part.name is None else "part",
                total=percent_words(total),
                part=part.name,
            )


RULE = Rule(
    name="composition-not-100",
    family="material",
    severity="warning",
    summary={
        "en": "The percentages of the composition don't add up to 100.",
        "zh-CN": "成分百分比之和不等于 100。",
    },
    message={
        "en": "the composition adds up to {total}",
        "zh-CN": "成分百分比之和为 {total}",
    },
    variants={
        "part": {
            "en": "the composition of the part “{part}” adds up to {total}",
            "zh-CN": "“{part}”部分的成分百分比之和为 {total}",
        },
    },
    why={
        "en": "Every fibre of a product is named with its share of the weight; a sum that misses the hundred "
        "leaves out a fibre or gives one too much.",
        "zh-CN": "产品的每种纤维都须按重量注明含量；总和不是 100，说明遗漏或多计了纤维。",
    },
    sources=("eu-textile-names", "us-textile-advertising"),
    fields=(),
    check=check,
    examples=(
        Example({"title": "Sweat Shorts", "composition": "60% Cotton, 30% Polyester"}),
        Example({"title": "Sweat Shorts", "composition": "60% Cotton, 40% Polyester"}, flags=False),
        Example({"title": "Sweat Shorts", "composition": "Cotton, Polyester"}, flags=False),
    ),
)
