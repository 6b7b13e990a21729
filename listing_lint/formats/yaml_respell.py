"""A new text in the place of a YAML scalar: style, line breaks and escapes kept wherever they can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from listing_lint.formats.pointer import BrokenText
from listing_lint.formats.spelling import Unit
from listing_lint.formats.yaml_text import Items, Members, Scalar, compose, text_of
from listing_lint.lazy_pattern import lazy_pattern

_BREAK = r"(?:\r\n|\r|\n)"
_ONE_BREAK = lazy_pattern(_BREAK)
_FOLD = lazy_pattern(rf"[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*")
_CONTINUED = lazy_pattern(rf"\\{_BREAK}[ \t]*")
_ESCAPE = lazy_pattern(r"\\x..|\\u....|\\U.{8}|\\.", re.DOTALL)
_BLOCK = lazy_pattern(rf"(?P<header>[|>][^\r\n]*{_BREAK})(?P<body>.*)", re.DOTALL)
_MARGIN = lazy_pattern(rf"(?:[ ]*{_BREAK})*(?P<margin>[ ]*)")
_SPECIAL = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""Characters that only a double-quoted scalar can hold, escaped."""

_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def respell(text: str, scalar: Scalar, value: str) -> str | None:
    """What to write in the place of `scalar` so that its text is `value`.

    The old style is kept where it can hold the new value, and in it every line break and escape that
    the change leaves alone; else the simplest style that can is taken. None where no style can.
    """
    source = text[scalar.start : scalar.end]
    newline = "\r\n" if "\r\n" in text else "\n"
    spellings = _block_spellings if scalar.style in ("|", ">") else _flow_spellings
    for spelling in (*spellings(source, scalar, value, newline), *_quoted(source, scalar, value)):
        if spelling is not None and _says(spelling, scalar, value):
            return spelling
    return None


def _says(spelling: str, scalar: Scalar, value: str) -> bool:
    """True where `spelling`, in the surroundings of `scalar`, is read as `value` and nothing more."""
    margin = " " * max(scalar.indent, 0)
    opening, closing = ("[", "]") if scalar.flow else ("", "")
    try:
        root, *others = compose(f"{margin}k: {opening}{spelling}{closing}\n{margin}z: end\n")
    except BrokenText:
        return False
    if others or not isinstance(root, Members) or [key.value for key, _ in root.pairs] != ["k", "z"]:
        return False
    found = root.pairs[0][1]
    if isinstance(found, Items) and len(found.children) == 1:
        found = found.children[0]
    return isinstance(found, Scalar) and text_of(found) == value


def _flow_spellings(source: str, scalar: Scalar, value: str, newline: str) -> Iterator[str | None]:
    """A plain or quoted scalar: edited, or, where it is plain, on one line."""
    encode = {'"': _escaped, "'": _doubled}.get(scalar.style, str)
    if scalar.style == '"' or not _SPECIAL.search(value):
        quote = scalar.style
        units = list(_flow_units(source[1:-1] if quote else source, quote))
        edited = _with_edits(units, scalar.value, value, encode)
        yield None if edited is None else f"{quote}{edited}{quote}"
        if not quote:
            yield value


def _block_spellings(source: str, scalar: Scalar, new: str, newline: str) -> Iterator[str | None]:
    """A literal or folded block below its old header: edited, or written anew."""
    block = _BLOCK.fullmatch(source)
    old = scalar.value.rstrip("\n")
    if block is None or not new or _SPECIAL.search(new.replace("\n", "")):
        return
    body = block["body"].rstrip("\r\n")
    tail = block["body"][len(body) :]
    found = _MARGIN.match(body)
    margin = found["margin"] if found is not None else ""
    line_break = newline * (2 if scalar.style == ">" else 1) + margin

    def encode(character: str) -> str:
        return line_break if character == "\n" else character

    edited = _with_edits(list(_block_units(body, len(margin), scalar.style == ">")), old, new, encode)
    if edited is not None:
        yield block["header"] + edited + tail
    yield block["header"] + margin + "".join(map(encode, new)) + tail


