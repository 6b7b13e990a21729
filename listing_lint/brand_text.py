"""A text read word by word around the brands in it: what stands before and behind a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from listing_lint.brands import Mark, Wording
from listing_lint.fold import fold_phrase
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Mention

_WORD = lazy_pattern(r"\w+(?:['’]\w+)?|[^\w\s]|\n")
_SMALL_ASCII_WORD = lazy_pattern(r"[a-z0-9_]+(?:'[a-z0-9_]+)?|[^a-z0-9_\s]|\n")
"""The same for ASCII in lower case, at half the price."""
_GOES_ON = lazy_pattern(r"[\w'’]")
"""What a word may consist of: at the edge of a name it says that the word is longer than the name."""
_MODEL = lazy_pattern(r"(?=\w*\d)\w+")
_MODEL_CODE = lazy_pattern(r"[A-Z]{1,4}[- ]?\d{1,4}\w*")
_SPACE = lazy_pattern(r"[^\S\n]")
"""White space that is no word."""
_STOPS = frozenset((".", "!", "?", "\n", ";", "•", "|"))
_ARTICLES = frozenset(("the", "a", "an", "your", "real"))
_GLUE = frozenset(("/", "&", "-", "'"))

_BEFORE, _BEHIND = 200, 120
"""How much of a text around its brands is read, in code points."""
_WORD_LENGTH = 8
"""How far is read on for each word that is asked for, in code points."""
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

    Words are known by their number; signs count as words. `folded` is how they read, as far as
    somebody asked: most texts are judged by a few words at their beginning.
    """

    __slots__ = (
        "_ahead", "_ended", "_first", "_last", "_pieces", "_places", "_reached", "_wording", "folded",
        "value",
    )  # fmt: skip

    def __init__(self, value: str, mentions: Sequence[Mention], wording: Wording) -> None:
        """`mentions` stand in `value`, in reading order."""
        self.value = value
        self.folded: list[str] = []
        self._wording = wording
        self._ahead = list(mentions)
        self._ahead.reverse()
        self._first = self._reached = max(0, mentions[0].start - _BEFORE)
        self._last = min(len(value), mentions[-1].end + _BEHIND)
        self._pieces: list[tuple[int, int]] = []
        """Where each piece begins that was read, and the number of its first word."""
        self._places: dict[int, tuple[int, int]] = {}
        self._ended: set[int] = set()

    def place(self, mention: Mention) -> tuple[int, int]:
        """The number of the first word of a mention, and of the first word behind it."""
        if mention.start not in self._places:
            self._read_to(mention.end)
        return self._places[mention.start]

    def _know(self, number: int) -> None:
        """Read on until the word `number` is known, or the end is reached."""
        while number >= len(self.folded) and self._reached < self._last:
            missing = number + 1 - len(self.folded)
            space = self.value.find(" ", self._reached + missing * _WORD_LENGTH, self._last)
            self._read_to(self._last if space < 0 else space)

    def _read_to(self, end: int) -> None:
        """Read on to a code point that is in no word; each name on the way is a piece of its own."""
        while self._ahead and self._ahead[-1].start <= end:
            name = self._ahead.pop()
            start, behind = self._whole_words(name.start, name.end)
            if self._reached < start:
                self._read_piece(start)
            # A name may begin in the word in which the one before it ended.
            at = len(self.folded) - (self._reached > start)
            if self._reached < behind:
                self._read_piece(behind)
            self._places[name.start] = at, len(self.folded)
        if self._reached < end:
            self._read_piece(end)

    def _read_piece(self, end: int) -> None:
        """Read up to `end`, which lies ahead."""
        self._pieces.append((self._reached, len(self.folded)))
        piece = self.value[self._reached : end]
        if piece.isascii():
            self.folded += _SMALL_ASCII_WORD.findall(piece.lower())
        else:
            self.folded += [
                word.lower() if word.isascii() else _fold_word(word) for word in _WORD.findall(piece)
            ]
        self._reached = end

    def _whole_words(self, start: int, end: int) -> tuple[int, int]:
        """The edges of a name, moved out where it is a part of a word only (`d'Addario`, `Nike's`)."""
        if start > self._first and _GOES_ON.match(self.value, start - 1):
            start = self._word_over(start)[0]
        if _GOES_ON.match(self.value, end):
            end = self._word_over(end)[1]
        return start, end

    def _word_over(self, edge: int) -> tuple[int, int]:
        """Where the word stands that goes on over `edge`, or `edge` twice where none does."""
        space = self.value.rfind(" ", self._first, edge)
        for found in _WORD.finditer(self.value, max(self._first, space), self._last):
            if found.end() > edge:
                return found.span() if found.start() < edge else (edge, edge)
        return edge, edge

    def _piece(self, number: int) -> tuple[int, int]:
        """Where the piece begins that holds a known word, and the number of its first word."""
        return next(piece for piece in reversed(self._pieces) if piece[1] <= number)

    def _span(self, number: int) -> tuple[int, int]:
        """Where a known word stands, counted from the beginning of its piece."""
        start, first = self._piece(number)
        words = _WORD.finditer(self.value, start, self._last)
        return next(islice(words, number - first, None)).span()

    def end(self, number: int) -> int:
        """Where a known word ends, a code point of the text."""
        return self._span(number)[1]

    def word(self, number: int) -> str:
        """A word as the seller wrote it; empty outside the text."""
        start, end = self._span(number) if self.read(number) else (0, 0)
        return self.value[start:end]

    def read(self, number: int) -> str:
        """A word as it reads; empty outside the text."""
        if number >= len(self.folded):
            self._know(number)
        return self.folded[number] if 0 <= number < len(self.folded) else ""

    def follows(self, number: int, phrases: frozenset[str]) -> bool:
        """True where one of `phrases` ends right before the word `number`."""
        if not number or self.folded[number - 1] not in _endings(phrases):
            return False
        phrase = self.folded[number - 1]
        if phrase in phrases:
            return True
        for at in range(number - 2, max(number - _LONGEST_PHRASE, 0) - 1, -1):
            phrase = f"{self.folded[at]} {phrase}"
            if phrase in phrases:
                return True
        return False

    def precedes(self, number: int, phrases: frozenset[str]) -> bool:
        """True where one of `phrases` begins at the word `number`."""
        self._know(number + _LONGEST_PHRASE)
        return any(
            " ".join(self.folded[number : number + count]) in phrases
            for count in range(1, _LONGEST_PHRASE + 1)
        )

    def after_article(self, number: int) -> int:
        """The number of the article in front of the word `number`, or `number` itself."""
        return number - 1 if self.read(number - 1) in _ARTICLES else number

    def _is_model(self, word: str) -> bool:
        """True for words that only narrow a model down: `15`, `Pro`, `S24`, and what joins them."""
        return word in self._wording.model_words or not (word.isalpha() or _MODEL.fullmatch(word) is None)

    def has_model_code(self, number: int) -> bool:
        """True where the word `number` begins a model's code: `S24`, `TN-760`."""
        return self.read(number) != "" and _MODEL_CODE.match(self.value, self._span(number)[0]) is not None

    def behind_models(self, number: int) -> int:
        """The number of the first word from `number` on that is no part of a model."""
        while (word := self.read(number)) and self._is_model(word):
            number += 1
        return number

    def model_end(self, number: int) -> int:
        """Where the model ends that begins at the word `number`, a code point of the text."""
        last = self.behind_models(number)
        while last > number and not self.folded[last - 1].isalnum():
            last -= 1
        return self.end(last - 1) if last else 0

    def tail(self, number: int) -> str:
        """The word behind a brand that ends before `number`, its model words and a hyphen."""
        number = self.behind_models(number)
        return self.read(number + 1 if self.read(number) == "-" else number)

    def is_followed_within(self, number: int, count: int, words: frozenset[str]) -> bool:
        """True where one of the `count` words from `number` on is in `words`, with no sign between."""
        self._know(number + count)
        for word in self.folded[number : number + count]:
            if word in words:
                return True
            if not word.isalnum() and word not in _GLUE:
                return False
        return False

    def cover(self, number: int) -> None:
        """Remember that what ends before `number` is reached by a "for": a list may go on from there."""
        self._ended.add(number)

    def is_introduced(self, number: int, phrases: frozenset[str]) -> bool:
        """True where one of `phrases` ("for" …) reaches the word `number`, straight or through a list."""
        wording, unknown = self._wording, 0
        endings = _endings(phrases)
        for back in range(number, max(0, number - _REACH), -1):
            if back in self._ended:
                return unknown <= _UNKNOWN_IN_LIST
            word = self.folded[back - 1]
            if word in endings and self.follows(back, phrases):
                return True
            if word in wording.audience or (word in _STOPS and not self._inside_number(back - 1)):
                return False
            if word.isalpha() and word not in wording.spoken_of and word not in wording.model_words:
                unknown += 1
                if unknown > _UNKNOWN_WORDS:
                    return False
        return False

    def accessory(self, number: int, mark: Mark) -> int | None:
        """The last word of the first thing behind a mark that fits another maker's product, or None.

        None too where the mark itself stands on such things.
        """
        wording = self._wording
        self._know(number + _ACCESSORY_WITHIN + _LONGEST_PHRASE)
        for at in range(number, min(number + _ACCESSORY_WITHIN, len(self.folded))):
            if not (self.folded[at].isalnum() or self.folded[at] in _GLUE):
                return None
            for count in range(_LONGEST_PHRASE, 0, -1):
                phrase = " ".join(self.folded[at : at + count])
                if phrase in wording.accessories:
                    return None if wording.show((phrase,), mark) else min(at + count, len(self.folded)) - 1
        return None

    def _inside_number(self, number: int) -> bool:
        """True where no space parts a sign from the words on both sides of it."""
        sign = self.folded[number]
        start, first = self._piece(number)
        at = start - 1
        # Such signs are in no word: as many as were read stand in the text.
        for _ in range(self.folded[first : number + 1].count(sign)):
            at = self.value.index(sign, at + 1)
        return (
            self._first < at < self._last - 1
            and not _SPACE.match(self.value, at - 1)
            and not _SPACE.match(self.value, at + 1)
        )


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    return fold_phrase(word) or word


@lru_cache(maxsize=64)
def _endings(phrases: frozenset[str]) -> frozenset[str]:
    """How phrases end: their last word, their last two, and so on."""
    split = [phrase.split() for phrase in phrases]
    return frozenset(" ".join(words[at:]) for words in split for at in range(len(words)))
