"""Cues, rules and weights to attributions: which proposals hold, and their spans in the text.

Rules decide first (:mod:`attrib.extraction.decide`).  Of the cues that none decides the stage proposes
(:mod:`attrib.extraction.proposals`), scores whole proposals (:mod:`attrib.extraction.features.whole`) and
keeps the best of each cue above the threshold; then it settles overlaps and writes spans by the conventions
of docs/format.md: one content span a sentence, the cue and the complementiser "that" outside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from attrib.extraction.features.cue import CueContext, gate_features
from attrib.extraction.features.whole import acceptance_features, document_state
from attrib.language.frames import CLOSERS, FINITE, OPENERS, build_frame
from attrib.language.spans import merge
from attrib.model import Attribution, Document, Segmentation, Span, attribution_id
from attrib.stance.judge import hedge_of, kind_of, stance_of

from .cues import find_cues
from .decide import DecidingRules, Decision, decide_cues, load_deciding_rules
from .floating import extend_floating
from .gapping import split_gapped
from .gestures import drop_gestures
from .inner_sources import name_antecedent, name_own_subjects
from .judged import Judged
from .narrated import find_narrated
from .proposals import CUE_FLOOR, Proposal, Proposer
from .reach.ends import opens_clause
from .reach.sentence import before_comma, is_quoted
from .reach.words import load_reach_words
from .relatives import end_before_main_verb
from .second_speakers import end_before_second
from .shared_subjects import share_subjects
from .source_spans import cue_start
from .turns import add_turns
from .weights import ExtractorModels, load_models, logistic
from .whole_sources import complete_sources

SAME_CONTENT = 0.8
MOST_ALTERNATIVES = 6
CUE_TRUST = 0.2
SURE_CUE = 3.0  # log odds of a cue that a rule holds


def extract_attributions(
    doc: Document,
    segmentation: Segmentation,
    models: ExtractorModels | None = None,
    rules: DecidingRules | None = None,
) -> tuple[Attribution, ...]:
    """Return the attributions of a document in text order of their cues; speakers are not yet resolved.

    ``models`` defaults to the shipped weights, ``rules`` to the package's rules that decide.  Raises
    DataError where these cannot be read.
    """
    models = models or load_models()
    context = build_context(segmentation, models, rules)
    judged = judge_cues(context, models, decided=decide_cues(context, rules))
    held = name_own_subjects(context, [j for j in judged if holds(j, models)])
    held = settle_overlaps(context, held)
    held = _revise(held, drop_gestures(context, _proposals(held)))
    held = end_before_added(context, cut_within_source(context, drop_inner(context, held)))
    held = [end_at_semicolon(context, end_before_main(context, j)) for j in held]
    held = [end_before_clause(context, j) for j in held]
    held = _revise(held, end_before_second(context, _proposals(held)))
    held = _revise(held, complete_sources(context, _proposals(held), [j.decision is not None for j in held]))
    held = _revise(held, share_subjects(context, _proposals(held), [j.decision is not None for j in held]))
    held = [replace(j, proposal=p) for j in held for p in split_gapped(context, j.proposal)]
    held = _revise(held, extend_floating(context, _proposals(held)))
    held = [name_antecedent(context, j, held) for j in held]
    drafts = [_to_attribution(doc, context, j) for j in held]
    found = _mark_hedges(context, held, _set_parents(drafts))
    narrated = find_narrated(doc, context, found)
    if narrated:
        found = tuple(sorted((*found, *narrated), key=lambda item: (item.cue, item.source, item.content)))
    with_turns = add_turns(doc, segmentation, found)
    if with_turns == found:
        return found
    return tuple(_set_parents([replace(a, parent=None) for a in with_turns]))


def build_context(
    segmentation: Segmentation,
    models: ExtractorModels | None = None,
    rules: DecidingRules | None = None,
    *,
    gated: bool = True,
) -> CueContext:
    """Return a document's cue candidates with the structure around them.

    The gate of ``models`` (None: the shipped ones) leaves out hopeless candidates that none of ``rules``
    (None: the package's) may hold, and the sentences without any other are not parsed.  ``gated``: False
    leaves all in.
    """
    gate = (models or load_models()).linear["gate"]
    rules = rules or load_deciding_rules()
    candidates = find_cues(segmentation)
    chosen = [
        k
        for k, cand in enumerate(candidates)
        if not gated
        or rules.may_hold(segmentation, cand)
        or gate.score(gate_features(segmentation, cand)) > 0
    ]
    sentences = sorted({segmentation.sentence_of[candidates[k].head] for k in chosen})
    return CueContext(segmentation, build_frame(segmentation, sentences), candidates, chosen)


def judge_cues(
    context: CueContext,
    models: ExtractorModels,
    floor: float = CUE_FLOOR,
    decided: Mapping[int, Decision] = MappingProxyType({}),
) -> list[Judged]:
    """Return the best proposal of every cue that reaches ``floor``, with its probability, in text order.

    Cues that rules have ``decided`` have the one proposal of their rule, or none, and are not scored.
    """
    fixed = {number: fix_proposal(decision) for number, decision in decided.items()}
    groups = [group[:MOST_ALTERNATIVES] for group in Proposer(models.linear).propose(context, floor, fixed)]
    state = document_state(context, groups, models.names.class_codes)
    rows = [
        acceptance_features(context, state, proposal)
        for group in groups
        for proposal in group
        if proposal.number not in decided
    ]
    scores = iter(models.forest.score(rows))
    judged = []
    for group in groups:
        decision = decided.get(group[0].number)
        if decision is not None:
            judged.append(Judged(group[0], decision.rule.confidence, decision))
            continue
        best = max(
            ((next(scores), -k, proposal) for k, proposal in enumerate(group)), key=lambda item: item[:2]
        )
        if any(low < high for low, high in best[2].content):
            judged.append(Judged(best[2], logistic(best[0])))
    return judged


def fix_proposal(decision: Decision) -> list[Proposal]:
    """Return the one proposal of a rule that holds a cue; its certainty is what neighbours are weighed by."""
    if decision.rule.decides == "reject":
        return []
    region = "".join(
        side
        for side, present in (
            ("B", any(low < decision.head for low, _ in decision.content)),
            ("A", any(low > decision.head for low, _ in decision.content)),
        )
        if present
    )
    sure = decision.rule.confidence
    spans = (decision.source, sure, 0, 0, region, sure, decision.content, sure, sure, 0)
    return [Proposal(decision.number, SURE_CUE, *spans)]


def holds(judged: Judged, models: ExtractorModels) -> bool:
    """Tell whether a proposal is accepted: by a rule, or as its :func:`total_score` reaches the threshold."""
    return judged.decision is not None or total_score(judged) >= models.threshold


def total_score(judged: Judged) -> float:
    """Return the probability of a proposal and CUE_TRUST of its cue's.

    Where the cue is sure and only the spans are in doubt, a lower probability of the whole will do.
    """
    return judged.probability + CUE_TRUST * logistic(judged.proposal.cue_score)


def settle_overlaps(context: CueContext, judged: list[Judged]) -> list[Judged]:
    """Return the proposals less those that say again what a more probable one says.

    Two cues of one sentence with nearly the same content and the same source are one attribution
    ("continued | to say").
    """
    kept: list[Judged] = []
    by_sentence: dict[int, list[Judged]] = {}
    for j in sorted(judged, key=lambda item: (-item.probability, item.proposal.number)):
        sentence = context.seg.sentence_of[context.heads[j.proposal.number]]
        others = by_sentence.setdefault(sentence, [])
        if any(_same_claim(j.proposal, other.proposal) for other in others):
            continue
        others.append(j)
        kept.append(j)
    return sorted(kept, key=lambda item: item.proposal.number)


def drop_inner(context: CueContext, held: list[Judged]) -> list[Judged]:
    """Return the attributions less those that give a verb inside what is said to who says it.

    "The court heard that Dr Lee | billed | the trust": the verb has a subject of its own there.
    """
    by_source: dict[Span, list[Proposal]] = {}
    for j in held:
        by_source.setdefault(j.proposal.source, []).append(j.proposal)
    return [
        j
        for j in held
        if j.decision is not None
        or not _says_itself(j.proposal)
        and not any(_is_inner(context, j.proposal, outer) for outer in by_source[j.proposal.source])
    ]


def _says_itself(proposal: Proposal) -> bool:
    """Tell whether a source is what it says: "said | She |" at the end of a sentence."""
    low, high = proposal.source
    return any(start < high and low < end for start, end in proposal.content)


def cut_within_source(context: CueContext, held: list[Judged]) -> list[Judged]:
    """Return the attributions, those of verbs in a source's own clause without what the source says.

    "The union, which | issued a statement | in May, denied that it had called a strike": nothing is left.
    """
    sentence_of = context.seg.sentence_of
    wholes: dict[int, list[tuple[Span, int]]] = {}
    for j in held:
        head = context.heads[j.proposal.number]
        wholes.setdefault(sentence_of[head], []).append((_with_clause(context, j.proposal), head))
    kept = []
    for j in held:
        head, content = context.heads[j.proposal.number], j.proposal.content
        outer = [own for source, own in wholes[sentence_of[head]] if source[0] <= head < source[1] <= own]
        if j.decision is None and outer and content:
            content = tuple(span for span in content if span[0] <= min(outer))
        if content or not j.proposal.content:
            same = content == j.proposal.content
            kept.append(j if same else replace(j, proposal=replace(j.proposal, content=content)))
    return kept


def _is_inner(context: CueContext, proposal: Proposal, outer: Proposal) -> bool:
    """Tell whether a verb stands inside what another of the same source says, with a subject beside it."""
    seg, frame = context.seg, context.frame
    head, own = context.heads[proposal.number], context.heads[outer.number]
    if not own < head or not any(own < low <= head < high for low, high in outer.content):
        return False
    bare = seg.tags[head] == "VBN" and seg.tags[head + 1 : head + 2] not in (["IN"], ["."])
    if not (bare or seg.tags[head] in FINITE):
        return False
    chunk = frame.chunk_of[before_comma(context, context.group(head).start) - 1]
    return chunk >= 0 and own < frame.chunks[chunk][0]


def end_before_added(context: CueContext, held: list[Judged]) -> list[Judged]:
    """Return the attributions, contents ended where the source says more: "said it was shut, | adding that".

    What is added has to be an attribution of its own with the same source: a participle of saying behind a
    comma (or in text that lost them), or a verb that "and" or "but" joins ("said it was shut | and warned").
    """
    added: dict[Span, list[tuple[int, int]]] = {}  # of each source: the cue's head and where it begins
    for j in held:
        source, head = j.proposal.source, context.heads[j.proposal.number]
        start = _begin_added(context, head) if 0 <= source[0] < head else None
        if start is not None:
            added.setdefault(source, []).append((head, start))
    return [_cut_added(context, j, added) for j in held] if added else held


def end_before_main(context: CueContext, judged: Judged) -> Judged:
    """Return an attribution, its content ended before the verb of the sentence whose subject it is in."""
    proposal = judged.proposal
    content = end_before_main_verb(context, context.heads[proposal.number], proposal.content)
    return (
        judged
        if content == proposal.content
        else replace(judged, proposal=replace(proposal, content=content))
    )


def end_at_semicolon(context: CueContext, judged: Judged) -> Judged:
    """Return an attribution that the weights hold, its content ended at a semicolon before a new clause.

    "Guards said two men fell |; their names were not given".  A second semicolon makes it a list.
    """
    seg, proposal = context.seg, judged.proposal
    if judged.decision is not None or not proposal.content:
        return judged
    low, high = proposal.content[-1]
    marks = [k for k in range(low, high) if seg.words[k] == ";" and context.frame.quoted[k] < 0]
    if len(marks) != 1 or context.heads[proposal.number] > low or marks[0] + 2 >= high:
        return judged
    stop = marks[0]
    behind, relations = range(stop + 1, high), context.frame.relations
    verb = any(seg.tags[k] in FINITE for k in behind) and any(relations[k][:5] == "nsubj" for k in behind)
    if not (verb or opens_clause(context, stop + 1, high)) or seg.lowers[stop + 1] in ("that", "and", "or"):
        return judged
    return replace(judged, proposal=replace(proposal, content=(*proposal.content[:-1], (low, stop))))


def end_before_clause(context: CueContext, judged: Judged) -> Judged:
    """Return an attribution, what somebody judges or calls something ended before a clause of its own.

    "called it a farce | and Minsk kept silent", "hailed as wise | but denounced by exporters": such a content
    is no clause, so that none goes on with it.
    """
    seg, proposal = context.seg, judged.proposal
    head = context.heads[proposal.number]
    judges = context.family(head) == "judge" or context.classes.get(head) in ("describe", "accuse")
    if not proposal.content or seg.tags[head][:2] != "VB" or is_quoted(context, head) >= 0:
        return judged
    *before, (low, high) = proposal.content
    if not judges and seg.tags[low] != "TO":
        return judged
    if low < head or any(seg.tags[k] in FINITE for span in before for k in range(*span)):
        return judged
    clause_openers = load_reach_words().clause_openers
    for k in range(low, high - 2):
        if seg.tags[k] in FINITE or seg.tags[k][:1] == "W" or seg.lowers[k] in (";", "that", "whether"):
            return judged
        if seg.lowers[k] in clause_openers and is_quoted(context, k) < 0:
            judged_too = seg.tags[k + 1] in ("VBN", "VBD") and seg.lowers[k + 2] == "by"
            if not judges and seg.words[k - 1] != ",":
                continue
            if (
                judged_too
                and context.family(k + 1) in ("judge", "speech")
                or opens_clause(context, k + 1, high)
            ):
                content = (*proposal.content[:-1], (low, before_comma(context, k)))
                return replace(judged, proposal=replace(proposal, content=content))
    return judged


def _proposals(held: list[Judged]) -> list[Proposal]:
    return [j.proposal for j in held]


def _revise(held: list[Judged], revised: Sequence[Proposal | None]) -> list[Judged]:
    """Return the attributions with their proposals as revised, in their order, less those that are None."""
    return [j if p is j.proposal else replace(j, proposal=p) for j, p in zip(held, revised) if p is not None]


def _begin_added(context: CueContext, head: int) -> int | None:
    """Return where what a verb adds to the words before it begins: at its comma or conjunction.

    None where it adds nothing.
    """
    seg = context.seg
    first = seg.sentence_tokens[seg.sentence_of[head]][0]
    if seg.tags[head] == "VBG":
        if context.family(head) != "speech":
            return None
        comma = head > first and seg.words[head - 1] == ","
        return head - comma if comma or context.bare else None
    if seg.tags[head] not in ("VBD", "VBZ", "VBP"):
        return None
    start = head - 1
    while start > first and seg.tags[start] == "RB":
        start -= 1
    if start <= first or seg.lowers[start] not in ("and", "but"):
        return None
    return before_comma(context, start)


def _cut_added(context: CueContext, judged: Judged, added: dict[Span, list[tuple[int, int]]]) -> Judged:
    """Return an attribution, its content ended where the first of what its source has ``added`` begins."""
    proposal = judged.proposal
    own = context.heads[proposal.number]
    for head, stop in added.get(proposal.source, ()):
        if head <= own:
            continue
        for k, (low, high) in enumerate(proposal.content):
            if own < low < stop < high:
                content = (*proposal.content[:k], (low, stop))
                return replace(judged, proposal=replace(proposal, content=content))
    return judged


def _same_claim(a: Proposal, b: Proposal) -> bool:
    if a.source != b.source:
        return False
    mine = {t for low, high in a.content for t in range(low, high)}
    theirs = {t for low, high in b.content for t in range(low, high)}
    return len(mine & theirs) >= SAME_CONTENT * len(mine | theirs)


def _to_attribution(doc: Document, context: CueContext, judged: Judged) -> Attribution:
    seg = context.seg
    proposal = judged.proposal if judged.decision is not None else _with_opener(context, judged.proposal)
    cand = context.candidates[proposal.number]
    if judged.decision is not None and judged.decision.tokens:
        cand = replace(cand, tokens=judged.decision.tokens)
    whole = _close_bracket(seg, _with_clause(context, proposal))
    source = spans_in_text(seg, [whole] if whole[0] >= 0 else [])
    content = content_spans(context, proposal)
    cue = spans_in_text(
        seg, token_runs(tuple(t for t in cand.tokens if t == cand.head or not _lies_in(seg, t, content)))
    )
    return Attribution(
        id=attribution_id(doc.id, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        kind=kind_of(seg.text, content, seg.quotations),
        stance=(judged.decision.rule.stance if judged.decision else "") or stance_of(seg, cand, content),
        rule=(judged.decision.rule.id + ":" if judged.decision else "") + cand.rule,
        confidence=round(judged.probability, 3),
    )


def _with_clause(context: CueContext, proposal: Proposal) -> Span:
    """Return the source with the relative clause between it and its verb: "An aide |, who left, | said"."""
    seg, (low, high) = context.seg, proposal.source
    start = cue_start(context, proposal.number)
    if low < 0 or high + 2 >= start or seg.words[high] != "," or seg.words[start - 1] != ",":
        return low, high
    clause = seg.lowers[high + 1] in ("who", "whose") and "," not in seg.words[high + 1 : start - 1]
    return (low, start - 1) if clause else (low, high)


def _close_bracket(seg: Segmentation, source: Span) -> Span:
    """Return a source with the bracket that closes the one it ends in: "Transport for London (TfL|)"."""
    low, high = source
    if low < 0:
        return source
    opened = seg.words[low:high].count("(") > seg.words[low:high].count(")")
    return (low, high + 1) if opened and high < len(seg.words) and seg.words[high] == ")" else source


def _with_opener(context: CueContext, proposal: Proposal) -> Proposal:
    """Return the proposal, its content begun at the word that opens its clause.

    "agreed | to help", "wondered | whether".  Where the cue was proposed with its "to", the content has it.
    """
    seg, cand = context.seg, context.candidates[proposal.number]

    def begin(low: int, high: int) -> Span:
        opener = low - 1
        if cand.head < opener and low < high:
            infinitive = seg.tags[opener] == "TO" and seg.tags[low] == "VB"
            if infinitive or seg.lowers[opener] == "whether":
                return opener, high
        return low, high

    return replace(proposal, content=tuple(begin(low, high) for low, high in proposal.content))


def _lies_in(seg: Segmentation, token: int, content: tuple[Span, ...]) -> bool:
    return any(start <= seg.starts[token] < end for start, end in content)


def decided_spans(context: CueContext, decision: Decision) -> dict[str, tuple[Span, ...]]:
    """Return the spans of what a rule holds, in characters, by role; none of what it rejects."""
    proposals = fix_proposal(decision)
    source = [decision.source] if decision.source[0] >= 0 else []
    return {
        "source": spans_in_text(context.seg, source),
        "content": content_spans(context, proposals[0]) if proposals else (),
        "cue": spans_in_text(context.seg, token_runs(decision.tokens)),
    }


def content_spans(context: CueContext, proposal: Proposal) -> tuple[Span, ...]:
    """Return the content in characters: one span a sentence, adjoining quotation marks taken in."""
    seg, frame = context.seg, context.frame
    pieces: list[Span] = []
    inside = frame.quoted[context.heads[proposal.number]]  # the marks around a cue are not its content's
    for low, high in sorted(proposal.content):
        if (
            low > 0
            and seg.words[low - 1] in OPENERS
            and frame.quoted[low - 1] >= 0
            and frame.quoted[low] == frame.quoted[low - 1]
        ):
            low -= 1
        while (
            high < len(seg.words)
            and high - low < 400
            and (not 0 <= inside == frame.quoted[high - 1] or _opens_within(seg, low, high))
            and (
                seg.words[high] in CLOSERS
                and frame.quoted[high] >= 0
                and frame.quoted[high] == frame.quoted[high - 1]
                or seg.words[high] in (".", "?", "!")
                and high + 1 < len(seg.words)
                and seg.words[high + 1] in CLOSERS
                and frame.quoted[high] == frame.quoted[high - 1] >= 0
            )
        ):
            high += 1
        while high > low + 1 and seg.words[high - 1] in (",", ";", ":") and not frame.quoted[high - 1] >= 0:
            high -= 1
        start = low
        while start < high:
            stop = min(seg.sentence_tokens[seg.sentence_of[start]][1], high)
            mark = stop == start + 1 and not seg.words[start][:1].isalnum()
            if not (mark and pieces):  # a mark that closes nothing is no piece of what is said
                pieces.append((start, stop))
            start = stop
    return spans_in_text(seg, merge(pieces))


def _opens_within(seg: Segmentation, low: int, high: int) -> bool:
    """Tell whether a quotation inside ``[low, high)`` is still open: "he said ‘no deal | ’"."""
    return any(
        seg.words[low:high].count(mark) > seg.words[low:high].count(closing)
        for mark, closing in (("‘", "’"), ("“", "”"), ("«", "»"))
    )


def spans_in_text(seg: Segmentation, ranges: list[Span]) -> tuple[Span, ...]:
    """Return token ranges as character spans."""
    return tuple((seg.starts[low], seg.ends[high - 1]) for low, high in ranges)


def token_runs(tokens: tuple[int, ...]) -> list[Span]:
    """Return the ranges of tokens that follow one another among ``tokens``, which are in order."""
    out: list[Span] = []
    for t in tokens:
        if out and out[-1][1] == t:
            out[-1] = (out[-1][0], t + 1)
        else:
            out.append((t, t + 1))
    return out


def _set_parents(attributions: list[Attribution]) -> list[Attribution]:
    """Return the attributions with ``parent`` set: the smallest other content that holds cue and content."""
    sizes = [sum(e - s for s, e in a.content) for a in attributions]
    opens = sorted((s, e, k) for k, a in enumerate(attributions) for s, e in a.content)
    parents: dict[int, str] = {}
    active: list[tuple[int, int, int]] = []
    at = 0
    for k in sorted(range(len(attributions)), key=lambda k: attributions[k].cue[0]):
        a = attributions[k]
        start, end = a.cue[0]
        while at < len(opens) and opens[at][0] <= start:
            active.append(opens[at])
            at += 1
        active = [item for item in active if item[1] > start]
        holders = [
            (sizes[m], m)
            for _, high, m in active
            if m != k
            and high >= end
            and sizes[m] > sizes[k]
            and any(s <= a.content[0][0] and a.content[0][1] <= e for s, e in attributions[m].content)
        ]
        if holders:
            parents[k] = attributions[min(holders)[1]].id
    return [replace(a, parent=parents[k]) if k in parents else a for k, a in enumerate(attributions)]


def _mark_hedges(
    context: CueContext, held: list[Judged], attributions: list[Attribution]
) -> tuple[Attribution, ...]:
    out = []
    for j, a in zip(held, attributions):
        hedged = hedge_of(
            context.seg,
            context.candidates[j.proposal.number],
            source=a.source,
            content=a.content,
            nested=bool(a.parent),
        )
        out.append(replace(a, hedged=True) if hedged else a)
    return tuple(out)
