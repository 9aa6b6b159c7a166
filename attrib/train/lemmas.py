"""Learns the exceptions to the lemmatiser's suffix rules from the lemmas of the corpora."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from attrib.lemmas import lemmatise_by_rule
from attrib.train.corpora import is_development, read_hand_tagged, read_silver

_TAGS = frozenset({"VBD", "VBN", "VBG", "VBZ", "VB", "VBP", "NNS", "JJR", "JJS", "RBR", "RBS"})


def train_lemmas(corpora: Path, out: Path) -> None:
    """Write to CSV file ``out`` the words seen whose lemma the suffix rules miss.

    A hand-made lemma counts as ten silver ones; silver ones that occur once are left out.
    """
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for trees in (read_hand_tagged(corpora), read_silver(corpora)):
        for tree in trees:
            if is_development(tree.document):
                continue
            weight = 1 if tree.silver else 10
            for word, tag, lemma in zip(tree.words, tree.tags, tree.lemmas):
                word = word.lower()
                if lemma.lower() == word and tag[0] in "JR":
                    continue  # CoreNLP leaves most comparatives alone
                if tag in _TAGS and word.isalpha() and word.isascii():
                    counts.setdefault((word, tag[0], tag), Counter())[lemma.lower()] += weight
    rows: dict[tuple[str, str], Counter[str]] = {}
    wrong = set()
    for (word, part, tag), lemmas in sorted(counts.items()):
        rows.setdefault((word, part), Counter()).update(lemmas)
        best = min(lemmas.items(), key=lambda item: (-item[1], item[0]))[0]
        if best != lemmatise_by_rule(word, tag) and lemmas[best] > 1:
            wrong.add((word, part))
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word", "class", "lemma"])
        for word, part in sorted(wrong):
            lemma = min(rows[word, part].items(), key=lambda item: (-item[1], item[0]))[0]
            if lemma.isascii() and lemma.isalpha():
                writer.writerow([word, part, lemma])
