"""A percentage in the text that differs from the one in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    claim_of,
    declared,
    fibre_mentions,
    instead,
    percent_words,
    share_words,
    standing,
)
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every written share of a fibre that the composition gives another number."""
    mentions = [mention for mention in fibre_mentions(subject) if "%" in mention.text.value]
    if not mentions:
        return
    composition = declared(subject)
    for mention in mentions:
        claim = claim_of(mention, subject)
        if claim is None or claim.percent is None or claim.exclusive or claim.imitation:
            continue
        found = standing(claim, composition)
        if found is None or found.percent in (None, claim.percent):
            continue
        if any(share.percent == claim.percent for share in found.present):
            continue
        share = percent_words(found.percent or claim.percent)
        yield subject.diagnostic(
            RULE,
            mention.text,
            claim.start,
            claim.end,
            severity="error" if claim.in_front else "warning",
            fix=instead(claim, share_words(found.percent or claim.percent, mention.words, subject), subject),
            share=share,
        )


RULE = Rule(
    name="percentage-mismatch",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "A percentage in the text differs from the one in the composition.",
        "zh-CN": "文案中的百分比与成分不一致。",
    },
    message={
        "en": "“{text}”, but the composition says {share}",
        "zh-CN": "“{text}”与成分不符：成分为 {share}",
    },
    why={
        "en": "Text, attribute and sewn-in label have to give the same shares; where two differ, one is "
        "untrue.",
        "zh-CN": "文案、属性与水洗标上的含量必须一致；不一致时必有一处不实。",
    },
    sources=("us-textile-advertising", "eu-textile-names"),
    check=check,
    examples=(
        Example(
            {"title": "Chino Shorts, 98% Cotton", "composition": "95% Cotton, 5% Spandex"},
            text="98% Cotton",
            fixed="Chino Shorts, 95% Cotton",
        ),
        Example({"title": "Chino Shorts, 95% Cotton", "composition": "95% Cotton, 5% Spandex"}, flags=False),
        Example({"title": "Chino Shorts, 98% Cotton", "composition": "Cotton, Spandex"}, flags=False),
        Example({"title": "Parka, 60% Cotton Lining", "composition": "100% Cotton"}, flags=False),
    ),
)
