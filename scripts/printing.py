"""Pages that are printed from what is true: written, or held against what they should say."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POLICY_DATE = "2026-11-25"
"""Pages tell the rules of this day, so that they change with the rules only and not with the calendar."""

WIDTH = 92
"""Columns of the terminal that samples and pictures show."""


def output_of(command: str, *, color: bool = False) -> str:
    """What a command of ours prints, in a terminal of WIDTH columns."""
    program, *arguments = shlex.split(command)
    if program != "listing-lint":
        raise SystemExit(f"a sample shows a command of listing-lint, not {program}")
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR")}
    look = {"FORCE_COLOR" if color else "NO_COLOR": "1", "COLUMNS": str(WIDTH), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "listing_lint", *arguments],
        cwd=ROOT,
        env={**plain, **look, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        check=False,
        encoding="utf-8",
    )
    return done.stdout


def settle(title: str | None, wanted: Mapping[Path, str], present: Iterable[Path] = ()) -> int:
    """Write the pages that are old and take away those of `present` that nobody wants; the exit code.

    With `--check` on the command line nothing is changed, and old pages give 1. `title` says what is printed.
    """
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a page is old")
    check = parser.parse_args().check
    old = [path for path, text in wanted.items() if _text(path) != text]
    unwanted = sorted(set(present) - set(wanted))
    if check:
        for path in (*old, *unwanted):
            print(f"{path.relative_to(ROOT).as_posix()} is old; run make pages")
        return 1 if old or unwanted else 0
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    for path in unwanted:
        path.unlink()
    print(f"{len(wanted)} pages, {len(old) + len(unwanted)} changed")
    return 0


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def table(*rows: Iterable[str]) -> list[str]:
    """The lines of a Markdown table; the first row is its head."""
    head, *body = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *body)]
