"""Brands: the word lists hold what they promise, and a name is judged by what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint import Linter, Listing
from listing_lint.brand_text import BrandText
from listing_lint.brands import Mark, joined, load_brands, look_alikes
from listing_lint.diagnostic import Applicability, Diagnostic
from listing_lint.fix import apply
from listing_lint.fold import fold_phrase
from listing_lint.listing import Text
from listing_lint.rule import Mention
from listing_lint.wordlist import data_path, expand, load_yaml

RULES = (
    "brand-comparison",
    "brand-in-search-terms",
    "compatible-brand",
    "component-brand",
    "genericised-mark",
    "look-alike-brand",
    "marketplace-name",
    "third-party-brand",
)
MARK_FILES = sorted(path.name for path in data_path("brands").glob("marks-*.yaml"))
SCOWL = Path("/usr/share/dict/american-english")


@cache
def linter() -> Linter:
    return Linter(select=RULES, policy_date="2026-11-25")


def lint(title: str, brand: str | None = "Acmeco", **more: Any) -> list[Diagnostic]:
    return linter().lint(Listing("A", title, brand=brand, **more))


def found(title: str, brand: str | None = "Acmeco", **more: Any) -> list[tuple[str, str, str]]:
    return [(each.rule, each.severity, each.text) for each in lint(title, brand, **more)]


def graver(title: str, brand: str | None = "Acmeco", **more: Any) -> list[tuple[str, str]]:
    return [(rule, text) for rule, severity, text in found(title, brand, **more) if severity != "info"]


ERRORS_IN_TITLES = [
    ("Acmeco iPhone 15 Case", "iPhone"),
    ("Acmeco AirPods Case, Silicone", "AirPods"),
    ("Acmeco Jeep Wrangler Seat Covers", "Jeep Wrangler"),
    ("Acmeco Ford F-150 Floor Mats", "Ford F-150"),
    ("Acmeco Nike Running Shoes", "Nike"),
    ("Acmeco Brita Water Filter", "Brita"),
    ("Acmeco Ugg Boots", "Ugg Boots"),
    ("Acmeco Case for Women iPhone 15", "iPhone"),
]


@pytest.mark.parametrize(("title", "text"), ERRORS_IN_TITLES)
def test_another_brand_outside_compatible_wording_is_an_error(title: str, text: str) -> None:
    assert found(title) == [("third-party-brand", "error", text)]


COMPATIBLE = [
    ("Acmeco Case for iPhone 15", ["iPhone"]),
    ("Acmeco Case for iPhone 15, Samsung Galaxy S24 and Pixel 8", ["iPhone", "Samsung Galaxy", "Pixel"]),
    ("Acmeco Lid, fits Yeti Rambler 20 oz", ["Yeti Rambler"]),
    ("Acmeco Filter, Replacement for Brita", ["Brita"]),
    (
        "Acmeco Presser Foot for Singer, Brother, Janome and Juki Sewing Machines",
        ["Singer", "Brother", "Janome", "Juki"],
    ),
    ("Acmeco iPhone Compatible Charger", ["iPhone"]),
    ("Acmeco Hülle für iPhone 15", ["iPhone"]),
    ("Acmeco Wireless Charger, works with AmazonBasics Cables", ["AmazonBasics"]),
    ("Acmeco Toner for the Brother HL-2240 Printer", ["Brother"]),
]


@pytest.mark.parametrize(("title", "texts"), COMPATIBLE)
def test_compatible_wording_passes_as_information(title: str, texts: list[str]) -> None:
    assert found(title) == [("compatible-brand", "info", text) for text in texts]


def test_a_maker_without_a_model_says_too_little() -> None:
    assert found("Acmeco USB Charging Cable for Sony") == [("compatible-brand", "warning", "Sony")]
    assert graver("Acmeco USB Charging Cable for Sony WH-1000XM5") == []


def test_a_maker_leads_its_product_line() -> None:
    assert graver("DJI Mavic 3 Drone with Spare Propellers", None) == []


def test_a_character_makes_no_stickers() -> None:
    """Without a brand a franchise in front is taken for its maker's own toys, not for party goods."""
    assert graver("Baby Yoda Plush with Sound, 11 Inch", None) == []
    assert graver("Baby Yoda Vinyl Stickers, 50 Pieces", None) == [("third-party-brand", "Baby Yoda")]
    assert graver("Baby Yoda Vinyl Stickers, 50 Pieces", "Amscan") == []


