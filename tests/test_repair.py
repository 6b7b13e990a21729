"""The lint–fix–lint loop: it ends, it keeps its promises, it loses no fact of the product."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listing_lint import Diagnostic, Linter, Listing
from listing_lint.linter import word_rules
from listing_lint.repair import Change, repair
from listing_lint.split import left_out

DAY = "2026-11-25"
LONG = (
    "Nordvale Stoneware Mug with Oak Lid, Wide Handle, 300 ml, Dishwasher Safe, Speckled Glaze, Sea Green, "
    "Gift Box"
)


@lru_cache(maxsize=1)
def linter() -> Linter:
    return Linter(policy_date=DAY)


REPAIRS: list[tuple[dict[str, Any], bool, dict[str, Any]]] = [
    # listing, unsafe fixes too, what changes
    ({"title": "Stoneware Mug™"}, False, {"title": "Stoneware Mug"}),
    ({"title": "Best Stoneware Mug"}, False, {}),
    ({"title": "Best Stoneware Mug"}, True, {"title": "Stoneware Mug"}),
    ({"title": "Best Stoneware Mug, Best Seller"}, True, {"title": "Stoneware Mug"}),
    ({"title": "Best Stoneware Mug™, Best Seller!"}, True, {"title": "Stoneware Mug"}),
    ({"title": "Best Mugs Stoneware Mug", "brand": "Best Mugs"}, True, {}),
    (
        {"title": LONG, "highlight": "", "brand": "Nordvale"},
        True,
        {
            "title": "Nordvale Stoneware Mug with Oak Lid, Wide Handle, 300 ml, Dishwasher Safe",
            "highlight": "Speckled Glaze, Sea Green, Gift Box",
        },
    ),
    ({"title": LONG, "highlight": ""}, False, {}),
    ({"title": LONG}, True, {}),
    ({"title": f"{LONG}™"}, False, {"title": LONG}),
    ({"title": f"Amazing {LONG}"}, True, {"title": LONG}),
    ({"title": LONG, "highlight": "", "market": "amazon-tr"}, True, {}),
]


@pytest.mark.parametrize(("fields", "unsafe", "changed"), REPAIRS)
def test_repair(fields: dict[str, Any], unsafe: bool, changed: dict[str, Any]) -> None:
    listing = Listing("A-1", **fields)
    done = repair(linter(), listing, unsafe=unsafe)
    expected = {"title": listing.title, "highlight": listing.highlight, **changed}
    assert {"title": done.listing.title, "highlight": done.listing.highlight} == expected
    assert {change.field for change in done.changes} == set(changed)
    assert list(done.left) == linter().lint(done.listing)


TREES = (
    "alder birch cedar dogwood elm fir ginkgo hazel ironwood juniper katsura larch maple nutmeg olive poplar "
    "quince rowan spruce teak umbrella viburnum walnut xylosma yew zelkova acorn beechnut chestnut filbert "
    "macadamia pecan pistachio cashew hickory butternut"
)


def test_search_terms_that_are_too_long_are_cut_and_their_words_deleted() -> None:
    listing = Listing("A-1", "Throw Blanket, Grey", search_terms=f"best blanket {TREES} saffron tansy")
    done = repair(linter(), listing, unsafe=True)
    assert {"search-terms-too-long", "search-terms-subjective-word"} <= set(done.changes[0].rules)
    terms = done.changes[0].after
    assert terms.startswith("alder birch")
    assert len(terms.replace(" ", "")) < 250
    assert all(found.severity != "error" for found in done.left)


def test_changes_name_the_rules_and_stand_in_reading_order() -> None:
    listing = Listing("A-1", "Best Stoneware Mug™", bullets=("", "Holds a large tea™"))
    assert repair(linter(), listing, unsafe=True).changes == (
        Change(
            "title", None, "Best Stoneware Mug™", "Stoneware Mug", ("trademark-symbol", "subjective-claim")
        ),
        Change("bullet", 1, "Holds a large tea™", "Holds a large tea", ("trademark-symbol",)),
    )


def test_a_highlight_made_here_holds_nothing_forbidden() -> None:
    title = "Stoneware Mug with Oak Lid and Wide Handle, Dishwasher Safe, Treats Arthritis, Sea Green Glaze"
    done = repair(linter(), Listing("A-1", title, highlight=""), unsafe=True).listing
    assert done.title == "Stoneware Mug with Oak Lid and Wide Handle, Dishwasher Safe"
    assert done.highlight == "Sea Green Glaze"


def documented_pairs() -> list[list[str]]:
    """The rows of the table of split titles in the documentation."""
    page = (Path(__file__).resolve().parents[1] / "docs" / "fixes.md").read_text(encoding="utf-8")
    table = page.partition("| before | title | highlight | left out |\n")[2].partition("\n\n")[0]
    rows = (re.split(r"(?<!\\)\|", row) for row in table.splitlines()[1:])
    return [[cell.strip().replace("\\|", "|") for cell in row[1:-1]] for row in rows]


@pytest.mark.parametrize(("before", "title", "highlight", "gone"), documented_pairs())
def test_documented_pairs(before: str, title: str, highlight: str, gone: str) -> None:
    first = before.partition(" ")[0]
    brand = None if first == "Braided" else first
    done = repair(linter(), Listing("A-1", before, highlight="", brand=brand), unsafe=True).listing
    assert (done.title, done.highlight) == (title, highlight)
    assert "; ".join(left_out(before, f"{title} {highlight}")) == gone


@lru_cache(maxsize=1)
def bad_sentences() -> tuple[str, ...]:
    return tuple(term.flag[0] for rule in word_rules() for term in rule.terms if term.language in ("en", "*"))


FACTS = {
    "brand": "Quillon",
    "model": "QX-207",
    "size": "Queen",
    "color": "Sea Green",
    "composition": "95% Cotton, 5% Elastane",
}


@st.composite
def bad_listings(draw: st.DrawFn) -> Listing:
    """Bad sentences of the word lists with the product's facts among them."""

    def text(most: int) -> str:
        pieces = st.one_of(
            st.sampled_from(bad_sentences()),
            st.sampled_from([*FACTS.values(), "™", "Pack of 4", "  ", "&amp;", "“Mug”", "!", "12 pcs"]),
        )
        joint = draw(st.sampled_from([" ", ", ", ". ", " - "]))
        return joint.join(draw(st.lists(pieces, min_size=1, max_size=most)))

    return Listing(
        "A-1",
        text(4),
        bullets=tuple(text(3) for _ in range(draw(st.integers(0, 3)))),
        description=draw(st.none() | st.just(text(4))),
        search_terms=draw(st.none() | st.just(text(3))),
        highlight=draw(st.sampled_from([None, "", text(2)])),
        **FACTS,
    )


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def kinds(
    found: list[Diagnostic] | tuple[Diagnostic, ...],
) -> Counter[tuple[str, str | None, int | None, str]]:
    """The findings without their places; of what is too long, other words may be over the limit."""
    return Counter(
        (
            each.rule,
            each.field,
            each.index,
            "" if "too-long" in each.rule else " ".join(each.text.casefold().split()),
        )
        for each in found
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(bad_listings(), st.booleans())
def test_law_5_fixes_end_keep_their_word_and_bring_nothing_new(listing: Listing, unsafe: bool) -> None:
    first = repair(linter(), listing, unsafe=unsafe)
    again = repair(linter(), first.listing, unsafe=unsafe)
    assert again.changes == ()
    assert again.listing == first.listing
    assert not kinds(first.left) - kinds(linter().lint(listing))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(bad_listings())
def test_law_6_a_safe_fix_loses_no_fact(listing: Listing) -> None:
    facts = words(" ".join(FACTS.values())) | {str(number) for number in range(1000)}
    for change in repair(linter(), listing).changes:
        assert words(change.before) & facts <= words(change.after)
