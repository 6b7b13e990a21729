"""One JSON document: the findings, the sums, and the files that could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from listing_lint.diagnostic import Source
from listing_lint.report.look import Look
from listing_lint.report.record import encode, record, source_table
from listing_lint.report.summary import Finding, Summary


class JsonReport:
    """Written as it comes, one finding per line, so that a long run needs no memory."""

    independent = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._statistics = statistics
        self._first = True
        self._sources: set[Source] = set()

    def begin(self) -> str:
        """The list of findings is opened."""
        return '{"diagnostics": ['

    def findings(self, found: Sequence[Finding]) -> str:
        """Each finding, after a comma where one stands before it."""
        if self._statistics:
            return ""
        pieces = []
        for finding in found:
            pieces.append("\n  " if self._first else ",\n  ")
            pieces.append(encode(record(finding)))
            self._sources.update(finding[1].source)
            self._first = False
        return "".join(pieces)

    def finish(self, summary: Summary) -> str:
        """The sums, and what could not be read."""
        unread = [{"file": file, "message": message} for file, message in summary.unread]
        end = "]" if self._first else "\n]"
        sources = encode(source_table(self._sources))
        return (
            f'{end},\n"sources": {sources},\n"summary": {encode(summary.as_dict())},\n'
            f'"errors": {encode(unread)}}}\n'
        )