def test_a_store_sells_under_its_own_label() -> None:
    assert graver("Amazon Basics Drumsticks, 2 Pairs", None) == []
    assert graver("Acmeco Drumsticks, Like Those of Amazon Basics") == [("marketplace-name", "Amazon Basics")]


def test_a_book_may_be_about_a_mark() -> None:
    assert graver("Knitting with Harry Potter", None, product_type="ABIS_BOOK") == []


def test_capitals_behind_a_hyphen_belong_to_a_word() -> None:
    assert graver("Acmeco Corn Meal, Non-GE, 2 lb") == []


FRANCHISES = [
    ("Acmeco Dice for Dungeons & Dragons", "compatible-brand"),
    ("Acmeco Card Sleeves for Pokemon Cards", "compatible-brand"),
    ("Acmeco Clothes Compatible with Labubu", "third-party-brand"),
    ("Acmeco Mug for Harry Potter Fans", "third-party-brand"),
]


@pytest.mark.parametrize(("title", "rule"), FRANCHISES)
def test_only_games_have_things_that_fit_them(title: str, rule: str) -> None:
    assert {found_rule for found_rule, _, _ in found(title)} == {rule}


COMPARISONS = [
    ("Acmeco Tumbler, Similar to Hydro Flask", "Hydro Flask"),
    ("Acmeco Lamp, Better than Philips Hue", "Philips Hue"),
    ("Acmeco Dyson Style Hair Dryer", "Dyson"),
    ("Acmeco Chanel Inspired Perfume", "Chanel"),
    ("Acmeco Lululemon Dupe Leggings", "Lululemon"),
    ("Acmeco Rolex Replica", "Rolex"),
]


@pytest.mark.parametrize(("title", "text"), COMPARISONS)
def test_comparison_is_an_error(title: str, text: str) -> None:
    assert found(title) == [("brand-comparison", "error", text)]


STYLES_WITHOUT_A_BRAND_FIELD = [
    ("Strat Style Guitar Knobs, Set of 3", "Strat"),
    ("Fender Style Guitar Neck, Maple", "Fender"),
    ("Guitar Strap Locks, Black, Schaller-Style", "Schaller"),
]


@pytest.mark.parametrize(("title", "text"), STYLES_WITHOUT_A_BRAND_FIELD)
def test_whose_style_is_named_is_not_the_maker(title: str, text: str) -> None:
    assert ("brand-comparison", text) in graver(title, None)


STORES_JOINED = [
    ("Sold at many stores, Walmart and Target among them", ["Walmart", "Target"]),
    ("Aim at the bull's eye and Target rings", []),
]


@pytest.mark.parametrize(("sentence", "names"), STORES_JOINED)
def test_a_store_that_is_a_word_is_known_by_its_neighbour(sentence: str, names: list[str]) -> None:
    flagged = [text for rule, text in graver("Acmeco Mug", bullets=[sentence]) if rule == "marketplace-name"]
    assert flagged == names


NO_COMPARISON = [
    "For kids who like Star Wars",
    "Works with carriers like AT&T and Verizon",
    "Use it on larger models like the iPhone 15 Pro Max",
]


@pytest.mark.parametrize("sentence", NO_COMPARISON)
def test_liking_and_examples_are_no_comparison(sentence: str) -> None:
    assert all(rule != "brand-comparison" for rule, _, _ in found("Acmeco Stand", bullets=[sentence]))


ORDINARY_WORDS = [
    "Acmeco Apple Cider Vinegar Gummies",
    "Acmeco Gap Filler Foam",
    "Acmeco Paper Target Practice Sheets",
    "Acmeco Shell Bead Necklace",
    "Acmeco Puma Animal Poster",
    "Acmeco Dove Gray Curtains",
    "Acmeco Tide Clock",
    "Acmeco Ring Light with Stand",
    "Acmeco Galaxy Projector Night Light",
    "Acmeco Coach Whistle",
    "Acmeco Champion Belt",
    "Acmeco Scotch Glasses, Set of 2",
    "Acmeco Fender Washer",
    "Acmeco Frozen Fruit Molds",
    "Acmeco Amazon River Map",
    "Acmeco USB Cable 3M Braided",
    "Acmeco Shop Vacuum 5 Peak HP",
    "Acmeco Bluetooth Speaker with USB-C and Wi-Fi",
    "Acmeco Marvel at This Puzzle",
    "Acmeco Snap-On Hard Cover",
    "Acmeco Brother Birthday Mug",
    "Acmeco Cannon Fuse",
]


