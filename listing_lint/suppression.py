"""Suppressions: findings that somebody accepted, with the reason why, until a day of their choice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from listing_lint.config import Suppression
from listing_lint.diagnostic import Diagnostic
from listing_lint.listing import Place
from listing_lint.phrases import SPOKEN, say

_SIGNS = frozenset("*?[")
"""What makes a pattern of a SKU."""


class Suppressions:
    """The suppressions of a configuration during one run; remembers which of them were needed."""

    def __init__(self, entries: Sequence[Suppression], today: datetime.date) -> None:
        """Entries that expired before `today` silence nothing and are named by `expired`."""
        self.entries = entries
        self.today = today
        self._used: set[int] = set()
        self._met: set[int] = set()
        self._waiting: dict[str, list[int]] = {}
        """The entries whose listings were not met yet, by SKU or pattern."""
        for number, entry in enumerate(entries):
            self._waiting.setdefault(entry.sku, []).append(number)
        self._patterns = [sku for sku in self._waiting if not _SIGNS.isdisjoint(sku)]

    def meet(self, sku: str) -> None:
        """Note that a listing was looked at: only then an entry about it can be called unused."""
        if sku in self._waiting:
            self._met.update(self._waiting.pop(sku))
        for pattern in self._patterns:
            if fnmatchcase(sku, pattern):
                self._met.update(self._waiting.pop(pattern, ()))
                self._patterns = [each for each in self._patterns if each != pattern]

    def match(self, place: Place, diagnostic: Diagnostic) -> Suppression | None:
        """The first entry that silences a finding, None where it stands."""
        for number, entry in enumerate(self.entries):
            if not self._over(entry) and covers(entry, place, diagnostic):
                self._used.add(number)
                return entry
        return None

    def noted(self) -> tuple[frozenset[int], frozenset[int]]:
        """The numbers of the entries that silenced something, and of those whose listings were met."""
        return frozenset(self._used), frozenset(self._met)

    def add(self, used: frozenset[int], met: frozenset[int]) -> None:
        """Take over what another process noted."""
        self._used |= used
        self._met |= met

    def expired(self) -> Iterator[Suppression]:
        """Entries whose last day is over."""
        return (entry for entry in self.entries if self._over(entry))

    def unused(self) -> Iterator[Suppression]:
        """Entries in force that silenced nothing in this run, though it met a listing they may be about."""
        for number, entry in enumerate(self.entries):
            if number in self._met - self._used and not self._over(entry):
                yield entry

    def _over(self, entry: Suppression) -> bool:
        return entry.expires is not None and entry.expires < self.today


def covers(entry: Suppression, place: Place, diagnostic: Diagnostic) -> bool:
    """True where every part of the entry fits the finding; `*` fits anything."""
    return (
        entry.rule in ("*", diagnostic.rule, diagnostic.family)
        and entry.field in ("*", diagnostic.field or "")
        and (entry.text == "*" or entry.text.casefold() == diagnostic.text.casefold())
        and (entry.sku == "*" or fnmatchcase(place.sku or "", entry.sku))
    )


def described(entry: Suppression, speak: str = SPOKEN[0]) -> str:
    """An entry in words, as its owner would recognise it: with the names of its keys."""
    parts = [
        f"{name} {value}"
        for name, value in (
            ("rule", entry.rule),
            ("SKU", entry.sku),
            ("field", entry.field),
            ("text", f"“{entry.text}”" if entry.text != "*" else "*"),
        )
        if value != "*"
    ]
    covered = say("list.comma", speak).join(parts) or say("list.everything", speak)
    return covered + say("aside", speak, text=entry.reason)
