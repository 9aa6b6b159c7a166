"""Whose number it is where its own words or its clause say so, beside whoever else speaks."""

from __future__ import annotations

import pytest
from claim_texts import read_counts

from attrib.ledger.credited import find_credit, find_full_name, find_sayer, strip_paper


@pytest.mark.parametrize(
    "text, speakers",
    [
        (
            "The finding contradicts the army, which has maintained that no more than 15 people died.",
            ["army"],
        ),
        ("Eleven residents died that day, by the council's count.", ["council"]),
        ("Since 2010, according to our records, 137 people have been killed.", ["Orsk Post"]),
        ("In December, bombs killed more than 100 people, according to the same lawyers.", ["lawyers"]),
        ("In May, according to a US estimate, 1,429 people died.", ["US"]),
        (
            "The strike killed five people, according to the ministry, and 11 fighters, according to the army.",
            ["ministry", "army"],
        ),
        (
            "Gunmen attacked Varn; nine people died, according to the gendarmerie, and twelve, according to residents.",
            ["gendarmerie", "residents"],
        ),
        (
            "The guards' union said that six of its members had been held hostage, which the prison service denied.",
            ["guards' union"],
        ),
        (
            "The company confirms the eleven deaths announced this afternoon by the Fire Department.",
            ["Fire Department"],
        ),
        ("The minister confirmed the district's figure of 22 dead.", ["district"]),
        ("We have not been able to verify the 200 arrests that the police announce.", ["police"]),
        (
            "The raid killed many. The general staff, which had given a toll of 14 villagers, made no comment.",
            ["general staff"],
        ),
        ("The ministry, whose first count was 17, now speaks of 24 deaths.", ["ministry", "ministry"]),
        (
            "Fifty-eight civilians were killed there on November 8, the prosecutor of the Orsk court, Amadou Kane, said on Friday; his men had counted the graves.",
            ["Amadou Kane"],
        ),
        (
            "Twenty-four people have died in the rains since October, civil defence data show.",
            ["civil defence"],
        ),
        ("The war has killed 233,000 people, the UN reckons.", ["United Nations"]),
        (
            "Forty-nine are still missing, according to last night's bulletin of the firefighters.",
            ["firefighters"],
        ),
        ("According to survivors' statements to the coast guard, some 16 are still missing.", ["survivors"]),
        ("The city hospital's register shows 34 bodies.", ["city hospital"]),
        (
            "The report puts the number of dead at 22. It agrees with the state's 45 dead.",
            ["report", "state"],
        ),
        ("He rejected the Front's claim of having killed 62 men.", ["Front"]),
        (
            "On the basis of 47 interviews the team established that soldiers executed at least 27 civilians.",
            ["team"],
        ),
        (
            "The figure of 26 dead released by the Red Cross has not been validated by this Council.",
            ["Red Cross"],
        ),
        (
            "A figure of 52 dead given by the interim government could not be verified.",
            ["interim government"],
        ),
        ("The local sheikh now lists 36 dead.", ["local sheikh"]),
        ("The report of the prosecutor gives 31 dead.", ["prosecutor"]),
        ("Thirty-one people died, the prosecutor's report says.", ["prosecutor"]),
        ("A statement by the union put the dead at 31.", ["union"]),
        (
            "The raid killed many. The health ministry of the rebels, whose last published count was 44, said the admission was worthless.",
            ["health ministry of the rebels"],
        ),
        (
            "The union of guards said that six of its members had been killed that night, which the prison service denied.",
            ["union of guards"],
        ),
        ("Gunmen fled. Police have arrested six people, among them two directors.", ["Police", "Police"]),
        (
            "The city council, in a statement of its own, put the number of dead at nine and said another five residents were believed to be buried under the floors.",
            ["city council", "city council"],
        ),
        (
            "The Commission, which put the number of dead at no fewer than 28, citing the prison service, urged reform.",
            ["prison service"],
        ),
        ("Of the fourteen miners reported by the police as missing, twelve have been found.", ["police"]),
        (
            "The police, which had stopped at 54, announced that three more people had died.",
            ["police", "police"],
        ),
        ("Our town mourns. The Federation of Rail Workers mourns 57 dead.", ["Federation of Rail workers"]),
    ],
)
def test_speakers_of_numbers(text, speakers):
    assert [site.speaker for site in read_counts(text)] == speakers


