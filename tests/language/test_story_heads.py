"""Title, date line and story on one line: where each begins."""

import pytest

from attrib.language.segment import segment_document
from attrib.language.story_heads import HEAD_LENGTH, find_head_breaks, find_story_start
from attrib.model import Document


def cut(text: str, title: str | None = None) -> list[str]:
    bounds = [0, *find_head_breaks(text, 0, len(text), title), len(text)]
    return [text[start:end].strip() for start, end in zip(bounds, bounds[1:])]


@pytest.mark.parametrize(
    "text, title, pieces",
    [
        (
            "Nine dead in market fire in Tarin AFP Sunday 15 Feb 2015 At least nine people died on Sunday.",
            "Nine dead in market fire in Tarin",
            [
                "Nine dead in market fire in Tarin",
                "AFP Sunday 15 Feb 2015",
                "At least nine people died on Sunday.",
            ],
        ),
        (
            "Nine dead in market fire in Tarin Police Nine people died when a market burnt down.",
            "Nine dead in market fire in Tarin Police - World - The Daily",
            ["Nine dead in market fire in Tarin Police", "Nine people died when a market burnt down."],
        ),
        ("30 September 2016 Nine people died.", None, ["30 September 2016", "Nine people died."]),
        ("07-07-2016 title: Market burns.", None, ["07-07-2016 title: Market burns."]),
        (
            'Published October 3, 2016 "Nine died," she said.',
            None,
            ["Published October 3, 2016", '"Nine died," she said.'],
        ),
        (
            "Last updated at Jul 012016 BEIRUT At least 70 men died.",
            None,
            ["Last updated at Jul 012016 BEIRUT", "At least 70 men died."],
        ),
        (
            "28.04.2017(updated 1618 28.04.2017) Get short URL 1195 Nine died.",
            None,
            ["28.04.2017(updated 1618 28.04.2017) Get short URL 1195", "Nine died."],
        ),
        ("Monday 7 November 2016 19:02 Nine died.", None, ["Monday 7 November 2016 19:02", "Nine died."]),
        # a date that belongs to its sentence, a title that does not stand there, or only begins alike
        (
            "The law of 12 May 2014 Parliament passed was void.",
            None,
            ["The law of 12 May 2014 Parliament passed was void."],
        ),
        ("On 12 May 2014 nine people died.", None, ["On 12 May 2014 nine people died."]),
        ("12 May 2014 was a day like any other.", None, ["12 May 2014 was a day like any other."]),
        (
            "The market in Tarin burnt down and nine died.",
            "The market in Tarin is rebuilt after ten years",
            ["The market in Tarin burnt down and nine died."],
        ),
        (
            "Nine dead in market fire in Tarin after a night of heavy fog.",
            "Nine dead in market fire in Tarin",
            ["Nine dead in market fire in Tarin after a night of heavy fog."],
        ),
    ],
)
def test_find_head_breaks(text, title, pieces):
    assert cut(text, title) == pieces


def test_segmentation_makes_each_piece_a_paragraph_of_its_own():
    text = "Nine dead in market fire in Tarin AFP Sunday 15 Feb 2015 Activists said nine people died."
    found = segment_document(Document("a", text, title="Nine dead in market fire in Tarin"))
    assert [text[start:end] for start, end in found.paragraphs] == [
        "Nine dead in market fire in Tarin",
        "AFP Sunday 15 Feb 2015",
        "Activists said nine people died.",
    ]


def test_a_date_line_counts_where_the_paragraph_begins_alone():
    line = "AFP Sunday 15 Feb 2015 Nine people died."
    assert find_head_breaks("x. " + line, 0, 3 + len(line)) == [3, 26]
    far = "x" * HEAD_LENGTH + ". " + line
    assert find_head_breaks(far, 0, len(far)) == []


@pytest.mark.parametrize("text", ["Published " * 20_000, "1.1." * 50_000, "AFP " * 50_000, "A " * 50_000])
def test_only_the_first_characters_are_looked_at(text):
    assert all(place < HEAD_LENGTH for place in find_head_breaks(text, 0, len(text), "A A A A A " * 40))


@pytest.mark.parametrize(
    "text, title, story",
    [
        (
            "\n 3 May 2014 Nine died in Tarin AFP Sunday 4 May 2014 At least nine died.",
            "Nine died in Tarin",
            "At least nine died.",
        ),
        (
            "Nine died in Tarin.\nAt least nine died.",
            "Nine died in Tarin",
            "Nine died in Tarin.\nAt least nine died.",
        ),
        ("", None, ""),
    ],
)
def test_find_story_start(text, title, story):
    assert text[find_story_start(text, title) :] == story
