"""A fibre in the text that the seller's own composition does not have: “Linen” on 100% polyester."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    Standing,
    contradictions,
    instead,
    listed,
    reserved_names,
    severity_of,
    true_words,
)
from listing_lint.material_context import Claim
from listing_lint.rule import Example, Rule, Subject

_LOOKED_LIKE = {"en": "{fibre}-Look {words}"}
_WEAVES_TOO = frozenset(["linen"])
"""Fibres whose name also tells how a cloth looks, so that “linen-look polyester” says something."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every fibre that is claimed and is not there."""
    for claim, found in contradictions(subject, RULE.name):
        yield subject.diagnostic(
            RULE,
            claim.mention.text,
            claim.start,
            claim.end,
            severity=severity_of(claim, found),
            fix=instead(claim, _words(claim, found, subject), subject),
            composition=listed(found.others, subject.speak),
        )


def _words(claim: Claim, found: Standing, subject: Subject) -> str | None:
    if len(found.contradicting) < len(found.others) or "plastic" in claim.material.kinds:
        return None
    words = true_words(found.contradicting, subject)
    pattern = _LOOKED_LIKE.get(subject.language)
    if words and pattern and claim.material.id in _WEAVES_TOO and not reserved_names(subject):
        return pattern.format(fibre=claim.mention.words.capitalize(), words=words)
    return words


RULE = Rule(
    name="fibre-not-in-composition",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "The text names a fibre that the composition does not have.",
        "zh-CN": "文案提到的纤维不在成分中。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}",
    },
    why={
        "en": "A fibre's name may not suggest a fibre that is absent, in the title as little as on the "
        "label. "
        "In the European Union the name is kept for that fibre even as part of another word.",
        "zh-CN": "不得使用纤维名称暗示产品含有实际不存在的纤维，标题与标签同样适用；在欧盟，即使只是另一个词的"
        "一部分，该名称也只能用于该纤维。",
    },
    sources=("us-textile-absent-fiber", "us-textile-advertising", "eu-textile-names"),
    check=check,
    examples=(
        Example(
            {"title": "Linen Curtains with Grommets", "composition": "100% Polyester"},
            text="Linen",
            fixed="Linen-Look Polyester Curtains with Grommets",
        ),
        Example(
            {"title": "Linen Curtains with Grommets", "composition": "100% Polyester"},
            text="Linen",
            fixed="Polyester Curtains with Grommets",
            market="amazon-ie",
        ),
        Example({"title": "Cashmere Scarf, Fringed", "composition": "100% Acrylic"}, text="Cashmere"),
        Example({"title": "Lycra Cycling Shorts", "composition": "100% Nylon"}, text="Lycra"),
        Example({"title": "Linen Closet Bins", "composition": "100% Polyester"}, flags=False),
        Example({"title": "Steam Iron for Cotton and Linen", "composition": "Plastic"}, flags=False),
        Example({"title": "Rain Coat with Cotton Lining", "composition": "100% Polyester"}, flags=False),
        Example("Linen Curtains with Grommets", flags=False),
    ),
)
