"""Figures of people told before, behind asides and in lists: kinds of sentences, each with what a reader finds."""

from __future__ import annotations

import pytest
from figure_texts import count_people, read_figures

SENTENCES = [
    ("The raid killed 40 people. Ten were under the age of 12.", [("killed", 40, 40), ("killed", 10, 10)]),
    (
        "The raid killed 40 people. Ten had not reached the age of 12.",
        [("killed", 40, 40), ("killed", 10, 10)],
    ),
    (
        "The raid killed 40 people. Ten of the victims were under 12.",
        [("killed", 40, 40), ("killed", 10, 10)],
    ),
    (
        "The raid killed 40 people. Most were women; nine were children.",
        [("killed", 40, 40), ("killed", 9, 9)],
    ),
    ("The raid killed 40 people. Nine were from one family.", [("killed", 40, 40), ("killed", 9, 9)]),
    ("The raid killed 40 people. Six had been brought in from Varn.", [("killed", 40, 40), ("killed", 6, 6)]),
    ("The raid killed 40 people. Six are still unidentified.", [("killed", 40, 40), ("killed", 6, 6)]),
    ("The raid killed 40 people. Only six could be identified.", [("killed", 40, 40), ("killed", 6, 6)]),
    ("The raid killed 40 people. Six nurses are on the list.", [("killed", 40, 40), ("killed", 6, 6)]),
    ("The raid killed 40 people. The list also names six nurses.", [("killed", 40, 40), ("killed", 6, 6)]),
    ("The raid killed 40 people. We found that six were nurses.", [("killed", 40, 40), ("killed", 6, 6)]),
    ("The raid killed 40 people. He said six were nurses.", [("killed", 40, 40), ("killed", 6, 6)]),
    (
        "The raid killed 40 people. She added that six of them had been nurses.",
        [("killed", 40, 40), ("killed", 6, 6)],
    ),
    ("The raid killed 40 people; six were nurses.", [("killed", 40, 40), ("killed", 6, 6)]),
    (
        "The raid killed 40 people. Twenty-two were in the market, 18 in the school.",
        [("killed", 40, 40), ("killed", 22, 22), ("killed", 18, 18)],
    ),
    (
        "The raid killed 40 people. There are 22 women and nine children on the list.",
        [("killed", 40, 40), ("killed", 22, 22), ("killed", 9, 9)],
    ),
    (
        "The raid killed 40 people. Its list has 22 women and nine children.",
        [("killed", 40, 40), ("killed", 22, 22), ("killed", 9, 9)],
    ),
    (
        "The raid killed 40 people. The dead: 22 women, nine children, nine men.",
        [("killed", 40, 40), ("killed", 22, 22), ("killed", 9, 9), ("killed", 9, 9)],
    ),
    ("The raid wounded 90 people. Nine were flown to the capital.", [("injured", 90, 90), ("injured", 9, 9)]),
    ("The raid wounded 90 people. Nine had to undergo surgery.", [("injured", 90, 90), ("injured", 9, 9)]),
    ("Police arrested 60 people. Nine were under 18.", [("detained", 60, 60), ("detained", 9, 9)]),
    ("Five others escaped with minor injuries.", [("injured", 5, 5)]),
    ("Three are in a life-threatening condition.", [("injured", 3, 3)]),
    ("Contact with eleven miners has been lost.", [("missing", 11, 11)]),
    ("The gunmen took away 33 women and girls.", [("detained", 33, 33)]),
    ("The flood has driven 30,000 people out of their houses.", [("displaced", 30000, 30000)]),
    (
        "The dead are four men, two women and an infant.",
        [("killed", 4, 4), ("killed", 2, 2), ("killed", 1, 1)],
    ),
    ("The victims were identified as three brothers from Varn.", [("killed", 3, 3)]),
    ("Police named the dead as two brothers and their cousin.", [("killed", 2, 2)]),
    (
        "The army said it had neutralised 23 militants and captured four.",
        [("killed", 23, 23), ("detained", 4, 4)],
    ),
    ('Its spokesman claimed that 70 enemy troops had been "liquidated".', [("killed", 70, 70)]),
    ("That brings the dead to 15 and the injured to 40.", [("killed", 15, 15), ("injured", 40, 40)]),
    ("Most of the 14 victims were women.", [("killed", 14, 14)]),
    ("Relatives of the 14 victims gathered at the mosque.", [("killed", 14, 14)]),
    ("He paid tribute to the 14 victims.", [("killed", 14, 14)]),
    ("Of the 30 on board, 23 drowned.", [("killed", 23, 23)]),
    ("Twenty-three of the 30 on board drowned.", [("killed", 23, 23)]),
    ("Initial accounts spoke of 40 victims.", [("killed", 40, 40)]),
    ("Nine people were hit by bullets, four of them fatally.", [("injured", 9, 9), ("killed", 4, 4)]),
    ("Sixty people were left injured.", [("injured", 60, 60)]),
    ("At least two people remain trapped.", [("missing", 2, None)]),
    ("It is feared that 12 people are trapped inside.", [("missing", 12, 12)]),
    ("Twelve workers could not be reached.", [("missing", 12, 12)]),
    ("Search teams are looking for 12 workers.", [("missing", 12, 12)]),
    ("Twelve people who were in the building have not been found.", [("missing", 12, 12)]),
    ("Nobody knows the fate of the 12 men.", [("missing", 12, 12)]),
    ("The fate of 12 others is unknown.", [("missing", 12, 12)]),
    (
        "The blast killed 30 people. The list has 22 names, among them those of seven women and of four schoolboys.",
        [("killed", 30, 30), ("killed", 22, 22), ("killed", 7, 7), ("killed", 4, 4)],
    ),
    (
        "The clinic said 11 bodies had been brought in, including those of three children.",
        [("killed", 11, 11), ("killed", 3, 3)],
    ),
    (
        "The fire killed 40 people. The register, which the parish compiled with two families, includes 12 women and nine children.",
        [("killed", 40, 40), ("killed", 12, 12), ("killed", 9, 9)],
    ),
    (
        "The group has the names of 63 civilians who died, 17 women and 21 children under ten among them.",
        [("killed", 63, 63), ("killed", 17, 17), ("killed", 21, 21)],
    ),
    (
        "The raid left at least 27 civilians dead, ten pupils among them, and 38 others injured.",
        [("killed", 27, None), ("killed", 10, 10), ("injured", 38, 38)],
    ),
    (
        "The inquiry found that 27 people were killed and that eight of these were fighters.",
        [("killed", 27, 27), ("killed", 8, 8)],
    ),
    ("The flood killed 79. Of these 28 are from Varn.", [("killed", 79, 79), ("killed", 28, 28)]),
    (
        "She said that 13 of the dead were children and that nine had belonged to one family.",
        [("killed", 13, 13), ("killed", 9, 9)],
    ),
    (
        "The raid killed 24 people. Eleven women and nine children, most of them nuns, are among the 24, he said.",
        [("killed", 24, 24), ("killed", 11, 11), ("killed", 9, 9), ("killed", 24, 24)],
    ),
    ("Another five residents were believed to be buried under the upper floors.", [("missing", 5, 5)]),
    (
        "Police said they were looking for some 60 people whose families had reported them missing.",
        [("missing", 60, 60)],
    ),
    ("Two of the four people who had been reported missing turned up alive.", [("missing", 4, 4)]),
    (
        "Of the fourteen miners reported by the police as unaccounted for, twelve have been located.",
        [("missing", 14, 14)],
    ),
    (
        "A soldier of the 14th Brigade, who was off duty and had accompanied his sister, also lost his life.",
        [("killed", 1, 1)],
    ),
    (
        "A prison officer, Ana Brin, 34, who had been struck by a fragment, died yesterday in the hospital.",
        [("killed", 1, 1)],
    ),
    ("On our side, four soldiers fell and seven were wounded.", [("killed", 4, 4), ("injured", 7, 7)]),
    ("Seven ward and village administrators were murdered by rebels in Varn.", [("killed", 7, 7)]),
    (
        "In the town 12 people who had protested in front of the governor's office over the lack of tents were arrested on Wednesday.",
        [("detained", 12, 12)],
    ),
    ("Orsk dead now 41", [("killed", 41, 41)]),
    ("The blast killed 12. The police raised theirs to 17.", [("killed", 12, 12), ("killed", 17, 17)]),
    (
        "The blast killed 12 people. The police, which had stopped at 54, said more had died.",
        [("killed", 12, 12), ("killed", 54, 54)],
    ),
    ("The toll is 31. It had stood at 26 in the morning.", [("killed", 31, 31), ("killed", 26, 26)]),
    ("The blast killed 46. On Monday the figure had been 40.", [("killed", 46, 46), ("killed", 40, 40)]),
    (
        "The blast killed 200. The office has not moved from 117.",
        [("killed", 200, 200), ("killed", 117, 117)],
    ),
    ("The note describes the figure of 83 victims as fanciful.", [("killed", 83, 83)]),
    (
        "Three students died in captivity, two of snakebite and one of asthma.",
        [("killed", 3, 3), ("killed", 2, 2), ("killed", 1, 1)],
    ),
    ("Outside the gates a committee read out a list of 37 men who it said had died.", [("killed", 37, 37)]),
    (
        "Six members of the Front, who had come to the market to buy food, were among those killed.",
        [("killed", 6, 6)],
    ),
    ("Since Monday about 3,000 persons have left Um Sidra for the north.", [("displaced", 3000, 3000)]),
    ("A fire broke out in Um Sidra. About 3,000 people have left Um Sidra.", [("displaced", 3000, 3000)]),
    ("Contact with the 12 miners was lost on Monday.", [("missing", 12, 12)]),
    ("The family lost all contact with three hikers.", [("missing", 3, 3)]),
    (
        "The raid killed 40 people. The list of the dead includes 12 women.",
        [("killed", 40, 40), ("killed", 12, 12)],
    ),
    ("The raid killed 40 people. The union's list names six nurses.", [("killed", 40, 40), ("killed", 6, 6)]),
    (
        "The raid killed 40 people. Six nurses are on the list that it issued.",
        [("killed", 40, 40), ("killed", 6, 6)],
    ),
    ("The raid killed 40 people. Of these, nine were nurses.", [("killed", 40, 40), ("killed", 9, 9)]),
    ("The raid killed 40 people. Of them nine wept.", [("killed", 40, 40), ("killed", 9, 9)]),
    (
        "The raid killed 40 people. Of that number, six were flown out.",
        [("killed", 40, 40), ("killed", 6, 6)],
    ),
    ("At least 40 do not answer their phones.", [("missing", 40, None)]),
    (
        "The blast killed five people, according to the ministry, and 11 fighters, according to the army.",
        [("killed", 5, 5), ("killed", 11, 11)],
    ),
    (
        "The cause killed 44 people. Thirty-one of them had not been sentenced.",
        [("killed", 44, 44), ("killed", 31, 31)],
    ),
    (
        "The number of soldiers martyred in Monday's attack on the camp in Orsk rose to nine after four of the wounded died.",
        [("killed", 9, 9), ("killed", 4, 4)],
    ),
]
# of a part and not of the whole, an age, those who came back, who was with them
NOT_OF_THEM = [
    ("A ferry sank. Of the 30 on board, 23 drowned.", [("killed", 23, 23)]),
    ("Ten of the victims were under 12.", [("killed", 10, 10)]),
    ("The raid killed 40 people. Twelve were later found alive.", [("killed", 40, 40)]),
    ("The raid killed 40 people. Fifty were in the building.", [("killed", 40, 40)]),
    ("Some 20 families are searching for a son.", []),
    ("Two million people had left their jobs.", []),
    ("A hundred people have left on Monday.", []),
    ("Three soldiers fell ill.", [("injured", 3, 3)]),
    ("The storm left 30 missing; five have since turned up.", [("missing", 30, 30)]),
    ("Twelve people who saw that houses were destroyed spoke to us.", []),
    ("Fans had contact with 12 players.", []),
    ("The visitor came into contact with 12 nurses.", []),
    ("The raid killed 40 people. Three carried the coffin.", [("killed", 40, 40)]),
    ("The raid killed 40 people. Six could see the smoke.", [("killed", 40, 40)]),
    ("The raid killed 40 people. Nine came to the aid of the dead.", [("killed", 40, 40)]),
    ("The raid killed 40 people. Nine attended the funeral.", [("killed", 40, 40)]),
    ("The raid killed 40 people. The guest list includes 12 women.", [("killed", 40, 40)]),
    ("The raid killed 40 people. The list of guests includes 12 women.", [("killed", 40, 40)]),
    ("The raid killed 40 people. Six nurses are on the list for a pay rise.", [("killed", 40, 40)]),
    ("The raid killed 40 people. Six nurses are on the list of guests.", [("killed", 40, 40)]),
    ("About 3,000 people have left Facebook.", []),
    ("About 3,000 people have left Facebook for Mastodon.", []),
]


@pytest.mark.parametrize("text, figures", SENTENCES + NOT_OF_THEM)
def test_figures_of_sentences(text, figures):
    assert count_people(text) == figures


@pytest.mark.parametrize(
    "text, parts",
    [
        ("The raid killed 40 people, ten children among them.", [10]),
        ("The raid killed 40 people. Ten were under the age of 12.", [10]),
        ("Three men died in custody, two of thirst and one of asthma.", [2, 1]),
        ("The raid killed 40 people. The list includes 12 women and nine girls.", [12, 9]),
        ("The raid killed 24 people. Two nuns and a boy are among the 24.", [2, 1]),
        ("Some 31 people died: 17 in Orsk, nine in Varn and five in Sela.", [17, 9, 5]),
    ],
)
def test_figures_that_are_parts(text, parts):
    found = read_figures(text)
    assert [figure.low for figure in found if figure.role == "part"] == parts
