"""Where a second speaker's clause ends the first one's, in bracket notation: who says what."""

from __future__ import annotations

import pytest
from extraction_texts import assert_found, read_parts

import attrib
from attrib.model import Document

ENDED = [
    # the second one stands behind his words
    "[T: Five men drowned], [S: the port] [C: said], while nine were hurt, the mayor said.",
    "Five men drowned, the port said, while [T: nine were hurt], [S: the mayor] [C: said].",
    "[T: Five men drowned], [S: the port] [C: said], whereas nine were hurt according to the mayor.",
    "Five men drowned, the port said, whereas [T: nine were hurt] [C: according to] [S: the mayor].",
    "[T: Five men drowned], [S: the port] [C: said], and nine were hurt, according to the mayor.",
    "Five men drowned, according to the port, whereas [T: nine were hurt] [C: according to] [S: the mayor].",
    "The port said five men drowned, whereas [T: nine were hurt] [C: according to] [S: the mayor].",
    "Five men drowned, the port said, while [T: nine were hurt], [C: according to] [S: the mayor], while ten fled, according to the army.",
    # … and tells all of it
    "[T: The dam failed], [S: engineers] [C: said], [T: but not the road that ran above it], the mayor said.",
    "[S: The president] [C: said] [T: talks would go on], but that no date was set, TASS reported.",
    "[T: The port said the pier, but not the mole, was open], [S: the Gazette] [C: reported].",
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
    # the article's own doubt of what was said
    "[S: The radio] [C: reported] that [T: nine miners were dead]; the report has not been verified.",
    "[S: The militia] [C: said] [T: it had shot down a plane], but the claim could not be independently confirmed.",
    # who is so by hearsay
    "[T: The mayor] [C: reportedly] [T: left by the back door], and his driver allegedly took the safe.",
    # what somebody does in the middle of a quotation is no saying
    "[T: “They came up this lane”] — she pointed with her stick — [T: “and burned the barn,”] [C: said] [S: Uma Lind, a farmer].",
    "[S: Mayor Uma Lind] [C: said]: [T: “We shall stay”] — the hall cheered — [T: “all of us.”]",
    # an age, what somebody is, and what something was, before the verb
    "[S: Omar Lund, 40, a father of two who left in May], [C: says] [T: nobody has hired him].",
    "The club sold its pitch, [T: a decision] [S: captain Uma Lind] [C: described] [T: as harsh].",
    "The bank will close, [T: a plan] that [S: farmers] [C: attacked] [T: as a betrayal].",
    "[T: The raid was a failure], [C: admitted] [S: an aide who spoke on condition of anonymity].",
    # letters with stops and brackets end no sentence
    "[S: Brig. (retd.) Omar Lund] [C: said] [T: the P.R.T. trucks had come back].",
    "[S: The staff] [C: told] Reuters [T: the radio reported the ministry as saying two jets were lost].",
    "[S: The army] [C: says] [T: nine rebels surrendered], a claim that could not be independently verified.",
    "[S: The rebels] [C: said] [T: they took the fort], but there was no way to verify the claim.",
    # who speaks without a verb
    "[S: Tarn] [C: reported] [T: six dead], Varn eleven.",
    "Tarn [C: reported] six dead, [S: Varn] [T: eleven].",
    "[S: Guards] [C: said] [T: 60 huts had burned], their neighbours more than 200.",
    "[S: The firm] [C: says] [T: the well is safe] and the union that it is not.",
    "The firm [C: says] the well is safe and [S: the union] that [T: it is not].",
    "[S: Her aunt] [C: said] [T: she saw the man and the dog that bit him].",
    # a gesture behind who speaks
    "[T: “We lost the wheat,”] [C: said] [S: Mrs Lund] — she lifted a sack — [T: “and then the goats.”]",
    "Though the mill says it is safe, [S: rescuers at the site] [C: said] [T: the wall was cracked].",
    "Omar says he was paid, but [S: two guards] [C: told] the BBC [T: nobody was paid].",
    "“We were [C: told] [T: the boat was full],” a sailor said.",
]  # fmt: skip


@pytest.mark.parametrize("marked", ENDED)
def test_what_one_says_ends_where_another_speaks(marked):
    assert_found(marked, read_parts)


@pytest.mark.parametrize(
    "text",
    [
        "The court heard that Dr Uma Lind, 58, of Tarn, billed the trust for shoes he never sold.",
        "“They came up this lane” — she pointed with her stick — “and burned it,” said Uma Lind.",
        "Mayor Uma Lind said: “We shall stay” — the hall cheered — “all of us.”",
    ],
)
def test_one_attribution_is_all(text):
    assert len(attrib.process_document(Document(id="d", text=text)).attributions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The White House referred all questions to the Pentagon.",
        "Neither the club nor the agent responded to requests for comment.",
        "Goma counts its dead.",
        "The minister, who said nothing to the cameras, left.",
        "Parliament raised the retirement age to 67.",
    ],
)
def test_nothing_is_said(text):
    assert attrib.process_document(Document(id="d", text=text)).attributions == ()
