"""Somebody else's brand, used as if it described this product.

`Acme iPhone 15 Case` sells under Apple's name; `Acme Case for iPhone 15` says what it fits. The first is
taken for a trademark violation whoever makes the case, the second is how Amazon wants it written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_lint.brand_use import Kind, Use, of_kind
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_ARTICLE = lazy_pattern(r"\b(an?)\s+$", re.IGNORECASE)
_FOR = {
    "en": "for",
    "de": "für",
    "es": "para",
    "fr": "pour",
    "it": "per",
    "nl": "voor",
    "pt": "para",
    "sv": "för",
}
"""What stands between a product and the one that it fits, in the language of the listing."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every mark of somebody else that stands outside the wording for compatible products."""
    for use in of_kind(subject, Kind.THIRD_PARTY):
        mention, mark = use.mention, use.mark
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            variant="franchise" if mark.franchise else None,
            severity="error" if use.sure else "warning",
            fix=_behind_for(subject, use),
            owner=mark.owned_by(subject.speak),
        )


def _behind_for(subject: Subject, use: Use) -> Fix:
    """Move the brand and its model behind the product: `iPhone 15 Case` to `Case for iPhone 15`."""
    mention, mark = use.mention, use.mark
    fits = _FOR.get(subject.language)
    if not use.thing_end or mark.franchise or fits is None:
        return subject.advise(RULE, "remove", words=mention.words, fits=fits or "for")
    value, field, index = mention.text.value, mention.text.field, mention.text.index
    named = value[mention.start : use.model_end]
    start, rest, left = mention.start, use.model_end, ""
    while value[rest : rest + 1].isspace():
        rest += 1
    article = _ARTICLE.search(value[:start]) if subject.language == "en" else None
    if article:
        start, left = article.start(1), "an " if value[rest].lower() in "aeiou" else "a "
        left = left.capitalize() if article[1][0].isupper() else left
    return Fix(
        Applicability.UNSAFE,
        (
            Edit(field, index, start, rest, left),
            Edit(field, index, use.thing_end, use.thing_end, f" {fits} {named}"),
        ),
    )


RULE = Rule(
    name="third-party-brand",
    family="brand",
    vocabulary="brands",
    severity="error",
    summary={
        "en": "A brand of somebody else, outside the wording for compatible products.",
        "zh-CN": "在兼容性写法之外使用他人品牌。",
    },
    message={
        "en": "“{text}” is somebody else's brand{owner}: write “for {text}” behind the product, or leave it out",
        "zh-CN": "“{text}”是他人品牌{owner}；请在产品名之后写“for {text}”，或删除",
    },
    variants={
        "franchise": {
            "en": "“{text}” is somebody else's character, title or team{owner}: it takes a licence to sell under it",
            "zh-CN": "“{text}”是他人的角色、作品或球队{owner}；未获授权不得借其名义销售",
        }
    },
    suggestions={
        "remove": {
            "en": "remove “{words}”, or write “{fits} {words}” behind the product if it fits",
            "zh-CN": "请删除“{words}”；若确实适配，请在产品名之后写“{fits} {words}”",
        },
    },
    why={
        "en": "Naming another brand is allowed only to say truthfully what a product fits: own brand, product, "
        "then “for” or “compatible with” and the model. Anything else is taken down as trademark misuse and counts "
        "against the account.",
        "zh-CN": "只有在如实说明兼容对象时才允许提及他人品牌：先写自有品牌和产品名，再写 for 或 "
        "compatible with 加型号。其他写法会被视为滥用商标而下架，并影响账户状况。",
    },
    sources=("amazon-compatible-brands", "amazon-trademark-notice"),
    fields=("title", "highlight", "bullet", "description", "tag"),
    check=check,
    examples=(
        Example(
            {"title": "Acmeco iPhone 15 Pro Clear Case with Stand", "brand": "Acmeco"},
            text="iPhone",
            fixed={"title": "Acmeco Clear Case for iPhone 15 Pro with Stand", "brand": "Acmeco"},
        ),
        Example(
            {"title": "Acmeco iPhone 15 Case transparent", "brand": "Acmeco", "language": "de"},
            text="iPhone",
            fixed={"title": "Acmeco Case für iPhone 15 transparent", "brand": "Acmeco", "language": "de"},
        ),
        Example({"title": "Acmeco Wool Blanket, Harry Potter", "brand": "Acmeco"}, text="Harry Potter"),
        Example({"title": "Acmeco Clear Case for iPhone 15 Pro", "brand": "Acmeco"}, flags=False),
        Example({"title": "Apple AirPods Pro 2nd Generation", "brand": "Apple"}, flags=False),
        Example({"title": "Funko Pop Batman Figure", "brand": "Funko"}, flags=False),
    ),
)
