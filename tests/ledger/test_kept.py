"""Values that lie in temporary files: they come back as they were, and a ledger is the same from there."""

from __future__ import annotations

import errno
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import pytest
from claim_corpus import ALL, QUAKE_1

from attrib.errors import OutputError
from attrib.ledger import build, corpus, kept
from attrib.ledger.build import build_claims, claim_to_record, event_to_record
from attrib.ledger.kept import Joined, Kept, Picked
from attrib.ledger.packed import pack, unpack


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    span: tuple[int, int] | None = None


@dataclass(slots=True)
class Outer:
    day: date | None
    inner: Inner
    many: tuple[Inner, ...] = ()
    words: frozenset[str] = frozenset()
    triples: set[tuple[str, str, int]] = field(default_factory=set)
    weights: dict[str, float] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    ranges: tuple[tuple[str, int | None, Inner | None], ...] = ()


@pytest.mark.parametrize(
    "value",
    [
        Outer(None, Inner("a")),
        Outer(date(1, 1, 1), Inner("a", (0, 3)), (Inner("b"), Inner("c", (1, 2)))),
        Outer(
            date(9999, 12, 31),
            Inner("\ud83d"),
            words=frozenset(("x", "\ud83d", "\ude00")),
            triples={("killed", "people", 3), ("killed", "", 2)},
            weights={"z": 0.1, "a": 1e-300},
            counts=Counter({"b": 2, "a": 1}),
            ranges=(("killed", None, None), ("injured", 2, Inner("\ud83d\ude00"))),
        ),
    ],
)
def test_values_come_back_as_they_were(value):
    again = unpack(pack(value, Outer), Outer)
    assert again == value
    assert list(again.weights) == list(value.weights) and type(again.counts) is Counter
    assert type(again.inner.span) is type(value.inner.span)


def test_adjacent_lone_surrogates_stay_two():
    assert len(unpack(pack(("\ud83d" + "\ude00",), tuple[str, ...]), tuple[str, ...])[0]) == 2


def test_kept_lists_read_as_lists():
    values = Kept(tuple[Inner, ...], recent=2)
    lists = [(), (Inner("a"), Inner("b", (1, 2))), (Inner("c"),)]
    for number, items in enumerate(lists):
        values.append(items)
        assert values[number] == items  # what was written last can be read at once
    assert [values[k] for k in (2, 0, 1, -1)] == [lists[k] for k in (2, 0, 1, -1)]
    assert list(values) == lists and values[1:] == lists[1:] and len(values) == 3
    with pytest.raises(IndexError):
        values[3]
    joined = Joined(values, [2, 1, 0], [0, 2, 1])
    assert [item.name for item in joined] == ["c", "a", "b"] == [joined[k].name for k in range(3)]
    assert joined[-1].name == "b" and len(joined) == 3 and [item.name for item in joined[1:]] == ["a", "b"]
    assert [item.name for item in Picked(joined, [2, 0])] == ["b", "c"]


def test_kept_documents_come_back_as_they_were():
    documents = kept.KeptDocuments()
    for doc in ALL:
        documents.append(doc)
    assert list(documents) == list(ALL)


def test_no_room_is_named(monkeypatch):
    def write(_data):
        raise OSError(errno.ENOSPC, "No space left on device")

    values = Kept(Inner)
    monkeypatch.setattr(values, "_file", type("Full", (), {"write": staticmethod(write)})())
    with pytest.raises(OutputError, match="no space left on device; set TMPDIR"):
        values.append(Inner("a"))


def write_all(ledger):
    return [claim_to_record(claim) for claim in ledger.claims] + [
        event_to_record(event) for event in ledger.events
    ]


def test_a_ledger_in_files_is_the_same(monkeypatch):
    held = build_claims(ALL)
    monkeypatch.setattr(build, "IN_MEMORY", 0)
    filed = build_claims(iter(ALL))
    assert isinstance(filed.claims, kept.Joined) and isinstance(held.claims, tuple)
    assert write_all(filed) == write_all(held)
    assert len(filed.claims) == len(held.claims) and filed.claims[5] == held.claims[5]


def test_documents_without_claims_take_no_place():
    from attrib.model import Document

    empty = Document("empty", "Nothing is said here.", attributions=(), relations=())
    assert write_all(build_claims([empty, QUAKE_1, empty])) == write_all(build_claims([QUAKE_1]))


def test_an_event_is_worked_out_from_its_scenes_alone():
    made = corpus.gather_readings(build.read_document(doc) for doc in ALL)
    clusters = build.cluster_corpus(made)
    readings = [build.read_document(doc) for doc in ALL]
    results = build.Results()
    for group in clusters.groups:
        piece = build.Piece()
        for number in group:
            index = made.document_of[number]
            place = number - made.offsets[index]
            reading = readings[index]
            piece.add(number, index, reading.scenes[place], reading.chapters[place], made.common)
        lead, event, claims = build.work_out_piece(piece, clusters.certain)
        assert not results.clashes(event.id, [claim.id for claim in claims])
        results.add([(lead, event, claims)])
        assert results.clashes(event.id, []) and results.clashes("", [claims[0].id])
    assert write_all(results.finish(())) == write_all(build_claims(ALL))
