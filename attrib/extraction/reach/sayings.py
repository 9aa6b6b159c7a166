"""What is of the saying and of neither source nor content: "| on Monday in a note |", "told | the BBC |"."""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.language.frames import FINITE, names_paper

from .sentence import clause_end
from .words import load_reach_words


def skip_sayings(context: CueContext, start: int, stop: int) -> int:
    """Return the token after the adverbials of saying at ``start`` (``start`` where there are none)."""
    k = start
    while k < stop:
        following = skip_saying(context, k, stop)
        if following == k:
            return k
        k = following
    return k


def skip_saying(context: CueContext, k: int, stop: int) -> int:
    """Return the token after the one adverbial of saying at ``k``, or ``k``: "| on Monday | in a note"."""
    seg, words = context.seg, load_reach_words()
    low = seg.lowers[k]
    if names_paper(seg.words, k):
        return k
    if low == "," and k + 1 < stop and seg.tags[k + 1] == "VBG" and seg.lemmas[k + 1] in words.bearing:
        return clause_end(context, k + 1, stop)  # ", speaking on condition of anonymity"
    if low == "," and k + 3 < stop and seg.tags[k + 1] == "IN" and skip_saying(context, k + 1, stop) == stop:
        return stop  # ", in a note dated Jan. 9"
    if low in words.adverbs or seg.tags[k] == "RB" and low.endswith("ly"):
        return k + 1
    if low in words.times:
        return k if seg.tags[k] == "NNP" and seg.tags[k - 1] == "NNP" and low in words.surnames else k + 1
    chunk_of, chunks = context.frame.chunk_of, context.frame.chunks
    if low == "for" and k + 2 < stop and seg.tags[k + 1] == "PRP$" and seg.lowers[k + 2] == "part":
        return k + 3
    after = _open_time(context, k, stop)
    if k < after < stop and (seg.lowers[after] in words.times or _is_date(context, after)):
        end = after
        while end < stop and (
            seg.lowers[end] in words.times or seg.tags[end] == "CD" or seg.lowers[end] in ("may", "’s", "'s")
        ):
            end += 1
        return end if seg.tags[end - 1] != "POS" else k
    if low == "by" and k + 1 < stop and seg.lowers[k + 1] in words.means:
        return _means_end(context, k, stop)
    if low in ("at", "by", "around", "about", "before", "after") and k + 1 < stop:
        clock = _clock_end(context, k + 1, stop)
        if clock > k + 1:
            return clock
    if low in words.prepositions and k + 1 < stop and chunk_of[k + 1] >= 0:
        chunk = chunk_of[k + 1]
        low_end = chunks[chunk][1]
        head = context.frame.chunk_heads[chunk]
        place = seg.lemmas[head] == "site" and low not in ("on", "via")  # "rescuers | at the site"
        if seg.lemmas[head] in words.media and not place and low_end <= stop:
            return _skip_hanging(context, low_end, stop)
    return k


def _open_time(context: CueContext, k: int, stop: int) -> int:
    """Return the token behind the words that may open a time at ``k``: "| in early | June"; three at most."""
    seg, openers = context.seg, load_reach_words().time_openers
    after = k
    while after < min(stop, k + 3) and seg.lowers[after] in openers:
        if seg.lowers[after] == "that" and after + 1 < stop and seg.tags[after + 1] in ("IN", "TO"):
            break  # "revealed | that in December he"
        after += 1
    return after


def _means_end(context: CueContext, by: int, stop: int) -> int:
    """Return where the means ends that somebody is told by, or ``by``: "told | by text message | that".

    "By Mail Online" and "by a letter from her aunt" tell who told it.
    """
    seg, means = context.seg, load_reach_words().means
    end = by + 2
    while end < stop and seg.lemmas[end] in means:
        end += 1
    named = end < stop and (seg.lowers[end] == "from" or seg.tags[end][:2] == "NN")
    return by if named else end


def _clock_end(context: CueContext, k: int, stop: int) -> int:
    """Return where a time of the day ends that begins at ``k``, or ``k``: "6 a.m. local time", "noon"."""
    seg, clock = context.seg, load_reach_words().clock
    end = k + (seg.tags[k] == "CD")
    while end < stop and seg.lowers[end] in clock:
        end += 1
    return end if end > k + (seg.tags[k] == "CD") else k


def _is_date(context: CueContext, k: int) -> bool:
    seg = context.seg
    month = (
        seg.words[k] == "May"
        and seg.tags[k] == "NNP"
        and seg.lowers[k - 1] in ("last", "in", "since", "early")
    )
    return month or seg.lowers[k] == "may" and k + 1 < len(seg.tags) and seg.tags[k + 1] == "CD"


