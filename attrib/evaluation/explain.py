"""Why an attribution was found or not, in words: the rule that decided, or why the weights did.

Each cue candidate gets a :class:`Verdict`.  The features that moved the weights come by the names that
``data/glossary.toml`` gives their groups.
"""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from attrib.errors import DataError
from attrib.extraction.cues import find_cues
from attrib.extraction.decide import Decision, decide_cues, match_rules
from attrib.extraction.decide import load_deciding_rules as load_deciding
from attrib.extraction.features.cue import CueContext, CueGroups, CueView
from attrib.extraction.features.tables import make_tables
from attrib.extraction.judged import Judged
from attrib.extraction.proposals import CUE_FLOOR, Proposal, Proposer
from attrib.extraction.settle import (
    CUE_TRUST,
    build_context,
    end_before_added,
    holds,
    judge_cues,
    settle_overlaps,
    token_runs,
    total_score,
)
from attrib.extraction.weights import ExtractorModels, LinearModel, load_models, logistic
from attrib.language.frames import CLOSERS
from attrib.model import Attribution, Document, Segmentation, Span
from attrib.rules.match import load_index

MOST_REASONS = 3  # for and against


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one cue candidate: ``words`` at ``span``, proposed by ``rule``.

    ``probability`` is what the whole attribution is given (None: it was not built), ``lines`` say why, a
    sentence each; ``marks`` are the spans of source, cue and content with their letters.
    """

    words: str
    span: Span
    rule: str
    cue_probability: float
    probability: float | None
    accepted: bool
    lines: tuple[str, ...]
    marks: tuple[tuple[int, int, str], ...] = ()


def explain_document(
    doc: Document, segmentation: Segmentation, models: ExtractorModels | None = None
) -> list[Verdict]:
    """Return a verdict on every cue candidate, in text order."""
    models = models or load_models()
    context = build_context(segmentation, models)
    decided = decide_cues(context)
    judged = {item.proposal.number: item for item in judge_cues(context, models, decided=decided)}
    good = [item for item in judged.values() if holds(item, models)]
    held = {item.proposal.number: item for item in end_before_added(context, settle_overlaps(context, good))}
    alternatives = {group[0].number: group for group in Proposer(models.linear).propose(context)}
    verdicts = []
    for number in range(len(context.candidates)):
        item = held.get(number) or judged.get(number)
        own = _score_cue(context, number, models.linear["cue"])
        if number in decided:
            lines = tell_rule(context, decided[number], number in held)
        elif item is None:
            lines = (_tell_unbuilt(context, number, own), *tell_reasons(context, number, models))
        else:
            lines = (
                _tell_score(item, models, number in held),
                *tell_reasons(context, number, models),
                *tell_choice(context, item.proposal, alternatives.get(number, [])),
            )
        verdicts.append(_make_verdict(context, number, own, item, number in held, lines, decided.get(number)))
    return verdicts


def _make_verdict(
    context: CueContext,
    number: int,
    own: float,
    item: Judged | None,
    accepted: bool,
    lines: Sequence[str],
    decision: Decision | None,
) -> Verdict:
    seg, candidate = context.seg, context.candidates[number]
    tokens = decision.tokens if decision and decision.tokens else candidate.tokens
    marks: tuple[tuple[int, int, str], ...] = ()
    if item is not None:
        spans = [("C", run) for run in token_runs(tokens)]
        spans += [("T", span) for span in item.proposal.content]
        spans += [("S", item.proposal.source)] if item.proposal.source[0] >= 0 else []
        marks = tuple(sorted((seg.starts[low], seg.ends[high - 1], letter) for letter, (low, high) in spans))
    return Verdict(
        " ".join(seg.words[token] for token in tokens),
        (seg.starts[tokens[0]], seg.ends[tokens[-1]]),
        (decision.rule.id + ":" if decision else "") + candidate.rule,
        own,
        None if item is None else item.probability,
        accepted,
        tuple(lines),
        marks,
    )


def tell_rule(context: CueContext, decision: Decision, held: bool) -> tuple[str, ...]:
    """Return what a rule decided, against which others, and where what it holds ends."""
    rule = decision.rule
    whose = "your rule" if rule.user else "the rule"
    beaten = sorted({d.rule.id for d in match_rules(context, decision.number, load_deciding())} - {rule.id})
    verdict = "holds" if rule.decides == "hold" else "rejects"
    lines = [f"{whose} {rule.id!r} {verdict} it: {' '.join(_spell(rule.match))}"]
    if beaten:
        lines.append(f"it wins over {', '.join(beaten)}: user's, rejecting, longer, then by name")
    if rule.decides == "hold":
        lines.append(_tell_end(context, decision.content))
        if not held:
            lines.append("but another cue says the same of the same words")
    return tuple(lines)


def _spell(match: Sequence[str]) -> Iterator[str]:
    """Yield the elements of a match, long lists cut short."""
    for element in match:
        words = element.split("|")
        yield (
            element
            if len(words) < 6
            else "|".join(words[:3]) + "|…" + ("" if ">" not in element else ">" + element.rpartition(">")[2])
        )


def _tell_end(context: CueContext, content: tuple[Span, ...]) -> str:
    """Return what ends a content, in words."""
    seg = context.seg
    end = content[-1][1]
    last = seg.sentence_tokens[seg.sentence_of[end - 1]][1]
    if end >= last or all(
        seg.words[k] in (".", "?", "!") or seg.words[k] in CLOSERS for k in range(end, last)
    ):
        why = "its sentence ends" if seg.words[end - 1] not in CLOSERS else "its quotation closes"
    else:
        why = f"{' '.join(seg.words[end : min(end + 3, last)])!r} begins something else"
    return f"what is said ends with {seg.words[end - 1]!r}: {why}"


def _tell_unbuilt(context: CueContext, number: int, own: float) -> str:
    if number not in set(context.open):
        return "its words and kinds of words make it hopeless: it was left out before anything was parsed"
    if own < CUE_FLOOR:
        return f"the weights give it {own:.2f} as a cue, under {CUE_FLOOR:.2f}: no spans were built"
    return "no content was found for it"


def _tell_score(item: Judged, models: ExtractorModels, held: bool) -> str:
    score, threshold = total_score(item), models.threshold
    sums = f"whole {item.probability:.2f} + {CUE_TRUST} of the cue's {logistic(item.proposal.cue_score):.2f}"
    if held:
        return f"no rule decides; the weights hold it: {sums} = {score:.2f}, and {threshold:.2f} is enough"
    if holds(item, models):
        return "no rule decides; a more probable cue says the same of the same words"
    return f"no rule decides; the weights reject it: {sums} = {score:.2f}, under {threshold:.2f}"


def tell_choice(context: CueContext, chosen: Proposal, alternatives: Sequence[Proposal]) -> Iterator[str]:
    """Yield the source chosen with the runner-up, and where the content ends with its runner-up."""
    other = next((p for p in alternatives if p.source != chosen.source), None)
    line = f"source {_words(context, chosen.source)} ({chosen.source_probability:.2f})"
    if other is not None:
        line += f", next {_words(context, other.source)} ({other.source_probability:.2f})"
    yield line
    if chosen.content:
        yield _tell_end(context, chosen.content)
    other = next((p for p in alternatives if p.source == chosen.source and p.content != chosen.content), None)
    if other is not None and other.content:
        yield f"the next best content ends with {context.seg.words[other.content[-1][1] - 1]!r}"


def _words(context: CueContext, span: Span) -> str:
    return repr(" ".join(context.seg.words[span[0] : span[1]])) if span[0] >= 0 else "nobody named"


def _score_cue(context: CueContext, number: int, model: LinearModel) -> float:
    return logistic(sum(weight for _, weight in weigh_groups(context, number, model)))


def weigh_groups(context: CueContext, number: int, model: LinearModel) -> list[tuple[str, float]]:
    """Return the groups of features of a cue candidate with what each adds to its score."""
    tables = make_tables(CueGroups, model.score, lambda name, none: ("alone", model.weights.get(name, 0.0)))
    for group in load_glossary():
        if group != "alone":
            describe = getattr(tables, group).measure
            getattr(tables, group).measure = _name_measure(group, describe)
    return [(str(group), float(weight)) for group, weight in CueView(context, number).describe(tables)]


def _name_measure(group: str, measure):  # type: ignore[no-untyped-def]
    return lambda names: (group, measure(names))


def tell_reasons(context: CueContext, number: int, models: ExtractorModels) -> Iterator[str]:
    """Yield what spoke most for and against a candidate as a cue, by the names of the glossary."""
    glossary = load_glossary()
    sums: dict[str, float] = defaultdict(float)
    for group, weight in weigh_groups(context, number, models.linear["cue"]):
        sums[group] += weight
    ranked = sorted(sums.items(), key=lambda item: (-abs(item[1]), item[0]))
    for word, chosen in (
        ("for", [item for item in ranked if item[1] >= 0.05]),
        ("against", [item for item in ranked if item[1] <= -0.05]),
    ):
        if chosen:
            named = (f"{glossary[group]} ({weight:+.1f})" for group, weight in chosen[:MOST_REASONS])
            yield f"{word} it as a cue: {', '.join(named)}"


@functools.lru_cache(maxsize=1)
def load_glossary() -> Mapping[str, str]:
    """Return the names of the groups of features in a reader's words."""
    try:
        text = resources.files("attrib").joinpath("data", "glossary.toml").read_text("utf-8")
        return dict(tomllib.loads(text)["cue"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"data/glossary.toml: cannot be read ({error}); reinstall the package") from None


def tell_attribution(item: Attribution) -> str:
    """Return the stance and the speaker of an attribution, and why it is that speaker."""
    who = item.speaker or "nobody named"
    why = item.resolution.reason or f"by {item.resolution.by}"
    hedge = ", and the article stands back" if item.hedged else ""
    return f"{item.stance}{hedge}; speaker {who} ({item.speaker_type}): {why}"


def find_pseudo_cues(segmentation: Segmentation) -> Iterator[tuple[str, Span]]:
    """Yield the rule and span of every look-alike that a pseudo-rule takes out ("according to plan")."""
    index = load_index()
    seg = segmentation
    proposed = {token for cue in find_cues(segmentation, index) for token in cue.tokens}
    for first, last in seg.sentence_tokens:
        for i in range(first, last):
            if seg.lowers[i] in index.by_form or seg.lemmas[i] in index.by_lemma:
                for match in index.match_at(seg, i, first, last):
                    if match.rule.kind == "pseudo" and not proposed & set(match.tokens):
                        yield match.rule.id, (seg.starts[match.tokens[0]], seg.ends[match.tokens[-1]])
