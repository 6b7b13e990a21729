"""How the tables of rule tests ask: which words does a rule flag, and what does its fix make of them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from listing_lint import Linter, Listing
from listing_lint.diagnostic import Applicability, Diagnostic, Edit
from listing_lint.fix import apply

TODAY = "2026-11-25"

Report = Callable[..., list[Diagnostic]]
Repair = Callable[..., dict[str, Any]]


@cache
def linter(rule: str, market: str, day: str) -> Linter:
    return Linter(market=market, policy_date=day, select=[rule])


@pytest.fixture
def report() -> Report:
    """The diagnostics of one rule on a listing given as keyword arguments (a string is a title)."""

    def ask(
        rule: str, listing: Mapping[str, Any] | str, *, market: str = "amazon-us", day: str = TODAY
    ) -> list[Diagnostic]:
        fields = {"title": listing} if isinstance(listing, str) else listing
        return linter(rule, market, day).lint(Listing(**{"sku": "A-1", **fields}))

    return ask


@pytest.fixture
def repair(report: Report) -> Repair:
    """The listing after the fixes of one rule, those that need a look included."""

    def mend(rule: str, listing: Mapping[str, Any] | str, **where: str) -> dict[str, Any]:
        fields: dict[str, Any] = {"title": listing} if isinstance(listing, str) else dict(listing)
        edits: dict[tuple[str, int | None], set[Edit]] = defaultdict(set)
        for diagnostic in report(rule, fields, **where):
            if diagnostic.fix is not None and diagnostic.fix.applicability is not Applicability.MANUAL:
                for edit in diagnostic.fix.edits:
                    edits[edit.field, edit.index].add(edit)
        for (field, index), changes in edits.items():
            name = "bullets" if field == "bullet" else field
            if index is None:
                fields[name] = apply(fields.get(name) or "", changes)
            else:
                values = list(fields[name])
                values[index] = apply(values[index], changes)
                fields[name] = values
        return fields

    return mend
