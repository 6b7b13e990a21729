"""What differs between two exports, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from listing_lint.difference import Fate, FieldChange, ListingChange
from listing_lint.phrases import count, say
from listing_lint.report.excerpt import visible
from listing_lint.report.look import Look
from listing_lint.report.record import encode, record
from listing_lint.report.summary import Finding
from listing_lint.report.text import wrap

_INDENT = 4


def as_json(changes: Sequence[ListingChange]) -> str:
    """One JSON document: what changed, listing by listing, and the sums."""
    listings = [
        {
            "sku": change.sku,
            "fate": change.fate.value,
            "fields": [
                {"field": each.field, "came": list(each.came), "went": list(each.went)}
                for each in change.fields
            ],
            "new": [record(finding) for finding in change.new],
            "fixed": [record(finding) for finding in change.fixed],
            "unchanged": change.unchanged,
        }
        for change in changes
        if _tells(change)
    ]
    return encode({"listings": listings, "summary": sums(changes)}) + "\n"


def sums(changes: Sequence[ListingChange]) -> dict[str, int]:
    """How many listings met which fate, and how many findings are new, fixed and unchanged."""
    fates = Counter(change.fate for change in changes if change.sku)
    return {
        **{fate.value: fates[fate] for fate in Fate},
        "new": sum(len(change.new) for change in changes),
        "fixed": sum(len(change.fixed) for change in changes),
        "unchanged": sum(change.unchanged for change in changes),
    }


def as_text(changes: Sequence[ListingChange], look: Look) -> str:
    """Each listing that changed, with the words that came and went and the findings; the sums last."""
    lines: list[str] = []
    for change in changes:
        if _tells(change):
            lines += [*_listing(change, look), ""]
    numbers = sums(changes)
    lines.append(look.paint(say("difference.listings", look.speak, **_shown(numbers)), "strong"))
    lines.append(
        look.paint(
            count("difference.findings", numbers["new"], look.speak, **_shown(numbers)),
            "error" if numbers["new"] else "added",
        )
    )
    return "\n".join(lines) + "\n"


def _shown(numbers: dict[str, int]) -> dict[str, str]:
    return {name: f"{number:,}" for name, number in numbers.items()}


def _tells(change: ListingChange) -> bool:
    return change.fate is not Fate.SAME or bool(change.new or change.fixed)


def _listing(change: ListingChange, look: Look) -> Iterator[str]:
    fate = say(f"difference.{change.fate.value}", look.speak)
    name = visible(change.sku) or say("place.file", look.speak)
    yield f"{look.paint(name, 'strong')}  {look.paint(fate, 'faint')}"
    for each in change.fields:
        yield from _words(each, look)
    for key, findings in (("difference.new", change.new), ("difference.fixed", change.fixed)):
        for finding in findings:
            yield from _finding(say(key, look.speak), finding, look)


def _words(change: FieldChange, look: Look) -> Iterator[str]:
    field = say(f"field.{change.field}", look.speak)
    for sign, style, words in (("+", "added", change.came), ("-", "error", change.went)):
        if words:
            lines = wrap(visible(" ".join(words)), max(20, look.width - _INDENT - cell_len(field) - 3))
            yield f"{' ' * _INDENT}{field} {look.paint(f'{sign} {lines[0]}', style)}"
            yield from (f"{' ' * 2 * _INDENT}{look.paint(line, style)}" for line in lines[1:])


def _finding(label: str, finding: Finding, look: Look) -> Iterator[str]:
    place, diagnostic = finding
    severity = say(f"severity.{diagnostic.severity}", look.speak)
    where = f"{visible(place.cell)} " if place.cell else ""
    said = _said(f"{where}{severity}", visible(diagnostic.message), look)
    head = f"{_said(label, said, look)} [{diagnostic.rule}]"
    for number, line in enumerate(wrap(head, max(20, look.width - _INDENT))):
        yield " " * (_INDENT if number == 0 else 2 * _INDENT) + line


def _said(label: str, text: str, look: Look) -> str:
    return say("label.said", look.speak, label=label, text=text)
