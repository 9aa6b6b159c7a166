"""The state of reading one document's scenes, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from attrib.model import Document, Span

from ..cues import EventRules
from ..dates import DayPhrase
from ..places import SURE, Place
from .scene import Scene


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """What the clause round a figure tells by itself."""

    span: Span
    start: int  # of the whole clause
    places: tuple[Place, ...]
    kinds: dict[str, int]
    day: DayPhrase | None
    names: frozenset[str]
    elsewhere: bool
    back: bool
    introduced: bool
    parted: bool  # what stands after "after", "in response to": not what the sentence is about
    opens: bool  # "an aftershock", "a suicide bomber": a happening not told of before
    seat: tuple[Place, ...] = ()  # where it says that its happening took place, and what that lies in

    @property
    def sure_keys(self) -> frozenset[str]:
        """The folded words of its sure places, areas apart."""
        return frozenset(
            key for place in self.places if place.surety >= SURE and not place.area for key in place.keys
        )


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A count over more than one happening: over what, by which words, its scene and its sentence."""

    period: str
    words: Span
    scene: int
    sentence: int


@dataclass(slots=True, eq=False)
class Reading:
    """The state of reading one document."""

    index: int
    doc: Document
    sentences: Sequence[Span]
    rules: EventRules
    published: date | None
    head_sentences: int
    furniture: int
    scenes: list[Scene] = field(default_factory=list)
    days: dict[int, list[DayPhrase]] = field(default_factory=dict)
    clauses: dict[Span, Clause] = field(default_factory=dict)
    by_figure: dict[Span, int] = field(default_factory=dict)
    paragraphs: Sequence[int] = ()  # of each sentence
    passing: set[int] = field(default_factory=set)  # scenes that end with the paragraph that tells them
    counts: list[Count] = field(default_factory=list)  # over many happenings, as the text gives them
    current: Scene | None = None  # the scene that the text is telling
    told_at: int = -1  # the last sentence that surely tells it
    before: list[Place] = field(default_factory=list)  # named by opening sentences before the first scene
    entries: Mapping[int, DayPhrase] = field(default_factory=dict)  # of a timeline: paragraphs and their days
    told_in: dict[int, Scene] = field(default_factory=dict)  # the scene that each of them tells

    @property
    def lead(self) -> Scene | None:
        """The scene that the document is about, once it is told."""
        return next((scene for scene in self.scenes if scene.lead), None)

    def number_in_story(self, number: int) -> int:
        """Return a sentence's number within the story, whose first sentence is 0."""
        return number - self.head_sentences
