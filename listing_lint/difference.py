"""Two exports of the same catalogue side by side: which texts changed, and what is found that was not.

A live listing may change without its seller: another account rewrites a title, a feed of the store
overwrites it. Words that came are told by field, whether or not a rule minds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct, field

from listing_lint.diagnostic import Diagnostic
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Listing, Place

Finding = tuple[Place, Diagnostic]

_WORD = lazy_pattern(r"[^\W_]+(?:['’.\-][^\W_]+)*|[^\w\s,.;:!?'\"“”‘’()\[\]/&–—-]")
"""A word, or a sign that says something on its own: a star, a trade mark, a picture."""
_Key = tuple[str, str, str]
"""Rule, field and flagged words, without capitals and extra spaces."""


class Fate(str, Enum):
    """What became of a listing from one export to the other."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
    SAME = "same"


class FieldChange(Struct, frozen=True):
    """The words that came into a field and those that went, in the order of its texts.

    A field that repeats, such as the bullets, is one: a bullet that moved has not changed.
    """

    field: str
    came: tuple[str, ...]
    went: tuple[str, ...]


class ListingChange(Struct, frozen=True):
    """One listing in both exports. `unchanged` is how many findings stand in both."""

    sku: str
    fate: Fate
    fields: tuple[FieldChange, ...]
    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    unchanged: int


class Export(Struct):
    """The listings of one export, by SKU. One that stands in several rows has the texts of all."""

    texts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    found: dict[str, list[Finding]] = field(default_factory=dict)

    def add(self, listing: Listing, findings: Iterable[Finding]) -> None:
        """Take in a listing with what was found in it."""
        fields = self.texts.setdefault(listing.sku, {})
        for text in listing.texts():
            fields.setdefault(text.field, []).append(text.value)
        self.found.setdefault(listing.sku, []).extend(findings)

    def add_file(self, findings: Iterable[Finding]) -> None:
        """Take in what is wrong with the file itself."""
        for finding in findings:
            self.found.setdefault(finding[0].sku or "", []).append(finding)


def compare(old: Export, new: Export) -> Iterator[ListingChange]:
    """Every listing of either export, in the order of the new one; those that are gone come last.

    What is wrong with the files themselves is the change of a listing without SKU.
    """
    known = dict.fromkeys([*new.texts, *new.found, *old.texts, *old.found])
    for sku in known:
        before, after = old.texts.get(sku), new.texts.get(sku)
        fields = () if before is None or after is None else tuple(_changes(before, after))
        came, went, unchanged = _findings(old.found.get(sku, ()), new.found.get(sku, ()))
        if before is None and after is not None:
            fate = Fate.ADDED
        elif after is None and before is not None:
            fate = Fate.GONE
        else:
            fate = Fate.SAME if _sorted(before) == _sorted(after) else Fate.CHANGED
        yield ListingChange(sku, fate, fields, came, went, unchanged)


def _sorted(fields: Mapping[str, Sequence[str]] | None) -> Mapping[str, Sequence[str]]:
    return {name: sorted(texts) for name, texts in (fields or {}).items()}


def _changes(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name, ()), after.get(name, ())
        came, went = tuple(_surplus(new, old)), tuple(_surplus(old, new))
        if came or went:
            yield FieldChange(name, came, went)


def _surplus(texts: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """The words of some texts that the others don't hold as often."""
    left = Counter(word.casefold() for text in others for word in _WORD.findall(text))
    for text in texts:
        for word in _WORD.findall(text):
            if left[word.casefold()] > 0:
                left[word.casefold()] -= 1
            else:
                yield word


def _findings(
    before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """What is found now and was not, what was found and is not, and how much is found in both."""
    came, went = _beyond(after, before), _beyond(before, after)
    return came, went, len(after) - len(came)


def _beyond(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    left = Counter(map(_key, others))
    surplus = []
    for finding in findings:
        key = _key(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            surplus.append(finding)
    return tuple(surplus)


def _key(finding: Finding) -> _Key:
    _, diagnostic = finding
    return diagnostic.rule, diagnostic.field or "", " ".join(diagnostic.text.casefold().split())
