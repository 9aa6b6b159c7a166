"""Processes that work side by side, each of which may die or hang at the cost of its task alone."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

Task = TypeVar("Task", bound=tuple[Any, ...])
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """What comes of a task whose process died; ``overran`` where it was ended for taking too long."""

    overran: bool


class Overrun(BaseException):
    """The time that ``limit_time`` allows is over; no ``except Exception`` on the way may swallow it."""


WALL_TIMES = 10  # how many times as long as its processor time a task may take by the clock


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raise Overrun in the block after so many seconds of processor time, where that can be done.

    A busy machine makes nothing fail: by the clock it may take ``WALL_TIMES`` as long, for what waits and
    does nothing.  It needs a system with ``setitimer``, the main thread, and timers that nobody else uses;
    elsewhere the block runs without a limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    timers = (
        (signal.ITIMER_PROF, signal.SIGPROF, seconds),
        (signal.ITIMER_REAL, signal.SIGALRM, WALL_TIMES * seconds),
    )
    if any(signal.getitimer(timer)[0] for timer, _, _ in timers):
        yield
        return
    before = [(number, signal.signal(number, _raise_overrun)) for _, number, _ in timers]
    for timer, _, limit in timers:
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        for timer, _, _ in timers:
            signal.setitimer(timer, 0)
        for number, handler in before:
            signal.signal(number, handler)


def _raise_overrun(_number: int, _frame: object) -> None:
    raise Overrun


def run_in_order(
    function: Callable[..., Result],
    tasks: Iterable[Task],
    jobs: int,
    allow: Callable[..., float],
) -> Iterator[tuple[Task, Result | Lost]]:
    """Yield each task with what ``function(*task)`` gives in one of ``jobs`` processes, in their order.

    ``allow(*task)`` says after how many seconds the process of a task is ended.  No more than
    3 tasks a process are taken ahead.  What the function raises is raised here.
    """
    from pebble import ProcessExpired, ProcessPool

    def collect() -> tuple[Task, Result | Lost]:
        task, future = window.popleft()
        try:
            return task, future.result()
        except TimeoutError:
            return task, Lost(overran=True)
        except ProcessExpired:
            return task, Lost(overran=False)

    pool: Any = ProcessPool(max_workers=jobs, initializer=_leave_signals_to_the_parent)
    window: deque[tuple[Task, Any]] = deque()
    try:
        for task in tasks:
            window.append((task, pool.schedule(function, args=task, timeout=allow(*task))))
            if len(window) >= 3 * jobs:
                yield collect()
        while window:
            yield collect()
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _leave_signals_to_the_parent() -> None:
    """A terminal sends an interrupt to every process; the parent ends its workers itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
