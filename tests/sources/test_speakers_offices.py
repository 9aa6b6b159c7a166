"""What kind of source somebody is, by the office, the rank, the body or the age that the text gives."""

from __future__ import annotations

import pytest
from test_sources import check

import attrib
from attrib.model import Document

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


CHARGES = {
    "a rank": "[Colonel Odo Brink, who heads the police laboratory => Odo Brink | government], said so.",
    "in charge of": "[General Odo Brink, who is in charge of the fire service => Odo Brink | medical-rescue], said so.",
    "an age": "[Odo Brink, 42, who runs the ambulance service => Odo Brink | medical-rescue], said so.",
    "speaks for": "[Odo Brink, who speaks for the police => Odo Brink | government], said so.",
    "the body named before": (
        "[Oxfam => Oxfam] left. [Tova Renn, who has long led the charity => Tova Renn | medical-rescue], wept."
    ),
    "people": "[Colonel Odo Brink, who led the protesters => Odo Brink | military], said so.",
    "a deed": "[Colonel Odo Brink, who led the attack on the hospital => Odo Brink | military], said so.",
}
LEADERS = {
    "of a country": ("TR", "[Turkish leaders => Turkish leaders | government] promised it."),
    "of another": (
        "SY",
        "[Senior Turkish leaders => senior Turkish leaders | foreign-government] promised it.",
    ),
    "of two": (
        "SY",
        "[The leaders of Turkey and Greece => leaders of Turkey and Greece | foreign-government] promised it.",
    ),
    "of all": ("SY", "[Foreign leaders => foreign leaders | foreign-government] promised it."),
    "of a faith": ("IQ", "[Iraqi church leaders => Iraqi church leaders | other] promised it."),
    "of a people": ("SY", "[Syrian Kurdish leaders => Syrian Kurdish leaders | other] promised it."),
    "of the opposition": (
        "TR",
        "[Turkish opposition leaders => Turkish opposition leaders | opposition] promised it.",
    ),
    "a side": ("UA", "[The Ukrainian side => Ukrainian side | government] promised it."),
    "the other side": ("UA", "[The Norwegian side => Norwegian side | foreign-government] promised it."),
}
COMPANIES = {
    "a company's": "[A company official => company official | other] said so.",
    "a club's": "[Club officials => club officials | other] said so.",
    "the town's": "[A town official => town official | government] said so.",
    "a police command's": "[A police command source => police command source | government] said so.",
    "the police's": "[A police source => police source | unnamed] said so.",
}
AGES = {
    "an age": "Nine were wounded. [Karima Renn, 58 => Karima Renn | civilian], wept.",
    "later": "Nine were wounded. Karima Renn, 58, left. [She => Karima Renn | civilian] wept.",
    "an office": "Nine were wounded. [Karima Renn, 58, a senator => Karima Renn | government], wept.",
    "a calling": "Nine were wounded. [Karima Renn, 58, a pianist => Karima Renn | other], wept.",
    "nobody hurt": "Nine played. [Karima Renn, 58 => Karima Renn | other], wept.",
}


@pytest.mark.parametrize("text", CHARGES.values(), ids=CHARGES.keys())
def test_speakers_offices_charges(text):
    check(text)


@pytest.mark.parametrize(("country", "text"), LEADERS.values(), ids=LEADERS.keys())
def test_speakers_offices_leaders(country, text):
    check(text, country)


@pytest.mark.parametrize("text", COMPANIES.values(), ids=COMPANIES.keys())
def test_speakers_offices_companies(text):
    check(text)


@pytest.mark.parametrize("text", AGES.values(), ids=AGES.keys())
def test_speakers_offices_ages(text):
    check(text)


FOLLOWERS = {
    "of somebody": (
        "Governor Odo Renkel resigned. [A spokesman for Renkel => spokesman for Renkel | government] wept."
    ),
    "associates": (
        "Opposition leader Odo Renkel is ill. [Associates of Renkel => associates of Renkel | opposition] wept."
    ),
    "his": "Opposition leader Odo Renkel is ill. [His associates => associates | opposition] wept.",
    "a chief of staff": (
        "Governor Odo Renkel resigned. [Tova Brod, Renkel's chief of staff => Tova Brod | government], wept."
    ),
    "a spokeswoman": (
        "Opposition leader Odo Renkel is ill. [Tova Brod, Renkel's spokeswoman => Tova Brod | opposition], wept."
    ),
    "nobody's": "The pianist Odo Renkel is ill. [Associates of Renkel => associates of Renkel | other] wept.",
    "who runs for an office": "[Tova Brod, who is running for mayor => Tova Brod | other], wept.",
}
OBSERVERS = {
    "of the UN": "UN observers came. [The observers => observers | intergovernmental] left.",
    "of a mission": "Mission observers came. [Unarmed observers => unarmed observers | intergovernmental] left.",
    "of nobody": "[Observers => observers | expert] doubt it.",
}
BESIDE_A_NAME = {
    "behind a comma": "[The prison service, NPS => NPS | government], had a fire.",
    "of an office": "The prison service, NPS, had a fire. [NPS's director, Odo Brink => Odo Brink | government], wept.",
    "a list": "The hospital, Norvex, and others burnt. [Norvex => Norvex | other] closed.",
    "a prison": "[Colonel Odo Brink, director of the prison => Odo Brink | government], wept.",
}


@pytest.mark.parametrize("text", FOLLOWERS.values(), ids=FOLLOWERS.keys())
def test_speakers_offices_followers(text):
    check(text)


@pytest.mark.parametrize("text", OBSERVERS.values(), ids=OBSERVERS.keys())
def test_speakers_offices_observers(text):
    check(text)


@pytest.mark.parametrize("text", BESIDE_A_NAME.values(), ids=BESIDE_A_NAME.keys())
def test_speakers_offices_words_beside_a_name(text):
    check(text)


@pytest.mark.parametrize(
    ("country", "speaker"), [("US", "health ministry"), ("TR", "Turkish health ministry")]
)
def test_a_ministry_is_none_of_a_state_that_has_departments(country, speaker):
    doc = Document("d", "The health ministry said on Wednesday that 471 people were hurt.")
    options = attrib.Options(country=country)
    assert [item.speaker for item in attrib.process_document(doc, options).attributions] == [speaker]
