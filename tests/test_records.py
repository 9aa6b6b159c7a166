"""Records to values and back: nothing is lost, what is malformed is named."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.errors import InputError
from attrib.model import Attribution, Document, Figure, Relation, Resolution
from attrib.records import decode_record, encode_document, encode_record, read_record, write_record

TEXT = "Rescuers said at least 12 people died. The claim could not be verified."

RECORD = {
    "id": "a.txt",
    "title": "T",
    "outlet": "The Post",
    "date": "2013-02-28",
    "text": TEXT,
    "desk": "war",
    "attributions": [
        {
            "id": "a.txt#1",
            "source": [[0, 8]],
            "cue": [[9, 13]],
            "content": [[14, 37]],
            "kind": "indirect",
            "stance": "asserts",
            "hedged": True,
            "speaker": "rescuers",
            "speaker_id": None,
            "speaker_type": "medical-rescue",
            "resolution": {
                "by": "generic",
                "antecedent": None,
                "candidates": ["x", "y"],
                "reason": "plural noun",
            },
            "parent": None,
            "figures": [
                {
                    "span": [14, 25],
                    "unit": "killed",
                    "low": 12,
                    "high": None,
                    "qualifier": "at least",
                    "who": "people",
                    "role": "total",
                    "part_of": None,
                }
            ],
            "rule": "verb-said",
            "confidence": 0.875,
            "note": "kept",
        }
    ],
    "relations": [
        {
            "type": "unverified",
            "to": "a.txt#1",
            "to_spans": [[14, 37]],
            "span": [49, 70],
            "by": None,
            "part": "whole",
            "reason": None,
        },
        {"type": "repeats", "from": "a.txt#1", "to": "a.txt#1"},
    ],
}


def test_record_round_trip_is_exact():
    doc = read_record(RECORD)
    assert doc.attributions[0].figures[0] == Figure((14, 25), "killed", 12, None, "at least", "people")
    assert doc.relations[0] == Relation("unverified", to="a.txt#1", to_spans=((14, 37),), span=(49, 70))
    assert write_record(doc) == RECORD


def test_record_without_text():
    record = write_record(read_record(RECORD), text=False)
    assert "text" not in record and record["attributions"] == RECORD["attributions"]
    with pytest.raises(InputError, match='has no "text"'):
        read_record(record)
    doc = read_record(record, require_text=False)
    assert doc.text == "" and doc.attributions == read_record(RECORD).attributions


def test_gold_records_get_defaults():
    doc = read_record(
        {"id": "g", "text": TEXT, "attributions": [{"source": [], "cue": [[9, 13]], "content": [[14, 37]]}]}
    )
    attribution = doc.attributions[0]
    assert attribution.id.startswith("g#") and len(attribution.id) == 12
    assert (attribution.kind, attribution.stance, attribution.speaker, attribution.speaker_type) == (
        "indirect",
        "asserts",
        None,
        "unnamed",
    )
    assert doc.relations == ()


def test_plain_document_has_no_attributions():
    doc = read_record({"id": "g", "text": TEXT})
    assert doc.attributions is None
    assert write_record(doc) == {"id": "g", "text": TEXT}


@pytest.mark.parametrize(
    "change, message",
    [
        ({"id": None}, 'no "id"'),
        ({"id": ""}, 'no "id"'),
        ({"id": True}, 'no "id"'),
        ({"text": 3}, 'no "text"'),
        ({"title": {}}, "'title' must be a string"),
        ({"attributions": {}}, "must be a list"),
        ({"attributions": [3]}, "attribution 0: not a JSON object"),
        ({"attributions": [{"source": [[0, 999]]}]}, "does not lie in the text"),
        ({"attributions": [{"source": [[-1, 3]]}]}, "does not lie in the text"),
        ({"attributions": [{"source": [[5, 5]]}]}, "does not lie in the text"),
        ({"attributions": [{"cue": [[0, "4"]]}]}, "whole numbers"),
        ({"attributions": [{"cue": [[True, 4]]}]}, "whole numbers"),
        ({"attributions": [{"cue": 4}]}, "must be a list"),
        ({"attributions": [{"kind": "loud"}]}, "'kind' must be one of direct, indirect, mixed, not 'loud'"),
        ({"attributions": [{"speaker": 3}]}, "'speaker' must be a string"),
        ({"attributions": [{"confidence": "high"}]}, "'confidence' must be a number"),
        (
            {"attributions": [{"figures": [{"unit": "killed", "span": [0, 4], "low": 1.5}]}]},
            "'low' must be a whole number",
        ),
        ({"attributions": [{"figures": 5}]}, "attribution 0: 'figures' must be a list, not 5"),
        ({"attributions": [{"figures": [{"unit": "guns", "span": [0, 4]}]}]}, "'unit' must be one of killed"),
        ({"attributions": [{"figures": [{"span": [0, 4]}]}]}, "no 'unit'"),
        (
            {"attributions": [{"figures": [{"unit": "killed", "span": [0, 4], "high": 10**400}]}]},
            "'high' must be a whole number",
        ),
        (
            {"attributions": [{"figures": [{"unit": "killed", "span": [0, 4], "low": -1}]}]},
            "'low' must be a whole number",
        ),
        ({"attributions": [{"figures": [{"unit": "killed", "span": [0, 4], "role": 3}]}]}, "'role'"),
        ({"attributions": [{"confidence": 10**400}]}, "'confidence' must be a number from 0 to 1"),
        ({"attributions": [{"confidence": float("nan")}]}, "'confidence' must be a number from 0 to 1"),
        ({"attributions": [{"resolution": {"candidates": 5}}]}, "'candidates' must be a list"),
        ({"attributions": [{"resolution": {"candidates": [5]}}]}, "'candidates' must be a list of strings"),
        ({"attributions": [{"resolution": 5}]}, "'resolution' must be an object"),
        ({"attributions": [{"hedged": "no"}]}, "'hedged' must be true or false"),
        ({"attributions": [{"kind": ["direct"]}]}, "'kind' must be one of"),
        ({"attributions": [{"rule": 5}]}, "'rule' must be a string"),
        ({"attributions": [{"id": "a"}, {"id": "a"}]}, "two attributions have the id 'a'"),
        ({"attributions": [{"id": "a", "parent": "b"}]}, "'parent' 'b' is no attribution of this record"),
        (
            {"attributions": [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}], "relations": []},
            "attribution 'a' lies in itself by its parents",
        ),
        ({"attributions": [], "relations": [{}]}, "relation 0"),
        ({"attributions": [], "relations": [{"type": "likes"}]}, "'type' must be one of unverified"),
        ({"attributions": [], "relations": [{"type": "denies", "to": "x"}]}, "'to' 'x' is no attribution"),
        ({"attributions": [], "relations": [{"type": "verified", "to_spans": 5}]}, "'to_spans'"),
    ],
)
def test_malformed_record_is_named(change, message):
    with pytest.raises(InputError) as caught:
        read_record({**RECORD, **change}, where="file.jsonl, line 3")
    assert str(caught.value).startswith("file.jsonl, line 3")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "line, message",
    [
        ('{"id": "a", "text": "b"', "broken JSON"),
        ('{"id": ' + "[" * 100_000, "nested too deep"),
        ('{"id": ' + "7" * 5_000 + "}", "a number of thousands of digits"),
    ],
)
def test_line_that_is_no_record_is_named(line, message):
    with pytest.raises(InputError, match=message):
        decode_record(line)


def test_surrogates_that_are_one_character_are_joined_wherever_a_document_is_made():
    halves = "The mayor \ud83d" + "\ude00 said so. \ud83d"
    doc = Document("d", halves)
    assert doc.text == "The mayor \U0001f600 said so. \ud83d"
    again = read_record(json.loads(encode_record(write_record(doc))))
    assert again == doc


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
ATTRIBUTIONS = st.builds(
    Attribution,
    id=st.text(min_size=1, max_size=5),
    source=st.lists(SPANS, max_size=2).map(tuple),
    cue=st.lists(SPANS, max_size=2).map(tuple),
    content=st.lists(SPANS, max_size=3).map(tuple),
    kind=st.sampled_from(("direct", "mixed")),
    stance=st.sampled_from(("asserts", "asks")),
    hedged=st.booleans(),
    speaker=st.none() | st.text(min_size=1, max_size=5),
    speaker_type=st.just("other"),
    resolution=st.builds(
        Resolution,
        by=st.just("name"),
        antecedent=st.none() | SPANS,
        candidates=st.lists(TEXTS, max_size=2).map(tuple),
        reason=TEXTS,
    ),
    rule=TEXTS,
    confidence=st.integers(0, 10_000).map(lambda number: number / 10_000),
)


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.lists(ATTRIBUTIONS, max_size=3, unique_by=lambda item: item.id).map(tuple))
def test_any_document_survives_its_json_line(prefix, attributions):
    doc = Document("id", prefix + "x" * 40, attributions=attributions, relations=())
    line = encode_record(write_record(doc))
    assert line.count(b"\n") == 1
    again = read_record(json.loads(line.decode("utf-8")))
    assert again.text == doc.text
    assert encode_record(write_record(again)) == line


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"id": "d", "items": []},
        {"id": "d", "items": [{"span": [0, 3]}, "\u00e9", None, 1.5], "nested": {"a": [1, 2]}},
        {"text": "\ud83d", "items": ["\ude00", "\ud800\udc00"]},
    ],
)
def test_a_record_is_one_line_of_json_whatever_it_holds(record):
    whole = json.dumps(record, ensure_ascii=False) + "\n"
    escaped = "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in whole)
    assert encode_record(record).decode("utf-8") == escaped


@pytest.mark.parametrize("text", (True, False))
@pytest.mark.parametrize("piece", (1, 1 << 16))
def test_pieces_of_a_record_are_the_record(monkeypatch, piece, text):
    monkeypatch.setattr("attrib.records._PIECE", piece)
    doc = read_record(RECORD)
    pieces = list(encode_document(doc, text=text))
    assert b"".join(pieces) == encode_record(write_record(doc, text=text))
    assert len(pieces) == 1 or piece == 1
