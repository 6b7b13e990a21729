"""One listing of the page: its texts with what was found marked in them, and the notes beside each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from listing_lint import fix as fixing
from listing_lint.diagnostic import SEVERITIES, Applicability, Diagnostic, Edit, Source
from listing_lint.grade import GRADES
from listing_lint.listing import Place
from listing_lint.phrases import count, say
from listing_lint.report.edited import TextKey, is_own
from listing_lint.report.html.markup import attribute, escaped, linked
from listing_lint.report.html.passage import ACCEPTED, Marked, corrected, narrowed, passage
from listing_lint.report.summary import Finding
from listing_lint.report.text import cell_name, column_name, field_label

_SHOWN_OF_WORDS = 60
"""Code points of words that a note repeats of a change."""
_SEARCHED = 80
"""Code points of flagged words by which a listing is found."""

_MAY_BREAK = 3
"""Notes of a listing that is printed on one page, if it can be."""

Kind = tuple[str, str, str, str]
"""What findings are counted and filtered by: severity, family, rule, field."""


def kind(place: Place, diagnostic: Diagnostic) -> Kind:
    """What a finding is counted and filtered by."""
    severity = ACCEPTED if diagnostic.accepted else diagnostic.severity
    field = diagnostic.field or ("listing" if place.sku is not None else "file")
    return severity, diagnostic.family, diagnostic.rule, field


class Card(Struct, frozen=True):
    """What is shown of one listing, or of a file itself.

    `place` is that of the listing, or of what was found in the file. `grade` is None where there is no listing.
    """

    place: Place
    found: Sequence[Finding]
    speak: str
    grade: str | None = None

    @property
    def kinds(self) -> list[Kind]:
        """The kind of each note, in the order of the notes."""
        return [kind(*finding) for finding in self.found]

    def searched(self) -> str:
        """The SKU and the flagged words, a line each: what a search looks through."""
        words = dict.fromkeys(diagnostic.text[:_SEARCHED] for _, diagnostic in self.found)
        return "\n".join(filter(None, (self.place.sku or "", *words)))

    def markup(self) -> str:
        """The card."""
        long = ' class="long"' if len(self.found) > _MAY_BREAK else ""
        pieces = [f"<article{long}>", self._head()]
        number = 1
        for _, group in groupby(self.found, lambda finding: (finding[1].field, finding[1].index)):
            cell = _Cell(list(group), number, self.speak)
            number += len(cell.found)
            pieces += cell.markup()
        pieces.append("</article>")
        return "".join(pieces)

    def _head(self) -> str:
        place, grade = self.place, self.grade
        parts = list(filter(None, (place.sku, place.file, cell_name(place, self.speak))))
        name, *where = (f'<bdi lang="">{escaped(part)}</bdi>' for part in parts or [""])
        badge = ""
        if grade is not None:
            badge = f'<span class="grade g{GRADES.index(grade)}">{say(f"grade.{grade}", self.speak)}</span>'
        return (
            f'<header><h3>{name}</h3>{badge}<p class="where">{" · ".join(where)}</p>'
            f'<p class="sum">{self._sum()}</p></header>'
        )

    def _sum(self) -> str:
        counts = [
            (severity, sum(each.severity == severity and not each.accepted for _, each in self.found))
            for severity in reversed(SEVERITIES)
        ]
        comma = say("list.comma", self.speak)
        return comma.join(
            count(f"summary.{severity}", number, self.speak) for severity, number in counts if number
        )


class _Cell(Struct, frozen=True):
    """The findings of one text, with the number of the first one's note."""

    found: Sequence[Finding]
    first: int
    speak: str

    def markup(self) -> Iterator[str]:
        """The name of the cell, its text and what fixes make of it, the notes."""
        place, diagnostic = self.found[0]
        value = next((each.value for _, each in self.found if each.value), "")
        texts = list(self._fixed(value, self._taken()))
        if value:
            texts.insert(0, f'<div class="text" lang="" dir="auto">{passage(value, self._marks())}</div>')
        bare = "" if texts else " bare"
        yield f'<section class="cell{bare}"><div class="name">{self._name(place, diagnostic)}</div>'
        if texts:
            yield f'<div class="texts">{"".join(texts)}</div>'
        yield '<ol class="notes">'
        for number, (_, each) in enumerate(self.found, self.first):
            yield self._note(number, each)
        yield "</ol></section>"

    def _name(self, place: Place, diagnostic: Diagnostic) -> str:
        if diagnostic.field is not None:
            name = field_label(diagnostic.field, diagnostic.index, self.speak)
        else:
            name = say("place.listing" if place.sku is not None else "place.file", self.speak)
        parts = [f"<b>{escaped(name)}</b>"]
        if diagnostic.field is not None:
            parts += [
                f' <bdi lang="">{escaped(part)}</bdi>'
                for part in (cell_name(place, self.speak), column_name(place))
                if part and part != diagnostic.field
            ]
        return "".join(parts)

    def _marks(self) -> list[Marked]:
        return [
            Marked(each.start, each.end, number, ACCEPTED if each.accepted else each.severity)
            for number, (_, each) in enumerate(self.found, self.first)
            if each.start is not None and each.end is not None
        ]

    def _taken(self) -> dict[int, list[Edit]]:
        """The edits of fixes that go together, each as a whole, by the numbers of their notes; safe ones go first."""
        taken: dict[int, list[Edit]] = {}
        edits: list[Edit] = []
        numbered = list(enumerate((each for _, each in self.found), self.first))
        for wanted in (Applicability.SAFE, Applicability.UNSAFE):
            for number, each in numbered:
                fix = each.fix
                if fix is None or fix.applicability is not wanted or each.accepted or not fix.edits:
                    continue
                new = [self._narrowed(each, edit) for edit in fix.edits]
                if not any(_touch(one, other) for one in new for other in edits):
                    taken[number] = new
                    edits += new
        return dict(sorted(taken.items()))

    def _narrowed(self, diagnostic: Diagnostic, edit: Edit) -> Edit:
        """An edit of the text that is known here without what it puts back as it was: so more of them go together."""
        return narrowed(diagnostic.value, edit) if is_own(edit, diagnostic) else edit

    def _fixed(self, value: str, taken: Mapping[int, Sequence[Edit]]) -> Iterator[str]:
        """Each text that the fixes change, whole, ready to be copied."""
        cells: dict[TextKey, list[tuple[int, Edit]]] = {}
        for number, edits in taken.items():
            for edit in edits:
                cells.setdefault((edit.field, edit.index), []).append((number, edit))
        here = (self.found[0][1].field, self.found[0][1].index)
        for cell, changes in cells.items():
            edits = [edit for _, edit in changes]
            before = value if cell == here else ""
            fixes = [self.found[number - self.first][1].fix for number, _ in changes]
            safe = all(fix is not None and fix.applicability is Applicability.SAFE for fix in fixes)
            trust = "safe" if safe else "unsafe"
            numbers = " ".join(dict.fromkeys(str(number) for number, _ in changes))
            label = say("label.fix", self.speak)
            if cell != here:
                label = say("label.said", self.speak, label=label, text=field_label(*cell, self.speak))
            after = corrected(before, edits)
            note = ""
            if not fixing.apply(before, edits).strip():
                note = f"<em>{say('fix.empties', self.speak)}</em>"
            yield (
                f'<div class="fixed"><p class="label">{escaped(label)} <span class="numbers">{numbers}</span>'
                f'<span class="trust {trust}">{say(f"fix.{trust}", self.speak)}</span>{note}</p>'
                f'<div class="text" lang="" dir="auto">{after}</div></div>'
            )

    def _note(self, number: int, diagnostic: Diagnostic) -> str:
        severity = ACCEPTED if diagnostic.accepted else diagnostic.severity
        label = say("label.accepted" if diagnostic.accepted else f"severity.{severity}", self.speak)
        head = (
            f'<li class="{severity}" data-n="{number}"><p><b class="n">{number}</b> '
            f'<span class="severity">{label}</span> {escaped(diagnostic.message)} '
            f'<code lang="en">{escaped(diagnostic.rule)}</code></p>'
        )
        pieces = [head]
        if diagnostic.accepted:
            pieces.append(f'<p class="reason">{escaped(diagnostic.accepted)}</p>')
        else:
            pieces += self._change(diagnostic)
        if diagnostic.source:
            first, *further = diagnostic.source
            numbered = "".join(f"&nbsp;{_numbered(at, source)}" for at, source in enumerate(further, 2))
            pieces.append(f'<p class="source" lang="">{linked(first.title, first.url)}{numbered}</p>')
        pieces.append("</li>")
        return "".join(pieces)

    def _change(self, diagnostic: Diagnostic) -> Iterator[str]:
        fix = diagnostic.fix
        if fix is None:
            return
        if not fix.editing:
            if fix.suggestion:
                label = say("label.try", self.speak)
                yield f'<p class="change"><span class="label">{label}</span> {escaped(fix.suggestion)}</p>'
            return
        label, trust = say("label.fix", self.speak), fix.applicability.value
        changes = " ".join(
            _words(diagnostic.value[edit.start : edit.end], edit.text)
            for edit in (self._narrowed(diagnostic, edit) for edit in fix.edits)
            if is_own(edit, diagnostic)
        )
        yield (
            f'<p class="change"><span class="label">{label}</span> <bdi lang="">{changes}</bdi> '
            f'<span class="trust {trust}">{say(f"fix.{trust}", self.speak)}</span></p>'
        )