@pytest.mark.parametrize(
    "who, owner",
    [
        ("council's count", "council"),
        ("US estimate", "US"),
        ("last night's bulletin of the firefighters", "firefighters"),
        ("same lawyers", "lawyers"),
        ("survivors' statements to the coast guard", "survivors"),
        ("civil defence data", "civil defence"),
        ("records", None),
        ("information available", None),
        ("initial reports of the disaster", "initial reports of the disaster"),
        ("federal figures", "federal figures"),
        ("Levant Rights Monitor", "Levant Rights Monitor"),
    ],
)
def test_whose_paper(who, owner):
    assert strip_paper(who) == owner


@pytest.mark.parametrize(
    "text, number, who",
    [
        (
            "Of the eight miners reported by the guild as missing, two were found.",
            "eight miners reported by the guild as",
            "guild",
        ),
        ("She confirmed the harbour office's figure of 22 dead.", "figure of 22 dead", "harbour office"),
        ("He believes that the head of the army's 31 are wrong.", "31", "head of the army"),
        ("The guild denied the 12 deaths that the coroner reports.", "12 deaths", "coroner"),
        ("It put the dead at 28, citing the prison service, and left.", "28", "prison service"),
        ("He repeated his party's figure of 60.", "figure of 60", None),
        ("Forty wounded were counted by it.", "Forty wounded", None),
        ("They recovered 37 bodies so far and the tolls given by the mayor are wrong.", "37 bodies", None),
        ("Twelve died, according to what he had heard.", "Twelve died", None),
    ],
)
def test_credit_beside_a_number(text, number, who):
    start = text.index(number)
    credit = find_credit(text, (0, len(text)), (start, start + len(number)))
    assert (text[slice(*credit)] if credit else None) == who


def test_credit_is_not_sought_behind_another_number():
    text = "The raid killed five people and 11 fighters, according to the army."
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("five people", "11 fighters")]
    assert find_credit(text, (0, len(text)), spans[0], spans) is None
    assert find_credit(text, (0, len(text)), spans[1], spans) is not None


@pytest.mark.parametrize(
    "text, who",
    [
        ("Twelve died there, the head of the clinic, Ana Brin, said on Friday; more are hurt.", "Ana Brin"),
        ("Twelve died there, harbour office data show.", "harbour office data"),
        ("Twelve died there, a fire that the mayor said was arson.", None),
    ],
)
def test_sayer_at_the_end(text, who):
    sayer = find_sayer(text, (0, len(text)), (0, len("Twelve died")))
    assert (text[slice(*sayer)] if sayer else None) == who


def test_full_name_of_a_title_and_surname():
    text = "Colonel Taras Brin spoke. Colonel Brin's 11 dead are not confirmed."
    assert find_full_name(text, "Colonel Brin") == "Taras Brin"
    assert find_full_name("Colonel Brin spoke.", "Colonel Brin") == "Colonel Brin"


def read(text):
    return [(site.figure.low, site.scope, site.earlier) for site in read_counts(text)]


@pytest.mark.parametrize(
    "text, low, earlier",
    [
        ("A blast hit Orsk. A woman said she had counted 22 dead before the fire came.", 22, False),
        ("A blast hit Orsk. The police, which had announced 13 deaths, made no comment.", 13, False),
        ("A blast hit Orsk. The union, which had spoken of 15 dead, now puts the toll at 19.", 15, True),
        ("A blast hit Orsk. The union put the toll at 19, up from 15 dead on Monday.", 15, True),
    ],
)
def test_superseded_only_by_ones_own_number(text, low, earlier):
    assert [mark for value, _, mark in read(text) if value == low] == [earlier]


@pytest.mark.parametrize(
    "text, low, scope",
    [
        (
            "A blast hit Orsk. The council said 31 people were hurt, of whom nine remain in hospital.",
            31,
            "total",
        ),
        ("A blast hit Orsk. The union raised its count to 27 after two men died in hospital.", 27, "total"),
        ("A blast hit Orsk. The Health Department reports 34 deaths.", 34, "total"),
        ("Floods hit two towns. Varn has 34 dead, Orsk counts 12.", 34, "place:Varn"),
    ],
)
def test_scope_looks_past_others(text, low, scope):
    assert [value for number, value, _ in read(text) if number == low] == [scope]
