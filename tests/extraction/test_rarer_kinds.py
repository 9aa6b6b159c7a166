"""Rarer kinds of sentences that were once misread, in bracket notation: who says what, with what cue."""

from __future__ import annotations

import pytest

import attrib
from attrib.model import Document
from attrib.rules.load import parse_example

READ = [
    "[S: The mayor] [C: denied] [T: taking bribes], even as prosecutors told reporters that he had been charged.",
    "[S: Tehran] [C: denied] [T: supplying the drones], even as inspectors said parts bore its marks.",
    "[S: The airline] [C: insisted] [T: flights were normal], even as passengers said they had slept on the floor.",
    "[S: Lagos] has “[C: condemned]” [T: the raid on its embassy].",
    "[S: The bank] has ‘[C: urged]’ [T: savers to stay calm].",
    "[S: The mayor] “[C: denounced]” [T: the verdict].",
    "[S: The king] “[C: regrets]” [T: the loss of the bridge].",
    "[S: The union] has ‘[C: rejected]’ [T: the offer].",
    "[S: Rome] has “[C: called on]” [T: both sides to stop].",
    "[S: The agency] “[C: warned]” [T: drivers to stay at home].",
    "[S: Kigali] has “[C: welcomed]” [T: the ceasefire].",
    "[T: “They took the cows,”] [C: recalled] [S: a former stable hand at a farm in Orm, who asked that his name be withheld].",
    "[T: “It was over,”] [C: said] [S: a nurse at the clinic, who asked not to be named because she feared for her job].",
    "[T: The deal was dead by noon], [C: confided] [S: a banker who was not authorised to speak].",
    "[T: Between 3 p.m. and 4 p.m. the pumps stood still], [S: the city's water board] [C: disclosed].",
    "[T: At 2 a.m. the reactor tripped], [S: the regulator] [C: disclosed].",
    "[T: Nine valves had rusted through], [S: the inspector] [C: disclosed].",
    "[T: The bridge is safe], [S: the engineer] [C: assured] reporters.",
    "[T: “Not one bus will run,”] [S: the mayor, Inge Holm], [C: posted] on X.",
    "The nurse testified that [S: the surgeon] had [C: assured] her [T: the knife was clean].",
    "The widow said [S: the doctor] had [C: warned] her [T: the drug could kill].",
    "The firm said [S: the council] had [C: promised] it [T: the road would be mended].",
    "She recalled that [S: the guard] had [C: reminded] them [T: the gate was shut at nine].",
    "The mayor said that [S: engineers] [C: informed] him [T: the dam was leaking].",
    "[S: The pilot] [C: assured] the captain [T: the channel was deep].",
    "[S: Doctors] [C: warned] him [T: the drug could kill].",
    "[S: Miners] marched through Lima, [C: demanding] that [T: the pits be reopened] and warning that more would follow.",
    "[T: The fire] was [C: blamed] by [S: police] [T: on two boys].",
    "[T: Both deaths] were [C: blamed] by [S: a coroner] [T: on the failure of a pump].",
    "Critics rounded on [S: the mayor] for [C: claiming] [T: the water was clean].",
    "Fans turned on [S: the club] for [C: saying] [T: the pitch was sound].",
    "The league punished [S: the coach] for [C: saying] [T: the referee was drunk].",
    "[T: The driver, a former boxer], [C: reportedly] [T: fled over the hills].",
    "[T: The suspect, Ivan Kos], [C: allegedly] [T: sold the guns].",
    "[S: Maj. Gen. T. R. Boone, U.S.A. (Ret.)], [C: said] [T: the depot was empty].",
    "[S: Cmdr. Ann Lee, R.N. (retd.)], [C: told] the inquiry that [T: the hull was thin].",
    "[S: Sen. P. Voss (R., Ohio)] [C: said] [T: the bill was dead].",
    "[S: Adm. Q. Rees (ret.)] [C: warned] that [T: the fleet was small].",
    "[T: The rumoured sale is a fairy tale], [S: the owner] [C: said].",
    "[S: The king] [C: said] [T: the alleged letter was a figment of the imagination].",
    "[S: The club] [C: said] [T: reports of a split were wide of the mark].",
    "[T: The supposed treasure is a legend], [S: the guide] [C: said].",
    "She lives in [T: a flat] [S: she] [C: says] [T: is haunted].",
    "[T: Dam is unsafe], [C: warn] [S: engineers]\n\nThe river is rising.",
    "[S: Omar Said, who grows figs], [C: reckons] [T: the fire began at noon].",
    "[S: The bank] [C: insisted] [T: it was solvent] even though auditors warned it was not.",
    "[S: The militia] [C: said] [T: it had shot down a drone], a claim that could not be checked.",
    "[S: Minsk] has “[C: rejected]” [T: the note].",
    "[T: There is not a grain of truth in the story], [S: her lawyer] [C: said].",
    "[T: “None of this is true,”] [S: the priest] [C: said].",
    "[T: The thief, a former monk], [C: reportedly] [T: crossed the lake on skis].",
    "Speaking by phone from camp, [S: guide Pasang Lama] [C: told] her boss in Kathmandu that [T: the ladder had broken].",
    "“[S: My father] [C: swore] [T: the well was deep],” she said.",
    "There is no evidence for the [C: claim] that [T: the river was poisoned].",
    "[S: The army] [C: said] [T: it would leave by May].",
    "[T: Shares in St. Mark's Dairies plc had been propped up by \"friendly hands,\"] [C: wrote] [S: J. R. Ndlovu, the fund's head of research], in a note dated Nov. 11.",
    "[S: A poacher known to rangers only as \"Moth\"] [C: said] [T: the fence had been cut for years].",
    "[S: Organisers] [C: claimed] [T: 60,000 had come], whereas the prefect put the crowd at a third of that.",
    "[S: Two clerks, both of whom declined to be named], [C: told] Sky that [T: the vault was empty].",
    "[S: Sofia] [C: says] [T: the bear was shot], Skopje that it had drowned.",
    "[S: Ten nurses, most of whom have since left], [C: testified] that [T: the ward was filthy].",
    # verbs that a tagger takes for nouns
    "[T: “We heard the roof groan”], [S: Omar Aziz, a cook], [C: recalls].",
    "[T: The tapes, which] [S: the broadcaster] [C: insists] [T: were wiped by accident], resurfaced in a skip in Leith.",
    "[S: Campaigners] [C: point out] that [T: the law is older than the railway].",
    "[S: The minister's aides] [C: whisper] that [T: she will quit by June].",
    "[S: The insurers], for their part, [C: contend] that [T: the fuse was tampered with].",
    "[T: Half the harvest is lost], [S: the farm bureau] [C: estimates].",
    "[T: The prices are fair], [S: brewers] [C: insist].",
    "[T: The cup was stolen], [S: the club] [C: claims].",
    "[T: The road is lost], [S: truckers] [C: moan].",
    "[S: Anglers] [C: moan] that [T: the river is dry].",
    "[T: The ring was a fake], [S: the jeweller] [C: states].",
    "[T: Nobody will come], [S: its owners] [C: fear].",
]  # fmt: skip


