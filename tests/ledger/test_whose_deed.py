"""Who is said to have done what, who says it was not he, and which statements answer each other."""

import pytest

import attrib
from attrib.ledger.sides import read_sides, share_keys
from attrib.ledger.sites.read import read_sites
from attrib.model import Document


def read(text, *, name="a", date="2024-05-06"):
    doc = Document(name, text, outlet=f"Courier {name}", date=date)
    return attrib.process_document(doc, attrib.Options())


def deeds(sentence):
    """What the attributions of a sentence say of a deed: that a side did it, or that the speaker's did not."""
    sites, _ = read_sites(0, read(f"A strike hit the market of Tarn on Monday.\n\n{sentence}\n"))
    found = [site.deed for site in sites if site.deed is not None and site.attribution]
    return [deed.stand for deed in found]


@pytest.mark.parametrize(
    "sentence",
    [
        '"Our forces do not shoot at civilians," army spokesman Adamu Bello said.',
        '"We didn\'t bomb the school," air force spokesman Tomas Reyl told reporters.',
        '"This was not our doing," said a commander of the Kesra Front.',
        '"No shell was fired from our positions," said a spokesman for the brigade.',
        "The police said that no officer had fired a shot that evening.",
        "The defence ministry in Doralia said its aircraft were not operating in the area.",
        "The militia insists that its men were nowhere near the village.",
        "Militia leader Karim Sado claimed that his fighters had not taken part in the raid.",
        "The coastguard denied having pushed the boat back.",
        "The company denied that its guards had used live rounds.",
        "The Kesra Front distanced itself from the attack.",
        "The embassy said the claims that Doralian jets had hit the clinic were untrue.",
    ],
)
def test_a_speaker_says_that_his_side_did_not_do_it(sentence):
    assert deeds(sentence) == ["denies"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents said soldiers had set fire to their houses.",
        "Residents said the houses were set on fire by soldiers.",
        "The governor said fighters of the Kesra Front committed the massacre.",
        "The army blamed the attack on the Kesra Front.",
        "The army said that the rebels were to blame.",
        '"The soldiers came at dawn and killed the men," a villager, Amina Sule, said.',
        "The opposition holds the government responsible for the deaths.",
        "The president pointed the finger at the Kesra Front.",
        "The minister attributed the bombing to the Kesra Front.",
        "The monitor said the shelling came from army positions.",
        # a deed of one's own that nobody had to admit
        "The Kesra Front claimed responsibility for the bombing.",
        "The Kesra Front said its fighters had attacked the barracks.",
    ],
)
def test_a_speaker_says_who_did_it(sentence):
    assert deeds(sentence) == ["blames"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army acknowledged having struck the clinic by mistake.",
        "The army conceded that one of its drones had hit the wedding.",
    ],
)
def test_a_speaker_admits_his_own_deed(sentence):
    assert deeds(sentence) == ["admits"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two soldiers were killed in the attack, the army said.",
        "The mayor said that fighters of the Kesra Front had died there.",
        "The rebels said that they would not attack the city.",
        "The army said it could neither confirm nor deny the strike.",
    ],
)
def test_who_suffers_a_deed_did_none(sentence):
    assert deeds(sentence) == []


LEAD = "Shells hit the market of Tarn on Monday, killing nine people, the hospital said. "


def relations(*texts):
    """(kind, words that answer, words that are answered) over articles of one day."""
    ledger = attrib.claims([read(text, name=name) for text, name in zip(texts, "abcd")])
    by_id = {claim.id: claim for claim in ledger.claims}
    return sorted(
        (item.type, claim.text, by_id[item.claim].text)
        for claim in ledger.claims
        for item in claim.relations
        if item.type in ("denies", "confirms")
    )


def test_who_confirms_what_another_blamed_somebody_for_confirms_it():
    text = (
        LEAD
        + "The union said the army had shelled the market. The mission confirmed that the army had shelled it."
    )
    ((kind, answer, answered),) = relations(text)
    assert (kind, answered) == ("confirms", "the army had shelled the market")
    assert answer == "The mission confirmed that the army had shelled it"


