"""Lines that nobody says, and sentences that begin with the same words."""

import pytest

from attrib.language.form.furniture import find_inner_regions, read_line


@pytest.mark.parametrize(
    "line, kind",
    [
        ("By Jane Doe", "byline"),
        ("By Jane Doe and Ali Reza in Kabul", "byline"),
        ("BY JANE DOE, STAFF WRITER", "byline"),
        ("By Jane Doe, AFP", "byline"),
        ("By our correspondent in Kabul", "byline"),
        ("Words by Jane Doe", "byline"),
        ("Reporting by Jane Doe; Editing by Ali Reza", "tail"),
        ("(Reporting by Jane Doe in Kabul; editing by Ali Reza)", "tail"),
        ("Additional reporting by Jane Doe", "tail"),
        ("With agencies", "tail"),
        ("With reporting by AFP and Reuters.", "tail"),
        ("Jane Doe contributed to this report.", "tail"),
        ("Ali Reza reported from Kabul and Jane Doe from Rome.", "tail"),
        ("Translated by Ali Reza", "tail"),
        ("--Reuters", "tail"),
        ("Read more: Minister resigns over dam", "link"),
        ("ALSO READ | Dam breaks in the north", "link"),
        ("READ ALSO: Dam breaks in the north", "link"),
        ("Related: What we know about the dam", "link"),
        ("Read more", "link"),
        ("Watch: Moment the dam breaks", "link"),
        ("More on this story", "link"),
        ("Follow us on Facebook", None),
        ("Follow us: Facebook, Telegram", "link"),
        ("Copyright 2019 The Daily. All rights reserved.", "notice"),
        ("\u00a9 2019 AFP", "notice"),
        ("The views expressed in this article are the writer's own.", "notice"),
        ("***", "notice"),
        ("Published 3 May 2019", "date"),
        ("May 3, 2019 10:45 GMT", "date"),
        ("Last updated: 3 May 2019", "date"),
        ("Photo: Jane Doe", "credit"),
        ("Photo by Jane Doe", "credit"),
        ("(Jane Doe/AFP)", "credit"),
        ("Image credit: AFP", "credit"),
        # prose
        ("By Friday the army had left.", None),
        ("By Monday, Kabul was quiet.", None),
        ("By the time the police came, the men had gone", None),
        ("With agencies unable to reach the town, nobody knows how many died.", None),
        ("Reporting by phone, the mayor said the bridge had fallen.", None),
        ("Editing by hand is slow.", None),
        ("Watch sales fell by a third.", None),
        ("Related charges were dropped on Monday.", None),
        pytest.param("Copyright law was changed in 2012.", None, marks=pytest.mark.xfail(strict=True)),
        ("Photos of the raid were published on Friday.", None),
        (
            "Ali Reza, who reported from Kabul for ten years, was shot on Monday by gunmen near his home.",
            None,
        ),
        ("More from the stores was stolen than the owner said.", None),
        ("Tags were tied to the dead.", None),
    ],
)
def test_read_line(line, kind):
    assert read_line(line, (0, len(line))) == kind


@pytest.mark.parametrize(
    "text, inside",
    [
        (
            "Nine died. (Reporting by Jane Doe; Editing by Ali Reza)",
            ["(Reporting by Jane Doe; Editing by Ali Reza)"],
        ),
        (
            "Nine died. Reporting by Jane Doe; Editing by Ali Reza",
            ["Reporting by Jane Doe; Editing by Ali Reza"],
        ),
        ("A man walks by a ruin. (Jane Doe/AFP)", ["(Jane Doe/AFP)"]),
        ("The road is open. pic.twitter.com/a1B2", ["pic.twitter.com/a1B2"]),
        ("Nine died. Jane Doe contributed to this report.", ["Jane Doe contributed to this report."]),
        ("The bridge fell. Read more: Governor will rebuild it", ["Read more: Governor will rebuild it"]),
        ("Nine died (five of them children) in the raid.", []),
        ("The group (SOHR) said nine died.", []),
    ],
)
def test_find_inner_regions(text, inside):
    assert [text[slice(*region.span)] for region in find_inner_regions(text, 0, len(text))] == inside


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "( " * 50_000, "By " * 50_000, "pic.twitter.com/" * 9_000, ". A" * 30_000]
)
def test_hostile_lines_are_read_in_linear_time(text):
    read_line(text, (0, len(text)))
    find_inner_regions(text, 0, len(text))
