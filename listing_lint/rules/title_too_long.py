"""A title longer than its store allows.

Since 2026-07-27 most Amazon stores allow 75 characters, spaces counted; before it was 200.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.listing import Text
from listing_lint.measure import overrun
from listing_lint.phrases import say
from listing_lint.rule import Example, Rule, Subject
from listing_lint.split import split_title

_LONG = "Folding Wooden Laundry Rack with Three Drying Levels and Rubber Feet, Natural Pine"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The gravest limit that the title crosses; the span is what no longer fits."""
    text = subject.text("title")
    if text is None:
        return
    found = overrun(text.value, subject.market.limits_of("title", subject.listing.product_type))
    if found is not None:
        yield subject.diagnostic(
            RULE,
            text,
            found.start,
            len(text.value),
            variant=found.variant,
            severity=found.limit.severity,
            sources=found.limit.sources,
            fix=_split(subject, text) if found.limit.severity != "info" else None,
            length=found.length,
            limit=found.limit.max,
        )


def _split(subject: Subject, text: Text) -> Fix:
    """A shorter title, the rest in the Item Highlight where the file has one and it is empty.

    Without such a place both texts are a suggestion: to shorten the title alone would lose words.
    """
    listing, market = subject.listing, subject.market
    kind = listing.product_type
    title_limit = market.tightest("title", "characters", kind)
    usable = bool(market.limits_of("highlight", kind)) and not listing.highlight
    split = split_title(
        text.value,
        brand=listing.brand,
        attributes=(listing.color, listing.size),
        language=subject.language,
        title_limit=title_limit,
        highlight_limit=market.tightest("highlight", "characters", kind) if usable else 0,
        total_limit=market.tightest("highlight", "with_title_characters", kind) if usable else title_limit,
    )
    semicolon = say("list.semicolon", subject.speak)
    dropped = semicolon.join(split.left_out)
    left_out = subject.suggest(RULE, "left-out", words=dropped) if dropped else ""
    if usable and listing.highlight == "":
        edits = [Edit(text.field, text.index, 0, len(text.value), split.title)]
        if split.highlight:
            edits.append(Edit("highlight", None, 0, 0, split.highlight))
        return Fix(Applicability.UNSAFE, tuple(edits), left_out)
    title = subject.suggest(RULE, "title", words=split.title)
    highlight = subject.suggest(RULE, "highlight", words=split.highlight) if split.highlight else ""
    parts = (title, highlight, left_out)
    return Fix(Applicability.MANUAL, suggestion=semicolon.join(filter(None, parts)))


RULE = Rule(
    name="title-too-long",
    family="length",
    severity="error",
    summary={
        "en": "The title has more characters than the store allows.",
        "zh-CN": "标题的字符数超过站点的上限。",
    },
    message={
        "en": "{length} characters; the title policy allows {limit}",
        "zh-CN": "共 {length} 个字符；标题政策规定最多 {limit} 个",
    },
    variants={
        "field": {
            "en": "{length} characters; the title field takes at most {limit}",
            "zh-CN": "共 {length} 个字符；标题字段最多接受 {limit} 个",
        },
        "recommendation": {
            "en": "{length} characters; at most {limit} are recommended for a title",
            "zh-CN": "共 {length} 个字符；建议标题不超过 {limit} 个",
        },
    },
    suggestions={
        "title": {
            "en": "title “{words}”",
            "zh-CN": "标题“{words}”",
        },
        "highlight": {
            "en": "Item Highlight “{words}”",
            "zh-CN": "商品亮点“{words}”",
        },
        "left-out": {
            "en": "left out: {words}",
            "zh-CN": "未保留：{words}",
        },
    },
    why={
        "en": "Amazon shortens or hides titles above the limit, in its own words and not in yours. "
        "Spaces count; media products are exempt from the limit of 2026.",
        "zh-CN": "标题超过上限时，亚马逊会用自己的措辞改短，或将其隐藏。空格也计入；媒介类商品不受 2026 年上限约束。",
    },
    sources=("amazon-title-2026", "amazon-title-announcement-2026", "amazon-title-2025"),
    fields=("title",),
    check=check,
    examples=(
        Example(
            {"title": _LONG, "highlight": ""},
            text=_LONG[75:],
            fixed={
                "title": "Folding Wooden Laundry Rack with Three Drying Levels and Rubber Feet",
                "highlight": "Natural Pine",
            },
        ),
        Example(_LONG[:75], flags=False),
        Example({"title": _LONG, "product_type": "ABIS_BOOK"}, flags=False),
        Example({"title": _LONG}, text=_LONG[80:], policy_date="2026-07-26"),
        Example({"title": _LONG}, text=_LONG[80:], market="amazon-tr"),
    ),
)
