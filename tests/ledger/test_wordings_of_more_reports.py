"""Wordings of real reports by which a number is another's, a stand that is past, or no toll at all."""

import pytest
from claim_texts import asserted, build, unverified

import attrib
from attrib.figures.compare import classify_people
from attrib.ledger.origins import read_origin, read_origins
from attrib.ledger.sides import read_sides, share_keys
from attrib.ledger.sites.read import read_sites
from attrib.model import Document
from attrib.sources.types import infer_country


def process(text):
    document = Document("a", text, outlet="Harbour Wire", date="2024-05-07")
    return attrib.process_document(document, attrib.Options(country="SD"))


def read(text):
    """Number, speaker, and whether the text calls it superseded, of each figure."""
    sites, _ = read_sites(0, process(text))
    return [
        (site.figure.low or site.figure.high, site.speaker, site.earlier)
        for site in sites
        if site.figure is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The deputy minister spoke of 23 dead. That morning the authorities had spoken of 16.",
            [(23, False), (16, True)],
        ),
        ("The governor put the dead at 48 in a first message.", [(48, True)]),
        ("The governor put the dead at 48 in a message.", [(48, False)]),
        ("A raid struck Orsk on Monday. In the morning the mayor had reported 12 dead.", [(12, False)]),
        ("The mayor said 12 people had been killed, but the town now holds 300 soldiers.", [(12, False)]),
        (
            "The clerk said there had been 17 dead, but more were found in the night and now we have 24.",
            [(17, True), (24, False)],
        ),
        (
            "The rescuers counted 63 dead by Tuesday evening at the mill, up from 49 on Monday.",
            [(63, False), (49, True)],
        ),
        (
            "The number of those killed rose from 24 to 31 on Tuesday, officials said.",
            [(24, True), (31, False)],
        ),
        ("The mill corrected its first notice: the dead are seven, not six.", [(7, False), (6, True)]),
        ("The mayor said that nine miners had died and not twelve.", [(9, False), (12, True)]),
        ("The mayor said nine miners had died, not twelve as the union claimed.", [(9, False), (12, False)]),
        ("The office lowered to 19 from 23 the number of dead.", [(19, False), (23, True)]),
        ("The mill, whose first count was 46, now speaks of 49 deaths.", [(46, True), (49, False)]),
        ("The guards, who took over the list from the rescue service, say 27 died.", [(27, False)]),
    ],
)
def test_numbers_that_others_took_the_place_of(text, expected):
    assert [(number, earlier) for number, _, earlier in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where it happened counts nobody
        ("The rally on Monday outside the barracks in Orsk has left at least 27 people dead.", [None]),
        (
            "The fighting on Monday outside a military barracks in Orsk has left at least 27 people dead.",
            [None],
        ),
        (
            "According to the mayor, Ana Brin, the toll is 30. Other reports put it at 35.",
            ["Ana Brin", "reports"],
        ),
        (
            "The prosecutor spoke of 20 dead gunmen, hours before the police gave 61.",
            ["prosecutor", "police"],
        ),
        # both numbers are whose who announced them
        (
            "The 79 dead and 600 wounded announced by the ministry were doubted by the elders.",
            ["ministry", "ministry"],
        ),
        # what somebody demands after a deed is not his count
        ("The front urged people to rise up after the air force killed 35 villagers.", [None]),
    ],
)
def test_whose_number(text, expected):
    found = [None if speaker == "Harbour Wire" else speaker for _, speaker, _ in read(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mission said that 31 bodies were at the morgue.",
        "The commissioner said that more than 100 bodies were still in the lake.",
        "The laboratory said that it took samples to identify 48 bodies.",
        "The institute put the number of bodies it examined at 57.",
    ],
)
def test_bodies_that_lie_somewhere_are_no_toll(text):
    sites, _ = read_sites(0, process(text))
    assert [site.scope for site in sites if site.figure is not None] == ["unknown"]


RAID = "A raid on a market in Orsk on Monday killed 29 people, the doctors' union said. "


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("Higher tolls circulating on social media could not be verified.", []),
        ("The mission could not verify the civilian status of each person killed.", []),
        ("The mission could not verify how many of the dead were killed by mortars.", []),
        ("The mission could not verify how many people were killed.", ["29"]),
    ],
)
def test_a_doubt_of_another_matter_leaves_the_toll(doubt, expected):
    assert unverified(RAID + doubt) == expected


def test_a_doubt_about_two_sides_leaves_who_takes_none():
    text = (
        "Shells hit a clinic in Orsk on Monday, killing nine people, the Red Cross said. The army said the rebels had "
        "fired them. The rebels said the army had fired. The accounts of either side could not be verified."
    )
    assert "9" not in unverified(text)
    assert unverified(text)


