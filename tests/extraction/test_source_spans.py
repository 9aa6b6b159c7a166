"""Which words are proposed as the source of a cue."""

from __future__ import annotations

import pytest
from extraction_texts import HOSTILE_TEXTS, TEXTS, find_number, make_context, read_marked, words_of
from hypothesis import given, settings

from attrib.extraction.source_spans import NO_SOURCE, cue_start, propose_sources, subtree


@pytest.mark.parametrize(
    "marked",
    [
        "[S: The mayor] [C: said] that rain fell.",
        "[S: The mayor] has [C: said] that rain fell.",
        "Rain fell, [C: said] [S: the mayor].",
        '"Rain fell," [C: said] [S: the mayor of Leeds, Ann Hall].',
        '"Rain fell," [S: he] [C: said].',
        "Rain fell, [C: according to] [S: the mayor].",
        "[C: According to] [S: the mayor of Leeds], rain fell.",
        "Rain fell, [C: according to] [S: exit polls].",
        "Rain fell, [C: according to] even [S: her own staff].",
        "Rain fell, [C: according to] [S: Port Today].",
        "His plan was [C: dismissed] by [S: the opposition].",
        "[S: The agency], quoting a witness, [C: said] rain fell.",
        "The agency, [C: quoting] [S: a witness], said rain fell.",
        "[S: Ann Hall, 52, who runs the clinic], [C: said] rain fell.",
        "[S: His] [C: claim] that rain fell is old.",
        "[S: The mayor's] [C: claim] that rain fell is old.",
        "[S: The mayor] on Monday [C: said] rain fell.",
        "[S: Government forces] yesterday [C: claimed] rain fell.",
        "[S: MAYOR][C: :] Rain fell.",
        "[S: Two aides to the mayor of Leeds] [C: said] rain fell.",
        "[S: The mayor] said rain fell, [C: adding] that it was cold.",
        "The paper said [S: the mayor] had [C: denied] it.",
        "[S: The men who had fled] [C: said] rain fell.",
        "On Thursday [S: activists] [C: said] rain fell.",
    ],
)
def test_propose_sources_has_the_right_one_once(marked):
    context, roles = read_marked(marked)
    spans = propose_sources(context, find_number(context, roles["C"][0]))
    assert spans.count(roles["S"][0]) == 1
    assert spans[0] == NO_SOURCE


@pytest.mark.parametrize(
    "marked, start",
    [
        ("The mayor [C: said] no.", "said"),
        ("The mayor has not [C: said] no.", "has"),
        ("Rain fell, [C: according to] him.", "according"),
        ("The [C: claim] that rain fell is old.", "claim"),
    ],
)
def test_cue_start_takes_the_auxiliaries_in(marked, start):
    context, roles = read_marked(marked)
    assert context.seg.words[cue_start(context, find_number(context, roles["C"][0]))] == start


def test_subtree_covers_what_hangs_on_a_word():
    context = make_context("The mayor of the town said rain fell.")
    assert (
        words_of(context, subtree(context.frame, context.seg.words.index("mayor"))) == "The mayor of the town"
    )


def check(text):
    context = make_context(text)
    seg = context.seg
    for number, cand in enumerate(context.candidates):
        first, last = seg.sentence_tokens[seg.sentence_of[cand.head]]
        assert first <= cue_start(context, number) <= cand.tokens[0]
        spans = propose_sources(context, number)
        assert spans[0] == NO_SOURCE and len(spans) == len(set(spans))
        for low, high in spans[1:]:
            assert first <= low < high <= last and not low <= cand.head < high
    return context


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_proposed_sources_lie_in_the_sentence_and_off_the_cue(text):
    context = check(text)
    assert context.seg.text == text


@pytest.mark.parametrize("name", sorted(set(HOSTILE_TEXTS) - {"cues", "names"}))
def test_propose_sources_on_hostile_text(name):
    check(HOSTILE_TEXTS[name])
