import pytest
from invented_files import (
    ATTRIBUTE_PATHS,
    BE,
    DE,
    FPTCUSTOM,
    FR,
    US,
    attribute_path_rows,
    findings_of,
    fptcustom_rows,
    listings_of,
    opened,
    path,
    settings,
    text,
)

from listing_lint.formats import FileFinding, UnreadableFile
from listing_lint.formats.layout import action_kind
from listing_lint.formats.stores import known_market, language_code
from listing_lint.listing import Listing, Place

HAT = ("hat", "HAT-1", "Nordkap", "", "Wool Hat", "A hat.", "Warm", "", "Soft", "beanie", "cap", "Red", "L")


def test_the_old_layout() -> None:
    document = opened(text(fptcustom_rows((*HAT, "80% Wool", "Wool", "Leather", "Norway"))))
    assert (document.format, document.layout, document.market, document.language) == (
        "amazon-text",
        "fptcustom",
        None,
        None,
    )
    assert listings_of(document) == [
        Listing(
            "HAT-1",
            "Wool Hat",
            ("Warm", "", "Soft"),
            "A hat.",
            ("beanie", "cap"),
            "Nordkap",
            "80% Wool",
            "hat",
            color="Red",
            size="L",
            country_of_origin="Norway",
            materials={"fabric_type": "80% Wool", "outer_material_type": "Wool; Leather"},
        )
    ]


def test_places_name_cell_header_and_sku() -> None:
    (listing,) = listings_of(opened(text(fptcustom_rows(HAT))))
    assert listing.place("bullet", 2) == Place("catalogue.txt", "HAT-1", None, 4, 9, "bullet_point3")
    assert listing.place("search_terms", 1).cell == "K4"
    assert listing.place("brand").cell == "C4"
    assert listing.place("composition").header == "fabric_type"
    assert listing.place() == listing.place("highlight") == Place("catalogue.txt", "HAT-1", row=4)


def test_the_first_row_may_be_one_cell() -> None:
    first = [f"TemplateType=fptcustom Version=2026.0714 {settings(2, 3, 4, DE, 'de_DE')} note"]
    document = opened(text(fptcustom_rows(HAT, first=first)))
    assert (document.layout, document.market, document.language) == ("fptcustom", "amazon-de", "de")
    assert [listing.market for listing in listings_of(document)] == ["amazon-de"]


def test_the_attribute_path_layout_without_its_example() -> None:
    row = ["HAT-1", "Anlegen (alles)", "HAT", "Wool Hat", "Warm, soft", "Nordkap", "A hat.", "Warm"]
    row += ["", "", "", "", "beanie", "Wool", "Leather", "Norway"]
    document = opened(text(attribute_path_rows(row)))
    assert (document.layout, document.market, document.language) == ("attribute-path", "amazon-us", "en")
    assert listings_of(document) == [
        Listing(
            "HAT-1",
            "Wool Hat",
            ("Warm",),
            "A hat.",
            "beanie",
            "Nordkap",
            "Wool; Leather",
            "HAT",
            "Warm, soft",
            "amazon-us",
            "en",
            country_of_origin="Norway",
            materials={"material": "Wool; Leather"},
        )
    ]
    assert findings_of(document) == []


def test_the_rows_are_where_the_settings_say() -> None:
    rows = attribute_path_rows(["HAT-1", "", "HAT", "Wool Hat"], data=9)
    rows[6:6] = [["HINT", "", "", "Never a listing"], ["HINT", "", "", "Neither"]]
    assert [listing.sku for listing in listings_of(opened(text(rows)))] == ["HAT-1"]


def test_a_row_deleted_above_the_header_is_reported_and_survived() -> None:
    rows = attribute_path_rows(["HAT-1", "", "HAT", "Wool Hat"])
    del rows[1]
    document = opened(text(rows))
    assert findings_of(document) == [("moved-header", "row 4")]
    assert [listing.sku for listing in listings_of(document)] == ["HAT-1"]


