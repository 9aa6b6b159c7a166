"""Which documents are held out."""

from __future__ import annotations

import hashlib

import pytest

from attrib.evaluation.held_out import MODULUS, hash_document, is_held_out


@pytest.mark.parametrize("name", ["", "a", "nyt_2016_01", "Ünï", "a|bare"])
def test_a_document_is_held_out_by_the_hash_of_its_id(name):
    number = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    assert hash_document(name) == number
    assert is_held_out(name) is (number % 8 == 0)


def test_about_an_eighth_is_held_out():
    assert MODULUS == 8
    assert [name for name in map(str, range(40)) if is_held_out(name)] == ["11", "12", "13", "23", "29", "38"]


def test_a_lone_surrogate_in_an_id_is_no_error():
    assert is_held_out("\ud800") in (True, False)
    assert hash_document("\ud800") != hash_document("?")
