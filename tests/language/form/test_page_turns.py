"""Who speaks by the form of the page alone."""

import pytest

from attrib.language.form.read import read_form

NEXT = "\n\nThe road had been shut for a week."


def turns(text):
    return [
        (
            turn.kind,
            None if turn.source is None else text[slice(*turn.source)],
            text[slice(*turn.cue)],
            " | ".join(text[slice(*span)] for span in turn.speech),
        )
        for turn in read_form(text).turns
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        # transcripts
        (
            "KELLER: Who gave the order?\nGEN. ORTEGA: I did.",
            [
                ("transcript", "KELLER", ":", "Who gave the order?"),
                ("transcript", "GEN. ORTEGA", ":", "I did."),
            ],
        ),
        (
            "Reporter: Is the dam safe?\n\nMinister Ines Faro: It is. We looked at it on Monday.",
            [
                ("transcript", "Reporter", ":", "Is the dam safe?"),
                ("transcript", "Minister Ines Faro", ":", "It is. We looked at it on Monday."),
            ],
        ),
        (
            "[Anna Keller]: Is the dam safe?\n[Ines Faro]: It is.",
            [
                ("transcript", "Anna Keller", ":", "Is the dam safe?"),
                ("transcript", "Ines Faro", ":", "It is."),
            ],
        ),
        (
            "Al Jazeera: Why did you leave?\n\nIdris Musa: There was no water.\n\nThere was no bread.\n\nAl Jazeera: Where are you now?\n\nIdris Musa: In Gao.",
            [
                ("transcript", "Al Jazeera", ":", "Why did you leave?"),
                ("transcript", "Idris Musa", ":", "There was no water. | There was no bread."),
                ("transcript", "Al Jazeera", ":", "Where are you now?"),
                ("transcript", "Idris Musa", ":", "In Gao."),
            ],
        ),
        (
            "We spoke to Nora Falk about the camp.\n\nQ. Who is in the camp?\n\nA. Mostly children.",
            [("transcript", "A", ".", "Mostly children.")],
        ),
        (
            "The hearing went on until noon. KELLER: Who gave the order? ORTEGA: I did.",
            [],
        ),
        (
            "The two met on Friday.\n\nThe Guardian: What did he say?\n\nMP Rosa Lind: Nothing at all.\n\nThe talks go on.",
            [
                ("transcript", "The Guardian", ":", "What did he say?"),
                ("transcript", "MP Rosa Lind", ":", "Nothing at all."),
            ],
        ),
        ("((DN)) : Who are you?\n\n((DN)) : Where were you born?\n\n((DN)) : Why did you leave?", []),
        (
            "Question: Who gave the order?\nAnswer: I do not know.",
            [("transcript", "Answer", ":", "I do not know.")],
        ),
        # who signs, not when; a sentence that names a paper is no heading
        (
            "\u201cWe came to win.\u201d \u2013 Keeper Jan Vos, before the game" + NEXT,
            [("signed", "Keeper Jan Vos", "\u2013", "\u201cWe came to win.\u201d")],
        ),
        (
            "\u201cWe came to win.\u201d \u2013 Keeper Jan Vos   after the game" + NEXT,
            [("signed", "Keeper Jan Vos", "\u2013", "\u201cWe came to win.\u201d")],
        ),
        ("A statement from the palace read: \u201cThe Queen is ill.\u201d" + NEXT, []),
        # headlines
        (
            "WHO: Cholera has reached the capital" + NEXT,
            [("headline", "WHO", ":", "Cholera has reached the capital")],
        ),
        (
            "Health ministry: 12 dead in fire" + NEXT,
            [("headline", "Health ministry", ":", "12 dead in fire")],
        ),
        (
            "12 dead in hotel fire \u2013 police" + NEXT,
            [("headline", "police", "\u2013", "12 dead in hotel fire")],
        ),
        (
            "“I was robbed” — ex-chairman" + NEXT,
            [("signed", "ex-chairman", "—", "“I was robbed”")],
        ),
        (
            "Mill ‘was never safe’ – ex-minister" + NEXT,
            [("headline", "ex-minister", "–", "Mill ‘was never safe’")],
        ),
        (
            "No bread before Monday – ABKM" + NEXT,
            [("headline", "ABKM", "–", "No bread before Monday")],
        ),
        (
            "Army took two villages - state TV" + NEXT,
            [("headline", "state TV", "-", "Army took two villages")],
        ),
        (
            "Two villages fall to rebels: monitor" + NEXT,
            [("headline", "monitor", ":", "Two villages fall to rebels")],
        ),
        (
            "Ines Faro: \u2018We were never asked\u2019" + NEXT,
            [("headline", "Ines Faro", ":", "\u2018We were never asked\u2019")],
        ),
        (
            "\u2018It was a wall of water\u2019: survivors of the flood" + NEXT,
            [("headline", "survivors of the flood", ":", "\u2018It was a wall of water\u2019")],
        ),
        ("Kenya: Flood kills nine in the north" + NEXT, []),
        ("Brodna: a town without water" + NEXT, []),
        ("Explainer: What we know about the dam" + NEXT, []),
        ("Opinion: The minister must go" + NEXT, []),
        ("Syria: a year of war" + NEXT, []),
        ("Fire at Port Anselm - what we know" + NEXT, []),
        # signed quotations and posts
        (
            "\u201cThe bridge is open.\u201d \u2013 Karin Holm, transport minister",
            [("signed", "Karin Holm, transport minister", "\u2013", "\u201cThe bridge is open.\u201d")],
        ),
        (
            '"We never left."\n\n\u2014 Idris Musa, a farmer, speaking by phone from Gao',
            [("signed", "Idris Musa, a farmer", "\u2014", '"We never left."')],
        ),
        (
            "\u201cWe never left.\u201d \u2013 Farmer Idris Musa" + NEXT,
            [("signed", "Farmer Idris Musa", "\u2013", "\u201cWe never left.\u201d")],
        ),
        ('"We never left." ~ Rima Noor, nurse', [("signed", "Rima Noor, nurse", "~", '"We never left."')]),
        ('"We never left." - a rebel commander', [("signed", "a rebel commander", "-", '"We never left."')]),
        (
            "All trains are running again. https://t.co/a1B2\n\n\u2014 Metro Line (@metroline) 3 June 2020"
            + NEXT,
            [("post", "Metro Line (@metroline)", "\u2014", "All trains are running again.")],
        ),
        (
            "Is anybody still in the tower? \u2014 Rosa Lind (@rosalind) May 4, 2021",
            [("post", "Rosa Lind (@rosalind)", "\u2014", "Is anybody still in the tower?")],
        ),
        ('"Never" - the word stood on every wall of the town.', []),
        # labels
        (
            'Source: Oleh Brand, head of the Lenov council, on Facebook\n\nQuote: "Three houses burnt."',
            [("label", "Oleh Brand, head of the Lenov council", "Quote", '"Three houses burnt."')],
        ),
        (
            'Source: State Emergency Service\n\nDetails: The fire was put out by noon.\n\nQuote: "Three houses burnt."',
            [("label", "State Emergency Service", "Quote", '"Three houses burnt."')],
        ),
        (
            'Message from Bishop Paul Ngoma:\n\n"Lay down your arms."',
            [("statement", "Bishop Paul Ngoma", "Message from", '"Lay down your arms."')],
        ),
        (
            'From the desk of the mayor: "The schools stay shut."',
            [("statement", "the mayor", "From the desk of", '"The schools stay shut."')],
        ),
        (
            'Joint statement by the two ministries: "The border is open."',
            [("statement", "the two ministries", "Joint statement by", '"The border is open."')],
        ),
        (
            "Rosa Lind, a nurse at the camp:\n\u201cThere are no beds.\u201d",
            [("statement", "Rosa Lind, a nurse at the camp", ":", "\u201cThere are no beds.\u201d")],
        ),
        ('Quote: "There are no beds," the nurse said.', []),
        ("Details: The nurse said there were no beds.", []),
        ("Kabul: sunny, 20C\nHerat: rain, 12C\nGhazni: snow", []),
        ("Ingredients: bread\nServes: 4", []),
        ('She put it so:\n"There are no beds."', []),
    ],
)
def test_turns(text, found):
    assert turns(text) == found


def test_an_answer_stands_for_who_is_interviewed():
    text = "An interview with Nora Falk, who runs the camp.\n\nQ: Who is there?\n\nA: Mostly children."
    (turn,) = read_form(text).turns
    assert turn.stands_for is not None and text[slice(*turn.stands_for)] == "Nora Falk"


def test_questions_are_marked():
    text = "KELLER: Who gave the order?\nORTEGA: I did."
    assert [turn.asks for turn in read_form(text).turns] == [True, False]


def test_labels_are_asides():
    text = "Details: The nurse said there were no beds.\n\nBackground: The camp opened in May."
    assert [(region.kind, text[slice(*region.span)]) for region in read_form(text).regions] == [
        ("label", "Details:"),
        ("label", "Background:"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A: " * 30_000,
        "- @a" * 30_000,
        "Q: a\n" * 5_000,
        '"' * 50_000,
        "A." * 40_000,
        "A " * 40_000,
        "\u2014 " * 40_000,
    ],
)
def test_hostile_pages_are_read_in_linear_time(text):
    read_form(text, "A A A A")
