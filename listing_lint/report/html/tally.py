"""What the report counts while listings pass by: bounded by the rules, fields and files there are, not by listings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from listing_lint.listing import Place
from listing_lint.report.html.card import Card, Kind
from listing_lint.report.html.passage import ACCEPTED
from listing_lint.report.summary import Finding

SILENT_SKUS = 2_000
"""SKUs of listings without a finding that the page names of each grade; the others are counted."""
FILES = 200
"""Files that the page names in its head, and those in its chart; the others are counted."""

Mix = Counter[str]
"""Findings by severity."""


class Tally(Struct):
    """Counts, and the names that the page gives numbers to."""

    kinds: dict[Kind, int] = field(default_factory=dict)
    """Kinds of findings in the order in which they were met."""
    found: Counter[Kind] = field(default_factory=Counter)
    files: dict[str, int] = field(default_factory=dict)
    cards_of: Counter[str] = field(default_factory=Counter)
    """Cards of each file."""
    checked: Counter[str] = field(default_factory=Counter)
    """Listings of each file, clean ones too."""
    silent: dict[str, list[str]] = field(default_factory=dict)
    """SKUs of listings without a finding, by grade."""
    sources: dict[str, tuple[str, str | None, str | None, str]] = field(default_factory=dict)
    """Title, address, day of reading and certainty, by key."""

    def note(self, place: Place, findings: Sequence[Finding], card: Card) -> tuple[int, list[int]]:
        """Count a card; its file and its kinds as numbers."""
        for _, diagnostic in findings:
            for source in diagnostic.source:
                self.sources[source.key] = (source.title, source.url, source.read, source.certainty)
        file = place.file or ""
        self.cards_of[file] += 1
        self.checked[file] += place.sku is not None
        kinds = card.kinds
        self.found.update(kinds)
        return (
            self.files.setdefault(file, len(self.files)),
            [self.kinds.setdefault(each, len(self.kinds)) for each in kinds],
        )

    def note_silent(self, place: Place, grade: str) -> None:
        """Count a listing without a finding; its SKU is remembered as long as there is room."""
        self.checked[place.file or ""] += 1
        skus = self.silent.setdefault(grade, [])
        if place.sku is not None and len(skus) < SILENT_SKUS:
            skus.append(place.sku)

    def fields(self) -> dict[str, Mix]:
        """Findings of each field by severity, the most frequent first; accepted ones don't count."""
        mixes: dict[str, Mix] = {}
        for (severity, _, _, field_), number in self.found.items():
            if severity != ACCEPTED:
                mixes.setdefault(field_, Counter())[severity] += number
        return dict(sorted(mixes.items(), key=lambda item: (-item[1].total(), item[0])))