def _skip_hanging(context: CueContext, k: int, stop: int) -> int:
    """Return where what hangs on "in an interview" ends: "| with the BBC", "| on state television"."""
    seg, chunk_of, chunks = context.seg, context.frame.chunk_of, context.frame.chunks
    if k < stop and seg.lemmas[k] in load_reach_words().posted and seg.tags[k] in ("VBN", "VBD"):
        k += 1
        while k < stop and (seg.tags[k] in ("RB", "JJ") or seg.lowers[k] == "online"):
            k += 1
    if k < stop and seg.lowers[k] == "dated":
        k += 1
        while k < stop and (seg.tags[k] in ("CD", "NNP") or seg.words[k] == "," and seg.tags[k - 1] == "CD"):
            k += 1
    if k + 1 < stop and seg.tags[k] == "WDT" and seg.tags[k + 1] in FINITE:
        return clause_end(context, k, stop)  # "in a diary | that surfaced in Riga"
    for _ in range(3):
        if not (
            k + 1 < stop and seg.lowers[k] in ("with", "on", "to", "by", "of", "from", "in", "for", "at")
        ):
            return k
        if chunk_of[k + 1] < 0:
            return k
        k = chunks[chunk_of[k + 1]][1]
    return k


def strip_sayings(context: CueContext, start: int, stop: int) -> int:
    """Return the end of ``[start, stop)`` without adverbials of saying at its end: "the army | on Monday"."""
    for _ in range(4):
        if stop - 1 > start and context.seg.tags[stop - 1] == "RB":
            stop -= 1
            continue
        for width in range(5, 0, -1):  # the longest: "on Monday", not "Monday" alone
            low = stop - width
            if low > start and context.seg.lowers[low] in load_reach_words().owned:
                continue  # "a letter seen | by the newspaper"
            if low > start and skip_sayings(context, low, stop) == stop:
                stop = low
                break
        else:
            return stop
    return stop


def follows_addressee(context: CueContext, low: int, first: int) -> bool:
    """Tell whether those addressed end at ``low``: "told the paper | he believed"."""
    seg = context.seg
    if context.bare or context.frame.chunk_of[low - 1] < 0:
        return False
    for verb in range(low - 2, max(first, low - 8) - 1, -1):
        if seg.lemmas[verb] in load_reach_words().telling and seg.tags[verb][:2] == "VB":
            return addressee_after(context, verb + 1, low + 1) == low
    return False


def addressee_after(context: CueContext, start: int, stop: int) -> int:
    """Return the token behind the noun phrase of those who are told; ``start`` where there is none."""
    seg, frame = context.seg, context.frame
    k = start + 1 if start < stop and seg.lowers[start] in ("to", "with") else start
    if k >= stop or frame.chunk_of[k] < 0:
        return start
    end = _end_of_name(context, *frame.chunks[frame.chunk_of[k]], stop)
    for _ in range(4):
        if _is_owned_noun(context, end, stop):
            end = frame.chunks[frame.chunk_of[end]][1]
        elif end + 1 < stop and seg.tags[end] == "POS" and frame.chunk_of[end + 1] >= 0:
            end = frame.chunks[frame.chunk_of[end + 1]][1]
        elif (
            end + 1 < stop
            and seg.lowers[end] in ("of", "for", "at", "in", "and", "from")
            and frame.chunk_of[end + 1] >= 0
        ):
            end = frame.chunks[frame.chunk_of[end + 1]][1]
        elif end + 1 < stop and seg.words[end] == "," and frame.chunk_of[end + 1] >= 0:
            closing = frame.chunks[frame.chunk_of[end + 1]][1]
            if closing < stop and seg.words[closing] == ",":
                end = closing + 1
            else:
                break
        else:
            break
    return min(end, stop)


def _end_of_name(context: CueContext, low: int, high: int, stop: int) -> int:
    """Return where those addressed end whose name runs into a subject: "told Agence Presse | arson is"."""
    seg = context.seg
    verb = high + (high < stop and seg.tags[high] == "RB")
    if context.bare or verb >= stop or seg.tags[verb] not in FINITE:
        return high
    name = next((j for j in range(low, high) if seg.tags[j][:3] != "NNP" and seg.tags[j] != "DT"), high)
    named = name > low + (seg.tags[low] == "DT")
    return name if named and seg.tags[name : name + 1] != ["POS"] else high


def _is_owned_noun(context: CueContext, end: int, stop: int) -> bool:
    """Tell whether a noun at ``end`` closes a name: "told Radio 4's Today | programme | the deal"."""
    seg, frame = context.seg, context.frame
    chunk = frame.chunk_of[end] if end < stop else -1
    alone = chunk >= 0 and frame.chunks[chunk] == (end, end + 1) and seg.tags[end] == "NN"
    if alone and seg.lemmas[end] in load_reach_words().media and seg.tags[end - 1] in ("NNP", "CD"):
        return True
    if chunk < 0 or frame.chunks[chunk] != (end, end + 1) or seg.tags[end] != "NN":
        return False
    low = frame.chunks[frame.chunk_of[end - 1]][0] if frame.chunk_of[end - 1] >= 0 else end
    return (
        "POS" in seg.tags[low:end]
        and end + 1 < stop
        and (frame.chunk_of[end + 1] >= 0 or seg.lowers[end + 1] == "that")
    )
