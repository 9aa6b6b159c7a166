"""The quality gate holds the figures up, and the gate itself is tested."""

import pytest
from gate_figures import (
    CORPORA_MEASURES,
    HELD_OUT_RULE,
    MARGIN,
    MEASURES,
    OWN_MEASURES,
    GateError,
    Measured,
    compare,
    measure,
    read_baseline,
    show_changes,
    update,
)

from attrib.evaluation.held_out import is_held_out

MEASURED = Measured(
    "abc", 2, {"linked": 0.7, "exact": 0.5}, ("d#1", "d#3"), {"d#2": "[C: two]", "d#3": "[C: three]"}
)
FLOORS = {"sha256": "abc", "documents": 2, "floors": {"linked": 0.69, "exact": 0.5}, "linked": ["d#1", "d#2"]}


def test_gate_passes_at_and_above_the_floors():
    assert compare("corpus", FLOORS, MEASURED) == []


def test_gate_names_each_figure_under_its_floor():
    floors = {**FLOORS, "floors": {"linked": 0.7001, "exact": 0.4}}
    assert compare("corpus", floors, MEASURED) == ["corpus: linked fell to 0.7000, under its floor of 0.7001"]


def test_gate_refuses_another_corpus():
    with pytest.raises(GateError, match="not the one"):
        compare("corpus", {**FLOORS, "sha256": "def"}, MEASURED)


def test_gate_refuses_a_figure_that_was_not_measured():
    with pytest.raises(GateError, match="not measured: speaker"):
        compare("corpus", {**FLOORS, "floors": {"speaker": 0.1}}, MEASURED)


def test_gate_shows_what_was_gained_and_lost():
    assert show_changes(FLOORS, MEASURED) == ["gained: d#3 [C: three]", "lost: d#2 [C: two]"]
    assert show_changes(FLOORS, Measured("abc", 2, {})) == []


def test_floors_rise_by_themselves_and_keep_a_margin():
    new = update("corpus", {**FLOORS, "floors": {"linked": 0.5, "exact": 0.4}}, MEASURED, None)
    assert new == {
        "sha256": "abc",
        "documents": 2,
        "linked": ["d#1", "d#3"],
        "floors": {"exact": 0.5 - MARGIN, "linked": 0.7 - MARGIN},
    }


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_floors_do_not_fall_without_a_word(reason):
    with pytest.raises(GateError, match=r"exact 0\.5000 -> 0\.4970.*--lower"):
        update("corpus", FLOORS, MEASURED, reason)


def test_a_dropped_figure_counts_as_fallen():
    with pytest.raises(GateError, match="speaker 0.9000 -> 0.0000"):
        update("corpus", {**FLOORS, "floors": {"speaker": 0.9}}, MEASURED, None)


def test_a_lowered_floor_says_why():
    assert (
        update("corpus", FLOORS, MEASURED, "the gold was mended")["lowered_because"] == "the gold was mended"
    )


def test_baseline_pins_corpora_rule_and_floors():
    baseline = read_baseline()
    assert baseline["held_out"] == HELD_OUT_RULE
    assert set(baseline["corpora"]) == set(MEASURES)
    for entry in baseline["corpora"].values():
        assert len(entry["sha256"]) == 64 and entry["documents"] > 0 and entry["floors"]
        assert all(0 < floor <= 1 for floor in entry["floors"].values())
    assert "linked" not in baseline["corpora"]["polnear held-out"]  # nothing of those documents is shown
    assert is_held_out("doc4") and not is_held_out("doc5")


@pytest.mark.parametrize("name", OWN_MEASURES)
def test_figures_on_own_gold_stay_above_their_floors(name):
    check(name, measure(name, None))


@pytest.mark.parametrize("name", CORPORA_MEASURES)
def test_figures_stay_above_their_floors(corpora, name):
    check(name, measure(name, corpora))


def check(name, measured):
    floors = read_baseline()["corpora"][name]
    assert measured.documents == floors["documents"]
    faults = compare(name, floors, measured)
    assert not faults, "\n".join(faults + show_changes(floors, measured))
