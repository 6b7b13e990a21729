"""One line a finding, for grep and for editors that jump to `file:row`; one line of sums at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listing_lint.phrases import count, say
from listing_lint.report import sums
from listing_lint.report.excerpt import visible
from listing_lint.report.look import Look
from listing_lint.report.summary import Finding, Summary


class ConciseReport:
    """Streams the findings; with statistics, one line per rule instead."""

    independent = True
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._look = look
        self._statistics = statistics

    def begin(self) -> str:
        """Nothing stands before the first finding."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """A line for each finding."""
        if self._statistics:
            return ""
        return "".join(f"{' '.join(self._parts(finding))}\n" for finding in found)

    def finish(self, summary: Summary) -> str:
        """The sums on one line; with statistics, the counts of each rule above it."""
        lines = list(self._counts(summary)) if self._statistics else []
        said = sums.in_short(summary, self._look)
        if summary.unread:
            unread = count("summary.unread", len(summary.unread), self._look.speak)
            said.append(self._look.paint(unread, "error"))
        lines.append(say("list.semicolon", self._look.speak).join(said))
        return "".join(f"{line}\n" for line in lines)

    def _parts(self, finding: Finding) -> Iterator[str]:
        place, diagnostic = finding
        paint = self._look.paint
        spot = [place.file, place.first_line]
        if place.pointer is not None:
            # Only there the column counts characters of a line, as an editor understands it.
            spot.append(place.column)
        where = ":".join(str(part) for part in spot if part is not None)
        if where:
            yield f"{paint(visible(where), 'place')}:"
        if place.pointer or (place.column is not None and place.pointer is None):
            yield visible(place.cell)
        if place.sku:
            yield paint(visible(place.sku), "strong")
        yield paint(say(f"severity.{diagnostic.severity}", self._look.speak), diagnostic.severity)
        yield paint(diagnostic.rule, "faint")
        yield visible(diagnostic.message)
        if diagnostic.accepted:
            kept = say("label.accepted", self._look.speak)
            said = say("label.said", self._look.speak, label=kept, text=visible(diagnostic.accepted))
            yield paint(f"[{said}]", "faint")

    def _counts(self, summary: Summary) -> Iterator[str]:
        """One line per rule, the most frequent first."""
        paint = self._look.paint
        for (_, rule, severity), number in summary.ranked:
            label = paint(say(f"severity.{severity}", self._look.speak), severity)
            yield f"{number} {label} {rule}"
