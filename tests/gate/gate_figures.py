"""The quality gate: floors under the figures, pinned with the hash of the corpus they were measured on.

    python tests/gate/gate_figures.py                           measure and compare
    python tests/gate/gate_figures.py --update                  raise the floors to what was measured
    python tests/gate/gate_figures.py --update --lower REASON   let them fall too, and say why

A floor stands a little below the figure it was taken from (``MARGIN``), so that it tells a loss
from a rounding.  PolNeAR's held-out documents give figures alone: nothing of them is printed.
What lies in tests/gold is measured without ATTRIB_CORPORA.  For the conflict articles the linked gold attributions are pinned too, and those gained and
lost since are shown in context.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

BASELINE = Path(__file__).parent / "baseline.json"
GOLD = Path(__file__).parent.parent / "gold"
MARGIN = 0.003
HELD_OUT_RULE = "int(sha256(id).hexdigest(), 16) % 8 == 0"
SPAN_FIGURES = ("linked", "exact", "source chars", "content chars", "content spans", "reporting")
FIELD_FIGURES = (
    "speaker",
    "speaker_type",
    "speaker b3",
    "stance",
    "stance macro",
    "kind",
    "hedged",
    "relations",
)
# of an exhaustive ledger; the relations are too few in it to hold a floor each
LEDGER_FIGURES = ("figures", "figures speaker", "events", "same", "unverified", "asserted")


@dataclass(frozen=True)
class Measured:
    """What one corpus gave: its hash, its figures, and the gold attributions that were linked."""

    sha256: str
    documents: int
    figures: Mapping[str, float]
    linked: tuple[str, ...] | None = None
    contexts: Mapping[str, str] = field(default_factory=dict)


class GateError(Exception):
    """The gate does not let this through; the text says why."""


def compare(name: str, floors: Mapping[str, Any], measured: Measured) -> list[str]:
    """Return what is wrong: one line for each figure under its floor.  Raises GateError on another corpus."""
    if floors["sha256"] != measured.sha256:
        raise GateError(
            f"{name}: the corpus is not the one the floors were measured on; measure again with --update"
        )
    missing = [figure for figure in floors["floors"] if figure not in measured.figures]
    if missing:
        raise GateError(f"{name}: not measured: {', '.join(missing)}")
    return [
        f"{name}: {figure} fell to {measured.figures[figure]:.4f}, under its floor of {floor:.4f}"
        for figure, floor in floors["floors"].items()
        if measured.figures[figure] < floor
    ]


def show_changes(floors: Mapping[str, Any], measured: Measured) -> list[str]:
    """Return the gold attributions gained and lost since the floors were pinned, in context."""
    if measured.linked is None or "linked" not in floors:
        return []
    before, now = set(floors["linked"]), set(measured.linked)
    lines = []
    for word, ids in (("gained", now - before), ("lost", before - now)):
        lines += [f"{word}: {number} {measured.contexts.get(number, '')}" for number in sorted(ids)]
    return lines


def update(
    name: str, floors: Mapping[str, Any] | None, measured: Measured, lower: str | None
) -> dict[str, Any]:
    """Return new floors; raises GateError where one would fall and no reason is given."""
    new = {figure: round(max(0.0, value - MARGIN), 4) for figure, value in sorted(measured.figures.items())}
    fallen = []
    if floors is not None:
        fallen = [figure for figure, floor in floors["floors"].items() if new.get(figure, 0.0) < floor]
        if fallen and not (lower and lower.strip()):
            falls = ", ".join(
                f"{figure} {floors['floors'][figure]:.4f} -> {new.get(figure, 0.0):.4f}" for figure in fallen
            )
            raise GateError(f"{name}: floors would fall ({falls}); say why with --lower REASON")
    entry: dict[str, Any] = {"sha256": measured.sha256, "documents": measured.documents, "floors": new}
    if fallen:
        entry["lowered_because"] = lower
    if measured.linked is not None:
        entry["linked"] = list(measured.linked)
    return entry


def read_baseline() -> dict[str, Any]:
    return json.loads(BASELINE.read_text(encoding="utf-8"))


def measure_held_out(corpora: Path) -> Measured:
    """Score the held-out PolNeAR documents; figures alone come back."""
    from attrib.evaluation.held_out import is_held_out

    path = corpora / "gold" / "polnear-train.jsonl"
    pairs = _process(_read(path, is_held_out))
    return Measured(_hash(path), len(pairs), _score_spans(pairs))


def measure_conflict_unseen() -> Measured:
    """Score the conflict articles of tests/gold that nothing was built from: figures alone come back.

    They hold next to no hedged attribution and few relations: figures of these would say nothing.
    """
    return _measure_unseen("conflict-unseen.jsonl", "SY", {"hedged", "relations"})


def measure_wikinews_unseen() -> Measured:
    """Score the Wikinews articles of tests/gold that nothing was built from, as above."""
    return _measure_unseen("wikinews-unseen.jsonl", None, {"hedged", "relations"})


def _measure_unseen(name: str, country: str | None, without: set[str]) -> Measured:
    from attrib.evaluation.fields import read_aliases, score_fields

    path = GOLD / name
    pairs = _process(_read(path, lambda _: True), country)
    aliases = read_aliases(json.loads((GOLD / "aliases.json").read_text(encoding="utf-8")))
    fields = score_fields(pairs, aliases)
    figures = _score_spans(pairs)
    figures.update({name: _last(fields[name]) for name in FIELD_FIGURES if name not in without})
    return Measured(_hash(path), len(pairs), figures)


def measure_conflict(corpora: Path) -> Measured:
    """Score the conflict articles: spans, fields, relations, and which attributions were linked."""
    from attrib.evaluation.errors import mark_attribution
    from attrib.evaluation.fields import read_aliases, score_fields
    from attrib.evaluation.spans import Measure, choose_matches, is_linked, match_attributions

    path = corpora / "gold" / "conflict-dev.jsonl"
    pairs = _process(_read(path, lambda _: True), "SY")
    figures = _score_spans(pairs)
    aliases = read_aliases(json.loads((corpora / "gold" / "aliases.json").read_text(encoding="utf-8")))
    fields = score_fields(pairs, aliases)
    figures.update({name: _last(fields[name]) for name in FIELD_FIGURES})
    linked, contexts = [], {}
    for gold, own in pairs:
        matches = match_attributions(Measure(gold.text), gold.attributions, own.attributions)
        linked += [gold.attributions[match.gold].id for match in choose_matches(matches, is_linked)]
        contexts.update((item.id, mark_attribution(gold.text, item)) for item in gold.attributions)
    return Measured(_hash(path), len(pairs), figures, tuple(sorted(linked)), contexts)


def measure_verification(corpora: Path) -> Measured:
    """Score the statements of verification."""
    from attrib.evaluation.fields import read_aliases, score_verification

    path = corpora / "gold" / "verification-dev.jsonl"
    pairs = _process(_read(path, lambda _: True))
    aliases = read_aliases(json.loads((corpora / "gold" / "aliases.json").read_text(encoding="utf-8")))
    figures = score_verification(pairs, aliases)
    return Measured(
        _hash(path),
        len(pairs),
        {"found": figures["found"][2], "target": figures["target"], "by": figures["by"]},
    )


def measure_ledger(corpora: Path) -> Measured:
    """Score claims across documents against the ledger, all its documents as one corpus."""
    from attrib.evaluation.fields import read_aliases
    from attrib.evaluation.ledger import score_ledger
    from attrib.ledger.build import build_claims, claim_to_record
    from attrib.pipeline import Options, process_documents
    from attrib.records import read_record

    path = corpora / "gold" / "ledger-dev.jsonl"
    groups = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = list(
        process_documents(
            (read_record(record) for group in groups for record in group["docs"]),
            Options(country="SY"),
            jobs=1,
        )
    )
    aliases = read_aliases(json.loads((corpora / "gold" / "aliases.json").read_text(encoding="utf-8")))
    scores = score_ledger(
        groups, [claim_to_record(claim) for claim in build_claims(documents).claims], aliases
    )
    return Measured(
        _hash(path),
        len(documents),
        {name: value[2] if isinstance(value, tuple) else value for name, value in scores.items()},
    )


def measure_ledger_of_all(name: str) -> Measured:
    """Judge all that is asserted across articles of many countries, as one corpus."""
    from attrib.evaluation.exhaustive import score_exhaustive
    from attrib.ledger.build import build_claims, claim_to_record
    from attrib.pipeline import Options, process_documents
    from attrib.records import read_record

    path = GOLD / name
    groups = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = list(
        process_documents(
            (read_record(record) for group in groups for record in group["docs"]), Options(), jobs=1
        )
    )
    scores = score_exhaustive(groups, [claim_to_record(claim) for claim in build_claims(documents).claims])
    figures = {name: _last(scores[name]) for name in LEDGER_FIGURES}
    return Measured(_hash(path), len(documents), figures)


# what is measured on gold that lies in the repository, and on gold in the folder that ATTRIB_CORPORA names
OWN_MEASURES: dict[str, Callable[[], Measured]] = {
    "conflict unseen": measure_conflict_unseen,
    "wikinews unseen": measure_wikinews_unseen,
    "ledger unseen": lambda: measure_ledger_of_all("ledger-unseen.jsonl"),
    "ledger unseen 2": lambda: measure_ledger_of_all("ledger-unseen-2.jsonl"),
    "ledger read 4": lambda: measure_ledger_of_all("ledger-read-4.jsonl"),
    "ledger read 6": lambda: measure_ledger_of_all("ledger-read-6.jsonl"),
}
CORPORA_MEASURES: dict[str, Callable[[Path], Measured]] = {
    "polnear held-out": measure_held_out,
    "conflict": measure_conflict,
    "verification": measure_verification,
    "ledger": measure_ledger,
}
MEASURES = (*OWN_MEASURES, *CORPORA_MEASURES)


def measure(name: str, corpora: Path | None) -> Measured | None:
    """Return what one corpus gave; None where it lies in a folder that is not there."""
    if name in OWN_MEASURES:
        return OWN_MEASURES[name]()
    return None if corpora is None else CORPORA_MEASURES[name](corpora)


def _last(value: Any) -> float:
    return value[2] if isinstance(value, tuple) else value


def _score_spans(pairs: list[tuple]) -> dict[str, float]:
    from attrib.evaluation.spans import score_spans

    scores = score_spans(((gold, own.attributions) for gold, own in pairs), resamples=0)
    return {name: scores[name].f1 for name in SPAN_FIGURES}


def _read(path: Path, wanted) -> list:
    from attrib.documents import read_documents

    return [doc for doc in read_documents([path]) if wanted(doc.id)]


def _process(golden: Iterable, country: str | None = None) -> list[tuple]:
    from attrib.pipeline import Options, process_document

    options = Options(country=country)
    bare = ((doc, replace(doc, attributions=None, relations=None, extra={})) for doc in golden)
    return [(doc, process_document(own, options)) for doc, own in bare]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    parser.add_argument("--only", choices=MEASURES, action="append")
    options = parser.parse_args(arguments)
    folder = os.environ.get("ATTRIB_CORPORA")
    baseline = read_baseline() if BASELINE.exists() else {"held_out": HELD_OUT_RULE, "corpora": {}}
    failed = False
    for name in options.only or MEASURES:
        measured, floors = measure(name, Path(folder) if folder else None), baseline["corpora"].get(name)
        if measured is None:
            print(f"{name}: not measured, ATTRIB_CORPORA is not set")
            continue
        print(f"{name}: {measured.documents} documents")
        for figure, value in measured.figures.items():
            floor = floors["floors"].get(figure) if floors else None
            print(f"  {figure:22} {value:.4f}" + (f"   floor {floor:.4f}" if floor is not None else ""))
        if floors:
            print("\n".join(show_changes(floors, measured)))
        try:
            if options.update:
                baseline["corpora"][name] = update(name, floors, measured, options.lower)
            elif floors:
                faults = compare(name, floors, measured)
                failed = failed or bool(faults)
                print("\n".join(faults))
        except GateError as error:
            failed = True
            print(f"gate: {error}", file=sys.stderr)
    if options.update and not failed:
        BASELINE.parent.mkdir(exist_ok=True)
        BASELINE.write_text(json.dumps(baseline, indent=1) + "\n", encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
