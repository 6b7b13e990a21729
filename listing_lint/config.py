"""Configuration: found upwards from the linted file, strict about its keys, the same in TOML and YAML.

    # listing-lint.toml
    market = "amazon-de"
    ignore = ["style"]

    [severity]
    puffery = "warning"

The same keys stand in `listing-lint.yaml`, or below `[tool.listing-lint]` in `pyproject.toml`.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from listing_lint.lazy_pattern import lazy_pattern

FILE_NAMES = ("listing-lint.toml", "listing-lint.yaml", "pyproject.toml")
"""Names of configuration files, the first that is there in a folder wins."""

SeverityName = Literal["error", "warning", "info"]
_Names = Annotated[tuple[str, ...], msgspec.Meta(description="Names of rules or families.")]
_Severities = Annotated[
    dict[str, SeverityName], msgspec.Meta(description="Rule or family → severity of its findings.")
]


class ConfigError(ValueError):
    """A configuration that can't be used: one sentence with the file, the key and what to do."""


class _Keys(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Keys are kebab-case, and one that we don't know is an error."""


class Override(_Keys, frozen=True):
    """Other settings for some paths or SKUs; a later override wins over an earlier one."""

    paths: Annotated[
        tuple[str, ...],
        msgspec.Meta(description="Patterns such as `eu/**`, from the configuration's folder."),
    ] = ()
    skus: Annotated[tuple[str, ...], msgspec.Meta(description="Patterns such as `TEST-*`.")] = ()
    market: Annotated[str | None, msgspec.Meta(description="Market of files that name none.")] = None
    ignore: _Names = ()
    severity: _Severities = {}


class Suppression(_Keys, frozen=True):
    """A finding that is accepted: rule × SKU × field × text, with the reason why."""

    reason: Annotated[str, msgspec.Meta(min_length=1, description="Why this finding is accepted.")]
    rule: Annotated[str, msgspec.Meta(description="Rule or family; `*` for any.")] = "*"
    sku: Annotated[str, msgspec.Meta(description="SKU or pattern; `*` for any.")] = "*"
    field: Annotated[str, msgspec.Meta(description="Field, such as `title`; `*` for any.")] = "*"
    text: Annotated[str, msgspec.Meta(description="The flagged words, any case; `*` for any.")] = "*"
    expires: Annotated[datetime.date | None, msgspec.Meta(description="Last day on which it counts.")] = None


class Config(_Keys, frozen=True):
    """All settings. What is left out has the default that the command line has."""

    market: Annotated[str | None, msgspec.Meta(description="Market of files that name none.")] = None
    policy_date: Annotated[
        datetime.date | None, msgspec.Meta(description="The day whose rules apply; today if left out.")
    ] = None
    select: Annotated[tuple[str, ...] | None, msgspec.Meta(description="Only these rules and families.")] = (
        None
    )
    ignore: _Names = ()
    severity: _Severities = {}
    fail_level: Annotated[
        SeverityName | Literal["never"], msgspec.Meta(description="Exit with 1 from this severity on.")
    ] = "warning"
    language: Annotated[
        Literal["en", "zh-CN"] | None, msgspec.Meta(description="Language of the messages.")
    ] = None
    own_brands: Annotated[
        tuple[str, ...], msgspec.Meta(description="Brands that are yours: never third-party, never claims.")
    ] = ()
    authorised_brands: Annotated[
        tuple[str, ...], msgspec.Meta(description="Brands of others that you may name.")
    ] = ()
    wordlists: Annotated[
        tuple[str, ...],
        msgspec.Meta(description="Folders of your own word rules, from the configuration's folder."),
    ] = ()
    remove_terms: Annotated[
        dict[str, tuple[str, ...]], msgspec.Meta(description="Rule → terms that it shall not look for.")
    ] = {}
    columns: Annotated[
        dict[str, str], msgspec.Meta(description="Column header of your files → our field.")
    ] = {}
    exclude: Annotated[
        tuple[str, ...], msgspec.Meta(description="Paths to leave out, from the configuration's folder.")
    ] = ()
    baseline: Annotated[
        str | None, msgspec.Meta(description="Baseline file, from the configuration's folder.")
    ] = None
    overrides: tuple[Override, ...] = ()
    suppress: tuple[Suppression, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """A configuration and the file that it came from, None where there is none."""

    config: Config
    path: Path | None

    @property
    def folder(self) -> Path:
        """The folder that patterns and paths of the configuration start from."""
        return Path.cwd() if self.path is None else self.path.parent


def find_config(start: Path) -> Found:
    """The nearest configuration in the folder of `start` or above it. Raises ConfigError."""
    folder = start if start.is_dir() else start.parent
    return _find_in(folder.resolve())


@lru_cache(maxsize=256)
def _find_in(folder: Path) -> Found:
    for path in candidates(folder):
        if (config := read_config(path)) is not None:
            return Found(config, path)
    return Found(Config(), None)


def candidates(start: Path) -> Iterator[Path]:
    """The files in the folder of `start` and above it that may hold a configuration, the nearest first."""
    folder = (start if start.is_dir() else start.parent).resolve()
    for each in (folder, *folder.parents):
        for name in FILE_NAMES:
            if (path := each / name).is_file():
                yield path


def forget() -> None:
    """Look for configurations anew: for whoever runs on while people edit them."""
    _find_in.cache_clear()


def read_config(path: Path) -> Config | None:
    """One configuration file; None for a `pyproject.toml` without our table. Raises ConfigError."""
    raw = _parse(path)
    if path.name == "pyproject.toml":
        raw = raw.get("tool", {}).get("listing-lint")
        if raw is None:
            return None
    try:
        config = msgspec.convert(raw or {}, Config, strict=False)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_explained(str(error))}") from None
    for number, override in enumerate(config.overrides, start=1):
        if not override.paths and not override.skus:
            raise ConfigError(f"{path}: override {number} is for nothing; give it paths or skus")
        if override.skus and override.market is not None:
            raise ConfigError(
                f"{path}: override {number} gives SKUs a market; a market goes by file: name paths only"
            )
    return config


def _parse(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: can't be read as UTF-8 text: {error}") from None
    if path.suffix == ".toml":
        if sys.version_info >= (3, 11):
            import tomllib
        else:
            import tomli as tomllib
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{path}: not TOML: {error}") from None
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = "" if mark is None else f", line {mark.line + 1}"
        raise ConfigError(f"{path}{line}: not YAML: {getattr(error, 'problem', error)}") from None


_UNKNOWN = lazy_pattern(r"unknown field `([^`]+)`(?: - at `\$\.?([^`]*)`)?")
_WRONG = lazy_pattern(r"^(.*?)(?: - at `\$\.?([^`]*)`)?$")


def _explained(problem: str) -> str:
    """The decoder's complaint as a sentence for somebody who doesn't know the decoder."""
    unknown = _UNKNOWN.search(problem)
    if unknown is None:
        wrong = _WRONG.match(problem)
        what, where = wrong.groups() if wrong else (problem, None)
        return f"the key “{where}”: {what}" if where else what
    from difflib import get_close_matches

    key, where = unknown.groups()
    tables: Mapping[str, type[_Keys]] = {"suppress": Suppression, "overrides": Override}
    kind = tables.get((where or "").split("[")[0], Config)
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    near = get_close_matches(key, known, 1, cutoff=0.5)
    hint = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(known)}"
    return f"unknown key “{key}”; {hint}"


def schema() -> Mapping[str, Any]:
    """The JSON Schema of a configuration file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "listing-lint configuration",
        **msgspec.json.schema(Config),
    }


def matches_path(path: Path, folder: Path, patterns: Sequence[str]) -> bool:
    """True where a path, seen from `folder`, matches one of the patterns (`**` for any folders)."""
    try:
        relative = path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        relative = path.as_posix()
    return any(
        fnmatchcase(relative, pattern) or fnmatchcase(relative, f"{pattern.rstrip('/')}/*")
        for pattern in patterns
    )
