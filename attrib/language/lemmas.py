"""Lemmas: lower-case dictionary forms from a word and its tag, by suffix rules and their exceptions.

``data/lemma_endings.csv`` says what the rules need to know of stems ("announc" lost an e, "plann"
doubled its n); ``data/lemmas.csv`` holds only what they get wrong ("said,V,say").  Both are learnt
from the lemmas of English UD and of CoreNLP's reading of PolNeAR (:mod:`attrib.train.lemmas`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from attrib.package_files import read_package_rows

# The part of speech a lemma depends on: verb, noun, adjective, adverb.
_CLASS_OF_TAG = {"V": "V", "N": "N", "J": "J", "R": "R"}
_INFLECTED = frozenset("VBD VBN VBG VBZ VB VBP NNS NNPS JJR JJS RBR RBS MD".split())
MAX_ENDING = 4  # letters of a stem that decide whether it lost an e or doubled its consonant
_VOWEL = re.compile("[aeiouy]")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_CLITICS = {
    ("n't", "R"): "not",
    ("nt", "R"): "not",
    ("'re", "V"): "be",
    ("'m", "V"): "be",
    ("'ve", "V"): "have",
    ("'ll", "M"): "will",
    ("'d", "M"): "would",
    ("'d", "V"): "have",
    ("'s", "V"): "be",
    ("ca", "M"): "can",
    ("wo", "M"): "will",
    ("sha", "M"): "shall",
    ("an", "D"): "a",
    ("me", "P"): "i",
    ("him", "P"): "he",
    ("her", "P"): "she",
    ("them", "P"): "they",
    ("us", "P"): "we",
}


@lru_cache(maxsize=1)
def _read_exceptions() -> dict[tuple[str, str], str]:
    return {(row["word"], row["class"]): row["lemma"] for row in read_package_rows("lemmas.csv")}


@lru_cache(maxsize=1)
def _read_endings() -> dict[str, str]:
    return {row["ending"]: row["change"] for row in read_package_rows("lemma_endings.csv")}


def change_stem(stem: str, change: str) -> str:
    """Return a stem that "-ed", "-ing" or "-er" was cut from, made a word: "e", "undouble" or ""."""
    if change == "undouble":
        return stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return stem + change


def _restore_stem(stem: str, endings: Mapping[str, str]) -> str:
    """Return the word behind a stem, changed as the longest ending known asks."""
    if not _VOWEL.search(stem):
        return stem
    for size in range(min(MAX_ENDING, len(stem)), 0, -1):
        change = endings.get(stem[-size:])
        if change is not None:
            return change_stem(stem, change)
    return stem


def lemmatise_by_rule(word: str, tag: str, endings: Mapping[str, str]) -> str:
    """Return the lemma the suffix rules give a lower-case word."""
    size = len(word)
    if tag in ("NNS", "NNPS") and size > 4 and word.endswith("men"):
        return word[:-3] + "man"
    if tag in ("NNS", "NNPS", "VBZ") and size > 3 and word[-1] == "s":
        if word.endswith("ies") and size > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
            return word[:-2]
        if word.endswith(("ss", "us", "is")):
            return word
        return word[:-1]
    if tag in ("VBD", "VBN") and size > 4:
        if word.endswith("ied"):
            return word[:-3] + "y"
        if word.endswith("eed"):
            return word[:-1] if word.endswith("reed") else word
        if word.endswith("ed"):
            return _restore_stem(word[:-2], endings)
    if tag == "VBG" and size > 5 and word.endswith("ing"):
        return _restore_stem(word[:-3], endings)
    if tag in ("JJR", "RBR", "JJS", "RBS"):
        for suffix in ("iest", "ier"):
            if word.endswith(suffix) and size > len(suffix) + 1:
                return word[: -len(suffix)] + "y"
        for suffix in ("est", "er"):
            if word.endswith(suffix) and size > len(suffix) + 2:
                return _restore_stem(word[: -len(suffix)], endings)
    return word


@lru_cache(maxsize=200_000)
def lemmatise(word: str, tag: str) -> str:
    """Return the lower-case lemma of a word with Penn Treebank tag ``tag``.

    >>> [lemmatise(*pair) for pair in [("said", "VBD"), ("Ministries", "NNPS"), ("accusing", "VBG")]]
    ['say', 'ministry', 'accuse']
    """
    lower = word.lower()
    if not lower.isascii():
        lower = lower.translate(_APOSTROPHES)
    known = _CLITICS.get((lower, tag[:1]))
    if known is not None and tag not in ("PRP$", "RP"):
        return known
    if tag not in _INFLECTED:
        return lower
    known = _read_exceptions().get((lower, _CLASS_OF_TAG.get(tag[0], tag[0])))
    return known if known is not None else lemmatise_by_rule(lower, tag, _read_endings())


@lru_cache(maxsize=65536)
def verb_lemma(word: str) -> str:
    """Return the verb that a word tagged as noun or adjective may be a form of, or ""."""
    if word.endswith("ed"):
        return lemmatise(word, "VBD")
    if word.endswith("ing"):
        return lemmatise(word, "VBG")
    if word.endswith("s"):
        return lemmatise(word, "VBZ")
    return word
