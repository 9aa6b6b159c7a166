"""Paragraphs, sentences, headlines and the invariants of a segmentation."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_texts import sentences_of

from attrib.language.segment import MAX_TOKENS, find_paragraphs, segment_document
from attrib.language.tokens import RUN
from attrib.model import Document

WRAPPED = (
    "The army said on Monday that its men had taken the\n"
    "village after a week of fighting in which dozens of\n"
    "people were killed."
)


def segment(text):
    return segment_document(Document("d", text))


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ('"Really?" she asked. "Go! Now!" he said.', ['"Really?" she asked.', '"Go!', 'Now!" he said.']),
        (
            "Gov. Black met Sen. Clinton. Lt. Gen. Hill left.",
            ["Gov. Black met Sen. Clinton.", "Lt. Gen. Hill left."],
        ),
        ("He lives in the U.S. The army left.", ["He lives in the U.S.", "The army left."]),
        (
            "The U.S. Army left at 5 p.m. Monday. It rained.",
            ["The U.S. Army left at 5 p.m. Monday.", "It rained."],
        ),
        ("Donald J. Trump and George W. Bush met.", ["Donald J. Trump and George W. Bush met."]),
        ("The C.G.T. union called a strike. It rained.", ["The C.G.T. union called a strike.", "It rained."]),
        (
            "Brig. (retd.) Ana Lund and Col. (ret.) Bo Berg met.",
            ["Brig. (retd.) Ana Lund and Col. (ret.) Bo Berg met."],
        ),
        ("It is in annex No. 5 of the text.", ["It is in annex No. 5 of the text."]),
        ("Is it so? No. He left.", ["Is it so?", "No.", "He left."]),
        (
            "Rep. John Doe (D-Mass.) had left. So had she.",
            ["Rep. John Doe (D-Mass.) had left.", "So had she."],
        ),
        ("We waited . . . and left.", ["We waited . . . and left."]),
        ("A title\nA first line.\n\nA second", ["A title", "A first line.", "A second"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text, sentences):
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    "text, paragraphs",
    [
        ("one\n\ntwo", ["one", "two"]),
        ("one\ntwo\r\nthree\n", ["one", "two", "three"]),
        (f"{WRAPPED}\n\nNext.", [WRAPPED, "Next."]),
        (
            "The army takes a village after a week of fighting\nBy Jane Doe",
            ["The army takes a village after a week of fighting", "By Jane Doe"],
        ),
    ],
)
def test_find_paragraphs(text, paragraphs):
    assert [text[start:end] for start, end in find_paragraphs(text)] == paragraphs


@pytest.mark.parametrize(
    "text, headlines",
    [
        (
            "Rebels Seize Two Villages Near Aleppo, Activists Say\n\nBEIRUT - The rebels took two villages.",
            {0},
        ),
        ("REBELS SEIZE TWO VILLAGES NEAR ALEPPO\nThe rebels took two villages.", {0}),
        ("Sun 10 Jul 2016 Eight Rebels Dead in Fighting for Key Aleppo Road. The rebels lost.", {1}),
        ("Rebels seize two villages near Aleppo\nThe rebels took two villages.", set()),
        ("Bashar al-Assad, Hassan Rouhani, Vladimir Putin and Rami Abdel Rahman", set()),
        ("Syrian Observatory for Human Rights", set()),
    ],
)
def test_headlines(text, headlines):
    assert segment(text).headlines == headlines


def test_headline_is_truecased_for_tags_alone():
    found = segment("Rebels Kill Eight Soldiers in Village Attack, Monitor Says\nThe monitor said so.")
    assert found.words[:3] == ["Rebels", "Kill", "Eight"]
    assert found.tags[0] == found.tags[3] == "NNS"
    assert found.tags[found.words.index("Says")] == "VBZ"


def test_lemmas_and_lowers_run_beside_words():
    found = segment("Rebels denied it.")
    assert found.words == ["Rebels", "denied", "it", "."]
    assert found.lowers == ["rebels", "denied", "it", "."]
    assert found.lemmas == ["rebel", "deny", "it", "."]


def test_arabic_names_are_names():
    found = segment("Clashes reached al-Siteen street and anti-war posters.")
    assert found.tags[found.words.index("al-Siteen")] == "NNP"
    assert found.tags[found.words.index("anti-war")] == "JJ"


def check(text):
    found = segment(text)
    count = len(found.words)
    assert count == len(found.starts) == len(found.ends) == len(found.tags) == len(found.sentence_of)
    assert count == len(found.lemmas) == len(found.lowers)
    for a, b, word in zip(found.starts, found.ends, found.words):
        assert text[a:b] == word or re.sub(r"[-\u2010]\s+", "", text[a:b]) == word.replace("-", "")
    assert all(a < b for a, b in zip(found.starts, found.ends))
    assert all(b <= a for b, a in zip(found.ends, found.starts[1:]))
    covered = {index for a, b in zip(found.starts, found.ends) for index in range(a, b)}
    assert covered >= {index for match in RUN.finditer(text) for index in range(*match.span())}
    point = 0
    for number, ((first, last), (left, right)) in enumerate(zip(found.sentence_tokens, found.sentences)):
        assert first == point < last <= first + MAX_TOKENS
        point = last
        assert (left, right) == (found.starts[first], found.ends[last - 1])
        assert found.sentence_of[first:last] == [number] * (last - first)
        start, end = found.paragraphs[found.paragraph_of[number]]
        assert start <= left and right <= end
    assert point == count
    assert list(found.paragraph_of) == sorted(found.paragraph_of)
    return found


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.text(alphabet="abS. \n\"'\u2019\u201c\u201d,?!5-\ud800\x00\x1c\u2028", max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "Mr.",
                    "said",
                    "U.S.",
                    "The",
                    '"',
                    "\u201d",
                    "\n",
                    "\n\n",
                    "killed.",
                    "?",
                    "(SOHR)",
                    "J.",
                    "...",
                ]
            ),
            max_size=40,
        ).map(" ".join),
    )
)
def test_segmentation_invariants(text):
    found = check(text)
    again = segment(text)
    assert (found.words, found.tags, found.sentences, found.quotations) == (
        again.words,
        again.tags,
        again.sentences,
        again.quotations,
    )


@pytest.mark.parametrize(
    "text",
    [
        "word " * 20_000,
        "x" * 100_000,
        "." * 100_000,
        "A. " * 3_000,
        '"' * 100_000,
        "\ud800" * 1_000,
        "".join(map(chr, range(0x250))) * 4,
        "\n" * 100_000,
        "(" * 20_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text(text):
    check(text)
