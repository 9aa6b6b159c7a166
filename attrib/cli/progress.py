"""Signs of life: a bar on a terminal, a line every half minute where there is none."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

Item = TypeVar("Item")
LINE_SECONDS = 30.0


def show_progress(documents: Iterable[Item], count: Callable[[], int]) -> Iterator[Item]:
    """Pass documents, or what was made of each, on and show how many are done, how fast, how long it takes.

    ``count`` says how many there are, 0 where that is not known.
    """
    if sys.stderr.isatty():
        yield from _show_bar(documents, count)
    else:
        yield from _show_lines(documents, count)


def _show_bar(documents: Iterable[Item], count: Callable[[], int]) -> Iterator[Item]:
    with _make_bar() as bar:
        task = bar.add_task("reading", total=count() or None, rate="")
        start = time.monotonic()
        for number, doc in enumerate(documents, 1):
            rate = number / max(time.monotonic() - start, 0.001)
            bar.update(
                task, completed=number, rate=f"{rate:,.0f}/s" if rate >= 1 else f"{60 * rate:,.0f}/min"
            )
            yield doc


def _make_bar() -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _show_lines(documents: Iterable[Item], count: Callable[[], int]) -> Iterator[Item]:
    start = last = time.monotonic()
    total: int | None = None
    for number, doc in enumerate(documents, 1):
        now = time.monotonic()
        if now - last >= LINE_SECONDS:
            last = now
            total = count() if total is None else total
            rate = number / (now - start)
            left = f", about {max(total - number, 0) / rate / 60:.0f} min left" if total else ""
            of = f" of {total:,}" if total else ""
            click.echo(f"attrib: {number:,}{of} documents, {rate:,.1f} a second{left}", err=True)
        yield doc


@contextmanager
def show_phase(what: str) -> Iterator[None]:
    """Say on a terminal what goes on in the block; elsewhere every half minute, and how long it has."""
    if sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status(what):
            yield
        return
    done = threading.Event()
    start = time.monotonic()

    def say_so() -> None:
        while not done.wait(LINE_SECONDS):
            click.echo(f"attrib: {what}, {time.monotonic() - start:.0f} s so far", err=True)

    threading.Thread(target=say_so, daemon=True).start()
    try:
        yield
    finally:
        done.set()
