"""A brand name longer than its field."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.listing import Text
from listing_lint.measure import overrun
from listing_lint.rule import Example, Rule, Subject

_LONG = "The Old Harbour Laundry Rack and Clothes Line Company"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The brand is evidence, not a linted text; its length is all that is checked of it."""
    brand = subject.listing.brand
    if not brand:
        return
    found = overrun(brand, subject.market.limits_of("brand", subject.listing.product_type))
    if found is not None:
        yield subject.diagnostic(
            RULE,
            Text("brand", None, brand),
            found.start,
            len(brand),
            severity=found.limit.severity,
            sources=found.limit.sources,
            length=found.length,
            limit=found.limit.max,
        )


RULE = Rule(
    name="brand-name-too-long",
    family="length",
    severity="error",
    summary={
        "en": "The brand name has more characters than its field takes.",
        "zh-CN": "品牌名的字符数超过字段上限。",
    },
    message={
        "en": "{length} characters; the brand field takes at most {limit}",
        "zh-CN": "共 {length} 个字符；品牌字段最多接受 {limit} 个",
    },
    why={
        "en": "The brand field takes 50 characters; a longer name is refused at upload.",
        "zh-CN": "品牌字段最多接受 50 个字符，更长的名称在上传时会被拒绝。",
    },
    sources=("amazon-product-types-us",),
    fields=(),
    check=check,
    examples=(
        Example({"title": "Laundry Rack", "brand": _LONG}, text=_LONG[50:]),
        Example({"title": "Laundry Rack", "brand": _LONG[:50]}, flags=False),
    ),
)