def test_police_who_deny_leave_what_soldiers_did():
    blame = "A teacher, Sona Maru, said soldiers had shot at the marchers. "
    text = LEAD + blame + "The police denied that they had shot at the marchers."
    assert relations(text) == []
    (found,) = relations(LEAD + blame + "The army denied that its men had shot at the marchers.")
    assert found[0] == "denies"


def test_who_denies_having_shot_leaves_who_burned_the_houses():
    text = LEAD + "A teacher, Sona Maru, said the troops had burned the houses. "
    assert relations(text + "The army said its soldiers had not shot at anybody.") == []
    (found,) = relations(text + "The army said its soldiers had not burned any house.")
    assert found[0] == "denies"


def test_a_denial_answers_in_another_text_only_where_both_name_a_place():
    blame = LEAD + "The union said the army had shelled the market of Tarn."
    there = LEAD + "The army denied that it had shelled the market of Tarn."
    assert [kind for kind, _, _ in relations(blame, there)] == ["denies"]
    assert relations(blame, "The army denied that it had shelled a market on Monday.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        '"They fired from the roof," said Sona Maru, a passer-by who was hurt.',
        "Sona Maru, a nurse, said they had shot at her car.",
    ],
)
def test_who_tells_of_others_owns_up_to_nothing(sentence):
    assert deeds(sentence) == []


def test_investigators_of_a_state_may_blame_its_army():
    assert deeds("Prosecutors said that the army had shelled the school.") == ["blames"]


def test_whom_a_relative_clause_names_is_not_who_speaks():
    text = LEAD + "Mayor Sona Maru said the army had shelled the market. "
    found = relations(text + "The Kesra Front, which the army blames, denied that it had shelled the market.")
    assert "the army had shelled the market" not in [answered for _, _, answered in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry described the numbers issued by the Tarn Relief Union as inaccurate.", ["denies"]),
        (
            "The tolls given by the mayor and by the Tarn Relief Union were exaggerated, the ministry said.",
            ["denies"],
        ),
        ("The ministry confirmed the tally of the Tarn Relief Union.", ["confirms"]),
        ("The ministry confirmed the tally of the Tarn Relief Union, 31 dead by noon.", ["confirms"]),
        ("The ministry described the numbers issued by the mayor as inaccurate.", []),
        ("The ministry described the number of wounded given by the Tarn Relief Union as inaccurate.", []),
    ],
)
def test_a_count_is_answered_by_whose_it_is_also_in_another_text(sentence, expected):
    first = "Shells hit the market of Tarn on Monday. The Tarn Relief Union said 31 people had been killed in Tarn."
    second = f"Shells hit the market of Tarn on Monday. {sentence}"
    assert [kind for kind, _, _ in relations(first, second)] == expected


def test_a_denial_beside_a_figure_is_a_statement_of_its_own():
    first = LEAD + "The union said the army had shelled the market of Tarn."
    second = (
        "Shells hit the market of Tarn on Monday. The army said that four soldiers had been killed and that its guns "
        "had not shelled the market."
    )
    ((kind, answer, _),) = relations(first, second)
    assert (kind, answer) == ("denies", "its guns had not shelled the market")


@pytest.mark.parametrize(
    "sentence",
    [
        "The police denied that live rounds had been used.",
        "The ministry denied that anyone had been beaten.",
        "A spokesman for the Kesra Front denied that the group planted the bomb.",
        '"No cell was locked from outside," prison director Pavel Oru said.',
        "The army denied the use of gas.",
    ],
)
def test_an_act_is_denied_also_where_nobody_is_said_to_have_done_it(sentence):
    assert deeds(sentence) == ["denies"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Investigators said the shells were fired from a hill that is held by the army.", ["blames"]),
        ("A teacher said the shells had come from the west, where the army has its guns.", ["blames"]),
        ("A teacher said the Tarn attack had cost him his house.", []),
        ("A teacher said it was the men of the Kesra Front who had shot at him.", ["blames"]),
    ],
)
def test_where_the_fire_came_from_and_what_names_no_doer(sentence, expected):
    assert deeds(sentence) == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the Force de Libération du Lindi", "the FLL"),
        ("the coalition", "Saudi-led coalition"),
        ("American-Saudi aircraft", "Saudi-led coalition"),
    ],
)
def test_a_body_is_known_by_its_initials_and_by_who_leads_it(one, two):
    assert share_keys(read_sides(one), read_sides(two))


