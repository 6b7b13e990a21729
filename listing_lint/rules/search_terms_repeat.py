"""The same word twice in the search terms."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import without_words

_WORD = lazy_pattern(r"[^\W_]+(?:['’.&/+-][^\W_]+)*")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each repeated word, on its second place; its fix takes all later ones."""
    terms = subject.listing.search_terms
    if not terms:
        return
    words = (
        (terms if isinstance(terms, str) else " ".join(terms))
        .lower()
        .replace(",", " ")
        .replace(";", " ")
        .split()
    )
    if len(words) == len(set(words)):
        return
    places: dict[str, list[tuple[Text, int, int]]] = {}
    for text in subject.texts:
        if text.field == "search_terms":
            for found in _WORD.finditer(text.value):
                if len(found[0]) > 1 and not found[0].isdigit():
                    places.setdefault(found[0].lower(), []).append((text, *found.span()))
    for repeats in places.values():
        if len(repeats) > 1:
            text, start, end = repeats[1]
            yield subject.diagnostic(
                RULE, text, start, end, fix=_without_all(repeats[1:], subject.speak), count=len(repeats)
            )


def _without_all(places: list[tuple[Text, int, int]], speak: str) -> Fix:
    edits: list[Edit] = []
    for text in {text.index: text for text, _, _ in places}.values():
        spans = [(start, end) for other, start, end in places if other.index == text.index]
        fix = without_words(text, spans, speak=speak)
        if not fix.edits:
            return fix
        edits.extend(fix.edits)
    return Fix(Applicability.SAFE, tuple(edits))


RULE = Rule(
    name="search-terms-repeat",
    family="search-terms",
    severity="warning",
    summary={
        "en": "A word stands more than once in the search terms.",
        "zh-CN": "搜索词中有重复的词。",
    },
    message={
        "en": "“{text}” stands here {count} times; once is enough",
        "zh-CN": "“{text}”出现了 {count} 次；一次即可",
    },
    why={
        "en": "Amazon combines the words of the field by itself: a repeat brings no search and costs bytes.",
        "zh-CN": "亚马逊会自动组合该字段中的词：重复不会带来更多搜索，只会浪费字节。",
    },
    sources=("amazon-search-terms",),
    fields=("search_terms",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            {"search_terms": "shoe rack boot rack hallway Rack"},
            text="rack",
            fixed={"search_terms": "shoe rack boot hallway"},
        ),
        Example(
            {"search_terms": ["shoe rack", "boot rack"]},
            text="rack",
            fixed={"search_terms": ["shoe rack", "boot"]},
        ),
        Example({"search_terms": "shoe racks boot rack"}, flags=False),
    ),
)
