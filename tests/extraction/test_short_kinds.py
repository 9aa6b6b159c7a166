"""Kinds of sentences that were once misread, in bracket notation: who says what, with what cue."""

from __future__ import annotations

import pytest
from extraction_texts import assert_read

import attrib
from attrib.model import Document

READ = [
    # the time of the day belongs to the saying; a measure's stop ends no sentence
    "[S: Capt. Maria T. Dolan of the U.S. Forest Service] [C: said] at 5 p.m. that [T: the fire had burned about 40 sq. mi. near Mt. Arrow].",
    "[S: Sgt. Liam Park] [C: told] reporters at 9 a.m. that [T: the road was shut from St. Anne's to Ft. Reed].",
    "[S: Gov. Ann B. Wirth] [C: said] [T: the pipe, laid by Rowan Bros. Inc., leaked about 30 gal. an hour].",
    "[T: The boat sank about 20 mi. off Cape Horn], [S: the coast guard] [C: said].",
    # a relative clause behind a comma is said with the word that is its subject
    "[T: The river, which] [S: Ana Prado] [C: says] [T: has lost half of its fish], is closed to anglers.",
    "[T: The miners, who] [S: the union] [C: says] [T: were paid nothing], went home.",
    # several speakers without a conjunction
    "[S: The firm] [C: said] [T: the pipe leaked], inspectors said it burst, and residents said they had smelled gas.",
    "The firm said the pipe leaked, inspectors said it burst, and [S: residents] [C: said] [T: they had smelled gas].",
    "The army says the bridge fell, rebels claim they blew it up, and [S: villagers], for their part, [C: say] [T: it was old].",
    "[S: Farmers], for their part, [C: report] [T: losing half of the crop].",
    "[S: Villagers] [C: report] [T: seeing smoke above the ridge].",
    # three speakers of one verb
    "[S: The navy] [C: puts] [T: the number of dead at 9], the port authority at 14 and relatives on the pier in Manila at more than 30.",
    "The navy [C: puts] the number of dead at 9, [S: the port authority] [T: at 14] and relatives on the pier in Manila at more than 30.",
    "The navy [C: puts] the number of dead at 9, the port authority at 14 and [S: relatives on the pier in Manila] [T: at more than 30].",
    "[S: Officials] [C: put] [T: the dead at 12, the injured at 30 and the missing at 9].",
    "[S: The agency] [C: put] [T: wheat at 9 euros, barley at 8 euros and maize at 7 euros].",
    # what is said ends at a semicolon before a clause of its own, and not in a list
    "[S: Divers] [C: said] [T: two cars had sunk]; their drivers swam ashore.",
    "[S: Divers] [C: said] [T: the lake held two cars; a tram; and four boats].",
    # "per" opens a sentence; a paper's name ends in a day
    "[C: Per] [S: figures released by the guild], [T: nine looms are idle].",
    "[C: Per] [S: the guild], [T: nine looms are idle].",
    "[T: Nine looms are idle], [S: Wool Today] [C: reported].",
    "[T: Nine looms are idle] [C: according to] [S: Wool Today].",
    # who says something beside what another does
    "The mill closed, with [S: the guild] [C: warning] that [T: others would follow].",
    "The mill closed despite [S: its owner] [C: saying] that [T: it was sound].",
    # what somebody says he has done
    "Nine people died in [T: a bombing] [C: claimed] by [S: the brigade].",
    # a sum of dead with its word; a call that is passed on
    "[S: The harbour master] first [C: gave] [T: a death toll of 14].",
    "The radio carried a plea from [S: the abbot] [C: urging] [T: sailors to stay ashore].",
    # what is only rumoured: the clause, as far as it goes, or the phrase behind a comma
    "[T: The clerk] [C: reportedly] [T: fled, taking the seal with him], while others stayed.",
    "[T: Since the vote, the clerk has] [C: allegedly] [T: fled to the coast]; the mayor stayed.",
    "[T: Before he left, the clerk] [C: reportedly] [T: burnt the rolls, which nobody had copied].",
    "The mayor said [T: the clerk had] [C: allegedly] [T: fled].",
    "A mine burst, [C: reportedly] [T: killing nine men], the guild said.",
    "A mine fell in, [C: reportedly] [T: after heavy rain].",
    "[C: Reportedly], [T: the clerk burnt the rolls].",
    # what comes without warning is not said
    "[S: Aisha Noor, who sells cloth in Kano], [C: said] [T: the fire came without warning].",
    "[S: The driver] [C: said] [T: the bus had left without warning and that nobody was hurt].",
    # who turned what
    "[S: A former boxer turned priest, Paul Okoth], [C: said] [T: the hall had been sold in secret].",
    "[S: An engineer turned farmer, Li Wei], [C: told] the court that [T: the well was dry].",
    "[S: Comedian turned president Volo Zent] [C: said] [T: the war was over].",
    "[S: Mining company spokesman Dirk Loots] [C: said] [T: the shaft was stable].",
    # the one who is told is told a clause
    "The priest told the court that [S: parishioners] [C: said] [T: the roof had leaked for years].",
    "The envoy told a radio station that [S: survivors] [C: said] [T: the boat had left with 40 aboard].",
    # what the same source goes on to do
    "The bishop attacked the law, [C: saying] that [T: it was cruel] and urging members to vote against it.",
    "[S: The bishop] attacked the law, saying that it was cruel and [C: urging] [T: members to vote against it].",
    "[S: The coach] blamed the referee, claiming that he was biased and [C: threatening] [T: to appeal].",
    # rejected claims, and that they were made
    "[S: The bank] [C: brushed aside] [T: claims that its staff had forged letters].",
    "The bank brushed aside [C: claims] that [T: its staff had forged letters].",
    "The club laughed off [C: rumours] that [T: it was for sale].",
    # thoughts in a quotation, and what follows from them
    "“[S: My sisters] [C: think] [T: the house is haunted], so they sleep in the barn,” said Yusuf Ali.",
    "“[S: The doctors] [C: told] us [T: it was flu], so we stayed at home,” she said.",
    "[S: Ms Lind] [C: called] [T: that “hysterical”].",
    "Without [C: confirming] that [T: a sale was near], [S: the bank in Basel] said two buyers had called.",
    # verbs of manner, and who speaks behind what he does
    "[T: “Get off my roof,”] [C: bellowed] [S: the tenor, Aldo Ricci], shaking a broom.",
    "[T: ‘The bus stops here,’] [C: grumbled] [S: Gareth Pugh, who is 80].",
    "[T: His neighbours], [S: he] [C: fumed], [T: “never sleep”].",
    "[S: A diplomat who spoke on condition of anonymity because the talks are private] [C: said] [T: the text was agreed].",
    "The mill, [S: whose owner] [C: says] [T: it never closed], is for sale.",
    "[S: The inquest] [C: heard] that [T: the brakes had been cut].",
    "[S: Bristol magistrates] [C: heard] that [T: Colin Frame, 52, kept eleven snakes in a car].",
    "“[S: The guards] [C: told] us [T: to run],” she said.",
    "“[S: My aunt] [C: swears] [T: the house is cursed], so nobody sleeps there,” said Lila Ortiz.",
    "[S: Luis Abad] [C: told] the BBC's Today programme that [T: he would not resign].",
    "[S: Dame Ruth Hale] [C: told] Sky's Sunday show [T: the plan was dead].",
    "[T: Reports that the mine had been sold] were [C: denied] by [S: its owner].",
    "The bishop rejected [S: a film] [C: alleging] that [T: he stole the gold].",
    "[S: The council] [C: said] <b>[T: four wells</b> were dry &amp; shut].",
    "[S: Petra Vesela] sorts buttons at a long table. [T: “Horn.] [T: Bone.] [T: This one is glass.”]",
    "[S: Old Mr Okello] unlocks the chapel. [T: “Nobody prays here now.”]",
    "[S: the mayor of lima] [C: says] [T: the ash has reached 9 km]. the airport, he adds, is shut.",
    # orders that are told, thoughts that are turned round, and how a saying stands in a clause
    "[S: The minister] [C: told] the council [T: to leave].",
    "“[S: They] [C: say] [T: the bridge is safe], but nobody crosses it,” said Ana Lund.",
    "[T: The dam], so [S: its builders] [C: say], [T: will last a century].",
    "It is [C: feared] that [T: the dam will burst].",
    "[S: Parents' spokesman Tom Day] [C: said] [T: it was not].",
    "[S: Acting Police Commissioner Thabo Nene] [C: told] eNCA that [T: the strike was illegal].",
    "[T: “We shall rebuild every house,”] [S: the premier] [C: pledged].",
    "Folha, without naming its sources, [C: said] [T: the minister would resign].",
    "The charity said that [S: guards] had [C: told] families [T: the prisoners were dead].",
    "[T: The pact], [S: officials briefed on it] [C: said], [T: would last a decade].",
    "Source: the prosecutor on Telegram\n\nDetails: [S: Officers] [C: reported] that [T: a mill owner was held].\n\nQuote: “It was late.”",
    "[T: The board], [S: the chairman] [C: concedes], [T: was asleep].",
]  # fmt: skip


