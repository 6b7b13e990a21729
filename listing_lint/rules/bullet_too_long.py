"""A bullet point longer than the policy or the field allows."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.measure import overrun
from listing_lint.rule import Example, Rule, Subject

_LONG = (
    "Three levels: hang shirts above, towels in the middle; small things lie flat on the lowest grid. " * 3
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic a bullet, for the gravest limit that it crosses."""
    limits = None
    for text in subject.texts:
        if text.field != "bullet":
            continue
        if limits is None:
            limits = subject.market.limits_of("bullet", subject.listing.product_type)
        found = overrun(text.value, limits)
        if found is not None:
            yield subject.diagnostic(
                RULE,
                text,
                found.start,
                len(text.value),
                variant=found.variant,
                severity=found.limit.severity,
                sources=found.limit.sources,
                fix=subject.advise(RULE, "end", words=_cut_point(text.value, found.start)),
                length=found.length,
                limit=found.limit.max,
            )


def _cut_point(value: str, limit: int) -> str:
    """The words that the bullet could end with: of a phrase if one ends late enough, else any."""
    head = value[:limit]
    at = max(head.rfind(mark) for mark in ".;!?。；！？")
    if at < limit // 2:
        at = max(head.rfind(mark) for mark in ",，、")
    if at < limit // 2:
        at = head.rfind(" ")
    kept = head[:at] if at > 0 else head
    return kept[-30:].lstrip()


RULE = Rule(
    name="bullet-too-long",
    family="length",
    severity="warning",
    summary={
        "en": "A bullet point has more characters than the store allows.",
        "zh-CN": "一条五点描述的字符数超过站点的上限。",
    },
    message={
        "en": "{length} characters; the bullet policy allows {limit}",
        "zh-CN": "共 {length} 个字符；五点描述政策规定每条最多 {limit} 个",
    },
    variants={
        "field": {
            "en": "{length} characters; the bullet field takes at most {limit}",
            "zh-CN": "共 {length} 个字符；该字段每条最多接受 {limit} 个",
        },
        "recommendation": {
            "en": "{length} characters; at most {limit} are recommended for a bullet",
            "zh-CN": "共 {length} 个字符；建议每条不超过 {limit} 个",
        },
    },
    suggestions={
        "end": {
            "en": "end after “…{words}”",
            "zh-CN": "可在“…{words}”之后结束",
        },
    },
    why={
        "en": "The bullet policy of 2024 names 255 characters, and Amazon rewrites or removes what is longer; "
        "the field itself takes 500 and refuses more. Some product types set other limits.",
        "zh-CN": "2024 年的五点描述政策规定每条最多 255 个字符，超出的会被改写或删除；字段本身最多接受 500 个，"
        "更长的会被拒绝。"
        "部分商品类型另有上限。",
    },
    sources=("amazon-bullets-2024", "amazon-product-types-us", "amazon-bullets-staff"),
    fields=("bullet",),
    check=check,
    examples=(
        Example({"bullets": [_LONG[:260]]}, text=_LONG[255:260]),
        Example({"bullets": [_LONG[:255]]}, flags=False),
    ),
)
