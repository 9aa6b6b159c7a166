"""What puts numbers to one happening, in one text and over several: timelines, numbers given twice, parts."""

from datetime import date

import pytest
from claim_corpus import make_document

from attrib.ledger.build import build_claims
from attrib.ledger.dates import find_entry_day
from attrib.ledger.sites.read import read_sites
from attrib.model import Document
from attrib.pipeline import process_document


def process(*articles):
    """Return the claims of articles given as (outlet, date, text)."""
    return build_claims(
        [process_document(Document(outlet, text, outlet=outlet, date=day)) for outlet, day, text in articles]
    )


def list_scenes(text, day="2019-06-10"):
    """Return each scene of a text that has numbers: its first day, and the numbers."""
    sites, scenes = read_sites(0, make_document("d", "Outlet", day, text))
    found = {}
    for site in sites:
        if site.figure is not None:
            found.setdefault(site.scene, set()).add(site.figure.low)
    return [(scenes[number].first, found[number]) for number in sorted(found)]


TIMELINE = (
    "A ferry sank off Port Orsk on Sunday and 31 people drowned, the coastguard said.\n\n"
    "Other sinkings of these years:\n\n"
    "{0} The Amber Star capsizes in a storm. The ministry says 48 people died. Families say 70.\n\n"
    "{1} An overloaded launch goes down near Tolm. Police count 12 dead.\n\n"
    "{2} A barge burns. Nine people are killed."
)


@pytest.mark.parametrize(
    "days",
    [
        ("March 3, 2011 -", "July 2014 -", "Sept. 9, 2016 -"),
        ("3 March 2011:", "July 2014:", "9 September 2016:"),
        ("- 2011-03-03:", "- 2014:", "- 2016:"),
        ("2011 –", "2014 –", "2016 –"),
        ("On 3 March 2011 —", "July 2014 —", "2016 —"),
    ],
)
def test_each_entry_of_a_timeline_is_a_happening_of_its_own(days):
    found = list_scenes(TIMELINE.format(*days))
    assert [numbers for _, numbers in found] == [{31}, {48, 70}, {12}, {9}]
    assert [day.year for day, _ in found] == [2019, 2011, 2014, 2016]


def test_one_paragraph_that_begins_with_a_day_makes_no_timeline():
    text = (
        "A ferry sank off Port Orsk on Sunday and 31 people drowned, the coastguard said.\n\n"
        "9 June 2019 - Port Orsk. Forty people were injured when the ferry sank, doctors said."
    )
    assert [numbers for _, numbers in list_scenes(text)] == [{31, 40}]


@pytest.mark.parametrize(
    "words,first,last",
    [
        ("July 1, 2002 - Jets fire", date(2002, 7, 1), date(2002, 7, 1)),
        ("Feb 2004: A mine", date(2004, 2, 1), date(2004, 2, 29)),
        ("• 12 December 2009 – A mine", date(2009, 12, 12), date(2009, 12, 12)),
        ("2014: A mine", date(2014, 1, 1), date(2014, 12, 31)),
        ("February 30, 2004 - A mine", None, None),
        ("2014 was a bad year", None, None),
        ("July 1 - Jets fire", None, None),
        ("Port Orsk, July 1, 2002 - Jets fire", None, None),
        ("2019-style buses - the red ones", None, None),
    ],
)
def test_days_of_entries(words, first, last):
    day = find_entry_day(words, (0, len(words)))
    assert (day and day.first, day and day.last) == (first, last)


@pytest.mark.parametrize(
    "sentence,year",
    [
        ("In 2014, the year after a fire at a mill in Varn, an explosion there killed 11 people.", 2014),
        ("In May 2014, two weeks before an election in Varn, an explosion there killed 11 people.", 2014),
        ("In 2014, after a fire at a mill in Varn killed 11 people, the owner was tried.", 2019),
    ],
)
def test_an_aside_of_time_leaves_the_day_to_what_comes_after_it(sentence, year):
    text = f"A blast killed 40 people at a mill in Tolm on Sunday, police said.\n\nMills are old. {sentence}"
    assert [day.year for day, numbers in list_scenes(text) if 11 in numbers] == [year]


SINKING = (
    (
        "north",
        "2021-04-05",
        "A launch sank on the Mala river in Tolm on Sunday and 26 people died, police said.",
    ),
    (
        "south",
        "2021-04-06",
        "A launch sank on the Mala river in Tolm on Sunday and 29 people died, the fire service said.",
    ),
)


def count_events(ledger, number):
    """Return how many events have a claim of a number."""
    return len({claim.event for claim in ledger.claims if claim.low == number})


