"""The place in an event's title is where its own sentences say that it happened, or none."""

import pytest
from claim_corpus import make_document

from attrib.ledger.build import build_claims


@pytest.mark.parametrize(
    "text,title",
    [
        (
            "A bomb killed 14 people in the town of Orsk, in Varn province, on Monday.",
            "Bombing, Orsk, Varn, 10 Jun 2024",
        ),
        # another happening of the same text
        (
            "A bomb killed 14 people in the town of Orsk on Monday. Fighting went on in Sela, the army said.",
            "Bombing, Orsk, 10 Jun 2024",
        ),
        # where somebody spoke, and where the hurt were brought
        (
            "A bomb killed 14 people on Monday, the minister told reporters in Varn. "
            "The wounded were flown to Sela.",
            "Bombing, 10 Jun 2024",
        ),
        # a word for people is no place
        (
            "A bomb in the Shi'ite district of Orsk killed 14 people on Monday.",
            "Bombing, Orsk, 10 Jun 2024",
        ),
        ("A bomb hit a Kurdish-majority town, killing 14 people on Monday.", "Bombing, 10 Jun 2024"),
        (
            "Shells fell in the city of Deir ez-Zor on Monday, killing 14 people.",
            "Shelling, Deir ez-Zor, 10 Jun 2024",
        ),
        # a person who speaks
        (
            "A bomb killed 14 people on Monday. It hit the second city, Omar Haddad told reporters.",
            "Bombing, 10 Jun 2024",
        ),
    ],
)
def test_the_place_of_a_title(text, title):
    ledger = build_claims([make_document("d", "Outlet", "2024-06-12", text)])
    assert [event.title for event in ledger.events] == [title]
