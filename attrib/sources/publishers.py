"""Whose own statement a document is: an outlet that is a body and no newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attrib.sources.actors import type_by_name
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor
from attrib.sources.names.registry import Entity, Registry
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import MEDIA_TYPES, Lexicon
from attrib.sources.scene import Scene

_PARTED = re.compile(
    r"[,(;:|]|\s[-–—]\s"
)  # after it an outlet's line says what is published: "press release"
_PAPER = re.compile(
    r"\s+(?:(?:press|daily|weekly|monthly|flash|situation|news)\s+)?(?:bulletin|report|release|statement|update|brief)"
    r"(?:\s+(?:no\.?\s*)?\d+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Publisher:
    """A body that publishes in its own name; ``entity`` is it in the registry, where that has it."""

    name: str
    type: str
    entity: Entity | None = None


def read_publisher(outlet: str | None, registry: Registry, lexicon: Lexicon) -> Publisher | None:
    """Return the body that an outlet is, None for newspapers and what may be one.

    "UN Mission in Veldora, press release", "OCHA Libya", "Local Coordination Committees in Syria".
    """
    name = _PAPER.sub("", _PARTED.split(outlet or "")[0].strip())
    key = fold_name(name)
    if not key:
        return None
    for form in _forms(name, registry):
        entity = registry.find_name(form)
        if entity is not None and entity.kind != "country":
            return None if entity.type in MEDIA_TYPES else Publisher(form, entity.type, entity)
    if key[-1] in WORDS.paper_names | WORDS.media_words | WORDS.paper_or_body:
        return None
    kind = type_by_name(key, lexicon)
    bodies = WORDS.org_words - WORDS.media_words - WORDS.paper_names
    if kind in MEDIA_TYPES or not any(word in bodies or word.removesuffix("s") in bodies for word in key):
        return None
    return Publisher(name, kind or "other")


def _forms(name: str, registry: Registry) -> Iterator[str]:
    """Yield the name, and what is left of it before its country: "OCHA Libya", "UNICEF in Sudan"."""
    yield name
    words = name.split()
    for size in (1, 2, 3):
        place = registry.find_name(" ".join(words[-size:])) if size < len(words) else None
        if place is not None and place.kind == "country":
            rest = words[:-size]
            yield " ".join(rest[:-1] if rest[-1].lower() in ("in", "for", "of") else rest)


def find_publisher(scene: Scene) -> Actor | None:
    """Return the body whose own statement the document is: "we" and "the Mission" are this mission."""
    publisher = read_publisher(scene.doc.outlet, scene.registry, scene.lexicon)
    if publisher is None:
        return None
    if publisher.entity is not None:
        return scene.entity_actor(publisher.entity)
    key = fold_name(publisher.name)
    actor = scene.actors.get(key)
    if actor is None:
        evidence = "whose statement it is"
        actor = Actor(publisher.name, "organisation", key=key, type=publisher.type, evidence=evidence)
        scene.actors[key] = actor
    return actor
