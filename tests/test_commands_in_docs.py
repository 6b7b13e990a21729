"""Every command in the README and on the pages of the docs is one that the command line takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from checkout import ROOT

from listing_lint.cli import cli

PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if path.parent.name != "rules"),
    ROOT / ".pre-commit-hooks.yaml",
]
PROGRAM = "listing-lint"

_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(rf"`({PROGRAM} [^`\n]+)`")
_IN_BLOCK = re.compile(rf"(?:^|[|$:-] ){PROGRAM} (?P<rest>(?!.*\[OPTIONS\])[^|\n]+)", re.MULTILINE)
"""Lines with [OPTIONS] say how a command is called; they are printed from the commands themselves."""


def commands(page: Path) -> Iterator[tuple[str, bool]]:
    """Every command on a page, and whether it is whole; one within a sentence may leave arguments out."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".yaml":
        yield from ((f"{PROGRAM} {found['rest']}", False) for found in _IN_BLOCK.finditer(text))
        return
    for block in _FENCED.findall(text):
        yield from ((f"{PROGRAM} {found['rest']}", True) for found in _IN_BLOCK.finditer(block))
    yield from ((command, False) for command in _INLINE.findall(_FENCED.sub("", text)))


COMMANDS = sorted({(page.relative_to(ROOT).as_posix(), *found) for page in PAGES for found in commands(page)})


@pytest.fixture(autouse=True)
def _files_need_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_it_is(self: click.Path, value: Any, param: object, context: object) -> Any:
        return value

    monkeypatch.setattr(click.Path, "convert", as_it_is)


def parse(command: click.Command, name: str, words: list[str], above: click.Context | None = None) -> None:
    """Parse what a command is given, down to the command that it ends at, and run nothing."""
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        context = click.Context(command, info_name=name, parent=above)
        found, inner, rest = command.resolve_command(context, words)
        assert inner is not None
        parse(inner, found or "", rest, context)
    else:
        command.make_context(name, words, parent=above)


@pytest.mark.parametrize(("page", "command", "whole"), COMMANDS)
def test_command_is_taken(page: str, command: str, whole: bool) -> None:
    _, *words = shlex.split(command.replace("…", "x"), comments=True)
    try:
        parse(cli, PROGRAM, words)
    except click.exceptions.Exit:
        pass  # --help and --version
    except (click.MissingParameter, click.exceptions.NoArgsIsHelpError):
        assert not whole, f"{page}: {command}"
    except click.UsageError as error:
        pytest.fail(f"{page}: {command}: {error.format_message()}")


def test_every_page_with_commands_was_read() -> None:
    """The pattern sees them: consoles, pipes, jobs of a pipeline, hooks, and commands within sentences."""
    seen = {page for page, _, _ in COMMANDS}
    wanted = {
        "README.md",
        "README.zh-CN.md",
        "docs/adoption.md",
        "docs/ci.md",
        "docs/commands.md",
        "docs/fixes.md",
    }
    assert wanted <= seen
    assert any(page == "docs/ci.md" and "--format junit" in command for page, command, _ in COMMANDS)
    assert ("README.md", "listing-lint check -", True) in COMMANDS


@pytest.mark.parametrize(
    "command", ["listing-lint chek x", "listing-lint check x --formt json", "listing-lint check x --format j"]
)
def test_a_wrong_command_is_not_taken(command: str) -> None:
    with pytest.raises(click.UsageError):
        parse(cli, PROGRAM, shlex.split(command)[1:])
