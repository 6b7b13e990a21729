"""Configuration: a first one, and what applies to a path."""

from __future__ import annotations

import os
from pathlib import Path

import click

from listing_lint.cli.console import Refused, complain
from listing_lint.cli.options import (
    adoption_of,
    chosen_configuration,
    configuration_option,
    speak_for,
    speak_later,
    speak_option,
)
from listing_lint.phrases import say


@click.command(epilog="Example: listing-lint init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@speak_option
def init(folder: str, speak: str) -> None:
    """Write a configuration in which every key is explained. An existing one is never touched."""
    from listing_lint.config import FILE_NAMES
    from listing_lint.starter import FILE_NAME, STARTER

    for name in FILE_NAMES:
        if Path(folder, name).exists() and name != "pyproject.toml":
            raise Refused("init", path=Path(folder, name))
    path = Path(folder, FILE_NAME)
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(STARTER)
    complain(say("init.written", speak, path=path))


@click.command("config", epilog="Example: listing-lint config eu/flat-file.txt")
@click.argument("path", default=".", metavar="[PATH]", type=click.Path(exists=True))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Form of the answer.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of configuration files instead.")
@configuration_option
@speak_later
def show_configuration(
    path: str, output_format: str, schema: bool, configuration: str | None, speak: str | None
) -> None:
    """Show what applies to a path, key by key, and where each value comes from."""
    import json

    from listing_lint.acceptance import Given
    from listing_lint.config import find_config
    from listing_lint.config import schema as schema_of_configuration
    from listing_lint.files import FoundFile
    from listing_lint.origin import DEFAULT, LOCALE, applied

    if schema:
        click.echo(json.dumps(schema_of_configuration(), ensure_ascii=False, indent=2))
        return
    chosen = chosen_configuration(configuration, none=False)
    speak = speak or speak_for([path], chosen)
    adoption_of(Given(configuration=chosen, use_baseline=False), [FoundFile(path, named=True)])
    found = chosen or find_config(Path(path))
    rows = list(applied(Path(path), found, os.environ))
    if output_format == "json":
        listed = [{"key": row.key, "value": row.value, "origin": row.origin} for row in rows]
        click.echo(json.dumps({"path": path, "values": listed}, ensure_ascii=False, indent=2))
        return
    if found.path is None:
        complain(say("config.none", speak, path=path))
    width = max(len(row.key) for row in rows)
    for row in rows:
        known = say(f"origin.{row.origin}", speak) if row.origin in (DEFAULT, LOCALE) else row.origin
        origin = say("aside", speak, text=known)
        click.echo(f"{row.key:<{width}}  {json.dumps(row.value, ensure_ascii=False)} {origin}")
