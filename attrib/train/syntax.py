"""Trains the head and relation choices of :mod:`attrib.language.parser` from CoreNLP's reading of PolNeAR.

Each model is a log-linear choice among candidates, fitted by AdaGrad over hashed features; features
seen in few candidates count for nothing.  What the second look sees of the first is made by halves:
each half's first look comes from weights learnt on the other.
"""

from __future__ import annotations

import gzip
import io
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attrib.language import parser as syntax
from attrib.language import parser_features as features
from attrib.language.casing import is_title_case, lower_first
from attrib.language.lemmas import lemmatise
from attrib.language.tagger import tag_sentences
from attrib.train.corpora import Tree, is_development, read_silver

Array = np.ndarray[Any, Any]

FIRST_BITS = 20
SECOND_BITS = 22
LABEL_BITS = 19
MIN_LEMMA = 6
MIN_FEATURE = 12
SCALE = 20  # weights ship as whole numbers between -127 and 127
MIN_ARC_SHARE = 0.0008  # of a tag's arcs that run to a tag at a distance
MIN_RELATION_SHARE = 0.004
_RELATION_NAMES = {"acl:relcl": "relcl", "nmod:poss": "poss", "compound:prt": "prt", "nmod:tmod": "tmod"}


def simplify_relation(relation: str) -> str:
    """Return the relation as this package names it: subtypes go, but for a few that matter."""
    return _RELATION_NAMES.get(relation, relation.split(":", 1)[0])


class Corpus:
    """Sentences tagged by the shipped tagger, with their gold heads; reads like a Segmentation."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.words = [word for tree in trees for word in lower_first(tree.words)]
        self.sentence_tokens: list[tuple[int, int]] = []
        for tree in trees:
            left = self.sentence_tokens[-1][1] if self.sentence_tokens else 0
            self.sentence_tokens.append((left, left + len(tree.words)))
        self.tags = tag_sentences(self.words, self.sentence_tokens)
        self.lemmas = [lemmatise(word, tag) for word, tag in zip(self.words, self.tags)]
        self.heads = [
            head if head < 0 else head + left
            for tree, (left, _) in zip(trees, self.sentence_tokens)
            for head in tree.heads
        ]
        self.relations = [simplify_relation(relation) for tree in trees for relation in tree.relations]

    def prepare(self, tag_number: dict[str, int], lemma_number: dict[str, int]) -> None:
        """Compute the atoms and the gold heads."""
        self.tokens = features.prepare_tokens(
            self.tags, self.lemmas, self.sentence_tokens, tag_number, lemma_number
        )
        where, root = self.tokens.where, self.tokens.root
        gold = np.array(self.heads)
        self.gold = np.full(len(self.tokens.sentence), -1, dtype=np.int64)
        self.gold[where] = np.where(gold < 0, root, where[gold])


def fit(
    places: Array,
    groups: Array,
    right: Array,
    bits: int,
    *,
    seed: int,
    epochs: int = 4,
    rate: float = 0.05,
    batch: int = 3000,
) -> Array:
    """Return averaged weights; ``places`` is templates by candidates, ``right`` marks the one to choose."""
    size = 1 << bits
    seen = np.zeros(size, dtype=np.int32)
    for row in places:
        seen += np.bincount(row, minlength=size).astype(np.int32)
    counted = (seen >= MIN_FEATURE).astype(np.float32)
    weights = np.zeros(size, dtype=np.float32)
    squares = np.full(size, 1e-3, dtype=np.float32)
    mean = np.zeros(size, dtype=np.float32)
    ends = np.append(groups[1:], places.shape[1])
    solvable = np.logical_or.reduceat(right, groups)
    starts = np.arange(0, len(groups), batch)
    rng = np.random.default_rng(seed)
    rounds = 0
    for epoch in range(epochs):
        for start in rng.permutation(starts):
            begin = groups[start : start + batch]
            left, stop = begin[0], ends[min(start + batch, len(groups)) - 1]
            here = places[:, left:stop]
            scores = weights[here].sum(axis=0)
            begin = begin - left
            lengths = np.diff(np.append(begin, stop - left))
            odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begin), lengths))
            error = odds / np.repeat(np.add.reduceat(odds, begin), lengths) - right[left:stop]
            error *= np.repeat(solvable[start : start + batch], lengths)
            slope = np.bincount(here.ravel(), np.tile(error, len(here)), minlength=size).astype(np.float32)
            slope *= counted
            squares += slope * slope
            weights -= rate * slope / np.sqrt(squares)
            if epoch >= epochs - 2:
                mean += weights
                rounds += 1
    averaged: Array = mean / rounds
    return averaged


def shrink(weights: Array) -> Array:
    """Return weights as small whole numbers."""
    small: Array = np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8)
    return small


def find_allowed(corpus: Corpus, tag_number: dict[str, int]) -> Array:
    """Return which arcs are candidates: those whose tags and distance (or one near it) occur."""
    kinds = len(tag_number)
    width = 2 * features.WINDOW + 2
    counts = np.zeros((kinds, kinds, width), dtype=np.int64)
    where = corpus.tokens.where
    gold = corpus.gold[where]
    offset = gold - where
    use = (gold != corpus.tokens.root) & (np.abs(offset) <= features.WINDOW)
    tags = corpus.tokens.atoms["t"].astype(np.int64)
    np.add.at(counts, (tags[where[use]], tags[gold[use]], offset[use] + features.WINDOW), 1)
    near = counts.copy()
    for step in (1, 2, 3):
        near[:, :, :-step] += counts[:, :, step:]
        near[:, :, step:] += counts[:, :, :-step]
    total = np.maximum(counts.sum(axis=(1, 2)), 1)[:, None, None]
    allowed = (near >= 2) & (near / total >= MIN_ARC_SHARE)
    allowed[:, :, features.WINDOW] = False
    checked: Array = allowed
    return checked


def _stack(
    bits: int,
    templates: Any,
    corpus: Corpus,
    dependent: Array,
    head: Array,
    atoms: Any,
    salt: Array | None = None,
) -> Array:
    """Return the places of each template's feature of each pair: templates by pairs."""
    result = np.empty((len(templates), len(dependent)), dtype=np.int32)
    for some, pairs, places in features.iterate_features(
        bits, templates, corpus.tokens, dependent, head, atoms, salt
    ):
        result[some, pairs] = places
    return result


