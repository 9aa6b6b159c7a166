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

from attrib.model import Segmentation

WINDOW = 30  # words between which an arc may run
PAD, ROOT = "-PAD-", "-ROOT-"
_BLOCK = 60_000  # tokens computed at once
_SIDE = 2  # pads on each side of a sentence, the root among them
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_BOUNDS = frozenset({"IN", "TO", "WDT", "WP", "WRB", "CC", ",", ":", "``", "''"})
_INSIDE = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "VBN", "VBG", "RB", "$"})
PUNCTUATION = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "#"})

# Feature templates: atoms of the dependent, of the head, of the pair.
ARC_TEMPLATES = (
    ("t", "t", "b"), ("t", "t", "r"), ("t", "t", "v"), ("t", "t", "n"), ("t", "t", "q"),
    ("tw", "t", "b"), ("tw", "t", "r"), ("tw", "t", "v"), ("t", "tw", "b"), ("t", "tw", "r"), ("t", "tw", "v"),
    ("tw", "tw", "d"), ("at", "ty", "d"), ("ty", "at", "d"), ("at", "at", "d"), ("ty", "ty", "d"),
    ("aty", "t", "b"), ("t", "aty", "b"), ("cat", "t", "r"), ("tyz", "t", "r"), ("aty", "aty", "d"),
    ("tA", "t", "b"), ("tA", "tw", "d"), ("tY", "t", "b"), ("t", "tY", "r"), ("t", "tA", "r"),
    ("tP", "t", "b"), ("tP", "tw", "d"), ("tP", "t", "r"), ("tP", "t", "v"), ("twP", "t", "r"),
    ("tM", "t", "b"), ("tM", "t", "v"), ("tM", "tw", "d"), ("tM", "tM", "r"), ("tM", "tM", "v"),
    ("tP", "tP", "r"), ("tP", "tM", "v"), ("tw", "tP", "r"),
)
SECOND_TEMPLATES = (
    ("t", "tg", "b"), ("tw", "tg", "r"), ("t", "twG", "d"), ("tG", "tg", "r"), ("tlk", "t", "b"), ("t", "tlk", "b"),
    ("tL", "t", "r"), ("tL", "tw", "d"), ("t", "tL", "r"), ("tL", "tL", "v"), ("tL", "tg", "v"), ("tgh", "t", "b"),
    ("tgh", "tgh", "s"), ("t", "th", "s"), ("tw", "t", "s"), ("t", "tw", "s"), ("t", "tlk", "s"), ("tl", "tl", "x"),
    ("t", "t", "x"), ("tw", "t", "x"), ("t", "tw", "x"), ("t", "tg", "x"),
)
LABEL_TEMPLATES = (
    ("t", "t", "b"), ("t", "t", "v"), ("tw", "t", "b"), ("tw", "t", "d"), ("t", "tw", "d"), ("t", "tw", "b"), ("tw", "tw", "d"),
    ("aty", "t", "d"), ("ty", "at", "d"), ("t", "aty", "d"), ("tA", "t", "d"), ("tA", "tw", "d"), ("tP", "t", "d"),
    ("tP", "tw", "d"), ("tM", "t", "d"), ("tM", "tw", "d"), ("tM", "t", "b"), ("tl", "t", "d"), ("tlk", "t", "d"), ("tL", "t", "d"),
    ("tL", "tw", "d"), ("t", "tlk", "d"), ("t", "tL", "d"), ("t", "t", "s"), ("tw", "t", "s"), ("t", "tw", "s"), ("tL", "tL", "d"),
    ("t", "tg", "d"), ("tY", "t", "d"), ("cat", "t", "d"), ("tyz", "t", "d"), ("tl", "tl", "s"),
)
MARGIN = 60  # (scaled) points behind the best at which a candidate is out of the second look
_SEED = 0x9E3779B1
_TOKEN_ATOMS = "twacyzAYPMgGhlkL"
_PAIR_ATOMS = "bdrvnqsx"


def _make_multipliers() -> dict[str, int]:
    """Return an odd 32-bit number for each atom on each side, made by a fixed congruential generator."""
    state, result = _SEED, {}
    for name in [side + atom for side in "dh" for atom in _TOKEN_ATOMS] + ["p" + atom for atom in _PAIR_ATOMS]:
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        result[name] = (state >> 32) | 1
    return result


