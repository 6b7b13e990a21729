"""An Item Highlight that is too long, by itself or together with the title."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.measure import overrun
from listing_lint.rule import Example, Rule, Subject

_LONG = "Rubber feet that grip tiles, folds flat behind a door, holds two machine loads, oiled pine, " * 2


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The highlight's own limit first; the one shared with the title where only that is crossed."""
    text = subject.text("highlight")
    if text is None:
        return
    limits = subject.market.limits_of("highlight", subject.listing.product_type)
    found = overrun(text.value, limits)
    if found is not None:
        yield subject.diagnostic(
            RULE,
            text,
            found.start,
            len(text.value),
            severity=found.limit.severity,
            sources=found.limit.sources,
            length=found.length,
            limit=found.limit.max,
        )
        return
    title = subject.listing.title or ""
    for limit in limits:
        length = len(title) + len(text.value)
        if limit.measure == "with_title_characters" and limit.max is not None and length > limit.max:
            yield subject.diagnostic(
                RULE,
                text,
                max(0, limit.max - len(title)),
                len(text.value),
                variant="with_title",
                severity=limit.severity,
                sources=limit.sources,
                length=length,
                limit=limit.max,
            )


RULE = Rule(
    name="highlight-too-long",
    family="length",
    severity="error",
    summary={
        "en": "The Item Highlight has more characters than the store allows.",
        "zh-CN": "商品亮点（Item Highlight）的字符数超过上限。",
    },
    message={
        "en": "{length} characters; the policy allows {limit} in an Item Highlight",
        "zh-CN": "共 {length} 个字符；政策规定商品亮点最多 {limit} 个",
    },
    variants={
        "with_title": {
            "en": "title and Item Highlight have {length} characters together; the policy allows {limit}",
            "zh-CN": "标题与商品亮点合计 {length} 个字符；政策规定最多 {limit} 个",
        },
    },
    why={
        "en": "The Item Highlight stands below the title and takes 125 characters; together they may have "
        "200. What is longer is refused.",
        "zh-CN": "商品亮点显示在标题下方，最多 125 个字符，与标题合计最多 200 个，超出部分会被拒绝。",
    },
    sources=("amazon-title-2026", "amazon-item-highlight"),
    fields=("highlight",),
    check=check,
    examples=(
        Example({"title": "Laundry Rack", "highlight": _LONG[:130]}, text=_LONG[125:130]),
        Example({"title": "Laundry Rack", "highlight": _LONG[:125]}, flags=False),
        Example({"title": "x" * 76, "highlight": _LONG[:125]}, text=_LONG[124]),
    ),
)
