"""Documents and their claims to a networkx graph: sources, claims, documents, outlets.

Node ids are ``kind:key``; every edge is keyed by its relation, so there is one edge per (from,
to, relation), its ``weight`` the number of mentions.  docs/graph.md lists the attributes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from attrib.model import Attribution, Document

if TYPE_CHECKING:
    import networkx

    from attrib.ledger.model import Claim, Member
    from attrib.sources.names.registry import Registry

# Hues far apart, of like lightness, dark enough for white paper and light enough for a dark canvas.
KIND_COLORS = {"claim": "#8a93a3", "document": "#c9a227", "outlet": "#7a5195", "source": "#4c78a8"}
SOURCE_COLORS = {
    "government": "#b3202a",
    "military": "#7f1d1d",
    "state-media": "#e4572e",
    "media": "#9467bd",
    "rebel": "#1b9e4b",
    "opposition": "#66c05a",
    "jihadist": "#3d3d3d",
    "monitor": "#1f77b4",
    "activist": "#17a2b8",
    "intergovernmental": "#0b5394",
    "foreign-government": "#d6619e",
    "medical-rescue": "#f28e2b",
    "witness": "#8c6d31",
    "expert": "#5b6abf",
    "civilian": "#b5884c",
    "unnamed": "#9e9e9e",
    "other": "#6b6b6b",
}
RELATION_COLORS = {
    "claims": "#7f8fa6",
    "reports": "#c8ccd2",
    "published": "#b8a9c9",
    "relays": "#9467bd",
    "member of": "#4c78a8",
    "denies": "#d62728",
    "contradicts": "#ff7f0e",
    "conflicts": "#ff7f0e",
    "confirms": "#2ca02c",
    "repeats": "#98a6b8",
    "revises": "#bc8f1b",
    "copies": "#555555",
}
# Relations that hold both ways: one edge stands for the pair.
_SYMMETRIC = frozenset(("contradicts", "conflicts"))
_LABEL_LENGTH = 70
_SEPARATOR = "|"
_SPACES = re.compile(r"\s+")


def build_graph(
    documents: Sequence[Document],
    claims: Iterable[Claim],
    *,
    registry: Registry | None = None,
) -> networkx.MultiDiGraph:
    """Return the graph of who claims what.

    ``registry`` gives the countries and the parent organisations of the sources it knows; a
    parent is added where it says nothing itself.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    build = _Builder(graph, {doc.id: doc for doc in documents})
    for doc in documents:
        build.add_document(doc)
    claims = tuple(claims)
    for claim in claims:
        build.add_claim(claim)
    for doc in documents:
        build.relate_document(doc)
    for claim in claims:
        build.link_claim(claim)
    build.add_memberships(registry)
    build.finish_sources()
    return graph


def is_named(item: Attribution) -> bool:
    """Tell whether a speaker has a name; generic ones ("activists", "a military source") are lower case."""
    return any(char.isupper() for char in item.speaker or "")


def get_source_key(doc_id: str, item: Attribution) -> str | None:
    """Return what tells one source from another: its registry id, else its name.

    A source without a name, or one that nobody could be found for, is its document's alone.
    """
    if item.speaker_id:
        return item.speaker_id
    if not item.speaker:
        return None
    unresolved = item.resolution.by == "none" and item.resolution.reason
    return item.speaker if is_named(item) and not unresolved else f"{item.speaker} ({doc_id})"


@dataclass
class _Source:
    """What is gathered of one source while the graph grows."""

    name: str
    source_type: str
    named: bool
    country: str | None = None
    member_of: str | None = None
    relayed_by: dict[str, None] = field(default_factory=dict)
    mentions: int = 0
    claims: int = 0
    documents: dict[str, None] = field(default_factory=dict)


