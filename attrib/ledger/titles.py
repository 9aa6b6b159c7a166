"""The title of an event, made of what is known: "Air strike on a market, Hass, 26 Oct 2016"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .cues import load_event_rules
from .places import Place, load_country_names
from .scenes.scene import Scene

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the places it was made of."""

    text: str
    place: str | None
    within: tuple[str, ...]
    places: tuple[str, ...]


def make_title(
    scenes: Sequence[Scene], kind: str | None, first: date | None, last: date | None, scope: str
) -> Title:
    """Return an event's title: kind of happening, place and day, as far as its own scenes tell them."""
    seats = [seat for scene in scenes for seat in scene.seats]
    spots = _rank([seat[0] for seat in seats])
    names = sorted({name for scene in scenes for name in scene.names})
    rules = load_event_rules()
    what = rules.titles.get(kind or "", "Event") if scope != "cumulative" else "Count over several events"
    if names and kind is not None:
        what = f"{what} {names[0].capitalize()}"
    within = _find_within(seats, spots[0][0]) if spots else ()
    parts = [
        what,
        *([spots[0][1]] if spots else []),
        *within[:1],
        *([format_days(first, last)] if first is not None else []),
    ]
    others = [name for _, name in spots[1:] if name not in within]
    places = (*(name for _, name in spots[:1]), *within, *others)[:4]
    return Title(", ".join(parts), spots[0][1] if spots else None, within, places)


def _find_within(seats: Sequence[Sequence[Place]], key: str) -> tuple[str, ...]:
    """Return what the texts say that a place lies in, what most of them say first; countries last."""
    around = [place for seat in seats if seat[0].key == key for place in seat[1:] if place.key != key]
    countries = load_country_names()
    ranked = [name for _, name in _rank(around)]
    return tuple(sorted(ranked, key=lambda name: name.lower() in countries)[:2])


def _rank(places: Sequence[Place]) -> list[tuple[str, str]]:
    """Return the keys and names of places, the most often told first; of variants the usual spelling."""
    weight: dict[str, float] = defaultdict(float)
    spelling: dict[str, Counter[str]] = {}
    for place in places:
        weight[place.key] += place.surety
        spelling.setdefault(place.key, Counter())[place.name] += 1
    ranked = sorted(weight, key=lambda key: (-weight[key], key))
    return [(key, min(spelling[key], key=lambda name: (-spelling[key][name], name))) for key in ranked]


def format_days(first: date, last: date | None) -> str:
    """Return a day or a period for readers: "26 Oct 2016", "1-3 Feb 2017".

    >>> format_days(date(2016, 10, 26), None), format_days(date(2017, 2, 1), date(2017, 2, 3))
    ('26 Oct 2016', '1-3 Feb 2017')
    """
    end = f"{(last or first).day} {_MONTHS[(last or first).month - 1]} {(last or first).year}"
    if last is None or first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS[first.month - 1]}{year} to {end}"
