"""Arrow in, Arrow out: the door for Spark, Ray Data, DuckDB, Polars and whatever else speaks Arrow.

    import pyarrow.parquet as pq
    from listing_lint.arrow import lint_batches

    batches = pq.ParquetFile("catalog.parquet").iter_batches()
    for found in lint_batches(batches, {"sku": "asin", "title": "item_name"}):
        ...

Needs `pip install "listing-lint[arrow]"`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import pyarrow as pa

from listing_lint.diagnostic import Diagnostic
from listing_lint.linter import Linter
from listing_lint.listing import Listing

TEXT_COLUMNS = (
    "sku", "title", "description", "brand", "composition", "product_type", "highlight",
    "market", "language", "color", "size", "model", "country_of_origin",
)  # fmt: skip
"""Columns of one string."""

LIST_COLUMNS = ("bullets", "search_terms", "tags")
"""Columns that hold a string or a list of strings."""

SCHEMA = pa.schema(
    [
        pa.field("sku", pa.string(), nullable=False),
        pa.field("rule", pa.string(), nullable=False),
        pa.field("family", pa.string(), nullable=False),
        pa.field("severity", pa.string(), nullable=False),
        pa.field("field", pa.string()),
        pa.field("index", pa.int32()),
        pa.field("start", pa.int32()),
        pa.field("end", pa.int32()),
        pa.field("text", pa.string(), nullable=False),
        pa.field("message", pa.string(), nullable=False),
        pa.field("source", pa.list_(pa.string()), nullable=False),
        pa.field("fix", pa.string()),
    ]
)
"""The columns of the diagnostics. `start` and `end` are code points; `source` are source keys; `fix`
is `safe`, `unsafe` or `manual`, null where there is no fix."""


def lint_batches(
    batches: Iterable[pa.RecordBatch],
    schema_map: Mapping[str, str] | None = None,
    *,
    linter: Linter | None = None,
    **options: Any,
) -> Iterator[pa.RecordBatch]:
    """Lint batches of listings; one batch of diagnostics comes out for each batch that goes in.

    `schema_map` maps our fields to the batch's columns, for example `{"title": "item_name"}`; a
    field that is not in it is read from the column of its own name, if there is one. `bullets` may
    also be mapped to several columns: `{"bullets": ["bullet_1", "bullet_2"]}`. `options` go to
    `Linter` (market, policy_date, select, ignore). Without a `sku` column the row number serves.
    Numbers are read as the text that they print. Raises KeyError where a mapped column is missing, and
    for a field that we don't have.
    """
    linter = Linter(**options) if linter is None else linter
    columns = dict(schema_map or {})
    done = 0
    for batch in batches:
        yield _diagnostics(
            [
                (listing.sku, diagnostic)
                for listing in listings(batch, columns, done)
                for diagnostic in linter.lint(listing)
            ]
        )
        done += batch.num_rows


def listings(
    batch: pa.RecordBatch, schema_map: Mapping[str, str | Sequence[str]], first_row: int = 0
) -> Iterator[Listing]:
    """The listings of one batch. `first_row` numbers the rows of batches without a `sku` column."""
    fields = (*TEXT_COLUMNS, *LIST_COLUMNS)
    for field in schema_map:
        if field not in fields:
            raise KeyError(f"no field “{field}”; there are {', '.join(fields)}")
    names = set(batch.schema.names)
    values: dict[str, list[Any]] = {}
    for field in fields:
        column = schema_map.get(field, field)
        if not isinstance(column, str):
            several = [_column(batch, names, name) for name in column]
            values[field] = [[text or "" for text in row] for row in zip(*several, strict=True)]
        elif column in names or field in schema_map:
            values[field] = _column(batch, names, column)
    skus = values.pop("sku", None)
    for row in range(batch.num_rows):
        arguments = {field: column[row] for field, column in values.items() if column[row] is not None}
        for field, value in arguments.items():
            if field in TEXT_COLUMNS or isinstance(value, str):
                arguments[field] = (str(value),) if field in ("bullets", "tags") else str(value)
            else:
                arguments[field] = tuple("" if each is None else str(each) for each in value)
        sku = None if skus is None else skus[row]
        yield Listing(sku=str(first_row + row) if sku is None else str(sku), **arguments)


def _column(batch: pa.RecordBatch, names: set[str], name: str) -> list[Any]:
    if name not in names:
        raise KeyError(f"no column “{name}”; the batch has {', '.join(sorted(names))}")
    found: list[Any] = batch.column(name).to_pylist()
    return found


def _diagnostics(found: Sequence[tuple[str, Diagnostic]]) -> pa.RecordBatch:
    one: Callable[[str], list[Any]] = partial(_attribute, found)
    return pa.RecordBatch.from_pydict(
        {
            "sku": [sku for sku, _ in found],
            **{name: one(name) for name in ("rule", "family", "severity", "field", "index")},
            **{name: one(name) for name in ("start", "end", "text", "message")},
            "source": [[source.key for source in diagnostic.source] for _, diagnostic in found],
            "fix": [None if d.fix is None else d.fix.applicability.value for _, d in found],
        },
        schema=SCHEMA,
    )


def _attribute(found: Sequence[tuple[str, Diagnostic]], name: str) -> list[Any]:
    return [getattr(diagnostic, name) for _, diagnostic in found]
