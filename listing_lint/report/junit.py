"""Test results as JUnit writes them, for the test pages of GitLab, Jenkins and their like.

A file is a suite, or several where it is long; a listing with findings is a test case. These pages show one failure a case and drop cases of
a name that they have met, so all findings of a listing stand in one failure, and no name comes twice.
A case fails by errors and warnings; advice is its output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from listing_lint import __version__
from listing_lint.diagnostic import Diagnostic
from listing_lint.listing import Place
from listing_lint.phrases import count, say
from listing_lint.report import sums
from listing_lint.report.excerpt import visible
from listing_lint.report.look import Look
from listing_lint.report.path import relative
from listing_lint.report.summary import Finding, Summary
from listing_lint.report.text import cell_name, field_name

_TOOL = "listing-lint"
_FAILING = ("error", "warning")
"""Severities by which a case fails, the gravest first."""
_SUITE = 1_000
"""Cases of a suite, after which the file goes on in another one: they are held until they are counted."""


class JunitReport:
    """Holds the cases of one suite until its end: their number stands before them. Names are held for a file."""

    independent = False
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._speak = look.speak
        self._statistics = statistics
        self._file: str | None = None
        self._cases = list[str]()
        self._names: Counter[str] = Counter()
        self._suites = 0
        self._failed = 0

    def begin(self) -> str:
        """The document is opened."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{_TOOL}">\n'

    def findings(self, found: Sequence[Finding]) -> str:
        """The suite before, where another file begins or the suite is full."""
        if self._statistics:
            return ""
        ended = ""
        place = found[0][0]
        if place.file != self._file:
            ended = self._suite()
            self._file = place.file
            self._suites = 0
            self._names.clear()
        elif len(self._cases) >= _SUITE:
            ended = self._suite()
        if place.sku is not None:
            self._case(place.sku, found)
        else:
            for finding in found:
                # Not its row: a case has to have the same name when rows have moved.
                self._case(finding[1].rule, [finding])
        return ended

    def finish(self, summary: Summary) -> str:
        """The last file, and a suite of the run itself, so that a run without findings is not empty."""
        return f"{self._suite()}{''.join(self._run(summary))}</testsuites>\n"

    def _suite(self) -> str:
        """The suite that has ended, if it has any cases."""
        cases, failed = self._cases, self._failed
        self._cases, self._failed = [], 0
        if not cases:
            return ""
        self._suites += 1
        name = _numbered(self._path, self._suites)
        return f"{_suite(name, len(cases), failed)}{''.join(cases)}</testsuite>\n"

    @property
    def _path(self) -> str:
        return relative(self._file) if self._file is not None else _TOOL

    def _case(self, name: str, found: Sequence[Finding]) -> None:
        name = self._once(name)
        failures = [each for each in found if each[1].severity in _FAILING and not each[1].accepted]
        others = [each for each in found if each not in failures]
        lines = [f'  <testcase classname="{_quoted(self._path)}" name="{_quoted(name)}">\n']
        if failures:
            self._failed += 1
            counts = Counter(diagnostic.severity for _, diagnostic in failures)
            met = [severity for severity in _FAILING if counts[severity]]
            message = say("list.comma", self._speak).join(
                count(f"summary.{severity}", counts[severity], self._speak) for severity in met
            )
            lines.append(
                f'    <failure type="{met[0]}" message="{_quoted(message)}">{self._told(failures)}</failure>\n'
            )
        if others:
            lines.append(f"    <system-out>{self._told(others)}</system-out>\n")
        self._cases.append(f"{''.join(lines)}  </testcase>\n")

    def _once(self, name: str) -> str:
        """A name that no case of the file has yet."""
        self._names[name] += 1
        while (once := _numbered(name, self._names[name])) != name and once in self._names:
            self._names[name] += 1
        self._names.setdefault(once, 1)
        return once

    def _told(self, found: Sequence[Finding]) -> str:
        return "\n".join(escape(visible(self._line(*finding))) for finding in found)

    def _line(self, place: Place, diagnostic: Diagnostic) -> str:
        cell = cell_name(place, self._speak)
        field = field_name(diagnostic, self._speak) if diagnostic.field is not None else ""
        where = say("list.place", self._speak).join(filter(None, (cell, field)))
        severity = say(f"severity.{diagnostic.severity}", self._speak)
        line = self._said(f"{severity} {diagnostic.rule}", diagnostic.message)
        if where:
            line = self._said(where, line)
        if diagnostic.accepted:
            line += f" [{self._said(say('label.accepted', self._speak), diagnostic.accepted)}]"
        return line

    def _said(self, label: str, text: str) -> str:
        return say("label.said", self._speak, label=label, text=text)

    def _run(self, summary: Summary) -> Iterator[str]:
        unread = summary.unread
        yield _suite(_TOOL, 1 + len(unread), 0, len(unread))
        yield "  <properties>\n"
        for name, value in _properties(summary):
            yield f'    <property name="{_quoted(name)}" value="{_quoted(value)}"/>\n'
        yield "  </properties>\n"
        name = _quoted(say("junit.clean", self._speak))
        look = Look(speak=self._speak)
        said = sums.in_short(summary, look)
        yield f'  <testcase classname="{_TOOL}" name="{name}">\n'
        yield f"    <system-out>{escape(visible(say('list.semicolon', self._speak).join(said)))}</system-out>\n"
        yield "  </testcase>\n"
        for file, sentence in unread:
            yield f'  <testcase classname="{_TOOL}" name="{_quoted(relative(file))}">\n'
            yield f'    <error type="unread" message="{_quoted(sentence)}"/>\n'
            yield "  </testcase>\n"
        yield "</testsuite>\n"


def _numbered(name: str, number: int) -> str:
    """A name that was met before with its number behind it: programs drop what they know."""
    return f"{name} ({number})" if number > 1 else name


def _suite(name: str, cases: int, failed: int, errors: int = 0) -> str:
    return (
        f'<testsuite name="{_quoted(name)}" tests="{cases}" failures="{failed}" errors="{errors}" '
        f'skipped="0">\n'
    )


def _properties(summary: Summary) -> Iterator[tuple[str, str]]:
    """The sums, by the names that they have in JSON."""
    yield "version", __version__
    for name, value in summary.as_dict().items():
        if isinstance(value, dict):
            yield from ((f"{name}.{key}", str(number)) for key, number in value.items())
        elif isinstance(value, list):
            yield name, ", ".join(map(str, value))
        else:
            yield name, str(value)


def _quoted(text: str) -> str:
    """Text as an attribute holds it. What XML can't say is shown by its name."""
    return escape(visible(text), {'"': "&quot;"})
