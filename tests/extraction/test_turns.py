"""Attributions by the form of the page, and what gives way to them."""

import pytest

from attrib.extraction.settle import extract_attributions
from attrib.language.segment import segment_document
from attrib.model import Document

NEXT = "\n\nThe road had been shut for a week."


def read(text):
    doc = Document("d", text)
    return [
        (
            " | ".join(text[a:b] for a, b in item.source),
            " | ".join(text[a:b] for a, b in item.cue),
            " | ".join(text[a:b] for a, b in item.content),
            item.rule.split(":")[0],
        )
        for item in extract_attributions(doc, segment_document(doc))
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Flood kills nine, villagers say" + NEXT, ("villagers", "say", "Flood kills nine")),
        ("Bridge is safe, says ministry" + NEXT, ("ministry", "says", "Bridge is safe")),
        (
            "Raid was 'a mistake', admits defence chief" + NEXT,
            ("defence chief", "admits", "Raid was 'a mistake'"),
        ),
        ("Rebels have left Tarin, army claims" + NEXT, ("army", "claims", "Rebels have left Tarin")),
        ("'We heard two blasts', says witness" + NEXT, ("witness", "says", "'We heard two blasts'")),
        ("Two aid workers freed, UN confirms" + NEXT, ("UN", "confirms", "Two aid workers freed")),
        ("UN: two aid workers freed" + NEXT, ("UN", ":", "two aid workers freed")),
        ("Two aid workers freed - UN" + NEXT, ("UN", "-", "Two aid workers freed")),
    ],
)
def test_headlines(text, found):
    title = [item[:3] for item in read(text)]
    assert title == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Brodna: a town without water" + NEXT,
        "Dam breaks, nine dead" + NEXT,
        "Bread, salt and water" + NEXT,
        "Fire out, roads open" + NEXT,
    ],
)
def test_headlines_that_nobody_says(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "Bishop vows to stay; choir 'in despair' - diocese" + NEXT,
            [("Bishop", "vows", "to stay"), ("diocese", "-", "choir 'in despair'")],
        ),
        (
            "Oslo: talks 'went nowhere'; Bergen: nonsense" + NEXT,
            [("Oslo", ":", "talks 'went nowhere'"), ("Bergen", ":", "nonsense")],
        ),
        (
            "Dam is sound, says builder – but minister blames cracks" + NEXT,
            [("builder", "says", "Dam is sound"), ("minister", "blames", "cracks")],
        ),
        ("Malawi landslide: nine missing - rescuers" + NEXT, [("rescuers", "-", "nine missing")]),
        ("Tariffs 'a mistake': Fed's Marlow" + NEXT, [("Fed's Marlow", ":", "Tariffs 'a mistake'")]),
        (
            "Mining licence 'void', rules Lima court" + NEXT,
            [("Lima court", "rules", "Mining licence 'void'")],
        ),
        ("Quarry fouled the well, rules court" + NEXT, [("court", "rules", "Quarry fouled the well")]),
        ("Dean of Orm to students: Sell your bikes" + NEXT, [("Dean of Orm", ":", "Sell your bikes")]),
        ("Coach Ada Holm on loss: 'We froze'" + NEXT, [("Coach Ada Holm", ":", "'We froze'")]),
        ("Ferry talks 'near', says Malta as queues grow" + NEXT, [("Malta", "says", "Ferry talks 'near'")]),
        ("EXCLUSIVE-Port to close two docks -sources" + NEXT, [("sources", "-", "Port to close two docks")]),
        ("Raid on Orm kills nine - mayor", [("mayor", "-", "Raid on Orm kills nine")]),
        ("Buses too slow, angry mother tells mayor" + NEXT, [("angry mother", "tells", "Buses too slow")]),
        ("Milk prices: 'We are finished', say farmers" + NEXT, [("farmers", "say", "'We are finished'")]),
        (
            "Pope urges truce as union leader says strike goes on" + NEXT,
            [("Pope", "urges", "truce"), ("union leader", "says", "strike goes on")],
        ),
        (
            "Auditor slams 'secret' fund, governor denies wrongdoing" + NEXT,
            [("Auditor", "slams", "'secret' fund"), ("governor", "denies", "wrongdoing")],
        ),
    ],
)
def test_halves_of_headlines(text, found):
    assert [item[:3] for item in read(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Snakebites: what to do before help comes" + NEXT,
        "Ferry disaster: divers reach wreck" + NEXT,
        "Vaccine trial halted, reasons unclear" + NEXT,
        "Obituary: the woman who drew the moors" + NEXT,
        "Chess Cup 2031: Malta beat Peru" + NEXT,
    ],
)
def test_what_a_headline_is_about_says_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "*BOJ'S TANAKA: NO HURRY TO RAISE RATES\n*BOJ'S TANAKA: YEN 'TOO WEAK'",
            [
                ("BOJ'S TANAKA", ":", "NO HURRY TO RAISE RATES"),
                ("BOJ'S TANAKA", ":", "YEN 'TOO WEAK'"),
            ],
        ),
        ("*PERU TO SHUT TWO MINES - SOURCES", [("SOURCES", "-", "PERU TO SHUT TWO MINES")]),
        ("*PERU: TWO DEAD IN LANDSLIDE", []),
        (
            "09:40 — Coastguard (@coastguard): Two boats are adrift.",
            [("Coastguard (@coastguard)", ":", "Two boats are adrift.")],
        ),
        ("10.45am: Police: Two people have been held.", [("Police", ":", "Two people have been held.")]),
        (
            'Who: Lagos Fire Service\nWhere: Ikeja\nQuote: "Four people were pulled out."',
            [("Lagos Fire Service", "Quote", '"Four people were pulled out."')],
        ),
        (
            'Source: Novosti, citing the mayor\n\nQuote: "Nine people were pulled from the river."',
            [
                ("the mayor", "citing", '"Nine people were pulled from the river."'),
                ("Novosti", "Quote", '"Nine people were pulled from the river."'),
            ],
        ),
        (
            "Mr OLSEN (Bergen North): Will she resign?\n\nThe MINISTER: I will not.",
            [
                ("Mr OLSEN (Bergen North)", ":", "Will she resign?"),
                ("The MINISTER", ":", "I will not."),
            ],
        ),
        (
            "OLSEN (laughing): Will she resign?\n\nMINISTER: I will not.",
            [("OLSEN", ":", "Will she resign?"), ("MINISTER", ":", "I will not.")],
        ),
        (
            '"The pier will hold." (Ada Holm, harbour master)',
            [("Ada Holm, harbour master", "(", '"The pier will hold."')],
        ),
        ('"The pier will hold." (Reuters)', []),
        (
            "Ada Holm, mayor of Orm, on the pier: “It will hold.”",
            [("Ada Holm, mayor of Orm", ":", "“It will hold.”")],
        ),
        ("RT @harbour_orm: The pier will hold.", [("@harbour_orm", ":", "The pier will hold.")]),
        (
            "Statement from the port ministry: The pier will hold. No ship is late.",
            [("the port ministry", "Statement from", "The pier will hold. | No ship is late.")],
        ),
        ("The road is shut.\n\nPhoto: Agence/Olsen. Caption: Lorries wait at the gate in May.", []),
    ],
)
def test_lines_of_wires_and_pages(text, found):
    assert [item[:3] for item in read(text)] == found


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "“I shall be brief,” the relief coordinator began. “There is no bread.\n\n“There is no water.”",
            (
                "the relief coordinator",
                "began",
                "“I shall be brief,” | “There is no bread. | “There is no water.”",
            ),
        ),
        (
            '"Two things failed," according to Ada Holm, who led the inquiry. "The bolts were old.\n\n"The '
            'welds were thin."',
            (
                "Ada Holm, who led the inquiry",
                "according to",
                '"Two things failed," | "The bolts were old. | "The welds were thin."',
            ),
        ),
        (
            'The reaction of the fishing guild came in one line: "We sail at dawn."',
            ("the fishing guild", "reaction", '"We sail at dawn."'),
        ),
        (
            'The guild\'s reply to the demand for a vote was short: "Never."',
            ("The guild's", "reply", '"Never."'),
        ),
        (
            "Captain Holm shrugs when the strike is mentioned. “Let them sail.”",
            ("Captain Holm", "“", "“Let them sail.”"),
        ),
    ],
)
def test_quotations_with_a_speaker_of_another_sentence(text, found):
    assert [item[:3] for item in read(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "“Harvest Moon” opened the concert.",
        "— Photos: Ada Holm, Orm Archive\n\nThe pier was moved in two parts.",
        "The pier was moved. Photograph: Ada Holm/Agence",
    ],
)
def test_pages_on_which_nobody_speaks(text):
    assert read(text) == []


def test_a_turn_takes_the_place_of_what_was_found_on_its_label():
    text = "KELLER: Who gave the order?\nORTEGA: I did. The order was mine."
    assert read(text) == [
        ("KELLER", ":", "Who gave the order?", "form.transcript"),
        ("ORTEGA", ":", "I did. | The order was mine.", "form.transcript"),
    ]


def test_datelines_tails_and_links_say_nothing():
    text = (
        "KISANGANI, Congo, May 3 (Reuters) - Shells fell on two villages.\n\nAlso read: Minister says he will stay\n\n"
        "Reporting by Ann Low; Editing by Bo Ek"
    )
    assert read(text) == []
