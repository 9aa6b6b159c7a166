"""Gold attributions aligned with the extractor's proposals: what its models learn from."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attrib.evaluation.held_out import is_held_out
from attrib.extraction.content_spans import after_ends, after_starts, before_ends, before_starts
from attrib.extraction.features.cue import CueContext
from attrib.extraction.proposals import next_sentence_start
from attrib.extraction.source_spans import NO_SOURCE, propose_sources
from attrib.language.spans import find_all
from attrib.model import Segmentation, Span

Record = dict[str, Any]  # of a gold file


def read_records(path: Path) -> list[Record]:
    """Return the records of a JSON Lines file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_gold(path: Path) -> Iterator[Record]:
    """Yield the records of a gold file, held-out documents left out."""
    yield from (record for record in read_records(path) if not is_held_out(record["id"]))


_PIECE = " … "  # between the pieces of one role in a short case


def read_cases(path: Path) -> Iterator[Record]:
    """Yield short cases as gold records: what they expect, given as strings, as spans of their texts.

    A case one of whose strings cannot be placed is left out.
    """
    for case in read_records(path):
        placed = [_place_attribution(case["text"], expected) for expected in case["expected"]]
        found = [roles for roles in placed if roles is not None]
        if len(found) == len(placed):
            yield {"id": f"case|{case['id']}", "text": case["text"], "attributions": found}


def _place_attribution(text: str, expected: Record) -> dict[str, list[Span]] | None:
    """Return the spans of source, cue and content; None where a string does not stand in the text.

    Of several places of a source or cue the one nearest the content counts, outside it first.
    """
    content: list[Span] = []
    for piece in _pieces(expected["content"]):
        places = _find_words(text, piece)
        behind = [place for place in places if not content or place[0] >= content[-1][1]]
        if not places:
            return None
        content.append((behind or places)[0])
    source = [_find_near(text, piece, content) for piece in _pieces(expected.get("source"))]
    near = content + [span for span in source if span is not None]
    cue = [_find_near(text, piece, near) for piece in _pieces(expected["cue"])]
    if not content or not cue or None in source or None in cue:
        return None
    return {
        "source": sorted(span for span in source if span),
        "cue": sorted(span for span in cue if span),
        "content": content,
    }


def _pieces(words: str | None) -> list[str]:
    return [piece for piece in (words or "").split(_PIECE) if piece.strip()]


def _find_words(text: str, words: str) -> list[Span]:
    """Return where words stand in a text: as whole words, else anywhere."""
    spans = list(find_all(text, words))
    return [span for span in spans if not _cuts_word(text, span)] or spans


def _cuts_word(text: str, span: Span) -> bool:
    start, end = span
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return before.isalnum() and text[start].isalnum() or behind.isalnum() and text[end - 1].isalnum()


def _find_near(text: str, words: str, spans: list[Span]) -> Span | None:
    def distance(place: Span) -> tuple[bool, int]:
        inside = any(start <= place[0] and place[1] <= end for start, end in spans)
        return inside, min(max(start - place[1], place[0] - end, 0) for start, end in spans)

    return min(_find_words(text, words), key=distance, default=None)


_LOST = frozenset(",'’‘")


def strip_marks(record: Record) -> Record:
    """Return a copy of a gold record whose text has lost its commas, apostrophes and line breaks.

    Some archives hold news in that state (FA-KES does); training sees both.
    """
    text = record["text"]
    kept = [i for i, c in enumerate(text) if c not in _LOST]
    place = {old: new for new, old in enumerate(kept)}
    moved: list[int] = []
    new = 0
    for i in range(len(text) + 1):
        moved.append(new)
        if i in place:
            new += 1
    bare = "".join(" " if text[i] in "\r\n" else text[i] for i in kept)

    def move(spans: Iterable[Span]) -> list[list[int]]:
        return [[moved[s], moved[e]] for s, e in spans if moved[s] < moved[e]]

    attributions = [
        {**a, **{role: move(a[role]) for role in ("source", "cue", "content")}}
        for a in record["attributions"]
    ]
    return {
        **record,
        "id": record["id"] + "|bare",
        "text": bare,
        "attributions": [a for a in attributions if a["cue"] and a["content"]],
    }


@dataclass(slots=True)
class Target:
    """What the gold says of one cue candidate, in tokens; None where it says nothing or no proposal fits."""

    number: int
    source: Span | None
    region: str | None
    before: Span | None
    after: Span | None
    continued: int
    end_sentence: int


def characters(text: str, spans: Iterable[Span]) -> set[int]:
    """Return the offsets of the non-space characters in ``spans``."""
    return {i for s, e in spans for i in range(s, min(e, len(text))) if not text[i].isspace()}


