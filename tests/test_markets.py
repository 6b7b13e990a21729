"""The Amazon stores: who they are, and which limits they set on which day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from listing_lint.market import Limit, Market
from listing_lint.market_file import parse_market
from listing_lint.wordlist import load_sources, market_data
from listing_lint.wordlist_folder import WordlistError

STORES = [
    # id, marketplace id, country, languages, domain, currency
    ("amazon-ae", "A2VIGQ35RCS4UG", "AE", ("en", "ar"), "amazon.ae", "AED"),
    ("amazon-au", "A39IBJ37TRP1C6", "AU", ("en",), "amazon.com.au", "AUD"),
    ("amazon-be", "AMEN7PMS3EDWL", "BE", ("fr", "nl"), "amazon.com.be", "EUR"),
    ("amazon-br", "A2Q3Y263D00KWC", "BR", ("pt",), "amazon.com.br", "BRL"),
    ("amazon-ca", "A2EUQ1WTGCTBG2", "CA", ("en", "fr"), "amazon.ca", "CAD"),
    ("amazon-de", "A1PA6795UKMFR9", "DE", ("de",), "amazon.de", "EUR"),
    ("amazon-eg", "ARBP9OOSHTCHU", "EG", ("ar", "en"), "amazon.eg", "EGP"),
    ("amazon-es", "A1RKKUPIHCS9HS", "ES", ("es",), "amazon.es", "EUR"),
    ("amazon-fr", "A13V1IB3VIYZZH", "FR", ("fr",), "amazon.fr", "EUR"),
    ("amazon-ie", "A28R8C7NBKEWEA", "IE", ("en",), "amazon.ie", "EUR"),
    ("amazon-in", "A21TJRUUN4KGV", "IN", ("en",), "amazon.in", "INR"),
    ("amazon-it", "APJ6JRA9NG5V4", "IT", ("it",), "amazon.it", "EUR"),
    ("amazon-jp", "A1VC38T7YXB528", "JP", ("ja",), "amazon.co.jp", "JPY"),
    ("amazon-mx", "A1AM78C64UM0Y8", "MX", ("es",), "amazon.com.mx", "MXN"),
    ("amazon-nl", "A1805IZSGTT6HS", "NL", ("nl",), "amazon.nl", "EUR"),
    ("amazon-pl", "A1C3SOZRARQ6R3", "PL", ("pl",), "amazon.pl", "PLN"),
    ("amazon-sa", "A17E79C6D8DWNP", "SA", ("en", "ar"), "amazon.sa", "SAR"),
    ("amazon-se", "A2NODRKZP88ZB9", "SE", ("sv",), "amazon.se", "SEK"),
    ("amazon-sg", "A19VAU5U5O7RUS", "SG", ("en",), "amazon.sg", "SGD"),
    ("amazon-tr", "A33AVAJ2PDY3EV", "TR", ("tr",), "amazon.com.tr", "TRY"),
    ("amazon-uk", "A1F83G8C2ARO7P", "GB", ("en",), "amazon.co.uk", "GBP"),
    ("amazon-us", "ATVPDKIKX0DER", "US", ("en", "es"), "amazon.com", "USD"),
    ("amazon-za", "AE08WJ6YKNBMC", "ZA", ("en",), "amazon.co.za", "ZAR"),
]
IDS = [store[0] for store in STORES]
OLD_TITLE_RULE = {"amazon-ae", "amazon-eg", "amazon-sa", "amazon-tr"}


def market(id: str, day: str = "2026-11-25") -> Market:  # noqa: A002
    data = market_data()
    return parse_market(id, data[id], data["amazon"], datetime.date.fromisoformat(day))


def maximum(
    found: Market, field: str, measure: str, kind: str, product_type: str | None = None
) -> int | None:
    limits = [
        limit.max
        for limit in found.limits_of(field, product_type)
        if limit.measure == measure and limit.kind == kind and limit.max is not None
    ]
    return min(limits) if limits else None


def test_every_amazon_store_has_a_file() -> None:
    assert sorted(name for name in market_data() if name.startswith("amazon-")) == IDS


@pytest.mark.parametrize(
    ("id", "marketplace_id", "country", "languages", "domain", "currency"), STORES, ids=IDS
)
def test_who_a_store_is(
    id: str,  # noqa: A002
    marketplace_id: str,
    country: str,
    languages: tuple[str, ...],
    domain: str,
    currency: str,
) -> None:
    found = market(id)
    assert found.id == id
    assert found.marketplace_id == marketplace_id
    assert found.country == country
    assert found.languages == languages
    assert found.domain == domain
    assert found.currency == currency
    assert found.name.startswith("Amazon ")


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize(
    ("day", "policy", "highlight"),
    [("2025-01-20", None, None), ("2026-07-01", 200, None), ("2026-07-26", 200, None),
     ("2026-07-27", 75, 125), ("2026-11-25", 75, 125)],
)  # fmt: skip
def test_title_limit_by_day(id: str, day: str, policy: int | None, highlight: int | None) -> None:  # noqa: A002
    found = market(id, day)
    if id in OLD_TITLE_RULE and policy is not None:
        policy, highlight = 200, None
    assert maximum(found, "title", "characters", "policy") == policy
    assert maximum(found, "title", "characters", "field") == 200
    assert maximum(found, "highlight", "characters", "policy") == highlight
    advice = None if policy == 75 else 80
    assert maximum(found, "title", "characters", "recommendation") == advice


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("product_type", ["ABIS_BOOK", "abis_ebooks", " MUSIC_CD "])
def test_media_keep_200(id: str, product_type: str) -> None:  # noqa: A002
    limits = market(id).limits_of("title", product_type)
    assert [(limit.kind, limit.max) for limit in limits] == [("policy", 200)]
    assert not market(id).limits_of("highlight", product_type)


@pytest.mark.parametrize("id", IDS)
def test_search_terms(id: str) -> None:  # noqa: A002
    expected = {"amazon-in": 199, "amazon-jp": 499}.get(id, 249)
    limits = [limit for limit in market(id).limits_of("search_terms") if limit.kind == "policy"]
    assert [
        (limit.measure, limit.max, limit.severity, limit.spaces, limit.punctuation) for limit in limits
    ] == [
        ("bytes", expected, "error", False, False),
        ("bytes", expected, "warning", True, True),
    ]
    advice = None if id in ("amazon-in", "amazon-jp") else 199
    assert maximum(market(id), "search_terms", "bytes", "recommendation") == advice


def test_softlines_in_japan_keep_the_smaller_search_terms() -> None:
    assert maximum(market("amazon-jp"), "search_terms", "bytes", "policy", "SHOES") == 249
    assert maximum(market("amazon-jp"), "search_terms", "bytes", "policy", "KITCHEN") == 499
    assert maximum(market("amazon-us"), "search_terms", "bytes", "policy", "SHOES") == 249


@pytest.mark.parametrize("id", IDS)
def test_other_fields(id: str) -> None:  # noqa: A002
    found = market(id)
    assert maximum(found, "bullet", "characters", "policy") == 255
    assert maximum(found, "bullet", "characters", "field") == 500
    assert maximum(found, "bullet", "count", "field") == 5
    assert maximum(found, "bullet", "total_characters", "recommendation") == 1000
    assert [limit.min for limit in found.limits_of("bullet") if limit.min is not None] == [10, 3]
    assert maximum(found, "description", "characters", "field") == 2000
    assert maximum(found, "brand", "characters", "field") == 50
    assert not found.limits_of("tag")


@pytest.mark.parametrize("id", IDS)
def test_only_official_text_makes_an_error(id: str) -> None:  # noqa: A002
    sources = load_sources()
    for day in ("2020-01-01", "2026-07-01", "2026-11-25"):
        for limit in market(id, day).limits:
            assert limit.sources
            cited = [sources[key] for key in limit.sources]
            assert limit.severity != "error" or any(source.official for source in cited)


BASE: Mapping[str, Any] = {
    "limits": {
        "a": {"field": "title", "measure": "characters", "kind": "policy", "max": "9", "severity": "error",
              "source": ["amazon-title-2026"]}
    }
}  # fmt: skip
STORE: Mapping[str, Any] = {
    "extends": "shop", "name": "Shop", "country": "DE", "languages": ["de"], "domain": "shop.example",
}  # fmt: skip
DAY = datetime.date(2026, 11, 25)


def test_a_store_changes_a_limit_key_by_key() -> None:
    found = parse_market("shop-de", {**STORE, "limits": {"a": {"max": "5"}}}, BASE, DAY)
    assert found.limits == (
        Limit("title", "characters", "policy", "error", ("amazon-title-2026",), max=5),
    )  # fmt: skip
    assert parse_market("shop-de", {**STORE, "without": ["a"]}, BASE, DAY).limits == ()


WRONG = [
    ({"colour": "red"}, "shop-de.yaml: unknown key “colour”"),
    ({"without": ["b"]}, "names “b”"),
    ({"limits": {"a": {"maximum": "5"}}}, "limit “a”: unknown key “maximum”"),
    ({"limits": {"a": {"max": "five"}}}, "“five” is no number"),
    ({"limits": {"a": {"measure": "words"}}}, "“words” is none of"),
    ({"limits": {"a": {"until": "soon"}}}, "“soon” is no date"),
    ({"limits": {"a": {"only": ["toys"]}}}, "“toys” is none of"),
    ({"limits": {"a": {"spaces": "maybe"}}}, "“maybe” is none of"),
    ({"limits": {"b": {"field": "title"}}}, "limit “b”: needs “measure”"),
    ({"product_classes": {"toys": []}}, "unknown key “toys”"),
]


@pytest.mark.parametrize(("changes", "message"), WRONG)
def test_slips_are_errors_with_the_file(changes: Mapping[str, Any], message: str) -> None:
    with pytest.raises(WordlistError, match=r"shop-de\.yaml") as caught:
        parse_market("shop-de", {**STORE, **changes}, BASE, DAY)
    assert message in str(caught.value)


def test_a_store_needs_its_name() -> None:
    with pytest.raises(WordlistError, match=r"shop-de\.yaml: a market needs “name”"):
        parse_market("shop-de", {"extends": "shop"}, BASE, DAY)
