"""Verbs of headlines."""

import pytest
from language_texts import tags_of


@pytest.mark.parametrize(
    "headline, word",
    [
        ("COUNCIL WARNS OF LONG DROUGHT", "WARNS"),
        ("JUDGE ORDERS BANK TO PAY CLERKS", "ORDERS"),
        ("MAYOR SLAMS NEW BRIDGE TOLL", "SLAMS"),
    ],
)
def test_a_headline_has_a_verb(headline, word):
    assert tags_of(headline + "\n\nIt rained on Monday.", word) == ["VBZ"]


def test_a_headline_with_a_verb_keeps_its_nouns():
    assert tags_of("COURT ORDERS WERE LOST AT SEA\n\nIt rained on Monday.", "ORDERS") != ["VBZ"]
