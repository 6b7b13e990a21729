"""The doors for editors and agents, which this one only opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from listing_lint.cli.console import CannotRun
from listing_lint.phrases import SPOKEN


def _other_door(name: str) -> Any:
    """A door that this one only opens: found by its name, for none depends on another or its packages."""
    from importlib import import_module

    try:
        return import_module(f"listing_lint.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("listing_lint"):
            raise
        raise CannotRun(
            f"the package {error.name} is missing; run pip install 'listing-lint[{name}]'"
        ) from None


@click.command(epilog="Example: listing-lint lsp --market amazon-de")
@click.option("--market", metavar="NAME", help="Store of files that don't name their own.")
@click.option("--lang", "speak", type=click.Choice(SPOKEN), help="Language of messages.")
def lsp(market: str | None, speak: str | None) -> None:
    """Serve editors: findings, quick fixes and hover (Language Server Protocol, stdin and stdout)."""
    _other_door("lsp").serve(market, speak)


@click.command(epilog="Example: listing-lint mcp --root listings/")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True),
    required=True,
    help="Folder outside which no file is read or written.",
)
@click.option("--market", metavar="NAME", help="Store of files that don't name their own.")
@click.option("--lang", "speak", type=click.Choice(SPOKEN), help="Language of messages.")
def mcp(root: str, market: str | None, speak: str | None) -> None:
    """Serve agents: lint, explain and fix listings (Model Context Protocol, stdin and stdout)."""
    from listing_lint.config import ConfigError

    try:
        _other_door("mcp").serve(Path(root), market, speak)
    except ConfigError as error:
        raise CannotRun(str(error)) from None
