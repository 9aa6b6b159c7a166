"""Explaining in words: the rule that decided, or why the weights did."""

from __future__ import annotations

from attrib.evaluation.explain import explain_document, load_glossary
from attrib.evaluation.rule_figures import compare_documents, measure_rules
from attrib.extraction.features.cue import CueGroups
from attrib.language.segment import segment_document
from attrib.model import Attribution, Document


def explain(text: str):
    doc = Document("d", text)
    return {item.words: item for item in explain_document(doc, segment_document(doc))}


def test_the_glossary_names_every_group_of_features_and_no_other():
    groups = {name for name in dir(CueGroups) if not name.startswith("_")}
    assert set(load_glossary()) == groups | {"alone"}
    assert len(set(load_glossary().values())) == len(load_glossary())


def test_a_rule_that_decides_is_named_with_what_ends_the_content():
    said = explain("The minister said that the bridge had fallen.")["said"]
    assert said.accepted and said.rule == "says-that:verb.say"
    assert "the rule 'says-that' holds it" in said.lines[0]
    assert any("ends with 'fallen': its sentence ends" in line for line in said.lines)


def test_a_rule_that_rejects_is_named():
    item = explain("The ministry did not reply to the letter.")["reply"]
    assert not item.accepted and "the rule 'did-not-answer' rejects it" in item.lines[0]


def test_the_weights_are_explained_in_words():
    item = explain("The minister hailed the bridge as a wonder.")["hailed"]
    text = " ".join(item.lines)
    assert "no rule decides; the weights" in text and "as a cue:" in text and "source 'The minister'" in text


def test_rules_are_measured_on_gold():
    text = "The mayor said the bridge fell. The envoy said the road was shut."
    gold = Attribution("g", ((0, 9),), ((10, 14),), ((15, 30),))
    (figures,) = measure_rules([Document("d", text, attributions=(gold,))])
    assert (figures.rule, figures.fired, figures.decided, figures.right) == ("says", 2, 2, 1)
    assert figures.precision == 0.5


def test_what_changes_is_listed_once():
    one = Attribution("1", ((0, 3),), ((4, 8),), ((9, 20),))
    two = Attribution("2", ((0, 3),), ((4, 8),), ((9, 25),))
    before, after = Document("d", "x" * 30, attributions=(one,)), Document("d", "x" * 30, attributions=(two,))
    change = compare_documents(before, after)
    assert (change.gained, change.lost) == ((two,), (one,))
