"""The day of a scene: told, that of a scene beside it, that of the opening, or of publication."""

from __future__ import annotations

import re
from datetime import timedelta

from ..cues import find_kinds, opens_happening, starts_elsewhere
from ..dates import DayPhrase
from .days import dates_a_deed_after, dates_a_toll, list_phrases
from .reading import Clause, Reading
from .scene import Scene, Spot

_LOOK_BACK = timedelta(days=12)  # a text that tells no day may speak of what happened so long before
_JUST_NOW = timedelta(days=2)  # before publication
_FIRST = 3  # sentences of a text that date its lead scene
_DAY_BESIDE = re.compile(
    r"\b(?:the|a|one)\s+day\s+(?P<word>after|before|earlier|later)\b|"
    r"\bthe (?P<other>following|next|previous) (?:day|night)\b",
    re.I,
)
_LATER = frozenset(("after", "later", "following", "next"))


def date_scene(scene: Scene, day: DayPhrase) -> None:
    """Date a scene by words of the text."""
    scene.first, scene.last, scene.told, scene.day_span = day.first, day.last, True, day.span


def date_beside(reading: Reading, scene: Scene, spot: Spot, clause: Clause) -> None:
    """Date a happening told as a day before or after the one just told.

    "A bomb …, a day after soldiers died at X": they died the day before; "A day after the attack men came
    to Y": they came the day after.
    """
    beside = next(
        (other for other in reversed(reading.scenes[:-1]) if other.told and other.kind == "event"), None
    )
    sentence = reading.sentences[spot.sentence]
    match = _DAY_BESIDE.search(reading.doc.text, *sentence)
    if match is None or beside is None or beside.first is None or beside.last is None:
        return
    later = (match["word"] or match["other"]).lower() in _LATER
    step = timedelta(days=1 if later != clause.parted else -1)
    scene.first, scene.last = beside.first + step, beside.last + step
    scene.told, scene.day_span = True, match.span()


def date_lead(reading: Reading, scene: Scene) -> None:
    """Date the lead by the opening sentences, else by publication."""
    phrase = _find_lead_day(reading)
    if phrase is not None:
        date_scene(scene, phrase)
    elif reading.published is not None:
        scene.first, scene.last = reading.published - _JUST_NOW, reading.published
        scene.earliest = reading.published - _LOOK_BACK


def _find_lead_day(reading: Reading) -> DayPhrase | None:
    """Return the first day that an opening sentence tells of what the text is about."""
    for number in range(min(reading.head_sentences + _FIRST, len(reading.sentences))):
        if number > reading.head_sentences and _turns_away(reading, number):
            continue
        for phrase in list_phrases(reading, number):
            if _may_date_lead(reading, number, phrase):
                return phrase
    return None


def _turns_away(reading: Reading, number: int) -> bool:
    """Tell whether a sentence begins to tell another happening."""
    text, sentence, rules = reading.doc.text, reading.sentences[number], reading.rules
    return (
        opens_happening(text, sentence, rules)
        or rules.introduces.search(text, *sentence) is not None
        or starts_elsewhere(text, sentence, rules)
    )


def _may_date_lead(reading: Reading, number: int, phrase: DayPhrase) -> bool:
    """Tell whether a day of an opening sentence is that of a happening, and of one that is news."""
    if phrase.saying or phrase.kind != "day" or reading.published is None:
        return False
    if dates_a_deed_after(reading, number, phrase) or dates_a_toll(reading, number, phrase):
        return False
    if not phrase.behind and phrase.first < reading.published - _LOOK_BACK:
        return False
    if phrase.owned or number <= reading.head_sentences:
        return True
    return bool(find_kinds(reading.doc.text, reading.sentences[number], reading.rules))


def is_other_day(scene: Scene, day: DayPhrase) -> bool:
    """Tell whether a day is none on which a scene may have been."""
    if scene.first is None or scene.last is None:
        return False
    first = scene.first if scene.told else scene.earliest or scene.first
    return day.last < first or day.first > scene.last
