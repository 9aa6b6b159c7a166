"""What a doubt means that names nobody's words, and who denies a deed of his own: whole articles as written."""

import pytest

import attrib
from attrib.ledger.sides import read_sides, share_keys
from attrib.ledger.sites.read import read_sites
from attrib.model import Document


def read(text, outlet="Harbour Wire"):
    doc = Document("a", text, outlet=outlet, date="2024-11-05")
    return attrib.process_document(doc, attrib.Options(country="SD"))


def unverified(text):
    """The claims that are unverified: the number, or the words."""
    claims = attrib.claims([read(text)]).claims
    return sorted(str(claim.low) if claim.unit else claim.text for claim in claims if claim.unverified)


SHELLING = (
    "Shells hit a market in Tandali on Monday, killing at least 29 people, the Tandali Doctors' Union said. "
    "The union said four children were among the dead. The army said six militants had been killed. "
)


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Harbour Wire could not independently verify the death toll.", ["29"]),
        ("The number of dead could not be verified.", ["29"]),
        ("Harbour Wire could not verify the army's claim.", ["6"]),
        ("The casualty figures could not be checked independently.", ["29", "4"]),
        ("Independent verification of the death toll was not possible.", ["29"]),
        ("The agency had no way of checking any of the figures.", ["29", "4", "6"]),
        ("The accuracy of the death toll could not be determined.", ["29"]),
        ("Neither side's claims could be verified.", ["29", "4", "6"]),
        ("The hospital had no way to check in.", []),
        ("The army has its base in the town.", []),
    ],
)
def test_a_doubt_about_the_toll_means_the_whole_toll(doubt, expected):
    assert unverified(SHELLING + doubt) == expected


def test_a_doubt_goes_with_the_same_number_of_the_same_body():
    first = SHELLING + "The army said 40 gunmen had attacked it."
    later = (
        "Rebels attacked the market in Tandali on Monday. The army said that six militants had died there."
    )
    doubt = " Harbour Wire could not verify the army's claim that six militants were killed."
    ledger = attrib.claims(
        [read(first), attrib.process_document(Document("b", later + doubt, date="2024-11-06"))]
    )
    assert all(claim.unverified for claim in ledger.claims if claim.low == 6)


def test_a_doubt_about_who_did_it_means_who_is_blamed():
    text = (
        "Shells killed nine people in Tandali on Monday, the union said. The union accused the army of firing them. "
        "Harbour Wire could not verify who had fired the shells."
    )
    assert [words for words in unverified(text) if "army" in words] and "9" not in unverified(text)


def test_what_we_cannot_verify_is_whose_claim_it_is():
    text = "We could not verify the claim of Ms. Asha Bello that more than 100 people died."
    doc = read(text)
    (relation,) = [item for item in doc.relations if item.type == "unverified"]
    assert relation.by is None and text[slice(*relation.span)] == text[:-1]
    claim = next(item for item in doc.attributions if item.id == relation.to)
    assert (claim.speaker, [figure.low for figure in claim.figures]) == ("Asha Bello", [100])


ACCOUNTS = (
    "Shells hit a market in Tandali on Monday, killing at least 29 people, the Tandali Doctors' Union said. "
    "The union said four children were among the dead and that seven people were missing. "
)


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Harbour Wire could not independently verify any of the accounts.", ["29", "4", "7"]),
        ("Harbour Wire could not verify the conflicting reports.", ["29", "4", "7"]),
        ("Harbour Wire was unable to establish independently how many people had been killed.", ["29"]),
        ("Harbour Wire has not managed to verify the death toll.", ["29"]),
        ("Harbour Wire could not check these figures.", ["29", "4", "7"]),
        ("Harbour Wire could not check in.", []),
    ],
)
def test_accounts_are_all_that_is_told_of_the_harmed(doubt, expected):
    assert [number for number in unverified(ACCOUNTS + doubt) if number.isdigit()] == expected


def test_who_knows_of_such_reports_means_what_was_said_just_before():
    text = (
        "Shells killed nine people in Tandali on Monday. A doctor, Mona Idris, said that families had buried several bodies. "
        "The ministry said it was aware of such reports but could not verify them."
    )
    assert unverified(text) == ["families had buried several bodies"]
    assert not unverified(text.replace("such reports", "reports"))


