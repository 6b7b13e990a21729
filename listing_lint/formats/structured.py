"""What JSON and YAML files of listings share: decoding, breaking off, and changing only what is changed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from listing_lint.formats import json_text, yaml_respell, yaml_text
from listing_lint.formats.document import CellChange, FileFinding, RawFile, UnreadableFile
from listing_lint.formats.file_rules import UNDECODABLE_BYTES, finding
from listing_lint.formats.pointer import BrokenText, Lines, steps_of
from listing_lint.formats.record_rules import BROKEN_DOCUMENT, PROBLEMS
from listing_lint.listing import Listing, Place

_ENCODING = "utf-8"
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class StructuredDocument:
    """A JSON or YAML file: a `Document` put together from its format's two functions."""

    raw: RawFile
    format: str
    layout: str
    read: Callable[[], Iterator[Listing | FileFinding]]
    change: Callable[[Sequence[CellChange], BinaryIO], None]
    market: str | None = None
    language: str | None = None

    @property
    def path(self) -> str:
        """The name of the file, as given."""
        return self.raw.path

    def listings(self) -> Iterator[Listing | FileFinding]:
        """Every listing and every finding about the file, in its order."""
        return self.read()

    def rewrite(self, changes: Sequence[CellChange], target: BinaryIO) -> None:
        """Write the file with these texts changed and every other byte as it was.

        Raises UnreadableFile, before anything is written, where a change can't be made.
        """
        self.change(changes, target)


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a UTF-8 file. Bytes that are no UTF-8 stand in it as lone surrogates, one each."""

    path: str
    bom: bytes
    text: str
    lines: Lines = field(compare=False, repr=False)

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
            problem=problem.get(speak) or problem["en"],
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
        return UnreadableFile(f"{self.path}: {self.broken(error, 'en').diagnostic.message}")

    def refusal(self, change: CellChange, why: str) -> UnreadableFile:
        """The error that a change can't be made."""
        place = change.place
        return UnreadableFile(f"{self.path}:{place.row}: {place.cell or 'the file'}: {why}")


def file_text(path: str, data: bytes, first_line: int = 1) -> FileText:
    """The text of a file, or of a part of it that begins with line `first_line`."""
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(bom) :].decode(_ENCODING, "surrogateescape")
    return FileText(path, bom, text, Lines(text, first_line))


@dataclass(frozen=True, slots=True)
class Splice:
    """A new text for a range of the old one."""

    start: int
    end: int
    text: str
    change: CellChange


def spliced(file: FileText, splices: Iterable[Splice]) -> str:
    """The text with every splice put in. Raises UnreadableFile where two of them meet."""
    pieces = []
    at = 0
    for splice in sorted(splices, key=lambda each: each.start):
        if splice.start < at:
            raise file.refusal(splice.change, "two changes of the same text")
        pieces += [file.text[at : splice.start], splice.text]
        at = splice.end
    return "".join((*pieces, file.text[at:]))


def json_splice(
    file: FileText, start: int, steps: Sequence[str | int], change: CellChange, *, escape: bool
) -> Splice:
    """The change of the string at `steps` of the JSON value that begins at `start`.

    `escape` is True in files that escape every character beyond ASCII. Raises UnreadableFile.
    """
    try:
        begin, end = json_text.find(file.text, start, steps)
    except LookupError:
        raise file.refusal(change, "the file has no such text") from None
    literal = file.text[begin:end]
    if literal == "null":
        literal = '""'  # a field that is there and empty
    if not literal.startswith('"'):
        raise file.refusal(change, "no text stands here")
    _check_before(file, change, json_text.whole(json_text.decode(literal)[0]), literal)
    return Splice(begin, end, json_text.respell(literal, change.after, escape=escape), change)


def changed_json(file: FileText, name: str, changes: Sequence[CellChange]) -> str:
    """A JSON text with its strings changed; `name` is what `json_text.records` takes.

    Raises UnreadableFile.
    """
    escape = file.text.isascii() and "\\u" in file.text
    splices = []
    waiting: dict[tuple[str, ...], list[CellChange]] | None = None
    try:
        for record in json_text.records(file.text, name):
            depth = len(record.steps)
            if waiting is None:
                waiting = _by_record(changes, depth)
            for change in waiting.pop(tuple(map(str, record.steps)), ()):
                steps = steps_of(change.place.pointer or "")[depth:]
                splices.append(json_splice(file, record.start, steps, change, escape=escape))
    except BrokenText as error:
        raise file.unreadable(error) from None
    for lost in [change for left in (waiting or {}).values() for change in left]:
        raise file.refusal(lost, "the file has no such text")
    return spliced(file, splices)


def _by_record(changes: Sequence[CellChange], depth: int) -> dict[tuple[str, ...], list[CellChange]]:
    found: dict[tuple[str, ...], list[CellChange]] = {}
    for change in changes:
        found.setdefault(steps_of(change.place.pointer or "")[:depth], []).append(change)
    return found


def changed_yaml(file: FileText, changes: Sequence[CellChange]) -> str:
    """A YAML text with its scalars changed, read again to be sure that nothing else changed.

    Raises UnreadableFile.
    """
    text = decodable(file.text)
    try:
        documents = list(yaml_text.compose(text))
    except BrokenText as error:
        raise file.unreadable(error) from None
    root = yaml_text.one_root(documents)
    splices = []
    expected: dict[int, str] = {}
    for change in changes:
        scalar = _changeable(file, root, change)
        spelling = yaml_respell.respell(text, scalar, change.after)
        if spelling is None:
            raise file.refusal(change, "the new text can't be written here in YAML; change it by hand")
        if scalar.start == scalar.end and not text[scalar.start - 1 : scalar.start].isspace():
            spelling = " " + spelling
        splices.append(Splice(scalar.start, scalar.end, spelling, change))
        expected[id(scalar)] = change.after
    changed = spliced(file, splices)
    _verify(file, documents, decodable(changed), expected, changes)
    return changed


def _changeable(file: FileText, root: yaml_text.Node, change: CellChange) -> yaml_text.Scalar:
    try:
        scalar = yaml_text.find(root, steps_of(change.place.pointer or ""))
    except LookupError:
        raise file.refusal(change, "the file has no such text") from None
    if not isinstance(scalar, yaml_text.Scalar):
        raise file.refusal(change, "no text stands here")
    if scalar.shared:
        raise file.refusal(change, "this text is used in several places through an alias; change it by hand")
    _check_before(file, change, yaml_text.text_of(scalar) or "", file.text[scalar.start : scalar.end])
    return scalar


def _check_before(file: FileText, change: CellChange, current: str, source: str) -> None:
    if current != change.before:
        raise file.refusal(change, "the text is no longer what was read; read the file again")
    if _UNDECODED.search(source):
        raise file.refusal(change, "the text holds bytes that are not UTF-8; type it again first")


def _verify(
    file: FileText,
    documents: Sequence[yaml_text.Node],
    changed: str,
    expected: Mapping[int, str],
    changes: Sequence[CellChange],
) -> None:
    try:
        again = list(yaml_text.compose(changed))
    except BrokenText:
        again = []
    if not yaml_text.differ_only(documents, again, expected):
        raise file.refusal(
            changes[0], "the new text can't be written without changing others; change it by hand"
        )


def decodable(text: str) -> str:
    """The text with every undecoded byte replaced, so that a parser takes it; offsets stay."""
    return text if text.isascii() else _UNDECODED.sub("\ufffd", text)
