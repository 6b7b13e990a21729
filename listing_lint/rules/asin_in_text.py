"""An Amazon identifier (ASIN) in a text that shoppers see."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.fix import removal
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import VISIBLE_FIELDS, Example, Rule, Subject

_ASIN = lazy_pattern(
    r"(?<![\w-])(?:ASIN\W{0,3}[A-Z0-9]{10}|B0(?=[0-9A-Z]*[A-Z])(?=[A-Z]*[0-9])[0-9A-Z]{8})(?![\w-])"
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """`B0` and eight capitals or digits of both kinds, or ten signs that are called an ASIN."""
    for text in subject.texts:
        value = text.value
        if text.field == "search_terms" or ("B0" not in value and "ASIN" not in value):
            continue
        for found in _ASIN.finditer(value):
            start, end = found.span()
            if not subject.is_own(text, start, end):
                fix = removal(
                    text, start, end, Applicability.UNSAFE, language=subject.language, speak=subject.speak
                )
                yield subject.diagnostic(RULE, text, start, end, fix=fix)


RULE = Rule(
    name="asin-in-text",
    family="contact",
    severity="error",
    summary={
        "en": "The text names an Amazon identifier (ASIN).",
        "zh-CN": "文案中含有亚马逊商品编号（ASIN）。",
    },
    message={
        "en": "“{text}” is an ASIN; texts name none",
        "zh-CN": "“{text}”是 ASIN；文案中不得出现 ASIN",
    },
    why={
        "en": "Amazon's bullet policy forbids ASINs, and its page rules forbid to point at other products.",
        "zh-CN": "亚马逊的五点描述政策禁止出现 ASIN，详情页规则也禁止指向其他商品。",
    },
    sources=("amazon-bullets-2024", "amazon-detail-page"),
    fields=VISIBLE_FIELDS,
    markets=("amazon",),
    hints=("B0", "ASIN"),
    signs="",
    check=check,
    examples=(
        Example({"bullets": ["Matching nozzle: B0ZZ4T9QX1"]}, text="B0ZZ4T9QX1"),
        Example({"description": "Also see ASIN: 1234567890 for the reel"}, text="ASIN: 1234567890"),
        Example({"title": "Nozzle B0ZZ4T9QX1", "model": "B0ZZ4T9QX1"}, flags=False),
        Example("Nozzle Model B0123, Kit AB0ZZ4T9QX1, B012345678", flags=False),
    ),
)
