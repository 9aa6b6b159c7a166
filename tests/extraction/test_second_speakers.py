"""Where a second speaker's clause ends the first one's, in bracket notation: who says what."""

from __future__ import annotations

import pytest

import attrib
from attrib.model import Document
from attrib.rules.load import parse_example

ENDED = [
    "[S: The port] [C: says] [T: the oil came from a wreck] but divers in Salo maintain that the pier leaked.",
    "The port says the oil came from a wreck but [S: divers in Salo] [C: maintain] that [T: the pier leaked].",
    "[S: The firm] [C: says] [T: the leak was small], but the village's headman, Ola Reke, says it killed the fish.",
    "[S: The firm] [C: says] [T: the leak was small], whereas his brother, Jan Reke, believes it was not.",
    "[S: The bank] [C: said] [T: prices would fall] and the chamber of trade, which lends to shops, said they would rise.",
    "[S: Tarn] [C: said] [T: the ship was empty]; Varn said it was full of grain.",
    "[C: According to] [S: the guards] [T: the gate was locked], but according to a cleaner it stood open.",
    "[T: The pitch was fine], [S: captain Tomas Frei] [C: said], but coach Abel Unger felt it was too wet.",
    "The pitch was fine, captain Tomas Frei said, but [S: coach Abel Unger] [C: felt] [T: it was too wet].",
    "[T: The boys], [C: said] [S: the nurse], [T: were asleep], and a porter added that two had a fever.",
    "[S: Mr Oke] [C: told] the jury [T: he was ill], but his cousin told detectives he was at work.",
    # what one person quotes stays his
    "[S: The girl] [C: said] [T: she wanted to stay but her mother had told her to leave].",
    "[S: The firm] [C: said] that [T: the smell was gone and that the council said it was harmless].",
    "[S: The man] [C: said] [T: he was ill and he hoped the vote would be put off].",
    # what others said is found within what one says
    "The paper said [S: a scout in the valley] had [C: told] it [T: the bridge was gone].",
    "The clerk said that [S: the accused] had [C: claimed] [T: he was asleep].",
    "A baker said [S: Orman dock workers] had [C: told] her that [T: the cranes no longer worked].",
    "Mrs Lund said that a week before the flood [S: her son] had [C: told] her [T: the wall was cracked].",
]  # fmt: skip


@pytest.mark.parametrize("marked", ENDED)
def test_what_one_says_ends_where_another_speaks(marked):
    text, marks = parse_example(marked)
    wanted = {mark: [text[s:e] for letter, _, s, e in marks if letter == mark] for mark in "SCT"}
    got = [
        {m: [text[s:e] for s, e in spans] for m, spans in zip("SCT", (a.source, a.cue, a.content))}
        for a in attrib.process_document(Document(id="d", text=text)).attributions
    ]
    assert wanted in got, got
