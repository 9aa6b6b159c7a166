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


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raise Overrun in the block after so many seconds, where that can be done.

    It needs a system with ``setitimer``, the main thread, and a timer that nobody else uses; elsewhere
    the block runs without a limit.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
        or signal.getitimer(signal.ITIMER_REAL)[0]
    ):
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise_overrun)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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
