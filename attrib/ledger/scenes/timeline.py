"""The entries of a timeline, of which each tells a happening: "July 2014 - A launch ..."."""

from __future__ import annotations

from ..dates import DayPhrase, find_entry_day
from .dating import date_scene
from .reading import Clause, Reading
from .scene import Scene, Spot
from .telling import extend

_ENTRIES = 2  # paragraphs that begin with a day, of which so many make a timeline


def find_entries(reading: Reading) -> dict[int, DayPhrase]:
    """Return the paragraphs of a timeline with their days, if a text has one: "July 2014 - A launch ..."."""
    text, days = reading.doc.text, {}
    for sentence, paragraph in zip(reading.sentences, reading.paragraphs):
        if paragraph not in days:
            start = text.rfind("\n", 0, sentence[0]) + 1  # a date at its head may stand before the sentence
            day = find_entry_day(text, (start, sentence[1]))
            if day is not None:
                days[paragraph] = day
    return days if len(days) >= _ENTRIES else {}


def find_entry(reading: Reading, spot: Spot, clause: Clause) -> Scene | None:
    """Return the happening of the timeline's entry that a spot stands in, with what its clause tells of it;
    None outside timelines."""
    paragraph = reading.paragraphs[spot.sentence]
    day = reading.entries.get(paragraph)
    if day is None:
        return None
    if paragraph not in reading.told_in:
        scene = reading.told_in[paragraph] = Scene(reading.index, len(reading.scenes))
        reading.scenes.append(scene)
        date_scene(scene, day)
    scene = reading.told_in[paragraph]
    extend(reading, scene, spot, clause)
    return scene
