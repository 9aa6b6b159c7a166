"""A document as a notebook shows it: source, cue and content marked in its text, and a list of them."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

from attrib.export.csv_table import join_spans
from attrib.export.terminal import bracket_text
from attrib.model import Attribution, Document, Span

_ROLES = ("content", "source", "cue")  # the later is drawn over the earlier
_STYLES = {
    "content": "background:#fff0b8;color:#1b2129;border-radius:2px",
    "source": "background:#cfe2f6;color:#1b2129;border-radius:2px",
    "cue": "font-weight:700;text-decoration:underline;text-underline-offset:3px",
}
_TEXT = "white-space:pre-wrap;overflow-wrap:anywhere;max-width:46em;line-height:1.6;margin:.5em 0"
_CELL = "text-align:start;vertical-align:top;padding:2px 10px 2px 0"


@dataclass(frozen=True)
class MarkedDocument:
    """A document that shows itself: marked text in a notebook, brackets elsewhere ([S: ...] [C: ...])."""

    document: Document

    def _repr_html_(self) -> str:
        doc = self.document
        about = " · ".join(escape(part) for part in (doc.outlet, doc.date, doc.id) if part)
        key = " ".join(
            f'<span style="{_STYLES[role]}">{role}</span>' for role in ("source", "cue", "content")
        )
        return (
            f'<div dir="auto"><strong>{escape(doc.title or doc.id)}</strong><br>'
            f"<small>{about} — {key}</small>"
            f'<div dir="auto" style="{_TEXT}">{mark_text(doc)}</div>{list_attributions(doc)}</div>'
        )

    def __repr__(self) -> str:
        return bracket_text(self.document)


def show(document: Document | str) -> MarkedDocument:
    """Return a document, or a text that is read first, for a notebook to show: its words marked.

    >>> show("Rebels said the bridge was mined.")
    [S: Rebels] [C: said] [T: the bridge was mined].
    """
    if isinstance(document, str) or document.attributions is None:
        from attrib.pipeline import process_document

        document = process_document(Document("text", document) if isinstance(document, str) else document)
    return MarkedDocument(document)


def escape(text: str) -> str:
    """Return text as HTML that holds no markup; a lone surrogate becomes U+FFFD."""
    return html.escape(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def mark_text(doc: Document) -> str:
    """Return the text with a span element for each stretch of a role."""
    items = doc.attributions or ()
    spans = {role: [span for item in items for span in getattr(item, role)] for role in _ROLES}
    cuts = sorted({0, len(doc.text), *(edge for found in spans.values() for span in found for edge in span)})
    covered = {role: cover(found, cuts) for role, found in spans.items()}
    pieces = []
    for start, end in zip(cuts, cuts[1:]):
        style = ";".join(_STYLES[role] for role in _ROLES if start in covered[role])
        text = escape(doc.text[start:end])
        pieces.append(f'<span style="{style}">{text}</span>' if style else text)
    return "".join(pieces)


def cover(spans: Iterable[Span], cuts: Iterable[int]) -> set[int]:
    """Return the cuts that lie in some span, its end not counted.

    >>> sorted(cover([(0, 4), (2, 6)], [0, 2, 4, 6]))
    [0, 2, 4]
    """
    changes: dict[int, int] = {}
    for start, end in spans:
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    inside, depth = set(), 0
    for cut in cuts:
        depth += changes.get(cut, 0)
        if depth:
            inside.add(cut)
    return inside


def list_attributions(doc: Document) -> str:
    """Return a table of the attributions: who, type, stance, cue, what."""
    if not doc.attributions:
        return "<p>No attribution was found.</p>"
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in ("who", "type", "stance", "cue", "what"))
    rows = "".join(f"<tr>{make_row(doc, item)}</tr>" for item in doc.attributions)
    count = len(doc.attributions)
    return (
        f"<details><summary>{count} attribution{'s' if count > 1 else ''}</summary>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def make_row(doc: Document, item: Attribution) -> str:
    cells = (
        item.speaker or join_spans(doc.text, item.source) or "nobody named",
        item.speaker_type,
        item.stance + (", hedged" if item.hedged else ""),
        join_spans(doc.text, item.cue),
        join_spans(doc.text, item.content),
    )
    return "".join(f'<td dir="auto" style="{_CELL}">{escape(cell)}</td>' for cell in cells)
