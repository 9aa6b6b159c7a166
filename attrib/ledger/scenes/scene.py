"""A happening as one document tells it, and the places of the text that speak of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from attrib.figures.compare import anchor, classify_people
from attrib.model import Figure, Span

from ..places import SURE, Place

PERIOD = timedelta(days=4)  # longer is a period, not the day of a happening


@dataclass(slots=True, eq=False)
class Scene:
    """A happening as one document tells it; ``first`` to ``last`` is when, ``told`` if a phrase says so.

    ``kind`` is "event", "cumulative" (a count over many happenings) or "furniture" (a link, a caption of
    the page).  ``places`` maps folded words of place names to how surely they are places.
    """

    document: int
    number: int
    lead: bool = False
    kind: str = "event"
    first: date | None = None
    last: date | None = None
    told: bool = False
    inherited: bool = False  # dated by the scene before it in the text
    earliest: date | None = None  # of a lead whose text tells no day: it may look back so far
    day_span: Span | None = None
    places: dict[str, float] = field(default_factory=dict)
    seats: list[tuple[Place, ...]] = field(default_factory=list)  # where it took place, and what that lies in
    kinds: Counter[str] = field(default_factory=Counter)
    kind_spans: dict[str, Span] = field(default_factory=dict)
    figures: set[tuple[str, str, int]] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    words: tuple[str, ...] = ()  # of its sentences, each once, sorted
    names: frozenset[str] = frozenset()  # of the happening itself: "dalisay"
    causes: frozenset[str] = frozenset()  # weapons named in its sentences
    sure: frozenset[str] | None = None

    def sure_places(self) -> frozenset[str]:
        """Return the folded words of its sure places, one value however many figures share it."""
        if self.sure is None:
            self.sure = frozenset(key for key, weight in self.places.items() if weight >= SURE)
        return self.sure


@dataclass(slots=True, eq=False)
class Spot:
    """A place that makes a claim: a figure or a statement, in its sentence; ``sure`` where its scene is."""

    span: Span
    sentence: int
    figure: Figure | None = None
    scene: int = -1
    sure: bool = True
    cumulative: Span | None = None
    answers: bool = False  # a denial or confirmation: it speaks of the news, unless it says of what else


def figure_key(figure: Figure) -> tuple[str, str, int]:
    """Unit, class of people and number of a figure."""
    return figure.unit, classify_people(figure.who), anchor(figure)
