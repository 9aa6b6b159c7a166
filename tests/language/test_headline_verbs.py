"""Verbs of headlines."""

import pytest

from attrib.language.segment import segment_document
from attrib.model import Document


@pytest.mark.parametrize(
    "headline, word",
    [
        ("COUNCIL WARNS OF LONG DROUGHT", "WARNS"),
        ("JUDGE ORDERS BANK TO PAY CLERKS", "ORDERS"),
        ("MAYOR SLAMS NEW BRIDGE TOLL", "SLAMS"),
    ],
)
def test_a_headline_has_a_verb(headline, word):
    found = segment_document(Document("d", headline + "\n\nIt rained on Monday."))
    assert dict(zip(found.words, found.tags))[word] == "VBZ"


def test_a_headline_with_a_verb_keeps_its_nouns():
    found = segment_document(Document("d", "COURT ORDERS WERE LOST AT SEA\n\nIt rained on Monday."))
    assert dict(zip(found.words, found.tags))["ORDERS"] != "VBZ"
