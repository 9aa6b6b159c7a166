"""Casualty figures: quantity, unit, people, part; and what is no figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.figures.find import assign_figures, find_figures, find_sentence_figures
from attrib.language.segment import segment_document
from attrib.model import FIGURE_UNITS, Attribution, Document


def figures_of(text):
    return [(f.unit, f.low, f.high, f.qualifier) for f in find_sentence_figures(text, [(0, len(text))])]


CASES = [
    (
        "At least eight members of the Syrian military intelligence were killed.",
        [("killed", 8, None, "at least")],
    ),
    (
        "The blaze killed 12 and wounded 30 others.",
        [("killed", 12, 12, "exact"), ("injured", 30, 30, "exact")],
    ),
    ("12 were killed, 30 wounded", [("killed", 12, 12, "exact"), ("injured", 30, 30, "exact")]),
    (
        "At Least 3 Killed 30 Wounded in Blast",
        [("killed", 3, None, "at least"), ("injured", 30, 30, "exact")],
    ),
    ("Rebels Shell Port Kills 3 Wounds 20", [("killed", 3, 3, "exact"), ("injured", 20, 20, "exact")]),
    (
        "The storm left dozens dead, scores injured and hundreds homeless.",
        [
            ("killed", 24, None, "dozens"),
            ("injured", 40, None, "scores"),
            ("displaced", 200, None, "hundreds"),
        ],
    ),
    ("Half a dozen children died when the roof fell in.", [("killed", 6, 6, "exact")]),
    ("Up to 60 people may have been killed when the dam burst.", [("killed", None, 60, "up to")]),
    ("One hundred thirty-five people were killed.", [("killed", 135, 135, "exact")]),
    ("A hundred and twenty people were killed.", [("killed", 120, 120, "exact")]),
    ("One thousand two hundred and six people were killed.", [("killed", 1206, 1206, "exact")]),
    ("A hundred people were killed.", [("killed", 100, 100, "exact")]),
    ("Fewer than 20 villagers were injured.", [("injured", None, 20, "fewer than")]),
    ("Nearly 300 migrants drowned when the boat sank.", [("killed", 300, 300, "nearly")]),
    ("About a dozen villagers were kidnapped by bandits.", [("detained", 12, 12, "about")]),
    ("The collapse of the mine killed between 30 and 40 miners.", [("killed", 30, 40, "between")]),
    ("Between 500 and 1300 people died.", [("killed", 500, 1300, "between")]),
    ("Five to seven climbers are missing.", [("missing", 5, 7, "between")]),
    (
        "The death toll rose from 12 to 15 on Friday.",
        [("killed", 12, 12, "exact"), ("killed", 15, 15, "exact")],
    ),
    (
        "A further 12 people died, bringing the toll to 58.",
        [("killed", 12, 12, "exact"), ("killed", 58, 58, "exact")],
    ),
    ("The agency put the death toll at least at 85.", [("killed", 85, None, "at least")]),
    ("The flood claimed the lives of 18 people.", [("killed", 18, 18, "exact")]),
    ("The war has claimed an estimated 400,000 lives.", [("killed", 400000, 400000, "about")]),
    (
        "Rescuers recovered 17 bodies and 43 passengers were still missing.",
        [("killed", 17, 17, "exact"), ("missing", 43, 43, "exact")],
    ),
    ("Twenty-three firefighters were among the injured.", [("injured", 23, 23, "exact")]),
    (
        "Police arrested 14 suspects and detained three others.",
        [("detained", 14, 14, "exact"), ("detained", 3, 3, "exact")],
    ),
    ("The flood has forced more than 30,000 residents to flee.", [("displaced", 30000, None, "more than")]),
    ("Some 1.4 million have been uprooted.", [("displaced", 1400000, 1400000, "about")]),
    ("Tens of thousands of people fled their homes.", [("displaced", 20000, None, "thousands")]),
    ("Two attackers were shot dead by police.", [("killed", 2, 2, "exact")]),
    ("one woman has been beheaded", [("killed", 1, 1, "exact")]),
    ("Another child was killed.", [("killed", 1, 1, "exact")]),
    ("The bombardment brought to 49 the number killed.", [("killed", 49, 49, "exact")]),
    ("The number of people killed in the landslide rose to 63.", [("killed", 63, 63, "exact")]),
    ("It had verified 1,204 civilian deaths.", [("killed", 1204, 1204, "exact")]),
    ('It left "nearly 50" rebels dead.', [("killed", 50, 50, "nearly")]),
    ("35+ dead after the strike", [("killed", 35, None, "more than")]),
    # commas and apostrophes lost, as in FA-KES (CC BY 4.0)
    (
        "More than 330000 people have been killed in Syria since the countrys conflict began in March 2011.",
        [("killed", 330000, None, "more than")],
    ),
    (
        "A nurse a hospital employee and two soldiers are reportedly among the deceased",
        [("killed", 1, 1, "exact"), ("killed", 1, 1, "exact"), ("killed", 2, 2, "exact")],
    ),
]


@pytest.mark.parametrize("text,expected", CASES, ids=[case[0][:40] for case in CASES])
def test_figures_are_read(text, expected):
    assert figures_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2013 two 24-year-old men drove 30 kilometres and fired 12 rockets.",
        "Three suicide bombers attacked the base at 7 pm on 12 May 2019.",
        "Troops captured 12 villages and destroyed 5 tanks.",
        "The storm could kill thousands, forecasters warned.",
        "The army said it did not kill 30 people.",
        "Prices rose 12 percent and killed demand for 40 products.",
        "A doctor receiving the casualties confirmed the death toll.",
        "She had covered 12 wars and been wounded twice.",
        "It was the deadliest attack in 30 years.",
        "Forty people took part in the talks.",
    ],
)
def test_other_numbers_are_no_figures(text):
    assert figures_of(text) == []


LISTED = [
    ("The registry lists 49 victims by name.", [(49, 49)]),
    (
        "The flood killed 12. The governor raised his own figure on Friday from 17 to 23.",
        [(12, 12), (17, 17), (23, 23)],
    ),
    ("The toll has risen to 37, the council said, up from 18 a day earlier.", [(37, 37), (18, 18)]),
    ("The flood killed 30. It stood at 12 in May.", [(30, 30)]),
    (
        "It found that 25 had died in the fire (13 women, eight men and four children).",
        [(25, 25), (13, 13), (8, 8), (4, 4)],
    ),
    ("It found that 25 had died in the fire (12 guards were on duty).", [(25, 25)]),
    ("Toll up to 19, says the mayor.", [(19, 19)]),
    ("Two men who had been taken to the clinic died there.", [(2, 2)]),
    ("Two men who had been taken to the clinic said it was shut.", []),
    ("Up to 80 soldiers of the first brigade and 14 guns were destroyed.", [(None, 80)]),
    ("The flood killed 12. A figure of 52 given by the ministry was wrong.", [(12, 12), (52, 52)]),
    ("The flood killed 12. The ministry spoke of 17.", [(12, 12), (17, 17)]),
    ("The flood killed 12. He spoke of 17 villages.", [(12, 12)]),
    (
        "The flood killed 12. The mayor put it at 26 people on Sunday, against 13 in the morning.",
        [(12, 12), (26, 26), (13, 13)],
    ),
    ("The flood killed 12. The club put the score at 3.", [(12, 12)]),
    ("The flood killed 12. On Monday the clinic had counted 29.", [(12, 12), (29, 29)]),
    ("The flood killed 12. The clinic had counted 29 beds.", [(12, 12)]),
    ("A further two reported deaths are being checked.", [(2, 2)]),
    ("Eleven people were brought dead to the clinic.", [(11, 11)]),
    ("The flood killed 12. Seven of them were women and two were boys.", [(12, 12), (7, 7), (2, 2)]),
    ("The flood killed 12. The mayor met nine guards. Seven of them were women.", [(12, 12)]),
    ("The flood killed 12. At least seven were women.", [(12, 12), (7, None)]),
    ("Ten of the dead were guards and four were inmates.", [(10, 10), (4, 4)]),
    ("Among the dead is a woman of 80 who had stayed.", [(1, 1)]),
    ("The clinic was sent 200 body bags.", []),
    ("After a search of modules 7 and 9, the number of persons who died is 17.", [(17, 17)]),
]


@pytest.mark.parametrize(("text", "bounds"), LISTED)
def test_counts_without_a_noun_or_verb(text, bounds):
    seg = segment_document(Document("d", text))
    found = find_sentence_figures(text, seg.sentences)
    assert [(f.low, f.high) for f in found if f.unit == "killed"] == bounds


def test_others_who_escaped_are_no_part_of_the_hurt():
    text = "15 people were hurt and 27 prisoners escaped, five of whom have been recaptured."
    found = {(f.unit, f.low): f.role for f in find_sentence_figures(text, [(0, len(text))])}
    assert found["detained", 5] == "total" and ("injured", 5) not in found


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("More than 60 others were suffering from breathing difficulties.", "injured", 60),
        ("Three of the clerks had been taken ill.", "injured", 3),
        ("About 4,500 people have found refuge in the valley.", "displaced", 4500),
        ("The port gives the number of missing as 25, having first spoken of 16.", "missing", 25),
    ],
)
def test_what_befell_people_in_other_words(text, unit, low):
    found = find_sentence_figures(text, [(0, len(text))])
    assert (found[0].unit, found[0].low) == (unit, low)


def test_killers_are_not_the_killed():
    assert figures_of("Three suicide bombers killed at least two people.") == [
        ("killed", 2, None, "at least")
    ]


@pytest.mark.parametrize(
    "text,whole,parts",
    [
        ("At least 11 civilians, including three children, were killed.", 11, [3]),
        ("Thirteen civilians among them seven children were killed", 13, [7]),
        ("The train derailed, injuring 80 passengers, five of them seriously.", 80, [5]),
        ("10 children and 13 rebels were among 48 people executed", 48, [10, 13]),
        ("21 people died in the raids, 15 in Orsk and another six in Tembe.", 21, [15, 6]),
    ],
)
def test_parts_point_at_their_whole(text, whole, parts):
    found = find_sentence_figures(text, [(0, len(text))])
    container = next(figure for figure in found if figure.low == whole)
    assert container.role == "total" and container.part_of is None
    assert [(f.low, f.role, f.part_of) for f in found if f is not container] == [
        (number, "part", container.span) for number in parts
    ]


def test_further_needs_an_earlier_figure():
    first = find_sentence_figures("A further 12 people died.", [(0, 25)])
    assert [figure.role for figure in first] == ["total"]
    text = "Nine people died. A further 12 people died."
    both = find_sentence_figures(text, [(0, 17), (18, len(text))])
    assert [figure.role for figure in both] == ["total", "further"]


@pytest.mark.parametrize(
    "text,who",
    [
        (
            "At least eight members of the military intelligence were killed.",
            "members of the military intelligence",
        ),
        ("killing 38 civilians", "civilians"),
        ("Eleven regime fighters were killed", "regime fighters"),
        ("12 women and children died", "women and children"),
        ("12 dead", None),
    ],
)
def test_people_counted(text, who):
    assert [figure.who for figure in find_sentence_figures(text, [(0, len(text))])] == [who]


def test_spans_cover_number_and_verb():
    text = "He said at least 12 people were killed in Orsk."
    (figure,) = find_sentence_figures(text, [(0, len(text))])
    assert text[slice(*figure.span)] == "at least 12 people were killed"


def make_attribution(text, cue, content, name, parent=None):
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in (cue, content))
    return Attribution(name, (), spans[:1], spans[1:], speaker=name, parent=parent)


def test_a_figure_belongs_to_the_innermost_attribution():
    text = "The radio said a doctor said 12 people died."
    outer = make_attribution(text, "said", "a doctor said 12 people died", "radio")
    inner = make_attribution(text, "doctor said", "12 people died", "doctor", parent="radio")
    doc = Document("d", text)
    items, own = find_figures(doc, segment_document(doc), (outer, inner))
    assert [len(item.figures) for item in items] == [0, 1] and own == ()
    assert items[1].figures[0].low == 12


def test_what_no_attribution_holds_is_the_outlets_own():
    text = "Nine people died. The mayor said 12 people were hurt."
    item = make_attribution(text, "said", "12 people were hurt", "mayor")
    doc = Document("d", text)
    items, own = find_figures(doc, segment_document(doc), (item,))
    assert [(f.unit, f.low) for f in items[0].figures] == [("injured", 12)]
    assert [(f.unit, f.low) for f in own] == [("killed", 9)]


def test_a_revised_toll_after_the_cue_is_the_speakers():
    text = "The blast killed 32 rebels, the monitor said, updating an earlier toll of 15."
    item = make_attribution(text, "said", "The blast killed 32 rebels", "monitor")
    figures = find_sentence_figures(text, [(0, len(text))])
    (item,), own = assign_figures(text, figures, [(0, len(text))], (item,))
    assert [f.low for f in item.figures] == [32, 15] and own == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('ab1 92,."“()-\nkilled dead ')) | st.characters(), max_size=200))
def test_any_text_gives_figures_inside_it(text):
    for figure in find_sentence_figures(text, [(0, len(text))]):
        start, end = figure.span
        assert 0 <= start < end <= len(text) and figure.unit in FIGURE_UNITS
        assert figure.low is not None or figure.high is not None


@pytest.mark.parametrize("text", ["", "\x00\ud800 12 killed", '"' * 5000 + " 12 killed", "killed 12 " * 3000])
def test_hostile_text(text):
    found = find_sentence_figures(text, [(0, len(text))])
    assert all(text[slice(*figure.span)] for figure in found)
    assert bool(found) is ("killed" in text)
