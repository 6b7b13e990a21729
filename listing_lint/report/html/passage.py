"""A seller's text with what was found marked in place, and the same text after its fixes.

Offsets are code points of the seller's text. Nothing of a text is left out: long stretches in which nothing is
marked are folded, and unfold in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from listing_lint.diagnostic import SEVERITIES, Edit
from listing_lint.report.html.markup import escaped

ACCEPTED = "accepted"
"""Stands for the severity of a finding that a team lets stand: it counts nowhere."""

_RANKS = (ACCEPTED, *SEVERITIES)
_NEAR = 70
"""Code points on either side of a mark that are never folded."""
_NEAR_ENDS = 200
"""Code points of a marked stretch that are never folded, at its beginning and its end."""
_WORTH = 60
"""Fewer code points are not worth a fold."""
_WORD = 24
"""Code points in which the end of a word is looked for, so that nothing cuts one in two."""
_SPACELESS = "\u2e80"
"""From here on are the scripts of East Asia."""


class Marked(Struct, frozen=True):
    """One finding's words in a text: the code points `start` to `end`, the number of its note."""

    start: int
    end: int
    number: int
    severity: str


def passage(value: str, marks: Sequence[Marked]) -> str:
    """A whole text, in which words that several findings are about are marked once for each."""
    pieces: list[str] = []
    edges = sorted({0, len(value), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    for start, end in zip(edges, [*edges[1:], None], strict=True):
        points = (mark for mark in marks if mark.start == mark.end == start)
        pieces.extend(f"<mark{_marking([point], [point])}></mark>" for point in points)
        if end is None:
            break
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        if over:
            marking = _marking(over, [mark for mark in over if mark.end == end])
            pieces.append(f"<mark{marking}>{folded(value, start, end, _NEAR_ENDS, _NEAR_ENDS)}</mark>")
        else:
            # Of a text that goes on to both sides both ends are near something; the outer ends are not.
            left = _NEAR if start > 0 else 0 if marks else 2 * _NEAR
            pieces.append(folded(value, start, end, left, _NEAR if end < len(value) else 0))
    return "".join(pieces)


def _marking(over: Sequence[Marked], ending: Sequence[Marked]) -> str:
    """The attributes of a mark: how grave it is, its notes, and those whose words end with it."""
    gravest = max((mark.severity for mark in over), key=_RANKS.index)
    several = " several" if len(over) > 1 else ""
    numbers = " ".join(str(mark.number) for mark in over)
    end = f' data-end="{" ".join(str(mark.number) for mark in ending)}"' if ending else ""
    return f' class="{gravest}{several}" data-n="{numbers}"{end}'


def corrected(value: str, edits: Iterable[Edit]) -> str:
    """A text after its edits: what goes is struck out, what comes is set off. The edits don't overlap."""
    pieces, reached = [], 0
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    for edit in ordered:
        pieces.append(folded(value, reached, edit.start, _NEAR * (reached > 0), _NEAR))
        if edit.start < edit.end:
            pieces.append(f"<del>{folded(value, edit.start, edit.end, _NEAR, _NEAR)}</del>")
        if edit.text:
            pieces.append(f"<ins>{escaped(edit.text)}</ins>")
        reached = edit.end
    pieces.append(folded(value, reached, len(value), _NEAR, 0))
    return "".join(pieces)


def narrowed(value: str, edit: Edit) -> Edit:
    """An edit without what it puts back as it was, in whole words: it makes the same text of `value`."""
    start, end, text = edit.start, edit.end, edit.text
    while start < end and text and value[start] == text[0]:
        start, text = start + 1, text[1:]
    while start < end and text and value[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    for _ in range(_WORD):
        if _in_word(value, start):
            start, text = start - 1, value[start - 1] + text
        if _in_word(value, end):
            end, text = end + 1, text + value[end]
    return replace(edit, start=start, end=end, text=text)


def _in_word(value: str, at: int) -> bool:
    """True between two letters or digits of a script that sets spaces between words."""
    return 0 < at < len(value) and all(
        each.isalnum() and each < _SPACELESS for each in value[at - 1 : at + 1]
    )


def folded(value: str, start: int, end: int, left: int, right: int) -> str:
    """A stretch of a text, of which `left` and `right` code points stay unfolded at its ends."""
    first, last = start + left, end - right
    if last - first < _WORTH:
        return escaped(value[start:end])
    if left:
        first = next(_ends_of_words(value, range(first, first + _WORD)), first)
    if right:
        last = next(_ends_of_words(value, range(last - 1, last - _WORD, -1)), last - 1) + 1
    if last - first < _WORTH:
        return escaped(value[start:end])
    hidden = f'<span class="fold"><span>{escaped(value[first:last])}</span></span>'
    return f"{escaped(value[start:first])}{hidden}{escaped(value[last:end])}"


def _ends_of_words(value: str, range_: range) -> Iterator[int]:
    return (at for at in range_ if value[at].isspace())
