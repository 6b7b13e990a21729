"""Fewer bullet points than the store asks for."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Silent without any bullet: many reports and partial updates carry none."""
    listing = subject.listing
    if not listing.bullets or listing.partial:
        return
    count = sum(1 for bullet in listing.bullets if bullet)
    if count == 0:
        return
    for limit in subject.market.limits_of("bullet", listing.product_type):
        if limit.measure == "count" and limit.min is not None and count < limit.min:
            yield subject.diagnostic(
                RULE, None, severity=limit.severity, sources=limit.sources, count=count, limit=limit.min
            )


RULE = Rule(
    name="too-few-bullets",
    family="length",
    severity="info",
    summary={
        "en": "The listing has fewer bullet points than the store asks for.",
        "zh-CN": "五点描述的条数少于站点的要求。",
    },
    message={
        "en": "bullet points filled in: {count}; the bullet policy asks for at least {limit}",
        "zh-CN": "五点描述共 {count} 条；政策要求至少 {limit} 条",
    },
    why={
        "en": "Amazon's bullet policy asks for at least three bullet points; fewer can cost visibility.",
        "zh-CN": "亚马逊的五点描述政策要求至少三条，条数不足可能影响曝光。",
    },
    sources=("amazon-bullets-2024",),
    fields=("bullet",),
    check=check,
    examples=(
        Example({"title": "Laundry Rack", "bullets": ["Folds flat behind a door", "Rubber feet grip tiles"]}),
        Example(
            {"title": "Laundry Rack", "bullets": ["Folds flat behind a door"], "partial": True}, flags=False
        ),
        Example("Laundry Rack", flags=False),
        Example(
            {"bullets": ["Folds flat behind a door", "Rubber feet grip tiles", "Holds two machine loads"]},
            flags=False,
        ),
    ),
)