_MULTIPLIERS = _make_multipliers()


@dataclass
class Tokens:
    """Atoms of the padded tokens of a block: numbers of tags and lemmas, neighbours, running counts."""

    atoms: dict  # letter -> uint32 array
    sentence: object  # number of each padded token's sentence; pads -1, the root its sentence's
    where: object  # padded position of each real token
    open: object  # which of them choose a head: all but punctuation
    root: object  # padded position of each real token's root
    counts: dict  # name -> running count up to and excluding a position
    codes: dict  # (side, atoms) -> code


def prepare_tokens(
    tags: Sequence[str], lemmas: Sequence[str], sentences: Sequence[tuple[int, int]],
    tag_number: dict[str, int], lemma_number: dict[str, int],
) -> Tokens:
    """Return the atoms of the tokens of consecutive sentences."""
    import numpy as np

    lengths = np.array([b - a for a, b in sentences], dtype=np.int64)
    lefts = np.cumsum(lengths) - lengths
    total = int(lengths.sum())
    count = len(sentences)
    order = np.arange(count, dtype=np.int64)
    where = np.arange(total, dtype=np.int64) + np.repeat(order * 4 + 2, lengths)
    begin = lefts + order * 4
    size = total + 4 * count
    first, last = sentences[0][0], sentences[-1][1]
    pad, root = tag_number[PAD], tag_number[ROOT]
    t = np.full(size, pad, dtype=np.uint32)
    t[begin + 1] = root
    get_tag, get_lemma = tag_number.get, lemma_number.get
    t[where] = np.fromiter((get_tag(tag, pad) for tag in tags[first:last]), np.uint32, total)
    w = np.zeros(size, dtype=np.uint32)
    w[where] = np.fromiter((get_lemma(lemma, 0) for lemma in lemmas[first:last]), np.uint32, total)
    sentence = np.full(size, -1, dtype=np.int64)
    sentence[where] = np.repeat(order, lengths)
    sentence[begin + 1] = order

    def shift(values, by: int, fill: int):
        result = np.full_like(values, fill)
        if by > 0:
            result[by:] = values[:-by]
        else:
            result[:by] = values[-by:]
        return result

    def mark(names):
        table = np.zeros(len(tag_number), dtype=bool)
        table[[number for tag, number in tag_number.items() if tag in names]] = True
        return table[t]

    bounds, inside, prepositions = mark(_BOUNDS), mark(_INSIDE), mark({"IN", "TO"})
    code = w * np.uint32(2) + np.uint32(1) + t * np.uint32(40009)
    governing = np.zeros(size, dtype=np.uint32)
    reach = np.ones(size, dtype=bool)
    for step in range(1, 6):
        here = shift(prepositions, step, False) & reach & (governing == 0)
        governing[here] = shift(code, step, 0)[here]
        reach &= shift(inside, step, False)
    boundary = np.zeros(size, dtype=np.uint32)
    for step in range(1, 8):
        here = shift(bounds, step, False) & (boundary == 0) & (shift(sentence, step, -1) == sentence)
        boundary[here] = shift(code, step, 0)[here]
    atoms = {
        "t": t, "w": w, "a": shift(t, 1, pad), "c": shift(t, 2, pad), "y": shift(t, -1, pad),
        "z": shift(t, -2, pad), "A": shift(w, 1, 0), "Y": shift(w, -1, 0), "P": governing, "M": boundary,
    }

    def run(flags):
        result = np.zeros(size + 1, dtype=np.int32)
        np.cumsum(flags, out=result[1:])
        return result

    counts = {
        "verb": run(mark(_VERBS)), "noun": run(mark(_NOUNS)), "comma": run(mark({",", ":"})),
        "cc": run(mark({"CC"})), "quote": run(mark({"``", "''"})),
    }
    chooses = np.flatnonzero(~mark(PUNCTUATION)[where])
    return Tokens(
        atoms, sentence, where, chooses, (begin + 1)[np.repeat(order, lengths)], counts, {}
    )


