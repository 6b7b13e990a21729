"""Work for several processes, results in order: what one worker dies of is told, not lost.

Nothing here knows listings. Work is handed out piece by piece, a few pieces ahead of the results, so
that memory does not grow with the length of the work.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec import Struct

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

P = TypeVar("P")
R = TypeVar("R")

_AHEAD = 3
"""How many pieces a worker, finished or not, may be ahead of the result that is due."""
_LOOK_ROUND = 2.0
"""Seconds after which an idle worker sees whether its parent is still there."""
_PATIENCE = 0.5
"""Seconds that a worker has to end before it is killed."""


class Died(Struct, frozen=True):
    """In place of a result: the process that worked on the piece ended. `how` says of what."""

    how: str


class _Worker(Struct, Generic[P], frozen=True):
    process: BaseProcess
    pipe: Connection

    @property
    def how_it_ended(self) -> str:
        self.process.join(_PATIENCE)
        code = self.process.exitcode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


def available() -> int:
    """How many processors this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(work: Callable[[P], R], pieces: Iterable[P], jobs: int) -> Iterator[tuple[P, R | Died]]:
    """Each piece with what `work` made of it, in the order of the pieces, by `jobs` processes.

    `work` and its results must be picklable. An exception in `work` ends its process: `work` is
    expected to return its errors. An exception of `pieces` is raised behind the results of those before it.
    Closing the iterator, or an exception while it runs, leaves no process behind.
    """
    # Short files are linted without any of it.
    from multiprocessing.connection import wait

    queue = iter(pieces)
    idle = [_start(work) for _ in range(jobs)]
    busy: dict[Connection, tuple[int, P, _Worker[P]]] = {}
    done: dict[int, tuple[P, R | Died]] = {}
    handed_out = due = 0
    problem: Exception | None = None
    try:
        while True:
            while idle and handed_out - due < jobs * _AHEAD and problem is None:
                try:
                    piece = next(queue)
                except StopIteration:
                    break
                except Exception as error:
                    problem = error
                    break
                worker = idle.pop()
                try:
                    worker.pipe.send(piece)
                    busy[worker.pipe] = handed_out, piece, worker
                except OSError:
                    done[handed_out] = piece, Died(worker.how_it_ended)
                    idle.append(_start(work))
                handed_out += 1
            if not busy and due == handed_out:
                break
            for pipe in wait(list(busy)) if due not in done else ():
                number, piece, worker = busy.pop(cast("Connection", pipe))
                try:
                    done[number] = piece, worker.pipe.recv()
                except (EOFError, OSError):
                    # It is an OSError that tells of half a result.
                    done[number] = piece, Died(worker.how_it_ended)
                    worker = _start(work)
                idle.append(worker)
            while due in done:
                yield done.pop(due)
                due += 1
        if problem is not None:
            raise problem
    finally:
        _end([*idle, *(worker for _, _, worker in busy.values())])


def _start(work: Callable[[P], Any]) -> _Worker[P]:
    import multiprocessing

    # What is buffered now would be written once by every child.
    sys.stdout.flush()
    sys.stderr.flush()
    ours, theirs = multiprocessing.Pipe()
    arguments = (work, theirs, ours, os.getpid())
    process: BaseProcess
    if sys.platform == "linux":
        # Forking hands over what is already loaded.
        process = multiprocessing.get_context("fork").Process(target=_serve, args=arguments, daemon=True)
    else:
        process = multiprocessing.get_context("spawn").Process(target=_serve, args=arguments, daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(work: Callable[[P], Any], pipe: Connection, parents: Connection, parent: int) -> None:
    """What a worker does: piece in, result out, until the other side closes or is no more."""
    # The parent is the one to be interrupted; it ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a fork inherits is shared until somebody writes to it, and looking for garbage writes to everything.
    gc.freeze()
    parents.close()
    try:
        while True:
            # Brothers may hold the other end open when the parent is killed: then nothing tells but its number.
            while not pipe.poll(_LOOK_ROUND):
                if os.getppid() != parent:
                    return
            pipe.send(work(pipe.recv()))
    except (EOFError, BrokenPipeError):
        return


def _end(workers: Iterable[_Worker[P]]) -> None:
    workers = list(workers)
    for worker in workers:
        worker.pipe.close()
        worker.process.terminate()
    for worker in workers:
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
