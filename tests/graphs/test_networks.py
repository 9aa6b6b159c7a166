"""Networks by DNA's definitions, on a few statements whose ties are counted by hand."""

from collections import Counter
from dataclasses import replace

import pytest
from graph_corpus import CLAIMS, DOCUMENT, LEDGER, REGISTRY

from attrib.graphs.build import Choices, draw
from attrib.graphs.facts import Facts, Notes, Saying, SourceFact
from attrib.graphs.networks import (
    NETWORKS,
    NORMALISATIONS,
    check_normalisation,
    count_activity,
    list_statements,
    list_windows,
    measure_pair,
    multiply,
    tie_claims,
    tie_sources,
)
from attrib.graphs.select import NO_FILTERS, Filters


def say(source, claim, stance="asserts", day="2016-10-26", document="d"):
    return Saying(claim, source, document, day, stance, False, "", "")


def make_facts(sayings, links=()):
    facts = Facts(sayings=list(sayings), claim_links=Counter(dict.fromkeys(links, 1)))
    for saying in sayings:
        facts.claims[saying.claim] = replace(CLAIMS[2], id=saying.claim)
        facts.sources[saying.source] = SourceFact(saying.source, saying.source, "monitor", True)
    return facts


# A says 1 twice and 2 once; B says 1 once and denies 2; C denies 1
SAYINGS = (
    say("A", "1"),
    say("A", "1"),
    say("A", "2"),
    say("B", "1"),
    say("B", "2", "denies"),
    say("C", "1", "doubts"),
)


def tie(network, normalisation="no", sayings=SAYINGS, links=()):
    facts = make_facts(sayings, links)
    activity = count_activity(list_statements(facts, facts.sayings))
    edges = tie_sources(facts, activity, network, normalisation)
    return {(edge.start[7:], edge.end[7:]): pytest.approx(edge.values["value"]) for edge in edges}


@pytest.mark.parametrize(
    "network, expected",
    [
        ("sources", {("A", "B"): 2 * 1 + 1 * 1, ("A", "C"): 2, ("B", "C"): 1}),
        ("congruence", {("A", "B"): 2}),
        ("conflict", {("A", "B"): 1, ("A", "C"): 2, ("B", "C"): 1}),
        ("subtract", {("A", "B"): 1, ("A", "C"): -2, ("B", "C"): -1}),
    ],
)
def test_one_mode_networks(network, expected):
    assert tie(network) == expected


@pytest.mark.parametrize(
    "normalisation, expected",
    [
        ("average", 2 / 2.5),  # three statements and two
        ("cosine", 2 / 6),
        ("jaccard", 2 / (1 + 1 + 2)),  # A alone agrees with 2, B alone denies it, both agree on 1: 2 x 1
    ],
)
def test_normalisation_between_sources(normalisation, expected):
    assert tie("congruence", normalisation) == {("A", "B"): expected}


def test_negative_ties_have_weights_above_zero():
    facts = make_facts(SAYINGS)
    activity = count_activity(list_statements(facts, facts.sayings))
    edges = {(edge.start, edge.end): edge for edge in tie_sources(facts, activity, "subtract", "no")}
    edge = edges["source:A", "source:C"]
    assert (edge.weight, edge.values["value"], edge.relation) == (2, -2, "conflict")


def test_figures_that_conflict_set_their_sources_against_each_other():
    sayings = (say("A", "27"), say("B", "14"), say("B", "14"))
    assert tie("conflict", sayings=sayings) == {}
    assert tie("conflict", sayings=sayings, links=[("27", "14", "conflicts")]) == {("A", "B"): 2}
    assert tie("congruence", sayings=sayings, links=[("27", "14", "conflicts")]) == {}


def test_a_denial_is_a_statement_on_what_it_denies():
    sayings = (say("A", "1"), say("B", "no"))
    facts = make_facts(sayings, [("no", "1", "denies")])
    assert [(s.source, s.claim, s.agrees) for s in list_statements(facts, sayings)] == [
        ("A", "1", True),
        ("B", "1", False),
    ]
    assert tie("conflict", sayings=sayings, links=[("no", "1", "denies")]) == {("A", "B"): 1}


