"""Untidy search terms, and the tidy ones that a fix leaves."""

from __future__ import annotations

from typing import Any

import pytest

FLAGGED = [
    # rule, listing (a string is the search terms), flagged texts
    ("search-terms-punctuation", "oak shelf, hall rack; bench", [","]),
    ("search-terms-punctuation", "oak shelf - hall", ["-"]),
    ("search-terms-punctuation", "children's t-shirt rack 2.5 cm 1/2 10:1 b&w c++ 50%", []),
    ("search-terms-repeat", "oak shelf Oak rack oak", ["Oak"]),
    ("search-terms-repeat", "oak shelf oaks shelves 5 x 5 x 5", []),
    ("search-terms-repeat", {"search_terms": ["oak shelf", "hall shelf", "oak"]}, ["oak", "shelf"]),
    ("search-terms-in-title", {"title": "Oak Shelf", "search_terms": "hall OAK rack shelf"}, ["OAK"]),
    ("search-terms-in-title", {"title": "Oak Shelf", "search_terms": "hall rack shelves"}, []),
    ("search-terms-in-title", "hall rack", []),
    ("search-terms-not-lower-case", "oak Shelf HALL", ["Shelf"]),
    ("search-terms-not-lower-case", "oak shelf 棚", []),
    (
        "search-terms-asin",
        "oak b0zq4t9xk1 B0ZQ4T9XK1 asin 0123456789",
        ["b0zq4t9xk1", "B0ZQ4T9XK1", "asin 0123456789"],
    ),
    ("search-terms-asin", "b0123 bookshelf b012345678", []),
    ("search-terms-stop-word", "rack for shoes with the rails", ["for", "with", "the"]),
    ("search-terms-temporary-word", "new oak shelf on sale new york", ["new", "on sale"]),
    ("search-terms-subjective-word", "best oak shelf best man", ["best"]),
]


@pytest.mark.parametrize(("rule", "listing", "texts"), FLAGGED)
def test_flagged(report: Any, rule: str, listing: dict[str, Any] | str, texts: list[str]) -> None:
    fields = {"search_terms": listing} if isinstance(listing, str) else listing
    assert sorted(diagnostic.text for diagnostic in report(rule, fields)) == sorted(texts)


RULES = sorted({rule for rule, _, _ in FLAGGED})


@pytest.mark.parametrize("rule", RULES)
def test_other_fields_are_left_alone(report: Any, rule: str) -> None:
    text = "New best shelf, best for the hall; on sale B0ZQ4T9XK1 - shelf"
    assert report(rule, {"title": text, "bullets": [text], "description": text}) == []


FIXED = [
    # rule, search terms, what they become
    ("search-terms-punctuation", "oak shelf,hall rack ; bench - stool.", "oak shelf hall rack bench stool"),
    ("search-terms-punctuation", ", oak, , shelf,", "oak shelf"),
    ("search-terms-repeat", "oak shelf oak, rack, oak", "oak shelf, rack"),
    ("search-terms-repeat", "oak oak oak", "oak"),
    ("search-terms-not-lower-case", "Oak SHELF", "oak shelf"),
    ("search-terms-asin", "B0ZQ4T9XK1 oak B0ZQ4T9XK2", "oak"),
    ("search-terms-asin", "B0ZQ4T9XK1", "B0ZQ4T9XK1"),
]


@pytest.mark.parametrize(("rule", "terms", "expected"), FIXED)
def test_fixed(report: Any, repair: Any, rule: str, terms: str, expected: str) -> None:
    assert repair(rule, {"search_terms": terms})["search_terms"] == expected
    if expected != terms:
        assert report(rule, {"search_terms": expected}) == []


def test_words_of_the_title_go(repair: Any) -> None:
    listing = {"title": "Oak Shelf", "search_terms": "oak oak shelf hall oak rack"}
    assert repair("search-terms-in-title", listing)["search_terms"] == "hall rack"
    listing = {"title": "Oak Shelf", "search_terms": "oak shelf"}
    assert repair("search-terms-in-title", listing)["search_terms"] == "oak shelf"


def test_turkish_capitals(repair: Any) -> None:
    listing = {"search_terms": "ISI İPEK", "language": "tr"}
    assert repair("search-terms-not-lower-case", listing)["search_terms"] == "ısı ipek"
