"""Lengths at the very edge of every limit, and on the days on which the limits change."""

from __future__ import annotations

from typing import Any

import pytest

TITLES = [
    # length, day, market, product type, severity and number in the message (None: silent)
    (75, "2026-11-25", "amazon-us", None, None),
    (76, "2026-11-25", "amazon-us", None, ("error", "policy", "75")),
    (76, "2026-07-27", "amazon-us", None, ("error", "policy", "75")),
    (76, "2026-07-26", "amazon-us", None, None),
    (81, "2026-07-26", "amazon-us", None, ("info", "recommended", "80")),
    (200, "2026-07-01", "amazon-us", None, ("info", "recommended", "80")),
    (201, "2026-07-01", "amazon-us", None, ("error", "policy", "200")),
    (201, "2026-11-25", "amazon-us", None, ("error", "policy", "75")),
    (76, "2026-11-25", "amazon-us", "ABIS_BOOK", None),
    (201, "2026-11-25", "amazon-us", "ABIS_BOOK", ("warning", "policy", "200")),
    (76, "2026-11-25", "amazon-de", "SHOES", ("error", "policy", "75")),
    (80, "2026-11-25", "amazon-sa", None, None),
    (81, "2026-11-25", "amazon-sa", None, ("info", "recommended", "80")),
    (201, "2026-11-25", "amazon-eg", None, ("error", "policy", "200")),
    (76, "2026-11-25", "amazon-jp", None, ("error", "policy", "75")),
    (201, "2024-12-31", "amazon-us", None, ("error", "field", "200")),
]


@pytest.mark.parametrize(("length", "day", "market", "product_type", "expected"), TITLES)
def test_title(
    report: Any,
    length: int,
    day: str,
    market: str,
    product_type: str | None,
    expected: tuple[str, str, str] | None,
) -> None:
    listing = {"title": "t" * length, "product_type": product_type}
    found = report("title-too-long", listing, market=market, day=day)
    if expected is None:
        assert found == []
        return
    severity, kind, limit = expected
    assert [diagnostic.severity for diagnostic in found] == [severity]
    assert kind in found[0].message
    assert f" {limit}" in found[0].message
    assert str(length) in found[0].message
    assert (found[0].start, found[0].end) == (int(limit), length)


def test_title_counts_code_points(report: Any) -> None:
    assert report("title-too-long", "ö" * 75) == []
    assert report("title-too-long", "棚" * 75) == []
    assert report("title-too-long", "🧺" * 76)[0].message.startswith("76 characters")


LONG = "Zingo Oak Shelf for the Hall with Rail, Five Hooks and Two Drawers, Oiled by Hand, 80 cm"


def test_a_long_title_is_split_where_the_file_has_a_highlight(report: Any, repair: Any) -> None:
    fixed = repair("title-too-long", {"title": LONG, "highlight": ""})
    assert len(fixed["title"]) <= 75
    assert fixed["title"].startswith("Zingo Oak Shelf")
    assert "Oiled by Hand" in fixed["highlight"]
    assert report("title-too-long", fixed) == []
    assert report("highlight-too-long", fixed) == []


@pytest.mark.parametrize("highlight", [None, "Made in one piece"])
def test_without_a_place_for_the_rest_a_split_is_only_proposed(report: Any, highlight: str | None) -> None:
    fix = report("title-too-long", {"title": LONG, "highlight": highlight})[0].fix
    assert fix.edits == ()
    assert fix.suggestion.startswith("title “Zingo Oak Shelf")


HIGHLIGHTS = [
    # rule, title length, highlight length, market, silent
    ("highlight-too-long", 60, 125, "amazon-us", True),
    ("highlight-too-long", 60, 126, "amazon-us", False),
    ("highlight-too-long", 75, 125, "amazon-us", True),
    ("highlight-too-long", 76, 125, "amazon-us", False),
    ("highlight-too-long", 60, 126, "amazon-tr", True),
    ("highlight-on-long-title", 75, 20, "amazon-us", True),
    ("highlight-on-long-title", 76, 20, "amazon-us", False),
    ("highlight-on-long-title", 76, 20, "amazon-ae", True),
]


@pytest.mark.parametrize(("rule", "title", "highlight", "market", "silent"), HIGHLIGHTS)
def test_highlight(report: Any, rule: str, title: int, highlight: int, market: str, silent: bool) -> None:
    found = report(rule, {"title": "t" * title, "highlight": "h" * highlight}, market=market)
    assert (found == []) is silent
    assert all(diagnostic.severity == "error" for diagnostic in found)


