"""Named features in groups: what a group comes to is computed once for the values it depends on.

A group is a function from a few values to the names of features ("side", "form" -> "side=...", ...); a
class holds the groups of one choice.  The features of a proposal are entries of tables, one a group:
under a model's tables an entry is the sum of the weights of the group's names, so that to score a
proposal no name is spelled out; under :func:`name_tables` it is the names themselves, for training and
for explaining.  Both read the same definition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from types import SimpleNamespace
from typing import Any

MOST_ENTRIES = 8_000  # of one table; then it starts anew, so that memory stays bounded


class Table(dict[tuple[Any, ...], Any]):
    """Values of a group -> ``measure`` of the names that ``describe`` gives for them."""

    __slots__ = ("describe", "measure")

    def __init__(self, describe: Callable[..., list[str]], measure: Callable[[list[str]], Any]):
        super().__init__()
        self.describe, self.measure = describe, measure

    def __missing__(self, values: tuple[Any, ...]) -> Any:
        if len(self) >= MOST_ENTRIES:
            self.clear()
        entry = self[values] = self.measure(self.describe(*values))
        return entry


def make_tables(
    groups: type, measure: Callable[[list[str]], Any], alone: Callable[[str, Any], Any], none: Any = None
) -> SimpleNamespace:
    """Return a table for every group of a class of static functions, under the group's name.

    ``alone`` measures a single name: features of two words have too many values to be worth a table.  It
    is called with the name and ``none``, what a name without a measure comes to, as ``dict.get`` is.
    """
    names = [name for name in dir(groups) if not name.startswith("_")]
    return SimpleNamespace(
        alone=alone, none=none, **{name: Table(getattr(groups, name), measure) for name in names}
    )


@cache
def name_tables(groups: type) -> SimpleNamespace:
    """Return the tables whose entries are the features' names."""
    return make_tables(groups, tuple, lambda name, none: (name,))


def join_names(entries: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the names that entries of :func:`name_tables` hold, in order."""
    return list(chain.from_iterable(entries))
