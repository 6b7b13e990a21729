"""Spark: the same engine on every executor, one listing at a time, wherever Spark cuts.

    from listing_lint.spark import lint_dataframe

    findings = lint_dataframe(spark.read.parquet("catalog/"), columns={"title": "item_name"})
    findings.write.parquet("findings/")

Needs `pip install "listing-lint[spark]"` on the driver and on the workers (PySpark 4, Java 17).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from listing_lint import cache
from listing_lint.arrow import lint_batches
from listing_lint.linter import Linter, compiled

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

SCHEMA = (
    "sku string, rule string, family string, severity string, field string, index int, "
    "start int, end int, text string, message string, source array<string>, fix string"
)
"""The columns of the result, as in `listing_lint.arrow.SCHEMA`."""


def lint_dataframe(
    df: DataFrame,
    columns: Mapping[str, str] | None = None,
    market: str = "amazon-us",
    **options: Any,
) -> DataFrame:
    """The diagnostics of every row of `df`, a row each; the findings are those of the local run.

    `columns` maps our fields to the columns of `df` (see `lint_batches`); `options` go to `Linter`.
    The compiled word lists are broadcast once to each executor; each Python worker builds its
    Linter, and loads spaCy if it must, once.
    """
    linter = Linter(market=market, **options)
    parts = df.sparkSession.sparkContext.broadcast(compiled(linter.market(market).languages))
    settings = tuple(sorted({"market": market, **options}.items()))
    schema_map = dict(columns or {})

    def lint(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        cache.preload(parts.value)
        yield from lint_batches(batches, schema_map, linter=_linter(settings))

    return df.mapInArrow(lint, SCHEMA)


@lru_cache(maxsize=8)
def _linter(settings: tuple[tuple[str, Any], ...]) -> Linter:
    """One Linter a worker process, whatever number of partitions it is given."""
    return Linter(**dict(settings))
