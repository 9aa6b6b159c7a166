"""A statement without a figure speaks of the scene of the figures near it, else of the lead."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import read_clause
from .near import NEAR, is_passing, list_candidates
from .reading import Clause, Reading
from .scene import Scene, Spot
from .seating import shares_place
from .telling import new_scene
from .timeline import find_entry

_FAR = 99  # sentences from a scene that has none
_LEAD = 4  # sentences by which the lead is nearer than it stands


def place_statement(reading: Reading, spot: Spot, figures: Sequence[Spot]) -> None:
    """Put a statement into a scene by the first rule that fits; ``figures`` are those of its sentence."""
    near = [other for other in figures if reading.scenes[other.scene].kind == "event"]
    if near:
        best = min(near, key=lambda other: (abs(other.span[0] - spot.span[0]), other.span))
        spot.scene, spot.sure = best.scene, best.sure
        return
    if spot.span[0] >= reading.furniture:
        spot.scene, spot.sure = new_scene(reading, spot, None, kind="furniture").number, False
        return
    clause = read_clause(reading, spot)
    entry = find_entry(reading, spot, clause)
    if entry is not None:
        spot.scene = entry.number
        return
    candidates = list_candidates(reading, clause)
    if not candidates or clause.introduced:
        spot.scene = new_scene(reading, spot, clause).number
        return
    earlier = _find_passing(reading, spot, candidates)
    if earlier is not None and clause.day is None:
        spot.scene, spot.sure = earlier.number, not clause.elsewhere
        return
    _place_near(spot, clause, candidates)


def _place_near(spot: Spot, clause: Clause, candidates: Sequence[Scene]) -> None:
    """Put a statement into the nearest scene at its place, else into the nearest."""
    placed = [scene for scene in candidates if clause.sure_keys and shares_place(scene, clause)]
    closest = min(placed or candidates, key=lambda scene: (_measure(spot, scene), scene.number))
    spot.scene = closest.number
    unknown = bool(clause.sure_keys) and not placed and len(candidates) > 1
    stray = spot.answers and not closest.lead and clause.day is None and not placed
    spot.sure = not unknown and not clause.elsewhere and not stray


def _measure(spot: Spot, scene: Scene) -> int:
    """Return how many sentences a statement is from a scene."""
    away = min((abs(spot.sentence - number) for number in scene.sentences), default=_FAR)
    return away - (_LEAD if scene.lead else 0)


def _find_passing(reading: Reading, spot: Spot, candidates: Sequence[Scene]) -> Scene | None:
    """Return the earlier happening that a paragraph tells in passing before a statement of it.

    "In April last year a missile struck the station. Russia denied responsibility."
    """
    paragraph = reading.paragraphs[spot.sentence]
    before = [
        (number, scene)
        for scene in reading.scenes
        for number in scene.sentences
        if 0 < spot.sentence - number <= NEAR and reading.paragraphs[number] == paragraph
    ]
    if not before:
        return None
    _, last = max(before, key=lambda told: (told[0], told[1].number))
    return last if last in candidates and is_passing(reading, last) else None
