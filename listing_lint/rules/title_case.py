"""Words of an English title that begin with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_lint.casing import FUNCTION_WORDS, UNITS
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject

_SMALL_EVERYWHERE = frozenset(
    {
        "aka", "d", "da", "das", "de", "del", "der", "di", "du", "e", "el", "en", "et", "etc", "la",
        "las", "le", "les", "los", "para", "que", "un", "una", "und", "van", "von", "vs", "w", "x", "y",
    }
)  # fmt: skip
"""Small words of other languages and abbreviations that English titles carry along."""
_SMALL = lazy_pattern(r"(?<![\w'’.-])[a-z][a-z]+(?![\w'’.@-])")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic a title, on the first such word; its fix raises them all."""
    title = subject.listing.title
    if title is None or subject.language != "en" or title.islower():
        return
    if FUNCTION_WORDS.issuperset([word for word in title.split() if word >= "a"]):
        return
    text = subject.text("title")
    if text is None:
        return
    small = [found for found in _SMALL.finditer(title) if _is_small(subject, text, found)]
    if small:
        edits = tuple(
            Edit(text.field, text.index, found.start(), found.end(), found[0].capitalize()) for found in small
        )
        yield subject.diagnostic(
            RULE, text, *small[0].span(), fix=Fix(Applicability.UNSAFE, edits), count=len(small)
        )


def _is_small(subject: Subject, text: Text, found: re.Match[str]) -> bool:
    word, start, end = found[0], found.start(), found.end()
    if word in FUNCTION_WORDS or word in UNITS or word in _SMALL_EVERYWHERE:
        return False
    if not subject.listing.brand and not any(map(str.isalnum, text.value[:start])):
        return False  # most likely a brand that the file does not name
    return not subject.is_own(text, start, end)


RULE = Rule(
    name="title-case",
    family="style",
    severity="info",
    summary={
        "en": "Words of the title begin with a small letter.",
        "zh-CN": "标题中有单词首字母没有大写。",
    },
    message={
        "en": "“{text}” begins with a small letter (such words here: {count})",
        "zh-CN": "“{text}”首字母没有大写（此类词共 {count} 个）",
    },
    why={
        "en": "Amazon's style for English titles: a capital for every word but articles, prepositions and "
        "conjunctions.",
        "zh-CN": "亚马逊的英文标题规范：除冠词、介词和连词外，每个单词首字母大写。",
    },
    sources=("amazon-title-uk", "amazon-title-2025"),
    fields=("title",),
    markets=("amazon",),
    check=check,
    examples=(
        Example("Garden hose with brass nozzle", text="hose", fixed="Garden Hose with Brass Nozzle"),
        Example("Garden Hose with Brass Nozzle, 50 ft", flags=False),
        Example("Stand for iPhone and eReader", flags=False),
        Example({"title": "Gartenschlauch mit Düse aus messing", "language": "de"}, flags=False),
    ),
)
