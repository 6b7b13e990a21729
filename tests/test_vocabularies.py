"""Hygiene of the vocabularies that computed rules read."""

from __future__ import annotations

import pytest

from listing_lint import Linter, Listing
from listing_lint.casing import FUNCTION_WORDS, acronyms
from listing_lint.wordlist import expand, load_vocabulary, load_yaml

PLACEHOLDER_LANGUAGES = sorted(load_yaml("vocabularies/placeholders.yaml")["words"])


def test_acronyms_are_many_sorted_and_in_capitals() -> None:
    words = load_vocabulary("acronyms", "*")
    assert len(words) >= 500
    assert list(words) == sorted(set(words))
    assert all(word.isupper() and not any(map(str.isdigit, word)) for word in words)


def test_no_small_word_is_an_acronym() -> None:
    assert not acronyms() & {word.upper() for word in FUNCTION_WORDS}


@pytest.mark.parametrize("language", PLACEHOLDER_LANGUAGES)
def test_placeholders_are_folded_sorted_and_found(language: str) -> None:
    words = [str(word) for word in load_yaml("vocabularies/placeholders.yaml")["words"][language]]
    assert words == sorted(set(words), key=str.casefold)
    linter = Linter(select=["placeholder-value", "placeholder-text"])
    for word in words:
        for spelling in expand(word):
            assert spelling == spelling.casefold()
            listing = Listing("A-1", bullets=[spelling], language="en" if language == "*" else language)
            assert [diagnostic.rule for diagnostic in linter.lint(listing)] == ["placeholder-value"], spelling
