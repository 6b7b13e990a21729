"""A word that fills the visible texts: said again and again, it describes nothing.

Titles have a limit of their own (`repeated-word`); here it is the listing as a whole that is stuffed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.language import stop_words
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_FEWEST = 6
"""So often at least."""
_SHARE = 4
"""And every fourth word at least."""
_OUTSIDE = 4
"""So many of them outside the title, whose own repeats `repeated-word` counts."""
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_FIELDS = ("title", "bullet", "description")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each stuffed word or phrase, on the place where it is once too often."""
    if len(subject.texts) == 1 and subject.texts[0].field == "title":
        return
    texts = [text for text in subject.texts if text.field in _FIELDS]
    rough = " ".join([text.value for text in texts]).lower().split()
    counts = Counter(rough)
    if len(rough) - len(counts) < _FEWEST - 1 or max(counts.values()) * _SHARE < len(rough) // 2:
        return
    words = [(number, match) for number, text in enumerate(texts) for match in _WORD.finditer(text.value)]
    found: dict[str, list[int]] = {}
    for at, (_, match) in enumerate(words):
        found.setdefault(match[0].lower(), []).append(at)
    told: set[int] = set()
    for word, places in found.items():
        outside = sum(texts[words[at][0]].field != "title" for at in places)
        if len(places) < _FEWEST or len(places) * _SHARE < len(words) or outside < _OUTSIDE:
            continue
        if word in stop_words(subject.language):
            continue
        # The words of a phrase that is said again and again are one finding.
        beside = sum(at - 1 in told or at + 1 in told for at in places)
        told.update(places)
        if beside * 2 < len(places):
            number, match = words[places[_FEWEST - 1]]
            fix = subject.advise(RULE, "vary", word=word)
            yield subject.diagnostic(RULE, texts[number], *match.span(), fix=fix, count=len(places))


RULE = Rule(
    name="stuffed-word",
    family="repetition",
    severity="warning",
    summary={
        "en": "One word makes up a quarter of the listing's texts.",
        "zh-CN": "同一个词占了商品文案的四分之一以上。",
    },
    message={
        "en": "“{text}” stands {count} times in the texts of this listing",
        "zh-CN": "“{text}”在本商品的文案中出现了 {count} 次",
    },
    suggestions={
        "vary": {
            "en": "say what else there is to know; keep “{word}” once or twice",
            "zh-CN": "请补充其他产品信息；“{word}”保留一两次即可",
        },
    },
    why={
        "en": "Amazon asks that every bullet be unique and that texts overlap little; lists of keywords are removed.",
        "zh-CN": "亚马逊要求每条五点描述各不相同，各处文案尽量少重复；堆砌关键词的内容会被删除。",
    },
    sources=("amazon-bullets-2024",),
    fields=_FIELDS,
    check=check,
    examples=(
        Example(
            {
                "title": "Steel Flask",
                "bullets": ["Steel body", "Steel lid", "Steel base", "Steel cup", "Steel ring"],
            },
            text="Steel",
        ),
        Example({"description": "lamp lamp lamp lamp lamp lamp desk bright"}, text="lamp"),
        Example({"description": "Solid lid. " * 6}, text="Solid"),
        Example(
            {
                "title": "Steel Flask",
                "bullets": [
                    "Steel body keeps drinks cold on long walks",
                    "Lid of steel with a silicone ring",
                    "Fits the cup holders of most cars",
                ],
            },
            flags=False,
        ),
    ),
)
