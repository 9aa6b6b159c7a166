"""Where a happening took place, as one sentence tells it: "A blast in Orsk, in Varn province, killed 40".

A text names many places: where somebody spoke, where the hurt were brought, where fighting went on elsewhere.
Of these a sentence gives a happening the first that follows its word ("blast"), else the last before it, and
what the text says that this one lies in.  Where no such place stands there, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.model import Span

from .cues import EventRules, find_kinds
from .patterns import load_pattern
from .places import SURE, Place, load_country_names

_AFTER, _BEFORE = 140, 100  # characters between the word for a happening and its place
_BESIDE = 30  # characters between a place and what it lies in
_SAID_AT = load_pattern("seats", "said_at")
_BREAK = re.compile(r'[;:"“”]|\.\s')
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADLINE_SHARE = 0.6  # of the longer words written with a capital: a headline, where a capital says nothing


def find_seats(
    text: str, span: Span, places: Sequence[Place], rules: EventRules, figure: Span | None = None
) -> list[Place]:
    """Return the place that ``text[span]`` gives its happening and what that lies in; empty where unknown.

    ``places`` are the places of that stretch in order; ``figure`` is a number of it, which stands for the
    happening where there is no word for one.
    """
    if is_capitalised(text, span):
        return []
    usable = [place for place in places if _may_be_seat(text, place, span)]
    anchors = [word for _, word in find_kinds(text, span, rules)] or ([figure] if figure else [])
    for anchor in anchors:
        number = _choose(text, usable, anchor)
        if number is not None:
            return [usable[number], *_list_around(text, usable, number)]
    return []


def is_capitalised(text: str, span: Span) -> bool:
    """Tell whether a stretch of text is a headline of the kind that writes most words with a capital."""
    words = _LONG_WORD.findall(text, *span)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= _HEADLINE_SHARE * len(words)


def _may_be_seat(text: str, place: Place, span: Span) -> bool:
    sure = place.surety >= SURE or place.area
    return sure and _SAID_AT.search(text, max(span[0], place.span[0] - 60), place.span[0]) is None


def _choose(text: str, places: Sequence[Place], anchor: Span) -> int | None:
    """Return which place belongs to the word at ``anchor``: one of a country alone is no answer."""
    named = [k for k, place in enumerate(places) if place.name.lower() not in load_country_names()]
    after = [
        k
        for k in named
        if 0 <= places[k].span[0] - anchor[1] <= _AFTER
        and not _BREAK.search(text, anchor[1], places[k].span[0])
    ]
    if after:
        return after[0]
    before = [
        k
        for k in named
        if 0 <= anchor[0] - places[k].span[1] <= _BEFORE
        and not _BREAK.search(text, places[k].span[1], anchor[0])
    ]
    return before[-1] if before else None


def _list_around(text: str, places: Sequence[Place], number: int) -> list[Place]:
    """Return what the place lies in, from the inside out: "Hass, in Idlib province"."""
    around: list[Place] = []
    last = places[number]
    for place in places[number + 1 :]:
        if not (place.inside or place.area) or place.span[0] - last.span[1] > _BESIDE:
            break
        if " and " in text[last.span[1] : place.span[0]]:
            break
        around.append(place)
        last = place
    return around
