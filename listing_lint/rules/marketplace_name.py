"""The name of a shop or a marketplace in the listing's own texts."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, of_kind
from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every store that the seller is not."""
    for use in of_kind(subject, Kind.STORE):
        mention = use.mention
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            fix=subject.advise(RULE, "leave-out"),
        )


RULE = Rule(
    name="marketplace-name",
    family="brand",
    vocabulary="brands",
    severity="warning",
    summary={
        "en": "The name of a shop or a marketplace in a listing.",
        "zh-CN": "文案中出现商店或电商平台的名称。",
    },
    message={
        "en": "“{text}” is a store: a listing names no retailer, not even the one it is on",
        "zh-CN": "“{text}”是商店名称；文案中不得提及任何零售商，包括所在平台",
    },
    suggestions={
        "leave-out": {
            "en": "leave the store out of the text",
            "zh-CN": "请从文案中删除商店名称",
        },
    },
    why={
        "en": "A retailer's name is a mark of somebody else, and sends the buyer elsewhere or suggests an endorsement. "
        "Texts copied from another store are usually found by it.",
        "zh-CN": "零售商名称属于他人商标，会引导买家离开，或暗示得到其背书；从其他平台复制的文案常因此被发现。",
    },
    sources=("amazon-trademark-notice",),
    fields=("title", "highlight", "bullet", "description", "tag"),
    check=check,
    examples=(
        Example(
            {
                "title": "Acmeco Desk Lamp",
                "bullets": ["Ships from Walmart within two days"],
                "brand": "Acmeco",
            },
            text="Walmart",
        ),
        Example({"title": "Acmeco Shooting Target Stand", "brand": "Acmeco"}, flags=False),
        Example({"title": "Acmeco Amazon River Map Poster", "brand": "Acmeco"}, flags=False),
    ),
)
