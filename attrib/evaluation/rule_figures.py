"""How well rules that decide do: on gold, rule by rule; and what a user's rules change on a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attrib.evaluation.spans import Measure, overlap_ratio
from attrib.extraction.decide import Decision, decide_cues
from attrib.extraction.settle import build_context, decided_spans
from attrib.model import Attribution, Document

LEAST_OVERLAP = 0.5  # of source and of content, as in the figure "linked"


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """What one rule did on gold: how often it ``fired``, ``decided`` (no other rule won), and was right.

    A rule that holds is right where a gold attribution has its source and content (overlap of a half or
    more each), one that rejects where no gold attribution has the cue.  ``nested`` are those inside another
    decided content, or inside a gold content that no gold cue is in; the other figures leave them out: much
    gold marks none of these.
    """

    rule: str
    decides: str
    fired: int
    decided: int
    right: int
    nested: int

    @property
    def precision(self) -> float | None:
        return self.right / self.decided if self.decided else None


def measure_rules(documents: Iterable[Document]) -> list[RuleFigures]:
    """Return the figures of every rule that fired on gold documents, by id; ``attributions`` are the gold."""
    from attrib.extraction.decide import load_deciding_rules, match_rules
    from attrib.language.segment import segment_document

    rules = load_deciding_rules()
    fired: Counter[tuple[str, str]] = Counter()
    decided: Counter[str] = Counter()
    right: Counter[str] = Counter()
    nested: Counter[str] = Counter()
    for doc in documents:
        segmentation = segment_document(doc)
        context = build_context(segmentation)
        for number in context.open:
            fired.update({(d.rule.id, d.rule.decides) for d in match_rules(context, number, rules)})
        found = decide_cues(context, rules)
        scale = Measure(doc.text)
        for decision in found.values():
            start = context.seg.starts[decision.head]
            if decision.rule.decides == "hold" and (
                _is_nested(decision, found.values()) or _is_in_gold(start, doc.attributions or ())
            ):
                nested[decision.rule.id] += 1
                continue
            decided[decision.rule.id] += 1
            spans = decided_spans(context, decision)
            right[decision.rule.id] += is_right(scale, decision, spans, start, doc.attributions or ())
    return [
        RuleFigures(rule, decides, count, decided[rule], right[rule], nested[rule])
        for (rule, decides), count in sorted(fired.items())
    ]


def _is_nested(decision: Decision, others: Iterable[Decision]) -> bool:
    return any(
        low <= decision.head < high
        for other in others
        if other is not decision
        for low, high in other.content
    )


def _is_in_gold(head: int, gold: Sequence[Attribution]) -> bool:
    """Tell whether a character stands in what a gold attribution has said, and in no gold cue."""
    return any(low <= head < high for item in gold for low, high in item.content) and not any(
        low <= head < high for item in gold for low, high in item.cue
    )


def is_right(
    scale: Measure,
    decision: Decision,
    spans: dict[str, tuple[tuple[int, int], ...]],
    head: int,
    gold: Sequence[Attribution],
) -> bool:
    """Tell whether the gold bears a decision out."""
    if decision.rule.decides == "reject":
        return not any(start <= head < end for item in gold for start, end in item.cue)
    source, content = scale.cover(spans["source"]), scale.cover(spans["content"])
    return any(
        overlap_ratio(content, scale.cover(item.content)) >= LEAST_OVERLAP
        and overlap_ratio(source, scale.cover(item.source)) >= LEAST_OVERLAP
        for item in gold
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What a user's rules change in one document: attributions gained, lost."""

    document: Document
    gained: tuple[Attribution, ...]
    lost: tuple[Attribution, ...]


def compare_documents(before: Document, after: Document) -> Change:
    """Return what stands in one reading of a document and not in the other, by spans and stance."""

    def sign(item: Attribution) -> tuple[object, ...]:
        return item.source, item.cue, item.content, item.stance

    old = {sign(item) for item in before.attributions or ()}
    new = {sign(item) for item in after.attributions or ()}
    return Change(
        after,
        tuple(item for item in after.attributions or () if sign(item) not in old),
        tuple(item for item in before.attributions or () if sign(item) not in new),
    )
