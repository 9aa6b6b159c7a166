"""What kind of source somebody is, by the office, the rank, the body or the age that the text gives."""

from __future__ import annotations

import pytest
from test_sources import check

NOUNS = {
    "fireman": "[A fireman => fireman | medical-rescue] said so.",
    "firemen": "[Firemen => firemen | medical-rescue] said so.",
    "ombudsperson": "[The ombudsperson => ombudsperson | government] said so.",
    "ombudswoman": "[The ombudswoman, Tova Renn => Tova Renn | government], said so.",
    "visitor": "[Two visitors => visitors | civilian] said so.",
    "attendee": "[An attendee, Odo Brink => Odo Brink | civilian], said so.",
    "kin": "[Kin => kin | civilian] said so.",
    "stringer": "[A stringer => stringer | media] said so.",
    "chief secretary": "[The Chief Secretary, Odo Brink => Odo Brink | government], said so.",
    "general officer": (
        "[The General Officer Commanding Two Division, Major General Odo Brink => Odo Brink | military], said so."
    ),
}
POLICE_RANKS = {
    "superintendent": "[SP Odo Brink => Odo Brink | government] said so.",
    "additional": "[Additional IGP Tova Renn => Tova Renn | government] said so.",
    "with stops": "[D.I.G. Tova Renn => Tova Renn | government] said so.",
    "inspector": "[Insp. Gen. Lars Nord => Lars Nord | government] said so.",
    "operations": "[The DGMO, Lt. Gen. Odo Brink => Odo Brink | military], said so.",
}


@pytest.mark.parametrize("text", NOUNS.values(), ids=NOUNS.keys())
def test_speakers_offices_nouns(text):
    check(text)


@pytest.mark.parametrize("text", POLICE_RANKS.values(), ids=POLICE_RANKS.keys())
def test_speakers_offices_police_ranks(text):
    check(text)


TWOFOLD = {
    "a party": "[The Peace and Liberty Party => Peace and Liberty Party | opposition] said so.",
    "an authority": "[The National Water and Harvest Authority => National Water and Harvest Authority] said so.",
    "a title": "[Norvale's Hajj and Shrine Council => Hajj and Shrine Council] said so.",
    "two fields of a minister": "[Interior and Local Government Secretary Tova Renn => Tova Renn | government] said so.",
    "a paper with a country's name": "[Odo Brink, who edits the Yemen Courier => Odo Brink | media], said so.",
}
FIELDS_OF_OFFICES = {
    "a region": (
        "Human Rights Watch visited. [Tova Renn, the group's Americas director => Tova Renn | monitor], wept."
    ),
    "its region": "Human Rights Watch visited. [Tova Renn, its Africa director => Tova Renn | monitor], wept.",
    "its country": (
        "Doctors Without Borders left. [Tova Renn, its Syria director => Tova Renn | medical-rescue], wept."
    ),
    "a researcher": (
        "Human Rights Watch visited. [Tova Renn, the group's senior researcher => Tova Renn | monitor], wept."
    ),
    "the body itself": "[Tova Renn, Oxfam's Syria director => Tova Renn], wept.",
    "no lawmaker": "[Tova Renn, deputy logistics director => Tova Renn | other], wept.",
    "a lawmaker": "[Tova Renn, a deputy for Lund => Tova Renn | government], wept.",
}


@pytest.mark.parametrize("text", TWOFOLD.values(), ids=TWOFOLD.keys())
def test_speakers_offices_bodies_with_two_fields(text):
    check(text)


@pytest.mark.parametrize("text", FIELDS_OF_OFFICES.values(), ids=FIELDS_OF_OFFICES.keys())
def test_speakers_offices_fields(text):
    check(text)