def _numbered(number: int, source: Source) -> str:
    """One of several sources in little room: its title is told when it is pointed at, and listed at the end of the page."""
    title = attribute(source.title)
    name = f'title="{title}" aria-label="{title}"'
    link = linked(str(number), source.url)
    return (
        link.replace("<a ", f"<a {name} ", 1)
        if link.startswith("<a ")
        else f'<span role="note" {name}>{link}</span>'
    )


def _touch(one: Edit, other: Edit) -> bool:
    """True where two edits of one text would be in each other's way."""
    if (one.field, one.index) != (other.field, other.index):
        return False
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _words(before: str, after: str) -> str:
    """A change in few words."""
    gone = f"<del>{escaped(_short(before))}</del>" if before else ""
    come = f"<ins>{escaped(_short(after))}</ins>" if after else ""
    return f"{gone} → {come}" if gone and come else gone or come


def _short(words: str) -> str:
    if len(words) <= _SHOWN_OF_WORDS:
        return words
    half = _SHOWN_OF_WORDS // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def shelved(card: Card, file: int, kinds: Sequence[int]) -> str:
    """A card as the page holds it until it is asked for: by script, or at once where there is none."""
    graded = "" if card.grade is None else str(GRADES.index(card.grade))
    return (
        f'<noscript data-g="{graded}" data-f="{file}" data-k="{" ".join(map(str, kinds))}" '
        f'data-w="{attribute(card.searched())}">{card.markup()}</noscript>\n'
    )
