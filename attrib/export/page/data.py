"""What the page shows, as plain values: articles, sources, events, claims and the drawn graph.

Everything points at everything else by its place in these lists.  Offsets are UTF-16 units of the
article's text, as a browser counts; ``at`` holds the offsets in code points, for people to quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from attrib.model import STATUSES, Attribution, Document, Figure, Span

from .passages import Offsets, cut_passages
from .readings import describe_readings

if TYPE_CHECKING:
    from attrib.graphs.facts import Facts, Saying, SourceFact
    from attrib.graphs.model import Graph
    from attrib.ledger.model import Claim, Event, Ledger, Member

TEXT_BUDGET = 12_000_000  # characters of articles kept whole; of more, passages are kept
_WEB = ("http", "https")

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What one page is made of: the claims of ``ledger`` are those it lists, ``left_out`` counts the others.

    ``graph`` is the drawn graph, ``marked`` the part of it that a crowded one opens with, laid out by itself.
    """

    documents: Sequence[Document]
    ledger: Ledger
    facts: Facts
    graph: Graph
    marked: Graph
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Places:
    """The place of everything in its list, by its id or key."""

    documents: Mapping[str, int]
    sources: Mapping[str, int]
    events: Mapping[str, int]
    claims: Mapping[str, int]


def make_data(corpus: Corpus, *, title: str | None = None) -> Values:
    """Return all that the page shows, ready for JSON; what is absent or empty is left out."""
    ledger, facts = corpus.ledger, corpus.facts
    sayings = group_sayings(facts.sayings)
    documents = [doc for doc in corpus.documents if doc.id in facts.documents]
    places = Places(
        number(doc.id for doc in documents),
        number(facts.sources),
        number(event.id for event in ledger.events),
        number(claim.id for claim in ledger.claims),
    )
    offsets = [Offsets(doc.text) for doc in documents]
    attributions = {item.id: item for doc in documents for item in doc.attributions or ()}
    claims = [make_claim(claim, sayings[claim.id], places, offsets, attributions) for claim in ledger.claims]
    return {
        "title": title or name_corpus(documents),
        "documents": make_documents(documents, ledger, places, offsets),
        "sources": [
            present(
                key=key,
                name=name_source(source, documents),
                type=source.type,
                country=source.country,
                named=source.named,
            )
            for key, source in facts.sources.items()
        ],
        "links": [
            [places.sources[start], places.sources[end], relation, count]
            for (start, end, relation), count in facts.links.items()
        ],
        "events": [make_event(event, places) for event in ledger.events],
        "claims": claims,
        "readings": describe_readings(item.rule for item in attributions.values()),
        "graph": make_graph(corpus.graph, corpus.marked, places),
        "left_out": dict(corpus.left_out),
        "attributions": sum(len(doc.attributions or ()) for doc in documents),
    }


def name_source(source: SourceFact, documents: Sequence[Document]) -> str:
    """Return a source's name; the only article, where it speaks for itself, is "the article itself"."""
    if len(documents) == 1 and not source.named and source.key.startswith("article "):
        return "the article itself"
    return source.name


def number(keys: Iterable[str]) -> dict[str, int]:
    return {key: index for index, key in enumerate(keys)}


def present(**values: Any) -> Values:
    """Return the values that are neither None nor empty nor False."""
    return {name: value for name, value in values.items() if value or value == 0 and value is not False}


def name_corpus(documents: Sequence[Document]) -> str:
    """Return a title for the page: the one article's own, or how many there are."""
    if len(documents) == 1:
        return documents[0].title or documents[0].id
    return f"{len(documents):,} articles"


def group_sayings(sayings: Iterable[Saying]) -> dict[str, list[Saying]]:
    groups: dict[str, list[Saying]] = {}
    for saying in sayings:
        groups.setdefault(saying.claim, []).append(saying)
    return groups


def make_documents(
    documents: Sequence[Document], ledger: Ledger, places: Places, offsets: Sequence[Offsets]
) -> list[Values]:
    """Return the articles: whole, or the passages about their claims where all would be too much."""
    whole = sum(len(doc.text) for doc in documents) <= TEXT_BUDGET
    spans: list[list[Span]] = [[] for _ in documents]
    if not whole:
        for claim in ledger.claims:
            for member in claim.members:
                spans[places.documents[member.document]].append(widen(member))
    made = []
    for index, doc in enumerate(documents):
        length = len(doc.text)
        passages = [(0, length)] if whole else cut_passages(length, spans[index])
        made.append(
            present(
                id=doc.id,
                title=doc.title,
                outlet=doc.outlet,
                date=doc.date,
                url=doc.url if doc.url and urlsplit_scheme(doc.url) in _WEB else None,
                whole=whole,
                pieces=[
                    [offsets[index].convert((start, end))[0], doc.text[start:end]] for start, end in passages
                ],
            )
        )
    return made