class _Builder:
    def __init__(self, graph: networkx.MultiDiGraph, documents: Mapping[str, Document]):
        self.graph = graph
        self.documents = documents
        self.sources: dict[str, _Source] = {}
        self.outlets: dict[str, int] = {}
        self.attributions: dict[str, tuple[Document, Attribution]] = {
            item.id: (doc, item) for doc in documents.values() for item in doc.attributions or ()
        }
        self.claims_of: dict[str, list[str]] = {}

    def add_document(self, doc: Document) -> None:
        node = f"document:{doc.id}"
        self.graph.add_node(
            node,
            **_present(
                label=_shorten(doc.title or doc.id),
                size=10.0,
                color=KIND_COLORS["document"],
                kind="document",
                title=doc.title,
                outlet=doc.outlet,
                date=doc.date,
                url=doc.url,
            ),
        )
        if doc.outlet:
            outlet = f"outlet:{doc.outlet}"
            self.outlets[outlet] = self.outlets.get(outlet, 0) + 1
            self.graph.add_node(
                outlet,
                **_present(
                    label=_shorten(doc.outlet),
                    size=_scale(self.outlets[outlet], 10.0),
                    color=KIND_COLORS["outlet"],
                    kind="outlet",
                    documents=self.outlets[outlet],
                ),
            )
            self.add_edge(outlet, node, "published")
        for item in doc.attributions or ():
            self.note_source(doc, item)

    def note_source(self, doc: Document, item: Attribution) -> None:
        key = get_source_key(doc.id, item)
        if key is None:
            return
        source = self.sources.get(key)
        if source is None:
            source = self.sources[key] = _Source(
                item.speaker or key, item.speaker_type, is_named(item), member_of=item.extra.get("member_of")
            )
            self.graph.add_node(f"source:{key}")
        source.relayed_by.update(dict.fromkeys(map(str, item.extra.get("relayed_by") or ())))
        source.mentions += 1
        source.documents[doc.id] = None

    def add_claim(self, claim: Claim) -> None:
        node = f"claim:{claim.id}"
        stances: dict[str, None] = {}
        hedged = False
        for member in claim.members:
            _, item = self.attributions.get(member.attribution, (None, None))
            if member.attribution is not None:
                self.claims_of.setdefault(member.attribution, []).append(node)
            if item is not None:
                stances[item.stance] = None
                hedged = hedged or item.hedged
        dates = sorted(member.date for member in claim.members if member.date)
        first = claim.members[0] if claim.members else None
        self.graph.add_node(
            node,
            **_present(
                label=_shorten(claim.text),
                size=_scale(len(claim.members), 6.0),
                color=KIND_COLORS["claim"],
                kind="claim",
                text=claim.text,
                sentence=first.sentence if first else None,
                status=_SEPARATOR.join(claim.status) or None,
                stances=_SEPARATOR.join(stances) or None,
                sources=claim.sources,
                independent_sources=claim.independent_sources,
                unit=claim.unit,
                low=claim.low,
                high=claim.high,
                unverified="unverified" in claim.status,
                hedged=hedged,
                first_date=dates[0] if dates else None,
                last_date=dates[-1] if dates else None,
                documents=len({member.document for member in claim.members}),
            ),
        )

    def link_claim(self, claim: Claim) -> None:
        node = f"claim:{claim.id}"
        strongest: dict[str, float] = {}
        claiming: dict[str, None] = {}
        for member in claim.members:
            document = f"document:{member.document}"
            if document in self.graph:
                self.add_edge(document, node, "reports")
                origin = member.copied_from and f"document:{member.copied_from.document}"
                if origin in self.graph:
                    self.add_edge(document, origin, "copies")
            self.link_speaker(member, node, strongest, claiming)
        for key in claiming:
            self.sources[key].claims += 1
        for relation in claim.relations:
            other = f"claim:{relation.claim}"
            if other in self.graph and not self.has_edge(node, other, relation.type):
                self.add_edge(node, other, relation.type)

    def link_speaker(
        self, member: Member, node: str, strongest: dict[str, float], claiming: dict[str, None]
    ) -> None:
        doc, item = self.attributions.get(member.attribution, (None, None))
        key = item and get_source_key(doc.id, item)
        if key is None:
            return
        claiming[key] = None
        data = self.add_edge(f"source:{key}", node, "claims")
        stances = data.get("stances", "").split(_SEPARATOR) if data.get("stances") else []
        if item.stance not in stances:
            stances.append(item.stance)
        data.update(stance=stances[0], stances=_SEPARATOR.join(stances), label=stances[0])
        if item.confidence > strongest.get(key, -1.0):
            strongest[key] = item.confidence
            data.update(
                _present(cue=" ".join(doc.text[start:end] for start, end in item.cue), rule=item.rule)
            )

    def relate_document(self, doc: Document) -> None:
        for relation in doc.relations or ():
            for start in self.claims_of.get(relation.source, ()):
                for end in self.claims_of.get(relation.to, ()):
                    self.add_edge(start, end, relation.type)
        for item in doc.attributions or ():
            _, parent = self.attributions.get(item.parent, (None, None))
            if parent is None:
                continue
            relayer, relayed = get_source_key(doc.id, parent), get_source_key(doc.id, item)
            if relayer and relayed and relayer != relayed:
                self.add_edge(f"source:{relayer}", f"source:{relayed}", "relays")

    def add_memberships(self, registry: Registry | None) -> None:
        """Join sources to the organisation that the registry, or the article, puts them in, and to those
        that the article says relayed them."""
        for key, source in list(self.sources.items()):
            entity = registry.entities.get(key) if registry is not None else None
            parent = source.member_of
            if entity is not None:
                source.country = entity.country or None
                parent = entity.parent or parent
            if parent:
                self.link_named(parent, registry, lambda other, key=key: (key, other, "member of"))
            for outlet in source.relayed_by:
                self.link_named(outlet, registry, lambda other, key=key: (other, key, "relays"))

    def link_named(self, name: str, registry: Registry | None, make_edge) -> None:
        """Add the edge to the source of this name, and the source itself where nobody spoke as it."""
        owner = registry.find_name(name) if registry is not None else None
        other = owner.id if owner is not None else name
        start, end, relation = make_edge(other)
        if start == end:
            return
        if other not in self.sources:
            self.sources[other] = _Source(
                owner.name if owner else name,
                owner.type if owner else "other",
                True,
                country=owner.country or None if owner else None,
            )
            self.graph.add_node(f"source:{other}")
        if relation == "member of" or not self.has_edge(f"source:{start}", f"source:{end}", relation):
            self.add_edge(f"source:{start}", f"source:{end}", relation)

    def finish_sources(self) -> None:
        for key, source in self.sources.items():
            self.graph.nodes[f"source:{key}"].update(
                _present(
                    label=_shorten(source.name),
                    size=_scale(source.mentions, 8.0),
                    color=SOURCE_COLORS.get(source.source_type, KIND_COLORS["source"]),
                    kind="source",
                    name=source.name,
                    source_type=source.source_type,
                    country=source.country,
                    named=source.named,
                    mentions=source.mentions,
                    claims=source.claims,
                    documents=len(source.documents),
                )
            )

    def add_edge(self, start: str, end: str, relation: str) -> dict[str, Any]:
        """Count one mention on the edge of this relation, making it if need be."""
        if start == end:
            return {}
        if relation in _SYMMETRIC and self.graph.has_edge(end, start, relation):
            start, end = end, start
        if self.graph.has_edge(start, end, relation):
            data = self.graph.edges[start, end, relation]
            data["weight"] += 1.0
            return data
        self.graph.add_edge(
            start,
            end,
            relation,
            label=relation,
            relation=relation,
            weight=1.0,
            color=RELATION_COLORS.get(relation, "#999999"),
        )
        return self.graph.edges[start, end, relation]

    def has_edge(self, start: str, end: str, relation: str) -> bool:
        return self.graph.has_edge(start, end, relation) or (
            relation in _SYMMETRIC and self.graph.has_edge(end, start, relation)
        )


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _shorten(text: str) -> str:
    line = _SPACES.sub(" ", text[: 4 * _LABEL_LENGTH]).strip()
    return line if len(line) <= _LABEL_LENGTH else line[: _LABEL_LENGTH - 1].rstrip() + "…"


def _scale(mentions: int, base: float) -> float:
    """Return a node's size: it grows with the root of the mentions, so that area tells."""
    return round(base * math.sqrt(max(mentions, 1)), 2)
