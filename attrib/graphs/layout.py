"""Positions: each event's cluster apart, sources between the events they speak on, no label over another.

igraph lays out each cluster (Kamada and Kawai 1989) and then the clusters among the sources that they share
(Fruchterman and Reingold 1991); boxes as wide as the labels are then moved apart.  All of it is
deterministic.  Units are those of the file: a label's line is ``LINE`` high, sizes are diameters.
"""

from __future__ import annotations

import math
import random
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy

from .model import Edge, Graph, Node

LINE = 24.0  # the height of a label's line
LETTER = 11.5  # the width of a letter, on average
LIMIT = 4900.0  # Gephi's import shrinks what lies further than 5000 from the middle
_MARGIN = 10.0
_CLUSTER_MARGIN = 40.0
_ANSWERS = frozenset(("conflicts", "denies", "confirms", "revises"))
_NEAR = 9  # how much more an answer draws two clusters together than a source that both share
_PATIENT = 1500  # things up to which boxes are moved apart one by one
# how much of the room is filled at first: few clusters start close, to move many apart takes long
_TIGHT, _LOOSE, _FEW = 4.0, 1.2, 200
_FOLLOW = frozenset(("source", "document"))  # placed by the claims they make
NOBODY: Mapping[int, Sequence[int]] = {}
_OUTSIDE = 1.35  # how much further from the middle of a cluster a source is than its claims
_SMALL_CLUSTER = 80  # nodes up to which Kamada and Kawai's layout is quick
_WIDENING = 1.12  # rings in which room is looked for grow by this at least
_WIDE = 1.5  # a picture is wider than high
_lock = threading.Lock()

Point = tuple[float, float]
Table = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]


@dataclass(frozen=True, slots=True)
class Box:
    """Something to place: ``width`` and ``height`` about its middle, which should come to ``at``."""

    width: float
    height: float
    at: Point = (0.0, 0.0)


def place_nodes(graph: Graph) -> Graph:
    """Return the graph with x, y and the number of its community for every node."""
    if not graph.nodes:
        return graph
    positions = arrange(graph)
    communities = find_communities(graph)
    return replace(
        graph,
        nodes=tuple(
            replace(node, x=round(x, 1), y=round(y, 1), community=community)
            for node, (x, y), community in zip(graph.nodes, positions, communities)
        ),
    )


@contextmanager
def fixed_chance() -> Iterator[None]:
    """Give igraph a random number generator of its own for a while, so that results are always the same."""
    import igraph

    with _lock:
        igraph.set_random_number_generator(random.Random(20130222))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)


def find_communities(graph: Graph) -> list[int]:
    """Return each node's community (Louvain; Blondel et al. 2008), numbered by size, 0 the largest."""
    import igraph

    number = {node.id: index for index, node in enumerate(graph.nodes)}
    weights: Counter[tuple[int, int]] = Counter()
    for edge in graph.edges:
        start, end = sorted((number[edge.start], number[edge.end]))
        if start != end:
            weights[start, end] += edge.weight  # type: ignore[assignment]
    net = igraph.Graph(n=len(graph.nodes), edges=list(weights))
    with fixed_chance():
        found = net.community_multilevel(weights=list(weights.values())).membership
    first: dict[int, int] = {}
    for index, community in enumerate(found):
        first.setdefault(community, index)
    sizes = Counter(found)
    order = sorted(first, key=lambda community: (-sizes[community], first[community]))
    names = {community: name for name, community in enumerate(order)}
    return [names[community] for community in found]


def arrange(graph: Graph) -> list[Point]:
    """Return a position for every node, their mean at (0, 0)."""
    number = {node.id: index for index, node in enumerate(graph.nodes)}
    edges = [(number[edge.start], number[edge.end], edge) for edge in graph.edges]
    boxes = [measure(node) for node in graph.nodes]
    clusters = find_clusters(graph.nodes, edges)
    members: dict[int, list[int]] = defaultdict(list)
    for node, cluster in enumerate(clusters):
        members[cluster].append(node)
    within: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end, _ in edges:
        if clusters[start] == clusters[end]:
            within[clusters[start]].append((start, end))
    inner: dict[int, dict[int, Point]] = {
        cluster: arrange_cluster(nodes, within[cluster], boxes, graph.nodes)
        for cluster, nodes in members.items()
    }
    outer = arrange_clusters(members, inner, edges, clusters, boxes, graph.nodes)
    positions: list[Point] = [(0.0, 0.0)] * len(graph.nodes)
    for cluster, places in inner.items():
        x, y = outer[cluster]
        for node, (dx, dy) in places.items():
            positions[node] = (x + dx, y + dy)
    return center(positions)


