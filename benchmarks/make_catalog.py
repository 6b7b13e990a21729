"""Make a tab-separated flat file of invented products, or of the texts of a corpus of listings.

    python benchmarks/make_catalog.py catalog.txt --rows 100000
    python benchmarks/make_catalog.py catalog.txt --rows 100000 --corpus listings.jsonl.gz

A corpus is JSON Lines (also gzipped) with title, bullets, description, brand; its listings are
repeated until there are enough rows, with --full only those that have a description. The same arguments always
make the same file.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import IO

SKU = "item_sku"
BULLETS = [f"bullet_point{number}" for number in range(1, 6)]
COLUMNS = (
    SKU,
    "item_name",
    "brand_name",
    *BULLETS,
    "product_description",
    "generic_keywords",
    "fabric_type",
    "feed_product_type",
)

_BRANDS = ("Nordvik", "Halmoor", "Tessaline", "Brackenfold", "Ovenmere", "Juniparc")
_NOUNS = (
    ("Mug", "Stoneware", "kitchen"),
    ("Scarf", "100% Rayon", "apparel"),
    ("Garden Hose", "Rubber", "garden"),
    ("Desk Lamp", "Aluminium", "home"),
    ("Yoga Mat", "Natural Rubber", "sports"),
    ("Lunch Box", "Stainless Steel", "kitchen"),
    ("Throw Blanket", "95% Cotton, 5% Elastane", "home"),
    ("Dog Leash", "Nylon", "pet"),
)
_PLAIN = (
    "Small",
    "Large",
    "Foldable",
    "Striped",
    "Matte",
    "Two-Tone",
    "Lightweight",
    "Insulated",
    "Blue",
    "Oat",
)
_SEEDED = (
    "Best",
    "Pure Silk",
    "Eco-Friendly",
    "100% Satisfaction Guaranteed",
    "Antibacterial",
    "Free Shipping",
)
_SENTENCES = (
    "Holds its shape after many washes and dries within an hour",
    "Fits cup holders and bags that are at least 9 cm wide",
    "The handle stays cool while the inside is hot",
    "Comes in a plain carton with a leaflet in four languages",
    "Stitched twice along the edge, with a loop for hanging",
    "Wipe clean with a damp cloth; keep away from open fire",
)
_SEEDED_SENTENCES = (
    "The best gift for everybody you love",
    "Kills 99% of bacteria within minutes",
    "Relieves back pain and helps you sleep",
    "Buy 2 get 1 free, only this week",
)
_SEEDED_SHARE = 0.3
"""Share of texts that hold something to report; real catalogues hold more."""


def invented(rows: int, seed: int = 1) -> Iterator[list[str]]:
    """`rows` rows of invented products, in the order of COLUMNS."""
    pick = random.Random(seed)
    for number in range(rows):
        noun, made_of, kind = pick.choice(_NOUNS)
        brand = pick.choice(_BRANDS)
        words = [*pick.sample(_PLAIN, 3), noun]
        if pick.random() < _SEEDED_SHARE:
            words.insert(0, pick.choice(_SEEDED))
        bullets = pick.sample(_SENTENCES, 5)
        if pick.random() < _SEEDED_SHARE:
            bullets[pick.randrange(5)] = pick.choice(_SEEDED_SENTENCES)
        description = ". ".join(pick.sample(_SENTENCES, 4)) + "."
        keywords = " ".join(word.lower() for word in pick.sample(_PLAIN, 5))
        yield [
            f"SKU-{number:07}",
            f"{brand} {' '.join(words)}, Model {pick.randrange(100, 999)}",
            brand,
            *bullets,
            description,
            keywords,
            made_of,
            kind,
        ]


def from_corpus(path: Path, rows: int, *, full: bool = False) -> Iterator[list[str]]:
    """`rows` rows with the texts of a corpus, repeated as often as needed; `full` ones have a description."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line) for line in stream]
    if full:
        texts = [listing for listing in texts if listing.get("description")]
    for number, listing in zip(range(rows), cycle(texts), strict=False):
        bullets = [*(listing.get("bullets") or ()), "", "", "", "", ""][:5]
        yield [
            _cell(text)
            for text in (
                f"SKU-{number:07}",
                listing.get("title"),
                listing.get("brand"),
                *bullets,
                listing.get("description"),
                listing.get("search_terms"),
                listing.get("composition"),
                listing.get("product_type"),
            )
        ]


def _cell(text: object) -> str:
    return "" if text is None else " ".join(str(text).split())


def write_catalog(stream: IO[str], rows: Iterator[list[str]]) -> None:
    """A flat file with Amazon's three header rows."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(["TemplateType=fptcustom", "Version=2026.0101", *[""] * (len(COLUMNS) - 2)])
    writer.writerow([name.replace("_", " ").title() for name in COLUMNS])
    writer.writerow(COLUMNS)
    writer.writerows(rows)


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("output", type=Path)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path, help="JSON Lines of listings, also gzipped")
    parser.add_argument("--full", action="store_true", help="only listings of the corpus with a description")
    arguments = parser.parse_args()
    count, corpus = arguments.rows, arguments.corpus
    rows = from_corpus(corpus, count, full=arguments.full) if corpus else invented(count)
    with arguments.output.open("w", encoding="utf-8", newline="") as stream:
        write_catalog(stream, rows)


if __name__ == "__main__":
    main()
