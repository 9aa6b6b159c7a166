"""Who is cited within a saying, what a court hears, who raises a toll, and what a source's own clause does not say."""

from __future__ import annotations

import pytest
from extraction_texts import assert_read

from attrib.model import Document
from attrib.pipeline import process_document

READ = [
    # cited before what is said
    "State media reported, [C: citing] [S: two officials], that [T: the deal was dead].",
    "[S: State media] [C: reported], citing two officials, that [T: the deal was dead].",
    "The agency said, [C: citing] [S: residents], that [T: the road was mined].",
    "Radio Orsk reported, [C: quoting] [S: a police source], that [T: four men had been held].",
    "The paper wrote, [C: citing] [S: court documents], that [T: the mayor had been paid].",
    "The network said, [C: citing] [S: a diplomat with knowledge of the talks], that [T: the deal was dead].",
    # a plural that takes up what was said
    "Ivan Orlov is charged with fraud, [T: charges] [S: he] [C: denies].",
    "The bank was accused of laundering money, [T: allegations] [S: it] has [C: denied].",
    "They face nine counts of theft, [T: accusations] [S: their lawyers] [C: dismissed].",
    # who raises a toll asserts it
    "[S: The coast guard] [C: raised] [T: the death toll to 21].",
    "[S: Officials] [C: raised] [T: the number of missing to 40].",
    "[S: Police] [C: brought] [T: the death toll to 12].",
    # when it was stands behind who says so
    "[T: The bridge fell], [C: according to] [S: the mayor], an hour after the storm hit.",
    "[T: Many fled], [C: according to] [S: state-run media], a day after the army moved in.",
    "[T: The mine was shut], [C: according to] [S: the union], two weeks before it flooded.",
    # reported by nobody named
    "Troops struck the suburbs, with [T: clashes between two groups] also [C: reported] [T: in Orsk].",
    "The storm hit Lund, with [T: damage] [C: reported] [T: in two towns].",
    # an apposition between a subject and its past tense
    "[S: The bishop, a critic of the war hated by the army], [C: prayed for] [T: peace].",
    "[S: Ana Ruiz, a painter admired by many in Lund], [C: prayed for] [T: peace].",
    "[S: Sheikh Said Bouti, a leading cleric widely disliked by rebels], [C: prayed for] [T: the army's victory].",
]
OWN_CLAUSES = [
    "The teachers' union, which issued a statement in May, denied that it had called a strike.",
    "The ministry, which published a warning last year, insisted that the water was safe.",
    "The council, which made a promise in May, admitted that it had no money.",
    "The army, which made an announcement on Friday, claimed that it had taken Homs.",
    "The mayor, who gave an interview on Sunday, said that he would stay.",
]
STANCES = [
    ("A court heard that the man had stolen a car.", "heard", "asserts"),
    ("The jury heard that he had lied.", "heard", "asserts"),
    ("The inquiry heard how the boat sank.", "heard", "asserts"),
    ("The committee heard that the bridge was unsafe.", "heard", "asserts"),
    ("Neighbours heard that the man had stolen a car.", "heard", "believes"),
    ("The coast guard raised the death toll to 21.", "raised", "asserts"),
    ("The governor raised the possibility that the dam would break.", "raised the possibility", "demands"),
]


@pytest.mark.parametrize("marked", READ)
def test_read_inserted(marked):
    assert_read(marked)


@pytest.mark.parametrize("text", OWN_CLAUSES)
def test_own_clause_says_nothing(text):
    items = process_document(Document("x", text)).attributions
    assert [text[slice(*item.source[0])].count(",") for item in items] == [1]


@pytest.mark.parametrize(("text", "cue", "stance"), STANCES)
def test_stances(text, cue, stance):
    items = process_document(Document("x", text)).attributions
    assert [item.stance for item in items if text[slice(*item.cue[0])] == cue] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The blast raised the death toll to 21.",
        "Two more deaths raised the toll to 8.",
        "The bank raised its fee to 5.",
    ],
)
def test_a_happening_raises_a_toll_and_says_nothing(text):
    items = process_document(Document("x", text)).attributions
    assert not any(item.rule.startswith("raises-toll") for item in items)
