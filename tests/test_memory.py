"""Memory does not grow with rows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from checkout import ROOT

resource = pytest.importorskip("resource")

_PEAK = """
import resource, sys
from listing_lint.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""
_GROWTH_KB = 8_000
"""What allocators and caches may take; ten times the rows kept in memory would take far more."""


def peak_kb(path: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, "check", str(path), "--format", "jsonl", "--exit-zero"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stderr.split()[-1])


def test_ten_times_the_rows_take_the_same_memory(tmp_path: Path) -> None:
    peaks = []
    for rows in (2_000, 20_000):
        path = tmp_path / f"{rows}.txt"
        make = [sys.executable, str(ROOT / "benchmarks" / "make_catalog.py"), str(path), "--rows", str(rows)]
        subprocess.run(make, check=True)
        peaks.append(peak_kb(path))
    assert peaks[1] - peaks[0] < _GROWTH_KB
