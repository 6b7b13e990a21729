"""A description longer than its field."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.measure import overrun
from listing_lint.rule import Example, Rule, Subject

_LONG = "The rack folds flat, stands firm on rubber feet and carries two machine loads of wet laundry. " * 22


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The span is what no longer fits."""
    if not subject.listing.description:
        return
    text = subject.text("description")
    if text is None:
        return
    found = overrun(text.value, subject.market.limits_of("description", subject.listing.product_type))
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
    name="description-too-long",
    family="length",
    severity="error",
    summary={
        "en": "The description has more characters than its field takes.",
        "zh-CN": "商品描述的字符数超过字段上限。",
    },
    message={
        "en": "{length} characters; the description policy allows {limit}",
        "zh-CN": "共 {length} 个字符；商品描述政策规定最多 {limit} 个",
    },
    variants={
        "field": {
            "en": "{length} characters; the description field takes at most {limit}",
            "zh-CN": "共 {length} 个字符；商品描述字段最多接受 {limit} 个",
        },
        "recommendation": {
            "en": "{length} characters; at most {limit} are recommended for a description",
            "zh-CN": "共 {length} 个字符；建议商品描述不超过 {limit} 个",
        },
    },
    why={
        "en": "The field takes 2,000 characters; a longer description is refused at upload.",
        "zh-CN": "该字段最多接受 2,000 个字符，更长的商品描述在上传时会被拒绝。",
    },
    sources=("amazon-product-types-us",),
    fields=("description",),
    check=check,
    examples=(
        Example({"description": _LONG[:2004]}, text=_LONG[2000:2004]),
        Example({"description": _LONG[:2000]}, flags=False),
    ),
)
