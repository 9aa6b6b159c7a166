"""The graph: its nodes, edges and attributes, and GraphML by the rules of Gephi's import."""

import io
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.errors import OutputError
from attrib.export.graphml import write_graphml
from attrib.graphs.build import RELATION_COLORS, SOURCE_COLORS, build_graph
from attrib.ledger.model import Claim, ClaimRelation, CopyOrigin, Member
from attrib.model import SPEAKER_TYPES, Attribution, Document, Relation, Resolution
from attrib.sources.names.registry import Entity, Registry

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
TEXT = (
    "The ministry said ten died. Rebels denied it. Radio One said a source said so. "
    "Clashes were reported. The ministry claimed that ten died."
)


def attribution(number, source, cue, content, **fields):
    def find(words):
        return () if words is None else ((TEXT.index(words), TEXT.index(words) + len(words)),)

    return Attribution(f"d#{number}", find(source), find(cue), find(content), **fields)


ATTRIBUTIONS = (
    attribution(
        0,
        "The ministry",
        "said",
        "ten died",
        speaker="Ministry of Health",
        speaker_id="health-ministry",
        speaker_type="government",
        resolution=Resolution("alias"),
        rule="verb",
        confidence=0.6,
    ),
    attribution(
        1,
        "Rebels",
        "denied",
        "it",
        speaker="rebels",
        speaker_type="rebel",
        stance="denies",
        resolution=Resolution("generic"),
        rule="verb",
        confidence=0.9,
    ),
    attribution(
        2,
        "Radio One",
        "said",
        "a source said so",
        speaker="Radio One",
        speaker_type="media",
        resolution=Resolution("name"),
    ),
    attribution(
        3,
        "a source",
        "said",
        "so",
        speaker="source",
        speaker_type="unnamed",
        resolution=Resolution("generic"),
        parent="d#2",
    ),
    attribution(4, None, "reported", "Clashes", hedged=True),
    attribution(
        5,
        "The ministry",
        "claimed",
        "that ten died",
        speaker="Ministry of Health",
        speaker_id="health-ministry",
        speaker_type="government",
        stance="accuses",
        resolution=Resolution("alias"),
        rule="claim",
        confidence=0.8,
    ),
)
DOCUMENT = Document(
    "d",
    TEXT,
    title="INFANTRY in the field",
    outlet="The Post",
    date="2013-02-28",
    attributions=ATTRIBUTIONS,
    relations=(
        Relation("denies", source="d#1", to="d#0"),
        Relation("contradicts", source="d#1", to="d#0"),
        Relation("contradicts", source="d#0", to="d#1"),
        Relation("unverified", to="d#4", span=(0, 3)),
    ),
)


def member(number):
    item = ATTRIBUTIONS[number]
    return Member(
        "d",
        item.id,
        item.content[0],
        TEXT[item.content[0][0] : item.content[0][1]],
        (0, 27),
        speaker=item.speaker,
        outlet="The Post",
        date="2013-02-28",
    )


CLAIMS = (
    Claim(
        "c0",
        "e0",
        "ten died",
        (member(0), member(5)),
        unit="killed",
        low=10,
        high=10,
        sources=1,
        independent_sources=1,
        status=("single-source", "denied"),
        relations=(ClaimRelation("conflicts", "c1"),),
    ),
    Claim(
        "c1",
        "e0",
        "it",
        (member(1),),
        sources=1,
        independent_sources=1,
        relations=(ClaimRelation("conflicts", "c0"), ClaimRelation("denies", "c0")),
    ),
    Claim("c2", "e1", "a source said so", (member(2),)),
    Claim("c3", "e1", "so", (member(3),)),
    Claim("c4", "e2", "Clashes", (member(4),), status=("unverified",)),
)


ENTITIES = {
    "health-ministry": Entity("health-ministry", "Ministry of Health", country="SY", parent="The State"),
    "state": Entity("state", "The State", country="SY", type="government"),
    "nobody": Entity("nobody", "Nobody", parent="The State"),
}
REGISTRY = Registry(
    ENTITIES, {}, {}, {}, by_name={entity.name.casefold(): key for key, entity in ENTITIES.items()}
)


@pytest.fixture
def graph():
    return build_graph([DOCUMENT], CLAIMS, registry=REGISTRY)


