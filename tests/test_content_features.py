"""The named features of content boundaries."""

from __future__ import annotations

from extraction_texts import TEXTS, find_number, make_context, read_marked
from hypothesis import given, settings

from attrib.content_features import (
    continuation_features,
    region_features,
    start_features,
)
from attrib.content_spans import after_ends, after_starts, before_ends, before_starts
from attrib.cue_features import cue_features
from attrib.far_features import AfterEnds
from attrib.near_features import near_features
from attrib.source_spans import NO_SOURCE


def read(marked):
    context, roles = read_marked(marked)
    return context, find_number(context, roles["C"][0]), roles["S"][0] if roles["S"] else NO_SOURCE, roles


def test_region_features_keep_the_cues_own_and_name_the_sources_side():
    context, number, source, _ = read("[S: The mayor] [C: said] that rain fell.")
    own = cue_features(context, number)
    names = region_features(context, number, source, own)
    assert {"l=say", "a=that", "side=<", "qb=FalseFalse<"} <= set(names)
    assert "sh=mayor" in own and "sh=mayor" not in names  # who speaks says nothing of where content lies
    context, number, source, _ = read("“Rain fell,” [C: said] [S: the mayor].")
    names = region_features(context, number, source, cue_features(context, number))
    assert {"side=>", "qb=TrueFalse>"} <= set(names)


def test_near_features_know_a_that_before_the_start():
    context, number, source, _ = read("[S: He] [C: said] on Monday that rain fell.")
    words = context.seg.words
    rain = near_features(context, number, source, "A", words.index("rain"), 0)
    on = near_features(context, number, source, "A", words.index("on"), 1)
    assert {"pv=that", "w=rain", "d=3", "time", "o=0", "btw=on_monday_that"} <= set(rain)
    assert {"w=on", "d=0", "o=1"} <= set(on) and "time" not in on


def test_near_features_know_a_closing_mark():
    context, number, source, _ = read("“Rain fell,” [S: he] [C: said].")
    end = context.seg.words.index("”") + 1
    assert "qc=TrueFalse" in near_features(context, number, source, "B", end, 0)
    assert "qc=FalseFalse" in near_features(context, number, source, "B", end - 2, 1)


def test_after_ends_tell_the_last_end_from_inner_ones():
    context, number, source, roles = read("[S: He] [C: said] [T: rain fell], but it was warm.")
    low, high = roles["T"][0]
    ends = AfterEnds(context, number, low)
    inner, final = ends.features(high), ends.features(after_ends(context, number, source, low)[-1])
    assert "mid" in inner and "at=," in inner and "fin" not in inner
    assert "fin" in final and "mid" not in final
    assert "n=2" in inner


def test_start_features_tell_the_sentences_start():
    context, number, _, _ = read("Rain fell and the road froze, [S: he] [C: said].")
    end = context.seg.words.index(",")
    first = start_features(context, number, end, 0)
    later = start_features(context, number, end, context.seg.words.index("the"))
    assert {"sent=True", "pv=B", "initial=rain"} <= set(first)
    assert {"sent=False", "pv=and"} <= set(later)


def test_continuation_features_see_quotations_and_paragraphs():
    context, number, _, _ = read("“Rain fell,” [C: said] [S: the mayor]. “It froze.”\n\nAnn left.")
    quoted = continuation_features(context, number, 1, 0, "q", "B")
    plain = continuation_features(context, number, 2, 1, "q", "B")
    assert "o=Truec=Falseallq" in quoted and "p=FalseTrueallq" in quoted
    assert "o=Falsec=Falsenoq" in plain and "p=TrueFalsenoq" in plain


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_content_features_of_any_proposal(text):
    context = make_context(text)
    for number in range(min(len(context.candidates), 12)):
        source = NO_SOURCE
        own = cue_features(context, number)
        assert region_features(context, number, source, own) == region_features(context, number, source, own)
        for order, p in enumerate(after_starts(context, number, source)[:3]):
            assert near_features(context, number, source, "A", p, order)[0] == f"o={min(order, 8)}"
            ends = AfterEnds(context, number, p)
            for far in after_ends(context, number, source, p):
                names = ends.features(far)
                assert ("fin" in names) != ("mid" in names)
                assert names == AfterEnds(context, number, p).features(far)
        for order, p in enumerate(before_ends(context, number, source)[:3]):
            assert near_features(context, number, source, "B", p, order)[0] == f"o={min(order, 8)}"
            if p > 0:
                for far in before_starts(context, number, source, p)[:3]:
                    if far < p:
                        assert f"n={min(p - far, 10)}" in start_features(context, number, p, far)