@pytest.mark.parametrize("title", ORDINARY_WORDS)
def test_ordinary_words_are_no_brands(title: str) -> None:
    assert found(title) == []


ORDINARY_WITH_EVIDENCE = [
    ("Acmeco Coach Handbag", "Coach"),
    ("Acmeco Puma Shoes Black", "Puma"),
    ("Acmeco Guess Handbag", "Guess"),
    ("Acmeco Brother TN-760 Toner", "Brother"),
]


@pytest.mark.parametrize(("title", "text"), ORDINARY_WITH_EVIDENCE)
def test_ordinary_words_with_evidence_are_brands(title: str, text: str) -> None:
    assert found(title) == [("third-party-brand", "warning", text)]


OWN = [
    ("Apple iPhone 15 with MagSafe", "Apple"),
    ("Galaxy Buds 2 for Samsung Galaxy S24", "SAMSUNG Electronics"),
    ("Hot Wheels Barbie Car", "Mattel"),
    ("Funko Pop Batman", "Funko"),
    ("LEGO Star Wars Millennium Falcon", "LEGO"),
    ("Velcro Brand Ties", "VELCRO"),
    ("Kindle Paperwhite Case", "Amazon"),
    ("Ninja Foodi Blender", "Ninja"),
    ("Officially Licensed Snoopy Mug", "Acmeco"),
]


@pytest.mark.parametrize(("title", "brand"), OWN)
def test_own_marks_product_lines_and_licences_are_silent(title: str, brand: str) -> None:
    assert graver(title, brand) == []


GUESSED = [
    ("Yamaha Acoustic Guitar with Gig Bag", []),
    ("2 Pack New Hot Wheels Track", []),
    ("Pokemon Plush, 8 inch", []),
    ("iPhone 15 Case, Clear", [("third-party-brand", "iPhone")]),
]


@pytest.mark.parametrize(("title", "expected"), GUESSED)
def test_without_a_brand_the_first_mark_is_taken_for_the_maker(
    title: str, expected: list[tuple[str, str]]
) -> None:
    assert graver(title, None) == expected


def test_unbranded_goods_have_no_maker() -> None:
    assert graver("Pokemon Plush, 8 inch", "Generic") == [("third-party-brand", "Pokemon")]
    assert found("iPhone 15 Case", "Generic") == [("third-party-brand", "error", "iPhone")]


STORES = [
    "Ships from Walmart in two days",
    "Find us on Amazon and eBay",
    "Please call Target Guest Services",
    "The details were provided by Target stores",
]


@pytest.mark.parametrize("sentence", STORES)
def test_stores_are_named_nowhere(sentence: str) -> None:
    rules = {rule for rule, _ in graver("Acmeco Lamp", description=sentence)}
    assert rules == {"marketplace-name"}


COMPONENTS = [
    ("Acmeco Rain Jacket with Gore-Tex Lining", "Gore-Tex"),
    ("Acmeco Laptop, Intel Core i7, 16 GB", "Intel Core"),
    ("Acmeco Phone, unlocked (Verizon)", "Verizon"),
    ("Acmeco Coat with YKK Zippers", "YKK"),
]


@pytest.mark.parametrize(("title", "text"), COMPONENTS)
def test_components_are_information(title: str, text: str) -> None:
    assert found(title) == [("component-brand", "info", text)]


LOOK_ALIKES = ["Addidas", "N1ke", "Nikе", "Adiidas", "Guci", "Reeb0k"]


@pytest.mark.parametrize("word", LOOK_ALIKES)
def test_look_alikes_are_found(word: str) -> None:
    assert found(f"Acmeco {word} Shoes") == [("look-alike-brand", "warning", word)]


