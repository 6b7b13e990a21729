"""Amazon's JSON: feeds and Listings Items payloads, read and rewritten."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_lint import Listing, Place
from listing_lint.formats import CellChange, FileFinding, UnreadableFile, open_document

US, DE, CA = "ATVPDKIKX0DER", "A1PA6795UKMFR9", "A2EUQ1WTGCTBG2"


def value(text: Any, store: str | None = US, language: str | None = "en_US") -> dict[str, Any]:
    found = {"value": text, "marketplace_id": store, "language_tag": language}
    return {key: each for key, each in found.items() if each is not None}


def feed(*messages: Any) -> bytes:
    header = {"sellerId": "A0INVENTED", "version": "2.0"}
    return json.dumps({"header": header, "messages": messages}, indent=2).encode()


def message(attributes: dict[str, Any], operation: str = "UPDATE", **more: Any) -> dict[str, Any]:
    return {
        "messageId": 1, "sku": "S-1", "operationType": operation, "productType": "SCARF",
        "attributes": attributes, **more,
    }  # fmt: skip


def read(data: bytes, **options: Any) -> tuple[list[Listing], list[FileFinding]]:
    found = list(open_document("feed.json", data=data, **options).listings())
    return (
        [each for each in found if isinstance(each, Listing)],
        [each for each in found if isinstance(each, FileFinding)],
    )


def test_every_field_of_a_full_message() -> None:
    attributes = {
        "item_name": [value("Woven Scarf")],
        "title_differentiation": [value("Fringed ends, light weave")],
        "bullet_point": [value("Light weave"), value("Fringed ends")],
        "product_description": [value("A scarf.")],
        "generic_keyword": [value("shawl wrap")],
        "brand": [value("Hollowbrook")],
        "color": [value("Moss")],
        "size": [value("One Size")],
        "model_number": [value("HB-7", language=None)],
        "country_of_origin": [value("PT", language=None)],
        "fabric_type": [value("55% Wool"), value("45% Nylon")],
        "outer": [{"marketplace_id": US, "material": [{"value": "Wool", "language_tag": "en_US"}]}],
        "fulfillment_availability": [{"fulfillment_channel_code": "DEFAULT", "quantity": 3}],
    }
    (listing,), findings = read(feed(message(attributes)))
    assert findings == []
    assert listing == Listing(
        sku="S-1",
        title="Woven Scarf",
        highlight="Fringed ends, light weave",
        bullets=("Light weave", "Fringed ends"),
        description="A scarf.",
        search_terms="shawl wrap",
        brand="Hollowbrook",
        composition="55% Wool; 45% Nylon",
        product_type="SCARF",
        market="amazon-us",
        language="en",
        color="Moss",
        size="One Size",
        model="HB-7",
        country_of_origin="PT",
        materials={"fabric_type": "55% Wool; 45% Nylon", "outer_material": "Wool"},
    )


def test_one_listing_for_each_store_and_language() -> None:
    attributes = {
        "item_name": [value("Scarf"), value("Schal", DE, "de_DE"), value("Foulard", CA, "fr_CA")],
        "bullet_point": [value("Weich", DE, "de_DE"), value("Light"), value("Lang", DE, "de_DE")],
        "brand": [value("Hollowbrook", US, None)],
        "fabric_type": [value("Wool")],
        "color": [value("Moss", None, None)],
    }
    listings, findings = read(feed(message(attributes)))
    assert findings == []
    assert [(each.market, each.language, each.title, each.bullets) for each in listings] == [
        ("amazon-us", "en", "Scarf", ("Light",)),
        ("amazon-de", "de", "Schal", ("Weich", "Lang")),
        ("amazon-ca", "fr", "Foulard", ()),
    ]
    assert {each.brand for each in listings} == {"Hollowbrook"}
    assert {each.color for each in listings} == {"Moss"}
    assert [each.composition for each in listings] == ["Wool", None, None]
    place = listings[1].place("bullet", 1)
    assert place.pointer == "/messages/0/attributes/bullet_point/2/value"


def test_values_without_store_or_language_hold_everywhere() -> None:
    attributes = {"item_name": [value("Scarf")], "bullet_point": [value("Light", US, None)]}
    (listing,), _ = read(feed(message(attributes)))
    assert (listing.title, listing.bullets) == ("Scarf", ("Light",))


PARTIAL = [
    (message({"item_name": [value("Scarf")]}), False),
    (message({"item_name": [value("Scarf")]}, "PARTIAL_UPDATE"), True),
    (message({"color": [value("Moss")]}, requirements="LISTING_OFFER_ONLY"), True),
    ({"messageId": 1, "sku": "S-1", "operationType": "PATCH", "productType": "SCARF", "patches": []}, True),
]


@pytest.mark.parametrize(("each", "partial"), PARTIAL)
def test_partial_updates_are_told_apart(each: dict[str, Any], partial: bool) -> None:
    (listing,), findings = read(feed(each))
    assert findings == []
    assert listing.partial is partial


def test_a_deleting_message_is_no_listing() -> None:
    deleting = {"messageId": 1, "sku": "S-1", "operationType": "DELETE"}
    assert read(feed(deleting)) == ([], [])


def test_patches_are_read_where_they_write() -> None:
    patches = [
        {"op": "replace", "path": "/attributes/item_name", "value": [value("Scarf")]},
        {"op": "add", "path": "/attributes/bullet_point", "value": [value("Light"), value("Long")]},
        {"op": "delete", "path": "/attributes/product_description", "value": [value("gone")]},
        {"op": "merge", "path": "/attributes/fulfillment_availability", "value": [{"quantity": 1}]},
    ]
    each = {
        "messageId": 1,
        "sku": "S-1",
        "operationType": "PATCH",
        "productType": "SCARF",
        "patches": patches,
    }
    (listing,), findings = read(feed(each))
    assert findings == []
    assert (listing.title, listing.bullets, listing.description) == ("Scarf", ("Light", "Long"), None)
    assert listing.place("bullet", 1).pointer == "/messages/0/patches/1/value/1/value"


PAYLOADS = [
    ("put", {"productType": "SCARF", "attributes": {"item_name": [value("Scarf")]}}, "", "/attributes/item_name/0/value"),
    (
        "patch",
        {"productType": "SCARF", "patches": [{"op": "replace", "path": "/attributes/item_name", "value": [value("Scarf")]}]},
        "",
        "/patches/0/value/0/value",
    ),
    (
        "get",
        {
            "sku": "S-1",
            "summaries": [{"marketplaceId": US, "productType": "SCARF", "itemName": "Old"}],
            "attributes": {"item_name": [{"value": "Scarf"}]},
        },
        "S-1",
        "/attributes/item_name/0/value",
    ),
    (
        "summary",
        {"sku": "S-1", "summaries": [{"marketplaceId": US, "productType": "SCARF", "itemName": "Scarf"}]},
        "S-1",
        "/summaries/0/itemName",
    ),
    (
        "search",
        {
            "numberOfResults": 1,
            "items": [
                {"sku": "S-1", "summaries": [{"productType": "SCARF", "marketplaceId": US}], "attributes": {"item_name": [value("Scarf")]}}
            ],
        },
        "S-1",
        "/items/0/attributes/item_name/0/value",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("payload", "sku", "pointer"), [row[1:] for row in PAYLOADS], ids=[row[0] for row in PAYLOADS]
)
def test_payloads_of_the_listings_items_api(payload: dict[str, Any], sku: str, pointer: str) -> None:
    data = json.dumps(payload).encode()
    assert open_document("item.json", data=data).format == "listings-item"
    (listing,), findings = read(data)
    assert findings == []
    assert (listing.sku, listing.title, listing.product_type) == (sku, "Scarf", "SCARF")
    assert listing.market == "amazon-us"
    assert listing.place("title").pointer == pointer


def test_places_are_lines_and_columns_of_the_file() -> None:
    data = feed(message({"item_name": [value("Scarf")]}))
    (listing,), _ = read(data)
    place = listing.place("title")
    line = data.decode().splitlines()[(place.row or 0) - 1]
    assert line[(place.column or 0) - 1 :].startswith('"Scarf"')
    assert listing.place("highlight").pointer == "/messages/0"
    assert listing.place().row == data.decode()[: data.decode().index('"messageId"')].count("\n")


BROKEN_MESSAGES = [
    ("no message", 7, "wrong-type", "/messages/0"),
    ("no SKU", message({}) | {"sku": ""}, "missing-sku", "/messages/0"),
    ("operation", message({}, "PUT"), "unknown-operation", "/messages/0/operationType"),
    ("attributes", message([]), "wrong-type", "/messages/0/attributes"),  # type: ignore[arg-type]
    ("attribute", message({"item_name": "Scarf"}), "wrong-type", "/messages/0/attributes/item_name"),
    ("element", message({"item_name": ["Scarf"]}), "wrong-type", "/messages/0/attributes/item_name/0"),
    ("value", message({"item_name": [value(5)]}), "wrong-type", "/messages/0/attributes/item_name/0/value"),
    (
        "store",
        message({"item_name": [value("Scarf", "NOWHERE")]}),
        "unknown-marketplace",
        "/messages/0/attributes/item_name/0/marketplace_id",
    ),
    ("patches", {"sku": "S", "operationType": "PATCH", "patches": {}}, "wrong-type", "/messages/0/patches"),
    ("patch", {"sku": "S", "operationType": "PATCH", "patches": [1]}, "wrong-type", "/messages/0/patches/0"),
]


@pytest.mark.parametrize(
    ("each", "rule", "pointer"), [row[1:] for row in BROKEN_MESSAGES], ids=[r[0] for r in BROKEN_MESSAGES]
)
def test_what_is_not_as_documented_is_said_and_the_rest_is_read(each: Any, rule: str, pointer: str) -> None:
    good = message({"item_name": [value("Scarf")]})
    listings, findings = read(feed(each, good))
    assert [(found.diagnostic.rule, found.place.pointer) for found in findings] == [(rule, pointer)]
    assert listings[-1].title == "Scarf"


def test_a_repeated_attribute_is_said() -> None:
    data = b'{"messages": [{"sku": "S", "attributes": {"item_name": [], "item_name": [{"value": "Scarf"}]}}]}'
    (listing,), (found,) = read(data)
    assert found.diagnostic.rule == "repeated-key"
    assert listing.title == "Scarf"


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    whole = feed(message({"item_name": [value("Scarf")]}), message({"item_name": [value("Shawl")]}))
    cut = whole[: whole.index(b"Shawl")]
    listings, (found,) = read(cut)
    assert [each.title for each in listings] == ["Scarf"]
    assert found.diagnostic.rule == "broken-document"
    assert found.place.row == cut.count(b"\n") + 1
    assert f"line {found.place.row}, column" in found.diagnostic.message


NO_FEEDS = [b'{"header": {}}', b'{"header": {}, "messages": {}}', b'"messages"', b"7"]


@pytest.mark.parametrize("data", NO_FEEDS)
def test_a_document_without_messages_is_said(data: bytes) -> None:
    listings, (found,) = read(data, format="json-feed")
    assert listings == []
    assert found.diagnostic.rule == "wrong-type"
    assert "“messages” must be a list of messages" in found.diagnostic.message


def test_a_feed_of_more_than_25000_messages_is_said_once() -> None:
    most = 25_000
    deleting = {"sku": "S", "operationType": "DELETE"}
    assert read(feed(*[deleting] * most)) == ([], [])
    _, (found,) = read(feed(*[deleting] * (most + 2)))
    assert (found.diagnostic.rule, found.place.pointer) == ("too-many-messages", f"/messages/{most}")


def test_an_empty_feed_is_said() -> None:
    _, (found,) = read(feed())
    assert found.diagnostic.rule == "empty-file"


def rewritten(data: bytes, field: str, index: int | None, after: str) -> bytes:
    document = open_document("feed.json", data=data)
    (listing, *_), _ = read(data)
    (before,) = (text.value for text in listing.texts() if (text.field, text.index) == (field, index))
    target = io.BytesIO()
    document.rewrite([CellChange(listing.place(field, index), before, after)], target)
    return target.getvalue()


def test_only_the_changed_literal_changes() -> None:
    data = b'\xef\xbb\xbf{ "messages":[\r\n\t{"sku":"S","attributes":{"item_name":[{"value":"Best caf\\u00e9 \\/ scarf"}]}} ] }\r\n'
    assert rewritten(data, "title", None, "Café / scarf") == data.replace(b"Best caf", b"Caf")


def test_without_changes_every_byte_comes_back() -> None:
    data = b'{"messages" : [ {"sku":1} ]  }'
    target = io.BytesIO()
    open_document("feed.json", data=data).rewrite([], target)
    assert target.getvalue() == data


TEXTS = st.text(min_size=1, max_size=30).filter(lambda text: not text.isspace())


@given(
    st.lists(TEXTS, min_size=1, max_size=4),
    st.text(max_size=30),
    st.data(),
    st.booleans(),
    st.sampled_from([None, 1]),
)
def test_a_changed_feed_says_the_new_text_and_nothing_else_new(
    texts: list[str], after: str, data: st.DataObject, ensure_ascii: bool, indent: int | None
) -> None:
    document = {"messages": [message({"bullet_point": [value(text) for text in texts]}) for _ in range(2)]}
    raw = json.dumps(document, ensure_ascii=ensure_ascii, indent=indent).encode()
    index = data.draw(st.integers(0, len(texts) - 1))
    again = json.loads(rewritten(raw, "bullet", index, after))
    document["messages"][0]["attributes"]["bullet_point"][index]["value"] = after
    assert again == document


REFUSED = [
    ("changed since", "/messages/0/attributes/item_name/0/value", "Shawl", "no longer what was read"),
    ("nothing there", "/messages/0/attributes/bullet_point/0/value", "Scarf", "no such text"),
    ("no such message", "/messages/7/attributes/item_name/0/value", "Scarf", "no such text"),
    ("no text", "/messages/0/attributes", "Scarf", "no text stands here"),
]


@pytest.mark.parametrize(
    ("pointer", "before", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_a_change_that_fits_nothing_is_refused(pointer: str, before: str, reason: str) -> None:
    data = feed(message({"item_name": [value("Scarf")]}))
    place = Place(file="feed.json", row=1, pointer=pointer)
    target = io.BytesIO()
    with pytest.raises(UnreadableFile, match=reason):
        open_document("feed.json", data=data).rewrite([CellChange(place, before, "New")], target)
    assert target.getvalue() == b""


def test_a_change_in_an_empty_feed_is_refused() -> None:
    change = CellChange(Place(file="feed.json", row=1, pointer="/messages/0/attributes"), "Scarf", "New")
    with pytest.raises(UnreadableFile, match="no such text"):
        open_document("feed.json", data=feed()).rewrite([change], io.BytesIO())
