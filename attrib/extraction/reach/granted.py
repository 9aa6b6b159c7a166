"""What somebody is promised or offered: the second of a verb's two objects, "promised the men | talks |"."""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext

from .noun_phrases import is_teller, is_whole
from .sayings import addressee_after
from .words import load_reach_words

MOST_ASIDE = 16  # tokens of an aside behind the first object: ", and anyone else who had fled,"
_DETERMINING = ("DT", "CD", "PRP$", "PDT")  # with which a second object begins beside any first one


def second_object(context: CueContext, start: int, stop: int) -> int | None:
    """Return where what is granted begins, behind those whom it is granted from ``start`` on.

    "promised rebels | safe passage", "offered the men who fled, and their wives, | a pardon".  None where
    one noun phrase stands there, or where it is in doubt which is the first.
    """
    frame = context.frame
    chunk = frame.chunk_of[start] if start < stop else -1
    if chunk < 0 or frame.chunks[chunk][0] != start:
        return None
    parted = _part_within(context, *frame.chunks[chunk])
    if parted is not None:
        return parted
    end = addressee_after(context, start, stop)
    if not start < end < stop:
        return None
    return (
        _behind_aside(context, start, end, stop)
        if context.seg.words[end] == ","
        else _begin(context, start, end)
    )


def what_is_assured(context: CueContext, start: int, stop: int) -> int | None:
    """Return where it begins what somebody is assured of: "assured residents of | fresh water |".

    "Residents of Bern" are one noun phrase, and so are those of whom a clause tells what they are assured;
    whom the first of two "of" tells of, "members of parliament", is in doubt.
    """
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[start] if start < stop else -1
    k = frame.chunks[chunk][1] if chunk >= 0 and frame.chunks[chunk][0] == start else stop
    if (
        k + 1 >= stop
        or seg.lowers[k] != "of"
        or "that" in seg.lowers[k:stop]
        or "of" in seg.lowers[k + 1 : stop]
    ):
        return None
    bare = seg.tags[k - 1] == "NNS" and is_teller(context, (k - 1, k), k - 1)  # "residents", no "head"
    return k + 1 if bare and seg.tags[k + 1][:3] != "NNP" and not _is_lone(context, k + 1, stop) else None


def _is_lone(context: CueContext, k: int, stop: int) -> bool:
    """Tell whether one noun without any word of its own ends a clause: "members of | parliament |."."""
    return k + 1 >= stop or not context.seg.words[k + 1][0].isalnum()


def _begin(context: CueContext, start: int, k: int) -> int | None:
    """Return ``k`` if another noun phrase begins there than the first one, from ``start`` on."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[k]
    if chunk < 0 or frame.chunks[chunk][0] != k or seg.tags[k] in ("PRP", "POS"):
        return None
    if seg.lowers[frame.chunk_heads[chunk]] in load_reach_words().times:
        return None  # "promised the men | last week | that"
    people = seg.tags[start] == "PRP" or is_teller(context, (start, k))
    return k if people or seg.tags[k] in _DETERMINING else None


def _part_within(context: CueContext, low: int, high: int) -> int | None:
    """Return where the second object begins in what was read as one noun phrase: "rebels | safe passage".

    A plural of people before other words names no kind of thing, as a singular does: "police | work".
    """
    seg = context.seg
    for k in range(low, high - 1):
        plural = seg.tags[k] == "NNS" and is_teller(context, (k, k + 1), k)
        if plural and seg.tags[k + 1] in ("JJ", "JJR", "NN", "NNS", "CD", "VBN") and seg.tags[k - 1] != "POS":
            return k + 1
    return None


def _behind_aside(context: CueContext, start: int, comma: int, stop: int) -> int | None:
    """Return where the second object begins behind an aside at a comma, else None."""
    seg, frame = context.seg, context.frame
    for k in range(comma + 2, min(stop - 1, comma + MOST_ASIDE)):
        if seg.words[k] == ",":
            aside = comma + 1 + (seg.lowers[comma + 1] in ("and", "or", "including"))
            named = frame.chunk_of[aside] >= 0 or seg.tags[aside] in ("WP", "VBN", "JJ")
            return _begin(context, start, k + 1) if named and _is_aside(context, aside, k) else None
    return None


def _is_aside(context: CueContext, low: int, high: int) -> bool:
    """Tell whether words between commas hang on those before: no clause of their own stands there."""
    return context.seg.tags[low] == "WP" or is_whole(context, low, high)
