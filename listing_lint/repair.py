"""The lint–fix–lint loop: apply fixes, look again, until nothing that may be applied is left.

A fix is taken back where it would not remove its own finding, would bring a new one that no fix
can remove, or, being called safe, would lose a word of the product's own facts. An Item Highlight that
was made here out of a long title keeps no phrase in which something is found, and of the title the
first phrase and those that claim nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from listing_lint.diagnostic import SEVERITIES, Applicability, Diagnostic, Edit
from listing_lint.fix import apply
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.linter import Linter
from listing_lint.listing import TEXT_FIELDS, Listing
from listing_lint.split import phrases_of

_LONG_TITLE = "title-too-long"
_CLAIMS = ("subjective", "promotional", "guarantee", "health", "pesticide", "eco", "certification", "contact")
_BRACKET = lazy_pattern(r"[()\[\]]")
_ROUNDS = 200
"""More than any listing needs; a bound all the same."""
_WORD = lazy_pattern(r"\w+")
_PHRASE = lazy_pattern(r"(?:[^,]|,(?! ))+")

FieldKey = tuple[str, "int | None"]
Identity = tuple[str, str | None, int | None, str]


class Change(Struct, frozen=True):
    """One text before and after its fixes, and the rules that asked for them, in their order."""

    field: str
    index: int | None
    before: str
    after: str
    rules: tuple[str, ...]


class Repair(Struct, frozen=True):
    """A listing after its fixes: what changed, and what is still wrong."""

    listing: Listing
    changes: tuple[Change, ...]
    left: tuple[Diagnostic, ...]


def repair(
    linter: Linter,
    listing: Listing,
    *,
    unsafe: bool = False,
    stands: Callable[[Diagnostic], bool] = lambda found: True,
) -> Repair:
    """Apply every fix that may be applied; `unsafe` takes those that want to be looked at as well.

    Only findings that `stands` says yes to are fixed: others were accepted.
    """
    found = linter.lint(listing)
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    now, left, rules = listing, found, dict[FieldKey, list[str]]()
    for _ in range(_ROUNDS):
        for strict in (False, True):
            work = _Work(linter, allowed, stands, strict, now, left, new_highlight=now.highlight == "")
            work.finish()
            if not _new(found, work.found):
                break
            # A new finding that another fix was to remove has stayed: then no fix may bring one.
        for key, names in work.rules.items():
            known = rules.setdefault(key, [])
            known += [name for name in names if name not in known]
        changed = work.listing != now
        now, left = work.listing, work.found
        if not (strict and changed):
            break
        # What could not be taken back then may do no harm now; fixing twice must be the same as once.
    return Repair(now, tuple(_changes(listing, now, rules)), tuple(left))


class _Work(Struct):
    """A listing while it is repaired: what is found in it now, and the fixes that are not to be tried again.

    `strict` allows no new finding, not even one that another fix would remove. `rules` names those that
    changed a text. `new_highlight` is True where the Item Highlight was empty.
    """

    linter: Linter
    allowed: set[Applicability]
    stands: Callable[[Diagnostic], bool]
    strict: bool
    listing: Listing
    found: list[Diagnostic]
    new_highlight: bool
    refused: set[Identity] = field(default_factory=set)
    rules: dict[FieldKey, list[str]] = field(default_factory=dict)

    def finish(self) -> None:
        """Take fixes until none is left that may be taken."""
        progress = False
        for _ in range(_ROUNDS):
            chosen = self.choose(self.found)
            if chosen:
                progress = self.take_some(chosen) or progress
            elif progress:
                # In another text a fix may do good that did harm before.
                self.refused.clear()
                progress = False
            else:
                break
        self.clean_highlight()
        self.clean_title()

    def take_some(self, chosen: Sequence[Diagnostic]) -> bool:
        """Take all of these fixes, or a part that does no harm; False where each of them was refused."""
        if self.take(chosen):
            return True
        if len(chosen) == 1:
            self.refused.add(_identity(chosen[0]))
            return False
        half = len(chosen) // 2
        return self.take_some(chosen[:half]) or self.take_some(chosen[half:])

    def choose(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Fixes that don't touch each other, the smallest first: a whole-field rewrite waits its turn."""
        ready = [
            diagnostic
            for diagnostic in found
            if diagnostic.fix is not None
            and diagnostic.fix.edits
            and diagnostic.fix.applicability in self.allowed
            and _identity(diagnostic) not in self.refused
            and self.stands(diagnostic)
        ]
        ready.sort(key=lambda diagnostic: sum(edit.end - edit.start for edit in _edits(diagnostic)))
        taken: dict[FieldKey, list[tuple[int, int]]] = {}
        chosen = []
        for diagnostic in ready:
            edits = _edits(diagnostic)
            if all(_free(taken.get((edit.field, edit.index), ()), edit.start, edit.end) for edit in edits):
                chosen.append(diagnostic)
                for edit in edits:
                    taken.setdefault((edit.field, edit.index), []).append((edit.start, edit.end))
        return chosen

    def take(self, chosen: Sequence[Diagnostic]) -> bool:
        """Apply these fixes; False, and nothing done, where they do harm."""
        edits: dict[FieldKey, list[Edit]] = {}
        for diagnostic in chosen:
            for edit in _edits(diagnostic):
                edits.setdefault((edit.field, edit.index), []).append(edit)
        values = {key: apply(field_value(self.listing, *key), some) for key, some in edits.items()}
        safe = all(d.fix is not None and d.fix.applicability is Applicability.SAFE for d in chosen)
        for key, value in values.items():
            before = field_value(self.listing, *key)
            if (before and not value.strip()) or (safe and _facts_lost(self.listing, before, value)):
                return False
        fixed = with_values(self.listing, values)
        found = self.linter.lint(fixed)
        if not self._better(chosen, found):
            return False
        for diagnostic in chosen:
            for edit in _edits(diagnostic):
                names = self.rules.setdefault((edit.field, edit.index), [])
                if diagnostic.rule not in names:
                    names.append(diagnostic.rule)
        self.listing, self.found = fixed, found
        return True

    def _better(self, chosen: Iterable[Diagnostic], found: Sequence[Diagnostic]) -> bool:
        """True where every finding that was to go has gone, and none is new that would stay."""
        before, after = Counter(map(_identity, self.found)), Counter(map(_identity, found))
        for identity, count in Counter(map(_identity, chosen)).items():
            if after[identity] > before[identity] - count:
                return False
        passing = set() if self.strict else {_identity(diagnostic) for diagnostic in self.choose(found)}
        return all(
            identity in passing or (self.new_highlight and identity[1] == "highlight")
            for identity in _new(self.found, found)
        )

    def clean_highlight(self) -> None:
        """Leave out of an Item Highlight that was made here the phrases in which something is found."""
        while self.new_highlight and self.listing.highlight:
            spans = [(d.start or 0, d.end or 0) for d in self.found if d.field == "highlight"]
            if not spans:
                return
            value = self.listing.highlight
            kept = [
                phrase[0].strip()
                for phrase in _PHRASE.finditer(value)
                if all(end <= phrase.start() or phrase.end() <= start for start, end in spans)
            ]
            shorter = ", ".join(kept)
            self.listing = replace(self.listing, highlight=shorter if len(shorter) < len(value) else "")
            self.found = self.linter.lint(self.listing)

    def clean_title(self) -> None:
        """Leave out of a title that was split here the later phrases that only claim something.

        Brands stay: what a product fits is for its seller to say.
        """
        if _LONG_TITLE not in self.rules.get(("title", None), ()):
            return
        flawed = [
            d for d in self.found if d.field == "title" and d.severity != "info" and d.family in _CLAIMS
        ]
        title = self.listing.title or ""
        spans = phrases_of(title)
        for (_, end), (start, stop) in reversed(list(pairwise(spans))):
            own = any(start <= (d.start or 0) and (d.end or 0) <= stop for d in flawed)
            if own and not _BRACKET.search(title[end:start]):
                title = title[:end] + title[stop:]
        if title != self.listing.title:
            listing = replace(self.listing, title=title)
            found = self.linter.lint(listing)
            if not _new(self.found, found):
                self.listing, self.found = listing, found


