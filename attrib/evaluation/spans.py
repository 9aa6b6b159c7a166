"""Precision, recall and F1 of attributions against gold ones, with bootstrap intervals.

The figures (micro over documents; offsets of the gold's text):

cue/source/content chars
    the non-space characters that lie in a span of that role
linked
    whole attributions matched one to one: content and source both overlap by an intersection
    over union of a half or more (or neither has a source): who claims what
linked-loose
    content and source overlap at all
exact
    source and content the same but for spaces, quotation marks, punctuation, a leading "that"
cue/source/content spans
    single spans of that role, exact in the same way, without linking
reporting
    linked, over the attributions whose cue holds a reporting verb or "according"

After Newell, Margolin and Ruths, "An attribution relations corpus for political news" (LREC
2018), whose annotators' agreement is the yardstick; tied matches are settled greedily by
content, then source overlap, then position.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from attrib.model import Attribution, Document, Span

ROLES = ("cue", "source", "content")
FIGURES = (
    "cue chars",
    "source chars",
    "content chars",
    "linked",
    "linked-loose",
    "exact",
    "cue spans",
    "source spans",
    "content spans",
    "reporting",
)
_TRIMMED = frozenset(" \t\n\r.,;:!?\"'“”‘’()[]—–-")
_REPORTING_FORMS = """
    say says saying said tell tells telling told add adds added adding according write writes wrote
    written writing report reports reported reporting announce announces announced announcing claim
    claims claimed claiming state states stated stating note notes noted noting warn warns warned
    warning argue argues argued arguing explain explains explained explaining insist insists insisted
    insisting confirm confirms confirmed confirming deny denies denied denying acknowledge acknowledges
    acknowledged acknowledging allege alleges alleged alleging accuse accuses accused accusing tweet
    tweets tweeted tweeting declare declares declared declaring suggest suggests suggested suggesting
    mention mentions mentioned mentioning reply replies replied replying respond responds responded
    responding
""".split()
_REPORTING = re.compile(rf"\b(?:{'|'.join(_REPORTING_FORMS)})\b", re.IGNORECASE)


class Count(NamedTuple):
    """What was hit, of how many predicted, of how many in the gold."""

    hits: int
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, F1, and the 95% bootstrap interval of F1 (None: not computed)."""

    precision: float
    recall: float
    f1: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A gold and a predicted attribution (by position) whose contents overlap."""

    content: float
    source: float
    predicted: int
    gold: int


def score_spans(
    pairs: Iterable[tuple[Document, Sequence[Attribution]]],
    *,
    resamples: int = 1000,
    seed: int = 0,
) -> dict[str, Score]:
    """Return each figure's score over pairs of gold document and predicted attributions.

    The intervals come from ``resamples`` drawings of documents with replacement (0: none),
    always the same ones for one seed.
    """
    return score_counts(
        [count_spans(gold, predicted) for gold, predicted in pairs], resamples=resamples, seed=seed
    )


def score_counts(
    counts: Sequence[Mapping[str, Count]],
    *,
    resamples: int = 1000,
    seed: int = 0,
) -> dict[str, Score]:
    """Return each figure's score from the counts of every document."""
    scores = {}
    intervals = _draw_intervals(counts, resamples, seed) if resamples and counts else {}
    for name in FIGURES:
        total = Count(*map(sum, zip(*(count[name] for count in counts)))) if counts else Count(0, 0, 0)
        scores[name] = Score(*measure(*total), interval=intervals.get(name))
    return scores


def measure(hits: float, predicted: float, gold: float) -> tuple[float, float, float]:
    """Return precision, recall and F1.

    >>> measure(1, 2, 4)
    (0.5, 0.25, 0.3333333333333333)
    """
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _draw_intervals(
    counts: Sequence[Mapping[str, Count]], resamples: int, seed: int
) -> dict[str, tuple[float, float]]:
    """Return 95% bootstrap intervals of each figure's F1, documents drawn anew ``resamples`` times."""
    import numpy

    table = numpy.array([[count[name] for name in FIGURES] for count in counts], dtype=float)
    draws = numpy.random.default_rng(seed).multinomial(
        len(counts), numpy.full(len(counts), 1 / len(counts)), size=resamples
    )
    sums = numpy.tensordot(draws, table, axes=1)  # resample, figure, (hits, predicted, gold)
    scale = sums[:, :, 1] + sums[:, :, 2]
    f1 = numpy.divide(2 * sums[:, :, 0], scale, out=numpy.zeros_like(scale), where=scale > 0)
    low, high = numpy.percentile(f1, (2.5, 97.5), axis=0)
    return {name: (float(low[k]), float(high[k])) for k, name in enumerate(FIGURES)}


