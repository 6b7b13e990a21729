"""A fibre maker's mark without the name of its fibre."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.fold import fold_phrase
from listing_lint.material_claims import VOCABULARY
from listing_lint.materials import Material, load_materials
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first mark of each text whose fibre the same text does not name."""
    mentions = subject.mentions.get(VOCABULARY)
    if not mentions:
        return
    entries = load_materials().entries
    for mention in mentions:
        mark = entries[mention.entry]
        if mark.trade_name and not _named(mark, mention.text.value, subject.language):
            yield subject.diagnostic(
                RULE,
                mention.text,
                mention.start,
                mention.end,
                fibre=entries[mark.fibres[0]].name(subject.language, british=subject.market.country != "US"),
            )


def _named(mark: Material, value: str, language: str) -> bool:
    entries = load_materials().entries
    folded = f" {fold_phrase(value)} "
    return any(
        f" {fold_phrase(name)} " in folded
        for fibre in mark.fibres
        for name in entries[fibre].names.get(language, ())
    )


RULE = Rule(
    name="fibre-trade-name",
    family="material",
    vocabulary="materials",
    severity="info",
    summary={
        "en": "A fibre maker's mark stands without the name of its fibre.",
        "zh-CN": "使用了纤维商标，却没有写明纤维名称。",
    },
    message={
        "en": "“{text}” is a fibre maker's mark; name the fibre beside it: {fibre}",
        "zh-CN": "“{text}”是纤维商标；请同时写明纤维名称：{fibre}",
    },
    why={
        "en": "A fibre's mark may be used beside its generic name, not instead of it.",
        "zh-CN": "纤维商标可以与纤维通用名称一起使用，但不能取而代之。",
    },
    sources=("us-textile-trademarks",),
    check=check,
    examples=(
        Example("Tencel Fitted Sheet", text="Tencel"),
        Example("TENCEL Lyocell Fitted Sheet", flags=False),
    ),
)
