"""A product measured against somebody else's brand, or passing for it: like, style, better than, dupe."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, of_kind
from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every mark that words of comparison stand around."""
    for use in of_kind(subject, Kind.COMPARISON):
        mention = use.mention
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            severity="error" if use.sure else "warning",
            fix=subject.advise(RULE, "reword"),
            owner=use.mark.owned_by(subject.speak),
        )


RULE = Rule(
    name="brand-comparison",
    family="brand",
    vocabulary="brands",
    severity="error",
    summary={
        "en": "A comparison with somebody else's brand: like, style, better than, dupe.",
        "zh-CN": "与他人品牌作比较：like、style、better than、dupe 等。",
    },
    message={
        "en": "the product is compared with “{text}”{owner}: describe it without the other brand",
        "zh-CN": "将产品与他人品牌“{text}”{owner}作比较；描述产品时请勿提及他人品牌",
    },
    suggestions={
        "reword": {
            "en": "say what the product is and does, without the other brand",
            "zh-CN": "请直接写明产品是什么、有何用途，不要提及其他品牌",
        },
    },
    why={
        "en": "Amazon's trademark notice names “similar to” and “better than” a brand as unacceptable, and words such as "
        "dupe or replica beside a brand point to counterfeits.",
        "zh-CN": "亚马逊的商标须知明确禁止 similar to、better than 加他人品牌的写法；dupe、replica 等词与品牌并列，则有假冒之嫌。",
    },
    sources=("amazon-trademark-notice",),
    fields=("title", "highlight", "bullet", "description", "tag"),
    check=check,
    examples=(
        Example({"title": "Acmeco Tumbler, Similar to Hydro Flask", "brand": "Acmeco"}, text="Hydro Flask"),
        Example({"title": "Acmeco Stratocaster Style Guitar Body", "brand": "Acmeco"}, text="Stratocaster"),
        Example({"title": "Acmeco Country Style Guitar Body", "brand": "Acmeco"}, flags=False),
    ),
)
