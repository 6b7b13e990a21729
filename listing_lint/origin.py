"""What applies to one path, key by key, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from listing_lint.config import Config, Found, Override, matches_path
from listing_lint.phrases import spoken_in
from listing_lint.setting import USUAL_MARKET, applies

DEFAULT = "default"
"""The origin of a value that nobody has chosen."""
LOCALE = "locale"
"""The origin of a language that no configuration names."""

_USUAL = Config()


class Applied(Struct, frozen=True):
    """One key with its value (as TOML and JSON know values) and where that comes from."""

    key: str
    value: object
    origin: str


def applied(path: Path, found: Found, environment: Mapping[str, str]) -> Iterator[Applied]:
    """Every key of the configuration of a path, in its order; what overrides add or replace follows its key."""
    config = found.config
    file = str(found.path)
    written = msgspec.to_builtins(config)
    numbered = [
        (f"{file}, override {number}", override)
        for number, override in enumerate(config.overrides, start=1)
        if applies(override, path, found.folder)
    ]
    whole = [(origin, override) for origin, override in numbered if not override.skus]
    for each in msgspec.structs.fields(Config):
        key = each.encode_name
        if key == "overrides":
            continue
        value = written.get(key)
        if getattr(config, each.name) == getattr(_USUAL, each.name):
            yield _default(key, value, environment)
        else:
            yield Applied(key, value, file)
        yield from (
            Applied(key, msgspec.to_builtins(getattr(override, key)), origin)
            for origin, override in whole
            if key in ("market", "ignore", "severity") and getattr(override, key)
        )
    for origin, override in numbered:
        if override.skus:
            yield Applied("skus", _of_skus(override), origin)
    yield Applied(
        "excluded", matches_path(path, found.folder, config.exclude), file if config.exclude else DEFAULT
    )


def _default(key: str, value: object, environment: Mapping[str, str]) -> Applied:
    if key == "market":
        return Applied(key, USUAL_MARKET, DEFAULT)
    if key == "policy-date":
        return Applied(key, "today", DEFAULT)
    if key == "language":
        return Applied(key, spoken_in(environment), LOCALE)
    return Applied(key, value, DEFAULT)


def _of_skus(override: Override) -> Mapping[str, object]:
    chosen = {"skus": override.skus, "ignore": override.ignore, "severity": override.severity}
    return {name: msgspec.to_builtins(value) for name, value in chosen.items() if value}
