"""A mark used as the plain word for a thing: Velcro, Onesie, Crock-Pot.

Everybody says it, its owner still enforces it; the plain word says the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, Use, of_kind
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_TITLES = ("title", "highlight")
_WORD = lazy_pattern(r"[^\W\d_]+")
_SMALL = ("and", "for", "of")
_SENTENCE_START = lazy_pattern(r"(?:^|[.!?:]\s+|\n)\W*$")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every genericised mark that is not the seller's own."""
    for use in of_kind(subject, Kind.GENERIC):
        mention, mark = use.mention, use.mark
        plain = mark.plain_word(subject.language)
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            severity="warning" if use.sure else "info",
            variant=None if plain else "no-plain-word",
            fix=_plain(use, plain) if plain else subject.advise(RULE, "plain-word"),
            owner=mark.owned_by(subject.speak),
            plain=plain,
        )


def _plain(use: Use, plain: str) -> Fix:
    """The plain word in the number of the mark, capital where a title or the start of a sentence wants it."""
    text, start, end = use.mention.text, use.mention.start, use.mention.end
    words = use.mention.words
    if words[-1] in "sS" and not use.mark.name.endswith("s") and not plain.endswith("s"):
        plain += "s"
    if words.isupper():
        plain = plain.upper()
    elif words[0].isupper() and text.field in _TITLES:
        plain = _WORD.sub(lambda match: match[0] if match[0] in _SMALL else _capital(match[0]), plain)
    elif _SENTENCE_START.search(text.value[:start]):
        plain = _capital(plain)
    return Fix(Applicability.UNSAFE, (Edit(text.field, text.index, start, end, plain),))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


RULE = Rule(
    name="genericised-mark",
    family="brand",
    vocabulary="brands",
    severity="warning",
    summary={
        "en": "A trademark used as the plain word for a thing.",
        "zh-CN": "把商标当作通用名称使用。",
    },
    message={
        "en": "“{text}” is a trademark{owner}: the plain word is “{plain}”",
        "zh-CN": "“{text}”是商标{owner}；通用名称是“{plain}”",
    },
    variants={
        "no-plain-word": {
            "en": "“{text}” is a trademark{owner}: use the plain word for the thing",
            "zh-CN": "“{text}”是商标{owner}；请改用通用名称",
        }
    },
    suggestions={
        "plain-word": {
            "en": "use the plain word for the thing",
            "zh-CN": "请改用该物品的通用名称",
        },
    },
    why={
        "en": "Words such as Velcro or Onesie are marks that their owners enforce against listings, however usual they "
        "are in speech. The plain word keeps the listing up.",
        "zh-CN": "Velcro、Onesie 等词虽是口语常用词，但仍是商标，权利人会投诉使用它们的商品；改用通用名称可避免下架。",
    },
    sources=("amazon-trademark-notice",),
    fields=("title", "highlight", "bullet", "description", "tag"),
    check=check,
    examples=(
        Example(
            {"title": "Acmeco Velcro Cable Ties, Black", "brand": "Acmeco"},
            text="Velcro",
            fixed={"title": "Acmeco Hook-and-Loop Cable Ties, Black", "brand": "Acmeco"},
        ),
        Example(
            {"title": "Acmeco Baby Onesies, 3 Pack", "brand": "Acmeco"},
            text="Onesies",
            fixed={"title": "Acmeco Baby Bodysuits, 3 Pack", "brand": "Acmeco"},
        ),
        Example({"title": "Velcro Brand Cable Ties, Black", "brand": "VELCRO Brand"}, flags=False),
    ),
)
