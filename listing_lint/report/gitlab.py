"""Code quality for GitLab: a list of findings that a merge request compares with those of its target.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Sequence

from listing_lint.report.fingerprint import Fingerprints
from listing_lint.report.look import Look
from listing_lint.report.path import relative
from listing_lint.report.record import encode
from listing_lint.report.summary import Finding, Summary
from listing_lint.report.text import located

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


class GitlabReport:
    """One JSON list, written as it comes. It has no place for counts: with statistics it is empty."""

    independent = False
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._speak = look.speak
        self._statistics = statistics
        self._fingerprints = Fingerprints()
        self._first = True

    def begin(self) -> str:
        """The list is opened."""
        return "["

    def findings(self, found: Sequence[Finding]) -> str:
        """Each finding that is not accepted, after a comma where one stands before it."""
        if self._statistics:
            return ""
        pieces = []
        for finding in found:
            if not finding[1].accepted:
                pieces.append("\n  " if self._first else ",\n  ")
                pieces.append(encode(self._entry(finding)))
                self._first = False
        return "".join(pieces)

    def finish(self, summary: Summary) -> str:
        """The list is closed."""
        return "]\n" if self._first else "\n]\n"

    def _entry(self, finding: Finding) -> dict[str, object]:
        place, diagnostic = finding
        return {
            "description": located(place, diagnostic.message, self._speak),
            "check_name": diagnostic.rule,
            "fingerprint": self._fingerprints.of(finding),
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": relative(place.file) if place.file else "",
                "lines": {"begin": place.first_line or 1},
            },
        }