def test_several_languages_and_stores_become_several_listings() -> None:
    columns = [
        "contribution_sku#1.value",
        path("brand", store=None, language=None),
        path("item_name", store=BE, language="fr_BE"),
        path("item_name", store=BE, language="nl_be"),
        path("item_name", store=FR, language="fr_FR"),
        path("bullet_point", 1, BE, "fr_BE"),
        path("bullet_point", 1, BE, "nl_be"),
        path("color", store=FR, language="fr_FR"),
        path("material", store=BE, language=None),
    ]
    row = ["HAT-1", "Nordkap", "Bonnet", "Muts", "Chapeau", "Chaud", "Warm", "Rouge", "Laine"]
    document = opened(text(attribute_path_rows(row, columns=columns)))
    found = [
        (item.market, item.language, item.title, item.bullets, item.brand, item.color, item.composition)
        for item in listings_of(document)
    ]
    assert found == [
        ("amazon-be", "fr", "Bonnet", ("Chaud",), "Nordkap", None, "Laine"),
        ("amazon-be", "nl", "Muts", ("Warm",), "Nordkap", None, "Laine"),
        ("amazon-fr", "fr", "Chapeau", (), "Nordkap", "Rouge", None),
    ]
    assert [item.place("title").cell for item in listings_of(document)] == ["C7", "D7", "E7"]
    assert (document.market, document.language) == (None, None)


def test_a_language_without_text_is_no_listing() -> None:
    columns = [
        "contribution_sku#1.value",
        path("item_name", language="en_US"),
        path("item_name", language="es_US"),
    ]
    document = opened(
        text(attribute_path_rows(["HAT-1", "Wool Hat", ""], ["HAT-2", "", ""], columns=columns))
    )
    found = [(item.sku, item.language) for item in listings_of(document)]
    assert found == [("HAT-1", "en"), ("HAT-2", "en")]


def test_columns_without_keys_belong_to_every_language() -> None:
    columns = ["contribution_sku#1.value", path("item_name", store=None, language=None)]
    columns += [path("bullet_point"), path("item_name", store=DE, language="de_DE")]
    document = opened(text(attribute_path_rows(["HAT-1", "Any hat", "Warm", "Hut"], columns=columns)))
    assert [(item.market, item.title, item.bullets) for item in listings_of(document)] == [
        ("amazon-us", "Any hat", ("Warm",)),
        ("amazon-de", "Hut", ()),
    ]


def test_the_vendor_layout() -> None:
    names = [
        "vendor_sku#1.value",
        "product_type#1.value",
        "item_name#1.value",
        "rtip_product_description#1.value",
    ]
    names += ["bullet_point#1.value", "bullet_point#2.value"]
    rows = [
        ["TemplateType=Dynamic", "Version=1.3", "Locale=de_DE", settings(3, 4, 7, DE, "de_DE")],
        ["Angebot"],
        ["SKU", "Typ", "Name", "Beschreibung", "Punkt", "Punkt"],
        names,
        ["REQUIRED"] * 6,
        ["ABC123", "EXAMPLE", "Example of nobody"],
        ["POT-1", "POT", "Topf", "Ein Topf.", "Dicht", "Schwer"],
    ]
    document = opened(text(rows))
    assert (document.layout, document.market, document.language) == ("vendor", "amazon-de", "de")
    found = listings_of(document)
    assert [(item.sku, item.title, item.bullets, item.partial) for item in found] == [
        ("POT-1", "Topf", ("Dicht", "Schwer"), False)
    ]


def test_the_category_listings_report() -> None:
    names = ["::listing_status", "::title", *ATTRIBUTE_PATHS]
    rows = [
        ["Status", "Title", *["Label"] * len(ATTRIBUTE_PATHS)],
        names,
        ["", "", "ABC123", "", "HAT", "Example of nobody"],
        ["Active", "Shown title", "HAT-1", "", "HAT", "Wool Hat"],
    ]
    document = opened(text(rows))
    assert (document.layout, document.market) == ("category-report", "amazon-us")
    assert [(item.sku, item.title) for item in listings_of(document)] == [("HAT-1", "Wool Hat")]


@pytest.mark.parametrize(
    "header",
    [
        [
            "item-name",
            "item-description",
            "listing-id",
            "seller-sku",
            "price",
            "quantity",
            "open-date",
            "status",
        ],
        [
            "Artikelbezeichnung",
            "Artikelbeschreibung",
            "Angebotsnummer",
            "Händler-SKU",
            "",
            "",
            "Erstellungsdatum",
        ],
        ["nom-produit", "description-article", "id-offre", "sku-vendeur", "prix", "", "date-ouverture"],
        [
            "nazwa-produktu",
            "opis-produktu",
            "identyfikator-oferty",
            "sku-sprzedawcy",
            "",
            "",
            "data-otwarcia",
        ],
        [
            "item-name (ürün adı)",
            "item-description",
            "listing-id (x)",
            "seller-sku (satıcı sku)",
            "",
            "",
            "open-date",
        ],
        ["商品名", "商品説明", "出品ID", "出品者SKU", "価格", "数量", "出品日"],
    ],
)
def test_listings_reports_hold_title_and_description_only(header: list[str]) -> None:
    document = opened(text([header, ['"Fine" Hat', "A hat.", "L1", "HAT-1", "9", "1", "2026-01-02"]]))
    assert document.format == "amazon-report"
    assert findings_of(document) == [("report-without-bullets", "row 1")]
    (listing,) = listings_of(document)
    assert (listing.sku, listing.title, listing.description) == ("HAT-1", '"Fine" Hat', "A hat.")
    assert listing.partial


