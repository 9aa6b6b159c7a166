"""Spans: what lies in what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.language.spans import extent, find_sentence, measure, merge, overlap, overlaps_any, share

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("offset, number", [(0, 0), (8, 0), (9, 0), (10, 1), (19, 1), (99, 1)])
def test_find_sentence(offset, number):
    assert find_sentence([(0, 9), (10, 20)], offset) == number


@given(SPANS, SPANS)
def test_spans_are_sets_of_places(ours, theirs):
    mine = {k for a, b in ours for k in range(a, b)}
    other = {k for a, b in theirs for k in range(a, b)}
    assert measure(merge(ours)) == len(mine)
    assert share(merge(ours), merge(theirs)) == pytest.approx(len(mine & other) / len(mine | other))
    assert any(overlaps_any(span, theirs) for span in ours) == bool(mine & other)
    assert extent(ours) == (min(mine), max(mine) + 1)
    assert all(bool(overlap(a, b)) == overlaps_any(a, [b]) for a in ours for b in theirs)
