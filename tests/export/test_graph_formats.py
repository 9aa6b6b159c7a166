"""Graph files: GraphML by the rules of Gephi's import, GEXF with time, tables, JSON, pictures."""

import csv
import io
import json
import sys
import tracemalloc
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from graph_corpus import DOCUMENT, LEDGER
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.errors import OutputError
from attrib.export.drawing import draw_graph
from attrib.export.event_list import write_event_list
from attrib.export.gexf import write_gexf
from attrib.export.graph_formats import GRAPH_FORMATS, find_format, write_graph
from attrib.export.graph_tables import write_edge_table, write_json, write_node_table
from attrib.export.graphml import write_graphml
from attrib.graphs.facts import Notes
from attrib.graphs.model import Edge, Graph, Node
from attrib.graphs.networks import list_statements

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
SVG_TEXT = "{http://www.w3.org/2000/svg}text"
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
GRAPH = Graph(
    (
        Node(
            "source:a",
            "source",
            "INFANTRY",
            3,
            {"name": "INFANTRY", "named": True},
            50.0,
            "#0b2c5f",
            1.5,
            -2.0,
            0,
        ),
        Node(
            "claim:b",
            "claim",
            "10 killed · Homs",
            1,
            {"low": 10, "denied": False, "first_date": "2013-02-27", "last_date": "2013-02-28"},
            4.0,
            "#d7191c",
            0.0,
            3.0,
            1,
        ),
        Node("claim:c", "claim", "12 killed", 1, {"low": 12, "denied": True}, 4.0, "#d7191c", 5.0, 3.0, 1),
    ),
    (
        Edge(
            "source:a",
            "claim:b",
            "claims",
            2.0,
            "asserts",
            {"cue": "said", "first_date": "2013-02-27", "last_date": "2013-02-27"},
            "#b9c4d0",
        ),
        Edge("source:a", "claim:b", "other", 1.0, "", {}, "#b9c4d0"),
        Edge("claim:b", "claim:c", "conflicts", 1.0, "", {}, "#d7191c"),
    ),
)


def write(writer, graph=GRAPH) -> bytes:
    stream = io.BytesIO()
    writer(graph, stream)
    return stream.getvalue()


def read_keys(data: bytes):
    root = ElementTree.fromstring(data)
    return {
        (key.get("for"), key.get("attr.name")): (key.get("id"), key.get("attr.type"))
        for key in root.iter(f"{GRAPHML}key")
    }


def test_graphml_reads_back_with_everything():
    again = networkx.read_graphml(io.BytesIO(write(write_graphml)), force_multigraph=True)
    expected = {node: dict(row) for node, row in GRAPH.node_rows()}
    expected["source:a"]["name"] = "I\u2060NFANTRY"  # but not in the label
    assert dict(again.nodes(data=True)) == expected
    # older networkx leaves the edge's id in its data
    found = [
        (start, end, {name: value for name, value in data.items() if name != "id"})
        for start, end, data in again.edges(data=True)
    ]
    assert sorted(found, key=repr) == sorted(GRAPH.edge_rows(), key=repr)


def test_graphml_keeps_the_rules_of_gephi():
    data = write(write_graphml)
    keys = read_keys(data)
    for kind, names in (
        ("node", ("label", "size", "color", "x", "y")),
        ("edge", ("label", "weight", "color")),
    ):
        for name in names:
            assert (kind, name) in keys
    assert all(keys["node", name][0] == name for name in ("label", "size", "color", "x", "y"))
    assert keys["edge", "weight"][0] == "weight"
    ids = [key for key, _ in keys.values()]
    assert len(ids) == len(set(ids))
    assert {form for _, form in keys.values()} <= {"boolean", "int", "long", "double", "string"}
    names = [name.lower() for kind, name in keys if kind == "node"]
    assert len(names) == len(set(names)) and not {"id", "timeset", "type"} & set(names)
    root = ElementTree.fromstring(data)
    assert [edge.get("id") for edge in root.iter(f"{GRAPHML}edge")] == ["e0", "e1", "e2"]
    booleans = [key for key, form in keys.values() if form == "boolean"]
    values = {element.text for element in root.iter(f"{GRAPHML}data") if element.get("key") in booleans}
    assert values == {"true", "false"}
    assert b"default" not in data.replace(b"edgedefault", b"")


