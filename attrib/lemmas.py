"""Lemmas: lower-case dictionary forms from a word and its tag, by suffix rules and their exceptions.

``data/lemmas.csv`` holds only what the rules get wrong ("said,V,say"); it is learnt from the lemmas
of English UD and of CoreNLP's reading of PolNeAR (:mod:`attrib.train.lemmas`).
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib import resources

# The part of speech a lemma depends on: verb, noun, adjective, adverb.
_CLASS_OF_TAG = {"V": "V", "N": "N", "J": "J", "R": "R"}
_INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ", "VB", "VBP", "NNS", "NNPS", "JJR", "JJS", "RBR", "RBS", "MD"})
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_CLITICS = {
    ("n't", "R"): "not", ("nt", "R"): "not", ("'re", "V"): "be", ("'m", "V"): "be", ("'ve", "V"): "have",
    ("'ll", "M"): "will", ("'d", "M"): "would", ("'d", "V"): "have", ("'s", "V"): "be",
    ("ca", "M"): "can", ("wo", "M"): "will", ("sha", "M"): "shall", ("an", "D"): "a",
    ("me", "P"): "i", ("him", "P"): "he", ("her", "P"): "she", ("them", "P"): "they", ("us", "P"): "we",
}
# Stems that lost a final e before -ed and -ing: "announc", "believ", "decid", "argu", "challeng".
_LOST_E = re.compile(
    r"(?:[cuvz]|[^aeiou]l|[aeiou]{2}s|ns|rs|ps|[dlnr]g|[^aeiou]at|[bcdfghjklmnpqrstvwxz][iu]at|ut|(?<=[^aeiou])[aiu][dkmrs]"
    r"|[bcdfglmprstvw]i[dktn]|pos|los|clos|as|us|is|ag|ur|ir|or|yp|[iu]p|ok|ot|om)$"
)


@lru_cache(maxsize=1)
def _read_exceptions() -> dict[tuple[str, str], str]:
    with resources.files("attrib").joinpath("data/lemmas.csv").open(encoding="utf-8", newline="") as file:
        return {(row["word"], row["class"]): row["lemma"] for row in csv.DictReader(file)}


def _count_vowels(stem: str) -> int:
    return len(re.findall(r"[aeiouy]+", stem))


def _restore_stem(stem: str) -> str:
    """Return the verb behind a stem that "-ed" or "-ing" was cut from."""
    if len(stem) < 3 or not re.search(r"[aeiouy]", stem):
        return stem
    last = stem[-1]
    if last == stem[-2] and last not in "lsfz":
        return stem[:-1]
    if last == "l" and stem[-2] == "l" and _count_vowels(stem) > 1 and stem[-3] in "aeo":
        return stem[:-1]
    if _LOST_E.search(stem):
        return stem + "e"
    return stem


def lemmatise_by_rule(word: str, tag: str) -> str:
    """Return the lemma the suffix rules give a lower-case word."""
    size = len(word)
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
            return _restore_stem(word[:-2])
    if tag == "VBG" and size > 5 and word.endswith("ing"):
        return _restore_stem(word[:-3])
    if tag in ("JJR", "RBR", "JJS", "RBS"):
        for suffix in ("iest", "ier"):
            if word.endswith(suffix) and size > len(suffix) + 1:
                return word[:-len(suffix)] + "y"
        for suffix in ("est", "er"):
            if word.endswith(suffix) and size > len(suffix) + 2:
                return _restore_stem(word[:-len(suffix)])
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
    return known if known is not None else lemmatise_by_rule(lower, tag)
