"""Ordinary words in capitals.

Acronyms, units, sizes, model numbers, Roman numerals and the seller's own brand keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from listing_lint.casing import FUNCTION_WORDS, in_title_case, keeps_capitals, lower_case
from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Text
from listing_lint.rule import Example, Rule, Subject

_QUICK = lazy_pattern("[A-ZÀ-ÖØ-Þ\u0100-\u017f]{4}")
_PAIR = lazy_pattern("[A-ZÀ-ÖØ-Þ\u0100-\u017f]{2}")
_WORD = lazy_pattern(r"[^\W_]+(?:['’./-][^\W_]+)*")
_NO_SMALL = lazy_pattern("[^a-zß-öø-ÿ]{4,}")
_GLUED = lazy_pattern(r"[^\W_]*(?:['’./-][^\W_]+)*")
_GAP = lazy_pattern(r"[ ,&/+-]{1,3}")
_MARKS = ("®", "™")
_LONG = 4
_SENTENCE = 5

_NOTE = "words"

_Words = list[tuple[int, int]]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One diagnostic for each run of such words; a word of up to three letters never stands alone."""
    for text in subject.texts:
        if text.field == "search_terms" or _QUICK.search(text.value) is None:
            continue
        loud = [
            (start, end)
            for start, end in _words_of_capitals(text.value)
            if end - start >= _LONG and text.value[start:end].isupper() and _shouts(subject, text, start, end)
        ]
        for words in _runs(subject, text, loud) if loud else ():
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


def _runs(subject: Subject, text: Text, loud: _Words) -> Iterator[_Words]:
    """Shouted words that follow each other; words that keep their capitals may stand between.

    `loud` are the long ones: a run without one is none.
    """
    for start, end in _without_small_letters(text.value, loud):
        yield from _runs_within(subject, text, start, end)


def _without_small_letters(value: str, loud: _Words) -> Iterator[tuple[int, int]]:
    """The stretches of whole words around `loud` ones in which no small letter stands: no run leaves one."""
    number = 0
    for found in _NO_SMALL.finditer(value):
        start, end = found.span()
        while number < len(loud) and loud[number][0] < start:
            number += 1
        if number == len(loud):
            return
        if loud[number][0] >= end:
            continue
        if start:
            start = _GLUED.match(value, start, end).end()  # type: ignore[union-attr]
        if end - start >= _LONG:
            yield start, end


def _runs_within(subject: Subject, text: Text, begin: int, stop: int) -> Iterator[_Words]:
    run: _Words = []
    reached = begin
    for match in _WORD.finditer(text.value, begin):
        start, end = match.span()
        if start >= stop:
            break
        word = match[0]
        joined = _GAP.fullmatch(text.value, reached, start) is not None
        reached = end
        if run and not (joined and (word.isupper() or not any(map(str.isalpha, word)))):
            yield from _kept(subject, text, run)
            run = []
        if len(word) > 1 and word.isupper() and _shouts(subject, text, start, end):
            run.append((start, end))
    yield from _kept(subject, text, run)


def _shouts(subject: Subject, text: Text, start: int, end: int) -> bool:
    """True for a word in capitals that has no right to them here."""
    word = text.value[start:end]
    if word.lower() in FUNCTION_WORDS:
        return not text.value[:start].rstrip()[-1:].isdigit()
    if keeps_capitals(word) or subject.is_own(text, start, end) or text.value[end : end + 1] in _MARKS:
        return False
    brand = subject.listing.brand
    if brand and word.casefold() in brand.casefold().split():
        return False
    return not any(
        mention.text is text and mention.start <= start and end <= mention.end
        for mention in subject.mentions.get("brands", ())
    )


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


def _written_elsewhere(subject: Subject, words: Sequence[str]) -> bool:
    """True where each word also stands in ordinary case in the listing, or is a function word."""
    said = _words_of(subject)
    return all(
        word.lower() in FUNCTION_WORDS or word.lower() in said or word.capitalize() in said for word in words
    )


def _words_of(subject: Subject) -> Set[str]:
    """Every word of the listing as the seller writes it."""
    words = subject.notes.get(_NOTE)
    if not isinstance(words, frozenset):
        words = frozenset(word for text in subject.texts for word in _WORD.findall(text.value))
        subject.notes[_NOTE] = words
    return words


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
