"""What was missed, what is false, what has the wrong spans: by class, in context, for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from attrib.evaluation.spans import (
    Measure,
    choose_matches,
    holds_reporting_cue,
    is_linked,
    match_attributions,
)
from attrib.model import Attribution, Document
from attrib.notation import list_marks, write_marks

CLASSES = ("missed", "false", "wrong source", "wrong content", "wrong source and content")
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference between gold and prediction; either side may be None.

    ``start`` is where it begins in the text, ``reporting`` whether its cue is a verb of reporting.
    """

    kind: str
    document: str
    gold: Attribution | None
    predicted: Attribution | None
    lines: tuple[str, ...]
    reporting: bool
    start: int


def find_faults(gold_doc: Document, predicted: Sequence[Attribution]) -> Iterator[Fault]:
    """Yield the faults of one document, class by class, in the order of the text."""
    gold, scale = gold_doc.attributions or (), Measure(gold_doc.text)
    matches = match_attributions(scale, gold, predicted)
    linked = choose_matches(matches, is_linked)
    used, answered = {match.predicted for match in linked}, {match.gold for match in linked}
    loose = choose_matches(
        (match for match in matches if match.predicted not in used and match.gold not in answered),
        lambda match: True,
    )
    faults = []
    for match in loose:
        used.add(match.predicted)
        answered.add(match.gold)
        wrong = [
            name for name, ratio in (("source", match.source), ("content", match.content)) if ratio < 0.5
        ]
        faults.append(
            _make_fault(
                f"wrong {' and '.join(wrong)}", gold_doc, gold[match.gold], predicted[match.predicted]
            )
        )
    faults += [
        _make_fault("missed", gold_doc, item, None) for k, item in enumerate(gold) if k not in answered
    ]
    faults += [
        _make_fault("false", gold_doc, None, item) for k, item in enumerate(predicted) if k not in used
    ]
    yield from sorted(faults, key=lambda fault: (CLASSES.index(fault.kind), fault.start))


def _make_fault(kind: str, doc: Document, gold: Attribution | None, own: Attribution | None) -> Fault:
    items = [(name, item) for name, item in (("gold", gold), ("predicted", own)) if item is not None]
    lines = [
        f"{name:9}: {mark_attribution(doc.text, item)}"
        + (f"   ({item.rule}, {item.confidence:.2f})" if item.rule else "")
        for name, item in items
    ]
    first = items[0][1]
    spans = (*first.content, *first.cue, *first.source)
    start = min((low for low, _ in spans), default=0)
    return Fault(kind, doc.id, gold, own, tuple(lines), holds_reporting_cue(doc.text, first), start)


def mark_attribution(text: str, item: Attribution) -> str:
    """Return an attribution in its context, in the notation of the rules' examples.

    ... [S: Activists] [C: said] [T: the road was closed] ...
    """
    marks = list_marks((item,))
    if not marks:
        return "(no spans)"
    first, last = marks[0][0], max(mark[1] for mark in marks)
    begin, stop = max(0, first - _CONTEXT), min(len(text), last + _CONTEXT)
    marked = write_marks(text, marks, begin, stop)
    return " ".join(f"{'…' if begin else ''}{marked}{'…' if stop < len(text) else ''}".split())


def write_report(pairs: Iterable[tuple[Document, Sequence[Attribution]]]) -> Iterator[str]:
    """Yield the lines of the report: each class with its number, then each fault in context."""
    faults: dict[str, list[Fault]] = {name: [] for name in CLASSES}
    for gold_doc, predicted in pairs:
        for fault in find_faults(gold_doc, predicted):
            faults[fault.kind].append(fault)
    for name, items in faults.items():
        reporting = sum(fault.reporting for fault in items)
        yield f"{name}: {len(items)} ({reporting} with a reporting cue)"
    for name, items in faults.items():
        if items:
            yield ""
            yield f"== {name} =="
        for fault in items:
            yield f"{fault.document}"
            yield from (f"  {line}" for line in fault.lines)
