"""What JSON and YAML files of listings share: the document, its text, and the finding that it breaks off."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from msgspec import Struct

from listing_lint.formats.document import CellChange, FileFinding, RawFile, UnreadableFile, WholeDocument
from listing_lint.formats.file_rules import UNDECODABLE_BYTES, finding
from listing_lint.formats.pointer import BrokenText, Lines
from listing_lint.formats.record_rules import BROKEN_DOCUMENT, PROBLEMS
from listing_lint.formats.spelling import Sought, Spelling
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Listing, Place
from listing_lint.phrases import spoken

_ENCODING = "utf-8"
_UNDECODED = lazy_pattern("[\udc80-\udcff]")


class StructuredDocument(WholeDocument, Struct, frozen=True):
    """A JSON or YAML file: a `Document` put together from its format's three functions."""

    raw: RawFile
    format: str
    layout: str
    read_all: Callable[[], Iterator[Listing | FileFinding]]
    change: Callable[[Sequence[CellChange], BinaryIO], None]
    find: Callable[[Sequence[Sought]], list[Spelling | None]]
    market: str | None = None
    language: str | None = None

    @property
    def path(self) -> str:
        """The name of the file, as given."""
        return self.raw.path

    def listings(self) -> Iterator[Listing | FileFinding]:
        """Every listing and every finding about the file, in its order."""
        return self.read_all()

    def rewrite(self, changes: Sequence[CellChange], target: BinaryIO) -> None:
        """Write the file with these texts changed and every other byte as it was.

        Raises UnreadableFile, before anything is written, where a change can't be made.
        """
        self.change(changes, target)

    def locate(self, sought: Sequence[Sought]) -> list[Spelling | None]:
        """Where values stand in the file's text, None for each that is not there. Raises UnreadableFile."""
        return self.find(sought)


class FileText(Struct, frozen=True):
    """The text of a UTF-8 file. Bytes that are no UTF-8 stand in it as lone surrogates, one each."""

    path: str
    bom: bytes
    text: str
    lines: Lines

    def encoded(self, text: str) -> bytes:
        """A changed text as the bytes of the file."""
        return self.bom + text.encode(_ENCODING, "surrogateescape")

    def broken(self, error: BrokenText, speak: str, variant: str | None = None) -> FileFinding:
        """The finding that the text can't be read on."""
        line, column = self.lines.at(error.offset)
        problem = PROBLEMS[error.problem]
        return finding(
            BROKEN_DOCUMENT,
            Place(file=self.path, row=line, column=column, pointer=""),
            speak,
            variant=variant,
            line=line,
            column=column,
            problem=spoken(problem, speak),
        )

    def undecoded(self, speak: str) -> Iterator[FileFinding]:
        """A finding for each line that holds bytes that are no UTF-8."""
        if self.text.isascii():
            return
        last = 0
        for found in _UNDECODED.finditer(self.text):
            line, column = self.lines.at(found.start())
            if line != last:
                place = Place(file=self.path, row=line, column=column, pointer="")
                yield finding(UNDECODABLE_BYTES, place, speak, encoding="UTF-8")
            last = line

    def unreadable(self, error: BrokenText) -> UnreadableFile:
        """The error that the text can't be read, and so can't be changed."""
        return UnreadableFile("system", path=self.path, why=self.broken(error, "en").diagnostic.message)

    def has_undecoded(self, start: int, end: int) -> bool:
        """True where bytes that are no UTF-8 stand between two offsets."""
        return _UNDECODED.search(self.text, start, end) is not None

    def refusal(self, change: CellChange, why: str) -> UnreadableFile:
        """The error that a change can't be made."""
        place = change.place
        return UnreadableFile(
            "system", path=f"{self.path}:{place.row}", why=f"{place.cell or 'the file'}: {why}"
        )


def file_text(path: str, data: bytes, first_line: int = 1) -> FileText:
    """The text of a file, or of a part of it that begins with line `first_line`."""
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(bom) :].decode(_ENCODING, "surrogateescape")
    return FileText(path, bom, text, Lines(text, first_line))


def decodable(text: str) -> str:
    """The text with every undecoded byte replaced, so that a parser takes it; offsets stay."""
    return text if text.isascii() else _UNDECODED.sub("\ufffd", text)
