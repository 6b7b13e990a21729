"""Which files a run looks at: those that were named, and those in named folders that may hold listings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

STDIN = "-"
"""Stands for standard input among the paths."""

ENDINGS = frozenset(
    [".csv", ".json", ".jsonl", ".ndjson", ".tab", ".tsv", ".txt", ".xlsm", ".xlsx", ".yaml", ".yml"]
)
"""Endings of files that are opened in a folder; what they hold is then told by their content."""

OUR_OWN = frozenset(["listing-lint.toml", "listing-lint.yaml", "listing-lint-baseline.jsonl"])
"""Files that lie beside listings and hold none: the configuration, and the baseline by its usual name."""

_NEVER = frozenset(["__pycache__", "node_modules", "venv"])


class FoundFile(Struct, frozen=True):
    """A file to be linted. `named` is True where the user named it, and it must hold listings."""

    path: str
    named: bool


class OtherFile(Struct, frozen=True):
    """A file in a folder whose ending no listing file has."""

    path: str


class NoSuchFile(Struct, frozen=True):
    """A path behind which there is nothing."""

    path: str


def find_files(paths: Iterable[str]) -> Iterator[FoundFile | OtherFile | NoSuchFile]:
    """Every file behind the paths, once, folders in the order of their names; hidden folders are left out."""
    seen: set[str] = set()
    for path in paths:
        for found in _behind(path):
            real = os.path.realpath(found.path)
            if real not in seen:
                seen.add(real)
                yield found


def _behind(path: str) -> Iterator[FoundFile | OtherFile | NoSuchFile]:
    if path == STDIN:
        yield FoundFile(STDIN, named=True)
    elif Path(path).is_dir():
        yield from _in_folder(path)
    elif Path(path).exists():
        yield FoundFile(path, named=True)
    else:
        yield NoSuchFile(path)


def _in_folder(folder: str) -> Iterator[FoundFile | OtherFile]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NEVER)
        for name in sorted(names):
            path = str(Path(root, name))
            if name in OUR_OWN:
                continue
            # Excel keeps `~$name.xlsx` beside a workbook that is open.
            if name.startswith((".", "~$")) or Path(name).suffix.lower() not in ENDINGS:
                yield OtherFile(path)
            else:
                yield FoundFile(path, named=False)
