"""What applies to one file: the configuration found above it, under what the door was told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from listing_lint import clock
from listing_lint.config import Config, ConfigError, Found, Override, Suppression, find_config, matches_path
from listing_lint.confirm import CONTEXTS
from listing_lint.diagnostic import Diagnostic
from listing_lint.formats import FileFinding
from listing_lint.linter import Linter, UnknownMarket, UnknownRule, known_names
from listing_lint.listing import Listing, Place
from listing_lint.phrases import SPOKEN, say
from listing_lint.rule import Rule
from listing_lint.suppression import Suppressions
from listing_lint.wordlist import read_rule
from listing_lint.wordlist_folder import WordlistError

USUAL_MARKET = "amazon-us"


class Setting(Struct, frozen=True):
    """A linter for one file, how the file is read, and what is thought of its findings.

    `market` is that of files that name none, `columns` maps the file's headers to our fields,
    `excluded` is True for files that the configuration leaves out. `config_path` is where it stands, if
    anywhere. `fail_level` is the severity from which a finding fails the run, or `never`. `ignore` and
    `severities` are by rule or family; `skus` are the overrides of single listings.
    """

    linter: Linter
    market: str = USUAL_MARKET
    columns: Mapping[str, str] = field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()
    excluded: bool = False
    config_path: Path | None = None
    fail_level: str = "warning"
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)
    skus: tuple[Override, ...] = ()
    baseline: Path | None = None

    def suppressions(self) -> Suppressions:
        """The accepted findings, for one run."""
        return Suppressions(self.suppress, clock.now().date())

    def find(self, item: Listing | FileFinding) -> list[tuple[Place, Diagnostic]]:
        """What is found in a listing, or of the file itself, as this setting wants it; suppressed or not."""
        return self.find_many((item,))[0]

    def find_many(self, items: Sequence[Listing | FileFinding]) -> list[list[tuple[Place, Diagnostic]]]:
        """What `find` finds for each of some items, in their order."""
        found = iter(self.linter.lint_many([item for item in items if isinstance(item, Listing)]))
        return [
            self._placed(item, next(found)) if isinstance(item, Listing) else self._about_file(item)
            for item in items
        ]

    def _placed(self, listing: Listing, found: Sequence[Diagnostic]) -> list[tuple[Place, Diagnostic]]:
        placed = [(listing.place(each.field, each.index), each) for each in found]
        if not self.skus:
            return placed
        judged = [(place, self.judge(place, each)) for place, each in placed]
        return [(place, each) for place, each in judged if each is not None]

    def _about_file(self, item: FileFinding) -> list[tuple[Place, Diagnostic]]:
        judged = self.judge_file(item.diagnostic)
        return [] if judged is None else [(item.place, judged)]

    def judge(self, place: Place, diagnostic: Diagnostic) -> Diagnostic | None:
        """A finding as the overrides of its SKU want it, None where they ignore it."""
        for override in self.skus:
            if any(fnmatchcase(place.sku or "", pattern) for pattern in override.skus):
                if diagnostic.rule in override.ignore or diagnostic.family in override.ignore:
                    return None
                diagnostic = _graded(diagnostic, override.severity)
        return diagnostic

    def judge_file(self, diagnostic: Diagnostic) -> Diagnostic | None:
        """A finding about the file itself, which no linter has seen; None where it is ignored."""
        if diagnostic.rule in self.ignore or diagnostic.family in self.ignore:
            return None
        return _graded(diagnostic, self.severities)


def _graded(diagnostic: Diagnostic, severities: Mapping[str, str]) -> Diagnostic:
    severity = severities.get(diagnostic.rule) or severities.get(diagnostic.family)
    return replace(diagnostic, severity=severity) if severity else diagnostic


def setting_for(
    path: Path,
    *,
    market: str | None = None,
    speak: str | None = None,
    policy_date: datetime.date | None = None,
    today: datetime.date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_level: str | None = None,
    found: Found | None = None,
) -> Setting:
    """The setting of a file. What is given here wins over the configuration.

    `ignore` is added to what the configuration ignores; what `select` names is not ignored by it.
    `today` is the day whose rules apply where neither says so, the real one if left out. `found` stands in
    for the configuration above the file. Raises ConfigError for a configuration that can't be used.
    """
    if found is None:
        found = find_config(path)
    config = found.config
    applying = [override for override in config.overrides if applies(override, path, found.folder)]
    whole = [override for override in applying if not override.skus]
    chosen = market or config.market
    for override in whole:
        chosen = market or override.market or chosen
    configured = (*config.ignore, *(name for override in whole for name in override.ignore))
    ignored = frozenset(ignore).union(name for name in configured if name not in select)
    severities = _severities(config, whole)
    try:
        own_rules = tuple(_own_rules(found))
        known_names(config.remove_terms, (rule.name for rule in own_rules))
        linter = Linter(
            chosen or USUAL_MARKET,
            policy_date or config.policy_date or today,
            select or config.select,
            ignored,
            severities=severities,
            own_brands=config.own_brands,
            authorised_brands=config.authorised_brands,
            extra_rules=own_rules,
            removed_terms=config.remove_terms,
            speak=speak or config.language or "en",
        )
        for override in applying:
            known_names((*override.ignore, *override.severity), (rule.name for rule in own_rules))
    except (UnknownMarket, UnknownRule, WordlistError) as error:
        given = (market, *select, *ignore)
        ours = found.path is not None and not any(f"“{name}”" in str(error) for name in given)
        spoken = speak or config.language or SPOKEN[0]
        sentence = str(error) if isinstance(error, WordlistError) else error.said(spoken)
        raise ConfigError(
            say("label.said", spoken, label=found.path, text=sentence) if ours else sentence
        ) from None
    return Setting(
        linter=linter,
        market=chosen or USUAL_MARKET,
        columns=config.columns,
        suppress=config.suppress,
        excluded=matches_path(path, found.folder, config.exclude),
        config_path=found.path,
        fail_level=fail_level or config.fail_level,
        ignore=ignored,
        severities=severities,
        skus=tuple(override for override in applying if override.skus),
        baseline=None if config.baseline is None else found.folder / config.baseline,
    )


def applies(override: Override, path: Path, folder: Path) -> bool:
    """True for an override that concerns a file, or some listings in it."""
    return not override.paths or matches_path(path, folder, override.paths)


def _severities(config: Config, applying: Iterable[Override]) -> dict[str, str]:
    severities: dict[str, str] = dict(config.severity)
    for override in applying:
        severities.update(override.severity)
    return severities


def _own_rules(found: Found) -> Iterator[Rule]:
    for name in found.config.wordlists:
        folder = found.folder / name
        if not folder.is_dir():
            raise WordlistError(f"wordlists: there is no folder {name}")
        for path in sorted(folder.rglob("*.yaml")):
            rule = read_rule(path)
            _see_that_contexts_are_known(rule)
            yield rule


def _see_that_contexts_are_known(rule: Rule) -> None:
    for where, names in ((rule.where, rule.confirm), *((term.where, term.confirm) for term in rule.terms)):
        for name in names:
            if name not in CONTEXTS:
                raise WordlistError(f"{where}: no context “{name}”; known: {', '.join(sorted(CONTEXTS))}")
