"""What the parse looks at: atoms of words and of pairs of words, hashed into places of a weight table.

Everything is computed for all words, and all pairs of a word and a head it may have, at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]
    Templates = tuple[tuple[str, str, str], ...]
    FirstLook = tuple[Array, Array, Array, Array]

WINDOW = 30  # words between which an arc may run
PAD, ROOT = "-PAD-", "-ROOT-"
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_BOUNDS = frozenset({"IN", "TO", "WDT", "WP", "WRB", "CC", ",", ":", "``", "''"})
_INSIDE = frozenset("DT JJ JJR JJS NN NNS NNP NNPS CD PRP$ POS VBN VBG RB $".split())
PUNCTUATION = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "#"})

# Feature templates: atoms of the dependent, of the head, of the pair.
# Of a token: t tag, w lemma; tags around it: c a (before) y z (behind); lemmas: A before, Y behind;
# P the preposition that governs it, M the last bound of a clause before it; from the first look: g tag and
# G lemma of its head, h where that is, l and k tags of its first left and last right child, L the former's
# lemma.  Of a pair: d direction, b distance, r rank of the head among words of its tag; between them:
# v verbs and commas, n nouns and conjunctions, q quotation marks; from the first look: s number of the
# head's children, e and f its children next to this one, x whether this was its choice.
ARC_TEMPLATES = (
    ("t", "t", "b"),
    ("t", "t", "r"),
    ("t", "t", "v"),
    ("t", "t", "n"),
    ("t", "t", "q"),
    ("tw", "t", "b"),
    ("tw", "t", "r"),
    ("tw", "t", "v"),
    ("t", "tw", "b"),
    ("t", "tw", "r"),
    ("t", "tw", "v"),
    ("tw", "tw", "d"),
    ("at", "ty", "d"),
    ("ty", "at", "d"),
    ("at", "at", "d"),
    ("ty", "ty", "d"),
    ("aty", "t", "b"),
    ("t", "aty", "b"),
    ("cat", "t", "r"),
    ("tyz", "t", "r"),
    ("aty", "aty", "d"),
    ("tA", "t", "b"),
    ("tA", "tw", "d"),
    ("tY", "t", "b"),
    ("t", "tY", "r"),
    ("t", "tA", "r"),
    ("tP", "t", "b"),
    ("tP", "tw", "d"),
    ("tP", "t", "r"),
    ("tP", "t", "v"),
    ("twP", "t", "r"),
    ("tM", "t", "b"),
    ("tM", "t", "v"),
    ("tM", "tw", "d"),
    ("tM", "tM", "r"),
    ("tM", "tM", "v"),
    ("tP", "tP", "r"),
    ("tP", "tM", "v"),
    ("tw", "tP", "r"),
)
SECOND_TEMPLATES = (
    ("t", "tg", "b"),
    ("tw", "tg", "r"),
    ("t", "twG", "d"),
    ("tG", "tg", "r"),
    ("tlk", "t", "b"),
    ("t", "tlk", "b"),
    ("tL", "t", "r"),
    ("tL", "tw", "d"),
    ("t", "tL", "r"),
    ("tL", "tL", "v"),
    ("tL", "tg", "v"),
    ("tgh", "t", "b"),
    ("tgh", "tgh", "s"),
    ("t", "th", "s"),
    ("tw", "t", "s"),
    ("t", "tw", "s"),
    ("t", "tlk", "s"),
    ("tl", "tl", "x"),
    ("t", "t", "x"),
    ("tw", "t", "x"),
    ("t", "tw", "x"),
    ("t", "tg", "x"),
    ("t", "t", "e"),
    ("tw", "t", "e"),
    ("t", "tw", "e"),
    ("tL", "t", "e"),
    ("tP", "t", "e"),
    ("t", "t", "f"),
    ("t", "tw", "f"),
    ("tM", "t", "e"),
)
LABEL_TEMPLATES = (
    ("t", "t", "b"),
    ("t", "t", "v"),
    ("tw", "t", "b"),
    ("tw", "t", "d"),
    ("t", "tw", "d"),
    ("t", "tw", "b"),
    ("tw", "tw", "d"),
    ("aty", "t", "d"),
    ("ty", "at", "d"),
    ("t", "aty", "d"),
    ("tA", "t", "d"),
    ("tA", "tw", "d"),
    ("tP", "t", "d"),
    ("tP", "tw", "d"),
    ("tM", "t", "d"),
    ("tM", "tw", "d"),
    ("tM", "t", "b"),
    ("tl", "t", "d"),
    ("tlk", "t", "d"),
    ("tL", "t", "d"),
    ("tL", "tw", "d"),
    ("t", "tlk", "d"),
    ("t", "tL", "d"),
    ("t", "t", "s"),
    ("tw", "t", "s"),
    ("t", "tw", "s"),
    ("tL", "tL", "d"),
    ("t", "tg", "d"),
    ("tY", "t", "d"),
    ("cat", "t", "d"),
    ("tyz", "t", "d"),
    ("tl", "tl", "s"),
    ("t", "t", "e"),
    ("t", "t", "f"),
    ("t", "tw", "e"),
    ("t", "tw", "f"),
)
SEED = 0x9E3779B1
_PAIRS, _CELLS = 8_192, 32_768  # pairs, and features of pairs, computed at once
_TOKEN_ATOMS = "twacyzAYPMgGhlkL"
_PAIR_ATOMS = "bdrvnqsxef"


def _make_multipliers() -> dict[str, int]:
    """Return an odd 32-bit number for each atom on each side, made by a fixed congruential generator."""
    state, result = SEED, {}
    names = [side + atom for side in "dh" for atom in _TOKEN_ATOMS] + ["p" + atom for atom in _PAIR_ATOMS]
    for name in names:
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        result[name] = (state >> 32) | 1
    return result


_MULTIPLIERS = _make_multipliers()


@dataclass
class Tokens:
    """Atoms of the padded tokens of a block: numbers of tags and lemmas, neighbours, running counts."""

    atoms: dict[str, Array]  # letter -> uint32 array
    sentence: Array  # number of each padded token's sentence; pads -1, the root its sentence's
    where: Array  # padded position of each real token
    open: Array  # which of them choose a head: all but punctuation
    root: Array  # padded position of each real token's root
    counts: Array  # of verbs, nouns, commas, conjunctions, quotation marks: how many stand before a position
    running: Array | None = None  # the same of every tag, flat: computed on first use


def prepare_tokens(
    tags: Sequence[str],
    lemmas: Sequence[str],
    sentences: Sequence[tuple[int, int]],
    tag_number: dict[str, int],
    lemma_number: dict[str, int],
) -> Tokens:
    """Return the atoms of the tokens of the sentences, which need not follow on each other."""
    import numpy as np

    lengths = np.array([b - a for a, b in sentences], dtype=np.int64)
    lefts = np.cumsum(lengths) - lengths
    total = int(lengths.sum())
    count = len(sentences)
    order = np.arange(count, dtype=np.int64)
    where = np.arange(total, dtype=np.int64) + np.repeat(order * 4 + 2, lengths)
    begin = lefts + order * 4
    size = total + 4 * count
    pad, root = tag_number[PAD], tag_number[ROOT]
    t = np.full(size, pad, dtype=np.uint32)
    t[begin + 1] = root
    get_tag, get_lemma = tag_number.get, lemma_number.get
    t[where] = [get_tag(tag, pad) for a, b in sentences for tag in tags[a:b]]
    w = np.zeros(size, dtype=np.uint32)
    w[where] = [get_lemma(lemma, 0) for a, b in sentences for lemma in lemmas[a:b]]
    sentence = np.full(size, -1, dtype=np.int64)
    sentence[where] = np.repeat(order, lengths)
    sentence[begin + 1] = order

    def shift(values: Array, by: int, fill: int) -> Array:
        result = np.full_like(values, fill)
        if by > 0:
            result[by:] = values[:-by]
        else:
            result[:by] = values[-by:]
        return result

    def mark(names: Iterable[str]) -> Array:
        table = np.zeros(len(tag_number), dtype=bool)
        table[[number for tag, number in tag_number.items() if tag in names]] = True
        marked: Array = table[t]
        return marked

    def look_back(at: Array, most: int) -> tuple[Array, Array]:
        """Return the nearest position of ``at`` before each, and whether it is at most ``most`` away."""
        nearest = np.full(size, -1, dtype=np.int64)
        np.maximum.accumulate(np.where(at, places, -1)[:-1], out=nearest[1:])
        return nearest, (nearest >= 0) & (places - nearest <= most)

    places = np.arange(size)
    code = w * np.uint32(2) + np.uint32(1) + t * np.uint32(40009)
    nearest, close = look_back(~mark(_INSIDE), 5)
    governing = np.where(close & mark({"IN", "TO"})[nearest], code[nearest], np.uint32(0))
    nearest, close = look_back(mark(_BOUNDS), 7)
    boundary = np.where(close & (sentence[nearest] == sentence), code[nearest], np.uint32(0))
    atoms = {
        "t": t,
        "w": w,
        "a": shift(t, 1, pad),
        "c": shift(t, 2, pad),
        "y": shift(t, -1, pad),
        "z": shift(t, -2, pad),
        "A": shift(w, 1, 0),
        "Y": shift(w, -1, 0),
        "P": governing,
        "M": boundary,
    }

    counts = np.zeros((5, size + 1), dtype=np.int32)
    counted = (_VERBS, _NOUNS, (",", ":"), ("CC",), ("``", "''"))
    np.cumsum([mark(names) for names in counted], axis=1, out=counts[:, 1:])
    chooses = np.flatnonzero(~mark(PUNCTUATION)[where])
    return Tokens(atoms, sentence, where, chooses, (begin + 1)[np.repeat(order, lengths)], counts)


def list_candidates(tokens: Tokens, allowed: Array) -> tuple[Array, Array]:
    """Return (dependents, heads): padded positions of every arc the table allows, by dependent."""
    import numpy as np

    t = tokens.atoms["t"].astype(np.int64)
    kinds = allowed.shape[0]
    where = tokens.where[tokens.open]
    offsets = np.array([*range(-WINDOW, 0), *range(1, WINDOW + 1)])
    at = where[:, None] + offsets
    np.clip(at, 0, len(t) - 1, out=at)  # what is clipped lies in a pad or root: in no sentence, or not a word
    keep = tokens.sentence.take(at) == tokens.sentence[where][:, None]
    pairs = (t[where] * kinds)[:, None] + t.take(at)
    pairs *= 2 * WINDOW + 2
    pairs += offsets + WINDOW
    keep &= allowed.ravel().take(pairs)
    # the root is always a candidate, the first
    keep = np.concatenate([np.ones((len(where), 1), dtype=bool), keep], axis=1)
    at = np.concatenate([tokens.root[tokens.open][:, None], at], axis=1)
    return np.repeat(where, keep.sum(axis=1)), at[keep]


@lru_cache(maxsize=1)
def _list_distances() -> Array:
    """Return the bucket of every distance; the last is that of all longer ones."""
    import numpy as np

    return np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, *[7] * 9, 8], dtype=np.uint32)


def compute_pair_atoms(
    tokens: Tokens, dependent: Array, head: Array, first: FirstLook | None = None
) -> dict[str, Array]:
    """Return the atoms of pairs: distance, direction, rank, what stands between; ``first`` look's heads."""
    import numpy as np

    t = tokens.atoms["t"]
    distance = head - dependent
    right = (distance > 0).astype(np.uint32)
    length = np.abs(distance)
    is_root = t[head] == tokens.atoms["t"][tokens.root[0]]
    bucket = _list_distances().take(length, mode="clip") * np.uint32(2) + right
    between = tokens.counts.take(np.maximum(dependent, head), axis=1)
    between -= tokens.counts.take(np.minimum(dependent, head) + 1, axis=1)
    np.minimum(between, 3, out=between)
    verbs, nouns, commas, conjunctions, quotes = between.astype(np.uint32)
    rank = _count_between(tokens, dependent, head)
    bucket = np.where(is_root, np.uint32(40) + np.minimum(bucket >> 1, 4), bucket)
    atoms = {
        "b": bucket,
        "d": right + np.uint32(2) * is_root,
        "r": rank * np.uint32(2) + right,
        "v": (verbs * np.uint32(4) + commas) * np.uint32(2) + right,
        "n": (nouns * np.uint32(2) + np.minimum(conjunctions, np.uint32(1))) * np.uint32(2) + right,
        "q": quotes * np.uint32(2) + right,
    }
    if first is not None:
        heads, lefts, rights, children = first
        atoms["s"] = np.minimum(np.where(right, lefts[head], rights[head]), 3).astype(np.uint32) * 2 + right
        nearer, farther = _find_siblings(tokens, children, dependent, head)
        atoms["e"] = nearer * np.uint32(2) + right
        atoms["f"] = farther * np.uint32(2) + right
        atoms["x"] = (heads[dependent] == head).astype(np.uint32) * 2 + (heads[head] == dependent)
    return atoms


