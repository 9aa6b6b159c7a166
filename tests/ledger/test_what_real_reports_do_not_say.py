"""What reports of real events were read to say and do not: who denies, confirms or counts what, and which
two are no two."""

import pytest
from claim_texts import OUTLET, asserted, build, read_counts, unverified

import attrib
from attrib.figures.find import find_sentence_figures
from attrib.model import Document


def kinds(*texts):
    """The kinds of relation that are asserted of texts."""
    return sorted({kind for kind, _, _ in asserted(*texts)})


def corroborated(*texts):
    """The numbers that two independent origins give."""
    return sorted(claim.low for claim in build(*texts) if "corroborated" in claim.status)


def speakers(text):
    """Number and speaker of each figure of a text, None for the paper's own voice."""
    return [(site.figure.low, None if site.speaker == OUTLET else site.speaker) for site in read_counts(text)]


BLAST = "A blast hit the market of Orsk on Monday. "


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The Sudanese army", "The Sudanese defence headquarters", []),
        ("Sudan", "The Sudanese army", []),
        ("The United Nations", "The UN Mission in Sudan", []),
        ("The United Nations", "Doctors Without Borders", [30]),
        ("The Sudanese army", "Doctors Without Borders", [30]),
    ],
)
def test_two_offices_of_one_house_do_not_corroborate(first, second, expected):
    texts = [f"{BLAST}{who} said the blast killed 30 people in Orsk." for who in (first, second)]
    assert corroborated(*texts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Residents said army jets had bombed the market of Orsk on Monday. The army admitted that its jets"
            " had bombed the market.",
            ["confirms"],
        ),
        (
            "Residents said army jets had bombed the market of Orsk on Monday. The army would not confirm that"
            " its jets had bombed the market.",
            [],
        ),
        (
            "Residents said army jets had bombed the market of Orsk on Monday. The attack was confirmed by the"
            " army.",
            [],
        ),
        (
            "A charity accused the army of having bombed hospitals on five occasions before. The army admitted"
            " that its jets had bombed the market of Orsk on Monday.",
            [],
        ),
    ],
)
def test_what_is_no_admission(text, expected):
    assert kinds(text) == expected


def test_a_claim_to_have_done_it_is_its_owners():
    found = build(
        "Jets of Ethiopia struck the hills of Orsk on Monday, Sudanese officials said. Ethiopia's claim to have"
        " hit a camp of rebels in Orsk was rejected by the Sudanese army."
    )
    by_id = {claim.id: claim for claim in found}
    denied = {
        member.speaker
        for claim in found
        for item in claim.relations
        if item.type == "denies"
        for member in by_id[item.claim].members
    }
    assert not any("Sudan" in (speaker or "") for speaker in denied)


def test_a_denied_accusation_of_harm_answers_no_other():
    texts = (
        "A raid hit the town of Orsk on Monday. The accusation that dozens of civilians died was denied by the"
        " army.",
        "A raid hit the town of Orsk on Monday. The army had bad maps when it bombed Orsk, a union said.",
    )
    assert [relation for relation in asserted(*texts) if relation[2] is None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army conceded that there were mistakes in a raid which killed 51 people.", [(51, None)]),
        ("The army conceded that 51 people had been killed.", [(51, "army")]),
        ("The army admitted that its jets had killed 51 people.", [(51, "army")]),
        ("A union denounced as unjust a raid that hit a jail and left 70 dead.", [(70, None)]),
        (
            "The toll of the raid that struck a school in the north of the capital stands at 30 dead.",
            [(30, None)],
        ),
        ("The health office of Orsk put the toll at 30 dead.", [(30, "health office of Orsk")]),
        (
            "The union said nine died, and more were feared lost. According to the Falcons' claim, 61 people died.",
            [(9, "union"), (61, "Falcons")],
        ),
        (
            "An army spokesman spoke of a mishap. Nine people died, the interior ministry said in its statement."
            " According to the statement, the injured were 19 women.",
            [(9, "interior ministry"), (19, "interior ministry")],
        ),
    ],
)
def test_whose_number_it_is(text, expected):
    assert speakers(text) == expected


def test_what_only_follows_on_a_sources_words_is_set_against_nobody():
    text = f"{BLAST}The army said a gas bottle had burst in Orsk. The blast killed 40 people."
    other = f"{BLAST}Doctors Without Borders said the blast killed 55 people in Orsk."
    assert asserted(text, other) == []


def test_two_whole_tolls_of_one_text_conflict_though_a_passage_lies_between():
    between = (
        "Stalls burned down to the ground. Families searched the ruins all night. Roads were closed. " * 4
    )
    text = f"{BLAST}The mayor said the blast killed 30 people. {between}The rebels' tally is 40 killed."
    assert asserted(text) == [("conflicts", 30, 40), ("conflicts", 40, 30)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dead number 52, five of them children, and dozens more were hurt.",
            ["killed", "killed", "injured"],
        ),
        ("The dead number 52.", ["killed"]),
        ("None of the dead had reached 30.", []),
        ("None of the wounded died.", ["killed"]),
    ],
)
def test_the_dead_number(text, expected):
    assert [figure.unit for figure in find_sentence_figures(text, [(0, len(text))])] == expected


