"""Whose number it is by the words around it: who gave a count, whose 'its' is, what goes on and what does not."""

import pytest

from attrib.ledger.sites.read import read_sites
from attrib.model import Document
from attrib.pipeline import process_document

SENTENCES = [
    # a time before a label is no part of who speaks
    (
        "The road is open again.\n\n07:20 - Harbour master Lena Holt: 15 dead, 32 hurt.\n\n08:10 - The wind has turned.",
        ["Lena Holt"] * 2,
    ),
    ('06:15 Red Cross volunteer Ivo Lam: "We have 40 names on the list of the missing."', ["Ivo Lam"]),
    ("8.05 pm IST: What is certain: 22 dead.", ["Orsk Post"]),
    # "and that" goes on with what is said, and is no relative clause
    (
        "The brigade said it had carried out the bombing at the gate and that 30 soldiers had been killed.",
        ["brigade"],
    ),
    ("The brigade said it had carried out the bombing that killed 30 soldiers.", ["Orsk Post"]),
    # a participle behind a number is no verb of who counts
    (
        "Clerks sat up all night. The Teachers' Union, whose office never closes, registered at least 90 people detained.",
        ["Teachers' Union"],
    ),
    # who gave a count that stands before its number
    ("The count published by the Harbour Office, 12 dead, leaves out the crew.", ["Harbour Office"]),
    ("Data released by the fire service show 24 deaths.", ["fire service"]),
    ("The latest figures, read out by the coroner on Friday: 45 dead, 15 hurt.", ["coroner"] * 2),
    ("The council confirms the tally of the Red Crescent, 181 dead.", ["Red Crescent"]),
    (
        "The toll announced by the ministry, 12 dead, is contested by the union, which says that 30 died.",
        ["ministry", "union"],
    ),
    (
        "The colonel admits to nine dead, a third of the 27 found by the Rights Commission.",
        ["colonel", "Rights Commission"],
    ),
    ("The 43 dead given on the day by the network were too many.", ["network"]),
    ("A provisional toll drawn up by the gendarmerie reported 26 dead.", ["gendarmerie"]),
    (
        "According to figures from the harbour office seen by Orsk Post, 41 sailors were killed.",
        ["harbour office"],
    ),
    (
        "In the raid 41 people died, according to the register kept by our volunteers at the gate.",
        ["Orsk Post"],
    ),
    # ... or behind it
    ("Eight people died in the clashes, a toll confirmed by the prefect.", ["prefect"]),
    (
        "Eight people died in the clashes, a figure that the interior ministry gave at noon.",
        ["interior ministry"],
    ),
    ("Four nurses were hurt. That is according to the clinic, which has closed.", ["clinic"]),
    ("Eleven people were hurt. The information comes from the fire service.", ["fire service"]),
    ("By the bishop's reckoning, 26 people died.", ["bishop"]),
    ("Dead: 14, hurt: 40 (health directorate)", ["health directorate"]),
    ("Dead: 14 (mostly children)", ["Orsk Post"]),
    # a day's or a happening's dead are nobody's count
    ("The station now gives the number of Friday's dead as 27.", ["station"]),
    ("The flood's 12 dead were buried at noon.", ["Orsk Post"]),
    # whose "its" is
    ("The army has thought again as well. Its toll of 14 stands.", ["army"]),
    (
        "But the Front has had to climb down. Its own tally, 54 at first, now stands at 81.",
        ["Front", "Front"],
    ),
    ("We asked the rebels for the names behind their toll of 200.", ["rebels"]),
    (
        "The ministry's toll of 12 is contested by the union, whose own list has 30 names.",
        ["ministry", "union"],
    ),
    ("The rebel authorities' count stands at 145 dead.", ["rebel authorities"]),
    # what one could not check, or calls untrue, is not one's own number
    ("Observers could not verify the claim made by the Varn Front that 60 soldiers died.", ["Varn Front"]),
    ("Observers could not verify reports that 60 soldiers died.", [None]),
    ("The news that 15 sailors drowned is a lie, the admiral said.", [None]),
    ("The envoy called the raid a crime and put the number of the dead at six.", ["envoy"]),
    # who speaks in the second clause, or gives it by another's word
    (
        "The captain confirmed that 19 people had died, as the clinic announced on Sunday, and said that 36 were hurt.",
        ["captain", "captain"],
    ),
    ("The minister told parliament that, according to the Red Cross, 24 people had died.", ["Red Cross"]),
    # the whole before two parts that have a source each is the outlet's own
    (
        "Ten people died in two fires: six in the mill, according to the police there, and four in the bar, according to the sheriff.",
        ["Orsk Post", "police", "sheriff"],
    ),
    # initials in brackets, and where who speaks is
    (
        "The Institute of Civil Defence (Indeco) gave a preliminary balance of six dead.",
        ["Institute of Civil Defence"],
    ),
    ("At noon lorries bring the wounded to the port clinic. A surgeon there: 19 dead.", ["surgeon"]),
    # a paper of the body that opens the sentence before, and of no watchdog over it
    (
        "The watch is over, the police watchdog said.\n\nHours later police revised their own count. Ten people died, a statement said.",
        ["police"],
    ),
    # what does not go on with who spoke last
    ("Police say 20 people died. Our list has 22 names.", ["police", "Orsk Post"]),
    ("The cabinet dismissed the list as inflated. At least 13 people were injured.", ["Orsk Post"]),
    ("The mayor said that 12 people had died. Thirty were hurt.", ["mayor", "mayor"]),
    # what one has not confirmed is another matter than what one counts
    ("Police could not confirm the number of missing but counted 14 dead.", ["police"]),
    (
        "The UN mission has not yet confirmed the reports of theft but said 40 people were killed.",
        ["UN mission"],
    ),
    (
        "The information ministry said 15 people had died in the fire, and that talk of a bomb was a lie.",
        ["information ministry"],
    ),
    # nor is what one rejects, whatever stands between
    (
        "The Lindi Front denied that any of the villagers it had met on the road to Orsk were among the 50 dead.",
        [None],
    ),
    ("The army denied the raid, saying that nine of its men had died in a crash.", ["army"]),
    # neither a plan nor news says anything
    ("The minister said that, according to plan, 12 people had been killed.", ["minister"]),
    ("The road is open.\n\n10:30 - Breaking news: 17 dead.", ["Orsk Post"]),
    # words that hold a clause or a date are nobody
    ("Nine people lost their lives in the mill: six weavers and three guards.", ["Orsk Post"] * 3),
    ("Guards kept a team of doctors from entering the town and detained two of them.", ["Orsk Post"]),
    ("The number of people killed since 24 February 2022 stands at 7,068.", ["Orsk Post"]),
]


def read_speakers(text: str) -> list[str | None]:
    doc = process_document(Document(id="x", text=text, outlet="Orsk Post", date="2024-05-14"))
    sites, _ = read_sites(0, doc)
    return [site.speaker for site in sites if site.figure is not None]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_whose_number(text: str, expected: list[str | None]) -> None:
    assert read_speakers(text) == expected


def test_a_number_that_is_passed_on_counts_for_whom_it_is_of() -> None:
    text = "The minister told parliament that, according to the Red Cross, 24 people had died."
    sites, _ = read_sites(0, process_document(Document(id="x", text=text, outlet="Orsk Post")))
    assert [site.origin.name for site in sites if site.figure is not None] == ["red cross"]


def test_a_small_number_far_down_is_not_the_count_of_who_gives_it_elsewhere() -> None:
    text = (
        "Six people died when a bus left the road at Orsk, the prefect said.\n\n"
        "The bus was new.\n\nIts owner is in Varn.\n\nIn May, six people died at the same bend."
    )
    sites, _ = read_sites(0, process_document(Document(id="x", text=text, outlet="Orsk Post")))
    assert [site.origin.kind for site in sites if site.figure is not None] == ["described", "outlet"]
