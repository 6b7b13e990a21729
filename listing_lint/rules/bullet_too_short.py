"""A bullet point too short to say anything."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Empty bullets are no bullets; every other one has a least length."""
    least = None
    for text in subject.texts:
        if text.field != "bullet":
            continue
        if least is None:
            least = [
                limit
                for limit in subject.market.limits_of("bullet", subject.listing.product_type)
                if limit.measure == "characters" and limit.min is not None
            ]
        for limit in least:
            if limit.min is not None and len(text.value) < limit.min:
                yield subject.diagnostic(
                    RULE,
                    text,
                    0,
                    len(text.value),
                    severity=limit.severity,
                    sources=limit.sources,
                    length=len(text.value),
                    limit=limit.min,
                )


RULE = Rule(
    name="bullet-too-short",
    family="length",
    severity="info",
    summary={
        "en": "A bullet point has fewer characters than the store asks for.",
        "zh-CN": "一条五点描述的字符数低于站点的下限。",
    },
    message={
        "en": "{length} characters; the bullet policy asks for at least {limit}",
        "zh-CN": "共 {length} 个字符；五点描述政策要求每条至少 {limit} 个",
    },
    why={
        "en": "Amazon's bullet policy asks for at least 10 characters; shorter ones are removed or rewritten.",
        "zh-CN": "亚马逊的五点描述政策要求每条至少 10 个字符，过短的会被删除或改写。",
    },
    sources=("amazon-bullets-2024",),
    fields=("bullet",),
    check=check,
    examples=(
        Example({"bullets": ["Foldable"]}, text="Foldable"),
        Example({"bullets": ["Folds flat"]}, flags=False),
        Example({"bullets": ["", "Folds flat behind a door"]}, flags=False),
    ),
)