def test_what_gives_no_number_is_not_the_figure_that_is_doubted():
    text = (
        "Shells killed nine people in Tandali on Monday. A doctor, Mona Idris, said that the market was closed. "
        "Harbour Wire could not verify her figures."
    )
    assert "the market was closed" not in unverified(text)


def test_a_pledge_is_no_claim_to_be_verified():
    text = (
        "The Velda Front attacked Tandali on Monday. The front pledged allegiance to the caliphate. "
        "Harbour Wire was unable to authenticate the claim."
    )
    assert not [words for words in unverified(text) if "allegiance" in words]


def stands(text):
    return [site.deed.stand for site in read_sites(0, read(text))[0] if site.deed is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Rapid Support Forces said none of its units had shelled Tandali.", ["denies"]),
        ("The Rapid Support Forces said it did not shell Tandali.", ["denies"]),
        ("The Rapid Support Forces said it does not shell towns.", []),
        ("The Rapid Support Forces said nobody had warned them.", []),
        ("The Rapid Support Forces said no soldier of theirs had taken part in the raid.", ["denies"]),
        ("The Rapid Support Forces said that there was no air strike in Tandali.", ["denies"]),
        ("The Rapid Support Forces said they had nothing to do with the raid.", ["denies"]),
        ("The Rapid Support Forces rejected any responsibility for the raid.", ["denies"]),
        ("The Rapid Support Forces said no police unit had been warned.", []),
        ("The union said that the drone belonged to the Rapid Support Forces.", ["blames"]),
        ("The union said the town was held by the Rapid Support Forces.", []),
        ("The union said helicopters of the regime had dropped the bombs.", ["blames"]),
        ("The union said the regime's helicopters had dropped the bombs.", ["blames"]),
        ("The army said the militia had fired rockets at the market.", ["blames"]),
        ("The union said that the market was shelled in Tandali.", []),
        ("The union said the market had been hit by an Orlan missile.", []),
        ("The union said that a strike on the station of Varn had killed them.", []),
        ("The Rapid Support Forces said that they reject these findings.", ["denies"]),
        ("The army said it had flown no missions over Tandali.", ["denies"]),
        ("The Rapid Support Forces denied this.", ["denies"]),
        ("Investigators said no unit of the army was in Tandali.", ["denies"]),
        ("The Rapid Support Forces dismissed the union's accusation as a lie.", ["denies"]),
        (
            "The army rejected as baseless the claim of the local authorities that civilians had died.",
            ["denies harm"],
        ),
    ],
)
def test_who_says_it_was_not_he(text, expected):
    assert stands(text) == expected


BLAME = (
    "Shells killed nine people in Tandali on Monday. The union said the army had shelled the market. A doctor, "
    "Mona Idris, said that the army's guns had shelled the market. The army said that the Rapid Support Forces "
    "had shelled the market in Tandali."
)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("the army", "government warplanes", True),
        ("the rebel militia", "Rapid Support Forces", True),
        ("the RSF", "Rapid Support Forces", True),
        ("the RSF", "Allied Democratic Forces", False),
        ("the coalition", "the Saudi-led coalition", True),
        ("the Air Force", "the army", True),
        ("the army", "the rebels", False),
        ("The Mirdan Front", "The Velda Front", False),
        ("they shelled us", "US jets", False),
        ("a car bomb", "the Central African Republic", False),
    ],
)
def test_two_phrases_name_one_side(one, two, expected):
    assert share_keys(read_sides(one), read_sides(two)) is expected


def test_a_blame_beside_a_figure_is_a_claim_of_its_own():
    text = "Government jets bombed the market of Tandali on Monday, killing 12 people, the union said. "
    ledger = attrib.claims([read(text + "The army denied any role in the bombing.")])
    blame = next(claim for claim in ledger.claims if claim.unit is None and claim.denied)
    assert blame.text == "Government jets bombed the market of Tandali on Monday"


def test_blames_of_one_side_are_one_claim_and_of_two_sides_two():
    ledger = attrib.claims([read(BLAME)])
    blames = [claim for claim in ledger.claims if claim.unit is None]
    assert sorted(len(claim.members) for claim in blames) == [1, 2]
    # two may be to blame: what else is told of a day sets no statements against each other
    assert not [item for claim in blames for item in claim.relations if item.type == "conflicts"]


