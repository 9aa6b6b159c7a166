"""Numbers of victims and tolls as what is said: "44 deaths", "its count to 36", "a death toll of 12"."""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext

from .sentence import speaks
from .words import load_reach_words

COUNTS = frozenset(("victims", "number", "toll", "own", "sum"))  # sorts of T that are counts
_NEAR_COUNT = 8  # tokens from a number to what it counts
_MARKS = frozenset((",", ".", ";", ":", "(", ")"))


def count_end(context: CueContext, start: int, stop: int) -> int:
    """Return where a count ends, by ``stop``: where another clause begins, "at five | while nine fled"."""
    turns = load_reach_words().turns - {"as"}
    return next((k for k in range(start + 1, stop) if context.seg.lowers[k] in turns), stop)


def counts_victims(context: CueContext, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` begins with a number of victims: "44 deaths", "the killing of 12 men"."""
    seg, words = context.seg, load_reach_words()
    k = skip_counting(context, start, end)
    if k + 2 < end and seg.lemmas[k] in words.harms and seg.lowers[k + 1] == "of":
        k = skip_counting(context, k + 2, end)
        return k < end and is_number(context, k)
    if k >= end or not is_number(context, k):
        return False
    for j in range(k + 1, min(end, k + _NEAR_COUNT)):
        if seg.lowers[j] in words.victims:
            return True
        if seg.words[j] in _MARKS or seg.tags[j][:2] in ("IN", "MD", "WD", "WP") and seg.lowers[j] != "of":
            return False
    return False


def gives_toll(context: CueContext, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is a count and what it is put at: "its count to 36", "the dead at 24"."""
    seg, words = context.seg, load_reach_words()
    k = start
    while k < min(end, start + _NEAR_COUNT) and seg.lowers[k] not in words.tolls:
        k += 1
    if k >= min(end, start + _NEAR_COUNT):
        return False
    return any(
        seg.lowers[j] in ("at", "to", "from")
        and skip_counting(context, j + 1, end) < end
        and is_number(context, skip_counting(context, j + 1, end))
        for j in range(k + 1, end - 1)
    )


def gives_sum(context: CueContext, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is a count of so many: "a death toll of 12"."""
    seg, words = context.seg, load_reach_words()
    of = next((k for k in range(start + 1, min(end, start + _NEAR_COUNT)) if seg.lowers[k] == "of"), -1)
    if of < 0 or seg.lowers[of - 1] not in words.tolls or of + 1 >= end:
        return False
    k = skip_counting(context, of + 1, end)
    return k < end and is_number(context, k) and not any(speaks(context, j) for j in range(k, end))


def skip_counting(context: CueContext, k: int, end: int) -> int:
    """Return where a number begins behind words that belong to it: "| at least | 44"."""
    seg, words = context.seg, load_reach_words()
    while k < end and (seg.lowers[k] in words.leading_counts or seg.tags[k] in ("DT", "PRP$")):
        k += 1
    return k


def is_number(context: CueContext, k: int) -> bool:
    return context.seg.tags[k] == "CD" or context.seg.lowers[k] in load_reach_words().vague_counts
