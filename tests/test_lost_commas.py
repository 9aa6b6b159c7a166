"""Where a comma was lost: features, levels, and what is learnt from stripped text."""

import pytest
from extraction_texts import TEXTS
from hypothesis import given, settings

from attrib.lost_commas import BOUNDS, comma_features, find_lost_commas
from attrib.model import Document
from attrib.models import LinearModel, load_models
from attrib.segment import segment_document


def segment(text):
    return segment_document(Document("a", text))


def test_features_name_the_words_and_tags_around():
    seg = segment("Nine people died adding to the toll")
    names = comma_features(seg, 3, 0, len(seg.words))
    assert {"w=adding", "p=died", "pw=died_adding", "wn=adding_to", "t=VBDVBG", "l=3"} <= set(names)
    assert "wn=toll_E" in comma_features(seg, len(seg.words) - 1, 0, len(seg.words))


@pytest.mark.parametrize("weight, level", [(-9.0, 0), (-3.0, 1), (-2.0, 2), (-1.0, 3), (0.5, 4), (2.0, 5)])
def test_levels_rise_with_the_score(weight, level):
    seg = segment("Nine people died")
    assert find_lost_commas(seg, LinearModel({"b": weight})) == [0, level, level]
    assert level <= len(BOUNDS)


def test_sentences_not_asked_for_have_no_level():
    seg = segment("Nine people died. Ten men fled.")
    assert find_lost_commas(seg, LinearModel({"b": 9.0}), [1]) == [0, 0, 0, 0, 0, 5, 5, 5]


@pytest.mark.parametrize("text, word", [
    ("The blast killed nine soldiers the monitoring group said adding that dozens were wounded", "adding"),
    ("However the ministry denied the report", "the"),
    ("The mayor who fled on Monday said the town was lost but residents denied it", "but"),
])
def test_shipped_weights_miss_a_comma_where_one_belongs(text, word):
    seg = segment(text)
    levels = find_lost_commas(seg, load_models().linear["comma"])
    place = seg.words.index(word)
    assert levels[place] >= 3 and levels[place] == max(levels)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_levels_of_any_text(text):
    seg = segment(text)
    levels = find_lost_commas(seg, load_models().linear["comma"])
    assert len(levels) == len(seg.words)
    assert all(0 <= level <= len(BOUNDS) for level in levels)
    assert all(levels[first] == 0 for first, last in seg.sentence_tokens if first < last)
