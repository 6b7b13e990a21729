"""An Amazon identifier (ASIN) in the search terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import without_words

_ASIN = lazy_pattern(
    r"(?<![\w-])(?:asin\W{0,3}[a-z0-9]{10}|b0(?=[0-9a-z]*[a-z])(?=[a-z]*[0-9])[0-9a-z]{8})(?![\w-])",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """In capitals or not: `B0` and eight letters or digits of both kinds."""
    if not subject.listing.search_terms:
        return
    for text in subject.texts:
        if text.field != "search_terms":
            continue
        for found in _ASIN.finditer(text.value):
            fix = without_words(text, [found.span()], Applicability.UNSAFE, speak=subject.speak)
            yield subject.diagnostic(RULE, text, *found.span(), fix=fix)


RULE = Rule(
    name="search-terms-asin",
    family="search-terms",
    severity="error",
    summary={
        "en": "The search terms name an Amazon identifier (ASIN).",
        "zh-CN": "搜索词中含有亚马逊商品编号（ASIN）。",
    },
    message={
        "en": "“{text}” is an ASIN; search terms name none",
        "zh-CN": "“{text}”是 ASIN；搜索词中不得出现 ASIN",
    },
    why={
        "en": "Amazon forbids ASINs in search terms; it ignores the terms and counts the abuse against the account.",
        "zh-CN": "亚马逊禁止在搜索词中使用 ASIN，会忽略这些词；此类滥用还会影响账户状况。",
    },
    sources=("amazon-search-terms",),
    fields=("search_terms",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            {"search_terms": "shoe rack b0zz4t9qx1 hallway"},
            text="b0zz4t9qx1",
            fixed={"search_terms": "shoe rack hallway"},
        ),
        Example({"search_terms": "shoe rack b0123 b012345678 bookshelf"}, flags=False),
    ),
)