def read(text: str) -> tuple[attrib.Attribution, ...]:
    return attrib.process_document(Document(id="d", text=text)).attributions


@pytest.mark.parametrize("marked", READ)
def test_sentence_is_read(marked):
    text, marks = parse_example(marked)
    wanted = tuple(tuple((s, e) for letter, _, s, e in marks if letter == mark) for mark in "SCT")
    found = [(item.source, item.cue, item.content) for item in read(text)]
    assert wanted in found


@pytest.mark.parametrize(
    "text",
    [
        "Phone calls to the mine were not picked up.",
        "She counts seals for a living.",
        "The harbour board fined the airline $3m.",
        "A court in Lyon fined the baker 900 euros.",
        "The league has fined two clubs.",
        "The port has seen a decline in trade since the war.",
        "Clerks at the gas works answer ninety calls an hour.",
        "The monk told his beads and went to bed.",
        "The old clock tells the time to the second.",
        "She can tell the twins apart.",
        "Two views of the harbour hang in the hall.",
        "The crowd turned on the lights.",
        "A student brought up the subject.",
        "She brought up four children on her own.",
        "Neither the museum nor the insurers disclosed the price.",
        "Should the court find that the votes were lost, a new poll will follow.",
        "Unless the firm admits that the pipe leaked, it will be sued.",
        "The minister would not be drawn on whether he would quit.",
        "The company is yet to explain why the alarm failed.",
        "Whether the minister told the king remains a secret.",
        "The foundry's lawyer smiled and shook her head when asked for an answer.",
        "Neither the choir nor its manager, reached on tour in Osaka, would discuss the letter.",
        "The gazette put written questions to the three owners of the mill.",
        "The coroner will rule on the cause of death in June.",
        "The bishop read a psalm and blessed the boats.",
        "The strike has seen trains cancelled across the north.",
        "She heard a bang and ran.",
        "The firm posted a profit of $9m.",
        "His lawyer filed an appeal on Monday.",
        "The union called a strike for Monday.",
        "They called him at home.",
        "The club announced Ruiz as its new coach.",
        "She dictated a letter and left the office.",
        "The children recited a poem.",
        "The guard recognised him at once.",
        "The nurse checked his pulse and noted the time.",
        "The detective questioned the cook for three hours.",
        "The film explores the death of a village.",
        "The exhibition shows forty paintings.",
        "The map shows the old harbour.",
        "The thermometer read 41 degrees.",
        "The recipe calls for butter.",
        "The job demands patience.",
        "The army claims a third of the budget.",
        "The town had three banks, two pubs and no hopes.",
        "He left the town with few friends and many fears.",
        "The room was full of letters, maps, old reports.",
        "Her brother died in May, to the family's regret.",
        "The house was sold in June, its walls covered in old reports.",
        "The farm lost its cows, sheep and bees to wolf claims.",
        "They drank to old times and new hopes.",
    ],
)
def test_nothing_is_said(text):
    assert not read(text)


