"""Items that share a block are paired, whatever else there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attrib.ledger.blocks import pair_within_blocks


def test_items_are_paired_with_the_last_ones_of_their_blocks():
    keys = [[1, 2**64 - 1], [2], [1], [], [1, 2], [2**64 - 1]]
    assert list(pair_within_blocks(keys, most=2)) == [(2, [0]), (4, [0, 1, 2]), (5, [0])]
    assert list(pair_within_blocks(keys, most=1)) == [(2, [0]), (4, [1, 2]), (5, [0])]


def test_nothing_is_paired_where_no_block_has_two():
    assert list(pair_within_blocks([], most=5)) == []
    assert list(pair_within_blocks([[], []], most=5)) == []
    assert list(pair_within_blocks([[1], [2, 3]], most=5)) == []


@given(st.lists(st.sets(st.integers(0, 12), max_size=4), max_size=30))
def test_all_pairs_are_found_where_blocks_are_small(keys):
    found = dict(pair_within_blocks([sorted(own) for own in keys], most=len(keys) + 1))
    for k, own in enumerate(keys):
        assert found.get(k, []) == [j for j in range(k) if own & keys[j]]
