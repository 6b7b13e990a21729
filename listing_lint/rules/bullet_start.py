"""A bullet point that begins with a small letter."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.diagnostic import Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead

_FIRST_WORD = lazy_pattern(r"\W*(\w[\w'’-]*)")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Names that are written so (iPhone, the own brand) may begin a bullet; web addresses have a rule."""
    for text in subject.texts:
        value = text.value
        if text.field != "bullet" or value[0].isupper() or value[0].isdigit():
            continue
        found = _FIRST_WORD.match(value)
        if found is None or not found[1].islower() or not found[1][0].isalpha():
            continue
        start, end = found.span(1)
        capital = value[start].upper()
        if capital == value[start] or len(capital) > 1:
            continue
        if not subject.is_own(text, start, end) and value[end : end + 3] != "://":
            fix = instead(text, start, start + 1, capital)
            yield subject.diagnostic(RULE, text, start, end, fix=fix)


RULE = Rule(
    name="bullet-start",
    family="style",
    severity="info",
    summary={
        "en": "A bullet point begins with a small letter.",
        "zh-CN": "五点描述以小写字母开头。",
    },
    message={
        "en": "“{text}” begins a bullet; use a capital letter",
        "zh-CN": "本条以“{text}”开头；首字母应大写",
    },
    why={
        "en": "Amazon's bullet policy asks for a capital letter at the start.",
        "zh-CN": "亚马逊的五点描述政策要求以大写字母开头。",
    },
    sources=("amazon-bullets-2024",),
    fields=("bullet",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            {"bullets": ["folds flat behind a door"]},
            text="folds",
            fixed={"bullets": ["Folds flat behind a door"]},
        ),
        Example({"bullets": ["iPhone fits into the slot", "3 levels for shirts", "Folds flat"]}, flags=False),
    ),
)
