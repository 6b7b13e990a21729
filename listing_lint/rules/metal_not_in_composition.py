"""Stainless steel in the text and only plastic or paper in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import VOCABULARY, claims_for, contradicted, declared, severity_of
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every stainless steel that the composition has no metal for."""
    if VOCABULARY not in subject.mentions:
        return
    composition = declared(subject)
    if not composition.known:
        return
    for claim in claims_for(subject, RULE.name):
        found = contradicted(claim, composition)
        if found is not None:
            yield subject.diagnostic(
                RULE,
                claim.mention.text,
                claim.start,
                claim.end,
                severity=severity_of(claim, found),
                composition=", ".join(share.words for share in found.others),
            )


RULE = Rule(
    name="metal-not-in-composition",
    family="material",
    severity="warning",
    summary={
        "en": "The text says stainless steel, the composition names no metal.",
        "zh-CN": "文案称为不锈钢，成分中却没有金属。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}",
    },
    why={
        "en": "The detail page has to be accurate: a material in the title that the material attribute "
        "does not have is wrong in one of the two.",
        "zh-CN": "商品详情页必须准确：标题中的材料若不在材质属性中，则两处必有一处有误。",
    },
    sources=("amazon-detail-page",),
    check=check,
    examples=(
        Example({"title": "Stainless Steel Bracelet", "composition": "PP"}, text="Stainless Steel"),
        Example({"title": "Stainless Steel Cleaner", "composition": "Plastic"}, flags=False),
        Example({"title": "Stainless Steel Bracelet", "composition": "Metal"}, flags=False),
    ),
)