def test_build_graph_nodes(graph):
    kinds = {}
    for node, data in graph.nodes(data=True):
        kinds.setdefault(data["kind"], []).append(node)
    assert kinds == {
        "document": ["document:d"],
        "outlet": ["outlet:The Post"],
        "source": [
            "source:health-ministry",
            "source:rebels (d)",
            "source:Radio One",
            "source:source (d)",
            "source:state",
        ],
        "claim": [f"claim:c{number}" for number in range(5)],
    }
    assert graph.nodes["source:health-ministry"] == {
        "label": "Ministry of Health",
        "size": pytest.approx(11.31),
        "color": SOURCE_COLORS["government"],
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
    claim = graph.nodes["claim:c0"]
    assert {name: claim[name] for name in claim if name not in ("color", "size")} == {
        "label": "ten died",
        "kind": "claim",
        "text": "ten died",
        "sentence": "ten died",
        "status": "single-source|denied",
        "stances": "asserts|accuses",
        "sources": 1,
        "independent_sources": 1,
        "unit": "killed",
        "low": 10,
        "high": 10,
        "unverified": False,
        "hedged": False,
        "first_date": "2013-02-28",
        "last_date": "2013-02-28",
        "documents": 1,
    }
    assert graph.nodes["claim:c4"]["unverified"] is True and graph.nodes["claim:c4"]["hedged"] is True
    assert "unit" not in graph.nodes["claim:c4"]


def test_build_graph_edges(graph):
    edges = {(start, end, data["relation"]): data["weight"] for start, end, data in graph.edges(data=True)}
    assert edges == {
        ("outlet:The Post", "document:d", "published"): 1,
        **{
            ("document:d", f"claim:c{number}", "reports"): weight
            for number, weight in enumerate((2, 1, 1, 1, 1))
        },
        ("source:health-ministry", "claim:c0", "claims"): 2,
        ("source:rebels (d)", "claim:c1", "claims"): 1,
        ("source:Radio One", "claim:c2", "claims"): 1,
        ("source:source (d)", "claim:c3", "claims"): 1,
        ("claim:c1", "claim:c0", "denies"): 1,
        ("claim:c1", "claim:c0", "contradicts"): 2,
        ("claim:c0", "claim:c1", "conflicts"): 1,
        ("source:Radio One", "source:source (d)", "relays"): 1,
        ("source:health-ministry", "source:state", "member of"): 1,
    }
    said = graph.edges["source:health-ministry", "claim:c0", "claims"]
    assert (said["stance"], said["stances"], said["cue"], said["rule"], said["label"]) == (
        "asserts",
        "asserts|accuses",
        "claimed",
        "claim",
        "asserts",
    )


def test_every_type_and_relation_has_its_own_colour():
    assert set(SOURCE_COLORS) == set(SPEAKER_TYPES)
    assert len(set(SOURCE_COLORS.values())) == len(SPEAKER_TYPES)
    for color in (*SOURCE_COLORS.values(), *RELATION_COLORS.values()):
        assert len(color) == 7 and int(color[1:], 16) >= 0


def write(graph) -> bytes:
    stream = io.BytesIO()
    write_graphml(graph, stream)
    return stream.getvalue()


def read_keys(data: bytes):
    root = ElementTree.fromstring(data)
    return {
        (key.get("for"), key.get("attr.name")): (key.get("id"), key.get("attr.type"))
        for key in root.iter(f"{NAMESPACE}key")
    }


def test_graphml_reads_back_with_everything(graph):
    again = networkx.read_graphml(io.BytesIO(write(graph)), force_multigraph=True)
    assert dict(again.nodes(data=True)) == {
        node: {
            name: value.replace("INF", "I\u2060NF") if name == "title" else value
            for name, value in data.items()
        }
        for node, data in graph.nodes(data=True)
    }
    # older networkx leaves the edge's id in its data
    assert sorted(
        (start, end, sorted((name, value) for name, value in data.items() if name != "id"))
        for start, end, data in again.edges(data=True)
    ) == sorted((start, end, sorted(data.items())) for start, end, data in graph.edges(data=True))


def test_graphml_keeps_the_rules_of_gephi(graph):
    data = write(graph)
    keys = read_keys(data)
    for kind, names in (("node", ("label", "size", "color")), ("edge", ("label", "weight", "color"))):
        for name in names:
            assert (kind, name) in keys
    assert all(keys["node", name][0] == name for name in ("label", "size", "color"))
    ids = [key for key, _ in keys.values()]
    assert len(ids) == len(set(ids))
    assert {form for _, form in keys.values()} <= {"boolean", "int", "long", "double", "string"}
    names = [name.lower() for kind, name in keys if kind == "node"]
    assert len(names) == len(set(names)) and not {"id", "timeset", "type", "x", "y"} & set(names)
    root = ElementTree.fromstring(data)
    edge_ids = [edge.get("id") for edge in root.iter(f"{NAMESPACE}edge")]
    assert len(edge_ids) == len(set(edge_ids)) == graph.number_of_edges()
    nodes = {node.get("id") for node in root.iter(f"{NAMESPACE}node")}
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in root.iter(f"{NAMESPACE}edge"))
    booleans = [key for key, form in keys.values() if form == "boolean"]
    values = {element.text for element in root.iter(f"{NAMESPACE}data") if element.get("key") in booleans}
    assert values == {"true", "false"}
    assert b"default" not in data.replace(b"edgedefault", b"")


