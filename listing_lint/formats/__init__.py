"""File formats: one module each, recognised by content, read and rewritten side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from listing_lint.formats import delimited, json_feed, listing_repo, workbook
from listing_lint.formats.document import (
    CellChange,
    Document,
    FileFinding,
    RawFile,
    Reading,
    UnreadableFile,
)

__all__ = ["FORMATS", "CellChange", "Document", "FileFinding", "UnreadableFile", "open_document"]


@dataclass(frozen=True, slots=True)
class _Format:
    """A module that reads `names`: whether a file is one of its own, and how to open it."""

    names: tuple[str, ...]
    recognises: Callable[[RawFile], bool]
    open: Callable[[RawFile, Reading], Document]


_FORMATS = (
    _Format(workbook.NAMES, workbook.recognises, workbook.open_workbook),
    _Format(json_feed.NAMES, json_feed.recognises, json_feed.open_json_feed),
    _Format(listing_repo.NAMES, listing_repo.recognises, listing_repo.open_listing_repo),
    _Format(delimited.NAMES, delimited.recognises, delimited.open_delimited),
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
        raise UnreadableFile(f"{path}: no format “{format}”; choose one of {', '.join(FORMATS)}")
    raw = RawFile(str(path), data)
    reading = Reading(format, market, columns or {}, speak)
    for each in _FORMATS:
        if format in each.names or (format is None and each.recognises(raw)):
            return each.open(raw, reading)
    raise AssertionError("the last format takes every file")
