"""Tables for comments on pull requests, wikis and chats: the sums first, then each file with its findings.

A comment on GitHub takes 65,536 characters. What would not fit is left out, and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from listing_lint import fix as fixing
from listing_lint.diagnostic import SEVERITIES, Diagnostic, Edit
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Place
from listing_lint.phrases import count, say
from listing_lint.report import sums
from listing_lint.report.edited import by_text
from listing_lint.report.excerpt import Excerpt, excerpt, visible
from listing_lint.report.look import Look
from listing_lint.report.path import relative
from listing_lint.report.summary import Finding, Summary
from listing_lint.report.text import cell_name, field_label, field_name

LIMIT = 65_536
"""Characters of a comment on GitHub."""
_ROOM = 52_000
"""Characters for the findings; what is left is for the sums around them."""
_ROOM_FOR_UNREAD = 6_000
_EXCERPT = 80
"""Cells of a text that are shown around the flagged words."""

_SPECIAL = lazy_pattern(
    r"[\\`*{}\[\]<>|~&@#$]|(?<![^\W_])_|_(?![^\W_])|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE
)
"""What Markdown, or a page that shows it, takes for more than itself: marks, HTML, formulas, emoji, links."""
_UNSEEN = "&#8203;"
"""A space without width, which keeps `@name` and `#1` from calling a person and naming an issue."""


class MarkdownReport:
    """Holds what a comment has room for; everything stands at the end, below its sums."""

    independent = False
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._look = Look(speak=look.speak)
        self._statistics = statistics
        self._pieces = list[str]()
        self._left = _ROOM
        self._file: str | None = None
        self._left_out: Counter[str] = Counter()

    def begin(self) -> str:
        """Nothing: the sums come first, and are known last."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """Nothing yet; the rows are kept as long as there is room."""
        if not self._statistics:
            for finding in found:
                self._keep(finding)
        return ""

    def finish(self, summary: Summary) -> str:
        """The whole report."""
        parts = [self._head(summary)]
        if summary.rules:
            parts.append(self._counts(summary))
        parts.append("".join(self._pieces))
        if self._left_out:
            parts.append(self._said_of_the_rest())
        parts += self._tail(summary)
        return "\n".join(part for part in parts if part)

    def _keep(self, finding: Finding) -> None:
        place, diagnostic = finding
        # Once something was left out all that follows is: a report with holes would be read as a whole one.
        piece = "" if self._left_out else self._row(place, diagnostic)
        if piece and (not self._pieces or place.file != self._file):
            piece = self._heading(place) + piece
        if not piece or len(piece) > self._left:
            self._left_out[diagnostic.severity] += 1
            return
        self._file = place.file
        self._left -= len(piece)
        self._pieces.append(piece)

    def _heading(self, place: Place) -> str:
        name = markdown(relative(place.file)) if place.file is not None else self._say("place.listing")
        columns = ("SKU", *map(self._say, ("markdown.where", "markdown.severity", "markdown.finding")))
        space = "\n" if self._pieces else ""
        return f"{space}### {name}\n\n{_row(columns)}{_row(['---'] * len(columns))}"

    def _row(self, place: Place, diagnostic: Diagnostic) -> str:
        where = [markdown(cell_name(place, self._look.speak))]
        if diagnostic.field is not None:
            where.append(field_name(diagnostic, self._look.speak))
        lines = [f"{markdown(diagnostic.message)} `{diagnostic.rule}`", *self._shown(diagnostic)]
        if diagnostic.accepted:
            lines.append(self._said("label.accepted", markdown(diagnostic.accepted)))
        else:
            lines += self._fix(diagnostic)
        return _row(
            (
                markdown(place.sku or ""),
                "<br>".join(filter(None, where)),
                self._say(f"severity.{diagnostic.severity}"),
                "<br>".join(lines),
            )
        )

    def _shown(self, diagnostic: Diagnostic) -> Iterator[str]:
        if diagnostic.start is not None and diagnostic.end is not None and diagnostic.value:
            yield _bold(excerpt(diagnostic.value, diagnostic.start, diagnostic.end, _EXCERPT))

    def _fix(self, diagnostic: Diagnostic) -> Iterator[str]:
        fix = diagnostic.fix
        if fix is None:
            return
        if not fix.editing:
            if fix.suggestion:
                yield self._said("label.try", markdown(fix.suggestion))
            return
        trust = self._say(f"fix.{fix.applicability.value}")
        label = say("label.trusted", self._look.speak, label=self._say("label.fix"), trust=trust)
        for (field, index), edits in by_text(fix.edits).items():
            own = (field, index) == (diagnostic.field, diagnostic.index)
            shown = _fixed(diagnostic.value if own else "", edits) or self._say("fix.empties")
            if not own:
                # What else stands in another field is not known here.
                name = field_label(field, index, self._look.speak)
                shown = say("label.said", self._look.speak, label=name, text=shown)
            yield say("label.said", self._look.speak, label=label, text=shown)

    def _head(self, summary: Summary) -> str:
        return f"## listing-lint\n\n{_lines(sums.in_short(summary, self._look))}"

    def _counts(self, summary: Summary) -> str:
        """How many findings there are by family and severity; by rule, where nothing else is shown."""
        rows = summary.severities_by("rule" if self._statistics else "family")
        severities = tuple(reversed(SEVERITIES))
        name = self._say("markdown.rule" if self._statistics else "markdown.family")
        head = _row((name, *(self._say(f"severity.{severity}") for severity in severities)))
        body = (
            _row(
                (
                    f"`{row}`",
                    *(f"{numbers[severity]:,}" if numbers[severity] else "" for severity in severities),
                )
            )
            for row, numbers in rows.items()
        )
        return f"{head}{_row(('---', '--:', '--:', '--:'))}{''.join(body)}"

    def _said_of_the_rest(self) -> str:
        severities = self._say("list.comma").join(
            count(f"summary.{severity}", self._left_out[severity], self._look.speak)
            for severity in reversed(SEVERITIES)
            if self._left_out[severity]
        )
        number = self._left_out.total()
        said = count("markdown.left_out", number, self._look.speak, severities=severities)
        return f"**{said}**\n"

    def _tail(self, summary: Summary) -> Iterator[str]:
        said = []
        if summary.fixes:
            said.append(sums.on_fixes(summary, self._look))
        if summary.markets:
            said.append(sums.on_rules(summary, self._look))
        said += sums.on_the_rest(summary, self._look)
        if said:
            yield _lines(map(markdown, said))
        lines = [f"- {markdown(sentence)}\n" for _, sentence in summary.unread]
        left = _ROOM_FOR_UNREAD
        for number, line in enumerate(lines):
            left -= len(line)
            if left < 0:
                lines[number:] = ["- …\n"]
                break
        yield "".join(lines)

    def _said(self, key: str, text: str) -> str:
        return say("label.said", self._look.speak, label=self._say(key), text=text)

    def _say(self, key: str) -> str:
        return say(key, self._look.speak)


def markdown(text: str) -> str:
    """A text on one line, of which Markdown leaves every character as it is, also inside a table."""
    return _SPECIAL.sub(_reference, visible(text))


def _reference(match: re.Match[str]) -> str:
    character = match.group()
    return f"&#{ord(character)};{_UNSEEN if character in '@#' else ''}"


def _fixed(value: str, edits: Sequence[Edit]) -> str:
    """The text after the edits, around the first of them, with its new words in bold; empty for nothing."""
    first = min(edits, key=lambda edit: edit.start)
    start = min(first.start, len(value))
    return _bold(excerpt(fixing.apply(value, edits), start, start + len(first.text), _EXCERPT)).strip()


def _bold(shown: Excerpt) -> str:
    """The excerpt with its marked part in bold; bold begins and ends at a letter or sign, never at a space."""
    marked = shown.marked.strip()
    if not marked:
        return markdown(shown.before + shown.marked + shown.after)
    start = shown.marked.index(marked)
    before, after = shown.marked[:start], shown.marked[start + len(marked) :]
    # HTML, because two asterisks beside a letter or a Chinese comma don't always begin or end something.
    return (
        f"{markdown(shown.before + before)}<strong>{markdown(marked)}</strong>{markdown(after + shown.after)}"
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _lines(said: Iterable[str]) -> str:
    """Sentences, each on a line of its own."""
    return "  \n".join(said) + "\n"