def test_a_number_that_a_text_gives_by_itself_is_of_the_happening_in_which_others_give_it():
    later = (
        "east",
        "2021-04-20",
        "A launch sank on the Mala river in Tolm on 4 April. Divers have gone home.\n\n"
        "In Port Orsk, the commission on Monday buried the 29 dead.",
    )
    assert count_events(process(*SINKING, later), 29) == 1


def test_a_small_number_by_itself_is_of_no_other_happening():
    small = tuple((name, day, text.replace("29", "4").replace("26", "3")) for name, day, text in SINKING)
    later = (
        "east",
        "2021-04-20",
        "A launch sank on the Mala river in Tolm on 4 April. Divers have gone home.\n\n"
        "Separately, shelling of Port Orsk on 19 April killed 4 people, the mission said.",
    )
    assert count_events(process(*small, later), 4) == 2


@pytest.mark.parametrize(
    "one,other,together",
    [
        # the number is so large that it is hardly of others
        ("17 miners were killed", "17 people were killed", True),
        ("six miners were killed", "six people were killed", False),
        ("17 miners were killed", "17 children were killed", False),
        # who is detained is a suspect
        ("seven suspects were arrested", "seven people were arrested", True),
        ("seven children were detained", "seven people were detained", False),
    ],
)
def test_equal_numbers_where_one_text_leaves_open_of_whom(one, other, together):
    text = "A blast tore through the Kura pit in Tolm on Monday. After the blast at the Kura pit in Tolm {}, police said."
    ledger = process(("north", "2021-04-06", text.format(one)), ("south", "2021-04-06", text.format(other)))
    claims = {claim.id for claim in ledger.claims if claim.unit is not None}
    assert len(claims) == (1 if together else 2)


def test_a_part_is_one_whether_its_whole_stands_beside_it_or_not():
    ledger = process(
        (
            "north",
            "2021-04-06",
            "A blast killed 19 people at the market of Tolm on Monday, police said. Three of the dead were children.",
        ),
        (
            "south",
            "2021-04-06",
            "A blast killed 19 people at the market of Tolm on Monday, police said. Three children died in the blast.",
        ),
    )
    assert [len(claim.members) for claim in ledger.claims if claim.low == 3] == [2]


def list_links(kind, *articles):
    """Return the relations of one kind by their numbers, None for a statement: whose it is, of which."""
    ledger = process(*articles)
    claims = {claim.id: claim for claim in ledger.claims}
    return {
        (claim.low or claim.high, claims[item.claim].low or claims[item.claim].high)
        for claim in ledger.claims
        for item in claim.relations
        if item.type == kind
    }


@pytest.mark.parametrize(
    "denial,answered",
    [
        # what the denier did is a deed, and leaves the number
        ("The council denied it was clearing the square.", False),
        ("The council denied that it was behind the shooting.", False),
        # of what was said, that it is not so
        ("The council denied that this was true.", True),
        ("The council denied it.", False),
        ("The council denied the claim.", True),
    ],
)
def test_a_pronoun_with_a_verb_points_at_no_number(denial, answered):
    text = (
        "Troops stormed a protest camp in Tolm on Monday and fired on the crowd, witnesses said. The doctors' "
        f"committee put the number of dead at 35. {denial}"
    )
    assert ((None, 35) in list_links("denies", ("north", "2021-04-06", text))) == answered


@pytest.mark.parametrize(
    "denial,answered",
    [
        ("The army denied that it had bombed the market.", True),
        ("The army has denied that it takes aim at civilians.", False),
        ("Since the war began the army has denied that it bombs markets.", False),
    ],
)
def test_a_denial_of_what_one_does_in_general_answers_no_blame(denial, answered):
    text = f"Army jets bombed the market of Tolm on Monday, the Lawyers' Union said. {denial}"
    assert bool(list_links("denies", ("north", "2021-04-06", text))) == answered


@pytest.mark.parametrize(
    "count,against",
    [("as many as 150", False), ("fewer than 150", False), ("as many as 190", True), ("150", True)],
)
def test_a_number_just_under_a_most_does_not_conflict_with_it(count, against):
    found = list_links(
        "conflicts",
        ("north", "2021-04-06", f"A blast in Tolm on Monday injured {count} people, the Red Cross said."),
        ("south", "2021-04-06", "A blast in Tolm on Monday injured 141 people, the interior ministry said."),
    )
    assert bool(found) == against


@pytest.mark.parametrize(
    "least,against",
    [("at least 20", False), ("more than 20", False), ("at least 12", True), ("at least 30", True)],
)
def test_a_least_leaves_room_for_what_is_just_above_it(least, against):
    found = list_links(
        "conflicts",
        (
            "north",
            "2021-04-06",
            f"A ferry sank off Tolm on Monday. The Red Cross has counted {least} dead in Tolm.",
        ),
        (
            "south",
            "2021-04-06",
            "A ferry sank off Tolm on Monday and 22 people died in Tolm, the interior ministry said.",
        ),
    )
    assert bool(found) == against


