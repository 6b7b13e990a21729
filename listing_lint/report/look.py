"""How a report may look: width, colour, signs, language. Chosen once, by the door."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

_CODES: Mapping[str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "added": "32",
    "file": "1;4",
    "strong": "1",
    "faint": "2",
    "place": "36",
}


class Look(Struct, frozen=True):
    """Columns of the terminal, colour or none, Unicode lines or ASCII ones, language of the labels.

    `folder` is where the report will lie, for those that link to the files they are about.
    """

    width: int = 100
    color: bool = False
    unicode: bool = True
    speak: str = "en"
    folder: str = "."

    def paint(self, text: str, style: str) -> str:
        """The text in a style (a severity, `added`, `file`, `strong`, `faint`, `place`)."""
        if not self.color or not text:
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"

    @property
    def gutter(self) -> str:
        """The line between labels and texts."""
        return "│" if self.unicode else "|"
