"""The fold: a text as the scan reads it, and the way back to the seller's own code points.

Case, width, accents and curly quotes are folded away, invisible characters dropped, look-alike
letters of other alphabets read as Latin ones; whatever separates words becomes one space per
character, so that `Best-Seller` reads like `Best Seller` while `Best, Seller` stays apart.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listing_lint.lazy_pattern import lazy_pattern

_KEPT = "#%&"
"""Signs that belong to words or stand for one: `#1`, `100%`, `H&M`, `salt & pepper`."""

_LOOK_ALIKES = dict(
    zip(
        "асеорхуѕіјһԁԛԝкмтвнοανρτυκ",
        "aceopxysijhdqwkmtbhoavptuk",
        strict=True,
    )
)
"""Lower-case Cyrillic and Greek letters that a reader takes for Latin ones."""

_DOTLESS_I = "\u0131"
"""The Turkish letter whose capital is the plain I: read as i, as the capital must be."""

UNSPACED_LANGUAGES = frozenset(["ja", "km", "lo", "my", "th", "zh"])
"""Languages that write words without spaces between them."""

_UNSPACED = lazy_pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    "|[\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, ideographs."""

_VOICING = "\u3099\u309a"
"""Marks that make another sound of a kana: か and が are different letters."""

_CHANGED = "\x00"
"""Stands in a folded text for a character whose fold is not one character."""
_NOT_ASCII = lazy_pattern("[^\x00-\x7f]")
_FEW_FOREIGN = 8
"""So many different characters are looked up one by one."""
_IRREGULAR = lazy_pattern("[^ \x00]?[ \x00]*\x00[ \x00]*|  +")
"""Such characters, with the one in front that they may change and the spaces around; several spaces."""
_BLANKS = lazy_pattern(r"\s\s+")


class Folded(NamedTuple):
    """A folded text, in pieces that each came from one stretch of the seller's text.

    `value` has one space in front and one behind, so that every word stands between spaces. Piece `i`
    begins at `cuts[i]` of `value` and came from the code points `starts[i]` to `ends[i]`, one character from one, or a
    single character from any number. `cuts` is None where every character is the fold of the one at its own place.
    """

    value: str
    cuts: Sequence[int] | None = None
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the seller's text behind the half-open span of `value`."""
        cuts = self.cuts
        if cuts is None:
            return start - 1, end - 1
        first, last = bisect_right(cuts, start) - 1, bisect_right(cuts, end - 1) - 1
        whole = end == (cuts[last + 1] if last + 1 < len(cuts) else len(self.value))
        return (
            self.starts[first] + start - cuts[first],
            self.ends[last] if whole else self.starts[last] + end - cuts[last],
        )


class _Pieced:
    """A folded text while it is put together, piece by piece."""

    __slots__ = ("cuts", "ends", "pieces", "size", "starts")

    def __init__(self) -> None:
        self.pieces, self.cuts, self.starts, self.ends = [" "], [0], [0], [0]
        self.size = 1

    def add(self, piece: str, start: int, end: int) -> None:
        """One more piece, and the code points that it came from."""
        self.pieces.append(piece)
        self.cuts.append(self.size)
        self.starts.append(start)
        self.ends.append(end)
        self.size += len(piece)

    def folded(self, end: int) -> Folded:
        """The whole of a text of `end` code points."""
        self.add(" ", end, end)
        return Folded("".join(self.pieces), self.cuts, self.starts, self.ends)


_SEAM = b"aAa"
"""How a capital in the middle of a word looks in `_CASES`. Most texts hold none, and are done."""
_HEADINGS = frozenset(("Description", "Details", "Features", "Highlights", "Specifications"))
_LAST_WORD = lazy_pattern("[a-z]{3,}")
_FIRST_WORD = lazy_pattern(r"[A-Z][a-z]+[\s,.:!-]")


def unglued(text: str, folded: Folded) -> Folded:
    """The fold with a space where a careless export lost the one between two sentences.

    A brand such as `PetSafe` begins with a capital itself and stays whole.
    """
    if folded.cuts is not None:
        return folded
    places = list(_seams(text))
    if not places:
        return folded
    pieced, reached = _Pieced(), 0
    for at in places:
        pieced.add(f"{folded.value[reached + 1 : at + 1]} ", reached, at)
        reached = at
    pieced.add(folded.value[reached + 1 : -1], reached, len(text))
    return pieced.folded(len(text))


def _seams(text: str) -> Iterator[int]:
    """Where a sentence begins inside a word: "travel jarPerfect for smoothies"."""
    cases = text.encode("ascii", "replace").translate(_CASES)
    at = cases.find(_SEAM)
    while at >= 0:
        begin = at = at + 1
        while begin and (text[begin - 1].isalnum() or text[begin - 1] in "_-"):
            begin -= 1
        word = text[begin:at]
        if (_LAST_WORD.fullmatch(word) or word in _HEADINGS) and _FIRST_WORD.match(text, at):
            yield at
        at = cases.find(_SEAM, at)


def fold(text: str) -> Folded:
    """Fold a text for the scan; almost every text takes the first, cheap way."""
    value = _fold_in_place(text)
    if _CHANGED not in value and "  " not in text:
        return Folded(f" {value} ")
    return _fold_slowly(text, value)


