"""The index: every phrase of every word list, ready for one automaton.

A phrase is kept as it reads after the fold, between spaces (without them in languages that write none),
with the hyphen written as space and as nothing. Each phrase has targets: the terms that it proposes and those that it silences.
"""

from __future__ import annotations

import pickle
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from listing_lint.diagnostic import SEVERITIES
from listing_lint.fold import UNSPACED_LANGUAGES, fold, fold_phrase
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.rule import Rule, Term
from listing_lint.wordlist import expand

TERM, ALLOW_TERM, ALLOW_RULE, WORD, ALLOW_WORD, HIDDEN_TERM = (kind << 24 for kind in range(6))
"""Kinds of targets. A target is a kind plus a number: of a term for TERM and ALLOW_TERM, of a rule for
ALLOW_RULE, of a word in `Index.words` for WORD and ALLOW_WORD. A HIDDEN_TERM is one that counts in search terms only:
most of them are small words, which stand everywhere else."""
NUMBER = (1 << 24) - 1
"""The bits of a target that hold the number."""
EVERY_WORD = "*"
"""In place of an entry's key: every word of the vocabulary."""

_HIDDEN_FIELDS = ("search_terms",)
_LITERAL = lazy_pattern(r"[^\w\s'’.,:;#%&-]")
_PERCENT = lazy_pattern(r"(\d)%")
_LETTERS = lazy_pattern(r"[a-z]+")
_SWAPS = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"}
_JOINED_WORDS = 3
"""Phrases of up to so many words are also looked for written together or partly together."""
_JOINED_SPELLINGS = 40
"""Terms of more spellings than that are not looked for written together."""
_ARTICLE = "ال"
_PREFIXES = ("و", "ف", "ب", "ل", "ك")
"""What Arabic writes together with the word behind it: the article; and, so, with, for, like."""
_ARABIC_LETTERS = tuple(chr(code) for code in range(0x0621, 0x064B))
"""Only words in these letters are prefixed: a Latin brand stands by itself."""


class Vocabulary(Struct, frozen=True):
    """Words that computed rules want to hear of, and phrases in which they mean something else.

    Both map a phrase to the key of an entry; a silenced entry of `"*"` silences every word inside.
    """

    name: str
    words: Mapping[str, str]
    allow: Mapping[str, str]


class TermEntry(Struct, frozen=True):
    """A term in the index: its rule's number, the term without its proof, the fields in which it counts, how
    grave it is (the number of its severity), and what to compare raw."""

    rule: int
    term: Term
    fields: tuple[str, ...]
    gravity: int
    literal: frozenset[str]
    spellings: frozenset[str]


class PackedTerms:
    """The terms of an index, each unpacked when it is first asked for: few of thousands are met in one file."""

    __slots__ = ("_met", "_packed")

    def __init__(self, packed: Sequence[bytes]) -> None:
        """From what `of` has packed."""
        self._packed = packed
        self._met: list[TermEntry | None] = [None] * len(packed)

    @classmethod
    def of(cls, terms: Iterable[TermEntry]) -> PackedTerms:
        """Pack terms."""
        return cls([pickle.dumps(term, protocol=pickle.HIGHEST_PROTOCOL) for term in terms])

    def __reduce__(self) -> tuple[type[PackedTerms], tuple[Sequence[bytes]]]:
        """Packed as a whole without what has been met."""
        return PackedTerms, (self._packed,)

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, number: int) -> TermEntry:
        found = self._met[number]
        if found is None:
            found = self._met[number] = pickle.loads(self._packed[number])  # noqa: S301  packed by this program
        return found


class Index(Struct, frozen=True):
    """All phrases of one language, and what each of them targets; laid out to be loaded in no time.

    `text` holds the phrases, one a line, sorted. Every phrase stands between spaces, unless the language
    is one of `UNSPACED_LANGUAGES`. `targets[i]` is the first target of phrase `i`, `further[i]` the
    others, where there are any; a HIDDEN_TERM is the first one only where all are. `words` are the words that vocabularies want to hear of: (vocabulary, key).
    """

    language: str
    text: str
    targets: Sequence[int]
    further: Mapping[int, tuple[int, ...]]
    words: Sequence[tuple[str, str]]
    terms: PackedTerms
    rules: Sequence[Rule]

    def phrases(self) -> list[str]:
        """Every phrase, in the order of their numbers."""
        return self.text.split("\n") if self.text else []


