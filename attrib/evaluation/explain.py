"""Why an attribution was found or not: each cue candidate, its rule, its probability, what spoke for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attrib.extraction.cues import find_cues
from attrib.extraction.features.cue import cue_features
from attrib.extraction.proposals import CUE_FLOOR
from attrib.extraction.settle import (
    CUE_TRUST,
    Judged,
    build_context,
    end_before_added,
    holds,
    judge_cues,
    settle_overlaps,
    total_score,
)
from attrib.extraction.weights import ExtractorModels, load_models, logistic
from attrib.model import Document, Segmentation
from attrib.rules.match import load_index


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one cue candidate: ``words`` at ``span``, proposed by ``rule``.

    ``cue_probability`` is what the cue alone is given, ``probability`` what the whole proposal is
    given (None: no spans were built); ``reasons`` are the named features that moved the cue's score.
    """

    words: str
    span: tuple[int, int]
    rule: str
    cue_probability: float
    probability: float | None
    accepted: bool
    verdict: str
    reasons: tuple[tuple[str, float], ...]
    marks: tuple[tuple[int, int, str], ...] = ()


def explain_document(
    doc: Document,
    segmentation: Segmentation,
    models: ExtractorModels | None = None,
) -> list[Decision]:
    """Return a decision for every cue candidate, in text order."""
    models = models or load_models()
    context = build_context(segmentation, models)
    seg = segmentation
    judged = {item.proposal.number: item for item in judge_cues(context, models)}
    good = [item for item in judged.values() if holds(item, models)]
    held = {item.proposal.number: item for item in end_before_added(context, settle_overlaps(context, good))}
    decisions = []
    passed = set(context.open)
    for number, candidate in enumerate(context.candidates):
        names = cue_features(context, number)
        own = logistic(models.linear["cue"].score(names))
        item = held.get(number) or judged.get(number)
        marks: tuple[tuple[int, int, str], ...] = ()
        if item is None:
            probability = None
            verdict = (
                "hopeless by its words and tags: left out before anything was parsed"
                if number not in passed
                else f"the cue's probability is under {CUE_FLOOR:.2f}: no spans were built"
                if own < CUE_FLOOR
                else "no content was found for it"
            )
        else:
            probability = item.probability
            if number in held:
                verdict = "holds: " + compare_score(item, models, "reaches")
            elif holds(item, models):
                verdict = "a more probable cue says the same of the same words"
            else:
                verdict = compare_score(item, models, "is under")
            spans = [("C", (token, token + 1)) for token in candidate.tokens]
            spans += [("T", span) for span in item.proposal.content]
            spans += [("S", item.proposal.source)] if item.proposal.source[0] >= 0 else []
            marks = tuple(
                sorted((seg.starts[low], seg.ends[high - 1], letter) for letter, (low, high) in spans)
            )
        span = (seg.starts[candidate.tokens[0]], seg.ends[candidate.tokens[-1]])
        decisions.append(
            Decision(
                " ".join(seg.words[token] for token in candidate.tokens),
                span,
                candidate.rule,
                own,
                probability,
                number in held,
                verdict,
                tuple(models.linear["cue"].explain(names, 6)),
                marks,
            )
        )
    return decisions


def compare_score(judged: Judged, models: ExtractorModels, verb: str) -> str:
    """Return the sum that decides, in words."""
    return (
        f"whole + {CUE_TRUST} cue = {total_score(judged):.2f} {verb} the threshold of {models.threshold:.2f}"
    )


def find_pseudo_cues(segmentation: Segmentation) -> Iterator[tuple[str, tuple[int, int]]]:
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