def list_candidates(tokens: Tokens, allowed) -> tuple:
    """Return (dependents, heads): padded positions of every arc the table allows, by dependent."""
    import numpy as np

    t = tokens.atoms["t"].astype(np.int64)
    kinds = allowed.shape[0]
    base = t * kinds
    flat = allowed.reshape(-1, 2 * WINDOW + 2)
    where = tokens.where[tokens.open]
    dependents, heads = [where], [tokens.root[tokens.open]]  # the root is always a candidate
    own = base[where]
    sentence = tokens.sentence
    size = len(t)
    own_sentence = sentence[where]
    for offset in [*range(-WINDOW, 0), *range(1, WINDOW + 1)]:
        at = where + offset
        inside = (at >= 0) & (at < size)
        at = np.where(inside, at, 0)
        keep = inside & (sentence[at] == own_sentence)
        keep &= flat[own + t[at], offset + WINDOW]
        chosen = np.flatnonzero(keep)
        dependents.append(where[chosen])
        heads.append(at[chosen])
    dependent = np.concatenate(dependents)
    head = np.concatenate(heads)
    order = np.argsort(dependent, kind="stable")
    return dependent[order], head[order]


def compute_pair_atoms(tokens: Tokens, dependent, head, first=None) -> dict:
    """Return the atoms of pairs: distance, direction, rank, what stands between; ``first`` look's heads."""
    import numpy as np

    t = tokens.atoms["t"]
    distance = head - dependent
    right = (distance > 0).astype(np.uint32)
    length = np.abs(distance)
    steps = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6] + [7] * 9 + [8] * 400, dtype=np.uint32)
    is_root = t[head] == tokens.atoms["t"][tokens.root[0]]
    bucket = steps[np.minimum(length, 400)] * np.uint32(2) + right
    left_end = np.minimum(dependent, head) + 1
    right_end = np.maximum(dependent, head)

    def between(name: str, limit: int):
        running = tokens.counts[name]
        return np.minimum(running[right_end] - running[left_end], limit).astype(np.uint32)

    verbs = between("verb", 3)
    rank = _count_between(tokens, dependent, head)
    bucket = np.where(is_root, np.uint32(40) + np.minimum(bucket >> 1, 4), bucket)
    atoms = {
        "b": bucket,
        "d": right + np.uint32(2) * is_root,
        "r": rank * np.uint32(2) + right,
        "v": (verbs * np.uint32(4) + between("comma", 3)) * np.uint32(2) + right,
        "n": (between("noun", 3) * np.uint32(2) + between("cc", 1)) * np.uint32(2) + right,
        "q": between("quote", 3) * np.uint32(2) + right,
    }
    if first is not None:
        heads, lefts, rights = first
        atoms["s"] = np.minimum(np.where(right, lefts[head], rights[head]), 3).astype(np.uint32) * 2 + right
        atoms["x"] = (heads[dependent] == head).astype(np.uint32) * 2 + (heads[head] == dependent)
    return atoms


def _count_between(tokens: Tokens, dependent, head):
    """Return how many tokens of the head's tag stand strictly between head and dependent, 2 at most."""
    import numpy as np

    t = tokens.atoms["t"]
    size = len(t)
    key = t.astype(np.int64) * size
    order_keys = np.sort(key + np.arange(size))
    low = np.searchsorted(order_keys, key[head] + np.minimum(dependent, head) + 1)
    high = np.searchsorted(order_keys, key[head] + np.maximum(dependent, head))
    return np.minimum(high - low, 2).astype(np.uint32)


def add_first_look(tokens: Tokens, heads) -> tuple:
    """Give tokens the atoms of a first look: ``heads`` is the padded head of each padded position."""
    import numpy as np

    t, w = tokens.atoms["t"], tokens.atoms["w"]
    size = len(t)
    where = tokens.where[tokens.open]
    head = heads[where]
    left = head > where  # the dependent stands left of its head
    lefts = np.bincount(head[left], minlength=size)
    rights = np.bincount(head[~left], minlength=size)
    leftmost = np.full(size, -1, dtype=np.int64)
    leftmost[head[left][::-1]] = where[left][::-1]  # the last assignment is the first in the text
    rightmost = np.full(size, -1, dtype=np.int64)
    rightmost[head[~left]] = where[~left]
    pad = np.uint32(99)
    distance = heads - np.arange(size)
    tokens.atoms.update({
        "g": np.where(heads >= 0, t[heads], pad),
        "G": np.where(heads >= 0, w[heads], np.uint32(0)),
        "h": (np.minimum(np.abs(distance), 6) * 2 + (distance > 0)).astype(np.uint32),
        "l": np.where(leftmost >= 0, t[leftmost], pad),
        "L": np.where(leftmost >= 0, w[leftmost] + t[leftmost] * np.uint32(40009), np.uint32(0)),
        "k": np.where(rightmost >= 0, t[rightmost], pad),
    })
    tokens.codes = {}
    return heads, lefts, rights


