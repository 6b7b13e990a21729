"""A table for spreadsheets: one row a finding. Its columns are documented in docs/reports.md; they are only ever added."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from listing_lint.report.edited import own_text
from listing_lint.report.formula import inert
from listing_lint.report.look import Look
from listing_lint.report.summary import Finding, Summary
from listing_lint.report.utf8 import encodable

COLUMNS = (
    "file",
    "sku",
    "sheet",
    "cell",
    "row",
    "field",
    "number",
    "severity",
    "family",
    "rule",
    "text",
    "message",
    "applicability",
    "fixed",
    "suggestion",
    "value",
    "sources",
    "accepted",
)
"""The columns of the table: `number` counts bullets from 1, `fixed` is the whole `value` after the fix."""
COUNTS = ("family", "rule", "severity", "count")
"""The columns where rules are counted."""


class CsvReport:
    """Streams the findings; with statistics, one row per rule instead."""

    independent = True
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._statistics = statistics

    def begin(self) -> str:
        """The names of the columns."""
        return _rows([COUNTS if self._statistics else COLUMNS])

    def findings(self, found: Sequence[Finding]) -> str:
        """A row for each finding."""
        if self._statistics:
            return ""
        return _rows(map(cells, found))

    def finish(self, summary: Summary) -> str:
        """Nothing, or the counts by rule, the most frequent first."""
        if not self._statistics:
            return ""
        return _rows((*key, number) for key, number in summary.ranked)


def cells(finding: Finding) -> tuple[str | int | None, ...]:
    """The cells of one finding, in the order of `COLUMNS`; None where there is nothing to say."""
    place, diagnostic = finding
    fix = diagnostic.fix
    return (
        place.file,
        place.sku,
        place.sheet,
        place.cell,
        place.row,
        diagnostic.field,
        None if diagnostic.index is None else diagnostic.index + 1,
        diagnostic.severity,
        diagnostic.family,
        diagnostic.rule,
        diagnostic.text,
        diagnostic.message,
        None if fix is None else fix.applicability.value,
        # Of a fix that edits other texts too, JSON tells the rest.
        own_text(diagnostic),
        None if fix is None else fix.suggestion,
        diagnostic.value,
        ", ".join(source.key for source in diagnostic.source),
        diagnostic.accepted,
    )


def _rows(rows: Iterable[Iterable[str | int | None]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return encodable(stream.getvalue())
