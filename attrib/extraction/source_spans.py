"""Proposals for the source of a cue; :mod:`attrib.extraction.features.source` chooses between them.

A proposal is a token range around a cue: the noun phrases before its verb group, those after it
(inverted order, "by" phrases), the possessor inside a noun cue's own phrase, or nothing at all.
"""

from __future__ import annotations

from attrib.extraction.features.cue import CueContext
from attrib.extraction.reach.noun_phrases import before_called, before_nickname
from attrib.extraction.reach.words import load_reach_words
from attrib.language.frames import FINITE, TIME_NOUNS, Frame, names_paper
from attrib.model import Segmentation, Span

NO_SOURCE: Span = (-1, -1)
_LINKS = frozenset(
    "of for in at on from with and or to , - – — 's ’s ( ) "
    "based including near by under as against about".split()
)
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that", "what", "where", "whoever"))
_TIME_UNITS = frozenset("minute minutes hour hours day days week weeks month months year years".split())
_ORDER = frozenset(("after", "before"))
_TIME_OPENERS = frozenset(("on", "late", "early", "earlier", "last", "later"))
_MAX_CHUNKS_BACK = 9
_MOST_PARTS = 7  # words of a noun phrase at which it may be cut in two
_MOST_LINKS = 3  # noun phrases of a chain that may be cut
_MOST_MODIFIERS = 3  # words before a noun that may have been taken for a verb
_MODIFYING = frozenset(("JJ", "JJR", "JJS", "VBG", "VBN", "VB", "NN", "CD", "DT"))
_NEVER_FIRST = frozenset("of in from by with for to on and or , - – —".split())


def propose_sources(context: CueContext, number: int) -> list[Span]:
    """Return candidate token ranges for the source of candidate ``number``, NO_SOURCE first, each once."""
    seg, frame = context.seg, context.frame
    cand = context.candidates[number]
    i = cand.head
    first, last = seg.sentence_tokens[seg.sentence_of[i]]
    start = cue_start(context, number)
    found: dict[Span, None] = {NO_SOURCE: None}
    # a possessor or modifier inside the cue's own noun phrase: "his claim", "Syria's promise"
    own = frame.chunk_of[i]
    if own >= 0:
        low, high = frame.chunks[own]
        _propose_possessors(seg, low, min(i, high), found)
        if low < i:
            found[(low, i)] = None
    _propose_before(seg, frame, first, min(start, i), found)
    _propose_after(seg, frame, cand.tokens[-1] + 1, last, found)
    if context.bare:
        _propose_parts(seg, frame, cand.tokens[-1] + 1, start, found)
    for child in frame.children[i]:
        if frame.relations[child] in ("nsubj", "nsubjpass", "nmod", "dep", "dobj"):
            low, high = subtree(frame, child)
            if frame.relations[child] == "nmod" and low < child and seg.tags[low] in ("IN", "TO"):
                low += 1
                if _is_place(seg, low):
                    continue
            if low < start < high:
                high = start
            if low < high and not low <= i < high:
                found[(low, high)] = None
    barred = context.barred
    spans = list(dict.fromkeys(_mend_start(context, span, first) for span in found))
    if seg.lowers[i] == "according":
        spans = _begin_behind(seg, cand.tokens[-1] + 1, spans)
    for span in spans:
        if span not in barred:
            barred[span] = (
                _holds_clause(seg, frame, span)
                or _holds_time(seg, span)
                or _holds_subject(seg, span)
                or _is_medium(seg, span)
                or _is_manner(seg, span)
                or _opens_list(seg, span)
            )
    return [span for span in spans if not barred[span]]


def _begin_behind(seg: Segmentation, end: int, spans: list[Span]) -> list[Span]:
    """Return the sources behind "according to" that begin there: "according to even | her own staff".

    Where its first words were taken for a verb's, the source has them: "according to | exit polls".
    """
    start = end
    while start < len(seg.tags) and seg.tags[start] in ("RB", "IN"):
        start += 1
    found: dict[Span, None] = {}
    for low, high in spans:
        between = range(start, low)
        if low < start or len(between) <= _MOST_MODIFIERS and all(seg.tags[k] in _MODIFYING for k in between):
            found[(start if low > start else low, high)] = None
    return [span for span in found if span == NO_SOURCE or span[0] >= start]


def _holds_subject(seg: Segmentation, span: Span) -> bool:
    """Tell whether a source behind "according to" or "under" takes in who does what it says, behind a comma.

    "According to the paper, a clerk | burnt the books".
    """
    low, high = span
    under = low > 0 and seg.lowers[low - 1] == "under"
    if not under and (low < 2 or seg.lowers[low - 1] != "to" or seg.lowers[low - 2] != "according"):
        return False
    return high < len(seg.tags) and seg.tags[high] in FINITE and "," in seg.words[low:high]


