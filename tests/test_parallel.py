"""Several processes give the same results in the same order, and none of them is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

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


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_results_come_in_order(jobs: int, count: int) -> None:
    assert list(in_order(squared, range(count), jobs)) == [(n, n * n) for n in range(count)]
    assert multiprocessing.active_children() == []


def test_a_dead_worker_is_told_and_the_others_go_on() -> None:
    found = dict(in_order(deadly, range(12), 2))
    assert found.pop(3) == Died("signal 9")
    assert found == {n: n for n in range(12) if n != 3}


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
