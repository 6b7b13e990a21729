"""Text that anybody may have written as markup that does nothing but show it.

What the page contains as text is the text itself, code point by code point. A character that would not be seen, or would turn
the words around it, is held in an element of its own, whose name the style sheet shows in its place.
"""

from __future__ import annotations

from html import escape
from unicodedata import category

from listing_lint.report.excerpt import visible_at

_UNHELD = "\ufffd"
"""What stands for NUL and half a surrogate pair, which no page can hold."""


def escaped(text: str) -> str:
    """A text, or a part of one, fit to stand between tags."""
    if text.isascii() and text.isprintable():
        return escape(text, quote=False)
    return "".join(_shown(text, at) for at in range(len(text)))


def _shown(text: str, at: int) -> str:
    character, seen = text[at], visible_at(text, at)
    if seen == character:
        return escape(character, quote=False)
    kind = category(character)
    if kind == "Zs":
        return character
    held = _UNHELD if character == "\0" or kind == "Cs" else character
    if held == "\r":
        # As itself it would become a line feed on its way.
        held = "&#13;"
    breaks = ' class="end"' if character == "\n" else ""
    return f'<i{breaks} data-u="{escape(seen.strip("<>"))}">{held}</i>'


def attribute(text: str) -> str:
    """A text fit to stand in the quotes of an attribute, where nobody sees it."""
    held = text.replace("\0", _UNHELD).encode("utf-8", "replace").decode("utf-8")
    return escape(held).replace("\r", "&#13;")


def linked(text: str, address: str | None) -> str:
    """A link, to the web only: an address of another kind is no link."""
    if address is None or not address.startswith(("https://", "http://")):
        return escaped(text)
    return f'<a href="{attribute(address)}">{escaped(text)}</a>'
