"""Search terms that the title already has."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import without_words

_WORD = lazy_pattern(r"[^\W_]+(?:['’.&/+-][^\W_]+)*")
_SHORTEST = 3


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic a field, on the first such word; its fix takes all of them."""
    title = subject.listing.title
    if not title or not subject.listing.search_terms:
        return
    known = {found[0].lower() for found in _WORD.finditer(title) if len(found[0]) >= _SHORTEST}
    for text in subject.texts:
        if text.field != "search_terms":
            continue
        found = [match.span() for match in _WORD.finditer(text.value) if match[0].lower() in known]
        if found:
            yield subject.diagnostic(
                RULE,
                text,
                *found[0],
                fix=without_words(text, found, Applicability.UNSAFE, speak=subject.speak),
                count=len(found),
            )


RULE = Rule(
    name="search-terms-in-title",
    family="search-terms",
    severity="info",
    summary={
        "en": "The search terms repeat words of the title.",
        "zh-CN": "搜索词重复了标题中的词。",
    },
    message={
        "en": "“{text}” is in the title already (such words here: {count})",
        "zh-CN": "“{text}”已在标题中（此类词共 {count} 个）",
    },
    why={
        "en": "The title is searched anyway; the bytes are better spent on synonyms. Amazon said so in 2017, its "
        "newer pages only forbid repeats inside the field.",
        "zh-CN": "标题本来就会被搜索，字节应留给同义词。这是亚马逊 2017 年的说法，较新的页面只禁止字段内重复。",
    },
    sources=("amazon-keywords-2017",),
    fields=("search_terms",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            {"title": "Shoe Rack, Oak", "search_terms": "oak shoe shelf rack hallway"},
            text="oak",
            fixed={"search_terms": "shelf hallway"},
        ),
        Example({"title": "Shoe Rack, Oak", "search_terms": "boot shelf hallway"}, flags=False),
    ),
)
