"""Whose number it is where a clause, an office or a label has to tell, and where nothing does."""

from __future__ import annotations

import pytest
from claim_texts import read_counts

from attrib.ledger.credited import find_full_name


@pytest.mark.parametrize(
    "text, speakers",
    [
        (
            "The Varn Residents' Forum, which has published a list of 12 names, accuses the officers of murder.",
            ["Varn Residents' Forum"],
        ),
        (
            "The Varn rights office has published lower numbers, of six dead in Orsk and nine in Dalen.",
            ["Varn rights office", "Varn rights office"],
        ),
        (
            "Sixteen people died in Orsk. The lawyers of the prosecutor's office stick to their fourteen.",
            ["Orsk Post", "lawyers of the prosecutor's office"],
        ),
        (
            "And the dead? The Board says 21. The district, which never withdrew its list, 22.",
            ["board", "district"],
        ),
        ("Two wounded; according to Varn Clinic three, if one counts a broken hand.", ["Orsk Post"]),
        (
            "One more inmate died, the director, Odo Brink, said, and the dead of Orsk are now 44, the prison service said.",
            ["Odo Brink", "prison service"],
        ),
        (
            "One more inmate died, the director, Odo Brink, said, and the dead of Orsk are now 44, he said.",
            ["Odo Brink", "Odo Brink"],
        ),
        (
            "The company confirms the eleven deaths announced by the fire service. Nine people were hurt.",
            ["fire service", "company"],
        ),
        ("Lodestar gave its count for the sixth day as 25 dead.", ["Lodestar"]),
        ("Sailors gave their count for the sixth day as 25 dead.", ["Orsk Post"]),
        (
            "The regional prosecutor's office also reports seven dead. Viktor Lind spoke of seven dead.",
            ["regional prosecutor's office", "Viktor Lind"],
        ),
    ],
)
def test_speakers_of_numbers(text, speakers):
    assert [site.speaker for site in read_counts(text)] == speakers


@pytest.mark.parametrize(
    "text, who, name",
    [
        ("Health Minister Koca is at the clinic.", "Health Minister", "Koca"),
        ("Governor Odo Brink left. Governor Ana Lind came.", "governor", "governor"),
        ("The governor left.", "governor", "governor"),
    ],
)
def test_an_office_is_its_holders(text, who, name):
    assert find_full_name(text, who) == name
