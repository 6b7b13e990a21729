from invented_files import ACTIONS, DE, settings

from listing_lint.formats.template import Template, is_template, marketplace_in, parse_template


def test_the_settings_are_read() -> None:
    template = parse_template([settings(attribute=5, data=8, store=DE, language="de_DE")])
    assert template == Template("", 5, 8, DE, "de_DE", ACTIONS)


def test_parts_may_share_one_cell() -> None:
    cell = f"TemplateType=fptcustom Version=2026.0714 {settings(attribute=3, data=4)} The top 3 rows"
    template = parse_template([cell, "Images"])
    assert (template.kind, template.attribute_row, template.data_row) == ("fptcustom", 3, 4)


def test_the_type_may_stand_among_the_settings() -> None:
    assert parse_template([settings(TemplateType="unified")]).kind == "unified"


def test_the_vendor_template_names_its_locale() -> None:
    template = parse_template(["TemplateType=Dynamic", "Version=1.3", "Locale=de_DE"])
    assert (template.kind, template.language_tag) == ("dynamic", "de_DE")


def test_damaged_settings_say_nothing() -> None:
    damaged = "settings=attributeRow=x&dataRow=-1&attributeSettings=%%%&primaryMarketplaceId=&labelRow"
    assert parse_template([damaged]) == Template()


def test_numbers_beyond_the_last_row_are_none() -> None:
    assert parse_template(["settings=attributeRow=99999999&dataRow=0"]) == Template()


def test_templates_are_known_by_their_first_cell() -> None:
    assert is_template("TemplateType=fptcustom")
    assert is_template(settings())
    assert not is_template("sku")


def test_the_marketplace_is_found_in_the_first_bytes() -> None:
    assert marketplace_in(settings(store=DE)) == DE
    assert marketplace_in("sku\ttitle") is None