def test_graphml_word_joiner_only_outside_labels(graph):
    root = ElementTree.fromstring(write(graph))
    document = next(node for node in root.iter(f"{NAMESPACE}node") if node.get("id") == "document:d")
    texts = {element.get("key"): element.text for element in document}
    assert texts["label"] == "INFANTRY in the field"
    assert texts["title"] == "I\u2060NFANTRY in the field"


def test_graphml_replaces_what_xml_forbids():
    graph = networkx.MultiDiGraph()
    graph.add_node("a\x00\ud800", label='one\x0b <b> & "q"\r\nend\ufffe')
    data = write(graph)
    again = networkx.read_graphml(io.BytesIO(data))
    assert dict(again.nodes(data=True)) == {"a\ufffd\ufffd": {"label": 'one\ufffd <b> & "q"\r\nend\ufffd'}}


def test_graphml_positions_only_where_all_have_them():
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="a", x=1.0, y=2.0)
    graph.add_node("b", label="b", x=1.5, y=3.0)
    assert ("node", "x") in read_keys(write(graph))
    graph.add_node("c", label="c", x=0.0)
    keys = read_keys(write(graph))
    assert ("node", "x") in keys and ("node", "y") not in keys


def test_graphml_leaves_out_absent_and_infinite_values():
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="a", low=None, share=float("nan"), big=2**40, mixed=1)
    graph.add_node("b", label="b", share=0.5, mixed=0.5)
    keys = read_keys(write(graph))
    assert ("node", "low") not in keys
    assert (keys["node", "big"][1], keys["node", "mixed"][1]) == ("long", "double")
    assert dict(networkx.read_graphml(io.BytesIO(write(graph))).nodes(data=True)) == {
        "a": {"label": "a", "big": 2**40, "mixed": 1.0},
        "b": {"label": "b", "share": 0.5, "mixed": 0.5},
    }


@pytest.mark.parametrize(
    "attributes", [{"Kind": "x", "kind": "y"}, {"id": "x"}, {"timeset": "x"}, {"tags": ["x"]}]
)
def test_graphml_refuses_what_gephi_would_misread(attributes):
    graph = networkx.MultiDiGraph()
    graph.add_node("a", **attributes)
    with pytest.raises(OutputError):
        write(graph)


def test_graphml_refuses_weight_zero():
    graph = networkx.MultiDiGraph()
    graph.add_edge("a", "b", weight=0)
    with pytest.raises(OutputError, match="above zero"):
        write(graph)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_graphml_of_any_text_is_xml(text):
    doc = replace(DOCUMENT, title=text, outlet=text or None, url=text)
    graph = build_graph([doc], [replace(claim, text=text) for claim in CLAIMS])
    again = networkx.read_graphml(io.BytesIO(write(graph)), force_multigraph=True)
    assert again.number_of_nodes() == graph.number_of_nodes()
    assert again.number_of_edges() == graph.number_of_edges()


def test_copied_sentence_joins_documents():
    claims = [
        replace(
            CLAIMS[0],
            members=(
                member(0),
                replace(member(0), document="e", attribution=None, copied_from=CopyOrigin("d", (0, 27))),
            ),
        )
    ]
    graph = build_graph([DOCUMENT, Document("e", TEXT, attributions=(), relations=())], claims)
    assert graph.edges["document:e", "document:d", "copies"]["weight"] == 1
    assert graph.nodes["claim:c0"]["documents"] == 2
