"""Addresses, prices and ASINs, and the numbers that only look like them."""

from __future__ import annotations

from typing import Any

import pytest

FLAGGED = [
    # rule, text, flagged texts
    ("contact-detail", "Write to shop@zingo.example.org now", ["shop@zingo.example.org"]),
    ("contact-detail", "See https://zingo.example/a?b=1, or www.zingo.example.", ["https://zingo.example/a?b=1", "www.zingo.example"]),
    ("contact-detail", "More on zingo-shelves.com and zingo.co.uk", ["zingo-shelves.com", "zingo.co.uk"]),
    ("contact-detail", "Call 212-555-0142 or +49 30 5550142", ["Call 212-555-0142", "+49 30 5550142"]),
    ("contact-detail", "Phone: (212) 555-0142", ["Phone: (212) 555-0142"]),
    ("contact-detail", "WhatsApp: +1 212 555 0142", ["WhatsApp: +1 212 555 0142"]),
    ("contact-detail", "Instagram: zingo.shelves", ["Instagram: zingo.shelves"]),
    ("contact-detail", "YouTube: zingo.shelves, TikTok : @zingo", ["YouTube: zingo.shelves", "TikTok : @zingo"]),
    ("contact-detail", "Tel. 030 5550142, fax 030 5550143 / 1-800-555-0142", ["Tel. 030 5550142", "fax 030 5550143", "1-800-555-0142"]),
    ("contact-detail", "Tag us @zingo_shelves!", ["@zingo_shelves"]),
    ("contact-detail", "Warning: www.P65Warnings.ca.gov", []),
    ("contact-detail", "Part 106-555-0142, EAN 4006381333931, 5V@2A, 3 @ 20 cm", []),
    ("contact-detail", "Strong.It holds books.Com fort. Size 120-60-40 cm, No.5, vs.Oak", []),
    ("price-in-text", "Only $19.99 or 20 USD, USD 30, €5, 7,50 €, £ 9", ["$19.99", "20 USD", "USD 30", "€5", "7,50 €", "£ 9"]),
    ("price-in-text", "Nur 199 kr, 199:-, Rs. 499, 250 TL, 9,99 zł, R$ 5", ["199 kr", "199:-", "Rs. 499", "250 TL", "9,99 zł", "R$ 5"]),
    ("price-in-text", "Ratio 3:1, 10:-5, 12 krill, TL 12 Rack, Model RS 500", []),
    ("price-in-text", "Sells at ٥٠ SAR, 100\xa0kr or 7 pounds sterling", ["٥٠ SAR", "100\xa0kr", "7 pounds sterling"]),
    ("price-in-text", "Saves 15 dollars or 12 euros a year", ["15 dollars", "12 euros"]),
    ("price-in-text", "Prop Money $100 Bills, £1 Coin Album, $50 Gift Card Holder", []),
    ("price-in-text", "Boots EUR 42, 43 EUR, Euro pallet, 20 pounds, 9811SGD, GBP 452050", []),
    ("asin-in-text", "Goes with B0ZQ4T9XK1 and ASIN 0123456789", ["B0ZQ4T9XK1", "ASIN 0123456789"]),
    ("asin-in-text", "Model B0123, AB0ZQ4T9XK1, B0-ZQ4T9XK1, B012345678, b0zq4t9xk1", []),
]  # fmt: skip


@pytest.mark.parametrize("field", ["title", "bullets", "description"])
@pytest.mark.parametrize(("rule", "value", "texts"), FLAGGED)
def test_flagged(report: Any, rule: str, value: str, texts: list[str], field: str) -> None:
    found = report(rule, {field: [value] if field == "bullets" else value})
    assert [diagnostic.text for diagnostic in found] == texts
    assert all(diagnostic.severity == "error" for diagnostic in found)


def test_the_seller_may_be_named_like_an_address(report: Any) -> None:
    assert report("contact-detail", {"title": "Zingo.com Oak Shelf", "brand": "Zingo.com"}) == []


def test_own_model_is_no_asin(report: Any) -> None:
    assert report("asin-in-text", {"title": "Shelf B0ZQ4T9XK1", "model": "B0ZQ4T9XK1"}) == []


FIXED = [
    ("contact-detail", "Oak Shelf, www.zingo.example", "Oak Shelf"),
    ("price-in-text", "Oak Shelf $19.99 Brown", "Oak Shelf Brown"),
    ("asin-in-text", "Oak Shelf, B0ZQ4T9XK1", "Oak Shelf"),
]


@pytest.mark.parametrize(("rule", "title", "expected"), FIXED)
def test_fixed(repair: Any, rule: str, title: str, expected: str) -> None:
    assert repair(rule, title)["title"] == expected
