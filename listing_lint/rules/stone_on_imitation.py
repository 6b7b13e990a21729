"""Ceramic, porcelain, marble or granite in the text and plastic, resin or board in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import contradictions, listed, severity_of
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every stone or ceramic that the composition says is none."""
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
    name="stone-on-imitation",
    family="material",
    vocabulary="materials",
    severity="warning",
    summary={
        "en": "The text says ceramic, porcelain or marble, the composition says plastic or board.",
        "zh-CN": "文案称为陶瓷、瓷器或大理石，成分却是塑料或人造板。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}; write “look” or “effect” with the real "
        "material",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}；请写“look”或“effect”（仿），并注明真实材料",
    },
    why={
        "en": "The detail page has to be accurate: what only looks like stone is named with its real "
        "material.",
        "zh-CN": "商品详情页必须准确：仅外观像石材的产品须写明真实材料。",
    },
    sources=("amazon-detail-page",),
    check=check,
    examples=(
        Example({"title": "Ceramic Fruit Bowl", "composition": "Plastic"}, text="Ceramic"),
        Example({"title": "Marble Coasters Set of 4", "composition": "Resin"}, text="Marble"),
        Example({"title": "Marble Run Race Track", "composition": "Plastic"}, flags=False),
        Example({"title": "Ceramic Fruit Bowl", "composition": "Stoneware"}, flags=False),
    ),
)
