"""Record batches in, record batches out: the same findings as the library gives."""

from __future__ import annotations

from typing import Any

import pytest

from listing_lint import Linter, Listing

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'listing-lint[arrow]'")

from listing_lint.arrow import SCHEMA, lint_batches  # noqa: E402  behind the skip

LINTER = Linter("amazon-us", "2026-11-25")
ROWS: list[dict[str, Any]] = [
    {
        "asin": "A1",
        "name": "Best Pure Rayon Scarf",
        "b1": "Eco-friendly yarn",
        "b2": None,
        "mat": "100% Rayon",
    },
    {"asin": "A2", "name": "Oak Serving Tray", "b1": None, "b2": "Antibacterial finish", "mat": None},
    {"asin": "A3", "name": None, "b1": None, "b2": None, "mat": None},
]
COLUMNS: dict[str, Any] = {"sku": "asin", "title": "name", "bullets": ["b1", "b2"], "composition": "mat"}


def expected() -> list[tuple[Any, ...]]:
    found = []
    for row in ROWS:
        listing = Listing(
            row["asin"], row["name"], [row["b1"] or "", row["b2"] or ""], composition=row["mat"]
        )
        found += [
            (listing.sku, d.rule, d.field, d.index, d.start, d.end, d.text) for d in LINTER.lint(listing)
        ]
    return found


def told(batches: list[Any]) -> list[tuple[Any, ...]]:
    names = ("sku", "rule", "field", "index", "start", "end", "text")
    return [tuple(row[name] for name in names) for batch in batches for row in batch.to_pylist()]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_of_any_size(size: int) -> None:
    batches = pa.Table.from_pylist(ROWS).to_batches(max_chunksize=size)
    out = list(lint_batches(batches, COLUMNS, linter=LINTER))
    assert [batch.schema for batch in out] == [SCHEMA] * len(batches)
    assert told(out) == expected()
    assert told(out), "the rows have findings"


def test_columns_of_our_own_names_need_no_map() -> None:
    batch = pa.RecordBatch.from_pylist(
        [{"sku": "B", "title": "Best Mug", "bullets": ["Amazing glaze"], "tags": None, "search_terms": "mug"}]
    )
    (out,) = lint_batches([batch], market="amazon-us", policy_date="2026-11-25")
    assert {(row["field"], row["index"]) for row in out.to_pylist()} >= {("title", None), ("bullet", 0)}


def test_rows_without_a_sku_are_numbered() -> None:
    batches = [pa.RecordBatch.from_pylist([{"title": "Mug"}, {"title": "Best Mug"}])] * 2
    out = list(lint_batches(batches, linter=LINTER))
    assert [sku for sku, rule, *_ in told(out) if rule == "subjective-claim"] == ["1", "3"]


def test_a_missing_column_is_named() -> None:
    batch = pa.RecordBatch.from_pylist([{"title": "Mug"}])
    with pytest.raises(KeyError, match="no column “nam”; the batch has title"):
        list(lint_batches([batch], {"title": "nam"}, linter=LINTER))


def test_a_field_that_we_do_not_have_is_named() -> None:
    batch = pa.RecordBatch.from_pylist([{"name": "Best Mug"}])
    with pytest.raises(KeyError, match="no field “titel”; there are sku, title"):
        list(lint_batches([batch], {"titel": "name"}, linter=LINTER))


def test_numbers_are_texts_and_lists_may_have_gaps() -> None:
    rows = [{"sku": 7, "title": 2024, "size": 38, "bullets": [None, "Amazing glaze"], "search_terms": [1, 2]}]
    out = list(lint_batches([pa.RecordBatch.from_pylist(rows)], linter=LINTER))
    assert ("7", "subjective-claim", "bullet", 1, 0, 7, "Amazing") in told(out)


def test_nothing_in_nothing_out() -> None:
    empty = pa.RecordBatch.from_pylist([], schema=pa.schema([("title", pa.string())]))
    (out,) = lint_batches([empty], linter=LINTER)
    assert out.num_rows == 0
    assert out.schema == SCHEMA
