"""Sentences copied from a wire or another outlet: near-identical after folding case and punctuation.

Candidates come from MinHash with locality-sensitive hashing over word pairs (Broder 1997; datasketch),
each is then checked word by word.  The earliest document is the origin.  Only origins stay in the
index, and only those of late, so that cost grows nearly linearly with the sentences.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from attrib.model import Span

from .model import CopyOrigin

_WORD = re.compile(r"[^\W_]+")
_PERMUTATIONS = 48
_LSH_THRESHOLD = 0.3
MIN_WORDS = 7
WINDOW = 25_000  # origins of one generation; two are kept
_MOST_CANDIDATES = 60
MIN_SIMILARITY = 0.6  # share of the word pairs two sentences have in common
MIN_RUN = 11  # words in a row ...
MIN_RUN_SHARE = 0.5  # ... that make up this share of the shorter sentence
_NUMBER = re.compile(
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|scores|hundreds"
)


_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be looked up: its document, its place there, and its text."""

    document: str
    span: Span
    text: str


def fold_sentence(text: str) -> tuple[str, ...]:
    """Return the words of a sentence without case and punctuation.

    >>> fold_sentence("“Four people died,” it said.")
    ('four', 'people', 'died', 'it', 'said')
    """
    return tuple(_WORD.findall(text.lower().replace("'", "").replace("’", "")))


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded sentence with its word pairs and the numbers it gives (years apart)."""

    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]


def fold(text: str) -> Folded:
    """Return a sentence ready to be compared."""
    words = fold_sentence(text)
    numbers = frozenset(word for word in words if _NUMBER.fullmatch(word) and not _YEAR.fullmatch(word))
    return Folded(words, frozenset(zip(words, words[1:])), numbers)


def compare_sentences(a: Folded, b: Folded) -> float:
    """Return how much of two folded sentences is the same: 1.0 for a copy, 0.0 for none.

    Sentences that give numbers and none in common are not the same: a changed toll is no copy.
    """
    if not a.pairs or not b.pairs or a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        return 0.0
    shared = len(a.pairs & b.pairs)
    similarity = shared / (len(a.pairs) + len(b.pairs) - shared)
    shorter = min(len(a.words), len(b.words))
    if similarity < MIN_SIMILARITY and shared >= MIN_RUN - 1 and shared >= (MIN_RUN_SHARE - 0.1) * shorter:
        run = SequenceMatcher(None, a.words, b.words, autojunk=False).find_longest_match().size
        if run >= MIN_RUN and run >= MIN_RUN_SHARE * shorter:
            return max(similarity, MIN_SIMILARITY)
    return similarity


def _hash_pair(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=4).digest(), "little")


class _Generation:
    """The origins of a stretch of sentences, found again by their words or by nearly the same words.

    Sentences are folded anew where they are compared, and bands of signatures are numbers: there are tens of
    thousands of them.
    """

    def __init__(self, bands: int) -> None:
        self.bands: list[dict[int, int | list[int]]] = [{} for _ in range(bands)]
        self.exact: dict[bytes, int] = {}
        self.origins: dict[int, Sentence] = {}

    def insert(self, number: int, origin: Sentence, words: bytes, signature: Sequence[int]) -> None:
        self.origins[number] = origin
        self.exact[words] = number
        for band, value in zip(self.bands, signature):
            held = band.setdefault(value, number)
            if isinstance(held, list):
                held.append(number)
            elif held != number:
                band[value] = [held, number]

    def query(self, signature: Sequence[int]) -> list[int]:
        """Return the numbers of the origins that share a band, in their order."""
        found: set[int] = set()
        for band, value in zip(self.bands, signature):
            held = band.get(value)
            if isinstance(held, list):
                found.update(held)
            elif held is not None:
                found.add(held)
        return sorted(found)


class Copies(Mapping[tuple[str, Span], CopyOrigin]):
    """(document, span) of each copied sentence and where it stands first; a row of numbers for each."""

    def __init__(self) -> None:
        self._starts, self._ends, self._origin_of = array("Q"), array("Q"), array("I")
        # rows are counted from 1: the last one of each document, and before each row the one before, or 0
        self._last: dict[str, int] = {}
        self._before = array("I")
        self._origins: list[CopyOrigin] = []
        self._numbers: dict[CopyOrigin, int] = {}

    def add(self, document: str, span: Span, origin: CopyOrigin) -> None:
        """Add a copied sentence, or give one that is there another origin."""
        number = self._numbers.setdefault(origin, len(self._origins))
        if number == len(self._origins):
            self._origins.append(origin)
        row = self._find(document, span)
        if row:
            self._origin_of[row - 1] = number
            return
        self._starts.append(span[0])
        self._ends.append(span[1])
        self._origin_of.append(number)
        self._before.append(self._last.get(document, 0))
        self._last[document] = len(self._starts)

    def _find(self, document: str, span: Span) -> int:
        """Return the row of a sentence, or 0."""
        start, end = span
        row = self._last.get(document, 0)
        while row and (self._starts[row - 1] != start or self._ends[row - 1] != end):
            row = self._before[row - 1]
        return row

    def __getitem__(self, place: tuple[str, Span]) -> CopyOrigin:
        row = self._find(*place)
        if not row:
            raise KeyError(place)
        return self._origins[self._origin_of[row - 1]]

    def __iter__(self) -> Iterator[tuple[str, Span]]:
        """Yield the sentences, document by document."""
        for document, row in self._last.items():
            while row:
                yield document, (self._starts[row - 1], self._ends[row - 1])
                row = self._before[row - 1]

    def __len__(self) -> int:
        return len(self._starts)

    def list_origins(self) -> Sequence[CopyOrigin]:
        """Return where copied sentences stand first, each once, in the order in which copies came."""
        return self._origins


def find_copies(sentences: Iterable[Sentence]) -> Copies:
    """Return (document, span) of each copied sentence and where it stands first.

    ``sentences`` come in the order of their publication: an earlier one is the origin.  A sentence is
    looked for among the last ``WINDOW`` to twice ``WINDOW`` origins, so that memory stays bounded.
    """
    from datasketch import MinHash, MinHashLSH

    empty = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=_hash_pair)
    shape = MinHashLSH(threshold=_LSH_THRESHOLD, num_perm=_PERMUTATIONS)
    generations = [_Generation(shape.b)]
    found = Copies()
    number = 0
    for sentence in sentences:
        words = fold_sentence(sentence.text)
        if len(words) < MIN_WORDS:
            continue
        key = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        origin = _find_exact(generations, key)
        if origin is None:
            minhash = empty.copy()
            pairs = zip(words, words[1:])
            minhash.update_batch([f"{a} {b}".encode("utf-8", "surrogatepass") for a, b in pairs])
            signature = _cut_bands(minhash.hashvalues, shape.b, shape.r)
            origin = _find_similar(generations, fold(sentence.text), signature)
            if origin is None:
                if len(generations[-1].origins) >= WINDOW:
                    generations = [generations[-1], _Generation(shape.b)]
                number += 1
                origin = sentence
                generations[-1].insert(number, sentence, key, signature)
        if origin.document != sentence.document:
            found.add(sentence.document, sentence.span, CopyOrigin(origin.document, origin.span))
    return found


def _cut_bands(values: Any, bands: int, rows: int) -> list[int]:
    """Return a number for each band of a signature: a hash of numbers, which no seed changes."""
    return [hash(tuple(row)) for row in values[: bands * rows].reshape(bands, rows).tolist()]


def _find_exact(generations: list[_Generation], key: bytes) -> Sentence | None:
    for generation in generations:
        number = generation.exact.get(key)
        if number is not None:
            return generation.origins[number]
    return None


def _find_similar(
    generations: list[_Generation], folded: Folded, signature: Sequence[int]
) -> Sentence | None:
    best = None
    for generation in generations:
        for number in generation.query(signature)[:_MOST_CANDIDATES]:
            sentence = generation.origins[number]
            score = compare_sentences(folded, fold(sentence.text))
            if score >= MIN_SIMILARITY and (best is None or score > best[0] + 1e-9):
                best = (score, sentence)
    return best[1] if best else None
