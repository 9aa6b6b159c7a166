"""The graph: its nodes, edges and attributes."""

from dataclasses import replace

import networkx
import pytest
from graph_corpus import ATTRIBUTIONS, CLAIMS, DOCUMENT, LEDGER, REGISTRY, TEXT, member

from attrib.graphs.build import build_graph
from attrib.graphs.select import Filters
from attrib.ledger.model import CopyOrigin, Ledger
from attrib.model import Attribution, Document, Resolution


@pytest.fixture
def graph():
    return build_graph([DOCUMENT], LEDGER, registry=REGISTRY)


def list_edges(graph):
    return {(start, end, data["relation"]): data["weight"] for start, end, data in graph.edges(data=True)}


def test_build_graph_nodes(graph):
    kinds = {}
    for node, data in graph.nodes(data=True):
        kinds.setdefault(data["kind"], []).append(node)
    assert kinds == {
        "source": [
            "source:health-ministry",
            "source:rebels (d)",
            "source:Radio One",
            "source:source (d)",
            "source:unnamed in The Post",
            "source:state",
            "source:The Post",
        ],
        "event": ["event:e0", "event:e1"],
        "claim": [f"claim:c{number}" for number in range(5)],
    }


def test_build_graph_source(graph):
    source = dict(graph.nodes["source:health-ministry"])
    assert {source.pop(name) is not None for name in ("x", "y", "size", "color", "community")} == {True}
    assert source == {
        "label": "Ministry of Health",
        "kind": "source",
        "name": "Ministry of Health",
        "source_type": "government",
        "named": True,
        "country": "SY",
        "mentions": 2,
        "claims": 1,
        "documents": 1,
    }
    assert graph.nodes["source:rebels (d)"]["named"] is False
    assert graph.nodes["source:The Post"]["source_type"] == "media"
    assert graph.nodes["source:unnamed in The Post"]["source_type"] == "unnamed"


def test_build_graph_claim(graph):
    claim = dict(graph.nodes["claim:c0"])
    assert {claim.pop(name) is not None for name in ("x", "y", "size", "color", "community")} == {True}
    assert claim == {
        "label": "10 killed · Homs · Ministry of Health",
        "kind": "claim",
        "text": "ten died",
        "sentence": "The ministry said ten died.",
        "status": "single-source|denied",
        "contested": False,
        "denied": True,
        "unverified": False,
        "corroborated": False,
        "confirmed": False,
        "single_source": True,
        "hedged": False,
        "stances": "asserts|accuses",
        "sources": 1,
        "independent_sources": 1,
        "unit": "killed",
        "low": 10,
        "high": 10,
        "place": "Homs",
        "day": "2013-02-27",
        "event": "e0",
        "first_date": "2013-02-28",
        "last_date": "2013-02-28",
        "documents": 1,
    }
    other = graph.nodes["claim:c4"]
    assert (other["unverified"], other["hedged"], "unit" in other) == (True, True, False)


def test_build_graph_event(graph):
    event = graph.nodes["event:e0"]
    assert {
        name: event[name]
        for name in ("title", "place", "day", "killed", "claims", "sources", "independent_sources")
    } == {
        "title": "Shelling, Homs, 27 Feb 2013",
        "place": "Homs",
        "day": "2013-02-27",
        "killed": "10",
        "claims": 2,
        "sources": 2,
        "independent_sources": 1,
    }


def test_build_graph_edges(graph):
    assert list_edges(graph) == {
        ("source:health-ministry", "claim:c0", "claims"): 2,
        ("source:rebels (d)", "claim:c1", "claims"): 1,
        ("source:Radio One", "claim:c2", "claims"): 1,
        ("source:source (d)", "claim:c3", "claims"): 1,
        ("source:unnamed in The Post", "claim:c4", "claims"): 1,
        ("claim:c0", "event:e0", "about"): 1,
        ("claim:c1", "event:e0", "about"): 1,
        ("claim:c2", "event:e1", "about"): 1,
        ("claim:c3", "event:e1", "about"): 1,
        ("claim:c4", "event:e1", "about"): 1,
        ("claim:c1", "claim:c0", "denies"): 1,
        ("claim:c0", "claim:c1", "conflicts"): 1,
        ("claim:c3", "claim:c2", "repeats"): 1,
        ("source:Radio One", "source:source (d)", "relays"): 1,
        ("source:health-ministry", "source:state", "member of"): 1,
        ("source:The Post", "source:health-ministry", "relies on"): 1,
        ("source:The Post", "source:rebels (d)", "relies on"): 1,
        ("source:The Post", "source:Radio One", "relies on"): 1,
        ("source:The Post", "source:source (d)", "relies on"): 1,
        ("source:The Post", "source:unnamed in The Post", "relies on"): 1,
    }
    said = graph.edges["source:health-ministry", "claim:c0", "claims"]
    assert {name: said[name] for name in ("stance", "stances", "cue", "rule", "label")} == {
        "stance": "asserts",
        "stances": "asserts|accuses",
        "cue": "claimed",
        "rule": "claim",
        "label": "asserts",
    }


