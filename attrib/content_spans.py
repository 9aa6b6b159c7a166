"""Proposals for the content of a cue whose source is settled, and the features that choose among them.

Content lies after the cue ("A"), before it ("B") or on both sides ("BA").  Each side is a start and an
end: first the boundary next to the cue is chosen, then, knowing it, the far one.  A quotation that
goes on over further sentences is followed by :func:`continuation_features`, sentence by sentence.
"""

from __future__ import annotations

from .cue_features import CueContext, complement_type, head_type
from .frames import CLOSERS, OPENERS
from .model import Span
from .source_spans import cue_start

REGIONS = ("A", "B", "BA")
_CUT_TAGS = frozenset(("CC", "IN", "TO", "WDT", "WP", "WRB", "RB", "VBG", "MD", "VBZ", "VBD", "VBP", "VBN", ":", ",", ".",
                       "-LRB-", "-RRB-", "(", ")", "''", "``", "NNP", "PRP", "DT", "JJ", "NN", "NNS", "EX", "WP$", "PRP$", "CD"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "-", "--", "(", ")", "...", "…"))
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow earlier later recently late early "
    "last this week month year night morning afternoon evening".split()
)
MAX_LENGTH = 90


def region_features(context: CueContext, number: int, source: Span, cue_names: list[str]) -> list[str]:
    """Return features for the choice of region; ``cue_names`` are the candidate's own features."""
    seg, frame = context.seg, context.frame
    cand = context.candidates[number]
    i = cand.head
    first, last = seg.sentence_tokens[seg.sentence_of[i]]
    start, end = cue_start(context, number), cand.tokens[-1] + 1
    main = cand.classes[0] if cand.classes else "-"
    low, high = source
    side = "0" if low < 0 else (">" if low >= end else "<" if high <= start else "=")
    left = min(start, low) if low >= 0 and side != ">" else start
    right = max(end, high) if side == ">" else end
    while right < last and seg.words[right] in CLOSERS:
        right += 1
    before = seg.words[left - 1] if left > first else "B"
    after = seg.words[right] if right < last else "E"
    if after not in _BREAKS and after != "E" and after != ".":
        after = complement_type(seg, right, last)
    quote_before = left > first and (frame.quoted[left - 1] >= 0)
    quote_after = right < last and (frame.quoted[right] >= 0 or (right + 1 < last and frame.quoted[right + 1] >= 0))
    room = min(left - first, 6)
    extra = ["side=" + side, "bf=" + side + before[:4], "af=" + side + after, f"qb={quote_before}{quote_after}{side}",
             "bfaf=" + side + (before if before in ("B", ",") else "w") + after, f"room={room}{side}",
             "bfk=" + side + (before if before in ("B", ",") else "w") + main,
             f"roomk={min(room, 2)}{side}{main}{after}", f"tail={min(last - right, 6)}{side}",
             f"tailk={min(last - right, 2)}{main}{side}", "sfl=" + seg.lemmas[i] + side + (before if before in ("B", ",") else "w"),
             f"verbleft={any(seg.tags[k] in ('VBD', 'VBZ', 'VBP', 'MD') for k in range(first, left))}{side}"]
    sides = ["<" if k < i else ">" for k in frame.children[i] if frame.relations[k] in ("ccomp", "xcomp", "dobj", "parataxis", "nsubjpass")]
    extra.append("dside=" + "".join(sides) + side)
    extra.append("drel=" + frame.relations[i] + side)
    return [name for name in cue_names if name[:2] not in ("-3", "+3")] + extra


def after_starts(context: CueContext, number: int, source: Span) -> list[int]:
    """Return token positions at which content after the cue may start (the nearest first)."""
    seg = context.seg
    i = context.candidates[number].head
    last = seg.sentence_tokens[seg.sentence_of[i]][1]
    end = context.candidates[number].tokens[-1] + 1
    if source[0] >= end:
        # content between cue and an inverted source is rare: begin behind the source, but allow both
        return [p for p in range(source[1], min(source[1] + 14, last)) if _may_start(seg, p)] or [min(source[1], last - 1)]
    limit = min(end + 18, last)
    starts = [p for p in range(end, limit) if p - end < 8 or seg.words[p - 1] in _BREAKS or seg.lowers[p - 1] == "that"
              or seg.words[p] in OPENERS or seg.lowers[p] in ("that", "to", "how", "why", "what", "whether")]
    starts = [p for p in starts if _may_start(seg, p)]
    for p in range(limit, last):
        if seg.lowers[p - 1] == "that" or seg.words[p] in OPENERS:
            starts.append(p)
            if len(starts) > 24:
                break
    return starts


