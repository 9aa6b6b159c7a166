"""Which source, which events a question means."""

import pytest
from question_ledgers import LEDGER, SOHR

from attrib.errors import InputError
from attrib.questions.choice import ClaimFilter, EventFilter, choose_claims, choose_events, choose_source
from attrib.sources.names.registry import load_registry


def choose(name):
    return choose_source(LEDGER, name, load_registry())


@pytest.mark.parametrize("asked", ["SOHR", "sohr", SOHR, "Syrian Observatory"])
def test_an_alias_means_the_organisation_and_its_people(asked):
    source = choose(asked)
    held = [m.document for claim in LEDGER.claims for m in claim.members if source.holds(m)]
    assert held == ["a-late", "b-early"]


def test_a_person_alone_is_not_the_organisation():
    source = choose("Rami Abdel Rahman")
    assert [m.document for claim in LEDGER.claims for m in claim.members if source.holds(m)] == ["b-early"]


def test_a_part_of_a_name_means_who_has_it():
    assert choose("lund").name == "mayor of Lund"


def test_nobody_of_that_name_is_an_error_that_names_the_nearest():
    with pytest.raises(InputError, match="no source 'Whyte Helmets' speaks here; there are White Helmets"):
        choose("Whyte Helmets")


@pytest.mark.parametrize(
    "chosen, ids",
    [
        (EventFilter(), ["e1", "e2"]),
        (EventFilter(words="e2"), ["e2"]),
        (EventFilter(words="hass strike"), ["e1"]),
        (EventFilter(since="2016-10-27"), ["e2"]),
        (EventFilter(until="2016-10-26"), ["e1"]),
        (EventFilter(since="2019-05-02", until="2019-06-01"), ["e2"]),
        (EventFilter(min_independent=2), ["e1"]),
        (EventFilter(min_independent=3), []),
    ],
)
def test_filters_of_events(chosen, ids):
    assert [event.id for event in choose_events(LEDGER, chosen)] == ids


def test_events_on_which_all_the_sources_speak():
    both = (choose("SOHR"), choose("White Helmets"))
    assert [event.id for event in choose_events(LEDGER, EventFilter(sources=both))] == ["e1"]
    assert choose_events(LEDGER, EventFilter(sources=(choose("SOHR"), choose("mayor of Lund")))) == ()


def test_words_that_fit_no_event_are_an_error():
    with pytest.raises(InputError, match="no event 'quake' here; `attrib events` lists"):
        choose_events(LEDGER, EventFilter(words="quake"))


@pytest.mark.parametrize(
    "chosen, ids",
    [
        (ClaimFilter(), ["c22", "c35", "c11", "cp", "cf"]),
        (ClaimFilter(statuses=("contested",)), ["c22", "c35"]),
        (ClaimFilter(statuses=("contested", "unverified")), []),
        (ClaimFilter(events=frozenset(["e2"])), ["cf"]),
        (ClaimFilter(until="2016-10-26"), ["c22"]),
        (ClaimFilter(since="2017-01-01"), ["cf"]),
        (ClaimFilter(min_independent=2), []),
    ],
)
def test_filters_of_claims(chosen, ids):
    assert [claim.id for claim in choose_claims(LEDGER, chosen)] == ids


def test_claims_of_any_of_the_sources():
    chosen = ClaimFilter(sources=(choose("SOHR"), choose("lund")))
    assert [claim.id for claim in choose_claims(LEDGER, chosen)] == ["c22", "cf"]
