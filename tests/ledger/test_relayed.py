"""What a denial answers in its own text: a claim that it names, one told just before, a number."""

import pytest

import attrib
from attrib.ledger.relayed import find_relayed
from attrib.ledger.sites.read import read_sites
from attrib.ledger.text_answers import find_answers
from attrib.model import Document


def read(text):
    doc = Document("a", text, outlet="Harbour Wire", date="2024-11-05")
    return attrib.process_document(doc, attrib.Options(country="SD"))


def answers(text):
    """What is answered in a text: kind, who answers, and the number or the words of the answered."""
    doc = read(text)
    found = find_answers(read_sites(0, doc)[0], doc.relations or ())
    return {
        (kind, one.speaker, two.figure.low if two.figure else doc.text[slice(*two.span)])
        for kind, one, two in found
    }


@pytest.mark.parametrize(
    ("text", "owner", "span"),
    [
        (
            "the governor's claim that the dead were fighters",
            "governor",
            "the governor's claim that the dead were",
        ),
        (
            "the claim of the governor in Varn that all were armed",
            "governor",
            "the claim of the governor in Varn",
        ),
        (
            "the Kurmai army's explanation that rockets had blown up",
            "Kurmai army",
            "the Kurmai army's explanation",
        ),
        (
            "The owner's assertion on air that all doors were open is a lie",
            "owner",
            "that all doors were open",
        ),
        ("reports by residents that soldiers had fired were untrue", "residents", "that soldiers had fired"),
        ("the residents' allegation that a guard had fled", "residents", "the residents' allegation"),
        (
            "Velda's accusation that it was behind the raid",
            "Velda",
            "Velda's accusation that it was behind the raid",
        ),
        ("its assertion that most of the dead were fighters", None, None),
        ("a rumour that the bomber had been let through", None, None),
        ("the claim that the dead were fighters", None, None),
        ("the governor's claim", None, None),
        ("the report of a commission on roads", None, None),
    ],
)
def test_whose_claim_a_denial_names(text, owner, span):
    found = find_relayed(text, (0, len(text)))
    if owner is None:
        assert found is None
    else:
        assert found.owner == owner and span in text[slice(*found.span)]
        assert not text[slice(*found.words)].endswith(("lie", "untrue"))


FIRE = "A fire in Orsk on Sunday killed 12 people. "


@pytest.mark.parametrize(
    ("denial", "speaker", "claim"),
    [
        (
            "The ministry rejects the harbour union's claim that the gate was locked.",
            "ministry",
            "the harbour union's claim that the gate was locked",
        ),
        (
            "Explanations by the factory's owner that a cable had burned are false, the welders' union said.",
            "welders' union",
            "Explanations by the factory's owner that a cable had burned",
        ),
        (
            "The welders' union dismissed the police's version that a child had lit it.",
            "welders' union",
            "the police's version that a child had lit it",
        ),
    ],
)
def test_a_denial_answers_the_claim_that_it_names(denial, speaker, claim):
    assert ("denies", speaker, claim) in answers(FIRE + denial)


def test_a_rumour_is_nobodys_word():
    assert not answers(FIRE + "The police chief rejected a rumour that a guard had lit it for a bribe.")


RAID = "Shells fell on Orsk on Sunday, killing 12 people, the mayor said. "


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (
            "A farmer said that soldiers had fired them. The army denied the accusation.",
            "soldiers had fired them",
        ),
        ("A farmer said that soldiers had fired them. The army denied this.", "soldiers had fired them"),
        ("A farmer said that the guards had fled. The prison director called the claim a lie.", None),
        (
            "A farmer said that the guards had fled. The prison director said that was a lie.",
            "the guards had fled",
        ),
        (
            "A farmer said that the guards had fled. The prison director dismissed the report.",
            "the guards had fled",
        ),
        (
            "A farmer said that the guards had fled. It was hot. The prison director dismissed the report.",
            None,
        ),
        ("A farmer said that the guards had fled. The prison director denied the accusation.", None),
    ],
)
def test_a_denial_points_at_what_was_said_just_before(text, answered):
    found = {words for kind, _, words in answers(RAID + text) if kind == "denies"}
    assert answered in found if answered else not found


@pytest.mark.parametrize(
    "denial",
    [
        "The army spokesman called the toll of 12 circulated by the rebels a fabrication.",
        "The general called the figure of 12 dead given by the mayor pure invention.",
        "Reports of 12 deaths were entirely untrue, the general said.",
        "The ministry dismissed as propaganda the mayor's claim that twelve people had died.",
        "Talk of 12 dead was a fairy tale, the general said.",
    ],
)
def test_who_turns_a_number_down_answers_it(denial):
    assert ("denies", 12) in {(kind, number) for kind, _, number in answers(RAID + denial)}


def test_a_single_person_in_a_denial_is_no_count():
    doc = read(RAID + "The army denies that its men took the life of a single civilian there.")
    sites = read_sites(0, doc)[0]
    assert [site.figure.low for site in sites if site.figure is not None] == [12]
    assert [site.deed.stand for site in sites if site.deed is not None] == ["denies"]


def linked(text):
    ledger = attrib.claims([read(text)])
    claims = {claim.id: claim for claim in ledger.claims}
    return {
        (claim.text, claims[item.claim].text)
        for claim in ledger.claims
        for item in claim.relations
        if item.type == "denies"
    }