def train_looks(corpus: Corpus, model: syntax.Model, seed: int) -> Array:
    """Set the model's two looks; return the first look's heads, made by halves."""
    tokens = corpus.tokens
    dependent, head = features.list_candidates(tokens, model.allowed)
    groups = syntax.find_groups(dependent)
    right = head == corpus.gold[dependent]
    places = _stack(
        FIRST_BITS,
        features.ARC_TEMPLATES,
        corpus,
        dependent,
        head,
        features.compute_pair_atoms(tokens, dependent, head),
    )
    model.first = shrink(fit(places, groups, right, FIRST_BITS, seed=seed))
    middle = len(groups) // 2
    cut = groups[middle]
    heads = np.full(len(tokens.sentence), -1, dtype=np.int64)
    kept: list[Array] = []
    for learn, apply in ((slice(cut, None), slice(0, cut)), (slice(0, cut), slice(cut, None))):
        first_group = take_groups(groups, learn)
        weights = shrink(fit(places[:, learn], first_group, right[learn], FIRST_BITS, seed=seed))
        weights = weights.astype(np.int32)
        scores = sum(weights[row[apply]] for row in places)
        own = take_groups(groups, apply)
        chosen = syntax.choose(scores, own) + (apply.start or 0)
        heads[dependent[chosen]] = head[chosen]
        kept.append(syntax.prune(scores, own, syntax.MARGIN) + (apply.start or 0))
    del places
    pairs = np.concatenate(kept)
    first = features.add_first_look(tokens, heads)
    dependent, head = dependent[pairs], head[pairs]
    templates = features.ARC_TEMPLATES + features.SECOND_TEMPLATES
    places = _stack(
        SECOND_BITS,
        templates,
        corpus,
        dependent,
        head,
        features.compute_pair_atoms(tokens, dependent, head, first),
    )
    model.second = shrink(
        fit(places, syntax.find_groups(dependent), head == corpus.gold[dependent], SECOND_BITS, seed=seed)
    )
    return heads


def take_groups(groups: Array, part: slice) -> Array:
    """Return the groups that lie in a part of the candidates, counted from its start."""
    low = part.start or 0
    high = part.stop if part.stop is not None else np.iinfo(np.int64).max
    return groups[(groups >= low) & (groups < high)] - low


def train_labels(corpus: Corpus, model: syntax.Model, heads: Array, seed: int) -> None:
    """Set the model's relation choice, learnt where the given heads are right."""
    tokens = corpus.tokens
    first = features.add_first_look(tokens, heads)
    dependent = tokens.where[tokens.open]
    gold_relation = np.array(
        [
            model.relations.index(relation) if relation in model.relations else -1
            for relation in corpus.relations
        ]
    )[tokens.open]
    use = (heads[dependent] == corpus.gold[dependent]) & (heads[dependent] >= 0) & (gold_relation >= 0)
    dependent, gold_relation = dependent[use], gold_relation[use]
    head = heads[dependent]
    rows, salt = syntax.expand_relations(tokens, model, dependent, head)
    atoms = {
        name: values[rows]
        for name, values in features.compute_pair_atoms(tokens, dependent, head, first).items()
    }
    places = _stack(
        LABEL_BITS,
        features.LABEL_TEMPLATES,
        corpus,
        dependent[rows],
        head[rows],
        atoms,
        salt.astype(np.uint32) * np.uint32(features.SEED),
    )
    model.labels = shrink(
        fit(places, syntax.find_groups(rows), salt == gold_relation[rows], LABEL_BITS, seed=seed)
    )


