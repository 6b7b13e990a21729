"""Egyptian, pima and other noble cottons on something that is no cotton, or without proof."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    claims_for,
    declared,
    instead,
    listed,
    severity_of,
    standing,
    true_words,
)
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every noble cotton: belied by the composition, or only to be proven."""
    composition = declared(subject)
    for claim in claims_for(subject, RULE.name):
        if claim.imitation:
            continue
        found = standing(claim, composition)
        text, start, end = claim.mention.text, claim.start, claim.end
        if found is not None and found.contradicted:
            yield subject.diagnostic(
                RULE,
                text,
                start,
                end,
                severity=severity_of(claim, found),
                fix=instead(claim, true_words(found.contradicting, subject), subject),
                composition=listed(found.others, subject.speak),
            )
        else:
            yield subject.diagnostic(RULE, text, start, end, variant="unproven", severity="info")


RULE = Rule(
    name="cotton-grade",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "A noble sort of cotton is named on something that is no cotton, or without its share.",
        "zh-CN": "在非棉产品上使用优质棉种名称，或未写明其含量。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}",
    },
    variants={
        "unproven": {
            "en": "“{text}”: be able to prove that all the cotton is of this sort, or give its share",
            "zh-CN": "“{text}”：请确保能证明所用棉全部为该品种，否则请写明其含量",
        },
    },
    why={
        "en": "The sort of a cotton may be named where all of it is of that sort; microfiber sold in the "
        "words of "
        "cotton is a classic complaint.",
        "zh-CN": "只有所用棉全部为该品种时才能使用品种名称；用棉制品的措辞销售超细纤维是常见的投诉对象。",
    },
    sources=("us-textile-absent-fiber", "us-textile-advertising"),
    check=check,
    examples=(
        Example(
            {"title": "Egyptian Cotton Sheet Set", "composition": "100% Polyester Microfiber"},
            text="Egyptian Cotton",
        ),
        Example("Pima Cotton Crew Neck Tee", text="Pima Cotton"),
        Example({"title": "Cotton Sheet Set", "composition": "100% Cotton"}, flags=False),
    ),
)
