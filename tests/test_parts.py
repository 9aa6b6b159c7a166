"""Large documents in parts: the text is whole, spans are the document's own, references hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import attrib.parts as parts
import attrib.pipeline as pipeline
from attrib.model import Document
from attrib.parts import split_document
from attrib.pipeline import process_document
from attrib.records import read_record, write_record

ARTICLE = (
    "The health ministry said on Monday that {0} people were killed in Harrow. Rebels denied it. "
    "The claim could not be independently verified.\n\n"
)


@given(st.text(st.sampled_from("ab .\n"), max_size=200), st.integers(1, 20))
def test_parts_together_are_the_text(text, size):
    found = list(split_document(Document("d", text), size))
    assert "".join(part.text for _, part in found) == text
    assert all(text[start:].startswith(part.text) and part.text for start, part in found)
    assert all(len(part.text) <= size + 2 for _, part in found)


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr(pipeline, "PART_CHARACTERS", 400)
    monkeypatch.setattr(parts.split_document, "__defaults__", (400,))


def test_attributions_are_those_of_the_parts_in_their_places(small_parts):
    text = "".join(ARTICLE.format(number) for number in range(2, 12))
    doc = process_document(Document("d", text))
    said = [item for item in doc.attributions if text[item.cue[0][0] : item.cue[0][1]] == "said"]
    assert [text[item.content[0][0] : item.content[0][1]] for item in said] == [
        f"{number} people were killed in Harrow" for number in range(2, 12)
    ]
    figures = [figure for item in said for figure in item.figures]
    assert [text[start:end] for start, end in (figure.span for figure in figures)] != []
    assert all(str(figure.low) in text[figure.span[0] : figure.span[1]] for figure in figures)
    ids = {item.id for item in doc.attributions}
    assert len(ids) == len(doc.attributions)
    assert any(relation.span for relation in doc.relations)
    for relation in doc.relations:
        if relation.span:
            assert "verified" in text[slice(*relation.span)]
        assert relation.to is None or relation.to in ids
    assert read_record(write_record(doc)).attributions == doc.attributions


def test_order_and_result_are_the_same_each_time(small_parts):
    text = "".join(ARTICLE.format(number) for number in range(2, 9))
    assert process_document(Document("d", text)) == process_document(Document("d", text))