def _free(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """True where a span neither overlaps nor touches those taken: neighbours tidy the same space."""
    return all(end < taken_start or taken_end < start for taken_start, taken_end in spans)


def _facts_lost(listing: Listing, before: str, after: str) -> bool:
    """True where a word of a fact of the product, or a number, stood in the text and no longer does."""
    gone = _words(before) - _words(after)
    if not gone:
        return False
    facts = (listing.brand, listing.model, listing.size, listing.color, listing.composition)
    return any(word.isdigit() for word in gone) or any(gone & _words(fact) for fact in facts if fact)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    return () if diagnostic.fix is None else diagnostic.fix.edits


def _identity(diagnostic: Diagnostic) -> Identity:
    """What makes two findings the same when words around them move or change their capitals."""
    words = " ".join(diagnostic.text.casefold().split())
    return diagnostic.rule, diagnostic.field, diagnostic.index, words


def _new(before: Sequence[Diagnostic], after: Iterable[Diagnostic]) -> Counter[Identity]:
    """The findings that only `after` has.

    A text that is still too long, but not by more than it was or only for a milder limit, is nothing
    new, though other words of it are over the limit now.
    """
    known = Counter(map(_identity, before))
    worst = {_place(found): found for found in before if _is_excess(found)}
    return Counter(map(_identity, (f for f in after if not _eased(worst.get(_place(f)), f)))) - known


def _eased(before: Diagnostic | None, after: Diagnostic) -> bool:
    if before is None or not _is_excess(after):
        return False
    if after.severity == before.severity:
        return len(after.text) <= len(before.text)
    return SEVERITIES.index(after.severity) < SEVERITIES.index(before.severity)


def _is_excess(found: Diagnostic) -> bool:
    """True where the span is what a text has too much, and not what is wrong in it."""
    return found.family == "length" and "too-long" in found.rule


def _place(found: Diagnostic) -> tuple[str, str | None, int | None]:
    return found.rule, found.field, found.index


def _changes(before: Listing, after: Listing, rules: Mapping[FieldKey, Sequence[str]]) -> Iterator[Change]:
    for (name, index), asked in sorted(rules.items(), key=_reading_order):
        old, new = field_value(before, name, index), field_value(after, name, index)
        if old != new:
            yield Change(name, index, old, new, tuple(asked))


def _reading_order(item: tuple[FieldKey, object]) -> tuple[int, int]:
    (name, index), _ = item
    return TEXT_FIELDS.index(name), index or 0


def field_value(listing: Listing, field_name: str, index: int | None) -> str:
    """One text of a listing by field and index; empty where there is none."""
    name = {"bullet": "bullets", "tag": "tags"}.get(field_name, field_name)
    value = getattr(listing, name)
    if index is not None:
        return str(value[index]) if index < len(value) else ""
    return value or ""


def with_values(listing: Listing, values: Mapping[FieldKey, str]) -> Listing:
    """The listing with some of its texts replaced."""
    several: dict[str, list[str]] = {}
    single: dict[str, str] = {}
    for (kind, index), value in values.items():
        name = {"bullet": "bullets", "tag": "tags"}.get(kind, kind)
        if index is None:
            single[name] = value
        else:
            several.setdefault(name, list(getattr(listing, name)))[index] = value
    changed: Mapping[str, Any] = {**single, **{name: tuple(texts) for name, texts in several.items()}}
    return replace(listing, **changed)
