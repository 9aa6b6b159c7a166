"""Sources of the weights made whole: all that hangs on a noun, and no more.

The weights choose among parts of noun phrases, and take a part for the whole: "| Guides | on the volcano
spoke of".  What stands between a source and its verb and is no aside of the saying belongs to the source; a
source that reaches back over a semicolon, a conjunction or words of when and where begins behind them.  A
relative pronoun stays the source that it is: half of the people who annotated take it, half the noun before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attrib.extraction.features.cue import CueContext
from attrib.extraction.proposals import Proposal
from attrib.extraction.reach.noun_phrases import is_whole
from attrib.extraction.reach.sayings import strip_sayings
from attrib.extraction.reach.sentence import before_comma, body_end, is_quoted, sentence_of
from attrib.extraction.reach.sources import source_after, source_before
from attrib.extraction.reach.words import load_reach_words
from attrib.extraction.source_spans import cue_start
from attrib.language.frames import FINITE
from attrib.model import Span

_PARTING = frozenset(("as", "when", "while", "because", "although", "though", "after", "before"))
_FRONTED = frozenset(("at", "on", "in", "by", "during", "after", "before", "from", "until", "since"))
_HANGING = ("IN", "VBN", "JJ")  # tags of what may hang on a source: "briefed on", "on the volcano"
# tags behind the comma of an apposition
_OPENS_BESIDE = frozenset(("VBN", "CD", "DT", "NN", "NNS", "NNP", "JJ", "WP", "WP$"))


def complete_sources(
    context: CueContext, held: Sequence[Proposal], decided: Sequence[bool]
) -> list[Proposal]:
    """Return the attributions in their order, sources made whole of those that no rule has ``decided``, and
    ended before people that are counted."""
    whole = (p if by_rule else _complete(context, p) for p, by_rule in zip(held, decided))
    return [_end_at_count(context, proposal) for proposal in whole]


def _end_at_count(context: CueContext, proposal: Proposal) -> Proposal:
    """Return an attribution whose source ends where people are counted, for a comma is lost: "According to
    port officials | 27 people died"."""
    seg = context.seg
    low, high = proposal.source
    if seg.lowers[context.heads[proposal.number]] != "according" or not proposal.content or low < 0:
        return proposal
    for k in range(low + 1, high - 1):
        counts = seg.tags[k] == "CD" and seg.tags[k - 1] in ("NN", "NNS") and seg.tags[high - 1] == "NNS"
        if counts and proposal.content[0][0] == high:
            content = ((k, proposal.content[0][1]), *proposal.content[1:])
            return replace(proposal, source=(low, k), content=content)
    return proposal


def _complete(context: CueContext, proposal: Proposal) -> Proposal:
    low, high = proposal.source
    head = context.heads[proposal.number]
    if low < 0 or context.seg.tags[head][:2] != "VB":
        return proposal
    start = cue_start(context, proposal.number)
    if not context.bare and low > head and context.seg.tags[head] in FINITE:
        return replace(proposal, source=_end_behind(context, head, (low, high)))
    finite = (
        context.seg.tags[head] in FINITE
        or context.seg.tags[head] == "VBN"
        and context.group(head).start == head
    )
    if context.bare or high > start or not finite:
        return proposal
    source = _close(context, _end_whole(context, _begin_behind(context, (low, high), head, start), start))
    return proposal if source == (low, high) else replace(proposal, source=source)


def _begin_behind(context: CueContext, source: Span, head: int, start: int) -> Span:
    """Return a source begun behind what does not belong to it: "At noon | the minister", "as | the king"."""
    seg, frame = context.seg, context.frame
    low, high = source
    if ";" in seg.words[low + 1 : start]:
        nearer = source_before(context, head, strip_sayings(context, sentence_of(context, head)[0], start))
        return nearer if nearer is not None and nearer[0] > low else _behind_semicolon(context, source, start)
    for k in range(high - 2, low, -1):
        parts = seg.lowers[k] in _PARTING and seg.tags[k] in ("IN", "WRB") and frame.chunk_of[k + 1] >= 0
        if (
            parts
            and seg.tags[k - 1][:2] in ("NN", "RB")
            and is_quoted(context, k) == is_quoted(context, high - 1)
        ):
            return k + 1, high
    chunk = frame.chunk_of[low + 1] if seg.lowers[low] in _FRONTED else -1
    behind = frame.chunks[chunk][1] if chunk >= 0 and frame.chunks[chunk][0] == low + 1 else high
    opens = (
        behind < high and frame.chunk_of[behind] >= 0 and frame.chunks[frame.chunk_of[behind]][0] == behind
    )
    return (behind, high) if opens else source


def _behind_semicolon(context: CueContext, source: Span, start: int) -> Span:
    """Return the subject that begins behind a semicolon: "aides left; | one |, asking for time, spoke"."""
    seg, words = context.seg, load_reach_words()
    low = next(k for k in range(start - 1, source[0], -1) if seg.words[k] == ";") + 1
    end = before_comma(context, start)
    aside = next((k for k in range(low + 1, end) if seg.words[k] == "," and seg.tags[k + 1] == "VBG"), -1)
    if aside > 0 and seg.lemmas[aside + 1] in words.bearing | words.unnamed:
        end = aside
    return (low, end) if context.frame.chunk_of[low] >= 0 and is_whole(context, low, end) else source


def _end_behind(context: CueContext, head: int, source: Span) -> Span:
    """Return a source behind its verb with its appositions: "wrote | the agent, code name “Heron” |, in"."""
    low, high = source
    whole = source_after(context, head, low, body_end(context, head))
    beside = whole is not None and whole[1] > high and context.seg.words[high] == ","
    named = beside and context.seg.tags[high + 1] in ("CD", "DT", "NN")
    return whole if whole is not None and named else source


def _close(context: CueContext, source: Span) -> Span:
    """Return a source with the quotation mark that closes the name it ends with: "| code name “Heron|”"."""
    low, high = source
    number = is_quoted(context, high - 1)
    opens, closed = context.frame.quotation_tokens[number] if number >= 0 else (-1, -1)
    return (low, closed) if low < opens and closed == high + 1 else source


def _end_whole(context: CueContext, source: Span, start: int) -> Span:
    """Return a source with what hangs on it before its verb: "People | briefed on the talks, who left,"."""
    seg = context.seg
    low, high = source
    end = strip_sayings(context, sentence_of(context, start)[0], start)
    while end > high and (seg.tags[end - 1] == "RB" or seg.words[end - 1] == ","):
        end -= 1
    if (
        end <= high
        or seg.tags[end - 1] == "CC"
        or is_quoted(context, high) >= 0
        and is_quoted(context, end - 1) < 0
    ):
        return source
    if seg.words[high] == ",":
        closed = seg.words[end] == "," and seg.tags[high + 1] in _OPENS_BESIDE
        if not closed or seg.lowers[high + 1] in load_reach_words().approached:
            return source
    elif seg.tags[high] not in _HANGING or seg.lowers[high] in ("than", "as"):
        return source
    timed = any(seg.lowers[k] in load_reach_words().times for k in range(high, end))
    return source if timed or not is_whole(context, low, end) else (low, end)