def read(text: str) -> tuple[attrib.Attribution, ...]:
    return attrib.process_document(Document(id="d", text=text)).attributions


@pytest.mark.parametrize("marked", READ)
def test_sentence_is_read(marked):
    assert_read(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The referee pointed to the spot and the fans roared.",
        "The guide pointed to a hole in the roof.",
        "She writes a column for a weekly paper.",
        "She counts the planks of her boat.",
        "The train left without warning.",
        "The prefecture has yet to respond to a letter sent on Friday.",
        "He spotted a whale off the pier.",
        "Then her voice cracked and she left.",
        "The new bar is named “Who Cares” and serves gin.",
        "The band's new album is called “They Say It Rains” and its single is out on Friday.",
        "The museum has bought a neon sign reading “Open All Night”.",
        "His T-shirt said “I Told You So”.",
        "The captain ordered a beer and announced himself at the desk.",
        "The fugitive, known to neighbours as Bo, was held.",
        "No one at the bank would confirm that the vault was empty.",
        "The police are looking for him.",
        "Hope Claims, a teacher in Kingston, lost her roof to the hurricane.",
        "Nine looms stood idle, at a cost of 40 crowns per loom.",
        "The potter was known for glazing by night.",
        "The potter is known for her blue bowls.",
        "The king granted the potter a pension.",
    ],
)
def test_nothing_is_said(text):
    assert not read(text)