def test_accents_are_no_disguise() -> None:
    assert graver("Acmeco Pokémon Mug") == [("third-party-brand", "Pokémon")]
    assert graver("Acmeco Pokemon Mug") == [("third-party-brand", "Pokemon")]


GENERIC = [
    ("Acmeco Velcro Cable Ties", "Acmeco Hook-and-Loop Cable Ties"),
    ("Acmeco Baby Onesies, 3 Pack", "Acmeco Baby Bodysuits, 3 Pack"),
    ("Acmeco Crockpot Liners", "Acmeco Slow Cooker Liners"),
    ("Acmeco Band-Aids for Kids", "Acmeco Adhesive Bandages for Kids"),
    ("Acmeco Q-tips Holder", "Acmeco Cotton Swabs Holder"),
    ("Acmeco BUBBLE WRAP Roll", "Acmeco BUBBLE CUSHIONING WRAP Roll"),
]
MOVED = [
    ("Acmeco iPhone 15 Case", "Acmeco Case for iPhone 15"),
    (
        "Acmeco Apple Watch Series 9 Leather Band, Brown",
        "Acmeco Leather Band for Apple Watch Series 9, Brown",
    ),
    ("Acmeco Jeep Wrangler Seat Covers", "Acmeco Seat Covers for Jeep Wrangler"),
    ("Acmeco Ford F-150 Floor Mats, Black", "Acmeco Floor Mats for Ford F-150, Black"),
]


@pytest.mark.parametrize(("title", "fixed"), [*GENERIC, *MOVED])
def test_fix(title: str, fixed: str) -> None:
    edits = [edit for each in lint(title) if each.fix for edit in each.fix.edits]
    assert apply(title, edits) == fixed
    assert graver(fixed) == []


def test_plain_words_take_their_case_from_the_sentence() -> None:
    bullet = "Velcro holds it. Comes with Velcro straps"
    edits = [edit for each in lint("Acmeco Strap", bullets=[bullet]) if each.fix for edit in each.fix.edits]
    assert apply(bullet, edits) == "Hook-and-loop holds it. Comes with hook-and-loop straps"


def test_the_plain_word_speaks_the_language_of_the_listing() -> None:
    title = "Acmeco Kabelbinder mit Velcro"
    (diagnostic,) = lint(title, language="de")
    assert diagnostic.fix is not None
    assert apply(title, diagnostic.fix.edits) == "Acmeco Kabelbinder mit Klettverschluss"
    (diagnostic,) = lint("Acmeco Attaches Velcro", language="fr")
    assert diagnostic.fix is not None
    assert diagnostic.fix.applicability is Applicability.MANUAL


def test_a_moved_brand_leaves_the_right_article() -> None:
    bullet = "This makes an iPhone 15 case complete"
    edits = [edit for each in lint("Acmeco Set", bullets=[bullet]) if each.fix for edit in each.fix.edits]
    assert apply(bullet, edits) == "This makes a case for iPhone 15 complete"


def test_models_with_a_slash_between_move_together() -> None:
    title = "iPhone 14/15 Clear Case"
    edits = [edit for each in lint(title) if each.fix for edit in each.fix.edits]
    assert apply(title, edits) == "Clear Case for iPhone 14/15"


THINGS = ["Case", "Screen Protector", "Charging Cable", "Mount", "Replacement Parts", "Cover with Stand"]


@given(
    st.sampled_from(
        ["iPhone 15 Pro", "Samsung Galaxy S24", "Kindle Paperwhite", "Jeep Wrangler", "Dyson V11"]
    ),
    st.sampled_from(["", "Clear ", "Slim Black "]),
    st.sampled_from(THINGS),
)
def test_moving_a_brand_removes_the_finding_and_loses_no_word(model: str, adjective: str, thing: str) -> None:
    title = f"Acmeco {model} {adjective}{thing}"
    edits = [edit for each in lint(title) if each.fix for edit in each.fix.edits]
    fixed = apply(title, edits)
    assert fixed.startswith("Acmeco ")
    assert graver(fixed) == []
    assert sorted(fixed.split()) == sorted([*title.split(), "for"])


