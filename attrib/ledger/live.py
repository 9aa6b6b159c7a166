"""Pages that tell by the clock, the newest line mostly first: "14:30 GMT The toll is 12 ...", "09:10 ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_LINE = re.compile(r"^\W{0,3}(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\b", re.M)
_LEAST = 3  # lines with a time by which a page is a live one

Clock = tuple[int, int]  # where a line begins, and its minutes since midnight


def read_clocks(text: str) -> Sequence[Clock]:
    """Return the lines of a live page that begin with a time; of another page none.

    >>> read_clocks("20:40 Two died.\\n\\n18:15 One died.\\n\\n9.05 None died.")
    [(0, 1240), (17, 1095), (34, 545)]
    """
    lines = [
        (match.start(), 60 * int(match["hour"]) + int(match["minute"])) for match in _LINE.finditer(text)
    ]
    return lines if len({minutes for _, minutes in lines}) >= _LEAST else []


def is_later(clocks: Sequence[Clock], place: int, other: int) -> bool:
    """Tell whether a place of a live page was written after another: its line has the later time."""
    one, two = _time_at(clocks, place), _time_at(clocks, other)
    return one is not None and two is not None and one > two


def _time_at(clocks: Sequence[Clock], place: int) -> int | None:
    number = bisect_right(clocks, (place, 24 * 60))
    return clocks[number - 1][1] if number else None
