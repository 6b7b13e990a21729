"""A field that says nothing: a dash, “none”, “test”, a spreadsheet error, an unfilled template.

Placeholders that are wrong wherever they stand, such as “N/A”, belong to `placeholder-text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from listing_lint.cache import remember
from listing_lint.diagnostic import Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.wordlist import load_vocabulary

_LONGEST = 40
_NAMES = "brand|product|colou?r|size|model|material|keyword|title|name|number|quantity|feature|sku|asin|text"
_LEFTOVER = lazy_pattern(
    rf"\{{\{{[^{{}}]{{1,40}}\}}\}}|\$?\{{(?:{_NAMES}|\w+_\w+)\}}|(?<!\d)%(?:\(\w+\))?s\b"
    r"|\[(?:insert|enter|add|your|type|put)\b[^\]]{0,40}\]|<(?:insert|enter|add|your)\b[^>]{0,40}>"
    rf"|\[(?:{_NAMES})[ _-](?:name|title|here|number)\]|<(?:{_NAMES})(?:[ _-](?:name|title|here|number))?>"
    r"|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)|(?<![\w-])x{4,}(?![\w-])",
    re.IGNORECASE,
)
_MARKS = ("{", "[", "<", "#", "%", "xxxx", "XXXX")
_BEGINNING = lazy_pattern(r"\{|%[(sSſ]|\[[^\W\d_]|<[^\W\d_]|#[RNVDrnvd]|x[xX]{3}|X[xX]{3}")
"""So begins each leftover; of the texts that hold a mark most say “100%” or “#4”."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Whole fields first; otherwise what a template or a spreadsheet left inside."""
    for text in subject.texts:
        value = text.value
        if len(value) <= _LONGEST and _is_placeholder(value, subject.language):
            yield subject.diagnostic(RULE, text, 0, len(value), fix=subject.advise(RULE, "write"))
        elif any(map(value.__contains__, _MARKS)) and _BEGINNING.search(value):
            for found in _LEFTOVER.finditer(value):
                if not subject.is_own(text, *found.span()):
                    fix = subject.advise(RULE, "write")
                    yield subject.diagnostic(RULE, text, *found.span(), variant="template", fix=fix)


def _is_placeholder(value: str, language: str) -> bool:
    bare = value.casefold().strip(_AROUND)
    return not bare or bare in _placeholders(language)


_AROUND = " \t\r\n.,;:-–—_*'\"()[]<>/|•"


@lru_cache(maxsize=32)
def _placeholders(language: str) -> frozenset[str]:
    """What counts as a placeholder in a language; English ones count everywhere."""
    return remember(f"placeholders-{language}", partial(_load_placeholders, language))


def _load_placeholders(language: str) -> frozenset[str]:
    return frozenset(
        word for known in ("*", "en", language) for word in load_vocabulary("placeholders", known)
    )


RULE = Rule(
    name="placeholder-value",
    family="placeholder",
    severity="error",
    summary={
        "en": "A field holds a placeholder instead of a text.",
        "zh-CN": "字段中填写的是占位内容，而不是文案。",
    },
    message={
        "en": "“{text}” says nothing about the product",
        "zh-CN": "“{text}”没有任何商品信息",
    },
    variants={
        "template": {
            "en": "“{text}” was left over from a template or a spreadsheet",
            "zh-CN": "“{text}”是模板或表格遗留的内容",
        },
    },
    suggestions={
        "write": {
            "en": "write what the product is, or leave the field empty",
            "zh-CN": "请写明产品是什么，或将该字段留空",
        },
    },
    why={
        "en": "Amazon's bullet policy names placeholders such as N/A and TBD, and removes bullets that hold them.",
        "zh-CN": "亚马逊的五点描述政策点名禁止 N/A、TBD 等占位内容，含有占位内容的五点描述会被删除。",
    },
    sources=("amazon-bullets-2024",),
    check=check,
    examples=(
        Example({"title": "Garden Hose", "bullets": ["-", "Brass nozzle", "None."]}, text="None."),
        Example({"title": "Garden Hose", "bullets": ["- not available -"]}, text="- not available -"),
        Example({"title": "Garden Hose", "description": "-"}, text="-"),
        Example({"title": "Gartenschlauch", "bullets": ["k. A."], "language": "de"}, text="k. A."),
        Example("{{brand}} Garden Hose", text="{{brand}}"),
        Example("Garden Hose [insert color], 50 ft", text="[insert color]"),
        Example({"bullets": ["Length: #REF! ft"]}, text="#REF!"),
        Example("Garden Hose, Test Kit for Water, XXXL Coat", flags=False),
        Example({"bullets": ["[Size] 10 x 20 cm", "{Soft Grip} for wet hands"]}, flags=False),
    ),
)
