"""What the clause round a figure or statement tells by itself: its places, kinds, day and names."""

from __future__ import annotations

from attrib.model import Span

from ..cues import (
    count_kinds,
    cut_clause,
    find_kinds,
    find_names,
    opens_happening,
    points_back,
    starts_elsewhere,
)
from ..dates import choose_day
from ..patterns import load_pattern
from ..places import Place, find_places
from ..seats import find_seats
from .days import find_behind, list_own_phrases
from .reading import Clause, Reading
from .scene import Spot

_REACH = 240  # characters of a clause on both sides of a spot
_GOAL, _WARD = load_pattern("scenes", "goal"), load_pattern("scenes", "ward")
_STAFF = load_pattern("scenes", "staff")
_WARD_SPEAKS = load_pattern("scenes", "ward_speaks")
_RECEIVED = load_pattern("scope", "received")


def read_clause(reading: Reading, spot: Spot) -> Clause:
    """Return what the clause round a spot tells by itself; each is read once."""
    if spot.span not in reading.clauses:
        reading.clauses[spot.span] = _read(reading, spot)
    return reading.clauses[spot.span]


def _read(reading: Reading, spot: Spot) -> Clause:
    text, rules = reading.doc.text, reading.rules
    sentence = reading.sentences[spot.sentence]
    start, end = cut_clause(text, spot.span, sentence, rules)
    span = max(start, spot.span[0] - _REACH), min(end, spot.span[1] + _REACH)
    kinds = count_kinds(find_kinds(text, span, rules))
    places = tuple(place for place in find_places(text, span, rules) if not _is_goal(text, place, span))
    figure = spot.figure.span if spot.figure is not None else None
    return Clause(
        span,
        start,
        places,
        kinds,
        find_behind(reading, spot) or choose_day(text, list_own_phrases(reading, spot, start), spot.span),
        find_names(text, span, rules),
        starts_elsewhere(text, sentence, rules),
        # of "two days after a bomb killed 30" what stands before "after" speaks of the other happening
        points_back(text, (start, end) if start > sentence[0] else sentence, rules),
        rules.introduces.search(text, max(sentence[0], start - 30), span[1]) is not None,
        start > sentence[0],
        opens_happening(text, span, rules),
        tuple(find_seats(text, span, places, rules, figure)),
    )


def _is_goal(text: str, place: Place, span: Span) -> bool:
    """Tell whether a place is only where the hurt were brought, or where people come from."""
    if _GOAL.search(text, max(span[0], place.span[0] - 80), place.span[0]):
        return True
    if _WARD_SPEAKS.match(text, place.span[1], min(len(text), place.span[1] + 60)):
        return True
    ward = _WARD.match(text, place.span[1], min(span[1], place.span[1] + 30))
    if ward is None:
        return False
    staff = _STAFF.search(text, max(span[0], place.span[0] - 40), place.span[0])
    return staff is not None or _RECEIVED.search(text, *span) is not None
