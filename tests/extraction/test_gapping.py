"""The second speaker of a sentence, who has no verb of his own."""

from __future__ import annotations

import pytest

import attrib


def read(text: str) -> list[tuple[str, ...]]:
    found = attrib.extract(text).attributions
    return [
        tuple(" … ".join(text[s:e] for s, e in spans) for spans in (a.source, a.cue, a.content))
        for a in found
    ]


@pytest.mark.parametrize(
    "text, first, second",
    [
        (
            "The guards put the toll at nine killed and the prisoners at 31.",
            ("The guards", "the toll at nine killed"),
            ("the prisoners", "at 31"),
        ),
        (
            "The council put the number of homeless at 4,000, and aid workers at more than 6,000.",
            ("The council", "the number of homeless at 4,000"),
            ("aid workers", "at more than 6,000"),
        ),
        (
            "The port estimated the loss at $3m and the insurers at half that sum.",
            ("The port", "the loss at $3m"),
            ("the insurers", "at half that sum"),
        ),
        (
            "The union put the turnout at 80 percent, the company at 35.",
            ("The union", "the turnout at 80 percent"),
            ("the company", "at 35"),
        ),
        (
            "The envoy said 40 houses had burned, residents about 60.",
            ("The envoy", "40 houses had burned"),
            ("residents", "about 60"),
        ),
        (
            "Rescuers said three miners were missing, the mine's owner at least seven.",
            ("Rescuers", "three miners were missing"),
            ("the mine's owner", "at least seven"),
        ),
        (
            "The governor said nine people had drowned, the hospital eleven.",
            ("The governor", "nine people had drowned"),
            ("the hospital", "eleven"),
        ),
        (
            "The ministry reported 12 dead and the city 14.",
            ("The ministry", "12 dead"),
            ("the city", "14"),
        ),
        (
            "The pilot blamed the tower, the tower the pilot.",
            ("The pilot", "the tower"),
            ("the tower", "the pilot"),
        ),
        (
            "One witness said the van was white, another that it was grey.",
            ("One witness", "the van was white"),
            ("another", "it was grey"),
        ),
        (
            "The nurse said that the ward had burned, and the guards that it still stood.",
            ("The nurse", "the ward had burned"),
            ("the guards", "it still stood"),
        ),
        (
            "The bishop warned of hunger, the general of war.",
            ("The bishop", "hunger"),
            ("the general", "war"),
        ),
        (
            "Lagos calls the treaty a trap and Accra a gift to smugglers.",
            ("Lagos", "the treaty a trap"),
            ("Accra", "a gift to smugglers"),
        ),
        (
            "The farmers demand a dam; the fishermen, a ban on nets.",
            ("The farmers", "a dam"),
            ("the fishermen", "a ban on nets"),
        ),
        (
            "Lima says 30 passengers drowned; Quito, 44.",
            ("Lima", "30 passengers drowned"),
            ("Quito", "44"),
        ),
        (
            "The coroner said the rope had snapped and her brother that the knot had slipped.",
            ("The coroner", "the rope had snapped"),
            ("her brother", "the knot had slipped"),
        ),
        (
            "The elder of the twins believes the letter was lost; the younger, that it was burnt.",
            ("The elder of the twins", "the letter was lost"),
            ("the younger", "it was burnt"),
        ),
        (
            "In what the army termed an exercise and the opposition a coup, tanks rolled into the port.",
            ("the army", "an exercise"),
            ("the opposition", "a coup"),
        ),
    ],
)
def test_a_second_speaker_is_found(text, first, second):
    assert [(source, content) for source, _, content in read(text)] == [first, second]


def test_three_share_a_verb():
    text = "The guild wants a raise of 9 percent, the ministry 4 and the owners' league none at all."
    assert [(source, content) for source, _, content in read(text)] == [
        ("The guild", "a raise of 9 percent"),
        ("the ministry", "4"),
        ("the owners' league", "none at all"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the army lost six men, the rebels nine.",
        "The bank said prices rose by 3 percent in May, wages 2 percent.",
        "The army said 12 soldiers were killed in the north, five in the south.",
        "The report accused the army and the rebels of torture.",
        "The mayor said two men were shot, one in the leg.",
        "The clinic said nine nurses had died since Monday, the latest on Friday.",
        "The governor said three bridges were hit, two at night.",
        "The guard said he carried a knife, a gift that his uncle had sent.",
        "The mayor announced his resignation effective next Wednesday, July 31.",
        "The mayor promised a tram, the cheapest way to the port.",
        "The nurse said the man left and the child that the dog bit.",
    ],
)
def test_what_one_says_stays_one(text):
    assert len(read(text)) == 1
