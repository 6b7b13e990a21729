"""Fur on cloth, and faux fur on fur."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import claim_of, declared, instead, listed, mentions_for, standing
from listing_lint.material_context import Claim
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every fur that the composition says is woven, and every faux fur that it says is real."""
    mentions = mentions_for(subject, RULE.name)
    if not mentions:
        return
    composition = declared(subject)
    fur = load_materials().entries["fur"]
    for mention in mentions:
        claim = claim_of(mention, subject)
        found = None if claim is None else standing(claim, composition, fur)
        if claim is None or found is None:
            continue
        if claim.material is fur and found.contradicted and not claim.imitation:
            yield subject.diagnostic(
                RULE,
                mention.text,
                claim.start,
                claim.end,
                severity="error" if claim.in_front else "info",
                fix=instead(claim, _words(claim, subject), subject),
                composition=listed(found.others, subject.speak),
            )
        elif claim.material is not fur and found.present:
            yield subject.diagnostic(
                RULE,
                mention.text,
                claim.start,
                claim.end,
                variant="real",
                composition=listed(found.present, subject.speak),
            )


def _words(claim: Claim, subject: Subject) -> str | None:
    words = claim.mention.words
    return f"Faux {words}" if subject.language == "en" and "fur" in words.casefold() else None


RULE = Rule(
    name="fur-wording",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "Cloth is called fur, or real fur is called faux.",
        "zh-CN": "把织物称为毛皮，或把真毛皮称为仿毛皮。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}; call it faux fur",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}；请写“faux fur”（仿毛皮）",
    },
    variants={
        "real": {
            "en": "“{text}”, but the composition says {composition}; real fur needs the animal's name",
            "zh-CN": "“{text}”与成分不符：成分为 {composition}；真毛皮须写明动物名称",
        },
    },
    why={
        "en": "Fur carries the true name of its animal, and nothing else may carry one; retailers were "
        "taken to "
        "court for selling real fur as faux.",
        "zh-CN": "毛皮必须写明动物的真实名称，其他材料不得使用动物名称；曾有零售商因把真毛皮标作仿毛皮而被起诉。",
    },
    sources=("us-fur-labeling",),
    check=check,
    examples=(
        Example(
            {"title": "Fox Fur Vest for Women", "composition": "80% Acrylic, 20% Polyester"},
            text="Fox Fur",
            fixed="Faux Fox Fur Vest for Women",
        ),
        Example({"title": "Faux Fur Hat", "composition": "Rabbit Fur"}, text="Faux Fur"),
        Example({"title": "Faux Fur Vest for Women", "composition": "100% Polyester"}, flags=False),
        Example({"title": "Pet Fur Remover Roller", "composition": "100% Polyester"}, flags=False),
    ),
)
