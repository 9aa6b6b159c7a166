"""Whole proposals: the best sources and contents of a cue, by toy weights and by those that ship."""

from __future__ import annotations

import pytest
from extraction_texts import TEXTS, find_number, make_context, read_marked, words_of
from hypothesis import given, settings

from attrib.extraction.proposals import CUE_FLOOR, MOST_CONTENTS, MOST_SOURCES, Proposer
from attrib.extraction.weights import LINEAR, LinearModel, LinearModels, RegionModel, load_models


def toy_models(**weights):
    """Return models that know nothing but ``weights`` (dashes in names written as underscores)."""
    by_name = {name: LinearModel(weights.get(name.replace("-", "_"), {})) for name in LINEAR}
    return LinearModels(by_name, RegionModel(weights.get("region", {})))


TOY = {
    "cue": {"l=say": 5.0, "b": -3.0},
    "source": {"gap=0<": 9.0, "none": -9.0, "n=2<": 4.0},
    "region": {"A|side=<": 9.0, "B|side=>": 9.0},
    "near_A": {"pv=that": 9.0},
    "far_A": {"fin": 9.0},
    "continue": {"b": -1.0},
}


def test_toy_weights_pick_source_and_content():
    context, roles = read_marked("[S: The mayor] [C: said] on Monday that [T: rain fell on the town].")
    (group,) = Proposer(toy_models(**TOY)).propose(context)
    best = group[0]
    assert (best.source, best.content, best.region, best.continued) == (
        roles["S"][0],
        (roles["T"][0],),
        "A",
        0,
    )
    assert best.source_probability > 0.9 and best.near_probability > 0.9 and best.far_probability > 0.9
    assert best.cue_score == 2.0


def test_a_cue_below_the_floor_proposes_nothing():
    context, _ = read_marked("The mayor [C: said] that rain fell.")
    assert Proposer(toy_models(**TOY)).propose(context, floor=0.9) == []
    assert Proposer(toy_models(cue={"b": -9.0})).propose(context) == []
    assert len(Proposer(toy_models(**TOY)).propose(context, floor=0.8)) == 1


def test_content_continues_sentence_by_sentence_until_the_model_says_no():
    context, _ = read_marked("The mayor [C: said] that rain fell. It froze. Ann left. Snow fell.")
    models = toy_models(**{**TOY, "continue": {"w=it": 1.0, "w=ann": 1.0, "w=snow": -1.0}})
    (group,) = Proposer(models).propose(context)
    assert [words_of(context, span) for span in group[0].content] == ["rain fell", "It froze .", "Ann left ."]
    assert group[0].continued == 2


def test_the_source_before_helps_the_next_cue_of_the_sentence():
    text = "The mayor said rain fell and said that it froze. Ann said that snow fell."
    context = make_context(text)
    models = toy_models(**{**TOY, "source": {"gap=0<": 5.0, "same": 9.0, "n=2<": 4.0}})
    groups = Proposer(models).propose(context)
    assert [words_of(context, group[0].source) for group in groups] == ["The mayor", "The mayor", "Ann"]


@pytest.mark.parametrize(
    "marked",
    [
        "[S: The mayor] [C: said] that [T: the bridge was safe].",
        "[S: The mayor] [C: told] reporters on Monday that [T: the bridge was safe].",
        "[T: The bridge was safe], [C: according to] [S: the mayor].",
        "[S: The mayor] [C: accused] [T: the firm of fraud].",
        "[S: The ministry] [C: denied] that [T: its men had crossed the border].",
    ],
)
def test_shipped_weights_rank_the_right_proposal_among_the_best(marked):
    context, roles = read_marked(marked)
    number = find_number(context, roles["C"][0])
    (group,) = [g for g in Proposer(load_models().linear).propose(context) if g[0].number == number]
    assert (roles["S"][0], (roles["T"][0],)) in [(p.source, p.content) for p in group[:3]]


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_proposals_of_any_text(text):
    context = make_context(text)
    seg = context.seg
    groups = Proposer(load_models().linear).propose(context)
    numbers = [group[0].number for group in groups]
    assert numbers == sorted(set(numbers))
    for group in groups:
        assert {p.number for p in group} == {group[0].number}
        assert 1 <= len(group) <= MOST_SOURCES * MOST_CONTENTS
        joints = [
            p.source_probability * p.region_probability * p.near_probability * p.far_probability
            for p in group
        ]
        assert joints == sorted(joints, reverse=True)
        for p in group:
            cand = context.candidates[p.number]
            for value in (p.source_probability, p.region_probability, p.near_probability, p.far_probability):
                assert 0 <= value <= 1.000001
            assert p.continued <= len(p.content)
            first, last = seg.sentence_tokens[seg.sentence_of[cand.head]]
            assert p.source == (-1, -1) or first <= p.source[0] < p.source[1] <= last
            for low, high in p.content:
                # nothing at all (0, 0) where a cue opens the text; no attribution comes of that
                assert 0 <= low < high <= len(seg.words) or (low, high) == (0, 0)
                assert not low <= cand.head < high
    again = Proposer(load_models().linear).propose(make_context(text))
    assert [[(p.source, p.content) for p in g] for g in again] == [
        [(p.source, p.content) for p in g] for g in groups
    ]


def test_the_floor_lets_in_less_than_all():
    assert 0 < CUE_FLOOR < 0.5
    context = make_context("The mayor said that rain fell while men were making tea and mending nets.")
    few = {group[0].number for group in Proposer(load_models().linear).propose(context)}
    all_of_them = {group[0].number for group in Proposer(load_models().linear).propose(context, floor=0.0)}
    assert few < all_of_them == set(range(len(context.candidates)))
