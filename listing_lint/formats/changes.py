"""Changes to the cells of a table: sorted by cell, checked against what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence

from listing_lint.formats.document import CellChange, UnreadableFile


def changes_by_row(path: str, changes: Sequence[CellChange]) -> dict[int, dict[int, list[CellChange]]]:
    """Changes by row (counted from 1) and column (counted from 0). Raises UnreadableFile.

    One cell may have several changes where it holds several texts.
    """
    found: dict[int, dict[int, list[CellChange]]] = {}
    for change in changes:
        place = change.place
        if place.row is None or place.column is None:
            raise UnreadableFile("no-column", path=path, text=change.after[:40])
        found.setdefault(place.row, {}).setdefault(place.column - 1, []).append(change)
    return found


def new_value(path: str, changes: Sequence[CellChange], held: str, *, tags: bool) -> str:
    """What a cell that holds `held` says after its changes. Raises UnreadableFile.

    With `tags`, a change may be one to a single tag among those that the cell lists.
    """
    value = held
    for change in changes:
        if value == change.before:
            value = change.after
        elif tags and change.before in map(str.strip, value.split(",")):
            value = _with_tag(value, change.before, change.after)
        elif change.before == "" and value.isspace():
            value = change.after
        else:
            raise refusal(path, change)
    return value


def _with_tag(value: str, before: str, after: str) -> str:
    tags = value.split(",")
    at = [tag.strip() for tag in tags].index(before)
    tags[at] = tags[at].replace(before, after)
    if not after:
        del tags[at]
    return ",".join(tags)


def refusal(path: str, change: CellChange) -> UnreadableFile:
    """The error for a cell that does not hold what was read."""
    return UnreadableFile("changed", path=path, cell=change.place.cell)
