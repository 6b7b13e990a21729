"""Where reports go: the terminal, or files in the formats that their endings or their users name."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from msgspec import Struct
from msgspec.structs import replace

from listing_lint.cli.console import Progress, Refused, look_of, standard_output
from listing_lint.report import FORMATS, Report, format_of, open_report

if TYPE_CHECKING:
    from listing_lint.files import FoundFile

STDOUT = "-"
_USUAL = "text"


class Output(Struct, frozen=True):
    """A report to be written: its format, and the file that it goes to (`-`: standard output)."""

    format: str
    path: str = STDOUT


def prefixed(value: str) -> Output | None:
    """`FORMAT:FILE` taken apart; None for a plain path, `C:\\report.html` among them.

    Raises Refused for a format that is misspelt.
    """
    name, colon, path = value.partition(":")
    if not colon or not path:
        return None
    if name in FORMATS:
        return Output(name, path)
    if name.isalpha() and len(name) > 1:
        from difflib import get_close_matches

        for near in get_close_matches(name.lower(), FORMATS, 1):
            raise Refused("report-format", name=name, near=near)
    return None


def chosen_outputs(values: Sequence[str], asked: str | None) -> list[Output]:
    """What is to be written, from the values of `--output` and the one of `--format`. Raises Refused.

    A plain file takes the format of `--format`, else the one that its ending names.
    """
    outputs = [prefixed(value) or Output(asked or _by_ending(value), value) for value in values]
    return outputs or [Output(asked or _USUAL)]


def see_that_targets_differ(targets: Sequence[str]) -> None:
    """Raises Refused where one file would be written twice."""
    for number, target in enumerate(targets):
        if any(same_file(target, other) for other in targets[:number]):
            raise Refused("two-outputs", path=target)


def see_that_no_input_is_lost(
    targets: Iterable[str], inputs: Sequence[FoundFile], holds_listings: Callable[[str], bool]
) -> None:
    """Raises Refused where a target is an input: a file that was named, or one of a folder that holds listings."""
    for target in targets:
        if target == STDOUT or not Path(target).exists():
            continue
        for found in inputs:
            if same_file(target, found.path) and (found.named or holds_listings(found.path)):
                raise Refused("output-over", path=target)


def same_file(path: str, other: str) -> bool:
    """True where two paths lead to one file, whether or not it is there yet."""
    try:
        return Path(path).samefile(other)
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)


def _by_ending(path: str) -> str:
    if path == STDOUT:
        return _USUAL
    name = format_of(path)
    if name is None:
        endings = tuple(form.endings[0] for form in FORMATS.values() if form.endings)
        raise Refused("report-ending", path=path, endings=endings)
    return name


class Opened(Struct, frozen=True):
    """A report with what takes its pieces."""

    report: Report
    write: Callable[[str | bytes], object]


def open_outputs(
    outputs: Sequence[Output],
    stack: ExitStack,
    progress: Progress,
    *,
    statistics: bool,
    no_color: bool,
    speak: str,
) -> list[Opened]:
    """Each report with its file open, closed again by `stack`. Raises Refused before anything is written."""
    for output in outputs:
        _see_that_no_terminal_takes_bytes(output)
    opened = []
    for output in outputs:
        form = FORMATS[output.format]
        if form.binary:
            folder = "." if output.path == STDOUT else str(Path(output.path).parent)
            look = replace(look_of(sys.stdout, no_color=True, speak=speak), folder=folder)
            binary = _open_binary(output, stack)
            write = _binary_writer(binary)
        else:
            stream = _open_text(output, stack, marked=form.marked)
            look = look_of(stream, no_color, speak)
            write = cast("Callable[[str | bytes], object]", stream.write)
            if stream.isatty():
                # A report that goes elsewhere than the terminal does not disturb the line there.
                write = progress.before(write)
        opened.append(Opened(open_report(output.format, look, statistics=statistics), write))
    return opened


def _see_that_no_terminal_takes_bytes(output: Output) -> None:
    if output.path == STDOUT and FORMATS[output.format].binary and sys.stdout.isatty():
        raise Refused("report-terminal", format=output.format)


def _open_text(output: Output, stack: ExitStack, *, marked: bool) -> TextIO:
    if output.path == STDOUT:
        return standard_output()
    binary = _open_binary(output, stack)
    text = io.TextIOWrapper(binary, encoding="utf-8-sig" if marked else "utf-8", newline="\n")
    # The bytes' own stream is closed by whoever opened it.
    stack.callback(text.detach)
    return text


def _open_binary(output: Output, stack: ExitStack) -> BinaryIO:
    """Where bytes go: a report that is not finished never takes the place of an earlier one."""
    if output.path == STDOUT:
        return standard_output().buffer
    from listing_lint.writing import open_named, replacing

    target = Path(output.path)
    try:
        if target.exists() and not target.is_file():
            return stack.enter_context(open_named(target))
        return stack.enter_context(replacing(target))
    except OSError as error:
        raise _unwritable(output, error) from None


def _unwritable(output: Output, error: OSError) -> Refused:
    return Refused("report-write", path=output.path, why=error.strerror)


def _binary_writer(stream: BinaryIO) -> Callable[[str | bytes], object]:
    def write(piece: str | bytes) -> None:
        # Until its end, the report of a binary format has nothing to say but empty pieces.
        if isinstance(piece, bytes):
            stream.write(piece)

    return write
