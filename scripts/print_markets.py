"""Print docs/markets.md from the markets. `--check` changes nothing and fails where the page is old."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from printing import POLICY_DATE, ROOT, settle, table

from listing_lint import Linter, UnknownMarket
from listing_lint.linter import word_rules
from listing_lint.listing import TEXT_FIELDS
from listing_lint.market import Limit, Market
from listing_lint.phrases import say
from listing_lint.wordlist import load_sources, market_data

PAGE = ROOT / "docs" / "markets.md"
LONG_AGO = "2000-01-01"
SHOWN = ("title", "bullet", "search_terms")
"""The fields of the table of stores; the tables of limits have all."""
UNITS = {
    "characters": "characters",
    "bytes": "bytes",
    "count": "values",
    "total_characters": "characters, all together",
    "with_title_characters": "characters, together with the title",
}
KINDS = {"field": "the form", "policy": "the rules", "recommendation": "advice"}


def page() -> str:
    """The whole page."""
    today = Linter(policy_date=POLICY_DATE)
    markets = list(stores(today))
    everywhen = {market.id: limits_of_all_days(market.id) for market in markets}
    return (
        "\n".join(
            [
                "# Markets",
                "",
                "Printed by `scripts/print_markets.py` from the files in `wordlists/markets/`.",
                f"The stores are shown as they are on {POLICY_DATE}; `--policy-date` picks another day. A file that names its",
                "store is checked by the rules of that store; for the others `--market` or the configuration says it.",
                "",
                "## Stores",
                "",
                "Of several limits the smallest is shown that gives an error or a warning to a usual product. The first language is",
                "that of listings that don't name theirs.",
                "",
                *table(
                    ("market", "store", "languages", "title", "bullet", "search terms"),
                    *(
                        (
                            f"`{market.id}`",
                            market.name,
                            ", ".join(market.languages),
                            *(smallest(market, field) for field in SHOWN),
                        )
                        for market in markets
                    ),
                ),
                "",
                "## Languages",
                "",
                "Length, characters and structure are checked in every language, words where there are lists of them:",
                "",
                *table(("language", "words"), *words()),
                "",
                "## Every limit",
                "",
                "Limits of the form are what its field takes, limits of the rules are what the store asks for, advice is what it",
                "recommends. A limit holds from the first day on, and no longer on the day named under “until”. Product classes",
                "are told from the product type: media are books, music, video and software, softlines are clothes, shoes, bags and jewellery.",
                *(line for group in groups(markets, everywhen) for line in section(group, everywhen)),
                "",
                "## Sources",
                "",
                *cited(limit for limits in everywhen.values() for limit in limits),
            ]
        ).rstrip()
        + "\n"
    )


def stores(linter: Linter) -> Iterator[Market]:
    """Every market that can be chosen: files that others only build upon are none."""
    for name in market_data():
        with suppress(UnknownMarket):
            yield linter.market(name)


def limits_of_all_days(name: str) -> tuple[Limit, ...]:
    """Every limit that a market has, had or will have."""
    raw = market_data()
    entries = [
        entry
        for part in (name, str(raw[name].get("extends", "")))
        for entry in raw.get(part, {}).get("limits", {}).values()
    ]
    days = {str(entry[key]) for entry in entries for key in ("effective", "until") if key in entry}
    found: dict[Limit, None] = {}
    for day in sorted({LONG_AGO, *days} - {"never"}):
        found.update(dict.fromkeys(Linter(policy_date=day).market(name).limits))
    return tuple(found)


def words() -> Iterator[tuple[str, str]]:
    """Every language with the number of its words, the most first."""
    counts = Counter(term.language for rule in word_rules() for term in rule.terms)
    for language, number in counts.most_common():
        yield language, f"{number:,}"


def smallest(market: Market, field: str) -> str:
    """The limit that a usual product of a market meets first in a field."""
    limits = [
        limit
        for limit in market.limits_of(field)
        if limit.measure in ("characters", "bytes") and limit.max is not None and limit.severity != "info"
    ]
    if not limits:
        return "–"
    limit = min(limits, key=lambda each: each.max or 0)
    return f"{limit.max} {UNITS[limit.measure]}"


def groups(markets: Iterable[Market], limits: dict[str, tuple[Limit, ...]]) -> list[list[Market]]:
    """Markets that have the same limits and leave out the same rules, the largest group first."""
    found: dict[tuple[object, ...], list[Market]] = {}
    for market in markets:
        found.setdefault((frozenset(limits[market.id]), market.off), []).append(market)
    return sorted(found.values(), key=len, reverse=True)


def section(group: Sequence[Market], limits: dict[str, tuple[Limit, ...]]) -> Iterator[str]:
    """The table of the limits that some markets share."""
    yield ""
    first, *others = [f"`{market.id}`" for market in group]
    yield f"### {first}" + (f" and {len(others)} more" if others else "")
    yield ""
    if others:
        yield f"Shared by {', '.join([first, *others])}."
        yield ""
    rows = [
        (
            f"`{limit.field}`",
            size(limit),
            KINDS[limit.kind],
            limit.severity,
            scope(limit),
            str(limit.effective or ""),
            str(limit.until or ""),
        )
        for limit in sorted(limits[group[0].id], key=order)
    ]
    yield from table(("field", "limit", "set by", "severity", "for", "first day", "until"), *rows)
    if group[0].off:
        yield ""
        yield f"Not applied here: {', '.join(f'`{name}`' for name in sorted(group[0].off))}."


def order(limit: Limit) -> tuple[int, str, str]:
    """Limits in the order of the fields, those of a field by what is counted and by their first day."""
    fields = (*TEXT_FIELDS, limit.field)
    return fields.index(limit.field), limit.measure, str(limit.effective or "")


def size(limit: Limit) -> str:
    """How much is allowed, and how it is counted."""
    low = "" if limit.min is None else f"at least {limit.min}"
    high = "" if limit.max is None else f"at most {limit.max}"
    left_out = [
        name
        for name, counted in (("spaces", limit.spaces), ("punctuation", limit.punctuation))
        if not counted
    ]
    without = f", without {' and '.join(left_out)}" if left_out else ""
    return f"{', '.join(filter(None, (low, high)))} {UNITS[limit.measure]}{without}"


def scope(limit: Limit) -> str:
    """Which products a limit is for."""
    if limit.only:
        return ", ".join(limit.only)
    return f"all but {', '.join(limit.unless)}" if limit.unless else "all"


def cited(limits: Iterable[Limit]) -> Iterator[str]:
    """The sources of limits, each once."""
    known = load_sources()
    for key in sorted({key for limit in limits for key in limit.sources}):
        source = known[key]
        name = f"[{source.title}]({source.url})" if source.url else source.title
        read = f", {say('source.read', day=source.read)}" if source.read else ""
        yield f"- {name}: {say(f'certainty.{source.certainty}')}{read}"


if __name__ == "__main__":
    sys.exit(settle(__doc__, {PAGE: page()}))
