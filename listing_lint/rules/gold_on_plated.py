"""Gold, silver or platinum in the text and another metal, or none, in the composition."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    Standing,
    claims_for,
    contradictions,
    instead,
    listed,
    mentions_for,
    severity_of,
)
from listing_lint.material_context import Claim
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject

_COLOURS_TOO = frozenset(["gold", "platinum", "silver"])
"""Metals whose bare name is a colour as often."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every precious metal that the composition belies, and every “silver” that holds none."""
    mentions = mentions_for(subject, RULE.name)
    if not mentions:
        return
    entries = load_materials().entries
    if any("precious-metal" not in entries[mention.entry].kinds for mention in mentions):
        yield from _without_silver(subject)
    for claim, found in contradictions(subject, RULE.name):
        if "precious-metal" not in claim.material.kinds:
            continue
        plain = claim.material.id not in _COLOURS_TOO or claim.genuine or claim.exclusive
        yield subject.diagnostic(
            RULE,
            claim.mention.text,
            claim.start,
            claim.end,
            variant=None if plain else "colour",
            severity=severity_of(claim, found) if plain else "info",
            fix=instead(claim, _words(claim, found), subject) if plain and subject.language == "en" else None,
            composition=listed(found.others, subject.speak),
        )


def _without_silver(subject: Subject) -> Iterator[Diagnostic]:
    for claim in claims_for(subject, RULE.name):
        if "precious-metal" not in claim.material.kinds and not claim.imitation:
            yield subject.diagnostic(
                RULE, claim.mention.text, claim.start, claim.end, variant="no-silver", severity="info"
            )


def _words(claim: Claim, found: Standing) -> str | None:
    """`14k Gold-Plated`, where the composition itself says that it is plated."""
    entries = load_materials().entries
    if any("plated" in entries[share.material or ""].kinds for share in found.contradicting):
        words = [
            word
            for word in claim.mention.words.split()
            if word.casefold() not in ("solid", "real", "genuine")
        ]
        return f"{' '.join(words)}-Plated"
    return None


RULE = Rule(
    name="gold-on-plated",
    family="material",
    vocabulary="materials",
    severity="warning",
    summary={
        "en": "The text names a precious metal that the composition does not have.",
        "zh-CN": "文案提到的贵金属不在成分中。",
    },
    message={
        "en": "“{text}”, but the composition says {composition}; say plated, or name only the colour",
        "zh-CN": "“{text}”与成分不符：成分为 {composition}；请写“plated”（镀），或只写颜色",
    },
    variants={
        "colour": {
            "en": "“{text}” reads like the metal, and the composition says {composition}; write “tone” or "
            "“plated”",
            "zh-CN": "“{text}”会被理解为该金属，而成分为 {composition}；请写“tone”（色）或“plated”（镀）",
        },
        "no-silver": {
            "en": "“{text}” holds no silver; write “silver tone” and the real alloy",
            "zh-CN": "“{text}”不含银；请写“silver tone”（银色），并注明真实合金",
        },
    },
    why={
        "en": "Gold, silver and platinum are named with their fineness, and a skin of them is called plated. "
        "Words for the colour alone are free.",
        "zh-CN": "金、银、铂须注明成色，仅有镀层的须写明“镀”；只表示颜色的字样不受限制。",
    },
    sources=("ftc-jewelry-metals",),
    check=check,
    examples=(
        Example(
            {"title": "Solid Gold Hoop Earrings", "composition": "Gold Plated Brass"},
            text="Solid Gold",
            fixed="Gold-Plated Hoop Earrings",
        ),
        Example({"title": "Sterling Silver Anklet", "composition": "Zinc Alloy"}, text="Sterling Silver"),
        Example({"title": "14K Gold Plated Pendant", "composition": "Brass"}, flags=False),
        Example({"title": "Rose Gold Phone Stand", "composition": "Aluminum"}, flags=False),
        Example({"title": "14K Gold Pendant", "composition": "14K Gold"}, flags=False),
    ),
)
