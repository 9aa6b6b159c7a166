"""What a change of the extractor's training is worth, on training articles that the trial does not train on.

    python benchmarks/cross_validate.py [--seeds N]

Trains without a slice of the political articles (``hash % 8 == 1``) and a third of the annotated conflict
and general-news articles, and prints linked and exact F1 on each kind; held-out articles are never read.
Two trainings that differ in their seed alone differ by up to .004.  Needs ATTRIB_CORPORA and attrib[train];
takes minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
KINDS = ("political", "conflict", "general")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=1, help="train N times with other seeds and print each")
    parser.add_argument("--thresholds", default="", help="comma-separated: try these thresholds too")
    options = parser.parse_args()
    from attrib.evaluation.held_out import MODULUS, hash_document
    from attrib.evaluation.spans import score_spans
    from attrib.extraction.settle import extract_attributions
    from attrib.extraction.weights import build_models
    from attrib.language.segment import segment_document
    from attrib.model import Attribution, Document
    from attrib.train.extractor import align_examples, load_examples, train_models

    def read_gold(record: dict) -> Document:
        def spans(value: list[list[int]]) -> tuple[tuple[int, int], ...]:
            return tuple((low, high) for low, high in value)

        attributions = tuple(
            Attribution(str(k), spans(a["source"]), spans(a["cue"]), spans(a["content"]))
            for k, a in enumerate(record["attributions"])
        )
        return Document(record["id"], record["text"], title=record.get("title"), attributions=attributions)

    examples = load_examples(Path(os.environ["ATTRIB_CORPORA"]))
    align_examples(examples)

    def is_tested(identity: str, kind: str) -> bool:
        number = hash_document(identity.split("|")[0])
        return number % MODULUS == 1 if kind == "political" else number // MODULUS % 3 == 0

    tested = np.array([is_tested(e.id, e.kind) for e in examples])
    for seed in range(1, options.seeds + 1):
        record = train_models(examples, ~tested, seed)
        for threshold in [record["threshold"], *map(float, filter(None, options.thresholds.split(",")))]:
            models = replace(build_models(record), threshold=threshold)
            for kind in KINDS:
                pairs = []
                for e, test in zip(examples, tested):
                    if test and e.kind == kind and "|" not in e.id:
                        gold = read_gold(e.record)
                        doc = replace(gold, attributions=())
                        pairs.append((gold, extract_attributions(doc, segment_document(doc), models)))
                scores = score_spans(pairs, resamples=0)
                print(
                    f"seed {seed} threshold {threshold:.2f} {kind:<10}{len(pairs):>4} articles  "
                    + "  ".join(
                        f"{name} {score.f1:.3f} (P {score.precision:.3f} R {score.recall:.3f})"
                        for name, score in ((n, scores[n]) for n in ("linked", "exact", "reporting"))
                    ),
                    flush=True,
                )


if __name__ == "__main__":
    main()