@pytest.mark.parametrize(
    ("answer", "answered"),
    [
        ("The hospital confirmed the governor's figure.", ["22"]),
        ("The hospital confirmed the tally of the governor.", ["22"]),
        ("The hospital confirmed that it was open.", []),
        ("The hospital confirmed the number of 13.", []),
    ],
)
def test_a_count_is_confirmed_where_the_text_points_at_it(answer, answered):
    text = f"Shelling killed 22 people in Tandali on Monday, Governor Salih Omar said. {answer}"
    ledger = attrib.claims([read(text)])
    by_id = {claim.id: claim for claim in ledger.claims}
    found = [
        str(by_id[item.claim].low)
        for claim in ledger.claims
        for item in claim.relations
        if item.type == "confirms"
    ]
    assert found == answered


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Harbour Wire could not confirm the union's claim.", ["29", "4"]),
        ("Harbour Wire could not verify the claim of the army.", ["6"]),
        ("Harbour Wire could not verify the 31 deaths reported by the mayor.", ["31"]),
        ("The Tandali Monitor could find no evidence for the army's statement.", ["6"]),
    ],
)
def test_a_doubt_means_what_it_names(doubt, expected):
    assert unverified(SHELLING + doubt) == expected


PARAGRAPHS = (
    "Shells hit a market in Tandali on Monday, killing at least 29 people, the Tandali Doctors' Union said.\n\n"
    "The army said that rebels had fired the shells. Governor Salih Omar spoke of 12 dead and seven wounded. {}\n"
)


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Harbour Wire has not been able to check these figures.", ["12", "7"]),
        ("Harbour Wire could not confirm his account.", ["12", "7"]),
        ("None of these figures has been independently verified.", ["12", "7"]),
        ("It has not been possible to check the union's claim.", ["29"]),
        (
            "Harbour Wire could not establish which account was right.",
            ["12", "7", "rebels had fired the shells"],
        ),
        ("Harbour Wire found nothing to eat.", []),
    ],
)
def test_a_doubt_means_what_it_points_at(doubt, expected):
    found = unverified(PARAGRAPHS.format(doubt))
    assert [words.removeprefix("The army said that ") for words in found] == expected


def test_either_account_in_a_paragraph_of_its_own_is_what_the_last_two_told():
    text = (
        "The union said the army had shelled the market of Tandali on Monday. The army said that rebels had fired "
        "the shells.\n\nThe market opened in 1990.\n\nHarbour Wire was unable to verify either account.\n"
    )
    assert {words.removeprefix("The army said that ") for words in unverified(text)} == {
        "rebels had fired the shells",
        "the army had shelled the market of Tandali on Monday",
    }


def test_the_claim_is_no_remark_that_follows_it():
    text = (
        "The Kesra Front said its men had attacked the market of Tandali on Monday and had killed 29 people. The "
        "group said it was founded in 2009. Harbour Wire was unable to authenticate the claim."
    )
    assert "29" in unverified(text) and not [words for words in unverified(text) if "founded" in words]


def test_a_monitor_with_a_name_is_none_that_was_named_before():
    doc = read(SHELLING + "The Tandali Monitor could find no evidence for the army's statement.")
    assert [item.by for item in doc.relations if item.type == "unverified"] == ["Tandali Monitor"]


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Harbour Wire could not verify that number.", ["6"]),
        ("The footage has not been independently authenticated.", []),
        ("The mayor said he was aware of other reports and could not confirm them.", []),
    ],
)
def test_a_doubt_about_a_film_or_of_other_reports_leaves_what_was_said(doubt, expected):
    said = SHELLING + "The Mirdan Front said the road was open. "
    assert [words for words in unverified(said + doubt) if "front" not in words.lower()] == expected


RIVALS = (
    "Troops entered Tandali on Monday. The Tandali Doctors' Union said that 29 people had been killed. The army said that "
    "40 gunmen had died. In March floods killed 300 people in the district, the governor said. "
)


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("The accounts could not be verified.", ["29", "40"]),
        ("Harbour Wire could not verify these accounts of the fighting in Tandali.", ["29", "40"]),
        ("Harbour Wire could not verify the death toll.", ["29"]),
        ("The accounts were read out in court.", []),
    ],
)
def test_accounts_are_those_of_fighters_too(doubt, expected):
    first, floods = RIVALS.split("In March")
    assert unverified(f"{first}{doubt}\n\nIn March{floods}") == expected


