"""The laws of the house, as properties of the public functions.

Laws 5 and 6, on fixing and writing, stand with the fixes and the writers.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_lint import Diagnostic, Linter, Listing
from listing_lint.fold import fold, fold_phrase
from listing_lint.index import build_index
from listing_lint.linter import word_rules
from listing_lint.rule import Rule, Term
from listing_lint.scan import Scanner

DATE = "2026-11-25"

HARD_CHARACTERS = "\u0130\u00df\ufb01\u200b\u00ad\u0301\u0430\u03bf\uff22\u1e9e\U0001f600\u00a0\u202e'’-—™½"
"""Characters that change their length or vanish when they are folded, and look-alikes."""


@lru_cache(maxsize=1)
def linter() -> Linter:
    return Linter(policy_date=DATE)


@lru_cache(maxsize=1)
def scanner() -> Scanner:
    return Scanner(build_index("en", word_rules(), ()))


@lru_cache(maxsize=1)
def english_terms() -> tuple[tuple[Rule, Term], ...]:
    return tuple((rule, term) for rule in word_rules() for term in rule.terms if term.language == "en")


@lru_cache(maxsize=1)
def sentences() -> tuple[str, ...]:
    """Sentences of the word lists: bad ones, good ones."""
    return tuple(sentence for _, term in english_terms() for sentence in (*term.flag, *term.passes)) or (
        "Stoneware Mug",
    )


def texts() -> st.SearchStrategy[str]:
    """Real sentences, torn apart and joined with characters that make offsets hard."""
    pieces = st.one_of(
        st.deferred(lambda: st.sampled_from(sentences())),
        st.text(st.sampled_from(HARD_CHARACTERS + "abc 1,."), max_size=6),
        st.text(max_size=8),
    )
    return st.lists(pieces, min_size=1, max_size=4).map(" ".join)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    optional = st.one_of(st.none(), texts())
    return Listing(
        sku=draw(st.text(max_size=5)),
        title=draw(texts()),
        bullets=draw(st.lists(texts(), max_size=3)),
        description=draw(optional),
        search_terms=draw(optional),
        brand=draw(st.sampled_from([None, "Nordvik", "Best"])),
        composition=draw(st.sampled_from([None, "95% Cotton, 5% Elastane", "100% Rayon"])),
    )


def value_of(listing: Listing, diagnostic: Diagnostic) -> str:
    found = [
        text.value
        for text in listing.texts()
        if (text.field, text.index) == (diagnostic.field, diagnostic.index)
    ]
    return found[0]


@given(listings())
def test_law_1_the_span_is_the_flagged_text(listing: Listing) -> None:
    for diagnostic in linter().lint(listing):
        if diagnostic.start is None or diagnostic.end is None:
            assert diagnostic.text == ""
            continue
        value = value_of(listing, diagnostic)
        assert 0 <= diagnostic.start <= diagnostic.end <= len(value)
        assert value[diagnostic.start : diagnostic.end] == diagnostic.text
        assert diagnostic.value == value


@given(texts())
def test_law_2_the_fold_keeps_an_exact_offset_map(text: str) -> None:
    folded = fold(text)
    at = 0
    for position, character in enumerate(folded.value[1:-1], 1):
        start, end = folded.span(position, position + 1)
        assert end == start + 1
        assert start >= at
        at = start
        assert character in fold(text[start:end]).value or character == " "


@pytest.mark.parametrize("plane", range(0, 0x110000, 0x10000))
def test_law_2_holds_for_every_code_point(plane: int) -> None:
    """A word after any code point is found where it stands: no fold moves what follows."""
    for code in range(plane, plane + 0x10000):
        text = f"a{chr(code)} mug"
        folded = fold(text)
        at = folded.value.index(" mug ") + 1
        assert folded.span(at, at + 3) == (3, 6)


@given(listings())
def test_law_3_confirm_only_withdraws(listing: Listing) -> None:
    names = {rule.name for rule, _ in english_terms()}
    proposed = {
        (candidate.rule.name, candidate.text.field, candidate.text.index, candidate.start, candidate.end)
        for candidate in scanner().scan(listing, listing.texts()).candidates
    }
    reported = {
        (found.rule, found.field, found.index, found.start, found.end)
        for found in linter().lint(listing)
        if found.rule in names
    }
    assert reported <= proposed


@given(st.lists(listings(), max_size=3), st.lists(listings(), max_size=3))
def test_law_4_a_catalogue_may_be_cut_anywhere(first: list[Listing], second: list[Listing]) -> None:
    whole = list(linter().lint_all([*first, *second]))
    assert whole == [*linter().lint_all(first), *linter().lint_all(second)]


@given(listings())
def test_law_7_same_input_same_output_same_order(listing: Listing) -> None:
    found = linter().lint(listing)
    assert found == linter().lint(listing)
    assert found == Linter(policy_date=DATE).lint(listing)
    order = [text.field for text in listing.texts()]
    fields = [order.index(diagnostic.field) for diagnostic in found if diagnostic.field in order]
    assert fields == sorted(fields)


BETWEEN_LETTERS = re.compile(r"(?<=\w)(?=\w)")


def flagged(rule: Rule, term: Term, sentence: str) -> set[str]:
    """The folded words that a rule flags in a sentence of one of its terms."""
    field = (term.fields or rule.fields)[0]
    content: dict[str, Any] = {f"{field}s": [sentence]} if field in ("bullet", "tag") else {field: sentence}
    market = next((name for name in rule.markets if "-" in name), "amazon-us")
    found = market_linter(market).lint(Listing("example", **content))
    return {fold_phrase(diagnostic.text) for diagnostic in found if diagnostic.rule == rule.name}


@cache
def market_linter(market: str) -> Linter:
    return Linter(market, DATE)


def still_there(before: set[str], after: set[str]) -> bool:
    """True where all that was flagged is flagged again, if only within longer words."""
    return all(any(words in longer for longer in after) for words in before)


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\u2060", "\ufeff"])
def test_invisible_characters_hide_nothing(invisible: str) -> None:
    """Whatever stands between the letters of a bad word, it is still found."""
    hidden = []
    for rule, term in english_terms():
        sentence = term.flag[0]
        disguised = BETWEEN_LETTERS.sub(invisible, sentence)
        if not still_there(flagged(rule, term, sentence), flagged(rule, term, disguised)):
            hidden.append(f"{term.where}: {sentence}")
    assert hidden == []


@settings(max_examples=200)
@given(st.data())
def test_an_invisible_character_anywhere_hides_nothing(data: st.DataObject) -> None:
    if not english_terms():
        return
    rule, term = data.draw(st.sampled_from(english_terms()))
    sentence = term.flag[0]
    places = [found.start() for found in BETWEEN_LETTERS.finditer(sentence)]
    at = data.draw(st.sampled_from(places))
    invisible = data.draw(st.sampled_from("\u200b\u200c\u00ad\u2060\ufeff"))
    disguised = f"{sentence[:at]}{invisible}{sentence[at:]}"
    assert still_there(flagged(rule, term, sentence), flagged(rule, term, disguised))


@given(
    st.lists(
        st.sampled_from(["Best Mug", "Pure Rayon Scarf", "Mat mat Mat", "iPhone Case", "Walnut Tray"]),
        max_size=9,
    )
)
def test_together_is_one_by_one(titles: list[str]) -> None:
    listings = [Listing(str(number), title) for number, title in enumerate(titles)]
    assert market_linter("amazon-us").lint_many(listings) == [
        market_linter("amazon-us").lint(listing) for listing in listings
    ]
