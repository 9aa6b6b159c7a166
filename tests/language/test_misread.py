"""Words of which only one reading fits: verbs that are hardly nouns, nouns behind articles, "her"."""

import pytest
from language_texts import tags_of

from attrib.language.misread import find_misread


@pytest.mark.parametrize(
    "text, word, tag",
    [
        ("The firm says it is safe but fishermen in Odra maintain that it is not.", "maintain", "VBP"),
        ("The guards were calm but families in the square say officers hit them.", "say", "VBP"),
        ("The clerk said the accused had left the town.", "accused", "NN"),
        ("The nurse said her son had told her the well was dry.", "told", "VBN"),
        ("The rain helped, captain Tomas Frei said.", "captain", "NN"),
    ],
)
def test_the_one_reading_that_fits(text, word, tag):
    assert tags_of(text, word)[-1] == tag


@pytest.mark.parametrize(
    "words, tags",
    [
        ("The mayor had the final say that day and left .", "DT NN VBD DT JJ NN DT NN CC VBD ."),
        ("The boats they maintain are old .", "DT NNS PRP VBP VBP JJ ."),
        ("He will captain Norway again .", "PRP MD VB NNP RB ."),
        ("The accused man left .", "DT VBN NN VBD ."),
        ("She sold her boat .", "PRP VBD PRP$ NN ."),
    ],
)
def test_what_stays(words, tags):
    assert list(find_misread(words.split(), tags.split(), [(0, len(words.split()))])) == []


@pytest.mark.parametrize(
    "words, tags",
    [
        ("He told her the well was dry .", "PRP VBD PRP$ DT NN VBD JJ ."),
        ("He told her what he saw .", "PRP VBD PRP$ WP PRP VBD ."),
        ("He told her where it lay .", "PRP VBD PRP$ WRB PRP VBD ."),
        ("He told her , and left .", "PRP VBD PRP$ , CC VBD ."),
        ("Nobody told her .", "NN VBD PRP$ ."),
    ],
)
def test_her_before_what_is_no_noun_is_who_is_told(words, tags):
    words, tags = words.split(), tags.split()
    assert list(find_misread(words, tags, [(0, len(words))])) == [(words.index("her"), "PRP")]


def test_a_lone_word_in_quotation_marks_may_be_the_verb():
    words = "The firm ‘ vouched ’ that it was so .".split()
    tags = "DT NN `` NN '' IN PRP VBD RB .".split()
    assert list(find_misread(words, tags, [(0, 10)])) == [(3, "VBD")]
