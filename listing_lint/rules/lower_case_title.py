"""A title without a single capital letter."""

from __future__ import annotations

from collections.abc import Iterator

from listing_lint.casing import UNITS, acronyms, in_title_case
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject

_WORD = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
_SHORTEST_ACRONYM = 3
_WITHOUT_CAPITALS = ("ar", "he", "ja", "ko", "th", "zh")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The whole title is flagged; scripts without capitals are left alone."""
    title = subject.listing.title
    if title is None or not title.islower():
        return
    text = subject.text("title")
    if text is None or subject.language in _WITHOUT_CAPITALS:
        return
    edits = _capitals(text, subject.language)
    if edits:
        yield subject.diagnostic(RULE, text, 0, len(title), fix=Fix(Applicability.UNSAFE, edits))


def _capitals(text: Text, language: str) -> tuple[Edit, ...]:
    edits = []
    for found in _WORD.finditer(text.value):
        word, start = found[0], found.start()
        after_number = text.value[:start].rstrip(" -")[-1:].isdigit()
        if (word in UNITS and after_number) or text.value[start - 1 : start].isdigit():
            continue
        known = len(word) >= _SHORTEST_ACRONYM and word.upper() in acronyms()
        new = word.upper() if known else in_title_case(word, language, first=start == 0)
        if new != word:
            edits.append(Edit(text.field, text.index, start, found.end(), new))
    return tuple(edits)


RULE = Rule(
    name="lower-case-title",
    family="style",
    severity="info",
    summary={"en": "The title has no capital letter.", "zh-CN": "标题中没有大写字母。"},
    message={
        "en": "all in lower case; a title begins its words with capitals",
        "zh-CN": "标题全部小写；标题中的单词应首字母大写",
    },
    why={
        "en": "Amazon's title style asks for capital first letters, except in small words.",
        "zh-CN": "亚马逊的标题规范要求单词首字母大写（虚词除外）。",
    },
    sources=("amazon-title-uk", "amazon-title-2025"),
    fields=("title",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            "garden hose with usb pump, 50 ft",
            text="garden hose with usb pump, 50 ft",
            fixed="Garden Hose with USB Pump, 50 ft",
        ),
        Example("Garden hose", flags=False),
        Example({"title": "園芸ホース 20m", "language": "ja"}, flags=False),
    ),
)
