"""Sentences without figures: they tell more of the scene that the text is telling, or turn to another."""

from __future__ import annotations

from dataclasses import replace

from ..cues import find_names
from ..dates import DayPhrase
from ..places import SURE
from .clauses import read_clause
from .dating import date_scene, is_other_day
from .days import YEAR, is_background, list_phrases
from .near import list_open
from .reading import Clause, Reading
from .scene import Scene, Spot
from .seating import add_place, has_places, seat_scene, shares_place
from .telling import add_kinds, new_scene
from .timeline import find_entry

_CONTEXT = 60  # sentences whose places are read though they hold no figure
_OPENING = 5  # sentences of a text that tell of its lead scene
_PASSING, _TOLD = 0.3, 0.5  # how surely a place is the scene's that a later sentence names
_CAPTION = 2  # characters behind the date of a caption


def read_on(reading: Reading, number: int) -> None:
    """Read a sentence without figures: it tells more of the current scene, or turns to another."""
    sentence = reading.sentences[number]
    if number >= _CONTEXT or sentence[0] >= reading.furniture:
        return
    clause = read_clause(reading, Spot(sentence, number))
    entry = find_entry(reading, Spot(sentence, number), clause)
    if entry is not None:
        reading.current, reading.told_at = entry, number
        return
    opening = reading.number_in_story(number) < _OPENING
    if reading.lead is None:
        if opening:
            _open(reading, number, clause)
        return
    scene = _find_turn(reading, number, clause, reading.lead)
    if scene is not None:
        reading.current, reading.told_at = scene, number
        return
    current = reading.current
    if current is None or clause.elsewhere:
        return
    if clause.back or shares_place(current, clause):
        reading.told_at = number
    _extend_by(reading, current, number, clause, opening=opening)


def _open(reading: Reading, number: int, clause: Clause) -> None:
    """Read an opening sentence before the lead is told: it tells it, or only names places."""
    if clause.kinds and not clause.introduced and not reading.scenes:
        spot = Spot(reading.sentences[number], number)
        reading.current, reading.told_at = new_scene(reading, spot, clause), number
    else:
        reading.before += clause.places


def _find_turn(reading: Reading, number: int, clause: Clause, lead: Scene) -> Scene | None:
    """Return the scene that a sentence without figures turns to; None where it goes on with the current.

    "On Tuesday a drone hit lorries at Wad Ashana. Three drivers were killed."
    """
    current = reading.current or lead
    day = next((phrase for phrase in list_phrases(reading, number) if not phrase.saying), None)
    other_day = day is not None and is_other_day(current, day)
    foreign = bool(clause.sure_keys) and has_places(current) and not shares_place(current, clause)
    if current is not lead and shares_place(lead, clause) and foreign and not other_day:
        return lead
    if not clause.kinds:
        return None
    opens = foreign and clause.opens and not clause.back and reading.number_in_story(number) > 1
    strong = other_day or clause.introduced or clause.elsewhere or opens
    if not strong and not (foreign and _heads_paragraph(reading, number, clause)):
        return None
    known = _find_known(reading, clause, current, day)
    if known is not None:
        return known
    if not clause.sure_keys and not other_day and not clause.introduced:
        return None
    scene = new_scene(reading, Spot(reading.sentences[number], number), replace(clause, day=day))
    if not strong:
        reading.passing.add(scene.number)
    return scene


def _find_known(reading: Reading, clause: Clause, current: Scene, day: DayPhrase | None) -> Scene | None:
    """Return the scene told before that a clause is at the place of."""
    if not clause.sure_keys:
        return None
    for scene in list_open(reading):
        other = scene is not current and scene.kind == "event" and shares_place(scene, clause)
        if other and not (day is not None and is_other_day(scene, day)):
            return scene
    return None


def _heads_paragraph(reading: Reading, number: int, clause: Clause) -> bool:
    """Tell whether a paragraph begins with a happening at its own place: "Jets bombed the edge of Varn"."""
    first = number > 0 and reading.paragraphs[number] != reading.paragraphs[number - 1]
    late = reading.number_in_story(number) > 1
    return first and late and bool(clause.seat) and not clause.seat[0].area and not clause.back


def _extend_by(reading: Reading, scene: Scene, number: int, clause: Clause, *, opening: bool) -> None:
    """Take what a sentence without figures tells into the scene that it goes on with."""
    for place in clause.places:
        passing = not opening and (place.surety < SURE or not (clause.kinds or clause.back))
        add_place(scene, place, min(place.surety, SURE if opening else _PASSING if passing else _TOLD))
    if opening and scene.lead:
        _extend_lead(reading, scene, number, clause)


def _extend_lead(reading: Reading, scene: Scene, number: int, clause: Clause) -> None:
    """Take what an opening sentence tells of the lead: where, what and when."""
    sentence = reading.sentences[number]
    seat_scene(scene, Spot(sentence, number), clause)
    scene.names = scene.names or clause.names
    add_kinds(reading, scene, sentence)
    day = clause.day
    if scene.told or day is None or day.kind != "day" or not clause.kinds:
        return
    caption = YEAR.search(reading.doc.text, *day.span) and clause.span[1] - day.span[1] <= _CAPTION
    if not caption and not is_background(reading, day):
        date_scene(scene, day)


def read_opening(reading: Reading, number: int) -> None:
    """Take the kinds and names that an opening sentence with figures tells besides their clauses."""
    scene = reading.current
    if scene is not None and scene.lead and reading.number_in_story(number) < _OPENING:
        sentence = reading.sentences[number]
        add_kinds(reading, scene, sentence)
        scene.names = scene.names or find_names(reading.doc.text, sentence, reading.rules)
