"""Whose word a number is: bodies under other names, people of a body, counts that a text puts down to one."""

import pytest
from claim_corpus import make_document

from attrib.ledger.build import build_claims
from attrib.ledger.corpus import gather_readings, mark_copies
from attrib.ledger.known import are_surely_two
from attrib.ledger.origins import Origin, are_same, fold_person
from attrib.ledger.reading import read_document
from attrib.ledger.sites.read import read_sites


def list_origins(text, said=(), outlet="Outlet", date="2024-06-12"):
    sites, _ = read_sites(0, make_document("d", outlet, date, text, said))
    return [(site.figure.low, site.origin.name) for site in sites if site.figure is not None]


@pytest.mark.parametrize(
    "text,who,content,origin",
    [
        (
            'The Orsk Relief Committee was there first. "We counted 29 bodies," the committee said.',
            ("committee", "medical-rescue", "the committee"),
            "We counted 29 bodies",
            "orsk relief committee",
        ),
        (
            "The spokesman of the Ministry of Health, Dr Ana Brin, said 29 people had died.",
            ("Ana Brin", "government", "Dr Ana Brin"),
            "29 people had died",
            "ministry of health",
        ),
        (
            "Ana Brin, secretary of the Orsk Relief Committee, said 29 people had died.",
            ("Ana Brin", "medical-rescue", "Ana Brin"),
            "29 people had died",
            "orsk relief committee",
        ),
    ],
)
def test_a_person_or_description_counts_for_the_body_named(text, who, content, origin):
    assert list_origins(text, [(*who, content)]) == [(29, origin)]


@pytest.mark.parametrize(
    "text,expected",
    [
        (
            "A bomb hit Orsk. The Civil Defence, which counts the dead, raised its count to 36.",
            "civil defence",
        ),
        ("A bomb hit Orsk. The governor, Ana Brin, raised his own count to 36 dead.", "ana brin"),
        ("A bomb hit Orsk. The claim of Ana Brin that 36 people died was not believed.", "ana brin"),
        ("A bomb hit Orsk. The Health Ministry's count of 36 dead replaces an older one.", "health ministry"),
    ],
)
def test_a_count_is_the_word_of_who_counts(text, expected):
    assert [name for number, name in list_origins(text) if number == 36] == [expected]


def test_people_count_for_the_body_that_another_text_ties_them_to():
    said = "nine people had died", "21 people had died"
    first = make_document(
        "a",
        "A",
        "2024-06-12",
        "INARE chief Raúl Brin said nine people had died in Orsk.",
        [("Raúl Brin", "medical-rescue", "INARE chief Raúl Brin", said[0])],
    )
    second = make_document(
        "b",
        "B",
        "2024-06-14",
        "In Orsk, civil defence chief Raul Brin said, 21 people had died.",
        [("Raul Brin", "medical-rescue", "civil defence chief Raul Brin", said[1])],
    )
    corpus = gather_readings(read_document(doc) for doc in (first, second))
    mark_copies(corpus)
    assert [site.origin.name for k in (0, 1) for site in corpus.chapters[k].sites] == ["inare", "inare"]


def test_names_fold():
    assert fold_person("Dr. Raúl al-Hadri") == fold_person("raul hadri") == "raul hadri"


@pytest.mark.parametrize(
    "first,second,same",
    [
        ("pdf", "people's defence force", True),
        ("pdf", "popular front", False),
        ("mingan people's defence force", "people's defence force", True),
    ],
)
def test_initials_stand_for_a_body(first, second, same):
    assert are_same(Origin(first, "named"), Origin(second, "named")) is same


ARMY, OFFICER = Origin("army", "named", "military"), Origin("unnamed:d:army officer", "unnamed", "military")
UNION, VILLAGERS = Origin("doctors' union", "named", "medical-rescue"), Origin("v", "unnamed", "witness")
GROUP = Origin("civil society group", "described", "activist")


@pytest.mark.parametrize(
    "one,two,expected",
    [
        (ARMY, UNION, True),
        (ARMY, OFFICER, False),  # told to belong to it
        (ARMY, VILLAGERS, True),
        (OFFICER, VILLAGERS, False),  # nobody named: they may be one
        (GROUP, ARMY, True),  # a description of another camp
        (GROUP, Origin("veille", "named", "other"), False),  # it may be the group
        (Origin("outlet:a", "outlet"), ARMY, True),
    ],
)
def test_two_speakers(one, two, expected):
    assert are_surely_two(one, two) is are_surely_two(two, one) is expected


def tell(name, outlet, date, number, who, kind):
    text = f"A bomb killed {number} people at the market of Orsk on Monday, {who} said."
    content = f"A bomb killed {number} people at the market of Orsk on Monday"
    return make_document(name, outlet, date, text, [(who, kind, who, content)])


@pytest.mark.parametrize(
    "one,two,expected",
    [
        # different camps, whatever the numbers
        ((14, "Doctors' Union", "medical-rescue"), (31, "Army Command", "military"), True),
        # it is not known whose each is: only numbers that are near each other are set against each other
        ((14, "Tarn League", "other"), (16, "Varn Watch", "other"), True),
        ((14, "Tarn League", "other"), (31, "Varn Watch", "other"), False),
        ((14, "Sela Brin", "other"), (16, "Varn Watch", "other"), False),  # she may speak for it
        # bodies of one camp speak for one another
        ((14, "Army Command", "military"), (16, "Mayor Brin", "government"), False),
    ],
)
def test_conflicts_across_documents(one, two, expected):
    ledger = build_claims([tell("a", "A", "2024-06-11", *one), tell("b", "B", "2024-06-12", *two)])
    assert any(item.type == "conflicts" for claim in ledger.claims for item in claim.relations) is expected


def test_a_number_told_again_as_an_addition_is_no_toll():
    text = (
        "A raid on a bus in Orsk killed 10 people on Monday. "
        "“As well as the 10 people killed 21 died,” the Doctors' Union said. "
        "Eight people were killed in Orsk, the Army Command said."
    )
    said = [
        ("Doctors' Union", "medical-rescue", "the Doctors' Union", "As well as the 10 people killed 21 died"),
        ("Army Command", "military", "the Army Command", "Eight people were killed in Orsk"),
    ]
    ledger = build_claims([make_document("a", "A", "2024-06-12", text, said)])
    assert not any(item.type == "conflicts" for claim in ledger.claims for item in claim.relations)


@pytest.mark.parametrize(
    "first,second,expected",
    [
        # whole tolls of one class of people by one source, though its second text names no place
        ("A bomb killed 14 people in Orsk on Monday", "Monday's bomb killed 16 people", True),
        # another class of people
        ("A bomb killed 14 people in Orsk on Monday", "Monday's bomb killed 16 soldiers", False),
    ],
)
def test_one_source_revises_its_toll(first, second, expected):
    documents = [
        make_document(
            name,
            name,
            date,
            f"{text}, the Varn Relief Union said. Ana Brin saw the Sela market of Orsk burn after the bomb.",
            [("Varn Relief Union", "medical-rescue", "the Varn Relief Union", text)],
        )
        for name, date, text in (("a", "2024-06-11", first), ("b", "2024-06-13", second))
    ]
    claims = build_claims(documents).claims
    assert any(item.type == "revises" for claim in claims for item in claim.relations) is expected


def test_a_place_before_a_colon_is_nobodys_word():
    text = "Varn Province: 11 people were killed on Monday."
    found = list_origins(text, outlet="Orsk Observatory for Human Rights")
    assert found == [(11, "orsk observatory for human rights")]
