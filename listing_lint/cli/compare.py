"""What changed between two exports."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from listing_lint.cli.console import CannotRun, look_of, standard_output
from listing_lint.cli.options import (
    adoption_of,
    chosen_configuration,
    configuration_option,
    ignore_option,
    input_format_option,
    no_color_option,
    no_configuration_option,
    policy_date_option,
    select_option,
    speak_for,
    speak_later,
)
from listing_lint.diagnostic import SEVERITIES


@click.command("diff", epilog="Example: listing-lint diff export-monday.txt export-today.txt")
@click.argument("old", type=click.Path(exists=True))
@click.argument("new", type=click.Path(exists=True))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Form of the report.",
)
@input_format_option
@select_option
@ignore_option
@click.option("--market", show_default="amazon-us", metavar="NAME", help="Store of files without one.")
@policy_date_option
@click.option(
    "--fail-level",
    type=click.Choice([*SEVERITIES, "never"]),
    show_default="warning",
    help="Exit with 1 for new findings from here on.",
)
@configuration_option
@no_configuration_option
@speak_later
@no_color_option
def difference(
    old: str,
    new: str,
    output_format: str,
    input_format: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    market: str | None,
    policy_date: datetime.date | None,
    fail_level: str | None,
    configuration: str | None,
    no_configuration: bool,
    speak: str | None,
    no_color: bool,
) -> None:
    """Compare two exports: what is new, fixed, unchanged, and which words came and went.

    A change that you have not made is one to look into.
    """
    from listing_lint.acceptance import Given
    from listing_lint.difference import compare
    from listing_lint.export import read_export
    from listing_lint.files import FoundFile, find_files
    from listing_lint.formats import UnreadableFile
    from listing_lint.linter import UnknownMarket
    from listing_lint.report.difference import as_json, as_text
    from listing_lint.run import reaches

    chosen = chosen_configuration(configuration, no_configuration)
    speak = speak or speak_for([new], chosen)
    given = Given(
        market=market,
        policy_date=policy_date,
        select=tuple(select),
        ignore=tuple(ignore),
        speak=speak,
        fail_level=fail_level,
        configuration=chosen,
        use_baseline=False,
    )
    exports = []
    for path in (old, new):
        files = [found for found in find_files([path]) if isinstance(found, FoundFile)]
        adoption = adoption_of(given, files)
        try:
            exports.append(read_export(adoption, files, format=input_format))
        except (UnreadableFile, UnknownMarket) as error:
            raise CannotRun(error.said(speak)) from None
    changes = list(compare(*exports))
    look = look_of(standard_output(), no_color, speak)
    shown = as_json(changes) if output_format == "json" else as_text(changes, look)
    click.echo(shown, nl=False, color=look.color)
    level = adoption.setting(Path(new)).fail_level
    if any(reaches(finding, level) for change in changes for finding in change.new):
        sys.exit(1)
