"""Who says what stands inside another's words: the verb's own subject, the noun before "who" or "which"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import FINITE
from attrib.model import Span

from .judged import Judged
from .proposals import Proposal
from .reach.sayings import strip_sayings
from .reach.sentence import before_comma
from .reach.sources import is_reported, source_before
from .relatives import antecedent_before

_TELLING = frozenset(("speech", "think", "demand", "judge", "wish", "commit"))  # families of cues


def name_own_subjects(context: CueContext, held: Sequence[Judged]) -> list[Judged]:
    """Return the attributions, those inside what the same source says with their verb's own subject.

    "Bern said | Oslo | denies it": the weights give such verbs to whoever speaks around them.  Only verbs
    that tell what their subject says, thinks or demands.
    """
    by_source: dict[Span, list[Proposal]] = {}
    for j in held:
        by_source.setdefault(j.proposal.source, []).append(j.proposal)
    named = []
    for j in held:
        proposal = j.proposal
        outer = by_source[proposal.source] if j.decision is None else ()
        own = (
            _own_subject(context, proposal) if any(_is_within(context, proposal, o) for o in outer) else None
        )
        named.append(j if own is None else replace(j, proposal=replace(proposal, source=own)))
    return named


def _is_within(context: CueContext, proposal: Proposal, outer: Proposal) -> bool:
    """Tell whether a verb stands in what another cue before it governs."""
    head, own = context.heads[proposal.number], context.heads[outer.number]
    return own < head and any(own < low <= head < high for low, high in outer.content)


def _own_subject(context: CueContext, proposal: Proposal) -> Span | None:
    """Return the subject of a verb whose clause, by the parse, a verb of saying right before it reports."""
    seg, head = context.seg, context.heads[proposal.number]
    if context.family(head) not in _TELLING or seg.tags[head] not in (*FINITE, "VB", "VBN"):
        return None
    first = seg.sentence_tokens[seg.sentence_of[head]][0]
    start = strip_sayings(context, first, context.group(head).start)
    span = source_before(context, head, start)
    if span is None or span == proposal.source or not is_reported(context, head, span[0]):
        return None
    apart = all(not (low < span[1] and span[0] < high) for low, high in proposal.content)
    return span if apart else None


def name_antecedent(context: CueContext, judged: Judged, held: Sequence[Judged]) -> Judged:
    """Return an attribution inside another's content, its source the noun that a relative word stands for.

    "cited | a resolution | which demanded a truce".  Elsewhere the word stays: who speaks is told with it.
    """
    seg, (low, high) = context.seg, judged.proposal.source
    head = context.heads[judged.proposal.number]
    if judged.decision is not None or high != low + 1 or seg.tags[low] not in ("WDT", "WP"):
        return judged
    inside = any(
        start <= low and head < end
        for other in held
        for start, end in other.proposal.content
        if other is not judged
    )
    first = seg.sentence_tokens[seg.sentence_of[head]][0]
    span = antecedent_before(context, head, before_comma(context, low), first) if inside else None
    return judged if span is None else replace(judged, proposal=replace(judged.proposal, source=span))
