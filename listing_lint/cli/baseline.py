"""Accepting what is found today."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from listing_lint.cli.console import CannotRun, Refused, complain
from listing_lint.cli.options import (
    Decorator,
    adoption_of,
    chosen_configuration,
    configuration_option,
    market_option,
    policy_date_option,
    speak_option,
)
from listing_lint.cli.running import run_over
from listing_lint.phrases import SPOKEN, count, say

if TYPE_CHECKING:
    from listing_lint.acceptance import Adoption, Given
    from listing_lint.config import Found
    from listing_lint.ratchet import Standing, Tally


@click.group(epilog="Example: listing-lint baseline create exports/")
def baseline() -> None:
    """Accept what is found today, so that only what is new is told."""


_baseline_file: Decorator = click.option(
    "--file",
    "file",
    type=click.Path(dir_okay=False),
    help="The baseline (default: that of the configuration).",
)
_baseline_paths: Decorator = click.argument("paths", nargs=-1, required=True, metavar="PATH…")


@baseline.command("create", epilog="Example: listing-lint baseline create exports/")
@_baseline_paths
@_baseline_file
@configuration_option
@market_option
@policy_date_option
@speak_option
def baseline_create(
    paths: Sequence[str],
    file: str | None,
    configuration: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
) -> None:
    """Accept everything that is found now. An existing baseline is never touched."""
    from listing_lint.acceptance import Given
    from listing_lint.ratchet import BaselineExists, create

    chosen = chosen_configuration(configuration, none=False)
    path, configured = _baseline_path(paths, file, chosen)
    given = Given(market, policy_date, speak=speak, configuration=chosen, use_baseline=False)
    _, tally = _tally(paths, given)
    try:
        create(path, tally.found)
    except BaselineExists as error:
        raise CannotRun(str(error)) from None
    complain(count("baseline.created", tally.found.total(), speak, path=path))
    if not configured:
        complain(say("baseline.configure", speak, path=path.as_posix()))


@baseline.command("update", epilog="Example: listing-lint baseline update exports/")
@_baseline_paths
@_baseline_file
@click.option("--gone", is_flag=True, help="Take out listings too that the files don't hold.")
@configuration_option
@market_option
@policy_date_option
@speak_option
def baseline_update(
    paths: Sequence[str],
    file: str | None,
    gone: bool,
    configuration: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
) -> None:
    """Take out what is fixed. Nothing new is accepted."""
    from listing_lint.acceptance import Given
    from listing_lint.ratchet import update

    chosen = chosen_configuration(configuration, none=False)
    given = Given(market, policy_date, speak=speak, configuration=chosen)
    path, now = _standing(paths, file, given)
    update(path, now, unseen=gone)
    complain(_standing_in_words(path, now, speak))


@baseline.command("check", epilog="Example: listing-lint baseline check exports/")
@_baseline_paths
@_baseline_file
@configuration_option
@market_option
@policy_date_option
@speak_option
def baseline_check(
    paths: Sequence[str],
    file: str | None,
    configuration: str | None,
    market: str | None,
    policy_date: datetime.date | None,
    speak: str,
) -> None:
    """Exit with 1 where something is fixed that the baseline still accepts."""
    from listing_lint.acceptance import Given

    chosen = chosen_configuration(configuration, none=False)
    given = Given(market, policy_date, speak=speak, configuration=chosen)
    path, now = _standing(paths, file, given)
    for sku, rule_name, field, text in sorted(now.fixed):
        click.echo(f"{sku}  {field}  {text}  [{rule_name}]")
    complain(_standing_in_words(path, now, speak))
    if now.fixed:
        sys.exit(1)


def _baseline_path(paths: Sequence[str], file: str | None, chosen: Found | None) -> tuple[Path, bool]:
    """The baseline of a command, and whether the configuration names it."""
    from listing_lint.config import ConfigError, find_config
    from listing_lint.ratchet import USUAL_NAME

    try:
        found = chosen or find_config(Path(paths[0]))
    except ConfigError as error:
        raise CannotRun(str(error)) from None
    configured = None if found.config.baseline is None else found.folder / found.config.baseline
    if file is not None:
        return Path(file), configured is not None and configured.resolve() == Path(file).resolve()
    return configured or Path(USUAL_NAME), configured is not None


def _tally(paths: Sequence[str], given: Given) -> tuple[Adoption, Tally]:
    """What is found in the files beyond the baseline that is given."""
    from listing_lint.files import find_files
    from listing_lint.parallel import available
    from listing_lint.ratchet import Tally
    from listing_lint.run import Run

    files = list(find_files(paths))
    tally = Tally()
    adoption = adoption_of(given, files)
    run = Run(tally, write=len, complain=complain, adoption=adoption, jobs=available())
    run_over(run, files, skip_unknown=False, speak=given.speak or SPOKEN[0])
    if run.summary.unread:
        raise Refused("baseline")
    return adoption, tally


def _standing(paths: Sequence[str], file: str | None, given: Given) -> tuple[Path, Standing]:
    from listing_lint.ratchet import standing

    path, _ = _baseline_path(paths, file, given.configuration)
    adoption, tally = _tally(paths, replace(given, baseline=path))
    return path, standing(path, adoption.baselines[path], tally.found)


def _standing_in_words(path: Path, now: Standing, speak: str) -> str:
    numbers = {name: f"{getattr(now, name).total():,}" for name in ("kept", "fixed", "unseen", "new")}
    return say("baseline.standing", speak, path=path, **numbers)
