"""A bullet point that ends with punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead

_FINAL = ".!?;,:。！？；，、…"
_END = lazy_pattern(rf"[{_FINAL}]+\s*$")
_ABBREVIATION = lazy_pattern(
    r"(?:\b(?:etc|inc|ltd|co|corp|approx|ca|usw|bzw|min|max|no|nr|vs|cu|sq|fl|pc|pcs|qty|oz|in|ft|lb|lbs)|\b\w)\.$",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Full stops of abbreviations and initials stay."""
    for text in subject.texts:
        if text.field != "bullet":
            continue
        value = text.value.rstrip()
        if not value or value[-1] not in _FINAL or _ABBREVIATION.search(value):
            continue
        found = _END.search(value)
        if found is None or found.start() == 0:
            continue
        safe = "?" not in found[0] and "？" not in found[0]
        fix = instead(text, *found.span(), "", Applicability.SAFE if safe else Applicability.UNSAFE)
        yield subject.diagnostic(RULE, text, *found.span(), fix=fix)


RULE = Rule(
    name="bullet-end",
    family="style",
    severity="info",
    summary={
        "en": "A bullet point ends with punctuation.",
        "zh-CN": "五点描述以标点结尾。",
    },
    message={
        "en": "“{text}” ends a bullet; bullets have no final punctuation",
        "zh-CN": "本条以“{text}”结尾；五点描述结尾不加标点",
    },
    why={
        "en": "Amazon's bullet policy asks for fragments without final punctuation.",
        "zh-CN": "亚马逊的五点描述政策要求使用短语，结尾不加标点。",
    },
    sources=("amazon-bullets-2024",),
    fields=("bullet",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            {"bullets": ["Folds flat behind a door."]},
            text=".",
            fixed={"bullets": ["Folds flat behind a door"]},
        ),
        Example({"bullets": ["Ready for guests!!"]}, text="!!", fixed={"bullets": ["Ready for guests"]}),
        Example({"bullets": ["Holds shirts, towels, socks etc.", "Folds flat (oiled pine)"]}, flags=False),
    ),
)
