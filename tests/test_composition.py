"""What sellers write into composition cells, and what is read from it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint.composition import Composition, composition_of, parse_composition
from listing_lint.listing import Listing
from listing_lint.materials import load_materials

Shares = list[tuple[str | None, str | None]]


def shares(composition: Composition, part: str | None = None) -> Shares:
    """The materials of one part with their percentages as text."""
    return [
        (share.material, None if share.percent is None else str(share.percent))
        for found in composition.parts
        if found.name == part
        for share in found.shares
    ]


ONE_PART: list[tuple[str, Shares]] = [
    ("70% Cotton, 30% Linen", [("cotton", "70"), ("linen", "30")]),
    ("Cotton 70%/Linen 30%", [("cotton", "70"), ("linen", "30")]),
    ("70%Cotton 30%Linen", [("cotton", "70"), ("linen", "30")]),
    ("70 % cotton and 30 % linen", [("cotton", "70"), ("linen", "30")]),
    ("Cotton: 70%, Linen: 30%", [("cotton", "70"), ("linen", "30")]),
    ("Cotton (70%), Linen (30%)", [("cotton", "70"), ("linen", "30")]),
    ("82% Nylon + 18% Spandex", [("polyamide", "82"), ("elastane", "18")]),
    ("82% Nylon & 18% Spandex", [("polyamide", "82"), ("elastane", "18")]),
    ("97,5% Baumwolle, 2,5% Elasthan", [("cotton", "97.5"), ("elastane", "2.5")]),
    ("%80 pamuk %20 keten", [("cotton", "80"), ("linen", "20")]),
    ("羊毛80% 锦纶20%", [("wool", "80"), ("polyamide", "20")]),
    ("綿60%、ポリエステル40%", [("cotton", "60"), ("polyester", "40")]),
    ("CO 80 PES 20", [("cotton", "80"), ("polyester", "20")]),
    ("80 CO / 20 PES", [("cotton", "80"), ("polyester", "20")]),
    ("100% Polyester Microfiber", [("polyester", "100")]),
    ("100% Cotton Canvas", [("cotton", "100")]),
    ("60% viscose made from bamboo, 40% cotton", [("viscose", "60"), ("cotton", "40")]),
    ("90% Nylon, 10% Lycra", [("polyamide", "90"), ("lycra", "10")]),
    ("65/35 Polyester/Cotton", [("polyester", "65"), ("cotton", "35")]),
    ("65/35 polyester cotton", [("polyester", "65"), ("cotton", "35")]),
    ("65 polyester 35 cotton", [("polyester", "65"), ("cotton", "35")]),
    ("Polycotton", [("polyester", None), ("cotton", None)]),
    ("Fabric: 100% Silk", [("silk", "100")]),
    ("Cotton", [("cotton", None)]),
    ("PP", [("polypropylene", None)]),
    ("PEVA", [("pvc", None)]),
    ("Polymer Clay", [("plastic", None)]),
    ("Composite Wood", [("board", None)]),
    ("Paper Pulp", [("paper", None)]),
    ("Superfine Fiber", [("microfiber", None)]),
    ("Plastic Pearls", [("imitation-gem", None)]),
    ("ABS", [("abs", None)]),
    ("Zinc Alloy", [("zinc", None)]),
    ("Brass Glass Resin", [("brass", None), ("glass", None), ("resin", None)]),
    ("PET (Polyethylene Terephthalate)", [("pet", None)]),
    ("PU leather", [("imitation-leather", None)]),
    ("Faux suede", [("imitation-leather", None)]),
    ("Imitation wool", [("synthetic", None)]),
    ("Ice silk", [("ice-silk", None)]),
    ("Cotton, Wool Blend", [("cotton", None), ("wool", None)]),
    ("18K gold plated brass", [("plated", None), ("brass", None)]),
]


@pytest.mark.parametrize(("value", "expected"), ONE_PART, ids=[value for value, _ in ONE_PART])
def test_shares(value: str, expected: Shares) -> None:
    composition = parse_composition(value)
    assert composition.known
    assert shares(composition) == expected
    assert [part.name for part in composition.parts] == [None]


PARTS = [
    (
        "Shell: 100% Nylon; Lining: 60% Cotton, 40% Polyester",
        {"main": [("polyamide", "100")], "lining": [("cotton", "60"), ("polyester", "40")]},
    ),
    (
        "Shell 100% Nylon, Lining 100% Cotton",
        {"main": [("polyamide", "100")], "lining": [("cotton", "100")]},
    ),
    (
        "100% nylon shell; 100% wool lining",
        {"main": [("polyamide", "100")], "lining": [("wool", "100")]},
    ),
    (
        "Obermaterial: 100% Polyester Futter: 100% Baumwolle",
        {"main": [("polyester", "100")], "lining": [("cotton", "100")]},
    ),
    (
        "Outer Material: Nylon Inner Lining: Wool",
        {"main": [("polyamide", None)], "lining": [("wool", None)]},
    ),
    ("Leather upper, rubber sole", {"main": [("leather", None)], "sole": [("rubber", None)]}),
    ("Steel with wooden handle", {None: [("steel", None)], "handle": [("wood", None)]}),
    ("Bamboo (Frame)", {"frame": [("bamboo-plant", None)]}),
    ("Body: Cotton. Sleeves: Nylon", {"main": [("cotton", None)], "sleeves": [("polyamide", None)]}),
    (
        "Cotton, rib 95% cotton 5% elastane",
        {None: [("cotton", None)], "rib": [("cotton", "95"), ("elastane", "5")]},
    ),
    ("Pile 100% Wool; Ground 100% Cotton", {"pile": [("wool", "100")], "ground": [("cotton", "100")]}),
    ("Filling: 100% duck down", {"fill": [("down", "100")]}),
]


@pytest.mark.parametrize(("value", "expected"), PARTS, ids=[value for value, _ in PARTS])
def test_parts(value: str, expected: dict[str | None, Shares]) -> None:
    composition = parse_composition(value)
    assert {part.name: shares(composition, part.name) for part in composition.parts} == expected


@pytest.mark.parametrize(
    "value", ["", "  ", "1", "N/A", "as shown", "see photo", "Other", "Blend", "100%", "!?"]
)
def test_says_nothing(value: str) -> None:
    assert not parse_composition(value).known


def test_other_fibres_count() -> None:
    assert parse_composition("97% Cotton, 3% other fibers").parts[0].total == Decimal(100)


def test_words_without_a_material_are_kept() -> None:
    composition = parse_composition("90% Cotton, 10% Unobtainium")
    assert shares(composition) == [("cotton", "90"), (None, "10")]


@pytest.mark.parametrize(
    ("value", "total"),
    [("60% Cotton, 40% Nylon", Decimal(100)), ("60% Cotton", Decimal(60)), ("60% Cotton, Nylon", None)],
)
def test_total(value: str, total: Decimal | None) -> None:
    assert parse_composition(value).parts[0].total == total


def test_blend() -> None:
    assert parse_composition("Cotton Blend").blend
    assert not parse_composition("Cotton").blend


def test_columns_name_their_parts() -> None:
    listing = Listing(
        "A",
        composition="Nylon",
        materials={"outer_material_type": "Nylon", "lining_material": "100% Wool", "sole_material": "Rubber"},
    )
    composition = composition_of(listing)
    assert shares(composition, "main") == [("polyamide", None)]
    assert shares(composition, "lining") == [("wool", "100")]
    assert shares(composition, "sole") == [("rubber", None)]


def test_a_column_for_one_part_does_not_hide_the_whole() -> None:
    listing = Listing("A", composition="100% Cotton", materials={"lining_material": "Polyester"})
    assert [share.material for share in composition_of(listing).main] == ["cotton"]


def test_no_composition() -> None:
    assert not composition_of(Listing("A", "Mug")).known


PARTS_OF_PRODUCTS = {" ".join(phrase) for phrase in load_materials().components}
WORDS = sorted(
    word
    for word in load_materials().words
    if word not in PARTS_OF_PRODUCTS and not any(sign.isdigit() for sign in word)
)
SAMPLES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "50%",
                "100 %",
                "2,5%",
                "Cotton",
                "pu",
                "Lining:",
                "shell",
                ";",
                ",",
                "/",
                " and ",
                "(",
                ")",
                "\n",
                "x",
            ]
        ),
        max_size=12,
    ).map(" ".join),
)


@given(SAMPLES)
def test_never_raises(value: str) -> None:
    composition = parse_composition(value)
    entries = load_materials().entries
    for part in composition.parts:
        assert part.shares
        for share in part.shares:
            assert share.material is None or share.material in entries
            assert share.percent is None or 0 < share.percent <= 100


@given(st.sampled_from(WORDS), st.integers(1, 100))
def test_every_name_is_read_with_its_percentage(word: str, percent: int) -> None:
    leading = parse_composition(f"{percent}% {word}")
    assert [share.percent for part in leading.parts for share in part.shares] == [Decimal(percent)]


@given(st.lists(st.sampled_from(["cotton", "wool", "silk", "linen", "nylon"]), min_size=1, unique=True))
def test_order_and_reading_again(words: list[str]) -> None:
    """The words of a share, read again, are the same share."""
    composition = parse_composition(", ".join(words))
    for part in composition.parts:
        for share, word in zip(part.shares, words, strict=True):
            again = parse_composition(share.words).parts[0].shares[0]
            assert (again.material, again.words) == (share.material, word)
