"""One JSON document: the findings, a grade for every listing, the sums, the files that could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from listing_lint.diagnostic import SEVERITIES, Source
from listing_lint.listing import Place
from listing_lint.report.look import Look
from listing_lint.report.record import encode, record, source_table
from listing_lint.report.summary import Finding, Summary


class JsonReport:
    """Findings are written as they come, one per line; of a listing only its line with the grade is held."""

    independent = False
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._statistics = statistics
        self._first = True
        self._sources: set[Source] = set()
        self._listings = list[str]()

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

    def listing(self, place: Place, found: Sequence[Finding], grade: str) -> str:
        """The findings of one listing; its grade is kept for the end."""
        severities = Counter(diagnostic.severity for _, diagnostic in found if not diagnostic.accepted)
        graded = {
            "file": place.file,
            "sku": place.sku,
            "sheet": place.sheet,
            "row": place.row,
            "grade": grade,
            **{severity: severities[severity] for severity in reversed(SEVERITIES)},
        }
        self._listings.append(f"\n  {encode(graded)}")
        return self.findings(found)

    def finish(self, summary: Summary) -> str:
        """The sums, and what could not be read."""
        unread = [{"file": file, "message": message} for file, message in summary.unread]
        end = "]" if self._first else "\n]"
        sources = encode(source_table(self._sources))
        listings = ",".join(self._listings) + "\n" * bool(self._listings)
        return (
            f'{end},\n"listings": [{listings}],\n"sources": {sources},\n'
            f'"summary": {encode(summary.as_dict())},\n"errors": {encode(unread)}}}\n'
        )
