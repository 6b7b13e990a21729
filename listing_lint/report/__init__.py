"""Reports: one module per output format. They know diagnostics and places, nothing else.

A report turns what it is given into text, piece by piece, so that a run of any length streams.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol

from listing_lint.report.look import Look
from listing_lint.report.summary import Finding, Summary

__all__ = ["FORMATS", "Finding", "Look", "Report", "Summary", "open_report"]


class Report(Protocol):
    """Three calls in this order: `begin` once, `findings` for each listing that has some, `finish` once.

    `independent` is True where what is shown of one listing depends on no other: then several processes
    may write pieces.
    """

    independent: bool

    def begin(self) -> str:
        """What stands before everything else."""
        ...

    def findings(self, found: Sequence[Finding]) -> str:
        """What is shown of one listing, or of the file itself."""
        ...

    def finish(self, summary: Summary) -> str:
        """What stands after everything else."""
        ...


FORMATS: Mapping[str, str] = {
    "text": "TextReport",
    "json": "JsonReport",
    "jsonl": "JsonLinesReport",
    "github": "GithubReport",
}
"""Names of formats, each the name of its module too, with the class inside."""


def open_report(name: str, look: Look, *, statistics: bool = False) -> Report:
    """The report of one format; with `statistics` the counts by rule stand in for the findings."""
    module = import_module(f"{__name__}.{name}")
    opened: Callable[[Look, bool], Report] = getattr(module, FORMATS[name])
    return opened(look, statistics)
