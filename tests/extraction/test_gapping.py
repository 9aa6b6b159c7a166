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
    ],
)
def test_a_second_speaker_is_found(text, first, second):
    assert [(source, content) for source, _, content in read(text)] == [first, second]


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
    ],
)
def test_what_one_says_stays_one(text):
    assert len(read(text)) == 1
