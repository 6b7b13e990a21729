"""The top of the page: what was checked, what came of it, and counts that are filters at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from listing_lint import __version__
from listing_lint.diagnostic import SEVERITIES
from listing_lint.grade import CLEAN, GRADES, NO_TEXT
from listing_lint.phrases import PHRASES, count, say
from listing_lint.report import sums
from listing_lint.report.html.markup import attribute, escaped
from listing_lint.report.html.passage import ACCEPTED
from listing_lint.report.html.tally import FILES, Mix, Tally
from listing_lint.report.look import Look
from listing_lint.report.summary import Summary
from listing_lint.report.sums import share

_AT_ONCE = 9
"""Rows of a chart that are seen without unfolding it."""
_NAMED_AT_ONCE = 4
"""Files whose names are seen without unfolding them."""
_GRAVEST_FIRST = tuple(reversed(SEVERITIES))


class _Row(Struct, frozen=True):
    """A line of a chart: what it filters by, its name, its number, and the parts of its bar by class."""

    value: str
    name: str
    number: int
    parts: Sequence[tuple[str, int]]
    code: bool = False
    sign: str = ""


class Overview(Struct, frozen=True):
    """Everything above the listings. `day` is that of the report. With `statistics` there are no listings below."""

    summary: Summary
    tally: Tally
    speak: str
    day: str
    statistics: bool

    def markup(self) -> str:
        """The section."""
        return "".join(
            (
                '<section id="overview" class="overview"><header class="top">',
                f'<p class="kicker">{self._say("html.title")}</p>',
                '<button type="button" id="theme" class="quiet" hidden></button></header>',
                *self._sentences(),
                *self._grades(),
                '<div class="charts">',
                *self._charts(),
                "</div></section>\n",
            )
        )

    def _say(self, key: str, **values: object) -> str:
        return escaped(say(key, self.speak, **values))

    def _count(self, key: str, number: int, **values: object) -> str:
        return escaped(count(key, number, self.speak, **values))

    def _sentences(self) -> Iterator[str]:
        summary, look = self.summary, Look(speak=self.speak)
        yield f"<h1>{escaped(sums.on_listings(summary, look))}</h1>"
        if summary.found:
            said = [sums.on_findings(summary, look)]
            if summary.fixes:
                said.append(sums.on_fixes(summary, look))
            yield f'<p class="lead">{"<br>".join(map(escaped, said))}</p>'
        yield f'<p class="made">{"<br>".join(self._facts())}</p>'
        yield from self._files()
        yield from self._warnings()

    def _facts(self) -> Iterator[str]:
        summary = self.summary
        if summary.markets:
            yield escaped(sums.on_rules(summary, Look(speak=self.speak)))
        yield self._say("audit.made", date=self.day, version=__version__)

    def _files(self) -> Iterator[str]:
        """The names of the files; of many, under a fold."""
        names = [file for file in self.tally.checked if file]
        said = [f'<bdi lang="">{escaped(name)}</bdi>' for name in names[:FILES]]
        if len(names) > FILES:
            said.append(self._say("html.more", count=f"{len(names) - FILES:,}"))
        if len(names) > _NAMED_AT_ONCE:
            head = self._count("summary.files", len(names), files=f"{len(names):,}")
            items = "".join(f"<li>{each}</li>" for each in said)
            yield f'<details class="checked"><summary>{head}</summary><ul>{items}</ul></details>'
        elif names:
            yield f'<p class="checked">{" · ".join(said)}</p>'

    def _warnings(self) -> Iterator[str]:
        summary = self.summary
        told = [escaped(sentence) for _, sentence in summary.unread]
        told += [self._say("summary.unchecked", language=each) for each in sorted(summary.unchecked)]
        told += [escaped(sentence) for sentence in summary.leftovers]
        if summary.unread:
            told.insert(0, f"<b>{self._count('summary.unread', len(summary.unread))}</b>")
        if summary.hidden:
            told.append(self._say("summary.hidden", count=f"{summary.hidden:,}"))
        if summary.accepted:
            told.append(self._say("summary.accepted", count=f"{summary.accepted:,}"))
        if told:
            yield f'<ul class="told">{"".join(f"<li>{each}</li>" for each in told)}</ul>'

    def _grades(self) -> Iterator[str]:
        """One bar of all listings, by what their findings put at risk, and what its colours mean."""
        summary = self.summary
        if not summary.listings:
            return
        parts = [(f"g{number}", summary.grades[each]) for number, each in enumerate(GRADES)]
        rows = [
            _Row(
                str(number),
                say(f"grade.{each}", self.speak),
                summary.grades[each],
                (),
                sign=f"g{number}",
            )
            for number, each in enumerate(GRADES)
        ]
        yield f'<div class="grades">{_bar(parts, summary.listings)}<ul data-facet="grade">'
        for each, row in zip(GRADES, rows, strict=True):
            if each != NO_TEXT:
                part = f' <span class="share">{share(row.number, summary.checked, self.speak)}</span>'
                yield f"<li>{self._button(row, fixed=each == CLEAN, more=part)}</li>"
            elif row.number:
                yield f"<li>{self._button(row, fixed=True)}</li>"
        yield "</ul></div>"

    def _charts(self) -> Iterator[str]:
        summary, tally = self.summary, self.tally
        severities = {each: Counter({each: summary.severities[each]}) for each in _GRAVEST_FIRST}
        rows = self._rows(severities, "severity.{}")
        accepted = sum(number for kind, number in tally.found.items() if kind[0] == ACCEPTED)
        if accepted:
            name = say("label.accepted", self.speak)
            rows.append(_Row(ACCEPTED, name, accepted, ((ACCEPTED, accepted),)))
        yield from self._chart("severity", say("audit.severity", self.speak), rows)
        yield from self._chart(
            "field", say("audit.field", self.speak), self._rows(tally.fields(), "field.{}")
        )
        yield from self._chart(
            "family", say("html.family", self.speak), self._rows(summary.severities_by("family"))
        )
        yield from self._chart(
            "rule", say("audit.rule", self.speak), self._rows(summary.severities_by("rule"))
        )
        if len(tally.files) > 1:
            above = _folder_above(tally.files)
            files = [
                _Row(
                    str(number),
                    file[len(above) :],
                    tally.cards_of[file],
                    (("file", tally.cards_of[file]),),
                    code=True,
                )
                for file, number in tally.files.items()
            ]
            files.sort(key=lambda row: -row.number)
            yield from self._chart("file", say("audit.file", self.speak), files[:FILES])

    def _rows(self, mixes: Mapping[str, Mix], names: str = "") -> list[_Row]:
        rows = []
        for value, mix in mixes.items():
            key = {"listing": "place.listing", "file": "place.file"}.get(value, names.format(value))
            name = say(key, self.speak) if names and key in PHRASES else value.replace("_", " ")
            parts = [(severity, mix[severity]) for severity in _GRAVEST_FIRST if mix[severity]]
            rows.append(_Row(value, name, mix.total(), parts, code=not names))
        return rows

    def _chart(self, facet: str, title: str, rows: Sequence[_Row]) -> Iterator[str]:
        rows = [row for row in rows if row.number]
        if not rows:
            return
        most = max(row.number for row in rows)
        lines = [f"<li>{self._button(row, most=most)}</li>" for row in rows]
        # One more row takes no more room than the line that would stand for it.
        shown = lines if len(lines) <= _AT_ONCE + 1 else lines[:_AT_ONCE]
        folded = lines[len(shown) :]
        yield f'<div class="chart of-{facet}"><h2>{escaped(title)}</h2>'
        yield f'<ul data-facet="{facet}" data-most="{most}">{"".join(shown)}</ul>'
        if folded:
            more = self._say("html.more", count=f"{len(folded):,}")
            yield f"<details><summary>{more}</summary>"
            yield f'<ul data-facet="{facet}" data-most="{most}">{"".join(folded)}</ul></details>'
        yield "</div>"

    def _spoken(self, parts: Sequence[tuple[str, int]]) -> str:
        """The severities of a bar that shows several."""
        counts = [
            count(f"summary.{severity}", number, self.speak)
            for severity, number in parts
            if severity in SEVERITIES
        ]
        return say("list.comma", self.speak).join(counts) if len(counts) > 1 else ""

    def _button(self, row: _Row, *, most: int = 0, fixed: bool = False, more: str = "") -> str:
        """A row that script turns into a switch; without script it is a line of a chart."""
        name = escaped(row.name)
        if row.code:
            name = f'<span lang="{"" if row.value.isdigit() else "en"}">{name}</span>'
        sign = f'<span class="sign {row.sign}"></span>' if row.sign else ""
        bar = _bar(row.parts, most, self._spoken(row.parts)) if most else ""
        full = f' title="{attribute(row.name)}"' if row.code else ""
        inner = f'<span class="label"{full}>{sign}{name}</span><b>{row.number:,}</b>{more}{bar}'
        if fixed or self.statistics or not row.number:
            return f'<span class="row">{inner}</span>'
        return (
            f'<button type="button" class="row" disabled data-value="{attribute(row.value)}">{inner}</button>'
        )


def _bar(parts: Sequence[tuple[str, int]], whole: int, spoken: str = "") -> str:
    """A bar of parts of a whole. What it says beyond the number beside it is spoken to who can't see it."""
    pieces, at = [], 0
    for name, number in parts:
        if number:
            x, width = 100 * at / whole, 100 * number / whole
            pieces.append(f'<rect class="{name}" x="{x:.2f}%" width="{width:.2f}%" height="100%"/>')
            at += number
    label = f'role="img" aria-label="{attribute(spoken)}"' if spoken else 'aria-hidden="true"'
    return f'<svg class="bar" {label}>{"".join(pieces)}</svg>'


def _folder_above(paths: Collection[str]) -> str:
    """The folders that all paths begin with."""
    first, last = min(paths), max(paths)
    at = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), 0)
    return first[: max(first.rfind("/", 0, at), first.rfind("\\", 0, at)) + 1]
