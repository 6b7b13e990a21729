"""New texts in JSON and YAML files: each in the place and spelling of the old one, every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from listing_lint.formats import json_text, yaml_respell, yaml_text
from listing_lint.formats.document import CellChange
from listing_lint.formats.pointer import BrokenText, steps_of
from listing_lint.formats.structured import FileText, decodable


class Splice(Struct, frozen=True):
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
    _check(file, change, json_text.whole(json_text.decode(literal)[0]), begin, end)
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
    left = changes if waiting is None else [change for several in waiting.values() for change in several]
    if left:
        raise file.refusal(left[0], "the file has no such text")
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
    _check(file, change, yaml_text.text_of(scalar) or "", scalar.start, scalar.end)
    return scalar


def _check(file: FileText, change: CellChange, current: str, start: int, end: int) -> None:
    """Refuses a change of a text that is not what it was, or that can't be written back."""
    if current != change.before:
        raise file.refusal(change, "the text is no longer what was read; read the file again")
    if file.has_undecoded(start, end):
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
