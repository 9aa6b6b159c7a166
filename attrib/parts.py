"""A document too large for one piece, read in parts, so that time and memory stay in proportion.

No article is so large; what is, is many articles in one file.  A part ends at a blank line where it can,
else at the end of a line, of a sentence or of a word.  What is said is not carried over from part to part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from attrib.model import Attribution, Document, Figure, Relation, Resolution, Span, attribution_id

PART_CHARACTERS = 200_000
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
        moved = [_move_attribution(doc.id, item, offset) for item in part.attributions or ()]
        names = {old.id: new.id for old, new in zip(part.attributions or (), moved)}
        attributions += (replace(item, parent=names.get(item.parent or "")) for item in moved)
        relations += (_move_relation(item, offset, names) for item in part.relations or ())
    return replace(doc, attributions=tuple(attributions), relations=tuple(relations))


def _move_attribution(document_id: str, item: Attribution, offset: int) -> Attribution:
    source, cue, content = (_move_spans(spans, offset) for spans in (item.source, item.cue, item.content))
    return replace(
        item,
        id=attribution_id(document_id, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        resolution=_move_resolution(item.resolution, offset),
        figures=tuple(_move_figure(figure, offset) for figure in item.figures),
    )


def _move_resolution(resolution: Resolution, offset: int) -> Resolution:
    if resolution.antecedent is None:
        return resolution
    return replace(resolution, antecedent=_move(resolution.antecedent, offset))


def _move_figure(figure: Figure, offset: int) -> Figure:
    start, end = figure.span
    return replace(figure, span=(start + offset, end + offset), part_of=_move(figure.part_of, offset))


def _move_relation(item: Relation, offset: int, names: dict[str, str]) -> Relation:
    return replace(
        item,
        source=names.get(item.source or ""),
        to=names.get(item.to or ""),
        to_spans=_move_spans(item.to_spans, offset),
        span=_move(item.span, offset),
    )


def _move(span: Span | None, offset: int) -> Span | None:
    return None if span is None else (span[0] + offset, span[1] + offset)


def _move_spans(spans: Sequence[Span], offset: int) -> tuple[Span, ...]:
    return tuple((start + offset, end + offset) for start, end in spans)
