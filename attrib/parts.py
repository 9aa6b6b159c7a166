"""A document too large for one piece, read in parts, so that time and memory stay in proportion.

No article is so large; what is, is many articles in one file.  A part ends at a blank line where it can,
else at the end of a line, of a sentence or of a word.  What is said is not carried over from part to part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from sys import intern

from attrib.model import Attribution, Document, Figure, Relation, Resolution, Span, attribution_id

PART_CHARACTERS = 200_000
Move = Callable[[Span], Span]
_ENDS = ("\n\n", "\n", ". ", " ")


def split_document(doc: Document, size: int = PART_CHARACTERS) -> Iterator[tuple[int, Document]]:
    """Yield the parts of a document with the offset of each; their texts together are the document's.

    The title is the first part's.

    >>> [(start, part.text) for start, part in split_document(Document("d", "One said. Two said."), 12)]
    [(0, 'One said. '), (10, 'Two said.')]
    """
    start = 0
    while start < len(doc.text):
        end = _find_end(doc.text, start, size)
        yield start, replace(doc, text=doc.text[start:end], title=doc.title if start == 0 else None)
        start = end


def _find_end(text: str, start: int, size: int) -> int:
    if len(text) - start <= size:
        return len(text)
    for mark in _ENDS:
        place = text.rfind(mark, start + size // 2, start + size)
        if place >= 0:
            return place + len(mark)
    return start + size


def join_parts(doc: Document, parts: Iterable[tuple[int, Document]]) -> Document:
    """Return the document with the attributions and relations of its parts, their spans in its own text."""
    attributions: list[Attribution] = []
    relations: list[Relation] = []
    for offset, part in parts:
        move = _make_move(offset)
        moved = [_move_attribution(doc.id, item, move) for item in part.attributions or ()]
        names = {old.id: new.id for old, new in zip(part.attributions or (), moved)}
        attributions += (replace(item, parent=names.get(item.parent or "")) for item in moved)
        relations += (_move_relation(item, move, names) for item in part.relations or ())
    return replace(doc, attributions=tuple(attributions), relations=tuple(relations))


def _make_move(offset: int) -> Move:
    """Return what moves a span; the same span is one value each time: there may be hundreds of thousands."""
    return cache(lambda span: (span[0] + offset, span[1] + offset))


def _move_attribution(document_id: str, item: Attribution, move: Move) -> Attribution:
    source, cue, content = (tuple(map(move, spans)) for spans in (item.source, item.cue, item.content))
    return replace(
        item,
        id=attribution_id(document_id, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        speaker=item.speaker and intern(item.speaker),
        rule=intern(item.rule),
        resolution=_move_resolution(item.resolution, move),
        figures=tuple(_move_figure(figure, move) for figure in item.figures),
    )


def _move_resolution(resolution: Resolution, move: Move) -> Resolution:
    return replace(
        resolution,
        antecedent=resolution.antecedent and move(resolution.antecedent),
        candidates=tuple(map(intern, resolution.candidates)),
        reason=intern(resolution.reason),
    )


def _move_figure(figure: Figure, move: Move) -> Figure:
    return replace(figure, span=move(figure.span), part_of=figure.part_of and move(figure.part_of))


def _move_relation(item: Relation, move: Move, names: dict[str, str]) -> Relation:
    return replace(
        item,
        source=names.get(item.source or ""),
        to=names.get(item.to or ""),
        to_spans=tuple(map(move, item.to_spans)),
        span=item.span and move(item.span),
    )
