"""Documents and their claims to a graph of who claims what, finished as it is opened.

Notes of the documents (``facts``), what is drawn (``select``), nodes and edges with their labels, then
colours and sizes (``looks``) and positions (``layout``).  docs/graph.md lists the attributes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrib.model import Document

from .facts import DocumentFact, Facts, Notes, Saying, get_day, get_marks, get_place, get_scope
from .labels import Names, label_claim, shorten, title_event, write_number
from .layout import place_nodes
from .looks import paint
from .model import Edge, Graph, Node, Scalar
from .networks import build_network
from .select import NO_FILTERS, Filters, Selection, choose

if TYPE_CHECKING:
    import networkx

    from attrib.ledger.model import Claim, Event, Ledger
    from attrib.sources.names.registry import Registry

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Choices:
    """Which network is drawn and how: see ``networks`` for the names.

    ``everything`` leaves nothing out of a large corpus, ``with_documents`` adds a node a document; both are
    about the full network.
    """

    network: str = "full"
    normalisation: str = "no"
    duplicates: str = "all"
    everything: bool = False
    with_documents: bool = False


DEFAULT = Choices()


def build_graph(
    documents: Sequence[Document],
    ledger: Ledger | Iterable[Claim],
    *,
    registry: Registry | None = None,
    people: bool = False,
    with_documents: bool = False,
    everything: bool = False,
    filters: Filters = NO_FILTERS,
    country: str | None = None,
) -> networkx.MultiDiGraph:
    """Return the graph of who claims what; ``ledger`` is what ``build_claims`` made of the documents.

    ``registry`` gives the countries and the parent organisations of the sources it knows.
    ``people`` keeps persons apart from their organisations, ``with_documents`` adds a node a document,
    ``everything`` leaves nothing out of a large corpus, ``country`` is the home country (ISO code).
    """
    from attrib.ledger.model import Ledger as LedgerType

    if not isinstance(ledger, LedgerType):
        ledger = LedgerType(tuple(ledger))
    notes = Notes(registry, people=people, country=country)
    for doc in documents:
        notes.note_document(doc)
    choices = Choices(everything=everything, with_documents=with_documents)
    graph, _ = draw(notes.finish(ledger), filters, choices, registry=registry)
    return to_networkx(graph)


def to_networkx(graph: Graph) -> networkx.MultiDiGraph:
    """Return the graph as networkx has it (MultiGraph: no direction); edges are keyed by relation."""
    import networkx

    result = networkx.MultiDiGraph() if graph.directed else networkx.MultiGraph()
    for node, row in graph.node_rows():
        result.add_node(node, **row)
    for start, end, row in graph.edge_rows():
        result.add_edge(start, end, row["relation"], **row)
    return result


def draw(
    facts: Facts,
    filters: Filters = NO_FILTERS,
    choices: Choices = DEFAULT,
    *,
    registry: Registry | None = None,
) -> tuple[Graph, Selection]:
    """Return the chosen part of the facts as a finished graph, with labels, looks and positions, and what was
    chosen."""
    full = choices.network == "full"
    selection = choose(facts, filters, everything=choices.everything or not full)
    graph = assemble(facts, selection, registry=registry, with_documents=choices.with_documents and full)
    network = build_network(
        facts,
        graph,
        selection.sayings,
        choices.network,
        normalisation=choices.normalisation,
        duplicates=choices.duplicates,
    )
    return place_nodes(paint(network)), selection


def assemble(
    facts: Facts,
    selection: Selection,
    *,
    registry: Registry | None = None,
    with_documents: bool = False,
) -> Graph:
    """Return the selected nodes and edges with labels and values, before looks and positions."""
    names = Names(registry, facts.documents, facts.home)
    sayings = group_sayings(selection.sayings)
    claims = Counter(source for _, source in {(saying.claim, saying.source) for saying in facts.sayings})
    nodes = [make_source(facts, key, claims[key], names) for key in facts.sources if key in selection.sources]
    nodes += [make_event(facts, key, selection) for key in facts.events if key in selection.events]
    nodes += [
        make_claim(facts, claim, sayings.get(key, []), names)
        for key, claim in facts.claims.items()
        if key in selection.claims
    ]
    edges = link_sayings(facts, sayings)
    edges += [
        Edge(f"claim:{key}", f"event:{claim.event}", "about")
        for key, claim in facts.claims.items()
        if key in selection.claims and claim.event in selection.events
    ]
    edges += [
        Edge(f"claim:{start}", f"claim:{end}", kind, float(number))
        for (start, end, kind), number in facts.claim_links.items()
        if start in selection.claims and end in selection.claims
    ]
    edges += [
        Edge(f"source:{start}", f"source:{end}", kind, float(number))
        for (start, end, kind), number in facts.links.items()
        if start in selection.sources and end in selection.sources
    ]
    if with_documents:
        documents, reports = link_documents(facts, selection)
        nodes += documents
        edges += reports
    return Graph(tuple(nodes), tuple(edges))


def group_sayings(sayings: Iterable[Saying]) -> dict[str, list[Saying]]:
    """Return the members of each claim, in their order."""
    groups: dict[str, list[Saying]] = {}
    for saying in sayings:
        groups.setdefault(saying.claim, []).append(saying)
    return groups


def present(**values: Scalar | None) -> dict[str, Scalar]:
    """Return the values that there are."""
    return {name: value for name, value in values.items() if value is not None and value != ""}


def make_source(facts: Facts, key: str, claims: int, names: Names) -> Node:
    source = facts.sources[key]
    return Node(
        f"source:{key}",
        "source",
        names.full(source),
        source.mentions,
        present(
            name=source.name,
            source_type=source.type,
            country=source.country,
            named=source.named,
            mentions=source.mentions,
            claims=claims,
            documents=source.documents,
        ),
    )


def make_event(facts: Facts, key: str, selection: Selection) -> Node:
    event = facts.events[key]
    claims = [claim for claim in event.claims if claim in selection.claims]
    title = title_event(event, outlet_of_event(facts, event))
    return Node(
        f"event:{key}",
        "event",
        shorten(title),
        max(len(claims), 1),
        present(
            title=title,
            place=getattr(event, "place", None) or ", ".join(event.places),
            day=day_of(event),
            claims=len(claims),
            sources=event.sources,
            independent_sources=event.independent_sources,
            **{unit: write_number(low, high) for unit, low, high in event.ranges},
        ),
    )


def day_of(event: Event) -> str | None:
    """Return the event's day, or its first and last joined by "/" (ISO 8601)."""
    if event.first_day == event.last_day or event.last_day is None:
        return event.first_day
    return f"{event.first_day}/{event.last_day}"