def _may_start(seg, p: int) -> bool:
    return not (seg.words[p] in (",", ".", ";", ")", "'s", "’s") or seg.lowers[p] == "that" and seg.tags[p] == "IN")


def before_ends(context: CueContext, number: int, source: Span) -> list[int]:
    """Return token positions (exclusive) at which content before the cue may end (the nearest first)."""
    seg = context.seg
    i = context.candidates[number].head
    first = seg.sentence_tokens[seg.sentence_of[i]][0]
    start = cue_start(context, number)
    if 0 <= source[0] < start:
        start = source[0]
    ends = [q for q in range(start, first, -1) if start - q < 6 or seg.words[q] in _BREAKS
            or seg.words[q - 1] in CLOSERS or context.frame.chunk_of[q - 1] >= 0
            and (q >= start or context.frame.chunk_of[q] != context.frame.chunk_of[q - 1])]
    ends = [q for q in ends if seg.words[q - 1] not in (",", ";", ":")][:14]
    if not ends and first > 0:
        return [first]  # the quotation stands in the sentence before: "Really?" she asked
    if first > 0 and start == first:
        ends.append(first)
    elif first > 0 and context.frame.quoted[first - 1] >= 0 and start - first < 12:
        ends.append(first)
    return ends or [start]


def near_features(context: CueContext, number: int, source: Span, side: str, p: int, order: int) -> list[str]:
    """Return features of one boundary next to the cue: ``p`` is a start ("A") or an exclusive end ("B")."""
    seg, frame = context.seg, context.frame
    cand = context.candidates[number]
    i = cand.head
    first, last = seg.sentence_tokens[seg.sentence_of[i]]
    main = cand.classes[0] if cand.classes else "-"
    lemma = seg.lemmas[i]
    lowers, tags, words = seg.lowers, seg.tags, seg.words
    if side == "A":
        edge = max(cand.tokens[-1] + 1, source[1] if source[0] > i else 0)
        low, high = edge, p
        inverted = source[0] > i
        at = complement_type(seg, p, last)
        previous = lowers[p - 1] if p > first else "B"
        features = [f"o={min(order, 8)}", f"d={min(p - edge, 8)}", f"d={min(p - edge, 3)}{main}", f"d={min(p - edge, 3)}{lemma}",
                    "at=" + at, f"at={at}d{min(p - edge, 3)}", f"atk={at}{main}d{min(p - edge, 2)}", f"atl={at}{lemma}d{min(p - edge, 2)}",
                    "pv=" + previous, "pvat=" + previous + at, "pvk=" + previous + main, "w=" + lowers[p], f"inv={inverted}{min(p - edge, 3)}",
                    "t=" + tags[p], "tt=" + tags[p - 1] + tags[p], f"lw={lemma}_{previous}_{min(p - edge, 2)}",
                    "cat=" + cand.category + f"{min(p - edge, 3)}" + at]
        quote_start = frame.quoted[p] >= 0 and (p == 0 or frame.quoted[p - 1] != frame.quoted[p])
        features.append(f"qs={quote_start}{frame.quoted[p] >= 0}{frame.quoted[i] >= 0}")
        if frame.chunk_of[p] >= 0 and frame.chunks[frame.chunk_of[p]][0] < p:
            features.append("midchunk")
        top = p
        for _ in range(30):
            if frame.heads[top] < p:
                break
            top = frame.heads[top]
        features.append("dn=" + ("cue" if frame.heads[top] == i else "x") + frame.relations[top] + f"{min(p - edge, 2)}")
        features.append("dnk=" + ("cue" if frame.heads[top] == i else "x") + frame.relations[top] + main)
        if frame.chunk_of[p] >= 0:
            head = frame.chunk_heads[frame.chunk_of[p]]
            features.append("ht=" + head_type(seg, head) + f"{min(p - edge, 2)}")
            features.append("hk=" + head_type(seg, head) + main + f"{min(p - edge, 2)}")
    else:
        edge = cue_start(context, number)
        if 0 <= source[0] < edge:
            edge = source[0]
        low, high = p, edge
        at = words[p] if p < last and words[p] in _BREAKS | CLOSERS else (tags[p] if p < last else "E")
        previous = tags[p - 1] if p > 0 else "B"
        features = [f"o={min(order, 8)}", f"d={min(edge - p, 8)}", f"d={min(edge - p, 3)}{main}", "at=" + at, "pv=" + previous,
                    f"atd={at}{min(edge - p, 3)}", "pvat=" + previous + at, f"atk={at}{main}", f"prev={p <= first}",
                    f"src={source[0] < 0}{min(edge - p, 3)}", "form=" + tags[i] + f"{min(edge - p, 3)}{at}"]
        closes = p > 0 and frame.quoted[p - 1] >= 0 and (p >= len(frame.quoted) or frame.quoted[p] != frame.quoted[p - 1])
        features.append(f"qc={closes}{frame.quoted[i] >= 0}")
        if p <= first:
            features.append(f"prevq={closes}{edge == first}{words[p - 1] if p else ''}")
    if context.bare:
        features += ["Z" + name for name in features[1:8]]
    if 0 < high - low <= 3:
        features.append("btw=" + "_".join(lowers[low:high]))
    elif high > low:
        features.append("btt=" + "_".join(tags[low:high][:4]))
        if any(words[k] in OPENERS for k in range(low, high)):
            features.append("skipsq")
        if any(tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(low, high)):
            features.append("skipsv" + side)
        if any(lowers[k] == "that" for k in range(low, min(high, last))):
            features.append("skipsthat" + f"{lowers[p - 1] == 'that' if p else ''}")
    if any(lowers[k] in _TIME for k in range(low, min(high, low + 6))):
        features.append("time")
    return features


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
        if seg.tags[q] not in _CUT_TAGS or seg.words[q - 1] in (",", "(", ";") or seg.words[q - 1] in OPENERS and frame.quoted[q] >= 0:
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
        if word in _BREAKS or word in OPENERS or seg.tags[p - 1] in ("CC", "IN", "WDT") or (
                frame.quoted[p] >= 0 and frame.quoted[p - 1] < 0) or (
                frame.chunk_of[p] >= 0 and frame.chunks[frame.chunk_of[p]][0] == p):
            if seg.lowers[p] in ("least", "most", "than") and seg.lowers[p - 1] in ("at", "more", "less", "fewer"):
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


