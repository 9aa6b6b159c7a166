"""Whose word a number in a report is, and which numbers are set against each other."""

from __future__ import annotations

import pytest

from attrib.ledger.build import build_claims
from attrib.ledger.sites.read import read_sites
from attrib.model import Document
from attrib.pipeline import process_document


def process(text, name="d", outlet="Outlet", date="2024-06-12"):
    return process_document(Document(name, text, outlet=outlet, date=date))


def read(text):
    """Return number, speaker, kind of origin and whether it is superseded, of each figure."""
    sites, _ = read_sites(0, process(text))
    return [
        (site.figure.low, site.speaker if site.origin.kind != "outlet" else None, site.earlier)
        for site in sites
        if site.figure is not None
    ]


@pytest.mark.parametrize(
    "text,expected",
    [
        # who says that a deed was his own has not counted its dead
        (
            "The Front said it was behind a bombing in Orsk that killed 70 people and wounded more than a hundred.",
            [(70, None, False), (100, None, False)],
        ),
        (
            "The group said it had carried out the raid which left 12 people dead.",
            [(12, None, False)],
        ),
        # an attack that another claims is no relay of his
        (
            "The toll has reached 147 after an attack claimed by the Orsk Front, officials say.",
            [(147, "officials", False)],
        ),
        # a number that another took the place of
        (
            "The ministry said the toll had been put at 288 before the province cut it to 275.",
            [(288, "ministry", True), (275, "ministry", False)],
        ),
        (
            "The minister said earlier that the number of dead had gone from 16 to 70. Later the mayor put it at 90.",
            [(16, "minister", True), (70, "minister", True), (90, "mayor", False)],
        ),
        ("Police said earlier that 12 people had died.", [(12, "police", False)]),
        # what ended it took the place of no number
        (
            "The blast killed 12 people before police raised the alarm, a doctor said.",
            [(12, "doctor", False)],
        ),
        ("The army denied that a single civilian had died.", []),
        # a dateline counts nobody
        pytest.param(
            "Orsk: Three people died in a fire on Monday.",
            [(3, None, False)],
            marks=pytest.mark.xfail(reason="an unknown name before a colon may speak", strict=True),
        ),
        ("Police: Three people died in a fire on Monday.", [(3, "police", False)]),
    ],
)
def test_whose_number(text, expected):
    assert read(text) == expected


def relate(first, second):
    documents = [process(first, "a", "One", "2024-06-11"), process(second, "b", "Two", "2024-06-12")]
    claims = {claim.id: claim for claim in build_claims(documents).claims}
    return {
        (item.type, claim.low, claims[item.claim].low)
        for claim in claims.values()
        for item in claim.relations
    }


BLAST = "A blast killed 63 people at a market in the town of Orskaya on Monday, the hospital said."


@pytest.mark.parametrize(
    "second,expected",
    [
        (
            "A blast killed 73 people at a market in the town of Orskaya on Monday, the army said.",
            {("conflicts", 63, 73), ("conflicts", 73, 63)},
        ),
        # by nobody's count in particular the toll has grown
        (
            "The toll of a blast at a market in the town of Orskaya on Monday had climbed to 73, residents said.",
            set(),
        ),
    ],
)
def test_a_toll_that_has_grown_is_no_conflict(second, expected):
    assert relate(BLAST, second) == expected


@pytest.mark.parametrize(
    "matter,doubted",
    [
        ("the account of some 300 people locked in the hold", False),
        ("the report of 24 deaths", True),
    ],
)
def test_a_doubt_names_its_matter(matter, doubted):
    text = (
        "A boat sank off Orsk on Monday. The coast guard said 24 people had died. "
        f"Prosecutor Ana Brin said {matter} had not been confirmed."
    )
    claims = build_claims([process(text)]).claims
    assert any(claim.unverified for claim in claims if claim.low == 24) is doubted


STRIKE = "A strike killed at least 19 people at a clinic in the town of Orskaya on Monday, the health ministry said."


@pytest.mark.parametrize(
    "second,expected",
    [
        (
            "The army rejected the claim that 19 people had died at a clinic in the town of Orskaya on Monday.",
            1,
        ),
        # a number beside what is denied, and what is no number
        (
            "The charity rejected the claim that gunmen had fired from its clinic in the town of Orskaya before a "
            "strike killed at least 19 people on Monday.",
            0,
        ),
        ("Russia denies it, said an envoy, and says that rebels had hit the clinic in Orskaya on Monday.", 0),
    ],
)
def test_which_number_is_denied(second, expected):
    assert sum(kind == "denies" for kind, _, _ in relate(STRIKE, second)) == expected


def test_scores_are_no_number_that_is_denied():
    first = "Violence in the town of Orskaya killed scores of people on Monday, an aid worker said."
    second = "The army denied that its forces had killed scores of people in the town of Orskaya on Monday."
    assert "denies" not in {kind for kind, _, _ in relate(first, second)}


def test_none_of_the_claims_has_been_verified():
    text = (
        "A blast killed 12 people in the town of Orskaya, the mayor said. None of the claims, and none of the films "
        "put out with them, have been verified."
    )
    statuses = {status for claim in build_claims([process(text)]).claims for status in claim.status}
    assert "unverified" in statuses and "confirmed" not in statuses


@pytest.mark.parametrize(
    "second",
    [
        # one ministry by two names, and nobody's deaths that are confirmed
        "Health officials in Orskaya said 19 people were killed in the blast at the market on Monday.",
        "The foreign minister said no deaths of his countrymen in the blast in Orskaya on Monday had been confirmed.",
    ],
)
def test_what_does_not_conflict(second):
    first = "A blast killed 12 people at a market in the town of Orskaya on Monday, the health ministry said."
    assert relate(first, second) == set()


def test_the_youngest_victims_are_a_part():
    sites, _ = read_sites(
        0, process("A raid in Orskaya killed 51 people. Its 40 youngest victims were buried on Monday.")
    )
    scopes = [site.scope for site in sites if site.figure is not None and site.figure.low == 40]
    assert all(scope.startswith("part:") for scope in scopes)