def test_documents_come_back_when_asked_for():
    graph = build_graph([DOCUMENT], LEDGER, with_documents=True)
    assert graph.nodes["document:d"]["title"] == "INFANTRY in the field"
    edges = list_edges(graph)
    assert edges["document:d", "claim:c0", "reports"] == 2
    assert edges["source:The Post", "document:d", "published"] == 1


def test_copied_sentence_joins_documents():
    copy = replace(
        member(0), document="e", attribution=None, copied_from=CopyOrigin("d", (0, 27)), speaker="The Post"
    )
    ledger = Ledger((replace(CLAIMS[0], members=(member(0), copy), relations=()),))
    documents = [DOCUMENT, Document("e", TEXT, attributions=(), relations=())]
    graph = build_graph(documents, ledger, with_documents=True)
    assert list_edges(graph)["document:e", "document:d", "copies"] == 1
    assert graph.nodes["claim:c0"]["documents"] == 2


def test_own_voice_makes_the_outlet_a_source():
    ledger = Ledger((replace(CLAIMS[0], members=(member(0, attribution=None, speaker="The Post"),)),))
    graph = build_graph([DOCUMENT], ledger)
    assert ("source:The Post", "claim:c0", "claims") in list_edges(graph)


def speak(**fields):
    item = Attribution("d#9", ((0, 12),), ((13, 17),), ((18, 26),), resolution=Resolution("name"), **fields)
    doc = replace(DOCUMENT, attributions=(item,), relations=())
    claim = replace(CLAIMS[2], members=(replace(member(0), attribution="d#9"),))
    return [doc], Ledger((claim,))


def test_people_fold_into_their_organisations():
    documents, ledger = speak(speaker="Rami Abdel Rahman", speaker_id="head", speaker_type="monitor")
    graph = build_graph(documents, ledger, registry=REGISTRY)
    assert ("source:monitor", "claim:c2", "claims") in list_edges(graph) and "source:head" not in graph
    graph = build_graph(documents, ledger, registry=REGISTRY, people=True)
    edges = list_edges(graph)
    assert ("source:head", "claim:c2", "claims") in edges
    assert edges["source:head", "source:monitor", "member of"] == 1


def test_people_fold_by_what_the_article_says():
    documents, ledger = speak(
        speaker="Tova Renn",
        speaker_type="monitor",
        extra={"member_of": "Syrian Observatory for Human Rights"},
    )
    graph = build_graph(documents, ledger, registry=REGISTRY)
    assert graph.nodes["source:monitor"]["mentions"] == 1
    assert "source:Tova Renn" in build_graph(documents, ledger, registry=REGISTRY, people=True)


@pytest.mark.parametrize(
    "filters, claims",
    [
        (Filters(types=("rebel",)), {"c1"}),
        (Filters(stances=("accuses",)), {"c0"}),
        (Filters(statuses=("unverified", "denied")), {"c0", "c4"}),
        (Filters(since="2013-03-01"), set()),
        (Filters(until="2013-02-28"), {"c0", "c1", "c2", "c3", "c4"}),
        (Filters(min_mentions=2), {"c0"}),
    ],
)
def test_filters(filters, claims):
    graph = build_graph([DOCUMENT], LEDGER, filters=filters)
    found = {node for node, data in graph.nodes(data=True) if data["kind"] == "claim"}
    assert found == {f"claim:{claim}" for claim in claims}


def test_a_large_corpus_is_cut_to_what_speaks_across_sources():
    claims = [
        replace(
            CLAIMS[2], id=f"s{number}", event=f"e{number}", members=(member(2, attribution=f"x#{number}"),)
        )
        for number in range(200)
    ]
    ledger = Ledger((*CLAIMS, *claims), LEDGER.events)
    graph = build_graph([DOCUMENT], ledger, registry=REGISTRY)
    drawn = {node for node, data in graph.nodes(data=True) if data["kind"] == "claim"}
    # a figure, a denial, what is repeated, what is unverified
    assert drawn == {"claim:c0", "claim:c1", "claim:c2", "claim:c3", "claim:c4"}
    assert build_graph([DOCUMENT], ledger, everything=True).number_of_nodes() > 200


def test_same_graph_from_any_order_of_hashes(graph):
    again = build_graph([DOCUMENT], LEDGER, registry=REGISTRY)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert list(again.edges(data=True)) == list(graph.edges(data=True))


def test_claims_alone_are_a_graph_too():
    graph = build_graph([DOCUMENT], CLAIMS)
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"source", "claim"}
    assert networkx.is_directed(graph) and ATTRIBUTIONS[0].id == "d#0"


def test_a_name_without_an_id_is_the_source_of_that_name():
    documents, ledger = speak(speaker="Syrian Observatory for Human Rights", speaker_type="monitor")
    graph = build_graph(documents, ledger, registry=REGISTRY)
    assert graph.nodes["source:monitor"]["country"] == "GB"
