"""Fixing from the command line, and splitting long titles."""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listing_lint.cli.console import COULD_NOT_RUN, Refused, complain, look_of, standard_output
from listing_lint.cli.options import adoption_of, no_color_option, policy_date_option, speak_option
from listing_lint.cli.output import same_file, see_that_targets_differ
from listing_lint.phrases import count, say
from listing_lint.report import Look

if TYPE_CHECKING:
    from listing_lint.file_repair import FileRepairs, TitleSplit


def repair(
    repairs: FileRepairs,
    paths: Sequence[str],
    output: str | None,
    record: str | None,
    *,
    skip_unknown: bool,
    speak: str,
) -> None:
    """Repair the files, into `output` where there is one, and write down what was changed."""
    from listing_lint.files import STDIN, FoundFile, find_files
    from listing_lint.report.changes import write_record
    from listing_lint.writing import open_named

    if STDIN in paths:
        raise Refused("fix-input")
    if output is not None:
        _check_fixed_name(paths, output)
    for found in find_files(paths):
        if isinstance(found, FoundFile):
            repairs.file(found.path, target=output, named=found.named and not skip_unknown)
    if record is not None:
        with io.TextIOWrapper(open_named(record), encoding="utf-8-sig", newline="") as stream:
            write_record(stream, ((each.place, each.change) for each in repairs.repairs))
    if not repairs.dry:
        complain(_count_fixed("fixed", repairs, speak))


def _check_fixed_name(paths: Sequence[str], output: str) -> None:
    """Raises Refused where the fixed listings of `paths` can't be written to `output`."""
    if len(paths) != 1 or Path(paths[0]).is_dir():
        raise Refused("fix-several")
    if Path(output).suffix.lower() != Path(paths[0]).suffix.lower():
        raise Refused("fix-ending", output=output, path=paths[0])


def show_diff(repairs: FileRepairs, look: Look) -> None:
    """Show each change that was not made."""
    from listing_lint.report.changes import diff

    for each in repairs.repairs:
        click.echo(diff(each.place, each.change, look), color=look.color)
    complain(_count_fixed("fixable", repairs, look.speak))


def _count_fixed(key: str, repairs: FileRepairs, speak: str) -> str:
    if not repairs.repairs:
        return say("fixed.none", speak)
    number = len({each.place.file for each in repairs.repairs})
    files = count("summary.files", number, speak, files=f"{number:,}")
    return count(key, len(repairs.repairs), speak, files=files)


@click.command("split-titles", epilog="Example: listing-lint split-titles flat-file.txt -o split.txt")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write the listings to this file.")
@click.option("--table", type=click.Path(dir_okay=False), help="Write the texts side by side as CSV.")
@click.option("--input-format", metavar="NAME", help="Format of the file, where it is not recognised.")
@click.option("--market", show_default="amazon-us", metavar="NAME", help="Store of a file.")
@policy_date_option
@speak_option
@no_color_option
def split_titles(
    path: str,
    output: str | None,
    table: str | None,
    input_format: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
    no_color: bool,
) -> None:
    """Split long titles into title and Item Highlight, and show them side by side.

    Without -o nothing is written but the table.
    """
    from listing_lint.acceptance import Given
    from listing_lint.file_repair import FileRepairs
    from listing_lint.files import FoundFile
    from listing_lint.report.changes import SPLIT_COLUMNS, side_by_side, write_rows
    from listing_lint.writing import open_named

    if output is not None:
        _check_fixed_name([path], output)
    if table is not None:
        if same_file(table, path):
            raise Refused("output-over", path=table)
        see_that_targets_differ([table] if output is None else [table, output])
    given = Given(market=market, policy_date=policy_date, speak=speak)
    adoption = adoption_of(given, [FoundFile(path, named=True)])
    repairs = FileRepairs(adoption.setting, complain, format=input_format)
    splits = repairs.titles(path, output)
    if repairs.failed:
        sys.exit(COULD_NOT_RUN)
    look = look_of(standard_output(), no_color, speak)
    for each in splits:
        text = side_by_side(each.place, each.before, each.title, each.highlight, each.left_out, look)
        click.echo(text, nl=False, color=look.color)
    if table is not None:
        with io.TextIOWrapper(open_named(table), encoding="utf-8-sig", newline="") as stream:
            write_rows(stream, SPLIT_COLUMNS, map(_split_row, splits))
    complain(count("split", len(splits), speak))
    nowhere = sum(not each.writable for each in splits)
    if nowhere:
        complain(count("split.nowhere", nowhere, speak))
        sys.exit(1)


def _split_row(split: TitleSplit) -> Sequence[str]:
    place = split.place
    left = "; ".join(split.left_out)
    return place.sku or "", place.file or "", place.cell, split.before, split.title, split.highlight, left
