"""Numbers that only look like counts, and those that a count came to: years, sums of money, what is denied
or supposed, people whom no harm befell."""

import pytest

from attrib.figures.find import find_sentence_figures
from attrib.language.segment import find_sentences

SENTENCES = [
    # years and sums of money
    ("1984 - President Horn dies.", []),
    ("2012 June - At least three people die in clashes.", [("killed", 3, None)]),
    ("1996: A bus bomb kills 14 in Varn.", [("killed", 14, 14)]),
    ("The minister announced Rs 5 lakh for the kin of those killed.", []),
    ("Families of the dead will get PKR 300,000 each.", []),
    ("Relatives of the victims were promised $2,000 for each of the dead.", []),
    # the same number twice
    ("The toll stands at fifty-six (56) dead.", [("killed", 56, 56)]),
    ("Thirty-one (31) persons were injured.", [("injured", 31, 31)]),
    ("Fifty-six (58 by another count) died.", [("killed", 56, 56), ("killed", 58, 58)]),
    # the dead whoever moves them
    ("His men had evacuated 16 bodies.", [("killed", 16, 16)]),
    ("Volunteers moved nine corpses to the church.", [("killed", 9, 9)]),
    ("Soldiers seized four bodies from the morgue.", [("killed", 4, 4)]),
    # what is held for them, and those who were saved
    ("The funerals of six were held on Friday.", []),
    ("The trial of nine was held in camera.", []),
    ("Six were held on Friday.", [("detained", 6, 6)]),
    ("At noon: two dead, 61 rescued, seven missing.", [("killed", 2, 2), ("missing", 7, 7)]),
    ("Forty survived, three died.", [("killed", 3, 3)]),
    # a clause of its own behind a bare number
    (
        "The count of dead there remains 18, and 36 people are still reported missing.",
        [("killed", 18, 18), ("missing", 36, 36)],
    ),
    ("There were 70 aboard, not 57, and seven of these remain missing.", [("missing", 7, 7)]),
    ("The toll stood at 9, and 14 people were in hospital.", [("killed", 9, 9), ("injured", 14, 14)]),
    # people who live somewhere are not its dead
    (
        "About 20 died. The number of people living in the area was not more than 25,000.",
        [("killed", 20, 20)],
    ),
    ("Twelve died. The number of passengers aboard was 57.", [("killed", 12, 12)]),
    ("The quake killed 400. It was measured at 26 miles and later nine.", [("killed", 400, 400)]),
    # denied and supposed
    ("There are 12 dead here. That doesn't mean 47 dead.", [("killed", 12, 12)]),
    ("Ten died. It does not mean 40 died.", [("killed", 10, 10)]),
    ("Three people died. If there are 57, let him be one of the 57.", [("killed", 3, 3)]),
    ("Twelve died. A reader asks why we no longer say 20 dead.", [("killed", 12, 12)]),
    ("Twelve died. Officials say there are 40.", [("killed", 12, 12), ("killed", 40, 40)]),
    # a colon that opens another clause
    (
        "The crash killed 148, by the final tally: six are on ventilators.",
        [("killed", 148, 148), ("injured", 6, 6)],
    ),
    ("A tweet in the name of Sand, a commander, says the raid was revenge for Brin, killed in May.", []),
    # what a count came to
    (
        "Officials first said 23 had died, then 32, then 36.",
        [("killed", 23, 23), ("killed", 32, 32), ("killed", 36, 36)],
    ),
    ("The agency gave 250 dead and, a little later, 239.", [("killed", 250, 250), ("killed", 239, 239)]),
    (
        "On Wednesday the toll was 420 and then 500, and on Thursday 549.",
        [("killed", 420, 420), ("killed", 500, 500), ("killed", 549, 549)],
    ),
    ("Five were hurt, then 12 trucks were burned.", [("injured", 5, 5)]),
    (
        "The mission counted 90 dead; the rights commission 91; the delegation sent by the president 88.",
        [("killed", 90, 90), ("killed", 91, 91), ("killed", 88, 88)],
    ),
    ("The raid killed 90; the road was cut at kilometre 12.", [("killed", 90, 90)]),
    ("Nine died. The hospital's list reaches 59.", [("killed", 9, 9), ("killed", 59, 59)]),
    ("Two died. He listed the wounded as 12.", [("killed", 2, 2), ("injured", 12, 12)]),
    (
        "Police said 84 people died - not 101, as officials had said.",
        [("killed", 84, 84), ("killed", 101, 101)],
    ),
]


@pytest.mark.parametrize("text, figures", SENTENCES)
def test_find_figures_of_counts_alone(text, figures):
    found = find_sentence_figures(text, find_sentences(text))
    assert [(figure.unit, figure.low, figure.high) for figure in found] == figures
