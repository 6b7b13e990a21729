"""A noble fibre alone in the title that is the smaller part of the product: a cashmere sweater of acrylic."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    Standing,
    bearing,
    claim_of,
    declared,
    fibre_mentions,
    instead,
    is_named,
    percent_words,
    share_words,
    standing,
)
from listing_lint.material_context import Claim
from listing_lint.materials import MAIN, load_materials
from listing_lint.rule import Example, Rule, Subject

_HALF = Decimal(50)
_SLIGHT = Decimal(30)
_NOBLE = frozenset(["animal-hair", "silk"])
_FIELDS = ("title", "highlight")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every natural fibre of the title that makes up less than half, with no blend and no share named."""
    mentions = [mention for mention in fibre_mentions(subject) if mention.text.field in _FIELDS]
    if not mentions:
        return
    composition = declared(subject)
    if not any(len(part.shares) > 1 for part in composition.parts):
        return
    entries = load_materials().entries
    for mention in mentions:
        material = entries[mention.entry]
        if not material.natural or not _is_minor(bearing(material, composition.main)):
            continue
        claim = claim_of(mention, subject)
        if claim is None or _is_qualified(claim):
            continue
        found = standing(claim, composition)
        if (
            found is not None
            and _is_minor(found)
            and not any(is_named(share, claim, subject) for share in found.others)
        ):
            yield _report(claim, found, subject)


def _is_qualified(claim: Claim) -> bool:
    """True where the text itself says how much of it there is, or that it is only one part."""
    of_a_part = claim.part not in (None, MAIN)
    return bool(claim.exclusive or claim.imitation or claim.blend or claim.percent is not None or of_a_part)


def _is_minor(found: Standing) -> bool:
    """True where less than half is declared, and enough of the rest to be sure."""
    if found.percent is None or found.percent >= _HALF:
        return False
    rest = [share.percent or Decimal(0) for share in found.others]
    return any(share > found.percent for share in rest) or found.percent + sum(rest) >= _HALF


def _report(claim: Claim, found: Standing, subject: Subject) -> Diagnostic:
    percent = found.percent or Decimal(0)
    slight = claim.material.fibre_class in _NOBLE and percent < _SLIGHT
    return subject.diagnostic(
        RULE,
        claim.mention.text,
        claim.start,
        claim.end,
        severity="error" if slight else "warning",
        fix=instead(claim, share_words(percent, claim.mention.words, subject), subject),
        share=percent_words(percent),
    )


RULE = Rule(
    name="minor-fibre-headline",
    family="material",
    vocabulary="materials",
    severity="warning",
    summary={
        "en": "The title names only a fibre that is the smaller part of the product.",
        "zh-CN": "标题只提到一种在产品中占少数的纤维。",
    },
    message={
        "en": "“{text}” stands alone in the title, but is only {share} of the product",
        "zh-CN": "标题只提到“{text}”，但其含量仅为 {share}",
    },
    why={
        "en": "Fibres are named in the order of their weight. A wool or cashmere share has to be written "
        "down "
        "as a percentage; the title must not let it pass for the whole.",
        "zh-CN": "纤维应按重量由多到少列出；羊毛、羊绒的含量必须写明百分比，标题不得让人误以为全部由其制成。",
    },
    sources=("us-textile-advertising", "us-wool-labeling", "eu-textile-names"),
    fields=_FIELDS,
    check=check,
    examples=(
        Example(
            {"title": "Cashmere Roll Neck Sweater", "composition": "90% Acrylic, 10% Cashmere"},
            text="Cashmere",
            fixed="10% Cashmere Roll Neck Sweater",
        ),
        Example({"title": "Linen Trousers for Men", "composition": "70% Cotton, 30% Linen"}, text="Linen"),
        Example({"title": "Cotton Linen Trousers", "composition": "70% Cotton, 30% Linen"}, flags=False),
        Example(
            {"title": "Wool Blend Socks", "composition": "36% wool, 34% acrylic, 30% nylon"}, flags=False
        ),
        Example({"title": "Merino Base Layer", "composition": "85% merino wool, 15% nylon"}, flags=False),
    ),
)
