"""More bullet points than the store shows."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject

_SIX = [f"Shelf number {number} holds shoes" for number in ("one", "two", "three", "four", "five", "six")]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The span is the first bullet that is one too many."""
    if len(subject.listing.bullets) <= 1:
        return
    bullets = [text for text in subject.texts if text.field == "bullet"]
    for limit in subject.market.limits_of("bullet", subject.listing.product_type):
        if limit.measure == "count" and limit.max is not None and len(bullets) > limit.max:
            text = bullets[limit.max]
            yield subject.diagnostic(
                RULE,
                text,
                0,
                len(text.value),
                severity=limit.severity,
                sources=limit.sources,
                count=len(bullets),
                limit=limit.max,
            )


RULE = Rule(
    name="too-many-bullets",
    family="length",
    severity="warning",
    summary={
        "en": "The listing has more bullet points than the form takes.",
        "zh-CN": "五点描述的条数超过表单可接受的数量。",
    },
    message={
        "en": "{count} bullet points; the form takes {limit}, and this is the first one too many",
        "zh-CN": "五点描述共 {count} 条；表单只接受 {limit} 条，从本条起超出",
    },
    why={
        "en": "Sellers get five bullet points in the form; further ones are refused or not shown. "
        "Vendors may have ten.",
        "zh-CN": "卖家在表单中可填写五条五点描述，多出的会被拒绝或不显示；供应商（Vendor）可填写十条。",
    },
    sources=("amazon-bullet-count",),
    fields=("bullet",),
    check=check,
    examples=(
        Example({"bullets": _SIX}, text=_SIX[5]),
        Example({"bullets": _SIX[:5]}, flags=False),
    ),
)