def _is_medium(seg: Segmentation, span: Span) -> bool:
    """Tell whether a span is where something is said, and nobody: "and on | Twitter | called it a hoax"."""
    low, high = span
    alone = high == low + 1 and low > 0 and seg.lowers[low - 1] in ("on", "via")
    return alone and seg.lowers[low] in load_reach_words().networks


def _is_manner(seg: Segmentation, span: Span) -> bool:
    """Tell whether a span is an adverb's, and nobody: "at | first | announced", "by | mistake |"."""
    low, high = span
    if high != low + 1 or low == 0:
        return False
    words, before, word = load_reach_words(), seg.lowers[low - 1], seg.lowers[low]
    return before == "at" and word in words.behind_at or before == "by" and word in words.behind_by


def _opens_list(seg: Segmentation, span: Span) -> bool:
    """Tell whether a span goes on past the colon of a list: "says | the police: 45 in Orsk, 13 in Varn |"."""
    if ":" not in seg.words[span[0] : span[1]]:
        return False
    colons = [k for k in range(span[0], span[1]) if seg.words[k] == ":"]
    return any(seg.tags[k] == "CD" for colon in colons for k in range(colon + 1, span[1]))


def _mend_start(context: CueContext, span: Span, first: int) -> Span:
    """Return the span from its first word that may begin a source: "| at least ten men", "of | an agency".

    A name begins before its nickname, and with who is called so: "| Tom “Slim” | Hale".
    """
    seg, (low, high) = context.seg, span
    if low > first:
        low = before_called(context, before_nickname(context, low, first), first)
    if low > 0 and seg.lowers[low] in ("least", "most") and seg.lowers[low - 1] == "at":
        return low - 1, high
    while low >= 0 and low + 1 < high and seg.lowers[low] in _NEVER_FIRST:
        low += 1
    return low, high


def _is_place(seg: Segmentation, low: int) -> bool:
    """Return whether a bare name behind a preposition of place begins at ``low``: where, not who.

    "Clashes were reported in Yarmouk"; a paper has its article ("in the Guardian").
    """
    return seg.lowers[low - 1] in ("in", "at", "near", "across", "around") and seg.tags[low][:3] == "NNP"


def _holds_clause(seg: Segmentation, frame: Frame, span: Span) -> bool:
    """Return whether a clause of its own stands in the span: verb and subject, and no relative word.

    "state media, a day after the regime called" is no source; "the man who called" is.
    """
    low, high = span
    for k in range(low, high):
        if seg.lowers[k] in _RELATIVE:
            return False
        if seg.tags[k] in ("VBD", "VBZ", "VBP") and any(
            low <= child < k and frame.relations[child][:5] == "nsubj" for child in frame.children[k]
        ):
            return True
    return False


def _holds_time(seg: Segmentation, span: Span) -> bool:
    """Return whether the span ends in a day that belongs to the saying, or tells what came "a day after"."""
    low, high = span
    if names_paper(seg.words, high - 1):
        return False
    if seg.lowers[high - 1] in TIME_NOUNS and (
        high - low == 1 or seg.tags[high - 2] not in ("IN", "DT", "CC", "POS")
    ):
        return True
    inner = seg.lowers[low + 1 : high]
    return not _ORDER.isdisjoint(inner) and any(
        word in _ORDER and before in _TIME_UNITS for before, word in zip(seg.lowers[low:high], inner)
    )


def subtree(frame: Frame, token: int) -> Span:
    """Return the token range that a token's subtree covers, from its first to its last word."""
    low = high = token
    stack = list(frame.children[token])
    while stack:
        k = stack.pop()
        low, high = min(low, k), max(high, k)
        stack.extend(frame.children[k])
    return low, high + 1


def cue_start(context: CueContext, number: int) -> int:
    """Return the first token of the cue with its auxiliaries."""
    cand = context.candidates[number]
    if context.seg.tags[cand.head][:2] == "VB":
        return min(cand.tokens[0], context.group(cand.head).start)
    return cand.tokens[0]