@pytest.mark.parametrize(
    "text, stance",
    [
        ("The rumoured sale is a fairy tale, the owner said.", "denies"),
        ("The king said the alleged letter was a figment of the imagination.", "denies"),
        ("The club said reports of a split were wide of the mark.", "denies"),
        ("The supposed treasure is a legend, the guide said.", "denies"),
        ("There is not a grain of truth in the story, her lawyer said.", "denies"),
        ("“None of this is true,” the priest said.", "denies"),
        ("The army said it would leave by May.", "promises"),
        ("He said her life was a fairy tale.", "asserts"),
        ("It was a fairy tale, the coach said.", "asserts"),
    ],
)
def test_content_tells_the_stance(text, stance):
    assert [item.stance for item in read(text)] == [stance]


@pytest.mark.parametrize(
    "text, source",
    [
        (
            "“The choir will sing, rain or no rain.”\n\n— Soprano Ida Lund, at a rehearsal in Bergen on Monday",
            "Soprano Ida Lund",
        ),
        ("“We shall never sell.”\n\n— Chairman Otto Lang, in a letter to fans in May", "Chairman Otto Lang"),
        ("“They were all asleep.”\n\n– Nurse Ruth Day, speaking to the inquiry", "Nurse Ruth Day"),
        ("“I sold it.” – Rosa Lind, in charge of the mill", "Rosa Lind, in charge of the mill"),
        ("King is ill - palace\n\nHe is 80.", "palace"),
        ("Ferry sank in calm sea - coastguard\n\nNine people were lost.", "coastguard"),
    ],
)
def test_who_signs(text, source):
    (found,) = read(text)
    assert [text[start:end] for start, end in found.source] == [source]


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Skipper Lars Dahl said the mast had snapped.", "Lars Dahl"),
        ("Choirmaster Ida Lund said the roof leaked.", "Ida Lund"),
        ("Station Commander Ann Cole said two doors were locked.", "Ann Cole"),
        ("A beekeeper known only as “Moth” said the hives were empty.", "Moth"),
    ],
)
def test_callings_are_no_names(text, speaker):
    assert [item.speaker for item in read(text)] == [speaker]
