"""Noun phrases that take up what was said, and who speaks of them: ", | a move | the unions | called"."""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import FINITE, PAUSES
from attrib.language.misread import read_person_nouns
from attrib.model import Span

from .noun_phrases import MOST_SOURCE
from .sentence import sentence_of
from .words import load_reach_words

MOST_RESUMED = 5  # tokens of a noun phrase that takes up what was said
MOST_RESUMING = 12  # tokens from there to the verb of who speaks of it
_BEGINNING = ("DT", "PRP$", "PRP", "NNP", "NNPS", "NNS")  # tags with which a noun phrase begins


def resumed_at(context: CueContext, comma: int, stop: int) -> Span | None:
    """Return the noun phrase behind a mark that takes up what was said: ", | a move | the unions".

    Its noun is one of the words that do so, or the next noun phrase follows at once.
    """
    seg, words = context.seg, load_reach_words()
    if comma < 0 or seg.words[comma] not in PAUSES:
        return None
    for k in range(comma + 1, min(stop, comma + 1 + MOST_RESUMED)):
        bare = seg.tags[k] == "NNS" and seg.lemmas[k] in words.resuming  # ", charges | he denies"
        opens = bare or seg.lowers[k] in words.openers
        if k == comma + 1 and not opens or seg.tags[k][:2] in ("VB", "MD", "IN"):
            return None
        following = seg.tags[k + 1] if k + 1 < stop else ""
        if seg.lemmas[k] in words.resuming:
            alone = following not in ("NN", "NNS")
            if alone or _is_titled(context, k + 1) or not _is_compound(context, k + 1, stop):
                return comma + 1, k + 1
        elif seg.tags[k] == "NN" and (following in _BEGINNING or seg.lowers[k + 1 : k + 2] == ["which"]):
            return comma + 1, k + 1
    return None


def _is_titled(context: CueContext, k: int) -> bool:
    """Tell whether a noun is what somebody is, before his name: "a claim | captain | Bo Lund denied"."""
    return context.seg.lowers[k] in read_person_nouns() and context.seg.tags[k + 1 : k + 2] == ["NNP"]


def _is_compound(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether the noun at ``k`` belongs to the one before it: "a peace deal | proposal | he called"."""
    seg = context.seg
    return seg.tags[k] == "NN" and k + 1 < stop and seg.tags[k + 1] in ("DT", "PRP", "PRP$", "NNP", "WDT")


def resuming_source(context: CueContext, end: int, first: int) -> Span | None:
    """Return who speaks, up to ``end``, of what a noun phrase takes up: ", a move | the unions | called"."""
    seg, relative = context.seg, ("that", "which")
    for comma in range(end - 2, max(first, end - MOST_SOURCE) - 1, -1):
        span = resumed_at(context, comma, end)
        if span is None:
            continue
        start = span[1] + (span[1] < end and seg.lowers[span[1]] in relative)
        while end > start and seg.words[end - 1] == ",":
            end -= 1
        if start < end and not any(seg.tags[k] in FINITE or seg.tags[k] == "TO" for k in range(start, end)):
            if seg.tags[start] not in ("IN", "VBG", "VBN", "CC", ",", "WRB"):
                return start, end
    return None


def resumed_before(context: CueContext, end: int, first: int) -> Span | None:
    """Return the noun phrase up to ``end`` that takes up what was said: ", | a move |, called by"."""
    for comma in range(end - 2, max(first, end - MOST_RESUMED - 1) - 1, -1):
        span = resumed_at(context, comma, min(end + 2, sentence_of(context, first)[1]))
        if span is not None and span[1] == end:
            return span
    return None


def is_resumed(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether at ``k`` a noun phrase takes up what was said, and somebody speaks of it."""
    seg = context.seg
    span = resumed_at(context, k - 1, stop)
    if span is None:
        return False
    verb = span[1]
    for verb in range(span[1], min(stop, span[1] + MOST_RESUMING)):
        if seg.tags[verb] in FINITE or seg.tags[verb] == "VBN" and verb == span[1]:
            break
    else:
        return False
    if seg.lowers[verb] in ("has", "have", "had") and verb + 1 < stop:
        verb += 1
    judged = context.family(verb) in ("speech", "judge", "commit")
    if not judged:
        return False
    if verb == span[1]:
        return verb + 1 < stop and seg.lowers[verb + 1] == "by"
    return resuming_source(context, context.group(verb).start, sentence_of(context, verb)[0]) is not None
