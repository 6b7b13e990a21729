"""A brand in the hidden search terms: the seller's own is wasted, anybody else's is forbidden."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, of_kind
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.fold import fold, fold_phrase
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject

_SHORTEST_OWN = 3
"""A shorter brand name is not told from an abbreviation in lower case."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every brand in the search terms, the seller's own included."""
    for use in of_kind(subject, Kind.SEARCH_TERM):
        mention = use.mention
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            severity="error" if use.sure else "warning",
            fix=_cut(subject, mention.text, mention.start, mention.end),
        )
    brand = fold_phrase(subject.listing.brand or "")
    if len(brand) >= _SHORTEST_OWN:
        for text in subject.texts:
            if text.field == "search_terms":
                yield from _own(subject, text, brand)


def _own(subject: Subject, text: Text, brand: str) -> Iterator[Diagnostic]:
    folded = fold(text.value)
    at = folded.value.find(f" {brand} ")
    while at >= 0:
        start, end = folded.span(at + 1, at + 1 + len(brand))
        yield subject.diagnostic(
            RULE, text, start, end, variant="own", severity="info", fix=_cut(subject, text, start, end)
        )
        at = folded.value.find(f" {brand} ", at + 1)


def _cut(subject: Subject, text: Text, start: int, end: int) -> Fix:
    """Take the words out with the space and the sign that parted them from the next."""
    value = text.value
    while end < len(value) and value[end] in " ,;":
        end += 1
    if end == len(value):
        while start and value[start - 1] in " ,;":
            start -= 1
    if not value[:start].strip() and not value[end:].strip():
        return subject.advise(RULE, "write")
    return Fix(Applicability.UNSAFE, (Edit(text.field, text.index, start, end, ""),))


RULE = Rule(
    name="brand-in-search-terms",
    family="brand",
    severity="error",
    summary={
        "en": "A brand name in the hidden search terms.",
        "zh-CN": "后台搜索词中含有品牌名。",
    },
    message={
        "en": "“{text}” is a brand: Amazon forbids brand names in search terms",
        "zh-CN": "“{text}”是品牌名；亚马逊禁止在搜索词中使用品牌名",
    },
    variants={
        "own": {
            "en": "“{text}” is your own brand: it is found without standing in the search terms",
            "zh-CN": "“{text}”是自有品牌，不写入搜索词也能被搜索到",
        }
    },
    suggestions={
        "write": {
            "en": "write what else a buyer would look for",
            "zh-CN": "请填写买家还会搜索的其他词",
        },
    },
    why={
        "en": "Amazon's help on search terms excludes brand names, the seller's own and those of others. Another "
        "brand there counts as misuse of its name, and the whole field may be ignored.",
        "zh-CN": "亚马逊的搜索词规则禁止使用任何品牌名，包括自有品牌和他人品牌；使用他人品牌属于滥用其名称，整个字段可能被忽略。",
    },
    sources=("amazon-search-terms",),
    fields=("search_terms",),
    check=check,
    examples=(
        Example(
            {
                "title": "Acmeco Tumbler",
                "search_terms": "travel mug hydro flask insulated",
                "brand": "Acmeco",
            },
            text="hydro flask",
            fixed={"title": "Acmeco Tumbler", "search_terms": "travel mug insulated", "brand": "Acmeco"},
        ),
        Example(
            {"title": "Acmeco Tumbler", "search_terms": "acmeco travel mug", "brand": "Acmeco"},
            text="acmeco",
            fixed={"title": "Acmeco Tumbler", "search_terms": "travel mug", "brand": "Acmeco"},
        ),
        Example(
            {"title": "Acmeco Lamp", "search_terms": "galaxy light shell lamp target", "brand": "Acmeco"},
            flags=False,
        ),
    ),
)
