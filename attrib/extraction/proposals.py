"""From cue candidates to proposed attributions: the best source and content of each cue, with scores.

Cues are scored first and spans are built only for those that survive (:data:`CUE_FLOOR`).  What comes
out are :class:`Proposal` objects in token ranges; :mod:`attrib.extraction.settle` decides which hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from attrib.extraction.features.cue import CueContext, CueGroups, CueView
from attrib.extraction.features.end import AfterEnds, EndGroups
from attrib.extraction.features.near import NEAR_GROUPS, NearChoice
from attrib.extraction.features.region import (
    continuation_features,
    region_source_features,
)
from attrib.extraction.features.source import SourceChoice, SourceGroups
from attrib.extraction.features.start import BeforeStarts, StartGroups
from attrib.model import Span

from .content_spans import after_ends, after_starts, before_ends, before_starts
from .source_spans import propose_sources
from .weights import REGIONS, LinearModels, logistic, softmax

CUE_FLOOR = 0.2
MAX_CONTINUATIONS = 60
MOST_SOURCES, SOURCE_SHARE = 2, 0.15
MOST_CONTENTS = 4


@dataclass(slots=True)
class Proposal:
    """One cue with its best source and content (token ranges) and how sure each choice was."""

    number: int
    cue_score: float
    source: Span
    source_probability: float
    source_rank: int
    content_rank: int
    region: str
    region_probability: float
    content: tuple[Span, ...]
    near_probability: float
    far_probability: float
    continued: int

    @property
    def joint(self) -> float:
        """The probability of source, side and both boundaries together."""
        return (
            self.source_probability * self.region_probability * self.near_probability * self.far_probability
        )


class Content(NamedTuple):
    """A content of a cue and source: its side of the cue, spans in tokens, how sure each choice was."""

    region: str
    region_probability: float
    spans: tuple[Span, ...]
    near_probability: float
    far_probability: float
    continued: int  # whole sentences behind the cue's own


Side = tuple[Span, float, float]  # a content on one side of the cue, the probability of its near and far end
Sides = dict[tuple[str, Span | None], list[Side]]  # by side, and by the source where it matters there


class Proposer:
    """Scores cues and builds spans with one set of linear models."""

    def __init__(self, models: LinearModels, most_sources: int = MOST_SOURCES):
        self.models = models
        self.most_sources = most_sources

    def propose(
        self,
        context: CueContext,
        floor: float = CUE_FLOOR,
        decided: Mapping[int, list[Proposal]] = MappingProxyType({}),
    ) -> list[list[Proposal]]:
        """Return, for every cue candidate whose probability is at least ``floor``, its proposals, best first.

        ``decided`` gives, by number, the one proposal of a candidate that a rule holds, none for one that a
        rule rejects: for these nothing is built.
        """
        cue_tables = self.models["cue"].tables(CueGroups)
        proposals = []
        previous: Span | None = None
        previous_sentence = -1
        for number in context.open:
            sentence = context.seg.sentence_of[context.heads[number]]
            if number in decided:
                if decided[number]:
                    proposals.append(decided[number])
                    previous, previous_sentence = decided[number][0].source, sentence
                continue
            view = CueView(context, number)
            score = sum(view.describe(cue_tables))
            if logistic(score) < floor:
                continue
            if sentence != previous_sentence:
                previous = None
            alternatives = self.build(view, score, previous)
            if logistic(score) > 0.4:
                previous, previous_sentence = alternatives[0].source, sentence
            proposals.append(alternatives)
        return proposals

    def build(self, view: CueView, score: float, previous: Span | None) -> list[Proposal]:
        """Return the best sources and contents of one cue candidate, the most probable pair first."""
        context, number = view.context, view.number
        spans = propose_sources(context, number)
        choice, tables = SourceChoice(context, number, previous), self.models["source"].tables(SourceGroups)
        probabilities = softmax([sum(choice.describe(tables, span)) for span in spans])
        ranked = sorted(range(len(spans)), key=lambda k: -probabilities[k])[: self.most_sources]
        out: list[Proposal] = []
        sides: Sides = {}
        region = self.models.region
        own_regions = region.total(view.describe(region.tables(CueGroups)))
        for rank, k in enumerate(ranked):
            if rank and probabilities[k] < SOURCE_SHARE * probabilities[ranked[0]]:
                break
            most = MOST_CONTENTS if rank == 0 else 2
            for n, content in enumerate(self.contents(context, number, spans[k], own_regions, most, sides)):
                out.append(Proposal(number, score, spans[k], probabilities[k], rank, n, *content))
        out.sort(key=lambda proposal: -proposal.joint)
        return out

    def contents(
        self,
        context: CueContext,
        number: int,
        source: Span,
        own_regions: tuple[float, ...],
        most: int,
        sides: Sides,
    ) -> list[Content]:
        """Return contents, the best first.

        ``own_regions`` are the regions' scores by the cue's own features.  ``sides`` remembers what was
        found for one cue: most sources leave the content's options as they are.
        """
        by_source = self.models.region.scores(region_source_features(context, number, source))
        region_probabilities = softmax([own + more for own, more in zip(own_regions, by_source)])
        out = []
        for region, p_region in zip(REGIONS, region_probabilities):
            if p_region < 0.12 and p_region < max(region_probabilities):
                continue
            options_of = [self.side_options(context, number, source, side, sides) for side in region]
            if not all(options_of):
                continue
            kept = options_of[0][:2] if len(region) == 2 else options_of[0][:most]
            for options in product(kept, *[second[:2] for second in options_of[1:]]):
                near = min(option[1] for option in options)
                far = min(option[2] for option in options)
                out.append(
                    (p_region * near * far, region, p_region, [option[0] for option in options], near, far)
                )
        out.sort(key=lambda item: -item[0])
        result = []
        for _, region, p_region, content, near, far in out[:most]:
            more = self.continue_content(context, number, content, region)
            result.append(Content(region, p_region, tuple(content + more), near, far, len(more)))
        return result or [Content("A", 0.0, (), 0.0, 0.0, 0)]

    def side_options(
        self, context: CueContext, number: int, source: Span, side: str, sides: Sides
    ) -> list[Side]:
        """Return :meth:`choose_side` of a side, computed once for all sources that stand alike to it."""
        head = context.candidates[number].head
        if side == "A":
            key = (side, source if source[0] > head else None)
        else:
            key = (side, (source[0], source[0]) if source[0] < head else None)
        if key not in sides:
            sides[key] = self.choose_side(context, number, source, side)
        return sides[key]

    def choose_side(self, context: CueContext, number: int, source: Span, side: str) -> list[Side]:
        """Return the best contents on one side of the cue with the probabilities of their two boundaries."""
        nears = after_starts(context, number, source) if side == "A" else before_ends(context, number, source)
        if side == "A":
            nears = nears + next_sentence_start(context, number)
        if not nears:
            return []
        tables = self.models["near-" + side].tables(NEAR_GROUPS[side])
        choice = NearChoice(context, number, source, side)
        near_probabilities = softmax([sum(choice.describe(tables, p, k)) for k, p in enumerate(nears)])
        order = sorted(range(len(nears)), key=lambda k: -near_probabilities[k])[:2]
        model = self.models["far-" + side]
        found = []
        for rank, k in enumerate(order):
            if rank and near_probabilities[k] < 0.15:
                break
            near = nears[k]
            fars = (
                after_ends(context, number, source, near)
                if side == "A"
                else before_starts(context, number, source, near)
            )
            if not fars:
                continue
            ends = AfterEnds(context, number, near) if side == "A" else BeforeStarts(context, number, near)
            tables = model.tables(EndGroups if side == "A" else StartGroups)
            far_probabilities = softmax([sum(ends.describe(tables, far)) for far in fars])
            for far, p in zip(fars, far_probabilities):
                if p > 0.05:
                    found.append(((near, far) if side == "A" else (far, near), near_probabilities[k], p))
        found.sort(key=lambda item: -item[1] * item[2])
        return found[:MOST_CONTENTS]

    def continue_content(
        self, context: CueContext, number: int, content: list[Span], region: str
    ) -> list[Span]:
        """Return the further sentences, whole, that the content runs over."""
        seg, frame = context.seg, context.frame
        end = max(high for _, high in content)
        own = seg.sentence_of[max(context.candidates[number].head, end - 1)]
        stop = seg.sentence_tokens[own][1]
        if stop - end > 3 and "A" in region or is_of_headline(context, own):
            return []
        model = self.models["continue"]
        more: list[Span] = []
        kind = "q" if frame.quoted[content[-1][1] - 1] >= 0 else "-"
        for sentence in range(own + 1, min(own + 1 + MAX_CONTINUATIONS, len(seg.sentence_tokens))):
            if seg.sentence_tokens[sentence][0] >= seg.sentence_tokens[sentence][1]:
                break
            names = continuation_features(context, number, sentence, len(more), kind, region)
            if model.score(names) <= 0:
                break
            more.append(continuation_span(context, sentence))
            kind = (
                "q"
                if frame.quoted[seg.sentence_tokens[sentence][1] - 1] >= 0
                or frame.quoted[seg.sentence_tokens[sentence][0]] >= 0
                else kind
            )
        return more


def is_of_headline(context: CueContext, sentence: int) -> bool:
    """Tell whether a sentence is of the page's headline: what is said there ends there."""
    seg = context.seg
    title = next((region.span for region in seg.regions if region.kind == "title"), (0, 0))
    return title[0] <= seg.sentences[sentence][0] < title[1]


def next_sentence_start(context: CueContext, number: int) -> list[int]:
    """Return the first token of the sentence after the cue's, where there is one: "He said:" ..."""
    seg = context.seg
    sentence = seg.sentence_of[context.candidates[number].head]
    if sentence + 1 < len(seg.sentence_tokens) and not is_of_headline(context, sentence):
        first, last = seg.sentence_tokens[sentence + 1]
        if first < last and seg.sentence_tokens[sentence][1] - context.candidates[number].head < 12:
            return [first]
    return []


def continuation_span(context: CueContext, sentence: int) -> Span:
    """Return the part of a later sentence that goes on with the content: its quoted part, or all of it."""
    seg, frame = context.seg, context.frame
    first, last = seg.sentence_tokens[sentence]
    if frame.quoted[first] < 0:
        return first, last
    end = first
    while end < last and frame.quoted[end] == frame.quoted[first]:
        end += 1
    if last - end <= 1:
        end = last
    return first, end
