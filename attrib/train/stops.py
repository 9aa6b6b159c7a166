"""Learns where an archive lost a sentence end, from articles whose stops are removed here.

Read are articles of Wikinews, PolNeAR and FA-KES that are not held out, without their commas.  Some
neighbouring sentences lose the stop between them here; what the model must find is where it stood.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrib.evaluation.held_out import hash_document, is_held_out
from attrib.language import casing, tagger
from attrib.language.lost_stops import LEAST_SENTENCE, list_features, may_begin
from attrib.language.segment import find_sentences
from attrib.language.tokens import tokenise_sentence
from attrib.model import Span

DOCUMENTS = 350  # of each corpus
MIN_COUNT = 12  # examples a feature is seen in
ROUNDS = 160
RATE = 0.3
PENALTY = 2e-5
LEAST_PRECISION = 0.87
PRIOR = 0.35  # share of neighbouring sentences that lose the stop between them
_STOPS = frozenset((".", "?", "!"))

Example = tuple[list[str], bool]


def read_texts(corpora: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (corpus, id, text) of the articles that may be learnt from."""
    held_out = set((corpora / "gold/held-out.txt").read_text(encoding="utf-8").split())
    for name, path in (
        ("fa-kes", "corpora/fa-kes.jsonl"),
        ("polnear", "gold/polnear-train.jsonl"),
        ("wikinews", "corpora/wikinews.jsonl"),
    ):
        count = 0
        with open(corpora / path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                key = str(record["id"])
                if key in held_out or name == "polnear" and is_held_out(key) or count >= DOCUMENTS:
                    continue
                count += 1
                yield name, key, record["text"]


def lose_stops(text: str, rng: random.Random) -> tuple[list[str], list[Span], set[int]]:
    """Return the words of a text without commas and some of its stops, its sentences as ranges of them, and
    the words before which a stop was lost."""
    words: list[str] = []
    starts: list[int] = []
    bounds: set[int] = set()
    for start, end in find_sentences(text):
        own = [text[start + a : start + b] for a, b in tokenise_sentence(text[start:end])]
        own = [word for word in own if word not in (",", ";")]
        if len(own) < LEAST_SENTENCE:
            continue
        if starts and words[-1] in _STOPS and rng.random() < PRIOR:
            words.pop()
            bounds.add(len(words))
        else:
            starts.append(len(words))
        words += own
    return words, list(zip(starts, [*starts[1:], len(words)])), bounds


def make_examples(text: str, rng: random.Random) -> Iterator[Example]:
    """Yield (features, is a lost sentence end) for each place of a text at which a sentence may begin."""
    words, ranges, bounds = lose_stops(text, rng)
    cased = words.copy()
    for first, last in ranges:
        head = min(first + 4, last)
        cased[first:head] = casing.lower_first(words[first:head])
    tags = tagger.tag_sentences(cased, ranges)
    for first, last in ranges:
        start = first
        if casing.is_headline(words[first:last]):
            continue
        for i in range(first + LEAST_SENTENCE, last - LEAST_SENTENCE):
            if i - start < LEAST_SENTENCE or not may_begin(words, i):
                continue
            yield list(list_features(words, tags, i, start, last)), i in bounds
            if i in bounds:
                start = i


def fit(examples: list[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression with an L2 penalty (AdaGrad over all examples)."""
    import numpy as np

    counts = Counter(name for names, _ in examples for name in names)
    names = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
    number = {name: k for k, name in enumerate(names)}
    size = len(names)
    width = max(len(features) for features, _ in examples)
    rows = np.full((len(examples), width), size, dtype=np.int64)
    truth = np.array([label for _, label in examples], dtype=np.float64)
    for row, (features, _) in zip(rows, examples):
        ids = [number[name] for name in features if name in number]
        row[: len(ids)] = ids
    weights = np.zeros(size + 1)
    squares = np.full(size + 1, 1e-8)
    for _ in range(ROUNDS):
        guess = 1.0 / (1.0 + np.exp(-np.clip(weights[rows].sum(axis=1), -30, 30)))
        error = (guess - truth) / len(examples)
        gradient = np.bincount(rows.ravel(), weights=np.repeat(error, width), minlength=size + 1)
        gradient = np.asarray(gradient + PENALTY * weights)
        squares += gradient**2
        weights -= RATE * gradient / np.sqrt(squares)
        weights[size] = 0.0
    return {name: round(float(weights[k]), 3) for k, name in enumerate(names) if abs(weights[k]) >= 0.02}


def train_stops(corpora: Path, out: Path, *, seed: int = 1) -> dict[str, float]:
    """Write the model to file ``out``; return precision and recall on a tenth of the articles kept back."""
    rng = random.Random(seed)
    learn: list[Example] = []
    test: list[Example] = []
    for _, key, text in read_texts(corpora):
        part = test if hash_document(key) // 8 % 10 == 0 else learn
        part.extend(make_examples(text, rng))
    weights = fit(learn)
    scores = [(sum(weights.get(name, 0.0) for name in names), label) for names, label in test]
    threshold, figures = choose_threshold(scores)
    record = {"threshold": threshold, "weights": dict(sorted(weights.items()))}
    out.write_text(json.dumps(record, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return figures


def choose_threshold(scores: list[tuple[float, bool]]) -> tuple[float, dict[str, float]]:
    """Return the log odds at which a found stop is right nine times in ten, and the figures there."""
    total = sum(label for _, label in scores) or 1
    ordered = sorted(scores, key=lambda item: (-item[0], item[1]))
    best = (ordered[0][0], 1.0, 0.0)
    right = 0
    for k, (score, label) in enumerate(ordered, 1):
        right += label
        if right >= LEAST_PRECISION * k:
            best = (score, right / k, right / total)
    return round(best[0], 3), {"precision": round(best[1], 3), "recall": round(best[2], 3)}
