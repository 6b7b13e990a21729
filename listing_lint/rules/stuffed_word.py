"""A word that fills the visible texts: said again and again, it describes nothing.

Titles have a limit of their own (`repeated-word`); here it is the listing as a whole that is stuffed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Fix
from listing_lint.language import stop_words
from listing_lint.rule import Example, Rule, Subject

_FEWEST = 6
"""So often at least."""
_SHARE = 4
"""And every fourth word at least."""
_OUTSIDE = 4
"""So many of them outside the title, whose own repeats `repeated-word` counts."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIELDS = ("title", "bullet", "description")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each stuffed word, on the place where it is once too often."""
    if len(subject.texts) == 1 and subject.texts[0].field == "title":
        return
    texts = [text for text in subject.texts if text.field in _FIELDS]
    rough = " ".join([text.value for text in texts]).lower().split()
    if len(rough) - len(set(rough)) < _FEWEST - 1 or max(Counter(rough).values()) * _SHARE < len(rough) // 2:
        return
    found: dict[str, list[tuple[int, int, int]]] = {}
    total = 0
    for number, text in enumerate(texts):
        for match in _WORD.finditer(text.value):
            total += 1
            found.setdefault(match[0].lower(), []).append((number, *match.span()))
    for word, places in found.items():
        outside = sum(texts[number].field != "title" for number, *_ in places)
        if len(places) < _FEWEST or len(places) * _SHARE < total or outside < _OUTSIDE:
            continue
        if word not in stop_words(subject.language):
            number, start, end = places[_FEWEST - 1]
            fix = Fix(
                Applicability.MANUAL,
                suggestion=f"say what else there is to know; keep “{word}” once or twice",
            )
            yield subject.diagnostic(RULE, texts[number], start, end, fix=fix, count=len(places))


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
    why={
        "en": "Amazon asks that every bullet be unique and that texts overlap little; lists of keywords are removed.",
        "zh-CN": "亚马逊要求每条要点各不相同、文案之间少重复；堆砌关键词的内容会被删除。",
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
