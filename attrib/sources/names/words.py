"""Words that mentions of sources are told by: head nouns with type and gender, first names, closed classes.

Head nouns and first names are data (``roles.csv``, ``first_names.csv``); the closed classes of English
stand here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from attrib.model import Segmentation
from attrib.package_files import read_package_file
from attrib.sources.names.vocabulary import WORDS

MEDIA_TYPES = frozenset(("media", "state-media"))
STATE_BODY_TYPES = frozenset(("government", "military"))
CALLINGS = frozenset(("activist", "expert", "medical-rescue", "witness"))
OFFICIAL_TYPES = frozenset(("foreign-government", "government", "intergovernmental", "opposition", "other"))


@dataclass(frozen=True, slots=True)
class Role:
    """A head noun for sources: ``kind`` person, people, org, source, document or title."""

    noun: str
    kind: str
    type: str
    gender: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Roles by folded words, how long they get, and the genders of first names."""

    roles: dict[tuple[str, ...], Role]
    longest: dict[str, int]
    last_words: frozenset[str]
    first_names: dict[str, str]


def _pluralise(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the head nouns of ``roles.csv`` and the first names of ``first_names.csv``."""
    roles: dict[tuple[str, ...], Role] = {}
    longest: dict[str, int] = {}
    for row in csv.DictReader(io.StringIO(read_package_file("roles.csv"))):
        singular = tuple(row["noun"].split())
        role = Role(row["noun"], row["class"], row["type"], row["gender"], False)
        plurals = [tuple(plural.split()) for plural in row["plural"].split("|") if plural]
        if not plurals and role.kind != "title":
            plurals = [(*singular[:-1], _pluralise(singular[-1]))]
        for words in plurals:
            roles.setdefault(words, Role(role.noun, role.kind, role.type, role.gender, True))
        if singular not in plurals or role.kind == "org":
            roles[singular] = role
    for words in roles:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    names = {
        row["name"].casefold(): row["gender"]
        for row in csv.DictReader(io.StringIO(read_package_file("first_names.csv")))
    }
    return Lexicon(roles, longest, frozenset(words[-1] for words in roles), names)


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    return word.casefold().replace(".", "")


def match_role(words: Sequence[str], position: int, end: int, lexicon: Lexicon) -> tuple[int, Role] | None:
    """Return the longest role that begins at token ``position``: (tokens, role), or None."""
    if position >= min(end, len(words)):
        return None
    first = _fold(words[position])
    longest = lexicon.longest.get(first)
    if not longest:
        return None
    folded = [first]
    for word in words[position + 1 : min(end, position + longest)]:
        folded.append(_fold(word))
    for length in range(len(folded), 0, -1):
        role = lexicon.roles.get(tuple(folded[:length]))
        if role is not None:
            return length, role
    return None


def find_title(
    words: Sequence[str], i: int, segmentation: Segmentation, lexicon: Lexicon
) -> tuple[Role | None, int]:
    """Return the title or person role directly before token i, and where it begins."""
    low_bound = max(segmentation.sentence_tokens[segmentation.sentence_of[i]][0], i - 5)
    before = words[i - 2] if i > 1 and words[i - 1] == "." else words[i - 1]
    if _fold(before) not in lexicon.last_words:
        return None, i
    for start in range(low_bound, i):
        found = match_role(words, start, i, lexicon)
        if found and found[1].kind in ("title", "person") and not found[1].plural:
            end = start + found[0]
            if end < i and words[end] == ".":
                end += 1
            if end == i:
                return found[1], start
    return None, i


def find_apposed_role(segmentation: Segmentation, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return where the office that a comma parts from the name ``[start, end)`` begins, or None.

    "[The governor of Sennar], Tawfig Nour, came."
    """
    words, tags = segmentation.words, segmentation.tags
    first, last = segmentation.sentence_tokens[segmentation.sentence_of[start]]
    if start - 2 < first or words[start - 1] != "," or end >= last:
        return None
    if words[end] != "," and not tags[end].startswith("V"):
        return None
    for k in range(start - 2, max(first, start - 12) - 1, -1):
        if words[k] in (",", ";", ":", '"', "”", "“") or tags[k].startswith("V"):
            return None
        if words[k].casefold() in ("the", "its", "their"):
            for place in range(k + 1, min(k + 4, start - 1)):
                found = match_role(words, place, start - 1, lexicon)
                if found and found[1].kind == "person" and not found[1].plural:
                    stop = place + found[0]
                    if stop == start - 1 or words[stop].casefold() in WORDS.tails:
                        return k
    return None
