"""The named features of the boundary of content next to the cue."""

from __future__ import annotations

from extraction_texts import TEXTS, make_context, read_cue
from hypothesis import given, settings

from attrib.extraction.content_spans import after_starts, before_ends
from attrib.extraction.features.near import near_features
from attrib.extraction.source_spans import NO_SOURCE


def test_near_features_know_a_that_before_the_start():
    context, number, source, _ = read_cue("[S: He] [C: said] on Monday that rain fell.")
    words = context.seg.words
    rain = near_features(context, number, source, "A", words.index("rain"), 0)
    on = near_features(context, number, source, "A", words.index("on"), 1)
    assert {"pv=that", "w=rain", "d=3", "time", "o=0", "btw=on_monday_that"} <= set(rain)
    assert {"w=on", "d=0", "o=1"} <= set(on) and "time" not in on


def test_near_features_know_a_closing_mark():
    context, number, source, _ = read_cue("“Rain fell,” [S: he] [C: said].")
    end = context.seg.words.index("”") + 1
    assert "qc=TrueFalse" in near_features(context, number, source, "B", end, 0)
    assert "qc=FalseFalse" in near_features(context, number, source, "B", end - 2, 1)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_near_features_of_any_proposal(text):
    context = make_context(text)
    for number in range(min(len(context.candidates), 12)):
        for side, propose in (("A", after_starts), ("B", before_ends)):
            for order, p in enumerate(propose(context, number, NO_SOURCE)[:3]):
                names = near_features(context, number, NO_SOURCE, side, p, order)
                assert names[0] == f"o={min(order, 8)}" and names[1].startswith("d=")
