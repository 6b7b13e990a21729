"""The lint–fix–lint loop: apply fixes, look again, until nothing that may be applied is left.

A fix is taken back where it would not remove its own finding, would bring a new one that no fix
can remove, or, being called safe, would lose a word of the product's own facts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from listing_lint.diagnostic import Applicability, Diagnostic, Edit, Fix
from listing_lint.fix import apply
from listing_lint.linter import Linter
from listing_lint.listing import Listing

_ROUNDS = 10
_NUMBER = re.compile(r"\d+")

FieldKey = tuple[str, "int | None"]
Identity = tuple[str, str | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One text before and after its fixes, and the rules that asked for them, in their order."""

    field: str
    index: int | None
    before: str
    after: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A listing after its fixes: what changed, and what is still wrong."""

    listing: Listing
    changes: tuple[Change, ...]
    left: tuple[Diagnostic, ...]


def repair(linter: Linter, listing: Listing, *, unsafe: bool = False) -> Repair:
    """Apply every fix that may be applied; `unsafe` takes those that want to be looked at as well."""
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    current, found = listing, linter.lint(listing)
    refused: set[Identity] = set()
    rules: dict[FieldKey, list[str]] = {}
    for _ in range(_ROUNDS):
        chosen = _choose(found, allowed, refused)
        if not chosen:
            break
        fixed, fixed_found = _attempt(linter, current, chosen, found, allowed, refused)
        # Together they may do harm: then take them one by one and refuse those that do.
        alone = list(chosen) if fixed is None else []
        while fixed is None and alone:
            diagnostic = alone.pop(0)
            fixed, fixed_found = _attempt(linter, current, [diagnostic], found, allowed, refused)
            if fixed is None:
                refused.add(_identity(diagnostic))
            else:
                chosen = [diagnostic]
        if fixed is None:
            continue
        for diagnostic in chosen:
            for edit in _edits(diagnostic):
                names = rules.setdefault((edit.field, edit.index), [])
                if diagnostic.rule not in names:
                    names.append(diagnostic.rule)
        current, found = fixed, fixed_found
    return Repair(current, tuple(_changes(listing, current, rules)), tuple(found))


def _choose(
    found: Sequence[Diagnostic], allowed: set[Applicability], refused: set[Identity]
) -> list[Diagnostic]:
    """Fixes that don't touch each other, the smallest first: a whole-field rewrite waits its turn."""
    ready = [
        diagnostic
        for diagnostic in found
        if diagnostic.fix is not None
        and diagnostic.fix.applicability in allowed
        and diagnostic.fix.edits
        and _identity(diagnostic) not in refused
    ]
    ready.sort(key=lambda diagnostic: sum(edit.end - edit.start for edit in _edits(diagnostic)))
    taken: dict[FieldKey, list[tuple[int, int]]] = {}
    chosen = []
    for diagnostic in ready:
        if all(
            _free(taken.get((edit.field, edit.index), ()), edit.start, edit.end)
            for edit in _edits(diagnostic)
        ):
            chosen.append(diagnostic)
            for edit in _edits(diagnostic):
                taken.setdefault((edit.field, edit.index), []).append((edit.start, edit.end))
    return chosen


def _free(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """True where a span neither overlaps nor touches those taken: neighbours tidy the same space."""
    return all(end < taken_start or taken_end < start for taken_start, taken_end in spans)


def _attempt(
    linter: Linter,
    listing: Listing,
    chosen: Sequence[Diagnostic],
    found: Sequence[Diagnostic],
    allowed: set[Applicability],
    refused: set[Identity],
) -> tuple[Listing | None, list[Diagnostic]]:
    """The listing after the fixes and what is found in it; None where the fixes do harm."""
    edits: dict[FieldKey, list[Edit]] = {}
    for diagnostic in chosen:
        for edit in _edits(diagnostic):
            edits.setdefault((edit.field, edit.index), []).append(edit)
    values = {key: apply(field_value(listing, *key), some) for key, some in edits.items()}
    safe = all(d.fix is not None and d.fix.applicability is Applicability.SAFE for d in chosen)
    for key, value in values.items():
        before = field_value(listing, *key)
        if before and not value.strip():
            return None, []
        if safe and _facts_lost(listing, before, value):
            return None, []
    fixed = with_values(listing, values)
    fixed_found = linter.lint(fixed)
    before_count = Counter(_identity(diagnostic) for diagnostic in found)
    after_count = Counter(_identity(diagnostic) for diagnostic in fixed_found)
    claimed = Counter(_identity(diagnostic) for diagnostic in chosen)
    for identity, count in claimed.items():
        if after_count[identity] > before_count[identity] - count:
            return None, []
    fixable = {_identity(diagnostic) for diagnostic in _choose(fixed_found, allowed, refused)}
    if set(after_count - before_count) - fixable:
        return None, []
    return fixed, fixed_found


def _facts_lost(listing: Listing, before: str, after: str) -> bool:
    """True where a fact of the product, or a number, stood in the text and no longer does."""
    facts = (listing.brand, listing.model, listing.size, listing.color, listing.composition)
    for fact in facts:
        if fact and fact.casefold() in before.casefold() and fact.casefold() not in after.casefold():
            return True
    return bool(Counter(_NUMBER.findall(before)) - Counter(_NUMBER.findall(after)))


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    fix: Fix | None = diagnostic.fix
    return () if fix is None else fix.edits


def _identity(diagnostic: Diagnostic) -> Identity:
    """What makes two findings the same when words around them move."""
    return diagnostic.rule, diagnostic.field, diagnostic.index, diagnostic.text


def _changes(before: Listing, after: Listing, rules: Mapping[FieldKey, Sequence[str]]) -> Iterator[Change]:
    for (field, index), names in rules.items():
        old, new = field_value(before, field, index), field_value(after, field, index)
        if old != new:
            yield Change(field, index, old, new, tuple(names))


def field_value(listing: Listing, field: str, index: int | None) -> str:
    """One text of a listing by field and index; empty where there is none."""
    name = {"bullet": "bullets", "tag": "tags"}.get(field, field)
    value = getattr(listing, name)
    if index is not None:
        return str(value[index]) if index < len(value) else ""
    return value or ""


def with_values(listing: Listing, values: Mapping[FieldKey, str]) -> Listing:
    """The listing with some of its texts replaced."""
    several: dict[str, list[str]] = {}
    single: dict[str, str] = {}
    for (field, index), value in values.items():
        name = {"bullet": "bullets", "tag": "tags"}.get(field, field)
        if index is None:
            single[name] = value
        else:
            several.setdefault(name, list(getattr(listing, name)))[index] = value
    changed: Mapping[str, Any] = {**single, **{name: tuple(texts) for name, texts in several.items()}}
    return replace(listing, **changed)