def _make_code(tokens: Tokens, side: str, letters: str):
    import numpy as np

    code = tokens.codes.get((side, letters))
    if code is None:
        code = np.zeros(len(tokens.atoms["t"]), dtype=np.uint32)
        for letter in letters:
            code += (tokens.atoms[letter] + np.uint32(1)) * np.uint32(_MULTIPLIERS[side + letter])
        code ^= code >> np.uint32(16)
        code *= np.uint32(0x7FEB352D)
        tokens.codes[side, letters] = code
    return code


def iterate_features(bits: int, templates, tokens: Tokens, dependent, head, pair_atoms, salt=None):
    """Yield for each template the place in the weight table of every pair's feature."""
    import numpy as np

    for number, (own, other, pair) in enumerate(templates, 1):
        key = _make_code(tokens, "d", own)[dependent] + _make_code(tokens, "h", other)[head]
        key += (pair_atoms[pair] + np.uint32(1)) * np.uint32(_MULTIPLIERS["p" + pair])
        key += np.uint32(number * _SEED & 0xFFFFFFFF)
        if salt is not None:
            key += salt
        key ^= key >> np.uint32(15)
        key *= np.uint32(0x846CA68B)
        key ^= key >> np.uint32(13)
        key *= np.uint32(0x2C1B3C6D)
        yield key >> np.uint32(32 - bits)


def score(templates, weights, tokens: Tokens, dependent, head, pair_atoms, salt=None):
    """Return the score of every pair."""
    import numpy as np

    total = np.zeros(len(dependent), dtype=np.int32)
    bits = len(weights).bit_length() - 1
    for index in iterate_features(bits, templates, tokens, dependent, head, pair_atoms, salt):
        total += weights[index]
    return total


def choose(scores, groups):
    """Return for each group (its first index) the index of its best score, the first of equals."""
    import numpy as np

    best = np.maximum.reduceat(scores, groups)
    lengths = np.diff(np.append(groups, len(scores)))
    hits = np.flatnonzero(scores == np.repeat(best, lengths))
    owner = np.searchsorted(groups, hits, side="right") - 1
    _, first = np.unique(owner, return_index=True)
    return hits[first]


def find_groups(dependent):
    """Return where each dependent's candidates begin."""
    import numpy as np

    return np.flatnonzero(np.append(True, dependent[1:] != dependent[:-1]))


