"""The word lists of the sources: each is asked for by the code, and what is wrong with one is said in a line."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from attrib.errors import DataError
from attrib.sources.names import vocabulary


def test_vocabulary_every_list_is_asked_for():
    asked = set()
    folders = [resources.files("attrib").joinpath("sources")]
    while folders:
        for item in folders.pop().iterdir():
            if item.is_dir():
                folders.append(item)
            elif item.name.endswith(".py") and item.name != "vocabulary.py":
                asked.update(re.findall(r'load_\w+\("(\w+)"\)', item.read_text(encoding="utf-8")))
    assert vocabulary.list_keys() == asked


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"descriptors": ["group", "group"]}, "descriptors: 'group' stands there twice"),
        ({"descriptors": ["group", 3]}, "descriptors: 3 is no word"),
        ({"descriptors": ["group", " "]}, "descriptors: ' ' is no word"),
        ({"titles": {"gov": 1}}, "titles: neither a list"),
        ({}, "no list 'descriptors'"),
    ],
)
def test_vocabulary_errors_name_the_list(monkeypatch, tables, message):
    monkeypatch.setattr(vocabulary, "read_package_toml", lambda name: tables)
    vocabulary._load.cache_clear()
    try:
        with pytest.raises(DataError, match=message):
            vocabulary.load_words("descriptors")
    finally:
        vocabulary._load.cache_clear()
