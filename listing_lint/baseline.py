"""The baseline: what was found and accepted so far, so that only what is new is told.

One finding is known by SKU, rule, field and flagged words, never by its row: sellers sort their
sheets. The file is sorted JSON Lines, so that two branches merge in git without a conflict.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from listing_lint.diagnostic import Diagnostic
from listing_lint.listing import Place


class BaselineError(ValueError):
    """A baseline that can't be read: one sentence with file, line and what to do."""


class Entry(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True, omit_defaults=True):
    """One accepted finding. `count` is how often it stands in the same field of the same SKU."""

    sku: str
    rule: str
    field: str
    text: str
    count: int = 1


Key = tuple[str, str, str, str]


def key_of(place: Place, diagnostic: Diagnostic) -> Key:
    """What a finding is known by. The flagged words count without their capitals and extra spaces."""
    field = diagnostic.field or ""
    return place.sku or "", diagnostic.rule, field, " ".join(diagnostic.text.casefold().split())


class Baseline:
    """Accepted findings during one run: each is good for as many findings as it counts."""

    def __init__(self, accepted: Counter[Key]) -> None:
        """`accepted` holds how often each finding was accepted."""
        self._left = Counter(accepted)
        self.skus = frozenset(sku for sku, *_ in accepted if sku)
        """The listings of which something was accepted."""
        self.seen: set[str] = set()
        """Those of them that this run has met and not handed over."""

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The baseline of a file. Raises BaselineError."""
        return cls(read_entries(path))

    def accepts(self, place: Place, diagnostic: Diagnostic) -> bool:
        """True where the finding was accepted before; one acceptance is used up."""
        key = key_of(place, diagnostic)
        if self._left[key] <= 0:
            return False
        self._left[key] -= 1
        return True

    def meet(self, skus: Iterable[str]) -> None:
        """Note which listings this run has met: only of those it can tell what is fixed."""
        self.seen.update(self.skus.intersection(skus))

    def hand_over(self) -> frozenset[str]:
        """The listings met since this was last asked; from now on it is for the asker to know them."""
        met, self.seen = frozenset(self.seen), set()
        return met

    def left(self) -> Counter[Key]:
        """Accepted findings that this run did not meet again, whether their listings were met or not."""
        return +self._left

    def fixed(self) -> Iterator[Key]:
        """Accepted findings that are gone from the listings that this run has met."""
        return iter(sorted(key for key in self.left() if key[0] in self.seen))


def read_entries(path: Path) -> Counter[Key]:
    """The entries of a baseline file with their counts. Raises BaselineError."""
    decoder = msgspec.json.Decoder(Entry)
    accepted: Counter[Key] = Counter()
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror or error}") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>")):
            raise BaselineError(
                f"{path}, line {number}: a merge left its marks; keep the lines of both sides"
            )
        try:
            entry = decoder.decode(line)
        except msgspec.MsgspecError as error:
            raise BaselineError(f"{path}, line {number}: not a baseline entry: {error}") from None
        # Both sides of a merge may carry the same entry: it is one acceptance, not two.
        key = (entry.sku, entry.rule, entry.field, entry.text)
        accepted[key] = max(accepted[key], entry.count)
    return accepted


def write_entries(path: Path, accepted: Counter[Key]) -> None:
    """Write a baseline, sorted, whole or not at all."""
    import tempfile

    encoder = msgspec.json.Encoder()
    lines = [
        encoder.encode(Entry(*key, count)) + b"\n" for key, count in sorted(accepted.items()) if count > 0
    ]
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(lines)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def count_findings(findings: Iterable[tuple[Place, Diagnostic]]) -> Counter[Key]:
    """How often each finding occurs."""
    return Counter(key_of(place, diagnostic) for place, diagnostic in findings)


class Comparison(Struct, frozen=True):
    """Two runs side by side: what is new, what is gone, and how many stayed."""

    new: Counter[Key]
    fixed: Counter[Key]
    unchanged: int


def compare(before: Counter[Key], after: Counter[Key]) -> Comparison:
    """What changed between two runs."""
    return Comparison(after - before, before - after, (before & after).total())
