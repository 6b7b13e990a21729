"""Leather in the text and imitation leather in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.fold import fold_phrase
from listing_lint.material_claims import (
    VOCABULARY,
    Standing,
    contradictions,
    instead,
    listed,
    severity_of,
    true_words,
)
from listing_lint.material_context import Claim
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject

_IMITATION = {"en": "Faux Leather", "de": "Kunstleder", "nl": "kunstleer", "sv": "konstläder"}
"""What imitation leather may be called where no law keeps the word leather for hides."""


_OPEN = frozenset(["faux", "imitation", "pleather", "polyurethane", "pu", "pvc", "synthetic", "vegan"])
"""Words that say openly that something is no leather."""


_REAL = frozenset(["cow", "cowhide", "full", "genuine", "real", "top"])
"""Words of hides that no other word beside them makes an imitation: “PU, Genuine Leather”."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every leather that the composition says is none."""
    for claim, found in contradictions(subject, RULE.name):
        yield subject.diagnostic(
            RULE,
            claim.mention.text,
            claim.start,
            claim.end,
            severity="info" if _disclosed(claim, subject) else severity_of(claim, found),
            fix=instead(claim, _words(found, subject), subject),
            composition=listed(found.others, subject.speak),
        )


def _disclosed(claim: Claim, subject: Subject) -> bool:
    """True where the same text calls it imitation in other words: “PU Collar, Leather”."""
    if not _REAL.isdisjoint(fold_phrase(claim.mention.words).split()):
        return False
    text = claim.mention.text
    entries = load_materials().entries
    if any(
        mention.text is text and "imitation-leather" in entries[mention.entry].kinds
        for mention in subject.mentions[VOCABULARY]
    ):
        return True
    return not _OPEN.isdisjoint(fold_phrase(text.value).split())


def _words(found: Standing, subject: Subject) -> str | None:
    entries = load_materials().entries
    kinds = {kind for share in found.contradicting for kind in entries[share.material or ""].kinds}
    if kinds <= {"imitation-leather", "plastic"}:
        return _IMITATION.get(subject.language)
    return true_words(found.contradicting, subject) if kinds == {"textile"} else None


RULE = Rule(
    name="leather-on-imitation",
    family="material",
    vocabulary="materials",
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
        "zh-CN": "外观像皮革但并非皮革的材料，必须如实标示为仿皮革（faux、imitation），并写明真实材料。",
    },
    sources=("ftc-leather-guides",),
    check=check,
    examples=(
        Example(
            {"title": "Genuine Leather Bifold Wallet", "composition": "PU"},
            text="Genuine Leather",
            fixed="Faux Leather Bifold Wallet",
        ),
        Example({"title": "Leather Key Fob with Ring", "composition": "100% Polyurethane"}, text="Leather"),
        Example({"title": "PU Leather Bifold Wallet", "composition": "PU"}, flags=False),
        Example({"title": "Leather Conditioner 8 oz", "composition": "Plastic"}, flags=False),
        Example({"title": "Canvas Tote with Leather Handles", "composition": "Canvas"}, flags=False),
        Example({"title": "Leather Bifold Wallet", "composition": "Cowhide"}, flags=False),
    ),
)
