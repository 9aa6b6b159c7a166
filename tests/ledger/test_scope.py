"""How much of a happening a figure covers: whole tolls, parts, places, additions, periods."""

import pytest

from attrib.ledger.build import build_claims
from attrib.model import Document


def scopes_of(text, outlet="Delta News"):
    ledger = build_claims([Document("d", text, outlet=outlet, date="2023-06-14")])
    found = [
        (member.figures[0].span, claim.low, claim.scope)
        for claim in ledger.claims
        for member in claim.members
        if member.figures
    ]
    return [(low, scope) for _, low, scope in sorted(found)]


@pytest.mark.parametrize(
    "text,expected",
    [
        ("A blast in Orsk killed 40 people on Monday.", [(40, "total")]),
        (
            "A blast in Orsk killed 40 people, including six children, on Monday.",
            [(40, "total"), (6, "part:children")],
        ),
        (
            "A blast in Orsk killed 40 people. Six of the dead were children.",
            [(40, "total"), (6, "part:children")],
        ),
        ("A blast killed 36 people in Orsk and a fire killed nine others.", [(36, "total"), (9, "addition")]),
        ("Shells hit Orsk on Monday. A further 12 people died.", [(12, "total")]),
        (
            "More than 8,000 people have been killed since the war began.",
            [(8000, "cumulative:since the war")],
        ),
        (
            "The storm killed 31 people. Worldwide, 8,000 people died.",
            [(31, "total"), (8000, "cumulative:worldwide")],
        ),
        ("The coronavirus killed 8,000 people in Orsk.", [(8000, "cumulative:coronavirus")]),
        ("Raids on several districts killed 31 people on Monday.", [(31, "several places")]),
        ("Raids on Orsk and its suburbs killed 31 people on Monday.", [(31, "several places")]),
        ("Strikes across Orsk and the surrounding villages killed 31 people.", [(31, "several places")]),
        # of one of two sites, each with its count; a happening is no site
        (
            "A raid killed six people in the market and three in the clinic on Monday.",
            [(6, "place:the market"), (3, "place:the clinic")],
        ),
        (
            "Twelve people died in the bus and one in a passing car.",
            [(12, "place:the bus"), (1, "place:a passing car")],
        ),
        (
            "Thirty-one were killed inside the hall and nine outside it.",
            [(31, "place:the hall"), (9, "place:it")],
        ),
        (
            "Twelve people were killed in the attack and two in a second blast.",
            [(12, "total"), (2, "unknown")],
        ),
        # all there are, not a part: prisoners of a riot, suspects, the missing who are not found yet
        ("A riot in the Orsk prison killed 28 inmates on Monday.", [(28, "total")]),
        (
            "A riot in the Orsk prison killed 28 people on Monday. The governor said 20 inmates were killed.",
            [(28, "total"), (20, "part:detainees")],
        ),
        ("A blast hit Orsk on Monday. Police arrested nine suspects.", [(9, "total")]),
        (
            "A boat sank off Orsk. The coast guard said 19 people were missing. On Tuesday the coast guard said "
            "six people were still missing.",
            [(19, "total"), (6, "total")],
        ),
        ("Eight people had died in her district alone, the mayor said.", [(8, "unknown")]),
        ("Divers recovered 12 bodies from the ferry.", [(12, "unknown")]),
        ("The blast killed and wounded 30 people.", [(30, "unknown")]),
        ("Dead by district: Orsk 8, Varn 3.", [(8, "place:Orsk"), (3, "place:Varn")]),
        # the one place counted, with no greater number beside it, is all there is
        ("The death toll in Orsk is now at 22, the mayor said.", [(22, "total")]),
        # names of people behind a number are no list of places
        ("A blast in Orsk killed 24 people, Ana Brin told Sela Post of Varn.", [(24, "total")]),
        ("Shells in Orsk, Varn and Sela killed 24 people.", [(24, "total")]),
        ("Shells killed 24 people in Orsk, Varn and Sela.", [(24, "several places")]),
        # a hospital counts those brought to it
        (
            "A blast hit Orsk. The director of the hospital said it had received 16 bodies and 47 injured.",
            [(16, "place:hospital"), (47, "place:hospital")],
        ),
        ("Three children were among the dead at Orsk.", [(3, "part:children")]),
        ("The blast in Orsk left 150 martyrs and wounded.", [(150, "unknown")]),
        (
            "The blast in Orsk hurt 34 people. 27 are still under treatment.",
            [(34, "total"), (27, "part:under treatment")],
        ),
    ],
)
def test_scopes(text, expected):
    assert scopes_of(text) == expected


def test_scope_stands_in_the_record_with_its_words():
    from attrib.ledger.build import claim_to_record

    text = "A blast in Orsk killed 40 people, including six children, on Monday."
    ledger = build_claims([Document("d", text, outlet="Delta News", date="2023-06-14")])
    record = next(claim_to_record(claim) for claim in ledger.claims if claim.low == 6)
    about = record["members"][0]["about"]
    start, end = about["scope"]["span"]
    assert (about["scope"]["value"], text[start:end]) == ("part:children", "six children")
    assert about["place"]["value"] == "Orsk" and about["kind"]["value"] == "bombing"
    assert about["day"]["value"] == "2023-06-12"
