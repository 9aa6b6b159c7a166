"""Colours that the colour-blind can tell apart, sizes that Gephi's import leaves alone."""

import itertools

import networkx
import pytest
from graph_corpus import DOCUMENT, LEDGER

from attrib.graphs.build import build_graph
from attrib.graphs.looks import load_palette, scale_sizes
from attrib.model import SPEAKER_TYPES

# Machado, Oliveira and Fernandes (2009), full severity
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}


def to_lab(color, sight):
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    seen = [min(1, max(0, sum(m * c for m, c in zip(row, linear)))) for row in SIGHTS[sight]]
    xyz = [
        (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505,
        0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
        (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089,
    ]
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other, sight):
    return sum((a - b) ** 2 for a, b in zip(to_lab(one, sight), to_lab(other, sight))) ** 0.5


@pytest.mark.parametrize("sight", SIGHTS)
def test_statuses_can_be_told_apart(sight):
    colors = load_palette().claims
    for one, other in itertools.combinations(colors, 2):
        assert distance(colors[one], colors[other], sight) >= 20, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
def test_source_types_can_be_told_apart(sight):
    colors = load_palette().sources
    for one, other in itertools.combinations(colors, 2):
        assert distance(colors[one], colors[other], sight) >= 10, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_source_looks_like_a_marked_claim(sight):
    palette = load_palette()
    for (status, claim), (kind, source) in itertools.product(palette.claims.items(), palette.sources.items()):
        assert status == "plain" or distance(claim, source, sight) >= 12, (status, kind)


def test_every_type_has_its_own_colour():
    colors = load_palette().sources
    assert set(colors) == set(SPEAKER_TYPES) and len(set(colors.values())) == len(SPEAKER_TYPES)


def test_contested_claims_are_seen_first():
    graph = build_graph([DOCUMENT], LEDGER)
    claims = {node: data for node, data in graph.nodes(data=True) if data["kind"] == "claim"}
    palette = load_palette().claims
    assert claims["claim:c0"]["color"] == palette["denied"]
    assert claims["claim:c4"]["color"] == palette["unverified"]
    assert claims["claim:c2"]["color"] == palette["plain"]
    assert claims["claim:c4"]["size"] > 2 * claims["claim:c2"]["size"]


def scale_like_gephi(sizes):
    """What Gephi's importer does with sizes: the smallest to 4, the largest to 100, evenly between."""
    low, high = min(sizes), max(sizes)
    return [(size - low) * (96 / (high - low)) + 4 for size in sizes]


def test_sizes_survive_gephi_s_scaling():
    graph: networkx.MultiDiGraph = build_graph([DOCUMENT], LEDGER)
    sizes = [data["size"] for _, data in graph.nodes(data=True)]
    assert (min(sizes), max(sizes)) == (4.0, 100.0)
    assert scale_like_gephi(sizes) == pytest.approx(sizes)
    assert all(max(abs(data["x"]), abs(data["y"])) < 5000 for _, data in graph.nodes(data=True))


def test_sizes_of_nothing_and_of_one():
    assert scale_sizes([]) == [] and scale_sizes([7.0, 7.0]) == [20.0, 20.0]
