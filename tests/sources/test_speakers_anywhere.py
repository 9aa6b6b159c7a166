"""Speakers and types in other wars and disasters, each sentence a kind of fault that was seen on real news."""

from __future__ import annotations

import pytest
from test_sources import check

from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.sources.resolve import resolve_sources

CASES = {
    "who held an office speaks for it no more": (
        "PE",
        "[Former defence minister Olga Renn => Olga Renn | other] left. [Retired general Ivo Brod => Ivo Brod | other] stayed.",
        None,
    ),
    "who holds an office for a time speaks for it": (
        "PE",
        "[Acting defence minister Olga Renn => Olga Renn | government] said so.",
        None,
    ),
    "relatives are civilians": (
        "PE",
        "[His wife Mary => Mary | civilian] wept. [A family spokesperson => family spokesperson | civilian] thanked them.",
        None,
    ),
    "a ministry's spokesman is the ministry's": (
        "YE",
        "[Health ministry spokesman Adel Nasri => Adel Nasri | government] said 4 died.",
        None,
    ),
    "the ministry of the home country": (
        "RU",
        "Shells fell on Dorsk. [The defence ministry => Russian Defence Ministry | military] said so.",
        None,
    ),
    "the ministry of the state that the sentence speaks of": (
        "SY",
        "Iraqi jets struck a convoy near Mosul, [the defence ministry => Iraqi defence ministry | foreign-government] said.",
        None,
    ),
    "the ministry of the capital named": (
        "SY",
        "In Moscow, [the Foreign Ministry => Russian Foreign Ministry | foreign-government] said talks would go on.",
        None,
    ),
    "a ministry in capitals, an army": (
        "TH",
        "[The Ministry of Defence => Thai defence ministry | military] said shells fell. [The army => Thai army | military] fired back.",
        None,
    ),
    "a ministry of another country": (
        "SY",
        "[The Ministry of Health of Jordan => Jordanian health ministry | foreign-government] said so.",
        None,
    ),
    "an army's spokesman after a monitor spoke": (
        "GB",
        "Amnesty International said the raid killed nine. [Army spokesman Tom Ryder => Tom Ryder | military] denied it.",
        None,
    ),
    "a spokesman after his organisation spoke": (
        "GB",
        "[Amnesty International => Amnesty International] said the raid killed nine. [Spokesman Tom Ryder => Tom Ryder | monitor] said more would follow.",
        None,
    ),
    "a rank does not hide whom he serves": (
        "CD",
        "[The Lindi Liberation Force => Lindi Liberation Force] denied it. [Its spokesman, Colonel Safa Bahiti => Safa Bahiti | rebel], said so.",
        None,
    ),
    "the head of a name, not a word in it": (
        "SD",
        "[Resident coordinator Ann Lowe => Ann Lowe] spoke. [Front Line Defenders => Front Line Defenders | monitor] objected.",
        None,
    ),
    "the home country's opposition and television": (
        "LY",
        "[The opposition => opposition | opposition] said no. [State television => Libyan state television | state-media] said yes.",
        None,
    ),
    "the home country's media": (
        "EG",
        "[State media => Egyptian state media | state-media] said nine died. [State TV => Egyptian state television | state-media] showed it.",
        None,
    ),
    "the monitor whose name says so": (
        "MM",
        "The Rakhine Monitor and Reuters spoke. Reuters reported a fire. [The monitor => Rakhine Monitor] said no.",
        None,
    ),
    "the monitor is no wire agency": (
        "SY",
        "AFP said the town fell. The Syrian Observatory for Human Rights counted 12 dead, it reported. AFP said more. [The Britain-based monitor => Syrian Observatory for Human Rights] said so.",
        None,
    ),
    "a surname that is a capital": (
        "US",
        "[Jack London => Jack London] wrote a book. [London => Jack London] said it sold.",
        None,
    ),
    "the former, the latter": (
        "NG",
        "Anna Renn and Michael Brod met. [The former => Anna Renn] said yes. [The latter => Michael Brod] said no.",
        None,
    ),
    "a mayor with his town before the name": (
        "PE",
        "[The mayor of Sorno, Maria Quispo => Maria Quispo | government], said so. [Mayor of Sorno Maria Quispo => Maria Quispo] said so.",
        None,
    ),
    "an office of two nouns before a name": (
        "CD",
        "[The administrator of the territory, Célo Ombeno => Célo Ombeno | government], said 52 died.",
        None,
    ),
    "a coast guard": (
        "PH",
        "[The Coast Guard => Philippine Coast Guard | government] said a boat sank.",
        None,
    ),
    "what cannot speak": ("CO", "[Attack => ?] said. [Tuesdays => ?] said. [the gas => ?] said.", None),
    "a foreign office in lower case": (
        "AF",
        "[Foreign Office spokesperson Asha Lodi => Asha Lodi | government] denied it.",
        None,
    ),
    "the extremist group is the jihadist one": (
        "SY",
        "The Islamic State group said its men took Raqa. Hezbollah fought on. [The extremist group => Islamic State | jihadist] said so.",
        None,
    ),
    "from a country, no official of it": (
        "SY",
        "[Bruce Carver, from Toronto, Canada => Bruce Carver | other], said so.",
        None,
    ),
    "states in a list with commas": (
        "KE",
        "China, Iran and Russia met. [China, Iran, and Russia => China, Iran and Russia | foreign-government] said so.",
        None,
    ),
    "people in a list with commas and states": (
        "US",
        "[Senators Ann Lowe of Ohio, Mike Brod of Utah, and Sara Renn of Iowa => Ann Lowe, Mike Brod and Sara Renn | government] said so.",
        None,
    ),
    "the head before its clause": (
        "SY",
        "[The command which oversees army operations => command | military] said so.",
        None,
    ),
    "an office in small letters": (
        "MX",
        "[The prosecutor's office => prosecutor's office | government] said nine men were held.",
        None,
    ),
    "the Taliban after 2021": ("AF", "[The Taliban => Taliban | government] said so.", "2023-02-01"),
    "the Taliban before": ("AF", "[The Taliban => Taliban | jihadist] said so.", "2015-02-01"),
    "Said as a surname": (
        "US",
        "Samir Said was shot. [Said, 34 => Samir Said], said it hurt. Ali Said came. [Samir Said => Samir Said] left.",
        None,
    ),
    "the directorate between role and name": (
        "HT",
        "[Director of Dorn Health Directorate Abdel Homsi => Abdel Homsi | medical-rescue] said so.",
        None,
    ),
    "rights in a name": (
        "PK",
        "[The Norvale Human Rights Office => Norvale Human Rights Office | monitor] said so.",
        None,
    ),
    "titles tell two of one surname": (
        "US",
        "President Karl Aslan met his brother, General Robert Aslan. [General Aslan => Robert Aslan] spoke. "
        "[President Aslan => Karl Aslan] left.",
        None,
    ),
    "gender tells two of one surname": (
        "US",
        "Robin Hale and his wife, Frances Hale, were there. Robin Hale spoke. [Mrs Hale => Frances Hale] left.",
        None,
    ),
    "an official named later": (
        "KE",
        "[A security official => Harun Aziz | government] said so. The official, Deputy Commissioner "
        "Harun Aziz, said two were held.",
        None,
    ),
    "a councillor named later, his office after the name": (
        "UG",
        "[A local councillor => Samuel Okello | government] said so. Samuel Okello, the councillor, said more.",
        None,
    ),
    "the official of the body whose coordinator spoke": (
        "KE",
        "[Maria Lopes, the UN coordinator in Kelem => Maria Lopes | intergovernmental], spoke. "
        "[The UN official => Maria Lopes] left.",
        None,
    ),
    "the latter of two groups": (
        "ML",
        "The army and the rebels traded blame. [The latter => rebels | rebel] said it began at noon.",
        None,
    ),
    "the latter of an object": (
        "KE",
        "The ferry operator sued the bank. [The latter => bank] said it had paid.",
        None,
    ),
    "the first of two who are named": (
        "NG",
        "Two suspects, Imran Qazi and Dele Brod, appeared in court. [The first => Imran Qazi] said no. [The second => Dele Brod] said yes.",
        None,
    ),
    "the EU diplomat named before": (
        "ZM",
        "[Tom Keller, the EU ambassador to Zambia => Tom Keller], spoke. [The EU diplomat => Tom Keller] said it was calm.",
        None,
    ),
    "the former of two who met": (
        "FI",
        "Prime Minister Karl Aho met President Lea Renn. [The former => Karl Aho] said yes. [The latter => Lea Renn] said no.",
        None,
    ),
    "the latter of two who are heard": (
        "IE",
        "Judge Paula Reis heard Ahmed Nasri and Tom Brod. [The latter => Tom Brod] said he was at home.",
        None,
    ),
    "no name is made of what opens the story": (
        "LB",
        "BEIRUT, May 3 (Reuters) - Shells fell on two villages. [The group => group] said its men had left.",
        None,
    ),
    "no name is made of a dateline": (
        "CD",
        "BUNORA, May 14 - The town woke late. [The hospital => hospital | medical-rescue] said six were wounded.",
        None,
    ),
    "papers named after places": (
        "US",
        "[The Norvale Sun => Norvale Sun | media] said so. [The Cyprus Mail => Cyprus Mail | media] agreed.",
        None,
    ),
    "a body of a state of the union": (
        "US",
        "[The Wisconsin Elections Commission => Wisconsin Elections Commission | government] said so.",
        None,
    ),
    "a national commission": (
        "PH",
        "[The National Telecommunications Commission => National Telecommunications Commission | government] said so.",
        None,
    ),
    "a middle name that the registry has not": (
        "IR",
        "[Ali Hosseini Khamenei, the Supreme Leader of Iran => Ali Khamenei | government], spoke.",
        None,
    ),
    "a first name that is a noun": (
        "US",
        "[Santa Clara County Sheriff Bill Brown => Bill Brown | government] said so.",
        None,
    ),
    "a class before two names": (
        "US",
        "[Two Democratic senators, Ann Lowe and Michael Brod => Ann Lowe and Michael Brod | government], objected.",
        None,
    ),
    "a hospital is no parliament": (
        "IN",
        "Lok Tarang met. [The hospital => hospital | medical-rescue] said nine died.",
        None,
    ),
    "a service named after its country": (
        "KE",
        "[The Kenya Wildlife Service => Kenya Wildlife Service | government] said so.",
        None,
    ),
    "two kinds together": (
        "TH",
        "Three police officers, Ann Lowe and two aides spoke. [Ann Lowe and two aides => Ann Lowe and aides] said so.",
        None,
    ),
}


@pytest.mark.parametrize(("country", "marked", "date"), CASES.values(), ids=CASES)
def test_speakers_anywhere(country, marked, date):
    check(marked, country, date=date)


def test_an_outlet_that_names_itself_is_one():
    text = "Meridor could not verify the toll."
    doc = Document("x", text, outlet="Meridor News Agency")
    attribution = Attribution("x#1", ((0, 7),), ((8, 24),), ((25, 33),))
    (found,) = resolve_sources(doc, segment_document(doc), (attribution,))
    assert (found.speaker, found.speaker_type) == ("Meridor", "media")
