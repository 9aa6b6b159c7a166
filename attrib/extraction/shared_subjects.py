"""Verbs that share their subject with a verb before them: "placed it in Orm, a village, and said".

The weights give such a verb the noun phrase that stands nearest, which is the end of what the verb before it
is about: an object, a place, the apposition of one.  Who speaks is the subject of the verb that the parse
joins it to; where that is not found the source is left as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attrib.extraction.features.cue import CueContext
from attrib.extraction.proposals import Proposal
from attrib.extraction.reach.noun_phrases import is_teller
from attrib.extraction.reach.sayings import strip_sayings
from attrib.extraction.reach.sentence import is_quoted, sentence_of, speaks
from attrib.extraction.reach.sources import source_before
from attrib.extraction.source_spans import cue_start
from attrib.language.frames import FINITE
from attrib.model import Span

_JOINING = frozenset(("and", "but", "then"))
_MOST_JOINED = 4  # verbs in a row: "came, saw, wrote and said"


def share_subjects(context: CueContext, held: Sequence[Proposal], decided: Sequence[bool]) -> list[Proposal]:
    """Return the attributions, those that no rule has ``decided`` with the subject that their verb shares."""
    return [p if by_rule else _share(context, p) for p, by_rule in zip(held, decided)]


def _share(context: CueContext, proposal: Proposal) -> Proposal:
    seg, head = context.seg, context.heads[proposal.number]
    (low, high), start = proposal.source, cue_start(context, proposal.number)
    if seg.tags[head] == "VBG" and low == head + 2 and seg.tags[head + 1] == "IN":
        return _give_back(context, proposal)
    if context.bare or low < 0 or seg.tags[head] not in FINITE or high > start:
        return proposal
    first, _ = sentence_of(context, head)
    joint = start - 1
    while joint > first and seg.tags[joint] == "RB":
        joint -= 1
    if joint <= first or seg.lowers[joint] not in _JOINING or is_quoted(context, joint) >= 0:
        return proposal
    people = is_teller(context, (low, high))
    if high > joint:  # "| Rebels overran a base and | said"
        opening = _opening(context, first, joint) if low == first else None
        return proposal if opening is None else replace(proposal, source=opening)
    if people and any(seg.tags[k] in FINITE for k in range(high, joint)):
        return proposal  # it is not what stands nearest
    verb = _joined_verb(context, head, low)
    subject = _subject_of(context, verb) if verb is not None else None
    if not people and (subject is None or not is_teller(context, subject)):
        subject = _speaker_before(context, first, low) or _opening(context, first, low)
    return proposal if subject is None or subject[1] > low else replace(proposal, source=subject)


def _give_back(context: CueContext, proposal: Proposal) -> Proposal:
    """Return an attribution whose source is taken from its clause with who speaks: "adding that | some"."""
    head, (low, high) = context.heads[proposal.number], proposal.source
    subject = _speaker_before(context, sentence_of(context, head)[0], head)
    if subject is None or context.seg.lowers[head + 1] != "that":
        return proposal
    begins = proposal.content and high <= proposal.content[0][0] <= high + 1
    content = ((low, proposal.content[0][1]), *proposal.content[1:]) if begins else proposal.content
    return replace(proposal, source=subject, content=content)


def _speaker_before(context: CueContext, first: int, stop: int) -> Span | None:
    """Return who speaks first in a sentence, before ``stop``: "| The mayor | said it burnt, and added"."""
    verb = next((k for k in range(first, stop) if speaks(context, k) and is_quoted(context, k) < 0), None)
    return _subject_of(context, verb) if verb is not None else None


def _opening(context: CueContext, first: int, stop: int) -> Span | None:
    """Return the people with whom a sentence opens in which no verb is known: "| Rebels | overran a base"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[first]
    if chunk < 0 or any(seg.tags[k] in FINITE for k in range(first, stop)):
        return None
    return frame.chunks[chunk] if is_teller(context, frame.chunks[chunk]) else None


def _joined_verb(context: CueContext, head: int, low: int) -> int | None:
    """Return the finite verb before ``low`` that the parse joins a verb to; None where there is none."""
    seg, frame = context.seg, context.frame
    first, _ = sentence_of(context, head)
    verb = head
    for _ in range(_MOST_JOINED):
        joins = ("conj", "ccomp") if verb == head else ("conj",)  # a parse may take the joint for a clause
        if frame.relations[verb] not in joins or not first <= frame.heads[verb] < verb:
            return None
        verb = frame.heads[verb]
        if verb < low and any(frame.relations[c][:5] == "nsubj" and c < verb for c in frame.children[verb]):
            return verb if seg.tags[verb][:2] == "VB" else None
    return None


def _subject_of(context: CueContext, verb: int) -> Span | None:
    first, _ = sentence_of(context, verb)
    return source_before(context, verb, strip_sayings(context, first, context.group(verb).start))
