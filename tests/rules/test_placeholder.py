"""Fields that say nothing, and what a template left behind."""

from __future__ import annotations

from typing import Any

import pytest

EMPTY = [
    ("en", ["NA", "-", "--", ".", "test", "Test 1", "Not available", "Bullet 3", "None", "Nil.", "#N/A", "???", "*",
            "see above", "Title"]),
    ("de", ["k.A.", "Nicht zutreffend", "entfällt", "NA"]),
    ("fr", ["Non communiqué", "à compléter"]),
    ("ja", ["なし", "該当なし"]),
    ("zh", ["暂无"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "value"), [(lang, value) for lang, values in EMPTY for value in values])
@pytest.mark.parametrize("field", ["title", "bullets", "description", "search_terms"])
def test_whole_field(report: Any, language: str, value: str, field: str) -> None:
    listing = {field: [value] if field == "bullets" else value, "language": language}
    found = report("placeholder-value", listing)
    assert [diagnostic.text for diagnostic in found] == [value]
    assert found[0].fix.edits == ()


LEFT_OVER = [
    ("{{brand}} Oak Shelf", ["{{brand}}"]),
    ("{brand} Oak Shelf {product_name}", ["{brand}", "{product_name}"]),
    ("Oak Shelf [Insert color here], [your brand]", ["[Insert color here]", "[your brand]"]),
    ("Oak Shelf <product name>", ["<product name>"]),
    ("Oak Shelf XXXX", ["XXXX"]),
    ("Oak Shelf #REF! cm, #DIV/0!", ["#REF!", "#DIV/0!"]),
    ("Test Kit for Soil, Sample Bags, [Size] 10 cm, {Soft} Grip, XXXL, XXXXL, 50%silk", []),
    ("Pending Lamp, None Slip Mat, Title Belt", []),
]


@pytest.mark.parametrize(("title", "texts"), LEFT_OVER)
def test_left_over_from_a_template(report: Any, title: str, texts: list[str]) -> None:
    assert [diagnostic.text for diagnostic in report("placeholder-value", title)] == texts


def test_a_brand_may_look_like_one(report: Any) -> None:
    assert report("placeholder-value", {"title": "XXXX Beer Mug", "brand": "XXXX"}) == []
