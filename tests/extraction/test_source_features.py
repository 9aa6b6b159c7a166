"""The named features that choose the source of a cue."""

from __future__ import annotations

import pytest
from extraction_texts import find_number, read_marked

from attrib.extraction.features.source import SourceChoice, SourceGroups, source_features
from attrib.extraction.features.tables import join_names, name_tables
from attrib.extraction.source_spans import NO_SOURCE, propose_sources
from attrib.extraction.weights import load_models


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


BARE_WAR = " that " + "The rebels shelled troops and the army killed militants " * 30 + "."


def test_source_features_of_war_news_without_commas():
    clean = features("[S: The mayor] [C: said] that rain fell.")
    bare = features("[S: The mayor] [C: said]" + BARE_WAR)
    own = {"Wk=NN<", "Wkf=NN<VBD", "Zn=2<NN", "Zpw=B", "Z<VBDB"}
    assert own <= set(bare) and own.isdisjoint(clean)
    nothing = features("It was [C: said]" + BARE_WAR)
    assert {"none", "Wnonelsay"} <= set(nothing)
    assert "Wnonelsay" not in features("It was [C: said] that rain fell.")


def test_tables_score_what_the_names_score_beside_the_source_before():
    context, roles = read_marked("[S: The mayor of the old town] [C: said]" + BARE_WAR)
    low, high = roles["S"][0]
    number, model = find_number(context, roles["C"][0]), load_models().linear["source"]
    for previous in (NO_SOURCE, (low, high), (low + 1, high)):
        choice = SourceChoice(context, number, previous)
        for span in propose_sources(context, number):
            names = join_names(choice.describe(name_tables(SourceGroups), span))
            assert sum(choice.describe(model.tables(SourceGroups), span)) == pytest.approx(model.score(names))
            assert ("same" in names) == (span == previous != NO_SOURCE)