TOLL = "Soldiers killed 31 villagers in Tarn on Monday, the Tarn Relief Union said. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('Army spokesman Adamu Bello said: "Our soldiers did not kill villagers."', ["denies"]),
        ("The army denied that its soldiers had massacred villagers.", ["denies"]),
        # it says nothing of the dead
        ("The army denied that its soldiers had been in the town.", []),
        ("The police denied that they had killed villagers.", []),
    ],
)
def test_who_denies_a_killing_denies_the_toll_that_blames_his_side(sentence, expected):
    ledger = attrib.claims([read(TOLL + sentence)])
    toll = next(claim for claim in ledger.claims if claim.low == 31)
    found = [item.type for claim in ledger.claims for item in claim.relations if item.claim == toll.id]
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The clinic confirmed that number.", ["confirms"]),
        ("The clinic confirmed that account.", ["confirms"]),
        ("The ministry rejected that figure.", ["denies"]),
        ('The ministry called the number "imaginary".', ["denies"]),
        ('"The number of the Tarn Relief Union is the right one," the mayor, Sona Maru, said.', ["confirms"]),
        ("The clinic confirmed that it had closed.", []),
    ],
)
def test_what_was_just_said_is_answered_where_the_text_points_at_it(sentence, expected):
    text = f"A blast killed 31 people in Tarn on Monday, the Tarn Relief Union said. {sentence}"
    assert [kind for kind, _, _ in relations(text)] == expected


def test_who_admits_the_strike_admits_it():
    text = LEAD + "The union said government jets had struck the market. The army admits the strike."
    assert [kind for kind, _, _ in relations(text)] == ["confirms"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Police in Tarn said that the Sons of the Dawn were not behind the blast.", ["denies"]),
        ("Prosecutors said that the Kesra Front had planned the bombing.", ["blames"]),
        ("Sona Maru, a teacher, said she had seen the soldiers shoot.", ["blames"]),
        ("The army said its troops had fired only into the air.", []),
        (
            '"Our men respect the law. These accusations are fabricated," army spokesman Adamu Bello said.',
            ["denies"],
        ),
    ],
)
def test_others_say_who_was_not_behind_it_and_who_planned_it(sentence, expected):
    assert deeds(sentence) == expected


def test_whose_side_is_denied_where_another_speaks():
    doc = read(LEAD + "Police in Tarn said that the Sons of the Dawn were not behind the shelling.")
    (deed,) = [site.deed for site in read_sites(0, doc)[0] if site.deed is not None]
    assert share_keys(deed.sides, read_sides("the Sons of the Dawn")) and "the state" not in deed.sides


def test_a_ministry_is_the_states_whatever_else_is_known_of_it():
    text = (
        LEAD + "The union blamed the federal air force. The Ministry of Defence denied having hit the market."
    )
    assert [kind for kind, _, _ in relations(text)] == ["denies"]


def test_a_denied_number_is_not_another_number_of_other_people():
    text = (
        TOLL
        + "The army said it had killed 31 militants. The General Staff denied that soldiers had massacred villagers."
    )
    ledger = attrib.claims([read(text)])
    assert sorted(claim.who for claim in ledger.claims if claim.low == 31 and claim.denied) == ["villagers"]