def test_what_points_back_denies_what_was_told_last():
    text = (
        "A general said a splinter of the Dawn Front had raided the camp. The army blamed the Northern Union for the "
        "raid on the camp. The Northern Union rejected this. Nine people had seen it."
    )
    made = build(text)
    by_id = {claim.id: claim for claim in made}
    denied = [by_id[item.claim].text for claim in made for item in claim.relations if item.type == "denies"]
    assert denied == ["the Northern Union for the raid on the camp"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [("market", {"denies"}), ("markets", {"denies"}), ("hospital", set()), ("bakeries", set())],
)
def test_a_denial_that_names_its_target_is_of_no_other(target, expected):
    blame = "Residents in Orsk said the army had shelled the market in Orsk on Monday."
    denial = f"The army denied on Tuesday that it had shelled the {target} in Orsk on Monday."
    assert {kind for kind, _, _ in asserted(blame, denial)} == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("22 people, the Sudanese army", "40 people, the Dawn Front rebels", {"conflicts"}),
        # a first least of a count that went on
        ("at least 12 people, the Sudanese army", "40 people, the Dawn Front rebels", set()),
        # two states on two days are not one whose toll rose
        ("22 people, the Sudanese army", "40 people, the Ethiopian defence ministry", {"conflicts"}),
        ("22 people, the Sudanese army", "30 people, the Sudanese interior ministry", set()),
    ],
)
def test_counts_of_two_days(first, second, expected):
    texts = (f"A raid on Orsk on Monday killed {words} said." for words in (first, second))
    assert {kind for kind, _, _ in asserted(*texts)} == expected


@pytest.mark.parametrize(
    ("toll", "none", "expected"),
    [
        ("killed nine people", "nobody had died", {"conflicts"}),
        ("killed nine civilians", "no civilians had been killed", {"conflicts"}),
        ("killed nine gunmen", "no civilians had been killed", set()),
        ("wounded nine people", "nobody had been killed", set()),
        ("killed nine people", "nobody had been killed by its soldiers", set()),
    ],
)
def test_nobody_died_against_a_toll(toll, none, expected):
    text = f"A raid on Orsk on Monday {toll}, residents of Orsk said. The army said that {none} in Orsk."
    assert {kind for kind, _, _ in asserted(text)} == expected


def test_who_counts_the_dead_has_not_killed_them():
    doc = process("The government has lowered the number of people killed in Orsk, the Orsk Post reported.")
    sites, _ = read_sites(0, doc)
    assert [site.deed for site in sites if site.attribution] == [None]


def test_a_newspaper_that_tells_what_the_state_counted_sets_nothing_against_it():
    first = "The toll of the stampede in Orsk on Monday is 347, the Orsk Post reported on Tuesday."
    second = (
        "The stampede in Orsk on Monday killed 351 people, the social affairs minister said on Wednesday."
    )
    assert not {kind for kind, _, _ in asserted(first, second)} & {"conflicts"}


def test_its_president_speaks_for_it():
    doc = process(
        "Civil society of Orsk said the toll had risen. Its president, Gilbert Brin, said 50 people were killed."
    )
    reader = read_origins(doc, doc.attributions)
    assert {read_origin(reader, item).name for item in doc.attributions} == {"civil society of orsk"}


def test_a_spokesman_speaks_for_the_body_whose_noun_his_mention_has():
    doc = process(
        "Two people died, the spokesman for the Orsk regional prosecutor's office, Dmytro Brin, said. "
        "The regional police reported 51 dead."
    )
    reader = read_origins(doc, doc.attributions)
    origins = {item.speaker: read_origin(reader, item).name for item in doc.attributions}
    assert origins["Dmytro Brin"] != origins["regional police"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("members of the brigade", "fighters"),
        ("Taliban", "fighters"),
        ("council members", "members"),
    ],
)
def test_who_bears_arms(words, expected):
    assert classify_people(words) == expected


def test_who_ruled_only_later_is_not_the_state():
    assert not share_keys(read_sides("Taliban"), read_sides("Afghan government helicopters"))


@pytest.mark.parametrize(
    ("outlet", "text", "expected"),
    [
        # the outlet's country where the text names it too, though less than another
        (
            "Ahram Online",
            "The head of the Egyptian Ambulance Organisation spoke. Pictures had been taken in Syria.",
            "EG",
        ),
        # ... and not where the text speaks of another country's
        ("Irish Examiner", "Russian forces stormed the last buildings.", "RU"),
        # words that any country has
        ("Mada Masr", "The Republican Guards opened fire. Opposition leaders spoke of Morsi's fall.", "EG"),
    ],
)
def test_the_country_that_a_text_is_about(outlet, text, expected):
    assert infer_country(Document("a", text, outlet=outlet)) == expected