def test_others_are_of_the_last_whole():
    text = "Fifteen gunmen, one of them a Dane, were killed and 10 others were hurt."
    assert [figure.who for figure in find_sentence_figures(text, [(0, len(text))])][-1] == "gunmen"


@pytest.mark.parametrize(
    "words",
    [
        "the toll could rise to 90 in Orsk",
        "the dead may number as many as 90 in Orsk",
        "his men had taken in 90 dead in Orsk",
    ],
)
def test_what_may_come_and_what_one_took_in_is_no_toll(words):
    other = f"{BLAST}Doctors Without Borders said the blast killed 55 people in Orsk."
    assert asserted(f"{BLAST}The mayor said {words}.", other) == []


def test_those_brought_to_a_hospital_are_not_all_who_were_hurt():
    other = f"{BLAST}Doctors Without Borders said the blast injured 25 people in Orsk."
    assert asserted(f"{BLAST}The mayor said 18 people were taken to hospital in Orsk.", other) == []
    assert asserted(f"{BLAST}The mayor said 18 people were injured in Orsk.", other) != []


def test_a_denial_of_dozens_leaves_five():
    text = (
        "A raid hit the town of Orsk on Monday and killed five civilians, the mayor said. The accusation that"
        " dozens of civilians died in Orsk was denied by the army."
    )
    assert not any(low == 5 for kind, _, low in asserted(text) if kind == "denies")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # announcements are no claims, nor is what the question is not about
        (
            "Mayor Ana Brin said the army had shelled Orsk. She said a day of mourning would be held. Brin's"
            " claims could not be verified.",
            ["the army had shelled Orsk"],
        ),
        (
            "A shell hit Orsk. The mayor's dog was not hurt, a spokesman said. Whether other clerks had been"
            " injured he was unable to confirm.",
            [],
        ),
        ("Nine houses burned, the mayor said. It is difficult to confirm information, he said.", []),
        (
            "Two missiles were shot down, the army said. There was no confirmation of the flood in Orsk from"
            " the governor.",
            [],
        ),
    ],
)
def test_what_a_doubt_does_not_reach(text, expected):
    assert unverified(text) == expected


def test_either_sides_account_is_what_two_say_beside_the_doubt():
    text = (
        "A blast killed 471 people in Orsk on Monday, the health ministry said.\n\nRebel officials blamed an army"
        " air strike. The army said a rebel rocket had misfired. It was not possible to verify either side's"
        " account."
    )
    found = unverified(text)
    assert found and "471" not in found


def test_a_count_behind_a_source_that_lost_its_comma():
    document = attrib.process_document(Document("a", "According to port officials 27 people died in Orsk."))
    (item,) = document.attributions
    assert [document.text[start:end] for start, end in item.content] == ["27 people died in Orsk"]


def test_the_ministry_of_who_runs_it():
    text = "Israel denied it. Israeli police came. The health ministry, which Hamas controls, said nine died."
    document = attrib.process_document(Document("a", text), attrib.Options(country="IL"))
    assert document.attributions[-1].speaker == "Gaza health ministry"


def test_two_whom_nobody_names_are_set_against_each_other_nowhere():
    texts = (
        f"{BLAST}Doctors said the blast killed 30 people in Orsk.",
        f"{BLAST}Villagers said it killed 40 in Orsk.",
    )
    assert asserted(*texts) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("admitted that 12 civilians died in Orsk", "total"),
        ("had received word that 12 people were killed in Orsk", "total"),
    ],
)
def test_scope_of_what_is_admitted_or_told(words, expected):
    assert read_counts(f"{BLAST}The army {words}.")[0].scope == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Channel 4 reporters the deal was signed.", "Channel 4 reporters"),
        ("The army, which Amnesty holds responsible for the raid, said five villagers had died.", "army"),
        ("Governor Ana Brin's Office of Roads said nine died.", "Office of Roads"),
        (
            "Relatives said the men had been threatened in a letter. The letter said the school would burn.",
            "letter",
        ),
    ],
)
def test_names_that_stay_whole_and_papers_of_others(text, speaker):
    assert attrib.process_document(Document("a", text)).attributions[-1].speaker == speaker


def test_a_sayer_that_is_an_empty_stretch_is_nobody():
    text = "One person died in Orsk on 3 May 2020, its director said, and 44 are dead now, the fire service,  reckons."
    assert attrib.claims([attrib.process_document(Document("a", text))]).claims


def test_a_toll_among_some_is_no_whole_one():
    text = (
        "A blast in Orsk on Monday killed 40 people, police said. Police said the toll among children was 9."
    )
    assert {site.figure.low: site.scope for site in read_counts(text)} == {40: "total", 9: "unknown"}
