"""Heads and relations of words: a dependency parse by independent choices, fast enough for any corpus.

Every word picks its head among the words that its tag, their tags and the distance allow, by a linear
model over hashed features of both words, their neighbours and what stands between (the features of
McDonald, Crammer and Pereira 2005, chosen as in Zhang, Cheng and Lapata, "Dependency parsing as head
selection", 2017); a second look also sees the first one's heads.  Then each arc picks its relation
the same way.  Everything is computed for a whole document at once.  Relations are those of Stanford
dependencies as CoreNLP 3 gives them (nsubj, dobj, ccomp, ...), without subtypes.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

from attrib.language.parser_features import (
    ARC_TEMPLATES,
    LABEL_TEMPLATES,
    PUNCTUATION,
    SECOND_TEMPLATES,
    SEED,
    WINDOW,
    Tokens,
    add_first_look,
    compute_pair_atoms,
    iterate_features,
    list_candidates,
    prepare_tokens,
)
from attrib.model import Span

if TYPE_CHECKING:
    from attrib.language.parser_features import Array, Templates

__all__ = ["PUNCTUATION", "parse_heads"]

MARGIN = 100  # (scaled) points behind the best at which a candidate is out of the second look
_BLOCK = 16_000  # tokens computed at once


def score(
    templates: Templates,
    weights: Array,
    tokens: Tokens,
    dependent: Array,
    head: Array,
    pair_atoms: dict[str, Array],
    salt: Array | None = None,
) -> Array:
    """Return the score of every pair."""
    import numpy as np

    total = np.zeros(len(dependent), dtype=np.int32)
    bits = len(weights).bit_length() - 1
    for _, pairs, places in iterate_features(bits, templates, tokens, dependent, head, pair_atoms, salt):
        # all places lie in the table: "wrap" only spares the look whether they do; and two bytes hold the sum
        # of the shipped weights of a pair, some dozens of a byte each
        total[pairs] += weights.take(places, mode="wrap").sum(axis=0, dtype=np.int16)
    return total


def choose(scores: Array, groups: Array) -> Array:
    """Return for each group (its first index) the index of its best score, the first of equals."""
    import numpy as np

    best = np.maximum.reduceat(scores, groups)
    lengths = np.diff(np.append(groups, len(scores)))
    owner = np.repeat(np.arange(len(groups)), lengths)
    hits = np.flatnonzero(scores == best[owner])
    owner = owner[hits]
    chosen: Array = hits[np.append(True, owner[1:] != owner[:-1])]
    return chosen


def find_groups(dependent: Array) -> Array:
    """Return where each dependent's candidates begin."""
    import numpy as np

    return np.flatnonzero(np.append(True, dependent[1:] != dependent[:-1]))


class Tagged(Protocol):
    """What the parser reads of a segmentation."""

    @property
    def words(self) -> Sequence[str]: ...

    @property
    def tags(self) -> Sequence[str]: ...

    @property
    def lemmas(self) -> Sequence[str]: ...

    @property
    def sentence_tokens(self) -> Sequence[Span]: ...


