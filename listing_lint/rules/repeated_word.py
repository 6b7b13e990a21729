"""A word that stands more than twice in a title.

Articles, prepositions and conjunctions are exempt, the brand is not; but a part of a brand of
several words and the same word elsewhere are different things (“Old Navy” and “Navy Blue”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import eq

from listing_lint.casing import UNITS
from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.fix import removal
from listing_lint.language import stop_words
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Example, Rule, Subject

_ALLOWED = 2
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
_NUMBERED = lazy_pattern(r"[-–./]?\d")
"""Behind the letters of a model number: in “XR-100” and “XR-200” they are no word said twice."""
_MARKS = str.maketrans(dict.fromkeys(",/().:;'-|&+!\"’–[]", " "))
_ASCII_MARKS = bytes(ord(chr(code).lower().translate(_MARKS)) if code < 128 else code for code in range(256))
_CONTENT = frozenset(
    {
        "back", "bottom", "call", "empty", "fifteen", "fifty", "five", "forty", "four", "front", "full",
        "hundred", "made", "make", "move", "name", "nine", "one", "part", "quite", "serious", "show",
        "side", "six", "sixty", "ten", "third", "three", "top", "twelve", "twenty", "two", "used",
        "using", "well", "yours",
    }
)  # fmt: skip
"""Stop words of spaCy that are no articles, prepositions or conjunctions."""

_Spans = Sequence[tuple[int, int]]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every occurrence after the second; words of one letter, units after a number are exempt."""
    title = subject.listing.title
    if title is None:
        return
    if not _repeats(title):
        return
    text = subject.text("title")
    if text is None:
        return
    for spans in _occurrences(title, subject.own.get((text.field, text.index), ())):
        word = title[slice(*spans[0])].lower()
        if word in stop_words(subject.language) and word not in _CONTENT:
            continue
        for start, end in spans[_ALLOWED:]:
            fix = removal(
                text, start, end, Applicability.UNSAFE, language=subject.language, speak=subject.speak
            )
            yield subject.diagnostic(RULE, text, start, end, fix=fix, count=len(spans))


def _repeats(title: str) -> bool:
    """True where something between two marks stands more often than a word may; most titles end here."""
    words: list[str] | list[bytes]
    if title.isascii():
        words = title.encode("ascii").translate(_ASCII_MARKS).split()
    else:
        words = title.lower().translate(_MARKS).split()
    if len(words) - len(set(words)) < _ALLOWED:
        return False
    words.sort()
    return any(map(eq, words, words[_ALLOWED:]))


def _occurrences(title: str, own: _Spans) -> Iterator[_Spans]:
    """The places of each word said too often; a brand of several words is one word, a model number none."""
    brands = [span for span in own if " " in title[slice(*span)].strip()]
    yield from _alike(title, brands)
    for spans in _alike(title, [match.span() for match in _WORD.finditer(title)]):
        counted = [span for span in spans if _counts(title, *span, brands)]
        if len(counted) > _ALLOWED:
            yield counted


def _alike(title: str, spans: _Spans) -> list[_Spans]:
    """The spans of the same words, where there are more of them than allowed."""
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end in spans:
        found.setdefault(title[start:end].lower(), []).append((start, end))
    return [alike for alike in found.values() if len(alike) > _ALLOWED]


def _counts(title: str, start: int, end: int, brands: _Spans) -> bool:
    word = title[start:end].lower()
    if len(word) == 1 or any(first <= start and end <= last for first, last in brands):
        return False
    if word in UNITS and title[:start].rstrip(" -")[-1:].isdigit():
        return False
    return _NUMBERED.match(title, end) is None


RULE = Rule(
    name="repeated-word",
    family="repetition",
    severity="error",
    summary={
        "en": "A word stands more than twice in the title.",
        "zh-CN": "标题中同一个词出现超过两次。",
    },
    message={
        "en": "“{text}” stands here {count} times; a title may have a word twice",
        "zh-CN": "“{text}”出现了 {count} 次；标题中同一个词最多出现两次",
    },
    why={
        "en": "Amazon rewrites or hides titles that repeat a word more than twice. Articles, prepositions and "
        "conjunctions are exempt, brand names are not.",
        "zh-CN": "标题中同一个词出现超过两次时，亚马逊会改写或隐藏该标题。冠词、介词和连词不受此限，品牌名不例外。",
    },
    sources=("amazon-title-2025", "amazon-title-2026"),
    fields=("title",),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            "Garden Hose, Flat Hose, Hose with Reel", text="Hose", fixed="Garden Hose, Flat Hose, with Reel"
        ),
        Example("Garden Hose, Flat Hose with Reel", flags=False),
        Example("Lamp for Desk, for Shelf, for Bed", flags=False),
        Example("Shelf 10 cm x 20 cm x 30 cm", flags=False),
        Example("Filter Set for XR-100, XR-200, XR-300", flags=False),
        Example({"title": "Old Oak Table, Oak Top, Oak Legs", "brand": "Old Oak"}, flags=False),
        Example({"title": "Zingo Cup Zingo Lid Zingo", "brand": "Zingo"}, text="Zingo"),
    ),
)