def test_a_claim_is_doubted_also_where_something_is_put_in_after_it():
    text = (
        LEAD
        + "The Kesra Front said its men had fired them. The claim, made on a messaging app, could not be verified."
    )
    (relation,) = [item for item in read(text).relations if item.type == "unverified"]
    assert relation.to is not None and relation.part == "whole"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Kesra Front said that three of its fighters had attacked the barracks.", ["blames"]),
        ("The Kesra Front claimed the bomb attack.", ["blames"]),
        ("The mayor said that it was a stray Ukrainian air defence missile.", ["blames"]),
        ("The mayor said that it was an Orlan missile.", []),
        ("The army said no aircraft of the Sudanese Air Force carried out any sortie.", ["denies"]),
        ("A military source said that army units had struck dens of the Kesra Front.", []),
        (
            "The police chief rejected this: the victims were killed by the dynamite of the strikers.",
            ["denies"],
        ),
    ],
)
def test_whose_arms_they_were_and_who_speaks_for_his_own(sentence, expected):
    assert deeds(sentence) == expected


def test_who_denies_having_stored_arms_leaves_who_struck():
    text = LEAD + "The union said the army had struck the market. "
    assert relations(text + "The army denied that its men had stored ammunition at the market.") == []
    assert [kind for kind, _, _ in relations(text + "The army denied that its men had been there.")] == [
        "denies"
    ]


def test_a_raid_and_an_attack_are_one_deed_of_one_side():
    text = (
        LEAD
        + "The union said the Kesra Front had carried out the attack. The mayor blamed the Kesra Front for the massacre."
    )
    blames = [claim for claim in attrib.claims([read(text)]).claims if claim.unit is None]
    assert [len(claim.members) for claim in blames] == [2]


@pytest.mark.parametrize(
    ("blame", "answered"),
    [
        ("Jets of Veldia bombed the market, the union said.", True),
        ("Jets of Veldia were seen over the valley all night, the union said.", False),
    ],
)
def test_who_denies_a_raid_denies_no_sight_of_planes(blame, answered):
    text = "A raid on the market of Tandali killed nine people on Monday. " + blame
    found = relations(text + " Veldia denied that its jets had bombed the market.")
    assert ("denies" in [kind for kind, _, _ in found]) is answered


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a clause about what was destroyed makes its place no doer
        (
            "The charity said a clinic in northern Syria was destroyed by raids over the weekend that killed four.",
            [],
        ),
        # planes of which nobody knows whose they are
        ("Russian or Syrian jets flew over. The teacher said that the jets had bombed the market.", []),
        ("Russian jets flew over. The teacher said that the jets had bombed the market.", ["blames"]),
    ],
)
def test_nobody_is_made_a_doer(sentence, expected):
    assert deeds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army denied that government forces use the weapons.", []),  # ever, and not this time
        ("The army denied that government forces had used the weapons.", ["denies"]),
    ],
)
def test_a_denial_of_what_is_ever_done_is_of_no_deed(sentence, expected):
    assert deeds(sentence) == expected


def test_who_has_admitted_it_since_denies_it_no_more():
    text = LEAD + "Iran denied that it had bombed the market. "
    admitted = relations(
        text + "Representatives from Iran acknowledged their government had bombed the market."
    )
    assert admitted == []
    assert [kind for kind, _, _ in relations(text + "The union said that Iran had bombed the market.")] == [
        "denies"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor blamed the militia on Monday.", ["blames"]),
        ("The mayor blamed the attack on the army.", ["blames"]),
        ("The mayor pointed the finger at\nRussia.", ["blames"]),
    ],
)
def test_who_is_accused_wherever_he_stands(sentence, expected):
    assert deeds(sentence) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The union said the figure of the ministry was correct.", ["confirms"]),
        ("The union said it was unclear whether the figure of the ministry was correct.", []),
        ("The union doubted that the figure of the ministry was correct.", []),
    ],
)
def test_only_who_calls_a_count_right_confirms_it(words, expected):
    text = "Shells killed nine people in Tandali on Monday, the health ministry said. "
    assert [kind for kind, _, _ in relations(text + words)] == expected


def test_a_day_in_a_denial_is_no_toll():
    text = "Shells killed 30 people in Tandali on 12 August, the union said. "
    found = relations(text + "The army rejected the death toll of the 12 August strike.")
    assert [kind for kind, _, _ in found] == ["denies"]