def _propose_before(seg: Segmentation, frame: Frame, first: int, stop: int, found: dict[Span, None]) -> None:
    """Add noun phrases, and chains of them, that end before token ``stop``."""
    words, tags = seg.words, seg.tags
    adjacent = stop
    while adjacent > first and (
        words[adjacent - 1] in (",", "-", "–", "—", ")", "(", '"', "”", "“", "''", "``")
        or tags[adjacent - 1] == "RB"
    ):
        adjacent -= 1
    if adjacent > first + 1 and seg.lowers[adjacent - 1] in TIME_NOUNS:
        # "government forces yesterday | claimed", "the ministry on Monday | said"
        adjacent -= 1
        while adjacent > first + 1 and seg.lowers[adjacent - 1] in _TIME_OPENERS:
            adjacent -= 1
    chunks: list[int] = []
    k = adjacent - 1
    while k >= first and len(chunks) < _MAX_CHUNKS_BACK:
        chunk = frame.chunk_of[k]
        if chunk >= 0:
            low, high = frame.chunks[chunk]
            if high - low > 1 or seg.lowers[low] not in TIME_NOUNS:
                chunks.append(chunk)
            k = low - 1
        else:
            k -= 1
    starts = [frame.chunks[c][0] for c in chunks]
    # right up to the cue, whatever lies inside (relative clauses, ages, lists)
    for low in starts:
        if low < adjacent:
            found[(low, adjacent)] = None
    # the noun phrase alone, and chains of phrases joined by prepositions and commas
    for order, chunk in enumerate(chunks[:6]):
        low, high = frame.chunks[chunk]
        high = min(high, stop)
        if low >= high:
            continue
        found[(low, high)] = None
        edge = low
        for other in chunks[order + 1 : order + 5]:
            o_low, o_high = frame.chunks[other]
            if not _linked(seg, o_high, edge):
                break
            found[(o_low, high)] = None
            edge = o_low
    for chunk in chunks[:4]:
        low, high = frame.chunks[chunk]
        _propose_possessors(seg, low, min(high, stop), found)


def _propose_parts(seg: Segmentation, frame: Frame, end: int, start: int, found: dict[Span, None]) -> None:
    """Add parts of the noun phrase before the cue and of the one behind it, where a comma may have been lost.

    "killed in a northwestern province | activists said", "according to the Observatory | heavy shelling".
    """
    edge = start
    for _ in range(_MOST_LINKS):
        chunk = frame.chunk_of[edge - 1] if edge else -1
        if chunk < 0:
            break
        low = frame.chunks[chunk][0]
        for k in range(max(low + 1, edge - _MOST_PARTS), edge):
            if seg.tags[k][:2] == "NN" or seg.tags[k] in ("DT", "JJ"):
                found[(k, start)] = None
        if low < 2 or seg.lowers[low - 1] not in _LINKS:
            break
        edge = low - 1  # "after midnight | the agency's man in the town said"
    chunk = frame.chunk_of[end] if end < len(frame.chunk_of) else -1
    if chunk >= 0:
        low, high = frame.chunks[chunk]
        for k in range(end + 1, min(high, end + _MOST_PARTS)):
            if seg.tags[k - 1][:2] == "NN":
                found[(end, k)] = None


def _propose_possessors(seg: Segmentation, low: int, stop: int, found: dict[Span, None]) -> None:
    """Add the owners inside a noun phrase that starts at ``low``: "his | claim", "Syria | 's promise"."""
    if seg.tags[low] == "PRP$":
        found[(low, low + 1)] = None
    for k in range(low + 1, stop):
        if seg.tags[k] == "POS":
            found[(low, k)] = None


def _propose_after(seg: Segmentation, frame: Frame, end: int, last: int, found: dict[Span, None]) -> None:
    """Add noun phrases that follow the cue: "said the minister", "dismissed by the opposition"."""
    words, tags = seg.words, seg.tags
    stop = last
    while stop > end and (tags[stop - 1] in (".", "''") or words[stop - 1] in (".", '"', "”", "?", "!")):
        stop -= 1
    k, opened = end, 0
    while k < min(end + 12, stop) and opened < 2:
        chunk = frame.chunk_of[k]
        if chunk < 0:
            if words[k] in (",", ".", ":") and k > end:
                break
            k += 1
            continue
        low, high = frame.chunks[chunk]
        low = max(low, k)
        if low > end and _is_place(seg, low):
            k = high
            continue
        near = low in (end, end + 1) or (
            seg.lowers[low - 1] in ("by", "from", "of", "among", "for", "to", "in")
        )
        if near:
            opened += 1
            found[(low, high)] = None
            _propose_possessors(seg, low, high, found)
            edge = high
            for _ in range(6):
                following = edge
                while following < stop and frame.chunk_of[following] < 0 and following - edge < 3:
                    following += 1
                if following >= stop or frame.chunk_of[following] < 0 or not _linked(seg, edge, following):
                    break
                edge = frame.chunks[frame.chunk_of[following]][1]
                found[(low, edge)] = None
            found[(low, stop)] = None
            comma = low
            while comma < stop and words[comma] not in (",", "—", "–", ";", ":"):
                comma += 1
            found[(low, comma)] = None
        k = high


def _linked(seg: Segmentation, start: int, end: int) -> bool:
    """Tell whether the few words of ``[start, end)`` join two noun phrases of one source: "head | of the"."""
    if end - start > 3:
        return False
    return all(
        seg.lowers[k] in _LINKS or seg.tags[k] in ("RB", "VBN", "CD", "VBG", "JJ") for k in range(start, end)
    )
