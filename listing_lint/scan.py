"""The scan: one pass of one automaton over every text. It only proposes; nothing is decided here.

What the scan drops is what the word lists themselves say: a term inside one of its allow-phrases, a
term inside a longer one of its family, and the seller's own brand and model.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs
from msgspec import Struct, field

from listing_lint.fold import UNSPACED_LANGUAGES, Folded, fold, fold_phrase, stands_alone, unglued, visible
from listing_lint.index import (
    ALLOW_RULE,
    ALLOW_TERM,
    ALLOW_WORD,
    EVERY_WORD,
    HIDDEN_TERM,
    NUMBER,
    TERM,
    WORD,
    Index,
)
from listing_lint.listing import RUNNING_FIELDS, Listing, Text
from listing_lint.rule import Mention, Rule, Term

_EDGE = 2
"""How near a sign such as the slash of "w/" may stand to the words, an invisible character between them."""

_FEW_TEXTS = 60
"""So many texts are looked up before an automaton pays."""
_SHORT = 4000
"""Code points of a text that is looked up; longer ones are worth an automaton."""

Spans = list[tuple[int, int]]
Match = tuple[int, int, int]
"""The number of a phrase, and where it starts and ends."""
Name = tuple[str, str]
"""A name as its owner writes it, and folded."""


class Granted(Struct, frozen=True):
    """Names that this seller may use anywhere: brands of their own, and folded brands of others."""

    own: tuple[Name, ...] = ()
    authorised: frozenset[str] = frozenset()

    @classmethod
    def of(cls, own: Iterable[str], authorised: Iterable[str]) -> Granted:
        """From names as the seller writes them."""
        return cls(tuple(_names(own)), frozenset(fold_phrase(name) for name in authorised))


NOTHING_GRANTED = Granted()


class Candidate(NamedTuple):
    """A term that stands in a text: not yet a statement.

    `start` and `end` are code points of the seller's text; `folded_start` and `folded_end` the same
    words in `folded.value`.
    """

    rule: Rule
    term: Term
    text: Text
    start: int
    end: int
    folded: Folded
    folded_start: int
    folded_end: int

    def words_before(self, count: int) -> list[str]:
        """Up to `count` folded words in front, the nearest last."""
        return self.folded.value[: self.folded_start].split()[-count:]


class Scan(Struct):
    """What one listing's texts hold: candidates of word rules and mentions by vocabulary."""

    candidates: list[Candidate] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    own: dict[tuple[str, int | None], Spans] = field(default_factory=dict)


