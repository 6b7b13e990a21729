"""A workbook: the findings with filters and links to their cells, a grade for every listing, the sums."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from listing_lint import __version__, clock
from listing_lint.diagnostic import SEVERITIES, Diagnostic, Source
from listing_lint.grade import ADVICE, AT_RISK, BLOCKED, CLEAN, GRADES, NO_TEXT
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Place, column_letters
from listing_lint.phrases import say
from listing_lint.report import sums
from listing_lint.report.edited import is_own, own_text
from listing_lint.report.look import Look
from listing_lint.report.record import CONTEXT
from listing_lint.report.sheet import Book, Cell, Marked, Sheet, Styled
from listing_lint.report.summary import Finding, Summary
from listing_lint.report.text import cell_name, field_label, field_name

FINDINGS = (
    "severity",
    "grade",
    "family",
    "rule",
    "sku",
    "file",
    "cell",
    "field",
    "words",
    "message",
    "around",
    "fix",
    "before",
    "after",
    "suggestion",
    "source",
    "accepted",
)
"""The columns of findings; headers are their phrases."""
LISTINGS = ("grade", "sku", "file", "cell", *reversed(SEVERITIES))
"""The columns of listings: grade, place, and how many findings of each severity."""
_COLOURS: Mapping[str, str] = {
    "error": "red",
    "warning": "yellow",
    "info": "blue",
    BLOCKED: "red",
    AT_RISK: "yellow",
    ADVICE: "blue",
    CLEAN: "green",
    NO_TEXT: "grey",
}
_SOURCE_LINKS = 20_000
"""Links of a sheet after which sources are named only: the cells need what room there is."""
_LONGEST_MARK = 300
_AMBIGUOUS = lazy_pattern(r"#|%[0-9A-Fa-f]{2}")
"""In the name of a file: read differently as a part of a link."""


class XlsxReport:
    """Rows are written as they come; with statistics there are no findings among them."""

    independent = False
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._look = look
        self._statistics = statistics
        self._paths = dict[str, str]()
        self._sources = set[Source]()

    def begin(self) -> str:
        """Nothing yet; the sheets are laid out."""
        self._day = clock.now().date()
        self._book = Book(self._day, self._say("title"), self._look.speak)
        self._findings = None if self._statistics else self._sheet("findings", FINDINGS)
        self._listings = self._sheet("listings", LISTINGS)
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """A row for each finding about a file."""
        self._add(found, "")
        return ""

    def listing(self, place: Place, found: Sequence[Finding], grade: str) -> str:
        """A row for the listing, and one for each of its findings."""
        severities = Counter(diagnostic.severity for _, diagnostic in found if not diagnostic.accepted)
        self._listings.add(
            (
                Styled(say(f"grade.{grade}", self._look.speak), _COLOURS[grade]),
                place.sku,
                place.file,
                self._cell(place),
                *(severities[severity] for severity in reversed(SEVERITIES)),
            )
        )
        self._add(found, grade)
        return ""

    def finish(self, summary: Summary) -> bytes:
        """The sums, and the whole workbook."""
        self._summarise(self._book.sheet(self._say("summary")), summary)
        return self._book.finish()

    def _say(self, key: str) -> str:
        return say(f"xlsx.{key}", self._look.speak)

    def _sheet(self, name: str, columns: Iterable[str]) -> Sheet:
        return self._book.sheet(self._say(name), [self._say(column) for column in columns])

    def _add(self, found: Iterable[Finding], graded: str) -> None:
        if self._findings is None:
            return
        for place, diagnostic in found:
            self._sources.update(diagnostic.source)
            self._findings.add(self._row(place, diagnostic, graded))

    def _row(self, place: Place, diagnostic: Diagnostic, graded: str) -> tuple[Cell, ...]:
        speak, severity = self._look.speak, diagnostic.severity
        fix = diagnostic.fix
        after = own_text(diagnostic)
        return (
            Styled(say(f"severity.{severity}", speak), _COLOURS[severity]),
            Styled(say(f"grade.{graded}", speak), _COLOURS[graded]) if graded else None,
            diagnostic.family,
            diagnostic.rule,
            place.sku,
            place.file,
            self._cell(place),
            field_name(diagnostic, speak) if diagnostic.field is not None else None,
            diagnostic.text,
            diagnostic.message,
            _around(diagnostic),
            None if fix is None else say(f"fix.{fix.applicability.value}", speak),
            None if after is None else diagnostic.value,
            say("fix.empties", speak) if after == "" else after,
            self._suggested(diagnostic),
            self._source(diagnostic),
            diagnostic.accepted,
        )

    def _suggested(self, diagnostic: Diagnostic) -> str:
        """What else to do: in words, or the new texts of other fields."""
        fix = diagnostic.fix
        if fix is None:
            return ""
        others = [
            say(
                "label.said",
                self._look.speak,
                label=field_label(edit.field, edit.index, self._look.speak),
                text=edit.text,
            )
            for edit in fix.edits
            if not is_own(edit, diagnostic)
        ]
        return "\n".join(filter(None, (*others, fix.suggestion)))

    def _source(self, diagnostic: Diagnostic) -> Cell:
        if not diagnostic.source:
            return None
        first = diagnostic.source[0]
        titles = say("list.semicolon", self._look.speak).join(source.title for source in diagnostic.source)
        room = self._findings is not None and self._findings.links < _SOURCE_LINKS
        return Styled(titles, link=(first.url or "") if room else "")

    def _cell(self, place: Place) -> Styled:
        """Where something stands; a link where that is a sheet of a file that is there."""
        link = ""
        if place.file is not None and place.sheet is not None:
            path = self._path(place.file)
            sheet = place.sheet.replace("'", "''")
            link = path and f"external:{path}#'{sheet}'!{column_letters(place.column or 1)}{place.row or 1}"
        return Styled(cell_name(place, self._look.speak), link=link)

    def _path(self, file: str) -> str:
        """The way from the folder of the report to a file; empty where no link can say it."""
        if file not in self._paths:
            path = ""
            if Path(file).is_file() and _AMBIGUOUS.search(file) is None:
                try:
                    path = os.path.relpath(file, self._look.folder).replace(os.sep, "/")
                except ValueError:
                    # Another drive: no relative path leads there.
                    path = ""
            self._paths[file] = path if path.startswith("../") or not path else f"./{path}"
        return self._paths[file]

    def _summarise(self, sheet: Sheet, summary: Summary) -> None:
        look = self._look
        sheet.add([Styled(sums.on_listings(summary, look), "strong")])
        if summary.found:
            sheet.add([sums.on_findings(summary, look)])
            sheet.add([sums.on_families(summary, look)])
        if summary.fixes:
            sheet.add([sums.on_fixes(summary, look)])
        if summary.markets:
            sheet.add([sums.on_rules(summary, look)])
        made = say("audit.made", look.speak, date=self._day.isoformat(), version=__version__)
        for sentence in (made, *sums.on_the_rest(summary, look), *summary.leftovers):
            sheet.add([sentence])
        self._table(sheet, ("file", "unread"), [(file, sentence) for file, sentence in summary.unread])
        self._table(
            sheet,
            ("grade", "listings"),
            [
                (Styled(say(f"grade.{each}", look.speak), _COLOURS[each]), summary.grades[each])
                for each in GRADES
                if summary.grades[each] or (summary.listings and each != NO_TEXT)
            ],
        )
        self._table(
            sheet,
            ("rule", "family", "severity", "findings"),
            [
                (rule, family, Styled(say(f"severity.{severity}", look.speak), _COLOURS[severity]), number)
                for (family, rule, severity), number in summary.ranked
            ],
        )
        self._table(
            sheet,
            ("source", "certainty", "read", "address"),
            [
                (
                    Styled(source.title, link=source.url or ""),
                    say(f"certainty.{source.certainty}", look.speak),
                    source.read,
                    source.url,
                )
                for source in sorted(self._sources, key=lambda source: source.key)
            ],
        )

    def _table(self, sheet: Sheet, header: Iterable[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Rows below a header of their own, where there are some."""
        if rows:
            sheet.skip()
            sheet.add([Styled(self._say(column), "head") for column in header])
            for row in rows:
                sheet.add(row)


def _around(diagnostic: Diagnostic) -> Cell:
    """The flagged words with the text around them."""
    start, end, value = diagnostic.start, diagnostic.end, diagnostic.value
    if start is None or end is None or not value:
        return None
    before = value[max(0, start - CONTEXT) : start]
    after = value[end : end + CONTEXT]
    marked = value[start:end]
    return Marked(
        ("…" if start > CONTEXT else "") + before,
        f"{marked[:_LONGEST_MARK]}…" if len(marked) > _LONGEST_MARK else marked,
        after + ("…" if end + CONTEXT < len(value) else ""),
    )
