"""Learning which proposals hold, from gold attributions.

Linear models of cues and spans first; then, on what they propose for documents they have not seen, the
forest that accepts whole attributions.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from attrib.errors import InputError
from attrib.evaluation.held_out import MODULUS, hash_document
from attrib.extraction.cues import find_cues
from attrib.extraction.features.cue import CueContext, cue_features, gate_features
from attrib.extraction.features.end import AfterEnds
from attrib.extraction.features.near import near_features
from attrib.extraction.features.region import continuation_features, region_features
from attrib.extraction.features.source import source_features
from attrib.extraction.features.start import BeforeStarts
from attrib.extraction.features.whole import acceptance_features, document_state
from attrib.extraction.proposals import Proposal, Proposer
from attrib.extraction.settle import MOST_ALTERNATIVES
from attrib.extraction.source_spans import NO_SOURCE
from attrib.extraction.weights import (
    FORMAT,
    REGIONS,
    WEIGHTS_FILE,
    LinearModels,
    current_names,
    pack_record,
)
from attrib.language.frames import build_frame
from attrib.language.segment import segment_document
from attrib.model import Document, Segmentation

from .choice import Floats, Rows, fit_binary, fit_choice
from .examples import (
    Target,
    align,
    characters,
    read_cases,
    read_gold,
    read_records,
    side_targets,
    source_targets,
    strip_marks,
)

FOLDS = 3
TREES = 220
LOOSE_LABEL = 0.7
THRESHOLD = 0.45
BARE_SHARE = 0.4  # what a second copy of a document, bare of commas, weighs of it
WEIGHTS = {
    "political": 1.0,
    "conflict": 4.0,
    "general": 4.0,
    "short": 2.0,
}  # of a document, by its kind of news
ANNOTATED = (("conflict.jsonl", "conflict"), ("wikinews.jsonl", "general"))  # files beside this one
SHORT_CASES = "short.jsonl"  # texts of a sentence or a few, beside this file
GATE_RECALL, GATE_FLOOR = 0.99, 0.15  # the gate keeps 99% of what the cue model gives 0.15 or more
# what the forest learns from is wider than what it will judge: it sees more that is wrong
TRAIN_FLOOR, TRAIN_SOURCES = 0.08, 3
# by model: L2 penalty and how often a feature must occur, chosen on a slice of the training documents
SETTINGS = {
    "cue": (8.0, 4),
    "source": (2.5, 4),
    "region": (8.0, 4),
    "near-A": (3.0, 4),
    "far-A": (6.0, 4),
    "near-B": (2.0, 3),
    "far-B": (2.0, 2),
    "continue": (1.0, 2),
}
BINARY = ("cue", "continue")  # yes or no; the others choose among proposals
LEAST_WEIGHT = 0.02  # smaller ones are left out


Log = Callable[[str], None]
Flags = np.ndarray[Any, np.dtype[np.bool_]]


def _say_nothing(text: str) -> None:
    """Log nowhere."""


@dataclass(slots=True)
class Example:
    """One training document: its record, context, kind of news and weight."""

    record: dict[str, Any]
    context: CueContext
    kind: str
    weight: float = 1.0
    targets: dict[int, Target] = field(default_factory=dict)
    ignored: set[int] = field(default_factory=set)
    lost: int = 0

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def gold(self) -> list[dict[str, Any]]:
        return list(self.record["attributions"])


@dataclass(slots=True)
class Collected:
    """Encoded training rows of one model, by document."""

    rows: Rows
    target: list[float]
    document: list[int]
    groups: list[int]
    matrices: dict[int, tuple[Any, list[str]]] = field(
        default_factory=dict
    )  # by how often a feature must occur


def train_gate(examples: list[Example], chosen: Flags, cues: Collected, scores: Floats) -> dict[str, float]:
    """Return weights that leave out hopeless candidates but keep GATE_RECALL of what the cue model lets pass.

    ``scores`` are the cue model's, of the rows of ``cues``.  The threshold is folded into the bias: a
    candidate with a positive score stays.
    """
    floor = math.log(GATE_FLOOR / (1 - GATE_FLOOR))
    rows = Rows()
    for example, keep in zip(examples, chosen):
        context = example.context
        for number in context.open if keep else ():
            if number not in example.ignored:
                rows.add(gate_features(context.seg, context.candidates[number]))
    matrix, names = rows.matrix(5)
    right = (scores[chosen[np.array(cues.document)]] >= floor).astype(np.float64)
    weights = fit_binary(matrix, right, np.ones(len(right)), 5.0)
    passing = np.sort((matrix @ weights)[right > 0])
    weights[names.index("b")] -= passing[int((1 - GATE_RECALL) * len(passing))]
    return keep_weights(names, weights)


def align_examples(examples: list[Example]) -> None:
    """Tie the gold of every example to its candidates, twice: the lemma rates of the first pass help."""
    seen, held = Counter[str](), Counter[str]()
    for _ in range(2):
        prior = {lemma: (held[lemma] + 0.5) / (n + 3) for lemma, n in seen.items()}
        seen, held = Counter[str](), Counter[str]()
        for example in examples:
            targets, ignored, lost = align(example.context, example.gold, prior)
            example.targets, example.ignored, example.lost = targets, ignored, lost
            for k, head in enumerate(example.context.heads):
                lemma = example.context.seg.lemmas[head]
                seen[lemma] += 1
                held[lemma] += k in targets


def collect(examples: list[Example]) -> dict[str, Collected]:
    """Return the encoded rows for all linear models."""
    binary = {name: Collected(Rows(), [], [], []) for name in BINARY}
    choice = {
        name: Collected(Rows(), [], [], [0])
        for name in ("source", "region", "near-A", "near-B", "far-A", "far-B")
    }
    for d, example in enumerate(examples):
        context, targets = example.context, example.targets
        names_of = {}
        for number in context.open:
            names = cue_features(context, number)
            if number in targets:
                names_of[number] = names
            if number not in example.ignored:
                c = binary["cue"]
                c.rows.add(names)
                c.target.append(number in targets)
                c.document.append(d)
        previous, previous_sentence = None, -1
        for number in sorted(names_of):
            target = targets[number]
            sentence = context.seg.sentence_of[context.heads[number]]
            if sentence != previous_sentence:
                previous = None
            spans, right = source_targets(context, target)
            if right is not None:
                _add_group(
                    choice["source"], d, [source_features(context, number, s, previous) for s in spans], right
                )
            source = spans[right] if right is not None else NO_SOURCE
            previous, previous_sentence = source, sentence
            if target.region not in REGIONS:
                continue
            names = region_features(context, number, source, names_of[number])
            _add_group(
                choice["region"],
                d,
                [[f"{r}|{n}" for n in names] for r in REGIONS],
                REGIONS.index(target.region),
            )
            for side in ("A", "B"):
                if side not in target.region:
                    continue
                found = side_targets(context, target, source, side)
                if found is None:
                    continue
                nears, right, fars, right_far = found
                _add_group(
                    choice["near-" + side],
                    d,
                    [near_features(context, number, source, side, p, k) for k, p in enumerate(nears)],
                    right,
                )
                if right_far is not None:
                    near = nears[right]
                    ends = (AfterEnds if side == "A" else BeforeStarts)(context, number, near)
                    rows = [ends.features(far) for far in fars]
                    _add_group(choice["far-" + side], d, rows, right_far)
            _add_continuations(binary["continue"], d, context, number, target)
    return {**binary, **choice}


def _add_group(c: Collected, d: int, rows: Iterable[list[str]], right: int) -> None:
    for k, names in enumerate(rows):
        c.rows.add(names)
        c.target.append(1.0 if k == right else 0.0)
    c.document.append(d)
    c.groups.append(len(c.target))


def _add_continuations(c: Collected, d: int, context: CueContext, number: int, target: Target) -> None:
    seg, frame = context.seg, context.frame
    part = target.after or target.before
    if part is None or target.region is None:
        return
    end = max(s[1] for s in (target.before, target.after) if s)
    own = seg.sentence_of[max(context.heads[number], end - 1)]
    if seg.sentence_tokens[own][1] - end > 3 and target.after:
        return
    kind = "q" if frame.quoted[part[1] - 1] >= 0 else "-"
    for steps, sentence in enumerate(range(own + 1, min(own + 60, len(seg.sentence_tokens)))):
        goes_on = sentence <= target.end_sentence
        c.rows.add(continuation_features(context, number, sentence, steps, kind, target.region))
        c.target.append(goes_on)
        c.document.append(d)
        if not goes_on:
            break
        first, last = seg.sentence_tokens[sentence]
        if frame.quoted[last - 1] >= 0 or frame.quoted[first] >= 0:
            kind = "q"


def fit(
    collected: dict[str, Collected],
    weights: Floats,
    chosen: Flags,
    begin: Mapping[str, Floats] = MappingProxyType({}),
) -> tuple[dict[str, dict[str, float]], dict[str, Floats]]:
    """Fit all linear models on the documents where ``chosen`` is true.

    Returns the weights by model and name, as they ship, and the raw ones, with which another fit may
    ``begin``.
    """
    named, raw = {}, {}
    for name, c in collected.items():
        l2, minimum = SETTINGS[name]
        matrix, names = _matrix(c, minimum)
        document = np.array(c.document)
        target = np.array(c.target, dtype=np.float64)
        if name in BINARY:
            rows = np.flatnonzero(chosen[document])
            w = fit_binary(matrix[rows], target[rows], weights[document[rows]], l2, begin.get(name))
        else:
            groups = np.array(c.groups)
            sizes = np.diff(groups)
            keep = chosen[document]
            rows = np.flatnonzero(np.repeat(keep, sizes))
            new_groups = np.concatenate([[0], np.cumsum(sizes[keep])])
            w = fit_choice(
                matrix[rows], new_groups, target[rows], weights[document[keep]], l2, begin.get(name)
            )
        named[name], raw[name] = keep_weights(names, w), w
    return named, raw


def keep_weights(names: list[str], weights: Floats) -> dict[str, float]:
    """Return the weights that count by their names, rounded as they ship."""
    return {n: round(float(v), 3) for n, v in zip(names, weights) if abs(v) > LEAST_WEIGHT}


def _matrix(c: Collected, minimum: int) -> tuple[Any, list[str]]:
    if minimum not in c.matrices:
        c.matrices[minimum] = c.rows.matrix(minimum)
    return c.matrices[minimum]


def judge_rows(
    examples: list[Example], models: LinearModels, chosen: Flags
) -> Iterator[tuple[int, list[list[float]], list[float]]]:
    """Run the proposer over the chosen examples; yield their numbers, dense rows and labels of proposals."""
    proposer = Proposer(models, most_sources=TRAIN_SOURCES)
    classes = current_names().class_codes
    for d in np.flatnonzero(chosen):
        example = examples[d]
        groups = [group[:MOST_ALTERNATIVES] for group in proposer.propose(example.context, TRAIN_FLOOR)]
        state = document_state(example.context, groups, classes)
        seg = example.context.seg
        gold = [
            (characters(seg.text, a["source"]), characters(seg.text, a["content"] or a["cue"]))
            for a in example.gold
        ]
        proposals = [p for group in groups for p in group]
        rows = [acceptance_features(example.context, state, p) for p in proposals]
        labels = [agreement(seg, p, gold) for p in proposals]
        yield int(d), rows, labels


def agreement(seg: Segmentation, proposal: Proposal, gold: Iterable[tuple[set[int], set[int]]]) -> float:
    """Return how well a proposal fits the best of the gold (source, content), as sets of characters.

    0 where it meets none by half (IoU), LOOSE_LABEL where it does, 1 where nearly exactly.
    """
    if not proposal.content:
        return 0.0
    content = characters(seg.text, [(seg.starts[a], seg.ends[b - 1]) for a, b in proposal.content])
    source = characters(seg.text, [(seg.starts[a], seg.ends[b - 1]) for a, b in [proposal.source] if a >= 0])
    best = 0.0
    for gold_source, gold_content in gold:
        if not content & gold_content:
            continue
        c = len(content & gold_content) / len(content | gold_content)
        s = len(source & gold_source) / len(source | gold_source) if source or gold_source else 1.0
        if c >= 0.5 and s >= 0.5:
            best = max(best, 1.0 if c > 0.93 and s > 0.9 else LOOSE_LABEL)
    return best


def fit_forest(rows: Floats, labels: Floats, weights: Floats, seed: int) -> dict[str, Any]:
    """Fit gradient-boosted trees and return them as plain arrays (see :class:`Forest` of the weights)."""
    import lightgbm

    settings = {
        "objective": "cross_entropy",
        "num_leaves": 24,
        "learning_rate": 0.06,
        "min_data_in_leaf": 60,
        "feature_fraction": 0.35,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "lambda_l2": 5.0,
        "max_depth": 7,
        "verbose": -1,
        "seed": seed,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
    }
    booster = lightgbm.train(settings, lightgbm.Dataset(rows, labels, weight=weights), num_boost_round=TREES)
    trees = []
    for tree in booster.dump_model()["tree_info"]:
        nodes: list[Any] = []
        _flatten(tree["tree_structure"], nodes)
        trees.append(nodes)
    return {"base": 0.0, "depth": 8, "trees": trees}


def _flatten(node: dict[str, Any], nodes: list[Any]) -> int:
    at = len(nodes)
    if "leaf_value" in node:
        nodes.append([round(node["leaf_value"], 5)])
        return at
    nodes.append(None)
    left = _flatten(node["left_child"], nodes)
    right = _flatten(node["right_child"], nodes)
    nodes[at] = [node["split_feature"], float(f"{node['threshold']:.7g}"), left, right]
    return at


@dataclass(frozen=True, slots=True)
class Fold:
    """A part of the documents: linear models that have not seen them, and what these propose for them."""

    number: int
    linear: dict[str, dict[str, float]]
    rows: list[list[float]]
    labels: list[float]
    weights: list[float]


def deal_folds(examples: list[Example]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return the number of the fold of each example; a bare copy is in its original's."""
    return np.array([hash_document(e.id.split("|")[0]) // MODULUS % FOLDS for e in examples])


def cross_fit(
    examples: list[Example],
    chosen: Flags,
    collected: dict[str, Collected],
    weights: Floats,
    log: Log = _say_nothing,
) -> Iterator[tuple[Fold, dict[str, Floats]]]:
    """Yield each fold of the chosen examples with the raw weights, with which another fit may begin."""
    folds = deal_folds(examples)
    for k in range(FOLDS):
        # each fold from zero: what another fold's weights have seen of its documents must not show
        named, raw = fit(collected, weights, chosen & (folds != k))
        fold = Fold(k, {"gate": {}, **named}, [], [], [])
        for d, rows, labels in judge_rows(examples, LinearModels.read(fold.linear), chosen & (folds == k)):
            fold.rows.extend(rows)
            fold.labels.extend(labels)
            fold.weights.extend([weights[d]] * len(labels))
        log(f"fold {k + 1} of {FOLDS}: {len(fold.rows)} proposals")
        yield fold, raw


def fit_forest_on(folds: Iterable[Fold], seed: int) -> dict[str, Any]:
    """Return the forest (:func:`fit_forest`) learnt from what some folds propose."""
    chosen = list(folds)
    rows, labels, weights = (
        np.array([item for fold in chosen for item in getattr(fold, name)], dtype=np.float64)
        for name in ("rows", "labels", "weights")
    )
    return fit_forest(rows, labels, weights, seed)


def make_record(linear: Mapping[str, Any], forest: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ships: weights and forest, with the names of all they were learnt with."""
    return {
        "format": FORMAT,
        "names": asdict(current_names()),
        "linear": linear,
        "forest": forest,
        "threshold": THRESHOLD,
    }


def train_models(
    examples: list[Example], chosen: Flags, seed: int = 1, log: Log = _say_nothing
) -> dict[str, Any]:
    """Train everything on the chosen examples; returns the record that ships (threshold included).

    The forest learns from proposals of linear models that have not seen the document (cross-fitting over
    FOLDS folds), so that it sees them as unsure as they will be on new text.
    """
    collected = collect(examples)
    weights = np.array([e.weight for e in examples])
    fitted = list(cross_fit(examples, chosen, collected, weights, log))
    forest = fit_forest_on((fold for fold, _ in fitted), seed)
    linear, raw = fit(collected, weights, chosen, fitted[-1][1])
    cues = collected["cue"]
    linear["gate"] = train_gate(examples, chosen, cues, _matrix(cues, SETTINGS["cue"][1])[0] @ raw["cue"])
    return make_record(linear, forest)


def cross_validate(
    examples: list[Example], seed: int = 1, log: Log = _say_nothing
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number of each fold with a record of weights that have not seen its documents.

    Its linear models were fitted on the other folds and its forest on what these propose; the gate lets
    every candidate pass.  All folds together cost about what one training does.
    """
    chosen = np.ones(len(examples), dtype=bool)
    weights = np.array([e.weight for e in examples])
    folds = [fold for fold, _ in cross_fit(examples, chosen, collect(examples), weights, log)]
    for fold in folds:
        forest = fit_forest_on((other for other in folds if other.number != fold.number), seed)
        yield fold.number, make_record({**fold.linear, "gate": {"b": 1.0}}, forest)


def load_examples(corpora: Path) -> list[Example]:
    """Return all training documents.

    PolNeAR's that are not held out, each a second time bare of commas; the conflict and Wikinews articles and
    the short texts annotated for this project; the conflict development articles and the short texts of one
    phenomenon each.

    Raises InputError where a file is missing.
    """
    polnear = corpora / "gold" / "polnear-train.jsonl"
    development = corpora / "gold" / "conflict-dev.jsonl"
    phenomena = corpora / "gold" / "phenomena-dev.jsonl"
    for path in (polnear, development, phenomena):
        if not path.is_file():
            raise InputError(f"{path}: no such file; --corpora must name the folder that holds gold/")
    records = list(read_gold(polnear))
    examples = [make_example(r, "political") for r in records]
    examples += [make_example(strip_marks(r), "political", BARE_SHARE) for r in records]
    for name, kind in ANNOTATED:
        with resources.as_file(resources.files("attrib.train") / name) as path:
            examples += [make_example(r, kind) for r in read_records(path)]
    with resources.as_file(resources.files("attrib.train") / SHORT_CASES) as path:
        cases = [*read_cases(path), *read_cases(phenomena)]
    examples += [make_example(r, "short") for r in cases]
    return examples + [make_example(r, "conflict") for r in read_records(development)]


def make_example(record: dict[str, Any], kind: str, share: float = 1.0) -> Example:
    """Return the example of one gold record, with every candidate open.

    It weighs ``share`` of what documents of its ``kind`` of news do.
    """
    segmentation = segment_document(Document(record["id"], record["text"], title=record.get("title")))
    context = CueContext(segmentation, build_frame(segmentation), find_cues(segmentation))
    return Example(record, context, kind, WEIGHTS[kind] * share)


def train_extractor(corpora: Path, folder: Path, *, seed: int = 1, log: Log = _say_nothing) -> None:
    """Train on every document that is not held out and write the weights file into ``folder``."""
    examples = load_examples(corpora)
    align_examples(examples)
    record = train_models(examples, np.ones(len(examples), dtype=bool), seed, log)
    write_weights(record, folder / WEIGHTS_FILE)


def write_weights(record: Mapping[str, Any], path: Path) -> None:
    """Write the record, the same bytes for the same record."""
    path.write_bytes(pack_record(record))