SEARCH_TERMS = [
    ("iphone case samsung galaxy clear", ["iphone", "samsung galaxy"], "case clear"),
    ("travel mug, hydroflask", ["hydroflask"], "travel mug"),
    ("velcro straps cable ties", ["velcro"], "straps cable ties"),
    ("acmeco travel mug", ["acmeco"], "travel mug"),
    ("puma shoes sneaker", ["puma"], "shoes sneaker"),
    ("apple corer shell lamp target archery", [], "apple corer shell lamp target archery"),
    ("bluetooth speaker usb", [], "bluetooth speaker usb"),
]


@pytest.mark.parametrize(("terms", "texts", "fixed"), SEARCH_TERMS)
def test_brands_leave_the_search_terms(terms: str, texts: list[str], fixed: str) -> None:
    diagnostics = lint("Acmeco Thing", search_terms=terms)
    assert [each.text for each in diagnostics] == texts
    assert apply(terms, [edit for each in diagnostics if each.fix for edit in each.fix.edits]) == fixed


def test_search_terms_of_one_brand_only_are_not_emptied() -> None:
    (diagnostic,) = lint("Acmeco Thing", search_terms="nike")
    assert diagnostic.fix is not None
    assert diagnostic.fix.applicability is Applicability.MANUAL


def test_names_of_the_lexicon_count_in_search_terms_and_comparisons_only() -> None:
    assert found("Acmeco Mug", search_terms="miniso mug") == [("brand-in-search-terms", "warning", "miniso")]
    assert found("Acmeco Miniso Mug") == []
    assert found("Acmeco Mug, Similar to Miniso") == [("brand-comparison", "warning", "Miniso")]


def test_names_of_the_lexicon_count_in_english_only() -> None:
    assert found("Acmeco Becher", search_terms="miniso becher", language="de") == []


SIGNS = ["™", "®", "©"]


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_of_marks_are_deleted_safely(sign: str) -> None:
    title = f"Acmeco{sign} Lamp"
    (diagnostic,) = Linter(select=["trademark-symbol"]).lint(Listing("A", title))
    assert diagnostic.fix is not None
    assert diagnostic.fix.applicability is Applicability.SAFE
    assert apply(title, diagnostic.fix.edits) == "Acmeco Lamp"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12))
def test_look_alikes_differ_from_the_name_and_are_few(name: str) -> None:
    variants = list(look_alikes(name))
    assert name not in variants
    assert len(variants) == len(set(variants)) <= 3 * len(name)
    assert all(abs(len(variant) - len(name)) <= 1 for variant in variants)


CLAUSES = ["for", "fits", "compatible with", "works with", "replacement for"]
MODELS = [
    "iPhone 15",
    "Samsung Galaxy S24",
    "Kindle Paperwhite",
    "GoPro Hero 12",
    "Nintendo Switch",
    "Dyson V11",
]


@given(st.sampled_from(CLAUSES), st.lists(st.sampled_from(MODELS), min_size=1, max_size=4, unique=True))
def test_a_list_of_models_is_compatible_as_a_whole(clause: str, models: list[str]) -> None:
    title = f"Acmeco Holder {clause} {', '.join(models)}"
    assert graver(title) == []
    assert {rule for rule, _, _ in found(title)} == {"compatible-brand"}


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in MARK_FILES:
        for entry in load_yaml(f"brands/{file}")["marks"]:
            yield file, entry


def test_there_are_as_many_brands_as_promised() -> None:
    assert len(load_brands().marks) >= 1200
    lines = [line for line in lexicon() if not line.startswith("#")]
    assert len(lines) >= 10_000
    assert lines == sorted(lines)


def lexicon() -> list[str]:
    return data_path("brands/lexicon.txt").read_text(encoding="utf-8").splitlines()


def test_every_name_of_the_lexicon_has_a_class_and_an_origin() -> None:
    form = re.compile(
        r"[^\t]+\t(?:distinctive|ordinary)\t(?:icons|nsi-goods|nsi-services)(?:\+nsi-(?:goods|services))*"
    )
    assert [line for line in lexicon()[1:] if not form.fullmatch(line)] == []


@pytest.mark.parametrize("file", MARK_FILES)
def test_marks_stand_in_order(file: str) -> None:
    names = [str(entry["mark"]).casefold() for entry in load_yaml(f"brands/{file}")["marks"]]
    assert names == sorted(names)


