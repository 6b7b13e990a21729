"""Another brand named as what the product fits: the right wording, reported so that it can be checked.

The wording is allowed only where it is true, and it should name the model.
"""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.brand_use import Kind, of_kind
from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every mark of somebody else behind for, fits, compatible with and the like."""
    for use in of_kind(subject, Kind.COMPATIBLE):
        mention = use.mention
        yield subject.diagnostic(
            RULE,
            mention.text,
            mention.start,
            mention.end,
            variant=None if use.sure else "without-model",
            severity=None if use.sure else "warning",
        )


RULE = Rule(
    name="compatible-brand",
    family="brand",
    vocabulary="brands",
    severity="info",
    summary={
        "en": "Another brand named as what the product fits; allowed where it is true.",
        "zh-CN": "以兼容性写法提及他人品牌；属实时允许使用。",
    },
    message={
        "en": "“{text}” is named as compatible: it must be true, name the model and leave out the logo",
        "zh-CN": "以兼容性写法提及“{text}”：必须属实，应写明型号，且不得使用对方的标志",
    },
    variants={
        "without-model": {
            "en": "“{text}” alone does not say what the product fits: add the model",
            "zh-CN": "仅写“{text}”无法说明兼容对象；请补充型号",
        }
    },
    why={
        "en": "Compatible products may name the other brand behind “for”, “fits” or “compatible with”. A false claim "
        "of compatibility, or the other brand's logo, is still a violation.",
        "zh-CN": "兼容产品可以在 for、fits、compatible with 之后提及其他品牌；虚假的兼容性宣称或使用对方的标志仍属违规。",
    },
    sources=("amazon-compatible-brands", "amazon-trademark-notice"),
    fields=("title", "highlight", "bullet", "description", "tag"),
    check=check,
    examples=(
        Example({"title": "Acmeco Case for iPhone 15", "brand": "Acmeco"}, text="iPhone"),
        Example({"title": "Acmeco Ink Cartridge, replaces Epson 502", "brand": "Acmeco"}, text="Epson"),
        Example({"title": "Acmeco USB Charger for Sony", "brand": "Acmeco"}, text="Sony"),
        Example({"title": "Acmeco Phone Case, Clear", "brand": "Acmeco"}, flags=False),
    ),
)
