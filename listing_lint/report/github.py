"""Annotations for GitHub: workflow commands that mark each finding in the diff of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from listing_lint.report.look import Look
from listing_lint.report.summary import Finding, Summary
from listing_lint.report.text import located
from listing_lint.report.utf8 import encodable

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GithubReport:
    """One workflow command a line and finding; with statistics, one notice a rule instead."""

    independent = True
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._speak = look.speak
        self._statistics = statistics

    def begin(self) -> str:
        """Nothing: every line is a command."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """A command for each finding that is not accepted."""
        if self._statistics:
            return ""
        return "".join(_command(finding, self._speak) for finding in found if not finding[1].accepted)

    def finish(self, summary: Summary) -> str:
        """Nothing, or the counts by rule."""
        if not self._statistics:
            return ""
        return "".join(
            f"::{_LEVELS[severity]} title={rule.translate(_IN_PROPERTY)}::{number}\n"
            for (_, rule, severity), number in summary.ranked
        )


def _command(finding: Finding, speak: str) -> str:
    place, diagnostic = finding
    properties = {
        "file": place.file or "",
        "line": "" if place.first_line is None else str(place.first_line),
        "title": diagnostic.rule,
    }
    named = ",".join(f"{name}={text.translate(_IN_PROPERTY)}" for name, text in properties.items() if text)
    message = located(place, diagnostic.message, speak)
    return encodable(f"::{_LEVELS[diagnostic.severity]} {named}::{message.translate(_IN_DATA)}\n")
