"""What a person at a terminal sees of any command: sentences, colours, progress, the way out."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TextIO, TypeVar

import click

from listing_lint.cli.usage import misused
from listing_lint.clock import WrongClock
from listing_lint.fault import fault
from listing_lint.phrases import SPOKEN, Told, say, spoken_in
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

    def said(self, speak: str) -> str:
        """The sentence in the language `speak`, where there is one; in the language it came in, where not."""
        del speak
        return self.message


class Refused(Told, CannotRun):
    """A sentence of the command line itself: the phrase `cannot.…` that `key` names, filled with `values`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"cannot.{key}", **values)


class Door(click.Group):
    """The commands, with every way out on one line and no traceback."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, and leave with an exit code."""
        extra["standalone_mode"] = False
        given = args[0] if args else extra.get("args")
        words = sys.argv[1:] if given is None else given
        try:
            code = super().main(*args, **extra)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "listing-lint"
            speak = language_of(words)
            complain(say("usage.help", speak, sentence=misused(error, speak), command=command))
            code = COULD_NOT_RUN
        except CannotRun as error:
            complain(error.said(language_of(words)))
            code = error.exit_code
        except click.ClickException as error:
            complain(error.format_message())
            code = error.exit_code
        except click.Abort:
            complain(say("stopped", language_of(words)))
            code = _INTERRUPTED
        except OSError as error:
            # Not even the help could be shown.
            complain(_unreached(error).said(language_of(words)))
            code = COULD_NOT_RUN
        sys.exit(code)

    def invoke(self, context: click.Context) -> Any:
        """Run a command to the last byte of its output, whatever its exit code will be."""
        try:
            try:
                return super().invoke(context)
            finally:
                sys.stdout.flush()
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            _forget_output()
            raise click.exceptions.Exit(_BROKEN_PIPE) from None
        except WrongClock as error:
            raise CannotRun(str(error)) from None
        except OSError as error:
            raise _unreached(error) from None
        except Exception as error:
            raise CannotRun(fault(error, "starting")) from error


def _unreached(error: OSError) -> Refused:
    """The sentence about a file, or about the report where the system names no file."""
    if error.filename is not None:
        return Refused("reach", path=error.filename, why=error.strerror)
    _forget_output()
    return Refused("reach-report", why=error.strerror)


def _forget_output() -> None:
    """Whoever read our output has gone, or has no room: Python must not complain about the rest of it at exit."""
    with suppress(io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def language_of(words: Sequence[str]) -> str:
    """The language of a sentence about a command that did not come to run: as asked, as configured, of the locale."""
    asked = [
        value
        for word, following in zip(words, [*words[1:], ""], strict=False)
        for value in ([following] if word == "--lang" else [word.removeprefix("--lang=")])
        if value in SPOKEN
    ]
    if asked:
        return asked[-1]
    from listing_lint.config import ConfigError, find_config

    try:
        configured = find_config(Path()).config.language
    except (ConfigError, OSError):
        configured = None
    return configured or spoken_in(os.environ)


def complain(sentence: str) -> None:
    """Say a sentence on standard error."""
    click.echo(f"listing-lint: {sentence}", err=True)


def standard_output() -> TextIO:
    """Where a report goes that has no file. A console that knows no Chinese shows a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if isinstance(sys.stdout.buffer, io.RawIOBase):
            # PYTHONUNBUFFERED, as containers set it: what a full disk takes a part of would pass for written.
            encoding, raw = sys.stdout.encoding, sys.stdout.detach()
            sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding)
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
        import shutil

        width = shutil.get_terminal_size((width, 24)).columns
    unicode = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
    return Look(width=width, color=color and not no_color, unicode=unicode, speak=speak)


class Progress:
    """A line on standard error that counts listings while nothing else is written for a while."""

    def __init__(self, speak: str) -> None:
        self._speak = speak
        self._shown = False
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + _PROGRESS_AFTER

    def tick(self, summary: Summary) -> None:
        """Called after each listing; draws a few times a second."""
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PROGRESS_EVERY
            listings, findings = f"{summary.listings:,}", f"{summary.found:,}"
            sys.stderr.write("\r" + say("progress", self._speak, listings=listings, findings=findings))
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
