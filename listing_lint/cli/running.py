"""One run over what was named: each file in its turn, and a word on what was passed over."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from listing_lint.cli.console import complain
from listing_lint.phrases import count, say

if TYPE_CHECKING:
    from listing_lint.run import Run

_FEW = 5


def run_over(run: Run, files: Iterable[object], skip_unknown: bool, speak: str) -> None:
    """Lint what `find_files` has found. With `skip_unknown`, a named file without listings is passed over too.

    `speak` is the language of what is said of files beside the report.
    """
    from listing_lint.files import STDIN, FoundFile, NoSuchFile, OtherFile

    others: list[str] = []
    for found in files:
        if isinstance(found, OtherFile):
            others.append(found.path)
        elif isinstance(found, NoSuchFile):
            run.unread(found.path, say("files.missing", speak, path=found.path))
        elif isinstance(found, FoundFile) and found.path == STDIN:
            run.file("<stdin>", sys.stdin.buffer.read())
        elif isinstance(found, FoundFile):
            run.file(found.path, named=found.named and not skip_unknown)
    _say_passed_over(others, "other", speak)
    _say_passed_over(run.passed_over, "foreign", speak)
    _say_passed_over(run.excluded, "excluded", speak)


def _say_passed_over(paths: Sequence[str], reason: str, speak: str) -> None:
    """Name the files while they are few, count them by ending when they are many."""
    if not paths:
        return
    if len(paths) <= _FEW:
        names: Sequence[str] = paths
    else:
        endings: dict[str, int] = {}
        for path in paths:
            ending = Path(path).suffix.lower() or say("files.no-ending", speak)
            endings[ending] = endings.get(ending, 0) + 1
        ranked = sorted(endings.items(), key=lambda item: (-item[1], item[0]))
        names = [f"{ending} {number:,}" for ending, number in ranked]
    complain(
        say(
            "files.passed-over",
            speak,
            files=count("summary.files", len(paths), speak, files=f"{len(paths):,}"),
            reason=say(f"files.{reason}", speak),
            names=say("list.comma", speak).join(names),
        )
    )
