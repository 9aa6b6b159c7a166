"""Whose count a number is that the text gives in its own voice."""

import pytest

from attrib.ledger.counters import find_counter
from attrib.ledger.sites.read import read_sites
from attrib.model import Document
from attrib.pipeline import process_document


@pytest.mark.parametrize(
    "text, number, who",
    [
        ("On Monday the committee had counted 29.", "29", "committee"),
        ("The harbour office, which had spoken of 12 dead, gave no reason.", "12 dead", "harbour office"),
        ("The provincial secretary, Ana Brin, gave the number of dead as 21.", "21", "Ana Brin"),
        ("The Lodestar Society, too, has moved its count to 63.", "63", "Lodestar Society"),
        ("The number of injured was put at 94 by the ministry.", "94", "ministry"),
        ("The hospital's 27 includes two guards.", "27", "hospital"),
        (
            "14:35 - Harbour Hospital spokesman Tom Lisle: 17 dead.",
            "17 dead",
            "Harbour Hospital spokesman Tom Lisle",
        ),
        ("The ministry clarified on Friday that 26 people had died.", "26 people", "ministry"),
        (
            "Volunteers of the Lodestar Society recovered nine bodies.",
            "nine bodies",
            "Volunteers of the Lodestar Society",
        ),
        ("26 dead in Orsk, says minister", "26 dead", "minister"),
        ("The Lodestar Council regrets the strike but speaks of 18 dead.", "18 dead", "Lodestar Council"),
        ("The blast killed 12, and not 16, as the coast guard would have it.", "16", "coast guard"),
        ("The spokesman, Dr. Ana Brin, clarified in a note that 26 had died.", "26", "Dr. Ana Brin"),
        ("The Karan Raid Archive counts 830 dead.", "830 dead", "Karan Raid Archive"),
        ("The Lodestar Council has published a list of 12 dead.", "12 dead", "Lodestar Council"),
        ("The rights office has not moved from 117.", "117", "rights office"),
        ("For Mama Lind, the cook whose count of 46 was laughed at, there is a chair.", "46", "Mama Lind"),
        ("The district, which never withdrew its list, 22.", "22", "district"),
    ],
)
def test_who_counts(text, number, who):
    start = text.index(number)
    counter = find_counter(text, (0, len(text)), (start, start + len(number)))
    assert counter is not None and counter.who == who


@pytest.mark.parametrize(
    "text, number",
    [
        ("The blast killed 12 people.", "12 people"),
        ("The storm put 40 people in hospital.", "40 people"),
        ("Villagers recovered nine bodies.", "nine bodies"),
        ("The number of dead rose to 21.", "21"),
        ("Police fled after the bomb killed 12.", "12"),
        ("The Karan Army has killed 60 rebels.", "killed 60 rebels"),
        ("A bomb that killed 57 people was claimed by the Karan Front.", "killed 57 people"),
        ("The Lodestar Council condemned the raid in which 35 people died.", "35 people"),
        ("The Lodestar Council has published a film of 12 dead.", "12 dead"),
        ("The Lodestar Council has not counted 12 dead.", "12 dead"),
    ],
)
def test_nobody_counts(text, number):
    start = text.index(number)
    assert find_counter(text, (0, len(text)), (start, start + len(number))) is None


def speakers_of(text):
    doc = process_document(Document("d", text, outlet="Harrow Gazette", date="2023-04-04"))
    sites, _ = read_sites(0, doc)
    return [(site.figure.low, site.speaker) for site in sites if site.figure is not None]


def test_a_clause_beside_what_a_source_says_has_its_own_subject():
    assert speakers_of(
        "The blast in Orsk killed many. The health department says 21 died, the army says 20."
    ) == [
        (21, "health department"),
        (20, "army"),
    ]


def test_a_sentence_that_goes_on_is_the_same_sources():
    found = speakers_of("A blast in Orsk killed 12 people, the ministry said. Thirteen people were hurt.")
    assert found == [(12, "ministry"), (13, "ministry")]