@dataclass
class Model:
    """What ``data/syntax.npz`` holds."""

    tag_number: dict[str, int]
    lemma_number: dict[str, int]
    relations: list[str]
    allowed: Array  # tag of dependent, of head, offset + WINDOW -> bool
    relation_lists: Array  # (tag of dependent, of head, direction) -> row of allowed relations
    first: Array
    second: Array
    labels: Array


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Return the shipped weights."""
    import io

    import numpy as np

    packed = resources.files("attrib").joinpath("data/syntax.npz.gz").read_bytes()
    with np.load(io.BytesIO(gzip.decompress(packed)), allow_pickle=False) as file:
        names = json.loads(file["names"].tobytes())
        kinds = len(names["tags"])
        allowed = np.unpackbits(file["allowed"])[: kinds * kinds * (2 * WINDOW + 2)]
        return Model(
            {tag: number for number, tag in enumerate(names["tags"])},
            {lemma: number for number, lemma in enumerate(names["lemmas"].split(" "), 1)},
            names["relations"],
            allowed.astype(bool).reshape(kinds, kinds, 2 * WINDOW + 2),
            file["relation_lists"],
            file["first"],
            file["second"],
            file["labels"],
        )


def prune(scores: Array, groups: Array, margin: int) -> Array:
    """Return the indices of the candidates not too far behind the best of their group."""
    import numpy as np

    best = np.maximum.reduceat(scores, groups)
    lengths = np.diff(np.append(groups, len(scores)))
    return np.flatnonzero(scores >= np.repeat(best, lengths) - margin)


def look_twice(tokens: Tokens, model: Model) -> Array:
    """Return the padded head of each padded position (-1 where none is chosen) after both looks."""
    import numpy as np

    dependent, head = list_candidates(tokens, model.allowed)
    heads = np.full(len(tokens.sentence), -1, dtype=np.int64)
    if not len(dependent):
        return heads
    atoms = compute_pair_atoms(tokens, dependent, head)
    scores = score(ARC_TEMPLATES, model.first, tokens, dependent, head, atoms)
    groups = find_groups(dependent)
    chosen = choose(scores, groups)
    heads[dependent[chosen]] = head[chosen]
    first = add_first_look(tokens, heads)
    kept = prune(scores, groups, MARGIN)
    dependent, head = dependent[kept], head[kept]
    atoms = compute_pair_atoms(tokens, dependent, head, first)
    scores = score(ARC_TEMPLATES + SECOND_TEMPLATES, model.second, tokens, dependent, head, atoms)
    chosen = choose(scores, find_groups(dependent))
    heads = heads.copy()
    heads[dependent[chosen]] = head[chosen]
    return _make_trees(tokens, heads, dependent, head, scores)


def _make_trees(tokens: Tokens, heads: Array, dependent: Array, head: Array, scores: Array) -> Array:
    """Return heads of which every word's leads to its sentence's one root."""
    import numpy as np

    where = tokens.where[tokens.open]
    roots = tokens.root[tokens.open]
    size = len(heads)
    lead = heads.copy()
    lead[lead < 0] = np.flatnonzero(lead < 0)
    for _ in range(9):
        lead = lead[lead]
    direct = where[heads[where] == roots]
    crowded = np.bincount(heads[direct], minlength=size) if len(direct) else np.zeros(size, dtype=np.int64)
    bad = set(roots[lead[where] != roots].tolist()) | set(np.flatnonzero(crowded > 1).tolist())
    if not bad:
        return heads
    heads = heads.copy()
    is_bad = np.zeros(size, dtype=bool)  # by root, then by word
    is_bad[list(bad)] = True
    of_bad = is_bad[roots]
    where, roots = where[of_bad], roots[of_bad]
    is_bad[where] = True
    of_bad = is_bad[dependent]
    dependent, head, costs = dependent[of_bad], head[of_bad], -scores[of_bad]
    order = np.lexsort((head, costs, dependent))
    ranked = list(zip(costs[order].tolist(), head[order].tolist()))
    starts = np.searchsorted(dependent, where, side="left").tolist()
    stops = np.searchsorted(dependent, where, side="right").tolist()
    members: dict[int, dict[int, list[tuple[int, int]]]] = {}
    for position, root, start, stop in zip(where.tolist(), roots.tolist(), starts, stops):
        members.setdefault(root, {})[position] = ranked[start:stop]
    for root, options in members.items():
        for position, parent in _repair(root, options).items():
            heads[position] = parent
    return heads


def _repair(root: int, options: dict[int, list[tuple[int, int]]]) -> dict[int, int]:
    """Return a tree: words in order of certainty take their best head that closes no circle.

    ``options`` are the (negated) scores and heads of each word.  The word that likes the root best
    gets it.
    """

    def regret(position: int) -> int:
        ranked = options[position]
        for cost, parent in ranked:
            if parent == root:
                return cost - ranked[0][0]
        return 10**6

    top = min(options, key=lambda position: (regret(position), position))
    parents = {top: root}

    def leads_to(position: int, target: int) -> bool:
        while position in parents:
            if position == target:
                return True
            position = parents[position]
        return position == target

    def margin(position: int) -> int:
        ranked = options[position]
        return ranked[0][0] - ranked[1][0] if len(ranked) > 1 else -(10**6)

    for position in sorted((p for p in options if p != top), key=lambda p: (margin(p), p)):
        for _, parent in options[position]:
            if parent != root and not leads_to(parent, position):
                parents[position] = parent
                break
        else:
            # hang it on the top, unless the top hangs on it (it cannot: the top hangs on the root)
            parents[position] = top
    return parents


def label_arcs(tokens: Tokens, model: Model, heads: Array) -> Array:
    """Return the number of the relation of each open token to its head."""
    import numpy as np

    dependent = tokens.where[tokens.open]
    head = heads[dependent]
    first = add_first_look(tokens, heads)
    rows, salt = expand_relations(tokens, model, dependent, head)
    atoms = compute_pair_atoms(tokens, dependent, head, first)
    atoms = {name: values[rows] for name, values in atoms.items()}
    scores = score(
        LABEL_TEMPLATES,
        model.labels,
        tokens,
        dependent[rows],
        head[rows],
        atoms,
        salt.astype(np.uint32) * np.uint32(SEED),
    )
    chosen: Array = salt[choose(scores, find_groups(rows))]
    return chosen


def expand_relations(tokens: Tokens, model: Model, dependent: Array, head: Array) -> tuple[Array, Array]:
    """Return for every relation each arc may have the arc's index and the relation's number."""
    import numpy as np

    t = tokens.atoms["t"].astype(np.int64)
    kinds = len(model.tag_number)
    row = (t[dependent] * kinds + t[head]) * 2 + (head > dependent)
    lists = model.relation_lists[row]
    rows, columns = np.nonzero(lists >= 0)
    return rows, lists[rows, columns].astype(np.int64)


def parse_heads(segmentation: Tagged, chosen: Sequence[int] | None = None) -> tuple[list[int], list[str]]:
    """Return each token's head (a token index, -1 for the root of its sentence) and relation.

    The heads of a sentence are a tree.  Punctuation hangs on the root word with relation "punct".
    ``chosen`` are the sentences to parse, in order (None: all); tokens of the others have head -1 and
    relation "unparsed".
    """
    import numpy as np

    model = load_model()
    heads = np.full(len(segmentation.words), -1, dtype=np.int64)
    names = [*model.relations, "punct", "root", "unparsed"]
    punct, root, unparsed = range(len(model.relations), len(names))
    relations = np.full(len(segmentation.words), unparsed)
    sentences: Sequence[Span] = segmentation.sentence_tokens
    if chosen is not None:
        sentences = [sentences[number] for number in chosen]
    start = 0
    while start < len(sentences):
        stop = start + 1
        size = sentences[start][1] - sentences[start][0]
        while stop < len(sentences) and size + sentences[stop][1] - sentences[stop][0] <= _BLOCK:
            size += sentences[stop][1] - sentences[stop][0]
            stop += 1
        block = sentences[start:stop]
        place = np.concatenate([np.arange(first, last) for first, last in block])
        tokens = prepare_tokens(
            segmentation.tags, segmentation.lemmas, block, model.tag_number, model.lemma_number
        )
        padded = look_twice(tokens, model)
        number = np.full(len(padded) + 1, -1, dtype=np.int64)
        number[tokens.where] = place
        labels = np.full(len(tokens.where), punct)
        found = number[padded[tokens.where]]
        if len(tokens.open):
            labels[tokens.open] = label_arcs(tokens, model, padded)
            top = tokens.open[found[tokens.open] < 0]
            root_of = np.full(len(block), -1, dtype=np.int64)
            of_sentence = tokens.sentence[tokens.where]
            root_of[of_sentence[top]] = place[top]
            labels[top] = root
            closed = np.ones(len(found), dtype=bool)
            closed[tokens.open] = False
            found[closed] = root_of[of_sentence[closed]]
        heads[place] = found
        relations[place] = labels
        start = stop
    return heads.tolist(), [names[number] for number in relations.tolist()]
