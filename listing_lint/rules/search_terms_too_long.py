"""Search terms that are too long, counted in UTF-8 bytes.

Amazon says “less than 250 bytes”: 249 pass, 250 do not, and then the whole attribute is ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.language import stop_words
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.market import Limit
from listing_lint.measure import excess, graver, measured
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import without_words

_WORD = lazy_pattern(r"[^\s,;]+")
_LETTERS = lazy_pattern(r"[^\W_]+")

_Word = tuple[Text, int, int]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The gravest limit that all search terms together cross; the span is what no longer fits."""
    if not subject.listing.search_terms:
        return
    texts = [text for text in subject.texts if text.field == "search_terms"]
    limits = [
        limit
        for limit in subject.market.limits_of("search_terms", subject.listing.product_type)
        if limit.max is not None
    ]
    worst: Limit | None = None
    for limit in limits:
        if _crossed(texts, limit) and (worst is None or graver(limit, worst)):
            worst = limit
    if worst is None:
        return
    text, start = _first_excess(texts, worst)
    binding = [limit for limit in limits if limit.kind != "recommendation"]
    yield subject.diagnostic(
        RULE,
        text,
        start,
        len(text.value),
        variant=None if worst.kind == "policy" else worst.kind,
        severity=worst.severity,
        sources=worst.sources,
        fix=_shortened(subject, texts, binding) if worst in binding else None,
        length=sum(measured(text.value, worst) for text in texts),
        limit=worst.max,
        counted=_COUNTED[subject.speak == "zh-CN"][worst.spaces],
    )


_COUNTED = (("without spaces", "with spaces"), ("不计空格", "计空格"))


def _crossed(texts: Iterable[Text], limit: Limit) -> bool:
    return sum(measured(text.value, limit) for text in texts) > (limit.max or 0)


def _first_excess(texts: Sequence[Text], limit: Limit) -> tuple[Text, int]:
    """The column and the code point in it from which on the terms no longer fit."""
    left = limit.max or 0
    for text in texts:
        length = measured(text.value, limit)
        if length > left:
            return text, excess(text.value, replace(limit, max=left))
        left -= length
    return texts[-1], len(texts[-1].value)


def _shortened(subject: Subject, texts: Sequence[Text], limits: Sequence[Limit]) -> Fix:
    """Whole words taken out until the rest fits, the most harmless first.

    Repeats, stop words, words of the title and of the bullets, brands, then words from the end.
    """
    words = [(text, found.start(), found.end()) for text in texts for found in _WORD.finditer(text.value)]
    dropped: list[_Word] = []
    for word in _by_harmlessness(subject, words):
        if word not in dropped:
            dropped.append(word)
            fix = _without(subject, texts, dropped)
            if fix.edits and not any(_crossed(_after(texts, fix), limit) for limit in limits):
                return fix
    return subject.advise(RULE, "keep")


def _by_harmlessness(subject: Subject, words: Sequence[_Word]) -> Iterator[_Word]:
    seen: set[str] = set()
    for word in words:
        spelling = _spelling(word)
        if spelling in seen:
            yield word
        seen.add(spelling)
    stops = stop_words(subject.language)
    yield from (word for word in words if _spelling(word) in stops)
    for fields in (("title",), ("highlight", "bullet")):
        known = {
            found[0].lower()
            for text in subject.texts
            if text.field in fields
            for found in _LETTERS.finditer(text.value)
        }
        yield from (word for word in words if _spelling(word) in known)
    brands = [(m.text, m.start, m.end) for m in subject.mentions.get("brands", ())]
    yield from (
        (text, start, end)
        for text, start, end in words
        if any(text is other and s <= start and end <= e for other, s, e in brands)
        or subject.is_own(text, start, end)
    )
    yield from reversed(words)


def _spelling(word: _Word) -> str:
    text, start, end = word
    return text.value[start:end].lower()


def _without(subject: Subject, texts: Sequence[Text], dropped: Sequence[_Word]) -> Fix:
    edits: list[Edit] = []
    for text in texts:
        spans = [(start, end) for other, start, end in dropped if other is text]
        if spans:
            fix = without_words(text, spans, Applicability.UNSAFE, speak=subject.speak)
            if not fix.edits:
                return fix
            edits.extend(fix.edits)
    return Fix(Applicability.UNSAFE, tuple(edits))


def _after(texts: Sequence[Text], fix: Fix) -> list[Text]:
    result = []
    for text in texts:
        value = text.value
        for edit in reversed(fix.edits):
            if edit.index == text.index:
                value = value[: edit.start] + edit.text + value[edit.end :]
        result.append(Text(text.field, text.index, value))
    return result


_LONG = "shoe shelf " + " ".join(f"term{number:02d}" for number in range(36))

RULE = Rule(
    name="search-terms-too-long",
    family="length",
    severity="error",
    summary={
        "en": "The search terms have more bytes than the store indexes.",
        "zh-CN": "搜索词的字节数超过站点的索引上限。",
    },
    message={
        "en": "{length} bytes {counted}; the search term policy allows {limit}",
        "zh-CN": "共 {length} 字节（{counted}）；搜索词政策规定最多 {limit} 字节",
    },
    variants={
        "field": {
            "en": "{length} bytes {counted}; the search term field takes at most {limit}",
            "zh-CN": "共 {length} 字节（{counted}）；搜索词字段最多接受 {limit} 字节",
        },
        "recommendation": {
            "en": "{length} bytes {counted}; {limit} are safe in every store",
            "zh-CN": "共 {length} 字节（{counted}）；不超过 {limit} 字节时，在各站点都安全",
        },
    },
    suggestions={
        "keep": {
            "en": "keep the words that matter most",
            "zh-CN": "请只保留最重要的词",
        },
    },
    why={
        "en": "One byte too many and Amazon's search ignores the whole attribute. An ä has two bytes, a Chinese "
        "character three. Until 2025 Amazon did not count spaces; whether it does now is unclear, so more than "
        "the limit with spaces is a warning and without them an error.",
        "zh-CN": "只要超出一个字节，亚马逊搜索就会忽略整个字段。ä 占两个字节，汉字占三个。2025 年以前空格不计入，"
        "现在是否计入尚不明确，因此计空格超限为警告，不计空格仍超限为错误。",
    },
    sources=("amazon-keyword-attributes", "amazon-keywords-2017", "amazon-error-97779"),
    fields=("search_terms",),
    check=check,
    examples=(
        Example({"search_terms": "x" * 250}, text="x"),
        Example({"search_terms": "x" * 199}, flags=False),
        Example({"search_terms": "é" * 125}, text="é"),
        Example({"title": "Shoe Shelf", "search_terms": _LONG}),
        Example({"search_terms": "x" * 250}, flags=False, market="amazon-jp"),
        Example({"search_terms": "x" * 200}, text="x", market="amazon-in"),
    ),
)