PLAIN = {
    "ours": ("sku,title,bullet1,bullet2,description,keywords", ("S", "T", ("A", "B"), "D", "K")),
    "spaced": ("SKU;Product Title;Bullet Point 1;Bullet Point 2;Description;Search Terms", ("S", "T", ("A", "B"), "D", "K")),
    "numbered": ("item_sku\titem_name\tbullet_1\tbullet_2\tproduct_description\tgeneric_keywords", ("S", "T", ("A", "B"), "D", "K")),
    "other tools": (
        "sku,item_name.0.value,bullet_point.0.value,bullet_point.1.value,product_description.0.value,generic_keyword.0.value",
        ("S", "T", ("A", "B"), "D", "K"),
    ),
    "repeated": ("sku,title,bullet point,bullet point,description,keywords", ("S", "T", ("A", "B"), "D", "K")),
    "chinese": ("卖家SKU,标题,五点描述1,五点描述2,商品描述,关键词", ("S", "T", ("A", "B"), "D", "K")),
    "german": ("Artikelnummer;Titel;Stichpunkt 1;Stichpunkt 2;Beschreibung;Suchbegriffe", ("S", "T", ("A", "B"), "D", "K")),
}  # fmt: skip


@pytest.mark.parametrize(("header", "expected"), PLAIN.values(), ids=PLAIN)
def test_plain_headers(header: str, expected: tuple[object, ...]) -> None:
    delimiter = max("\t,;", key=header.count)
    document = opened(f"{header}\n{delimiter.join('STABDK')}\n")
    assert (document.format, document.layout) == ("csv", "plain")
    (listing,) = listings_of(document)
    assert (
        listing.sku,
        listing.title,
        listing.bullets,
        listing.description,
        listing.search_terms,
    ) == expected
    assert not listing.partial
    assert findings_of(document) == []


def test_bullets_keep_their_places() -> None:
    document = opened("sku,bullet 3,bullet 1\nS,third,first\nT,,only\n")
    assert [item.bullets for item in listings_of(document)] == [("first", "", "third"), ("only",)]
    (first, _) = listings_of(document)
    assert [first.place("bullet", at).cell for at in (0, 1, 2)] == ["C2", "row 2", "B2"]


def test_other_stores_tables() -> None:
    shopify = 'Handle,Title,Body (HTML),Vendor,Type,Tags,Variant SKU\nhat,Wool Hat,<p>A hat</p>,Nordkap,Hats,"red, warm",\nhat,,,,,,HAT-L\n'
    (listing,) = listings_of(opened(shopify))
    assert (listing.sku, listing.tags, listing.brand) == ("hat", ("red", "warm"), "Nordkap")
    assert listing.place("tag", 1).cell == "F2"
    etsy = 'TITLE,DESCRIPTION,PRICE,TAGS,MATERIALS,SKU\nHat,A hat,9,"a,b","Wool, Felt",HAT-1\n'
    (listing,) = listings_of(opened(etsy))
    assert (listing.sku, listing.composition, listing.tags) == ("HAT-1", "Wool, Felt", ("a", "b"))
    google = "id,title,description,brand,custom_label_0,item_group_id\nG1,Hat,A hat,Nordkap,Sale,9\n"
    assert [item.sku for item in listings_of(opened(google))] == ["G1"]


def test_rows_may_name_their_market_and_language() -> None:
    document = opened(
        "sku,title,market,language\nA,Hut,amazon-de,de\nB,Hat,amazon.co.uk,en-GB\nC,Hat,nowhere,?\n"
    )
    assert [(item.market, item.language) for item in listings_of(document)] == [
        ("amazon-de", "de"),
        ("amazon-uk", "en"),
        (None, None),
    ]