def urlsplit_scheme(url: str) -> str:
    """Return a URL's scheme; "" for what is no URL.

    >>> urlsplit_scheme("javascript:alert(1)"), urlsplit_scheme("http://[")
    ('javascript', '')
    """
    try:
        return urlsplit(url).scheme
    except ValueError:
        return ""


def widen(member: Member) -> Span:
    """Return the extent of a member's sentence and its own words."""
    return min(member.sentence_span[0], member.span[0]), max(member.sentence_span[1], member.span[1])


def make_event(event: Event, places: Places) -> Values:
    return present(
        id=event.id,
        title=event.title,
        first=event.first_day,
        last=event.last_day,
        places=list(event.places),
        kind=event.kind,
        scope=event.scope,
        ranges=[list(line) for line in event.ranges],
        sources=event.sources,
        independent=event.independent_sources,
        claims=[places.claims[key] for key in event.claims if key in places.claims],
    )


def make_claim(
    claim: Claim,
    sayings: Sequence[Saying],
    places: Places,
    offsets: Sequence[Offsets],
    attributions: Mapping[str, Attribution],
) -> Values:
    return present(
        id=claim.id,
        event=places.events.get(claim.event),
        text=claim.text,
        unit=claim.unit,
        low=claim.low,
        high=claim.high,
        who=claim.who,
        place=claim.place,
        day=claim.day,
        scope=claim.scope,
        status=[status for status in STATUSES if status in claim.status],
        findings=list_findings(claim, places),
        sources=claim.sources,
        independent=claim.independent_sources,
        relations=[
            present(
                type=item.type,
                claim=places.claims[item.claim],
                reason=item.reason,
                words=[evidence.text for evidence in item.words[2:]],
            )
            for item in claim.relations
            if item.claim in places.claims and item.claim != claim.id
        ],
        members=[
            make_member(member, saying, places, offsets, attributions.get(member.attribution or ""))
            for member, saying in zip(claim.members, sayings, strict=True)
        ],
    )


def list_findings(claim: Claim, places: Places) -> list[Values]:
    """Return why the claim has each status: who says so, of which part, and the reason that is given."""
    if not claim.findings:
        return [present(status=status, reason=reason) for status, reason in zip(claim.status, claim.reasons)]
    return [
        present(
            status=item.status,
            reason=item.reason,
            by=item.by,
            part=item.part if item.part != "whole" else None,
            why=item.why,
            words=item.words
            and present(document=places.documents.get(item.words.document), text=item.words.text),
        )
        for item in claim.findings
    ]


def make_member(
    member: Member,
    saying: Saying,
    places: Places,
    offsets: Sequence[Offsets],
    attribution: Attribution | None,
) -> Values:
    """Return one place of a claim: where it stands, who says it, which words are source, cue and content."""
    document = places.documents[member.document]
    convert = offsets[document].convert
    parts: dict[str, list[Span]] = {}
    if attribution is not None:
        parts = {
            "source_words": [convert(span) for span in attribution.source],
            "cue": [convert(span) for span in attribution.cue],
            "content": [convert(span) for span in attribution.content],
        }
    copied = member.copied_from
    return present(
        document=document,
        source=places.sources[saying.source],
        speaker=member.speaker,
        own=attribution is None,
        date=member.date,
        stance=member.stance,
        hedged=member.hedged,
        sentence=convert(member.sentence_span),
        span=convert(member.span),
        at=member.span,
        figures=[make_figure(figure, convert(figure.span)) for figure in member.figures],
        rule=attribution.rule if attribution else None,
        confidence=round(attribution.confidence, 2) if attribution else None,
        resolved=attribution.resolution.reason if attribution else None,
        reason=member.reason,
        copied=places.documents.get(copied.document) if copied else None,
        **parts,
    )


def make_figure(figure: Figure, span: Span) -> Values:
    return present(
        unit=figure.unit,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        role=figure.role if figure.role != "total" else None,
        span=span,
    )


def make_graph(graph: Graph, marked: Graph, places: Places) -> Values:
    """Return the drawn nodes and edges.

    A node is its kind, its place in the list of that kind, label, x, y, size and colour, and x and
    y in the part that a crowded graph opens with.
    """
    first = {node.id: [node.x, node.y] for node in marked.nodes}
    of = {"source": places.sources, "claim": places.claims, "event": places.events}
    nodes = [
        [
            node.kind,
            of[node.kind].get(node.id.partition(":")[2]),
            node.label,
            node.x,
            node.y,
            node.size,
            node.color,
            *first.get(node.id, ()),
        ]
        for node in graph.nodes
        if node.kind in of
    ]
    index = number(node.id for node in graph.nodes if node.kind in of)
    relations = list(dict.fromkeys(edge.relation for edge in graph.edges))
    known = number(relations)
    colors = {edge.relation: edge.color for edge in graph.edges}
    return {
        "crowded": bool(first),
        "nodes": nodes,
        "relations": [[relation, colors[relation]] for relation in relations],
        "edges": [
            [index[edge.start], index[edge.end], known[edge.relation], edge.weight]
            for edge in graph.edges
            if edge.start in index and edge.end in index
        ],
    }
