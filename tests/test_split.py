"""A long title in two: within the limits, in the seller's own words, the brand kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.split import left_out, split_title

TITLES = [
    (
        "Nordvale Insulated Water Bottle 750 ml, Leakproof Lid, Fits Car Cup Holders, Keeps Drinks Cold 24 Hours",
        {"brand": "Nordvale"},
        "Nordvale Insulated Water Bottle 750 ml, Leakproof Lid, Fits Car Cup Holders",
        "Keeps Drinks Cold 24 Hours",
    ),
    (
        "Orrin Garden Hose Connector Brass Fitting Set for Outdoor Taps and Sprinklers, Rust Free, Pack of 4",
        {"brand": "Orrin"},
        "Orrin Garden Hose Connector Brass Fitting Set, Pack of 4",
        "For Outdoor Taps and Sprinklers, Rust Free",
    ),
    (
        "Folding Camping Chair with Cup Holder, Carry Bag, Adjustable Armrest - Forest Green - Tarnwick",
        {"brand": "Tarnwick", "attributes": ["Forest Green"]},
        "Tarnwick Folding Camping Chair with Cup Holder, Carry Bag, Forest Green",
        "Adjustable Armrest",
    ),
    (  # the noun stays, a word in front of it goes
        "Halden Vintage Series Roundwound Phosphor Bronze Acoustic Guitar Replacement Strings",
        {"brand": "Halden"},
        "Halden Vintage Series Roundwound Phosphor Bronze Replacement Strings",
        "Acoustic Guitar",
    ),
    (  # in languages that say the noun first, it is the end that goes
        "Halden Coussin de Sol Rond en Velours Lavable Matelassé Gris Clair Décoration Salon",
        {"brand": "Halden", "language": "fr"},
        "Halden Coussin de Sol Rond en Velours Lavable Matelassé Gris Clair",
        "Décoration Salon",
    ),
    (  # a number and its unit stay together
        "Orrin Galvanised Steel Watering Can for Balcony and Greenhouse Plants holds 12 litres",
        {},
        "Orrin Galvanised Steel Watering Can",
        "For Balcony and Greenhouse Plants holds 12 litres",
    ),
    (  # "compatible with" stays together
        "Tarnwick Braided Nylon Replacement Wrist Band Compatible with Lumo Runner Watches",
        {},
        "Tarnwick Braided Nylon Replacement Wrist Band",
        "Compatible with Lumo Runner Watches",
    ),
    (  # a range is no phrase, neither is a thousand
        "Wendle Learning Board for Toddlers, Counting 1 - 1,000 with Beads and Rods, Solid Beech, Blue Box",
        {},
        "Wendle Learning Board for Toddlers, Counting 1 - 1,000 with Beads and Rods",
        "Solid Beech, Blue Box",
    ),
    (  # an open bracket is closed or gone
        "Wendle Photo Album (Linen Cover with a Window, 60 Pages of Cream Paper, Ribbon and Gift Box) Green",
        {},
        "Wendle Photo Album, Linen Cover with a Window, 60 Pages of Cream Paper",
        "Ribbon and Gift Box, Green",
    ),
    (  # what was said is not said again
        "Tarnwick Folding Camping Chair, Carry Bag, Folding Chair, Steel Frame, Cup Holder, Camping Chair",
        {},
        "Tarnwick Folding Camping Chair, Carry Bag, Folding Chair, Steel Frame",
        "Cup Holder",
    ),
]


@pytest.mark.parametrize(("title", "options", "short", "highlight"), TITLES)
def test_split(title: str, options: dict[str, object], short: str, highlight: str) -> None:
    split = split_title(title, **options)  # type: ignore[arg-type]
    assert (split.title, split.highlight) == (short, highlight)


def test_what_fits_nowhere_is_named() -> None:
    phrases = ", ".join(f"Feature Number {n:02d} of the Lamp" for n in range(12))
    split = split_title(f"Desk Lamp, {phrases}")
    assert split.left_out
    assert all(phrase in phrases for phrase in split.left_out)


LEFT_OUT = [
    ("Best Oak Mug", "Oak Mug", ("Best",)),
    ("Oak Mug, Gift Box, for You", "Oak Mug", ("Gift Box, for You",)),
    ("Oak Mug, Gift Box Oak for You", "Oak Mug", ("Gift Box", "for You")),
    ("Oak Mug", "Mug oak", ()),
]


@pytest.mark.parametrize(("before", "after", "expected"), LEFT_OUT)
def test_left_out(before: str, after: str, expected: tuple[str, ...]) -> None:
    assert left_out(before, after) == expected


words = st.sampled_from(
    ["Lamp", "with", "for", "-", ",", "(Pack of 2)", "Desk", "|", "LED", "and", "10 W", "éclair"]
)


@given(st.lists(words, min_size=1, max_size=40), st.sampled_from([None, "Brandlo"]), st.integers(0, 40))
def test_limits_words_and_brand(parts: list[str], brand: str | None, at: int) -> None:
    if brand:
        parts.insert(min(at, len(parts)), brand)
    title = " ".join(parts)
    split = split_title(title, brand=brand)
    assert len(split.title) <= 75
    assert len(split.highlight) <= 125
    assert len(split.title) + len(split.highlight) <= 200
    said = set(re.findall(r"\w+", f"{split.title} {split.highlight}"))
    assert {word.casefold() for word in said} <= {word.casefold() for word in re.findall(r"\w+", title)}
    if brand:
        assert brand in split.title
