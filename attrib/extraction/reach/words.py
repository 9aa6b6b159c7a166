"""The word lists of ``data/reach.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from attrib.errors import DataError


@dataclass(frozen=True, slots=True)
class ReachWords:
    """The lists of ``data/reach.toml``."""

    prepositions: frozenset[str]
    owned: frozenset[str]
    media: frozenset[str]
    networks: frozenset[str]
    behind_at: frozenset[str]
    behind_by: frozenset[str]
    means: frozenset[str]
    papers: frozenset[str]
    posted: frozenset[str]
    bound_to_that: frozenset[str]
    times: frozenset[str]
    days: frozenset[str]
    time_openers: frozenset[str]
    adverbs: frozenset[str]
    before: frozenset[str]
    relative: frozenset[str]
    links: frozenset[str]
    bearing: frozenset[str]
    unnamed: frozenset[str]
    bound: frozenset[str]
    added: frozenset[str]
    taken: frozenset[str]
    turns: frozenset[str]
    subordinating: frozenset[str]
    leading: frozenset[str]
    resuming: frozenset[str]
    openers: frozenset[str]
    joints: frozenset[str]
    others: frozenset[str]
    counted: frozenset[str]
    leading_counts: frozenset[str]
    numbers: frozenset[str]
    gapping: frozenset[str]
    reasons: frozenset[str]
    withheld: frozenset[str]
    anonymous: frozenset[str]
    telling: frozenset[str]
    quoting: frozenset[str]
    calling: frozenset[str]
    codenames: frozenset[str]
    concrete: frozenset[str]
    concessions: frozenset[str]
    label_openers: frozenset[str]
    deeds: frozenset[str]
    sayings: frozenset[str]
    gestures: frozenset[str]
    moods: frozenset[str]
    victims: frozenset[str]
    harms: frozenset[str]
    tolls: frozenset[str]
    vague_counts: frozenset[str]
    carrying: frozenset[str]
    either_number: frozenset[str]
    causes: frozenset[str]
    cause_endings: frozenset[str]
    bodies: frozenset[str]
    pronouns: frozenset[str]
    surnames: frozenset[str]
    clock: frozenset[str]
    scales: frozenset[str]
    idle: frozenset[str]
    rumour_turns: frozenset[str]
    rumour_joints: frozenset[str]
    reflexive: frozenset[str]
    speakers: frozenset[str]
    of_two: frozenset[str]
    approached: frozenset[str]
    clause_openers: frozenset[str]
    amounts: frozenset[str]
    stand_ins: frozenset[str]


def read_reach_words(record: Mapping[str, Any], name: str) -> ReachWords:
    """Return the lists of a parsed ``reach.toml``; raises DataError where one is missing or unknown."""
    lists = {key: words for table in record.values() for key, words in table.items()}
    wanted = set(ReachWords.__dataclass_fields__)
    for key in sorted(wanted ^ set(lists)):
        raise DataError(f"{name}: list {key!r} {'is missing' if key in wanted else 'is not known'}")
    return ReachWords(**{key: frozenset(words) for key, words in lists.items()})


@functools.lru_cache(maxsize=1)
def load_reach_words() -> ReachWords:
    """Return the package's lists, read on first use."""
    try:
        text = resources.files("attrib").joinpath("data", "reach.toml").read_text("utf-8")
        return read_reach_words(tomllib.loads(text), "data/reach.toml")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"data/reach.toml: cannot be read ({error}); reinstall the package") from None
