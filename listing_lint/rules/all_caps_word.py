"""Ordinary words in capitals.

Acronyms, units, sizes, model numbers, Roman numerals and the seller's own brand keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from listing_lint.casing import FUNCTION_WORDS, in_title_case, keeps_capitals, lower_case
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject

_CAPITAL = "[A-ZÀ-ÖØ-Þ\u0100-\u017f]"
# A class written out four times is found twice as fast as one with a count.
_QUICK = lazy_pattern(_CAPITAL * 4)
_PAIR = lazy_pattern(_CAPITAL * 2)
_WORD = lazy_pattern(r"[^\W_]+(?:['’./-][^\W_]+)*")
_SMALL = lazy_pattern("[a-zß-öø-ÿ]")
_BEGINS = lazy_pattern(r"(?<![^\W_])(?<![^\W_]['’./-])")
_ENDS = lazy_pattern(r"(?!['’./-]?[^\W_])")
_GLUED = lazy_pattern(r"[^\W_]*(?:['’./-][^\W_]+)*")
_GAP = lazy_pattern(r"[ ,&/+-]{1,3}")
_MARKS = ("®", "™")
_LONG = 4
_SENTENCE = 5

_Words = list[tuple[int, int]]


class _Names(NamedTuple):
    """What keeps its capitals in a text: the spans of brands and models, the words of the seller's own brand."""

    spans: Sequence[tuple[int, int]]
    words: Sequence[str]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each run of such words; a word of up to three letters never stands alone."""
    for text in subject.texts:
        if text.field == "search_terms" or _QUICK.search(text.value) is None:
            continue
        names = _names(subject, text)
        loud = [
            (start, end)
            for start, end in _words_of_capitals(text.value)
            if end - start >= _LONG and text.value[start:end].isupper() and _shouts(text, start, end, names)
        ]
        for words in _runs(subject, text, loud, names) if loud else ():
            several = len(words) > 1
            yield subject.diagnostic(
                RULE,
                text,
                words[0][0],
                words[-1][1],
                severity="warning" if several else "info",
                fix=_recased(subject, text, words),
            )


def _words_of_capitals(value: str) -> Iterator[tuple[int, int]]:
    """At least every word of capitals that `_WORD` finds: from the letters around two capitals on."""
    reached = 0
    while (found := _PAIR.search(value, reached)) is not None:
        start = found.start()
        while start > reached and value[start - 1].isalnum():
            start -= 1
        word = _WORD.match(value, start)
        reached = found.end() if word is None else word.end()
        yield start, reached


def _names(subject: Subject, text: Text) -> _Names:
    mentioned = [(m.start, m.end) for m in subject.mentions.get("brands", ()) if m.text is text]
    brand = subject.listing.brand
    return _Names(
        [*subject.own.get((text.field, text.index), ()), *mentioned],
        brand.casefold().split() if brand else (),
    )


def _runs(subject: Subject, text: Text, loud: _Words, names: _Names) -> Iterator[_Words]:
    """Shouted words that follow each other; words that keep their capitals may stand between.

    `loud` are the long ones: a run without one is none.
    """
    for start, end in _without_small_letters(text.value, loud):
        yield from _runs_within(subject, text, start, end, names)


def _without_small_letters(value: str, loud: _Words) -> Iterator[tuple[int, int]]:
    """The stretches of whole words around `loud` ones in which no small letter stands: no run leaves one."""
    reached = 0
    for first, end in loud:
        if first < reached:
            continue
        start = first
        while start > reached and not _SMALL.match(value, start - 1):
            start -= 1
        small = _SMALL.search(value, end)
        reached = len(value) if small is None else small.start()
        if start:
            start = _GLUED.match(value, start, reached).end()  # type: ignore[union-attr]
        if reached - start >= _LONG:
            yield start, reached


def _runs_within(subject: Subject, text: Text, begin: int, stop: int, names: _Names) -> Iterator[_Words]:
    run: _Words = []
    reached = begin
    for match in _WORD.finditer(text.value, begin):
        start, end = match.span()
        if start >= stop:
            break
        word = match[0]
        capitals = word.isupper()
        if run and not (
            (capitals or not any(map(str.isalpha, word))) and _GAP.fullmatch(text.value, reached, start)
        ):
            yield from _kept(subject, text, run)
            run = []
        reached = end
        if capitals and len(word) > 1 and _shouts(text, start, end, names):
            run.append((start, end))
    yield from _kept(subject, text, run)


def _shouts(text: Text, start: int, end: int, names: _Names) -> bool:
    """True for a word in capitals that has no right to them here."""
    word = text.value[start:end]
    if word.lower() in FUNCTION_WORDS:
        return not text.value[:start].rstrip()[-1:].isdigit()
    if keeps_capitals(word) or text.value[end : end + 1] in _MARKS or word.casefold() in names.words:
        return False
    return not any(first <= start and end <= last for first, last in names.spans)


def _kept(subject: Subject, text: Text, run: _Words) -> Iterator[_Words]:
    if not any(end - start >= _LONG for start, end in run):
        return
    if len(run) > 1 or not _looks_like_a_name(subject, text, *run[0]):
        yield run


def _looks_like_a_name(subject: Subject, text: Text, start: int, end: int) -> bool:
    """True for a word alone in brackets, and for the first word of a title whose brand is unknown."""
    value = text.value
    if value[start - 1 : start] == "(" and value[end : end + 1] == ")":
        return True
    return text.field == "title" and not subject.listing.brand and not any(map(str.isalnum, value[:start]))


def _recased(subject: Subject, text: Text, words: _Words) -> Fix:
    """The words as they would be written; safe where the listing itself writes all of them so."""
    value = text.value
    start, end = words[0][0], words[-1][1]
    opens = not any(map(str.isalnum, value[:start])) or value[:start].rstrip()[-1] in ".!?:;•·[(【-–—|"
    header = text.field in ("title", "tag") or value[end:].lstrip().startswith(
        (":", "：", "-", "–", "—", "]", "】")
    )
    language = subject.language
    sentence = not header and len(words) > _SENTENCE
    edits = []
    for number, (s, e) in enumerate(words):
        word = value[s:e]
        first = number == 0 and opens
        if header or language == "de" or (opens and not sentence):
            new = in_title_case(word, language, first=number == 0)
        else:
            new = in_title_case(word, language, first=True) if first else lower_case(word, language)
        edits.append(Edit(text.field, text.index, s, e, new))
    certain = language == "en" and _written_elsewhere(subject, [value[s:e] for s, e in words])
    return Fix(Applicability.SAFE if certain else Applicability.UNSAFE, tuple(edits))


def _written_elsewhere(subject: Subject, words: Iterable[str]) -> bool:
    """True where each word also stands in ordinary case in the listing, or is a function word."""
    return all(
        word.lower() in FUNCTION_WORDS
        or any(_has_word(text.value, word.lower(), word.capitalize()) for text in subject.texts)
        for word in words
    )


def _has_word(value: str, *spellings: str) -> bool:
    """True where one of the spellings is a whole word of a text."""
    for spelling in spellings:
        start = value.find(spelling)
        while start >= 0:
            end = start + len(spelling)
            if _BEGINS.match(value, start) and _ENDS.match(value, end):
                return True
            start = value.find(spelling, end)
    return False


RULE = Rule(
    name="all-caps-word",
    family="style",
    severity="warning",
    summary={"en": "Ordinary words are written in capitals.", "zh-CN": "普通单词全部字母大写。"},
    message={
        "en": "“{text}” is in capitals; only acronyms, units and model numbers are",
        "zh-CN": "“{text}”全部大写；只有缩写、单位和型号可以大写",
    },
    why={
        "en": "Amazon's style asks for no capitals throughout: they are hard to read and can hide a title.",
        "zh-CN": "亚马逊的文案规范要求不得全部大写：难以阅读，还可能导致标题被隐藏。",
    },
    sources=("amazon-title-uk", "amazon-product-types-us", "amazon-title-2025"),
    fields=("title", "highlight", "bullet", "description", "tag"),
    markets=("amazon",),
    check=check,
    examples=(
        Example(
            "Zingo GARDEN HOSE with Brass Nozzle",
            text="GARDEN HOSE",
            fixed="Zingo Garden Hose with Brass Nozzle",
        ),
        Example(
            {"bullets": ["MADE TO LAST: brass does not rust"]},
            text="MADE TO LAST",
            fixed={"bullets": ["Made to Last: brass does not rust"]},
        ),
        Example(
            {"bullets": ["The hose is EXTRA LONG"]},
            text="EXTRA LONG",
            fixed={"bullets": ["The hose is extra long"]},
        ),
        Example("USB-C to HDMI Cable, PVC, 2XL, Mark III, RTX4090, 500 ML", flags=False),
        Example({"title": "Water Bottle by ZINGO", "brand": "Zingo"}, flags=False),
        Example("ZINGO Water Bottle", flags=False),
    ),
)
