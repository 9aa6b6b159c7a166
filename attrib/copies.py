"""Sentences copied from a wire or another outlet: near-identical after folding case and punctuation.

Candidates come from MinHash with locality-sensitive hashing over word pairs (Broder 1997; datasketch),
each is then checked word by word.  The earliest document is the origin.  Only origins stay in the
index, so the cost grows nearly linearly with the sentences.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from .claims_model import CopyOrigin
from .model import Span

_WORD = re.compile(r"[^\W_]+")
_PERMUTATIONS = 48
_LSH_THRESHOLD = 0.3
MIN_WORDS = 7
MIN_SIMILARITY = 0.6  # share of the word pairs two sentences have in common
MIN_RUN = 11  # words in a row ...
MIN_RUN_SHARE = 0.5  # ... that make up this share of the shorter sentence


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


def compare_words(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how much of two folded sentences is the same: 1.0 for a copy, 0.0 for none."""
    pairs_a, pairs_b = set(zip(a, a[1:])), set(zip(b, b[1:]))
    if not pairs_a or not pairs_b:
        return 0.0
    shared = len(pairs_a & pairs_b)
    similarity = shared / len(pairs_a | pairs_b)
    shorter = min(len(a), len(b))
    if similarity < MIN_SIMILARITY and shared >= MIN_RUN - 1 and shared >= (MIN_RUN_SHARE - 0.1) * shorter:
        run = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
        if run >= MIN_RUN and run >= MIN_RUN_SHARE * shorter:
            return max(similarity, MIN_SIMILARITY)
    return similarity


_NUMBER = re.compile(
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|scores|hundreds"
)


_YEAR = re.compile(r"(?:19|20)\d\d")


def _share_numbers(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two sentences give a number in common, or one gives none: a changed toll is no copy."""
    first = {word for word in a if _NUMBER.fullmatch(word) and not _YEAR.fullmatch(word)}
    second = {word for word in b if _NUMBER.fullmatch(word) and not _YEAR.fullmatch(word)}
    return not first or not second or not first.isdisjoint(second)


def _hash_pair(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=4).digest(), "little")


def find_copies(sentences: Iterable[Sentence]) -> dict[tuple[str, Span], CopyOrigin]:
    """Return (document, span) of each copied sentence and where it stands first.

    ``sentences`` come in the order of their publication: an earlier one is the origin.
    """
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_LSH_THRESHOLD, num_perm=_PERMUTATIONS)
    empty = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=_hash_pair)
    exact: dict[tuple[str, ...], int] = {}
    origins: list[tuple[Sentence, tuple[str, ...]]] = []
    found: dict[tuple[str, Span], CopyOrigin] = {}
    for sentence in sentences:
        words = fold_sentence(sentence.text)
        if len(words) < MIN_WORDS:
            continue
        number = exact.get(words)
        if number is None:
            minhash = empty.copy()
            minhash.update_batch(
                [
                    f"{first} {second}".encode("utf-8", "surrogatepass")
                    for first, second in zip(words, words[1:])
                ]
            )
            number = _choose_origin(sorted(index.query(minhash)), words, origins)
            if number is None:
                number = len(origins)
                origins.append((sentence, words))
                index.insert(number, minhash)
            exact[words] = number
        origin = origins[number][0]
        if origin.document != sentence.document:
            found[sentence.document, sentence.span] = CopyOrigin(origin.document, origin.span)
    return found


def _choose_origin(candidates: list[int], words: tuple[str, ...], origins) -> int | None:
    best = None
    for number in candidates[:60]:
        score = compare_words(words, origins[number][1])
        if score < 0.999 and not _share_numbers(words, origins[number][1]):
            continue
        if score >= MIN_SIMILARITY and (best is None or score > best[0] + 1e-9):
            best = (score, number)
    return best[1] if best else None