def build_index(language: str, rules: Sequence[Rule], vocabularies: Iterable[Vocabulary]) -> Index:
    """The index of one language over word rules and vocabularies."""
    found: dict[str, list[int]] = {}
    terms: list[TermEntry] = []
    words: dict[tuple[str, str], int] = {}
    for number, rule in enumerate(rules):
        for phrase in rule.allow.get(language, ()):
            for spelling in expand(phrase):
                for variant in _allowed(spelling, language):
                    _add(found, variant, ALLOW_RULE | number)
        for term in rule.terms:
            if term.language in (language, "*"):
                at = len(terms)
                entry = _entry(number, rule, term)
                terms.append(entry)
                kind = HIDDEN_TERM if entry.fields == _HIDDEN_FIELDS else TERM
                for variant in term_variants(term):
                    _add(found, variant, kind | at)
                for phrase in term.allow:
                    for spelling in expand(phrase):
                        for variant in _allowed(spelling, language):
                            _add(found, variant, ALLOW_TERM | at)
    for vocabulary in vocabularies:
        words.setdefault((vocabulary.name, EVERY_WORD), len(words))
        for phrase, key in vocabulary.words.items():
            word = words.setdefault((vocabulary.name, key), len(words))
            for spelling in _attached(fold_phrase(phrase), language):
                for variant in (*spelling_variants(spelling), *_as_written(phrase, spelling)):
                    _add(found, variant, WORD | word)
        for phrase, key in vocabulary.allow.items():
            word = words.setdefault((vocabulary.name, key), len(words))
            _add(found, fold_phrase(phrase), ALLOW_WORD | word)
    edge = "" if language in UNSPACED_LANGUAGES else " "
    for targets in found.values():
        # The first one tells whether there is any for the other fields.
        targets.sort(key=lambda target: target >= HIDDEN_TERM)
    ordered = sorted((f"{edge}{phrase}{edge}", targets) for phrase, targets in found.items())
    return Index(
        language=language,
        text="\n".join(phrase for phrase, _ in ordered),
        targets=array("I", [targets[0] for _, targets in ordered]),
        further={number: tuple(targets[1:]) for number, (_, targets) in enumerate(ordered) if targets[1:]},
        words=list(words),
        terms=PackedTerms.of(terms),
        rules=[replace(rule, terms=(), examples=(), known_wrong=()) for rule in rules],
    )


def _add(found: dict[str, list[int]], phrase: str, target: int) -> None:
    if not phrase:
        return
    targets = found.setdefault(phrase, [])
    if target not in targets:
        targets.append(target)


def _entry(number: int, rule: Rule, term: Term) -> TermEntry:
    spellings = expand(term.term)
    return TermEntry(
        rule=number,
        fields=term.fields or rule.fields,
        gravity=SEVERITIES.index(term.severity or rule.severity),
        term=replace(term, allow=(), flag=(), fixed=(), passes=()),
        literal=frozenset(_LITERAL.findall(re.sub(r"[{}|]", "", term.term))),
        spellings=frozenset(spellings) if term.exact_case else frozenset(),
    )


def term_variants(term: Term) -> Iterator[str]:
    """Every folded phrase under which a term is looked for."""
    spellings = expand(term.term)
    for spelling in spellings:
        folded = fold_phrase(spelling)
        for attached in _attached(folded, term.language):
            # A term of many words by many others is looked for as it is written.
            yield from spelling_variants(attached) if len(spellings) <= _JOINED_SPELLINGS else (attached,)
        yield from _as_written(spelling, folded)
        if term.disguised:
            yield from _disguises(folded)


def _as_written(spelling: str, folded: str) -> Iterator[str]:
    """A phrase with a sign before a space: "no. 1" and "kids' toy" fold to two spaces in a text."""
    written = fold(spelling).value.strip()
    if written != folded:
        yield written


def _allowed(spelling: str, language: str) -> Iterator[str]:
    """Every folded phrase that an allow-phrase stands for."""
    folded = fold_phrase(spelling)
    yield from _attached(folded, language)
    yield from _as_written(spelling, folded)


def _attached(folded: str, language: str) -> Iterator[str]:
    """A folded phrase as it stands and, in Arabic, behind the article and the prefixes."""
    yield folded
    if language != "ar" or not folded.startswith(_ARABIC_LETTERS):
        return
    bare = folded.removeprefix(_ARTICLE)
    if bare == folded:
        yield _ARTICLE + bare
        yield from (prefix + bare for prefix in _PREFIXES)
    # "For" and the article become one: ل + ال = لل.
    yield "لل" + bare
    yield from (prefix + _ARTICLE + bare for prefix in _PREFIXES if prefix != "ل")


def spelling_variants(folded: str) -> Iterator[str]:
    """A folded phrase with its gaps as spaces and as nothing, and `100%` also as `100 %`."""
    words = folded.split()
    if 1 < len(words) <= _JOINED_WORDS:
        for gaps in product((" ", ""), repeat=len(words) - 1):
            yield "".join(word + gap for word, gap in zip(words, (*gaps, ""), strict=True))
    else:
        yield folded
    if "%" in folded:
        yield _PERCENT.sub(r"\1 %", folded)
    if " & " in folded:
        yield folded.replace(" & ", " and ")


def _disguises(folded: str) -> Iterator[str]:
    if _LETTERS.fullmatch(folded):
        yield " ".join(folded)
    swapped = [at for at, letter in enumerate(folded) if letter in _SWAPS]
    for at in swapped:
        yield folded[:at] + _SWAPS[folded[at]] + folded[at + 1 :]
    if len(swapped) > 1:
        yield "".join(_SWAPS.get(letter, letter) for letter in folded)
