"""The report for people: by file, listing and cell, each finding under the words it is about."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from listing_lint import fix as fixing
from listing_lint.diagnostic import Diagnostic, Edit
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Place
from listing_lint.phrases import PHRASES, say
from listing_lint.report import sums
from listing_lint.report.edited import by_text
from listing_lint.report.excerpt import Excerpt, excerpt, visible
from listing_lint.report.look import Look
from listing_lint.report.summary import Finding, Summary

_INDENT = 2
"""Cells in front of a SKU; twice as many in front of a cell and of labels."""
_CLOSING = "，、。；：！？％）】》」』”’"
"""Wide or not, no line begins with them in Chinese."""
_OPENING = "（【《「『“‘"
"""And no line ends with them."""
_SELECTOR = lazy_pattern(r"\[[^\]]*\]|\.value$")
"""What an attribute path says of store and language."""
_MINIMUM = 20
"""Cells that a text gets at least, however narrow the terminal is."""


class TextReport:
    """Prints each listing as soon as it is known; the sums stand at the end."""

    independent = False
    marks_accepted = False

    def __init__(self, look: Look, statistics: bool = False) -> None:
        self._look = look
        self._statistics = statistics
        self._file: str | None = None
        self._label = max(
            cell_len(self._say(key))
            for key in (
                "severity.error",
                "severity.warning",
                "severity.info",
                "label.fix",
                "label.source",
                "label.accepted",
            )
        )
        self._text_width = max(_MINIMUM, look.width - 2 * _INDENT - self._label - 3)

    def begin(self) -> str:
        """Nothing stands before the first finding."""
        return ""

    def findings(self, found: Sequence[Finding]) -> str:
        """One listing: its file where that is new, its SKU, then cell by cell."""
        if self._statistics:
            return ""
        lines: list[str] = []
        place = found[0][0]
        if place.file is not None and place.file != self._file:
            self._file = place.file
            lines += [self._look.paint(visible(place.file), "file"), ""]
        if place.sku is not None:
            lines.append(" " * _INDENT + self._look.paint(visible(place.sku), "strong"))
        cell: tuple[Place, str | None, int | None] | None = None
        for place, diagnostic in found:
            here = (place, diagnostic.field, diagnostic.index)
            if here != cell:
                lines.append(" " * 2 * _INDENT + self._where(place, diagnostic))
                cell = here
            lines += self._finding(diagnostic)
            lines.append("")
        return "\n".join(lines) + "\n"

    def finish(self, summary: Summary) -> str:
        """The sums; with statistics, the counts of each rule above them."""
        lines: list[str] = []
        if self._statistics:
            lines += self._counts(summary)
        lines += self._sums(summary)
        return "\n".join(lines) + "\n"

    def _where(self, place: Place, diagnostic: Diagnostic) -> str:
        if diagnostic.field is not None:
            name = field_name(diagnostic, self._look.speak)
        else:
            name = self._say("place.listing" if place.sku is not None else "place.file")
        cell = cell_name(place, self._look.speak)
        named = column_name(place) if place.header != diagnostic.field else None
        header = self._say("aside", text=visible(named)) if named else ""
        paint = self._look.paint
        return "  ".join(
            part for part in (paint(visible(cell), "place"), name + paint(header, "faint")) if part
        )

    def _finding(self, diagnostic: Diagnostic) -> Iterator[str]:
        paint, severity = self._look.paint, diagnostic.severity
        label = self._label_of(self._say(f"severity.{severity}"), severity)
        yield from self._wrapped(label, visible(diagnostic.message), f"[{diagnostic.rule}]", style="strong")
        if diagnostic.start is not None and diagnostic.end is not None and diagnostic.value:
            shown = excerpt(diagnostic.value, diagnostic.start, diagnostic.end, self._text_width)
            yield self._line("", shown.before + paint(shown.marked, severity) + shown.after)
            yield self._line("", " " * shown.column + paint("^" * shown.width, severity))
        if diagnostic.accepted:
            label = self._label_of(self._say("label.accepted"), "faint")
            yield from self._wrapped(label, visible(diagnostic.accepted))
            return
        yield from self._fix(diagnostic)
        if diagnostic.source:
            title, more = diagnostic.source[0].title, len(diagnostic.source) - 1
            if more:
                title = self._say("source.more", title=title, count=more)
            yield from self._wrapped(self._label_of(self._say("label.source"), "faint"), title, style="faint")

    def _fix(self, diagnostic: Diagnostic) -> Iterator[str]:
        fix = diagnostic.fix
        if fix is None:
            return
        if not fix.editing:
            if fix.suggestion:
                yield from self._wrapped(
                    self._label_of(self._say("label.try"), "added"), visible(fix.suggestion)
                )
            return
        label = self._label_of(self._say("label.fix"), "added")
        trust = f" {self._say('aside', text=self._say(f'fix.{fix.applicability.value}'))}"
        for (field, index), edits in by_text(fix.edits).items():
            same = (field, index) == (diagnostic.field, diagnostic.index)
            label_of_other = field_label(field, index, self._look.speak)
            name = "" if same else self._say("label.said", label=label_of_other, text="")
            room = self._text_width - cell_len(name) - cell_len(trust)
            fixed = _fixed(diagnostic.value if same else "", edits, max(_MINIMUM, room))
            text = fixed.before + self._look.paint(fixed.marked, "added") + fixed.after
            if not text.strip():
                text = self._say("fix.empties")
            yield self._line(label, name + text + self._look.paint(trust, "faint"))
            label, trust = self._label_of("", "added"), ""

    def _counts(self, summary: Summary) -> Iterator[str]:
        """One line per rule, the most frequent first."""
        ranked = summary.ranked
        digits = max((len(f"{number:,}") for _, number in ranked), default=0)
        names = max((len(rule) for (_, rule, _), _ in ranked), default=0)
        for (family, rule, severity), number in ranked:
            label = self._label_of(self._say(f"severity.{severity}"), severity)
            yield f"{number:>{digits},}  {label}  {rule:<{names}}  {self._look.paint(family, 'faint')}"
        if ranked:
            yield ""

    def _sums(self, summary: Summary) -> Iterator[str]:
        look = self._look
        yield sums.on_listings(summary, look)
        if summary.found:
            yield sums.on_findings(summary, look)
            yield from wrap(sums.on_families(summary, look), look.width)
            if summary.fixes:
                yield sums.on_fixes(summary, look)
        if summary.markets:
            yield from wrap(sums.on_rules(summary, look), look.width)
        yield from sums.on_the_rest(summary, look)
        if summary.found and not self._statistics:
            yield look.paint(say("summary.explain", look.speak), "faint")

    def _label_of(self, label: str, style: str) -> str:
        return " " * max(0, self._label - cell_len(label)) + self._look.paint(label, style)

    def _line(self, label: str, text: str) -> str:
        label = label or " " * self._label
        gutter = self._look.paint(self._look.gutter, "faint")
        return f"{' ' * 2 * _INDENT}{label} {gutter} {text}".rstrip()

    def _wrapped(self, label: str, text: str, tail: str = "", style: str = "") -> Iterator[str]:
        """A sentence over as many lines as it needs, with a faint tail behind it."""
        lines = wrap(f"{text} {tail}".rstrip(), self._text_width)
        for number, line in enumerate(lines):
            text, end = (line[: -len(tail)], tail) if tail and line.endswith(tail) else (line, "")
            shown = self._look.paint(text.rstrip(), style) if style else text.rstrip()
            between = " " if text.endswith(" ") else ""
            yield self._line(label if number == 0 else "", shown + between + self._look.paint(end, "faint"))

    def _say(self, key: str, **values: object) -> str:
        return say(key, self._look.speak, **values)


def column_name(place: Place) -> str | None:
    """The name of a place's column; of an attribute path only what people tell columns by.

    `item_name[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value` is `item_name#1`.
    """
    return None if place.header is None else _SELECTOR.sub("", place.header)


def cell_name(place: Place, speak: str) -> str:
    """Where in its file something stands, as its owner would say it: a cell, a line, a row."""
    if place.row is None or (place.column is not None and place.pointer is None):
        return place.cell
    if place.pointer is not None:
        return say("place.line", speak, pointer=place.pointer, row=place.row)
    row = say("place.row", speak, row=place.row)
    return say("list.place", speak).join(filter(None, (place.sheet, row)))


def located(place: Place, message: str, speak: str) -> str:
    """A message behind the SKU and the cell that it is about, on one line."""
    by_row = place.pointer is None and place.column is None and place.row is not None
    cell = say("place.row", speak, row=place.row) if by_row else place.cell
    where = " ".join(filter(None, (place.sku, cell)))
    return say("label.said", speak, label=where, text=message) if where else message


def field_name(diagnostic: Diagnostic, speak: str) -> str:
    """The field of a diagnostic as a seller would call it: `bullet 3`."""
    return field_label(diagnostic.field or "", diagnostic.index, speak)


def field_label(field: str, index: int | None, speak: str) -> str:
    """The name of a field, with its number where there are several."""
    if index is None:
        key = f"field.{field}"
        return say(key, speak) if key in PHRASES else field.replace("_", " ")
    return say(f"field.{field}.number", speak, number=index + 1)


def _fixed(value: str, edits: Sequence[Edit], width: int) -> Excerpt:
    """The text after the edits, around the first of them."""
    first = min(edits, key=lambda edit: edit.start)
    text = fixing.apply(value, edits)
    return excerpt(text, first.start, first.start + len(first.text), width)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells; breaks at spaces, and anywhere in Chinese and Japanese."""
    if cell_len(text) == len(text):
        return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    lines, line = [], ""
    for piece in _pieces(text):
        if line and cell_len(line) + cell_len(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line else lines


def _pieces(text: str) -> Iterator[str]:
    """Pieces after which a line may end: a word with its space, or one wide character with its punctuation."""
    piece = ""
    for character in text:
        wide = cell_len(character) > 1 or (piece[-1:] in _CLOSING and cell_len(piece[-1:]) > 1)
        if piece and wide and character not in _CLOSING and piece[-1] not in _OPENING:
            yield piece
            piece = ""
        piece += character
        if character == " ":
            yield piece
            piece = ""
    if piece:
        yield piece