def _find_siblings(tokens: Tokens, children: Array, dependent: Array, head: Array) -> tuple[Array, Array]:
    """Return the tags of the head's nearest other child towards the head and away from it, or no tag.

    ``children`` holds head * size + child of the first look's arcs, sorted.
    """
    import numpy as np

    t = tokens.atoms["t"]
    size = len(t)
    none = np.uint32(98)
    if not len(children):
        return np.full(len(head), none), np.full(len(head), none)
    key = head * size + dependent
    low = np.searchsorted(children, key)  # children before the dependent
    high = low + (children[np.minimum(low, len(children) - 1)] == key)
    before = children[np.maximum(low - 1, 0)]
    after = children[np.minimum(high, len(children) - 1)]
    side = head > dependent
    # a sibling stands on the dependent's side of the head
    before_good = (low > 0) & (before // size == head) & (side | (before % size > head))
    after_good = (high < len(children)) & (after // size == head) & (~side | (after % size < head))
    left = np.where(before_good, t[before % size], none)
    right = np.where(after_good, t[after % size], none)
    return np.where(side, right, left), np.where(side, left, right)


def _count_between(tokens: Tokens, dependent: Array, head: Array) -> Array:
    """Return how many tokens of the head's tag stand strictly between head and dependent, 2 at most."""
    import numpy as np

    t = tokens.atoms["t"]
    size = len(t)
    if tokens.running is None:
        # a row a tag: how many of it stand before each position
        flags = np.zeros((int(t.max()) + 1, size + 1), dtype=np.int32)
        flags[t, np.arange(1, size + 1)] = 1
        tokens.running = np.cumsum(flags, axis=1, out=flags).ravel()
    row = t[head].astype(np.int64) * (size + 1)
    high = tokens.running.take(row + np.maximum(dependent, head))
    high -= tokens.running.take(row + np.minimum(dependent, head) + 1)
    return np.minimum(high, 2).astype(np.uint32)


def add_first_look(tokens: Tokens, heads: Array) -> FirstLook:
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
    tokens.atoms.update(
        {
            "g": np.where(heads >= 0, t[heads], pad),
            "G": np.where(heads >= 0, w[heads], np.uint32(0)),
            "h": (np.minimum(np.abs(distance), 6) * 2 + (distance > 0)).astype(np.uint32),
            "l": np.where(leftmost >= 0, t[leftmost], pad),
            "L": np.where(leftmost >= 0, w[leftmost] + t[leftmost] * np.uint32(40009), np.uint32(0)),
            "k": np.where(rightmost >= 0, t[rightmost], pad),
        }
    )
    return heads, lefts, rights, np.sort(head * size + where)


@dataclass(frozen=True)
class Plan:
    """Templates as tables: which products of atoms make which code, which codes make which feature."""

    letters: tuple[str, ...]  # the atoms of words that occur
    multipliers: Array  # a row for each letter on the dependent's side, then on the head's; a last row of 0
    parts: Array  # (3, codes): the rows whose sum is a code; the dependents' codes come first
    own_count: int  # how many codes are the dependents'
    own: Array  # of each template: its code of the dependent, ...
    other: Array  # ... of the head (counted from the first of them)
    pair_letters: tuple[str, ...]
    pair_multipliers: Array
    pair: Array  # of each template: its atom of the pair
    salts: Array  # of each template: its number


@lru_cache(maxsize=8)
def plan_templates(templates: Templates) -> Plan:
    """Return the tables by which all features of some templates are computed at once."""
    import numpy as np

    used = "".join(own + other for own, other, _ in templates)
    letters = tuple(letter for letter in _TOKEN_ATOMS if letter in used)
    rows = {side + letter: k for k, (side, letter) in enumerate((s, a) for s in "dh" for a in letters)}
    own = list(dict.fromkeys("".join("d" + letter for letter in template[0]) for template in templates))
    other = list(dict.fromkeys("".join("h" + letter for letter in template[1]) for template in templates))
    parts = np.full((3, len(own) + len(other)), len(rows), dtype=np.intp)
    for column, code in enumerate(own + other):
        for k in range(0, len(code), 2):
            parts[k // 2, column] = rows[code[k : k + 2]]
    pairs = list(dict.fromkeys(pair for _, _, pair in templates))
    numbers = np.arange(1, len(templates) + 1, dtype=np.uint64) * np.uint64(SEED)
    return Plan(
        letters,
        np.array([_MULTIPLIERS[name] for name in rows] + [0], dtype=np.uint32)[:, None],
        parts,
        len(own),
        np.array([own.index("".join("d" + letter for letter in template[0])) for template in templates]),
        np.array([other.index("".join("h" + letter for letter in template[1])) for template in templates]),
        tuple(pairs),
        np.array([_MULTIPLIERS["p" + pair] for pair in pairs], dtype=np.uint32)[:, None],
        np.array([pairs.index(pair) for _, _, pair in templates]),
        (numbers & np.uint64(0xFFFFFFFF)).astype(np.uint32)[:, None],
    )


def encode_tokens(plan: Plan, tokens: Tokens) -> tuple[Array, Array]:
    """Return the codes of all tokens as dependents and as heads: a row a code."""
    import numpy as np

    atoms = np.stack([tokens.atoms[letter] for letter in plan.letters])
    atoms += np.uint32(1)
    products = np.concatenate([atoms, atoms, atoms[:1]])
    products *= plan.multipliers
    codes = products[plan.parts[0]]
    codes += products[plan.parts[1]]
    codes += products[plan.parts[2]]
    codes ^= codes >> np.uint32(16)
    codes *= np.uint32(0x7FEB352D)
    return codes[: plan.own_count], codes[plan.own_count :]


def iterate_features(
    bits: int,
    templates: Templates,
    tokens: Tokens,
    dependent: Array,
    head: Array,
    pair_atoms: dict[str, Array],
    salt: Array | None = None,
) -> Iterator[tuple[slice, slice, Array]]:
    """Yield the places in the weight table of the pairs' features: (some templates, some pairs) at a time.

    What is yielded is (slice of the templates, slice of the pairs, places).  Blocks are as large as the
    processor's cache likes: small documents need few steps, large ones little memory.
    """
    import numpy as np

    plan = plan_templates(templates)
    own_codes, other_codes = encode_tokens(plan, tokens)
    for start in range(0, len(dependent), _PAIRS):
        here = slice(start, min(start + _PAIRS, len(dependent)))
        own, other = own_codes.take(dependent[here], axis=1), other_codes.take(head[here], axis=1)
        pairs = np.stack([pair_atoms[letter][here] for letter in plan.pair_letters])
        pairs += np.uint32(1)
        pairs *= plan.pair_multipliers
        if salt is not None:
            pairs += salt[here]
        step = max(1, _CELLS // (here.stop - start))
        for first in range(0, len(templates), step):
            some = slice(first, first + step)
            key = own.take(plan.own[some], axis=0)
            key += other.take(plan.other[some], axis=0)
            key += pairs.take(plan.pair[some], axis=0)
            key += plan.salts[some]
            key ^= key >> np.uint32(15)
            key *= np.uint32(0x846CA68B)
            key ^= key >> np.uint32(13)
            key *= np.uint32(0x2C1B3C6D)
            key >>= np.uint32(32 - bits)
            yield some, here, key
