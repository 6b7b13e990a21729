"""A fibre's name beside a word of imitation: “cashmere feel”, “linen look”, “faux silk”.

In the European Union the name is reserved even so; elsewhere it passes when the real fibre is named too.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.composition import Composition
from listing_lint.diagnostic import Diagnostic
from listing_lint.material_claims import (
    claim_of,
    declared,
    fibre_mentions,
    is_named,
    mentions_for,
    near_words,
    reserved_names,
    standing,
)
from listing_lint.material_context import Claim
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every natural fibre that is only looked like, where the real fibre is not named beside it."""
    context = load_materials().context(subject.language)
    mentions = [
        *near_words(fibre_mentions(subject), context.imitation_before, context.imitation_after),
        *mentions_for(subject, RULE.name),
    ]
    if not mentions:
        return
    reserved = reserved_names(subject)
    composition = declared(subject)
    for mention in mentions:
        claim = claim_of(mention, subject)
        if claim is None or not _imitates(claim, composition):
            continue
        if reserved or not any(is_named(share, claim, subject) for share in composition.main):
            yield subject.diagnostic(
                RULE,
                mention.text,
                claim.start,
                claim.end,
                variant="reserved" if reserved else None,
                severity="warning" if reserved else "info",
            )


def _imitates(claim: Claim, composition: Composition) -> bool:
    if claim.material.rule == RULE.name:
        return True
    if not claim.imitation or not claim.material.natural:
        return False
    found = standing(claim, composition)
    return found is None or not found.present


RULE = Rule(
    name="imitation-fibre-wording",
    family="material",
    vocabulary="materials",
    severity="info",
    summary={
        "en": "A fibre's name stands beside a word of imitation, and the real fibre is not named.",
        "zh-CN": "纤维名称与仿制字样连用，却未写明真实纤维。",
    },
    message={
        "en": "“{text}” names a fibre that is only imitated; name the real one beside it",
        "zh-CN": "“{text}”提到的纤维只是仿制；请同时写明真实纤维",
    },
    variants={
        "reserved": {
            "en": "“{text}”: here a fibre's name is kept for that fibre, even in “-look” and “-like”; "
            "name the real one",
            "zh-CN": "“{text}”：该站点所在地规定纤维名称只能用于该纤维，like、look 等仿制写法也不例外；请写真实纤维",
        },
    },
    why={
        "en": "A word that implies an absent fibre needs the real one beside it in the United States; "
        "European law reserves the names in Annex I, whether alone, as a root or as an adjective.",
        "zh-CN": "在美国，凡暗示含有某种实际不存在的纤维，必须同时写明真实纤维；欧盟法规附件一所列名称，"
        "无论单独使用还是用作词根或形容词，都只能用于该纤维。",
    },
    sources=("us-textile-absent-fiber", "eu-textile-names"),
    check=check,
    examples=(
        Example({"title": "Cashmere Feel Scarf", "composition": "100% Acrylic"}, text="Cashmere"),
        Example("Faux Silk Robe", text="Faux Silk"),
        Example({"title": "Acrylic Scarf, Cashmere Feel", "composition": "100% Acrylic"}, flags=False),
        Example({"title": "Cashmere Scarf", "composition": "100% Cashmere"}, flags=False),
    ),
)
