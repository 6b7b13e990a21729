"""What the header of one column says: an attribute's name, its number, its store and its language.

Amazon writes `item_name[marketplace_id=ATVPDKIKX0DER][language_tag=en_US]#1.value`, with the keys
before or after the number and sometimes several levels deep (`handle#1.material[…]#2.value`); older
templates write `bullet_point1`, other tools `bullet_point.0.value`.
"""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from listing_lint.lazy_pattern import lazy_pattern

_LONGEST = 500
"""Longer headers are not names: only their beginning is looked at."""

_KEY = lazy_pattern(r"\[\s*(\w+)\s*=\s*([^\]]*)\]")
_NUMBER = lazy_pattern(r"#(\d{1,6})")
_POSITION = lazy_pattern(r"\.(\d{1,6})(?=\.|$)")
_TRAILING_NUMBER = lazy_pattern(r"^(.*[^\W\d])\s*(\d{1,6})$")
_SEPARATORS = lazy_pattern(r"[\s_.\-:*/]+")
_ASIDE = lazy_pattern(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_PATH = lazy_pattern(r"#\d+(?:\.\w|\[|$)|\[(?:marketplace_id|language_tag)=|^::")


class Heading(Struct, frozen=True):
    """One header, taken apart.

    `name` is folded by `fold_name`, its levels included and a final `value` left out:
    `handle#1.material#2.value` is `handle material`. `number` counts from 1, None where there is none.
    `marketplace_id` and `language_tag` are as written.
    """

    name: str
    number: int | None = None
    marketplace_id: str | None = None
    language_tag: str | None = None


def fold_name(name: str) -> str:
    """A header as it is compared: no case, no accents, no aside in brackets, words joined by one space."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).replace("ı", "i")
    bare = _ASIDE.sub("", name)
    return _SEPARATORS.sub(" ", bare or name).strip().casefold()


def is_path(header: str) -> bool:
    """True for a header in Amazon's attribute grammar, which no plain header looks like."""
    return " " not in header and _PATH.search(header) is not None


def parse_heading(header: str) -> Heading:
    """A header taken apart; one in no known grammar is a plain name."""
    header = header[:_LONGEST]
    keys: dict[str, str] = {}
    number: int | None = None
    if "[" in header:
        for key, value in _KEY.findall(header):
            keys.setdefault(key.lower(), value.strip())
        header = _KEY.sub("", header)
    if "#" in header:
        numbers = _NUMBER.findall(header)
        if numbers:
            number = int(numbers[-1])
            header = _NUMBER.sub("", header)
    elif "." in header:
        position = _POSITION.search(header)
        if position:
            number = int(position[1]) + 1
            header = _POSITION.sub("", header)
    name = fold_name(header.removesuffix(".value"))
    if number is None and name[-1:].isdecimal():
        trailing = _TRAILING_NUMBER.match(name)
        if trailing:
            name, number = trailing[1], int(trailing[2])
    return Heading(name, number, keys.get("marketplace_id"), keys.get("language_tag"))