def test_the_user_names_columns() -> None:
    document = opened(
        "Ref,Headline,USP1,USP2\nA,Hat,x,y\n",
        columns={"ref": "sku", "Headline": "title", "USP1": "bullet1", "usp2": "bullet2"},
    )
    (listing,) = listings_of(document)
    assert (listing.sku, listing.title, listing.bullets) == ("A", "Hat", ("x", "y"))


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="can't be mapped to “headline”; choose one of"):
        opened("Ref\nA\n", columns={"Ref": "headline"})


def test_rows_that_delete_are_no_listings_and_partial_ones_are_marked() -> None:
    rows = [
        ("A", "Weg damit"),
        ("B", "Ändern (ein Teil)"),
        ("C", "Anlegen (alles)"),
        ("D", ""),
        ("E", "Delete"),
    ]
    document = opened(text(attribute_path_rows(*([sku, action, "HAT", "Hat"] for sku, action in rows))))
    assert [(item.sku, item.partial) for item in listings_of(document)] == [
        ("B", True),
        ("C", False),
        ("D", False),
    ]


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("Delete", "delete"),
        ("Löschen", "delete"),
        ("Supprimer", "delete"),
        ("削除", "delete"),
        ("x", "delete"),
        ("PartialUpdate", "partial"),
        ("Bearbeiten (Teilaktualisierung)", "partial"),
        ("编辑（部分更新）", "partial"),
        ("Update", "full"),
        ("(Standard) Erstellen oder Ersetzen", "full"),
    ],
)
def test_actions_in_many_languages(action: str, kind: str) -> None:
    assert action_kind(action) == kind


def test_blank_rows_are_nothing_and_a_text_without_sku_is_reported() -> None:
    document = opened("sku,title\n ,\nA,Hat\n,\n,Lost hat\n")
    items = list(document.listings())
    assert [item.diagnostic.rule if isinstance(item, FileFinding) else item.sku for item in items] == [
        "A",
        "missing-sku",
        "",
    ]
    assert findings_of(document) == [("missing-sku", "row 5")]


def test_a_table_without_a_known_column_says_so() -> None:
    document = opened("alpha,beta\n1,2\n")
    assert findings_of(document) == [("no-listing-columns", "row 1")]
    assert listings_of(document) == []


def test_a_table_without_text_still_has_its_evidence() -> None:
    document = opened("sku\tmaterial_type\tprice\nA\tCotton\t9\n")
    assert findings_of(document) == [("no-listing-columns", "row 1")]
    assert [(item.sku, item.composition) for item in listings_of(document)] == [("A", "Cotton")]


def test_a_repeated_title_is_reported() -> None:
    document = opened("sku,title,title\nA,first,second\n")
    assert findings_of(document) == [("duplicate-column", "C1")]
    assert [item.title for item in listings_of(document)] == ["first"]


def test_unknown_stores_are_reported_once() -> None:
    columns = [
        "contribution_sku#1.value",
        path("item_name", store="A0NOWHERE"),
        path("bullet_point", 1, "A0NOWHERE"),
    ]
    document = opened(text(attribute_path_rows(["A", "Hat", "Warm"], columns=columns)))
    assert findings_of(document) == [("unknown-marketplace", "B5")]
    assert [(item.market, item.title) for item in listings_of(document)] == [(None, "Hat")]


def test_a_part_is_no_composition() -> None:
    document = opened("sku,title,handle_material,lining_material\nA,Knife,Oak,Felt\n")
    (listing,) = listings_of(document)
    assert listing.composition is None
    assert listing.materials == {"handle_material": "Oak", "lining_material": "Felt"}


def test_an_old_template_that_lost_its_first_rows() -> None:
    document = opened(text(fptcustom_rows(HAT)[2:]))
    assert [item.sku for item in listings_of(document)] == ["HAT-1"]
    assert len(FPTCUSTOM) > len(HAT)


@pytest.mark.parametrize(
    ("value", "market"),
    [
        (US, "amazon-us"),
        ("amazon-JP", "amazon-jp"),
        ("www.amazon.com.mx", "amazon-mx"),
        ("DE", "amazon-de"),
        ("x", None),
    ],
)
def test_markets_go_by_many_names(value: str, market: str | None) -> None:
    assert known_market(value) == market


@pytest.mark.parametrize(
    ("tag", "code"),
    [("de_DE", "de"), ("EN-us", "en"), (" fr ", "fr"), ("english", None), ("", None), (None, None)],
)
def test_language_tags(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code
