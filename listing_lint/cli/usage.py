"""What is wrong with the words of a command, in every language: click says it in English only."""

from __future__ import annotations

from collections.abc import Sequence

import click

from listing_lint.lazy_pattern import lazy_pattern
from listing_lint.phrases import SPOKEN, say

_PATHS = {
    "does not exist": "usage.no-path",
    "is a directory": "usage.folder",
    "is a file": "usage.file",
    "is not readable": "usage.unreadable",
}
"""What click says of a path, and what we say."""
_PATH = lazy_pattern(rf"['\"](?P<path>.*)['\"] (?P<wrong>{'|'.join(_PATHS)})")
_NEEDS_VALUE = ("requires an argument.", "requires 2 arguments.")


class Misused(click.UsageError):
    """Words of a command that don't go together: the phrase `usage.…` that `key` names."""

    def __init__(self, key: str) -> None:
        self.key = f"usage.{key}"
        super().__init__(say(self.key))


class BadDay(click.BadParameter):
    """A value that is no day."""

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(say("usage.day", value=value))


def misused(error: click.UsageError, speak: str) -> str:
    """The sentence of a usage error, without a full stop. What we have no words for stays in English."""
    english = error.format_message().rstrip(".")
    if speak == SPOKEN[0]:
        return english
    if isinstance(error, Misused):
        return say(error.key, speak)
    if isinstance(error, click.NoSuchOption):
        return _near(say("usage.option", speak, name=error.option_name), error.possibilities or (), speak)
    # Named by older versions of click in its sentence only.
    command = getattr(error, "command_name", None)
    if command is not None:
        near = getattr(error, "possibilities", None) or ()
        return _near(say("usage.command", speak, name=command), near, speak)
    if isinstance(error, click.BadOptionUsage) and error.message.endswith(_NEEDS_VALUE):
        return say("usage.value", speak, name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        kind = "argument" if isinstance(error.param, click.Argument) else "option"
        return say(f"usage.missing.{kind}", speak, name=_name(error.param))
    if isinstance(error, click.BadParameter) and error.param is not None:
        return say("usage.bad", speak, name=_name(error.param), why=_why(error, error.param, speak))
    return english


def _near(sentence: str, names: Sequence[str], speak: str) -> str:
    if not names:
        return sentence
    return say("usage.near", speak, sentence=sentence, names=say("list.comma", speak).join(names))


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return getattr(param, "metavar", None) or (param.name or "").upper()


def _why(error: click.BadParameter, param: click.Parameter, speak: str) -> str:
    """What is wrong with a value, by the type that its parameter has."""
    if isinstance(error, BadDay):
        return say("usage.day", speak, value=error.value)
    if isinstance(param.type, click.Choice):
        return say("usage.choice", speak, names=say("list.comma", speak).join(map(str, param.type.choices)))
    if isinstance(param.type, click.IntRange):
        return say("usage.number", speak, least=param.type.min)
    if found := _PATH.search(error.message):
        return say(_PATHS[found["wrong"]], speak, path=found["path"])
    return error.message.rstrip(".")
