"""Measure: time to start, listings a second, rows a second from file to report, peak memory.

    python benchmarks/speed.py
    python benchmarks/speed.py --rows 100000 --corpus listings.jsonl.gz
    python benchmarks/speed.py --rows 100000 --corpus listings.jsonl.gz --full

Times are medians. Ratios compare within one run, so that they hold on any machine.
"""

from __future__ import annotations

import argparse
import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from make_catalog import COLUMNS, from_corpus, invented, write_catalog
from msgspec import structs

from listing_lint import Linter, Listing
from listing_lint.scan import Scanner

_COMMAND = (sys.executable, "-m", "listing_lint")
_NAMED = "For friends of the Order of the Perfect Spoon and others who cook at home"
"""Tokens tell that this names something and praises nothing."""
_PEAK = """
import re, resource, sys
from listing_lint.cli import main
try:
    main()
finally:
    # Unlike ru_maxrss, this one begins anew with every program.
    own = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(own + 2 * child, file=sys.stderr)
"""
"""Prints the peak of all processes together in kB: the parent, and twice the largest of its two workers.
What they share counts for each of them, so that the truth is less."""


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
    """The largest resident size of the command with two workers in MB (Linux counts it in kB)."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *arguments, "--jobs", "2"],
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


def _loads_spacy(path: Path) -> bool:
    """True where checking a file imports spaCy."""
    command = [sys.executable, "-X", "importtime", *_COMMAND[1:], "check", str(path)]
    return "spacy.language" in subprocess.run(command, capture_output=True, text=True, check=True).stderr


def measure_start(folder: Path) -> None:
    """How long a user waits for the smallest answers."""
    clean = folder / "clean.csv"
    clean.write_text("sku,title\nA-1,Stoneware Mug with Lid\n", encoding="utf-8")
    show("start: --version", f"{median_seconds(lambda: run('--version'), 5) * 1000:,.0f} ms")
    show(
        "start: check of one clean row",
        f"{median_seconds(lambda: run('check', str(clean)), 5) * 1000:,.0f} ms",
    )

    needs = folder / "name.csv"
    needs.write_text(f"sku,title,bullet_point1\nA-1,Stoneware Mug with Lid,{_NAMED}\n", encoding="utf-8")
    needing = median_seconds(lambda: run("check", str(needs)), 3)
    show("start: check of a row that needs spaCy", f"{needing * 1000:,.0f} ms")
    for name, path in (("the clean row", clean), ("the other row", needs)):
        show(f"  spaCy imported for {name}", "yes" if _loads_spacy(path) else "no")
    cold = {**os.environ, "LISTING_LINT_CACHE": ""}
    compiling = seconds(
        lambda: subprocess.run([*_COMMAND, "check", str(clean)], env=cold, check=True, stdout=-3)
    )
    show("start: the word lists compiled first", f"{compiling:,.1f} s")


def measure_workbook(folder: Path, rows: int = 10_000) -> None:
    """A workbook in the attribute-path layout, as Seller Central gives it."""
    from openpyxl import Workbook

    path = folder / "catalog.xlsx"
    where = "[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value"
    columns = ["contribution_sku#1.value", f"item_name{where}", f"brand{where}"]
    columns += [f"bullet_point{where}".replace("#1", f"#{number}") for number in range(1, 6)]
    columns += [f"product_description{where}", f"generic_keyword{where}"]
    columns += [f"fabric_type{where}", "product_type#1.value"]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Template")
    market = "primaryMarketplaceId=amzn1.mp.o.ATVPDKIKX0DER"
    sheet.append([f"settings=attributeRow=3&contentLanguageTag=en_US&dataRow=4&labelRow=2&{market}"])
    sheet.append([column.split("[")[0] for column in columns])
    sheet.append(columns)
    for row in invented(rows):
        sheet.append(list(row))
    book.save(path)
    took = median_seconds(lambda: run("check", str(path), "--format", "jsonl", "--exit-zero"), 3)
    show(f"workbook of {rows:,} rows", f"{took:,.1f} s")


def measure_terms(rows: Sequence[Sequence[str]]) -> None:
    """The same texts against ten times the phrases, warm."""
    from listing_lint.linter import compiled_index

    index = compiled_index("en")
    texts = [(listing, listing.texts()) for listing in as_listings(rows)]
    phrases = index.phrases()
    more = sorted({*phrases, *(f" {n}q{phrase[1:]}" for n in range(9) for phrase in phrases)})
    numbers = {phrase: number for number, phrase in enumerate(phrases)}
    targets = [index.targets[numbers[phrase]] if phrase in numbers else 0 for phrase in more]
    grown = structs.replace(index, text="\n".join(more), targets=targets, further={})
    plain = structs.replace(index, further={})
    took = []
    for one in (plain, grown):
        scanner = Scanner(one)
        for listing, some in texts[:100]:
            scanner.scan(listing, some)
        took.append(median_seconds(lambda s=scanner: [s.scan(*pair) for pair in texts], 3))  # type: ignore[misc]
    show(f"scan with {len(more):,} phrases against {len(phrases):,}", f"{took[1] / took[0]:,.2f} x")


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


def measure_files(folder: Path, corpus: Path | None, rows: int, *, full: bool = False) -> None:
    """From file to report, in a process of its own; a tenth of the rows tells how time and memory grow."""
    small, large = folder / "small.txt", folder / "large.txt"
    for path, count in ((small, max(1, rows // 10)), (large, rows)):
        with path.open("w", encoding="utf-8", newline="") as stream:
            write_catalog(stream, from_corpus(corpus, count, full=full) if corpus else invented(count))
    arguments = ("--format", "jsonl", "--exit-zero")
    took = seconds(lambda: run("check", str(large), *arguments))
    tenth = seconds(lambda: run("check", str(small), *arguments))
    bare = median_seconds(lambda: count_cells(large), 3)
    show(f"check of {rows:,} rows to JSON Lines", f"{took:,.1f} s")
    show("  rows a second", f"{rows / took:,.0f}")
    show("  bytes a row", f"{large.stat().st_size / rows:,.0f}")
    show("  against csv.reader alone", f"{took / bare:,.1f} x")
    show("  against a tenth of the rows", f"{took / tenth:,.1f} x")
    show("  peak memory, all processes", f"{peak_megabytes('check', str(large), *arguments):,.0f} MB")
    show(
        "  peak memory with a tenth of the rows", f"{peak_megabytes('check', str(small), *arguments):,.0f} MB"
    )


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path, help="JSON Lines of listings, also gzipped")
    parser.add_argument("--full", action="store_true", help="only listings of the corpus with a description")
    arguments = parser.parse_args()
    few, corpus, full = min(arguments.rows, 5_000), arguments.corpus, arguments.full
    rows = list(from_corpus(corpus, few, full=full) if corpus else invented(few))
    assert all(len(row) == len(COLUMNS) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        measure_start(Path(folder))
        measure_library(rows)
        measure_terms(rows)
        measure_workbook(Path(folder))
        measure_files(Path(folder), corpus, arguments.rows, full=full)


if __name__ == "__main__":
    main()
