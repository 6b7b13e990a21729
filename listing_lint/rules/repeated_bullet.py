"""The same bullet point twice."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.rule import Example, Rule, Subject

_AROUND = " .,;:!-–—•*\t\n"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Bullets that differ only in capitals and in the signs around them are the same."""
    if len(subject.listing.bullets) <= 1:
        return
    first: dict[str, int] = {}
    for text in subject.texts:
        if text.field != "bullet" or text.index is None:
            continue
        words = text.value.casefold().strip(_AROUND)
        if words and words in first:
            yield subject.diagnostic(
                RULE,
                text,
                0,
                len(text.value),
                fix=subject.advise(RULE, "other"),
                number=first[words] + 1,
            )
        else:
            first[words] = text.index


RULE = Rule(
    name="repeated-bullet",
    family="repetition",
    severity="warning",
    summary={"en": "Two bullet points say the same.", "zh-CN": "有两条五点描述内容相同。"},
    message={
        "en": "this bullet repeats bullet {number}",
        "zh-CN": "本条与五点描述 {number} 重复",
    },
    suggestions={
        "other": {
            "en": "say something else about the product, or delete the bullet",
            "zh-CN": "请改写为其他产品信息，或删除该条",
        },
    },
    why={
        "en": "Amazon's bullet policy asks that every bullet point be unique, and rewrites the others.",
        "zh-CN": "亚马逊的五点描述政策要求每条内容各不相同，重复的会被改写。",
    },
    sources=("amazon-bullets-2024",),
    fields=("bullet",),
    markets=("amazon",),
    check=check,
    examples=(
        Example({"bullets": ["Folds flat", "Oiled pine", "Folds Flat."]}, text="Folds Flat."),
        Example({"bullets": ["Folds flat", "Oiled pine"]}, flags=False),
    ),
)
