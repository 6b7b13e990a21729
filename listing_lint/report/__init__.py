"""Reports: one module per output format. They know diagnostics and places, nothing else.

A report turns what it is given into text, piece by piece, so that a run of any length streams.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol, runtime_checkable

from msgspec import Struct

from listing_lint.listing import Place
from listing_lint.report.look import Look
from listing_lint.report.summary import Finding, Summary

__all__ = [
    "FORMATS",
    "Finding",
    "Form",
    "GradedReport",
    "Look",
    "Report",
    "Summary",
    "format_of",
    "open_report",
]


class Report(Protocol):
    """Three calls in this order: `begin` once, `findings` for each listing that has some, `finish` once.

    `independent` is True where what is shown of one listing depends on no other: then several processes
    may write pieces. `marks_accepted` is True where accepted findings belong into the report, marked as such,
    whether or not somebody asked to see them.
    """

    independent: bool
    marks_accepted: bool

    def begin(self) -> str:
        """What stands before everything else."""
        ...

    def findings(self, found: Sequence[Finding]) -> str:
        """What is shown of one listing, or of the file itself."""
        ...

    def finish(self, summary: Summary) -> str | bytes:
        """What stands after everything else; the whole report as bytes, where its format is no text."""
        ...


@runtime_checkable
class GradedReport(Report, Protocol):
    """A report that has a word on every listing, those without a finding too. It is never `independent`.

    `findings` is then called for what concerns a file itself only.
    """

    def listing(self, place: Place, found: Sequence[Finding], grade: str) -> str:
        """What is shown of one listing. `place` is that of the listing as a whole, `grade` one of `GRADES`."""
        ...


class Form(Struct, frozen=True):
    """A format of reports: the class of its module (which has the format's name), the endings of its files.

    `marked` files begin with a byte order mark, which spreadsheets need. `binary` is no text: it can't go
    to a terminal.
    """

    report: str
    endings: tuple[str, ...] = ()
    marked: bool = False
    binary: bool = False


FORMATS: Mapping[str, Form] = {
    "text": Form("TextReport", (".txt", ".log")),
    "concise": Form("ConciseReport"),
    "json": Form("JsonReport", (".json",)),
    "jsonl": Form("JsonLinesReport", (".jsonl", ".ndjson")),
    "csv": Form("CsvReport", (".csv",), marked=True),
    "sarif": Form("SarifReport", (".sarif", ".sarif.json")),
    "github": Form("GithubReport"),
    "gitlab": Form("GitlabReport"),
    "junit": Form("JunitReport", (".xml",)),
    "markdown": Form("MarkdownReport", (".md",)),
    "xlsx": Form("XlsxReport", (".xlsx",), binary=True),
    "html": Form("HtmlReport", (".html", ".htm")),
}
"""Formats by name. An ending belongs to one format only; a format without one is asked for by name."""


def format_of(path: str) -> str | None:
    """The format that the ending of a file names, if any; the longest ending counts."""
    name = path.lower()
    named = [
        (len(ending), each)
        for each, form in FORMATS.items()
        for ending in form.endings
        if name.endswith(ending)
    ]
    return max(named)[1] if named else None


def open_report(name: str, look: Look, *, statistics: bool = False) -> Report:
    """The report of one format; with `statistics` the counts by rule stand in for the findings."""
    module = import_module(f"{__name__}.{name}")
    opened: Callable[[Look, bool], Report] = getattr(module, FORMATS[name].report)
    return opened(look, statistics)