def far_features(context: CueContext, number: int, source: Span, side: str, near: int, far: int) -> list[str]:
    """Return features of the boundary away from the cue, given the near one."""
    seg, frame = context.seg, context.frame
    cand = context.candidates[number]
    i = cand.head
    main = cand.classes[0] if cand.classes else "-"
    lemma = seg.lemmas[i]
    lowers, tags, words, quoted = seg.lowers, seg.tags, seg.words, frame.quoted
    if side == "A":
        first, last = seg.sentence_tokens[seg.sentence_of[near]]
        at_word = lowers[far] if far < last else "E"
        at_tag = tags[far] if far < last else "E"
        stop = last
        while stop > near + 1 and (words[stop - 1] in (".", "?", "!") or words[stop - 1] in CLOSERS):
            stop -= 1
        final = far >= stop
        kind = complement_type(seg, near, last)
        length = far - near
        features = ["at=" + at_tag, "aw=" + at_word, "fin" if final else "mid", f"n={min(length, 10)}", f"n={length // 6}{final}",
                    f"kn={kind}{min(length, 4)}", f"kf={kind}{final}", f"ka={kind}{at_tag}", "k=" + main + str(final), "ka2=" + main + at_tag,
                    "pt=" + tags[far - 1] + at_tag, "pw=" + lowers[far - 1]]
        add = features.append
        starts_quoted = quoted[near] >= 0
        same = starts_quoted and quoted[far - 1] == quoted[near]
        closes = quoted[far - 1] >= 0 and (far >= len(quoted) or quoted[far] != quoted[far - 1])
        add(f"q={starts_quoted}{same}{closes}")
        add(f"qf={starts_quoted}{closes}{final}")
        if not final:
            add("aw2=" + at_word + (lowers[far + 1] if far + 1 < last else "E"))
            add("at2=" + at_tag + (tags[far + 1] if far + 1 < last else "E"))
            add("at3=" + at_tag + (tags[far + 1] if far + 1 < last else "E") + (tags[far + 2] if far + 2 < last else "E"))
            add("lk=" + lemma + at_word)
            add("kaw=" + main + at_word)
            add("kindw=" + kind + at_word)
            add(f"rest={min((last - far) // 2, 10)}")
            add(f"restt={min((last - far) // 4, 5)}{at_word}")
            nxt = next((h for h in context.heads[number + 1:number + 6] if h >= far), None)
            if nxt is not None and nxt < last:
                gap = nxt - far
                add(f"nc={min(gap, 5)}{at_word if len(at_word) < 5 else 'w'}")
                if gap <= 3:
                    add("ncc=" + context.classes[nxt] + at_tag)
                    add("nct=" + tags[nxt] + at_tag + context.classes[nxt])
                    add("ncl=" + lemmas_at(seg, nxt) + at_tag)
            else:
                add("nonc" + at_tag)
            if at_word == ",":
                verbs_before = _finite(tags, near, far)
                commas = sum(1 for k in range(near, far) if words[k] == ",")
                add(f"cv={verbs_before}{kind}")
                add(f"cc={min(commas, 3)}")
                more = sum(1 for k in range(far + 1, last) if words[k] == ",")
                add(f"cm={min(commas, 2)}{min(more, 2)}")
                if far + 1 < last:
                    add("c+" + lowers[far + 1])
                    add("c+t" + tags[far + 1] + kind)
                    add(f"c+v{tags[far + 1]}{min(_finite(tags, far + 1, last), 2)}")
                    if quoted[far + 1] >= 0 and quoted[near] < 0:
                        add("c+q")
            if any(lowers[k] in _TIME for k in range(far, min(far + 3, last))):
                add("time" + at_word + main)
                add(f"time{min(last - far, 6)}")
            if frame.chunk_of[far] >= 0 and frame.chunks[frame.chunk_of[far]][0] == far:
                add("chunkstart" + tags[far - 1])
        heads, relations = frame.heads, frame.relations
        if not final:
            attach = next((k for k in range(far, last) if heads[k] < far and tags[k] not in (",", ".", ":", "``", "''")), -1)
            if attach >= 0:
                governor = heads[attach]
                where = "root" if governor < 0 else "in" if governor >= near else "cue" if governor == i else "src" if (
                    source[0] <= governor < source[1]) else "left"
                add("da=" + where + relations[attach])
                add("daw=" + where + at_word)
                add("dak=" + where + relations[attach] + kind)
                add("dat=" + where + at_tag + (tags[governor] if governor >= 0 else ""))
                crossing = any(near <= heads[k] < far for k in range(far, last))
                add(f"dx={crossing}{where}")
        add(f"dright={any(heads[k] >= far for k in range(near, far))}")
        tops = [k for k in range(near, far) if not near <= heads[k] < far and tags[k] not in (",", ".", ":", "``", "''")]
        add(f"dtops={min(len(tops), 4)}")
        add("dtopr=" + "_".join(("cue" if heads[k] == i else "x") + relations[k] for k in tops[:3]))
        spill = [k for t in tops if heads[t] == i for k in frame.children[t] if k >= far]
        add(f"dspill={relations[spill[0]] if spill else '0'}{final}")
        finite = _finite(tags, near, far)
        if context.bare:
            two = at_tag + (tags[far + 1] if far + 1 < last else "E")
            features += [f"Z{final}{kind}", "Z" + kind + at_tag, "Zw" + at_word, f"Zv{min(finite, 2)}{at_tag}{kind}", "Z2" + two, "Zp" + tags[far - 1] + two,
                         f"Zn{min(length // 3, 8)}{final}{kind}", "Zk" + main + at_tag]
        add(f"v={min(finite, 2)}{kind}")
        add(f"vf={min(finite, 2)}{final}{kind}")
        add(f"vk={min(finite, 2)}{main}{at_tag}")
        if final:
            add("fl=" + lemma)
            tail = next((k for k in range(stop - 1, max(near, stop - 6), -1) if tags[k] == "IN"), -1)
            if tail > 0:
                add("tail=" + lowers[tail])
                if any(lowers[k] in _TIME for k in range(tail, stop)):
                    add("tailtime")
            inner = sum(1 for k in range(near, far) if words[k] == ",")
            add(f"fc={min(inner, 4)}{kind}")
            add(f"fsemi={any(words[k] in (';', '—', '–', '--') for k in range(near, far))}")
            nxt = next((h for h in context.heads[number + 1:] if h >= near), None)
            if nxt is not None and nxt < far:
                add("swallow")
            chain = [h for h in context.heads[number + 1:number + 8] if near < h < far and h > 0 and words[h - 1] == "," and tags[h] == "VBG"]
            for h in chain[:2]:
                add("swg=" + context.classes[h])
        return features
    # side B: ``near`` is the exclusive end, ``far`` the start
    first = seg.sentence_tokens[seg.sentence_of[max(near - 1, 0)]][0]
    previous = (lowers[far - 1] if far > first else "B") if far >= first else "Q"
    length = near - far
    at_tag = tags[far]
    features = ["at=" + at_tag, "pv=" + previous, "pvat=" + previous + at_tag, f"n={min(length, 10)}", f"n={length // 6}", f"sent={far == first}",
                f"sentk={far == first}{main}", "w=" + lowers[far], f"pvk={previous}{main}", "form=" + tags[i] + previous]
    add = features.append
    ends_quoted = quoted[near - 1] >= 0
    same = ends_quoted and quoted[far] == quoted[near - 1]
    opens = quoted[far] >= 0 and (far == 0 or quoted[far - 1] != quoted[far])
    add(f"q={ends_quoted}{same}{opens}")
    add(f"qs={ends_quoted}{opens}{far == first}{far < first}")
    add(f"v={min(_finite(tags, far, near), 2)}")
    add(f"vl={min(_finite(tags, first, far), 2)}{previous}")
    if context.bare:
        features += ["Z" + previous, "Zt" + (tags[far - 1] if far > 0 else "B") + at_tag, f"Zs{far == first}{min((far - first) // 2, 6)}", "Zw" + lowers[far]]
    if far > first:
        add("pt=" + tags[far - 1])
        add(f"left={min(far - first, 8)}{previous}")
        cue_left = next((h for h in reversed(context.heads[:number]) if first <= h < far), None)
        if cue_left is not None:
            add("cl=" + context.classes[cue_left])
            add(f"cld={min(far - cue_left, 3)}{previous}")
    heads, relations = frame.heads, frame.relations
    tops = [k for k in range(far, near) if not far <= heads[k] < near and tags[k] not in (",", ".", ":", "``", "''")]
    add(f"dtops={min(len(tops), 4)}")
    add("dtopr=" + "_".join(("cue" if heads[k] == i else "x") + relations[k] for k in tops[:3]))
    spill = [k for t in tops if heads[t] == i for k in frame.children[t] if k < far]
    add(f"dspill={bool(spill)}")
    add(f"dcross={any(far <= heads[k] < near for k in range(first, far))}")
    if far <= first:
        add("initial=" + lowers[far])
    if frame.chunk_of[far] >= 0:
        add("h=" + head_type(seg, frame.chunk_heads[frame.chunk_of[far]]))
        if near - far == frame.chunks[frame.chunk_of[far]][1] - far:
            add("onechunk" + tags[i])
    return features