def _fold_in_place(text: str) -> str:
    """Each character by its fold, `_CHANGED` where that is not one character."""
    if not text.isascii():
        # Most such texts hold a curly quote or a ® and are ASCII without it.
        foreign = set(_NOT_ASCII.findall(text))
        if len(foreign) > _FEW_FOREIGN:
            return text.translate(_TABLE)
        for character in foreign:
            text = text.replace(character, chr(_TABLE[ord(character)]))
        if not text.isascii():
            return text.translate(_TABLE)
    return text.encode("ascii").translate(_ASCII_TABLE).decode("ascii")


def fold_phrase(phrase: str) -> str:
    """A term as the scan looks for it, without the spaces around it."""
    return " ".join(fold(phrase).value.split())


def stands_alone(value: str, start: int, end: int) -> bool:
    """Whether the half-open span of a folded text cuts no word that is written between spaces.

    In 适用iPhone15手机 an `iphone15` stands alone, an `iphone1` does not; ideographs and kana always do.
    """
    return not (
        (start > 0 and _joined(value[start - 1], value[start]))
        or (end < len(value) and _joined(value[end - 1], value[end]))
    )


def _joined(left: str, right: str) -> bool:
    return left != " " and right != " " and not (_UNSPACED.match(left) or _UNSPACED.match(right))


def visible(text: str) -> str:
    """The text as it looks: without invisible characters, full-width letters as plain ones, case kept."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", "".join(sign for sign in text if _PIECES[sign] or sign.isspace()))


def _fold_slowly(text: str, translated: str) -> Folded:
    """Fold a text in which some characters fold to none or several, or white space stands together.

    `translated` is the text folded in place. What lies between those is taken in one piece.
    """
    pieced, reached = _Pieced(), 0
    if _CHANGED not in translated:
        # Careless exports double their spaces: nothing has to be looked at character by character.
        for found in _BLANKS.finditer(text):
            at, stop = found.span()
            pieced.add(translated[reached : at + 1], reached, at + 1)
            reached = stop
    else:
        for found in _IRREGULAR.finditer(translated):
            at, stop = found.span()
            if at > reached:
                pieced.add(translated[reached:at], reached, at)
            _fold_irregular(text, at, stop, pieced)
            reached = stop
    if reached < len(text):
        pieced.add(translated[reached:], reached, len(text))
    return pieced.folded(len(text))


def _fold_irregular(text: str, start: int, stop: int, pieced: _Pieced) -> None:
    """Fold a stretch character by character; in front of it stands nothing that it would change."""
    blank = False
    for at in range(start, stop):
        character = text[at]
        if character.isspace():
            # Runs of white space count once: "best  seller" hides nothing.
            if not blank:
                pieced.add(" ", at, at + 1)
            blank = True
            continue
        for piece in _PIECES[character]:
            blank = False
            last = pieced.pieces[-1]
            if piece in _VOICING and len(whole := unicodedata.normalize("NFC", last + piece)) == 1:
                # Half-width kana carry their voicing mark as a character of its own.
                pieced.pieces[-1], pieced.ends[-1] = whole, at + 1
                continue
            pieced.add(piece, at, at + 1)


def _fold_character(character: str) -> str:
    """The fold of one character: nothing, one character, or several."""
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me", "Cn", "Co", "Cs") or (category == "Cc" and not character.isspace()):
        return ""
    if category in ("So", "Sk", "Sm", "Sc"):
        # Signs such as ™ would turn into letters; only letters in circles and the like stay.
        return " " if category != "So" or character in "™℠©®" else _letters(character) or " "
    return _letters(character) or " "


def _letters(character: str) -> str:
    folded = []
    for piece in unicodedata.normalize("NFKD", character.casefold()):
        category = unicodedata.category(piece)
        if category == "Mn":
            # Voiced kana are other sounds, not accents.
            if piece in _VOICING:
                folded.append(piece)
        elif category[0] in "LN" or piece in _KEPT:
            folded.append("i" if piece == _DOTLESS_I else _LOOK_ALIKES.get(piece, piece))
        elif category[0] in "PSZ":
            folded.append(" ")
    return unicodedata.normalize("NFC", "".join(folded)).casefold()


class _FoldTable(dict[int, int]):
    """A table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        folded = " " if character.isspace() else _PIECES[character]
        target = ord(folded) if len(folded) == 1 and folded not in _VOICING else ord(_CHANGED)
        # One character, one value: whoever fills it, in whatever order, writes the same.
        self[code] = target
        return target


class _Pieces(dict[str, str]):
    """The folds of single characters, filled as they are met."""

    def __missing__(self, character: str) -> str:
        pieces = self[character] = _fold_character(character)
        return pieces


_PIECES = _Pieces()
_TABLE = _FoldTable()
for _code in range(128):
    _TABLE.__missing__(_code)
_ASCII_TABLE = bytes(_TABLE[code] if code < 128 else code for code in range(256))
"""The same for ASCII as bytes, which is several times as fast."""
_CASES = bytes(65 if 65 <= code <= 90 else 97 if 97 <= code <= 122 else 32 for code in range(256))
"""Every capital as A, every small letter as a, everything else as a space."""