def test_graphml_replaces_what_xml_forbids():
    graph = networkx.MultiDiGraph()
    graph.add_node("a\x00\ud800", label='one\x0b <b> & "q"\r\nend\ufffe')
    again = networkx.read_graphml(io.BytesIO(write(write_graphml, graph)))
    assert dict(again.nodes(data=True)) == {"a\ufffd\ufffd": {"label": 'one\ufffd <b> & "q"\r\nend\ufffd'}}


def test_positions_only_where_all_nodes_have_them():
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="a", x=1.0, y=2.0)
    graph.add_node("b", label="b", x=1.5, y=3.0)
    assert ("node", "x") in read_keys(write(write_graphml, graph))
    assert b"viz:position" in write(write_gexf, graph)
    graph.add_node("c", label="c", x=0.0)
    keys = read_keys(write(write_graphml, graph))
    assert ("node", "x") in keys and ("node", "y") not in keys
    assert b"viz:position" not in write(write_gexf, graph)


def test_absent_and_infinite_values_are_left_out():
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="a", low=None, share=float("nan"), big=2**40, mixed=1)
    graph.add_node("b", label="b", share=0.5, mixed=0.5)
    data = write(write_graphml, graph)
    keys = read_keys(data)
    assert ("node", "low") not in keys
    assert (keys["node", "big"][1], keys["node", "mixed"][1]) == ("long", "double")
    assert dict(networkx.read_graphml(io.BytesIO(data)).nodes(data=True)) == {
        "a": {"label": "a", "big": 2**40, "mixed": 1.0},
        "b": {"label": "b", "share": 0.5, "mixed": 0.5},
    }
    assert "share" not in json.loads(write(write_json, graph))["nodes"][0]


@pytest.mark.parametrize("writer", [write_graphml, write_gexf, write_json, write_node_table])
@pytest.mark.parametrize(
    "attributes", [{"Kind": "x", "kind": "y"}, {"id": "x"}, {"timeset": "x"}, {"tags": ["x"]}]
)
def test_what_gephi_would_misread_is_refused(writer, attributes):
    graph = networkx.MultiDiGraph()
    graph.add_node("a", **attributes)
    with pytest.raises(OutputError):
        write(writer, graph)


@pytest.mark.parametrize("writer", [write_graphml, write_gexf, write_json, write_edge_table])
def test_weight_zero_is_refused(writer):
    graph = networkx.MultiDiGraph()
    graph.add_edge("a", "b", weight=0)
    with pytest.raises(OutputError, match="above zero"):
        write(writer, graph)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_is_a_file_that_reads_back(text):
    node = replace(GRAPH.nodes[0], id=f"source:{text}", label=text, values={"name": text})
    edge = replace(GRAPH.edges[0], start=node.id, values={"cue": text})
    graph = Graph((node, *GRAPH.nodes[1:]), (edge,))
    for writer, read in ((write_graphml, networkx.read_graphml), (write_gexf, networkx.read_gexf)):
        again = read(io.BytesIO(write(writer, graph)))
        assert (again.number_of_nodes(), again.number_of_edges()) == (3, 1)
    assert json.loads(write(write_json, graph))["nodes"][0]["label"] == text
    csv.field_size_limit(sys.maxsize)
    assert len(list(csv.reader(io.StringIO(write(write_node_table, graph).decode(), newline="")))) == 4


