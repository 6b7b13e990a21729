"""The code of docs/library.md runs and prints what stands below it.

test_docs.py holds most of it against scripts/print_samples.py; what needs Spark is run here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from checkout import ROOT

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def test_a_sample_is_printed_below_each_block_that_prints() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```\n(\n```text\n.+?^```$)?", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) > 5
    for code, output in blocks:
        assert bool(output) == ("print(" in code), code


def test_spark_block(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'listing-lint[spark]'")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed; Spark needs Java 17")
    ((code, output),) = re.findall(
        r"^```python\n((?:(?!^```).)*?pyspark.*?)^```\n\n```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == output
