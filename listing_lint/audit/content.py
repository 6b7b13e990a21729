"""What a record says to people, as blocks that any form can show: facts of the record and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args, get_type_hints

from msgspec import Struct

from listing_lint.audit.record import Audit, Found, Measure
from listing_lint.linter import all_rules
from listing_lint.phrases import say, spoken

_SHORT = 50
"""Rows of a table in a text that people send; audit.json has them all."""


class Heading(Struct, frozen=True):
    """Begins a section."""

    text: str


class Paragraph(Struct, frozen=True):
    """Running text."""

    text: str


class Bullets(Struct, frozen=True):
    """A list; an item may have an address that it leads to."""

    items: Sequence[tuple[str, str | None]]


class Table(Struct, frozen=True):
    """Rows of cells below their headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Bullets | Table


class Content(Struct, frozen=True):
    """A record in one language. `full` shows every row, and every finding."""

    audit: Audit
    speak: str
    full: bool

    def blocks(self) -> Iterator[Block]:
        """Record, cause, correction, what is open, prevention, sources; in the full form every finding."""
        yield from self._record()
        yield from self._cause()
        yield from self._correction()
        yield from self._still_open()
        yield from self._prevention()
        if self.full and self.audit.findings:
            yield from self._findings()
        yield from self._sources()

    def _say(self, key: str, **values: object) -> str:
        return say(f"audit.{key}", self.speak, **values)

    def _join(self, words: Iterable[str]) -> str:
        return say("list.comma", self.speak).join(words)

    def _said(self, label: str, text: str) -> str:
        return say("label.said", self.speak, label=label, text=text)

    def _aside(self, text: str) -> str:
        return say("aside", self.speak, text=text)

    def _table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Block]:
        shown = rows if self.full else rows[:_SHORT]
        yield Table(headings, shown)
        if len(shown) < len(rows):
            yield Paragraph(self._say("left_off", count=f"{len(rows) - len(shown):,}"))

    def _record(self) -> Iterator[Block]:
        audit, policy = self.audit, self.audit.policy
        yield Heading(self._say("record"))
        made = self._say("made", date=audit.date, version=audit.tool)
        judged = self._say(
            "policy",
            markets=self._join(policy.markets) or "–",
            day=policy.date,
            rules=policy.rules,
            read=policy.newest_source or "–",
        )
        yield Bullets([(made, None), (judged, None)])
        rows = [(file.path, f"{file.listings:,}", f"{file.size:,}", file.sha256) for file in audit.files]
        yield from self._table([*self._headings("file", "listings", "size"), "SHA-256"], rows)
        textless = sum(file.without_text for file in audit.files)
        if textless:
            yield Paragraph(self._say("textless", count=f"{textless:,}"))
        if audit.unread:
            yield Paragraph(self._say("unread"))
            yield Bullets([(sentence, None) for sentence in audit.unread])

    def _headings(self, *names: str) -> list[str]:
        return [self._say(name) for name in names]

    def _cause(self) -> Iterator[Block]:
        now = Counter(found.rule for found in self.audit.findings)
        before = self.audit.before
        then = now if before is None else Counter(before.by_rule)
        yield Heading(self._say("cause"))
        if not then and not now:
            yield Paragraph(self._say("cause.none"))
            return
        names = list(dict.fromkeys([*dict(then.most_common()), *dict(now.most_common())]))
        summaries = {rule.name: rule.summary for rule in all_rules()}
        rows = []
        for name in names:
            summary = summaries.get(name, {"en": ""})
            counts = [f"{now[name]:,}"] if before is None else [f"{then[name]:,}", f"{now[name]:,}"]
            rows.append([name, spoken(summary, self.speak), *counts])
        if before is None:
            yield Paragraph(self._say("cause.now"))
            yield Table(self._headings("rule", "catches", "now"), rows)
        else:
            yield Paragraph(self._say("cause.then", date=before.date))
            yield Table(self._headings("rule", "catches", "then", "now"), rows)

    def _correction(self) -> Iterator[Block]:
        corrections, before = self.audit.corrections, self.audit.before
        yield Heading(self._say("correction"))
        if before is not None:
            numbers = {"gone": f"{len(before.gone):,}", "same": f"{before.same:,}", "new": f"{before.new:,}"}
            yield Paragraph(self._say("correction.since", date=before.date, **numbers))
        if not corrections:
            yield Paragraph(self._say("correction.none"))
            return
        held = sum(each.state == "in file" for each in corrections)
        yield Paragraph(self._say("correction.count", count=f"{len(corrections):,}", held=f"{held:,}"))
        rows = [
            (
                each.sku,
                self._field(each.field),
                each.before,
                each.after,
                self._join(each.rules),
                self._say(f"state.{each.state}"),
            )
            for each in corrections
        ]
        yield from self._table(["SKU", *self._headings("field", "before", "after", "rule", "state")], rows)

    def _field(self, name: str) -> str:
        """A field as the report of the fixes names it, in the reader's language."""
        field, _, number = name.partition(" ")
        try:
            return say(f"field.{field}.number" if number else f"field.{field}", self.speak, number=number)
        except KeyError:
            return name

    def _still_open(self) -> Iterator[Block]:
        audit = self.audit
        listings = f"{sum(file.checked for file in audit.files):,}"
        yield Heading(self._say("open"))
        if audit.open:
            yield Paragraph(self._say("open.count", count=f"{len(audit.open):,}", listings=listings))
            rows = [(each.sku, each.file, f"{each.errors:,}", f"{each.warnings:,}") for each in audit.open]
            yield from self._table(["SKU", *self._headings("file", "errors", "warnings")], rows)
        else:
            yield Paragraph(self._say("open.none", listings=listings))
        reasons = Counter((found.rule, found.accepted) for found in audit.findings if found.accepted)
        if reasons:
            yield Paragraph(self._say("accepted"))
            yield Bullets(
                [
                    (self._said(rule, f"{reason}{self._aside(f'{count:,}')}"), None)
                    for (rule, reason), count in reasons.most_common()
                ]
            )

    def _prevention(self) -> Iterator[Block]:
        measures = self.audit.prevention
        yield Heading(self._say("prevention"))
        if measures:
            yield Paragraph(self._say("prevention.found"))
            yield Bullets([(self._measure(each), None) for each in measures])
        found = {each.kind for each in measures}
        missing = [kind for kind in get_args(get_type_hints(Measure)["kind"]) if kind not in found]
        if missing:
            kinds = self._join(self._say(f"measure.{kind}") for kind in missing)
            yield Paragraph(self._say("prevention.missing", kinds=kinds))

    def _measure(self, measure: Measure) -> str:
        detail = self._aside(measure.detail) if measure.detail else ""
        return self._said(self._say(f"measure.{measure.kind}"), f"{measure.file}{detail}")

    def _findings(self) -> Iterator[Block]:
        yield Heading(self._say("findings"))
        headings = self._headings("file", "cell", "field", "severity", "rule", "text", "message")
        yield Table(["SKU", *headings], [self._finding(found) for found in self.audit.findings])

    def _finding(self, found: Found) -> Sequence[str]:
        field = ""
        if found.field is not None:
            field = self._field(found.field if found.index is None else f"{found.field} {found.index + 1}")
        severity = say(f"severity.{found.severity}", self.speak)
        return found.sku, found.file, found.cell, field, severity, found.rule, found.text, found.message

    def _sources(self) -> Iterator[Block]:
        sources = self.audit.sources.values()
        if sources:
            yield Heading(self._say("sources"))
            yield Bullets([(self._source(each.title, each.read), each.url) for each in sources])

    def _source(self, title: str, read: str | None) -> str:
        return title if read is None else title + self._aside(say("source.read", self.speak, day=read))
