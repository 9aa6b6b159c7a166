"""Relations by comparison: what conflicts, revises, denies, and what is not known and so not said."""

import pytest
from claim_corpus import make_document

from attrib.ledger.build import build_claims, event_to_record
from attrib.ledger.corrections import Correction, Corrections


def relations_of(*documents, corrections=None):
    ledger = build_claims(documents, corrections)
    claims = {claim.id: claim for claim in ledger.claims}
    return sorted(
        (item.type, claim.low, claims[item.claim].low) for claim in ledger.claims for item in claim.relations
    )


def report(name, outlet, day, text, *said):
    return make_document(name, outlet, day, text, said)


ARMY = report(
    "army",
    "Delta News",
    "2023-06-13",
    "A raid on the village of Mabuta killed 22 people on Monday, the army said.",
    ("army", "military", "the army", "A raid on the village of Mabuta killed 22 people on Monday"),
)
VILLAGERS = report(
    "villagers",
    "Coastal Times",
    "2023-06-13",
    "A raid on Mabuta killed 38 people on Monday, villagers said.",
    ("villagers", "civilian", "villagers", "A raid on Mabuta killed 38 people on Monday"),
)
ARMY_LATER = report(
    "army-2",
    "Delta News",
    "2023-06-15",
    "The army said on Thursday that Monday's raid on the village of Mabuta had killed 31 people.",
    ("army", "military", "The army", "Monday's raid on the village of Mabuta had killed 31 people"),
)
OTHER_VILLAGE = report(
    "other",
    "Coastal Times",
    "2023-06-13",
    "A raid on the village of Tchela killed 38 people on Monday, villagers said.",
    ("villagers", "civilian", "villagers", "A raid on the village of Tchela killed 38 people on Monday"),
)
MINISTRY = report(
    "ministry",
    "Coastal Times",
    "2023-06-13",
    "A raid on the village of Mabuta killed 38 people on Monday, the interior ministry said.",
    (
        "interior ministry",
        "government",
        "the interior ministry",
        "A raid on the village of Mabuta killed 38 people on Monday",
    ),
)
CHILDREN = report(
    "children",
    "Harrow Gazette",
    "2023-06-13",
    "A raid on the village of Mabuta killed nine children on Monday, villagers said.",
    ("villagers", "civilian", "villagers", "A raid on the village of Mabuta killed nine children on Monday"),
)


@pytest.mark.parametrize(
    "documents,expected",
    [
        ((ARMY, VILLAGERS), [("conflicts", 22, 38), ("conflicts", 38, 22)]),
        ((ARMY, ARMY_LATER), [("revises", 31, 22)]),
        ((ARMY, OTHER_VILLAGE), []),
        ((ARMY, MINISTRY), []),  # an army and a ministry of one state
        ((ARMY, CHILDREN), []),  # a part against a whole
    ],
)
def test_figures_are_compared_where_all_is_known(documents, expected):
    assert relations_of(*documents) == expected


def test_relations_show_their_words():
    ledger = build_claims([ARMY, VILLAGERS])
    (item,) = next(claim for claim in ledger.claims if claim.low == 22).relations
    assert [words.document for words in item.words] == ["army", "villagers"]
    for words, doc in zip(item.words, (ARMY, VILLAGERS)):
        assert doc.text[slice(*words.span)] == words.text
    assert item.reason == "army: 22 killed; villagers: 38 killed"


def test_a_denial_of_ones_own_deed_answers_who_blames():
    blame = report(
        "blame",
        "Delta News",
        "2023-06-13",
        "The army accused the Lindi Front of the raid on Mabuta on Monday, which killed 22 people.",
        ("army", "military", "The army", "the Lindi Front of the raid on Mabuta on Monday", "accuses"),
    )
    denial = report(
        "denial",
        "Delta News",
        "2023-06-13",
        "A raid on Mabuta killed 22 people on Monday. The Lindi Front denied that its men had been in the village.",
        ("Lindi Front", "rebel", "The Lindi Front", "that its men had been in the village", "denies"),
    )
    ledger = build_claims([blame, denial])
    found = [
        (item.type, claim.members[0].speaker, item.claim)
        for claim in ledger.claims
        for item in claim.relations
    ]
    (denied,) = [claim for claim in ledger.claims if claim.denied]
    assert found == [("denies", "Lindi Front", denied.id)] and denied.members[0].speaker == "army"
    assert next(item for item in denied.findings if item.status == "denied").by == "Lindi Front"


