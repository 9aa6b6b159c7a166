"""Numbers over many happenings: of a war, of a period, of all places of a country."""

from __future__ import annotations

import re

from attrib.figures.compare import anchor
from attrib.model import Span

from ..patterns import load_pattern
from ..places import load_country_names
from ..scope import is_cumulative
from .days import list_phrases
from .near import settle
from .reading import Clause, Count, Reading
from .scene import Spot
from .telling import extend, new_scene

_SAME_PERIOD = load_pattern("scenes", "same_period")
_HOSTS, _HOSTING = load_pattern("scenes", "hosts"), 40  # characters before a number
_OF_THE_WAR = load_pattern("scenes", "of_the_war")
_GOES_ON_COUNTING = load_pattern("scenes", "goes_on_counting")
# "31 martyrs were reported in Aleppo, 9 in Idlib": so many in one sentence are a list
_IN_PLACE = re.compile(
    r"\b(?:\d[\d,]{0,20}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s){0,4}in\s(?=[A-Z])"
)
_IN_NAME = re.compile(r"\bin\s(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)")
_MANY_LISTED, _LIST_REACH = 3, 6
_IN_REACH = 30  # characters behind a figure in which its country may stand
_MANY = 1000  # a number so great is no day's


def find_count(reading: Reading, spot: Spot, clause: Clause) -> Count | None:
    """Return what a figure counts over; a scene of -1 where no count over it stood before."""
    last = reading.counts[-1] if reading.counts else None
    words = _find_cumulative(reading, spot, clause)
    if words is not None:
        period = _name_period(reading.doc.text, words)
        if last is not None and period == "same":
            return Count(last.period, words, last.scene, spot.sentence)
        return Count(period, words, _find_known(reading, period), spot.sentence)
    words = _find_listing(reading, spot, clause)
    if words is not None:
        return Count("places", words, _find_known(reading, "places"), spot.sentence)
    return last if last is not None and _counts_on(reading, spot, clause, last) else None


def _find_known(reading: Reading, period: str) -> int:
    """Return the scene of the counts over a period, -1 where none stood before."""
    return next((count.scene for count in reading.counts if count.period == period), -1)


def count_on(reading: Reading, spot: Spot, clause: Clause, count: Count) -> None:
    """Put a figure into the scene of what it counts over."""
    spot.cumulative = count.words
    if count.scene < 0:
        scene = new_scene(reading, spot, clause, kind="cumulative")
    else:
        scene = reading.scenes[count.scene]
        extend(reading, scene, spot, clause)
    reading.counts.append(Count(count.period, count.words, scene.number, spot.sentence))
    settle(reading, spot, scene)


def _find_cumulative(reading: Reading, spot: Spot, clause: Clause) -> Span | None:
    """Return the words by which a figure counts over many happenings, unless it has a day of its own."""
    text, sentence = reading.doc.text, reading.sentences[spot.sentence]
    words = is_cumulative(text, spot.span, sentence, reading.rules)
    if words is None or _counts_from_lead(reading, spot, words):
        return None
    day = clause.day
    figure = spot.figure
    assert figure is not None
    own_day = (
        day is not None
        and day.kind == "day"
        and anchor(figure) < _MANY
        and not words[0] <= day.span[0] <= words[1] + 25
    )
    return None if own_day else words


def _counts_from_lead(reading: Reading, spot: Spot, words: Span) -> bool:
    """Tell whether a count runs from the day of the news on: "21 wounded were admitted since Thursday"."""
    lead = reading.lead
    if lead is None or lead.first is None:
        return False
    start = next(
        (
            day.first
            for day in list_phrases(reading, spot.sentence)
            if day.kind == "since" and words[0] <= day.span[0] <= words[1]
        ),
        None,
    )
    return start is not None and lead.first <= start


def _name_period(text: str, words: Span) -> str:
    """Return what a count is over: "war", "same" (as the count before) or the words themselves."""
    if _SAME_PERIOD.search(text, *words):
        return "same"
    if _OF_THE_WAR.search(text, *words):
        return "war"
    return " ".join(text[slice(*words)].lower().split())


def _counts_on(reading: Reading, spot: Spot, clause: Clause, last: Count) -> bool:
    """Tell whether a figure goes on with the count that the sentence before gave.

    "Since March the office has recorded 300 deaths. It also recorded 90 arrests."
    """
    near = spot.sentence - last.sentence <= 1
    if not near or reading.paragraphs[spot.sentence] != reading.paragraphs[last.sentence]:
        return False
    sentence = reading.sentences[spot.sentence]
    if spot.sentence == last.sentence:
        return clause.day is None and not clause.parted and not clause.opens
    return (
        not any(not day.saying for day in list_phrases(reading, spot.sentence))
        and not clause.back
        and not clause.opens
        and not clause.introduced
        and _GOES_ON_COUNTING.match(reading.doc.text, *sentence) is not None
    )


def _find_listing(reading: Reading, spot: Spot, clause: Clause) -> Span | None:
    """Return the words by which a number is of a country, of its places or of who lives there, or None.

    "47 martyrs in Syria", "31 were reported in Aleppo, 9 in Idlib, 4 in Homs": no happening is spoken of.
    """
    text, sentence = reading.doc.text, reading.sentences[spot.sentence]
    figure = spot.figure
    if figure is not None and figure.unit == "displaced":
        hosts = _HOSTS.search(text, max(sentence[0], spot.span[0] - _HOSTING), spot.span[0])
        if hosts is not None:
            return hosts.span()
    if clause.kinds or clause.back:
        return None
    listed = _IN_PLACE.findall(text[slice(*sentence)])
    if len(listed) >= _MANY_LISTED and any(count.period == "places" for count in reading.counts):
        return spot.span
    country = _IN_NAME.search(text, spot.span[0], min(sentence[1], spot.span[1] + _IN_REACH))
    if country is not None and country["name"].lower() in load_country_names():
        return country.span("name") if _counted_by_day(reading, spot) else None
    return None


def _counted_by_day(reading: Reading, spot: Spot) -> bool:
    """Tell whether a text gives the numbers of places one after another, so that its total is over them."""
    return any(
        len(_IN_PLACE.findall(reading.doc.text[slice(*sentence)])) >= _MANY_LISTED
        for sentence in reading.sentences[spot.sentence : spot.sentence + _LIST_REACH]
    )
