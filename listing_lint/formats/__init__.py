"""File formats: one module each, recognised by content, read and rewritten side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

from msgspec import Struct

from listing_lint.formats.document import (
    CellChange,
    Document,
    FileFinding,
    ForeignFile,
    RawFile,
    Reading,
    UnreadableFile,
)

__all__ = [
    "FORMATS",
    "CellChange",
    "Document",
    "FileFinding",
    "ForeignFile",
    "UnreadableFile",
    "open_document",
]


class _Format(Struct, frozen=True):
    """A module that reads `names`; `may_be` tells from the first bytes whether it need be asked at all."""

    module: str
    names: tuple[str, ...]
    may_be: Callable[[bytes], bool]

    def recognises(self, raw: RawFile) -> bool:
        """True where the module takes the file for its own."""
        if not self.may_be(raw.head()):
            return False
        recognises: Callable[[RawFile], bool] = self._room().recognises
        return recognises(raw)

    def open(self, raw: RawFile, reading: Reading) -> Document:
        """The file as the module reads it. Raises UnreadableFile."""
        opened: Callable[[RawFile, Reading], Document] = getattr(self._room(), f"open_{self.module}")
        return opened(raw, reading)

    def _room(self) -> ModuleType:
        # A reader is only imported for a file that it may read: the others would slow every start.
        return import_module(f"{__name__}.{self.module}")


def _first_line(head: bytes) -> bytes:
    return head.lstrip(b"\xef\xbb\xbf \r\n").split(b"\n", 1)[0]


def _is_object(head: bytes) -> bool:
    """True for what begins like a JSON object."""
    return _first_line(head).startswith(b"{")


def _is_table(head: bytes) -> bool:
    """True for a first line with tabs, or with commas and no colon, as no JSON and no YAML of listings begins."""
    line = _first_line(head)
    if line.startswith((b"{", b"[", b"#", b"-", b"%")):
        return False
    return b"\t" in line or (b"," in line and b":" not in line)


_FORMATS = (
    _Format("workbook", ("amazon-workbook", "workbook"), lambda head: head.startswith((b"PK", b"\xd0\xcf"))),
    _Format("json_feed", ("json-feed", "listings-item"), _is_object),
    _Format("listing_repo", ("yaml", "json", "jsonl"), lambda head: not _is_table(head)),
    _Format("delimited", ("amazon-text", "amazon-report", "csv"), lambda head: True),
)
"""In the order in which they are asked; the last one takes what nobody else knows."""

FORMATS = tuple(name for each in _FORMATS for name in each.names)
"""The names that `format` may have."""


def open_document(
    path: str | Path,
    *,
    data: bytes | None = None,
    format: str | None = None,  # noqa: A002  the public name, as on the command line
    market: str | None = None,
    columns: Mapping[str, str] | None = None,
    speak: str = "en",
) -> Document:
    """Open a file of listings, recognised by its content unless `format` names one of `FORMATS`.

    `data` are the bytes where they don't come from a file. `market` helps to read files that name
    none, `columns` maps the file's own headers to our fields, `speak` is the language of findings
    about the file. Raises UnreadableFile.
    """
    if format is not None and format not in FORMATS:
        raise UnreadableFile("format", path=path, name=format, names=FORMATS)
    raw = RawFile(str(path), data)
    reading = Reading(format, market, columns or {}, speak)
    for each in _FORMATS:
        if format in each.names or (format is None and each.recognises(raw)):
            return each.open(raw, reading)
    raise AssertionError("the last format takes every file")
