"""Fur on cloth, and faux fur on fur."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    VOCABULARY,
    claims_for,
    contradicted,
    declared,
    instead,
    severity_of,
    standing,
)
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every fur that the composition says is woven, and every faux fur that it says is real."""
    if VOCABULARY not in subject.mentions:
        return
    composition = declared(subject)
    if not composition.known:
        return
    fur = load_materials().entries["fur"]
    for claim in claims_for(subject, RULE.name):
        if claim.material is fur:
            found = contradicted(claim, composition)
            if found is not None:
                words = f"Faux {claim.mention.words}" if "fur" in claim.mention.words.casefold() else None
                yield subject.diagnostic(
                    RULE,
                    claim.mention.text,
                    claim.start,
                    claim.end,
                    severity="error" if claim.in_front else severity_of(claim, found),
                    fix=instead(claim, words) if subject.language == "en" else None,
                    composition=", ".join(share.words for share in found.others),
                )
        else:
            real = standing(replace(claim, material=fur), composition)
            if real is not None and real.present:
                yield subject.diagnostic(
                    RULE,
                    claim.mention.text,
                    claim.start,
                    claim.end,
                    variant="real",
                    composition=", ".join(share.words for share in real.present),
                )


RULE = Rule(
    name="fur-wording",
    family="material",
    severity="error",
    summary={
        "en": "Cloth is called fur, or real fur is called faux.",
        "zh-CN": "把织物称为毛皮，或把真毛皮称为仿毛皮。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}; call it faux fur",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}；请写“仿毛皮”",
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
        "zh-CN": "毛皮必须写明真实的动物名称，其他材料不得使用；曾有零售商因把真毛皮标作仿毛皮而被起诉。",
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
