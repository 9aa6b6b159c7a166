"""Where content may start and end, once the source of a cue is known."""

from __future__ import annotations

import pytest
from extraction_texts import TEXTS, find_number, make_context, read_marked, words_of
from hypothesis import given, settings

from attrib.extraction.content_spans import MAX_LENGTH, after_ends, after_starts, before_ends, before_starts
from attrib.extraction.proposals import continuation_span, next_sentence_start
from attrib.extraction.source_spans import NO_SOURCE, propose_sources


@pytest.mark.parametrize(
    "marked",
    [
        "[S: The mayor] [C: said] that [T: the bridge was safe].",
        "[S: The mayor] has [C: said] [T: the bridge was safe].",
        "[S: The mayor] [C: said]: [T: “The bridge is safe].”",
        "[C: According to] [S: the mayor], [T: the bridge was safe].",
        "[S: The mayor] [C: told] reporters on Monday that [T: the bridge was safe].",
        "[S: The mayor] [C: accused] [T: the firm of fraud].",
        "[S: The mayor] [C: promised] [T: to mend the bridge] before he left.",
        "[S: The mayor] said rain fell, [C: adding] that [T: the bridge was safe].",
        "[S: The mayor] [C: asked] [T: whether the bridge was safe].",
        "[S: His] [C: claim] that [T: the bridge was safe] is old.",
        "[C: Reportedly], [T: the bridge is safe].",
        "[S: MAYOR][C: :] [T: The bridge is safe].",
        "It was [C: reported] that [T: the bridge had fallen].",
        "[T: The bridge was safe], [C: said] [S: the mayor].",
        "“[T: The bridge is safe],” [S: he] [C: said].",
        "[T: At least eight people were killed], [S: the mayor] [C: said].",
        "[T: His plan] was [C: dismissed] by [S: the opposition].",
        "Rain fell and [T: the bridge was shut], [S: the mayor] [C: said].",
        "[T: The bridge], [S: the mayor] [C: said], [T: is safe].",
    ],
)
def test_content_can_be_proposed(marked):
    context, roles = read_marked(marked)
    number = find_number(context, roles["C"][0])
    source = roles["S"][0] if roles["S"] else NO_SOURCE
    assert roles["T"]
    for low, high in roles["T"]:
        if low > context.heads[number]:
            assert low in after_starts(context, number, source)
            assert high in after_ends(context, number, source, low)
        else:
            assert high in before_ends(context, number, source)
            assert low in before_starts(context, number, source, high)


def test_at_least_is_never_cut_off():
    context, roles = read_marked("Rain fell and [T: at least eight men] died, [S: he] [C: said].")
    number = find_number(context, roles["C"][0])
    end = before_ends(context, number, roles["S"][0])[0]
    starts = {context.seg.words[p] for p in before_starts(context, number, roles["S"][0], end)}
    assert "at" in starts and "least" not in starts


def test_that_and_marks_start_no_content():
    context, roles = read_marked("[S: He] [C: said], that the bridge, the old one, was safe.")
    starts = after_starts(context, find_number(context, roles["C"][0]), roles["S"][0])
    assert {context.seg.words[p] for p in starts}.isdisjoint({",", "that", "."})


def test_content_before_may_begin_where_its_quotation_does():
    context, roles = read_marked("“Rain fell. [T: Then it froze],” [S: he] [C: said].")
    number = find_number(context, roles["C"][0])
    starts = before_starts(context, number, roles["S"][0], roles["T"][0][1])
    assert 0 in starts and roles["T"][0][0] in starts


def test_a_question_before_the_cue_is_reached():
    context, roles = read_marked("[T: “Really?”] [S: she] [C: asked].")
    number = find_number(context, roles["C"][0])
    assert before_ends(context, number, roles["S"][0]) != []
    assert 0 in before_starts(context, number, roles["S"][0], roles["T"][0][1])


def test_next_sentence_start_after_a_final_cue_only():
    context, roles = read_marked("[S: He] [C: told] me this. Rain fell.")
    number = find_number(context, roles["C"][0])
    assert [context.seg.words[p] for p in next_sentence_start(context, number)] == ["Rain"]
    context, roles = read_marked("[S: He] [C: told] me this. ")
    assert next_sentence_start(context, find_number(context, roles["C"][0])) == []


@pytest.mark.parametrize(
    "text, part",
    [
        ("He said no. Rain fell.", "Rain fell ."),
        ("He said no. “Rain fell.”", "“ Rain fell . ”"),
        ("He said no. “Rain fell,” she wrote to her sister.", "“ Rain fell , ”"),
    ],
)
def test_continuation_span_is_the_quoted_part_or_all(text, part):
    context = make_context(text)
    assert words_of(context, continuation_span(context, 1)) == part


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_boundaries_stand_on_their_side_of_the_cue(text):
    context = make_context(text)
    seg = context.seg
    for number, cand in enumerate(context.candidates):
        first, last = seg.sentence_tokens[seg.sentence_of[cand.head]]
        for source in propose_sources(context, number)[:4]:
            for start in after_starts(context, number, source):
                assert first <= start <= last
                if start < last:
                    ends = after_ends(context, number, source, start)
                    assert all(start < end <= min(last, start + MAX_LENGTH) or end == last for end in ends)
            for end in before_ends(context, number, source):
                assert max(first - 1, 0) <= end <= cand.head
                starts = before_starts(context, number, source, end)
                assert starts and all(0 <= start <= max(end, first) for start in starts)
