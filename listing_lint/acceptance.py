"""Which findings of a run stand, and which a team has accepted: by a suppression, or in its baseline."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from listing_lint.baseline import Baseline, Key
from listing_lint.config import Found, Suppression, find_config, matches_path
from listing_lint.diagnostic import Diagnostic
from listing_lint.listing import Place
from listing_lint.phrases import count, say
from listing_lint.setting import Setting, applies, setting_for
from listing_lint.suppression import Suppressions, described

BASELINE = "baseline"
"""Why a finding is accepted that no suppression names."""

_Finding = tuple[Place, Diagnostic]


class Noted(Struct, frozen=True):
    """What a process learned of the acceptance while it worked on a part of a file."""

    used: frozenset[int]
    met: frozenset[int]
    seen: frozenset[str]


class Acceptance(Struct, frozen=True):
    """What was accepted before this run, and is used up while it goes on."""

    suppressions: Suppressions
    baseline: Baseline | None = None

    @property
    def accepts_any(self) -> bool:
        """False where nothing was accepted: then there is nothing to note, and nothing to mark."""
        return bool(self.suppressions.entries) or self.baseline is not None

    def meet(self, sku: str) -> None:
        """Note that a listing was looked at."""
        self.suppressions.meet(sku)
        if self.baseline is not None:
            self.baseline.meet((sku,))

    def noted(self) -> Noted:
        """What was noted since this was last asked, for the process that adds it up."""
        seen = frozenset[str]() if self.baseline is None else self.baseline.hand_over()
        return Noted(*self.suppressions.noted(), seen)

    def add(self, noted: Noted) -> None:
        """Take over what another process noted."""
        self.suppressions.add(noted.used, noted.met)
        if self.baseline is not None:
            self.baseline.meet(noted.seen)

    def suppress(self, finding: _Finding) -> _Finding:
        """The finding, marked with the reason where a suppression names it."""
        place, diagnostic = finding
        entry = self.suppressions.match(place, diagnostic)
        return finding if entry is None else (place, replace(diagnostic, accepted=entry.reason))

    def compare(self, finding: _Finding) -> _Finding:
        """The finding, marked where the baseline holds it and nothing else has accepted it."""
        place, diagnostic = finding
        if self.baseline is None or diagnostic.accepted or not self.baseline.accepts(place, diagnostic):
            return finding
        return place, replace(diagnostic, accepted=BASELINE)


class Given(Struct, frozen=True):
    """What the door was told. It wins over every configuration; None and nothing leave it the say.

    `configuration` stands in for those above the files, `baseline` for those that they name. Without
    `use_baseline` none counts.
    """

    market: str | None = None
    policy_date: datetime.date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    speak: str | None = None
    fail_level: str | None = None
    configuration: Found | None = None
    baseline: Path | None = None
    use_baseline: bool = True


_NOTHING = Given()


class Adoption:
    """The settings of the files of one run, with what was accepted in each configuration.

    Files below the same configuration share its suppressions and its baseline, so that a run can tell
    which of them were not needed.
    """

    def __init__(self, given: Given = _NOTHING) -> None:
        """Nothing is read before a file is asked for, but the baseline that was given. Raises BaselineError."""
        self.given = given
        self._settings: dict[tuple[object, ...], Setting] = {}
        self._suppressions: dict[Path | None, Suppressions] = {}
        self.baselines: dict[Path, Baseline] = {}
        if given.use_baseline and given.baseline is not None:
            self._baseline(given.baseline)

    def setting(self, path: Path) -> Setting:
        """The setting of a file. Raises ConfigError."""
        given = self.given
        found = self.given.configuration or find_config(path)
        overrides = [applies(override, path, found.folder) for override in found.config.overrides]
        key = (found.path, *overrides)
        if key not in self._settings:
            self._settings[key] = setting_for(
                path,
                market=given.market,
                speak=given.speak,
                policy_date=given.policy_date,
                select=given.select,
                ignore=given.ignore,
                fail_level=given.fail_level,
                found=found,
            )
        return replace(self._settings[key], excluded=matches_path(path, found.folder, found.config.exclude))

    def acceptance(self, setting: Setting) -> Acceptance:
        """What was accepted of files with this setting. Raises BaselineError."""
        suppressions = self._suppressions.setdefault(setting.config_path, setting.suppressions())
        if not self.given.use_baseline:
            return Acceptance(suppressions)
        path = self.given.baseline or setting.baseline
        return Acceptance(suppressions, None if path is None else self._baseline(path))

    def _baseline(self, path: Path) -> Baseline:
        if path not in self.baselines:
            self.baselines[path] = Baseline.read(path)
        return self.baselines[path]

    def is_baseline(self, path: Path) -> bool:
        """True for the file of a baseline of this run: it lies beside listings and holds none."""
        return any(path.resolve() == known.resolve() for known in self.baselines)

    def expired(self) -> Iterator[tuple[Path, Suppression]]:
        """Suppressions whose last day is over, each with its configuration."""
        for path, suppressions in self._suppressions.items():
            for entry in suppressions.expired():
                yield path or Path(), entry

    def unused(self) -> Iterator[tuple[Path, Suppression]]:
        """Suppressions in force that silenced nothing in this run, each with its configuration.

        None where only some rules were asked for: what the others would have found is not known.
        """
        if self._in_part():
            return
        for path, suppressions in self._suppressions.items():
            for entry in suppressions.unused():
                yield path or Path(), entry

    def fixed(self) -> Iterator[tuple[Path, Key]]:
        """Entries of baselines that are gone from the listings of this run, each with its baseline.

        None where only some rules were asked for.
        """
        if self._in_part():
            return
        for path, baseline in self.baselines.items():
            for key in baseline.fixed():
                yield path, key

    def _in_part(self) -> bool:
        return bool(self.given.select or self.given.ignore)


def leftovers(adoption: Adoption, speak: str) -> Iterator[str]:
    """A sentence for each suppression and baseline entry that has outlived its use, after a run."""
    for path, entry in adoption.expired():
        yield say("suppression.expired", speak, path=path, entry=described(entry, speak), day=entry.expires)
    for path, entry in adoption.unused():
        yield say("suppression.unused", speak, path=path, entry=described(entry, speak))
    fixed: dict[Path, list[Key]] = {}
    for path, key in adoption.fixed():
        fixed.setdefault(path, []).append(key)
    for path, keys in fixed.items():
        yield count("baseline.fixed", len(keys), speak, path=path)
