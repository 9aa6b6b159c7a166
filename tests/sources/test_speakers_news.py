"""Speakers and types in news of every kind: science, elections, courts of places, churches, letters."""

from __future__ import annotations

import pytest
from test_sources import check

import attrib
from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.sources.resolve import resolve_sources

CASES = {
    "a spokesman of another body": (
        "DE",
        "[Hospital spokesman Odo Brink => Odo Brink] spoke. [The army's spokesman => army's spokesman] said so.",
        None,
    ),
    "a spokesman of the same body": (
        "DE",
        "[Army spokesman Odo Brink => Odo Brink] spoke. [The military's spokesman => Odo Brink] said so.",
        None,
    ),
    "a chief of another crew": (
        "DE",
        "[Police chief Ana Brod => Ana Brod] spoke. [The fire chief => fire chief] said so. [The police chief => Ana Brod] left.",
        None,
    ),
    "researchers of one study under several names": (
        "DE",
        """[Scientists => scientists | expert] found a moth. [The authors => scientists | expert]
say it is old. In [the report => scientists | expert] it is blue. [Our results => scientists | expert] show that.
[The researchers => scientists | expert] left. [Some scientists => scientists | expert] doubt it.""",
        None,
    ),
    "a team and its study": (
        "DE",
        """The ministry spoke. [A team of geologists => team of geologists | expert] said so.
[The study => team of geologists | expert] says so.""",
        None,
    ),
    "an author is an expert where the text is on a study": (
        "DE",
        "A study told of moths. [Author Odo Brink => Odo Brink | expert] said so.",
        None,
    ),
    "an author of a book is none": (
        "DE",
        "The novel is on a study of moths. [Author Odo Brink => Odo Brink | other] said so.",
        None,
    ),
    "the report of an office is not the researchers'": (
        "DE",
        "Researchers met. [The report of the ministry => ministry] said so.",
        None,
    ),
    "clerics of a state of the church": (
        "VA",
        "[Cardinal Odo Brink of the Holy See => Odo Brink | government] wept. [Cardinal Ivo Brod of Poland => Ivo Brod | other] did not.",
        None,
    ),
    "clerics of that state, seen from another": (
        "PL",
        "[Cardinal Odo Brink of the Holy See => Odo Brink | foreign-government] wept. [Pope Francis => Pope Francis | foreign-government] did too.",
        "2019-04-04",
    ),
    "the kin of a second one": (
        "PK",
        "[Sana Brink => Sana Brink | other] and Odo's mother, Tova, left. Sana Brink and Odo's mother met.",
        None,
    ),
    "who somebody is, in a clause": (
        "US",
        "Odo Brink, who was a candidate in the race for mayor, left. [Brink => Odo Brink | opposition] said so.",
        None,
    ),
    "an office of long ago, of a body with a long name": (
        "US",
        "[Former United States Central Intelligence Agency agent Odo Brink => Odo Brink | other] died.",
        None,
    ),
    "for whom one stands says more than one's trade": (
        "US",
        "[Businessman Odo Brink, the Norvale Party's 2020 nominee, => Odo Brink | opposition] said so.",
        None,
    ),
    "a surname that is a point of the compass": (
        "US",
        "[Rapper Odo West => Odo West | other] ran. [West => Odo West | other] lost.",
        None,
    ),
    "a court of a place, in a text on its state": (
        "US",
        """[The Supreme Court of Norvale => Supreme Court of Norvale | government] ruled. President Donald Trump of the United States
was silent. [The Supreme Court => Supreme Court of Norvale | government] said so.""",
        None,
    ),
    "a court of a place, and the state's": (
        "US",
        """[The Florida Supreme Court => Florida Supreme Court | government] ruled. The United States Supreme Court was silent.
[The Supreme Court => US Supreme Court | government] said so.""",
        None,
    ),
    "a place's chamber with a genitive": (
        "US",
        "[Ohio's House of Representatives => Ohio's House of Representatives | government] said so in the United States.",
        None,
    ),
    "the mayor of a town, and his name": (
        "GB",
        "[The mayor of London Odo Brink => Odo Brink | government] said so.",
        None,
    ),
    "a body's director for a country": (
        "HK",
        "[Hong Kong director of Amnesty International Odo Brink => Odo Brink | monitor] said so.",
        None,
    ),
    "to whom somebody writes is not whose he is": (
        "GB",
        "[Odo Brink, the artist, in an e-mail to The New York Times, => Odo Brink | other] said so.",
        None,
    ),
    "a lawmaker's title": (
        "US",
        """[Representative Odo Brink of Ohio => Odo Brink | government] said so.
[Union representative Tova Renn => Tova Renn | other] said no.""",
        None,
    ),
    "whose campaign it is": (
        "US",
        """Senator Amy Klobuchar left. [Senator Klobuchar's campaign => Amy Klobuchar's campaign | opposition] said so.
[The Trump campaign => Donald Trump's campaign | government] said no. [Odo Brink's campaign => Odo Brink's campaign | opposition] did.
[The Clean Water campaign => Clean Water campaign] went on.""",
        "2019-05-05",
    ),
    "a town's council, and others": (
        "GB",
        """It rained in Wexcombe. [Wexcombe Council => Wexcombe Council | government] said so. [The Islamic Council => Islamic Council | other] said no.
[The Medical Council => Medical Council | other] agreed.""",
        None,
    ),
    "a council of what is no place": (
        "GB",
        """[The Halal Council => Halal Council | other] said so. [The Arts Council => Arts Council | other] said no.
[The Ulema Council => Ulema Council | other] agreed. [The Sunflower Council => Sunflower Council | other] left.""",
        None,
    ),
    "a council of a place that is known": (
        "GB",
        "[Herat Council => Herat Council | government] said so. The town of Olmsby slept. "
        "[Olmsby Council => Olmsby Council | government] did too.",
        None,
    ),
    "a party's leader is of no side": (
        "GB",
        "[The party leader => party leader | other] said so.",
        None,
    ),
    "a body with a dash in its name": (
        "US",
        "[Odo Brink of the Lund–Tolmen Center for Astrophysics => Odo Brink | expert] said so.",
        None,
    ),
    "a learned society, called so for short": (
        "GB",
        """[The Norvale Chemical Society => Norvale Chemical Society | expert] met.
[Society President Odo Brink => Odo Brink | expert] said so.""",
        None,
    ),
    "letters joined by a mark": (
        "US",
        """[QV&E => QV&E | other] cut power.
[Odo Brink, a vice president at QV&E, => Odo Brink | other] said so.""",
        None,
    ),
    "the president of a body of which nothing is told": (
        "IN",
        "[QRHM president Odo Brink => Odo Brink | other] said so. [Ivo Brod, president of Norvale, => Ivo Brod | government] did not.",
        None,
    ),
    "a university is nobody's first name": (
        "US",
        "[Odo Brink, president of Howard University, => Odo Brink | expert] said so.",
        None,
    ),
    "places that speak": (
        "US",
        "[Nevada => Nevada | government] sued. [The city of Milwaukee => city of Milwaukee | government] did not.",
        None,
    ),
    "who is to marry a journalist is none": (
        "TR",
        "[Sana Brod, fiancée of journalist Odo Brink, => Sana Brod | civilian] said so.",
        None,
    ),
    "an office says more than kin": (
        "TH",
        "Odo Brink is her brother. [King Odo Brink => Odo Brink | government] left.",
        None,
    ),
    "parts of a class": (
        "US",
        "[Two-thirds of senators => senators | government] said no.",
        None,
    ),
    "they found": (
        "US",
        """[A team of geologists => team of geologists | expert] said so. Several museums sent moths. Nine died.
[Museums => museums] said no. It rained. [They => museums] left.""",
        None,
    ),
    "a team is people": (
        "CA",
        "The Montreal team, led by Odo Brink, used NASA's telescope. [They => Montreal team] saw that light weakened.",
        None,
    ),
    "the navy that the text names": (
        "JP",
        "Off Okinawa in Japan, [the Navy => US Navy | foreign-government] found it. The United States Navy was glad.",
        None,
    ),
    "the country": (
        "SY",
        "Turkey closed its border. [The country => Turkey | foreign-government] feared more.",
        None,
    ),
    "a network, whoever it favours": (
        "SY",
        "[The opposition TV network => opposition TV network | media] said so.",
        None,
    ),
    "a site after a comma": (
        "RU",
        "[One news site, Tolmen.com, => Tolmen.com | media] said so. [Its source => Tolmen.com's source | unnamed] did not.",
        None,
    ),
    "where somebody is from, and what he is": (
        "US",
        "Odo Brink of West Norvale, the Norvale Party's nominee, spoke. [Brink => Odo Brink | opposition] said so.",
        None,
    ),
    "who is named later is what was said of him": (
        "SY",
        "[The opposition's spokesman => Odo Brink | opposition] met them. [Odo Brink => Odo Brink | opposition] was glad.",
        None,
    ),
    "an outlet that tells of a filing did not file it": (
        "US",
        """[Norvex Motors => Norvex Motors] spoke. [The Norvale Herald => Norvale Herald | media] said so.
[The filing => Norvex Motors] says no.""",
        None,
    ),
    "whose kin somebody is": (
        "US",
        "Governor Odo Brink left. [Ivo Renn, Governor Brink's son, => Ivo Renn | civilian] said so.",
        None,
    ),
    "a lawmaker of a district": (
        "US",
        "[Representative Odo Brink of Ohio's ninth Congressional District => Odo Brink | government] said so.",
        None,
    ),
    "an age that opens a sentence": (
        "US",
        "[Fifteen-year-old Robert => Robert] said so.",
        None,
    ),
    "a conference is not of whom it is": (
        "US",
        "[The Norvale Conference of State Legislatures => Norvale Conference of State Legislatures | other] met.",
        None,
    ),
    "leaders of several states": (
        "KE",
        "[African leaders => African leaders | foreign-government] met.",
        None,
    ),
    "a word before the country in a body's name": (
        "NO",
        """[The Royal Norwegian Society of Sciences => Royal Norwegian Society of Sciences | expert] said so.
[The Native Danish Rights Fund => Native Danish Rights Fund | monitor] did not.""",
        None,
    ),
    "a body for two fields": (
        "US",
        "[The Institute for Health Research and Education => Institute for Health Research and Education | expert] said so.",
        None,
    ),
    "whose ministry sits in the capital": (
        "YE",
        "[The health ministry in Sanaa => Houthi health ministry | rebel] said so. [The ministry => Houthi health ministry] wept.",
        "2019-09-04",
    ),
    "small states": (
        "WS",
        "Samoa closed its schools. [The government => Samoan government | government] said so.",
        None,
    ),
}


