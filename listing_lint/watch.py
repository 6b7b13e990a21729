"""Waiting until a file is saved: by looking at its time and size, which works on network drives too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

EVERY = 0.3
"""Seconds between two looks."""

State = Mapping[str, tuple[int, int]]
"""Time of the last change in nanoseconds, and size, of each file that is there."""


def state_of(paths: Iterable[str]) -> State:
    """How the files are now; those that are not there are left out."""
    state = {}
    for path in paths:
        try:
            status = Path(path).stat()
        except OSError:
            continue
        state[path] = (status.st_mtime_ns, status.st_size)
    return state


def wait_for_change(files: Callable[[], Iterable[str]], before: State, every: float = EVERY) -> State:
    """Return when a file was changed, came or went, and no other follows it; `files` is asked anew each time.

    A program that saves a file may do so in several steps, so that the files must be the same twice.
    """
    last = before
    while True:
        time.sleep(every)
        now = state_of(files())
        if now != before and now == last:
            return now
        last = now
