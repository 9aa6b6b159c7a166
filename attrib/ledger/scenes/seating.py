"""The places of a scene: those its clauses name, and whether another clause is at one of them."""

from __future__ import annotations

import re

from ..patterns import load_words
from ..places import SURE, Place, find_places
from .reading import Clause, Reading
from .scene import Scene, Spot

_NAMED = 0.4  # how surely a name is a place that stands where nothing happens
_TOLD_PLACE = 0.5  # how surely a scene's place is one, for another happening there to be the same
_LOWER = re.compile(r"\b[a-z]{4,}\b")


def add_place(scene: Scene, place: Place, surety: float) -> None:
    """Take a place into a scene, as surely as it was ever told."""
    for key in place.keys:
        scene.places[key] = max(scene.places.get(key, 0.0), surety)


def seat_scene(scene: Scene, spot: Spot, clause: Clause) -> None:
    """Note where a clause says that its happening took place; a part of it may be at a place of its own."""
    figure = spot.figure
    if figure is not None and (figure.role == "part" or figure.part_of is not None):
        return
    if clause.seat:
        scene.seats.append(clause.seat)


def shares_place(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is at a place of a scene; two villages of one province are not one place."""
    if clause.seat and scene.seats:
        inner, *around = clause.seat
        if any(scene.places.get(key, 0.0) >= _TOLD_PLACE for key in inner.keys):
            return True
        known = {key for seat in scene.seats for key in seat[0].keys}
        return any(key in known for place in around for key in place.keys)
    return any(scene.places.get(key, 0.0) >= _NAMED for key in clause.sure_keys)


def has_places(scene: Scene) -> bool:
    """Tell whether a scene has a sure place."""
    return any(weight >= SURE for weight in scene.places.values())


def place_by_opening(reading: Reading, scene: Scene) -> None:
    """Take what the opening names before the lead is told, and what the headline does."""
    for place in reading.before:
        add_place(scene, place, min(place.surety, _NAMED))
    _take_title(reading, scene)


def _take_title(reading: Reading, scene: Scene) -> None:
    """Take the places that the headline surely names, where it is written like a sentence."""
    title = reading.doc.title or ""
    if load_words("common").issuperset(_LOWER.findall(title)):
        return
    for place in find_places(title, (0, len(title)), reading.rules):
        if place.surety >= SURE and not place.area:
            for key in place.keys:
                scene.places.setdefault(key, place.surety)


def place_by_headline(reading: Reading, scene: Scene) -> None:
    """Take all that the headline names and no sentence did, at most as unsurely as a bare name."""
    title = reading.doc.title or ""
    for place in find_places(title, (0, len(title)), reading.rules) if title else ():
        for key in place.keys:
            scene.places.setdefault(key, min(place.surety, _NAMED))
