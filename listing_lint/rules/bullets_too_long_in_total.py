"""Bullet points that are too long taken together."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject

_LONG = (
    "Three levels: shirts above, towels in the middle, small things flat on the lowest grid of the rack. " * 2
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Counts the characters of all bullets."""
    bullets = subject.listing.bullets
    if not bullets:
        return
    total = sum(map(len, bullets))
    for limit in subject.market.limits_of("bullet", subject.listing.product_type):
        if limit.measure == "total_characters" and limit.max is not None and total > limit.max:
            yield subject.diagnostic(
                RULE, None, severity=limit.severity, sources=limit.sources, length=total, limit=limit.max
            )


RULE = Rule(
    name="bullets-too-long-in-total",
    family="length",
    severity="info",
    summary={
        "en": "All bullet points together are longer than recommended.",
        "zh-CN": "全部五点描述的总长度超过建议值。",
    },
    message={
        "en": "{length} characters in all bullets together; at most {limit} are recommended",
        "zh-CN": "全部五点描述共 {length} 个字符；建议合计不超过 {limit} 个",
    },
    why={
        "en": "Amazon's staff recommend to stay below 1,000 characters in all: shoppers on phones see little more.",
        "zh-CN": "亚马逊工作人员建议合计不超过 1,000 个字符：手机端买家几乎看不到更多内容。",
    },
    sources=("amazon-bullets-staff",),
    fields=("bullet",),
    check=check,
    examples=(
        Example({"bullets": [_LONG + str(number) for number in range(5)]}),
        Example({"bullets": [_LONG[:190] + str(number) for number in range(5)]}, flags=False),
    ),
)
