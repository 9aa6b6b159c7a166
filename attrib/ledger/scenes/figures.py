"""A figure is put into a scene: that of its whole, of the page's links, of a count, of a timeline's entry,
or of the happening that its text is telling."""

from __future__ import annotations

from ..patterns import load_pattern
from ..places import SURE
from .choose import choose_scene
from .clauses import read_clause
from .counts import count_on, find_count
from .dating import date_scene
from .days import is_background
from .near import find_near, settle
from .reading import Clause, Reading
from .scene import Scene, Spot, figure_key
from .seating import add_place
from .telling import extend, new_scene
from .timeline import find_entry

_PART_OF_TOLD, _HEAD = load_pattern("scenes", "part_of_told"), 24  # characters behind a figure


def place_figure(reading: Reading, spot: Spot, previous: Spot | None) -> None:
    """Put a figure into a scene; the first rule that fits decides."""
    clause = read_clause(reading, spot)
    whole = _find_whole(reading, spot)
    if whole is not None:
        _join(reading, spot, clause, whole)
    elif spot.span[0] >= reading.furniture:
        settle(reading, spot, new_scene(reading, spot, clause, kind="furniture"))
        spot.sure = False
    elif (count := find_count(reading, spot, clause)) is not None:
        count_on(reading, spot, clause, count)
    elif (entry := find_entry(reading, spot, clause)) is not None:
        settle(reading, spot, entry)
    else:
        _tell(reading, spot, clause, previous)


def _find_whole(reading: Reading, spot: Spot) -> Scene | None:
    """Return the scene of what a figure is a part of: the whole beside it, or "of the dead", told before."""
    figure = spot.figure
    assert figure is not None
    if figure.part_of is not None:
        number = reading.by_figure.get(figure.part_of)
        return reading.scenes[number] if number is not None else None
    if _PART_OF_TOLD.match(reading.doc.text, spot.span[0], spot.span[1] + _HEAD):
        return find_near(reading, spot, reading.scenes) or next(iter(reading.scenes), None)
    return None


def _join(reading: Reading, spot: Spot, clause: Clause, scene: Scene) -> None:
    """Put a part into the scene of its whole; of a whole beside it the lead takes the sure places."""
    figure = spot.figure
    assert figure is not None
    scene.figures.add(figure_key(figure))
    if figure.part_of is not None and scene.lead:
        for place in clause.places:
            if place.surety >= SURE:
                add_place(scene, place, place.surety)
    settle(reading, spot, scene)


def _tell(reading: Reading, spot: Spot, clause: Clause, previous: Spot | None) -> None:
    """Put a figure into the happening that its clause speaks of, and date that by the clause."""
    scene, sure = choose_scene(reading, spot, clause, previous)
    if scene is None:
        scene = new_scene(reading, spot, clause)
    else:
        extend(reading, scene, spot, clause)
        if not scene.told:
            _date_by(reading, scene, spot, clause)
    settle(reading, spot, scene)
    spot.sure = sure


def _date_by(reading: Reading, scene: Scene, spot: Spot, clause: Clause) -> None:
    """Date a scene by a clause that goes on with it; the lead by the opening alone, by no day long ago."""
    day = clause.day
    if day is None or day.kind != "day":
        return
    opening = reading.number_in_story(spot.sentence) < _OPENING and not is_background(reading, day)
    if opening or not scene.lead:
        date_scene(scene, day)


_OPENING = 2  # sentences of a text that date its lead scene
