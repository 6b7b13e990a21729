"""Bamboo as a textile: it is nearly always rayon made from bamboo, and has to be called that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listing_lint.composition import Share
from listing_lint.diagnostic import Diagnostic, Fix
from listing_lint.material_claims import (
    HEADLINES,
    claim_of,
    declared,
    instead,
    listed,
    material_words,
    mentions_for,
    true_words,
)
from listing_lint.material_context import Claim, followed
from listing_lint.materials import MAIN, NO_PHRASES, load_materials
from listing_lint.rule import Example, Rule, Subject

_GOODS = "textiles"
_REACH = 3
_HARD = frozenset(["board", "paper", "plastic"])
_FIBRES = ("Rayon", "Viscose", "Lyocell", "Modal")
_FORBIDDEN_IN = ("bullet",)
"""Fields in which Amazon itself refuses the words “made from bamboo”."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every bamboo that is cloth, unless it is called rayon or viscose made from bamboo."""
    mentions = mentions_for(subject, RULE.name)
    if not mentions:
        return
    main = declared(subject).main
    entries = load_materials().entries
    known = [(share, entries[share.material]) for share in main if share.material is not None]
    regenerated = [share for share, material in known if material.fibre_class == "regenerated"]
    shares = tuple(share for share, _ in known)
    hard = bool(known) and all(material.kinds & _HARD for _, material in known)
    cloth = bool(known) and all("textile" in material.kinds for _, material in known)
    nouns = load_materials().context(subject.language).nouns.get(_GOODS, NO_PHRASES)
    for mention in mentions:
        claim = claim_of(mention, subject)
        if claim is None or claim.imitation or claim.part not in (None, MAIN):
            continue
        goods = followed(claim.following, nouns, _REACH)
        if claim.material.fibres:
            # The fibre is named, only in the wrong form.
            yield _report(claim, regenerated, subject, "error" if regenerated else "warning", "form")
        elif regenerated:
            yield _report(claim, regenerated, subject, "error" if claim.in_front else "warning", None)
        elif goods and cloth and not any(material.suggests for _, material in known):
            fix = instead(claim, true_words(shares, subject), subject)
            yield _absent(claim, shares, subject, "error" if claim.in_front else "info", fix)
        elif hard and not goods and (claim.opening or (mention.text.field in HEADLINES and claim.following)):
            yield _absent(claim, shares, subject, "warning", None)
        elif goods and (not known or cloth or any(material.id == "bamboo-plant" for _, material in known)):
            yield _report(claim, (), subject, "warning", "unproven")


def _report(
    claim: Claim, regenerated: Sequence[Share], subject: Subject, severity: str, variant: str | None
) -> Diagnostic:
    return subject.diagnostic(
        RULE,
        claim.mention.text,
        claim.start,
        claim.end,
        variant=variant,
        severity=severity,
        fix=instead(claim, _words(claim, regenerated, subject), subject),
    )


def _absent(
    claim: Claim, shares: tuple[Share, ...], subject: Subject, severity: str, fix: Fix | None
) -> Diagnostic:
    """Bamboo that the composition, which is known, does not name."""
    return subject.diagnostic(
        RULE,
        claim.mention.text,
        claim.start,
        claim.end,
        variant="absent",
        severity=severity,
        fix=fix,
        composition=listed(shares, subject.speak),
    )


def _words(claim: Claim, regenerated: Sequence[Share], subject: Subject) -> str | None:
    """`Viscose Made from Bamboo`, in the market's language; None where the fibre isn't known."""
    if subject.language != "en":
        return None
    materials = load_materials()
    if regenerated:
        fibre = material_words(regenerated[0], subject, materials)
    else:
        named = claim.mention.words.casefold()
        fibre = next((fibre for fibre in _FIBRES if fibre.casefold() in named), "")
        if not fibre:
            return None
    return fibre if claim.mention.text.field in _FORBIDDEN_IN else f"{fibre} Made from Bamboo"


RULE = Rule(
    name="bamboo-wording",
    family="material",
    vocabulary="materials",
    severity="error",
    summary={
        "en": "Cloth is called bamboo where it is rayon made from bamboo.",
        "zh-CN": "把以竹为原料的粘胶纤维称为竹纤维。",
    },
    message={
        "en": "“{text}” is a man-made fibre by its composition; write “rayon (or viscose) made from bamboo”",
        "zh-CN": "按成分，“{text}”属于人造纤维；请写“rayon made from bamboo”（或“viscose made from bamboo”）",
    },
    variants={
        "form": {
            "en": "“{text}” is not the accepted form; write “rayon (or viscose) made from bamboo”",
            "zh-CN": "“{text}”不是规定写法；请写“rayon made from bamboo”（或“viscose made from bamboo”）",
        },
        "absent": {
            "en": "“{text}”, but the composition says {composition}",
            "zh-CN": "“{text}”与成分不符：成分为 {composition}",
        },
        "unproven": {
            "en": "“{text}” as cloth is nearly always rayon; call it bamboo only where the fibre was won "
            "mechanically",
            "zh-CN": "用作面料的“{text}”几乎都是粘胶纤维；只有机械法提取的竹原纤维才能称为“竹”",
        },
    },
    why={
        "en": "The Federal Trade Commission fined Amazon, Walmart, Kohl's and others for selling rayon as "
        "bamboo. "
        "The European Union knows no fibre named bamboo: there it is viscose.",
        "zh-CN": "美国联邦贸易委员会（FTC）曾因把粘胶纤维当作竹纤维销售而处罚亚马逊、沃尔玛、Kohl's "
        "等公司；欧盟没有名为“竹”的法定纤维，须写 viscose（粘胶纤维）。",
    },
    sources=("ftc-bamboo", "us-textile-absent-fiber", "eu-textile-names"),
    check=check,
    examples=(
        Example(
            {"title": "Bamboo Pajama Set for Women", "composition": "95% Viscose, 5% Spandex"},
            text="Bamboo",
            fixed="Viscose Made from Bamboo Pajama Set for Women",
        ),
        Example(
            "Bamboo Rayon Crew Socks 6 Pairs",
            text="Bamboo Rayon",
            fixed="Rayon Made from Bamboo Crew Socks 6 Pairs",
        ),
        Example("Bamboo Bed Sheets, Queen", text="Bamboo"),
        Example(
            {"title": "Bamboo Crew Socks", "composition": "100% Cotton"},
            text="Bamboo",
            fixed="Cotton Crew Socks",
        ),
        Example(
            {"title": "Rayon Made from Bamboo Socks", "composition": "80% rayon, 20% nylon"}, flags=False
        ),
        Example("Bamboo Cutting Board with Groove", flags=False),
        Example({"title": "Shower Curtain with Bamboo Leaf Print", "composition": "Polyester"}, flags=False),
    ),
)
