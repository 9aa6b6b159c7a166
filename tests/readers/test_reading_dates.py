"""Dates: read as what they are, or refused when they are read."""

import pytest

from attrib.documents import read_documents
from attrib.readers.dates import UnreadDate, normalise_date


@pytest.mark.parametrize(
    "value, day",
    [
        ("2017-04-05", "2017-04-05"),
        ("2017-04-05T10:30:00.000Z", "2017-04-05T10:30:00.000Z"),
        ("2017-04-05 10:30:00", "2017-04-05 10:30:00"),
        ("2017/4/5 10:30", "2017-04-05T10:30:00"),
        ("20170405", "2017-04-05"),
        ("20170405103000", "2017-04-05"),
        ("25/04/2017", "2017-04-25"),
        ("4/25/2017", "2017-04-25"),
        ("12/12/2012", "2012-12-12"),
        ("5.4.2017", "2017-04-05"),
        ("25/04/17", "2017-04-25"),
        ("April 5, 2017", "2017-04-05"),
        ("Wednesday, April 5, 2017", "2017-04-05"),
        ("Apr 5th, 2017 at 3:30 p.m. EDT", "2017-04-05"),
        ("5 Apr. 2017 10:30 GMT", "2017-04-05T10:30:00+00:00"),
        ("05-Apr-2017", "2017-04-05"),
        ("Wed, 05 Apr 2017 10:30:00 +0300", "2017-04-05T10:30:00+03:00"),
        ("Wed Apr 05 10:30:00 +0000 2017", "2017-04-05T10:30:00+00:00"),
        ("1491388200", "2017-04-05T10:30:00+00:00"),
        ("1491388200000", "2017-04-05T10:30:00+00:00"),
    ],
)
def test_dates_in_common_forms(value, day):
    assert normalise_date(value) == day
    assert normalise_date(day) == day


@pytest.mark.parametrize(
    "value",
    [
        "05/04/2017",
        "2017",
        "April 2017",
        "yesterday",
        "0001-01-01",
        "31/31/2017",
        "2017-13-45",
        "Foo 5, 2017",
        "5",
        "9" * 40,
        "",
    ],
)
def test_dates_that_cannot_be_told(value):
    with pytest.raises(UnreadDate):
        normalise_date(value)


def read_days(tmp_path, days, **options):
    path = tmp_path / "a.csv"
    rows = "".join(f"{number},He said so.,{day}\n" for number, day in enumerate(days))
    path.write_text("id,text,date\n" + rows)
    notes = []
    return list(read_documents([path], on_note=notes.append, **options)), notes


def test_order_of_day_and_month_is_shown_by_the_other_dates(tmp_path):
    documents, notes = read_days(tmp_path, ["05/04/2017", "06/04/2017", "13/04/2017", "07/05/2017"])
    assert [doc.date for doc in documents] == ["2017-04-05", "2017-04-06", "2017-04-13", "2017-05-07"]
    assert notes == []
    documents, notes = read_days(tmp_path, ["05/04/2017", "04/13/2017"])
    assert [doc.date for doc in documents] == ["2017-05-04", "2017-04-13"]


def test_order_that_nothing_shows_is_asked_for(tmp_path):
    documents, notes = read_days(tmp_path, ["05/04/2017", "06/04/2017"])
    assert [(doc.date, doc.extra) for doc in documents] == [
        (None, {"unread_date": "05/04/2017"}),
        (None, {"unread_date": "06/04/2017"}),
    ]
    assert "--date-order" in notes[0] and "line 2" in notes[0]
    documents, notes = read_days(tmp_path, ["05/04/2017"], date_order="mdy")
    assert (documents[0].date, notes) == ("2017-05-04", [])
