"""The part of a text around a span, as a terminal can show it: measured in cells, never in characters.

A Chinese or full-width character is two cells wide, an accent none. What would not be seen, or would
command the terminal, is shown by its name, so that its mark has something to stand under.
"""

from __future__ import annotations

import unicodedata

from msgspec import Struct
from rich.cells import cell_len

_ELLIPSIS = "…"
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_JOINER = "\u200d"
_SYMBOLS = ("So", "Sk", "Mn")


class Excerpt(Struct, frozen=True):
    """One line of text in three parts; `column` is the cell in which the marked part begins."""

    before: str
    marked: str
    after: str

    @property
    def column(self) -> int:
        """Cells in front of the marked part."""
        return cell_len(self.before)

    @property
    def width(self) -> int:
        """Cells of the marked part, at least one."""
        return max(1, cell_len(self.marked))


def excerpt(text: str, start: int, end: int, width: int) -> Excerpt:
    """The code points `start` to `end` of `text` with as much around them as `width` cells hold.

    What is cut off is shown by an ellipsis; a span wider than the line shows its beginning.
    """
    shown = [visible_at(text, at) for at in range(len(text))]
    if cell_len("".join(shown)) <= width:
        return Excerpt("".join(shown[:start]), "".join(shown[start:end]), "".join(shown[end:]))
    cells = [cell_len(piece) for piece in shown]
    first, last = _window(cells, start, end, width)
    left = _ELLIPSIS if first > 0 else ""
    right = _ELLIPSIS if last < len(text) else ""
    if last < end:
        return Excerpt(left + "".join(shown[first:start]), "".join(shown[start:last]) + right, "")
    return Excerpt(
        left + "".join(shown[first:start]),
        "".join(shown[start:end]),
        "".join(shown[end:last]) + right,
    )


def _window(cells: list[int], start: int, end: int, width: int) -> tuple[int, int]:
    """The code points to be shown: the span, and what is left of the line shared by both sides."""
    room = width - 2
    last = start
    while last < end and room >= cells[last]:
        room -= cells[last]
        last += 1
    if last < end:
        return start, last
    left, right = sum(cells[:start]), sum(cells[end:])
    before = min(left, max(room // 2, room - right))
    # An end that is not cut off needs no ellipsis: the other side may have its cell.
    if before == left:
        room += 1
    elif room - before >= right:
        room, before = room + 1, before + 1
    first = start
    while first > 0 and cells[first - 1] <= before:
        first -= 1
        before -= cells[first]
        room -= cells[first]
    while last < len(cells) and cells[last] <= room:
        room -= cells[last]
        last += 1
    return first, last


def visible(text: str) -> str:
    """A whole text as a terminal can show it on one line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(visible_at(text, at) for at in range(len(text)))


def visible_at(text: str, at: int) -> str:
    """One code point of a text as it can be shown; itself, where it can be seen."""
    character = text[at]
    if " " <= character <= "~":
        return character
    if character in _LINE_ENDS:
        return "↵"
    category = unicodedata.category(character)
    if character == _JOINER and 0 < at < len(text) - 1 and unicodedata.category(text[at - 1]) in _SYMBOLS:
        return character
    if category in ("Cc", "Cf", "Cn", "Co", "Cs"):
        return f"<U+{ord(character):04X}>"
    return " " if category == "Zs" else character
