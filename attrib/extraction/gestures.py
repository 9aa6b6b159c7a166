"""What a speaker does in the middle of a quotation: "“We stop them” — he tapped the map — “right here”".

Between two dashes that part a quotation stands what somebody does, and no saying: cues there are dropped
where the quotation has a speaker outside the dashes, or where they tell of no voice.  A quotation that the
first part of was said behind a verb of saying goes on behind the second dash.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from attrib.extraction.features.cue import CueContext
from attrib.extraction.proposals import Proposal
from attrib.extraction.reach.sentence import is_quoted, sentence_of, speaks
from attrib.language.frames import DASHES
from attrib.model import Span

MOST_GESTURE = 24  # tokens between two dashes


def find_gestures(context: CueContext) -> list[Span]:
    """Return the insertions between dashes that part quotations: tokens from the one dash up to the other."""
    seg, spans = context.seg, context.frame.quotation_tokens
    opens = [low for low, _ in spans]
    starts = frozenset(opens)
    found = []
    for dash in (k for k, word in enumerate(seg.words) if word in DASHES and is_quoted(context, k) < 0):
        first, _ = sentence_of(context, dash)
        before = spans[bisect_left(opens, first) : bisect_right(opens, dash)]
        if any(end <= dash for _, end in before):
            closing = _find_closing_dash(context, dash)
            if closing is not None and closing + 1 in starts:
                found.append((dash, closing))
    return found


def _find_closing_dash(context: CueContext, dash: int) -> int | None:
    """Return the next dash, where no quotation and no end of a sentence comes first."""
    seg = context.seg
    for k in range(dash + 1, min(dash + MOST_GESTURE, len(seg.words) - 1)):
        if seg.words[k] in DASHES:
            return k if is_quoted(context, k) < 0 else None
        if is_quoted(context, k) >= 0 or seg.words[k] in (".", "?", "!"):
            return None
    return None


def drop_gestures(context: CueContext, held: Sequence[Proposal]) -> list[Proposal | None]:
    """Return the attributions in their order: None for one of a gesture, quotations joined over it."""
    gestures = find_gestures(context)
    if not gestures:
        return list(held)
    return [_part_from_gestures(context, proposal, held, gestures) for proposal in held]


def _part_from_gestures(
    context: CueContext, proposal: Proposal, held: Sequence[Proposal], gestures: Sequence[Span]
) -> Proposal | None:
    """Return an attribution with the quotation behind a gesture inside it; None for one of the gesture."""
    head = context.heads[proposal.number]
    for low, high in gestures:
        if low < head < high:
            others = [other for other in held if not low < context.heads[other.number] < high]
            if not speaks(context, head) or any(_speaks_around(context, o, (low, high)) for o in others):
                return None
    for low, high in gestures:
        behind = context.frame.quotation_tokens[is_quoted(context, high + 1)]
        last = proposal.content[-1] if proposal.content else (0, 0)
        if last[0] < low and high < last[1]:
            proposal = replace(proposal, content=(*proposal.content[:-1], (last[0], low), behind))
        elif last[1] == low and head < last[0] or proposal.source[1] == low and proposal.source[0] > head:
            proposal = replace(proposal, content=(*proposal.content, behind))
    return proposal


def _speaks_around(context: CueContext, other: Proposal, gesture: Span) -> bool:
    """Tell whether an attribution's words are the quotation that a gesture parts."""
    head = context.heads[other.number]
    first, last = sentence_of(context, gesture[0])
    inside = first <= head < last or sentence_of(context, gesture[1])[0] <= head
    return inside and any(
        low < gesture[0] <= high or low <= gesture[1] + 1 < high for low, high in other.content
    )
