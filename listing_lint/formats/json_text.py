"""JSON with the place of every value: records one by one, and new strings in the old one's spelling.

The standard decoder reads the values; this module walks the text only to the record, and only to the
value, that somebody asks for, so that a clean file costs no more than its decoding.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from typing import Any

from msgspec import Struct

from listing_lint.formats.pointer import BrokenText, Lines, Steps
from listing_lint.formats.spelling import Unit
from listing_lint.lazy_pattern import lazy_pattern

_SPACE = lazy_pattern(r"[ \t\n\r]*")
_STRING = lazy_pattern(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_STRUCTURE = lazy_pattern(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_BARE = lazy_pattern(r"[^\s,\]}]+")
_UNIT = lazy_pattern(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|.", re.DOTALL)
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_LAST_ASCII = 0x7F

_PROBLEMS = {
    "Expecting ',' delimiter": "comma",
    "Expecting ':' delimiter": "colon",
    "Expecting property name": "key",
    "Expecting value": "value",
    "Illegal trailing comma": "comma-too-many",
    "Unterminated string": "unclosed",
    "Invalid control character": "control",
    "Invalid \\": "backslash",
}
"""How the decoder's messages begin, and our names for them."""


class Number(str):
    """A number as it is spelled in the file, so that `1.50` stays 1.50."""

    __slots__ = ()


class Repeated(dict[str, Any]):
    """A mapping in which some keys stand more than once; the last one counts."""

    repeated: tuple[str, ...] = ()


