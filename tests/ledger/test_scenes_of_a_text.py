"""Which figures of one text tell of one happening: a sentence without figures may turn to another."""

import pytest
from claim_corpus import make_document

from attrib.ledger.sites.read import read_sites


def read(text, date="2024-06-12", title=None):
    """Return the numbers of a text by scene, in order of the scenes."""
    sites, _ = read_sites(0, make_document("d", "Outlet", date, text, title=title))
    found = {}
    for site in sites:
        if site.figure is not None:
            found.setdefault(site.scene, set()).add(site.figure.low)
    return list(found.values())


LEAD = "A bomb killed 14 people in the town of Orsk on Monday."


@pytest.mark.parametrize(
    "text,expected",
    [
        # a sentence without figures turns to another place, and the figures after it stay there
        (
            f"{LEAD} The mayor called for calm.\n\nOn Tuesday a drone hit a queue of lorries at Varn. "
            "Three drivers were killed and nine people were injured.",
            [{14}, {3, 9}],
        ),
        # the same place again: the text comes back
        (
            f"{LEAD}\n\nOn Tuesday a drone hit a queue of lorries at Varn. Three drivers were killed.\n\n"
            "In Orsk the hospital's director said 31 people had been injured.",
            [{14, 31}, {3}],
        ),
        # how far it is from the place told is no other place
        (
            f"{LEAD} A shell then fell on a farm 12 kilometres from Varn. Two people were killed there.",
            [{14, 2}],
        ),
        # the lead is what the opening tells, though its first figure stands further down
        (
            "A missile struck the railway station of Orsk on Monday, the ministry said.\n\n"
            "The ministry denied that its forces had fired it.\n\n"
            "Separately, shelling of Varn killed four people, the mission reported.",
            [{4}],
        ),
        # what is told in passing ends with its paragraph
        (
            f"{LEAD}\n\nIn 2013 a bomb at a bridge near Varn killed 115 people.\n\n"
            "Four of the dead are from the capital, a commissioner said.",
            [{14, 4}, {115}],
        ),
        # those just told, on another day
        (
            f"{LEAD} Two of the wounded died on Tuesday.",
            [{14, 2}],
        ),
        # where the hurt are brought is not where it happened
        (
            f"{LEAD} Sixty-two wounded people were taken to the Varn hospital, he said.",
            [{14, 62}],
        ),
        # two numbers of one clause are one happening's, however it is introduced
        (
            f"{LEAD}\n\nIn February a similar attack on the Hotel Sela in Varn killed 24 people and wounded 50.",
            [{14}, {24, 50}],
        ),
        # a formula of agencies for what is told besides
        (
            f"{LEAD} It is worth mentioning that Varn witnessed on Saturday the explosion of a car bomb "
            "that killed 23 people.",
            [{14}, {23}],
        ),
        # time stamps of a running report hide no "separately"
        (
            f"{LEAD}\n\n21:10 Separately, a crush at the railway station of Varn has killed three passengers.",
            [{14}, {3}],
        ),
        # each sentence of a round-up is at a place of its own
        (
            "Five civilians were killed by shelling in Orsk on Monday, the monitor said.\n\n"
            "A man was shot dead by gunmen in Varn and three others were wounded.\n\n"
            "Two children died when a landmine exploded near the village of Sela.",
            [{5}, {1, 3}, {2}],
        ),
        (
            f"{LEAD} In the capital, Dorn, three policemen were killed when gunmen fired at a checkpoint.",
            [{14}, {3}],
        ),
        # what follows "since", "after" or "followed" is another happening, though the sentence speaks of "the attack"
        (
            "A bomb killed 14 people in Orsk on Monday in the deadliest attack there since a bombing that "
            "killed 90 people in 2019.",
            [{14}, {90}],
        ),
        (
            f"{LEAD} The attack came two days after a blast at a mosque in Varn killed 20 people.",
            [{14}, {20}],
        ),
        (f"{LEAD} It followed weekend clashes in Sela in which seven people were killed.", [{14}, {7}]),
        # ... and so is what was done in return
        (f"{LEAD} The army said it struck a camp in reprisal, killing 40 fighters.", [{14}, {40}]),
        (f"{LEAD} The group was behind a siege in Varn in which 22 people died.", [{14}, {22}]),
        # a paragraph that begins with a happening at a place of its own
        (
            f"{LEAD} The mayor called for calm.\n\nWarplanes bombed the outskirts of Varn. Nine civilians died.\n\n"
            "The hospital said 31 people had been injured in the blast.",
            [{14, 31}, {9}],
        ),
        # two villages of one province are not one place
        (
            "Jets bombed the village of Orsk in Dorn province on Monday and killed 14 people.\n\n"
            "The clinic is closed.\n\nWhile shells fell on the village of Varn in Dorn province, six people died.",
            [{14}, {6}],
        ),
        # of what stands before "after", as is all the sentence
        ("In June 2020 a boat sank off Orsk after a collision, killing 34 people.", [{34}]),
        # who is in hospital since the day of the news, and where
        (f"{LEAD} A surgeon at Varn hospital counted 21 wounded admitted since Monday.", [{14, 21}]),
        # where people flee to is not where it happened
        (f"{LEAD} Some 6,200 people fled to Varn.", [{14, 6200}]),
        # suspects are caught anywhere
        (f"{LEAD} Police arrested eight suspects in Varn.", [{14, 8}]),
        # the toll of today, after what was told of yesterday
        (
            "A bomb went off in Orsk, police say. The mayor called for calm.\n\nOn Tuesday a bomb in Varn left 21 dead.\n\n"
            "16:05 - The hospital now puts the toll at 28.",
            [{28}, {21}],
        ),
        (f"{LEAD}\n\nIn Italy, three men were hurt on Monday by an unrelated blast near Sela.", [{14}, {3}]),
    ],
)
def test_scenes(text, expected):
    assert sorted(map(sorted, read(text))) == sorted(map(sorted, expected))


