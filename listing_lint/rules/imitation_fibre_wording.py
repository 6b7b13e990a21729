"""A fibre's name beside a word of imitation: “cashmere feel”, “linen look”, “faux silk”.

In the European Union the name is reserved even so; elsewhere it passes when the real fibre is named too.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.composition import Share
from listing_lint.diagnostic import Diagnostic
from listing_lint.fold import fold_phrase
from listing_lint.material_claims import (
    VOCABULARY,
    Claim,
    claims_for,
    declared,
    fibre_claims,
    reserved_names,
    standing,
)
from listing_lint.materials import load_materials
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every natural fibre that is only looked like, where the real fibre is not named beside it."""
    if VOCABULARY not in subject.mentions:
        return
    reserved = reserved_names(subject)
    shares = declared(subject).main
    for claim in _imitations(subject):
        if reserved or not any(_named(share, claim, subject) for share in shares):
            yield subject.diagnostic(
                RULE,
                claim.mention.text,
                claim.start,
                claim.end,
                variant="reserved" if reserved else None,
                severity="warning" if reserved else "info",
            )


def _imitations(subject: Subject) -> Iterator[Claim]:
    composition = declared(subject)
    for claim in fibre_claims(subject):
        if claim.imitation and claim.material.natural and claim.material.rule != RULE.name:
            found = standing(claim, composition)
            if found is None or not found.present:
                yield claim
    yield from claims_for(subject, RULE.name)


def _named(share: Share, claim: Claim, subject: Subject) -> bool:
    if share.material is None:
        return False
    value = f" {fold_phrase(claim.mention.text.value)} "
    names = load_materials().entries[share.material].names.get(subject.language, ())
    return any(f" {fold_phrase(name)} " in value for name in (*names, share.words))


RULE = Rule(
    name="imitation-fibre-wording",
    family="material",
    severity="info",
    summary={
        "en": "A fibre's name stands beside a word of imitation, and the real fibre is not named.",
        "zh-CN": "纤维名称与仿制字样连用，而未写明真实纤维。",
    },
    message={
        "en": "“{text}” names a fibre that is only imitated; name the real one beside it",
        "zh-CN": "“{text}”提到的纤维只是仿制；请同时写明真实纤维",
    },
    variants={
        "reserved": {
            "en": "“{text}”: here a fibre's name is kept for that fibre, even in “-look” and “-like”; "
            "name the real one",
            "zh-CN": "“{text}”：该市场规定纤维名称只能用于该纤维，“仿”“感”等写法亦不例外；请写真实纤维",
        },
    },
    why={
        "en": "A word that implies an absent fibre needs the real one beside it in the United States; "
        "European law reserves the names in Annex I, whether alone, as a root or as an adjective.",
        "zh-CN": "在美国，暗示不存在纤维的字样必须同时写明真实纤维；欧盟法规规定附录一的名称无论单独使用、"
        "作词根或形容词都受保护。",
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
