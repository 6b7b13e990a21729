"""Spark: the same engine on every executor, one listing at a time, wherever Spark cuts.

    from listing_lint.spark import lint_dataframe

    findings = lint_dataframe(spark.read.parquet("catalog/"), columns={"title": "item_name"})
    findings.write.parquet("findings/")

The same from the command line, on a folder of Parquet files:

    python -m listing_lint.spark catalog/ findings/ --market amazon-us --column title=item_name

Needs `pip install "listing-lint[spark]"` on the driver and on the workers (PySpark 4, Java 17).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Lint a folder of Parquet files into another one; `--help` tells the options."""
    import argparse
    import os
    import sys

    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(prog="python -m listing_lint.spark", description=main.__doc__)
    parser.add_argument("source", help="folder or file of Parquet with one listing a row")
    parser.add_argument("target", help="folder for the findings; it must not exist")
    parser.add_argument("--market", default="amazon-us")
    parser.add_argument("--policy-date", metavar="DAY", help="day whose rules apply (default: today)")
    parser.add_argument(
        "--column", action="append", default=[], metavar="FIELD=COLUMN", help="our field in which column"
    )
    options = parser.parse_args(arguments)
    columns = dict(pair.split("=", 1) for pair in options.column if "=" in pair)
    # Spark would start whatever `python3` comes first, which need not have what this one has.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.appName("listing-lint").getOrCreate()
    frame = session.read.parquet(options.source)
    found = lint_dataframe(frame, columns, options.market, policy_date=options.policy_date)
    found.write.parquet(options.target)


if __name__ == "__main__":
    # Workers import what they are sent by its module's name, and their `__main__` is another one.
    from listing_lint.spark import main as run

    run()