@pytest.mark.parametrize(("country", "marked", "date"), CASES.values(), ids=CASES)
def test_speakers_in_news_of_every_kind(country, marked, date):
    check(marked, country, date=date)


def test_who_testifies_is_a_witness():
    text = "Odo Brink testified that it rained."
    doc = Document("x", text)
    attribution = Attribution("x#1", ((0, 9),), ((10, 19),), ((25, 34),))
    (found,) = resolve_sources(doc, segment_document(doc), (attribution,))
    assert (found.speaker, found.speaker_type) == ("Odo Brink", "witness")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Researchers said the moth was new. The coach spoke. The team said it was ready for the final.",
            ["researchers", "team"],
        ),
        (
            "Scientists said the moth was new. The mayor spoke. The survey says voters are angry.",
            ["scientists", "survey"],
        ),
        (
            "Scientists said the moth was new. The mayor said it rained. The study says voters are angry.",
            ["scientists", "mayor", "study"],
        ),
        ("Scientists said the moth was new. The team said it was blue.", ["scientists"] * 2),
        (
            "A team of scientists said the moth was new. It lives in caves. The team said it was blue.",
            ["team of scientists"] * 2,
        ),
        (
            "Scientists said the moth was new. It lives in caves. The study says it is blue.",
            ["scientists"] * 2,
        ),
    ],
)
def test_studies_are_near_their_researchers(text, speakers):
    assert [item.speaker for item in attrib.process_document(Document("d", text)).attributions] == speakers


def test_they_find_what_researchers_find():
    text = "A team of geologists spoke. Rain fell. Museums sent moths. They found that the moths were old."
    doc = Document("x", text)
    first = Attribution("x#1", ((0, 20),), ((21, 26),), ())
    second = Attribution("x#2", ((39, 46),), ((47, 51),), ())
    third = Attribution("x#3", ((59, 63),), ((64, 69),), ((75, 93),))
    found = resolve_sources(doc, segment_document(doc), (first, second, third))
    assert [item.speaker for item in found] == ["team of geologists", "museums", "team of geologists"]
