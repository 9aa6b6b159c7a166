"""Who is named after speaking, by title among namesakes, or by a clause: one speaker a saying."""

from __future__ import annotations

import pytest

import attrib
from attrib.model import Document

SPEAKERS = [
    # named in a later sentence
    (
        "A relief worker said the depot was empty. The relief worker, Nils Brandt of Open Hand, said rice was gone.",
        ["Nils Brandt", "Nils Brandt"],
    ),
    (
        "“It fell on us,” said a passenger. The passenger, 41-year-old Sara Kline, lost a shoe.",
        ["Sara Kline"],
    ),
    (
        "A spokesman for the militia said it held the pass. The spokesman, who gave his name as Abu Tamim, said it was cold.",
        ["Abu Tamim", "Abu Tamim"],
    ),
    (
        "A mine worker said the crane had leaned. The man, Pedro Lanz, said it creaked.",
        ["Pedro Lanz", "Pedro Lanz"],
    ),
    ("The driver's brother said he wept. The brother, Anil Deo, said nobody came.", ["Anil Deo", "Anil Deo"]),
    ("“It shook,” said a baker. The 60-year-old, Rami Sayegh, lost his oven.", ["Rami Sayegh"]),
    ("A nurse said the lift was stuck. A woman, Ida Falk, said it was not.", ["nurse", "Ida Falk"]),
    # a man of whom others speak is not who spoke before
    ("A policeman said the robber had fled. The man, Ivo Brod, is wanted for murder.", ["policeman"]),
    ("A witness said a gunman fired. The man, Abu Dun, was killed by police.", ["witness"]),
    ("A ranger said a patient fell. The man, Ivo Brod, said he did not.", ["ranger", "Ivo Brod"]),
    # named by a clause
    ("A rebel commander known as Abu Zahra said the road was mined.", ["Abu Zahra"]),
    ("“Run,” a miner who identified himself only as Tarek told them.", ["Tarek"]),
    ("An old priest, later identified as Father Luis Mora, said the bell had cracked.", ["Luis Mora"]),
    ("Aides, who spoke anonymously because the talks go on, believe the pact is dead.", ["aides"]),
    # of several of one surname, by what each is
    (
        "Ivan Kohl, the mayor, met Police Chief Marta Kohl. Chief Kohl said it was late. Mayor Kohl said it was not.",
        ["Marta Kohl", "Ivan Kohl"],
    ),
    ("Peter Sand, the coach, and Axel Sand, the referee, met. Coach Sand said it was over.", ["Peter Sand"]),
    # of two
    ("Both Meridal and Kovatech bid for the mill. The former said it had the money.", ["Meridal"]),
    # who signs, and not the body behind the name
    ("“The board is calm.”\n— Íñigo Balza, lead director, Grupo Mirador", ["Íñigo Balza"]),
    # titles and nicknames
    ("“Sit down,” said Comrade Joel Banda.", ["Joel Banda"]),
    ("PC Ruth Lane said the van was stolen.", ["Ruth Lane"]),
    ("Hon. Peter Mutua said the bill was dead.", ["Peter Mutua"]),
    ("Brig. (retd.) Amir Sethi said the base was safe.", ["Amir Sethi"]),
    ("Stephen 'Stevie' Marr said he was tired. 'I am done,' Marr said.", ["Stephen 'Stevie' Marr"] * 2),
]


@pytest.mark.parametrize("text, speakers", SPEAKERS)
def test_who_is_meant(text, speakers):
    assert [item.speaker for item in attrib.process_document(Document("d", text)).attributions] == speakers
