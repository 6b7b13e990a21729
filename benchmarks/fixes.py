"""How good fixes are on many listings: long titles in two, and whole listings repaired.

    python benchmarks/fixes.py split LISTINGS.jsonl.gz [--count N] [--show N] [--seed N]
    python benchmarks/fixes.py repair LISTINGS.jsonl.gz [--count N]

`split` repairs every title of more than 75 characters beside an empty Item Highlight and counts the
clean pairs: within every limit, and with no finding at or above warning when they are linted again.
It also counts pairs that lost the brand and pairs with a word that the title did not have. `--show`
prints random pairs for reading, `--dirty` those that are not clean.
`repair` fixes whole listings and counts those that change again when they are fixed once more, and
those that end with a finding that they did not begin with.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from listing_lint import Diagnostic, Linter, Listing
from listing_lint.repair import repair
from listing_lint.split import split_title

DAY = "2026-11-25"
WORD = re.compile(r"\w+")


def listings(path: Path, count: int | None) -> Iterator[Listing]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for number, line in enumerate(raw.splitlines()):
        if number == count:
            return
        yield listing_of(json.loads(line))


def listing_of(raw: dict[str, Any]) -> Listing:
    market = str(raw.get("marketplace") or "amazon_us").replace("_", "-")
    return Listing(
        sku=raw["id"],
        title=raw["title"],
        bullets=tuple(raw.get("bullets") or ()),
        description=raw.get("description"),
        brand=raw.get("brand"),
        color=raw.get("color"),
        market=market if market.startswith("amazon-") else None,
    )


def grave(found: list[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.severity != "info"]


def measure_split(listings: Iterator[Listing], show: int, dirty: int, seed: int) -> None:
    linter = Linter(policy_date=DAY)
    long = [listing for listing in listings if len(listing.title or "") > 75]
    started = time.process_time()
    for listing in long:
        split_title(listing.title or "", brand=listing.brand)
    took = time.process_time() - started
    pairs, unclean = [], []
    count: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for listing in long:
        title = listing.title or ""
        only = Listing(listing.sku, title, highlight="", brand=listing.brand, language="en")
        done = repair(linter, only, unsafe=True).listing
        short, highlight = done.title or "", done.highlight or ""
        left = grave(linter.lint(replace(done, partial=True)))
        fits = len(short) <= 75 and len(highlight) <= 125 and len(short) + len(highlight) <= 200
        count["clean"] += fits and not left
        count["within the limits"] += fits
        count["highlight filled"] += bool(highlight)
        if listing.brand and listing.brand in title:
            count["with brand"] += 1
            count["brand kept"] += listing.brand in short
        invented = {word.casefold() for word in WORD.findall(f"{short} {highlight}")}
        invented -= {word.casefold() for word in WORD.findall(title)}
        split = split_title(title, brand=listing.brand)
        pure = {word.casefold() for word in WORD.findall(f"{split.title} {split.highlight}")}
        pure -= {word.casefold() for word in WORD.findall(title)}
        count["invented by the split"] += bool(pure)
        count["other words after all fixes"] += bool(invented)
        reasons.update({each.rule for each in left})
        pairs.append((title, short, highlight, split.left_out))
        if left or not fits:
            unclean.append((title, short, highlight, [f"{each.rule}: {each.text}" for each in left]))
    print(f"{len(long):,} titles of more than 75 characters; {1e6 * took / len(long):.1f} µs a split")
    for name, number in count.items():
        print(f"{name:>30} {number:7,} {number / len(long):8.2%}")
    for rule, number in reasons.most_common(12):
        print(f"{'left: ' + rule:>40} {number:5,}")
    for some, number in ((pairs, show), (unclean, dirty)):
        for title, short, highlight, more in random.Random(seed).sample(some, min(number, len(some))):
            print(f"\n  was        {title}\n  title      {short}\n  highlight  {highlight}\n  {more or ''}")


def measure_repair(listings: Iterator[Listing]) -> None:
    linter = Linter(policy_date=DAY)
    for unsafe in (False, True):
        count: Counter[str] = Counter()
        for listing in listings:
            count["listings"] += 1
            first = repair(linter, listing, unsafe=unsafe)
            again = repair(linter, first.listing, unsafe=unsafe)
            count["changed"] += bool(first.changes)
            count["changed twice"] += bool(again.changes)
            before = Counter((each.rule, each.field) for each in linter.lint(listing))
            after = Counter((each.rule, each.field) for each in first.left)
            count["findings before"] += before.total()
            count["findings after"] += after.total()
            new = after - before
            count["with a new finding"] += bool(new)
            if new or again.changes:
                print(listing.sku, dict(new), again.changes[:1])
        print("unsafe" if unsafe else "safe", dict(count))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("split", "repair"):
        command = commands.add_parser(name)
        command.add_argument("listings", type=Path)
        command.add_argument("--count", type=int)
        if name == "split":
            command.add_argument("--show", type=int, default=0)
            command.add_argument("--dirty", type=int, default=0)
            command.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    some = list(listings(options.listings, options.count))
    if options.command == "split":
        measure_split(iter(some), options.show, options.dirty, options.seed)
    else:
        measure_repair(some)


if __name__ == "__main__":
    main()