@pytest.mark.parametrize(
    "text, stance",
    [
        ("“Every driver on this road has to slow down,” said the mayor, Ida Berg.", "demands"),
        ("“The government needs to act,” the union said.", "demands"),
        ("“He has got to resign,” the senator said.", "demands"),
        ("“I have to go to work now,” the boy said.", "asserts"),
        ("“We had to leave at night,” she said.", "asserts"),
        ("The letter is a fake and the prince never wrote it, the court said.", "denies"),
        ("The video is a hoax and nobody was hurt, police said.", "denies"),
        ("The club described the story as rubbish.", "denies"),
        ("Police in Ghent seized what they called the biggest haul of fake wine.", "asserts"),
    ],
)
def test_content_tells_the_stance(text, stance):
    assert [item.stance for item in read(text)] == [stance]


def test_a_name_that_is_a_cue_word_says_something():
    (found,) = read("“It floated off,” Ms Deny said.")
    assert found.rule.startswith("clause-says")


def test_where_something_was_written_is_no_cue():
    found = read("Writing in the Lancet, doctors from Lagos warned that the drug was useless.")
    assert [item.rule for item in found] == ["says-that:verb.warn"]


@pytest.mark.parametrize(
    "text, speakers",
    [
        (
            "Judge Ngozi Ade and her nephew, Emeka Ade, were held. Mr Ade said it rained. Mrs Ade said it was dry.",
            ["Emeka Ade", "Ngozi Ade"],
        ),
        (
            "Captain Jorun Vik and her brother, Aslak Vik, sailed. Mr Vik said it was calm. Ms Vik said it was not.",
            ["Aslak Vik", "Jorun Vik"],
        ),
        (
            "Farmer Ikal Noor and his sister, Zeyl Noor, left. Ms Noor said it rained. Mr Noor said it was dry.",
            ["Zeyl Noor", "Ikal Noor"],
        ),
        ("“No fish,” snarled the innkeeper, Berit Lund, shutting the gate.", ["Berit Lund"]),
        ("The gravedigger, Abel Moyo, told reporters that the pit was full.", ["Abel Moyo"]),
        (
            "Source: Odesa Regional Rescue Service on Telegram\n\nDetails: The service said a silo had fallen.",
            ["Odesa Regional Rescue Service"],
        ),
        ("Source: Lviv mayor Ihor Talan\n\nDetails: Talan said a tram had derailed.", ["Ihor Talan"]),
    ],
)
def test_who_is_meant(text, speakers):
    assert [item.speaker for item in read(text)] == speakers


def test_a_broken_line_goes_on_with_a_name():
    text = "The report said that the dam had been\nweakened and that\nit leaked. “It was a matter\nof time,” engineer Rosa\nMontt said."
    assert [item.speaker for item in read(text)][1:] == ["Rosa Montt"]
