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
from attrib.extraction.reach.sentence import is_quoted
from attrib.model import Span

MOST_BETWEEN = 1  # sentences of the article's own between a speaker's words


def extend_floating(context: CueContext, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals, in order, with the floating quotations added to the contents they go on with."""
    seg = context.seg
    taken = [False] * len(seg.sentence_tokens)
    cued: dict[int, list[int]] = {}  # by paragraph, the places of the proposals whose cue stands in it
    holding: dict[int, set[int]] = {}  # and of those that have content in it
    for place, proposal in enumerate(proposals):
        cued.setdefault(_paragraph(context, context.heads[proposal.number]), []).append(place)
        for low, high in proposal.content:
            for sentence in range(seg.sentence_of[low], seg.sentence_of[high - 1] + 1):
                taken[sentence] = True
                holding.setdefault(seg.paragraph_of[sentence], set()).add(place)
    extended = list(proposals)
    for sentence, span in find_whole_quotations(context):
        if taken[sentence]:
            continue
        paragraph = seg.paragraph_of[sentence]
        others = holding.setdefault(paragraph, set())
        found = _find_last(
            context, extended, cued.get(paragraph, []), others, seg.sentence_tokens[sentence][0]
        )
        if found is not None and _may_go_on(context, extended[found], sentence, taken):
            extended[found] = replace(extended[found], content=(*extended[found].content, span))
            taken[sentence] = True
            others.add(found)
    return extended


def _paragraph(context: CueContext, token: int) -> int:
    return context.seg.paragraph_of[context.seg.sentence_of[token]]


def find_whole_quotations(context: CueContext) -> list[tuple[int, Span]]:
    """Return the sentences that are a quotation, or part of one, and nothing else, with their token range."""
    found = []
    for sentence, (first, last) in enumerate(context.seg.sentence_tokens):
        number = is_quoted(context, first) if first < last else -1
        if number < 0 or last - first < 3 and context.frame.quotation_tokens[number][1] - first < 3:
            continue
        if context.frame.quoted[first : last - 1].count(number) == last - 1 - first:
            found.append((sentence, (first, last)))
    return found


def _find_last(
    context: CueContext, proposals: Sequence[Proposal], cued: Sequence[int], holding: set[int], stop: int
) -> int | None:
    """Return the last of the places ``cued`` whose cue stands before ``stop`` and in nobody else's content.

    ``holding``: the places whose content may hold such a cue.
    """
    for place in reversed(cued):
        head = context.heads[proposals[place].number]
        if head < stop and not any(
            low <= head < high
            for other in holding
            if other != place
            for low, high in proposals[other].content
        ):
            return place
    return None


def _may_go_on(context: CueContext, proposal: Proposal, sentence: int, taken: Sequence[bool]) -> bool:
    """Tell whether a speaker's words may go on in a sentence: they were spoken, and right before it."""
    seg, head = context.seg, context.heads[proposal.number]
    last = max(seg.sentence_of[high - 1] for _, high in proposal.content)
    between = range(max(last, seg.sentence_of[head]) + 1, sentence)
    spoken = context.family(head) == "speech"
    return spoken and len(between) <= MOST_BETWEEN and not any(taken[s] for s in between)
