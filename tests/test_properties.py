"""What must hold of any input: the targets of benchmarks/fuzz.py on a few inputs each, and on any text."""

import fuzz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.model import Document
from attrib.pipeline import process_documents
from attrib.records import encode_record, write_record

WORDS = st.sampled_from(
    'the army ministry rebels residents said denied that reported 12 killed people in Harrow , . " \u201c \u201d ( ) '
    "according to not could be verified on Sunday he they which \n\n - : ; \u00e9 \u202e \ud800".split(" ")
)
SENTENCES = st.lists(WORDS, max_size=40).map(" ".join)


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_mutated_inputs_do_no_harm(target):
    for data in fuzz.list_inputs(target, 25, seed=1):
        assert fuzz.run_input(target, data, 60.0) is None, data


def test_inputs_are_the_same_for_the_same_seed():
    assert fuzz.list_inputs("readers", 5, 3) == fuzz.list_inputs("readers", 5, 3)
    assert fuzz.list_inputs("readers", 5, 3) != fuzz.list_inputs("readers", 5, 4)


def test_a_failure_is_seen(monkeypatch):
    def fail(data):
        raise AssertionError("a span outside the text")

    monkeypatch.setitem(fuzz.TARGETS, "readers", fail)
    assert "a span outside the text" in fuzz.run_input("readers", b"", 5.0)


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_any_order_of_words_is_extracted_and_survives(text):
    fuzz.check_text(text)


@settings(max_examples=10, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_documents_do_not_touch_each_other(texts):
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    forth = [encode_record(write_record(doc)) for doc in process_documents(documents)]
    back = [encode_record(write_record(doc)) for doc in process_documents(documents[::-1])]
    assert forth == back[::-1]