class Measure:
    """Measures spans of one text in its non-space characters."""

    def __init__(self, text: str):
        self.text = text
        self._ranks = [0, *accumulate(not char.isspace() for char in text)]

    def cover(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return the spans' union as sorted ranges over the text's non-space characters."""
        last = len(self._ranks) - 1
        merged: list[list[int]] = []
        for start, end in sorted(
            (self._ranks[min(start, last)], self._ranks[min(end, last)]) for start, end in spans
        ):
            if start >= end:
                continue
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        return tuple((start, end) for start, end in merged)

    def trim(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Return the offsets of the spans' letters and the like, without a leading "that"."""
        places = sorted(
            {
                place
                for start, end in spans
                for place in range(start, min(end, len(self.text)))
                if not self.text[place].isspace()
            }
        )
        head = places[:4]
        if (
            "".join(self.text[place] for place in head).lower() == "that"
            and head[3] == head[0] + 3
            and not self.text[head[3] + 1 : head[3] + 2].isalnum()
        ):
            places = places[4:]
        return tuple(place for place in places if self.text[place] not in _TRIMMED)


def size_of(ranges: Iterable[Span]) -> int:
    """Return how many characters ranges cover."""
    return sum(end - start for start, end in ranges)


def common_size(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return how many characters two sorted, merged lists of ranges share."""
    total = i = j = 0
    while i < len(one) and j < len(other):
        total += max(0, min(one[i][1], other[j][1]) - max(one[i][0], other[j][0]))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return total


def overlap_ratio(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the intersection over union of two merged lists of ranges; 1 if both are empty."""
    common = common_size(one, other)
    union = size_of(one) + size_of(other) - common
    return common / union if union else 1.0


def match_attributions(
    scale: Measure,
    gold: Sequence[Attribution],
    predicted: Sequence[Attribution],
    *,
    need_content: bool = True,
) -> list[Match]:
    """Return all pairs whose contents (for want of one, cues) overlap, best first."""
    gold_ranges = [(scale.cover(item.source), scale.cover(item.content or item.cue)) for item in gold]
    own_ranges = [(scale.cover(item.source), scale.cover(item.content or item.cue)) for item in predicted]
    matches = []
    for x, (own_source, own_content) in enumerate(own_ranges):
        for y, (gold_source, gold_content) in enumerate(gold_ranges):
            if need_content and not common_size(own_content, gold_content):
                continue
            matches.append(
                Match(overlap_ratio(own_content, gold_content), overlap_ratio(own_source, gold_source), x, y)
            )
    matches.sort(key=lambda match: (match.content, match.source, match.predicted, match.gold), reverse=True)
    return matches


def choose_matches(matches: Iterable[Match], accept: Callable[[Match], bool]) -> list[Match]:
    """Return the accepted matches, one to one, greedily in the order given."""
    predicted, gold, chosen = set(), set(), []
    for match in matches:
        if match.predicted not in predicted and match.gold not in gold and accept(match):
            predicted.add(match.predicted)
            gold.add(match.gold)
            chosen.append(match)
    return chosen


def is_linked(match: Match) -> bool:
    """Tell whether content and source both overlap by a half or more."""
    return match.content >= 0.5 and match.source >= 0.5


def holds_reporting_cue(text: str, item: Attribution) -> bool:
    """Tell whether the cue holds a reporting verb or "according"."""
    return bool(_REPORTING.search(" ".join(text[start:end] for start, end in item.cue)))


def count_spans(gold_doc: Document, predicted: Sequence[Attribution]) -> dict[str, Count]:
    """Return the counts of every figure for one document."""
    gold, scale = gold_doc.attributions or (), Measure(gold_doc.text)
    counts = {}
    for role in ROLES:
        own = scale.cover(span for item in predicted for span in getattr(item, role))
        true = scale.cover(span for item in gold for span in getattr(item, role))
        counts[f"{role} chars"] = Count(common_size(own, true), size_of(own), size_of(true))
        own_spans = {scale.trim([span]) for item in predicted for span in getattr(item, role)} - {()}
        true_spans = {scale.trim([span]) for item in gold for span in getattr(item, role)} - {()}
        counts[f"{role} spans"] = Count(len(own_spans & true_spans), len(own_spans), len(true_spans))

    matches = match_attributions(scale, gold, predicted)

    def is_exact(match: Match) -> bool:
        one, other = predicted[match.predicted], gold[match.gold]
        return scale.trim(one.source) == scale.trim(other.source) and scale.trim(one.content) == scale.trim(
            other.content
        )

    for name, accept in (
        ("linked", is_linked),
        ("exact", is_exact),
        ("linked-loose", lambda match: match.content > 0 and match.source > 0),
    ):
        counts[name] = Count(len(choose_matches(matches, accept)), len(predicted), len(gold))
    own_reporting = {k for k, item in enumerate(predicted) if holds_reporting_cue(gold_doc.text, item)}
    true_reporting = {k for k, item in enumerate(gold) if holds_reporting_cue(gold_doc.text, item)}
    both = choose_matches(
        matches,
        lambda match: is_linked(match) and match.predicted in own_reporting and match.gold in true_reporting,
    )
    counts["reporting"] = Count(len(both), len(own_reporting), len(true_reporting))
    return counts
