"""Proposals for the source of a cue, and the named features that choose between them.

A proposal is a token range around a cue: the noun phrases before its verb group, those after it
(inverted order, "by" phrases), the possessor inside a noun cue's own phrase, or nothing at all.
"""

from __future__ import annotations

from .cue_features import CueContext, head_type
from .frames import TIME_NOUNS, Frame
from .model import Segmentation, Span

NO_SOURCE: Span = (-1, -1)
_LINKS = frozenset(
    "of for in at on from with and or to , - – — 's ’s ( ) based including near by under as against about".split()
)
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that", "what", "where", "whoever"))
_TIME_UNITS = frozenset("minute minutes hour hours day days week weeks month months year years".split())
_MAX_CHUNKS_BACK = 9
_MOST_PARTS = 7  # words of a noun phrase at which it may be cut in two
_MOST_LINKS = 3  # noun phrases of a chain that may be cut
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
    return [
        span
        for span in dict.fromkeys(_mend_start(seg, span) for span in found)
        if span == NO_SOURCE or not (_holds_clause(seg, frame, span) or _holds_time(seg, span))
    ]


def _mend_start(seg: Segmentation, span: Span) -> Span:
    """Return the span from its first word that may begin a source: "| at least ten men", "of | the agency"."""
    low, high = span
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
    """Return whether a clause of its own stands in the span: a finite verb with its subject, and no relative word.

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
    if seg.lowers[high - 1] in TIME_NOUNS and (
        high - low == 1 or seg.tags[high - 2] not in ("IN", "DT", "CC", "POS")
    ):
        return True
    return any(
        seg.lowers[k] in ("after", "before") and seg.lowers[k - 1] in _TIME_UNITS
        for k in range(low + 1, high)
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
        while adjacent > first + 1 and seg.lowers[adjacent - 1] in (
            "on",
            "late",
            "early",
            "earlier",
            "last",
            "later",
        ):
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


def _propose_parts(
    seg: Segmentation, frame: Frame, end: int, start: int, found: dict[Span, None]
) -> None:
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
        near = (
            low == end
            or (low == end + 1)
            or (seg.lowers[low - 1] in ("by", "from", "of", "among", "for", "to", "in"))
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
    if end - start > 3:
        return False
    return all(
        seg.lowers[k] in _LINKS or seg.tags[k] in ("RB", "VBN", "CD", "VBG", "JJ") for k in range(start, end)
    )


def source_features(context: CueContext, number: int, span: Span, previous: Span | None) -> list[str]:
    """Return the named features of one source proposal; ``previous`` is the source of the cue before."""
    seg, frame = context.seg, context.frame
    cand = context.candidates[number]
    i = cand.head
    main = cand.classes[0] if cand.classes else "-"
    lemma, tag = seg.lemmas[i], seg.tags[i]
    verb = tag[:2] == "VB"
    form = cand.category[0]
    if verb:
        group = context.group(i)
        form = tag + ("P" if group.passive else "") + ("I" if group.infinitive else "")
    start = cue_start(context, number)
    end = cand.tokens[-1] + 1
    first, last = seg.sentence_tokens[seg.sentence_of[i]]
    low, high = span
    if low < 0:
        left = start - 1
        features = [
            "none",
            "none" + form,
            "nonek=" + main,
            "nonel=" + lemma,
            "nonec=" + cand.category,
            "none-t=" + (seg.tags[left] if left >= first else "B"),
            "nonef=" + form + main,
        ]
        if start == first:
            features.append("none^")
            features.append("none^" + form)
        if frame.quoted[i] >= 0:
            features.append("noneq")
        before = frame.chunk_of[left] if left >= first else -1
        features.append(
            "none-s=" + (head_type(seg, frame.chunk_heads[before]) + form if before >= 0 else "0" + form)
        )
        if context.war:
            features += ["Wnone" + form + main, "Wnonel" + lemma]
        features.append("none+w=" + (seg.lowers[end] if end < last else "E") + form)
        return features
    words, lowers, lemmas, tags = seg.words, seg.lowers, seg.lemmas, seg.tags
    chunk = frame.chunk_of[low]
    head = frame.chunk_heads[chunk] if chunk >= 0 else high - 1
    if head >= high:
        head = high - 1
    kind = head_type(seg, head)
    if high - low == 1 and tags[low] == "PRP$":
        kind = "PRP$"
    final = frame.chunk_of[high - 1]
    final_head = frame.chunk_heads[final] if final >= 0 else high - 1
    size = high - low
    if low >= end:
        side = ">"
        gap = low - end
        between = lowers[end:low][:3]
    elif high <= start:
        side = "<"
        gap = start - high
        between = lowers[high:start][:3]
    else:
        side = "="
        gap = 0
        between = []
    sf = side + form
    features = [
        side,
        sf,
        side + main,
        side + cand.category,
        "k=" + kind,
        sf + kind,
        side + main + kind,
        "h=" + lemmas[head],
        f"n={min(size, 8)}{side}",
        f"gap={min(gap, 6)}{side}",
        f"gap={min(gap, 6)}{sf}",
        f"gapk={min(gap, 3)}{sf}{kind}",
    ]
    add = features.append
    if gap <= 3:
        add("bw=" + side + "_".join(between))
        add("bwf=" + sf + "_".join(between))
    else:
        commas = sum(1 for k in range(min(high, end), max(low, start)) if words[k] == ",")
        verbs = sum(
            1 for k in range(min(high, end), max(low, start)) if tags[k][:2] == "VB" or tags[k] == "MD"
        )
        add(f"bc={min(commas, 3)}{side}")
        add(f"bv={min(verbs, 3)}{sf}")
        add(f"bcv={min(commas, 2)}{min(verbs, 2)}{sf}")
    if gap:
        edge = lowers[high] if side == "<" else lowers[low - 1]
        add("eg=" + sf + edge)
        cues = sum(1 for k in range(high, start) if k in context.classes) if side == "<" else 0
        add(f"cues={min(cues, 3)}{sf}")
    before = low - 1
    add("pw=" + (lowers[before] if before >= first else "B") + side)
    add("pt=" + (tags[before] if before >= first else "B") + side + kind)
    add("ptf=" + (tags[before] if before >= first else "B") + sf)
    after = high
    add("nw=" + (lowers[after] if after < last else "E") + side)
    add("nt=" + (tags[after] if after < last else "E") + side)
    add("fk=" + tags[final_head] + side)
    add("lt=" + tags[high - 1] + side)
    inner_verbs = sum(1 for k in range(low, high) if tags[k] in ("VBD", "VBZ", "VBP", "MD"))
    inner_commas = sum(1 for k in range(low, high) if words[k] == ",")
    add(f"iv={min(inner_verbs, 2)}{side}")
    add(f"ic={min(inner_commas, 3)}{side}")
    add(f"ivc={min(inner_verbs, 2)}{min(inner_commas, 2)}{side}{words[high] == ',' if high < last else ''}")
    if inner_verbs:
        opener = next(
            (k for k in range(low, high) if lowers[k] in ("who", "which", "that", "whose", "where")), -1
        )
        add(
            "ivr="
            + (lowers[opener] if opener >= 0 else "0")
            + (words[opener - 1] if opener > 0 and words[opener - 1] == "," else "")
        )
    if inner_commas:
        comma = next(k for k in range(low, high) if words[k] == ",")
        add("icn=" + (tags[comma + 1] if comma + 1 < last else "E"))
        add("icp=" + tags[comma - 1] + (tags[comma + 1] if comma + 1 < last else "E"))
        add(f"icclosed={words[high] == ',' if high < last else False}")
    chunks_inside = 0
    k = low
    links = []
    while k < high:
        inner = frame.chunk_of[k]
        if inner >= 0:
            chunks_inside += 1
            k = frame.chunks[inner][1]
        else:
            if len(links) < 3:
                links.append(lowers[k] if tags[k] in ("IN", "TO", "CC", ",", "POS") else tags[k])
            k += 1
    add(f"ci={min(chunks_inside, 5)}{side}")
    add("lk=" + "_".join(links))
    # could the phrase have gone on?  what stands left of it inside the noun phrase chain
    if before >= first and lowers[before] in (
        "of",
        "for",
        "in",
        "at",
        "and",
        "from",
        "to",
        "'s",
        "’s",
        "on",
        "with",
    ):
        add("cut=" + lowers[before] + side)
        p = before - 1
        if p >= first and frame.chunk_of[p] >= 0:
            add("cutn=" + lowers[before] + tags[p])
    if after < last and lowers[after] in (
        "of",
        "for",
        "in",
        "at",
        "and",
        "from",
        "who",
        "which",
        ",",
        "with",
    ):
        p = after + 1
        add("cont=" + lowers[after] + (tags[p] if p < last else "E") + side)
    if low == first:
        add("sent^" + side)
        add("sent^k" + kind)
    governor, relation = frame.heads[head], frame.relations[head]
    where = (
        "cue"
        if governor == i
        else "none"
        if governor < 0
        else "in"
        if low <= governor < high
        else "of"
        if frame.heads[i] == governor
        else "x"
    )
    add("dh=" + where + relation + side)
    add("dhk=" + where + relation + main)
    add("dhf=" + where + relation + sf)
    if where == "x" and governor in context.classes:
        chain = i
        for _ in range(4):
            chain = frame.heads[chain]
            if chain < 0:
                break
            if chain == governor:
                add("dhchain=" + relation + sf + frame.relations[i])
                break
    outside = sum(1 for k in range(low, high) if not low <= frame.heads[k] < high)
    add(f"droots={min(outside, 3)}")
    left = [k for k in frame.children[head] if k < low]
    right = [k for k in frame.children[head] if k >= high]
    add(f"dcut={bool(left)}" + (frame.relations[right[0]] + words[high] if right and high < last else "0"))
    if frame.relations[i] in ("acl", "acl:relcl", "relcl") and frame.heads[i] == head:
        add("dacl" + sf)
    quoted = frame.quoted[low] >= 0
    add(f"q={quoted}{frame.quoted[i] >= 0}")
    if quoted and frame.quoted[i] < 0:
        add("qbad" + kind)
    if previous is not None and previous[0] >= 0:
        if span == previous:
            add("same")
            add("same" + form)
            add("same" + form + str(min(gap, 4)))
        elif low < previous[1] and previous[0] < high:
            add("overprev")
    if context.bare:
        before_tag = tags[before] if before >= first else "B"
        features += [
            "Z" + sf + before_tag,
            f"Zn={min(size, 8)}{side}{kind}",
            "Zlk=" + "_".join(links),
            "Zcont=" + (tags[after] if after < last else "E"),
            f"Zci={min(chunks_inside, 5)}{inner_verbs}",
            "Zpw=" + (lowers[before] if before >= first else "B"),
        ]
    if kind == "NAME":
        add("name" + str(min(size, 4)) + side)
    if chunk >= 0 and low > frame.chunks[chunk][0]:
        add("midchunk" + side)
    if high < last and frame.chunk_of[high] == frame.chunk_of[high - 1] and frame.chunk_of[high] >= 0:
        add("cutchunk" + side + tags[high])
    return features