def lemmas_at(seg, k: int) -> str:
    return seg.lemmas[k]


def _finite(tags: list[str], low: int, high: int) -> int:
    count = 0
    for k in range(low, high):
        if tags[k] in ("VBD", "VBZ", "VBP", "MD"):
            count += 1
    return count


def continuation_features(context: CueContext, number: int, sentence: int, steps: int, kind: str, region: str) -> list[str]:
    """Return features for the question whether sentence ``sentence`` still belongs to the content.

    ``steps`` sentences have been taken beyond the cue's own; ``kind`` says whether the content so far
    is quoted ("q" or "-").
    """
    seg, frame = context.seg, context.frame
    cand = context.candidates[number]
    main = cand.classes[0] if cand.classes else "-"
    first, last = seg.sentence_tokens[sentence]
    own = seg.sentence_of[cand.head]
    previous_last = seg.sentence_tokens[sentence - 1][1] - 1
    quoted = frame.quoted
    opens = quoted[first] >= 0 and (quoted[first] != quoted[first - 1] if first else True)
    continues = quoted[first] >= 0 and not opens
    inside = sum(1 for k in range(first, last) if quoted[k] >= 0)
    share = inside / (last - first) if last > first else 0
    new_paragraph = seg.paragraph_of[sentence] != seg.paragraph_of[sentence - 1]
    outside_cue = next((h for h in context.heads if first <= h < last and quoted[h] < 0), None) if inside else None
    other = context.classes[outside_cue] if outside_cue is not None else "0"
    whole = "all" if share > 0.97 else "most" if share > 0.6 else "some" if share > 0 else "no"
    features = ["b", f"o={opens}c={continues}{whole}{kind}", f"s={min(steps, 4)}{whole}{kind}", f"p={new_paragraph}{opens}{whole}{kind}",
                "k=" + main + whole + kind, f"oc={other}{whole}", f"r={region}{opens}{whole}{kind}{new_paragraph}",
                f"pq={quoted[previous_last] >= 0}{opens}{whole}", "w=" + seg.lowers[first], f"last={seg.words[last - 1]}{whole}{kind}",
                f"fin={seg.tags[cand.head]}{whole}", f"steps={min(steps, 3)}{new_paragraph}{opens}{continues}", f"own={min(sentence - own, 4)}{whole}"]
    if seg.words[previous_last] == ":" or (previous_last and seg.words[cand.tokens[-1]] == ":"):
        features.append("colon" + whole)
    tail = seg.sentence_tokens[own][1] - 1
    if tail - cand.head <= 2:
        features.append("cuefinal" + whole + region)
    return features
