"""Learns the exceptions to the lemmatiser's suffix rules from the lemmas of the corpora."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from attrib.language.lemmas import MAX_ENDING, change_stem, lemmatise_by_rule
from attrib.train.corpora import is_development, read_hand_tagged, read_silver

_SUFFIXES = {
    "VBD": ("ed",),
    "VBN": ("ed",),
    "VBG": ("ing",),
    "JJR": ("er",),
    "RBR": ("er",),
    "JJS": ("est",),
    "RBS": ("est",),
}
_TAGS = frozenset({"VBD", "VBN", "VBG", "VBZ", "VB", "VBP", "NNS", "JJR", "JJS", "RBR", "RBS"})


def _count_lemmas(corpora: Path) -> dict[tuple[str, str], Counter[str]]:
    """Return the lemmas of each lower-case word and tag; a hand-made lemma counts as ten silver ones."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for trees in (read_hand_tagged(corpora), read_silver(corpora)):
        for tree in trees:
            if is_development(tree.document):
                continue
            weight = 1 if tree.silver else 10
            for word, tag, lemma in zip(tree.words, tree.tags, tree.lemmas):
                word, lemma = word.lower(), lemma.lower()
                if lemma == word and tag[0] in "JR":
                    continue  # CoreNLP leaves most comparatives alone
                if tag in _TAGS and (word + lemma).isalpha() and (word + lemma).isascii():
                    counts.setdefault((word, tag), Counter())[lemma] += weight
    return counts


def _find_best(lemmas: Counter[str]) -> str:
    return min(lemmas.items(), key=lambda item: (-item[1], item[0]))[0]


def find_endings(counts: dict[tuple[str, str], Counter[str]]) -> dict[str, str]:
    """Return for endings of stems how the word is got back, where a shorter ending says otherwise."""
    votes: dict[str, Counter[str]] = {}
    for (word, tag), lemmas in counts.items():
        suffix = next((end for end in _SUFFIXES.get(tag, ()) if word.endswith(end)), None)
        if suffix is None or word.endswith(("ied", "ier", "iest")):
            continue
        stem, lemma = word[: -len(suffix)], _find_best(lemmas)
        for change in ("", "e", "undouble"):
            if change_stem(stem, change) == lemma:
                for size in range(1, min(MAX_ENDING, len(stem)) + 1):
                    votes.setdefault(stem[-size:], Counter())[change] += 1
                break
    endings: dict[str, str] = {}
    for ending in sorted(votes, key=lambda ending: (len(ending), ending)):
        change, count = min(votes[ending].items(), key=lambda item: (-item[1], item[0]))
        known = next((endings[ending[i:]] for i in range(1, len(ending)) if ending[i:] in endings), "")
        if change != known and count >= 2 and count * 3 >= 2 * sum(votes[ending].values()):
            endings[ending] = change
    return endings


def train_lemmas(corpora: Path, endings_file: Path, exceptions_file: Path) -> None:
    """Write the endings the rules need, and the words seen whose lemma the rules miss (two CSV files)."""
    counts = _count_lemmas(corpora)
    endings = find_endings(counts)
    with open(endings_file, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["ending", "change"])
        writer.writerows(sorted(endings.items()))
    merged: dict[tuple[str, str], Counter[str]] = {}
    wrong = set()
    for (word, tag), lemmas in sorted(counts.items()):
        merged.setdefault((word, tag[0]), Counter()).update(lemmas)
        best = _find_best(lemmas)
        if best != lemmatise_by_rule(word, tag, endings) and lemmas[best] > 1:
            wrong.add((word, tag[0]))
    with open(exceptions_file, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word", "class", "lemma"])
        writer.writerows((word, part, _find_best(merged[word, part])) for word, part in sorted(wrong))
