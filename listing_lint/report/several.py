"""Several reports of one run, each to a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from listing_lint.listing import Place
from listing_lint.report import GradedReport, Report
from listing_lint.report.summary import Finding, Summary


class Destination(Struct, frozen=True):
    """A report and what takes its pieces."""

    report: Report
    write: Callable[[str | bytes], object]
    show_accepted: bool = False

    @property
    def wants_accepted(self) -> bool:
        """True where accepted findings are shown, marked as such."""
        return self.show_accepted or self.report.marks_accepted


class SeveralReports:
    """Takes what one report takes, and hands it on. Its own pieces are empty."""

    independent = False

    def __init__(self, destinations: Sequence[Destination]) -> None:
        self._destinations = destinations
        self.marks_accepted = any(each.wants_accepted for each in destinations)

    def begin(self) -> str:
        """Begin each report."""
        for each in self._destinations:
            each.write(each.report.begin())
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """Hand on findings about a file."""
        for each in self._destinations:
            _hand_on(each, _for(each, found))
        return ""

    def listing(self, place: Place, found: Sequence[Finding], grade: str) -> str:
        """Hand on the findings of a listing, to those that want to hear of it."""
        for each in self._destinations:
            shown = _for(each, found)
            if isinstance(each.report, GradedReport):
                each.write(each.report.listing(place, shown, grade))
            else:
                _hand_on(each, shown)
        return ""

    def finish(self, summary: Summary) -> str:
        """Finish each report."""
        for each in self._destinations:
            each.write(each.report.finish(summary))
        return ""


def _for(destination: Destination, found: Sequence[Finding]) -> Sequence[Finding]:
    if destination.wants_accepted:
        return found
    return [finding for finding in found if not finding[1].accepted]


def _hand_on(destination: Destination, found: Sequence[Finding]) -> None:
    if found:
        destination.write(destination.report.findings(found))
