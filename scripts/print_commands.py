"""Print docs/commands.md from the command line. `--check` changes nothing and fails where the page is old."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator

import click
from printing import ROOT, settle, table

from listing_lint.cli import cli

PAGE = ROOT / "docs" / "commands.md"
PROGRAM = "listing-lint"
HEAD = """\
# Commands

Printed by `scripts/print_commands.py` from the command line itself; `--help` behind a command says the same. Every
command exits with 0 where all is well, with 1 where there are findings, and with 2 where something could not be checked.
"""

_EXAMPLES = re.compile(r"^Examples?:\s*", re.MULTILINE)


def page() -> str:
    """The whole page."""
    top = click.Context(cli, info_name=PROGRAM)
    parts = [HEAD, "\n".join(overview(top)), *("\n".join(section(context)) for context in commands(top))]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def commands(above: click.Context) -> Iterator[click.Context]:
    """Every command below another one, groups before what they hold."""
    group = above.command
    if isinstance(group, click.Group):
        for name in group.list_commands(above):
            command = group.get_command(above, name)
            if command is not None and not command.hidden:
                context = click.Context(command, info_name=name, parent=above)
                yield context
                yield from commands(context)


def overview(top: click.Context) -> Iterator[str]:
    """The table of all commands."""
    rows = [
        (f"[`{name_of(context)}`](#{anchor(context)})", first_sentence(context.command))
        for context in commands(top)
    ]
    yield from table(("command", "what it does"), *rows)


def section(context: click.Context) -> Iterator[str]:
    """One command: what it does, how it is called, its options and examples."""
    command = context.command
    yield f"## {name_of(context)}"
    yield ""
    yield help_of(command)
    yield ""
    yield "```text"
    yield " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield "```"
    rows = list(options(context))
    if rows:
        yield ""
        yield from table(("option", "meaning"), *rows)
    examples = examples_of(command)
    if examples:
        yield ""
        yield "```sh"
        yield from examples
        yield "```"


def options(context: click.Context) -> Iterator[tuple[str, str]]:
    """The options of a command but `--help`, each with what it says of itself."""
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            names, meaning = record
            yield f"`{names}`", re.sub(r"\s+", " ", meaning)


def help_of(command: click.Command) -> str:
    """What a command says of itself, as paragraphs."""
    text = inspect.cleandoc(command.help or "").split("\f")[0].replace("\b\n", "")
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text).strip()


def first_sentence(command: click.Command) -> str:
    """The first paragraph of what a command says of itself."""
    return help_of(command).split("\n\n")[0]


def examples_of(command: click.Command) -> list[str]:
    """The commands under “Example:” at the end of the help."""
    text = inspect.cleandoc(command.epilog or "").replace("\b\n", "")
    return [line.strip() for line in _EXAMPLES.sub("", text).splitlines() if line.strip()]


def name_of(context: click.Context) -> str:
    """`check`, or `baseline create` for a command within another."""
    return context.command_path.removeprefix(f"{PROGRAM} ")


def anchor(context: click.Context) -> str:
    """Where the section of a command is found on the page."""
    return name_of(context).replace(" ", "-")


if __name__ == "__main__":
    sys.exit(settle(__doc__, {PAGE: page()}))
