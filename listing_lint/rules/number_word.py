"""A number in words where digits are asked for, or the other way round.

Titles want digits (“2 Shelves”), bullet points want one to nine in words (“two shelves”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject
from listing_lint.signs import instead

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS, 1)}
_COUNTED = (
    "bags?|balls?|bowls?|boxes|brushes|bulbs?|buttons?|colou?rs|compartments?|cups?|designs?|doors?|drawers?|"
    "filters?|hooks?|layers?|legs?|levels?|lights?|modes?|packs?|pairs?|panels?|patterns?|pieces?|plates?|"
    "pockets?|rolls?|rows?|seats?|sections?|sets?|shelves|shelf|sheets?|sizes|slots?|speeds?|steps?|straps?|"
    "styles|tiers?|tools?|towels?|ways?|wheels?"
)
_WORD_IN_TITLE = lazy_pattern(rf"\b({'|'.join(_WORDS[1:])})[ -](?={_COUNTED}\b)", re.IGNORECASE)
_DIGIT_IN_BULLET = lazy_pattern(rf"([2-9])(?<![\w.,/$-][2-9])(?= (?:{_COUNTED})\b)")
_NUMBERS = frozenset(_WORDS[1:])


def check(subject: Subject) -> Iterator[Diagnostic]:
    """English only, and only before things that are counted."""
    if subject.language != "en":
        return
    for text in subject.texts:
        if text.field == "title":
            if _NUMBERS.isdisjoint(text.value.lower().replace("-", " ").split(" ")):
                continue
            for found in _WORD_IN_TITLE.finditer(text.value):
                if not subject.is_own(text, *found.span(1)):
                    fix = instead(text, *found.span(1), _DIGITS[found[1].lower()])
                    yield subject.diagnostic(RULE, text, *found.span(1), fix=fix)
        elif text.field == "bullet":
            for found in _DIGIT_IN_BULLET.finditer(text.value):
                word = _WORDS[int(found[1]) - 1]
                if not any(map(str.isalnum, text.value[: found.start()])):
                    word = word.capitalize()
                fix = instead(text, *found.span(1), word, Applicability.UNSAFE)
                yield subject.diagnostic(
                    RULE,
                    text,
                    *found.span(1),
                    variant="bullet",
                    sources=("amazon-bullets-2024",),
                    fix=fix,
                    word=word,
                )


RULE = Rule(
    name="number-word",
    family="style",
    severity="info",
    summary={
        "en": "A number is in words in the title, or in digits in a bullet point.",
        "zh-CN": "标题中的数字写成了单词，或五点描述中的数字写成了阿拉伯数字。",
    },
    message={
        "en": "“{text}”: titles have numbers in digits",
        "zh-CN": "“{text}”：标题中的数字应写成阿拉伯数字",
    },
    variants={
        "bullet": {
            "en": "“{text}”: bullet points have one to nine in words (“{word}”)",
            "zh-CN": "“{text}”：五点描述中一至九应写成单词（“{word}”）",
        },
    },
    why={
        "en": "Amazon's title style asks for digits; its bullet policy asks for one to nine in words, except in "
        "names, model numbers and measures.",
        "zh-CN": "亚马逊的标题规范要求用阿拉伯数字；五点描述政策要求一至九写成单词（名称、型号和度量除外）。",
    },
    sources=("amazon-title-uk", "amazon-title-2025", "amazon-bullets-2024"),
    fields=("title", "bullet"),
    markets=("amazon",),
    check=check,
    examples=(
        Example("Shoe Rack with Two Shelves", text="Two", fixed="Shoe Rack with 2 Shelves"),
        Example(
            {"bullets": ["Rack has 3 levels for shirts"]},
            text="3",
            fixed={"bullets": ["Rack has three levels for shirts"]},
        ),
        Example("Two-Tone Mug, Four Seasons Print", flags=False),
        Example({"bullets": ["Holds 2 kg on 12 hooks, 1/2 rows, model B-4 tools"]}, flags=False),
    ),
)
