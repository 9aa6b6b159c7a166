"""A draft of a site for each figure and statement of a document, in text order, with whose word it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attrib.language.spans import find_sentence, overlaps_any
from attrib.model import Attribution, Document, Figure, Span

from ..origins import Origin, OriginReader, read_body, read_origin
from ..relayed import names_claim
from ..sides import read_deed
from ..told import Told, extent, find_told
from .denied import draft_refuted, draft_relayed, find_denied_figures, find_named_claim
from .page import Draft


def draft_sites(
    doc: Document,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    own: Sequence[Figure],
    reader: OriginReader,
) -> list[Draft]:
    """Return the drafts of a document; ``own`` are the figures in the outlet's own voice."""
    inner = {item.parent: item for item in attributions if item.parent}
    by_id = {item.id: item for item in attributions}
    drafts: list[Draft] = []
    for item in attributions:
        saying = _Saying(item, inner.get(item.id), by_id.get(item.parent or ""))
        drafts += _draft_saying(doc, sentences, saying, own, reader)
    for figure in own:
        number = find_sentence(sentences, figure.span[0])
        drafts.append(Draft(figure.span, number, figure, None, doc.outlet, reader.outlet))
    drafts += draft_refuted(doc, sentences, drafts, reader)
    drafts.sort(key=lambda draft: (draft.span, draft.item.id if draft.item else ""))
    return drafts


@dataclass(frozen=True, slots=True, eq=False)
class _Saying:
    """An attribution with the one inside it and the one that it is inside of."""

    item: Attribution
    inner: Attribution | None
    outer: Attribution | None


def _draft_saying(
    doc: Document, sentences: Sequence[Span], saying: _Saying, own: Sequence[Figure], reader: OriginReader
) -> Iterator[Draft]:
    """Yield the drafts of one attribution: its figures or its statement, what it says beside its figures,
    and the claim that it turns down."""
    item, inner = saying.item, saying.inner
    within = inner.figures if inner is not None else ()
    denied = find_denied_figures(doc, item, (*own, *within))
    named = find_named_claim(doc.text, item, saying.outer)
    drafts = [
        Draft(
            span,
            find_sentence(sentences, span[0]),
            figure,
            item,
            item.speaker,
            origin,
            relayed=named is not None,
        )
        for span, figure, origin in _list_claims(doc, saying, named, reader)
    ]
    if denied:
        words = " ".join(doc.text[start:end] for start, end in item.content)
        deed = read_deed(doc, item, read_body(reader, item))
        drafts[-1].told = Told(drafts[0].span, words, deed, denied)
    yield from drafts
    if item.figures:
        whose = _read_whose(doc.text, saying, reader)
        for told in find_told(doc, item, read_body(reader, item)):
            place = find_sentence(sentences, told.span[0])
            yield Draft(told.span, place, None, item, item.speaker, whose, told=told)
    if inner is None and not denied:
        relayed = draft_relayed(doc, sentences, item, reader)
        if relayed is not None:
            yield relayed


def _list_claims(
    doc: Document, saying: _Saying, named: Span | None, reader: OriginReader
) -> Iterator[tuple[Span, Figure | None, Origin]]:
    """Yield the figures of an attribution, or else its statement, each with whose word it is.

    A relay counts for the one it relays, with what that one says.  ``named`` is where a denial names it.
    """
    item, relayed = saying.item, _find_relayed(doc.text, saying)
    whose = _read_whose(doc.text, saying, reader)
    if not item.figures:
        yield named or extent(doc.text, item), None, whose
    for figure in item.figures:
        says = relayed is None or _says(relayed, figure.span)
        yield figure.span, figure, whose if says else read_origin(reader, item)


def _read_whose(text: str, saying: _Saying, reader: OriginReader) -> Origin:
    """Return whose word an attribution is: its source's, or that of the one whom it relays."""
    return read_origin(reader, _find_relayed(text, saying) or saying.item)


def _find_relayed(text: str, saying: _Saying) -> Attribution | None:
    """Return the saying that an attribution only passes on."""
    item, inner = saying.item, saying.inner
    if inner is None or not item.figures and inner.stance in ("denies", "doubts"):
        return None
    return None if _answers(text, item, inner) or not _fills(inner, item) else inner


def _says(item: Attribution, span: Span) -> bool:
    """Tell whether an attribution's content reaches to a figure."""
    return overlaps_any(span, item.content) or any(0 <= span[0] - end <= 1 for _, end in item.content)


def _fills(relayed: Attribution, item: Attribution) -> bool:
    """Tell whether what a saying relays is most of it: no aside such as "which the union says killed 22"."""
    inner = [*relayed.source, *relayed.cue, *relayed.content]
    held = sum(max(0, min(b, end) - max(a, start)) for a, b in item.content for start, end in inner)
    return 2 * held >= sum(b - a for a, b in item.content)


def _answers(text: str, item: Attribution, relayed: Attribution) -> bool:
    """Tell whether a saying answers what it relays: "rejects", "confirms X's claim"."""
    if item.stance == "denies":
        return True
    start = min((start for start, _ in relayed.content), default=0)
    return item.stance == "confirms" and names_claim(text, item.content, (start, start))