def test_a_headline_like_a_sentence_places_the_lead():
    text = (
        "The office has ended its first visit. It found that 25 people were killed in the attack of 10 June.\n\n"
        "It will publish a report.\n\nIn Varn, the office has verified three deaths from shelling on 10 June."
    )
    assert read(text, title="Update on the attack in Orsk") == [{25}, {3}]


@pytest.mark.parametrize(
    "text,day",
    [
        # counted back from the day of publication
        ("Nine days after a bomb hit Orsk the prosecutor corrected his figures.", "2024-06-02"),
        ("Two weeks after a missile hit Orsk, much is disputed.", "2024-05-27"),
        ("Men dug on Monday, two days after a quake hit Orsk.", "2024-06-08"),
    ],
)
def test_what_went_before_is_dated(text, day):
    _, scenes = read_sites(0, make_document("d", "Outlet", "2024-06-12", f"{text} It killed 14 people."))
    assert scenes[0].told and scenes[0].first.isoformat() == day


@pytest.mark.parametrize(
    "text,first",
    [
        # the day of saying, told twice
        ("The ministry denied today, Wednesday, that a bomb in Orsk had killed 14 people.", "2024-06-10"),
        # the day on which bodies were found
        ("Seven more bodies were found in the lake on Tuesday. The boat sank off Orsk.", "2024-06-10"),
        # the day on which a toll was put at a number
        ("A bomb hit Orsk. The minister put the toll at 26 people on Tuesday.", "2024-06-10"),
    ],
)
def test_days_of_saying_date_nothing(text, first):
    _, scenes = read_sites(0, make_document("d", "Outlet", "2024-06-12", text))
    assert not scenes[0].told and scenes[0].first.isoformat() == first


def test_a_month_dates_what_was_recovered_then():
    text = (
        "Three people drowned when a boat sank off Orsk on Tuesday. In March, 82 bodies were recovered there."
    )
    assert read(text) == [{3}, {82}]


def test_a_count_from_a_day_to_a_day_is_cumulative():
    text = f"{LEAD} From 24 February 2022 to 21 May 2023 the office recorded 8,895 civilians killed."
    sites, _ = read_sites(0, make_document("d", "Outlet", "2024-06-12", text))
    assert [site.scope.split(":")[0] for site in sites] == ["total", "cumulative"]


@pytest.mark.parametrize(
    "text,expected",
    [
        # counts over different times are not one count
        (
            "In the war 40,000 people have been killed. At least 230 people have died in attacks this year, the "
            "centre says, against 510 in the whole of 2023.",
            [{40000}, {230}, {510}],
        ),
        # "that time", "it has also": the count goes on
        (
            f"{LEAD}\n\nSince March the office has recorded 300 deaths. It has also recorded that 90 people "
            "were arrested.",
            [{14}, {300, 90}],
        ),
        (
            f"{LEAD}\n\nSince March 300 people have died. In the same period 90 people were arrested.",
            [{14}, {300, 90}],
        ),
        (f"{LEAD}\n\nSome 2,000 people were made homeless by both attacks.", [{14}, {2000}]),
        # those who live somewhere were driven there by what happened before
        (f"{LEAD}\n\nBefore the attack the town hosted 11,300 displaced people.", [{14}, {11300}]),
        (f"{LEAD}\n\nAt least 657 people died in 570 attacks from 2009 to 2020.", [{14}, {657}]),
        # a country's count with those of its places is of no happening
        (
            "The committees documented 47 martyrs in Syria. 31 martyrs were reported in Dorn, 9 in Varn, 4 in Sela "
            "and 3 in Toll.\n\nA raid on Orsk killed 14 people on Monday.",
            [{47, 31, 9, 4, 3}, {14}],
        ),
    ],
)
def test_counts_over_many_happenings(text, expected):
    assert read(text) == expected


def test_words_that_mean_no_happening():
    text = "A ferry sank off Orsk on Monday. The fire service said two people died of heart attacks in March."
    _, scenes = read_sites(0, make_document("d", "Outlet", "2024-06-12", text))
    assert set(scenes[0].kinds) == {"sinking"}


def test_a_report_on_what_happened_weeks_ago_begins_with_its_lead():
    text = "A raid that killed 25 people in Orsk on 18 April may be a crime, the office said."
    _, scenes = read_sites(0, make_document("d", "Outlet", "2024-06-12", text))
    assert [(scene.lead, scene.first.isoformat()) for scene in scenes] == [(True, "2024-04-18")]


@pytest.mark.parametrize(
    "sentence,expected",
    [
        ("The Varn Emergency Room raised its own count to 17 on Thursday.", [{14, 17}]),
        ("A lawyers' group in Varn says it has the names of 19.", [{14, 19}]),
        ("The Varn Workers' Union now lists 21 names.", [{14, 21}]),
        (
            "The council, in a statement of its own, put the number of dead at nine and spoke of Varn.",
            [{14, 9}],
        ),
        ("The head of the Varn region had spoken of 11.", [{14, 11}]),
        ("It now has 18 on its list, the Varn Observatory says.", [{14, 18}]),
        # a toll at a place of its own, and of a happening that is told with it
        ("In Varn, a landslide had a toll of nine by Sunday, the council said.", [{14}, {9}]),
        ("He had spoken of 40 Sela dead in a raid on Varn in March.", [{14}, {40}]),
    ],
)
def test_a_number_that_takes_up_what_was_told(sentence, expected):
    assert read(f"{LEAD}\n\n{sentence}") == expected
