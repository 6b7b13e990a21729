"""One run over what was named: each file in its turn, and a word on what was passed over."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from listing_lint.cli.console import complain

if TYPE_CHECKING:
    from listing_lint.run import Run

_FEW = 5


def run_over(run: Run, files: Iterable[object], skip_unknown: bool) -> None:
    """Lint what `find_files` has found. With `skip_unknown`, a named file without listings is passed over too."""
    from listing_lint.files import STDIN, FoundFile, NoSuchFile, OtherFile

    others: list[str] = []
    for found in files:
        if isinstance(found, OtherFile):
            others.append(found.path)
        elif isinstance(found, NoSuchFile):
            run.unread(found.path, f"{found.path}: there is no such file or folder")
        elif isinstance(found, FoundFile) and found.path == STDIN:
            run.file("<stdin>", sys.stdin.buffer.read())
        elif isinstance(found, FoundFile):
            run.file(found.path, named=found.named and not skip_unknown)
    _say_passed_over(others, "not listing files by their endings")
    _say_passed_over(run.passed_over, "no listings in them")
    _say_passed_over(run.excluded, "excluded by the configuration")


def _say_passed_over(paths: Sequence[str], reason: str) -> None:
    """Name the files while they are few, count them by ending when they are many."""
    if not paths:
        return
    if len(paths) <= _FEW:
        names = ", ".join(paths)
    else:
        endings: dict[str, int] = {}
        for path in paths:
            ending = Path(path).suffix.lower() or "no ending"
            endings[ending] = endings.get(ending, 0) + 1
        ranked = sorted(endings.items(), key=lambda item: (-item[1], item[0]))
        names = ", ".join(f"{ending} {number:,}" for ending, number in ranked)
    files = "1 file" if len(paths) == 1 else f"{len(paths):,} files"
    complain(f"passed over {files}, {reason}: {names}")
