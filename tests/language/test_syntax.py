"""The parse: always a tree, the same alone or in company, and right on plain news."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.language.parser import PUNCTUATION, parse_heads
from attrib.language.segment import segment_document
from attrib.model import Document


def parse(text):
    found = segment_document(Document("d", text))
    heads, relations = parse_heads(found)
    return found, heads, relations


@pytest.mark.parametrize(
    "text, arcs",
    [
        (
            "The ministry said the army had left the town.",
            {
                ("ministry", "nsubj", "said"),
                ("said", "root", None),
                ("left", "ccomp", "said"),
                ("army", "nsubj", "left"),
                ("town", "dobj", "left"),
            },
        ),
        (
            "The claim was denied by the opposition.",
            {("claim", "nsubjpass", "denied"), ("denied", "root", None), ("opposition", "nmod", "denied")},
        ),
        (
            "He promised to punish the officers who shot protesters.",
            {
                ("He", "nsubj", "promised"),
                ("punish", "xcomp", "promised"),
                ("officers", "dobj", "punish"),
                ("shot", "relcl", "officers"),
            },
        ),
    ],
)
def test_parse_heads_of_plain_news(text, arcs):
    found, heads, relations = parse(text)
    words = found.words
    made = {
        (word, relation, words[head] if head >= 0 else None)
        for word, head, relation in zip(words, heads, relations)
    }
    assert arcs <= made


def check(text):
    found, heads, relations = parse(text)
    assert len(heads) == len(relations) == len(found.words)
    for first, last in found.sentence_tokens:
        roots = [k for k in range(first, last) if heads[k] < 0]
        if any(found.tags[k] not in PUNCTUATION for k in range(first, last)):
            assert [relations[k] for k in roots] == ["root"]
        for k in range(first, last):
            steps = 0
            while heads[k] >= 0:
                k, steps = heads[k], steps + 1
                assert first <= k < last and steps <= last - first
    return heads, relations


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                'said that he the army had left , and to killed " . \n of in Homs rebels who'.split(" ")
            ),
            max_size=60,
        ).map(" ".join),
    )
)
def test_heads_of_a_sentence_are_a_tree(text):
    assert check(text) == check(text)


@pytest.mark.parametrize("text", ["", "...", "said " * 900, '" ( ) " , ' * 50, "of the " * 300])
def test_odd_text_gives_a_tree(text):
    check(text)


def test_a_sentence_is_parsed_alike_in_any_company():
    one = "Rebels said on Monday that they had taken the village."
    alone = parse(one)[1:]
    found, heads, relations = parse(f"It rained. {one} Nobody believed them.")
    first, last = found.sentence_tokens[1]
    assert [head - first if head >= 0 else -1 for head in heads[first:last]] == alone[0]
    assert relations[first:last] == alone[1]


@pytest.mark.skipif("ATTRIB_CORPORA" not in os.environ, reason="needs the corpora")
def test_heads_on_documents_left_out():
    from attrib.language.casing import is_title_case
    from attrib.train.corpora import is_development, read_silver
    from attrib.train.syntax import measure_parse

    trees = [
        tree
        for tree in read_silver(Path(os.environ["ATTRIB_CORPORA"]))
        if is_development(tree.document) and not is_title_case(tree.words)
    ]
    heads, both = measure_parse(trees)
    assert heads > 0.83 and both > 0.79


def test_parse_heads_of_chosen_sentences_are_those_of_the_whole():
    text = "Rain fell. The minister said that the bridge had fallen. It was late. Police denied the report."
    segmentation = segment_document(Document("d", text))
    heads, relations = parse_heads(segmentation)
    some_heads, some_relations = parse_heads(segmentation, [1, 3])
    for number, (first, last) in enumerate(segmentation.sentence_tokens):
        if number in (1, 3):
            assert (some_heads[first:last], some_relations[first:last]) == (
                heads[first:last],
                relations[first:last],
            )
        else:
            assert some_heads[first:last] == [-1] * (last - first)
            assert set(some_relations[first:last]) == {"unparsed"}
