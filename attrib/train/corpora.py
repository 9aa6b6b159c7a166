"""Reads the corpora behind the language layer's weights (their folder is ``ATTRIB_CORPORA``).

Hand-made tags come from English UD (GUM and EWT), silver ones from CoreNLP's reading of PolNeAR.
PolNeAR documents that are held out are never read: :func:`is_held_out`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attrib.evaluation.held_out import hash_document, is_held_out
from attrib.language.tokens import tokenise_sentence

UD_FILE = "corpora/english-ud.conllu.gz"
SILVER_FILE = "corpora/polnear-train-corenlp.jsonl.gz"
TEXT_FILE = "gold/polnear-train.jsonl"

# Tags of the UD corpora that the Penn Treebank has not.
_TAG_NAMES = {"HYPH": ":", "NFP": ":", "ADD": "NN", "AFX": "JJ", "XX": "FW", "SP": "NN"}
_MODIFIERS = {"amod", "compound", "nmod", "nummod", "obl", "nmod:desc"}


@dataclass(frozen=True)
class Tree:
    """One sentence: words as the tokeniser splits them, tags, heads (-1: root), relations, lemmas."""

    document: str
    text: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    lemmas: tuple[str, ...]
    silver: bool


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    tag: str
    lemma: str
    head: int
    relation: str


def is_development(document: str) -> bool:
    """True of the documents that the language layer's own figures are measured on (a twentieth)."""
    return hash_document(document) // 8 % 20 == 0


def _align(document: str, text: str, tokens: list[_Token], silver: bool) -> Tree | None:
    """Return the sentence in this project's tokens; None where the two tokenisations cross."""
    spans = tokenise_sentence(text)
    owner = [-1] * len(tokens)
    groups: list[list[int]] = []
    k = 0
    for index, (start, end) in enumerate(spans):
        group = []
        while k < len(tokens) and tokens[k].start < end:
            if tokens[k].start < start or tokens[k].end > end:
                return None
            owner[k] = index
            group.append(k)
            k += 1
        if not group:
            return None
        groups.append(group)
    if k != len(tokens):
        return None
    words, tags, heads, relations, lemmas = [], [], [], [], []
    for (start, end), group in zip(spans, groups):
        outer = [t for t in group if tokens[t].head < 0 or owner[tokens[t].head] != owner[t]]
        main = tokens[outer[-1] if outer else group[-1]]
        tag = main.tag
        if len(group) > 1:
            if main.relation in _MODIFIERS and tag[:2] in ("NN", "VB", "RB", "CD", "IN") and tag[:3] != "NNP":
                tag = "JJ"
            elif tokens[group[0]].tag == "NNP" and tag == "NN" and text[start:end][:1].isupper():
                tag = "NNP"
        words.append(text[start:end])
        tags.append(tag)
        heads.append(-1 if main.head < 0 else owner[main.head])
        relations.append(main.relation)
        lemmas.append(main.lemma if len(group) == 1 else text[start:end])
    return Tree(
        document, text, tuple(words), tuple(tags), tuple(heads), tuple(relations), tuple(lemmas), silver
    )


def read_hand_tagged(corpora: Path) -> Iterator[Tree]:
    """Yield the sentences of English UD."""
    document, text = "", ""
    rows: list[list[str]] = []
    with gzip.open(corpora / UD_FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line.split(" = ", 1)[1]
            elif line.startswith("# text = "):
                text = line.split(" = ", 1)[1]
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows:
                tree = _build_hand_tagged(document, text, rows)
                if tree is not None:
                    yield tree
                rows = []


def _build_hand_tagged(document: str, text: str, rows: list[list[str]]) -> Tree | None:
    tokens = []
    point = 0
    for row in rows:
        if not row[0].isdigit():
            continue
        tag = _TAG_NAMES.get(row[4], row[4])
        if tag in ("GW", "_"):
            return None
        start = text.find(row[1], point)
        if start < 0 or text[point:start].strip():
            return None
        point = start + len(row[1])
        relation = row[7]
        if row[1].lower() == "to":
            tag = "TO" if relation == "mark" else "IN"
        tokens.append(_Token(start, point, tag, row[2], int(row[6]) - 1, relation))
    return _align(document, text, tokens, silver=False)


def read_silver(corpora: Path) -> Iterator[Tree]:
    """Yield the sentences of PolNeAR as CoreNLP read them, held-out documents left out."""
    texts = {}
    with open(corpora / TEXT_FILE, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if not is_held_out(record["id"]):
                texts[record["id"]] = record["text"]
    with gzip.open(corpora / SILVER_FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = texts.get(record["id"])
            if text is None:
                continue
            for sentence in record["sentences"]:
                if not sentence:
                    continue
                left, right = sentence[0][0], sentence[-1][1]
                tokens = []
                for start, end, lemma, tag, _, head, relation in sentence:
                    if text[start:end].lower() == "to":
                        tag = "TO" if relation in ("mark", "xcomp", "aux") else "IN"
                    tokens.append(_Token(start - left, end - left, tag, lemma, head - 1, relation))
                tree = _align(record["id"], text[left:right], tokens, silver=True)
                if tree is not None:
                    yield tree
