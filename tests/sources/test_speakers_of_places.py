"""Who is meant by an office of a place, a label of a transcript or a state's organ under a dateline."""

from __future__ import annotations

import pytest

from attrib.model import Document
from attrib.pipeline import process_document


@pytest.mark.parametrize(
    "text, speakers",
    [
        (
            "MOSCOW, May 18 (Wire) - Russian forces have hit a base of Ukraine's army, the Defence Ministry said.\n\n"
            "The Ukrainian town lies in Ukraine.",
            ["Russian Defence Ministry"],
        ),
        (
            "MOSCOW, May 18 (Wire) - Ukrainian forces have hit a base in Ukraine, the Defence Ministry said.",
            ["Ukrainian defence ministry"],
        ),
        (
            "BEIRUT, May 18 (Wire) - Syrian forces have hit a base in Idlib, the Defence Ministry said.",
            ["Syrian defence ministry"],
        ),
        (
            "The governor Odo Brink said that 21 had died. The chief of the locality spoke of 18 dead.",
            ["Odo Brink", "chief of the locality"],
        ),
        (
            "Governor Odo Brink spoke of 12 dead. The head of the region said that 12 had died.",
            ["Odo Brink", "Odo Brink"],
        ),
        (
            "City police director Anton Lisle said it was hidden. Eight were killed, according to the police.",
            ["Anton Lisle", "police"],
        ),
        (
            "Press conference of Governor Odo Brink, Orsk, 21 May.\n\nGOVERNOR: Good afternoon. We have 14 dead.\n\n"
            "QUESTION: Who was it?\n\nGOVERNOR: We do not know.",
            ["Odo Brink", "Odo Brink"],
        ),
        ("The army had at first announced three dead.", ["army"]),
        (
            "It cost 61 lives, says the provincial police: 45 in Varn, 13 in Orsk, 3 in Dalen.",
            ["provincial police"],
        ),
        ("In Bulletin 8, 48 dead were informed by mistake.", [None]),
        (
            "11.20 am: Toll now 15.\n\n2.30 pm: The minister lands at Orsk. Seventeen have lost their lives.",
            [],
        ),
    ],
)
def test_who_speaks(text, speakers):
    doc = process_document(Document("x", text, outlet="Orsk Post", date="2024-05-05"))
    assert [item.speaker for item in doc.attributions] == speakers
