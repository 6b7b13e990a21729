"""The fold: a text as the scan reads it, and the way back to the seller's own code points.

Case, width, accents and curly quotes are folded away, invisible characters dropped, look-alike
letters of other alphabets read as Latin ones; whatever separates words becomes one space per
character, so that `Best-Seller` reads like `Best Seller` while `Best, Seller` stays apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
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
_IRREGULAR = lazy_pattern("[^ \x00]?[ \x00]*\x00[ \x00]*|  +")
"""Such characters, with the one in front that they may change and the spaces around; several spaces."""


class Folded(NamedTuple):
    """A folded text. Character `i` came from the code points `starts[i]` to `ends[i]`.

    `value` has one space in front and one behind, so that every word stands between spaces. `starts`
    and `ends` are None where every character is the fold of the one at its own place.
    """

    value: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the seller's text behind the half-open span of `value`."""
        if self.starts is None or self.ends is None:
            return start - 1, end - 1
        return self.starts[start], self.ends[end - 1]


_SEAM = lazy_pattern("[a-z][A-Z][a-z]")
"""Most texts hold none, and are done."""
_GLUED = lazy_pattern(
    r"(?<![\w-])(?:[a-z]{3,}|Description|Details|Features|Highlights|Specifications)(?=[A-Z][a-z]+[\s,.:!-])"
)
"""A word at whose end the next sentence begins without a space: "travel jarPerfect for smoothies"."""


def unglued(text: str, folded: Folded) -> Folded:
    """The fold with a space where a careless export lost the one between two sentences.

    A brand such as `PetSafe` begins with a capital itself and stays whole.
    """
    if folded.starts is not None or _SEAM.search(text) is None:
        return folded
    places = [found.end() for found in _GLUED.finditer(text)]
    if not places:
        return folded
    pieces, starts, ends, reached = [" "], [0], [0], 0
    for at in (*places, len(text)):
        pieces.append(folded.value[reached + 1 : at + 1])
        starts += range(reached, at)
        ends += range(reached + 1, at + 1)
        pieces.append(" ")
        starts.append(at)
        ends.append(at)
        reached = at
    return Folded("".join(pieces), starts, ends)


def fold(text: str) -> Folded:
    """Fold a text for the scan; almost every text takes the first, cheap way."""
    if text.isascii():
        value = text.encode("ascii").translate(_ASCII_TABLE).decode("ascii")
    else:
        value = text.translate(_TABLE)
    if _CHANGED not in value and "  " not in text:
        return Folded(f" {value} ")
    return _fold_slowly(text)


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


def _fold_slowly(text: str) -> Folded:
    """Fold a text in which some characters fold to none or several, or white space stands together.

    What lies between those is taken in one piece.
    """
    translated = text.translate(_TABLE)
    characters, starts, ends = [" "], [0], [0]
    reached = 0
    for found in _IRREGULAR.finditer(translated):
        at, stop = found.span()
        if at > reached:
            characters.append(translated[reached:at])
            starts += range(reached, at)
            ends += range(reached + 1, at + 1)
        _fold_irregular(text, at, stop, characters, starts, ends)
        reached = stop
    characters.append(translated[reached:])
    characters.append(" ")
    starts += range(reached, len(text) + 1)
    ends += range(reached + 1, len(text) + 1)
    ends.append(len(text))
    return Folded("".join(characters), starts, ends)


def _fold_irregular(
    text: str, start: int, stop: int, characters: list[str], starts: list[int], ends: list[int]
) -> None:
    """Fold a stretch character by character; in front of it stands nothing that it would change."""
    blank = False
    for at in range(start, stop):
        character = text[at]
        if character.isspace():
            # Runs of white space count once: "best  seller" hides nothing.
            if not blank:
                characters.append(" ")
                starts.append(at)
                ends.append(at + 1)
            blank = True
            continue
        for piece in _PIECES[character]:
            blank = False
            if piece in _VOICING and len(whole := unicodedata.normalize("NFC", characters[-1] + piece)) == 1:
                # Half-width kana carry their voicing mark as a character of its own.
                characters[-1], ends[-1] = whole, at + 1
                continue
            characters.append(piece)
            starts.append(at)
            ends.append(at + 1)


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