def outlet_of_event(facts: Facts, event: Event) -> str | None:
    """Return the one outlet that reports an event, or None where there are several or none."""
    outlets = {
        member.outlet for key in event.claims if key in facts.claims for member in facts.claims[key].members
    }
    return next(iter(outlets)) if len(outlets) == 1 else None


def make_claim(facts: Facts, claim: Claim, sayings: Sequence[Saying], names: Names) -> Node:
    event = facts.events.get(claim.event)
    days = sorted(saying.day for saying in sayings if saying.day)
    return Node(
        f"claim:{claim.id}",
        "claim",
        label_claim(claim, event, sayings, facts.sources, names),
        max(len(sayings), 1),
        present(
            text=claim.text,
            sentence=sayings[0].sentence if sayings else None,
            status=SEPARATOR.join(claim.status),
            **get_marks(claim),
            hedged=any(saying.hedged for saying in sayings),
            stances=SEPARATOR.join(dict.fromkeys(saying.stance for saying in sayings)),
            sources=claim.sources,
            independent_sources=claim.independent_sources,
            unit=claim.unit,
            low=claim.low,
            high=claim.high,
            scope=get_scope(claim),
            place=get_place(claim, event),
            day=get_day(claim, event),
            event=claim.event,
            reasons=" | ".join(claim.reasons),
            first_date=days[0] if days else None,
            last_date=days[-1] if days else None,
            documents=len({saying.document for saying in sayings}),
        ),
    )


def link_sayings(facts: Facts, groups: dict[str, list[Saying]]) -> list[Edge]:
    """Return an edge from each source to each claim it makes, with the words of its surest mention."""
    edges = []
    for claim, sayings in groups.items():
        by_source: dict[str, list[Saying]] = {}
        for saying in sayings:
            by_source.setdefault(saying.source, []).append(saying)
        for source, own in by_source.items():
            stances = list(dict.fromkeys(saying.stance for saying in own))
            surest = max(own, key=lambda saying: saying.confidence)
            days = sorted(saying.day for saying in own if saying.day)
            edges.append(
                Edge(
                    f"source:{source}",
                    f"claim:{claim}",
                    "claims",
                    float(len(own)),
                    stances[0],
                    present(
                        stance=stances[0],
                        stances=SEPARATOR.join(stances),
                        cue=surest.cue,
                        rule=surest.rule,
                        hedged=any(saying.hedged for saying in own),
                        speakers=SEPARATOR.join(
                            dict.fromkeys(saying.person for saying in own if saying.person)
                        ),
                        first_date=days[0] if days else None,
                        last_date=days[-1] if days else None,
                    ),
                )
            )
    return edges


def link_documents(facts: Facts, selection: Selection) -> tuple[list[Node], list[Edge]]:
    """Return a node for every document of the selection, with its claims and its outlet."""
    reports = Counter((saying.document, saying.claim) for saying in selection.sayings)
    copies: Counter[tuple[str, str]] = Counter()
    for key in facts.claims:
        if key in selection.claims:
            for member in facts.claims[key].members:
                if member.copied_from is not None:
                    copies[member.document, member.copied_from.document] += 1
    used = {document for document, _ in reports} | {doc for pair in copies for doc in pair}
    if not any(selection.left_out.values()):
        used |= set(facts.documents)
    documents = [facts.documents[key] for key in facts.documents if key in used]
    shown = {doc.id for doc in documents}
    edges = [
        Edge(f"document:{doc}", f"claim:{claim}", "reports", float(number))
        for (doc, claim), number in reports.items()
        if doc in shown
    ]
    edges += [
        Edge(f"document:{doc}", f"document:{origin}", "copies", float(number))
        for (doc, origin), number in copies.items()
        if doc != origin and doc in shown and origin in shown
    ]
    for doc in documents:
        outlet = facts.outlets.get(doc.outlet or "")
        if outlet in selection.sources:
            edges.append(Edge(f"source:{outlet}", f"document:{doc.id}", "published"))
    return [make_document(doc) for doc in documents], edges


def make_document(doc: DocumentFact) -> Node:
    return Node(
        f"document:{doc.id}",
        "document",
        shorten(doc.title or doc.id),
        1,
        present(title=doc.title, outlet=doc.outlet, date=doc.date, url=doc.url),
    )
