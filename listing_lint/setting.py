"""What applies to one file: the configuration found above it, under what the door was told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from listing_lint.config import Config, ConfigError, Found, Override, Suppression, find_config, matches_path
from listing_lint.linter import Linter, UnknownMarket, UnknownRule
from listing_lint.rule import Rule
from listing_lint.suppression import Suppressions
from listing_lint.wordlist import WordlistError, load_rules

_USUAL_MARKET = "amazon-us"


@dataclass(frozen=True, slots=True)
class Setting:
    """A linter for one file, and how the file is read.

    `market` is that of files that name none, `columns` maps the file's headers to our fields,
    `excluded` is True for files that the configuration leaves out. `config_path` is where it stands, if
    anywhere.
    """

    linter: Linter
    market: str
    columns: Mapping[str, str]
    suppress: tuple[Suppression, ...]
    excluded: bool
    config_path: Path | None

    def suppressions(self) -> Suppressions:
        """The accepted findings, for one run."""
        return Suppressions(self.suppress, self.linter.policy_date)


def setting_for(
    path: Path,
    *,
    market: str | None = None,
    speak: str | None = None,
    policy_date: datetime.date | None = None,
    today: datetime.date | None = None,
) -> Setting:
    """The setting of a file. `market`, `speak` and `policy_date` win over the configuration.

    `today` is the day whose rules apply where neither says so, the real one if left out.

    Raises ConfigError for a configuration that can't be used.
    """
    found = find_config(path)
    config = found.config
    applying = [override for override in config.overrides if _applies(override, path, found)]
    chosen = market or config.market
    for override in applying:
        chosen = market or override.market or chosen
    try:
        linter = Linter(
            chosen or _USUAL_MARKET,
            policy_date or config.policy_date or today,
            config.select,
            (*config.ignore, *(name for override in applying for name in override.ignore)),
            severities=_severities(config, applying),
            own_brands=config.own_brands,
            authorised_brands=config.authorised_brands,
            extra_rules=tuple(_own_rules(found)),
            removed_terms=config.remove_terms,
            speak=speak or config.language or "en",
        )
    except (UnknownMarket, UnknownRule, WordlistError) as error:
        raise ConfigError(f"{found.path or 'listing-lint'}: {error}") from None
    return Setting(
        linter=linter,
        market=chosen or _USUAL_MARKET,
        columns=config.columns,
        suppress=config.suppress,
        excluded=matches_path(path, found.folder, config.exclude),
        config_path=found.path,
    )


def _applies(override: Override, path: Path, found: Found) -> bool:
    """True for an override of whole files; those of single SKUs are not for a linter to know."""
    return not override.skus and matches_path(path, found.folder, override.paths)


def _severities(config: Config, applying: list[Override]) -> dict[str, str]:
    severities: dict[str, str] = dict(config.severity)
    for override in applying:
        severities.update(override.severity)
    return severities


def _own_rules(found: Found) -> Iterator[Rule]:
    for folder in found.config.wordlists:
        yield from load_rules(found.folder / folder)
