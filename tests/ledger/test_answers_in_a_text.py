"""What one text itself sets against what was said just before: short reports, and who denies what."""

import pytest
from claim_texts import build


def read_denials(text):
    """Who denies whose words, and the words."""
    claims = {claim.id: claim for claim in build(text)}
    return sorted(
        (claim.members[0].speaker, claims[item.claim].members[0].speaker, claims[item.claim].text)
        for claim in claims.values()
        for item in claim.relations
        if item.type == "denies"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union said on Monday that guards had locked the gate. Not so, said the company.",
            ("company", "union", "guards had locked the gate"),
        ),
        (
            "Activists said the police had beaten students. “A lie,” said the district chief, Jan Morel.",
            ("Jan Morel", "activists", "the police had beaten students"),
        ),
        (
            "The mayor of Orsk said the dam had cracked. “That is a shameless lie, and it frightens people,” "
            "said the energy ministry.",
            ("Sudanese energy ministry", "mayor of Orsk", "the dam had cracked"),
        ),
        (
            "The police said there had been five gunmen. A witness, Ana Reis, said this was not true.",
            ("Ana Reis", "Sudanese police", "there had been five gunmen"),
        ),
    ],
)
def test_what_is_called_untrue_is_what_was_said_just_before(text, expected):
    (found,) = read_denials(text)
    assert found == expected


def test_a_denial_that_only_points_is_of_the_happening_it_points_at():
    text = (
        "A blast in Orsk killed 12 people on Monday, the ministry said.\n\n"
        "A dam broke near Velm on Tuesday. The warden said that the sluices had been shut.\n\n"
        "The energy board rejected the claim. It said the dam was old."
    )
    assert read_denials(text) == [("energy board", "warden", "the sluices had been shut")]


@pytest.mark.parametrize(
    ("said", "denial", "answers"),
    [
        ("the wards had run out of oxygen", "The hospital denied that oxygen had run out.", True),
        ("the doors had been welded shut", "The owner denied that a door had been welded.", True),
        ("the wards had run out of oxygen", "The hospital denied that any nurse had been dismissed.", False),
        ("the road to Velm was shut", "The council denied that Velm would get a new mayor.", False),
        ("no bread had come", "The council denied that bread was short.", False),
    ],
)
def test_a_denial_takes_up_a_word_of_what_was_said_just_before(said, denial, answers):
    text = f"A teacher in Tarn told the radio that {said}. {denial}"
    assert [words for _, _, words in read_denials(text)] == [said] * answers


@pytest.mark.parametrize(
    "text",
    [
        "The police said there had been five gunmen. The false alarms of last year were forgotten, residents said.",
        "The coach said the bus had left. Nonsense about buses, an editor said, is what sells papers.",
    ],
)
def test_words_for_what_is_untrue_deny_nothing_where_they_speak_of_something_else(text):
    assert read_denials(text) == []


def test_what_is_restated_behind_a_colon_is_not_what_is_denied():
    text = (
        "The closed gates were the organisers' matter, the coach said. "
        "The union denied that these had been locked: the small gates stood open."
    )
    assert read_denials(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "“That is not a lie,” said the rector.",
        "“This is hardly fiction,” said the rector.",
        "Not so long ago the gate was open, said the rector.",
        "“Fiction sells well,” said the rector.",
        "“Not true love, but duty,” said the rector.",
        "“Lies and more lies come from abroad,” said the rector.",
    ],
)
def test_words_for_what_is_untrue_that_deny_nothing(words):
    assert read_denials(f"Activists said the police had beaten students. {words}") == []


@pytest.mark.parametrize(
    ("said", "denial"),
    [
        ("the oxygen had run out", "The ministry denied that oxygen was too expensive."),
        ("the road had been closed by snow", "The company denied that it had closed its office."),
    ],
)
def test_one_word_of_several_takes_up_nothing(said, denial):
    assert read_denials(f"A teacher in Tarn told the radio that {said}. {denial}") == []
