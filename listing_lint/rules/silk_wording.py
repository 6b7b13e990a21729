"""Silk that no silkworm spun: “Silk” on polyester, and “ice silk”, “milk silk”, “satin silk” on anything."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    Standing,
    claim_of,
    declared,
    instead,
    listed,
    mentions_for,
    severity_of,
    standing,
    true_words,
)
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every claim to silk that the composition belies, and every coined silk that it doesn't bear out."""
    mentions = mentions_for(subject, RULE.name)
    if not mentions:
        return
    composition = declared(subject)
    silk = load_materials().entries["silk"]
    for mention in mentions:
        claim = claim_of(mention, subject)
        if claim is None or (claim.imitation and not claim.material.suggests):
            continue
        found = standing(claim, composition, silk)
        if found is not None and found.contradicted:
            yield subject.diagnostic(
                RULE,
                mention.text,
                claim.start,
                claim.end,
                severity=severity_of(claim, found),
                fix=instead(claim, _words(found, subject), subject),
                composition=listed(found.others, subject.speak),
            )
        elif claim.material.suggests and (found is None or not found.present):
            yield subject.diagnostic(
                RULE, mention.text, claim.start, claim.end, variant="coined", severity="warning"
            )


def _words(found: Standing, subject: Subject) -> str | None:
    return true_words(found.contradicting, subject) if found.contradicting == found.others else None


RULE = Rule(
    name="silk-wording",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "Something is called silk that no silkworm spun.",
        "zh-CN": "把并非蚕丝的材料称为“丝”。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}; silk is only what silkworms spin",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}；只有蚕丝才能称为丝",
    },
    variants={
        "coined": {
            "en": "“{text}” is no fibre that the law knows and suggests silk; name the fibre: viscose, "
            "nylon, polyester",
            "zh-CN": "“{text}”并非法定纤维名称，会让人误以为含蚕丝；请写实际纤维名称，如粘胶纤维、锦纶、聚酯纤维",
        },
    },
    why={
        "en": "Coined words that imply an absent fibre are forbidden in the United States; in the European "
        "Union "
        "the word silk may not even describe the form of another yarn.",
        "zh-CN": "美国禁止用自创词暗示不存在的纤维；在欧盟，silk（丝）一词甚至不得用来形容其他纱线的形态。",
    },
    sources=("us-textile-absent-fiber", "eu-textile-names"),
    check=check,
    examples=(
        Example(
            {"title": "Silk Pillowcase, Queen", "composition": "100% Polyester"},
            text="Silk",
            fixed="Polyester Pillowcase, Queen",
        ),
        Example("Ice Silk Sun Sleeves for Cycling", text="Ice Silk"),
        Example({"title": "Pure Silk Neck Scarf", "composition": "100% viscose"}, text="Pure Silk"),
        Example({"title": "Mulberry Silk Neck Scarf", "composition": "100% Silk"}, flags=False),
        Example({"title": "Corn Silk Tea Bags", "composition": "Paper"}, flags=False),
        Example("Silk Pillowcase, Queen", flags=False),
    ),
)
