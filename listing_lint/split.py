"""A long title in two: what names the product stays, what describes it becomes the Item Highlight.

Nothing is invented: both texts are made of the seller's own words, in their own order. Phrases are
what stands between commas, dashes, bars and brackets; a phrase that is too long is cut in front of
"for", "with" and the like, and only then between two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_SEPARATOR = re.compile(
    r"\s*(?:,(?!\d{3}\b)|[;|•·，、；｜])\s*|\s+[-–—/:]+\s+|:\s+|\s*[()\[\]]\s*|\s+[-–—]+(?=\w)|\.\s+(?=[A-Z])"
)
_CONNECTOR = re.compile(
    r"\s+(?=(?:with|for|in|from|featuring|including|includes|compatible|fits|designed|made|without|by|on|that|&|and)\b)",
    re.IGNORECASE,
)
_PACK = re.compile(
    r"(?:(?:pack|set|box|case|lot) of \d+|\d+[\s-]?(?:packs?|pcs|pieces?|counts?|ct|pairs?|sets?|sheets?|rolls?))\b",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"\b\d+(?:[.,/]\d+)?\s?(?:mm|cm|m|in|inch(?:es)?|ft|oz|fl oz|lbs?|kg|g|ml|l|gb|tb|mah|w|v|qt|gal)\b|\b(?:x{0,3}[sl]|small|medium|large|twin|full|queen|king)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:\s+(?:a|an|the|and|or|with|for|of|in|to|by|as|at|on|from|per|your|our|&|\+)|\s*[,;:|/&+(\[–—-])+\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:[\s,;:|/&+)\]–—.-]+|(?:and|or)\s+)+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")

_SHORTEST_TITLE = 35
"""A title cut shorter than this at a phrase says too little; then words decide where to cut."""
_SHORTEST_PIECE = 12
"""Less room than this is not worth a torn phrase in the highlight."""


@dataclass(frozen=True, slots=True)
class Split:
    """The two texts, and the phrases that found no room in either."""

    title: str
    highlight: str
    left_out: tuple[str, ...]


def split_title(
    title: str,
    *,
    brand: str | None = None,
    attributes: Iterable[str | None] = (),
    title_limit: int = 75,
    highlight_limit: int = 125,
    total_limit: int = 200,
) -> Split:
    """Split a title. All limits are code points.

    `brand` stays in the title wherever it stood; `attributes` are values such as colour and size,
    the most important first: the first one that the title names stays there as well.
    """
    short, rest = _shorten(title, attributes, title_limit)
    if brand and brand in title and brand not in short:
        at = title.index(brand)
        others = f"{title[:at].rstrip()} {title[at + len(brand) :].lstrip()}".strip()
        short, rest = _shorten(others, attributes, title_limit - len(brand) - 1)
        short = f"{brand} {short}"
    said = _words(short)
    pieces: list[str] = []
    left_out: list[str] = []
    room = min(highlight_limit, total_limit - len(short))
    for phrase in _phrases(rest):
        new = _words(phrase) - said
        if not new:
            continue
        need = len(phrase) + (2 if pieces else 0)
        if need <= room:
            piece, beyond = phrase, ""
        else:
            piece, beyond = _fit(phrase, room - (2 if pieces else 0))
        if beyond:
            left_out.append(beyond)
        if piece:
            pieces.append(piece)
            said |= _words(piece)
            room -= len(piece) + (2 if len(pieces) > 1 else 0)
    return Split(short, ", ".join(pieces), tuple(left_out))


def _shorten(title: str, attributes: Iterable[str | None], room: int) -> tuple[str, str]:
    """A title of at most `room` code points, and what was behind its end."""
    kept = _varying(title, attributes, room // 2)
    cut = _cut(title, room - (len(kept) + 2 if kept else 0))
    head = _ended(title[:cut])
    if kept and kept.casefold() in head.casefold():
        kept, cut = "", _cut(title, room)
        head = _ended(title[:cut])
    return (f"{head}, {kept}" if kept else head), title[cut:]


def _cut(title: str, room: int) -> int:
    """Where to cut so that what stays has at most `room` code points."""
    if len(title) <= room:
        return len(title)
    ends = [found.start() for found in _SEPARATOR.finditer(title) if found.start() <= room]
    if ends and ends[-1] >= _SHORTEST_TITLE:
        return ends[-1]
    connectors = [found.start() for found in _CONNECTOR.finditer(title) if found.start() <= room]
    if connectors and connectors[-1] >= _SHORTEST_TITLE:
        return connectors[-1]
    words = [found.start() for found in _SPACE.finditer(title) if found.start() <= room]
    if words:
        return words[-1]
    # One word longer than the room: no whole word can stay, so the cut has to go through it.
    return room


def _ended(head: str) -> str:
    """What stays, without a bracket left open, a hanging comma or a hanging "for"."""
    for opening, closing in ("()", "[]"):
        at = head.rfind(opening)
        if at >= 0 and closing not in head[at:]:
            head = head[:at] + " " + head[at + 1 :] if at else head[1:]
    trimmed = _DANGLING.sub("", head).strip()
    return _SPACE.sub(" ", trimmed or head.strip())


def _varying(title: str, attributes: Iterable[str | None], longest: int) -> str:
    """The attribute that tells this variant from its sisters, as the title words it; or nothing."""
    folded = title.casefold()
    for attribute in attributes:
        if attribute and len(attribute) <= longest:
            at = folded.find(attribute.casefold())
            if at >= 0 and len(folded) == len(title):
                return title[at : at + len(attribute)].strip()
    phrases = list(_phrases(title))[1:]
    for pattern in (_PACK, _SIZE):
        for phrase in phrases:
            if len(phrase) <= longest and (found := pattern.search(phrase)):
                return phrase if len(phrase) <= len(found[0]) + 10 else found[0]
    return ""


def _phrases(text: str) -> Iterator[str]:
    for phrase in _SEPARATOR.split(text):
        clean = _SPACE.sub(" ", _DANGLING.sub("", _LEADING.sub("", phrase))).strip()
        if _WORD.search(clean):
            yield clean


def _fit(phrase: str, room: int) -> tuple[str, str]:
    """As much of a phrase as has room, cut at a connector or between words, and what is beyond."""
    if room < _SHORTEST_PIECE:
        return "", phrase
    for pattern in (_CONNECTOR, _SPACE):
        ends: Sequence[int] = [found.start() for found in pattern.finditer(phrase) if found.start() <= room]
        if ends and ends[-1] >= _SHORTEST_PIECE:
            piece = _DANGLING.sub("", phrase[: ends[-1]]).strip()
            return piece, phrase[len(piece) :].strip()
    return "", phrase


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
