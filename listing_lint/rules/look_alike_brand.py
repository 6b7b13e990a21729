"""A spelling that only passes for a known mark: a letter too many or too few, a digit, a foreign letter."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, of_kind
from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every look-alike of a mark that the seller does not own."""
    for use in of_kind(subject, Kind.LOOK_ALIKE):
        mention = use.mention
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            fix=subject.advise(RULE, "remove", mark=use.mark.name),
            mark=use.mark.name,
        )


RULE = Rule(
    name="look-alike-brand",
    family="brand",
    vocabulary="brands",
    severity="warning",
    summary={
        "en": "A spelling that passes for a known brand.",
        "zh-CN": "与知名品牌相近的变体拼写。",
    },
    message={
        "en": "“{text}” reads like the brand {mark}: misspelt brands are treated like the brand itself",
        "zh-CN": "“{text}”看起来像品牌 {mark}；变体拼写与品牌本身同样处理",
    },
    suggestions={
        "remove": {
            "en": "remove it, or write {mark} where that is meant",
            "zh-CN": "请删除；若确指该品牌，请写作 {mark}",
        },
    },
    why={
        "en": "Altered spellings of a brand are a usual sign of counterfeits, and detection looks for them.",
        "zh-CN": "改动拼写的品牌名是假冒商品的常见特征，平台会专门检测。",
    },
    sources=("amazon-trademark-notice",),
    check=check,
    examples=(
        Example({"title": "Acmeco Track Pants Addidas", "brand": "Acmeco"}, text="Addidas"),
        Example({"title": "Acmeco Running Shoes N1ke", "brand": "Acmeco"}, text="N1ke"),
        Example({"title": "Acmeco Cannon Fuse, Black", "brand": "Acmeco"}, flags=False),
    ),
)
