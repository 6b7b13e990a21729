"""Where values stand in JSON and YAML files, down to each of their characters.

A file that breaks off, as one that is being typed does, is searched as far as it can be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress

from listing_lint.formats import json_text, yaml_respell, yaml_text
from listing_lint.formats.document import RawFile
from listing_lint.formats.pointer import BrokenText, Steps, steps_of
from listing_lint.formats.spelling import Sought, Spelling, as_sought, spelled
from listing_lint.formats.structured import decodable, file_text

_Numbers = dict[tuple[str, ...], list[int]]
"""Numbers of what is sought, by the steps of the record that it stands in."""


def locate_in_json(raw: RawFile, sought: Sequence[Sought], *, name: str) -> list[Spelling | None]:
    """Where values of a JSON document stand; `name` is what `json_text.records` takes."""
    text = file_text(raw.path, raw.content()).text
    found: list[Spelling | None] = [None] * len(sought)
    waiting: _Numbers | None = None
    with suppress(BrokenText):
        for record in json_text.records(text, name):
            depth = len(record.steps)
            if waiting is None:
                waiting = _by_record(sought, depth)
            for number in waiting.get(tuple(map(str, record.steps)), ()):
                steps = _steps(sought[number])[depth:]
                found[number] = _in_json_value(text, record.start, steps, sought[number])
    return found


def locate_in_json_lines(raw: RawFile, sought: Sequence[Sought]) -> list[Spelling | None]:
    """Where values of a JSONL file stand; the first step of each is the number of its line."""
    found: list[Spelling | None] = [None] * len(sought)
    waiting = _by_record(sought, 1)
    offset = 0
    with raw.open() as stream:
        for line_number, line in enumerate(stream):
            text = file_text(raw.path, line).text
            for number in waiting.get((str(line_number),), ()):
                with suppress(BrokenText):
                    start = json_text.skip_space(text, 0)
                    json_text.decode(text, start)
                    steps = _steps(sought[number])[1:]
                    found[number] = _in_json_value(text, start, steps, sought[number], offset)
            offset += len(text)
    return found


def locate_in_yaml(raw: RawFile, sought: Sequence[Sought]) -> list[Spelling | None]:
    """Where values of a YAML file stand."""
    text = decodable(file_text(raw.path, raw.content()).text)
    documents: list[yaml_text.Node] = []
    with suppress(BrokenText):
        documents.extend(yaml_text.compose(text))
    root = yaml_text.one_root(documents)
    return [_in_yaml_tree(text, root, each) for each in sought]


def _by_record(sought: Sequence[Sought], depth: int) -> _Numbers:
    found: _Numbers = defaultdict(list)
    for number, each in enumerate(sought):
        if each.place.pointer:
            found[_steps(each)[:depth]].append(number)
    return found


def _steps(sought: Sought) -> tuple[str, ...]:
    return steps_of(sought.place.pointer or "")


def _in_json_value(text: str, start: int, steps: Steps, sought: Sought, offset: int = 0) -> Spelling | None:
    """Where the value at `steps` stands in a file in which `text` begins at `offset`."""
    try:
        begin, end = json_text.find(text, start, steps)
    except LookupError:
        return None
    literal = text[begin:end]
    if not literal.startswith('"'):
        return Spelling(offset + begin, offset + end)
    return as_sought(*spelled(offset + begin + 1, json_text.units_of(literal)), sought)


def _in_yaml_tree(text: str, root: yaml_text.Node, sought: Sought) -> Spelling | None:
    if not sought.place.pointer:
        return None
    try:
        node = yaml_text.find(root, _steps(sought))
    except LookupError:
        return None
    if not isinstance(node, yaml_text.Scalar):
        line_end = text.find("\n", node.start)
        return Spelling(node.start, len(text) if line_end < 0 else line_end)
    units = yaml_respell.units_of(text, node)
    if units is None:
        return Spelling(node.start, node.start + len(text[node.start : node.end].rstrip()))
    return as_sought(*spelled(*units), sought)
