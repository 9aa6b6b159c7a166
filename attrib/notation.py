"""Attributions written into their text: ``[S: Activists] [C: said] [T: the road was closed].``

The letters are those of the rules' examples: S source, C cue, T content.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrib.model import Attribution

ROLE_LETTERS = {"content": "T", "source": "S", "cue": "C"}


def list_marks(attributions: Iterable[Attribution]) -> list[tuple[int, int, str]]:
    """Return every span of the attributions with its role's letter, each once, in text order."""
    marks = {
        (start, end, letter)
        for item in attributions
        for role, letter in ROLE_LETTERS.items()
        for start, end in getattr(item, role)
    }
    return sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2]))


def write_marks(
    text: str, marks: Iterable[tuple[int, int, str]], start: int = 0, end: int | None = None
) -> str:
    """Return ``text[start:end]`` with the marks, which lie inside it, in brackets.

    >>> write_marks("He said no.", [(0, 2, "S"), (3, 7, "C"), (8, 10, "T")])
    '[S: He] [C: said] [T: no].'
    """
    opening: dict[int, str] = {}
    closing: dict[int, int] = {}
    for first, last, letter in marks:
        opening[first] = opening.get(first, "") + f"[{letter}: "
        closing[last] = closing.get(last, 0) + 1
    pieces, place = [], start
    for cut in sorted(opening.keys() | closing.keys()):
        pieces += [text[place:cut], "]" * closing.get(cut, 0), opening.get(cut, "")]
        place = cut
    return "".join(pieces) + text[place:end]
