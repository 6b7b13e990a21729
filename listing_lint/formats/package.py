"""An Office file as a zip archive: reads members, and replaces some with all others left to the byte.

Python's zipfile would write every member anew; here the compressed bytes, the order, the timestamps
and the flags of untouched members are copied as they stand.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import BinaryIO
from xml.etree import ElementTree

_LOCAL = struct.Struct("<4s5H3I2H")
"""Signature, version, flags, method, time, date, CRC, two sizes, lengths of name and extra field."""
_CENTRAL = struct.Struct("<4s6H3I5H2I")
"""The same with two versions, lengths of name, extra field and comment, disk, attributes, offset."""
_END = struct.Struct("<4s4H2IH")
"""Signature, four counts, size and offset of the central directory, length of the comment."""

_DESCRIPTOR_FOLLOWS = 0x08
_ENCRYPTED = 0x01
_BIG = 0xFFFFFFFF

_ERRORS = (
    KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError,
    struct.error,
)  # fmt: skip


class BrokenPackage(ValueError):
    """An archive that can't be read or rewritten; says why."""


class Package:
    """The archive of one Office file. Raises BrokenPackage where it is none."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _ERRORS:
            raise BrokenPackage("this kind of workbook can be read, not rewritten") from None

    def read(self, name: str) -> bytes:
        """The content of one member. Raises BrokenPackage."""
        try:
            return self._zip.read(name)
        except _ERRORS:
            raise BrokenPackage(f"the part {name} of the workbook is missing or damaged") from None

    def sheet_member(self, sheet: str) -> str:
        """The name of the member that holds a sheet. Raises BrokenPackage."""
        book = next(iter(self._targets("").values()), "xl/workbook.xml")
        for node in self._xml(book).iter():
            if node.tag.rpartition("}")[2] == "sheet" and node.get("name") == sheet:
                relation = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
                member = self._targets(book).get(relation)
                if member is not None:
                    return member
        raise BrokenPackage(f"the sheet “{sheet}” has no part in the workbook")

    def _targets(self, member: str) -> dict[str, str]:
        """The members that a member refers to, by the id of the relation; those of the archive for "".

        Of the archive's own, only the main document counts.
        """
        folder, file = posixpath.split(member)
        found = {}
        for node in self._xml(posixpath.join(folder, "_rels", f"{file}.rels")):
            if member or node.get("Type", "").endswith("/officeDocument"):
                path = posixpath.normpath(posixpath.join("/", folder, node.get("Target", "")))
                found[node.get("Id", "")] = path.lstrip("/")
        return found

    def _xml(self, name: str) -> ElementTree.Element:
        try:
            return ElementTree.fromstring(self.read(name))  # noqa: S314  expat limits entities by itself
        except ElementTree.ParseError:
            raise BrokenPackage(f"the part {name} of the workbook is damaged") from None

    def write(self, members: Mapping[str, bytes], target: BinaryIO) -> None:
        """Write the archive with these members replaced. Raises BrokenPackage before anything is written."""
        try:
            written = self._replaced(members)
        except struct.error:
            raise BrokenPackage("the directory of the archive is damaged") from None
        target.write(written)

    def _replaced(self, members: Mapping[str, bytes]) -> bytes:
        content = self._content
        infos = sorted(self._zip.infolist(), key=lambda info: info.header_offset)
        directory = self._zip.start_dir
        ends = [info.header_offset for info in infos[1:]] + [directory]
        pieces = [content[: infos[0].header_offset if infos else directory]]
        offset = len(pieces[0])
        moved: dict[int, tuple[int, bytes | None]] = {}
        """By old offset: the new offset, and the new local header where the member was replaced."""
        for info, end in zip(infos, ends, strict=True):
            piece = content[info.header_offset : end]
            header = None
            if info.filename in members and members[info.filename] != self.read(info.filename):
                header, data = _member(piece, members[info.filename])
                piece = header + data
            moved[info.header_offset] = offset, header
            pieces.append(piece)
            offset += len(piece)
        return b"".join([*pieces, _directory(content[directory:], moved, offset - directory)])


def _member(old: bytes, data: bytes) -> tuple[bytes, bytes]:
    """The local header and the compressed bytes of a member with new content."""
    fields = list(_LOCAL.unpack_from(old))
    flags, method, name_length, extra_length = fields[2], fields[3], fields[9], fields[10]
    if flags & _ENCRYPTED or method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BrokenPackage("the workbook is encrypted or packed in an unusual way")
    packed = data
    if method == zipfile.ZIP_DEFLATED:
        deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = deflate.compress(data) + deflate.flush()
    if _BIG in fields[7:9]:
        raise BrokenPackage("the workbook is packed for sizes beyond 4 GB")
    fields[2] = flags & ~_DESCRIPTOR_FOLLOWS
    fields[6:9] = zlib.crc32(data), len(packed), len(data)
    names = old[_LOCAL.size : _LOCAL.size + name_length + extra_length]
    return _LOCAL.pack(*fields) + names, packed


def _directory(old: bytes, moved: Mapping[int, tuple[int, bytes | None]], shift: int) -> bytes:
    """The central directory and what follows it, for members that moved."""
    new = bytearray(old)
    at = 0
    while old.startswith(b"PK\x01\x02", at):
        fields = list(_CENTRAL.unpack_from(old, at))
        offset, header = moved.get(fields[16], (None, None))
        if offset is None:
            raise BrokenPackage("the directory of the archive is damaged")
        fields[16] = offset
        if header is not None:
            local = _LOCAL.unpack_from(header)
            fields[3] = local[2]
            fields[7:10] = local[6:9]
        _CENTRAL.pack_into(new, at, *fields)
        at += _CENTRAL.size + sum(fields[10:13])
    if shift:
        if not old.startswith(b"PK\x05\x06", at):
            raise BrokenPackage("the archive has more than one directory")
        end = list(_END.unpack_from(old, at))
        end[6] += shift
        _END.pack_into(new, at, *end)
    return bytes(new)
