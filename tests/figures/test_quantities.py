"""Numbers of people as a reader counts them."""

import pytest

from attrib.figures.find import find_sentence_figures


def count(text):
    return [(f.unit, f.low, f.high) for f in find_sentence_figures(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "text, figures",
    [
        ("1 500 people were killed.", [("killed", 1500, 1500)]),
        ("12 000 people were displaced.", [("displaced", 12000, 12000)]),
        ("A couple of dozen protesters were arrested.", [("detained", 24, 24)]),
        ("A couple of hundred people fled their homes.", [("displaced", 200, 200)]),
        ("A couple of soldiers were killed.", [("killed", 2, 2)]),
        ("Both sisters were wounded.", [("injured", 2, 2)]),
        ("Both of the pilots died.", [("killed", 2, 2)]),
        ("Both men were arrested.", [("detained", 2, 2)]),
        ("Both sides said nobody was killed.", [("killed", 0, 0)]),
        ("The driver and two passengers were killed.", [("killed", 3, 3)]),
        ("The pilot and four passengers died.", [("killed", 5, 5)]),
        ("A mother and her two children were killed.", [("killed", 3, 3)]),
        ("A couple and their three children were killed.", [("killed", 5, 5)]),
        ("Three of the five men shot had died.", [("killed", 3, 3)]),
        ("Two of the nine wounded have died.", [("killed", 2, 2)]),
        ("Four of the 12 injured died in hospital.", [("killed", 4, 4)]),
        ("Six-year-old twins were killed.", [("killed", 2, 2)]),
        ("The twins were killed on Monday.", [("killed", 2, 2)]),
        ("A pair of workers were wounded.", [("injured", 2, 2)]),
        ("Some 30-odd people were killed.", [("killed", 30, 30)]),
        ("Thirty-odd people were hurt.", [("injured", 30, 30)]),
        ("The toll rose by 12 to 57.", [("killed", 57, 57)]),
        ("The death toll climbed by at least 5 to 40.", [("killed", 40, 40)]),
        ("Nobody was killed.", [("killed", 0, 0)]),
        ("No one was hurt.", [("injured", 0, 0)]),
        ("There were no deaths.", [("killed", 0, 0)]),
        ("No casualties were reported.", []),
        ("No civilians were killed.", [("killed", 0, 0)]),
        ("None of the passengers was killed.", [("killed", 0, 0)]),
        ("Hundreds of thousands of people have been displaced.", [("displaced", 200000, None)]),
        ("Millions have fled their homes.", [("displaced", 2000000, None)]),
        ("Two million people were displaced.", [("displaced", 2000000, 2000000)]),
        ("2.5m people have been displaced.", [("displaced", 2500000, 2500000)]),
        ("A quarter of a million people have been displaced.", [("displaced", 250000, 250000)]),
        ("Half a million people have fled.", [("displaced", 500000, 500000)]),
        ("One and a half million people have been displaced.", [("displaced", 1500000, 1500000)]),
        ("Half a dozen people were wounded.", [("injured", 6, 6)]),
        ("Two dozen people were wounded.", [("injured", 24, 24)]),
        ("A dozen people were wounded.", [("injured", 12, 12)]),
        ("A safe area for refugees fleeing the fighting was set up.", []),
        ("A father of three was killed.", [("killed", 1, 1)]),
        ("A mother of five was shot dead.", [("killed", 1, 1)]),
        ("A 34-year-old man was killed.", [("killed", 1, 1)]),
        ("A man, 34, was killed.", [("killed", 1, 1)]),
        ("Ali Reza, 34, was killed.", []),
        ("The army fired 2,300 rounds and killed one man.", [("killed", 1, 1)]),
        ("A family of five was killed.", [("killed", 5, 5)]),
        ("A family of four were wounded.", [("injured", 4, 4)]),
        ("All 40 passengers were killed.", [("killed", 40, 40)]),
        ("Another three people died.", [("killed", 3, 3)]),
        ("One in five children has been displaced.", []),
        ("A trio of gunmen were killed.", [("killed", 3, 3)]),
        ("Triplets were killed.", [("killed", 3, 3)]),
        ("Scores were wounded.", [("injured", 40, None)]),
        ("Up to 40 people were killed.", [("killed", None, 40)]),
        ("40 or so people were killed.", [("killed", 40, 40)]),
        ("Between 20 and 30 people were killed.", [("killed", 20, 30)]),
        ("20-30 people were killed.", [("killed", 20, 30)]),
        ("Twenty to thirty people were killed.", [("killed", 20, 30)]),
        ("The number of dead stands at 45.", [("killed", 45, 45)]),
        ("12 people were killed in 3 villages.", [("killed", 12, 12)]),
        ("A child and two women were killed.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("Not a single person was hurt.", [("injured", 0, 0)]),
        ("Zero casualties were reported among the 30 passengers.", []),
        ("The couple was killed.", [("killed", 2, 2)]),
        ("The toll more than doubled to 80.", [("killed", 80, 80)]),
        ("Five hundred and twelve people were killed.", [("killed", 512, 512)]),
        ("1,500-2,000 people were killed.", [("killed", 1500, 2000)]),
        ("12 of the 30 passengers were killed.", [("killed", 12, 12)]),
        ("A 60-year-old man and his two sons were killed.", [("killed", 3, 3)]),
        ("The blast killed the guard and nine workers.", [("killed", 10, 10)]),
        ("A farmer and his three sons were detained.", [("detained", 4, 4)]),
        ("25\u00a0000 people fled their homes.", [("displaced", 25000, 25000)]),
        ("On May 3 500 people were killed.", [("killed", 500, 500)]),
        ("Nobody knows how many people were killed.", []),
        ("No one in the village was hurt.", [("injured", 0, 0)]),
        ("Neither the army nor its foes said who was killed.", []),
        ("No more than 12 people were hurt.", [("injured", None, 12)]),
        ("The shelling killed nobody.", [("killed", 0, 0)]),
        ("The couple said their house was hit and a nurse was killed.", [("killed", 1, 1)]),
        ("A couple of shells killed a nurse.", [("killed", 1, 1)]),
    ],
)
def test_numbers_of_people(text, figures):
    assert count(text) == figures


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(
    "text, figures",
    [
        ("Two brothers and their sister were killed.", [("killed", 3, 3)]),
        ("Ten more bodies were found, bringing the toll to 61.", [("killed", 61, 61)]),
    ],
)
def test_numbers_not_yet_read(text, figures):
    assert count(text) == figures
