"""What "reportedly" and its like say of: the clause they stand in, or the phrase behind them.

"| After the vote the mayor reportedly fled |, while others stayed"; "a strike, reportedly | due to pay".
A function that cannot tell returns None.  All spans are half-open token ranges.
"""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.extraction.reach.sentence import (
    before_comma,
    body_end,
    is_quoted,
    sentence_of,
    speaks,
    subjects_before,
)
from attrib.extraction.reach.words import load_reach_words
from attrib.language.frames import FINITE
from attrib.model import Span

_VERBAL = ("VB", "MD")
_HANGING = ("VBN", "VBG")  # tags of participles
_LEADS = ("IN", "VBG", "TO", "JJ")  # tags of words that open a phrase before a clause


def clause_before(context: CueContext, head: int) -> Span | None:
    """Return the words of a clause before an adverb in its verb: "| The mayor has | reportedly fled"."""
    seg, frame = context.seg, context.frame
    first, _ = sentence_of(context, head)
    verb = head
    while verb > first and (seg.tags[verb - 1][:2] in _VERBAL or seg.tags[verb - 1] == "RB"):
        verb -= 1
    closes = verb - 1 > first and seg.words[verb - 1] == "," and _closes_aside(context, first, verb - 1)
    chunk = frame.chunk_of[verb - 1 - closes] if verb > first else -1
    if chunk < 0 or verb == head and seg.tags[head + 1] not in FINITE:
        return None  # "the clerk, | reportedly | drunk, slept"
    low = _subject_start(context, head, frame.chunks[chunk][0])
    if low is None or is_quoted(context, low) != is_quoted(context, head):
        return None
    start = _clause_start(context, first, low)
    return None if start is None else (start, head)


def _closes_aside(context: CueContext, first: int, comma: int) -> bool:
    """Tell whether a comma closes what stands beside a subject: "The driver, once a boxer | , reportedly"."""
    seg = context.seg
    opens = next((k for k in range(comma - 1, first, -1) if seg.words[k] == ","), -1)
    subject = context.frame.chunk_of[opens - 1] if opens > first else -1
    return subject >= 0 and not any(seg.tags[k] in FINITE for k in range(first, opens))


def _subject_start(context: CueContext, head: int, low: int) -> int | None:
    """Return where the subject begins of the verb beside an adverb; its last part begins at ``low``."""
    frame, governor = context.frame, context.frame.heads[head]
    if governor < 0:
        return None
    subjects = subjects_before(context, governor, head)
    if not subjects or frame.chunk_of[subjects[-1]] < 0:
        return None
    return min(low, frame.chunks[frame.chunk_of[subjects[-1]]][0])


def _clause_start(context: CueContext, first: int, low: int) -> int | None:
    """Return where the clause begins whose subject begins at ``low``: at a phrase that leads it."""
    seg = context.seg
    if low == first:
        return low
    before = seg.lowers[low - 1]
    if before in load_reach_words().rumour_joints or before == ";" or speaks(context, low - 1):
        return low
    if all(seg.tags[k] == "RB" or seg.words[k] == "," for k in range(first, low)):
        return low  # "Meanwhile, | the mayor"
    begin = first
    while seg.tags[begin] == "RB":
        begin += 1
    leads = seg.tags[begin] in _LEADS or seg.lowers[begin] in load_reach_words().subordinating
    if not leads or any(speaks(context, k) for k in range(first, low)):
        return None
    closed = before == "," or context.bare and not any(seg.tags[k] in FINITE for k in range(first, low))
    return begin if closed else None


def clause_after(context: CueContext, head: int, start: int) -> Span | None:
    """Return the words of a clause behind an adverb, up to where another begins: "fled |, while others"."""
    stop = body_end(context, head)
    for k in range(start, stop):
        if is_quoted(context, k) == is_quoted(context, head) and _begins_another(context, k, stop):
            stop = before_comma(context, k)
            break
    if stop - start < 1 or any(speaks(context, k) and stop - k <= 3 for k in range(start + 1, stop)):
        return None  # "reportedly fled, | officials said"
    return start, stop


def _begins_another(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether another clause than the adverb's begins at ``k``, or the mark or word before it."""
    seg = context.seg
    turns = seg.lowers[k] in load_reach_words().rumour_turns and (seg.words[k - 1] == "," or context.bare)
    return seg.words[k] == ";" or turns or _joins_clause(context, k, stop)


def _joins_clause(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether "and" at ``k`` joins a clause with a subject of its own: "fled | and the army fired"."""
    seg, frame = context.seg, context.frame
    if seg.lowers[k] != "and" or k + 1 >= stop or frame.chunk_of[k + 1] < 0:
        return False
    verb = frame.chunks[frame.chunk_of[k + 1]][1]
    return verb < stop and seg.tags[verb] in FINITE


def phrase_after(context: CueContext, head: int, start: int) -> Span | None:
    """Return a phrase behind an adverb that hangs on the clause before: ", reportedly | killing nine"."""
    seg = context.seg
    stop = body_end(context, head)
    wanted = _HANGING if context.bare else (*_HANGING, "VBD", "IN", "JJ", "CD")
    if start >= stop or seg.tags[start] not in wanted or seg.tags[head - 1][:2] in _VERBAL:
        return None
    if seg.tags[start] == "VBD" and clause_before(context, head) is not None:
        return None  # "the driver, once a boxer, reportedly | fled"
    end = next((k for k in range(start, stop) if seg.words[k] in (",", ";", "—", "–", ")")), stop)
    if end < stop and seg.words[end] == "," and (end + 1 >= stop or seg.tags[end + 1] in FINITE):
        return None  # "Luk, reportedly aged 68, had": an apposition
    return (start, end) if end > start else None
