"""One JSON object per finding and line: for pipes, databases and a million rows."""

from __future__ import annotations

from collections.abc import Sequence

from listing_lint.report.look import Look
from listing_lint.report.record import encode, record
from listing_lint.report.summary import Finding, Summary


class JsonLinesReport:
    """Streams the findings; with statistics, one line per rule instead."""

    independent = True
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._statistics = statistics

    def begin(self) -> str:
        """Nothing: every line is a finding."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """A line for each finding."""
        if self._statistics:
            return ""
        return "".join(f"{encode(record(finding))}\n" for finding in found)

    def finish(self, summary: Summary) -> str:
        """Nothing, or the counts by rule."""
        if not self._statistics:
            return ""
        return "".join(
            encode({"family": family, "rule": rule, "severity": severity, "count": number}) + "\n"
            for (family, rule, severity), number in summary.ranked
        )
