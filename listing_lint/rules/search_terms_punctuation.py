"""Punctuation between search terms: spaces are enough."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject

_MARKS = lazy_pattern(
    r"(?<!\d)[,;:|/\\]+|[,;:|/\\]+(?!\d)|(?<!\S)[-–—]+(?!\S)|[–—\"“”„«»()\[\]{}<>*~•·!?…、，；：。！？｜／（）【】]+|\.+(?!\S)"
)
_QUICK = lazy_pattern(r"[^\w\s'’&.+#%°-]|[-.–—](?!\w)")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic a field, on the first mark; its fix takes all of them. Numbers keep theirs."""
    if not subject.listing.search_terms:
        return
    for text in subject.texts:
        if text.field != "search_terms" or _QUICK.search(text.value) is None:
            continue
        marks = list(_MARKS.finditer(text.value))
        if marks:
            fix = _spaced(text, [found.span() for found in marks])
            yield subject.diagnostic(RULE, text, *marks[0].span(), fix=fix, count=len(marks))


def _spaced(text: Text, marks: list[tuple[int, int]]) -> Fix:
    """One space for every group of marks and the spaces around it, none at the ends."""
    value = text.value
    edits: list[Edit] = []
    for start, end in marks:
        left, right = len(value[:start].rstrip()), len(value) - len(value[end:].lstrip())
        if edits and left <= edits[-1].end:
            left = edits.pop().start
        space = " " if left > 0 and right < len(value) else ""
        edits.append(Edit(text.field, text.index, left, right, space))
    return Fix(Applicability.SAFE, tuple(edits))


RULE = Rule(
    name="search-terms-punctuation",
    family="search-terms",
    severity="info",
    summary={
        "en": "The search terms are separated by punctuation.",
        "zh-CN": "搜索词之间用标点分隔。",
    },
    message={
        "en": "“{text}” separates search terms (marks here: {count}); a space is enough",
        "zh-CN": "用“{text}”分隔搜索词（标点共 {count} 处）；用空格即可",
    },
    why={
        "en": "Amazon asks for terms separated by spaces; commas, semicolons and dashes only cost bytes.",
        "zh-CN": "亚马逊要求用空格分隔搜索词；逗号、分号和破折号只会浪费字节。",
    },
    sources=("amazon-search-terms",),
    fields=("search_terms",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            {"search_terms": "shoe rack, boot shelf; hallway"},
            text=",",
            fixed={"search_terms": "shoe rack boot shelf hallway"},
        ),
        Example(
            {"search_terms": "shoe rack - boot shelf,"},
            text="-",
            fixed={"search_terms": "shoe rack boot shelf"},
        ),
        Example({"search_terms": "children's t-shirt 1/4 zip 2.5 cm b&w"}, flags=False),
    ),
)