BULLETS = [
    # rule, bullets, severity (None: silent), flagged text
    ("bullet-too-long", ["b" * 255], None, None),
    ("bullet-too-long", ["b" * 256], "warning", "b"),
    ("bullet-too-long", ["b" * 501], "error", "b"),
    ("bullet-too-short", ["b" * 10, "b" * 9], "info", "b" * 9),
    ("bullet-too-short", ["b" * 10, ""], None, None),
    ("too-few-bullets", [], None, None),
    ("too-few-bullets", ["", ""], None, None),
    ("too-few-bullets", ["b" * 20, "c" * 20], "info", ""),
    ("too-few-bullets", ["b" * 20, "c" * 20, "d" * 20], None, None),
    ("too-many-bullets", ["b" * 20] * 5, None, None),
    ("too-many-bullets", ["b" * 20, "c" * 20, "d" * 20, "", "e" * 20, "f" * 20], None, None),
    ("too-many-bullets", ["b" * 20] * 5 + ["last", "more"], "warning", "last"),
    ("bullets-too-long-in-total", ["b" * 200] * 5, None, None),
    ("bullets-too-long-in-total", ["b" * 200] * 4 + ["b" * 201], "info", ""),
]


@pytest.mark.parametrize(("rule", "bullets", "severity", "text"), BULLETS)
def test_bullets(report: Any, rule: str, bullets: list[str], severity: str | None, text: str | None) -> None:
    found = report(rule, {"title": "Shelf", "bullets": bullets})
    assert [(d.severity, d.text) for d in found] == ([] if severity is None else [(severity, text)])


def test_partial_listings_are_not_blamed_for_what_they_leave_out(report: Any) -> None:
    assert report("too-few-bullets", {"bullets": ["b" * 20], "partial": True}) == []


def test_a_long_bullet_is_told_where_it_could_end(report: Any) -> None:
    bullet = "Holds twelve pairs of shoes; fits behind a door. " * 6
    fix = report("bullet-too-long", {"bullets": [bullet]})[0].fix
    assert fix.edits == ()
    assert fix.suggestion == "end after “…s of shoes; fits behind a door”"


OTHERS = [
    ("description-too-long", {"description": "d" * 2000}, None),
    ("description-too-long", {"description": "d" * 2001}, "error"),
    ("brand-name-too-long", {"brand": "b" * 50}, None),
    ("brand-name-too-long", {"brand": "b" * 51}, "error"),
]


@pytest.mark.parametrize(("rule", "listing", "severity"), OTHERS)
def test_other_fields(report: Any, rule: str, listing: dict[str, str], severity: str | None) -> None:
    found = report(rule, listing)
    assert [diagnostic.severity for diagnostic in found] == ([] if severity is None else [severity])


SEARCH_TERMS = [
    # search terms, market, product type, severity
    ("s" * 199, "amazon-us", None, None),
    ("s" * 200, "amazon-us", None, "info"),
    ("s" * 249, "amazon-us", None, "info"),
    ("s" * 250, "amazon-us", None, "error"),
    ("wxyz " * 50, "amazon-us", None, "warning"),
    ("wxyz " * 49 + "wxyz", "amazon-us", None, "info"),
    ("wxyz " * 63, "amazon-us", None, "error"),
    ("ä" * 124, "amazon-de", None, "info"),
    ("ä" * 125, "amazon-de", None, "error"),
    ("棚" * 83, "amazon-us", None, "info"),
    ("棚" * 84, "amazon-us", None, "error"),
    ("s" * 199, "amazon-in", None, None),
    ("s" * 200, "amazon-in", None, "error"),
    ("s" * 499, "amazon-jp", None, None),
    ("s" * 500, "amazon-jp", None, "error"),
    ("s" * 250, "amazon-jp", "SHOES", "warning"),
    (["s" * 125, "t" * 124], "amazon-us", None, "info"),
    (["s" * 125, "t" * 125], "amazon-us", None, "error"),
]


@pytest.mark.parametrize(("terms", "market", "product_type", "severity"), SEARCH_TERMS)
def test_search_terms(
    report: Any, terms: str | list[str], market: str, product_type: str | None, severity: str | None
) -> None:
    listing = {"search_terms": terms, "product_type": product_type}
    found = report("search-terms-too-long", listing, market=market)
    assert [diagnostic.severity for diagnostic in found] == ([] if severity is None else [severity])


def test_the_excess_of_search_terms_is_marked(report: Any) -> None:
    found = report("search-terms-too-long", {"search_terms": "é" * 130})
    assert found[0].text == "é" * 6
    found = report("search-terms-too-long", {"search_terms": ["s" * 200, "t" * 60]})
    assert (found[0].index, found[0].text) == (1, "t" * 11)


def test_too_long_search_terms_lose_the_harmless_words_first(repair: Any) -> None:
    kept = " ".join(f"word{number:02d}x" for number in range(30))
    listing = {"title": "Oak Shelf", "search_terms": f"shelf {kept} word01x for oak"}
    assert repair("search-terms-too-long", listing)["search_terms"] == f"shelf {kept} oak"
    longer = {"title": "Oak Shelf", "search_terms": f"shelf {kept} word01x for oak hallway"}
    assert repair("search-terms-too-long", longer)["search_terms"] == f"{kept} hallway"


def test_search_terms_are_cut_at_words_as_a_last_resort(repair: Any) -> None:
    terms = " ".join(f"word{number:02d}x" for number in range(40))
    shorter = repair("search-terms-too-long", {"search_terms": terms})["search_terms"]
    assert len(shorter) <= 249
    assert terms.startswith(shorter + " ")
    assert repair("search-terms-too-long", {"search_terms": "s" * 260})["search_terms"] == "s" * 260
