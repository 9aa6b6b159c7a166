"""Which days the sentences of a text tell, and of what: of a happening, of what came after it, of a toll."""

from __future__ import annotations

import re
from datetime import timedelta

from attrib.model import Span

from ..cues import find_kinds, opens_happening
from ..dates import DayPhrase, counts_a_toll, find_days
from ..patterns import load_pattern
from .reading import Reading
from .scene import Spot

NEWS = timedelta(days=14)  # what a text tells without a year and is longer ago is background
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SINCE_WAR = load_pattern("sites", "since_war")
_YEARS_AFTER = load_pattern("scenes", "years_after")


def list_phrases(reading: Reading, number: int) -> list[DayPhrase]:
    """Return the days that a sentence tells, but of when a war began."""
    if number not in reading.days:
        sentence = reading.sentences[number]
        phrases = find_days(reading.doc.text, sentence, reading.published)
        reading.days[number] = [day for day in phrases if not dates_the_war(reading, day, sentence)]
    return reading.days[number]


def find_behind(reading: Reading, spot: Spot) -> DayPhrase | None:
    """Return the day of what a sentence without figures tells behind "two days after" alone."""
    if spot.figure is not None:
        return None
    days = list_phrases(reading, spot.sentence)
    return next(
        (day for day in days if day.behind and not dates_a_deed_after(reading, spot.sentence, day)), None
    )


def list_own_phrases(reading: Reading, spot: Spot, start: int) -> list[DayPhrase]:
    """Return the days that may date a clause: in "on Monday, after a raid" Monday is not the raid's, but in
    "in 2020, a year after the fire, a blast killed 11" it is the blast's."""
    phrases = list_phrases(reading, spot.sentence)
    if start == reading.sentences[spot.sentence][0]:
        return phrases
    text = reading.doc.text
    return [
        day
        for day in phrases
        if day.behind or day.span[0] >= start or _YEARS_AFTER.match(text, day.span[1], spot.span[0])
    ]


def is_background(reading: Reading, day: DayPhrase) -> bool:
    """Tell whether a day lies too far back (or ahead) to be that of the news; one told with its year may."""
    if reading.published is None:
        return False
    if day.kind == "day" and YEAR.search(reading.doc.text, *day.span):
        return False
    return day.last < reading.published - NEWS or day.first > reading.published


def dates_the_war(reading: Reading, day: DayPhrase, sentence: Span) -> bool:
    """Tell whether a month or year long ago says when the war began, which dates nothing told here."""
    if day.kind == "day" or not is_background(reading, day):
        return False
    start, end = max(sentence[0], day.span[0] - 60), min(sentence[1], day.span[1] + 60)
    return _SINCE_WAR.search(reading.doc.text, start, end) is not None


def dates_a_deed_after(reading: Reading, number: int, day: DayPhrase) -> bool:
    """Tell whether a day is that of what came after: "dug on Monday, two days after a quake"."""
    behind = next((other for other in list_phrases(reading, number) if other.behind), None)
    if behind is None:
        return False
    text, (start, end) = reading.doc.text, reading.sentences[number]
    told_before = bool(find_kinds(text, (start, behind.span[0]), reading.rules))
    comma = text.find(",", behind.span[1], end)
    comma = comma if comma >= 0 else end
    if day.behind and (
        not find_kinds(text, (behind.span[1], comma), reading.rules)
        or opens_happening(text, (comma, end), reading.rules)
    ):
        return True  # "three weeks after the vote a bomb …"
    return told_before == day.behind


def dates_a_toll(reading: Reading, number: int, day: DayPhrase) -> bool:
    """Tell whether a day is that on which bodies were found or a toll rose, which dates no happening."""
    if day.owned:
        return False
    text, start = reading.doc.text, reading.sentences[number][0]
    before = find_kinds(text, (max(start, day.span[0] - 60), day.span[0]), reading.rules)
    return not before and counts_a_toll(text, (start, day.span[0]))
