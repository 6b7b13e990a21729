"""Capitals in the search terms."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.casing import lower_case
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_WORD = lazy_pattern(r"\S+")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic a field, on the first word with a capital; its fix lowers them all."""
    if not subject.listing.search_terms:
        return
    for text in subject.texts:
        if text.field != "search_terms" or text.value == text.value.lower():
            continue
        words = [found for found in _WORD.finditer(text.value) if found[0] != found[0].lower()]
        edits = tuple(
            Edit(text.field, text.index, found.start(), found.end(), lower_case(found[0], subject.language))
            for found in words
        )
        yield subject.diagnostic(
            RULE, text, *words[0].span(), fix=Fix(Applicability.SAFE, edits), count=len(words)
        )


RULE = Rule(
    name="search-terms-not-lower-case",
    family="search-terms",
    severity="info",
    summary={
        "en": "The search terms have capital letters.",
        "zh-CN": "搜索词中有大写字母。",
    },
    message={
        "en": "“{text}” has capitals (such words here: {count}); search terms are in lower case",
        "zh-CN": "“{text}”含有大写字母（此类词共 {count} 个）；搜索词应全部小写",
    },
    why={
        "en": "Amazon asks for lower case; capitals change nothing in the search.",
        "zh-CN": "亚马逊要求全部小写；大写对搜索没有任何作用。",
    },
    sources=("amazon-search-terms",),
    fields=("search_terms",),
    markets=("amazon",),
    check=check,
    examples=(
        Example({"search_terms": "Shoe rack USB"}, text="Shoe", fixed={"search_terms": "shoe rack usb"}),
        Example({"search_terms": "shoe rack 靴箱"}, flags=False),
    ),
)
