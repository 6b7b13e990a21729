"""What every file format offers: listings out, changed cells in.

A reader knows its format and nothing of rules. What is wrong with the file itself is a FileFinding
among the listings; a file that can't be read at all raises UnreadableFile.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec import Struct, field

from listing_lint.diagnostic import Diagnostic
from listing_lint.formats.spelling import Sought, Spelling
from listing_lint.listing import Listing, Place
from listing_lint.phrases import Told

HEAD_SIZE = 1 << 16
"""How many bytes of a file are looked at to recognise it."""


class UnreadableFile(Told):
    """A file that can't be read or rewritten: one sentence with file, row, column and what to do.

    `key` names a phrase `unreadable.…`, `values` fill it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"unreadable.{key}", **values)


class ForeignFile(UnreadableFile):
    """A file in a form that nobody reads here: it may hold listings, and may as well hold anything else."""


class FileFinding(Struct, frozen=True):
    """Something wrong with the file itself, and where."""

    place: Place
    diagnostic: Diagnostic


class CellChange(Struct, frozen=True):
    """A new value for one place.

    `before` is what stood there when it was read; a document refuses to write over anything else.
    """

    place: Place
    before: str
    after: str


class Part:
    """A piece of a file that can be read apart from the others, in another process if need be."""

    __slots__ = ()

    last = True
    """True where the file ends with it."""

    def __str__(self) -> str:
        """Which piece, in the words of a person."""
        return "the whole file"


class Document(Protocol):
    """One file, opened: what format it has, which listings it holds, how to change it.

    `market` and `language` are what the whole file says of itself, None where it says nothing or
    where its listings differ; each listing carries its own.
    """

    @property
    def path(self) -> str:
        """The name of the file, as given."""
        ...

    @property
    def format(self) -> str:
        """One of `FORMATS`."""
        ...

    @property
    def layout(self) -> str:
        """The kind of header within the format, or an empty string."""
        ...

    @property
    def market(self) -> str | None:
        """The market of the whole file."""
        ...

    @property
    def language(self) -> str | None:
        """The language of the whole file."""
        ...

    def listings(self) -> Iterator[Listing | FileFinding]:
        """Every listing and every finding about the file, in its order. Can be called again."""
        ...

    def parts(self) -> Iterator[Part]:
        """The file in pieces: reading them one after the other gives what `listings` gives."""
        ...

    def read(self, part: Part) -> Iterator[Listing | FileFinding]:
        """The listings and findings of one piece of this file."""
        ...

    def rewrite(self, changes: Sequence[CellChange], target: BinaryIO) -> None:
        """Write the file with these cells changed and every other byte as it was.

        Raises UnreadableFile, before anything is written, where a change can't be made.
        """
        ...

    def locate(self, sought: Sequence[Sought]) -> list[Spelling | None]:
        """Where values stand in the file's text, None for each that is not there or not in a text.

        Raises UnreadableFile.
        """
        ...


class WholeDocument:
    """What a format does that is only read as a whole: its one part is everything."""

    __slots__ = ()

    def listings(self) -> Iterator[Listing | FileFinding]:
        """Every listing and every finding about the file, in its order."""
        raise NotImplementedError

    def parts(self) -> Iterator[Part]:
        """One part: the whole file."""
        yield Part()

    def read(self, part: Part) -> Iterator[Listing | FileFinding]:
        """Everything, whatever the part."""
        del part
        return self.listings()

    def locate(self, sought: Sequence[Sought]) -> list[Spelling | None]:
        """Nothing: such a file is no text."""
        return [None] * len(sought)


class RawFile(Struct, frozen=True):
    """A file before it is understood. Its bytes may be read as often as needed.

    `data` are the bytes where there is no file to read them from (standard input).
    """

    path: str
    data: bytes | None = None

    def open(self) -> BinaryIO:
        """The bytes from the beginning. Raises UnreadableFile."""
        if self.data is not None:
            return io.BytesIO(self.data)
        try:
            return Path(self.path).open("rb")
        except OSError as error:
            raise UnreadableFile("system", path=self.path, why=error.strerror or error) from None

    def head(self) -> bytes:
        """The first bytes, enough to recognise the format. Raises UnreadableFile."""
        with self.open() as stream:
            try:
                return stream.read(HEAD_SIZE)
            except OSError as error:
                raise UnreadableFile("system", path=self.path, why=error.strerror or error) from None

    def content(self) -> bytes:
        """All bytes. Raises UnreadableFile."""
        with self.open() as stream:
            return stream.read()


class Reading(Struct, frozen=True):
    """How the caller wants a file to be read.

    `format` overrides recognition. `market` is the market of files that name none: it decides on the
    encoding. `columns` maps the file's own column headers to our fields. `speak` is the language of
    findings about the file.
    """

    format: str | None = None
    market: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    speak: str = "en"
