"""The functions that every listing passes through, for `make bench`: figures to compare, nothing asserted."""

from __future__ import annotations

from typing import Any

import pytest

from listing_lint import Linter, Listing
from listing_lint.fold import fold
from listing_lint.linter import compiled_index
from listing_lint.scan import Scanner
from listing_lint.split import split_title

CLEAN = Listing("A", "Tarnwick Stoneware Mug with Lid, 350 ml, Blue", brand="Tarnwick")
BAD = Listing(
    "B",
    "Tarnwick Best Pure Rayon Scarf for Women, Amazing Gift for Mom, Soft and Warm Winter Shawl, Eco-Friendly",
    bullets=["Antibacterial yarn keeps you fresh", "100% satisfaction guaranteed"],
    brand="Tarnwick",
    composition="100% Rayon",
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    warm = Linter()
    for _ in range(200):
        warm.lint(CLEAN)
        warm.lint(BAD)
    return warm


@pytest.mark.parametrize("text", ["Stoneware Mug with Lid", "Café – “Größe” L", "Tasse\u200b  mit Deckel"])
def test_fold(benchmark: Any, text: str) -> None:
    benchmark(fold, text)


def test_scan(benchmark: Any) -> None:
    scanner = Scanner(compiled_index("en"))
    for _ in range(200):
        scanner.scan(BAD, BAD.texts())
    benchmark(scanner.scan, BAD, BAD.texts())


@pytest.mark.parametrize("listing", [CLEAN, BAD], ids=["clean", "bad"])
def test_lint(benchmark: Any, linter: Linter, listing: Listing) -> None:
    benchmark(linter.lint, listing)


def test_split_title(benchmark: Any) -> None:
    benchmark(split_title, BAD.title or "", brand="Tarnwick")
