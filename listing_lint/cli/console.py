"""What a person at a terminal sees of any command: sentences, colours, progress, the way out."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn, TextIO, TypeVar

import click

from listing_lint.fault import fault
from listing_lint.report import Look, Summary

_Piece = TypeVar("_Piece")

COULD_NOT_RUN = 2
"""Exit code where something could not be checked."""
WIDTH = 100
"""Cells of a line where no terminal says how many it has."""
_INTERRUPTED = 130
_BROKEN_PIPE = 141
_PROGRESS_AFTER = 1.0
_PROGRESS_EVERY = 0.2
"""Seconds."""


class CannotRun(click.ClickException):
    """One sentence: what is wrong, and what to do."""

    exit_code = COULD_NOT_RUN


class Door(click.Group):
    """The commands, with every way out on one line and no traceback."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, and leave with an exit code."""
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "listing-lint"
            complain(f"{error.format_message().rstrip('.')}; see {command} --help")
            code = COULD_NOT_RUN
        except click.ClickException as error:
            complain(error.format_message())
            code = error.exit_code
        except click.Abort:
            complain("stopped")
            code = _INTERRUPTED
        sys.exit(code)

    def invoke(self, context: click.Context) -> Any:
        """Run a command to the last byte of its output."""
        try:
            result = super().invoke(context)
            sys.stdout.flush()
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            # Whoever read our output has gone; Python must not complain about it once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(_BROKEN_PIPE) from None
        except OSError as error:
            name = error.filename or "the report"
            raise CannotRun(f"{name}: {error.strerror}; see that it can be read and written") from None
        except Exception as error:
            raise CannotRun(fault(error, "starting")) from error
        return result


def complain(sentence: str) -> None:
    """Say a sentence on standard error."""
    click.echo(f"listing-lint: {sentence}", err=True)


def standard_output() -> TextIO:
    """Where a report goes that has no file. A console that knows no Chinese shows a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout


def look_of(stream: TextIO, no_color: bool, speak: str) -> Look:
    """How a report may look on a stream."""
    terminal = stream.isatty()
    color = terminal and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    if os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        color = stream is sys.stdout
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and int(columns) else WIDTH
    if terminal:
        width = shutil.get_terminal_size((width, 24)).columns
    unicode = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
    return Look(width=width, color=color and not no_color, unicode=unicode, speak=speak)


class Progress:
    """A line on standard error that counts listings while nothing else is written for a while."""

    def __init__(self) -> None:
        self._shown = False
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + _PROGRESS_AFTER

    def tick(self, summary: Summary) -> None:
        """Called after each listing; draws a few times a second."""
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PROGRESS_EVERY
            sys.stderr.write(f"\r{summary.listings:,} listings, {summary.found:,} findings ")
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def before(self, write: Callable[[_Piece], object]) -> Callable[[_Piece], object]:
        """`write`, with the line taken away before each piece."""

        def clean(piece: _Piece) -> None:
            self.clear()
            write(piece)

        return clean