class Scanner:
    """One pass over a text finds every phrase of one index. Safe to share between threads.

    Building an automaton over a hundred thousand phrases takes longer than looking a few texts up in
    their sorted list: the first texts are looked up, and the automaton is built when there are more.
    """

    def __init__(self, index: Index) -> None:
        """`index` may hold any number of phrases."""
        self.index = index
        self._edge = 0 if index.language in UNSPACED_LANGUAGES else 1
        self._phrases = index.phrases()
        self._looked_up = 0 if self._edge else _FEW_TEXTS
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._every = {
            vocabulary: ALLOW_WORD | number
            for number, (vocabulary, key) in enumerate(index.words)
            if key == EVERY_WORD
        }

    def _matches(self, folded: str) -> list[Match]:
        """Every phrase in a folded text, overlapping ones too: its number, and where it starts and ends."""
        if self._automaton is None:
            if self._looked_up < _FEW_TEXTS and len(folded) < _SHORT:
                self._looked_up += 1
                return list(_look_up(self._phrases, folded))
            self._automaton = ahocorasick_rs.AhoCorasick(
                self._phrases,
                implementation=ahocorasick_rs.Implementation.ContiguousNFA,
                store_patterns=False,
            )
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)

    def scan(self, listing: Listing, texts: Sequence[Text], granted: Granted = NOTHING_GRANTED) -> Scan:
        """Everything that the word lists know in the texts of one listing."""
        found = Scan()
        own_names = (*_names((listing.brand, listing.model)), *granted.own)
        for text in texts:
            folded = fold(text.value)
            if text.field in RUNNING_FIELDS:
                folded = unglued(text.value, folded)
            matches = self._matches(folded.value)
            own = _own_spans(own_names, text, folded) if own_names else []
            if own:
                found.own[text.field, text.index] = own
            if matches:
                self._sort_out(matches, text, folded, own, granted, found)
        return found

    def _sort_out(
        self,
        matches: list[tuple[int, int, int]],
        text: Text,
        folded: Folded,
        own: Spans,
        granted: Granted,
        found: Scan,
    ) -> None:
        proposed: list[tuple[int, int, int]] = []
        words: list[tuple[int, int, int]] = []
        silenced: dict[int, Spans] = {}
        targets, further, edge = self.index.targets, self.index.further, self._edge
        hidden = text.field == "search_terms"
        for number, match_start, match_end in matches:
            first = targets[number]
            if first >= HIDDEN_TERM and not hidden:
                continue
            start, end = match_start + edge, match_end - edge
            if not edge and not stands_alone(folded.value, start, end):
                continue
            for target in (first, *further[number]) if number in further else (first,):
                kind = target & ~NUMBER
                if kind == TERM or (kind == HIDDEN_TERM and hidden):
                    proposed.append((start, -end, target & NUMBER))
                elif kind == WORD:
                    words.append((start, end, target & NUMBER))
                elif kind != HIDDEN_TERM:
                    silenced.setdefault(target, []).append((start, end))
        if proposed:
            self._propose(proposed, silenced, text, folded, own, found)
        if words:
            self._mention(words, silenced, text, folded, own, granted, found)

    def _propose(
        self,
        proposed: list[tuple[int, int, int]],
        silenced: dict[int, Spans],
        text: Text,
        folded: Folded,
        own: Spans,
        found: Scan,
    ) -> None:
        """Add the candidates among the terms of a text: where each starts, its end with a minus, its number.

        So they sort by their starts, the longest first.
        """
        entries, rules = self.index.terms, self.index.rules
        proposed.sort()
        longest: dict[str, tuple[int, int]] = {}
        for folded_start, before_end, number in proposed:
            entry = entries[number]
            if text.field not in entry.fields:
                continue
            folded_end, gravity = -before_end, entry.gravity
            if silenced and (
                _inside(folded_start, folded_end, silenced.get(ALLOW_TERM | number))
                or _inside(folded_start, folded_end, silenced.get(ALLOW_RULE | entry.rule))
            ):
                continue
            rule = rules[entry.rule]
            reached, reached_gravity = longest.get(rule.family, (0, 0))
            # A longer term says more, but never less gravely, than a shorter one inside it.
            if folded_end <= reached and gravity <= reached_gravity:
                continue
            start, end = folded.span(folded_start, folded_end)
            if own and _inside(start, end, own):
                continue
            if entry.spellings and visible(text.value[start:end]) not in entry.spellings:
                continue
            if entry.literal and not all(
                sign in text.value[max(0, start - _EDGE) : end + _EDGE] for sign in entry.literal
            ):
                continue
            longest[rule.family] = max(reached, folded_end), gravity
            if folded_end <= reached and not _is_particular(rule, entry.term):
                around = found.candidates[-1]
                if around.rule is rule and around.text is text and folded_end <= around.folded_end:
                    # One finding: as long as the longer term, as grave as the shorter one.
                    found.candidates[-1] = around._replace(term=entry.term)
                    continue
            found.candidates.append(
                Candidate(rule, entry.term, text, start, end, folded, folded_start, folded_end)
            )

    def _mention(
        self,
        words: list[tuple[int, int, int]],
        silenced: dict[int, Spans],
        text: Text,
        folded: Folded,
        own: Spans,
        granted: Granted,
        found: Scan,
    ) -> None:
        if len(words) > 1:
            words.sort(key=lambda item: (item[0], -item[1]))
        reached: dict[str, int] = {}
        for folded_start, folded_end, number in words:
            vocabulary, entry = self.index.words[number]
            if folded_start < reached.get(vocabulary, 0):
                continue
            if silenced and (
                _inside(folded_start, folded_end, silenced.get(ALLOW_WORD | number))
                or _inside(folded_start, folded_end, silenced.get(self._every[vocabulary]))
            ):
                continue
            if granted.authorised and folded.value[folded_start:folded_end] in granted.authorised:
                continue
            start, end = folded.span(folded_start, folded_end)
            if own and _inside(start, end, own):
                continue
            reached[vocabulary] = folded_end
            found.mentions.setdefault(vocabulary, []).append(Mention(text, start, end, entry))


def _look_up(phrases: Sequence[str], folded: str) -> Iterator[Match]:
    """What the automaton would find, by the first words of the phrases: those of one word stand together."""
    for word in set(folded.split(" ")):
        if not word:
            continue
        first = f" {word} "
        number = bisect_left(phrases, first)
        while number < len(phrases) and phrases[number].startswith(first):
            phrase = phrases[number]
            at = folded.find(phrase)
            while at >= 0:
                yield number, at, at + len(phrase)
                at = folded.find(phrase, at + 1)
            number += 1


def _is_particular(rule: Rule, term: Term) -> bool:
    """True where a term has words to put in its place, or has to be confirmed: it holds for its own span only."""
    return bool(term.fix or term.confirm or rule.confirm)


def _inside(start: int, end: int, spans: Spans | None) -> bool:
    return spans is not None and any(s <= start and end <= e for s, e in spans)


def _names(names: Iterable[str | None]) -> list[Name]:
    """Names as written, and folded as they are looked for."""
    return [spelling for name in names if name for spelling in _spellings(name)]


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[Name, ...]:
    """A name as it is looked for: "Mr. Bean" also where no space follows the dot. Brands come again and again."""
    folded = fold(name).value.strip()
    if not folded:
        return ()
    return ((name, folded), (name, " ".join(folded.split()))) if "  " in folded else ((name, folded),)


def _own_spans(names: Sequence[Name], text: Text, folded: Folded) -> Spans:
    """Where the seller's own names stand.

    A single word counts only in the seller's own capitals: the brand Perfect is a name, "perfect" a claim.
    """
    spans = []
    for name, phrase in names:
        at = folded.value.find(phrase)
        while at >= 0:
            reach = at + len(phrase)
            if stands_alone(folded.value, at, reach):
                start, end = folded.span(at, reach)
                if " " in phrase or text.value[start:end] == name or not name.isalpha():
                    spans.append((start, end))
            at = folded.value.find(phrase, at + 1)
    return spans