@dataclass
class Model:
    """What ``data/syntax.npz`` holds."""

    tag_number: dict[str, int]
    lemma_number: dict[str, int]
    relations: list[str]
    allowed: object  # tag of dependent, of head, offset + WINDOW -> bool
    relation_lists: object  # (tag of dependent, of head, direction) -> row of allowed relations
    first: object
    second: object
    labels: object


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Return the shipped weights."""
    import io

    import numpy as np

    packed = resources.files("attrib").joinpath("data/syntax.npz.gz").read_bytes()
    with np.load(io.BytesIO(gzip.decompress(packed)), allow_pickle=False) as file:
        names = json.loads(file["names"].tobytes())
        kinds = len(names["tags"])
        allowed = np.unpackbits(file["allowed"])[:kinds * kinds * (2 * WINDOW + 2)]
        return Model(
            {tag: number for number, tag in enumerate(names["tags"])},
            {lemma: number for number, lemma in enumerate(names["lemmas"].split(" "), 1)},
            names["relations"],
            allowed.astype(bool).reshape(kinds, kinds, 2 * WINDOW + 2),
            file["relation_lists"], file["first"], file["second"], file["labels"],
        )


def prune(scores, groups, margin):
    """Return the indices of the candidates not too far behind the best of their group."""
    import numpy as np

    best = np.maximum.reduceat(scores, groups)
    lengths = np.diff(np.append(groups, len(scores)))
    return np.flatnonzero(scores >= np.repeat(best, lengths) - margin)


def look_twice(tokens: Tokens, model: Model):
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


def _make_trees(tokens: Tokens, heads, dependent, head, scores):
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
    starts = np.searchsorted(dependent, where, side="left")
    stops = np.searchsorted(dependent, where, side="right")
    members: dict[int, list[int]] = {}
    for k, root in enumerate(roots.tolist()):
        if root in bad:
            members.setdefault(root, []).append(k)
    where_list = where.tolist()
    for root, indices in members.items():
        options = {
            where_list[k]: sorted(
                zip((-scores[starts[k]:stops[k]]).tolist(), head[starts[k]:stops[k]].tolist())
            )
            for k in indices
        }
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
        to_root = next((cost for cost, parent in ranked if parent == root), None)
        return 10**6 if to_root is None else to_root - ranked[0][0]

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
        return ranked[0][0] - ranked[1][0] if len(ranked) > 1 else -10**6

    for position in sorted((p for p in options if p != top), key=lambda p: (margin(p), p)):
        for _, parent in options[position]:
            if parent != root and not leads_to(parent, position):
                parents[position] = parent
                break
        else:
            # hang it on the top, unless the top hangs on it (it cannot: the top hangs on the root)
            parents[position] = top
    return parents


def label_arcs(tokens: Tokens, model: Model, heads):
    """Return the number of the relation of each open token to its head."""
    import numpy as np

    dependent = tokens.where[tokens.open]
    head = heads[dependent]
    first = add_first_look(tokens, heads)
    rows, salt = expand_relations(tokens, model, dependent, head)
    atoms = {name: values[rows] for name, values in compute_pair_atoms(tokens, dependent, head, first).items()}
    scores = score(LABEL_TEMPLATES, model.labels, tokens, dependent[rows], head[rows], atoms,
                   salt.astype(np.uint32) * np.uint32(_SEED))
    return salt[choose(scores, find_groups(rows))]


def expand_relations(tokens: Tokens, model: Model, dependent, head):
    """Return for every relation each arc may have the arc's index and the relation's number."""
    import numpy as np

    t = tokens.atoms["t"].astype(np.int64)
    kinds = len(model.tag_number)
    row = (t[dependent] * kinds + t[head]) * 2 + (head > dependent)
    lists = model.relation_lists[row]
    rows, columns = np.nonzero(lists >= 0)
    return rows, lists[rows, columns].astype(np.int64)


def parse_heads(segmentation: Segmentation) -> tuple[list[int], list[str]]:
    """Return each token's head (a token index, -1 for the root of its sentence) and relation.

    The heads of a sentence are a tree.  Punctuation hangs on the root word with relation "punct".
    """
    import numpy as np

    model = load_model()
    heads: list[int] = []
    relations: list[str] = []
    sentences = segmentation.sentence_tokens
    names = np.array(model.relations, dtype=object)
    start = 0
    while start < len(sentences):
        stop = start + 1
        while stop < len(sentences) and sentences[stop][1] - sentences[start][0] <= _BLOCK:
            stop += 1
        block = sentences[start:stop]
        tokens = prepare_tokens(
            segmentation.tags, segmentation.lemmas, block, model.tag_number, model.lemma_number
        )
        padded = look_twice(tokens, model)
        number = np.full(len(padded) + 1, -1, dtype=np.int64)
        number[tokens.where] = np.arange(len(tokens.where)) + block[0][0]
        labels = np.full(len(tokens.where), "punct", dtype=object)
        found = number[padded[tokens.where]]
        if len(tokens.open):
            labels[tokens.open] = names[label_arcs(tokens, model, padded)]
            top = tokens.open[found[tokens.open] < 0]
            root_of = np.full(len(block), -1, dtype=np.int64)
            of_sentence = tokens.sentence[tokens.where]
            root_of[of_sentence[top]] = top + block[0][0]
            labels[top] = "root"
            closed = np.ones(len(found), dtype=bool)
            closed[tokens.open] = False
            found[closed] = root_of[of_sentence[closed]]
        heads += found.tolist()
        relations += labels.tolist()
        start = stop
    return heads, relations
