"""Speakers and types in war news: each sentence a kind of source, with people and places made up for it."""

from __future__ import annotations

import pytest
from test_sources import check

from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.sources.resolve import resolve_sources

RANKS = {
    "a ministry's spokesman with a rank": (
        "IQ",
        "[Interior Ministry spokesman Brigadier General Hadi Salam => Hadi Salam | government] spoke.",
    ),
    "a policeman's rank": ("IQ", "[Police Captain Nasir Obeid => Nasir Obeid | government] said so."),
    "a police chief with a rank": (
        "IQ",
        "[The Wasit police chief, Major General Faleh Jamil => Faleh Jamil | government], said so.",
    ),
    "a soldier's rank": ("IQ", "[Major General Faleh Jamil => Faleh Jamil | military] said so."),
    "an office before an honour": (
        "IQ",
        "[The mayor of Tal Abta, Sheikh Nawaf Shammari => Nawaf Shammari | government], said so.",
    ),
    "whose spokesman a general is": (
        "UA",
        "The Russian Defence Ministry showed a map. [Lieutenant General Igor Sazonov, the ministry's spokesman"
        " => Igor Sazonov | foreign-government], spoke. [The general => Igor Sazonov] left.",
    ),
    "an official spokesman": (
        "SD",
        "[The Official Spokesman of the Armed Forces, Brigadier Omer Adlan => Omer Adlan | military], spoke. "
        "[The spokesman => Omer Adlan] left.",
    ),
    "a ship's captain": (
        "GR",
        "[The captain of the tanker Delta Rose => captain of the tanker Delta Rose | other] saw lights.",
    ),
    "spokeswoman for a hospital": (
        "GR",
        "[Spokeswoman for the hospital Irina Dobra => Irina Dobra | medical-rescue] said so.",
    ),
}
OFFICES = {
    "an envoy to a country": (
        "IQ",
        "[The Special Representative of the Secretary-General for Iraq, Ms. Ingrid Holt"
        " => Ingrid Holt | intergovernmental], spoke.",
    ),
    "a committee's secretary": (
        "SD",
        "[Huda Salih, secretary of the Gezira Doctors' Committee => Huda Salih | medical-rescue], spoke. "
        "[The committee => Gezira Doctors' Committee | medical-rescue] counted 20.",
    ),
    "the committee's secretary": (
        "SD",
        "[The Gezira Doctors' Committee => Gezira Doctors' Committee] counted 20. "
        "[Huda Salih, the committee's secretary => Huda Salih | medical-rescue], spoke.",
    ),
    "an office that a comma parts from the name": (
        "SD",
        "Meanwhile the Governor of Sennar, Tawfig Alnour, came. [The governor => Tawfig Alnour | government]"
        " said so. [He => Tawfig Alnour] left.",
    ),
    "an office of a place, told before": (
        "CD",
        "The administrator of the territory, Placide Mbuyi, raised the toll. [The administrator"
        " => Placide Mbuyi | government] said so.",
    ),
    "a president of no state": (
        "CD",
        "[Clarisse Bahati, president of the civil society of Walendu => Clarisse Bahati | activist], spoke.",
    ),
    "a spokesman of a body that was described": (
        "PH",
        "[The national disaster council => national disaster council | government] counted 12. "
        "[Council spokesman Ramil Dizon => Ramil Dizon | government] said so.",
    ),
    "a ministry's spokesman, no doctor": (
        "YE",
        "[The spokesman of the Ministry of Health, Dr Adnan Shami => Adnan Shami | government], spoke.",
    ),
    "its adviser": (
        "YE",
        "[The Joint Incidents Assessment Team => Joint Incidents Assessment Team] met. [Its legal adviser"
        " => Joint Incidents Assessment Team's legal adviser | foreign-government] spoke.",
    ),
    "a director of a portfolio": (
        "AF",
        "[The information director of Ghor, Abdul Hai Zaim => Abdul Hai Zaim | government], said so.",
    ),
    "a country's leader": (
        "UA",
        "President Volodymyr Zelensky came. [The Ukrainian leader => Volodymyr Zelensky] spoke.",
    ),
    "whom another state put there": (
        "UA",
        "[Yuri Melnikov, the Russian-installed mayor of Horlivka => Yuri Melnikov | foreign-government], spoke. "
        "[The Russian-installed administration => russian-installed administration | foreign-government] did too.",
    ),
}
BODIES = {
    "a coast guard in capitals": (
        "IS",
        "[The Icelandic Coast Guard => Icelandic coast guard | government] spoke.",
    ),
    "a class of people in a name": (
        "GR",
        "[IOM's Missing Migrants Project => Missing Migrants Project | intergovernmental] counts 900 dead.",
    ),
    "whose affairs a committee has": (
        "YE",
        "[The National Committee for Prisoners' Affairs => National Committee for Prisoners' Affairs] spoke.",
    ),
    "a governorship": (
        "TR",
        "[The Governorship of Bartin => governorship of Bartin | government] spoke. [The governorship => governorship of Bartin] left.",
    ),
    "another institute": (
        "PE",
        "[The civil defence institute INDECI => Indeci] spoke. [The geophysical institute"
        " => geophysical institute | expert] spoke. [The regional health directorate"
        " => regional health directorate] spoke.",
    ),
    "a team of a council": (
        "MM",
        "[The Information Team of the State Administration Council => Information Team | military] spoke. "
        "[The team => Information Team | military] left.",
    ),
    "another body of the state": (
        "US",
        "[The White House => White House] was shut. [The Secret Service => US Secret Service | government] spoke.",
    ),
    "a branch in a country": (
        "NG",
        "[Amnesty International Nigeria => Amnesty International | monitor] said that 40 died.",
    ),
    "our general staff": (
        "UA",
        "[Russia's defence ministry => Russian Defence Ministry] spoke. [The general staff"
        " => Ukrainian military | military] denied it.",
    ),
    "our supreme court": (
        "IN",
        "[Pakistan's foreign ministry => Pakistani foreign ministry] objected. [The Supreme Court"
        " => Indian supreme court | government] spoke.",
    ),
    "the ethnic armed group": (
        "MM",
        "The Kachin Independence Army took a base. [The ethnic armed group"
        " => Kachin Independence Army | rebel] said so.",
    ),
    "the group is no ministry": (
        "YE",
        "[The Houthis => Houthis] fired. [The Houthi-run health ministry => Houthi health ministry] spoke. "
        "[The Iran-aligned group => Houthis | rebel] said more.",
    ),
    "peacekeepers": ("LB", "UNIFIL was hit. [The peacekeeping force => UNIFIL | intergovernmental] spoke."),
    "a secretariat named before": (
        "MX",
        "[The Sonora security secretariat => Sonora security secretariat | government] spoke. "
        "[The secretariat => Sonora security secretariat] left.",
    ),
    "the mujahideen": ("SO", "[The mujahideen => mujahideen | jihadist] left."),
    "an emergency room": (
        "SD",
        "[The Emergency Response Room => Emergency Response Room | medical-rescue] counted 12.",
    ),
}
NAMES = {
    "a surname of the registry that is a first name": (
        "SD",
        "[Bashir Abdallah, who sells sorghum => Bashir Abdallah], said so.",
    ),
    "a title inside a name": ("SY", "[Dr Lina Sheikh Hamdan => Lina Sheikh Hamdan] said so."),
}