def test_gexf_has_looks_positions_and_time():
    root = ElementTree.fromstring(write(write_gexf))
    graph = root.find(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    claim = nodes["claim:b"]
    assert (claim.get("label"), claim.get("start"), claim.get("end")) == (
        "10 killed · Homs",
        "2013-02-27",
        "2013-02-28",
    )
    assert nodes["source:a"].get("start") is None  # there at all times
    assert claim.find(f"{VIZ}color").attrib == {"r": "215", "g": "25", "b": "28"}
    assert claim.find(f"{VIZ}position").attrib == {"x": "0.0", "y": "3.0", "z": "0.0"}
    assert claim.find(f"{VIZ}size").attrib == {"value": "4.0"}
    edges = list(root.iter(f"{GEXF}edge"))
    assert [edge.get("id") for edge in edges] == ["e0", "e1", "e2"]
    assert (edges[0].get("weight"), edges[0].get("kind"), edges[0].get("start")) == (
        "2.0",
        "claims",
        "2013-02-27",
    )


def test_gexf_reads_back_with_its_values():
    again = networkx.read_gexf(io.BytesIO(write(write_gexf)))
    assert again.nodes["claim:c"]["denied"] is True and again.nodes["claim:c"]["low"] == 12
    assert again.nodes["source:a"]["viz"]["position"]["x"] == 1.5


def test_tables_are_those_of_gephi_s_spreadsheet_import():
    nodes = list(csv.DictReader(io.StringIO(write(write_node_table).decode())))
    assert list(nodes[0])[:3] == ["Id", "Label", "kind"]
    assert (nodes[1]["Id"], nodes[1]["Label"], nodes[1]["low"], nodes[0]["low"]) == (
        "claim:b",
        "10 killed · Homs",
        "10",
        "",
    )
    edges = list(csv.DictReader(io.StringIO(write(write_edge_table).decode())))
    assert list(edges[0])[:6] == ["Source", "Target", "Type", "Label", "relation", "Weight"]
    assert (edges[0]["Source"], edges[0]["Target"], edges[0]["Type"], edges[0]["Weight"]) == (
        "source:a",
        "claim:b",
        "Directed",
        "2.0",
    )


def test_tables_hold_numbers_below_zero_as_numbers_and_texts_as_texts():
    graph = Graph(
        (
            Node(
                "source:a",
                "source",
                "-5 degrees",
                1,
                {"name": "=SUM(A1)", "low": -3},
                4.0,
                "#0b2c5f",
                -218.6,
                1.0,
                0,
            ),
            Node("claim:b", "claim", "calm", 1, {}, 4.0, "#d7191c", 3.5, -0.25, 0),
        ),
        (Edge("source:a", "claim:b", "subtract", 1.0, "", {"value": -1.0}, "#b9c4d0"),),
    )
    nodes = list(csv.DictReader(io.StringIO(write(write_node_table, graph).decode())))
    assert [(row["x"], row["y"], row["low"]) for row in nodes] == [
        ("-218.6", "1.0", "-3"),
        ("3.5", "-0.25", ""),
    ]
    assert (nodes[0]["Label"], nodes[0]["name"]) == ("'-5 degrees", "'=SUM(A1)")
    assert next(csv.DictReader(io.StringIO(write(write_edge_table, graph).decode())))["value"] == "-1.0"


def test_json_is_networkx_s_node_link():
    data = json.loads(write(write_json))
    again = networkx.node_link_graph(data, edges="links")
    assert dict(again.nodes(data=True)) == {node: row for node, row in GRAPH.node_rows()}
    assert again.edges["claim:b", "claim:c", "conflicts"]["color"] == "#d7191c"


def test_csv_is_two_files(tmp_path):
    assert write_graph(GRAPH, str(tmp_path / "g.csv"), "csv") == [
        str(tmp_path / "g-nodes.csv"),
        str(tmp_path / "g-edges.csv"),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g-edges.csv", "g-nodes.csv"]
    with pytest.raises(OutputError, match="two tables"):
        write_graph(GRAPH, "-", "csv")


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_each_format_is_the_same_each_time(tmp_path, form):
    if form in ("svg", "png"):
        pytest.importorskip("matplotlib")
    first, second = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    assert find_format(str(first)) == form
    one, two = (write_graph(GRAPH, str(path), form) for path in (first, second))
    assert one and [Path(path).read_bytes() for path in one] == [Path(path).read_bytes() for path in two]


def test_svg_has_the_graph_s_labels_and_colours():
    pytest.importorskip("matplotlib")
    stream = io.BytesIO()
    nodes = tuple(replace(node, y=80.0 * place) for place, node in enumerate(GRAPH.nodes))
    draw_graph(Graph(nodes, GRAPH.edges), stream, form="svg")
    text = stream.getvalue().decode()
    for node in GRAPH.nodes:
        assert node.label in text and node.color in text
    ElementTree.fromstring(text)


def make_claim(name, x, y, *, size=60.0, **values):
    return Node(f"claim:{name}", "claim", f"claim of {name}, at length", 1, values, size, "#d7191c", x, y, 0)


def read_labels(graph):
    stream = io.BytesIO()
    draw_graph(graph, stream, form="svg")
    return [
        "".join(element.itertext()) for element in ElementTree.fromstring(stream.getvalue()).iter(SVG_TEXT)
    ]


def test_a_picture_labels_what_is_contested_however_close_others_stand():
    pytest.importorskip("matplotlib")
    largest = make_claim("Ames", 0.0, 0.0, size=100.0, contested=True)
    around = [make_claim(f"B{place}", 0.0, place * 75.0, contested=True) for place in (-1, 1)]
    plain = [make_claim(f"C{place}", place * 30.0, -70.0, size=4.0) for place in range(-3, 4)]
    found = read_labels(Graph((*plain, *around, largest), ()))
    assert {node.label for node in (largest, *around)} <= set(found)


def test_a_picture_s_legend_names_every_kind_of_line():
    pytest.importorskip("matplotlib")
    relations = ("claims", "about", "relies on", "member of", "denies")
    edges = [Edge("source:a", "claim:b", name, 1.0, name, {}, "#b9c4d0") for name in relations]
    found = read_labels(Graph(GRAPH.nodes, tuple(edges)))
    assert [name for name in found if name in relations] == [
        "denies",
        "about",
        "claims",
        "member of",
        "relies on",
    ]


def test_svg_of_hostile_labels_is_xml():
    pytest.importorskip("matplotlib")
    stream = io.BytesIO()
    labels = ("<script>alert(1)</script>", "$x_{1}$ \x00\x1b[31m", "مرحبا ]]>")
    nodes = tuple(replace(node, label=label) for node, label in zip(GRAPH.nodes, labels))
    draw_graph(Graph(nodes, GRAPH.edges), stream, form="svg")
    root = ElementTree.fromstring(stream.getvalue())
    assert not [element for element in root.iter() if element.tag.endswith("script")]


def test_nothing_to_draw_is_an_error():
    pytest.importorskip("matplotlib")
    with pytest.raises(OutputError, match="no nodes with positions"):
        draw_graph(Graph(), io.BytesIO())


class ManyRows:
    """Rows made as they go: what a large store would give."""

    def __init__(self, number):
        self.number = number

    def node_rows(self):
        for number in range(self.number // 2):
            yield f"source:{number}", {"label": f"Source {number}", "kind": "source", "mentions": number}

    def edge_rows(self):
        for number in range(self.number):
            yield (
                f"source:{number % (self.number // 2)}",
                f"source:{number % 7}",
                {"relation": "relays", "weight": 1.0, "label": "relays"},
            )


class Sink:
    def write(self, data):
        return len(data)


@pytest.mark.parametrize(
    "writer", [write_graphml, write_gexf, write_json, write_node_table, write_edge_table]
)
def test_memory_does_not_grow_with_the_graph(writer):
    peaks = []
    for number in (200, 20_000):
        tracemalloc.start()
        writer(ManyRows(number), Sink())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 200_000


def test_event_list_has_dna_s_columns():
    notes = Notes()
    notes.note_document(DOCUMENT)
    facts = notes.finish(LEDGER)
    stream = io.BytesIO()
    write_event_list(facts, list_statements(facts, facts.sayings), stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode()), delimiter=";"))
    assert list(rows[0])[:9] == [
        "statement ID",
        "time",
        "document ID",
        "document title",
        "author",
        "source",
        "section",
        "type",
        "text",
    ]
    first = rows[0]
    assert (first["statement ID"], first["time"], first["source"], first["organization"]) == (
        "1",
        "2013-02-28 00:00:00",
        "The Post",
        "Ministry of Health",
    )
    start, stop = int(first["start"]), int(first["stop"])
    assert DOCUMENT.text[start:stop] == "ten died" == first["concept"]
    denial = next(row for row in rows if row["stance"] == "denies")
    assert (denial["concept"], denial["agreement"]) == ("ten died", "0")
