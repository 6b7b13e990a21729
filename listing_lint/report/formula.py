"""Cells that a spreadsheet would run as a formula, kept from it by an apostrophe in front, as OWASP advises.

https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that some spreadsheet takes for a formula; the wide signs where Chinese or Japanese is typed."""
_SHIELDED = tuple(f"'{start}" for start in _STARTS)


def inert(text: str) -> str:
    """The text as a cell that stays a text."""
    return f"'{text}" if text.startswith(_STARTS) else text


def bare(cell: str) -> str:
    """The text of a cell that `inert` has made."""
    return cell[1:] if cell.startswith(_SHIELDED) else cell
