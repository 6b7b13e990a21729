"""Which encoding a text file is in, and its lines as bytes and as text.

A byte order mark decides, then strict UTF-8 over the whole file, then the code page that the market's
programs write: cp932 in Japan, cp1252 in the West.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from listing_lint.formats.document import RawFile, UnreadableFile
from listing_lint.lazy_pattern import lazy_pattern

_CHUNK = 1 << 20
_SAMPLE = 1 << 18

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CODE_PAGES = {
    "amazon-jp": "cp932",
    "amazon-pl": "cp1250",
    "amazon-tr": "cp1254",
    "amazon-ae": "cp1256",
    "amazon-eg": "cp1256",
    "amazon-sa": "cp1256",
}
_WESTERN = "cp1252"

_KANA = lazy_pattern(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]")
_HANZI = lazy_pattern(rb"[\xb0-\xf7][\xa1-\xfe]")
_HIGH = lazy_pattern(rb"[\x80-\xff]")
_CONTROLS = lazy_pattern(rb"[\x00-\x08\x0e-\x1f\x7f]")
_INVALID = lazy_pattern("[\udc80-\udcff]")
_BEYOND_ASCII = lazy_pattern("[^\x00-\x7f]")


class Encoding(Struct, frozen=True):
    """How the bytes of a file are read.

    `mark` is the byte order mark at its beginning, `guessed` is True where nothing but the look of the
    bytes speaks for `name`. `line_end` is the character that ends a line: a line feed, or a carriage
    return in files of old Macs.
    """

    name: str
    mark: bytes = b""
    guessed: bool = False
    line_end: str = "\n"

    @property
    def width(self) -> int:
        """Bytes of the smallest character."""
        return 2 if self.name.startswith("utf-16") else 1

    def decode(self, data: bytes) -> str:
        """Bytes as text; what can't be decoded becomes U+FFFD."""
        return data.decode(self.name, "replace")

    def units(self, data: bytes) -> str:
        """Bytes as a string of their smallest characters, one for each `width` bytes.

        Separators, quotation marks and line ends look as in the decoded text, and every offset is one
        into the bytes. An odd byte at the end is left out.
        """
        if self.width == 1:
            return data.decode("latin-1")
        high = 1 if self.name == "utf-16-le" else 0
        return "".join(map(chr, map(int.__or__, (byte << 8 for byte in data[high::2]), data[1 - high :: 2])))

    def unit_bytes(self, units: str) -> bytes:
        """The bytes of a string made by `units`."""
        return units.encode("latin-1" if self.width == 1 else self.name, "surrogatepass")

    def lines(self, stream: BinaryIO) -> Iterator[bytes]:
        """The lines with their ends, the byte order mark left out."""
        stream.seek(len(self.mark))
        if self.width == 1 and self.line_end == "\n":
            return iter(stream)
        return _split(stream, self.line_end.encode(self.name), self.width)


def _split(stream: BinaryIO, end: bytes, width: int) -> Iterator[bytes]:
    kept: list[bytes] = []
    """The pieces of a line whose end has not come yet; whole characters only."""
    odd = b""
    while chunk := stream.read(_CHUNK):
        chunk = odd + chunk
        even = len(chunk) - len(chunk) % width
        odd = chunk[even:]
        start = at = 0
        while (at := chunk.find(end, at, even)) >= 0:
            if at % width:
                at += 1
                continue
            at += len(end)
            kept.append(chunk[start:at])
            yield b"".join(kept)
            kept.clear()
            start = at
        if start < even:
            kept.append(chunk[start:even])
    rest = b"".join(kept) + odd
    if rest:
        yield rest


def detect_encoding(raw: RawFile, market: str | None) -> Encoding:
    """The encoding of a file, for sellers of `market`. Raises UnreadableFile for what is no text."""
    head = raw.head()
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, mark, line_end=_line_end(head.decode(name, "replace")))
    wide = _without_mark(head)
    if wide:
        return Encoding(wide, guessed=True, line_end=_line_end(head.decode(wide, "replace")))
    if len(_CONTROLS.findall(head)) > max(8, len(head) // 10):
        raise UnreadableFile("no-text", path=raw.path)
    return _detect_by_content(raw, market)


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without its mark: in Western text every other byte is zero."""
    half = len(head) // 2
    if half > 1:
        for name, zeros in (("utf-16-le", head[1::2].count(0)), ("utf-16-be", head[0::2].count(0))):
            if zeros > half * 0.6 and head.count(0) < len(head) * 0.6:
                return name
    return None


def _line_end(head: str) -> str:
    return "\r" if "\r" in head and "\n" not in head else "\n"


def _detect_by_content(raw: RawFile, market: str | None) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    invalid = valid = 0
    feeds = returns = False
    sample = bytearray()
    with raw.open() as stream:
        while chunk := stream.read(_CHUNK):
            feeds = feeds or b"\n" in chunk
            returns = returns or b"\r" in chunk
            text = decoder.decode(chunk)
            if not text.isascii():
                bad = len(_INVALID.findall(text))
                invalid += bad
                valid += len(_BEYOND_ASCII.findall(text)) - bad
                if len(sample) < _SAMPLE:
                    sample += b"".join(line for line in chunk.splitlines() if not line.isascii())[:_SAMPLE]
    invalid += len(decoder.decode(b"", final=True))
    line_end = "\r" if returns and not feeds else "\n"
    if valid > invalid or not invalid:  # text in another encoding hardly ever looks like UTF-8
        return Encoding("utf-8", line_end=line_end)
    return Encoding(_code_page(bytes(sample), market), guessed=True, line_end=line_end)


def _code_page(sample: bytes, market: str | None) -> str:
    """The most likely legacy encoding of a sample that is not UTF-8."""
    own = _CODE_PAGES.get(market or "", _WESTERN)
    high = len(_HIGH.findall(sample))
    if own == "cp932" or 10 * len(_KANA.findall(sample)) > high:
        return "cp932"
    hanzi = len(_HANZI.findall(sample))
    if hanzi > 8 and 2 * hanzi > 0.8 * high:
        return "gb18030"
    return own