def measure(node: Node) -> Box:
    """Return the room that a node and its label take: the label on the node or under it."""
    size = node.size or 0.0
    return Box(max(size, LETTER * len(node.label)) + _MARGIN, size + 2 * LINE + _MARGIN)


def find_clusters(nodes: Sequence[Node], edges: Sequence[tuple[int, int, Edge]]) -> list[int]:
    """Return a cluster for each node: an event with its claims and whoever speaks on that event alone.

    A node that belongs to no one event is a cluster of its own, and so is every node of a graph
    without events.
    """
    own = list(range(len(nodes)))
    clusters = own[:]
    for start, end, edge in edges:
        if edge.relation == "about":
            clusters[start] = end
    near: dict[int, set[int]] = defaultdict(set)
    for start, end, edge in edges:
        if edge.relation in ("claims", "reports"):
            near[start].add(clusters[end])
    for node, found in near.items():
        if len(found) == 1:
            clusters[node] = next(iter(found))
    return clusters


def arrange_cluster(
    nodes: Sequence[int], edges: Sequence[tuple[int, int]], boxes: Sequence[Box], values: Sequence[Node]
) -> dict[int, Point]:
    """Return positions of a cluster's nodes about the cluster's middle."""
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    number = {node: index for index, node in enumerate(nodes)}
    plain = spread(len(nodes), [(number[start], number[end]) for start, end in edges])
    wanted = fit([boxes[node] for node in nodes], plain, crowding=1.6)
    order = sorted(range(len(nodes)), key=lambda index: rank(values[nodes[index]]))
    follows: dict[int, list[int]] = defaultdict(list)
    for start, end in edges:
        if values[start].kind in _FOLLOW and values[end].kind == "claim":
            follows[number[start]].append(number[end])
    settled = settle(wanted, order, follows)
    left = min(x - box.width / 2 for (x, _), box in zip(settled, wanted))
    right = max(x + box.width / 2 for (x, _), box in zip(settled, wanted))
    low = min(y - box.height / 2 for (_, y), box in zip(settled, wanted))
    high = max(y + box.height / 2 for (_, y), box in zip(settled, wanted))
    x, y = (left + right) / 2, (low + high) / 2
    return {node: (settled[index][0] - x, settled[index][1] - y) for node, index in number.items()}


def rank(node: Node) -> tuple[int, float]:
    """Return what is placed first, and so comes nearest to where it should be."""
    first = {"event": 0, "claim": 1, "source": 2}.get(node.kind, 3)
    return first, -(node.size or 0.0)


def spread(number: int, edges: Sequence[tuple[int, int]], weights: Sequence[float] = ()) -> list[Point]:
    """Return igraph's layout of a small or large graph, in units of about one edge."""
    import igraph

    net = igraph.Graph(n=number, edges=list(edges))
    start = spiral(number)
    with fixed_chance():
        if number <= _SMALL_CLUSTER and not weights and net.is_connected():
            found = net.layout_kamada_kawai(seed=start)
        else:
            found = net.layout_fruchterman_reingold(
                seed=start, weights=list(weights) or None, niter=500, start_temp=math.sqrt(number) / 4
            )
    return [(float(x), float(y)) for x, y in found.coords]


def spiral(number: int) -> list[Point]:
    """Return points that fill a disc evenly, the first in the middle."""
    turn = math.pi * (3 - math.sqrt(5))
    return [
        (math.sqrt(index) * math.cos(index * turn), math.sqrt(index) * math.sin(index * turn))
        for index in range(number)
    ]


def fit(boxes: Sequence[Box], points: Sequence[Point], *, crowding: float) -> list[Box]:
    """Return the boxes at the points, stretched so that the boxes fill ``crowding`` of the room."""
    width = max(x for x, _ in points) - min(x for x, _ in points) or 1.0
    height = max(y for _, y in points) - min(y for _, y in points) or 1.0
    area = sum(box.width * box.height for box in boxes) / crowding
    mean_width = sum(box.width for box in boxes) / len(boxes)
    mean_height = sum(box.height for box in boxes) / len(boxes)
    shape = min(max(mean_width / mean_height, 1.0), 2.5) if len(boxes) > 2 else _WIDE
    across = math.sqrt(area * shape)
    return [
        Box(box.width, box.height, (x * across / width, y * across / shape / height))
        for box, (x, y) in zip(boxes, points)
    ]


