"""Precision and recall on labelled listings, and the share of expectations met on test cases.

    python benchmarks/quality.py gold LABELLED.jsonl [--show N] [--family FAMILY]
    python benchmarks/quality.py cases CASES.jsonl [--show N]
    python benchmarks/quality.py sample LISTINGS.jsonl.gz --family FAMILY [--count N] [--seed N] [--grave]

A labelled line holds a listing (`id`, `title`, `bullets`, `description`, `brand`, `composition`,
`category`) and `labels`: spans with `family`, `field` (`title`, `description`, `bullets[0]` …),
`start`, `end` (code points) and `level` (`must` or `may`). A finding at or above warning is a hit
where it overlaps a "must" of its family, neutral where it overlaps any other label, and a false
alarm elsewhere. `sample` prints random findings for reading, with `--grave` none below warning.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from listing_lint import Diagnostic, Linter, Listing

UNLABELLED = {"length", "characters", "repetition", "style", "search-terms", "file"}
AKIN = (
    {"subjective", "promotional"},
    {"guarantee", "promotional"},
    {"health", "certification"},
    {"eco", "certification"},
    {"pesticide", "health"},
    {"promotional", "contact"},
)
"""Families that a label of the other one also answers for."""

CASE_FAMILIES = {
    "asin": {"contact", "search-terms"},
    "brand": {"brand", "search-terms"},
    "caps": {"style"},
    "chars": {"characters"},
    "comparison": {"subjective", "brand"},
    "drug": {"restricted", "health"},
    "eco": {"eco", "certification"},
    "emoji": {"characters"},
    "external": {"contact"},
    "guarantee": {"guarantee", "promotional"},
    "health": {"health", "certification", "restricted"},
    "html": {"characters"},
    "length": {"length"},
    "material": {"material"},
    "pesticide": {"pesticide", "health"},
    "promo": {"promotional", "subjective", "guarantee", "search-terms", "contact"},
    "repetition": {"repetition", "search-terms"},
    "subjective": {"subjective", "promotional", "search-terms"},
    "too_short": {"length"},
}
"""What other tools call our families; what is not here (required fields, formats) is not our job."""

SILENT_FAMILIES: Mapping[str, set[str]] = {"promo": {"promotional"}, "repetition": {"repetition"}}
"""The same where a case wants silence: an opinion is no promotion."""

CASE_DATES = {"title_200": "2026-07-01"}


def lines(path: Path) -> Iterator[dict[str, Any]]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in raw.splitlines():
        yield json.loads(line)


def listing_of(raw: dict[str, Any]) -> Listing:
    return Listing(
        sku=raw["id"],
        title=raw["title"],
        bullets=raw.get("bullets") or (),
        description=raw.get("description"),
        brand=raw.get("brand"),
        composition=raw.get("composition"),
        product_type=raw.get("category"),
    )


def field_of(diagnostic: Diagnostic) -> str | None:
    return f"bullets[{diagnostic.index}]" if diagnostic.field == "bullet" else diagnostic.field


def akin(found: str, wanted: str) -> bool:
    return found == wanted or {found, wanted} in AKIN


def gold(path: Path, linter: Linter, show: int, family: str | None) -> None:
    must: Counter[str] = Counter()
    recalled: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    false: Counter[str] = Counter()
    misses: defaultdict[str, list[str]] = defaultdict(list)
    alarms: defaultdict[str, list[str]] = defaultdict(list)
    for raw in lines(path):
        found = [
            diagnostic
            for diagnostic in linter.lint(listing_of(raw))
            if diagnostic.family not in UNLABELLED
            and diagnostic.severity != "info"
            and diagnostic.start is not None
        ]
        for label in raw["labels"]:
            if label["level"] != "must":
                continue
            must[label["family"]] += 1
            if any(akin(d.family, label["family"]) and overlaps(d, label) for d in found):
                recalled[label["family"]] += 1
            else:
                misses[label["family"]].append(f"[{label['text']}] {raw['id']} {label['field']}")
        for diagnostic in found:
            touched = [label for label in raw["labels"] if overlaps(diagnostic, label)]
            if any(
                label["level"] == "must" and akin(diagnostic.family, label["family"]) for label in touched
            ):
                hits[diagnostic.family] += 1
            elif not touched:
                false[diagnostic.family] += 1
                alarms[diagnostic.family].append(
                    f"[{diagnostic.text}] {diagnostic.rule} {diagnostic.value[:150]}"
                )
    print(f"{'family':14} {'must':>5} {'recall':>7} {'hits':>5} {'false':>6} {'precision':>9}")
    families = sorted({*must, *hits, *false})
    for name in families:
        print(row(name, must[name], recalled[name], hits[name], false[name]))
    print(row("all", must.total(), recalled.total(), hits.total(), false.total()))
    for title, bag in (("false alarms", alarms), ("misses", misses)):
        for name in sorted(bag):
            if show and family in (None, name):
                print(f"\n{title}: {name}", *bag[name][:show], sep="\n  ")


def overlaps(diagnostic: Diagnostic, label: dict[str, Any]) -> bool:
    return (
        field_of(diagnostic) == label["field"]
        and diagnostic.start is not None
        and diagnostic.end is not None
        and diagnostic.start < label["end"]
        and label["start"] < diagnostic.end
    )


def row(name: str, must: int, recalled: int, hits: int, false: int) -> str:
    recall = f"{recalled / must:7.3f}" if must else f"{'–':>7}"
    precision = f"{hits / (hits + false):9.3f}" if hits + false else f"{'–':>9}"
    return f"{name:14} {must:5} {recall} {hits:5} {false:6} {precision}"


def cases(path: Path, show: int) -> None:
    expected = met = forbidden = kept = kept_of_errors = 0
    shown: list[str] = []
    linters: dict[tuple[str, str | None], Linter] = {}
    for raw in lines(path):
        given = {
            name: ", ".join(value) if isinstance(value, list) and name != "bullets" else value
            for name, value in raw["input"].items()
        }
        market = {"amazon_de": "amazon-de"}.get(given.get("marketplace", ""), "amazon-us")
        if given.get("marketplace") not in (None, "", "amazon_de", "amazon_us"):
            continue
        key = (market, CASE_DATES.get(raw["profile"]))
        linter = linters.setdefault(key, Linter(market=key[0], policy_date=key[1]))
        listing = Listing(
            sku=raw["id"],
            title=given.get("title") or None,
            bullets=given.get("bullets") or (),
            description=given.get("description") or None,
            search_terms=given.get("search_terms") or None,
            brand=given.get("brand") or None,
            composition=given.get("material") or None,
            product_type=given.get("product_type") or None,
            highlight=given.get("item_highlights") or None,
            language=given.get("language") or "en",
        )
        all_found = linter.lint(listing)
        found = {diagnostic.family for diagnostic in all_found}
        loud = {diagnostic.family for diagnostic in all_found if diagnostic.severity != "info"}
        for name in raw["expect"]:
            if name in CASE_FAMILIES:
                expected += 1
                met += bool(found & CASE_FAMILIES[name])
                if not found & CASE_FAMILIES[name]:
                    shown.append(f"missing {name}: {raw['id']} {given} {raw['note']}")
        for name in raw["expect_not"]:
            if name in CASE_FAMILIES:
                forbidden += 1
                alarm = loud & SILENT_FAMILIES.get(name, CASE_FAMILIES[name])
                kept += not alarm
                kept_of_errors += not alarm
                if alarm:
                    shown.append(f"alarm {name}: {raw['id']} {given} {raw['note']}")
        if raw["clean"]:
            forbidden += 1
            kept += not loud
            kept_of_errors += not any(diagnostic.severity == "error" for diagnostic in all_found)
            if loud:
                shown.append(f"not clean: {raw['id']} {given} {sorted(loud)}")
    print(f"expected families found: {met} of {expected} = {met / expected:.3f}")
    print(f"silences kept:           {kept} of {forbidden} = {kept / forbidden:.3f}")
    print(f"  a clean case may warn: {kept_of_errors} of {forbidden} = {kept_of_errors / forbidden:.3f}")
    print(*shown[:show], sep="\n")


def sample(path: Path, linter: Linter, family: str, count: int, seed: int, *, grave: bool) -> None:
    found = [
        f"{diagnostic.severity:7} {diagnostic.rule:28} "
        f"{diagnostic.value[max(0, (diagnostic.start or 0) - 60) : diagnostic.start]}"
        f"⟦{diagnostic.text}⟧{diagnostic.value[diagnostic.end or 0 : (diagnostic.end or 0) + 60]}"
        for raw in lines(path)
        if raw.get("lang", "en") == "en"
        for diagnostic in linter.lint(listing_of(raw))
        if family in {diagnostic.family, diagnostic.rule} and not (grave and diagnostic.severity == "info")
    ]
    print(f"{len(found)} findings")
    for line in random.Random(seed).sample(found, min(count, len(found))):
        print(" ".join(line.split()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["gold", "cases", "sample"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--market", default="amazon-us")
    parser.add_argument("--show", type=int, default=0, help="how many false alarms and misses to print")
    parser.add_argument("--family", help="only this family (sample: family or rule)")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--grave", action="store_true", help="sample: only errors and warnings")
    options = parser.parse_args()
    linter = Linter(market=options.market)
    if options.what == "gold":
        gold(options.file, linter, options.show, options.family)
    elif options.what == "cases":
        cases(options.file, options.show)
    else:
        sample(
            options.file,
            linter,
            options.family or "subjective",
            options.count,
            options.seed,
            grave=options.grave,
        )


if __name__ == "__main__":
    main()
