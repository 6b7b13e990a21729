"""Several processes give the same results in the same order, and none of them is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from listing_lint.parallel import Died, in_order


def squared(number: int) -> int:
    # Later pieces are done sooner, and still come out later.
    time.sleep(0.02 / (number + 1))
    return number * number


def deadly(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def too_late(number: int) -> int:
    time.sleep(30)
    return number


def torn(number: int) -> bytes:
    """A result that does not fit into the pipe, of a process that dies while it hands it over."""
    if number != 1:
        return b""
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(10_000_000)


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_results_come_in_order(jobs: int, count: int) -> None:
    assert list(in_order(squared, range(count), jobs)) == [(n, n * n) for n in range(count)]
    assert multiprocessing.active_children() == []


def test_a_dead_worker_is_told_and_the_others_go_on() -> None:
    found = dict(in_order(deadly, range(12), 2))
    assert found.pop(3) == Died("signal 9")
    assert found == {n: n for n in range(12) if n != 3}


def test_half_a_result_is_none() -> None:
    found = []
    for number, result in in_order(torn, range(4), 2):
        found.append((number, result))
        if number == 0:
            time.sleep(0.6)
    assert found == [(0, b""), (1, Died("signal 9")), (2, b""), (3, b"")]


def test_a_worker_that_dies_idle_is_told_with_the_piece_it_should_have_had() -> None:
    def pieces() -> Iterator[int]:
        yield 0
        for child in multiprocessing.active_children():
            child.kill()
            child.join()
        yield from (1, 2)

    assert list(in_order(squared, pieces(), 1)) == [(0, 0), (1, Died("signal 9")), (2, 4)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_what_came_before_damage_comes_out_before_it_is_told(jobs: int) -> None:
    def pieces() -> Iterator[int]:
        yield from range(7)
        raise ValueError("damaged")

    results = in_order(squared, pieces(), jobs)
    found = [next(results)[1] for _ in range(7)]
    with pytest.raises(ValueError, match="damaged"):
        next(results)
    assert found == [n * n for n in range(7)]
    assert multiprocessing.active_children() == []


def test_work_is_handed_out_only_a_little_ahead() -> None:
    taken: list[int] = []

    def pieces() -> object:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_order(squared, pieces(), 2)  # type: ignore[type-var, arg-type, var-annotated]
    next(results)
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]


def test_an_interrupted_run_leaves_no_process() -> None:
    results = in_order(too_late, range(10), 3)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            next(results)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert multiprocessing.active_children() == []
