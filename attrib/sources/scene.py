"""The scene of one document: what is known of its names, actors and speakers while its sources are resolved.

A ``Scene`` is state and a few look-ups; the answers are plain functions over it, each file calling only
those before it: actors, describe, and in ``answers`` context, pronouns, organisations, people, roles,
dispatch.  Where language goes round in a circle ("the group's spokesman" needs "the group") the call
goes through one door, ``scene.answer(phrase)``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from attrib.model import Attribution, Document, Segmentation, Span
from attrib.sources.discourse import Discourse
from attrib.sources.names.linking import Actors, People, judge_unknown, link_names, make_actor
from attrib.sources.names.mentions import Actor, Name, scan_names
from attrib.sources.names.registry import Entity, Registry
from attrib.sources.names.words import Lexicon, find_title, load_lexicon
from attrib.sources.phrases.reading import Reading
from attrib.sources.types import count_countries


@dataclass(slots=True)
class Answer:
    """What a source mention resolves to, before the attribution is rewritten."""

    actor: Actor | None
    by: str
    reason: str
    antecedent: Span | None = None
    candidates: tuple[str, ...] = ()
    text: str | None = None
    type: str = ""
    evidence: str = ""


class Door(Protocol):
    """How the answers of one kind reach those of another: ``dispatch.answer``."""

    def __call__(self, scene: Scene, reading: Reading, attribution: Attribution | None = None) -> Answer: ...


@dataclass(slots=True)
class Scene:
    """The names and actors of one document and what has been said so far (working state)."""

    doc: Document
    segmentation: Segmentation
    registry: Registry
    home: str  # the country whose bodies are named without it ("the defence ministry")
    seen_from: str  # the country that types are relative to; another where the document is on a foreign war
    attributions: Sequence[Attribution]
    door: Door
    lexicon: Lexicon
    date: str  # of the document, ISO; "" where it is not known
    actors: Actors
    people: People
    talk: Discourse
    mentions_of: dict[int, list[Name]]  # by the identity of the actor
    described: set[int] = field(default_factory=set)  # people whose mentions have been read
    current: Attribution | None = None  # the attribution whose source is being resolved
    unsaid: dict[int, bool] = field(default_factory=dict)  # actors that no mention names with their country
    named: dict[str, Actor] = field(default_factory=dict)
    counted: int = 0  # how many actors ``named`` holds
    # made on first use
    contents: list[tuple[int, int, int]] | None = None
    cue_starts: frozenset[int] | None = None  # tokens
    officers: dict[tuple[str, str], list[Name]] | None = None
    papers: dict[str, Actor] = field(default_factory=dict)  # who made the last document of each noun
    namesakes: dict[str, list[Name]] | None = None
    accusing: list[Attribution] | None = None
    enemy: str | None = None
    policing: tuple[int, int] | None = None  # how often the text speaks of police, and of soldiers

    def answer(self, reading: Reading, attribution: Attribution | None = None) -> Answer:
        """Return who is meant by a reading of any form: the one recursive door."""
        return self.door(self, reading, attribution)

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens ``[low, high)`` of the characters ``[start, end)``."""
        low = bisect_right(self.segmentation.ends, start)
        high = bisect_left(self.segmentation.starts, end)
        return low, high

    def span_of(self, start: int, end: int) -> Span:
        """Return the characters of the tokens ``[start, end)``."""
        return (self.segmentation.starts[start], self.segmentation.ends[end - 1])

    def cue_lemmas(self, attribution: Attribution) -> list[str]:
        """Return the lemmas of an attribution's cue."""
        ranges = [self.token_range(*span) for span in attribution.cue]
        return [lemma for low, high in ranges for lemma in self.segmentation.lemmas[low:high]]

    def opens_cue(self, token: int) -> bool:
        """Tell whether a part of any attribution's cue begins at a token."""
        if self.cue_starts is None:
            cues = (span for attribution in self.attributions for span in attribution.cue)
            self.cue_starts = frozenset(self.token_range(*span)[0] for span in cues)
        return token in self.cue_starts

    def entity_actor(self, entity: Entity) -> Actor:
        """Return the document's actor for an entity of the registry, made on first use."""
        return make_actor(self.actors, entity, self.date)

    def find_actor(self, name: str) -> Actor | None:
        """Return the actor of this name, if the document has one so far."""
        if self.counted != len(self.actors):
            for actor in islice(reversed(self.actors.values()), len(self.actors) - self.counted):
                self.named[actor.name] = actor
            self.counted = len(self.actors)
        return self.named.get(name)


def set_scene(
    doc: Document,
    segmentation: Segmentation,
    registry: Registry,
    home: str,
    attributions: Sequence[Attribution],
    door: Door,
) -> Scene:
    """Return the scene of a document: its names found and tied to actors, nothing said yet.

    ``home`` is the country that types are relative to.
    """
    lexicon, date = load_lexicon(), doc.date or ""
    names = scan_names(segmentation, registry)
    seen_from, home = home, find_stage(doc, names, registry, home)
    for name in names:
        if name.kind in ("person", "unknown", "entity"):
            title, _ = find_title(segmentation.words, name.start, segmentation, lexicon)
            if title is not None:
                name.title = title.noun
                name.gender = name.gender or title.gender
    actors, people = link_names(names, segmentation, registry, home, date)
    talk = Discourse(segmentation, registry, names, [name.start for name in names], home)
    talk.titles = find_titles(segmentation)
    talk.quote_spans = sorted(q.span for q in segmentation.quotations if q.depth == 0)
    mentions_of: dict[int, list[Name]] = {}
    for name in names:
        if name.actor is not None:
            mentions_of.setdefault(id(name.actor), []).append(name)
    judge_unknown(mentions_of, segmentation)
    return Scene(
        doc,
        segmentation,
        registry,
        home,
        seen_from,
        attributions,
        door,
        lexicon,
        date,
        actors,
        people,
        talk,
        mentions_of,
    )


def find_stage(doc: Document, names: Sequence[Name], registry: Registry, home: str) -> str:
    """Return the country whose army "the army" is: home, or the one other country that a document is on.

    Another one only where home is not named at all, nor a town or body of it, and the other at least twice
    and more often than all others together.
    """
    counts: Counter[str] = Counter()
    for name in names:
        for entry in name.targets[:1]:
            if entry.kind != "entity":
                country, told = entry.target, entry.kind in ("adjective", "people")
            else:
                entity = registry.entities[entry.target]
                country, told = entity.country, entity.kind == "country"
            if country == home and not entry.ambiguous:
                return home
            counts[country] += told
    code, number = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    if number < 2 or 2 * number <= counts.total():
        return home
    return home if count_countries(doc.text, registry)[home] else code


def find_titles(segmentation: Segmentation) -> frozenset[int]:
    """Return the sentences of the page's title."""
    ends = [region.span[1] for region in segmentation.regions if region.kind == "title"]
    last = max(ends, default=0)
    return frozenset(k for k, (start, _) in enumerate(segmentation.sentences) if start < last)