def settle(
    boxes: Sequence[Box], order: Sequence[int], follows: Mapping[int, Sequence[int]] = NOBODY
) -> list[Point]:
    """Return positions at which no two boxes overlap, each as near as can be to where it should be.

    The boxes are placed in ``order``; one that finds its place taken goes round it in widening turns.  One
    that ``follows`` others, placed before it, should be just outside of them.
    """
    found: list[Point] = [(0.0, 0.0)] * len(boxes)
    placed = numpy.empty((len(boxes), 4))
    for count, index in enumerate(order):
        box = boxes[index]
        if follows.get(index):
            x, y = middle([found[other] for other in follows[index]])
            box = Box(box.width, box.height, (_OUTSIDE * x, _OUTSIDE * y))
        taken = placed[:count]
        point = find_room(box, taken)
        found[index] = point
        placed[count] = (point[0], point[1], box.width / 2, box.height / 2)
    return found


def find_room(box: Box, taken: Table) -> Point:
    """Return the free place nearest to where the box should be.

    ``taken``: a row for each box already placed: x, y, half its width, half its height.
    """
    step = min(box.height, box.width) / 3
    radius = 0.0
    while True:
        points = make_ring(box.at, radius, step)
        across = numpy.abs(points[:, :1] - taken[:, 0]) < taken[:, 2] + box.width / 2
        upright = numpy.abs(points[:, 1:] - taken[:, 1]) < taken[:, 3] + box.height / 2
        free = points[~numpy.any(across & upright, axis=1)]
        if len(free):
            x, y = free[numpy.argmin(numpy.round(free[:, 0] ** 2 + free[:, 1] ** 2, 3))]
            return float(x), float(y)
        radius = max(radius + step, radius * _WIDENING)


def make_ring(at: Point, radius: float, step: float) -> Table:
    """Return the points of a flat ring, about a step apart; of no radius its middle alone."""
    turns = max(8, min(48, int(math.pi * radius / step))) if radius else 1
    angles = numpy.arange(turns) * (2 * math.pi / turns)
    ring = numpy.stack((_WIDE * numpy.cos(angles), numpy.sin(angles)), axis=1)
    return numpy.asarray(at) + radius * ring


def arrange_clusters(
    members: Mapping[int, Sequence[int]],
    inner: Mapping[int, Mapping[int, Point]],
    edges: Sequence[tuple[int, int, Edge]],
    clusters: Sequence[int],
    boxes: Sequence[Box],
    nodes: Sequence[Node],
) -> dict[int, Point]:
    """Return a position for the middle of every cluster, near the clusters it is tied to."""
    keys = list(members)
    number = {key: index for index, key in enumerate(keys)}
    weights: Counter[tuple[int, int]] = Counter()
    for start, end, edge in edges:
        pair = sorted((number[clusters[start]], number[clusters[end]]))
        if pair[0] != pair[1]:
            weights[pair[0], pair[1]] += _NEAR if edge.relation in _ANSWERS else 1
    room = [surround(inner[key], boxes, len(members[key]) > 1) for key in keys]
    if len(keys) == 1:
        return {keys[0]: (0.0, 0.0)}
    points = spread(len(keys), list(weights), [math.sqrt(weight) for weight in weights.values()])
    if len(keys) > _PATIENT:
        wanted = fit(room, points, crowding=0.15)
        return {key: wanted[number[key]].at for key in keys}
    wanted = fit(room, points, crowding=_TIGHT if len(keys) <= _FEW else _LOOSE)
    heat = [max(weigh_node(nodes[node]) for node in members[key]) for key in keys]
    x, y = middle(points)
    far = [math.hypot(point[0] - x, point[1] - y) for point in points]
    order = sorted(range(len(keys)), key=lambda index: (-heat[index], far[index]))
    settled = settle(wanted, order)
    return {key: settled[number[key]] for key in keys}


def weigh_node(node: Node) -> int:
    """Return how much a node should be seen: contested claims before all else."""
    return 1 if node.values.get("contested") or node.values.get("denied") else 0


def surround(places: Mapping[int, Point], boxes: Sequence[Box], several: bool) -> Box:
    """Return the box round a cluster whose nodes are placed about its middle."""
    width = max(abs(x) + boxes[node].width / 2 for node, (x, _) in places.items())
    height = max(abs(y) + boxes[node].height / 2 for node, (_, y) in places.items())
    margin = _CLUSTER_MARGIN if several else 0.0
    return Box(2 * width + margin, 2 * height + margin)


def middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def center(points: Sequence[Point]) -> list[Point]:
    """Return the points about (0, 0), drawn together where they would leave the room that Gephi keeps."""
    x, y = middle(points)
    reach = max(max(abs(px - x), abs(py - y)) for px, py in points)
    ratio = min(1.0, LIMIT / reach) if reach else 1.0
    return [((px - x) * ratio, (py - y) * ratio) for px, py in points]
