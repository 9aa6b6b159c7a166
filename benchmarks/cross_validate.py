"""What a change of the extractor's training is worth, on training articles that the weights have not seen.

    python benchmarks/cross_validate.py [--list KIND] [--thresholds A,B] [--seed N] [--share N]

The training articles are dealt into three folds; each is read by linear models learnt from the other two
and a forest learnt from what was proposed for these.  Prints linked, exact and reporting F1 on every
annotated conflict and general-news article and on one in N of the political ones; held-out articles
are never read.  --list shows, for a kind of news, where an attribution is linked but not exact.
Two trainings that differ in their seed alone differ by up to .004.  Rules were written with these articles
in sight, so that the figures compare trainings and promise nothing.  Needs ATTRIB_CORPORA and
attrib[train]; takes what one training takes, some eight minutes of one core.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from attrib.model import Attribution, Document

    Pair = tuple[Document, tuple[Attribution, ...]]

KINDS = ("political", "conflict", "general")


def read_gold(record: dict[str, Any]) -> Document:
    """Return a training document with its gold attributions."""
    from attrib.model import Attribution, Document

    def spans(value: list[list[int]]) -> tuple[tuple[int, int], ...]:
        return tuple((low, high) for low, high in value)

    attributions = tuple(
        Attribution(str(k), spans(a["source"]), spans(a["cue"]), spans(a["content"]))
        for k, a in enumerate(record["attributions"])
    )
    return Document(record["id"], record["text"], title=record.get("title"), attributions=attributions)


def list_inexact(pairs: list[Pair]) -> Iterator[str]:
    """Yield the gold and the found source and content wherever these are linked but not exact."""
    from attrib.evaluation.spans import Measure, choose_matches, is_linked, match_attributions

    for gold, found in pairs:
        scale = Measure(gold.text)
        matches = match_attributions(scale, gold.attributions, found)
        for match in choose_matches(matches, is_linked):
            true, own = gold.attributions[match.gold], found[match.predicted]
            for role in ("source", "content"):
                if scale.trim(getattr(true, role)) != scale.trim(getattr(own, role)):
                    for name, item in (("gold", true), ("found", own)):
                        words = " / ".join(gold.text[start:end] for start, end in getattr(item, role))
                        yield f"{gold.id} {own.rule} {role} {name}: {words}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", choices=KINDS, help="show what is linked but not exact")
    parser.add_argument("--seed", type=int, default=1, help="of the forest")
    parser.add_argument("--share", type=int, default=2, help="score one in N political articles")
    parser.add_argument("--thresholds", default="", help="comma-separated: try these thresholds too")
    options = parser.parse_args()
    if "ATTRIB_CORPORA" not in os.environ:
        sys.exit("set ATTRIB_CORPORA to the folder of the corpora")
    from attrib.evaluation.held_out import MODULUS, hash_document
    from attrib.evaluation.spans import score_spans
    from attrib.extraction.settle import extract_attributions
    from attrib.extraction.weights import build_models
    from attrib.train.extractor import FOLDS, align_examples, cross_validate, deal_folds, load_examples

    examples = load_examples(Path(os.environ["ATTRIB_CORPORA"]))
    align_examples(examples)
    folds = deal_folds(examples)
    thresholds = [None, *map(float, filter(None, options.thresholds.split(",")))]
    pairs: dict[tuple[float | None, str], list[Pair]] = {}
    for number, record in cross_validate(examples, options.seed, lambda text: print(text, flush=True)):
        for threshold in thresholds:
            models = build_models(record)
            if threshold is not None:
                models = replace(models, threshold=threshold)
            for example, fold in zip(examples, folds):
                if fold != number or "|" in example.id:
                    continue
                sample = hash_document(example.id) // MODULUS // FOLDS
                if example.kind == "political" and sample % options.share:
                    continue
                gold = read_gold(example.record)
                found = extract_attributions(gold, example.context.seg, models)
                pairs.setdefault((threshold, example.kind), []).append((gold, found))
    for (threshold, kind), some in pairs.items():
        scores = score_spans(some, resamples=0)
        figures = "  ".join(
            f"{name} {scores[name].f1:.3f} (P {scores[name].precision:.3f} R {scores[name].recall:.3f})"
            for name in ("linked", "exact", "reporting")
        )
        print(f"{kind:<10}{len(some):>4} articles  threshold {threshold or 'shipped'}  {figures}")
    if options.list:
        print("\n".join(list_inexact(pairs[None, options.list])))


if __name__ == "__main__":
    main()
