"""“Pure”, “100%” or “all” before a fibre that is not the only one, or before a fibre made in a factory.

“Pure Cotton” on 95% cotton and 5% elastane is untrue by the seller's own label: laboratory tolerances
never cover a second fibre that is declared. “Pure Rayon” makes a man-made fibre sound like a natural one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from listing_lint import fix as fixing
from listing_lint.composition import Composition, Part
from listing_lint.diagnostic import Applicability, Diagnostic, Fix
from listing_lint.material_claims import (
    Standing,
    claim_of,
    declared,
    fibre_mentions,
    instead,
    listed,
    near_words,
    share_words,
    standing,
)
from listing_lint.material_context import Claim
from listing_lint.materials import Phrases, load_materials
from listing_lint.rule import Example, Rule, Subject

_WHOLE = Decimal(100)
_CANADIAN_EXEMPTION = Decimal(5)
_HUNDRED = Phrases.of(["100%", "%"])
_MEASURED = ("100%", "100 percent", "all", "ganz", "tout")
"""Words that say how much, not how natural."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every exclusive claim that the composition, or the nature of the fibre, belies."""
    materials = load_materials()
    # A percentage behind the name may be the hundred too.
    mentions = near_words(fibre_mentions(subject), materials.context(subject.language).absolute, _HUNDRED)
    if not mentions:
        return
    composition = declared(subject)
    entries = materials.entries
    several = composition.blend or any(_is_shared(part) for part in composition.parts)
    for mention in mentions:
        if not several and entries[mention.entry].fibre_class != "regenerated":
            continue
        claim = claim_of(mention, subject)
        if claim is None or not claim.exclusive or claim.imitation:
            continue
        found = standing(claim, composition)
        if found is not None and not found.present:
            continue
        if found is not None and _has_more(found, composition, subject):
            yield subject.diagnostic(
                RULE,
                mention.text,
                claim.start,
                claim.end,
                severity="error" if claim.in_front else "warning",
                fix=_true_share(claim, found, subject),
                composition=listed((*found.present, *found.others), subject.speak),
            )
        elif claim.material.fibre_class == "regenerated" and claim.strength not in ("", *_MEASURED):
            yield subject.diagnostic(
                RULE,
                mention.text,
                claim.start,
                claim.end,
                variant="man-made",
                severity="warning",
                fix=fixing.removal(
                    mention.text,
                    claim.start,
                    mention.start,
                    Applicability.UNSAFE,
                    language=subject.language,
                    speak=subject.speak,
                ),
            )


def _is_shared(part: Part) -> bool:
    """True where a part is not one fibre and nothing else."""
    return len(part.shares) > 1 or part.shares[0].percent not in (None, _WHOLE)


def _has_more(found: Standing, composition: Composition, subject: Subject) -> bool:
    """True where the composition names another fibre, or less than the whole of this one."""
    entries = load_materials().entries
    others = [
        share
        for share in found.others
        if share.material is not None and entries[share.material].kinds & {"textile", "plastic"}
    ]
    if subject.market.country == "CA" and others:
        shares = [share.percent for share in others]
        # Canada lets reinforcing and elastic yarns up to five percent pass.
        if all(share is not None for share in shares) and sum(filter(None, shares)) <= _CANADIAN_EXEMPTION:
            return False
    return bool(others) or composition.blend or (found.percent is not None and found.percent < _WHOLE)


def _true_share(claim: Claim, found: Standing, subject: Subject) -> Fix | None:
    if found.percent is not None and found.percent < _WHOLE:
        return instead(claim, share_words(found.percent, claim.mention.words, subject), subject)
    return instead(claim, f"{claim.mention.words} Blend", subject) if subject.language == "en" else None


RULE = Rule(
    name="pure-on-blend",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "“Pure”, “100%” or “all” stands before a fibre that is not the only one, or that is man-made.",
        "zh-CN": "“纯”“100%”“全”等字样用于并非唯一成分或并非天然的纤维。",
    },
    message={
        "en": "“{text}”, but the composition is not only that: {composition}",
        "zh-CN": "“{text}”与成分不符：成分并非只有一种纤维，而是 {composition}",
    },
    variants={
        "man-made": {
            "en": "“{text}”: this fibre is man-made, and “pure” makes it sound natural; leave the word out",
            "zh-CN": "“{text}”：该纤维为人造纤维，“纯”会让人误以为是天然纤维；请删除该词",
        },
    },
    why={
        "en": "In the United States and the European Union “pure”, “all” and “100%” are for products of one "
        "fibre only. Laboratory tolerances don't cover a second fibre that the label itself declares.",
        "zh-CN": "美国与欧盟规定，“纯”“全”“100%”只能用于单一纤维的产品；检测容差不适用于标签自行标明的"
        "第二种纤维。",
    },
    sources=("us-textile-100-percent", "eu-textile-names"),
    check=check,
    examples=(
        Example(
            {"title": "Pure Cotton Crew Neck Tee for Men", "composition": "95% Cotton, 5% Elastane"},
            text="Pure Cotton",
            fixed="95% Cotton Crew Neck Tee for Men",
        ),
        Example("Pure Rayon Scarf with Fringe", text="Pure Rayon", fixed="Rayon Scarf with Fringe"),
        Example({"title": "100% Wool Beanie", "composition": "70% wool, 30% nylon"}, text="100% Wool"),
        Example({"title": "100% Cotton Crew Neck Tee", "composition": "100% Cotton"}, flags=False),
        Example("100% Rayon Wrap Skirt", flags=False),
        Example("Pure Cotton Tea Towels", flags=False),
    ),
)
