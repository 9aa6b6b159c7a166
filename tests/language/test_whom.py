"""Verbs of relative clauses."""

import pytest
from language_texts import tags_of


@pytest.mark.parametrize(
    "text, word, tag",
    [
        ("The men, whom the army accuses of treason, were freed.", "accuses", "VBZ"),
        ("A gang that farmers accuse of theft has fled.", "accuse", "VBP"),
        ("Guards shot a monk that villagers accuse of theft.", "villagers", "NNS"),
        ("A baker whom police accuse of theft has fled.", "accuse", "VBP"),
        ("The man in whom the police had faith fled.", "faith", "NN"),
        ("Those whom the storm left without homes wait.", "left", "VBD"),
    ],
)
def test_verb_behind_whom(text, word, tag):
    assert tags_of(text, word) == [tag]
