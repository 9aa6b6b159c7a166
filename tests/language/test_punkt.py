"""Sentence ends and words: the decisions are NLTK's, on texts and on anything that looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from attrib.language.punkt import find_sentence_spans
from attrib.language.segment import _load_parameters
from attrib.language.treebank import split_words

# what decides on sentence ends and on the bounds of words
FRAGMENTS = (
    """. " ' ` ... J. Mr. U.S. 3. he The -- ( ) ? ! , ; : \u201d \u2019 a St. no. 4.5 \u2026 A x.y - \u00ab n't 's 'tis """
    "\u00dc. \u00fc cannot wanna d'ye % $ @ # & * [ ] { } < >"
).split() + [" ", " ", " ", "\n", ". . .", "\u00a0", "\u2028", "\x85"]
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


@pytest.fixture(scope="module")
def splitter():
    known, parameters = _load_parameters(), PunktParameters()
    parameters.abbrev_types = set(known.abbreviations)
    parameters.sent_starters = set(known.starters)
    parameters.ortho_context.update(known.context)
    return PunktSentenceTokenizer(parameters)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left at 9 a.m. on Monday. Nobody was hurt.",
        'He asked: "Was it you?" She left.',
        "The U.S. Navy sent J. Marsh. It was No. 3. The rest waited ... and then went.",
        "(It rained.) The match was off. . . . We left.",
        "Prices rose 4.5 percent!! Why? e.g. bread.",
        "One.  Two.\nThree.\n\nFour. 5. six",
        "",
        " . ",
    ],
)
def test_sentences_are_those_of_nltk(splitter, text):
    assert list(find_sentence_spans(text, _load_parameters())) == list(splitter.span_tokenize(text))


@given(texts)
def test_sentences_are_those_of_nltk_whatever_stands_there(splitter, text):
    assert list(find_sentence_spans(text, _load_parameters())) == list(splitter.span_tokenize(text))


@given(texts)
def test_words_are_those_of_nltk(text):
    assert split_words(text) == NLTKWordTokenizer().tokenize(text)
