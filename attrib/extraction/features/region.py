"""Named features of content boundaries: which side of the cue, where content starts and where it ends.

Each function describes one proposal of :mod:`attrib.extraction.content_spans` to a linear model.  The
boundary next to the cue is described in ``near``, the far one in ``end`` (content behind the cue) and
``start`` (before it).
"""

from __future__ import annotations

from typing import NamedTuple

from attrib.extraction.content_spans import BREAKS
from attrib.extraction.source_spans import cue_start
from attrib.language.frames import CLOSERS
from attrib.model import Span

from .cue import CueContext, complement_type

# those of the cue's own features that say something about where its content lies, by the name before "="
_REGION_NAMES = frozenset(
    "b l t c r k g gk gl pl a aa al ak akt s sk sl s0 s0l +1w -w -wl comma commak commal cc cck "
    "q qk qs q> q>k <q <qk <qs <Q <Qk "
    "final finalk e first lastc dr drk dc dck dcl dcs K Kf Ka Kaf Ks Kdc rel head headk".split()
)


def region_features(context: CueContext, number: int, source: Span, cue_names: list[str]) -> list[str]:
    """Return features for the choice of region; ``cue_names`` are the candidate's own features."""
    return keep_region_names(cue_names) + region_source_features(context, number, source)


def keep_region_names(cue_names: list[str]) -> list[str]:
    """Return those of a cue's own features that say something about where its content lies."""
    return [name for name in cue_names if name.partition("=")[0] in _REGION_NAMES]


def region_source_features(context: CueContext, number: int, source: Span) -> list[str]:
    """Return the features for the choice of region that depend on the source."""
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
    if after not in BREAKS and after != "E" and after != ".":
        after = complement_type(seg, right, last)
    quote_before = left > first and (frame.quoted[left - 1] >= 0)
    quote_after = right < last and (
        frame.quoted[right] >= 0 or (right + 1 < last and frame.quoted[right + 1] >= 0)
    )
    room = min(left - first, 6)
    extra = [
        "side=" + side,
        "bf=" + side + before[:4],
        "af=" + side + after,
        f"qb={quote_before}{quote_after}{side}",
        "bfaf=" + side + (before if before in ("B", ",") else "w") + after,
        f"room={room}{side}",
        "bfk=" + side + (before if before in ("B", ",") else "w") + main,
        f"roomk={min(room, 2)}{side}{main}{after}",
        f"tail={min(last - right, 6)}{side}",
        f"tailk={min(last - right, 2)}{main}{side}",
        "sfl=" + seg.lemmas[i] + side + (before if before in ("B", ",") else "w"),
        f"verbleft={context.running.finite[left] > context.running.finite[first]}{side}",
    ]
    sides = [
        "<" if k < i else ">"
        for k in frame.children[i]
        if frame.relations[k] in ("ccomp", "xcomp", "dobj", "parataxis", "nsubjpass")
    ]
    extra.append("dside=" + "".join(sides) + side)
    extra.append("drel=" + frame.relations[i] + side)
    return extra


class SentenceFacts(NamedTuple):
    """What tells whether a sentence still belongs to what was said before it.

    ``opens`` and ``continues``: a quotation begins with it, or has begun before; ``share`` is how much of it
    is quoted (no, some, most, all); ``other`` the class of the first cue outside the quotation ("0": none).
    """

    opens: bool
    continues: bool
    share: str
    new_paragraph: bool
    behind_quotation: bool
    other: str


def read_sentence(context: CueContext, sentence: int) -> SentenceFacts:
    """Return what is true of a sentence, not the first of its document, as more of a content."""
    seg, quoted = context.seg, context.frame.quoted
    first, last = seg.sentence_tokens[sentence]
    opens = quoted[first] >= 0 and (quoted[first] != quoted[first - 1] if first else True)
    inside = sum(1 for k in range(first, last) if quoted[k] >= 0)
    share = inside / (last - first) if last > first else 0
    outside_cue = (
        next((h for h in context.heads if first <= h < last and quoted[h] < 0), None) if inside else None
    )
    return SentenceFacts(
        opens,
        quoted[first] >= 0 and not opens,
        "all" if share > 0.97 else "most" if share > 0.6 else "some" if share > 0 else "no",
        seg.paragraph_of[sentence] != seg.paragraph_of[sentence - 1],
        quoted[seg.sentence_tokens[sentence - 1][1] - 1] >= 0,
        context.classes[outside_cue] if outside_cue is not None else "0",
    )


def continuation_features(
    context: CueContext, number: int, sentence: int, steps: int, kind: str, region: str
) -> list[str]:
    """Return features for the question whether sentence ``sentence`` still belongs to the content.

    ``steps`` sentences have been taken beyond the cue's own; ``kind`` says whether the content so far
    is quoted ("q" or "-").
    """
    seg = context.seg
    cand = context.candidates[number]
    main = cand.classes[0] if cand.classes else "-"
    first, last = seg.sentence_tokens[sentence]
    own = seg.sentence_of[cand.head]
    previous_last = seg.sentence_tokens[sentence - 1][1] - 1
    opens, continues, share, new_paragraph, behind, other = read_sentence(context, sentence)
    features = [
        "b",
        f"o={opens}c={continues}{share}{kind}",
        f"s={min(steps, 4)}{share}{kind}",
        f"p={new_paragraph}{opens}{share}{kind}",
        "k=" + main + share + kind,
        f"oc={other}{share}",
        f"r={region}{opens}{share}{kind}{new_paragraph}",
        f"pq={behind}{opens}{share}",
        "w=" + seg.lowers[first],
        f"last={seg.words[last - 1]}{share}{kind}",
        f"fin={seg.tags[cand.head]}{share}",
        f"steps={min(steps, 3)}{new_paragraph}{opens}{continues}",
        f"own={min(sentence - own, 4)}{share}",
    ]
    if seg.words[previous_last] == ":" or (previous_last and seg.words[cand.tokens[-1]] == ":"):
        features.append("colon" + share)
    tail = seg.sentence_tokens[own][1] - 1
    if tail - cand.head <= 2:
        features.append("cuefinal" + share + region)
    return features
