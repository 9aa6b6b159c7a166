"""Numbers that stand without their noun, and other ways in which reporters count."""

from __future__ import annotations

import pytest

from attrib.figures.find import find_sentence_figures
from attrib.language.segment import find_sentences

DEAD = "At least 30 people were killed in the flood, the agency said. "
MISSING = "The ferry sank on Friday, and 31 people are missing, the coast guard said. "
TAKEN = "Gunmen abducted 120 pupils from a school on Friday. "


@pytest.mark.parametrize(
    "before, sentence, expected",
    [
        (DEAD, "The agency had until then stuck to 22.", [("killed", 22, 22)]),
        (DEAD, "The headman of Lomba had heard of six.", [("killed", 6, 6)]),
        (DEAD, "He spoke of five yesterday.", [("killed", 5, 5)]),
        (DEAD, "The army had at first announced three.", [("killed", 3, 3)]),
        (DEAD, "The military press office maintains nine.", [("killed", 9, 9)]),
        (DEAD, "The front acknowledges seven, whose names it has published.", [("killed", 7, 7)]),
        (
            DEAD,
            "He spoke of 12 dead, less than half of the 28 found by the commission and the 34 claimed by the front.",
            [("killed", 12, 12), ("killed", 28, 28), ("killed", 34, 34)],
        ),
        (
            DEAD,
            "Its spokesman, on the other hand, revised to 31 the toll of Saturday's attack.",
            [("killed", 31, 31)],
        ),
        (
            MISSING,
            "The agency has 29 on its list, but 44 people are still missing.",
            [("missing", 29, 29), ("missing", 44, 44)],
        ),
        (
            DEAD,
            "The front has revised its claim of soldiers killed from 62 to 54.",
            [("killed", 62, 62), ("killed", 54, 54)],
        ),
        (TAKEN, "The official count of 136 is wrong.", [("detained", 136, 136)]),
        (DEAD, "The army holds to its 32 terrorists.", [("killed", 32, 32)]),
        (
            DEAD,
            "The spokesman told reporters that ten gunmen had been shot dead, where he had spoken of seven on the first day.",
            [("killed", 10, 10), ("killed", 7, 7)],
        ),
        (
            DEAD,
            "In the first night 17 dead became 22, then for an hour 26, then 24.",
            [("killed", 17, 17), ("killed", 22, 22), ("killed", 26, 26), ("killed", 24, 24)],
        ),
        ("", 'The army said it had "neutralised" 24 fighters in the hills.', [("killed", 24, 24)]),
        ("", "Five members of a local armed group were neutralized in a clash at dawn.", [("killed", 5, 5)]),
        (
            "",
            "Four soldiers fell and 13 militants were sent to hell, the army's press office said.",
            [("killed", 4, 4), ("killed", 13, 13)],
        ),
        (
            "",
            "The number of martyrs of the massacre has reached 22, among them seven children, and 41 people were wounded.",
            [("killed", 22, 22), ("killed", 7, 7), ("injured", 41, 41)],
        ),
        (
            "",
            "15 people were killed, among them one volunteer and five children, and 38 were wounded.",
            [("killed", 15, 15), ("killed", 1, 1), ("killed", 5, 5), ("injured", 38, 38)],
        ),
        (DEAD, "A wounded man had died in Orsk on 15 October.", [("killed", 1, 1)]),
        (
            DEAD,
            "The number of victims stands at four, the office said, after a woman who had been flown to the capital died.",
            [("killed", 4, 4), ("killed", 1, 1)],
        ),
        (DEAD, "A 68-year-old teacher, Ana Velo, died in hospital overnight.", [("killed", 1, 1)]),
        (
            "",
            "It documented the deaths of four civilians and of one commander of the militia.",
            [("killed", 4, 4), ("killed", 1, 1)],
        ),
        (DEAD, "Among those killed on Saturday was a volunteer nurse.", [("killed", 1, 1)]),
        ("", "The militia mourned one martyr, the leader Hadi Sallum.", [("killed", 1, 1)]),
        (MISSING, "Nobody is missing any more, the Red Crescent said.", [("missing", 0, 0)]),
        ("", "Dead: 12\nMissing: 0\n", [("killed", 12, 12), ("missing", 0, 0)]),
        ("", "Three dead, no one missing.", [("killed", 3, 3), ("missing", 0, 0)]),
        (
            "",
            "A medic said that the shell had wounded eight people and that there were no deaths.",
            [("injured", 8, 8), ("killed", 0, 0)],
        ),
        ("", "People in tents: 8,100\n", [("displaced", 8100, 8100)]),
        ("", "Under search: 35\n", [("missing", 35, 35)]),
        (
            "",
            "Found dead: 19 (11 women, 8 men)\n",
            [("killed", 19, 19), ("killed", 11, 11), ("killed", 8, 8)],
        ),
        ("", "136 students were taken from the school, the police said.", [("detained", 136, 136)]),
        (TAKEN, '"It is 215 that were taken," he said.', [("detained", 215, 215)]),
        (
            TAKEN,
            "Of the 136 pupils 28 escaped, leaving 108 in captivity.",
            [("detained", 136, 136), ("detained", 108, 108)],
        ),
        (
            TAKEN,
            "The association is compiling its own list, which stood at 221 names on Monday.",
            [("detained", 221, 221)],
        ),
        ("", "Eleven people burned to death in the wing.", [("killed", 11, 11)]),
        (
            "",
            "Four people were killed and 17 captured in the past week.",
            [("killed", 4, 4), ("detained", 17, 17)],
        ),
        ("", "Some 60,000 people had left the town.", [("displaced", 60000, 60000)]),
        (
            DEAD,
            "Twelve people were killed: nine on the bus at Kabud and three at the market.",
            [("killed", 12, 12), ("killed", 9, 9), ("killed", 3, 3)],
        ),
        ("", "One of the gunmen was killed in the shooting.", [("killed", 1, 1)]),
        (
            "",
            "The hospital received 11 gunshot patients, three of them critical.",
            [("injured", 11, 11), ("injured", 3, 3)],
        ),
        (
            "",
            "Ten people remain in the hospital, two of them in critical condition.",
            [("injured", 10, 10), ("injured", 2, 2)],
        ),
        (DEAD, "The fire service stands by 23.", [("killed", 23, 23)]),
        (DEAD, "The police admit to 63.", [("killed", 63, 63)]),
        (DEAD, "The network insists on its twelve.", [("killed", 12, 12)]),
        (DEAD, "It is twelve now.", [("killed", 12, 12)]),
        (DEAD, "Yesterday it was six.", [("killed", 6, 6)]),
        (
            "The families want to know how the protesters were killed. ",
            "The police say two.",
            [("killed", 2, 2)],
        ),
        (
            DEAD,
            "He spoke of 19 civilians killed, against nine announced last Tuesday.",
            [("killed", 19, 19), ("killed", 9, 9)],
        ),
        (
            DEAD,
            "She puts the number of fatalities at six, up from the two the force had insisted on.",
            [("killed", 6, 6), ("killed", 2, 2)],
        ),
        (
            "",
            "The number of people killed in the minibus bomb has gone up to eight, a nurse said.",
            [("killed", 8, 8)],
        ),
        ("", "The number of bodies has gone up to five.", [("killed", 5, 5)]),
        (
            "",
            "Five members of the gang were killed in the operation and eight captured, he said.",
            [("killed", 5, 5), ("detained", 8, 8)],
        ),
        ("", "Around 600 people were moved out of houses in the street.", [("displaced", 600, 600)]),
        ("", "Thirteen people are being cared for there.", [("injured", 13, 13)]),
        ("", "Two miners have not appeared.", [("missing", 2, 2)]),
        ("", "After the more than 100 deaths of 2017 one officer was convicted.", [("killed", 100, None)]),
        (DEAD, "The number of fallen workers is three.", [("killed", 3, 3)]),
        (
            DEAD,
            "He sent condolences to the families of the eight martyrs of Orsk and the nine of Varn.",
            [("killed", 8, 8), ("killed", 9, 9)],
        ),
        (
            "",
            "About 3,000 people have left Umsar for the villages to the north.",
            [("displaced", 3000, 3000)],
        ),
        ("", "Five people have left Umsar for the capital.", []),
        (DEAD, "The company stands by its staff.", []),
        (DEAD, "The mayor admitted to two mistakes.", []),
        ("", "The minister insists on three reforms.", []),
        ("", "Officials say two. The bridge reopens on Monday.", []),
        ("", "Those still missing are five, the guard said.", [("missing", 5, 5)]),
        ("", "The dead of the prison are now 44.", [("killed", 44, 44)]),
        ("", "Two agents of the Corps of Security and Guard were injured.", [("injured", 2, 2)]),
        (
            "",
            "By comparing lists we established that 48 persons deprived of liberty were killed.",
            [("killed", 48, 48)],
        ),
        (
            "",
            "The clinics have received 1,510 patients with symptoms in the capital, and 35 people have died.",
            [("killed", 35, 35)],
        ),
        (
            "",
            "It was the boat in which 14 people, not 12, are now known to have drowned.",
            [("killed", 14, 14), ("killed", 12, 12)],
        ),
        (
            "",
            "The number of those killed has reached four and nine servicemen have been wounded, two of them critically.",
            [("killed", 4, 4), ("injured", 9, 9), ("injured", 2, 2)],
        ),
        ("", "Two servicemen became martyrs and four were wounded.", [("killed", 2, 2), ("injured", 4, 4)]),
        ("", "Two of the injured expired in the military hospital.", [("killed", 2, 2)]),
        ("", "Death toll now 17, more than 50 injured.", [("killed", 17, 17), ("injured", 50, None)]),
        (
            "How many are missing? By noon 30 people were missing and 12 dead. ",
            "Those lost, 31 of them, are missing.  The navy says 28.",
            [("missing", 28, 28), ("missing", 31, 31)],
        ),
        (DEAD, "It had six yesterday.", [("killed", 6, 6)]),
        (DEAD, "The committee says it has the names of 51.", [("killed", 51, 51)]),
        ("", "Contact has been lost with two servicemen.", [("missing", 2, 2)]),
        (
            "",
            "About 370 women and children have been moved from the village to Martin.",
            [("displaced", 370, 370)],
        ),
        ("", "A total of 4,870 persons are staying in 12 evacuation centers.", [("displaced", 4870, 4870)]),
        ("", "Seized: six long weapons and a drone.", []),
        ("", "District hospital – dead 15, injured 35\n", [("killed", 15, 15), ("injured", 35, 35)]),
        (
            "",
            "Bulletin 3 – 14 Jan, 16:00: dead 11; missing about 74; found alive 16.",
            [("killed", 11, 11), ("missing", 74, 74)],
        ),
        (
            "",
            "Two men, 24 and 31, were killed in the bar; three guests were hurt.",
            [("killed", 2, 2), ("injured", 3, 3)],
        ),
        ("", "Three men were killed (24, 27, 31).", [("killed", 3, 3)]),
        ("", "Two men aged 24 and 31 died at the scene.", [("killed", 2, 2)]),
        ("", "A 19-year-old was arrested near the scene.", [("detained", 1, 1)]),
        ("", "Police arrested a 36-year-old Lund man on suspicion of burglary.", [("detained", 1, 1)]),
        ("", "No. 0071 - Two people were killed in the bar.", [("killed", 2, 2)]),
        (
            "",
            "Nine suspects wanted for a spate of robberies were fatally wounded in a shootout.",
            [("killed", 9, 9)],
        ),
        (
            "",
            "Four men suspected of extortion have been killed by police this afternoon.",
            [("killed", 4, 4)],
        ),
        (DEAD, "In the whole street, the chairman says, there were 12.", [("killed", 12, 12)]),
        (DEAD, "The mayor told local radio there had been 17.", [("killed", 17, 17)]),
        (DEAD, "The coalition has settled on two.", [("killed", 2, 2)]),
        (DEAD, "The institute acknowledges the 71.", [("killed", 71, 71)]),
        (DEAD, "The spokesman called talk of twelve a fairy tale.", []),
        (DEAD, "In Bulletin 8 the office counted 48 dead.", [("killed", 48, 48)]),
        ("", "One man was stabbed dead at the station.", [("killed", 1, 1)]),
        ("Seven people died. ", "One was a woman.", [("killed", 1, 1)]),
        ("", "The list of employees who have not made contact had 61 names.", [("missing", 61, 61)]),
        (DEAD, "There were 12 boats on the lake.", []),
        (
            "",
            "Our officers have documented 41 civilians killed (12 children; 8 women) and 73 wounded.",
            [("killed", 41, 41), ("killed", 12, 12), ("killed", 8, 8), ("injured", 73, 73)],
        ),
        ("", "A woman wounded on Saturday has died in hospital.", [("killed", 1, 1)]),
        ("", "A man wounded in the blast is in hospital.", [("injured", 1, 1)]),
        ("", "Loyal forces: 5 fallen, 11 wounded.", [("killed", 5, 5), ("injured", 11, 11)]),
        (
            "",
            "The number of wounded in the hospital has gone from seven to 19.",
            [("injured", 7, 7), ("injured", 19, 19)],
        ),
        (
            "",
            "The authorities gave 46 killed at first and later 49.",
            [("killed", 46, 46), ("killed", 49, 49)],
        ),
        (DEAD, "Government's figure: 150.", [("killed", 150, 150)]),
        ("", "The adviser puts the dead of July at more than 400.", [("killed", 400, None)]),
        (DEAD, "Our own list for July is at 327.", [("killed", 327, 327)]),
        (DEAD, "So far we have 147 names.", [("killed", 147, 147)]),
        (
            "",
            "The director said her wards had taken in more than 140 patients since Thursday.",
            [("injured", 140, None)],
        ),
        (
            "",
            "Four people have been confirmed dead and over 50 are feared trapped.",
            [("killed", 4, 4), ("missing", 50, None)],
        ),
        ("", "In one of the worst cases, in Garland, 17 died.", [("killed", 17, 17)]),
        (DEAD, "In SITREP 3 the number of dead was given as 20.", [("killed", 20, 20)]),
        ("", "They killed five of us by eleven in the morning.", [("killed", 5, 5)]),
        ("", "The suspect was held without bail.", []),
        ("", "The team announced three new players.", []),
        (DEAD, "The inspector had heard of six cases of fraud.", []),
        (DEAD, "The agency stuck to its plan for 2024.", []),
        (DEAD, "The mayor holds to the 1992 agreement.", []),
        (DEAD, "It has 29 boats on its list.", []),
        (DEAD, "The ministry acknowledges seven mistakes.", []),
        (DEAD, "The front maintains nine checkpoints on the road.", []),
        (DEAD, "The council announced three days of mourning.", []),
        (DEAD, "The rescue went on until five yesterday.", []),
    ],
)
def test_numbers_of_people(before, sentence, expected):
    text = before + sentence
    figures = find_sentence_figures(text, find_sentences(text))
    found = [(item.unit, item.low, item.high) for item in figures if item.span[0] >= len(before)]
    assert sorted(found, key=str) == sorted(expected, key=str)
