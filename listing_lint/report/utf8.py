"""What UTF-8 can't hold, for the formats that have no escape for it."""

from __future__ import annotations


def encodable(text: str) -> str:
    """The text with half a surrogate pair, as damaged files hold them, spelled out: `\\ud83d`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
