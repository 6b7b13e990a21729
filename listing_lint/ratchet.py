"""The baseline as a ratchet: written once from what is found, then only ever made smaller.

`create` accepts what is there today; `update` takes out what was fixed and lets nothing in; `check`
says whether there is something to take out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from listing_lint.baseline import Baseline, Key, key_of, read_entries, write_entries
from listing_lint.report import Finding, Summary

USUAL_NAME = "listing-lint-baseline.jsonl"
"""The file of a baseline where neither the command nor the configuration names one."""


class BaselineExists(ValueError):
    """A baseline that is there already: one sentence with what to do instead."""


class Tally(Struct):
    """A report that shows nothing and counts by what a baseline knows findings by."""

    found: Counter[Key] = field(default_factory=Counter)
    independent: bool = False
    marks_accepted: bool = False

    def begin(self) -> str:
        """Nothing."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """Count the findings of one listing."""
        self.found.update(key_of(place, diagnostic) for place, diagnostic in found)
        return ""

    def finish(self, summary: Summary) -> str:
        """Nothing."""
        del summary
        return ""


class Standing(Struct, frozen=True):
    """A baseline beside what is found now.

    `kept` is accepted and still found; `fixed` is accepted and gone from its listing; `unseen` is
    accepted, of listings that were not looked at; `new` is found and not accepted.
    """

    kept: Counter[Key]
    fixed: Counter[Key]
    unseen: Counter[Key]
    new: Counter[Key]


def create(path: Path, found: Counter[Key]) -> None:
    """Write a baseline that accepts what was found. Raises BaselineExists."""
    if path.exists():
        raise BaselineExists(
            f"{path} is there already; `listing-lint baseline update` takes out what is fixed; "
            "to accept all anew, delete it first"
        )
    write_entries(path, found)


def standing(path: Path, used: Baseline, new: Counter[Key]) -> Standing:
    """How a baseline stands after a run that has used it. Raises BaselineError."""
    left = used.left()
    fixed = Counter({key: number for key, number in left.items() if key[0] in used.seen})
    return Standing(kept=read_entries(path) - left, fixed=fixed, unseen=left - fixed, new=new)


def update(path: Path, now: Standing, *, unseen: bool = False) -> None:
    """Write a baseline without what is fixed; with `unseen` also without listings that were not looked at."""
    write_entries(path, now.kept if unseen else now.kept + now.unseen)
