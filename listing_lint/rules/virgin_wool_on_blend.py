"""Virgin wool that is recycled, or too little of the product to be called so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    claims_for,
    declared,
    listed,
    reserved_names,
    standing,
)
from listing_lint.rule import Example, Rule, Subject

_LEAST_SHARE = Decimal(25)
_USED_BEFORE = (
    "recycled",
    "reclaimed",
    "reprocessed",
    "recycelt",
    "recyclé",
    "riciclat",
    "reciclad",
    "återvunn",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every virgin wool that the composition does not bear out."""
    composition = declared(subject)
    for claim in claims_for(subject, RULE.name):
        found = standing(claim, composition)
        if found is None or claim.imitation:
            continue
        used = any(word in share.words.casefold() for share in found.present for word in _USED_BEFORE)
        little = reserved_names(subject) and (
            len(found.others) > 1 or (found.percent is not None and found.percent < _LEAST_SHARE)
        )
        if found.contradicted or used or little:
            yield subject.diagnostic(
                RULE,
                claim.mention.text,
                claim.start,
                claim.end,
                severity="error" if claim.in_front and not little else "warning",
                composition=listed((*found.present, *found.others), subject.speak),
            )


RULE = Rule(
    name="virgin-wool-on-blend",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "Virgin wool is named where the wool is recycled, absent, or too small a share.",
        "zh-CN": "羊毛系再生、不含羊毛或含量过低，却称为新羊毛（virgin wool）。",
    },
    message={
        "en": "“{text}” does not fit the composition: {composition}",
        "zh-CN": "“{text}”与成分不符：{composition}",
    },
    why={
        "en": "Virgin wool has never been spun into a product before. In the European Union a blend may "
        "name it "
        "only from a quarter on, beside one other fibre.",
        "zh-CN": "新羊毛指从未纺入任何产品的羊毛；在欧盟，混纺产品中新羊毛须占四分之一以上，且只与一种"
        "其他纤维混纺，才可使用该名称。",
    },
    sources=("us-wool-labeling", "eu-virgin-wool"),
    check=check,
    examples=(
        Example(
            {"title": "Virgin Wool Throw", "composition": "70% recycled wool, 30% polyester"},
            text="Virgin Wool",
        ),
        Example({"title": "Virgin Wool Throw", "composition": "100% virgin wool"}, flags=False),
        Example("Virgin Wool Throw", flags=False),
    ),
)
