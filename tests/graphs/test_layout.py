"""Positions: no label over another, clusters apart, the same each time."""

import itertools
import random

import pytest
from graph_corpus import DOCUMENT, LEDGER

from attrib.graphs.build import build_graph
from attrib.graphs.layout import LETTER, LINE, place_nodes
from attrib.graphs.model import Edge, Graph, Node


def make_graph(events, claims, sources, seed=1):
    """A corpus of the size of a day's news: events with claims, sources that speak on some of them."""
    chance = random.Random(seed)
    nodes = [Node(f"source:{n}", "source", f"Source number {n}", size=24.0) for n in range(sources)]
    edges = []
    for event in range(events):
        nodes.append(Node(f"event:{event}", "event", f"Shelling, Town {event}, 3 May 2016", size=8.0))
        for claim in range(claims):
            key = f"claim:{event}.{claim}"
            marked = claim < 2 and event % 5 == 0
            nodes.append(
                Node(
                    key,
                    "claim",
                    f"{claim + 3} killed · Town {event}, 3 May · Source",
                    1,
                    {"contested": marked},
                    size=12.0,
                )
            )
            edges.append(Edge(key, f"event:{event}", "about"))
            edges.append(Edge(f"source:{chance.randrange(sources)}", key, "claims"))
        edges.append(Edge(f"claim:{event}.0", f"claim:{event}.1", "conflicts"))
    return Graph(tuple(nodes), tuple(edges))


def label_boxes(graph):
    """Where a label of 20 units' height stands: on the node's middle (Gephi) or under it (the drawing)."""
    for node in graph.nodes:
        width = LETTER * len(node.label) / 2
        for down in (0.0, node.size / 2 + LINE / 2):
            yield (
                node.id,
                (node.x - width, node.y - down - LINE / 2, node.x + width, node.y - down + LINE / 2),
            )


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("events, claims, sources", [(1, 3, 2), (4, 8, 10), (20, 4, 25), (30, 3, 30)])
def test_no_label_over_another(events, claims, sources):
    graph = place_nodes(make_graph(events, claims, sources))
    for (one, first), (other, second) in itertools.combinations(label_boxes(graph), 2):
        assert one == other or not overlap(first, second), (one, other)


def test_clusters_are_apart():
    graph = place_nodes(make_graph(6, 5, 12))
    boxes = {}
    for node in graph.nodes:
        if node.kind == "claim":
            boxes.setdefault(node.id[6:].split(".")[0], []).append(node)
    rectangles = [
        (min(n.x for n in nodes), min(n.y for n in nodes), max(n.x for n in nodes), max(n.y for n in nodes))
        for nodes in boxes.values()
    ]
    assert not any(overlap(one, other) for one, other in itertools.combinations(rectangles, 2))


def test_positions_are_the_same_each_time():
    graph = make_graph(12, 4, 15)
    random.seed(1)
    first = place_nodes(graph)
    random.seed(2)
    state = random.getstate()
    assert place_nodes(graph) == first
    assert random.getstate() == state  # nobody else's chance is touched


def test_communities_are_numbered_by_size():
    graph = place_nodes(make_graph(5, 6, 5))
    found = [node.community for node in graph.nodes]
    sizes = [found.count(number) for number in range(max(found) + 1)]
    assert sizes == sorted(sizes, reverse=True) and sum(sizes) == len(graph.nodes)


def test_large_graphs_stay_in_gephi_s_room():
    graph = place_nodes(make_graph(700, 4, 60))
    assert max(max(abs(node.x), abs(node.y)) for node in graph.nodes) <= 4900.05


@pytest.mark.parametrize("nodes", [(), (Node("source:a", "source", "A", size=4.0),)])
def test_nothing_and_one_node(nodes):
    graph = place_nodes(Graph(nodes))
    assert [(node.x, node.y) for node in graph.nodes] == [(0.0, 0.0)] * len(nodes)


def test_every_node_has_a_position():
    graph = build_graph([DOCUMENT], LEDGER)
    assert all({"x", "y", "community"} <= set(data) for _, data in graph.nodes(data=True))
