"""What the words around a material make of it, and what the composition makes of the claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint import Linter, Listing
from listing_lint.fix import apply
from listing_lint.fold import UNSPACED_LANGUAGES, fold_phrase
from listing_lint.index import spelling_variants
from listing_lint.materials import Allowed, load_materials
from listing_lint.rules import computed_rules
from listing_lint.wordlist import expand, load_yaml

LINTERS = {
    market: Linter(market=market, select=["material"])
    for market in ("amazon-us", "amazon-uk", "amazon-de", "amazon-jp")
}
MATERIALS = load_materials()


def flagged(
    title: str, composition: str | None = None, market: str = "amazon-us", **more: object
) -> list[tuple[str, str, str]]:
    """Rule, severity and text of every finding in the title that is more than advice."""
    listing = Listing("A", title, composition=composition, **more)  # type: ignore[arg-type]
    return [
        (found.rule, found.severity, found.text)
        for found in LINTERS[market].lint(listing)
        if found.start is not None and found.severity != "info"
    ]


CONTRADICTIONS = [
    ("Linen Apron with Pockets", "100% Polyester", "fibre-not-in-composition", "error", "Linen"),
    ("Wool Socks 3 Pairs", "80% Acrylic, 20% Nylon", "fibre-not-in-composition", "error", "Wool"),
    ("Chair Pad, Cotton, Tufted", "PP", "fibre-not-in-composition", "error", "Cotton"),
    ("Wool Coat", "Shell: 100% Polyester; Lining: 100% Wool", "fibre-not-in-composition", "error", "Wool"),
    ("Tencel Robe", "100% Cotton", "fibre-not-in-composition", "error", "Tencel"),
    ("Silk Hair Ribbon", "100% Polyester", "silk-wording", "error", "Silk"),
    ("Ice Silk Bandana", "90% Nylon, 10% Spandex", "silk-wording", "error", "Ice Silk"),
    ("Ice Silk Bandana", None, "silk-wording", "warning", "Ice Silk"),
    ("Pure Silk Bandana", "Viscose", "silk-wording", "error", "Pure Silk"),
    ("Pure Cotton Robe", "80% Cotton, 20% Polyester", "pure-on-blend", "error", "Pure Cotton"),
    (
        "100% Organic Cotton Robe",
        "80% Cotton, 20% Polyester",
        "pure-on-blend",
        "error",
        "100% Organic Cotton",
    ),
    ("All-Cotton Robe", "Cotton Blend", "pure-on-blend", "error", "All-Cotton"),
    ("Robe, Cotton 100%, Belted", "95% Cotton, 5% Spandex", "pure-on-blend", "error", "Cotton 100%"),
    ("Pure Rayon Kimono", None, "pure-on-blend", "warning", "Pure Rayon"),
    ("Pure Viscose Kimono", "100% Viscose", "pure-on-blend", "warning", "Pure Viscose"),
    ("Bamboo Bath Towels", None, "bamboo-wording", "warning", "Bamboo"),
    ("Bamboo Cutting Board", "Plastic", "wood-on-imitation", "warning", "Bamboo Cutting Board"),
    ("Glass Candle Holder", "Plastic", "stone-on-imitation", "warning", "Glass"),
    ("Leather Dog Collar", "Nylon", "leather-on-imitation", "warning", "Leather"),
    ("Cotton Rope Basket", "100% Polyester", "fibre-not-in-composition", "error", "Cotton"),
    ("Remy Hair Wig", "Synthetic Fiber", "material-not-in-composition", "warning", "Remy Hair"),
    ("Mink Lashes, 3 Pairs", "Synthetic Fiber", "material-not-in-composition", "warning", "Mink Lashes"),
    ("Metal Wall Sign", "Plastic", "material-not-in-composition", "warning", "Metal"),
    ("Silicone Phone Case", "TPU", "material-not-in-composition", "warning", "Silicone"),
    ("Bamboo Briefs", "95% Rayon, 5% Spandex", "bamboo-wording", "error", "Bamboo"),
    ("Bamboo Viscose Briefs", None, "bamboo-wording", "warning", "Bamboo Viscose"),
    ("Cashmere Wrap", "92% Acrylic, 8% Cashmere", "minor-fibre-headline", "error", "Cashmere"),
    ("Linen Shorts", "60% Cotton, 40% Linen", "minor-fibre-headline", "warning", "Linen"),
    ("Polo Shirt, 60% Cotton", "50% Cotton, 50% Polyester", "percentage-mismatch", "error", "60% Cotton"),
    ("Real Leather Card Holder", "PVC", "leather-on-imitation", "error", "Real Leather"),
    ("Leather Guest Book", "Paper", "leather-on-imitation", "warning", "Leather"),
    ("Suede Ankle Boots", "Faux suede", "leather-on-imitation", "error", "Suede"),
    ("Mink Fur Stole", "100% Acrylic", "fur-wording", "error", "Mink Fur"),
    ("Faux Fur Stole", "Fox Fur", "fur-wording", "error", "Faux Fur"),
    ("Duck Down Parka", "Shell: Nylon; Fill: Polyester", "down-on-synthetic", "error", "Duck Down"),
    ("Down Comforter, Twin", "100% Polyester", "down-on-synthetic", "warning", "Down Comforter"),
    ("Egyptian Cotton Sheets", "Microfiber", "cotton-grade", "error", "Egyptian Cotton"),
    ("14K Gold Hoops", "Zinc Alloy", "gold-on-plated", "warning", "14K Gold"),
    ("S925 Silver Studs", "Copper", "gold-on-plated", "warning", "S925 Silver"),
    ("Ruby Pendant", "Glass", "gemstone-wording", "warning", "Ruby"),
    ("Oak Wood Shelf", "Particle Board", "wood-on-imitation", "warning", "Oak Wood"),
    ("Solid Wood Tray", "Plywood", "wood-on-imitation", "warning", "Solid Wood"),
    ("Porcelain Plate Set", "Melamine", "stone-on-imitation", "warning", "Porcelain"),
    ("Stainless Steel Tumbler", "Plastic", "material-not-in-composition", "warning", "Stainless Steel"),
    ("Wicker Hamper", "PP", "material-not-in-composition", "warning", "Wicker"),
    ("Copper Mug", "ABS", "material-not-in-composition", "warning", "Copper"),
    ("Sterling Silver Band", "Copper", "gold-on-plated", "warning", "Sterling Silver"),
    ("Goose Down Vest", "100% Polyester", "down-on-synthetic", "warning", "Goose Down"),
    # a part that only tells the cut
    ("Linen Button Down Overshirt", "100% Polyester", "fibre-not-in-composition", "error", "Linen"),
    ("Linen Drawstring Joggers", "100% Polyester", "fibre-not-in-composition", "error", "Linen"),
    ("Wool Wide Leg Slacks", "100% Acrylic", "fibre-not-in-composition", "error", "Wool"),
    ("Wool Shawl Collar Cardigan", "100% Acrylic", "fibre-not-in-composition", "error", "Wool"),
    ("Cotton Back Zip Tunic", "100% Polyester", "fibre-not-in-composition", "error", "Cotton"),
    ("Cashmere Shawl Fringe Trim", "100% Acrylic", "fibre-not-in-composition", "error", "Cashmere"),
    ("Leather Drawstring Pouch", "PU", "leather-on-imitation", "error", "Leather"),
    ("Leather Buckle Wristband", "PU", "leather-on-imitation", "error", "Leather"),
    ("Detachable Strap, Leather Satchel", "PU", "leather-on-imitation", "error", "Leather"),
    # a print on a fibre leaves it a fibre
    ("Cotton Printed Tunic", "100% Polyester", "fibre-not-in-composition", "error", "Cotton"),
    # a size is no accessory
    ("Plus Size Linen Tunic", "100% Polyester", "fibre-not-in-composition", "error", "Linen"),
    # any thing will do behind a hard material
    ("Porcelain Soap Dolphin", "Resin", "stone-on-imitation", "warning", "Porcelain"),
    ("Silicone Jar Gripper", "Nylon", "material-not-in-composition", "warning", "Silicone"),
    # the noun is the product, not a part
    ("Brass Dresser Knob", "PP", "material-not-in-composition", "warning", "Brass"),
    ("Stainless Steel Pocket Mirror Tray", "PP", "material-not-in-composition", "warning", "Stainless Steel"),
    # one metal for another
    ("Titanium Bangle", "Zinc Alloy", "material-not-in-composition", "warning", "Titanium"),
    # more materials
    ("S925 Toe Ring", "Copper", "gold-on-plated", "warning", "S925"),
    ("Tiger's Eye Pendant", "Acrylic", "gemstone-wording", "warning", "Tiger's Eye"),
    ("Feather Fascinator", "100% Polyester", "material-not-in-composition", "warning", "Feather"),
    ("Cork Trivet", "PP", "wood-on-imitation", "warning", "Cork"),
    ("Teak Nightstand", "MDF", "wood-on-imitation", "warning", "Teak"),
    ("Stone Figurine", "Resin", "stone-on-imitation", "warning", "Stone"),
    ("Rubber Stair Treads", "PVC", "material-not-in-composition", "warning", "Rubber"),
    ("Bamboo Umbrella Stand", "Plastic", "bamboo-wording", "warning", "Bamboo"),
    ("Hemp Tunic", "100% Polyester", "fibre-not-in-composition", "error", "Hemp"),
    ("Genuine Leather Pouch, Soft PU", "PU", "leather-on-imitation", "error", "Genuine Leather"),
]


@pytest.mark.parametrize(("title", "composition", "rule", "severity", "text"), CONTRADICTIONS)
def test_contradicted(title: str, composition: str | None, rule: str, severity: str, text: str) -> None:
    assert flagged(title, composition) == [(rule, severity, text)]


SILENT = [
    # the composition bears it out
    ("Linen Apron", "100% Linen"),
    ("Linen Apron", "Flax"),
    ("Merino Socks", "85% Wool, 15% Nylon"),
    ("Wool Socks", "Merino Wool"),
    ("Lycra Shorts", "80% Nylon, 20% Spandex"),
    ("Cotton Tote", "Canvas"),
    ("Polyester Sheet Set", "Microfiber"),
    ("Rayon Sheet Set", "100% Modal"),
    ("Wooden Bowl", "Acacia"),
    ("Wooden Paddle", "Plywood"),
    ("Leather Belt", "Cowhide"),
    ("Linen Shorts", "55% Linen, 45% Cotton"),
    # the composition says nothing
    ("Linen Apron", None),
    ("Linen Apron", "see photo"),
    ("100% Cotton Robe", None),
    ("Genuine Leather Belt", None),
    ("Solid Gold Ring", None),
    # a part
    ("Rain Boots with Wool Lining", "Rubber"),
    ("Parka, Cotton Lined", "100% Polyester"),
    ("Canvas Tote with Leather Straps", "Polyester"),
    ("Plant Stand with Ceramic Pot", "MDF"),
    ("Fleece Hat with Silk Lining", "Shell: 100% Polyester; Lining: 100% Silk"),
    # not there, and said so
    ("Wallet, No Leather", "PVC"),
    ("Leather-Free Wallet", "PVC"),
    ("Faux Leather Wallet", "PVC"),
    ("Vegan Leather Wallet", "PVC"),
    ("Pet Collar in PU, Leather Look-Alike", "PU"),
    ("PU Pet Collar, Leather", "PU"),
    ("Leather-Look Leggings", "Polyester"),
    ("Polyester Scarf, Silk-Like Feel", "Polyester"),
    ("Softer Than Cotton Sheets", "Microfiber"),
    ("Imitation Pearl Necklace", "Plastic"),
    ("Simulated Diamond Ring", "Cubic Zirconia"),
    ("14K Gold Plated Chain", "Brass"),
    ("Gold Tone Necklace", "Brass"),
    # what it is good for
    ("Wax for Leather", "Plastic"),
    ("Cleaner for Car Seats and Leather", "Plastic"),
    ("Travel Iron for Cotton, Linen and Silk", "Plastic"),
    ("Repairs Wood, Leather and Vinyl", "Plastic"),
    # a colour, a scent, a pattern
    ("Sofa Throw, Antique Linen", "100% Polyester"),
    ("Color: Linen, Sofa Throw", "100% Polyester"),
    ("Scented Candle, Clean Linen", "Plastic"),
    ("Wallpaper, Marble Pattern", "PVC"),
    ("Rose Gold Hair Clips", "Plastic"),
    ("Gold Notebook", "Paper"),
    # another word
    ("Bed Linen Set", "Microfiber"),
    ("Button-Down Shirt", "100% Cotton"),
    ("Bamboo Cutting Board", "Wood"),
    ("Non-Slip Wool Socks", "100% Wool"),
    ("Viscose from Bamboo Robe", "100% Viscose"),
    ("Down Jacket", "100% Nylon"),
    ("Diamond Painting Kit", "Plastic"),
    # for such a thing, or one piece of a machine
    ("Stainless Steel Cup Lid Opener", "Plastic"),
    ("Ceramic Plate Sticker", "PVC"),
    ("Marble Peel and Stick Tiles", "PVC"),
    ("Stainless Steel Blade Grinder", "Plastic"),
    ("Mixer with Extra Large Glass Bowl", "Plastic"),
    ("Ceramic Tourmaline Curler", "Plastic"),
    ("Bamboo Lid Canister", "Plastic"),
    ("Leather Sole Slippers", "100% Polyester"),
    ("Feather Print Tunic", "100% Polyester"),
    ("Steel Bowl", "Iron"),
    ("Pearl Decor Headband", "Plastic"),
    ("Imitation Wool Rug", "100% Polyester"),
]


@pytest.mark.parametrize(("title", "composition"), SILENT)
def test_silent(title: str, composition: str | None) -> None:
    assert flagged(title, composition) == []


def test_the_sellers_own_colour_is_no_claim() -> None:
    assert flagged("Curtain Pair, Linen", "Polyester", color="Linen") == []
    assert flagged("Linen Curtain Pair", "Polyester", color="Linen")


def test_the_sellers_own_brand_is_no_claim() -> None:
    assert flagged("Silk Harbor Mug", "Plastic", brand="Silk Harbor") == []


@pytest.mark.parametrize(
    "bullet",
    [
        "Not made of wool",
        "Works with silk, wool and cotton",
        "Feels like cashmere",
        "Soft as cotton",
        "Do not iron linen",
        "Pairs well with linen pants",
        "Looks great on silk ties",
        "Gentle on delicate fabrics such as silk and wool",
        "Removes pet hair from wool",
        "Lined with 100% silk",
        "Includes a cotton pouch",
        "Our yarn is softer than merino",
        "Wash with linen and other fabrics",
        "Looks great with cotton throws",
        "Comes with a silk pouch",
    ],
)
def test_prose_that_claims_nothing(bullet: str) -> None:
    found = LINTERS["amazon-us"].lint(Listing("A", "Robe", bullets=[bullet], composition="100% Polyester"))
    assert [diagnostic.text for diagnostic in found if diagnostic.severity != "info"] == []


@pytest.mark.parametrize(
    ("bullet", "composition", "text"),
    [
        ("Made of sterling silver, polished by hand", "Copper", "sterling silver"),
        ("Material: stainless steel", "Plastic", "stainless steel"),
        ("Solid wood, sanded and oiled", "MDF", "Solid wood"),
        ("Made with bamboo that lasts", "Plastic", "bamboo"),
    ],
)
def test_a_sentence_that_opens_with_the_material(bullet: str, composition: str, text: str) -> None:
    found = LINTERS["amazon-us"].lint(Listing("A", "Tray", bullets=[bullet], composition=composition))
    assert [(diagnostic.severity, diagnostic.text) for diagnostic in found] == [("warning", text)]


def test_prose_weighs_less() -> None:
    listing = Listing("A", "Robe", description="We also sell cotton robes.", composition="100% Polyester")
    assert [found.severity for found in LINTERS["amazon-us"].lint(listing)] == ["info"]
    listing = Listing("A", "Robe", description="It is made of cotton.", composition="100% Polyester")
    assert [found.severity for found in LINTERS["amazon-us"].lint(listing)] == ["warning"]


FIXES = [
    ("Pure Cotton Robe", "95% Cotton, 5% Elastane", "95% Cotton Robe"),
    ("pure cotton robe", "95% Cotton, 5% Elastane", "95% cotton robe"),
    ("Pure Cotton Robe", "Cotton, Polyester", "Cotton Blend Robe"),
    ("Robe, Cotton 100%, Belted", "95% Cotton, 5% Spandex", "Robe, 95% Cotton, Belted"),
    ("Robe (Cotton: 90%)", "95% Cotton, 5% Spandex", "Robe (95% Cotton)"),
    ("Linen Apron", "100% polyester", "Linen-Look Polyester Apron"),
    ("Linen Polyester Apron", "100% polyester", "Linen-Look Polyester Apron"),
    ("Pure Rayon Kimono", None, "Rayon Kimono"),
    ("Silk Ribbon", "100% Polyester", "Polyester Ribbon"),
    ("Silk Ribbon", "60% Viscose, 40% Polyester", "Viscose Blend Ribbon"),
    ("Bamboo-Viscose Socks", None, "Viscose Made from Bamboo Socks"),
    ("bamboo lyocell socks", None, "lyocell made from bamboo socks"),
    ("Bamboo Socks", "80% viscose, 20% nylon", "Viscose Made from Bamboo Socks"),
    ("Genuine Leather Wallet", "PU", "Faux Leather Wallet"),
    ("Goose Down Pillow", "Fill: Polyester", "Down Alternative Pillow"),
    ("Fox Fur Hat", "Acrylic", "Faux Fox Fur Hat"),
    ("Cashmere Wrap", "92% Acrylic, 8% Cashmere", "8% Cashmere Wrap"),
    ("18K Gold Ring", "Gold Plated Brass", "18K Gold-Plated Ring"),
]


@pytest.mark.parametrize(("title", "composition", "expected"), FIXES)
def test_fix(title: str, composition: str | None, expected: str) -> None:
    listing = Listing("A", title, composition=composition)
    edits = [edit for found in LINTERS["amazon-us"].lint(listing) if found.fix for edit in found.fix.edits]
    fixed = apply(title, edits[:1])
    assert fixed == expected
    assert flagged(fixed, composition) == []


@pytest.mark.parametrize(
    ("title", "composition", "rule", "severity", "text"),
    [
        ("Seidenbluse für Damen", "100% Viskose", "silk-wording", "error", "Seidenbluse"),
        ("Reine Wolle Decke", "70% Wolle, 30% Polyester", "pure-on-blend", "error", "Reine Wolle"),
        ("Schal in Kaschmir-Optik", "Polyacryl", "imitation-fibre-wording", "warning", "Kaschmir"),
        ("Lederjacke mit Kragen", "Kunstleder", "leather-on-imitation", "error", "Lederjacke"),
    ],
)
def test_german(title: str, composition: str, rule: str, severity: str, text: str) -> None:
    assert flagged(title, composition, "amazon-de") == [(rule, severity, text)]


@pytest.mark.parametrize(
    ("title", "composition", "expected"),
    [
        ("シルク100% パジャマ", "ポリエステル100%", [("silk-wording", "error", "シルク100%")]),
        ("純綿タオル", "綿80% ポリエステル20%", [("pure-on-blend", "error", "純綿")]),
        ("本革ベルト", "合成皮革", [("leather-on-imitation", "error", "本革")]),
        (
            "ウールコート",
            "表地:ポリエステル100% 裏地:ウール100%",
            [("fibre-not-in-composition", "error", "ウール")],
        ),
        ("裏地ウールのコート", "表地:ポリエステル100% 裏地:ウール100%", []),
        ("シルク調スカーフ", "ポリエステル100%", []),
        ("紺のブレザー", "ポリエステル100%", []),
        ("レザー用クリーナー", "プラスチック", []),
    ],
)
def test_japanese(title: str, composition: str, expected: list[tuple[str, str, str]]) -> None:
    assert flagged(title, composition, "amazon-jp") == expected


@pytest.mark.parametrize(
    ("title", "composition", "expected"),
    [
        ("纯棉短袖", "棉95% 氨纶5%", [("pure-on-blend", "error", "纯棉")]),
        ("冰丝袖套", "锦纶90% 氨纶10%", [("silk-wording", "error", "冰丝")]),
        ("真皮钱包", "PU皮", [("leather-on-imitation", "error", "真皮")]),
        ("记忆棉靠垫", "聚氨酯", []),
        ("不含羊毛的围巾", "腈纶", []),
    ],
)
def test_chinese(title: str, composition: str, expected: list[tuple[str, str, str]]) -> None:
    assert flagged(title, composition, language="zh") == expected


def test_a_compound_has_no_fix() -> None:
    listing = Listing("A", "Seidenbluse für Damen", composition="100% Viskose")
    assert [found.fix for found in LINTERS["amazon-de"].lint(listing)] == [None]


def test_reserved_names_leave_no_look() -> None:
    listing = Listing("A", "Linen Apron", composition="100% Polyester")
    (found,) = LINTERS["amazon-uk"].lint(listing)
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["Polyester"]


WORDS = st.sampled_from(
    [
        *(
            "Pure",
            "100%",
            "Silk",
            "Cotton",
            "Linen",
            "Rayon",
            "Bamboo",
            "Leather",
            "Wool",
            "Gold",
            "14K Gold",
        ),
        *(
            "Wood",
            "Faux",
            "for",
            "with",
            "Lining",
            "95%",
            "Blend",
            "Look",
            ",",
            "(",
            ")",
            ":",
            "Shirt",
            "Ring",
        ),
        *("Polyester", "Goose Down", "Fox Fur", "Vase", "Ceramic", "no", "and", "ice silk", "pima cotton"),
    ]
)
COMPOSITIONS = st.sampled_from(
    [
        None,
        "100% Polyester",
        "PU",
        "95% Cotton, 5% Elastane",
        "Viscose",
        "Gold Plated Brass",
        "MDF",
        "Shell: Silk",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), COMPOSITIONS)
def test_spans_are_the_text_and_fixes_come_to_an_end(title: str, composition: str | None) -> None:
    for _ in range(6):
        found = LINTERS["amazon-us"].lint(Listing("A", title, composition=composition))
        for diagnostic in found:
            if diagnostic.start is not None:
                assert title[diagnostic.start : diagnostic.end] == diagnostic.text
        edits = [edit for diagnostic in found if diagnostic.fix for edit in diagnostic.fix.edits]
        if not edits:
            return
        title = apply(title, edits)
    raise AssertionError(f"the fixes never end: {title}")


ALLOWED = [
    pytest.param(language, allowed, id=f"{language}: {allowed.phrase[:40]}")
    for language, phrases in MATERIALS.allowed.items()
    for allowed in phrases
]


@pytest.mark.parametrize(("language", "allowed"), ALLOWED)
@pytest.mark.parametrize("composition", ["100% Polyester", "Plastic", "Glass", "100% Viscose"])
def test_allowed_phrases(language: str, allowed: Allowed, composition: str) -> None:
    """The example of an allow-phrase makes no claim to its material, whatever the composition."""
    listing = Listing("A", allowed.example, composition=composition, language=language)
    quiet = {allowed.material} if allowed.material != "*" else set(MATERIALS.entries)
    rules = {MATERIALS.entries[material].rule for material in quiet}
    for found in LINTERS["amazon-us"].lint(listing):
        names = {MATERIALS.words.get(word.casefold()) for word in (found.text, *found.text.split())}
        assert found.start is None or found.rule not in rules or names.isdisjoint(quiet), found


def test_every_allow_phrase_holds_its_material() -> None:
    """A phrase without a name of its material inside would silence nothing."""
    for language, phrases in MATERIALS.allowed.items():
        vocabulary = MATERIALS.vocabulary(language)
        variants: dict[str, set[str]] = {}
        for name, material in vocabulary.items():
            variants.setdefault(material, set()).update(spelling_variants(fold_phrase(name)))
        every = set().union(*variants.values())
        for allowed in phrases:
            inside = every if allowed.material == "*" else variants[allowed.material]
            for spelling in expand(allowed.phrase):
                edge = "" if language in UNSPACED_LANGUAGES else " "
                folded = f" {fold_phrase(spelling)} "
                assert any(f"{edge}{name}{edge}" in folded for name in inside), (language, spelling)


def test_word_lists_agree() -> None:
    """Every material that a list refers to is there, every rule and every noun list too."""
    fibres, contexts = load_yaml("materials/fibres.yaml"), load_yaml("materials/contexts.yaml")
    rules = {rule.name for rule in computed_rules()}
    for entry in MATERIALS.entries.values():
        assert not entry.rule or entry.rule in rules, entry.id
        assert not entry.nouns or entry.nouns in contexts["nouns"], entry.id
        assert all(fibre in MATERIALS.entries for fibre in entry.fibres), entry.id
        assert not entry.suggests or entry.suggests == "bamboo" or entry.suggests in MATERIALS.entries
    for section in ("fibres", "grades", "coined", "trade_names"):
        names = [str(name).casefold() for name in fibres[section]]
        assert len(names) == len(set(names))
    for raw in load_yaml("materials/materials.yaml")["materials"].values():
        assert raw["kind"] in load_yaml("materials/materials.yaml")["kinds"]
