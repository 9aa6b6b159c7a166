"""Names kept whole: nicknames, initials, numbers of units, and names that are other words."""

from __future__ import annotations

import pytest

import attrib


@pytest.mark.parametrize(
    "text, speakers",
    [
        ('"The road is shut," said Omar "the Fox" Haddad, a smuggler.', ['Omar "the Fox" Haddad']),
        (
            "Jorge “El Lobo” Pardo, a driver, said the road was shut. “Nobody came,” Pardo said.",
            ["Jorge “El Lobo” Pardo"] * 2,
        ),
        ("Nina ‘Mouse’ Castell told reporters the vault was empty.", ["Nina ‘Mouse’ Castell"]),
        ("“We won,” Viktor “Vic” Sorel said.", ["Viktor “Vic” Sorel"]),
        ("Two boys died, said Dr. A. K. Rahman of the city hospital.", ["A. K. Rahman"]),
        ("The plan was leaked, said Lt. Col. I. J. Moss.", ["I. J. Moss"]),
        ("Prof. A. B. Castell said the ice was thin.", ["A. B. Castell"]),
        ("The 14th Mountain Division said it had taken two villages.", ["14th Mountain Division"]),
        ("The 3rd Armoured Brigade denied that its guns had fired.", ["3rd Armoured Brigade"]),
        ("The pier held, Ann Price said. Will Frost said it broke.", ["Ann Price", "Will Frost"]),
        ("On Friday PM Dora Fisk said the vote would go ahead.", ["Dora Fisk"]),
        ('"We leave in May," PM Dora Fisk said. "It is time," Ms Fisk added.', ["Dora Fisk"] * 2),
        ("“Get down!” yelled Corporal Dora Fisk.", ["Dora Fisk"]),
        ("Giving evidence, PC Omar Haddad said the door was open.", ["Omar Haddad"]),
        ("Sgt. 1st Class Dora Fisk said the road was mined.", ["Dora Fisk"]),
        ("Mr Justice Haddad said the law was plain.", ["Haddad"]),
        ("Air Vice-Marshal Ann Castell said the jets had left.", ["Ann Castell"]),
        ("Brig. (retd.) S. K. Haddad said the P.R.T. trucks had left.", ["S. K. Haddad"]),
        ("The Class Action Network said it had sued.", ["Class Action Network"]),
        ("Ana del Carmen Castell y Pardo said the wall had moved.", ["Ana del Carmen Castell y Pardo"]),
        ("Piet van den Sorel said it held. Van den Sorel said it was luck.", ["Piet van den Sorel"] * 2),
        ('He read "the Fox" aloud. Haddad said it was short.', ["Haddad"]),
    ],
)
def test_names_are_whole(text, speakers):
    assert [item.speaker for item in attrib.extract(text).attributions if item.speaker] == speakers
