"""What a doubt means that names a number, a body or several bodies itself, and whose the number is beside it."""

import pytest

import attrib
from attrib.ledger.sites.read import read_sites
from attrib.model import Document


def read(*texts):
    return [
        attrib.process_document(Document(f"d{k}", text, outlet=f"Post {k}", date=f"2024-05-0{k + 5}"))
        for k, text in enumerate(texts)
    ]


def doubted(text):
    claims = attrib.claims(read(text)).claims
    return sorted(str(claim.low) if claim.unit else claim.text for claim in claims if claim.unverified)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause behind the doubt tells other numbers
        (
            "Rebels in the north said 40 soldiers had died in the ambush near Karsu. Their toll was not confirmed by the "
            "police or by the health ministry, which had reported 12 deaths.",
            ["40"],
        ),
        (
            "The clinic's 52 dead were counted in Varn. General Tom Hale said his investigator could not confirm the 52, "
            "having been able to establish 20 dead and 14 hurt.",
            ["52"],
        ),
        (
            "The clinic's 52 dead were counted in Varn. The agency could not verify the deaths of 20 women.",
            [],
        ),
        # bodies of several sides, and nobody else
        (
            "An explosion struck the market in Varn on Monday.\n\nThe Norland interior ministry said 31 people had died. The "
            "Sudmark interior ministry put the toll at 44. The Red Cross put the missing at 600.\n\nNone of the figures given "
            "by the rival ministries could be independently verified.",
            ["31", "44"],
        ),
        (
            "A flood hit the city of Karsu on Sunday.\n\nAda Brun, the interior minister of the eastern government, said 3,100 "
            "people had died. The Red Cross put the missing at 600.\n\nNone of the figures given by Norland's rival "
            "authorities could be independently verified.",
            ["3100"],
        ),
        # numbers are doubted, and no deed
        (
            "Soldiers arrested the union leader in Orsk, his supporters said on Sunday.\n\nAda Brun, a spokeswoman for the "
            "union, said that many may have been killed. There was no way to confirm either number.",
            [],
        ),
        (
            "The World Food Agency said 21 deaths were registered in the camp at Orsk. Newspapers have quoted officials as "
            "giving totals of over 90. Such figures could not be verified.",
            [],
        ),
        # of what the doubt's own sentence begins with
        (
            "The police spokesman in Orsk said 14 people had died in the riot on Friday. Nine shops, he added, were "
            "looted.\n\nOther, higher tolls are going round on social media but are impossible to verify.",
            [],
        ),
    ],
)
def test_a_doubt_means_what_it_names(text, expected):
    assert doubted(text) == expected


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "The mine has been told by the ministry that 12 people died on Friday. It is not in a position to confirm that number.",
            "mine",
        ),
        ("The ministry said that 12 people died on Friday. The mine could not confirm that number.", "mine"),
    ],
)
def test_who_was_told_could_not_verify(text, by):
    (claim,) = [claim for claim in attrib.claims(read(text)).claims if claim.unverified]
    assert [finding.by for finding in claim.findings if finding.status == "unverified"] == [by]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "A report by Amnesty lists 129 dead in the fire in Orsk, repeating the government's figure.",
            ["government"],
        ),
        (
            '"It is serious," said Ada Brun, the head of the clinic. Tom Hale of the African health agency, whose latest '
            "bulletin has 527 cases with 32 deaths, said that help was on its way.",
            ["Tom Hale of the African health agency"],
        ),
        ("Consistent reports from people in the town speak of as many as 170 dead.", [None]),
        (
            "The Norland air force has blamed bad maps for the bombing of a camp in which, by another account, 236 died.",
            [None],
        ),
        (
            "Ada Brun, who is from Orsk, said a nurse counted more than 30 bodies.",
            ["nurse"],
        ),
        ("Ada Brun, who is from Orsk, said that she counted more than 30 bodies.", ["Ada Brun"]),
    ],
)
def test_whose_number_it_is(text, speakers):
    sites, _ = read_sites(0, read(text)[0])
    assert [site.speaker for site in sites if site.figure] == speakers


def conflicts(*texts):
    ledger = attrib.claims(read(*texts))
    found = {claim.low for claim in ledger.claims for item in claim.relations if item.type == "conflicts"}
    return sorted(low for low in found if low is not None)


