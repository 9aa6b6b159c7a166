"""From processed documents to the report: notes, claims, the drawn graph, the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from attrib.graphs.build import assemble
from attrib.graphs.facts import Facts, Notes
from attrib.graphs.layout import place_nodes
from attrib.graphs.looks import paint
from attrib.graphs.model import Graph
from attrib.graphs.select import SEEN_FIRST, SMALL, Selection, choose, collect, limit_claims, rank
from attrib.ledger.model import Ledger
from attrib.model import Document

from .data import Corpus, make_data
from .html import write_page

if TYPE_CHECKING:
    from attrib.sources.names.registry import Registry

LIMIT = 50_000  # nodes that a browser draws, and claims that the page lists
_AGAINST = ("conflicts", "denies", "confirms", "revises")


def write_report(
    documents: Sequence[Document],
    ledger: Ledger,
    stream: BinaryIO,
    *,
    registry: Registry | None = None,
    title: str | None = None,
    everything: bool = False,
    country: str | None = None,
    limit: int = LIMIT,
) -> Counter[str]:
    """Write the report of the documents and of their ledger as one HTML page.

    ``everything`` draws every claim in the graph, and not those alone that say something across
    sources.  Returns what the page leaves out: "claims" of the lists, and of the graph
    "drawn claims", "drawn sources" and "drawn events".
    """
    shown = limit_claims(ledger, limit)
    # what lies in a file would be read anew each time that it is gone through
    shown = replace(shown, claims=tuple(shown.claims), events=tuple(shown.events))
    notes = Notes(registry, country=country)
    for doc in documents:
        notes.note_document(doc)
    facts = notes.finish(shown)
    if len(shown.claims) < len(ledger.claims):  # of so many articles only those that the page quotes
        quoted = {member.document for claim in shown.claims for member in claim.members}
        title = title or f"{len(documents):,} articles"
        documents = [doc for doc in documents if doc.id in quoted]
    selection = trim(facts, choose(facts, everything=everything), limit)
    graph = draw(facts, selection, registry)
    marked = draw(facts, choose_marked(facts, selection), registry)
    left_out = Counter({f"drawn {kind}": count for kind, count in selection.left_out.items() if count})
    left_out["claims"] = len(ledger.claims) - len(shown.claims)
    left_out = +left_out
    write_page(make_data(Corpus(documents, shown, facts, graph, marked, left_out), title=title), stream)
    return left_out


def draw(facts: Facts, selection: Selection, registry: Registry | None) -> Graph:
    """Return the selected nodes and edges with labels, looks and positions."""
    return place_nodes(paint(assemble(facts, selection, registry=registry)))


def choose_marked(facts: Facts, selection: Selection) -> Selection:
    """Return the part of a large selection that the page opens with: the claims that are contested, denied,
    unverified, confirmed or corroborated, with their sources and events; nothing of a small one."""
    marked = {key for key in selection.claims if set(facts.claims[key].status) & set(SEEN_FIRST)}
    marked |= {start for start, end, kind in facts.claim_links if kind in _AGAINST and end in marked}
    size = len(selection.claims) + len(selection.sources) + len(selection.events)
    if size <= SMALL:
        return Selection((), frozenset(), frozenset(), frozenset())
    return collect(facts, [saying for saying in selection.sayings if saying.claim in marked], silent=False)


def trim(facts: Facts, selection: Selection, limit: int) -> Selection:
    """Return the selection cut to about ``limit`` nodes where it is larger, what was cut counted."""
    size = len(selection.claims) + len(selection.sources) + len(selection.events)
    if size <= limit:
        return selection
    ordered = sorted((facts.claims[key] for key in selection.claims), key=rank)
    claims = {claim.id for claim in ordered[: limit * len(selection.claims) // size]}
    kept = collect(facts, [saying for saying in selection.sayings if saying.claim in claims], silent=False)
    left = Counter(
        claims=len(selection.claims) - len(kept.claims),
        sources=len(selection.sources) - len(kept.sources),
        events=len(selection.events) - len(kept.events),
    )
    return replace(kept, left_out=selection.left_out + left)
