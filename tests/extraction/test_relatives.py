"""Sayings in relative clauses: the noun before them belongs to what is said."""

from __future__ import annotations

import pytest
from extraction_texts import assert_found, decided_parts

import attrib
from attrib.evaluation.rules import segment_text
from attrib.extraction.decide import decide_cues
from attrib.extraction.settle import build_context

# Sentences with what rules hold of the saying in their relative clause.
HELD = [
    "[T: Two nurses] who [S: the governor] [C: claims] [T: sold the vaccine] have left the country.",
    "Divers raised [T: a hull] that [S: the navy] [C: says] [T: belonged to smugglers].",
    "[T: The tanker, which] [S: port officials] [C: said] [T: had lost its rudder], drifted for a day.",
    "He was shown [T: a knife] [S: the guards] [C: say] [T: was found in his cell].",
    "A judge jailed [T: a banker] [S: she] [C: said] [T: had robbed widows].",
    "[T: The ones] [S: critics] [C: say] [T: are unsafe] will be scrapped.",
    # a farther noun, by the parse or by its number
    "They buried [T: the owner of the mill] who [S: villagers] [C: believe] [T: was poisoned].",
    # a second verb, and what hangs on the first
    "[T: A pilot] who [S: the airline] [C: says] [T: fell ill and landed the plane] was praised.",
    "[T: Farmers] who [S: the bank] later [C: said] [T: have not yet paid] were evicted.",
    # whom somebody accuses, of what
    "Guards beat [T: a singer] that [S: the church] [C: accuses] [T: of blasphemy].",
    "[T: The traders], whom [S: the king] [C: blames] [T: for the famine], were driven out.",
    "Nobody feeds [T: the dogs] [S: they] [C: blame] [T: for the noise].",
    "[T: A mechanic] who [S: the court] [C: believes] [T: to be a spy] was freed.",
    # "what they say is"
    "The bank paid for what [S: its clients] [C: say] was [T: a breach of trust].",
    # an aside
    "[T: The broker], [C: accused] by [S: his bank] [T: of fraud], has vanished.",
    # in a phrase before its main clause
    "Amid [C: warnings] from [S: the guild] that [T: the dam will burst], people have left.",
    # who rejects what others say
    "[S: The abbot] [C: dismissed] [T: reports of a ghost] by laughing at them.",
    "[S: Kira Lund, who owns the mill], [C: disputed] [T: the allegations] through her lawyer.",
]


@pytest.mark.parametrize("marked", HELD)
def test_the_noun_before_belongs_to_what_is_said(marked):
    assert_found(marked, decided_parts)


@pytest.mark.parametrize(
    "text, word",
    [
        ("The law was scrapped, which critics said was a mistake.", "said"),  # all that is told before
        ("The guards who the mayor says he trusts left.", "says"),  # a clause of its own
        ("It is a rule I believe needs a change.", "believe"),
        ("The clerks of a bank which the police say were armed fled.", "say"),  # one or the other
        ("A boy the police said the driver hit was flown out.", "said"),
    ],
)
def test_no_rule_holds_where_the_noun_is_in_doubt(text, word):
    context = build_context(segment_text(text), gated=False)
    held = [d for d in decide_cues(context).values() if context.seg.words[d.head] == word]
    assert not [d for d in held if d.rule.id in ("who-says-did", "says-did", "who-accuses-of", "accuses-of")]


# What a cue within its sentence's subject says ends before the verb of the sentence.
@pytest.mark.parametrize(
    "text, content",
    [
        ("A boy who says he is a prince was sent home.", "he is a prince"),
        ("Farmers who claim to have seen the wolf were laughed at.", "to have seen the wolf"),
        ("A leaflet warning that the well might fail was burnt.", "the well might fail"),
    ],
)
def test_content_ends_before_the_main_verb(text, content):
    doc = attrib.process_document(attrib.Document("d", text), attrib.Options())
    found = [" ".join(text[s:e] for s, e in item.content) for item in doc.attributions]
    assert found == [content]