def test_a_figure_that_is_confirmed_is_not_the_one_it_took_the_place_of():
    text = (
        "The death toll of Saturday's earthquake in Tolm has risen to 23, the disaster agency said on Sunday, up "
        "from an earlier count of 14.\n\nThe interior minister, Ada Lind, confirmed the figure."
    )
    assert list_links("confirms", ("north", "2021-04-06", text)) == {(None, 23)}


def test_who_denies_the_reports_answers_those_of_his_own_text():
    blamed = "An earthquake hit Tolm on Saturday. The Greens accused the government of having burned the houses in Tolm."
    denied = (
        "An earthquake hit Tolm on Saturday. Witnesses said that two schools in Tolm had collapsed; the government "
        "denied the reports."
    )
    assert not {
        item.claim
        for claim in process(("north", "2021-04-06", blamed), ("south", "2021-04-06", denied)).claims
        for item in claim.relations
        if item.type == "denies"
        and any(member.document == "south" for member in claim.members)
        and "houses" in " ".join(evidence.text for evidence in item.words)
    }


def read_figures(text, day="2021-04-06"):
    """Return the sites of a text's figures by their number."""
    sites, _ = read_sites(0, process_document(Document("a", text, outlet="north", date=day)))
    return {site.figure.low: site for site in sites if site.figure is not None}


LEAD = "A blast at the market of Tolm killed 31 people on Monday, the ministry said. "


@pytest.mark.parametrize(
    "sentence,scope",
    [
        ('"We carried out nine people who were dead," a neighbour said.', "unknown"),
        ('"I have pulled seven dead from under the roof," Ivo Brod said.', "unknown"),
        ("The mayor said nine people had died.", "total"),
        ("In both cases residents said that 80 people had been killed.", "several places"),
    ],
)
def test_what_one_carried_out_and_what_is_said_of_both_is_no_toll(sentence, scope):
    (number,) = read_figures(LEAD + sentence).keys() - {31}
    assert read_figures(LEAD + sentence)[number].scope == scope


@pytest.mark.parametrize(
    "sentence,earlier",
    [
        ("An earlier count, on Monday night, had been 18 dead and five missing.", {18: True, 5: True}),
        ("The first toll was 18 dead and five missing.", {18: True, 5: True}),
        ("The count is now 38 dead and five missing.", {38: False, 5: False}),
        ("An earlier count was wrong. It has 38 dead and five missing.", {38: False, 5: False}),
    ],
)
def test_an_earlier_count_is_superseded_with_all_its_numbers(sentence, earlier):
    figures = read_figures(LEAD + sentence)
    assert {number: figures[number].earlier for number in earlier} == earlier


def test_a_place_and_meanwhile_open_another_happening():
    text = (
        LEAD + "\n\nIn Varn, meanwhile, a bomb went off near a convoy and killed seven people, police said."
    )
    figures = read_figures(text)
    assert figures[7].scene != figures[31].scene


@pytest.mark.parametrize(
    "blame,answered",
    [
        ("The Lawyers' Union said army troops had killed villagers in Tolm.", True),
        ("The Lawyers' Union said army troops had burned houses in Tolm.", False),
    ],
)
def test_a_denial_answers_the_act_that_it_names(blame, answered):
    text = f"Soldiers came to Tolm on Monday. {blame} The army denied that its troops had killed villagers."
    assert bool(list_links("denies", ("north", "2021-04-06", text))) == answered


@pytest.mark.parametrize(
    "sentence,doubted",
    [
        ("The union counted 40 wounded and another 26 dead, which it was unable to confirm.", {26}),
        ("Local groups gave a higher toll (26), which the mission was unable to confirm.", {26}),
    ],
)
def test_a_clause_with_which_doubts_the_number_before_it(sentence, doubted):
    ledger = process(("north", "2021-04-06", LEAD + sentence))
    assert {claim.low for claim in ledger.claims if "unverified" in claim.status} == doubted


@pytest.mark.parametrize("one,other,contested", [("31", "70", False), ("31", "45", True)])
def test_a_count_twice_as_high_of_no_told_day_is_set_against_nothing(one, other, contested):
    texts = (
        f"The Kura mill in Tolm burned down. {one} people died in the fire at the Kura mill, the ministry said.",
        f"The Kura mill in Tolm burned down. {other} people died in the fire at the Kura mill, the Red Cross said.",
    )
    found = list_links("conflicts", ("north", "2021-04-06", texts[0]), ("south", "2021-04-09", texts[1]))
    assert bool(found) == contested
