"""Days, places, people and whose number it is, in wordings of reporters that claims once misread."""

from __future__ import annotations

from datetime import date

import pytest

from attrib import extract
from attrib.ledger.build import build_claims
from attrib.ledger.cues import load_event_rules
from attrib.ledger.dates import find_days
from attrib.ledger.places import find_places
from attrib.ledger.sites.read import read_sites

WEDNESDAY = date(2024, 5, 15)


def sites_of(text, **fields):
    """Return the sites of a text with figures, by their number."""
    document = extract(text, id="a", date="2024-05-15", outlet="The Courier", **fields)
    sites, _ = read_sites(0, document)
    found = {}
    for site in sites:
        if site.figure is not None:
            found.setdefault(site.figure.low if site.figure.low is not None else site.figure.high, site)
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "The president on Monday visited the valley, where the search had ended.",
        "The ministry announced at dawn on Monday that two of the hurt had died.",
        "Experts went to the scene on Monday.",
        "On Monday the review panel presented its findings on the strike.",
        "Two more people died of their burns on Monday.",
        "He would be arraigned on Monday.",
        "Divers pulled more bodies from the river on Monday.",
    ],
)
def test_a_day_of_what_came_after_is_not_that_of_the_happening(sentence):
    (day,) = find_days(sentence, (0, len(sentence)), WEDNESDAY)
    assert day.saying


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen attacked the village on Monday and killed nine people.",
        "On Monday a bomb killed 12 people in the market, officials said.",
        "Jets struck the port on Monday.",
    ],
)
def test_a_day_of_the_happening_is_kept(sentence):
    (day,) = find_days(sentence, (0, len(sentence)), WEDNESDAY)
    assert not day.saying


def test_last_weekday_may_be_that_of_last_week():
    text = "The ministry raised the toll of last Monday's blast to 41."
    (day,) = find_days(text, (0, len(text)), WEDNESDAY)
    assert (day.first.isoformat(), day.last.isoformat(), day.kind) == ("2024-05-06", "2024-05-13", "span")


def test_names_share_no_place_by_a_common_word():
    rules = load_event_rules()
    first = find_places("in Nova Reka", (0, 12), rules)[0]
    second = find_places("in Stara Nova", (0, 13), rules)[0]
    assert set(first.keys).isdisjoint(second.keys)


@pytest.mark.parametrize(
    "text, number, speaker",
    [
        ("17:10 The health directorate of Varn: four dead, 52 wounded.", 52, "health directorate of Varn"),
        ("15:44 Eight people killed, 20 injured - rescue sources.", 20, "rescue sources"),
        (
            "At least 14 people were killed in Varn. The toll was given to our station by the head of the village.",
            14,
            "head of the village",
        ),
        ("The army has acknowledged nine deaths. A local network, RKN, lists 22 dead.", 22, "RKN"),
    ],
)
def test_whose_number_it_is(text, number, speaker):
    assert sites_of(text)[number].speaker == speaker


def test_a_number_turned_down_is_not_that_of_who_turns_it_down():
    sites = sites_of(
        "The spokesman, Colonel Aram Dell, deplored the death of nine civilians. "
        "He described as exaggerated the figure of 14 dead which circulates on the radio."
    )
    assert sites[14].speaker == "radio"
    assert sites[9].scope != "unknown"


def test_whom_a_body_killed_itself_are_fighters():
    sites = sites_of("The Orskan army said that it had killed 17 in the valley.")
    assert sites[17].who == "fighters"


def test_of_them_and_others_are_those_told_of():
    sites = sites_of(
        "The gunmen opened fire and nine of them were killed, the governor said. "
        "A source told reporters that the strikes destroyed the depot, killing 12 militants and injuring 21 others."
    )
    assert sites[9].who == "gunmen"
    assert sites[21].who == "militants"


def test_a_toll_there_is_that_of_another_place():
    sites = sites_of("Seven people died in Varn. Elsewhere in Orsk the rescuers put the toll there at 11.")
    assert sites[11].scope == "unknown"


def test_on_a_live_page_a_smaller_number_was_overtaken():
    sites = sites_of(
        "20:10 The dead are 23, says the Fire Service.\n"
        "14:00 21 dead, says the Fire Service.\n"
        "09:30 17 dead, says the Fire Service.\n"
    )
    assert not sites[23].earlier
    assert sites[21].earlier and sites[17].earlier


def make(name, day, text, title):
    return extract(text, id=name, date=day, outlet=name, title=title)


def test_leads_that_share_many_names_are_one_story_whatever_days_they_tell():
    first = make(
        "first",
        "2024-05-14",
        "A fire on the ferry Lodestar killed 17 people off Varnhaven on Tuesday, fire chief Oren Tabb said. "
        "Shipping minister Lida Marsh ordered a probe by the Kestrel Board.",
        "Ferry fire kills 17 off Varnhaven",
    )
    second = make(
        "second",
        "2024-05-16",
        "Relatives of 31 people killed in a fire on the ferry Lodestar off Varnhaven buried them on Thursday, fire "
        "chief Oren Tabb said. Shipping minister Lida Marsh said the Kestrel Board would report in June.",
        "Victims of Varnhaven ferry fire buried",
    )
    ledger = build_claims([first, second])
    events = {claim.event for claim in ledger.claims if claim.unit == "killed"}
    assert len(events) == 1