SAID = (
    "Shells killed nine people in Tandali on Monday, the union said. "
    "A baker, Mona Idris, said that soldiers had carried off the flour. {}"
)


@pytest.mark.parametrize(
    ("doubt", "found"),
    [
        ("We could not check this.", True),
        ("Harbour Wire could not verify it: no film shows soldiers.", True),
        ("This could not be independently confirmed.", True),
        ("Harbour Wire could not get this confirmed by the police.", True),
        ("We have no confirmation from the army yet.", True),
        ("The clerk could not check it in.", False),
        ("It could not be established who had fired.", False),
    ],
)
def test_it_is_what_the_sentence_before_says(doubt, found):
    doubted = unverified(SAID.format(doubt))
    assert any("flour" in words for words in doubted) is found and "9" not in doubted


@pytest.mark.parametrize(
    ("said", "doubt", "expected"),
    [
        (
            "In an audio message the Mirdan Front denied that its men had fired.",
            "The recording could not be authenticated.",
            1,
        ),
        (
            "In an audio message the Mirdan Front denied that its men had fired.",
            "Its length could not be measured.",
            0,
        ),
        (
            "The Mirdan Front denied in a video whose authenticity has not been established that its men had fired.",
            "",
            0,
        ),
        ("The Mirdan Front denied it in a video whose authenticity has not been established.", "", 1),
        ("The Mirdan Front denied that its men had fired.", "The recording could not be authenticated.", 0),
    ],
)
def test_a_recording_is_what_it_says(said, doubt, expected):
    text = f"Shells killed nine people in Tandali on Monday, the union said. {said} {doubt}"
    doubted = unverified(text)
    assert len([words for words in doubted if "Front" in words]) == expected and "9" not in doubted


def test_either_claim_of_responsibility_is_no_toll():
    text = (
        "A bomb killed 21 people in Tandali on Monday, officials said. The Mirdan Front said that its men had carried out "
        "the attack. The Kesra Brigade said that it was behind the blast. Harbour Wire could not verify either claim."
    )
    found = unverified(text)
    assert "21" not in found and len(found) == 2
    assert unverified(text.replace("either claim", "the death toll")) == ["21"]


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Harbour Wire could not verify her account.", []),
        ("Harbour Wire could not verify his account.", ["14"]),
        ("Harbour Wire could not verify the fisherman's story.", ["14"]),
        ("Harbour Wire could not verify the story.", []),
    ],
)
def test_her_account_is_not_his(doubt, expected):
    text = "A ferry sank off Tandali on Monday. A fisherman, Salih Omar, spoke of 14 dead, and he said that the crew had fled. "
    assert [words for words in unverified(text + doubt) if words.isdigit()] == expected


def test_the_survivors_account_is_not_their_lawyers():
    text = (
        "A boat sank off Tandali on Monday. Survivors said that 12 people were missing. The survivors' lawyer said that "
        "eight people were missing. Harbour Wire could not verify the survivors' account."
    )
    assert unverified(text) == ["12"]


def test_who_asks_whether_words_are_his_doubts_them():
    text = (
        "A bomb killed 21 people in Tandali on Monday, officials said. On a page in his name Odo Karim wrote that his group "
        "had carried out the attack. We could not verify that the account is his."
    )
    assert [words for words in unverified(text) if "group" in words]


def test_we_is_who_writes():
    doc = read(SAID.format("We had no means of checking it."))
    assert [(item.type, item.by) for item in doc.relations if item.type == "unverified"] == [
        ("unverified", None)
    ]


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Harbour Wire could not verify their accounts.", ["14", "6"]),
        ("The Mirdan Front, whose size could not be verified, said it had no men there.", []),
        ("Police could not confirm the identities of the dead.", []),
        ("The port could not confirm whether ferries would sail on Tuesday.", []),
    ],
)
def test_who_they_are_is_another_matter(doubt, expected):
    text = "Shells hit Tandali on Monday. A baker, Mona Idris, spoke of 14 dead. A nurse, Odo Karim, had counted six dead. "
    assert sorted(words for words in unverified(text + doubt) if words.isdigit()) == expected


