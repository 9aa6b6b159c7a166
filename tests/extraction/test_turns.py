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
        ("Buses too slow, angry mother tells mayor" + NEXT, [("angry mother", "tells", "Buses too slow")]),
        ("Milk prices: 'We are finished', say farmers" + NEXT, [("farmers", "say", "'We are finished'")]),
        (
            "Pope urges truce as rebel leader says war goes on" + NEXT,
            [("Pope", "urges", "truce"), ("rebel leader", "says", "war goes on")],
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
    ],
)
def test_what_a_headline_is_about_says_nothing(text):
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
