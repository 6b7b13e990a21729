"""Bonded leather without its share of leather."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import claims_for
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every bonded leather in a text that gives no percentage."""
    for claim in claims_for(subject, RULE.name):
        if "%" not in claim.mention.text.value:
            yield subject.diagnostic(RULE, claim.mention.text, claim.start, claim.end)


RULE = Rule(
    name="bonded-leather-wording",
    family="material",
    vocabulary="materials",
    severity="info",
    summary={
        "en": "Bonded leather is named without its share of leather.",
        "zh-CN": "再生皮未注明皮革纤维的含量。",
    },
    message={
        "en": "“{text}”: say how much of it is leather fibre and how much is not, in percent",
        "zh-CN": "“{text}”：请以百分比分别注明皮革纤维与非皮革成分的含量",
    },
    why={
        "en": "Ground leather glued to a backing passes for leather unless the shares are given.",
        "zh-CN": "再生皮由磨碎的皮革黏合在底布上制成，不注明含量就会被当作真皮。",
    },
    sources=("ftc-leather-guides",),
    check=check,
    examples=(
        Example("Bonded Leather Desk Pad", text="Bonded Leather"),
        Example("Desk Pad, Bonded Leather (60% Leather Fibers, 40% Polyurethane)", flags=False),
    ),
)
