"""Dense features of a whole proposed attribution, for the model that decides which proposals hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, NamedTuple

from attrib.extraction.proposals import Proposal
from attrib.extraction.source_spans import cue_start
from attrib.extraction.weights import logistic
from attrib.model import Span

from . import cut
from .codes import (
    CATEGORIES,
    COMPLEMENTS,
    FORMS,
    HEAD_TYPES,
    REGION_CODES,
    RELATIONS,
    code_of,
    tag_code,
    word_code,
)
from .cue import CueContext, complement_type, head_type

FEATURES = (
    "cue logit",
    "cue probability",
    "category",
    "form",
    "passive",
    "negated",
    "modal",
    "infinitive",
    "perfect",
    "class known",
    "source probability",
    "source rank",
    "source type",
    "source size",
    "source gap",
    "source side",
    "source quoted",
    "source possessive",
    "region probability",
    "region",
    "near probability",
    "far probability",
    "content rank",
    "joint",
    "content size",
    "content verbs",
    "content opener",
    "starts quoted",
    "ends quoted",
    "content share quoted",
    "ends sentence",
    "tail",
    "continued",
    "commas inside",
    "comma at end",
    "cues inside content",
    "best cue inside content",
    "content start",
    "cue quoted",
    "sentence length",
    "place",
    "best other cue",
    "previous cue",
    "next cue",
    "distance previous",
    "distance next",
    "inside other",
    "other same content",
    "document rate",
    "document size",
    "sentence number",
    "headline",
    "question",
    "after complement",
    "gap to content",
    "only clause",
    "proper share",
    "domain",
    "share of joint",
    "joint to best",
    "word at end",
    "tag at end",
    "tag before end",
    "word before start",
    "tag at start",
    "tail verbs",
    "tail time",
    "tail opener",
    "class",
    "lemma known",
    "source word before",
    "source tag after",
    "source verbs",
    "source commas",
    "source joins",
    "size to largest",
    "cue to end",
    "subject word",
    "alternatives",
    "best joint elsewhere",
    "paragraph start",
    "content names",
    "quote mark parity",
    "bare",
    "source relation",
    "content tops",
    "content relation",
    "content spills",
    "cue relation",
    "subjects",
    "objects",
    *cut.NAMES,
)
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow earlier "
    "later week month year night "
    "morning afternoon evening".split()
)


def document_state(
    context: CueContext, alternatives: list[list[Proposal]], classes: Mapping[str, int]
) -> dict[str, Any]:
    """Return what acceptance features share over a document: cue probabilities and their rate.

    ``classes`` numbers the lexicon classes as the forest learnt them (:class:`Names` of the weights).
    """
    probability = {group[0].number: logistic(group[0].cue_score) for group in alternatives}
    tokens = max(len(context.seg.words), 1)
    numbers = list(probability)
    return {
        "probability": probability,
        "numbers": numbers,
        "places": [context.heads[n] for n in numbers],
        "rate": 100.0 * sum(probability.values()) / tokens,
        "best": {group[0].number: group[0] for group in alternatives},
        "domain": context.density,
        "groups": {group[0].number: _group_state(group) for group in alternatives},
        "classes": classes,
        "neighbours": {},  # by number, of the cues that were asked about
        "shares": {group[0].number: cut.group_shares(group) for group in alternatives},
    }


class Neighbours(NamedTuple):
    """The other cues of a cue's sentence, whatever is proposed for it: their numbers, the nearest two, ..."""

    others: list[int]
    previous: int | None
    following: int | None
    probability: float  # of the most probable
    joint: float  # of the best proposal
    beside: list[tuple[int, float, Span]]  # head, probability, best source of each