def test_marks_that_sellers_trip_over_are_known() -> None:
    brands = load_brands()
    wanted = (
        "Velcro, iPhone, iPad, AirPods, Pokémon, Crock-Pot, Ziploc, Alexa, Kindle, Band-Aid, Q-tips, Teflon, Kevlar, "
        "Gore-Tex, Lycra, Cordura, Tencel, PrimaLoft, Thinsulate, Polartec, Owala, Frisbee, Hula Hoop, Harry Potter, "
        "Dawn, Bounty, Xbox, Nintendo Switch, Nike, LEGO, Yeti, Stanley, Kleenex, Disney, Onesie, Jacuzzi, Styrofoam"
    )
    assert [name for name in wanted.split(", ") if brands.named(name) is None] == []


def test_no_plain_word_is_a_mark() -> None:
    brands = load_brands()
    plain = {word for mark in brands.marks.values() for _, word in mark.plain}
    assert [word for word in sorted(plain) if brands.named(word)] == []


def test_every_allow_phrase_holds_the_mark_that_it_silences() -> None:
    for _, entry in entries():
        spellings = [fold_phrase(name) for name in (entry["mark"], *entry.get("aliases", ()))]
        for phrase in entry.get("allow", ()):
            for written in expand(str(phrase)):
                assert any(spelling in fold_phrase(written) for spelling in spellings), (
                    entry["mark"],
                    written,
                )
                assert all(text != entry["mark"] for _, text in graver(f"{written.title()} Thing"))


@pytest.mark.skipif(not SCOWL.exists(), reason="the word list is not installed")
def test_marks_that_are_words_are_ordinary() -> None:
    words = {word for word in SCOWL.read_text(encoding="utf-8").split() if word.islower()}
    known: list[Mark] = list(load_brands().marks.values())
    wordlike = {
        mark.name
        for mark in known
        if not (mark.ordinary or mark.written or mark.plain)
        and any(joined(spelling) in words for spelling in mark.spellings)
    }
    # Words only because of the mark itself.
    assert wordlike <= NO_WORDS, sorted(wordlike - NO_WORDS)


NO_WORDS = frozenset(
    (
        "Amazon", "Behr", "Bitcoin", "Botox", "Crayola", "Cup Noodles", "Dorman", "Energizer", "Escalade",
        "Firestone", "Google", "Intel", "Kilz", "McLaren", "Nestle", "Nickelodeon", "Oxbow", "Scrabble", "Smurfs",
        "Snoopy", "Stadia", "Superman", "Sylvania", "Telecaster", "Ticonderoga",
    )
)  # fmt: skip


@given(
    st.lists(
        st.sampled_from(["Nike", "d'", "'s", "_", "é", " ", " ", "-", ".", "\n", "F-150", "™", "for"]),
        min_size=1,
    ),
    st.data(),
)
def test_a_text_reads_the_same_bit_by_bit(parts: list[str], data: st.DataObject) -> None:
    value = "".join(parts)
    words = [word.span() for word in re.finditer(r"\w+(?:['’]\w+)?|[^\w\s]|\n", value)]
    edges = sorted(data.draw(st.sets(st.sampled_from(range(len(value) + 1)), min_size=2, max_size=6)))
    text = Text("title", None, value)
    names = [
        Mention(text, start, end, "")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
        if value[start].isalpha() and value[end - 1].isalpha()
    ]
    if not names:
        return
    read = BrandText(value, names, load_brands().wording)
    for name in data.draw(st.permutations(names)):
        read.read(read.place(name)[1] + 1)
    for name in names:
        at = bisect_right([end for _, end in words], name.start)
        assert read.place(name) == (at, bisect_left([start for start, _ in words], name.end))
    assert [read.word(number) for number in range(len(words) + 1)] == [
        *(value[start:end] for start, end in words),
        "",
    ]
    assert [read.end(number) for number in range(len(words))] == [end for _, end in words]


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Acmeco Shoes, Nike's Size", ["Nike"]),
        ("Acmeco Coque l'iPhone 15", ["iPhone"]),
        ("Acmeco Shoes Nike_Adidas Size 9", ["Nike", "Adidas"]),
    ],
)
def test_a_name_within_a_longer_word_is_judged(title: str, texts: list[str]) -> None:
    assert [text for _, text in graver(title)] == texts
