"""The user's own rules and words, in force where they are asked for: ``with using(additions): ...``.

What is read from the package's data files and depends on them is kept per set of additions
(:func:`kept_per_additions`), so that a run with a user's rules leaves every other run as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from attrib.rules.load import Entry, Rule

T = TypeVar("T")


class Additions:
    """Rules and lexicon entries of a user's files; two are the same only where they are one object."""

    __slots__ = ("rules", "entries")

    def __init__(self, rules: tuple[Rule, ...] = (), entries: tuple[Entry, ...] = ()):
        self.rules, self.entries = rules, entries


NONE = Additions()
_IN_FORCE: ContextVar[Additions] = ContextVar("attrib_additions", default=NONE)


def additions_in_force() -> Additions:
    """Return the additions that hold where this is called; :data:`NONE` where there are none."""
    return _IN_FORCE.get()


@contextmanager
def using(additions: Additions) -> Iterator[None]:
    """Have the additions in force within the block."""
    token = _IN_FORCE.set(additions)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def kept_per_additions(build: Callable[[], T]) -> Callable[[], T]:
    """Return ``build`` with its result remembered, one for each of the last few additions in force."""

    @lru_cache(maxsize=4)
    def built(_additions: Additions) -> T:
        return build()

    @wraps(build)
    def get() -> T:
        return built(_IN_FORCE.get())

    return get
