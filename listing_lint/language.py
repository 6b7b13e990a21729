"""What spaCy knows of a language: tokens, stop words, token patterns.

The only module that imports spaCy, and only inside functions: importing it takes about a second,
and most files never need it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc


@lru_cache(maxsize=32)
def tokenizer(language: str) -> Language:
    """The blank pipeline of a language (no trained model); multi-language where spaCy has none.

    Japanese and Chinese need segmenters that are not always installed: then characters are tokens.
    """
    import spacy

    try:
        if language == "zh":
            return spacy.blank("zh")
        return spacy.blank(language)
    except (ImportError, OSError):
        return spacy.blank("xx")


def tokens(text: str, language: str) -> Doc:
    """The text as spaCy tokens; `token.idx` are code points of `text`."""
    return tokenizer(language).make_doc(text)


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language in lower case, empty where spaCy has none."""
    words = _stop_words_alone(language)
    return frozenset(tokenizer(language).Defaults.stop_words) if words is None else words


def _stop_words_alone(language: str) -> frozenset[str] | None:
    """The stop words from the module of spaCy that holds them and nothing else; None where there is none.

    It is run without its package: that takes a millisecond, importing spaCy a second.
    """
    from importlib.util import find_spec
    from runpy import run_path

    package = find_spec("spacy")
    if package is None or not language.isalpha():
        return None
    for folder in package.submodule_search_locations or ():
        path = Path(folder, "lang", language, "stop_words.py")
        try:
            return frozenset(run_path(str(path))["STOP_WORDS"])
        except (OSError, ImportError, KeyError):
            continue
    return None


@lru_cache(maxsize=32)
def _matcher(name: str, language: str, patterns: _Frozen) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(tokenizer(language).vocab)
    matcher.add(name, list(patterns.value))
    return matcher


class _Frozen:
    """Token patterns as a key of the cache: lists of dicts can't be hashed, their text can."""

    __slots__ = ("_key", "value")

    def __init__(self, value: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        self.value: Any = value
        self._key = repr(value)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self._key == other._key


def matches(
    name: str, patterns: Sequence[Sequence[Mapping[str, Any]]], text: str, language: str
) -> list[tuple[int, int]]:
    """Where spaCy token patterns match, as code points of `text`.

    `patterns` are as `spacy.matcher.Matcher` takes them: each a list of token descriptions.
    """
    doc = tokens(text, language)
    found = _matcher(name, language, _Frozen(patterns))(doc)
    return [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for _, start, end in found]
