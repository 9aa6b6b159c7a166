"""Who is named: after a comma, in brackets, in the next sentence; whose a pronoun, a ministry, an office is."""

from __future__ import annotations

import pytest
from test_sources import check

APPOSED = {
    "a leader in a place": "[A union leader in Tolmen, Karel Brudny => Karel Brudny], said so. [He => Karel Brudny] wept.",
    "a teacher of whom a clause tells": "[A teacher who sits with them, Ibro Hasan => Ibro Hasan | civilian], counted 5.",
    "another's name in the clause": "[A teacher who knew the mayor, Ibro Hasan => teacher | civilian], counted 5.",
    "somebody of a party": (
        "[An opposition lawmaker for the province, Unal Demir-Kaya of the CHP => Unal Demir-Kaya | opposition], spoke."
    ),
    "a headmaster's deputy": "[The vice-principal, Malam Sule Dan => Malam Sule Dan | civilian], said two died.",
    "a commodore": (
        "[The spokesman of the Coast Guard, Commodore Masud Dali => Masud Dali | government], denied it."
    ),
    "a governor of a province": "[Governor of Tolmen Province Hayk Manuk => Hayk Manuk | government] spoke.",
    "a body": (
        "[A rights group, Voices of the Delta => Voices of the Delta | monitor], says so. "
        "[It => Voices of the Delta | monitor] counted two."
    ),
    "a body after a town": "[One news site, Open Ledger => Open Ledger | media], wrote so.",
    "a spokesman in a clause": (
        "Rebels attacked the people, their spokesman in Kivu, Captain Yoli Maru, indicated to the press. "
        "[The spokesman => Yoli Maru | military] deplored nine deaths."
    ),
}
BRACKETS = {
    "letters of another language": (
        "[The Ministry of Public Welfare (MPSB) => Ministry of Public Welfare | government] spoke. "
        "Nine died, [it => Ministry of Public Welfare] writes. [The MPSB => Ministry of Public Welfare] left."
    ),
    "a name that goes on": (
        "[The Office for the Protection of the Poor (OPP), which had a delegate inside"
        " => Office for the Protection of the Poor], counts 11. [The OPP => Office for the Protection of the Poor] left."
    ),
    "a name of two nouns": (
        "[The Group for the Support of Islam and Muslims (JNIM) => JNIM | jihadist] denied it. "
        "On Velm [it => JNIM] said no more."
    ),
    "a party after a person": "[Senator Ann Low (R) => Ann Low] spoke. [She => Ann Low] left.",
    "words in brackets are no subject": (
        "[The Velm Doctors' Syndicate (Steering Committee) in Port Velm => Velm Doctors' Syndicate] condemned it. "
        "[It => Velm Doctors' Syndicate] counted 31."
    ),
}
NEXT = {
    "a governor": (
        "[The governor of the Velm region => Anton Bely | government] said three died. "
        "[Anton Bely => Anton Bely | government] wrote that it burned. [The governor => Anton Bely] left."
    ),
    "a spokesman with a rank": (
        "[The official spokesman of the armed forces => Mutas Elnur | military] denied it. "
        "[Brigadier General Mutas Elnur => Mutas Elnur | military] showed a map. [He => Mutas Elnur] left."
    ),
    "another with an office": (
        "[The mayor => mayor | government] said nine died. [Karel Brudny, a shopkeeper => Karel Brudny | civilian], wept."
    ),
    "a colonel is no mayor": (
        "[The mayor => mayor | government] said nine died. [Colonel Seko Traor => Seko Traor | military] denied it."
    ),
    "a source stays unnamed": (
        "[A military source => military source | military] said two died. Among the dead was Abu Obeida al-Masri, "
        "[the source => military source] said."
    ),
}
PRONOUNS = {
    "residents": (
        "[The army => army] spoke. Residents of Goth Karim, near the camp, staged a sit-in. "
        "[They => residents of Goth Karim | civilian] alleged so."
    ),
    "a subject after who spoke": (
        "[The Tolmen Army => Tolmen Army] denied it. The Levant Rights Monitor looked into it. "
        "[It => Levant Rights Monitor] counted four."
    ),
    "its own figures": (
        "In the first months of the year, the coast guard held 60 people, according to "
        "[its own figures => coast guard | government]."
    ),
    "a first name of both sexes": (
        '"That is false," said [Karen Vardan, the spokesman => Karen Vardan]. [He => Karen Vardan] left.'
    ),
    "their team leader": (
        "Fifty-two people died. Volunteers of the Red Cross had buried 46 by Monday, "
        "[their team leader Didier Uye => Didier Uye | medical-rescue] said."
    ),
    "at first": "[The prison service => prison service], which [at first => prison service] spoke of 20, sees 44 now.",
}
ORGANS = {
    "the ministry in a capital": (
        "AM",
        "[Armenia's Defence Ministry => Armenian Defence Ministry] said so. Azerbaijan's Defence Ministry denied it. "
        "[The ministry in Baku => Azerbaijani Defence Ministry | foreign-government] counted two.",
    ),
    "the spokesman of its ministry": (
        "AM",
        "Armenia's Defence Ministry said so. "
        "[Karen Vardan, the spokesman of the Armenian ministry => Karen Vardan | military], left.",
    ),
    "his office": (
        None,
        "[Prime Minister Garry Lund => Garry Lund | government] wept. "
        "[His office => Garry Lund's office | government] counted 70.",
    ),
    "its government": (
        "IL",
        "More than a million have been displaced in Lebanon, [its government => Lebanese government | foreign-government] said.",
    ),
    "the ministry of the West Bank": (
        "PS",
        "Nine were killed in the West Bank, [the Palestinian health ministry => Palestinian Health Ministry] said.",
    ),
    "the ministry of Gaza": (
        "PS",
        "[The Gaza health ministry => Gaza health ministry] spoke. "
        "[The Palestinian health ministry => Gaza health ministry] counted nine.",
    ),
}


@pytest.mark.parametrize("marked", APPOSED.values(), ids=APPOSED)
def test_speakers_apposed(marked):
    check(marked)


@pytest.mark.parametrize("marked", BRACKETS.values(), ids=BRACKETS)
def test_speakers_bracketed(marked):
    check(marked)


@pytest.mark.parametrize("marked", NEXT.values(), ids=NEXT)
def test_speakers_named_next(marked):
    check(marked)


@pytest.mark.parametrize("marked", PRONOUNS.values(), ids=PRONOUNS)
def test_speakers_taken_up(marked):
    check(marked)


@pytest.mark.parametrize(("country", "marked"), ORGANS.values(), ids=ORGANS)
def test_speakers_of_states(country, marked):
    check(marked, country)


def test_speakers_own_outlet_by_its_letters():
    check("Two died. [LNA => LNA | media] could not verify it.", outlet="Levant News Agency")


def test_speakers_time_before_a_source():
    check("[23.50 - The governor, Erdo Bektas => Erdo Bektas | government], said so.")
