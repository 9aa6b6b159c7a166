"""What a model's tables give for a proposal is the score of the proposal's named features."""

from __future__ import annotations

import pytest
from extraction_texts import TEXTS, make_context
from hypothesis import given, settings

from attrib.extraction.content_spans import after_ends, after_starts, before_ends, before_starts
from attrib.extraction.features import tables as feature_tables
from attrib.extraction.features.end import AfterEnds, EndGroups
from attrib.extraction.features.near import NEAR_GROUPS, NearChoice
from attrib.extraction.features.source import SourceChoice, SourceGroups
from attrib.extraction.features.start import BeforeStarts, StartGroups
from attrib.extraction.features.tables import Table, join_names, make_tables, name_tables
from attrib.extraction.source_spans import NO_SOURCE, propose_sources
from attrib.extraction.weights import load_models


class Groups:
    @staticmethod
    def place(side, gap):
        return [side, f"gap={gap}"]


def test_tables_hold_names_or_sums():
    assert name_tables(Groups).place["<", 2] == ("<", "gap=2")
    entries = [name_tables(Groups).place["<", 2], name_tables(Groups).alone("x", None)]
    assert join_names(entries) == ["<", "gap=2", "x"]
    weights = {"<": 0.5, "gap=2": -2.0, "x": 1.0}
    tables = make_tables(Groups, lambda names: sum(weights.get(n, 0.0) for n in names), weights.get, 0.0)
    assert tables.place["<", 2] == -1.5 and tables.place["<", 3] == 0.5 and tables.alone("x", 0.0) == 1.0


def test_table_starts_anew_when_full(monkeypatch):
    monkeypatch.setattr(feature_tables, "MOST_ENTRIES", 3)
    table = Table(Groups.place, tuple)
    for gap in range(5):
        assert table["<", gap] == ("<", f"gap={gap}")
        assert len(table) <= 3
    assert list(table) == [("<", 3), ("<", 4)]


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_tables_of_the_shipped_weights_score_what_the_names_score(text):
    context, linear = make_context(text), load_models().linear

    def check(model, groups, describe, *place):
        names = join_names(describe(name_tables(groups), *place))
        assert sum(describe(model.tables(groups), *place)) == pytest.approx(model.score(names))

    for number in range(min(len(context.candidates), 8)):
        sources = SourceChoice(context, number, None)
        for span in propose_sources(context, number)[:6]:
            check(linear["source"], SourceGroups, sources.describe, span)
        for side, propose in (("A", after_starts), ("B", before_ends)):
            nears = NearChoice(context, number, NO_SOURCE, side)
            for order, p in enumerate(propose(context, number, NO_SOURCE)[:3]):
                check(linear["near-" + side], NEAR_GROUPS[side], nears.describe, p, order)
                if side == "A":
                    ends = AfterEnds(context, number, p)
                    for far in after_ends(context, number, NO_SOURCE, p)[:6]:
                        check(linear["far-A"], EndGroups, ends.describe, far)
                elif p > 0:
                    starts = BeforeStarts(context, number, p)
                    for far in before_starts(context, number, NO_SOURCE, p)[:6]:
                        check(linear["far-B"], StartGroups, starts.describe, far)
