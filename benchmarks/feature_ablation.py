"""What each group of cue features carries: cue F1 without it, on a slice of the training documents.

    python benchmarks/feature_ablation.py [--documents N]

Fits the cue model on the training documents (held-out ones are never read) less those with
``hash % 8 == 1``, with all features and then without one group at a time, and prints the best F1 of
"is this candidate the head of a gold cue" on that slice.  Needs ATTRIB_CORPORA and attrib[train].
"""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

import numpy as np

GROUPS = {
    "the word itself (lemma, form)": (
        r"(l|w|gl|alt|al|lot|lo|l\+w|ml|ml1|lp|pl|commal|-wl|obl|dcl|dccl|s0l|sl|Wl)="
    ),
    "lexicon classes": (
        r"(k|gk|mk|negk|ak|akt|obk|ohk|sk|shk|commak|cck|firstk|lastk|aftersayk|qk|q>k|<qk|q>>k"
        r"|finalk|headk|relk|drk|dck|dcck|Wk|Wak|Ws|Wf)=|nones?"
    ),
    "families of classes": r"(K\w*|WK\w*)=",
    "what the cue takes": r"(a|aa|al|ak|alt|akt|ob|obl|obk|oh|ohk|Ka|Kaf|pp|ph|lp|t\+2)=",
    "its subject": r"(s|sk|sl|sh|shk|sg|s0|s0l|sb|sbt|gapw|Ks|Ksa|Kg|WKs|Ws)=",
    "auxiliaries, voice, mood": r"(g|gk|gl|m|mk|ml1|neg|negk|pl)\b",
    "syntax": r"(d[rgc]\w*|Kd\w*)=",
    "words and tags around": r"([-+][123][wt]|-t|-w|-tg|-wl)=",
    "neighbouring cues": r"(prev|pc|pck|pd|pdc|nl|nc|nck|ndc|ccc|cck|gov\w*|Kp)=|first|lastc|aftersay",
    "quotation marks": r"(q|<q|<Q|Kq)",
    "place in the sentence": r"(p|e)=|final|s#0|head|\?",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, help="use only the first N examples")
    options = parser.parse_args()
    from attrib.evaluation.held_out import hash_document
    from attrib.extraction.features.cue import cue_features
    from attrib.train.choice import Rows, fit_binary
    from attrib.train.extractor import SETTINGS, align_examples, load_examples

    examples = load_examples(Path(os.environ["ATTRIB_CORPORA"]))
    examples = examples[: options.documents]
    align_examples(examples)
    rows, target, weight, tested = Rows(), [], [], []
    for example in examples:
        is_test = hash_document(example.id.split("|")[0]) % 8 == 1
        if is_test and "|" in example.id:
            continue
        for number in example.context.open:
            if number not in example.ignored:
                rows.add(cue_features(example.context, number))
                target.append(number in example.targets)
                weight.append(example.weight)
                tested.append(is_test)
    l2, minimum = SETTINGS["cue"]
    matrix, names = rows.matrix(minimum)
    right, weights, test = np.array(target, dtype=float), np.array(weight), np.array(tested)

    def measure(keep) -> float:
        part = matrix[:, np.flatnonzero(keep)]
        fitted = fit_binary(part[~test], right[~test], weights[~test], l2)
        score = part[test] @ fitted
        order = np.argsort(-score)
        found = np.cumsum(right[test][order])
        return float(np.max(2 * found / (np.arange(1, len(order) + 1) + right[test].sum())))

    every = measure(np.ones(len(names), dtype=bool))
    print(f"{'all features':<34}{every:.3f}")
    for group, pattern in GROUPS.items():
        without = measure(np.array([re.match(pattern, name) is None for name in names]))
        print(f"without {group:<32}{without:.3f}  {without - every:+.3f}")


if __name__ == "__main__":
    main()