def _find_neighbours(context: CueContext, state: dict[str, Any], number: int) -> Neighbours:
    """Return the other cues of the sentence, which the proposals of one cue share."""
    found: Neighbours | None = state["neighbours"].get(number)
    if found is not None:
        return found
    seg, probability, best, groups = context.seg, state["probability"], state["best"], state["groups"]
    numbers, places = state["numbers"], state["places"]
    first, last = seg.sentence_tokens[seg.sentence_of[context.heads[number]]]
    others = [n for n in numbers[bisect_left(places, first) : bisect_left(places, last)] if n != number]
    found = state["neighbours"][number] = Neighbours(
        others,
        max((n for n in others if n < number), default=None),
        min((n for n in others if n > number), default=None),
        max((probability[n] for n in others), default=0.0),
        max((groups[n][1] * probability[n] for n in others), default=0.0),
        [(context.heads[n], probability[n], best[n].source) for n in others],
    )
    return found


def _group_state(group: list[Proposal]) -> tuple[float, float, int, int]:
    joints = [p.joint for p in group]
    sizes = [sum(b - a for a, b in p.content) for p in group]
    return sum(joints), max(joints), max(sizes), len(group)


def _count(running: list[int], spans: tuple[Span, ...]) -> int:
    return sum([running[high] - running[low] for low, high in spans])


