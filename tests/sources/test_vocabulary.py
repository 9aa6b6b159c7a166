"""The word lists of the sources: each is asked for by the code, and what is wrong with one is said in a line."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from attrib.errors import DataError
from attrib.package_files import read_package_toml
from attrib.sources.names import vocabulary


def test_vocabulary_every_list_is_asked_for():
    asked = set()
    folders = [resources.files("attrib").joinpath("sources")]
    while folders:
        for item in folders.pop().iterdir():
            if item.is_dir():
                folders.append(item)
            elif item.name.endswith(".py"):
                text = item.read_text(encoding="utf-8")
                asked.update(re.findall(r"WORDS\.(\w+)", text))
                if item.name == "vocabulary.py":
                    asked.update(re.findall(r'"(\w+)"', text[text.index("MADE:") :]))
    assert set(vocabulary.Vocabulary.__annotations__) <= asked


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("descriptors", ["group", "group"], "descriptors: 'group' stands there twice"),
        ("descriptors", ["group", 3], "descriptors: 3 is no word"),
        ("descriptors", ["group", " "], "descriptors: ' ' is no word"),
        ("descriptors", None, "no list 'descriptors'"),
        ("titles", {"gov": 1}, "no table 'titles'"),
        ("my_words", ["one"], "nobody reads a list 'my_words'"),
    ],
)
def test_vocabulary_errors_name_the_list(name, value, message):
    tables = {**read_package_toml(vocabulary.FILE), name: value}
    with pytest.raises(DataError, match=message):
        vocabulary.read_lists(tables)


def test_vocabulary_phrases_are_tuples_and_unknown_lists_no_attributes():
    assert ("at", "least") in vocabulary.WORDS.quantities
    assert not hasattr(vocabulary.WORDS, "my_words")