@pytest.mark.parametrize(
    ("country", "marked"),
    [case for table in (RANKS, OFFICES, BODIES, NAMES) for case in table.values()],
    ids=[name for table in (RANKS, OFFICES, BODIES, NAMES) for name in table],
)
def test_speakers_war(country, marked):
    check(marked, country)


MORE = {
    "what stands after a body's name": (
        "VE",
        "[Norvale Forum, a rights group => Norvale Forum | monitor], counted four. "
        "[The Integrity Circle, a London-based watchdog => Integrity Circle | monitor], counted five.",
    ),
    "a state's broadcaster": ("BF", "[State broadcaster RTN => RTN | state-media] showed it."),
    "the ruling party": ("BD", "[The ruling Awami League => Awami League | government] blamed others."),
    "a campaign of activists": (
        "IR",
        "[The Baluch Activists Campaign => Baluch Activists Campaign | activist] spoke.",
    ),
    "a first name of a president, with an article after it": (
        "IQ",
        "[Bashar al-Kiki, head of the Nineveh provincial council => Bashar al-Kiki | government], spoke.",
    ),
    "a search and rescue agency": (
        "NP",
        "[The search and rescue agency => search and rescue agency | medical-rescue] found nine.",
    ),
    "an ombudsman's office, a prison's director": (
        "CO",
        "[The ombudsman's office => ombudsman's office | government] spoke. [The prison director"
        " => prison director | government] did not.",
    ),
    "a clause about whoever was named": (
        "LY",
        "[A guard at the gate => guard at the gate] spoke. A doctor at the hospital, [who asked not to be named"
        " => doctor at the hospital | medical-rescue], said so.",
    ),
    "an officer where the text is on police": (
        "FR",
        "Police held two men. [The officer => officer | government] said that they had run.",
    ),
    "an officer where it is on soldiers": (
        "FR",
        "Soldiers held two men. [The officer => officer | military] said that they had run.",
    ),
    "a party, a candidate": (
        "AU",
        "[The Norvale Growth Party => Norvale Growth Party | opposition] spoke. "
        "[Candidate Tova Renn => Tova Renn | opposition] did too.",
    ),
    "somebody who sells": ("SD", "[Asha Renn, 58, who sells herbs => Asha Renn | civilian], said so."),
}