@pytest.mark.parametrize(
    "duplicates, number", [("all", 5), ("document", 4), ("week", 3), ("month", 3), ("year", 2), ("range", 1)]
)
def test_duplicates(duplicates, number):
    sayings = [
        say("A", "1", day="2016-01-04"),
        say("A", "1", day="2016-01-04"),
        say("A", "1", day="2016-01-10", document="e"),  # Sunday of the same week
        say("A", "1", day="2016-02-01", document="f"),
        say("A", "1", day="2017-02-01", document="g"),
    ]
    facts = make_facts(sayings)
    assert len(list(list_statements(facts, sayings, duplicates=duplicates))) == number


@pytest.mark.parametrize(
    "normalisation, expected",
    [
        ("no", {("A", "1"): 2, ("A", "2"): 1, ("B", "1"): 1, ("B", "2"): 1, ("C", "1"): 1}),
        (
            "activity",
            {("A", "1"): 2 / 3, ("A", "2"): 1 / 3, ("B", "1"): 1 / 2, ("B", "2"): 1 / 2, ("C", "1"): 1},
        ),
        (
            "prominence",
            {("A", "1"): 2 / 4, ("A", "2"): 1 / 2, ("B", "1"): 1 / 4, ("B", "2"): 1 / 2, ("C", "1"): 1 / 4},
        ),
    ],
)
def test_source_claim(normalisation, expected):
    edges = list(tie_claims(count_activity(list_statements(make_facts(SAYINGS), SAYINGS)), normalisation))
    assert {(edge.start[7:], edge.end[6:]): pytest.approx(edge.weight) for edge in edges} == expected
    denied = next(edge for edge in edges if (edge.start, edge.end) == ("source:B", "claim:2"))
    assert (denied.label, denied.values["disagree"], denied.relation) == ("disagrees", 1, "conflict")


def test_normalisations_that_do_not_fit_are_named():
    assert check_normalisation("congruence", "average") is None
    assert "source-claim" in check_normalisation("congruence", "prominence")
    assert "congruence" in check_normalisation("source-claim", "cosine")
    assert all(check_normalisation(network, "no") is None for network in NETWORKS)
    assert measure_pair(Counter(), Counter(), "no") == 1
    assert set(NORMALISATIONS) == {"no", "average", "jaccard", "cosine", "activity", "prominence"}


def test_symmetry():
    facts = make_facts(SAYINGS, [("2", "1", "conflicts")])
    activity = count_activity(list_statements(facts, SAYINGS))
    backwards = dict(reversed(activity.items()))
    assert multiply(facts, activity) == multiply(facts, backwards)


@pytest.mark.parametrize(
    "length, expected",
    [
        (
            "10d",
            [
                ("2016-01-31", "2016-02-09"),
                ("2016-02-10", "2016-02-19"),
                ("2016-02-20", "2016-02-29"),
                ("2016-03-01", "2016-03-01"),
            ],
        ),
        ("1m", [("2016-01-31", "2016-02-28"), ("2016-02-29", "2016-03-01")]),
        ("1y", [("2016-01-31", "2016-03-01")]),
        ("2w", [("2016-01-31", "2016-02-13"), ("2016-02-14", "2016-02-27"), ("2016-02-28", "2016-03-01")]),
    ],
)
def test_windows_cover_every_day_once(length, expected):
    sayings = [say("A", "1", day="2016-03-01"), say("A", "1", day=None), say("A", "1", day="2016-01-31")]
    windows = list_windows(sayings, length, NO_FILTERS)
    assert [(window.since, window.until) for window in windows] == expected
    assert list_windows([say("A", "1", day=None)], length, Filters()) == []


@pytest.mark.parametrize("network", [name for name in NETWORKS if name != "eventlist"])
def test_every_network_is_drawn(network):
    notes = Notes(REGISTRY)
    notes.note_document(DOCUMENT)
    graph, _ = draw(notes.finish(LEDGER), choices=Choices(network), registry=REGISTRY)
    known = {node.id for node in graph.nodes}
    tied = {end for edge in graph.edges for end in (edge.start, edge.end)}
    assert tied <= known and all(edge.weight > 0 and edge.color for edge in graph.edges)
    assert all(node.x is not None and node.color for node in graph.nodes)
    assert network == "full" or tied == known
    assert graph.directed is (network not in ("sources", "congruence", "conflict", "subtract"))
