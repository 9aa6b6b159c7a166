"""What real reports were read as asserting and do not: doubts of other things, risen tolls, denials of another day."""

import pytest
from claim_texts import asserted, build, unverified

FIRE = "A fire at a mill in Orsk on Monday killed 31 people, the fire brigade said. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FIRE + "The Courier could not verify the number of dead.", ["31"]),
        (
            FIRE + "A guard was burnt, killing him, a clerk said. We could not verify the number of dead.",
            ["31"],
        ),
        (
            "“They set fire to the stalls,” a trader said. We were unable to establish how many boats were sunk.",
            [],
        ),
        ("The mayor said the fence was cut. The inquiry does not confirm that children were hurt.", []),
        (
            "The bomber may be a woman, a police source said. The source said tests will settle the matter. "
            "There is no official confirmation.",
            [],
        ),
        ("The premier dismissed as unsubstantiated the reports that 200 people died in Orsk.", []),
    ],
)
def test_a_doubt_reaches_what_it_speaks_of(text, expected):
    assert unverified(text) == expected


def test_who_did_not_confirm_a_number_is_not_said_to_have_tried():
    claims = build(FIRE + "The army did not confirm that figure.")
    (reason,) = [
        item.reason
        for claim in claims
        for item in claim.findings
        if item.status == "unverified" and claim.unit
    ]
    assert "did not confirm" in reason


@pytest.mark.parametrize(
    "text",
    [
        "The toll in Orsk had risen through the morning from 100 to 310, 453 and then 717, the civil defence said.",
        "Strikes at the Velm mine in 2015 left four dead, and last October three people were killed at Orsk.",
        "The council rejected all arguments of the defence on the raid on the market in Orsk, in which over 60 people "
        "were killed and more than 140 injured. The Union said 60 people were killed in the raid on the market in Orsk.",
    ],
)
def test_one_text_asserts_nothing_of_its_numbers(text):
    assert asserted(text) == []


def test_a_number_that_the_text_calls_an_earlier_one_is_in_no_conflict():
    first = "A raid on a clinic in Orsk on Monday killed 19 people, the Red Cross said."
    later = (
        "A raid on a clinic in Orsk on Monday killed 22 people, the Union of Doctors said. "
        "The union's figure of 22, up from 19, is of the dead that have a name."
    )
    assert not [item for item in asserted(first, later) if item[0] == "conflicts"]


def test_a_later_and_higher_count_of_another_arm_of_the_state_is_no_conflict():
    first = "A bomb at the station in Orsk on Monday killed 16 people, the police said."
    later = "A bomb at the station in Orsk on Monday killed 17 people, the health ministry said."
    assert asserted(first, later) == []


def test_a_denial_of_what_is_told_in_passing_is_of_that():
    text = (
        "At least 11 people died when a Doralian missile hit a cafe in Orsk on Tuesday, rescuers said.\n\n"
        "In April last year a missile hit the station in Orsk. More than 50 people died. "
        "Doralia denied responsibility."
    )
    assert asserted(text) == []


def test_both_who_judge_a_report_speak_of_the_report():
    text = (
        "The army published its report on the raid in Orsk. Amnesty said it was flawed. Doralia dismissed it."
    )
    assert asserted(text) == []


def test_two_offices_of_one_army_are_one():
    first = "The raid on the camp in Orsk on Monday killed 150 people, the Defence Headquarters said."
    later = "The raid on the camp in Orsk on Monday killed 150 people, the Sudanese military said."
    assert not any(claim.corroborated for claim in build(first, later))
