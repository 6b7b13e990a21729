"""Words and bullets that stand too often, and those that may."""

from __future__ import annotations

from typing import Any

import pytest

WORDS = [
    # listing (a string is a title), flagged texts
    ("Oak Shelf, Oak Bench, Oak Stool", ["Oak"]),
    ("oak shelf, OAK bench, Oak stool, oak table", ["Oak", "oak"]),
    ("Oak Shelf, Oak Bench", []),
    ("Bench for Hall, for Porch, for Garden, for Boat", []),
    ("The Bench, the Shelf and the Stool and the Table and Chair", []),
    ("Top Shelf, Top Bench, Top Stool", ["Top"]),
    ("Shelf 10 x 20 x 30 x 40", []),
    ("Shelf 10 cm x 20 cm x 30 cm", []),
    ("Shelf 10-inch, 20-inch, 30-inch", []),
    ("Shelf S, Shelf M, Shelf L", ["Shelf"]),
    ("M3 Screw, M3 Nut, M3 Washer", []),
    ("Toner for HX-100, HX-200, HX-300", []),
    ("Toner HX/100 HX.200 HX 300 HX Case", []),
    ("HX Case, HX Cable, HX Stand for HX-100", ["HX"]),
    ("Boys' Shelf, Boys Bench, Boys Stool, Boy Hat", ["Boys"]),
    ("T-Shirt Rack, T-Shirt Box, T-Shirt Bag", ["T-Shirt"]),
    ({"title": "Zingo Shelf, Zingo Bench, Zingo Stool", "brand": "Zingo"}, ["Zingo"]),
    ({"title": "Old Oak Shelf, Oak Top, Oak Legs", "brand": "Old Oak"}, []),
    ({"title": "Regal für Flur, für Bad, für Küche, für Büro", "language": "de"}, []),
    ({"title": "Regal Eiche, Bank Eiche, Hocker Eiche", "language": "de"}, ["Eiche"]),
    ({"title": "Étagère de salon, de cuisine, de chambre", "language": "fr"}, []),
    ({"bullets": ["Oak shelf, oak bench, oak stool"]}, []),
]


@pytest.mark.parametrize(("listing", "texts"), WORDS)
def test_repeated_word(report: Any, listing: dict[str, Any] | str, texts: list[str]) -> None:
    assert [diagnostic.text for diagnostic in report("repeated-word", listing)] == texts


def test_the_third_one_goes(report: Any, repair: Any) -> None:
    fixed = repair("repeated-word", "Oak Shelf, Oak Bench, Oak Stool, Oak Table")
    assert fixed["title"] == "Oak Shelf, Oak Bench, Stool, Table"
    assert report("repeated-word", fixed) == []


STUFFED = [
    # description, flagged texts
    ("Solid lid. " * 60, ["Solid"]),
    ("Solid oak lid. " * 60, ["Solid"]),
    ("Lamp " * 8 + "desk " * 8, ["Lamp", "desk"]),
    ("The lid is oak. " * 60, ["lid"]),
]


@pytest.mark.parametrize(("description", "texts"), STUFFED)
def test_stuffed_word(report: Any, description: str, texts: list[str]) -> None:
    found = report("stuffed-word", {"description": description})
    assert [diagnostic.text for diagnostic in found] == texts


BULLETS = [
    (["Folds flat", "Oiled oak", "folds flat!"], ["folds flat!"]),
    (["Folds flat", "", "Folds flat", "Folds flat"], ["Folds flat", "Folds flat"]),
    (["Folds flat", "Folds very flat"], []),
    (["", ""], []),
]


@pytest.mark.parametrize(("bullets", "texts"), BULLETS)
def test_repeated_bullet(report: Any, bullets: list[str], texts: list[str]) -> None:
    assert [diagnostic.text for diagnostic in report("repeated-bullet", {"bullets": bullets})] == texts
