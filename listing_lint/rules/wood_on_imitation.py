"""Wood in the text and fibreboard, plastic or paper in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import contradictions, listed, severity_of
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every wood that the composition says is none."""
    for claim, found in contradictions(subject, RULE.name):
        yield subject.diagnostic(
            RULE,
            claim.mention.text,
            claim.start,
            claim.end,
            severity=severity_of(claim, found),
            composition=listed(found.others, subject.speak),
        )


RULE = Rule(
    name="wood-on-imitation",
    family="material",
    vocabulary="materials",
    severity="warning",
    summary={
        "en": "The text says wood, the composition says board or plastic.",
        "zh-CN": "文案称为木材，成分却是人造板或塑料。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}; write “wood look” with the real material",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}；请写“wood look”（仿木），并注明真实材料",
    },
    why={
        "en": "The detail page has to be accurate. Solid wood is one wood throughout; board, veneer and "
        "plastic are named as what they are.",
        "zh-CN": "商品详情页必须准确。实木指整体为同一种木材；人造板、贴面和塑料须如实标示。",
    },
    sources=("amazon-detail-page",),
    check=check,
    examples=(
        Example({"title": "Solid Wood Bookcase, 5 Tier", "composition": "MDF"}, text="Solid Wood"),
        Example({"title": "Wooden Napkin Rings Set of 6", "composition": "ABS"}, text="Wooden"),
        Example({"title": "Wood Grain Shelf Liner", "composition": "PVC"}, flags=False),
        Example({"title": "Chisel with Wood Handle", "composition": "Plastic"}, flags=False),
        Example({"title": "Wooden Bookcase", "composition": "Pine"}, flags=False),
    ),
)
