"""The named features that choose the source of a cue."""

from __future__ import annotations

from extraction_texts import find_number, read_marked

from attrib.source_features import source_features
from attrib.source_spans import NO_SOURCE


def features(marked, previous=None):
    context, roles = read_marked(marked)
    span = roles["S"][0] if roles["S"] else NO_SOURCE
    return source_features(context, find_number(context, roles["C"][0]), span, previous)


def test_source_features_name_side_kind_and_head():
    before = features("[S: The mayor] [C: said] rain fell.")
    assert {"<", "<VBD", "k=NN", "h=mayor", "gap=0<", "pw=B<"} <= set(before)
    after = features("Rain fell, [C: said] [S: Ann Hall].")
    assert {">", ">VBD", "k=NAME", "h=hall", "gap=0>", "pw=said>"} <= set(after)
    passive = features("Rain was [C: denied] by [S: the mayor].")
    assert {">VBNP", "gap=1>", "bw=>by", "pw=by>"} <= set(passive)
    assert "none" in features("It was [C: said] that rain fell.") and "none" not in before


def test_source_features_see_the_source_before():
    marked = "[S: The mayor] said rain fell and [C: warned] of more."
    _, roles = read_marked(marked)
    assert "same" in features(marked, previous=roles["S"][0])
    assert "same" not in features(marked, previous=None)
    assert "overprev" in features(marked, previous=(roles["S"][0][0] + 1, roles["S"][0][1]))
