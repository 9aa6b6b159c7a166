"""What a proposal cuts off or takes in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extraction_texts import find_number, read_marked

from attrib.extraction.features.cut import NAMES, cut_features, group_shares
from attrib.extraction.proposals import Proposal


def propose(marked):
    context, roles = read_marked(marked)
    number = find_number(context, roles["C"][0])
    source = roles["S"][0] if roles["S"] else (-1, -1)
    content = tuple(roles["T"])
    return context, Proposal(number, 0.0, source, 0.5, 0, 0, "A", 0.5, content, 0.5, 0.5, 0)


def describe(marked, others=()):
    """Return the features by name; ``others`` are words that are cues too, with their sources' words."""
    context, proposal = propose(marked)
    words = context.seg.words

    def find_span(phrase):
        size = len(phrase.split())
        low = next(k for k in range(len(words)) if words[k : k + size] == phrase.split())
        return low, low + size

    neighbours = [(words.index(word), 0.9, find_span(source)) for word, source in others]
    shares = group_shares([proposal])
    row = cut_features(context, proposal, shares, neighbours, proposal.content[0])
    return dict(zip(NAMES, row, strict=True))


def test_shares_are_of_the_probability_of_all_proposals():
    _, one = propose("[S: The mayor] [C: said] [T: rain fell] on the town.")
    longer = replace(one, content=((one.content[0][0], one.content[0][1] + 3),), near_probability=0.25)
    ends, starts, sources = group_shares([one, longer])
    assert ends[one.content[0][1]] == pytest.approx(2 / 3)
    assert starts == pytest.approx({one.content[0][0]: 1.0}) and sources == pytest.approx({one.source: 1.0})


def test_a_content_that_stops_early_leaves_words_that_hang_on_it():
    whole = describe("[S: The mayor] [C: said] that [T: rain fell on the old town].")
    cut = describe("[S: The mayor] [C: said] that [T: rain fell] on the old town.")
    assert whole["arcs over end"] == 0 < cut["arcs over end"]


def test_a_content_that_runs_on_takes_in_another_subject_and_speaker():
    text = "[S: The mayor] [C: said] [T: rain fell{} while the union said snow fell{}."
    cues = (("union", "the union"),)  # as if its cue stood there
    whole = describe(text.format("]", ""), cues)
    long = describe(text.format("", "]"), cues)
    assert long["subjects inside"] > whole["subjects inside"]
    assert whole["clause behind"] >= 0 and long["clause behind"] == -1
    assert long["speaker inside"] == 0.9 and whole["speaker inside"] == 0.0
    assert whole["speaker behind"] == 0.9 and long["speaker behind"] == 0.0


def test_a_source_cut_short_leaves_what_hangs_on_it():
    whole = describe("[S: The mayor of the old town] [C: said] [T: rain fell].")
    cut = describe("[S: The mayor] of the old town [C: said] [T: rain fell].")
    assert whole["source cut"] == 0 and cut["source cut"] > 0


def test_no_source_says_nothing_of_cuts():
    found = describe("It was [C: reported] that [T: rain fell].")
    assert (found["source cut"], found["source taken"]) == (-1, -1)
