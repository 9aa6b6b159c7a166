"""Speakers are named as the text spells them out; what counts them over texts goes by the registry."""

from __future__ import annotations

import pytest

import attrib
from attrib.model import Document
from attrib.sources.origins import name_in_registry
from attrib.sources.spelling import spells_out

SPELT = [
    (
        "The Federal Security Service said ten fled. The FSB said it was over.",
        ["Federal Security Service"] * 2,
    ),
    ("The FSB said ten had fled.", ["FSB"]),
    ("The US Navy said it left. The United States Navy said no more.", ["United States Navy"] * 2),
    ("The United States Navy said it had left the port.", ["United States Navy"]),
    ("Agnès Callamard said it was murder. Callamard said it was planned.", ["Agnès Callamard"] * 2),
    ("Crown Prince Mohammad bin Salman said he knew nothing.", ["Mohammad bin Salman"]),
    ("Bashar al-Assads envoy came. Bashar al-Assad said he would stay.", ["Bashar al-Assad"]),
    ("The Turkish Armed Forces said ten fled. The Turkish military said no more.", ["Turkish military"] * 2),
    ("CBS News said ten had fled.", ["CBS"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPELT)
def test_speakers_are_spelt_as_the_text_does(text, speakers):
    assert [item.speaker for item in attrib.process_document(Document("d", text)).attributions] == speakers


def test_the_registrys_name_and_id_stay():
    (item,) = attrib.process_document(
        Document("d", "The Federal Security Service said ten fled.")
    ).attributions
    assert (item.speaker_id, name_in_registry(item)) == ("fsb", "FSB")
    (item,) = attrib.process_document(Document("d", "The FSB said ten fled.")).attributions
    assert (name_in_registry(item), dict(item.extra)) == ("FSB", {})


def test_claims_name_speakers_as_the_registry_does():
    texts = [
        "The Federal Security Service said 10 people died in Orsk.",
        "The FSB said 12 people died in Orsk.",
    ]
    ledger = attrib.claims([Document(str(k), text) for k, text in enumerate(texts)])
    assert {member.speaker for claim in ledger.claims for member in claim.members} == {"FSB"}


@pytest.mark.parametrize(
    ("words", "name", "spelt"),
    [
        ("United States Air Force", "US Air Force", True),
        ("U.S. Air Force", "US Air Force", False),
        ("California Department of Forestry and Fire Protection", "Cal Fire", True),
        ("NBC News", "NBC", False),
        ("U.S. Central Command", "US military", False),
        ("Air Force", "US Air Force", False),
    ],
)
def test_initials_and_shortened_words_are_spelt_out(words, name, spelt):
    assert spells_out(words.split(), name.split()) is spelt


BRACKETED = [
    ("Norvale Gas and Light (NG&L) owns lines. NG&L said they hum.", "Norvale Gas and Light"),
    (
        "She led NWF (Norvale Wrestling Federation) in May. NWF said it was sad.",
        "Norvale Wrestling Federation",
    ),
    ("She led NWF (with Odo Brink) in May. NWF said it was sad.", "NWF"),
    # letters that several bodies have
    ("The RPF (Railway Police Force) has staff. The RPF said it was sad.", "Railway Police Force"),
]


@pytest.mark.parametrize(("text", "speaker"), BRACKETED)
def test_letters_are_spelt_out_in_brackets_on_either_side(text, speaker):
    assert [item.speaker for item in attrib.process_document(Document("d", text)).attributions] == [speaker]
