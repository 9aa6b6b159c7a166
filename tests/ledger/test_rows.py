"""Numbers in arrays come back as the lists, pairs and ids that they were."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.ledger.rows import Ids, Pairs, Rows

NUMBERS = st.integers(0, 2**32 - 1)


@given(st.lists(st.lists(NUMBERS)))
def test_rows_are_their_lists(lists):
    rows = Rows(lists)
    assert [list(row) for row in rows] == lists and len(rows) == len(lists)
    assert [list(row) for row in rows[::-1]] == lists[::-1]
    assert not lists or list(rows[-1]) == lists[-1]
    with pytest.raises(IndexError):
        rows[len(lists)]


@given(st.sets(st.tuples(NUMBERS, NUMBERS).map(lambda pair: tuple(sorted(pair)))), NUMBERS, NUMBERS)
def test_pairs_are_their_set(wanted, one, other):
    pairs = Pairs()
    for pair in sorted(wanted, key=lambda pair: (pair[1], pair[0])):
        pairs.add(*pair)
    again = pickle.loads(pickle.dumps(pairs))  # they travel to other machines
    assert set(again) == wanted == set(pairs) and len(again) == len(wanted)
    assert all(pair in again for pair in wanted)
    assert ((one, other) in again) is ((one, other) in wanted)


def test_ids_are_their_set(monkeypatch):
    monkeypatch.setattr(Ids, "_LATE", 3)
    ids, held = Ids(), set()
    for number in range(20):
        name = f"{'ce'[number % 2]}{number * 7919 % 1000:010x}"
        assert name not in ids
        ids.add(name)
        held.add(name)
        assert all(name in ids for name in held)
    assert "c0000000000" in ids and "e0000000000" not in ids and "" not in ids
