"""Options that several commands share, and what they mean together."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listing_lint.cli.console import CannotRun, Refused
from listing_lint.cli.usage import BadDay, Misused
from listing_lint.phrases import SPOKEN, spoken_in

if TYPE_CHECKING:
    from listing_lint.acceptance import Adoption, Given
    from listing_lint.config import Found


def names(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Names from repeated options and from commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def day(context: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    """A day in the form of ISO 8601, None where none is given."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise BadDay(value) from None


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def spoken(context: click.Context, option: click.Parameter, value: str | None) -> str:
    """The language asked for, else that of the configuration here, else that of the locale."""
    return value or speak_for(["."], None)


_LANGUAGE_HELP = "Language of messages (default: from the locale)."
speak_option: Decorator = click.option(
    "--lang", "speak", type=click.Choice(SPOKEN), callback=spoken, help=_LANGUAGE_HELP
)
speak_later: Decorator = click.option("--lang", "speak", type=click.Choice(SPOKEN), help=_LANGUAGE_HELP)
no_color_option: Decorator = click.option(
    "--no-color", is_flag=True, help="No colours (also NO_COLOR=1; FORCE_COLOR=1 keeps them in a pipe)."
)
configuration_option: Decorator = click.option(
    "--config",
    "configuration",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="This configuration instead of those above the files.",
)
no_configuration_option: Decorator = click.option(
    "--no-config", "no_configuration", is_flag=True, help="No configuration at all."
)
ignore_option: Decorator = click.option(
    "--ignore", multiple=True, callback=names, metavar="NAMES", help="Not these rules and families."
)
input_format_option: Decorator = click.option(
    "--input-format", metavar="NAME", help="Format of the files, where it is not recognised."
)
market_option: Decorator = click.option(
    "--market", show_default="amazon-us", metavar="NAME", help="Store of files that don't name their own."
)
policy_date_option: Decorator = click.option(
    "--policy-date", callback=day, metavar="DAY", help="Day whose rules apply (default: today)."
)
select_option: Decorator = click.option(
    "--select", multiple=True, callback=names, metavar="NAMES", help="Only these rules and families."
)


def chosen_configuration(path: str | None, none: bool) -> Found | None:
    """The configuration that stands in for those above the files, None where they are to be found."""
    from listing_lint.config import Config, ConfigError, Found, read_config

    if path is None:
        return Found(Config(), None) if none else None
    if none:
        raise Misused("configurations")
    try:
        config = read_config(Path(path))
    except ConfigError as error:
        raise CannotRun(str(error)) from None
    if config is None:
        raise Refused("configuration", path=path)
    return Found(config, Path(path))


def speak_for(paths: Sequence[str], configuration: Found | None) -> str:
    """The language of a report: that of the configuration above the first file, else of the locale."""
    from listing_lint.config import ConfigError, find_config

    try:
        found = configuration or find_config(Path(paths[0]))
    except ConfigError as error:
        raise CannotRun(str(error)) from None
    return found.config.language or spoken_in(os.environ)


def adoption_of(given: Given, files: Iterable[object]) -> Adoption:
    """What applies to the files: everything that is wrong with it is told before anything is written."""
    from listing_lint.acceptance import Adoption
    from listing_lint.baseline import BaselineError
    from listing_lint.config import ConfigError
    from listing_lint.files import STDIN, FoundFile

    try:
        adoption = Adoption(given)
        for found in files:
            if isinstance(found, FoundFile):
                path = Path.cwd() if found.path == STDIN else Path(found.path)
                adoption.acceptance(adoption.setting(path))
    except (BaselineError, ConfigError) as error:
        raise CannotRun(str(error)) from None
    return adoption
