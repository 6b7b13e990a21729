"""The command line: one module per group of commands, imported when its command is called.

Exit codes: 0 nothing at or above the fail level, 1 findings, 2 something could not be checked.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from importlib import import_module

import click

from listing_lint import __version__
from listing_lint.cli.console import WIDTH, Door

_COMMANDS: Mapping[str, str] = {
    "check": "check:check",
    "split-titles": "repair:split_titles",
    "rules": "lookup:rules",
    "rule": "lookup:rule",
    "init": "settle:init",
    "config": "settle:show_configuration",
    "baseline": "baseline:baseline",
    "diff": "compare:difference",
    "audit": "audit:audit",
    "lsp": "doors:lsp",
    "mcp": "doors:mcp",
}
"""Names of commands, in the order in which a newcomer needs them, each with its module and function."""
_COLLECT_AFTER = 100_000
"""So many new objects are a reason to look for garbage; a start makes fewer."""


class Commands(Door):
    """The commands, found by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, its module imported; None where there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module, function = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), function)
        return command


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDTH},
    epilog="Example: listing-lint check flat-file.txt",
)
@click.version_option(__version__, message="listing-lint %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Find the words that get a marketplace listing rejected, before it is uploaded."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """The entry point of the command `listing-lint`."""
    # Modules and word lists are no garbage: looking for some among them takes longer than reading them.
    gc.set_threshold(_COLLECT_AFTER)
    # spaCy loads numpy, whose matrix library begins a thread for each core; nothing here multiplies matrices.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    cli(prog_name="listing-lint")