def test_a_toll_of_several_places_is_none_of_one_of_them():
    whole = "Fires in two factories in Norland killed 314 people, officials said on Wednesday."
    one = " The fire in Orsk killed 280, said Ada Brun, a city official. A fire brigade spokesman said that 289 died in the Orsk fire."
    assert conflicts(whole + one) == [280, 289]


@pytest.mark.parametrize("part", ["288 of them in Karsu", "of which 288 were in Karsu"])
def test_a_toll_that_holds_one_places_is_not_set_against_that_places(part):
    whole = f"The health ministry said 638 people were killed in Norland on Wednesday, {part}, when soldiers cleared the squares."
    there = "At least 377 people were killed in Karsu on Wednesday, Human Rights Watch said."
    assert conflicts(whole, there) == []
    assert conflicts(whole.replace(f" {part},", "").replace("Norland", "Karsu"), there) == [377, 638]


def test_of_a_bare_number_behind_two_it_is_not_told_what_it_counts():
    two = "At least 74 villagers died and 53 were injured at Orsk, according to the prosecutor's office; the victims' own list says 79."
    assert conflicts(two) == []
    one = two.replace(" and 53 were injured", "")
    scopes = [[site.scope for site in read_sites(0, read(text)[0])[0] if site.figure] for text in (two, one)]
    assert [found[-1] for found in scopes] == ["unknown", "total"]


def test_a_denial_is_of_the_accusation_and_not_of_what_will_be():
    text = (
        "The envoy of Norland, Ada Brun, blamed the Sudland army for the raid, and said her country would not stand by. "
        "Sudland denied it."
    )
    ledger = attrib.claims(read(text))
    denied = [item.reason for claim in ledger.claims for item in claim.relations if item.type == "denies"]
    assert [reason for reason in denied if "stand by" in reason] == []
    assert len(denied) == 1


def test_the_authorities_of_a_land_that_two_claim_corroborate_neither():
    first = "Serb authorities in Pristina said on Monday that the raid on Istok prison on Monday injured 200 people."
    second = (
        "The authorities say around 200 people were hurt in the raid on Istok prison in Kosovo on Monday."
    )
    ledger = attrib.claims(read(first, second))
    assert [claim.low for claim in ledger.claims if "corroborated" in claim.status] == []


def test_of_a_number_and_then_another_the_second_stands():
    sites, _ = read_sites(0, read("The health ministry had reported 79 deaths, and then 71.")[0])
    assert [(site.figure.low, site.earlier) for site in sites if site.figure] == [(79, True), (71, False)]


def test_a_number_of_a_village_that_is_not_named_is_no_toll():
    text = "Aid workers found a village in which nurses reported at least 20 deaths."
    assert [site.scope for site in read_sites(0, read(text)[0])[0] if site.figure] == ["unknown"]


def test_on_a_live_page_a_doubt_means_nothing_that_was_told_later():
    lines = [
        "**18:15 GMT** The mayor of Karsu, Ada Brun, says 380 people died in the flood.",
        "**11:47 GMT** The Red Cross in Karsu put the dead at 210.",
        "**10:05 GMT** The army in Karsu says that 190 people died.",
        "**10:40 GMT** None of the tolls could be independently verified.",
    ]
    assert doubted("\n\n".join(lines)) == ["190"]
    assert doubted("\n\n".join(line.split("** ")[1] for line in lines)) == ["190", "210", "380"]


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Some of the accounts could not be corroborated.", []),
        ("The accounts could not be corroborated.", ["19"]),
    ],
)
def test_of_some_accounts_it_is_not_told_which(doubt, expected):
    text = "A bus fell into the river at Varn on Monday. Survivors said 19 people had drowned. "
    assert doubted(text + doubt) == expected


def test_there_was_no_way_to_confirm_is_nobodys_doubt():
    text = (
        "A bus fell at Varn on Monday. Witnesses spoke of 19 dead, but there was no way of confirming that."
    )
    (claim,) = [claim for claim in attrib.claims(read(text)).claims if claim.unverified]
    assert [(finding.by, finding.part) for finding in claim.findings if finding.status == "unverified"] == [
        (None, "whole")
    ]
