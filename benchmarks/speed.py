"""Measure: time to start, listings a second, rows a second from file to report, peak memory.

    python benchmarks/speed.py
    python benchmarks/speed.py --rows 100000 --corpus listings.jsonl.gz

Times are medians. Ratios compare within one run, so that they hold on any machine.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from make_catalog import COLUMNS, from_corpus, invented, write_catalog

from listing_lint import Linter, Listing

_COMMAND = (sys.executable, "-m", "listing_lint")
_PEAK = """
import resource, sys
from listing_lint.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def median_seconds(action: Callable[[], object], times: int) -> float:
    """The median wall time of an action in seconds, after one run that doesn't count."""
    action()
    return statistics.median(seconds(action) for _ in range(times))


def seconds(action: Callable[[], object]) -> float:
    """The wall time of an action in seconds."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def run(*arguments: str) -> None:
    """The command as a user starts it, in a process of its own."""
    subprocess.run([*_COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def peak_megabytes(*arguments: str) -> float:
    """The largest resident size of the command in MB (Linux counts it in kB)."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return int(done.stderr.split()[-1]) / 1024


def as_listings(rows: Sequence[Sequence[str]]) -> list[Listing]:
    """Rows of a catalogue as the library takes them."""
    return [
        Listing(
            sku=sku,
            title=title,
            brand=brand or None,
            bullets=bullets,
            description=description or None,
            search_terms=keywords or None,
            composition=made_of or None,
            product_type=kind or None,
        )
        for sku, title, brand, *bullets, description, keywords, made_of, kind in rows
    ]


def count_cells(path: Path) -> int:
    """What reading costs at the least: one pass of csv.reader."""
    with path.open(encoding="utf-8", newline="") as stream:
        return sum(len(row) for row in csv.reader(stream, delimiter="\t"))


def show(name: str, value: str) -> None:
    """One line of the table."""
    print(f"{name:<48} {value:>16}")


def measure_start(folder: Path) -> None:
    """How long a user waits for the smallest answers."""
    clean = folder / "clean.csv"
    clean.write_text("sku,title\nA-1,Stoneware Mug with Lid\n", encoding="utf-8")
    show("start: --version", f"{median_seconds(lambda: run('--version'), 5) * 1000:,.0f} ms")
    show(
        "start: check of one clean row",
        f"{median_seconds(lambda: run('check', str(clean)), 5) * 1000:,.0f} ms",
    )


def measure_library(rows: Sequence[Sequence[str]]) -> None:
    """One listing after the other, warm, on one core."""
    linter, listings = Linter(), as_listings(rows)
    found = [len(linter.lint(listing)) for listing in listings]
    clean = [listing for listing, number in zip(listings, found, strict=True) if number == 0]
    other = [listing for listing, number in zip(listings, found, strict=True) if number]
    show("findings per listing", f"{sum(found) / len(found):.2f}")
    everything = median_seconds(lambda: [linter.lint(listing) for listing in listings], 3)
    show("library", f"{len(listings) / everything:,.0f} listings/s")
    for name, part in (("without findings", clean), ("with findings", other)):
        if part:
            each = median_seconds(lambda part=part: [linter.lint(listing) for listing in part], 3) / len(part)  # type: ignore[misc]
            show(f"library, one listing {name}", f"{each * 1e6:,.0f} µs")


def measure_files(folder: Path, corpus: Path | None, rows: int) -> None:
    """From file to report, in a process of its own; a tenth of the rows tells how time and memory grow."""
    small, large = folder / "small.txt", folder / "large.txt"
    for path, count in ((small, max(1, rows // 10)), (large, rows)):
        with path.open("w", encoding="utf-8", newline="") as stream:
            write_catalog(stream, from_corpus(corpus, count) if corpus else invented(count))
    arguments = ("--format", "jsonl", "--exit-zero")
    took = seconds(lambda: run("check", str(large), *arguments))
    tenth = seconds(lambda: run("check", str(small), *arguments))
    bare = median_seconds(lambda: count_cells(large), 3)
    show(f"check of {rows:,} rows to JSON Lines", f"{took:,.1f} s")
    show("  rows a second", f"{rows / took:,.0f}")
    show("  against csv.reader alone", f"{took / bare:,.1f} x")
    show("  against a tenth of the rows", f"{took / tenth:,.1f} x")
    show("  peak memory", f"{peak_megabytes('check', str(large), *arguments):,.0f} MB")
    show(
        "  peak memory with a tenth of the rows", f"{peak_megabytes('check', str(small), *arguments):,.0f} MB"
    )


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path, help="JSON Lines of listings, also gzipped")
    arguments = parser.parse_args()
    few = min(arguments.rows, 5_000)
    rows = list(from_corpus(arguments.corpus, few) if arguments.corpus else invented(few))
    assert all(len(row) == len(COLUMNS) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        measure_start(Path(folder))
        measure_library(rows)
        measure_files(Path(folder), arguments.corpus, arguments.rows)


if __name__ == "__main__":
    main()
