import pytest

from listing_lint.formats.column_names import field_of
from listing_lint.formats.heading import Heading, is_path, parse_heading

HEADERS = {
    "item_name[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value": Heading(
        "item name", 1, "ATVPDKIKX0DER", "en_US"
    ),
    "item_name#1[language_tag=en_us].value": Heading("item name", 1, None, "en_us"),
    "bullet_point[language_tag=fr_BE][marketplace_id=AMEN7PMS3EDWL]#5.value": Heading(
        "bullet point", 5, "AMEN7PMS3EDWL", "fr_BE"
    ),
    "handle[marketplace_id=A1]#1.material[language_tag=de_DE]#2.value": Heading(
        "handle material", 2, "A1", "de_DE"
    ),
    "color#1.standardized_values#1": Heading("color standardized values", 1),
    "bullet_point.0.value": Heading("bullet point", 1),
    "bullet_point4": Heading("bullet point", 4),
    "Bullet Point 2": Heading("bullet point", 2),
    "Bullet Point #3": Heading("bullet point", 3),
    "generic_keywords": Heading("generic keywords"),
    "::record_action": Heading("record action"),
    "*Title": Heading("title"),
    "Body (HTML)": Heading("body"),
    "  Größe ": Heading("große".replace("ß", "ss")),
    "(only an aside)": Heading("(only an aside)"),
    "12": Heading("12"),
    "": Heading(""),
}


@pytest.mark.parametrize(("header", "heading"), HEADERS.items())
def test_headers_are_taken_apart(header: str, heading: Heading) -> None:
    assert parse_heading(header) == heading


@pytest.mark.parametrize(
    "header",
    ["item_name#1.value", "::title", "brand[marketplace_id=A1]#1.value", "size#1[language_tag=de].value"],
)
def test_attribute_paths_are_told_from_plain_headers(header: str) -> None:
    assert is_path(header)


@pytest.mark.parametrize("header", ["Bullet #3 (text)", "title", "Price [EUR]", "bullet_point1", ""])
def test_plain_headers_are_no_paths(header: str) -> None:
    assert not is_path(header)


def test_a_header_without_end_is_cut_not_searched() -> None:
    assert len(parse_heading("a[" * 100_000).name) < 1_000


FIELDS = {
    "contribution_sku#1.value": "sku",
    "item_sku": "sku",
    "title_differentiation#1.value": "highlight",
    "generic_keywords3": "search_terms",
    "feed_product_type": "product_type",
    "fabric_type1": "material",
    "material_composition": "material",
    "outer#1.material#1.value": "material",
    "lining_description": "material",
    "metals#1.metal_stamp": "material",
    "gem_type1": "material",
    "Materiali": "material",
    "Fill Material": "material",
    "material_type_free1": None,
    "material_features1": None,
    "supplier_declared_material_regulation1": None,
    "epr_product_packaging#1.main_material#1.value": None,
    "color#1.standardized_values#1": None,
    "Händler-SKU": "sku",
    "item-name (ürün adı)": "title",
    "nazwa-produktu": "title",
    "出品者SKU": "sku",
    "Descripción del producto": "description",
    "main_image_url": None,
}


@pytest.mark.parametrize(("header", "field"), FIELDS.items())
def test_names_in_many_languages_are_known(header: str, field: str | None) -> None:
    found = field_of(parse_heading(header).name, plain=True)
    assert (found and found[0]) == field


def test_labels_are_no_attribute_names() -> None:
    assert field_of("titel", plain=False) is None
    assert field_of("item name", plain=False) == ("title", 0)
