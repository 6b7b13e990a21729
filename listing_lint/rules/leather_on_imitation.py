"""Leather in the text and imitation leather in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    VOCABULARY,
    Standing,
    claims_for,
    contradicted,
    declared,
    instead,
    severity_of,
    true_words,
)
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject

_IMITATION = {"en": "Faux Leather", "de": "Kunstleder", "nl": "kunstleer", "sv": "konstläder"}
"""What imitation leather may be called where no law keeps the word leather for hides."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every leather that the composition says is none."""
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
                fix=instead(claim, _words(found, subject)),
                composition=", ".join(share.words for share in found.others),
            )


def _words(found: Standing, subject: Subject) -> str | None:
    entries = load_materials().entries
    kinds = {kind for share in found.contradicting for kind in entries[share.material or ""].kinds}
    if kinds <= {"imitation-leather", "plastic"}:
        return _IMITATION.get(subject.language)
    return true_words(found.contradicting, subject) if kinds == {"textile"} else None


RULE = Rule(
    name="leather-on-imitation",
    family="material",
    severity="error",
    summary={
        "en": "The text says leather, the composition says that it is none.",
        "zh-CN": "文案称为皮革，成分却并非皮革。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}",
    },
    why={
        "en": "What looks like leather and is none has to be called so: faux, imitation, with the real "
        "material.",
        "zh-CN": "外观像皮革而并非皮革的材料必须如实标示为仿皮，并写明真实材料。",
    },
    sources=("ftc-leather-guides",),
    check=check,
    examples=(
        Example(
            {"title": "Genuine Leather Bifold Wallet", "composition": "PU"},
            text="Genuine Leather",
            fixed="Faux Leather Bifold Wallet",
        ),
        Example(
            {"title": "Leather Belt with Brass Buckle", "composition": "100% Polyurethane"}, text="Leather"
        ),
        Example({"title": "PU Leather Bifold Wallet", "composition": "PU"}, flags=False),
        Example({"title": "Leather Conditioner 8 oz", "composition": "Plastic"}, flags=False),
        Example({"title": "Canvas Tote with Leather Handles", "composition": "Canvas"}, flags=False),
        Example({"title": "Leather Bifold Wallet", "composition": "Cowhide"}, flags=False),
    ),
)