def _quoted(source: str, scalar: Scalar, value: str) -> Iterator[str]:
    tail = source[len(source.rstrip("\r\n")) :] if scalar.style in ("|", ">") else ""
    double = '"' + "".join(map(_escaped, value)) + '"' + tail
    if _SPECIAL.search(value) or scalar.style == '"':
        yield double
    else:
        yield "'" + "".join(map(_doubled, value)) + "'" + tail
        yield double


def _doubled(character: str) -> str:
    return "''" if character == "'" else character


def _escaped(character: str) -> str:
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    return f"\\u{ord(character):04x}" if _SPECIAL.match(character) else character


def units_of(text: str, scalar: Scalar) -> tuple[int, list[Unit]] | None:
    """Where the words of a scalar begin, and the units that say its text; None where they can't be told."""
    source = text[scalar.start : scalar.end]
    start = scalar.start
    if scalar.style in ("|", ">"):
        block = _BLOCK.fullmatch(source)
        found = None if block is None else _MARGIN.match(block["body"])
        if block is None or found is None:
            return None
        start += block.start("body")
        body = block["body"].rstrip("\r\n")
        units = list(_block_units(body, len(found["margin"]), scalar.style == ">"))
    else:
        start += len(scalar.style)
        units = list(_flow_units(source[1:-1] if scalar.style else source, scalar.style))
    says = "".join(unit.says for unit in units)
    return (start, units) if says == (text_of(scalar) or "") else None


def _flow_units(inner: str, quote: str) -> Iterator[Unit]:
    at = 0
    while at < len(inner):
        unit = _flow_unit(inner, at, quote)
        yield unit
        at += len(unit.source)


def _flow_unit(inner: str, at: int, quote: str) -> Unit:
    if quote == '"':
        if continued := _CONTINUED.match(inner, at):
            return Unit(continued.group(), "")
        if escape := _ESCAPE.match(inner, at):
            return Unit(escape.group(), _unescaped(escape.group()))
    if fold := _FOLD.match(inner, at):
        breaks = len(_ONE_BREAK.findall(fold.group()))
        return Unit(fold.group(), "\n" * (breaks - 1) or " ")
    if quote == "'" and inner.startswith("''", at):
        return Unit("''", "'")
    return Unit(inner[at], inner[at])


def _unescaped(escape: str) -> str:
    (scalar,) = compose(f'"{escape}"')
    return scalar.value if isinstance(scalar, Scalar) else ""


def _block_units(body: str, margin: int, folds: bool) -> Iterator[Unit]:
    """The units of a block without its last line breaks.

    A folded block keeps its line breaks beside lines that are indented further.
    """
    between = re.compile(rf"(?:{_BREAK} {{0,{margin}}})+")
    first = re.compile(rf"(?: *{_BREAK})* {{{margin}}}").match(body)
    at = 0
    if first is not None:
        yield Unit(first.group(), "\n" * len(_ONE_BREAK.findall(first.group())))
        at = first.end()
    indented = body[at : at + 1].isspace()
    while at < len(body):
        gap = between.match(body, at)
        if gap is None:
            yield Unit(body[at], body[at])
            at += 1
            continue
        breaks = len(_ONE_BREAK.findall(gap.group()))
        at = gap.end()
        indented_before, indented = indented, body[at : at + 1].isspace()
        if folds and not indented_before and not indented:
            yield Unit(gap.group(), "\n" * (breaks - 1) or " ")
        else:
            yield Unit(gap.group(), "\n" * breaks)


def _with_edits(units: list[Unit], old: str, new: str, encode: Callable[[str], str]) -> str | None:
    """The units' source, changed where `old` and `new` differ; None where the units don't say `old`."""
    if "".join(unit.says for unit in units) != old:
        return None
    owner = [number for number, unit in enumerate(units) for _ in unit.says]
    kept = ["" if unit.says else unit.source for unit in units]
    added = [""] * (len(units) + 1)
    for action, start, end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        if action == "equal":
            for number in owner[start:end]:
                kept[number] = units[number].source
        else:
            at = owner[start] if start < len(owner) else len(units)
            added[at] += "".join(map(encode, new[new_start:new_end]))
    return "".join(put + source for put, source in zip(added, [*kept, ""], strict=True))
