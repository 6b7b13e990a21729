"""A character that Amazon never allows in a title: ! $ ? _ { } ^ ¬ ¦

Until the title rule of 2026 it was allowed as a part of the brand name; since then such a name
belongs in the brand field only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead, without

_BRANDS_NOT_EXEMPT_SINCE = datetime.date(2026, 7, 27)
_NEVER = lazy_pattern(r"([!$?_{}^¬¦])\1*")
_BRACKETS = {"{": "(", "}": ")"}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each run of the same character."""
    title = subject.listing.title
    if title is None or _NEVER.search(title) is None:
        return
    text = subject.text("title")
    if text is None:
        return
    for found in _NEVER.finditer(text.value):
        start, end = found.span()
        if not _in_brand(title, subject.listing.brand, start, end):
            yield subject.diagnostic(RULE, text, start, end, fix=_fix(subject, text, start, end))
        elif subject.market.day >= _BRANDS_NOT_EXEMPT_SINCE:
            yield subject.diagnostic(
                RULE, text, start, end, variant="brand", severity="warning", sources=("amazon-title-2026",)
            )


def _in_brand(title: str, brand: str | None, start: int, end: int) -> bool:
    """True where the sign belongs to the brand name as its own field spells it."""
    if not brand or title[start] not in brand:
        return False
    spelling = re.compile(re.escape(brand.strip()), re.IGNORECASE)
    return any(found.start() <= start and end <= found.end() for found in spelling.finditer(title))


def _fix(subject: Subject, text: Text, start: int, end: int) -> Fix:
    value = text.value
    sign, before, after = value[start], value[start - 1 : start], value[end : end + 1]
    if sign == "$" and value[end : end + 2].strip()[:1].isdigit():
        return subject.advise(RULE, "price")
    if sign in _BRACKETS:
        return instead(text, start, end, _BRACKETS[sign] * (end - start), Applicability.UNSAFE)
    if sign == "^" and (before.isdigit() or after.isdigit()):
        return subject.advise(RULE, "measure")
    if sign == "_" and any(map(str.isdigit, _around(value, start, end))):
        return instead(text, start, end, "-", Applicability.UNSAFE)
    safety = Applicability.UNSAFE if sign == "$" else Applicability.SAFE
    return without(text, start, end, safety, speak=subject.speak)


def _around(value: str, start: int, end: int) -> str:
    """The run of letters, digits and signs between spaces that a sign stands in."""
    return value[:start].rpartition(" ")[2] + value[end:].partition(" ")[0]


RULE = Rule(
    name="forbidden-title-character",
    family="characters",
    severity="error",
    summary={
        "en": "The title has a character that is never allowed in titles.",
        "zh-CN": "标题中含有一律禁用的字符。",
    },
    message={
        "en": "“{text}” is not allowed in a title",
        "zh-CN": "标题中不允许使用“{text}”",
    },
    variants={
        "brand": {
            "en": "“{text}” is not allowed in a title; a brand name spelled with it belongs in the brand field only",
            "zh-CN": "标题中不允许使用“{text}”；含有它的品牌名只能写在品牌字段中",
        },
    },
    suggestions={
        "price": {
            "en": "take the price out; it has a field of its own",
            "zh-CN": "请删除价格；价格有专门的字段",
        },
        "measure": {
            "en": "write the measure in words",
            "zh-CN": "请用文字写出度量",
        },
    },
    why={
        "en": "Amazon rewrites or hides titles with ! $ ? _ { } ^ ¬ or ¦. Since 2026-07-27 a brand name is no "
        "exception: its own field is.",
        "zh-CN": "标题含有 ! $ ? _ { } ^ ¬ ¦ 时，亚马逊会改写或隐藏该标题。自 2026-07-27 起，标题中的品牌名也不例外；这类品牌名只能写在品牌字段中。",
    },
    sources=("amazon-title-2025", "amazon-title-announcement-2025", "amazon-title-2026"),
    fields=("title",),
    markets=("amazon",),
    hints=tuple("!$?_{}^"),
    signs="¬¦",
    check=check,
    examples=(
        Example("Yoga Mat!! Extra Thick", text="!!", fixed="Yoga Mat Extra Thick"),
        Example("Dog_Bed Grey", text="_", fixed="Dog Bed Grey"),
        Example("Mug ¦ Blue", text="¦", fixed="Mug Blue"),
        Example("Picture Frame {Oak}", text="{"),
        Example("Coin Tray $ Shaped", text="$"),
        Example({"title": "Zing! Water Bottle", "brand": "Zing!"}, flags=False, policy_date="2026-07-26"),
        Example("Water Bottle, 20 oz - Blue & White / Steel.", flags=False),
    ),
)
