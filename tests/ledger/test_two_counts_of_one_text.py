"""Two counts that one text sets side by side: by whom, how far apart, how near each other."""

import pytest
from claim_texts import asserted

FAR = "The road was shut, and shops stayed closed all day in the town and around it. " * 6


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        # a body that is described beside one with a name
        (
            "A fire in Orsk killed at least 22 people on Monday, the Board of Mines said. "
            "The commissioner of safety put the number of dead at 25.",
            True,
        ),
        (
            "A ferry sank off Orsk on Monday. The coast guard said 14 people had died. "
            "The Orsk Fishermen's League counted 18 dead.",
            True,
        ),
        # a person may be the body's
        (
            "A ferry sank off Orsk on Monday. The mayor said 14 people had died. Jan Morel said 18 had died.",
            False,
        ),
        # two names that stand by each other may be further apart than two of two paragraphs
        (
            "A blast in Orsk killed 12 people on Monday, the Velm Miners' Union said. "
            "The Tarn Farmers' League said 30 people had been killed.",
            True,
        ),
        (
            f"A blast in Orsk killed 12 people on Monday, the Velm Miners' Union said. {FAR}"
            "The Tarn Farmers' League said 30 people had been killed.",
            False,
        ),
        (
            "A blast in Orsk killed 12 people on Monday, the Velm Miners' Union said. "
            "The Tarn Farmers' League said 60 people had been killed.",
            False,
        ),
        # a later state is no other count
        (
            "A blast in Orsk killed 12 people on Monday, the Velm Miners' Union said. "
            "The Tarn Farmers' League said the toll had risen to 30.",
            False,
        ),
        (
            "A blast in Orsk killed 12 people on Monday, the Velm Miners' Union said. "
            "The Tarn Farmers' League said 20 people had died by Friday.",
            False,
        ),
        # nor is that of a person who may speak for the body
        (
            "A blast in Orsk killed 10 people on Monday, the Velm League said. Jan Morel said 25 had died.",
            False,
        ),
        ("A blast in Orsk killed 10 people on Monday, the Velm League said. A spokeswoman said 12.", False),
    ],
)
def test_two_counts_of_one_text_conflict(text, conflict):
    assert bool(asserted(text)) == conflict


def test_classes_that_add_up_to_anothers_number_are_no_other_toll():
    text = (
        "A bomb went off near a post in Orsk on Monday and killed four people, the Velm Agency said. "
        "The Orsk Observatory said three civilians and one officer died."
    )
    assert asserted(text) == []
    assert asserted(text.replace("four people", "seven people"))
