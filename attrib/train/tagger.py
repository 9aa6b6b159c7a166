"""Trains the weights of the part-of-speech tagger: NLTK's averaged perceptron (Honnibal 2013).

The features are exactly those of ``nltk.tag.PerceptronTagger``, so NLTK reads the weights; the
training loop is this module's own because NLTK's takes an hour and keeps weights that matter to no
text.  Sentences come from English UD (hand-tagged) and from CoreNLP's reading of PolNeAR (silver),
a share of them also as text that lost its commas and apostrophes, as some corpora have.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from attrib.language.casing import is_title_case, lower_first
from attrib.language.tokens import normalise_for_tagging
from attrib.train.corpora import Tree, is_development, read_hand_tagged, read_silver

Sentence = tuple[tuple[str, ...], tuple[str, ...]]  # forms, tags

ITERATIONS = 5
MIN_FEATURE = 3  # features seen less often are left out
MIN_PAIR_WORD = 20  # words seen less often get no "tag before + word" features
SCALE = 20  # weights ship as whole numbers: this many times the average
MIN_WEIGHT = 4  # smaller ones (scaled) are left out
STRIPPED_SHARE = 0.25
TAGDICT_COUNT = 20
TAGDICT_SHARE = 0.985

# Signs too rare in the corpora to be learnt.
_SIGNS = {
    **dict.fromkeys("// / | || * ** *** \u2022 \u00b7 _ __ ___ ~ < > -- ... ; : -".split(), ":"),
    **dict.fromkeys("? ! .".split(), "."),
    **dict.fromkeys("\u20ac \u00a3 \u00a5".split(), "$"),
    ",": ",",
    "%": "NN",
}
_NO_APOSTROPHE = {"n't": "nt", "'s": "s", "'re": "re", "'ve": "ve", "'ll": "ll", "'d": "d", "'m": "m"}


def strip_marks(sentence: Sentence) -> Sentence | None:
    """Return the sentence without commas, its clitics run into the word before ("Assads").

    None where the result would be another word ("its") or nothing changes.
    """
    forms: list[str] = []
    tags: list[str] = []
    for form, tag in zip(*sentence):
        if tag == ",":
            continue
        if form.lower() in _NO_APOSTROPHE and forms:
            if tag not in ("POS", "RB") and not (tag == "VBZ" and tags[-1][:2] == "NN"):
                return None
            if forms[-1].lower() in ("it", "let", "i"):
                return None
            forms[-1] += _NO_APOSTROPHE[form.lower()]
        elif tag == "POS" and forms:
            continue
        else:
            forms.append(form)
            tags.append(tag)
    return (tuple(forms), tuple(tags)) if len(forms) < len(sentence[0]) and forms else None


def prepare_sentences(trees: Iterable[Tree], rng: random.Random) -> list[Sentence]:
    """Return what the tagger learns from: each sentence, and for a share of them a stripped copy."""
    sentences = []
    for tree in trees:
        if is_title_case(list(tree.words)):
            continue  # CoreNLP takes every word of a headline for a name
        forms = tuple(normalise_for_tagging(word) for word in lower_first(tree.words))
        tags = tuple(":" if set(form) == {"-"} else tag for form, tag in zip(forms, tree.tags))
        sentences.append((forms, tags))
        if rng.random() < STRIPPED_SHARE:
            stripped = strip_marks((forms, tags))
            if stripped is not None:
                sentences.append(stripped)
    return sentences


def _normalise(word: str) -> str:
    from attrib.language.tagger import normalise_context

    return normalise_context(word)


def make_tagdict(sentences: list[Sentence]) -> dict[str, str]:
    """Return the tag of each frequent word that has but one (NLTK's rule, a little stricter)."""
    counts: dict[str, Counter[str]] = {}
    for forms, tags in sentences:
        for form, tag in zip(forms, tags):
            counts.setdefault(form, Counter())[tag] += 1
    tagdict = dict(_SIGNS)
    for form in sorted(counts):
        tag, count = min(counts[form].items(), key=lambda item: (-item[1], item[0]))
        total = sum(counts[form].values())
        if total >= TAGDICT_COUNT and count / total >= TAGDICT_SHARE:
            tagdict[form] = tag
    return tagdict


class _Features:
    """Numbers of the features that do not depend on tags given before; 0 stands for none."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.ids: dict[str, int] = {}

    @staticmethod
    def list_static(forms: tuple[str, ...]) -> list[list[str]]:
        context = ["-START-", "-START2-", *map(_normalise, forms), "-END-", "-END2-"]
        rows = []
        for i, form in enumerate(forms):
            c = i + 2
            rows.append(
                [
                    "bias",
                    "i suffix " + form[-3:],
                    "i pref1 " + form[:1],
                    "i word " + context[c],
                    "i-1 word " + context[c - 1],
                    "i-1 suffix " + context[c - 1][-3:],
                    "i-2 word " + context[c - 2],
                    "i+1 word " + context[c + 1],
                    "i+1 suffix " + context[c + 1][-3:],
                    "i+2 word " + context[c + 2],
                ]
            )
        return rows

    def number(self, minimum: int) -> None:
        kept = sorted(feature for feature, count in self.counts.items() if count >= minimum)
        self.ids = {feature: index for index, feature in enumerate(kept, 1)}


class _Space:
    """The rows of the weights: static features, then tags before, two before, both, and tag before + word."""

    def __init__(self, features: _Features, history: list[str], pair_words: list[str]) -> None:
        self.ids, self.history, self.width = features.ids, history, len(history)
        self.one = len(features.ids) + 1
        self.two = self.one + self.width
        self.both = self.two + self.width
        pairs = self.both + self.width * self.width
        self.pair_base = {word: pairs + k * self.width for k, word in enumerate(pair_words)}
        self.rows = pairs + len(pair_words) * self.width

    def list_active(self, word: _Word, before: int, before2: int) -> list[int]:
        """Return the rows that a word's features stand for behind two tags."""
        active = [
            *word.static,
            self.one + before,
            self.two + before2,
            self.both + before * self.width + before2,
        ]
        if word.pair:
            active.append(word.pair + before)
        return active

    def name_rows(self) -> list[str]:
        """Return NLTK's name of the feature of each row."""
        names = [""] * self.rows
        for feature, row in self.ids.items():
            names[row] = feature
        for i, tag in enumerate(self.history):
            names[self.one + i] = f"i-1 tag {tag}"
            names[self.two + i] = f"i-2 tag {tag}"
            for j, other in enumerate(self.history):
                names[self.both + i * self.width + j] = f"i tag+i-2 tag {tag} {other}"
        for word, base in self.pair_base.items():
            for i, tag in enumerate(self.history):
                names[base + i] = f"i-1 tag+i word {tag} {word}"
        return names


class _Word(NamedTuple):
    """A word to learn from: its one tag (-1: there are several), or the true tag and its features' rows."""

    fixed: int
    truth: int
    static: list[int]
    pair: int


def _number_words(
    sentences: list[Sentence], tagdict: dict[str, str], history: list[str], number: dict[str, int]
) -> tuple[_Space, list[list[_Word]]]:
    """Return the rows of the features seen often enough, and every sentence's words in terms of them."""
    features = _Features()
    rows_of = [features.list_static(forms) for forms, _ in sentences]
    word_counts: Counter[str] = Counter()
    for (forms, _), rows in zip(sentences, rows_of):
        for form, row in zip(forms, rows):
            if form not in tagdict:
                features.counts.update(row)
                word_counts[row[3][7:]] += 1
    features.number(MIN_FEATURE)
    pair_words = sorted(word for word, count in word_counts.items() if count >= MIN_PAIR_WORD)
    space = _Space(features, history, pair_words)
    ids = features.ids
    data = []
    for (forms, tags), rows in zip(sentences, rows_of):
        sentence = []
        for form, tag, row in zip(forms, tags, rows):
            fixed = tagdict.get(form)
            if fixed is not None:
                sentence.append(_Word(number[fixed], -1, [], 0))
            else:
                static = [ids[feature] for feature in row if feature in ids]
                sentence.append(_Word(-1, number[tag], static, space.pair_base.get(row[3][7:], 0)))
        data.append(sentence)
    return space, data


def train_weights(
    sentences: list[Sentence], tagdict: dict[str, str], rng: random.Random
) -> tuple[list[str], dict[str, dict[str, int]]]:
    """Return the classes and the averaged, scaled and pruned weights by feature and class."""
    import numpy as np

    classes = sorted({tag for _, tags in sentences for tag in tags}, reverse=True)
    number = {tag: index for index, tag in enumerate(classes)}
    size = len(classes)
    space, data = _number_words(sentences, tagdict, [*classes, "-START-", "-START2-"], number)
    weights = np.zeros((space.rows, size), dtype=np.float32)
    totals = np.zeros((space.rows, size), dtype=np.float64)
    stamps = np.zeros((space.rows, size), dtype=np.float32)
    clock = 0
    order = list(range(len(data)))
    for _ in range(ITERATIONS):
        rng.shuffle(order)
        for index in order:
            before, before2 = size, size + 1
            for word in data[index]:
                guess = word.fixed
                if guess < 0:
                    active = space.list_active(word, before, before2)
                    guess = int(weights.take(active, axis=0).sum(axis=0).argmax())
                    clock += 1
                    if guess != word.truth:
                        for column, step in ((word.truth, 1.0), (guess, -1.0)):
                            old = weights[active, column]
                            totals[active, column] += (clock - stamps[active, column]) * old
                            stamps[active, column] = clock
                            weights[active, column] = old + step
                before2, before = before, guess
    totals += (clock - stamps.astype(np.float64)) * weights
    averaged = np.rint(totals / clock * SCALE).astype(np.int64)
    averaged[np.abs(averaged) < MIN_WEIGHT] = 0
    names = space.name_rows()
    result: dict[str, dict[str, int]] = {}
    for row, column in zip(*(axis.tolist() for axis in np.nonzero(averaged))):
        if row:
            result.setdefault(names[row], {})[classes[column]] = int(averaged[row, column])
    return sorted(classes), result


def write_weights(
    out: Path, classes: list[str], tagdict: dict[str, str], weights: dict[str, dict[str, int]]
) -> None:
    """Write the weights as compressed JSON: by template and value, class numbers and weights in turn."""
    from attrib.language.tagger import TEMPLATES, pack_table

    number = {tag: index for index, tag in enumerate(classes)}
    tables: dict[str, dict[str, list[int]]] = {template: {} for template in TEMPLATES}
    for feature in sorted(weights):
        template = next(name for name in TEMPLATES if feature == name or feature.startswith(name + " "))
        row = weights[feature]
        flat = [value for tag in sorted(row) for value in (number[tag], row[tag])]
        tables[template][feature[len(template) + 1 :]] = flat
    record = {"classes": classes, "tagdict": dict(sorted(tagdict.items())), "weights": {}}
    record["weights"] = {template: pack_table(rows) for template, rows in tables.items()}
    raw = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    with open(out, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(raw)


def train_tagger(corpora: Path, out: Path, *, seed: int = 1) -> None:
    """Train the tagger from the corpora in folder ``corpora`` and write its weights to file ``out``.

    The same corpora and seed give the same bytes.  The documents :func:`is_development` names are
    left out, so that accuracy can be measured on them.
    """
    trees = [
        tree
        for trees in (read_hand_tagged(corpora), read_silver(corpora))
        for tree in trees
        if not is_development(tree.document)
    ]
    rng = random.Random(seed)
    sentences = prepare_sentences(trees, rng)
    tagdict = make_tagdict(sentences)
    classes, weights = train_weights(sentences, tagdict, rng)
    write_weights(out, classes, tagdict, weights)