def mapping_of(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Pairs as a dict, a `Repeated` one where a key stands twice."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    times = Counter(key for key, _ in pairs)
    twice = Repeated(found)
    twice.repeated = tuple(key for key, count in times.items() if count > 1)
    return twice


_DECODER = json.JSONDecoder(
    object_pairs_hook=mapping_of, parse_float=Number, parse_int=Number, parse_constant=Number
)


def decode(text: str, start: int = 0) -> tuple[Any, int]:
    """The value that begins at `start`, and where it ends. Raises BrokenText."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        problem = next((ours for said, ours in _PROBLEMS.items() if error.msg.startswith(said)), "other")
        raise BrokenText(problem, error.pos) from None
    except RecursionError:
        raise BrokenText("too-deep", start) from None


class Record(Struct, frozen=True):
    """One record of a document: its value, its steps and where it begins."""

    value: Any
    steps: Steps
    start: int


def records(text: str, name: str) -> Generator[Record, None, dict[str, Any]]:
    """The records of a JSON document, one by one.

    They are the elements of the top array, or those of the array called `name` in the top object;
    any other document is one record, and an empty one none. Returns what else stands in the top object beside the array.
    Raises BrokenText where the text breaks off; the records before it have been given by then.
    """
    beside: dict[str, Any] = {}
    start = skip_space(text, 0)
    if start == len(text):
        return beside
    opening = text[start : start + 1]
    if opening == "[":
        end = yield from _elements(text, start, ())
    elif opening == "{":
        beside, end = yield from _members(text, start, name)
    else:
        value, end = decode(text, start)
        yield Record(value, (), start)
    expect_end(text, end)
    return beside


def expect_end(text: str, end: int) -> None:
    """Raises BrokenText where more than white space stands from `end` on."""
    end = skip_space(text, end)
    if end < len(text):
        raise BrokenText("more-text", end)


def _elements(text: str, start: int, above: Steps) -> Generator[Record, None, int]:
    at = skip_space(text, start + 1)
    if text[at : at + 1] == "]":
        return at + 1
    position = 0
    while True:
        value, end = decode(text, at)
        yield Record(value, (*above, position), at)
        position += 1
        at = skip_space(text, end)
        mark = text[at : at + 1]
        if mark == "]":
            return at + 1
        if mark != ",":
            raise BrokenText("comma", at)
        at = skip_space(text, at + 1)


def _members(text: str, start: int, name: str) -> Generator[Record, None, tuple[dict[str, Any], int]]:
    pairs: list[tuple[str, Any]] = []
    streamed = False
    at = skip_space(text, start + 1)
    if text[at : at + 1] != "}":
        while True:
            if text[at : at + 1] != '"':
                raise BrokenText("key", at)
            key, end = decode(text, at)
            at = skip_space(text, end)
            if text[at : at + 1] != ":":
                raise BrokenText("colon", at)
            at = skip_space(text, at + 1)
            if key == name and text[at : at + 1] == "[":
                streamed = True
                end = yield from _elements(text, at, (name,))
            else:
                value, end = decode(text, at)
                pairs.append((key, value))
            at = skip_space(text, end)
            mark = text[at : at + 1]
            if mark == "}":
                break
            if mark != ",":
                raise BrokenText("comma", at)
            at = skip_space(text, at + 1)
    beside = mapping_of(pairs)
    if not streamed:
        yield Record(beside, (), start)
        beside = {}
    return beside, at + 1


def skip_space(text: str, start: int) -> int:
    """The first offset from `start` on that is no white space."""
    found = _SPACE.match(text, start)
    return start if found is None else found.end()


class JsonSource(Struct, frozen=True):
    """One record of a valid JSON text, and the lines that it stands in."""

    text: str
    lines: Lines
    record: Steps = ()
    start: int = 0

    def line_and_column(self, steps: Steps) -> tuple[int, int]:
        """Line and column of a value of this record; of the record where it has no such value."""
        try:
            start, _ = find(self.text, self.start, steps[len(self.record) :])
        except LookupError:
            start = self.start
        return self.lines.at(start)


def find(text: str, start: int, steps: Sequence[str | int]) -> tuple[int, int]:
    """Start and end of the value at `steps` within the value that begins at `start`.

    The text must be valid JSON. List positions may be numbers or their digits. Raises LookupError.
    """
    at = skip_space(text, start)
    for step in steps:
        at = _child(text, at, step)
    return at, value_end(text, at)


def keys_of(head: str) -> Iterator[str]:
    """The keys of the top object in the beginning of a JSON text, as far as it goes."""
    at = skip_space(head, 0)
    if not head.startswith("{", at):
        return
    at = skip_space(head, at + 1)
    while head.startswith('"', at):
        start, end = at, value_end(head, at)
        at = skip_space(head, end)
        if not head.startswith(":", at):
            return
        yield head[start + 1 : end - 1]
        at = skip_space(head, at + 1)
        if at < len(head):
            at = skip_space(head, value_end(head, at))
        at = skip_space(head, at + 1) if head.startswith(",", at) else len(head)


def _child(text: str, start: int, step: str | int) -> int:
    opening = text[start : start + 1]
    at = skip_space(text, start + 1)
    found = None
    position = 0
    if opening not in ("{", "["):
        raise LookupError(step)
    while text[at] not in "]}":
        key = str(position)
        if opening == "{":
            name_end = value_end(text, at)
            key = json.loads(text[at:name_end])
            at = skip_space(text, skip_space(text, name_end) + 1)
        if key == str(step):
            found = at  # no break: of a repeated key, the last one counts
            if opening == "[":
                break
        at = skip_space(text, value_end(text, at))
        if text[at] == ",":
            at = skip_space(text, at + 1)
        position += 1
    if found is None:
        raise LookupError(step)
    return found


def value_end(text: str, start: int) -> int:
    """Where the value that begins at `start` ends, in valid JSON of any depth."""
    opening = text[start]
    if opening == '"':
        string = _STRING.match(text, start)
        return len(text) if string is None else string.end()
    if opening not in "[{":
        bare = _BARE.match(text, start)
        return start if bare is None else bare.end()
    depth = 0
    for token in _STRUCTURE.finditer(text, start):
        mark = token.group()
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth == 0:
                return token.end()
    return len(text)


def whole(value: str) -> str:
    """A decoded string with every half of a surrogate pair replaced, so that it can be encoded."""
    return _SURROGATE.sub("\ufffd", value) if not value.isascii() else value


def units_of(literal: str) -> Iterator[Unit]:
    """The characters of a string literal, its quotation marks left out, as they are spelled."""
    for unit in _UNIT.findall(literal[1:-1]):
        yield Unit(unit, whole(json.loads(f'"{unit}"') if unit.startswith("\\") else unit))


def respell(literal: str, value: str, *, escape: bool) -> str:
    r"""A string literal for `value` that spells its characters as `literal` spells them.

    A character that was written `\u00e9` or `\/` stays written so. Others beyond ASCII are escaped
    where `literal` escapes such characters, or, where it has none, if `escape` is set.
    """
    spelling: dict[str, str] = {}
    for unit in units_of(literal):
        spelling[unit.says] = unit.source
    beyond = [unit for character, unit in spelling.items() if ord(character) > _LAST_ASCII]
    if beyond:
        escape = all(unit.startswith("\\") for unit in beyond)
    for character in value:
        if character not in spelling:
            spelling[character] = json.dumps(character, ensure_ascii=escape)[1:-1]
    return '"' + "".join(spelling[character] for character in value) + '"'
