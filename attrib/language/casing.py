"""Headlines: words set in title case or capitals, and the case they would have in running text.

What is known of each word's usual case is ``data/casing.json.gz``
(:mod:`attrib.train.sentences`); Punkt's parameters are kept in the same file.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

# Words that title case leaves small.
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on or over per than the to up via vs with".split()
)
# Words that title case capitalises: a small one tells running text.
_NEVER_SMALL = frozenset(
    "is are was were be been has have had said says who which that he she they it".split()
)


@lru_cache(maxsize=1)
def read_casing() -> dict[str, Any]:
    """Return the learnt record: lower-case words, special forms, Punkt's context and starters."""
    packed = resources.files("attrib").joinpath("data/casing.json.gz").read_bytes()
    record: dict[str, Any] = json.loads(gzip.decompress(packed))
    record["lower"] = frozenset(record["lower"].split(" "))
    return record


def is_lower_word(word: str) -> bool:
    """True of a word that running text mostly writes small."""
    return word.lower() in read_casing()["lower"]


def is_title_case(words: Sequence[str]) -> bool:
    """True where (nearly) every word that title case capitalises has a capital, over four words or more."""
    content = [word for word in words if word[0].isalpha() and word.lower() not in _SMALL]
    if len(content) < 4:
        return False
    capital = sum(1 for word in content if word[0].isupper())
    return capital >= 0.85 * len(content)


def is_headline(words: Sequence[str]) -> bool:
    """True of a sentence set in title case or in capitals, but not of a mere list of names.

    >>> is_headline("Rebels Seize Two Villages Near Aleppo".split())
    True
    >>> is_headline("Bashar al-Assad , Hassan Rouhani and Vladimir Putin".split())
    False
    """
    limit = 0.15 * len(words)
    small = 0
    for word in words:  # running text is told after a few words
        if word[0].islower() and word not in _SMALL:
            small += 1
            if small > limit or word in _NEVER_SMALL:
                return False
    alphabetic = [word for word in words if word[0].isalpha()]
    if len(alphabetic) < 3 or len(alphabetic) > 40:
        return False
    large = [word for word in alphabetic if len(word) > 1 and word.isupper()]
    capitals = len(large) >= 0.8 * len(alphabetic)
    if not capitals and not is_title_case(words):
        return False
    common = sum(
        1
        for index, word in enumerate(alphabetic)
        if index and word[0].isupper() and word.lower() not in _SMALL and is_lower_word(word)
    )
    content = sum(1 for word in alphabetic if word.lower() not in _SMALL)
    if capitals:
        return common >= 1
    return content >= 5 and common >= 2 and common >= 0.2 * content  # shorter: the name of a body


def truecase(words: Sequence[str]) -> list[str]:
    """Return a headline's words as running text would write them; unknown ones keep a capital."""
    record = read_casing()
    lower, forms = record["lower"], record["forms"]
    capitals = sum(1 for word in words if word.isupper() and len(word) > 1) * 2 > len(words)
    result = []
    for word in words:
        key = word.lower()
        if not word[:1].isupper():
            result.append(word)
        elif key in lower or key in _SMALL:
            result.append(key)
        elif capitals and key in forms:
            result.append(forms[key])
        elif capitals and word.isupper() and len(word) > 3 and word.isalpha():
            result.append(word.capitalize())
        else:
            result.append(word)
    return result


def lower_first(words: Sequence[str]) -> list[str]:
    """Return a sentence's words, the first one small where only its place gives it a capital.

    >>> lower_first(["Rebels", "denied", "it"]), lower_first(["Syria", "denied", "it"])
    (['rebels', 'denied', 'it'], ['Syria', 'denied', 'it'])
    """
    result = list(words)
    for index, word in enumerate(words[:4]):
        if word[0].isalpha():
            if word[0].isupper() and word.lower() in read_casing()["lower"] and word[1:] == word[1:].lower():
                result[index] = word.lower()
            break
    return result
