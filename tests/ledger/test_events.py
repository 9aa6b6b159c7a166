"""Which event a claim speaks of: places, kinds, days; look-alikes stay apart."""

import pytest
from claim_corpus import AFTERSHOCK, ALL, FERRY_1, FERRY_2, OTHER_FERRY, QUAKE_1, QUAKE_2, make_document

from attrib.ledger.build import build_claims
from attrib.ledger.cues import (
    compare_kinds,
    count_kinds,
    cut_clause,
    find_kinds,
    load_event_rules,
    starts_elsewhere,
)
from attrib.ledger.places import find_places, fold_place

RULES = load_event_rules()


def events_of(*documents):
    """Map each event to the documents that speak of it, as sorted lists."""
    ledger = build_claims(documents)
    found = {}
    for claim in ledger.claims:
        found.setdefault(claim.event, set()).update(member.document for member in claim.members)
    return sorted(sorted(names) for names in found.values())


@pytest.mark.parametrize(
    "first,second",
    [("Tokhar", "Al-Tukhar"), ("Atme", "Atmeh"), ("Sheikhun", "Sheikhoun"), ("Kharkiv", "Kharkov's")],
)
def test_spellings_of_a_place_meet(first, second):
    assert fold_place(first)[:3] == fold_place(second)[:3]


@pytest.mark.parametrize("first,second", [("Orsk", "Varn"), ("Hesper", "Sela"), ("Tembe", "Tombo")])
def test_other_places_do_not(first, second):
    assert (fold_place(first) == fold_place(second)) is (first == "Tembe")


def test_places_need_no_gazetteer():
    text = "Shells hit the village of Kelmet near Orsk on Monday, the Red Cross said."
    places: dict[str, float] = {}
    for place in find_places(text, (0, len(text)), RULES):
        for key in place.keys:
            places[key] = max(places.get(key, 0.0), place.surety)
    assert places[fold_place("Kelmet")] == places[fold_place("Orsk")] == 1.0
    assert places.get(fold_place("Cross"), 0.0) < 1.0 and fold_place("Monday") not in places


@pytest.mark.parametrize(
    "text,kind",
    [
        ("A suicide bomber blew himself up", "bombing"),
        ("Warplanes carried out raids", "airstrike"),
        ("The ferry capsized", "sinking"),
        ("A magnitude 6 quake", "earthquake"),
        ("The blaze burned for hours", "fire"),
    ],
)
def test_kinds(text, kind):
    kinds = count_kinds(find_kinds(text, (0, len(text)), RULES))
    assert max(kinds, key=kinds.get) == kind


def test_kinds_compare():
    assert compare_kinds({"airstrike": 3}, {"airstrike": 1}, RULES) == 1.0
    assert compare_kinds({"earthquake": 3}, {"shooting": 1}, RULES) == -1.0
    assert 0 < compare_kinds({"airstrike": 3}, {"shelling": 1}, RULES) < 1.0
    assert compare_kinds({}, {"shelling": 1}, RULES) == 0.0


def test_a_clause_ends_at_after():
    text = "Strikes killed 45 people after rebels killed seven in Orsk"
    assert text[slice(*cut_clause(text, (8, 24), (0, len(text)), RULES))] == "Strikes killed 45 people "
    assert text[slice(*cut_clause(text, (38, 50), (0, len(text)), RULES))] == " rebels killed seven in Orsk"


def test_elsewhere():
    assert starts_elsewhere("Elsewhere, two died.", (0, 20), RULES)
    assert not starts_elsewhere("Two died elsewhere.", (0, 19), RULES)


def test_an_earthquake_and_its_aftershock_a_week_later_are_two_events():
    assert events_of(QUAKE_1, QUAKE_2, AFTERSHOCK) == [["aftershock"], ["quake-1", "quake-2"]]


def test_two_sinkings_on_one_day_are_two_events():
    assert events_of(FERRY_1, FERRY_2, OTHER_FERRY) == [["ferry-1", "ferry-2"], ["other-ferry"]]


def test_all_events_of_the_corpus():
    assert events_of(*ALL) == [
        ["aftershock"],
        ["ferry-1", "ferry-2"],
        ["fire-1", "fire-2"],
        ["other-ferry"],
        ["quake-1", "quake-2", "quake-3"],
        ["shells"],
        ["shells", "shells-2"],
        ["shells-2"],
    ]


def test_one_text_may_speak_of_several_events():
    text = (
        "Shelling killed nine people in Orsk on Monday, the mayor said. A flood in the port of Varn killed 30"
        " people in March. More than 8,000 people have been killed since the war began in 2019."
    )
    doc = make_document(
        "many",
        "Delta News",
        "2021-05-05",
        text,
        [("mayor", "government", "the mayor", "Shelling killed nine people in Orsk on Monday")],
    )
    ledger = build_claims([doc])
    assert sorted((event.first_day, event.kind) for event in ledger.events if event.first_day) == [
        ("2021-03-01", "flood"),
        ("2021-05-03", "shelling"),
    ]
    assert [event.kind for event in ledger.events if event.first_day is None] == ["running total"]


def test_the_same_place_the_next_day_is_another_event():
    first = make_document(
        "a",
        "X",
        "2021-03-15",
        "Shells killed 22 people in Dornava on Monday, the mayor said.",
        [("mayor", "government", "the mayor", "Shells killed 22 people in Dornava on Monday")],
    )
    second = make_document(
        "b",
        "Y",
        "2021-03-16",
        "Shells killed 19 people in Dornava on Tuesday, the mayor said.",
        [("mayor", "government", "the mayor", "Shells killed 19 people in Dornava on Tuesday")],
    )
    assert events_of(first, second) == [["a"], ["b"]]


SIEGE = [
    make_document(
        "siege-1",
        "Coast Wire",
        "2019-07-12",
        "Gunmen blew up a car at the gate of the Hotel Sela in Varn on Friday and stormed inside, killing at"
        " least seven people. Captain Brin Adan said shots were still heard.",
    ),
    # neither a place after a preposition nor a day of the happening
    make_document(
        "siege-2",
        "Daily Note",
        "2019-07-14",
        "Adan Brin and the owner of the Sela counted coffins. Twenty-six people were killed by the gunmen.",
    ),
    # long after, without a day
    make_document(
        "siege-3",
        "Review",
        "2019-08-20",
        "What became of the gunmen of Varn? At least 26 people were killed by the attack on the Hotel Sela.",
    ),
    # another place, the same day
    make_document(
        "other",
        "Coast Wire",
        "2019-07-12",
        "Gunmen killed five people at a checkpoint in Tembe on Friday, police said.",
    ),
]


def test_leads_that_share_rare_names_are_one_event():
    assert events_of(*SIEGE) == [["other"], ["siege-1", "siege-2", "siege-3"]]
