"""A mark used as the plain word for a thing: Velcro, Onesie, Crock-Pot.

Everybody says it, its owner still enforces it; the plain word says the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, Use, of_kind
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every genericised mark that is not the seller's own."""
    for use in of_kind(subject, Kind.GENERIC):
        mention, mark = use.mention, use.mark
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            severity="warning" if use.sure else "info",
            fix=_plain(use),
            owner=mark.owner,
            plain=mark.plain,
        )


def _plain(use: Use) -> Fix:
    """The plain word in the capitals and the number of the mark."""
    mention, plain = use.mention, use.mark.plain or ""
    words = mention.words
    if words[-1:] in "sS" and not use.mark.name.endswith("s") and not plain.endswith("s"):
        plain += "s"
    if words.isupper() and len(words) > 1:
        plain = plain.upper()
    elif words[:1].isupper():
        plain = plain[:1].upper() + plain[1:]
    text = mention.text
    return Fix(Applicability.UNSAFE, (Edit(text.field, text.index, mention.start, mention.end, plain),))


RULE = Rule(
    name="genericised-mark",
    family="brand",
    vocabulary="brands",
    severity="warning",
    summary={
        "en": "A trademark used as the plain word for a thing.",
        "zh-CN": "把注册商标当作通用名称使用。",
    },
    message={
        "en": "“{text}” is a trademark of {owner}: the plain word is “{plain}”",
        "zh-CN": "“{text}”是 {owner} 的注册商标：通用说法是“{plain}”",
    },
    why={
        "en": "Words such as Velcro or Onesie are marks that their owners enforce against listings, however usual they "
        "are in speech. The plain word keeps the listing up.",
        "zh-CN": "Velcro、Onesie 等词虽然口语常用，但仍是商标，权利人会对商品信息进行投诉；使用通用词可避免下架。",
    },
    sources=("amazon-trademark-notice",),
    fields=("title", "highlight", "bullet", "description", "tag"),
    check=check,
    examples=(
        Example(
            {"title": "Acmeco Velcro Cable Ties, Black", "brand": "Acmeco"},
            text="Velcro",
            fixed={"title": "Acmeco Hook-and-loop Cable Ties, Black", "brand": "Acmeco"},
        ),
        Example(
            {"title": "Acmeco Baby Onesies, 3 Pack", "brand": "Acmeco"},
            text="Onesies",
            fixed={"title": "Acmeco Baby Bodysuits, 3 Pack", "brand": "Acmeco"},
        ),
        Example({"title": "Velcro Brand Cable Ties, Black", "brand": "VELCRO Brand"}, flags=False),
    ),
)
