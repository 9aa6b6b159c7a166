"""Numbers that are said not to be, of one side or of another year, and denials that mean something else."""

import pytest

import attrib
from attrib.ledger.sites.read import read_sites
from attrib.model import Document


def read(*texts):
    return [
        attrib.process_document(Document(f"d{k}", text, outlet=f"Post {k}", date=f"2024-05-0{k + 5}"))
        for k, text in enumerate(texts)
    ]


def list_relations(kind, *texts):
    claims = attrib.claims(read(*texts)).claims
    return sorted(item.reason for claim in claims for item in claim.relations if item.type == kind)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"They cannot know that 500 people were killed," an army spokesman said.', [None]),
        ('"There wasn\'t 200 or even 500 dead," an intelligence source said.', [None, None]),
        ('"There were 500 dead," an intelligence source said.', ["intelligence source"]),
        (
            "At least 82 people died, according to the clinic; UN bodies, which had a list, give 91 dead.",
            ["clinic", "UN bodies"],
        ),
        (
            "The ministry had put the number of dead at 15; the figure was corrected later, an official said.",
            ["ministry"],
        ),
    ],
)
def test_whose_number_it_is(text, speakers):
    sites, _ = read_sites(0, read(text)[0])
    found = [site.speaker for site in sites if site.figure]
    assert found[-len(speakers) :] == speakers if None not in speakers else set(found) == {None}


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("The rebels spoke of 2,500 dead on the army's side.", ["part:one side"]),
        ("The rebels spoke of 2,500 dead.", ["total"]),
        ("An official said 27 passengers who had been on the train were killed.", ["unknown"]),
        ("An official said 27 passengers were killed.", ["total"]),
        ("Some were wanted for the Orsk bombing, which killed 40 people in 2019.", ["unknown"]),
        ("The Orsk bombing killed 40 people in 2019.", ["total"]),
    ],
)
def test_how_much_a_number_covers(text, scopes):
    assert [site.scope for site in read_sites(0, read(text)[0])[0] if site.figure] == scopes


def test_the_latter_figure_is_none_of_another_year():
    text = (
        "General Tom Hale said that over 100 gunmen were killed at nine sites, including some wanted for the Orsk bombing, "
        "which killed 40 troopers in 2019. Norland rejects the latter figure."
    )
    assert list_relations("denies", text) == ["Norland denies what Tom Hale says: more than 100 killed"]


def test_who_denies_a_thing_is_named():
    text = "Norland's army said that Sudland had bombed Orsk, killing nine people."
    assert list_relations("denies", f"{text} Both countries deny that.") == []
    assert list_relations("denies", f"{text} Sudland denies that.") != []


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Officials have accused the group of exaggerating before.", []),
        ("Officials have accused the group of shelling the mosque.", ["the group of shelling the mosque"]),
    ],
)
def test_what_is_said_of_anothers_words_is_no_claim_to_verify(doubt, expected):
    text = f"{doubt} Harbour Wire could not verify it."
    claims = attrib.claims(read(text)).claims
    assert [claim.text for claim in claims if claim.unverified] == expected