def tokens_in(seg: Segmentation, spans: Iterable[Span]) -> list[int]:
    """Return the tokens that overlap any of ``spans``."""
    out: set[int] = set()
    for s, e in spans:
        out.update(range(bisect_right(seg.ends, s), bisect_left(seg.starts, e)))
    return sorted(out)


def align(
    context: CueContext, attributions: list[Record], lemma_prior: dict[str, float]
) -> tuple[dict[int, Target], set[int], int]:
    """Tie each gold attribution to a cue candidate.

    Returns the targets by candidate number, the candidates that lie inside some gold cue without being its
    head (neither right nor wrong), and how many gold attributions no candidate stands for.
    """
    seg = context.seg
    by_head = {head: k for k, head in enumerate(context.heads)}
    targets: dict[int, Target] = {}
    ignored: set[int] = set()
    lost = 0
    for gold in attributions:
        cue_tokens = tokens_in(seg, gold["cue"])
        inside = [by_head[t] for t in cue_tokens if t in by_head]
        if not inside:
            lost += 1
            continue
        best = max(
            inside,
            key=lambda k: (
                k not in targets,
                context.candidates[k].category == "verb",
                lemma_prior.get(seg.lemmas[context.heads[k]], 0.0),
                -k,
            ),
        )
        ignored.update(inside)
        if best in targets:
            lost += 1
            continue
        targets[best] = _target(context, best, gold)
    return targets, ignored - set(targets), lost


def _target(context: CueContext, number: int, gold: Record) -> Target:
    seg = context.seg
    head = context.heads[number]
    source = None
    if not gold["source"]:
        source = NO_SOURCE
    else:
        tokens = tokens_in(seg, gold["source"])
        if tokens:
            source = (tokens[0], tokens[-1] + 1)
    content = tokens_in(seg, gold["content"])
    before = [t for t in content if t < head]
    after = [t for t in content if t > head]
    target = Target(number, source, None, None, None, 0, -1)
    if not content:
        return target
    sentence = seg.sentence_of[head]
    if before:
        end = before[-1] + 1
        target.before = (before[0], end)
    if after:
        low = after[0]
        while low < after[-1] and seg.lowers[low] == "that" and seg.tags[low] in ("IN", "DT", "WDT"):
            low += 1
        high = max(t for t in after if seg.sentence_of[t] == seg.sentence_of[low]) + 1
        target.after = (low, high)
    target.region = ("B" if before else "") + ("A" if after else "")
    if after and before and seg.sentence_of[after[0]] > sentence:
        # the quotation goes on in the next sentence: a continuation, not an after part
        target.region = "B"
        target.after = None
    target.end_sentence = seg.sentence_of[content[-1]]
    return target


def iou_tokens(a: Span, b: Span) -> float:
    """Return intersection over union of two token ranges."""
    inter = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    union = max(a[1], b[1]) - min(a[0], b[0])
    return inter / union if union else 0.0


def source_targets(context: CueContext, target: Target) -> tuple[list[Span], int | None]:
    """Return the source proposals and the index of the right one (None: no proposal is near enough)."""
    spans = propose_sources(context, target.number)
    if target.source is None:
        return spans, None
    if target.source == NO_SOURCE:
        return spans, 0
    best, score = None, 0.0
    for k, span in enumerate(spans):
        if span == NO_SOURCE:
            continue
        value = iou_tokens(span, target.source)
        if value > score:
            best, score = k, value
    return spans, best if score >= 0.3 else None


def side_targets(
    context: CueContext, target: Target, source: Span, side: str
) -> tuple[list[int], int, list[int], int | None] | None:
    """Return (near options, right near, far options, right far) of one side, or None where out of reach."""
    span = target.after if side == "A" else target.before
    if span is None:
        return None
    if side == "A":
        nears = after_starts(context, target.number, source) + next_sentence_start(context, target.number)
        near, far = span
    else:
        nears = before_ends(context, target.number, source)
        far, near = span
    if not nears:
        return None
    right = min(range(len(nears)), key=lambda k: (abs(nears[k] - near), k))
    if abs(nears[right] - near) > 2:
        return None
    chosen = nears[right]
    fars = (
        after_ends(context, target.number, source, chosen)
        if side == "A"
        else before_starts(context, target.number, source, chosen)
    )
    if not fars:
        return nears, right, [], None
    right_far = min(range(len(fars)), key=lambda k: (abs(fars[k] - far), k))
    return nears, right, fars, right_far if abs(fars[right_far] - far) <= 3 else None
