"""An Item Highlight beside a title that is too long to have one."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject

_LONG = "Folding Wooden Laundry Rack with Three Drying Levels and Rubber Feet, Natural Pine"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Only where the store has highlights at all, and a policy on the length of titles."""
    text, title = subject.text("highlight"), subject.listing.title
    if text is None or not title:
        return
    product_type = subject.listing.product_type
    if not subject.market.limits_of("highlight", product_type):
        return
    for limit in subject.market.limits_of("title", product_type):
        if limit.kind == "policy" and limit.max is not None and len(title) > limit.max:
            yield subject.diagnostic(RULE, text, 0, len(text.value), length=len(title), limit=limit.max)
            return


RULE = Rule(
    name="highlight-on-long-title",
    family="length",
    severity="error",
    summary={
        "en": "An Item Highlight is filled in although the title is too long to have one.",
        "zh-CN": "标题过长，不能使用商品亮点（Item Highlight），却已填写。",
    },
    message={
        "en": "an Item Highlight needs a title of at most {limit} characters; this one has {length}",
        "zh-CN": "标题不超过 {limit} 个字符才能使用商品亮点；当前标题有 {length} 个",
    },
    why={
        "en": "Amazon offers and shows the Item Highlight only beside a title that keeps the limit of 2026.",
        "zh-CN": "只有标题符合 2026 年的长度上限，亚马逊才会提供并显示商品亮点。",
    },
    sources=("amazon-item-highlight", "amazon-title-2026"),
    fields=("highlight",),
    check=check,
    examples=(
        Example({"title": _LONG, "highlight": "Folds flat, rubber feet"}, text="Folds flat, rubber feet"),
        Example({"title": _LONG[:75], "highlight": "Folds flat, rubber feet"}, flags=False),
        Example({"title": _LONG, "highlight": "Folds flat"}, flags=False, market="amazon-ae"),
    ),
)
