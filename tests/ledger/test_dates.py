"""The day of an event, told from the date of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.ledger.dates import choose_day, find_dateline, find_days, find_published

WEDNESDAY = date(2024, 5, 15)


def days(text, published=WEDNESDAY):
    return [
        (text[slice(*item.span)], item.first.isoformat(), item.kind, item.saying)
        for item in find_days(text, (0, len(text)), published)
    ]


@pytest.mark.parametrize(
    "text,expected",
    [
        ("Ten died on Monday.", [("Monday", "2024-05-13", "day", False)]),
        ("Ten died on Wednesday.", [("Wednesday", "2024-05-15", "day", False)]),
        ("Ten died late on Thursday.", [("Thursday", "2024-05-09", "day", False)]),
        ("Ten died yesterday.", [("yesterday", "2024-05-14", "day", False)]),
        ("Ten died today.", [("today", "2024-05-15", "day", False)]),
        ("Ten died two days ago.", [("two days ago", "2024-05-13", "day", False)]),
        ("Ten died on 12 May.", [("12 May", "2024-05-12", "day", False)]),
        ("Ten died on December 30.", [("December 30", "2023-12-30", "day", False)]),
        ("Ten died in August 2013.", [("in August 2013", "2013-08-01", "span", False)]),
        ("Ten have died since Saturday.", [("Saturday", "2024-05-11", "since", False)]),
        ("Ten died, police said on Tuesday.", [("Tuesday", "2024-05-14", "day", True)]),
        ("The group on Tuesday claimed responsibility.", [("Tuesday", "2024-05-14", "day", True)]),
        (
            "Men dug on Monday, two days after a quake killed ten.",
            [("Monday", "2024-05-13", "day", True), ("two days after ", "2024-05-11", "day", False)],
        ),
        ("Ten died in the night of 2 to 3 May.", [("2 to 3 May", "2024-05-02", "day", False)]),
        (
            "Ten died from 28 April to 8 May.",
            [("28 April to 8 May", "2024-04-28", "span", False)],
        ),
        ("Ten died in June of last year.", [("in June of last year", "2023-06-01", "span", False)]),
        ("They may 12 times have tried.", []),
        ("Talks resume next Friday.", []),
    ],
)
def test_phrases_are_dated(text, expected):
    assert days(text) == expected


def test_nothing_is_dated_without_a_publication():
    assert days("Ten died on Monday.", None) == []


@pytest.mark.parametrize(
    "text,expected",
    [
        ("Thu Aug 1 2013 40 Syrians die in ammo depot blast.", date(2013, 8, 1)),
        ("05-02-2015 Rocket shells fired", date(2015, 2, 5)),
        ("Last updated at Jul 152015 A member of", date(2015, 7, 15)),
        ("Date of publication 16 October 2017 Rebel shelling", date(2017, 10, 16)),
        ("2021-03-14 Shells hit", date(2021, 3, 14)),
        ("No date stands here", None),
        ("31 February 2015 is no day", None),
    ],
)
def test_datelines(text, expected):
    assert find_dateline(text) == expected


def test_a_dateline_wins_over_the_given_date():
    assert find_published("Published October 1 2014 They were", "2014-10-03") == date(2014, 10, 1)
    assert find_published("They were", "2014-10-03") == date(2014, 10, 3)
    assert find_published("They were", "soon") is None


def test_a_dateline_does_not_date_the_event():
    text = "Thursday 5 Feb 2015 At least 45 people were killed in strikes."
    assert all(item.saying for item in find_days(text, (0, len(text)), date(2015, 2, 5)))


def test_the_day_after_the_figure_is_chosen():
    text = "a runner in Orsk on Monday (photo) Thirteen civilians were killed in raids by the army on Tuesday"
    span = (text.index("Thirteen"), text.index(" in raids"))
    assert choose_day(text, find_days(text, (0, len(text)), WEDNESDAY), span).first == date(2024, 5, 14)


@given(st.text(max_size=80), st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_any_text(text, published):
    for item in find_days(text, (0, len(text)), published):
        assert item.first <= item.last
