"""What the ledger reads in one document, scene by scene; nothing else of the document is needed later.

    read_document(doc) -> Reading

A reading knows nothing of other documents, so it can be made in any process and kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from attrib.model import Document, Relation, Span

from .kept import close
from .live import Clock, is_later, read_clocks
from .model import Evidence, Finding
from .packed import pack, unpack
from .scenes.scene import Scene
from .sites.read import read_sites
from .sites.site import Site
from .status import describe_doubt, find_doubted
from .text_answers import find_answers

_HEAD = list[object]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The sites of one scene of one document, in text order.

    ``answers`` are (denies or confirms, site that answers, site that is answered), ``doubts`` what the text
    says on whether a site could be verified; sites are told by their place in ``sites``.
    """

    sites: tuple[Site, ...] = ()
    answers: tuple[tuple[str, int, int], ...] = ()
    doubts: tuple[tuple[int, Finding], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the ledger has read it: ``published`` sorts it (an ISO day, else "9999"); each scene
    and its chapter are packed."""

    document: str
    published: str
    scenes: tuple[bytes, ...] = ()
    chapters: tuple[bytes, ...] = ()


def read_document(doc: Document) -> Reading:
    """Return what the ledger reads in a document with resolved attributions and relations."""
    sites, scenes = read_sites(0, doc)
    by_scene: list[list[Site]] = [[] for _ in scenes]
    places: dict[int, int] = {}
    for site in sites:
        places[id(site)] = len(by_scene[site.scene])
        by_scene[site.scene].append(site)
    relations = doc.relations or ()
    answers: list[list[tuple[str, int, int]]] = [[] for _ in scenes]
    for kind, one, two in find_answers(sites, relations):
        answers[one.scene].append((kind, places[id(one)], places[id(two)]))
    doubts: list[list[tuple[int, Finding]]] = [[] for _ in scenes]
    clocks = read_clocks(doc.text)
    for relation in relations:
        if relation.type in ("unverified", "verified"):
            words = _show(doc, relation)
            start = _find_paragraph(doc.text, relation.span) if relation.span else 0
            told = [site for site in sites if not _is_told_later(clocks, site, relation)]
            for site in find_doubted(told, relation, words.text if words else "", start):
                doubts[site.scene].append((places[id(site)], describe_doubt(site, relation, words)))
    return Reading(
        doc.id,
        next((site.published for site in sites if site.published), "9999"),
        tuple(close(pack(scene, Scene)) for scene in scenes),
        tuple(
            close(pack(Chapter(tuple(held), tuple(answered), tuple(doubted)), Chapter))
            for held, answered, doubted in zip(by_scene, answers, doubts)
        ),
    )


def read_beside(doc: Document) -> tuple[Document, Reading]:
    """Return a document with what the ledger reads in it."""
    return doc, read_document(doc)


def reading_to_bytes(reading: Reading) -> bytes:
    """Return a reading as bytes, to be kept."""
    parts = (*reading.scenes, *reading.chapters)
    head = [reading.document, reading.published, len(reading.scenes), [len(part) for part in parts]]
    return pack(head, _HEAD) + b"\n" + b"".join(parts)


def read_reading(data: bytes) -> Reading:
    """Return the reading that ``reading_to_bytes`` made the bytes of."""
    head, _, rest = data.partition(b"\n")
    document, published, scenes, lengths = unpack(head, _HEAD)
    ends = list(accumulate(lengths, initial=0))
    parts = tuple(rest[start:end] for start, end in pairwise(ends))
    return Reading(document, published, parts[:scenes], parts[scenes:])


def _is_told_later(clocks: Sequence[Clock], site: Site, relation: Relation) -> bool:
    """Tell whether a live page told a claim after a doubt that stands below it."""
    return relation.span is not None and is_later(clocks, site.span[0], relation.span[0])


def _find_paragraph(text: str, doubt: Span) -> int:
    """Return where the paragraph of a doubt begins; the one before it where the doubt opens its own."""
    start = text.rfind("\n", 0, doubt[0]) + 1
    if re.search(r"[.!?]", text[start : doubt[0]]) is None:
        before = text[:start].rstrip()
        start = before.rfind("\n") + 1
    return start


def _show(doc: Document, relation: Relation) -> Evidence | None:
    if not relation.span:
        return None
    return Evidence(doc.id, relation.span, doc.text[slice(*relation.span)])
