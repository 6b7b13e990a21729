"""A text read word by word around the brands in it: what stands before and behind a name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from listing_lint.brands import Mark, Wording
from listing_lint.fold import fold_phrase
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Mention

_WORD = lazy_pattern(r"\w+(?:['’]\w+)?|[^\w\s]|\n")
_MODEL = lazy_pattern(r"(?=\w*\d)\w+")
_MODEL_CODE = lazy_pattern(r"[A-Z]{1,4}[- ]?\d{1,4}\w*")
_STOPS = frozenset((".", "!", "?", "\n", ";", "•", "|"))
_ARTICLES = frozenset(("the", "a", "an", "your", "real"))
_GLUE = frozenset(("/", "&", "-", "'"))

_BEFORE, _BEHIND = 200, 120
"""How much of a text around its brands is read, in code points."""
_LONGEST_PHRASE = 3
_REACH = 16
"""How many words a "for" reaches, a list of models included."""
_UNKNOWN_WORDS, _UNKNOWN_IN_LIST = 5, 3
"""How many words that are neither models nor names may stand between "for" and the brand, and between two
brands of one list."""
_ACCESSORY_WITHIN = 7
"""How far behind a brand the thing may stand that it is said to fit, in words."""


class BrandText:
    """The words of one text from well before its first brand to well behind its last one.

    Words are known by their number; signs count as words. `folded` is how they read, `starts` and
    `ends` where they stand in the seller's text.
    """

    __slots__ = ("_ended", "_wording", "ends", "folded", "starts", "value")

    def __init__(self, value: str, mentions: Sequence[Mention], wording: Wording) -> None:
        """Read `value` around `mentions`, which stand in reading order."""
        first = max(0, mentions[0].start - _BEFORE)
        last = mentions[-1].end + _BEHIND
        spans = [match.span() for match in _WORD.finditer(value, first, last)]
        self.value = value
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        if value.isascii():
            lowered = value.lower()
            self.folded = [lowered[start:end] for start, end in spans]
        else:
            words = [value[start:end] for start, end in spans]
            self.folded = [word.lower() if word.isascii() else fold_phrase(word) or word for word in words]
        self._wording = wording
        self._ended: set[int] = set()

    def place(self, mention: Mention) -> tuple[int, int]:
        """The number of the first word of a mention, and of the first word behind it."""
        return bisect_right(self.ends, mention.start), bisect_left(self.starts, mention.end)

    def word(self, number: int) -> str:
        """A word as the seller wrote it; empty outside the text."""
        return self.value[self.starts[number] : self.ends[number]] if 0 <= number < len(self.starts) else ""

    def read(self, number: int) -> str:
        """A word as it reads; empty outside the text."""
        return self.folded[number] if 0 <= number < len(self.folded) else ""

    def follows(self, number: int, phrases: Collection[str]) -> bool:
        """True where one of `phrases` ends right before the word `number`."""
        if not number:
            return False
        phrase = self.folded[number - 1]
        if phrase in phrases:
            return True
        for at in range(number - 2, max(number - _LONGEST_PHRASE, 0) - 1, -1):
            phrase = f"{self.folded[at]} {phrase}"
            if phrase in phrases:
                return True
        return False

    def precedes(self, number: int, phrases: Collection[str]) -> bool:
        """True where one of `phrases` begins at the word `number`."""
        return any(
            " ".join(self.folded[number : number + count]) in phrases
            for count in range(1, _LONGEST_PHRASE + 1)
        )

    def after_article(self, number: int) -> int:
        """The number of the article in front of the word `number`, or `number` itself."""
        return number - 1 if self.read(number - 1) in _ARTICLES else number

    def is_model(self, number: int) -> bool:
        """True for words that only narrow a model down: `15`, `Pro`, `S24`, and what joins them."""
        word = self.folded[number]
        return word in self._wording.model_words or _MODEL.fullmatch(word) is not None

    def has_model_code(self, number: int) -> bool:
        """True where the word `number` begins a model's code: `S24`, `TN-760`."""
        return number < len(self.starts) and _MODEL_CODE.match(self.value, self.starts[number]) is not None

    def behind_models(self, number: int) -> int:
        """The number of the first word from `number` on that is no part of a model."""
        while number < len(self.folded) and self.is_model(number):
            number += 1
        return number

    def model_end(self, number: int) -> int:
        """Where the model ends that begins at the word `number`, a code point of the text."""
        last = self.behind_models(number)
        while last > number and not self.folded[last - 1].isalnum():
            last -= 1
        return self.ends[last - 1] if last else 0

    def tail(self, number: int) -> str:
        """The word behind a brand that ends before `number`, its model words and a hyphen."""
        number = self.behind_models(number)
        return self.read(number + 1 if self.read(number) == "-" else number)

    def is_followed_within(self, number: int, count: int, words: Collection[str]) -> bool:
        """True where one of the `count` words from `number` on is in `words`, with no sign between."""
        for word in self.folded[number : number + count]:
            if word in words:
                return True
            if not word.isalnum() and word not in _GLUE:
                return False
        return False

    def cover(self, number: int) -> None:
        """Remember that what ends before `number` is reached by a "for": a list may go on from there."""
        self._ended.add(number)

    def is_introduced(self, number: int, phrases: Collection[str]) -> bool:
        """True where one of `phrases` ("for" …) reaches the word `number`, straight or through a list."""
        wording, unknown = self._wording, 0
        for back in range(number, max(0, number - _REACH), -1):
            if back in self._ended:
                return unknown <= _UNKNOWN_IN_LIST
            if self.follows(back, phrases):
                return True
            word = self.folded[back - 1]
            if word in wording.audience or (word in _STOPS and not self._inside_number(back - 1)):
                return False
            if word.isalpha() and word not in wording.spoken_of and not self.is_model(back - 1):
                unknown += 1
                if unknown > _UNKNOWN_WORDS:
                    return False
        return False

    def accessory(self, number: int, mark: Mark) -> int | None:
        """The last word of the first thing behind a mark that fits another maker's product, or None.

        None too where the mark itself stands on such things.
        """
        wording = self._wording
        for at in range(number, min(number + _ACCESSORY_WITHIN, len(self.folded))):
            if not (self.folded[at].isalnum() or self.folded[at] in _GLUE):
                return None
            for count in range(_LONGEST_PHRASE, 0, -1):
                phrase = " ".join(self.folded[at : at + count])
                if phrase in wording.accessories:
                    return None if wording.shows(phrase, mark) else min(at + count, len(self.folded)) - 1
        return None

    def _inside_number(self, number: int) -> bool:
        return 0 < number < len(self.starts) - 1 and (
            self.ends[number - 1] == self.starts[number] and self.ends[number] == self.starts[number + 1]
        )
