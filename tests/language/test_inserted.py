"""Verbs of sayings that stand inside a clause or take one up, which look like nouns and participles."""

import pytest
from language_texts import tags_of

from attrib.language.inserted import find_inserted_verbs


@pytest.mark.parametrize(
    "text, word, tag",
    [
        ("The miners, the company claims, had been warned.", "claims", "VBZ"),
        ("The well, villagers believe, was poisoned.", "believe", "VBP"),
        ("The keeper, his club confirmed on Monday, will stay.", "confirmed", "VBD"),
        ("The firm left, a decision the mayor criticised as rash.", "criticised", "VBD"),
        ("He fell, the guards say, an account his sister rejects.", "rejects", "VBZ"),
        ("The mayor is said to be ill.", "said", "VBN"),
        ("The guards consider him to be a spy.", "consider", "VBP"),
        ("The FIR states that the driver entered the house.", "states", "VBZ"),
        ("Vera Lund, 30, points to a hole in the wall.", "points", "VBZ"),
        ("The union estimates 40 pits will close.", "estimates", "VBZ"),
        ("A letter seen by the Echo states the lock was broken.", "states", "VBZ"),
        ("Court papers filed in Bern allege that the clerk lied.", "allege", "VBP"),
        ("Minutes kept by the board members contend that nobody voted.", "contend", "VBP"),
        ("It rained, and minutes of the meeting reveal that nobody voted.", "reveal", "VBP"),
        ("Guards, who saw it all, believe the lock was broken.", "believe", "VBP"),
        ("The clerk, papers seen by Mediapart show, kept the money.", "show", "VBP"),
        ("Snow, the guides note in Alpine Life, has melted.", "note", "VBP"),
        ("It was a gift, yet, as its own catalogue notes, it was sold.", "notes", "VBZ"),
        ("The landlord, 61, denies this.", "denies", "VBZ"),
        ("Boats must stay in port, the junta decreed, citing a storm.", "decreed", "VBD"),
        ("One twin left early; the other swore she had stayed.", "swore", "VBD"),
        ("The harbour was shut; the mayor of Odesa scoffs that it never opened.", "scoffs", "VBZ"),
        ("Tenants in Leeds dispute the bill.", "dispute", "VBP"),
        ("The first wants a vote, something the latter dismisses as a trick.", "dismisses", "VBZ"),
    ],
)
def test_a_verb_that_looks_like_something_else(text, word, tag):
    assert tags_of(text, word) == [tag]


@pytest.mark.parametrize(
    "text, word",
    [
        ("The papers, the army claims, and the maps were burnt.", "claims"),
        ("The man, a trader called Hadi, was freed.", "called"),
        ("The FIR claims that he died were false.", "claims"),
        ("The box, a gift labelled in red, was opened.", "labelled"),
        ("The prize, tickets to a talk show, was refused.", "show"),
        ("No dispute, no claims.", "claims"),
        ("The demands of the guild; the claims of its rivals.", "claims"),
    ],
)
def test_what_is_no_verb_of_a_subject_stays(text, word):
    assert tags_of(text, word)[0] not in ("VBZ", "VBP", "VBD")


def test_a_text_may_end_with_the_verb():
    words = "The rebels , the army claims".split()
    assert find_inserted_verbs(words, ["DT", "NNS", ",", "DT", "NN", "NNS"], [(0, 6)]) == []
