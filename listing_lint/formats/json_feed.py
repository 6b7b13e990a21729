"""Amazon's JSON: the listings feed (`JSON_LISTINGS_FEED`, version 2) and single Listings Items payloads.

A feed is a header and messages; a payload is the body of a PUT or PATCH request, or what a GET or a
search request answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from listing_lint.formats import json_text
from listing_lint.formats.document import CellChange, FileFinding, RawFile, Reading
from listing_lint.formats.feed_message import Message
from listing_lint.formats.file_rules import EMPTY_FILE, finding
from listing_lint.formats.json_text import JsonSource, Record
from listing_lint.formats.pointer import BrokenText, place_of
from listing_lint.formats.record_rules import TOO_MANY_MESSAGES, WRONG_TYPE, kind, kind_of
from listing_lint.formats.structured import FileText, StructuredDocument, file_text
from listing_lint.formats.text_change import changed_json
from listing_lint.formats.text_place import locate_in_json
from listing_lint.listing import Listing, Place

NAMES = ("json-feed", "listings-item")
"""The names of these formats."""

_LISTS = {"json-feed": "messages", "listings-item": "items"}
"""The member of the top object that holds the records, where there are several."""

_MOST_MESSAGES = 25_000
"""So many messages a feed may hold."""

_BOM = b"\xef\xbb\xbf"


def recognises(raw: RawFile) -> bool:
    """True for a JSON object with the keys of a feed or of a payload."""
    return _recognised(raw) is not None


def _recognised(raw: RawFile) -> str | None:
    head = raw.head().removeprefix(_BOM)
    if not head.lstrip().startswith(b"{"):
        return None
    keys = set(json_text.keys_of(head.decode("utf-8", "replace")))
    if "messages" in keys or ("header" in keys and "sku" not in keys):
        return "json-feed"
    if keys & {"attributes", "patches", "items"} or {"sku", "summaries"} <= keys:
        return "listings-item"
    return None


def open_json_feed(raw: RawFile, reading: Reading) -> StructuredDocument:
    """A feed or a payload. It is read when its listings are asked for."""
    name = reading.format or _recognised(raw) or NAMES[0]
    locate = partial(locate_in_json, raw, name=_LISTS[name])
    return StructuredDocument(
        raw, name, "", partial(_read, raw, reading, name), partial(_change, raw, name), locate
    )


def _change(raw: RawFile, name: str, changes: Sequence[CellChange], target: BinaryIO) -> None:
    data = raw.content()
    if changes:
        file = file_text(raw.path, data)
        data = file.encoded(changed_json(file, _LISTS[name], changes))
    target.write(data)


def _read(raw: RawFile, reading: Reading, name: str) -> Iterator[Listing | FileFinding]:
    file = file_text(raw.path, raw.content())
    yield from file.undecoded(reading.speak)
    strange: set[str] = set()
    count = 0
    try:
        for record in json_text.records(file.text, _LISTS[name]):
            count += 1
            if count == _MOST_MESSAGES + 1 and name == "json-feed":
                place = place_of(file.path, None, _source(file, record), record.steps)
                yield finding(TOO_MANY_MESSAGES, place, reading.speak, most=_MOST_MESSAGES)
            if record.steps or name == "listings-item":
                yield from Message(file, record, reading.speak, strange).read(in_feed=name == "json-feed")
            else:
                yield _without_messages(record, file, reading.speak)
    except BrokenText as error:
        yield file.broken(error, reading.speak)
        return
    if not count:
        yield finding(EMPTY_FILE, Place(file=raw.path), reading.speak)


def _without_messages(record: Record, file: FileText, speak: str) -> FileFinding:
    """The finding about a document that is no feed: no object, or one without a list of messages."""
    messages = record.value.get("messages") if isinstance(record.value, dict) else record.value
    place = place_of(file.path, None, _source(file, record), ("messages",))
    wanted, found = kind("messages", speak), kind_of(messages, speak)
    return finding(WRONG_TYPE, place, speak, key="messages", wanted=wanted, found=found)


def _source(file: FileText, record: Record) -> JsonSource:
    return JsonSource(file.text, file.lines, record.steps, record.start)
