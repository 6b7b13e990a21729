"""What fixes changed: a diff for each cell, a record for the spreadsheet, long titles side by side."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from rich.cells import cell_len

from listing_lint.listing import Place
from listing_lint.phrases import say
from listing_lint.repair import Change
from listing_lint.report.excerpt import visible
from listing_lint.report.formula import inert
from listing_lint.report.look import Look
from listing_lint.report.text import wrap

COLUMNS = ("sku", "file", "cell", "field", "before", "after", "rules")
SPLIT_COLUMNS = ("sku", "file", "cell", "before", "title", "highlight", "left out")

_GAP = "  "


def diff(place: Place, change: Change, look: Look) -> str:
    """One changed text as a unified diff: file, cell, SKU and field in its head, the rules behind it."""
    speak = look.speak
    sku = f"SKU {place.sku}" if place.sku else ""
    where = say("list.place", speak).join(filter(None, (place.cell, sku, field_name(change, speak))))
    head = visible(say("label.said", speak, label=place.file or "", text=where))
    rules = say("aside", speak, text=say("list.comma", speak).join(change.rules))
    lines = difflib.unified_diff(
        change.before.splitlines() or [""],
        change.after.splitlines() or [""],
        head,
        f"{head}{rules}",
        lineterm="",
    )
    return "".join(f"{_painted(line, number, look)}\n" for number, line in enumerate(lines))


def _painted(line: str, number: int, look: Look) -> str:
    if number < 2:
        return look.paint(line, "strong")
    shown = line[:1] + visible(line[1:])
    return look.paint(
        shown, {"-": "error", "+": "added", "@": "place"}.get(line[:1], "faint") if line else "faint"
    )


def field_name(change: Change, speak: str) -> str:
    """The name of a field for people, with its number where there are several."""
    if change.index is None:
        return say(f"field.{change.field}", speak)
    return say(f"field.{change.field}.number", speak, number=change.index + 1)


def write_record(stream: IO[str], changes: Iterable[tuple[Place, Change]]) -> None:
    """The seller's record of what was corrected, as CSV; no cell of it can run as a formula."""
    rows = (
        (
            place.sku or "",
            place.file or "",
            place.cell,
            change.field if change.index is None else f"{change.field} {change.index + 1}",
            change.before,
            change.after,
            ", ".join(change.rules),
        )
        for place, change in changes
    )
    write_rows(stream, COLUMNS, rows)


def write_rows(stream: IO[str], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table as CSV, in which a text that a spreadsheet would take for a formula begins with an apostrophe."""
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert(cell) for cell in row])


def side_by_side(
    place: Place, before: str, title: str, highlight: str, left_out: Sequence[str], look: Look
) -> str:
    """A long title on the left, what became of it on the right, for somebody who decides."""
    width = max(20, (look.width - 2 - 3 * len(_GAP)) // 2)
    right = [*_texts("title", title, width, look), *_texts("highlight", highlight, width, look)]
    if left_out:
        right += _texts("left", say("list.semicolon", look.speak).join(left_out), width, look)
    left = [*_texts("before", before, width, look)]
    head = " ".join(filter(None, (place.sku or "", place.cell)))
    lines = [look.paint(visible(head), "strong")]
    for number in range(max(len(left), len(right))):
        first, first_cells = left[number] if number < len(left) else ("", 0)
        second = right[number][0] if number < len(right) else ""
        lines.append(f"{_GAP}{first}{' ' * (width - first_cells)} {look.gutter} {second}".rstrip())
    return "\n".join(lines) + "\n\n"


def _texts(key: str, value: str, width: int, look: Look) -> Iterator[tuple[str, int]]:
    """The lines of one text under its label and its length, each with its cells."""
    label = say(f"split.{key}", look.speak, length=len(value))
    yield look.paint(label, "faint"), cell_len(label)
    for line in wrap(visible(value), width) or [""]:
        yield line, cell_len(line)