BLAMES = (
    "A raid on Orsk on Sunday killed 12 people. The Kurmai Front said that the army had bombed the market. "
    "A spokesman for the army, Colonel Nasser Harith, denied that its aircraft had flown over the town. "
)


def test_a_spokesman_denies_for_his_army():
    assert [blame for _, blame in linked(BLAMES)] == ["the army had bombed the market"]


def test_who_rejects_a_version_denies_what_its_owner_says_of_the_deed():
    found = linked(BLAMES + "The Harbour Union rejected the army's version of events.")
    assert any("version" in one and "aircraft" in two for one, two in found)


def test_who_held_nobody_may_have_fired():
    text = "The mayor said that fighters of the Kurmai Front had shelled the market in Orsk on Sunday. "
    assert not linked(text + "The Kurmai Front denied having held any farmers.")
    assert linked(text + "The Kurmai Front denied having fired on the market.")


def test_who_denies_that_civilians_were_its_target_may_have_struck():
    text = "The mayor said that the army had shelled the market in Orsk on Sunday. "
    assert not linked(text + "The army denied that civilians had been targeted.")


def test_whom_harm_is_denied_of_are_those_who_are_counted():
    text = "A blast in Orsk on Sunday killed 12 people, the mayor said. "
    assert not linked(text + "The Kurmai Front denied that any civilians had been harmed.")
    found = linked(RAID + "The army said the claim that 40 civilians had died was a lie.")
    assert [two for _, two in found] == ["40 civilians had died"]


def confirmed(*texts):
    docs = [
        attrib.process_document(
            Document(f"d{number}", text, outlet=f"Wire {number}", date=f"2024-11-0{5 + number}")
        )
        for number, text in enumerate(texts)
    ]
    ledger = attrib.claims(docs)
    claims = {claim.id: claim for claim in ledger.claims}
    return [
        (claim.text, claims[item.claim].low or claims[item.claim].text)
        for claim in ledger.claims
        for item in claim.relations
        if item.type == "confirms"
    ]


@pytest.mark.parametrize(
    ("confirmation", "expected"),
    [
        ("The police confirmed the figure of 19.", True),
        ("The police confirmed the 19 deaths.", True),
        ("The police confirmed that 19 people had died, as the union had announced.", True),
        ("The police confirmed that 19 people had died.", False),
        ("The police neither confirmed nor denied the figure of 19.", False),
        ("The police confirmed the figure of 17.", False),
    ],
)
def test_who_confirms_a_number_told_before_confirms_who_gave_it(confirmation, expected):
    text = "A fire in Orsk on Sunday killed 19 people, the welders' union said. "
    assert (19 in {low for _, low in confirmed(text + confirmation)}) is expected


@pytest.mark.parametrize(
    ("confirmation", "expected"),
    [
        ("The ministry confirmed what the union had said: the gate of the hall was locked.", True),
        ("The ministry confirmed that the gate was locked in the hall, as observed by the union.", True),
        ("The ministry confirmed the union's claim that the gate of the hall was locked.", True),
        ("The ministry confirmed that a child had lit it.", False),
        ("The ministry confirmed what the mayor had said: the gate of the hall was locked.", False),
    ],
)
def test_who_confirms_what_another_said_confirms_his_words(confirmation, expected):
    text = "A fire in Orsk on Sunday killed 19 people. The union said that the gate of the hall was locked. "
    found = [two for _, two in confirmed(text + confirmation)]
    assert ("the gate of the hall was locked" in found) is expected


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        (
            "The owner's assertion to a station that all doors were open is a lie: they broke a window.",
            "owner",
        ),
        ("The military's statement that only gunmen died in the raid is not true.", "military"),
        ("The claim of the governor that all were armed is simply false.", "governor"),
        ("Velda's explanation that a cable had burned was pure invention.", "Velda"),
        ("The army's statement that armed men were in the house is unfounded.", "army"),
    ],
)
def test_a_text_that_calls_a_claim_untrue_denies_it(sentence, owner):
    ((kind, who, words),) = answers(FIRE + sentence)
    assert (kind, who) == ("denies", "Harbour Wire") and owner in words and "that" in words


@pytest.mark.parametrize(
    "sentence",
    [
        "The owner's assertion that all doors were open is well known.",
        "The claim that all doors were open is a lie.",
        "The union's claim that the report is false was noted.",
        "It is a lie.",
    ],
)
def test_a_text_that_calls_nothing_untrue_denies_nothing(sentence):
    assert not answers(FIRE + sentence)


def test_what_a_union_calls_a_lie_is_denied_by_the_union():
    text = FIRE + "The owner's assertion that all doors were open is a lie, the welders' union said."
    assert {who for _, who, _ in answers(text)} == {"welders' union"}


@pytest.mark.parametrize(
    "blame",
    [
        "these bombs were dropped from the air by the army",
        "the shells had been fired at the market by the army",
        "the killers were soldiers of the army",
        "he had seen the killers as soldiers of the army",
    ],
)
def test_who_did_it_may_stand_far_behind_the_deed(blame):
    doc = read(RAID + f"The Harbour Union said that {blame}.")
    assert [site.deed.stand for site in read_sites(0, doc)[0] if site.deed is not None] == ["blames"]
