"""A title longer than its store allows.

Since 2026-07-27 most Amazon stores allow 75 characters, spaces counted; before it was 200.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.measure import overrun
from listing_lint.rule import Example, Rule, Subject

_LONG = "Folding Wooden Laundry Rack with Three Drying Levels and Rubber Feet, Natural Pine"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The gravest limit that the title crosses; the span is what no longer fits."""
    text = subject.text("title")
    if text is None:
        return
    found = overrun(text.value, subject.market.limits_of("title", subject.listing.product_type))
    if found is not None:
        yield subject.diagnostic(
            RULE,
            text,
            found.start,
            len(text.value),
            variant=found.variant,
            severity=found.limit.severity,
            sources=found.limit.sources,
            length=found.length,
            limit=found.limit.max,
        )


RULE = Rule(
    name="title-too-long",
    family="length",
    severity="error",
    summary={
        "en": "The title has more characters than the store allows.",
        "zh-CN": "标题的字符数超过站点的上限。",
    },
    message={
        "en": "{length} characters; the title policy allows {limit}",
        "zh-CN": "共 {length} 个字符；标题政策最多允许 {limit} 个",
    },
    variants={
        "field": {
            "en": "{length} characters; the title field takes at most {limit}",
            "zh-CN": "共 {length} 个字符；标题字段最多接受 {limit} 个",
        },
        "recommendation": {
            "en": "{length} characters; at most {limit} are recommended for a title",
            "zh-CN": "共 {length} 个字符；建议标题不超过 {limit} 个",
        },
    },
    why={
        "en": "Amazon shortens or hides titles above the limit, in its own words and not in yours. "
        "Spaces count; media products are exempt from the limit of 2026.",
        "zh-CN": "标题超过上限时，亚马逊会自行缩短、改写或隐藏。空格也计入；媒介类商品不受 2026 年上限约束。",
    },
    sources=("amazon-title-2026", "amazon-title-announcement-2026", "amazon-title-2025"),
    fields=("title",),
    check=check,
    examples=(
        Example(_LONG, text=_LONG[75:]),
        Example(_LONG[:75], flags=False),
        Example({"title": _LONG, "product_type": "ABIS_BOOK"}, flags=False),
        Example({"title": _LONG}, text=_LONG[80:], policy_date="2026-07-26"),
        Example({"title": _LONG}, text=_LONG[80:], market="amazon-tr"),
    ),
)
