"""A real Spark cluster of two executors finds what the local run finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from listing_lint import Linter, Listing

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'listing-lint[spark]'")
if shutil.which("java") is None:
    pytest.skip("Java is not installed; Spark needs Java 17", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("default")

ROWS: list[dict[str, Any]] = [
    {
        "sku": f"S{number}",
        "title": ["Best Pure Rayon Scarf", "Mat mat Mat for Yoga", "iPhone Case", "Walnut Tray"][number % 4],
        "bullets": ["Eco-friendly yarn", "Fits the Tarnwick Deluxe Bake scale"][: number % 3],
        "composition": "100% Rayon" if number % 4 == 0 else None,
    }
    for number in range(200)
]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        # Workers must not live on a cache that the driver filled: the broadcast has to do.
        patch.setenv("LISTING_LINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .appName("listing-lint")
            .config("spark.ui.enabled", "false")
            .config("spark.executorEnv.LISTING_LINT_CACHE", "")
            .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )
        yield session
        session.stop()


def test_a_cluster_finds_the_same(spark: Any) -> None:
    from listing_lint.spark import lint_dataframe

    schema = "sku string, title string, bullets array<string>, composition string"
    frame = spark.createDataFrame(ROWS, schema).repartition(5)
    found = lint_dataframe(frame, market="amazon-us", policy_date="2026-11-25")
    rows = [
        (r.sku, r.rule, r.field, r["index"], r.start, r.end, r.text, r.message, r.fix)
        for r in found.collect()
    ]
    linter = Linter("amazon-us", "2026-11-25")
    local = [
        (
            row["sku"], d.rule, d.field, d.index, d.start, d.end, d.text, d.message,
            None if d.fix is None else d.fix.applicability.value,
        )
        for row in ROWS
        for d in linter.lint(Listing(row["sku"], row["title"], row["bullets"], composition=row["composition"]))
    ]  # fmt: skip
    assert sorted(rows, key=repr) == sorted(local, key=repr)
    assert len(rows) > len(ROWS)


def test_a_folder_of_parquet(spark: Any, tmp_path: Path) -> None:
    from listing_lint.spark import main

    frame = spark.createDataFrame([("A", "Best Mug"), ("B", "Walnut Tray")], "asin string, name string")
    frame.write.parquet(str(tmp_path / "catalog"))
    source, target = str(tmp_path / "catalog"), str(tmp_path / "findings")
    main([source, target, "--policy-date", "2026-11-25", "--column", "sku=asin", "--column", "title=name"])
    rows = spark.read.parquet(target).collect()
    assert [(row.sku, row.rule) for row in rows if row.severity != "info"] == [("A", "subjective-claim")]


def test_the_command_brings_its_own_python(tmp_path: Path) -> None:
    """The `python3` that comes first on this machine is another one, without the package."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    other = tmp_path / "bin" / "python3"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    pq.write_table(pa.table({"sku": ["A"], "title": ["Best Mug"]}), tmp_path / "catalog.parquet")
    environment = {name: value for name, value in os.environ.items() if name != "PYSPARK_PYTHON"}
    environment |= {"PATH": f"{other.parent}:{environment['PATH']}", "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [sys.executable, "-m", "listing_lint.spark", "catalog.parquet", "findings"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert "subjective-claim" in pq.read_table(tmp_path / "findings")["rule"].to_pylist()
