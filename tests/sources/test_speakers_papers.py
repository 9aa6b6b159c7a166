"""Papers with an author, bodies by a word of their name, people by trade: a made-up sentence for each kind."""

from __future__ import annotations

import pytest
from test_sources import check

PAPERS = {
    "a decree that was signed": (
        "",
        "[The decree signed by President Olan Brisk => Olan Brisk | government] raised taxes. "
        "[The decree => Olan Brisk | government] came late.",
    ),
    "an account": ("", "[A tweet sent from Tova Renn's Twitter account => Tova Renn] was short."),
    "a page": ("", "[The post from Tova Renn's Facebook page => Tova Renn] was short."),
    "a study that somebody led": (
        "",
        "[A study led by Tova Renn of the University of Lund => Tova Renn | expert] came out. "
        "[The study => Tova Renn | expert] was long.",
    ),
    "a communiqué after a person spoke": (
        "",
        "[Anna Renn => Anna Renn] wept. [The final communiqué => final communiqué | unnamed] was short.",
    ),
    "a report of something, not by somebody": (
        "",
        "[The report of an attack => report of an attack] was short.",
    ),
}
BODIES = {
    "fire and rescue": (
        "",
        "[Harlem Fire and Rescue => Harlem Fire and Rescue | medical-rescue] came. "
        "[Tova Renn of Harlem Fire and Rescue => Tova Renn | medical-rescue] spoke.",
    ),
    "a group of victims": ("", "[Anna Renn of victim group Ending Silence => Anna Renn | activist] spoke."),
    "a documentation centre": (
        "MM",
        "[The Sittwe Documentation Centre => Sittwe Documentation Centre | monitor] counted 20.",
    ),
    "a cluster of the UN": (
        "AF",
        "[The Nutrition Cluster => Nutrition Cluster | intergovernmental] called for help.",
    ),
    "an outlet with a town's name": ("UA", "[Lviv Wire => Lviv Wire | media] could not verify it."),
    "a firm by its field": (
        "",
        "[Anna Renn of the cybersecurity firm Brightlock => Anna Renn | expert] spoke. "
        "[An environmental group => environmental group | activist] sued.",
    ),
    "a school's head": ("NG", "[The headteacher, Amina Bello => Amina Bello | civilian], wept."),
    "a part of a body": (
        "AF",
        "[The measles unit of the health directorate => measles unit of the health directorate | medical-rescue] "
        "counted 20.",
    ),
}
NAMES = {
    "a surname that an outlet has with an article": (
        "BD",
        "[Nazmul Alam, the fire service's duty officer => Nazmul Alam | medical-rescue], spoke. "
        "[Alam => Nazmul Alam] left.",
    ),
    "a surname that is a place, after a role": (
        "PK",
        "[A rebel commander, Gohar Mohmand => Gohar Mohmand | rebel], spoke.",
    ),
    "an office no longer held": ("", "[Ex-mayor Olan Brisk => Olan Brisk | other] spoke."),
    "formerly": (
        "",
        "[Olan Brisk, formerly the director of the Norvale health ministry => Olan Brisk | other], spoke.",
    ),
    "commander-in-chief beside an office": (
        "IQ",
        "[The Prime Minister, Commander-in-Chief of the Armed Forces => prime minister | government], spoke.",
    ),
    "a ministry of two fields": (
        "YE",
        "[The Ministry of Public Health and Population => Yemeni health ministry | government] spoke. "
        "[The Ministry of Labour and Housing => Ministry of Labour and Housing | government] wrote.",
    ),
    "a title": (
        "SO",
        "[Shaykh Abdi Abu Nasir, spokesman of al-Shabaab => Abdi Abu Nasir | jihadist], spoke.",
    ),
    "a clause on the place is no role": (
        "AF",
        "[Farid Noori, head of the Ghor hospital, where patients lay outside => Farid Noori | medical-rescue], spoke.",
    ),
    "a clause on what somebody is not": (
        "",
        "[Tova Renn of the Lund Center for Astrophysics, who was not an author => Tova Renn | expert], spoke.",
    ),
    "a body named by an adjective of states": (
        "ET",
        "[A European Union spokeswoman => European Union spokeswoman | intergovernmental] spoke.",
    ),
    "a place that ends a phrase before who": (
        "ET",
        "That is according to a nurse at the clinic in [Wolde Ber => nurse at the clinic in Wolde Ber"
        " | medical-rescue], who spoke of nine dead.",
    ),
    "whose president": (
        "CD",
        "[The civil society => civil society | activist] counted 12. "
        "[Its president => civil society's president | activist] wept.",
    ),
    "a relative's name says nothing of the person": (
        "",
        "Anna Renn's mother left. [Renn => Anna Renn | other] wept.",
    ),
}
TRADES = {
    "a trade": ("BD", "[Karim Miah, 41, a tailor => Karim Miah | civilian], spoke."),
    "a captain of a team": (
        "",
        "[Lund captain Olan Brisk => Olan Brisk | other] praised the defence in the final.",
    ),
    "a captain of soldiers": (
        "",
        "The army left. [The captain, Olan Brisk => Olan Brisk | military], spoke.",
    ),
    "a fire captain": ("US", "[Fire Captain Olan Brisk => Olan Brisk | medical-rescue] spoke."),
    "a coast guard's captain": ("US", "[USCG Captain Tova Renn => Tova Renn | government] spoke."),
}
KINDS = {**PAPERS, **BODIES, **NAMES, **TRADES}


@pytest.mark.parametrize("kind", KINDS)
def test_speakers_papers(kind):
    country, text = KINDS[kind]
    check(text, country or None)


def test_speakers_head_of_the_body_whose_text_it_is():
    marked = "[Anna Renn, head of delegation => Anna Renn | medical-rescue], spoke."
    check(marked, "YE", outlet="International Committee of the Red Cross")


def test_speakers_capitals_of_a_heading_are_no_name():
    check(
        "WEEKLY NOTE 24. Our monitors saw nine graves. [They => monitors] spoke.",
        "CD",
        outlet="Garda Watchers",
    )


def test_speakers_acronym_of_the_outlet():
    check("[SCN => SCN | media] could not verify it.", "GE", outlet="Southern Caucasus News")
