"""Capitals: which words keep theirs, and how a text in the wrong case is written instead."""

from __future__ import annotations

from functools import lru_cache

from listing_lint.cache import remember
from listing_lint.language import stop_words
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.wordlist import load_vocabulary

UNITS = frozenset(
    {
        "mm", "cm", "dm", "m", "km", "in", "ft", "yd", "sq", "oz", "lb", "lbs", "g", "kg", "mg", "mcg",
        "ml", "cl", "dl", "l", "gal", "qt", "pt", "fl", "w", "kw", "kwh", "wh", "v", "mv", "kv", "va",
        "kva", "a", "ma", "mah", "ah", "hz", "khz", "mhz", "ghz", "b", "kb", "mb", "gb", "tb", "kbps",
        "mbps", "gbps", "bar", "psi", "kpa", "mpa", "rpm", "btu", "lm", "lux", "k", "db", "dba", "dpi",
        "ppi", "ppm", "fps", "mp", "nm", "n", "cc", "ct", "cts", "pc", "pcs", "pk", "pkg", "pr", "prs",
        "mph", "kph", "kmh", "sec", "min", "hr", "hrs", "h", "s", "t", "x", "inch", "inches", "foot",
        "feet", "yard", "yards", "ounce", "ounces", "pound", "pounds", "gram", "grams", "liter",
        "liters", "litre", "litres", "meter", "meters", "metre", "metres", "watt", "watts", "volt",
        "volts", "gallon", "gallons", "quart", "quarts", "pint", "pints", "degree", "degrees", "zoll",
        "stück", "stk",
    }
)  # fmt: skip
"""Units of measure and count, in lower case."""

FUNCTION_WORDS = frozenset(
    {
        "a", "an", "the", "and", "or", "but", "nor", "so", "yet", "as", "at", "by", "for", "from", "in",
        "into", "of", "off", "on", "onto", "over", "per", "to", "up", "via", "with", "without", "vs",
    }
)  # fmt: skip
"""English articles, prepositions and conjunctions: lower case inside a title."""

_ROMAN = lazy_pattern(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_SIZE = lazy_pattern(r"X{0,4}[SML]|X{1,4}S|X{1,4}L|[SML](?:[/-][SML])+|O/?S")
_TURKISH = str.maketrans({"I": "ı", "İ": "i"})
_WORDS = 4096
"""So many words are remembered, with whether they keep their capitals."""
_JOINT = lazy_pattern("[-/.]")
_AFTER_JOINT = lazy_pattern(r"(?:^|(?<=[-/]))\w")
_VOWEL = lazy_pattern(r"[AEIOUYÀ-ÖØ-Ý]")


@lru_cache(maxsize=1)
def acronyms() -> frozenset[str]:
    """Well-known abbreviations, in capitals."""
    return remember("acronyms", lambda: frozenset(load_vocabulary("acronyms", "*")))


@lru_cache(maxsize=_WORDS)
def keeps_capitals(word: str) -> bool:
    """True for words that are rightly in capitals: acronyms, units, sizes, numerals, codes.

    A word without a vowel can't be an ordinary word, so it counts as an abbreviation.
    """
    if any(character.isdigit() for character in word) or _VOWEL.search(word) is None:
        return True
    parts = _JOINT.split(word)
    if len(parts) > 1:
        return any(map(keeps_capitals, parts)) or all(len(part) == 1 for part in parts)
    plain = word.removesuffix("S") if len(word) > 3 else word
    known = acronyms()
    return (
        word in known
        or plain in known
        or word.lower() in UNITS
        or _ROMAN.fullmatch(word) is not None
        or _SIZE.fullmatch(word) is not None
    )


def lower_case(word: str, language: str) -> str:
    """A word in small letters; Turkish has an i without a dot of its own."""
    return (word.translate(_TURKISH) if language == "tr" else word).lower()


def in_title_case(word: str, language: str = "en", *, first: bool = False) -> str:
    """One word as a title has it: capital first letter, small words small unless they come first."""
    lower = lower_case(word, language)
    small = FUNCTION_WORDS if language == "en" else stop_words(language)
    if not first and lower in small:
        return lower
    return _AFTER_JOINT.sub(lambda found: _capital(found[0], language), lower)


def _capital(letter: str, language: str) -> str:
    return "İ" if language == "tr" and letter == "i" else letter.upper()
