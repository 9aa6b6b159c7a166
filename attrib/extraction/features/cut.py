"""Dense features of what a proposal cuts off or takes in, beside the other proposals of its cue.

A content that stops too early leaves words whose head it holds; one that runs on too far takes in a clause
with a subject and often a speaker of its own ("..., while the rebels | said").  These features see both; the
linear models of the boundaries see one boundary at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .codes import RELATIONS, code_of

if TYPE_CHECKING:
    from attrib.extraction.proposals import Proposal

    from .cue import CueContext

NAMES = (
    "end share",
    "start share",
    "source share",
    "arcs over end",
    "arcs over start",
    "clause behind",
    "clause behind hangs on",
    "subjects inside",
    "joined to cue inside",
    "speaker inside",
    "speaker behind",
    "same source inside",
    "same source behind",
    "source cut",
    "source taken",
    "relation at end",
    "relation behind end",
    "relation at start",
)
_MOST = 5
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def group_shares(
    group: Sequence[Proposal],
) -> tuple[dict[int, float], dict[int, float], dict[tuple[int, int], float]]:
    """Return how much of the probability of a cue's proposals goes to each content end, start and source."""
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    sources: dict[tuple[int, int], float] = {}
    total = sum(p.joint for p in group) or 1.0
    for p in group:
        share = p.joint / total
        if p.content:
            ends[p.content[-1][1]] = ends.get(p.content[-1][1], 0.0) + share
            starts[p.content[0][0]] = starts.get(p.content[0][0], 0.0) + share
        sources[p.source] = sources.get(p.source, 0.0) + share
    return ends, starts, sources


def cut_features(
    context: CueContext,
    proposal: Proposal,
    shares: tuple[dict[int, float], dict[int, float], dict[tuple[int, int], float]],
    others: Sequence[tuple[int, float, tuple[int, int]]],
    main: tuple[int, int],
) -> list[float]:
    """Return the features in the order of :data:`NAMES`.

    ``others`` are the other cues of the sentence: head, probability, best source; ``main`` is the part of
    the content that stands in the cue's sentence (token range).
    """
    seg, frame = context.seg, context.frame
    heads, relations, tags = frame.heads, frame.relations, seg.tags
    i = context.candidates[proposal.number].head
    first, last = seg.sentence_tokens[seg.sentence_of[i]]
    start, end = main
    low, high = proposal.source
    ends, starts, sources = shares
    content = proposal.content
    over_end = over_start = subjects = joined = cut = taken = 0
    clause, hangs = -1, -1
    for k in range(first, last):
        relation, governor = relations[k], heads[k]
        if relation == "punct":
            continue
        inside = start <= k < end
        if inside:
            if relation[:5] == "nsubj":
                subjects += 1
            if governor == i and relation == "conj":
                joined += 1
        elif start <= governor < end and k != i and not low <= k < high:
            if k >= end:
                over_end += 1
            else:
                over_start += 1
        if low <= k < high:
            taken += not low <= governor < high
        elif low <= governor < high and k != i:
            cut += 1
        if clause < 0 and k >= end and tags[k] in _FINITE:
            clause = 0
            verb = k if relation not in ("aux", "auxpass", "cop") else governor
            if any(relations[c][:5] == "nsubj" and c >= end for c in frame.children[verb] if verb >= 0):
                clause = 1
            above = heads[verb] if verb >= 0 else -1
            hangs = 0 if above == i else 1 if start <= above < end else 2
    inner = outer = same_in = same_out = 0.0
    for head, probability, source in others:
        if start <= head < end:
            if source == proposal.source:
                same_in = max(same_in, probability)
            elif source[0] >= start and source[1] <= end:
                inner = max(inner, probability)
        elif head >= end:
            if source == proposal.source:
                same_out = max(same_out, probability)
            elif source[0] >= end:
                outer = max(outer, probability)
    return [
        ends.get(content[-1][1], 0.0) if content else -1,
        starts.get(content[0][0], 0.0) if content else -1,
        sources.get(proposal.source, 0.0),
        min(over_end, _MOST),
        min(over_start, _MOST),
        clause,
        hangs,
        min(subjects, _MOST),
        joined,
        inner,
        outer,
        same_in,
        same_out,
        min(cut, _MOST) if low >= 0 else -1,
        min(taken, _MOST) if low >= 0 else -1,
        code_of(relations[end - 1], RELATIONS) if end > start else -5,
        code_of(relations[end], RELATIONS) if end < last else -5,
        code_of(relations[start], RELATIONS) if end > start else -5,
    ]