TWO = (
    "Rebels said on Tuesday that the army had bombed Kashebere, killing six civilians. "
    "An army spokesman said its aircraft had hit a rebel depot and killed 22 fighters.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TWO + "It was not possible to verify the competing claims.", ["22", "6"]),
        (TWO + "The two tolls could not be reconciled.", ["22", "6"]),
        (TWO + "There was no independent evidence to support either claim.", ["22", "6"]),
        (TWO + "It was impossible to say which account was accurate.", ["22", "6"]),
        (TWO + "Casualty figures given by either side could not be verified.", ["22", "6"]),
        (TWO + "There was no independent verification of the army's claim.", ["22"]),
        (TWO + "The identity of the dead could not be verified.", []),
        (TWO + "The two sides could not be reconciled.", []),
        ("The defence ministry of Velda said its troops killed three gunmen in Orsk. The army's account could not be confirmed.", ["3"]),
        ("Police in Tandali said two gunmen were killed. A priest said nine were hurt. The police version could not be confirmed.", ["2"]),
        ("The union said 130 people were detained. The minister said 38 were arrested. The number of detainees could not be confirmed.", ["130", "38"]),
        ("The mayor said three people were wounded. A nurse said 40 had been wounded. We could not verify the number of wounded.", ["3", "40"]),
        ("Police said a gunman killed four people in Orsk. The number of attackers could not be confirmed.", []),
        ("The mayor said 15 people were killed by a bomb in Orsk on Sunday. Last month a bomb there killed 32 people. The toll could not be confirmed.", ["15"]),
        ("The Velda Front said nine men died in Orsk. There was no independent confirmation of the toll.", ["9"]),
        ("At least 35 civilians have been killed in Orsk since Friday, the union said. It said 140 others were wounded. We could not verify the figures.", ["140", "35"]),
        ("The council said more than 60 bodies were found in Orsk. The mission said that it was aware of the reports and was working to verify them.", ["60"]),
        ("The monitor said soldiers killed 50 civilians in Orsk. The mission said it had no access and so could not verify the allegations.", ["50"]),
        ("The front said that 25 soldiers were killed in Orsk. The army rejected that. The front's claims could not be confirmed.", ["25"]),
    ],
)  # fmt: skip
def test_a_doubt_reaches_the_numbers_that_it_means(text, expected):
    assert [number for number in unverified(text) if number.isdigit()] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said a drone had hit the mill in Orsk. The type of weapon used could not be verified.", ["a drone had hit the mill in Orsk"]),
        ("The mayor said a missile had hit the mill in Orsk. We could not verify what kind of missile was used.", []),
        ("The mill burned down. Reports that the army had fired at it have not been verified.", ["the army had fired at it"]),
        ("Ten died in Orsk, the mayor said. A guard, Abu Bello, said there had been two bombers. That could not be confirmed.", ["there had been two bombers"]),
        ("The radio said the rebels had surrendered in Orsk. The front dismissed the report. There was no verification of the surrender.", ["the rebels had surrendered in Orsk"]),
        ("The radio said a new engine had been tested in Orsk, a claim that experts said could not be verified.", ["a new engine had been tested in Orsk"]),
        ("A miner said the guards had beaten him in Orsk. The mission could not verify when the video was filmed.", []),
        ("The police chief said the men drowned in Orsk. The paper could not corroborate the police chief's explanation.", ["the men drowned in Orsk"]),
    ],
)  # fmt: skip
def test_a_doubt_reaches_the_words_that_it_means(text, expected):
    assert unverified(text) == expected


def test_a_recording_is_told_of_above_what_follows_on_it():
    text = (
        "In an audio message, a man who called himself the spokesman of the Velda Front said its fighters had killed 13 policemen "
        "in Orsk. Police said two officers were wounded. The authenticity of the message could not be verified."
    )
    assert unverified(text) == ["13"]


def test_a_doubt_that_names_the_number_goes_to_another_name_of_the_body():
    first = "The General Staff of Velda said 40 gunmen were killed in a raid on Orsk on Monday."
    later = (
        "Gunmen were killed in a raid on Orsk on Monday. "
        "We could not verify the Velda army's claim that 40 gunmen were killed in the raid."
    )
    ledger = attrib.claims([read(first), attrib.process_document(Document("b", later, date="2024-11-06"))])
    assert all(claim.unverified for claim in ledger.claims if claim.low == 40)


def test_what_one_could_not_confirm_beside_a_count_is_not_the_count():
    text = (
        "A raid hit Orsk on Monday. The Orsk Observatory said 11 people died under rubble; it could not "
        "confirm that gas had been used."
    )
    assert unverified(text) == []
