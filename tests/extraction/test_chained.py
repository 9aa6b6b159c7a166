"""Who speaks where participles, sayings and passives follow one another, in bracket notation."""

from __future__ import annotations

import pytest
from extraction_texts import assert_read

import attrib
from attrib.model import Document


def read(text):
    return attrib.extract(Document("d", text)).attributions


READ = [
    # participles that are joined have one subject, that of the sentence
    "[S: The guild] [C: said] [T: the toll was illegal], adding that it hurt farmers and urging drivers to refuse it.",
    "[S: The guild] said the toll was illegal, [C: adding] that [T: it hurt farmers] and urging drivers to refuse it.",
    "[S: The guild] said the toll was illegal, adding that it hurt farmers and [C: urging] [T: drivers to refuse it].",
    "[S: Mayor Ida Roth] shut the pool for a week, [C: saying] [T: chlorine had leaked] and warning that fumes might spread.",
    "[S: Mayor Ida Roth] shut the pool for a week, saying chlorine had leaked and [C: warning] that [T: fumes might spread].",
    "[S: The strikers] left the hall, [C: blaming] [T: the owner] and calling his offer a trick.",
    "[S: The strikers] left the hall, blaming the owner and [C: calling] [T: his offer a trick].",
    # a participle before its sentence
    "[C: Insisting] that [T: the vault was empty], [S: the banker, Otto Fenn], handed over the keys.",
    "[C: Citing] [S: two sailors], the Gazette said [T: the ferry had lost power twice].",
    "[T: The dam will close in May], [C: said] [S: Radio Orm], quoting an engineer.",
    # what somebody had told the speaker
    "The vet said [S: two farmers] had [C: told] her that [T: the calves were ill].",
    "The vet said that [S: two farmers] had [C: told] her [T: the calves were ill].",
    # passives with who it was at the end
    "[T: The bridge] was [C: described] [T: as a death trap] by [S: three former mayors].",
    "[T: The fire] was [C: blamed] [T: on a faulty lamp] by [S: the fire chief, Ana Ruiz].",
    "[T: The referee] was [C: called] [T: a cheat] by [S: two coaches].",
    "[T: The nurse] was [C: praised] by [S: the court] [T: for her candour].",
    # by what people are told, and by nobody
    "The crews were [C: informed] by radio that [T: the port was shut].",
    "Tenants were [C: told] by letter [T: to leave by May].",
    # what is written says it, not who turns it down
    "The firm condemned [S: a motion] [C: accusing] [T: it of fraud].",
    "The club dismissed [S: a story in the Herald] [C: saying] [T: its coach had resigned].",
    "The firm disputed [S: an audit] that [C: said] [T: it had hidden its debts].",
    # sources whole: nicknames, who goes by a name, clauses before the verb
    "[S: Deputy Karl “Kalle” Brandt of Bergen] [C: called] [T: the law a mess].",
    "[C: According to] [S: Petr “Pepa” Novak, the gang's driver], [T: the vault was empty].",
    "[T: “I won,”] [C: said] [S: Lena “Speedy” Roth, the runner turned senator].",
    "[S: A rebel commander known as Abu Zahra] [C: said] [T: the road was mined].",
    "[S: One aide, who was not cleared to speak], [C: described] [T: the dinner as a wake].",
    "[S: Aides, who spoke anonymously because the talks go on], [C: believe] [T: the pact is dead].",
    "[S: Striking nurses] late on Monday night [C: announced] that [T: they would go back to work].",
    "[T: As many as 90 sailors] are [C: believed] [T: to be in the hull].",
    "[S: The union] [C: estimates] [T: 40 pits will close].",
    # who is quoted, with all that says who it is
    "[S: The Herald] [C: quoted] [T: the port's head, Captain Ola Berg, as saying that two cranes had fallen].",
    "The Herald quoted [S: the port's head, Captain Ola Berg], as [C: saying] that [T: two cranes had fallen].",
    "Radio Orm quoted [S: the widow, Ina Sol], as [C: telling] mourners that [T: the guard had fled].",
    "[T: “They have run,”] the Gazette quoted [S: the colonel] as [C: saying].",
    "[T: „They took the seed“], [S: the miller] [C: told] Orbis, [T: „even the dog.“]",
    # an answer with its mark, and who signs
    "[S: Her] [C: reply] to the press was short: [T: “Never.”]",
    "[T: “The match was a farce”] [C: —] [S: Manager Paul Trent] after Sunday's game.",
    "[T: “It will burn all night,”] [C: –] [S: fire chief Asa Lind].",
    # who is shown, and how he is
    "[S: Seamstress Ada Lomba] keeps a light in the window. [T: “He may come home.”]",
    "[S: The keeper] was furious. [T: “He fell on purpose.”]",
    "[S: Omar Lind, 30], points to a hole. [T: “My bed was there.”]",
    # claims inside answers
    "Police could not confirm [C: reports] that [T: a second car had been found].",
    "There is no truth in the [C: rumour] that [T: the king is ill], the court said.",
    "The firm has rejected [C: accusations] by [S: two former drivers] that [T: it hid the bills].",
    "[S: Minsk] [C: scoffed] at [T: Western claims that it had shut the road].",
    "The abbot ignored [C: calls] by [S: war widows] for [T: him to step down].",
    "[T: “Where is my son?”] [S: Mara, 40], kept [C: asking].",
    "[T: Two clerks] were [C: accused] [T: of fraud] by [S: the auditor].",
    "Checkers read [S: a video] that [C: claimed] [T: the mayor had fled].",
    "[T: “We won,”] the Gazette quoted [S: one of the rebels] as [C: saying].",
    # questions
    "[S: Deputies] [C: questioned] [T: whether the fund was empty].",
    "[S: Creditors] [C: demanded to know] [T: where the gold had gone].",
    "[T: “Are you sure?”] [S: Mrs. Li Na, a guide], [C: asked] the tourists.",
    "[T: “Shame!”] [S: dockers from the east pier] [C: chanted] as the vote was read out.",
]


@pytest.mark.parametrize("marked", READ)
def test_sentence_is_read(marked):
    assert_read(marked)


@pytest.mark.parametrize(
    "text",
    [
        "No party has claimed victory.",
        "Divers combed the bay and found a shoe.",
        "The cook added salt and left.",
        "The pianist announced her band and sat down.",
        "The club named Igor Valt as its new coach.",
        "The report, drafted by two judges, was late.",
        "The ministry will announce in June whether the dam is to be built.",
        "The verdict has not been announced.",
        "The memo does not mention the leak.",
        "The tourist claimed his luggage and left.",
        "The guide told them a joke and rang the bell.",
        "They argued for two hours.",
        "The panel will report next month.",
        "The clinic charged her a fee of 20 euros.",
        "The boxer they call “the Saint” left on Friday.",
    ],
)
def test_nothing_is_said(text):
    assert not read(text)


@pytest.mark.parametrize(
    "text, stance",
    [
        ("The airline said it would refund every ticket.", "promises"),
        ("The court said it would recognise the marriage.", "promises"),
        ("The mayor said she would step down in May.", "promises"),
    ],
)
def test_what_the_source_will_do_is_a_promise(text, stance):
    assert [item.stance for item in read(text)] == [stance]
