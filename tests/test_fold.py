"""The fold reads like the seller's text and knows the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.fold import fold, fold_phrase, unglued

READS_AS = [
    ("Best-Seller", "best seller"),
    ("Best Seller", "best seller"),
    ("BEST  SELLER", "best seller"),
    ("Ｂｅｓｔ　Ｓｅｌｌｅｒ", "best seller"),
    ("be\u200bst sel\u00adler", "best seller"),
    ("b\u0435st", "best"),  # Cyrillic е
    ("Pokémon", "pokemon"),
    ("Poke\u0301mon", "pokemon"),
    ("World’s", "world s"),
    ("№1", "no1"),
    ("#1", "#1"),
    ("100%", "100%"),
    ("Straße", "strasse"),
    ("İstanbul", "istanbul"),
    ("Velcro™", "velcro"),
    ("ﬁne", "fine"),
    ("ギフト", "ギフト"),
    ("ｷﾞﾌﾄ", "ギフト"),
    ("nul\x00l", "null"),
]


@pytest.mark.parametrize(("text", "expected"), READS_AS)
def test_fold_phrase(text: str, expected: str) -> None:
    assert fold_phrase(text) == expected


def test_punctuation_keeps_words_apart() -> None:
    assert " best seller " in fold("a best-seller").value
    assert " best seller " not in fold("the best, seller").value


@given(st.text())
def test_every_folded_character_comes_from_its_own_place(text: str) -> None:
    folded = fold(text)
    assert folded.value[0] == folded.value[-1] == " "
    for at in range(1, len(folded.value) - 1):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(), st.text())
def test_a_word_is_found_where_it_stands(before: str, after: str) -> None:
    text = f"{before} zebra {after}"
    folded = fold(text)
    spans = set()
    at = folded.value.find(" zebra ")
    while at >= 0:
        spans.add(folded.span(at + 1, at + 6))
        at = folded.value.find(" zebra ", at + 1)
    assert (len(before) + 1, len(before) + 6) in spans


@given(st.text(max_size=8), st.integers(0, 5))
def test_folding_is_the_same_in_any_order(text: str, times: int) -> None:
    first = fold(text)
    for _ in range(times):
        assert fold(text) == first


GLUED = [
    ("travel jarPerfect for smoothies", " travel jar perfect for smoothies "),
    ("HighlightsKills moths. PetSafe iPhone", " highlights kills moths  petsafe iphone "),
    ("McDonald and PlayStation", " mcdonald and playstation "),
    ("nothing glued", " nothing glued "),
]


@pytest.mark.parametrize(("text", "expected"), GLUED)
def test_sentences_glued_together_are_parted(text: str, expected: str) -> None:
    assert unglued(text, fold(text)).value == expected


@given(
    st.lists(st.sampled_from(["jar", "Perfect", " ", "Features", "Kills ", ".", "é", "AB", "iPhone"])).map(
        "".join
    )
)
def test_parting_adds_spaces_only_and_keeps_the_way_back(text: str) -> None:
    plain, parted = fold(text), unglued(text, fold(text))
    back = [parted.span(at, at + 1) for at in range(1, len(parted.value) - 1)]
    kept = [span for span in back if span[0] < span[1]]
    assert kept == [plain.span(at, at + 1) for at in range(1, len(plain.value) - 1)]
    assert parted.value.replace(" ", "") == plain.value.replace(" ", "")
