"""Attributions by the form of the page: a turn of a transcript, a signed quotation, "UN: 40 killed".

No verb says these, so no rule and no weight is asked: the segmentation's turns
(:mod:`attrib.language.form.turns`) give source, cue and content, and what was found otherwise on the same
label or of the same words gives way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrib.extraction.headlines import find_headline_turns
from attrib.language.spans import extent, overlap, share
from attrib.model import Attribution, Document, Resolution, Segmentation, Span, Turn, attribution_id
from attrib.stance.judge import kind_of

LEAST_INSIDE = 0.5  # confidence of what is said within a turn ("you see the order?" is no attribution)
MOST_APART = 40  # characters between a speaker and his mark that make one label
SAME = 0.8  # share of two contents from which they are the same words


def add_turns(
    doc: Document, segmentation: Segmentation, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions with one for each turn, in text order of their cues.

    Left out are those whose cue stands in a turn's label, and those without source or with the same source
    of which the content is the turn's speech.  What a headline's verb says of its stance stays.
    """
    said = find_headline_turns(segmentation)
    turns = [
        turn
        for turn in segmentation.turns
        if turn.kind != "headline" or not any(overlap(turn.speech[0], other.speech[0]) for other in said)
    ]
    turns += said
    if not turns:
        return tuple(attributions)
    extents = sorted((*_extent(turn), k) for k, turn in enumerate(turns))
    starts = [start for start, _, _ in extents]
    kept = []
    stances: dict[int, str] = {}
    for item in attributions:
        rival = next((k for k in _near(extents, starts, item) if _gives_way(item, turns[k])), None)
        if rival is None:
            kept.append(item)
        elif item.cue == (turns[rival].cue,):
            stances[rival] = item.stance
    kept += [
        _make_attribution(doc, segmentation, turn, stances.get(k, "asserts")) for k, turn in enumerate(turns)
    ]
    return tuple(sorted(kept, key=lambda item: (item.cue, item.source, item.content)))


def _extent(turn: Turn) -> Span:
    return extent([turn.cue, *turn.speech, *([turn.source] if turn.source else [])])


def _near(extents: list[tuple[int, int, int]], starts: list[int], item: Attribution) -> list[int]:
    """Return the numbers of the turns that an attribution's cue or content may stand in."""
    found = []
    for start, _ in (*item.cue, *item.content[:1]):
        at = bisect_right(starts, start)
        found += [number for low, high, number in extents[max(0, at - 2) : at + 1] if low <= start < high]
    return found


def _make_attribution(doc: Document, segmentation: Segmentation, turn: Turn, stance: str) -> Attribution:
    source = (turn.source,) if turn.source is not None else ()
    return Attribution(
        id=attribution_id(doc.id, source, (turn.cue,), turn.speech),
        source=source,
        cue=(turn.cue,),
        content=turn.speech,
        kind=kind_of(segmentation.text, turn.speech, segmentation.quotations),
        stance="asks" if turn.asks else stance,
        resolution=Resolution(antecedent=turn.stands_for),
        rule=f"form.{turn.kind}",
    )


def _gives_way(item: Attribution, turn: Turn) -> bool:
    label = (min(turn.cue[0], turn.source[0]), max(turn.cue[1], turn.source[1])) if turn.source else turn.cue
    apart = (
        turn.source is not None and turn.cue[0] - turn.source[1] > MOST_APART
    )  # "Source: X", far above "Quote:"
    if apart or label[0] - turn.speech[0][1] > 200 or turn.speech[0][0] - label[1] > 200:
        label = turn.cue
    if item.confidence < LEAST_INSIDE and any(overlap(cue, span) for cue in item.cue for span in turn.speech):
        return True
    if any(overlap(cue, label) or turn.source and overlap(cue, turn.source) for cue in item.cue):
        return True
    return share(item.content, turn.speech) >= SAME and (
        not item.source or any(overlap(span, label) for span in item.source)
    )
