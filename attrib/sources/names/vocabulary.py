"""The word lists of ``data/source_words.toml``, checked as they are read.

>>> "watchdog" in load_words("descriptors"), load_table("titles")["gov"]
(True, 'governor')
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from attrib.errors import DataError
from attrib.package_files import read_package_toml

FILE = "source_words.toml"


@lru_cache(maxsize=1)
def _load() -> dict[str, Any]:
    tables = read_package_toml(FILE)
    for key, value in tables.items():
        if isinstance(value, list):
            _check_list(key, value)
        elif not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise DataError(f"{FILE}, {key}: neither a list of words nor a table of them")
    return tables


def _check_list(key: str, value: list[Any]) -> None:
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise DataError(f"{FILE}, {key}: {item!r} is no word; write it in quotation marks")
    twice = sorted({item for item in value if value.count(item) > 1})
    if twice:
        raise DataError(f"{FILE}, {key}: {twice[0]!r} stands there twice; remove one")


def _find(key: str, kind: type) -> Any:
    value = _load().get(key)
    if not isinstance(value, kind):
        raise DataError(f"{FILE}: no {'list' if kind is list else 'table'} {key!r}; put it back")
    return value


def list_keys() -> frozenset[str]:
    """Return the names of all lists and tables of the file."""
    return frozenset(_load())


def load_words(key: str) -> frozenset[str]:
    """Return a list of the file as a set; raises DataError where it is not there."""
    return frozenset(_find(key, list))


def load_list(key: str) -> tuple[str, ...]:
    """Return a list of the file in its order."""
    return tuple(_find(key, list))


def load_phrases(key: str) -> frozenset[tuple[str, ...]]:
    """Return a list of phrases, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in _find(key, list))


def load_table(key: str) -> dict[str, str]:
    """Return a table of the file: what each word means."""
    return dict(_find(key, dict))


def load_phrase_table(key: str) -> dict[tuple[str, ...], str]:
    """Return a table whose keys are phrases, each as its words."""
    return {tuple(phrase.split()): value for phrase, value in _find(key, dict).items()}