def acceptance_features(context: CueContext, state: dict[str, Any], proposal: Proposal) -> list[float]:
    """Return the dense features of one proposal, in the order of :data:`FEATURES`."""
    seg, frame, running = context.seg, context.frame, context.running
    number = proposal.number
    cand = context.candidates[number]
    i = cand.head
    tags, lowers, words, quoted = seg.tags, seg.lowers, seg.words, frame.quoted
    sentence = seg.sentence_of[i]
    first, last = seg.sentence_tokens[sentence]
    start, end = cue_start(context, number), cand.tokens[-1] + 1
    verb = tags[i][:2] == "VB"
    group = context.group(i) if verb else None
    probability = state["probability"]
    p_cue = probability[number]
    low, high = proposal.source
    if low >= 0:
        chunk = frame.chunk_of[low]
        head = min(frame.chunk_heads[chunk], high - 1) if chunk >= 0 else high - 1
        source_type = code_of(head_type(seg, head), HEAD_TYPES)
        side = 0 if high <= start else 1 if low >= end else 2
        gap = start - high if side == 0 else low - end if side == 1 else 0
        proper = (running.names[high] - running.names[low]) / (high - low)
    else:
        source_type, side, gap, proper = -2, 3, 0, 0.0
    content = proposal.content
    c_low = content[0][0] if content else i
    c_high = content[-1][1] if content else i
    size = sum(b - a for a, b in content)
    verbs = _count(running.finite, content)
    inside_quotes = _count(running.quoted, content)
    commas = _count(running.commas, content)
    main_part = content[-1 - proposal.continued] if content and proposal.continued < len(content) else (i, i)
    part_end = main_part[1]
    numbers, places = state["numbers"], state["places"]
    within = [
        n for a, b in content for n in numbers[bisect_left(places, a) : bisect_left(places, b)] if n != number
    ]
    neighbours = _find_neighbours(context, state, number)
    others, previous, following = neighbours.others, neighbours.previous, neighbours.following
    best = state["best"]
    inside_other = max(
        (probability[n] for n in others if any(a <= i < b for a, b in best[n].content)), default=0.0
    )
    same = max(
        (
            probability[n]
            for n in others
            if best[n].content and best[n].content[0] == (content[0] if content else None)
        ),
        default=0.0,
    )
    content_gap = (
        (content[0][0] - end)
        if content and content[0][0] >= end
        else (start - content[0][1] if content else 0)
    )
    heads, relations, children = frame.heads, frame.relations, frame.children
    if low >= 0:
        governor = heads[head]
        source_relation = code_of(relations[head], RELATIONS) + (100 if governor == i else 0)
    else:
        source_relation = -5
    tops = [
        k
        for k in range(*main_part)
        if not main_part[0] <= heads[k] < main_part[1] and relations[k] != "punct"
    ]
    spills = any(
        not main_part[0] <= k < main_part[1] and k != i and not low <= k < high and relations[k] != "punct"
        for t in tops
        if heads[t] == i
        for k in children[t]
    )
    joint = proposal.joint
    total, top, largest, count = state["groups"][number]
    return [
        proposal.cue_score,
        p_cue,
        code_of(cand.category, CATEGORIES),
        code_of(tags[i], FORMS),
        group.passive if group else -1,
        group.negated if group else -1,
        bool(group and group.modal),
        group.infinitive if group else -1,
        group.perfect if group else -1,
        len(cand.classes),
        proposal.source_probability,
        proposal.source_rank,
        source_type,
        high - low,
        gap,
        side,
        quoted[low] >= 0 if low >= 0 else -1,
        low >= 0 and high - low == 1 and tags[low] == "PRP$",
        proposal.region_probability,
        code_of(proposal.region, REGION_CODES),
        proposal.near_probability,
        proposal.far_probability,
        proposal.content_rank,
        joint,
        size,
        verbs,
        code_of(complement_type(seg, c_low, len(words)), COMPLEMENTS),
        quoted[c_low] >= 0 if content else -1,
        quoted[c_high - 1] >= 0 if content else -1,
        inside_quotes / size if size else -1,
        last - part_end <= 2,
        max(last - part_end, -1),
        proposal.continued,
        commas,
        part_end < last and words[part_end] == ",",
        len(within),
        max((probability[n] for n in within), default=0.0),
        c_low - i,
        quoted[i] >= 0,
        last - first,
        (i - first) / max(last - first, 1),
        neighbours.probability,
        probability[previous] if previous is not None else -1,
        probability[following] if following is not None else -1,
        i - context.heads[previous] if previous is not None else 99,
        context.heads[following] - i if following is not None else 99,
        inside_other,
        same,
        state["rate"],
        len(words),
        sentence,
        sentence in seg.headlines,
        words[last - 1] == "?",
        code_of(complement_type(seg, end, last), COMPLEMENTS),
        content_gap,
        first == start or start - first <= (high - low),
        proper,
        state["domain"],
        joint / total if total else 0.0,
        joint / top if top else 0.0,
        word_code(lowers[part_end]) if part_end < last else -2,
        tag_code(tags[part_end]) if part_end < last else -2,
        tag_code(tags[part_end - 1]) if part_end > 0 else -2,
        word_code(lowers[c_low - 1]) if c_low > 0 else -2,
        tag_code(tags[c_low]),
        running.finite[last] - running.finite[part_end] if part_end < last else -1,
        not _TIME.isdisjoint(lowers[part_end : min(part_end + 4, last)]),
        tag_code(tags[part_end + 1]) if part_end + 1 < last else -2,
        state["classes"].get(cand.classes[0], -1) if cand.classes else -1,
        main_part[0] < i,
        word_code(lowers[low - 1]) if low > first else -2,
        tag_code(tags[high]) if low >= 0 and high < last else -2,
        running.finite[high] - running.finite[low] if low >= 0 else -1,
        running.commas[high] - running.commas[low] if low >= 0 else -1,
        sum(1 for k in range(low, high) if tags[k] in ("IN", "CC")) if low >= 0 else -1,
        size / largest if largest else 0.0,
        part_end - i,
        word_code(lowers[high - 1]) if low >= 0 else -2,
        count,
        neighbours.joint,
        first == 0 or seg.paragraph_of[sentence] != seg.paragraph_of[sentence - 1] if sentence else True,
        _count(running.names, content) / size if size else 0.0,
        max(0, running.quote_marks[c_high] - running.quote_marks[c_low]) % 2,
        context.bare,
        source_relation,
        len(tops),
        (code_of(relations[tops[0]], RELATIONS) + (100 if heads[tops[0]] == i else 0)) if tops else -5,
        spills,
        code_of(relations[i], RELATIONS),
        sum(1 for k in children[i] if relations[k][:5] == "nsubj"),
        sum(1 for k in children[i] if relations[k] in ("dobj", "ccomp", "xcomp")),
        *cut.cut_features(
            context,
            proposal,
            state["shares"][number],
            neighbours.beside,
            main_part,
        ),
    ]
