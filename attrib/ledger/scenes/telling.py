"""A scene is begun, and grows with every clause that goes on telling it."""

from __future__ import annotations

from attrib.model import Span

from ..cues import find_kinds, find_names
from ..dates import DayPhrase
from .dating import date_beside, date_lead, date_scene
from .days import is_background
from .reading import Clause, Reading
from .scene import PERIOD, Scene, Spot, figure_key
from .seating import add_place, place_by_opening, seat_scene


def new_scene(reading: Reading, spot: Spot, clause: Clause | None, *, kind: str = "event") -> Scene:
    """Return a new scene, dated, with what the clause tells; the first of news is the document's lead."""
    day = clause.day if clause is not None else None
    far = day is not None and is_background(reading, day) and not _opens_text(reading, spot, clause, day)
    lead = kind == "event" and not far and reading.lead is None
    scene = Scene(reading.index, len(reading.scenes), lead=lead, kind=kind)
    reading.scenes.append(scene)
    if kind == "event":
        _date_new(reading, scene, spot, clause)
    if lead:
        place_by_opening(reading, scene)
        scene.names = _name_by_head(reading, spot)
    if clause is not None:
        extend(reading, scene, spot, clause)
    return scene


def _date_new(reading: Reading, scene: Scene, spot: Spot, clause: Clause | None) -> None:
    """Date a new scene by its clause, a lead else by the opening."""
    day = clause.day if clause is not None else None
    if clause is not None and clause.introduced and (day is None or clause.parted):
        date_beside(reading, scene, spot, clause)
    elif day is not None and (not scene.lead or day.last - day.first <= PERIOD):
        date_scene(scene, day)
    if scene.lead and not scene.told:
        date_lead(reading, scene)


def _opens_text(reading: Reading, spot: Spot, clause: Clause | None, day: DayPhrase) -> bool:
    """Tell whether a text begins with a happening of long ago: a report upon it, "two weeks after"."""
    if day.behind:
        return True
    first = spot.sentence <= reading.head_sentences
    return first and day.kind == "day" and clause is not None and not (clause.parted or clause.introduced)


def _name_by_head(reading: Reading, spot: Spot) -> frozenset[str]:
    """Return the names of a happening in the headline and the first line: "SITUATION - CYCLONE IDA"."""
    title = reading.doc.title or ""
    head = reading.sentences[min(spot.sentence, reading.head_sentences)][1]
    return find_names(title, (0, len(title)), reading.rules) or find_names(
        reading.doc.text, (0, head), reading.rules
    )


def extend(reading: Reading, scene: Scene, spot: Spot, clause: Clause) -> None:
    """Take what a clause tells into a scene."""
    for place in clause.places:
        add_place(scene, place, place.surety)
    seat_scene(scene, spot, clause)
    add_kinds(reading, scene, clause.span)
    scene.names |= clause.names
    if spot.figure is not None:
        scene.figures.add(figure_key(spot.figure))
    if spot.sentence not in scene.sentences:
        scene.sentences.append(spot.sentence)


def add_kinds(reading: Reading, scene: Scene, span: Span) -> None:
    """Take the kinds of happening that a stretch of text has words for."""
    for kind, word in find_kinds(reading.doc.text, span, reading.rules):
        scene.kinds[kind] += 1
        scene.kind_spans.setdefault(kind, word)
