"""The dense features of whole proposals: as many as they are named, and what they measure."""

from __future__ import annotations

import math

import pytest
from extraction_texts import TEXTS, find_number, make_context, read_marked
from hypothesis import given, settings

from attrib.extraction.features.whole import (
    FEATURES,
    acceptance_features,
    document_state,
    tag_code,
    word_code,
)
from attrib.extraction.proposals import Proposal, Proposer
from attrib.extraction.weights import load_models


def describe(marked, **changes):
    """Return the features of the proposal that a sentence in bracket notation marks, by name."""
    context, roles = read_marked(marked)
    number = find_number(context, roles["C"][0])
    source = roles["S"][0] if roles["S"] else (-1, -1)
    values = {
        "number": number,
        "cue_score": 0.0,
        "source": source,
        "source_probability": 0.5,
        "source_rank": 0,
        "content_rank": 0,
        "region": "A",
        "region_probability": 0.5,
        "content": tuple(roles["T"]),
        "near_probability": 0.5,
        "far_probability": 0.5,
        "continued": 0,
    }
    proposal = Proposal(**{**values, **changes})
    state = document_state(context, [[proposal]], {"say": 7})
    return dict(zip(FEATURES, acceptance_features(context, state, proposal), strict=True))


def test_features_have_names_of_their_own():
    assert len(set(FEATURES)) == len(FEATURES)


def test_features_of_a_plain_sentence():
    found = describe("[S: The mayor] [C: said] that [T: the bridge was safe].")
    expected = {
        "cue logit": 0.0,
        "cue probability": 0.5,
        "joint": 0.0625,
        "share of joint": 1.0,
        "joint to best": 1.0,
        "source size": 2,
        "source gap": 0,
        "source side": 0,
        "content size": 4,
        "content verbs": 1,
        "content start": 2,
        "tail": 1,
        "ends sentence": True,
        "continued": 0,
        "commas inside": 0,
        "sentence length": 9,
        "document size": 9,
        "passive": False,
        "negated": False,
        "cue quoted": False,
        "question": False,
        "headline": False,
        "size to largest": 1.0,
        "alternatives": 1,
        "word before start": word_code("that"),
        "word at end": word_code("."),
        "tag at start": tag_code("DT"),
        "class": 7,
        "bare": False,
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_features_see_side_passive_negation_and_quotation():
    assert describe("[T: Rain] was [C: denied] by [S: the mayor].")["source side"] == 1
    assert describe("[T: Rain] was [C: denied] by [S: the mayor].")["passive"] is True
    assert describe("[S: He] did not [C: confirm] [T: the report].")["negated"] is True
    assert describe("It was [C: reported] that [T: rain fell].")["source side"] == 3
    found = describe("[T: “Rain fell,”] [S: he] [C: said].")
    assert (found["starts quoted"], found["ends quoted"], found["content share quoted"]) == (True, True, 1.0)
    assert describe("[S: He] [C: said] [T: rain fell].")["content share quoted"] == 0.0


def test_features_of_a_proposal_without_content():
    found = describe("[S: He] [C: said] nothing.")
    assert (found["content size"], found["content share quoted"], found["size to largest"]) == (0, -1, 0.0)


@pytest.mark.parametrize(
    "code, known, unknown",
    [
        (word_code, ("said", "that", "“"), "zorbled"),
        (tag_code, ("NN", "``"), "ZZ"),
    ],
)
def test_codes_tell_the_known_apart(code, known, unknown):
    assert code(unknown) == -1
    assert len({code(name) for name in known} | {-1}) == len(known) + 1


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_features_of_any_proposal_are_finite_numbers(text):
    context = make_context(text)
    groups = Proposer(load_models().linear).propose(context, floor=0.02)
    state = document_state(context, groups, {})
    for group in groups:
        for proposal in group:
            row = acceptance_features(context, state, proposal)
            assert len(row) == len(FEATURES)
            assert all(math.isfinite(float(value)) for value in row)
            assert row == acceptance_features(context, state, proposal)
