"""The fast tagger against NLTK's, and a few sentences a reader of news would tag so."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.tag import PerceptronTagger

from attrib.language.tagger import (
    TEMPLATES,
    FastTagger,
    load_parameters,
    normalise_context,
    pack_table,
    tag_sentences,
)
from attrib.language.tokens import normalise_for_tagging, tokenise_sentence

SENTENCES = [
    "The ministry said on Monday that at least 53 people had been killed, according to SANA.",
    "Rebels denied the claim, saying they had \u201cno fighters\u201d in the area \u2014 \u2018none\u2019.",
    "ISs statement said Assads forces didnt shell the al-Bab road in 2016 or 1999.",
    "$5 (or 3%) of it isn't hers; who's to say? What a so-called victory!",
    "\ud800 \x00 \u00e9\u00e8 !!! ... -- - -x x-",
    "Colourless green ideas sleep furiously while xqzzt frobnicates the 3rd quux.",
]


@pytest.fixture(scope="module")
def nltk_tagger():
    tagger = PerceptronTagger(load=False)
    tagger.decode_json_params(load_parameters())
    return tagger


def tag_with_nltk(tagger, sentences):
    forms = ([normalise_for_tagging(word) for word in sentence] for sentence in sentences)
    return [tag for sentence in forms for _, tag in tagger.tag(sentence)]


def tag_fast(sentences):
    words = [word for sentence in sentences for word in sentence]
    ranges, first = [], 0
    for sentence in sentences:
        ranges.append((first, first + len(sentence)))
        first += len(sentence)
    return tag_sentences(words, ranges)


def test_tags_equal_nltk_tags(nltk_tagger):
    sentences = [[text[a:b] for a, b in tokenise_sentence(text)] for text in SENTENCES]
    assert tag_fast(sentences) == tag_with_nltk(nltk_tagger, sentences)
    for sentence in sentences:
        assert tag_fast([sentence]) == tag_with_nltk(nltk_tagger, [sentence])


WORDS = sorted({word for text in SENTENCES for word in text.split()})


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(st.sampled_from(WORDS), st.text(min_size=1, max_size=6)),
            min_size=1,
            max_size=12,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_tags_equal_nltk_tags_on_any_words(nltk_tagger, sentences):
    assert tag_fast(sentences) == tag_with_nltk(nltk_tagger, sentences)


def test_ties_go_to_the_last_tag_as_in_nltk():
    tables = {template: pack_table({}) for template in TEMPLATES}
    tables["i word"] = pack_table({"x": [0, 5, 1, 5, 2, 4]})
    record = {"classes": ["AA", "BB", "CC"], "tagdict": {}, "weights": tables}
    assert FastTagger(record).tag(["x", "y"], [(0, 2)]) == ["BB", "CC"]


def test_tags_do_not_depend_on_the_company(nltk_tagger):
    one = "Syria denied it .".split()
    other = "Reports of shelling near Homs could not be verified .".split()
    alone = tag_fast([one])
    assert tag_fast([other, one, other])[len(other) : len(other) + len(one)] == alone


@pytest.mark.parametrize(
    "text, tags",
    [
        ("He said so .", "PRP VBD RB ."),
        ("The army denied the report .", "DT NN VBD DT NN ."),
        ("She refused to go to Aleppo .", "PRP VBD TO VB IN NNP ."),
        ("They have been accused of shelling the town .", "PRP VBP VBN VBN IN VBG DT NN ."),
    ],
)
def test_tags_of_plain_news(text, tags):
    words = text.split()
    assert " ".join(tag_sentences(words, [(0, len(words))])) == tags


@pytest.mark.parametrize(
    "word, form",
    [
        ("US-led", "!HYPHEN"),
        ("-x", "-x"),
        ("2011", "!YEAR"),
        ("53rd", "!DIGITS"),
        ("Homs", "homs"),
    ],
)
def test_normalise_context(word, form):
    assert normalise_context(word) == form


@pytest.mark.skipif("ATTRIB_CORPORA" not in os.environ, reason="needs the corpora")
def test_accuracy_on_sentences_left_out():
    from attrib.train.corpora import is_development, read_hand_tagged

    trees = [t for t in read_hand_tagged(Path(os.environ["ATTRIB_CORPORA"])) if is_development(t.document)]
    found = tag_fast([tree.words for tree in trees])
    gold = [tag for tree in trees for tag in tree.tags]
    assert len(gold) > 5000
    assert sum(map(str.__eq__, found, gold)) / len(gold) > 0.94