@pytest.mark.parametrize(("country", "marked"), MORE.values(), ids=MORE)
def test_speakers_by_words_beside_them(country, marked):
    check(marked, country)


LATER = {
    "the mission in its own statement, whatever its parts are called": (
        "IQ",
        "[The mission's rights office => mission's rights office] wept. [The directorate's clinic"
        " => directorate's clinic | medical-rescue] did too.",
    ),
    "a body of another": (
        "YE",
        "[The National Committee for Norvale Affairs, a Houthi body"
        " => National Committee for Norvale Affairs | rebel], spoke.",
    ),
    "a lawyer is no official": (
        "GR",
        "[The Greek police => Greek police] spoke. [Its lawyer => Greek police's lawyer | other] left.",
    ),
    "somebody told of is not he who speaks": (
        "PE",
        "[Civil defence chief Rodrigo Ampato => Rodrigo Ampato | medical-rescue] spoke. [He => Rodrigo Ampato] left.",
    ),
    "a doctor where the text is on the wounded": (
        "SD",
        "The wounded lay in the yard. [Dr Salma Idris => Salma Idris | medical-rescue] had no gloves.",
    ),
    "one of them": (
        "ML",
        "[Two residents => residents | civilian] spoke. [One of them => residents | civilian] wept. "
        "[One of them, a trader => trader] left. [One of them, Simon Haleb => Simon Haleb] stayed.",
    ),
    "one of those who spoke, though others did the deed": (
        "ML",
        "Gunmen burnt the mill on Monday, [two traders => traders] spoke. [One of them => traders] wept.",
    ),
    "a group's name that is a word": (
        "TD",
        "[The rebel group FACT => FACT | rebel] marched. [FACT leader Mahdi Alio => Mahdi Alio | rebel] spoke.",
    ),
    "a commission on something": (
        "NI",
        "[The Norvale Commission on Human Rights => Norvale Commission on Human Rights | monitor] counted nine.",
    ),
    "the head of a body": (
        "GT",
        "[Norvex, the disaster agency => Norvex | government], spoke. [Its head, Sergio Caban"
        " => Sergio Caban | government], wept.",
    ),
    "the president of a club": (
        "BI",
        "[The Norvale club => Norvale club] spoke. [Its president, Pierre Mbon => Pierre Mbon | other], left.",
    ),
    "whose decree it is": (
        "EG",
        "[The decree by President Abdel Fattah al-Sisi => Abdel Fattah al-Sisi | government] frees nine men.",
    ),
    "a district's officer": (
        "NP",
        "[Chief district officer Uddhav Timil => Uddhav Timil | government] spoke.",
    ),
}


