"""The named features of the boundary of content away from the cue."""

from __future__ import annotations

from extraction_texts import TEXTS, make_context, read_cue
from hypothesis import given, settings

from attrib.extraction.content_spans import after_ends, after_starts, before_ends, before_starts
from attrib.extraction.features.end import AfterEnds
from attrib.extraction.features.start import BeforeStarts
from attrib.extraction.source_spans import NO_SOURCE


def test_after_ends_tell_the_last_end_from_inner_ones():
    context, number, source, roles = read_cue("[S: He] [C: said] [T: rain fell], but it was warm.")
    low, high = roles["T"][0]
    ends = AfterEnds(context, number, low)
    inner, final = ends.features(high), ends.features(after_ends(context, number, source, low)[-1])
    assert "mid" in inner and "at=," in inner and "fin" not in inner
    assert "fin" in final and "mid" not in final
    assert "n=2" in inner


def test_before_starts_tell_the_sentences_start():
    context, number, _, _ = read_cue("Rain fell and the road froze, [S: he] [C: said].")
    end = context.seg.words.index(",")
    starts = BeforeStarts(context, number, end)
    first = starts.features(0)
    later = starts.features(context.seg.words.index("the"))
    assert {"sent=True", "pv=B", "initial=rain"} <= set(first)
    assert {"sent=False", "pv=and"} <= set(later)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_far_features_of_any_proposal(text):
    context = make_context(text)
    for number in range(min(len(context.candidates), 12)):
        for p in after_starts(context, number, NO_SOURCE)[:3]:
            ends = AfterEnds(context, number, p)
            for far in after_ends(context, number, NO_SOURCE, p):
                names = ends.features(far)
                assert ("fin" in names) != ("mid" in names)
                assert f"n={min(far - p, 10)}" in names
        for p in before_ends(context, number, NO_SOURCE)[:3]:
            starts = BeforeStarts(context, number, p)
            for far in before_starts(context, number, NO_SOURCE, p)[:3]:
                if far < p:
                    assert f"n={min(p - far, 10)}" in starts.features(far)
