"""Listing repos: files of listings in our own keys, as YAML, JSON or JSONL.

A YAML or JSON file holds one listing, a list of them, or `{"listings": […]}`; YAML may hold several
documents. A JSONL file holds one listing a line and is read line by line. Where a YAML file holds
several documents, the pointer of a place begins with the document's number; in JSONL it begins with
the line's. Both count from 0.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from listing_lint.formats import json_text, yaml_text
from listing_lint.formats.document import CellChange, FileFinding, RawFile, Reading
from listing_lint.formats.file_rules import EMPTY_FILE, finding
from listing_lint.formats.json_text import JsonSource
from listing_lint.formats.listing_record import KEYS, Reader
from listing_lint.formats.pointer import BrokenText, Steps, steps_of
from listing_lint.formats.spelling import Sought, Spelling
from listing_lint.formats.structured import FileText, StructuredDocument, decodable, file_text
from listing_lint.formats.text_change import changed_json, changed_yaml, json_splice, spliced
from listing_lint.formats.text_place import locate_in_json, locate_in_json_lines, locate_in_yaml
from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.listing import Listing, Place

NAMES = ("yaml", "json", "jsonl")
"""The names of these formats."""

_LISTINGS = "listings"
"""The key under which a document may hold its listings."""

_BOM = b"\xef\xbb\xbf"
_JSON_START = lazy_pattern(rb"\s*(?:\[\s*)?(?:\{\s*[\"}]|\])")
_JSON_LINES = lazy_pattern(rb"\s*\{[^\r\n]*\}[ \t]*\r?\n\s*\{")
_YAML_LINE = lazy_pattern(rb"[\[{]|(?:- +)?[\"']?[\w$.-]+[\"']?[ \t]*:(?:[ \t\r\n]|$)|---|%YAML|- ")
_YAML_ENDINGS = (".yaml", ".yml")
_OUR_LINE = lazy_pattern(
    rf"^[ \t\-\[{{]*[\"']?(?:{'|'.join((_LISTINGS, *KEYS))})[\"']?[ \t]*:(?:\s|$)".encode(), re.MULTILINE
)


def recognises(raw: RawFile) -> bool:
    """True for text that begins like JSON, or like YAML with our keys or a YAML file name."""
    return _recognised(raw) is not None


def _recognised(raw: RawFile) -> str | None:
    head = raw.head().removeprefix(_BOM)
    if b"\0" in head:
        return None
    if _JSON_LINES.match(head):
        return "jsonl"
    if _JSON_START.match(head):
        return "json"
    lines = (line for line in head.splitlines() if line.strip() and not line.lstrip().startswith(b"#"))
    named = raw.path.lower().endswith(_YAML_ENDINGS)
    first = next(lines, None)
    if first is None:
        return "yaml" if named and head else None
    ours = _YAML_LINE.match(first) and _OUR_LINE.search(head)
    return "yaml" if ours or (named and b"\t" not in first) else None


def open_listing_repo(raw: RawFile, reading: Reading) -> StructuredDocument:
    """A file of listings in our own keys. It is read when its listings are asked for."""
    name = reading.format or _recognised(raw) or "yaml"
    read, change, locate = _FUNCTIONS[name]
    return StructuredDocument(
        raw, name, "", partial(read, raw, reading), partial(change, raw), partial(locate, raw)
    )


def _read_json(raw: RawFile, reading: Reading) -> Iterator[Listing | FileFinding]:
    file = file_text(raw.path, raw.content())
    yield from file.undecoded(reading.speak)
    reader = Reader(raw.path, reading.columns, reading.speak)
    records = json_text.records(file.text, _LISTINGS)
    empty = True
    try:
        while True:
            record = next(records)
            empty = False
            source = JsonSource(file.text, file.lines, record.steps, record.start)
            yield from reader.read(record.value, record.steps, source)
    except StopIteration as done:
        yield from reader.beside(done.value, JsonSource(file.text, file.lines))
        if empty:
            yield finding(EMPTY_FILE, Place(file=raw.path), reading.speak)
    except BrokenText as error:
        yield file.broken(error, reading.speak)


def _change_json(raw: RawFile, changes: Sequence[CellChange], target: BinaryIO) -> None:
    data = raw.content()
    if changes:
        file = file_text(raw.path, data)
        data = file.encoded(changed_json(file, _LISTINGS, changes))
    target.write(data)


def _locate_in_json(raw: RawFile, sought: Sequence[Sought]) -> list[Spelling | None]:
    return locate_in_json(raw, sought, name=_LISTINGS)


def _read_json_lines(raw: RawFile, reading: Reading) -> Iterator[Listing | FileFinding]:
    reader = Reader(raw.path, reading.columns, reading.speak)
    empty = True
    with raw.open() as stream:
        for number, line in enumerate(stream):
            if line.strip(_BOM + b" \t\r\n"):
                empty = False
                yield from _read_line(reader, file_text(raw.path, line, number + 1), (number,))
    if empty:
        yield finding(EMPTY_FILE, Place(file=raw.path), reading.speak)


def _read_line(reader: Reader, file: FileText, steps: Steps) -> Iterator[Listing | FileFinding]:
    yield from file.undecoded(reader.speak)
    start = json_text.skip_space(file.text, 0)
    try:
        record, end = json_text.decode(file.text, start)
        json_text.expect_end(file.text, end)
    except BrokenText as error:
        yield file.broken(error, reader.speak, "line")
    else:
        yield from reader.read(record, steps, JsonSource(file.text, file.lines, steps, start))


def _change_json_lines(raw: RawFile, changes: Sequence[CellChange], target: BinaryIO) -> None:
    waiting: dict[str, list[CellChange]] = defaultdict(list)
    for change in changes:
        waiting[steps_of(change.place.pointer or "/")[0]].append(change)
    new_lines = {}
    with raw.open() as stream:
        for number, line in enumerate(stream):
            if str(number) in waiting:
                file = file_text(raw.path, line, number + 1)
                new_lines[number] = _changed_line(file, waiting.pop(str(number)))
    for left in waiting.values():
        raise file_text(raw.path, b"").refusal(left[0], "the file has no such line")
    with raw.open() as stream:
        for number, line in enumerate(stream):
            target.write(new_lines.get(number, line))


def _changed_line(file: FileText, changes: Sequence[CellChange]) -> bytes:
    start = json_text.skip_space(file.text, 0)
    escape = file.text.isascii() and "\\u" in file.text
    try:
        json_text.decode(file.text, start)
    except BrokenText as error:
        raise file.unreadable(error) from None
    splices = [
        json_splice(file, start, steps_of(change.place.pointer or "")[1:], change, escape=escape)
        for change in changes
    ]
    return file.encoded(spliced(file, splices))


def _read_yaml(raw: RawFile, reading: Reading) -> Iterator[Listing | FileFinding]:
    file = file_text(raw.path, raw.content())
    yield from file.undecoded(reading.speak)
    documents: list[yaml_text.Node] = []
    broken = None
    try:
        documents.extend(yaml_text.compose(decodable(file.text)))
    except BrokenText as error:
        broken = file.broken(error, reading.speak)
    reader = Reader(raw.path, reading.columns, reading.speak)
    source = yaml_text.YamlSource(yaml_text.one_root(documents), file.lines)
    empty = broken is None
    for number, document in enumerate(documents):
        steps: Steps = (number,) if len(documents) > 1 else ()
        for found in _read_document(reader, yaml_text.plain(document), steps, source):
            empty = False
            yield found
    if empty:
        yield finding(EMPTY_FILE, Place(file=raw.path), reading.speak)
    if broken is not None:
        yield broken


def _read_document(
    reader: Reader, value: Any, steps: Steps, source: yaml_text.YamlSource
) -> Iterator[Listing | FileFinding]:
    if isinstance(value, dict) and isinstance(value.get(_LISTINGS), list):
        yield from reader.read_all(value.pop(_LISTINGS), (*steps, _LISTINGS), source)
        yield from reader.beside(value, source, steps)
    elif isinstance(value, list):
        yield from reader.read_all(value, steps, source)
    elif value is not None:
        yield from reader.read(value, steps, source)


def _change_yaml(raw: RawFile, changes: Sequence[CellChange], target: BinaryIO) -> None:
    data = raw.content()
    if changes:
        file = file_text(raw.path, data)
        data = file.encoded(changed_yaml(file, changes))
    target.write(data)


_FUNCTIONS = {
    "yaml": (_read_yaml, _change_yaml, locate_in_yaml),
    "json": (_read_json, _change_json, _locate_in_json),
    "jsonl": (_read_json_lines, _change_json_lines, locate_in_json_lines),
}
