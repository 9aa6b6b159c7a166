"""Proposals for the content of a cue whose source is settled.

Content lies after the cue ("A"), before it ("B") or on both sides ("BA").  Each side is a start and an
end: first the boundary next to the cue is chosen, then, knowing it, the far one.  What chooses are the
features of :mod:`attrib.extraction.features.region`.
"""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import CLOSERS, OPENERS
from attrib.model import Segmentation, Span

from .source_spans import cue_start

_CUT_TAGS = frozenset(
    (
        "CC",
        "IN",
        "TO",
        "WDT",
        "WP",
        "WRB",
        "RB",
        "VBG",
        "MD",
        "VBZ",
        "VBD",
        "VBP",
        "VBN",
        ":",
        ",",
        ".",
        "-LRB-",
        "-RRB-",
        "(",
        ")",
        "''",
        "``",
        "NNP",
        "PRP",
        "DT",
        "JJ",
        "NN",
        "NNS",
        "EX",
        "WP$",
        "PRP$",
        "CD",
    )
)
BREAKS = frozenset((",", ";", ":", "—", "–", "-", "--", "(", ")", "...", "…"))
MAX_LENGTH = 90


def after_starts(context: CueContext, number: int, source: Span) -> list[int]:
    """Return token positions at which content after the cue may start (the nearest first)."""
    seg = context.seg
    i = context.candidates[number].head
    last = seg.sentence_tokens[seg.sentence_of[i]][1]
    end = context.candidates[number].tokens[-1] + 1
    if source[0] >= end:
        # content between cue and an inverted source is rare: begin behind the source, but allow both
        return [p for p in range(source[1], min(source[1] + 14, last)) if _may_start(seg, p)] or [
            min(source[1], last - 1)
        ]
    limit = min(end + 18, last)
    starts = [
        p
        for p in range(end, limit)
        if p - end < 8
        or seg.words[p - 1] in BREAKS
        or seg.lowers[p - 1] == "that"
        or seg.words[p] in OPENERS
        or seg.lowers[p] in ("that", "to", "how", "why", "what", "whether")
    ]
    starts = [p for p in starts if _may_start(seg, p)]
    for p in range(limit, last):
        if seg.lowers[p - 1] == "that" or seg.words[p] in OPENERS:
            starts.append(p)
            if len(starts) > 24:
                break
    return starts + _start_in_phrase(context, number)


def _start_in_phrase(context: CueContext, number: int) -> list[int]:
    """Return where the noun phrase inside a cue phrase starts: "claimed | responsibility for"."""
    cand = context.candidates[number]
    p = cand.head + 1
    if len(cand.tokens) < 2 or cand.tokens[1] != p:
        return []
    chunk = context.frame.chunk_of[p]
    return [p] if chunk >= 0 and context.frame.chunks[chunk][0] == p else []


def _may_start(seg: Segmentation, p: int) -> bool:
    return not (
        seg.words[p] in (",", ".", ";", ")", "'s", "’s") or seg.lowers[p] == "that" and seg.tags[p] == "IN"
    )


def before_ends(context: CueContext, number: int, source: Span) -> list[int]:
    """Return token positions (exclusive) at which content before the cue may end (the nearest first)."""
    seg = context.seg
    i = context.candidates[number].head
    first = seg.sentence_tokens[seg.sentence_of[i]][0]
    start = cue_start(context, number)
    if 0 <= source[0] < start:
        start = source[0]
    ends = [
        q
        for q in range(start, first, -1)
        if start - q < 6
        or seg.words[q] in BREAKS
        or seg.words[q - 1] in CLOSERS
        or context.frame.chunk_of[q - 1] >= 0
        and (q >= start or context.frame.chunk_of[q] != context.frame.chunk_of[q - 1])
    ]
    ends = [q for q in ends if seg.words[q - 1] not in (",", ";", ":")][:14]
    if not ends and first > 0:
        return [first]  # the quotation stands in the sentence before: "Really?" she asked
    if first > 0 and start == first:
        ends.append(first)
    elif first > 0 and context.frame.quoted[first - 1] >= 0 and start - first < 12:
        ends.append(first)
    return ends or [start]


def after_ends(context: CueContext, number: int, source: Span, start: int) -> list[int]:
    """Return exclusive token ends for content that starts at ``start`` behind the cue."""
    seg, frame = context.seg, context.frame
    last = seg.sentence_tokens[seg.sentence_of[start]][1]
    stop = last
    while stop > start + 1 and (seg.words[stop - 1] in (".", "?", "!") or seg.words[stop - 1] in CLOSERS):
        stop -= 1
    if source[0] > start:
        stop = min(stop, source[0])
    ends = []
    chunk_of = frame.chunk_of
    for q in range(start + 1, min(stop, start + MAX_LENGTH)):
        if (
            seg.tags[q] not in _CUT_TAGS
            or seg.words[q - 1] in (",", "(", ";")
            or seg.words[q - 1] in OPENERS
            and frame.quoted[q] >= 0
        ):
            continue
        if chunk_of[q] >= 0 and chunk_of[q] == chunk_of[q - 1]:
            continue
        ends.append(q)
    if stop > start:
        ends.append(stop)
    return ends


def before_starts(context: CueContext, number: int, source: Span, end: int) -> list[int]:
    """Return token starts for content that ends (exclusively) at ``end`` before the cue."""
    seg, frame = context.seg, context.frame
    if end <= 0:
        return [0]
    sentence = seg.sentence_of[end - 1]
    first = seg.sentence_tokens[sentence][0]
    starts = [first]
    for p in range(max(first + 1, end - MAX_LENGTH), end):
        word = seg.words[p - 1]
        if (
            word in BREAKS
            or word in OPENERS
            or seg.tags[p - 1] in ("CC", "IN", "WDT")
            or (frame.quoted[p] >= 0 and frame.quoted[p - 1] < 0)
            or (frame.chunk_of[p] >= 0 and frame.chunks[frame.chunk_of[p]][0] == p)
        ):
            if seg.lowers[p] in ("least", "most", "than") and seg.lowers[p - 1] in (
                "at",
                "more",
                "less",
                "fewer",
            ):
                continue
            starts.append(p)
    quotation = frame.quoted[end - 1]
    if quotation >= 0:
        low = frame.quotation_tokens[quotation][0]
        if low < first:
            starts.append(low)
        elif low not in starts:
            starts.append(low)
    return starts
