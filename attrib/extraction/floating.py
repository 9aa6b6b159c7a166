"""Quotations without a verb of their own, given to who spoke last in the paragraph.

``Rosa Lind said the crane fell at noon. "It was not fixed to the ground."`` has one verb and two sentences
of hers.  A sentence that is a quotation and nothing else, and that nobody else is given, goes on with what
the last speaker of its paragraph said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attrib.extraction.features.cue import CueContext
from attrib.extraction.proposals import Proposal
from attrib.extraction.reach import is_quoted
from attrib.model import Span

MOST_BETWEEN = 1  # sentences of the article's own between a speaker's words


def extend_floating(context: CueContext, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals, in order, with the floating quotations added to the contents they go on with."""
    taken = [False] * len(context.seg.sentence_tokens)
    for proposal in proposals:
        for low, high in proposal.content:
            for sentence in range(context.seg.sentence_of[low], context.seg.sentence_of[high - 1] + 1):
                taken[sentence] = True
    extended = list(proposals)
    for sentence, span in find_whole_quotations(context):
        if taken[sentence]:
            continue
        place = _find_speaker(context, extended, sentence, taken)
        if place is not None:
            extended[place] = replace(extended[place], content=(*extended[place].content, span))
            taken[sentence] = True
    return extended


def find_whole_quotations(context: CueContext) -> list[tuple[int, Span]]:
    """Return the sentences that are a quotation, or part of one, and nothing else, with their token range."""
    found = []
    for sentence, (first, last) in enumerate(context.seg.sentence_tokens):
        number = is_quoted(context, first) if first < last else -1
        if number < 0 or last - first < 3 and context.frame.quotation_tokens[number][1] - first < 3:
            continue
        if all(is_quoted(context, k) == is_quoted(context, first) for k in range(first, last - 1)):
            found.append((sentence, (first, last)))
    return found


def _find_speaker(
    context: CueContext, proposals: Sequence[Proposal], sentence: int, taken: Sequence[bool]
) -> int | None:
    """Return the place of the last speaker's proposal before a sentence, in its paragraph; None in doubt."""
    seg = context.seg
    first = seg.sentence_tokens[sentence][0]
    before = [
        place
        for place, proposal in enumerate(proposals)
        if context.heads[proposal.number] < first
        and seg.paragraph_of[seg.sentence_of[context.heads[proposal.number]]] == seg.paragraph_of[sentence]
        and not any(
            low <= context.heads[proposal.number] < high
            for other in proposals
            if other is not proposal
            for low, high in other.content
        )
    ]
    if not before:
        return None
    place = before[-1]
    proposal = proposals[place]
    head = context.heads[proposal.number]
    last = max(seg.sentence_of[high - 1] for _, high in proposal.content)
    between = range(max(last, seg.sentence_of[head]) + 1, sentence)
    speech = context.family(head) == "speech"
    if not speech or len(between) > MOST_BETWEEN or any(taken[s] for s in between):
        return None
    return place