def test_outlets_that_credit_nobody_corroborate_nothing():
    docs = [
        report(f"o{k}", outlet, "2023-06-13", "A raid on the village of Mabuta killed 22 people on Monday.")
        for k, outlet in enumerate(("Delta News", "Coastal Times"))
    ]
    (claim,) = build_claims(docs).claims
    assert (claim.corroborated, claim.independent_sources) == (False, 1)
    assert claim.findings[0].reason.startswith("no source is credited; told by Coastal Times, Delta News")


def test_events_have_titles_made_of_what_is_known():
    ledger = build_claims([ARMY, VILLAGERS])
    (event,) = ledger.events
    assert event.title == "Attack, Mabuta, 12 Jun 2023"
    record = event_to_record(event)
    assert record["ranges"] == {"killed": {"low": 22, "high": 38}} and record["scope"] == "event"


def test_a_person_strikes_out_relations_and_statuses_and_sets_scopes():
    plain = build_claims([ARMY, VILLAGERS])
    low, high = plain.claims if plain.claims[0].low == 22 else reversed(plain.claims)
    rows = (Correction("unrelate", low.id, high.id, value="conflicts", line=2),)
    ledger = build_claims([ARMY, VILLAGERS], Corrections(rows))
    assert not any(claim.relations or claim.contested for claim in ledger.claims)
    assert ledger.corrections == ((2, "took effect"),)
    rows = (
        Correction("scope", low.id, value="place:Mabuta market", line=2),
        Correction("unstatus", low.id, value="unverified", line=3),
        Correction("drop", high.id, "", "villagers", *high.members[0].span, line=4),
        Correction("join-event", low.event, "e0", line=5),
    )
    ledger = build_claims([ARMY, VILLAGERS], Corrections(rows))
    assert [(claim.id, claim.scope) for claim in ledger.claims] == [(low.id, "place:Mabuta market")]
    assert [why for _, why in ledger.corrections] == [
        "took effect",
        "the claim is not unverified",
        "took effect",
        "no event 'e0' here; attrib claims shows the ids",
    ]


def test_events_are_joined_and_parted():
    plain = build_claims([ARMY, OTHER_VILLAGE])
    one, two = plain.events
    joined = build_claims([ARMY, OTHER_VILLAGE], Corrections((Correction("join-event", one.id, two.id),)))
    assert len(joined.events) == 1
    both = build_claims([ARMY, VILLAGERS])
    parted = build_claims([ARMY, VILLAGERS], Corrections((Correction("part-event", both.claims[1].id),)))
    assert len(parted.events) == 2 and not any(claim.relations for claim in parted.claims)


def list_members(*documents):
    """Return, for each claim that makes more than one place, its number and how many places it has."""
    claims = build_claims(documents).claims
    return sorted(
        (claim.low, len(claim.members)) for claim in claims if claim.unit and len(claim.members) > 1
    )


@pytest.mark.parametrize(
    "text,expected",
    [
        # a telling number of one happening is one count, also where how much it covers is not told
        ("A blast in Orsk killed 46 people. Fifteen of the 46 dead were women.", [(46, 2)]),
        # a small one is not
        ("A blast in Orsk killed three people. Three bodies were found by a wall.", []),
        # a vague word of the headline stands for the first toll of the text
        ("Dozens dead in Orsk blast. At least 29 people were killed by a blast in Orsk.", [(29, 2)]),
    ],
)
def test_one_number_is_one_claim(text, expected):
    assert list_members(make_document("a", "A", "2024-06-12", text)) == expected


@pytest.mark.parametrize(
    "number,places,expected",
    [
        ("three", ("", ""), []),
        ("three", (" in Sela", " in Sela"), [(3, 2)]),
        ("thirteen", ("", ""), [(13, 2)]),
    ],
)
def test_a_small_number_of_two_texts_is_one_claim_at_a_place_that_both_name(number, places, expected):
    documents = [
        make_document(
            name,
            name,
            "2024-06-12",
            f"The bombing of the Orsk bazaar by the Varn Column shook Ana Brin. The bomb killed {number} people{place}.",
        )
        for name, place in zip("ab", places)
    ]
    assert list_members(*documents) == expected


def test_counts_over_a_war_are_not_compared_pair_by_pair(monkeypatch):
    from attrib.ledger import compare

    seen = []
    monkeypatch.setattr(compare, "is_comparable", lambda one, two: seen.append((one.scope, two.scope)))
    documents = [
        make_document(
            name,
            name,
            f"2024-06-{12 + number}",
            "The war in Varn has killed 280,000 people since 2011, a monitor said. "
            f"Of these {40 + number},000 people have been killed since 2013, the monitor said.",
        )
        for number, name in enumerate("abcd")
    ]
    claims = build_claims(documents).claims
    assert sorted(claim.low for claim in claims) == [40_000, 41_000, 42_000, 43_000, 280_000]
    assert all(claim.scope.startswith("cumulative") for claim in claims) and not seen