@pytest.mark.parametrize(("country", "marked"), LATER.values(), ids=LATER)
def test_speakers_told_before(country, marked):
    check(marked, country)


TERMS = {
    "in office, out of it, in again": (
        "US",
        "[Joe Biden => Joe Biden | {}] spoke.",
        {"2014-02-03": "government", "2020-08-11": "opposition", "2022-03-04": "government"},
    ),
    "a party": (
        "PK",
        "[Pakistan Tehreek-e-Insaf => Pakistan Tehreek-e-Insaf | {}] spoke.",
        {"2013-05-05": "opposition", "2020-05-05": "government", "2023-05-05": "opposition"},
    ),
    "a prime minister who fell": (
        "BD",
        "[Sheikh Hasina => Sheikh Hasina | {}] spoke.",
        {"2024-07-19": "government", "2024-09-19": "opposition"},
    ),
}


@pytest.mark.parametrize(
    ("country", "marked", "date", "kind"),
    [(code, marked, date, kind) for code, marked, dates in TERMS.values() for date, kind in dates.items()],
)
def test_roles_by_date(country, marked, date, kind):
    check(marked.format(kind), country, date=date)


STAGES = {
    "a foreign war": (
        "SY",
        "Shells fell on Omdurman in Sudan. [The army => Sudanese army | foreign-government] blamed the rebels. "
        "[The defence ministry => Sudanese defence ministry | foreign-government], [police => police"
        " | foreign-government] and [officials => officials | foreign-government] agreed. Sudanese people fled. "
        "[A doctor => doctor | medical-rescue] wept. [Sudan => Sudan | foreign-government] asked for help.",
    ),
    "a foreign war that touches home": (
        "SY",
        "Shells fell on Sudan. Sudanese people fled to Damascus. [The army => Syrian government forces | military] spoke.",
    ),
    "a foreign country in passing": (
        "SY",
        "A Sudanese man was held. [The army => Syrian government forces | military] spoke.",
    ),
    "a war at home": (
        "SD",
        "Shells fell on Omdurman in Sudan. [The army => Sudanese army | military] blamed the rebels. Sudanese people fled.",
    ),
}


@pytest.mark.parametrize(("country", "marked"), STAGES.values(), ids=STAGES)
def test_bodies_of_the_state_of_the_scene(country, marked):
    check(marked, country)


@pytest.mark.parametrize(
    ("outlet", "text", "speaker"),
    [
        ("UN Mission in Veldora, press release", "We have asked for access.", "UN Mission in Veldora"),
        (
            "UN Mission in Veldora, press release",
            "The Mission has asked for access.",
            "UN Mission in Veldora",
        ),
        ("Norvale Documentation Centre", "Our staff saw nine graves.", "Norvale Documentation Centre"),
        ("The Norvale Post", "We saw nine graves.", None),
    ],
)
def test_speakers_of_a_statement(outlet, text, speaker):
    doc = Document("x", text, outlet=outlet)
    end = text.index(" has ") if " has " in text else len(text.split(" saw")[0].split(" have")[0])
    attribution = Attribution("x#1", ((0, end),), ((end + 1, end + 4),), ((end + 5, len(text)),))
    (found,) = resolve_sources(doc, segment_document(doc), (attribution,))
    assert found.speaker == speaker or speaker is None and found.resolution.by == "none"
