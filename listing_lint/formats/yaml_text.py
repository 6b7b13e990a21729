"""YAML with the place of every value.

Every scalar stays the text that it is (`no`, `1:30` and `007` are words here). The tree is built from
libyaml's events, so that each scalar knows its own range in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct, field

from listing_lint.formats.json_text import mapping_of
from listing_lint.formats.pointer import BrokenText, Lines, Steps
from listing_lint.lazy_pattern import lazy_pattern

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 64
"""Levels of nesting that are read; a listing needs five."""

_ABSENT = ("", "~", "null", "Null", "NULL")
"""Unquoted scalars that mean that there is no value."""

_MARGIN = lazy_pattern(r"[ \t]*")
_PROPERTIES = lazy_pattern(r"(?:[&!]\S*\s+)+")

_PROBLEMS = (
    ("cannot start any token", "first-character"),
    ("block sequence entries are not allowed", "first-character"),
    ("mapping values are not allowed", "second-colon"),
    ("could not find expected ':'", "no-colon"),
    ("unexpected end of stream", "unclosed"),
    ("did not find expected <document start>", "more-text"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-' indicator", "dash"),
    ("did not find expected ',' or", "comma"),
    ("did not find expected node content", "value"),
    ("nesting depth", "too-deep"),
    ("unknown escape character", "backslash"),
    ("while scanning a block scalar", "indentation"),
)
"""What libyaml says, and our name for it."""


class Scalar(Struct):
    """A scalar with its range in the text, its anchor and tag left out.

    `style` is "" (plain), "'", '"', "|" or ">"; `indent` the column of the block collection around
    it, counted from 0; `flow` is True between brackets; `shared` where an alias refers to it.
    """

    value: str
    style: str
    start: int
    end: int
    indent: int
    flow: bool
    shared: bool = False


class Items(Struct):
    """A list."""

    start: int
    indent: int
    flow: bool
    children: list[Node] = field(default_factory=list)
    shared: bool = False


class Members(Struct):
    """A mapping, its pairs in the order of the file, repeated keys and `<<` among them."""

    start: int
    indent: int
    flow: bool
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    shared: bool = False


Node = Scalar | Items | Members


def compose(text: str) -> Iterator[Node]:
    """The documents of a YAML text as trees.

    Raises BrokenText where the text breaks off; the documents before it have been given by then.
    """
    builder = _Builder(text)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            document = builder.take(event)
            if document is not None:
                yield document
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text) from None
    except yaml.reader.ReaderError as error:
        raise BrokenText("control", error.position) from None


def _explained(error: yaml.MarkedYAMLError, text: str) -> BrokenText:
    said = f"{error.problem or ''} {error.context or ''}".strip()
    unclosed = "unexpected end of stream" in said and error.context_mark is not None
    mark = error.context_mark if unclosed else error.problem_mark
    offset = 0 if mark is None else mark.index
    margin = _MARGIN.match(text, text.rfind("\n", 0, offset) + 1)
    if margin is not None and "\t" in margin.group():
        return BrokenText("tab", margin.start())
    return BrokenText(next((problem for known, problem in _PROBLEMS if known in said), "other"), offset)


class _Builder:
    """Puts events together to trees, without recursion."""

    def __init__(self, text: str) -> None:
        """Nothing is open yet; `text` is what the events' offsets point into."""
        self._text = text
        self._open: list[Items | Members] = []
        self._keys: list[Scalar | None] = []
        self._anchors: dict[str, Node] = {}

    def take(self, event: Any) -> Node | None:
        """The finished document where this event ends one, else None."""
        if isinstance(event, yaml.CollectionEndEvent):
            self._keys.pop()
            closed = self._open.pop()
            return None if self._open else closed
        if isinstance(event, yaml.DocumentStartEvent):
            self._anchors.clear()
        if not isinstance(event, yaml.NodeEvent):
            return None
        if isinstance(event, yaml.AliasEvent):
            return self._put(self._alias(event), event)
        node = self._node(event)
        finished = self._put(node, event)
        if isinstance(node, Scalar):
            return finished
        if len(self._open) == _DEEPEST:
            raise BrokenText("too-deep", node.start)
        self._open.append(node)
        self._keys.append(None)
        return None

    def _alias(self, event: Any) -> Node:
        node = self._anchors.get(event.anchor)
        if node is None:
            raise BrokenText("anchor", event.start_mark.index)
        _share(node)
        return node

    def _node(self, event: Any) -> Node:
        around = self._open[-1] if self._open else None
        indent = -1 if around is None else around.indent
        flow = around is not None and around.flow
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            start, end = self._range(event)
            node = Scalar(event.value, event.style or "", start, end, indent, flow)
        else:
            flow = flow or event.flow_style
            sort = Items if isinstance(event, yaml.SequenceStartEvent) else Members
            node = sort(event.start_mark.index, indent if flow else event.start_mark.column, flow)
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _range(self, event: Any) -> tuple[int, int]:
        """Start and end of a scalar without its anchor and tag."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(self._text, start, end)
            start = end if properties is None else properties.end()
        return start, end

    def _put(self, node: Node, event: Any) -> Node | None:
        """Adds a node to the open collection; gives it back where it is a document of its own."""
        if not self._open:
            return node
        around, key = self._open[-1], self._keys[-1]
        if isinstance(around, Items):
            around.children.append(node)
        elif key is not None:
            around.pairs.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            raise BrokenText("key-is-no-text", event.start_mark.index)
        return None


def _share(node: Node) -> None:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current.shared:
            continue
        current.shared = True
        if isinstance(current, Items):
            waiting.extend(current.children)
        elif isinstance(current, Members):
            waiting.extend(value for _, value in current.pairs)


def text_of(scalar: Scalar) -> str | None:
    """What a scalar says: None where it is unquoted and empty or null.

    The line breaks that end a block are left out: they end it in the file, not in the store.
    """
    if not scalar.style and scalar.value in _ABSENT:
        return None
    return scalar.value.rstrip("\n") if scalar.style in ("|", ">") else scalar.value


def plain(node: Node) -> Any:
    """A tree as dicts, lists and the texts of its scalars.

    `<<` brings in the members of another mapping behind the mapping's own. A repeated key makes the
    dict a `json_text.Repeated`.
    """
    return _plain(node, {})


def _plain(node: Node, done: dict[int, Any]) -> Any:
    if isinstance(node, Scalar):
        return text_of(node)
    if id(node) in done:
        return done[id(node)]
    if isinstance(node, Items):
        found: list[Any] = []
        done[id(node)] = found
        found.extend(_plain(child, done) for child in node.children)
        return found
    done[id(node)] = {}  # what an alias to its own mapping sees
    own = mapping_of([(key.value, _plain(value, done)) for key, value in node.pairs if key.value != "<<"])
    for parent in _merged(node):
        for key, value in _plain(parent, done).items():
            own.setdefault(key, value)
    done[id(node)] = own
    return own


def _merged(node: Members) -> Iterator[Members]:
    for key, value in node.pairs:
        if key.value == "<<":
            parents = value.children if isinstance(value, Items) else [value]
            yield from (parent for parent in parents if isinstance(parent, Members))


def find(node: Node, steps: Sequence[str | int]) -> Node:
    """The node at `steps`; of a repeated key, the last one. Raises LookupError."""
    for step in steps:
        found = _child(node, str(step), set())
        if found is None:
            raise LookupError(step)
        node = found
    return node


def _child(node: Node, step: str, seen: set[int]) -> Node | None:
    if isinstance(node, Items):
        inside = step.isdecimal() and int(step) < len(node.children)
        return node.children[int(step)] if inside else None
    if isinstance(node, Scalar) or id(node) in seen:
        return None
    seen.add(id(node))
    for key, value in reversed(node.pairs):
        if key.value == step:
            return value
    inherited = (_child(parent, step, seen) for parent in _merged(node))
    return next((child for child in inherited if child is not None), None)


def differ_only(before: Sequence[Node], after: Sequence[Node], expected: Mapping[int, str]) -> bool:
    """True where two trees say the same, except for the scalars of the first whose id is in `expected`.

    Those must say what `expected` says.
    """
    if len(before) != len(after):
        return False
    waiting = list(zip(before, after, strict=True))
    seen: set[tuple[int, int]] = set()
    while waiting:
        old, new = waiting.pop()
        if (id(old), id(new)) in seen:
            continue
        seen.add((id(old), id(new)))
        if isinstance(old, Scalar) and isinstance(new, Scalar):
            if text_of(new) != expected.get(id(old), text_of(old)):
                return False
        elif isinstance(old, Items) and isinstance(new, Items) and len(old.children) == len(new.children):
            waiting.extend(zip(old.children, new.children, strict=True))
        elif isinstance(old, Members) and isinstance(new, Members) and len(old.pairs) == len(new.pairs):
            waiting.extend(
                pair
                for (old_key, old_value), (new_key, new_value) in zip(old.pairs, new.pairs, strict=True)
                for pair in ((old_key, new_key), (old_value, new_value))
            )
        else:
            return False
    return True


def one_root(documents: Sequence[Node]) -> Node:
    """The only document, or a list of all of them: what the steps of a place begin at."""
    return documents[0] if len(documents) == 1 else Items(0, -1, False, list(documents))


class YamlSource(Struct, frozen=True):
    """The tree of a YAML text and the lines that it stands in."""

    root: Node
    lines: Lines

    def line_and_column(self, steps: Steps) -> tuple[int, int]:
        """Line and column of a value; of the nearest value around it where there is none."""
        node = self.root
        for step in steps:
            child = _child(node, str(step), set())
            if child is None:
                break
            node = child
        return self.lines.at(node.start)
