"""Copied sentences: near-identical ones, the earliest as origin."""

import pytest

from attrib.ledger.copies import Copies, Sentence, compare_sentences, find_copies, fold
from attrib.ledger.model import CopyOrigin

FIRST = "A suicide bomber killed four people in a hospital on Sunday, the town's mayor told reporters."


def run(*texts):
    sentences = [Sentence(f"d{k}", (0, len(text)), text) for k, text in enumerate(texts)]
    return {document: origin.document for (document, _), origin in find_copies(sentences).items()}


@pytest.mark.parametrize(
    "second",
    [
        FIRST,
        "a suicide bomber killed four people in a hospital on Sunday the towns mayor told reporters",
        (
            "MAYOR SPEAKS - A suicide bomber killed four people in a hospital on Sunday, the town's mayor"
            " told reporters!"
        ),
        "A bomber killed four people in a hospital on Sunday, the town's mayor told reporters.",
    ],
)
def test_near_identical_sentences_are_copies(second):
    assert run(FIRST, second) == {"d1": "d0"}


@pytest.mark.parametrize(
    "second",
    [
        "A suicide bomber killed nine people in a hospital on Sunday, the town's mayor told reporters.",
        (
            "The town's mayor spoke to reporters about the hospital on Sunday, where four people had been"
            " killed."
        ),
        "The mayor told reporters.",
    ],
)
def test_others_are_none(second):
    assert run(FIRST, second) == {}


def test_the_first_is_the_origin_of_all():
    assert run(FIRST, FIRST.lower(), FIRST.upper()) == {"d1": "d0", "d2": "d0"}


def test_a_sentence_that_a_document_repeats_is_no_copy():
    sentences = [Sentence("d", (0, 9), FIRST), Sentence("d", (10, 19), FIRST)]
    assert find_copies(sentences) == {}


def test_short_sentences_are_left_alone():
    assert run("He said so.", "He said so.") == {}


def test_similarity_is_symmetric():
    a, b = fold(FIRST), fold("A bomber killed four people in a hospital on Sunday.")
    assert compare_sentences(a, b) == compare_sentences(b, a)
    assert compare_sentences(a, a) == 1.0


def test_odd_text():
    assert run("", "\ud800 " * 12, "\ud800 " * 12) == {}


def test_copies_are_found_by_document_and_place():
    copies = Copies()
    copies.add("a b 3.txt", (10, 20), CopyOrigin("first.txt", (0, 10)))
    assert copies["a b 3.txt", (10, 20)] == CopyOrigin("first.txt", (0, 10))
    assert copies.get(("a b 3.txt", (10, 21))) is None
    assert dict(copies) == {("a b 3.txt", (10, 20)): CopyOrigin("first.txt", (0, 10))}
    assert len(copies) == 1 and list(copies.list_origins()) == [CopyOrigin("first.txt", (0, 10))]


def test_of_one_place_the_later_origin_counts():
    copies = Copies()
    for origin in ("x", "y"):
        for start in (0, 30):
            copies.add("d", (start, start + 20), CopyOrigin(origin, (start, 9)))
    assert len(copies) == 2 and sorted(copies) == [("d", (0, 20)), ("d", (30, 50))]
    assert copies["d", (30, 50)] == CopyOrigin("y", (30, 9)) and ("e", (0, 20)) not in copies
    assert len(copies.list_origins()) == 4