def find_relation_lists(corpus: Corpus, relations: list[str], kinds: int) -> Array:
    """Return for tags and direction which relations occur often enough to be candidates (-1: none)."""
    tags = corpus.tokens.atoms["t"].astype(np.int64)
    where = corpus.tokens.where[corpus.tokens.open]
    gold = corpus.gold[where]
    row = ((tags[where] * kinds + tags[gold]) * 2 + (gold > where)).tolist()
    counts: dict[int, Counter[int]] = {}
    number = {relation: index for index, relation in enumerate(relations)}
    names = [corpus.relations[k] for k in corpus.tokens.open.tolist()]
    everywhere: Counter[int] = Counter()
    for key, name in zip(row, names):
        if name in number and name != "root":
            counts.setdefault(key, Counter())[number[name]] += 1
            everywhere[number[name]] += 1
    lists = {}
    for key, counter in counts.items():
        total = sum(counter.values())
        good = [r for r, c in counter.items() if c >= 2 and c / total >= MIN_RELATION_SHARE]
        lists[key] = sorted(good) or [min(counter, key=lambda r: (-counter[r], r))]
    default = sorted(r for r, _ in everywhere.most_common(6))
    width = max(len(row) for row in lists.values())
    table = np.full((kinds * kinds * 2, width), -1, dtype=np.int8)
    table[:, : min(width, 6)] = default[:width]
    for key, row in lists.items():
        table[key] = -1
        table[key, : len(row)] = row
    return table


def train_model(trees: Sequence[Tree], *, seed: int = 1) -> syntax.Model:
    """Return the model learnt from trees."""
    corpus = Corpus(trees)
    tags = [*sorted(set(corpus.tags)), features.PAD, features.ROOT]
    tag_number = {tag: number for number, tag in enumerate(tags)}
    counts = Counter(corpus.lemmas)
    lemmas = sorted(lemma for lemma, count in counts.items() if count >= MIN_LEMMA and " " not in lemma)
    corpus.prepare(tag_number, {lemma: number for number, lemma in enumerate(lemmas, 1)})
    relation_counts = Counter(corpus.relations)
    relations = sorted(name for name, count in relation_counts.items() if count >= 50)
    model = syntax.Model(
        tag_number,
        {lemma: number for number, lemma in enumerate(lemmas, 1)},
        relations,
        find_allowed(corpus, tag_number),
        find_relation_lists(corpus, relations, len(tags)),
        *(np.zeros(0, dtype=np.int8) for _ in range(3)),  # the looks and labels are learnt below
    )
    heads = train_looks(corpus, model, seed)
    train_labels(corpus, model, heads, seed)
    return model


def write_model(model: syntax.Model, out: Path) -> None:
    """Write the model, the same bytes for the same model."""
    names = {
        "tags": list(model.tag_number),
        "lemmas": " ".join(model.lemma_number),
        "relations": model.relations,
    }
    buffer = io.BytesIO()
    np.savez(
        buffer,
        names=np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), dtype=np.uint8),
        allowed=np.packbits(model.allowed),
        relation_lists=model.relation_lists,
        first=model.first,
        second=model.second,
        labels=model.labels,
    )
    with open(out, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(buffer.getvalue())


def train_syntax(corpora: Path, out: Path, *, seed: int = 1) -> None:
    """Train the parser from the corpora and write its weights to file ``out``.

    The same corpora and seed give the same bytes; the documents :func:`is_development` names and
    headlines are left out.
    """
    trees = [
        tree
        for tree in read_silver(corpora)
        if not is_development(tree.document) and not is_title_case(tree.words)
    ]
    write_model(train_model(trees, seed=seed), out)


def measure_parse(trees: Sequence[Tree]) -> tuple[float, float]:
    """Return the shares of words with the right head, and with head and relation right, against CoreNLP.

    Punctuation does not count.
    """
    corpus = Corpus(trees)
    heads, relations = syntax.parse_heads(corpus)
    judged = [
        (head == gold, head == gold and relation == name)
        for head, gold, relation, name, tag in zip(
            heads, corpus.heads, relations, corpus.relations, corpus.tags
        )
        if tag not in features.PUNCTUATION
    ]
    right, both = (sum(column) / len(judged) for column in zip(*judged))
    return right, both
