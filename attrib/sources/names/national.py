"""The organs that every state has: its government, ministries, army, police, state media.

``data/organs.csv`` lists them once for all countries: a name, the type, the organ that it belongs to,
and other forms.  "Ministry of Defence", "the defence ministry" and "Russia's Defence Ministry" are one
organ, "Thai defence ministry" the name of Thailand's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from attrib.errors import DataError
from attrib.model import SPEAKER_TYPES
from attrib.package_files import read_package_file
from attrib.sources.names.folding import fold_name


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ of a state: the name that follows the country's adjective, and what it is."""

    name: str
    type: str
    parent: str
    forms: tuple[str, ...]


@lru_cache(maxsize=1)
def load_organs() -> Mapping[tuple[str, ...], Organ]:
    """Return the organs of ``data/organs.csv`` by the folded words of each of their forms.

    Raises DataError for an unknown type, a parent that is no organ, or a form that stands there twice.
    """
    found: dict[tuple[str, ...], Organ] = {}
    names = set()
    for row in csv.DictReader(io.StringIO(read_package_file("organs.csv"))):
        organ = Organ(row["name"], row["type"], row["parent"], tuple(filter(None, row["forms"].split("|"))))
        if organ.type not in SPEAKER_TYPES:
            raise DataError(f"organs.csv, {organ.name}, type: {organ.type!r} is no speaker type")
        names.add(organ.name)
        for form in (organ.name, *organ.forms):
            if fold_name(form) in found:
                raise DataError(f"organs.csv, {organ.name}: {form!r} stands there twice; remove one")
            found[fold_name(form)] = organ
    for organ in found.values():
        if organ.parent and organ.parent not in names:
            raise DataError(f"organs.csv, {organ.name}, parent: {organ.parent!r} is no organ of the file")
    return found


def name_organ(adjectives: Iterable[str], country: str, organ: str) -> str:
    """Return the name of a country's organ: its first adjective, or its own name, and the organ's.

    >>> name_organ(("Thai",), "Thailand", "defence ministry"), name_organ((), "Samoa", "police")
    ('Thai defence ministry', 'Samoa police')
    """
    return f"{next(iter(adjectives), country)} {organ}"


def split_national(name: str, adjectives: Mapping[str, str]) -> tuple[str, Organ] | None:
    """Return (country code, organ) of a name such as "Thai defence ministry", or None.

    ``adjectives`` gives the code of each adjective and country name.
    """
    words = name.split()
    for cut in range(1, len(words)):
        code = adjectives.get(" ".join(words[:cut]))
        organ = load_organs().get(fold_name(" ".join(words[cut:])))
        if code and organ is not None:
            return code, organ
    return None
