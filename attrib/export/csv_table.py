"""Attributions as CSV: one row each, spans and the words they stand for, verbatim.

A cell that a spreadsheet would take for a formula has an apostrophe before it (``cells``); all else
is as the text has it.  What UTF-8 cannot hold (lone surrogates) becomes U+FFFD.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from attrib.cells import protect_cell
from attrib.model import Attribution, Document, Span

COLUMNS = (
    "document",
    "title",
    "outlet",
    "date",
    "id",
    "source",
    "cue",
    "content",
    "kind",
    "stance",
    "hedged",
    "speaker",
    "speaker_id",
    "speaker_type",
    "resolved_by",
    "parent",
    "figures",
    "rule",
    "confidence",
    "source_spans",
    "cue_spans",
    "content_spans",
)


_ROW_END = "\r\n"  # so that csv quotes a cell with either; what is written ends in a line feed alone


def write_csv(documents: Iterable[Document], stream: BinaryIO, *, text: bool = True) -> None:
    """Write a header and one row an attribution; ``text=False`` leaves the wording out."""
    write_rows(
        COLUMNS, (_make_row(doc, item, text) for doc in documents for item in doc.attributions or ()), stream
    )


def write_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], stream: BinaryIO, *, delimiter: str = ","
) -> None:
    """Write rows as CSV in UTF-8; None is an empty cell."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=_ROW_END)
    writer.writerow(columns)
    stream.write(_encode(buffer))
    for row in rows:
        writer.writerow([_write_cell(cell) for cell in row])
        stream.write(_encode(buffer))


def _write_cell(cell: Any) -> Any:
    if isinstance(cell, str):
        return protect_cell(cell)
    return "" if cell is None else cell


def _encode(buffer: io.StringIO) -> bytes:
    line = buffer.getvalue().removesuffix(_ROW_END) + "\n"
    buffer.seek(0)
    buffer.truncate()
    return line.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def join_spans(text: str, spans: Sequence[Span]) -> str:
    """Return the words of several spans as one line's worth of text, " … " between them."""
    return " … ".join(text[start:end] for start, end in spans)


def _make_row(doc: Document, item: Attribution, text: bool) -> list[Any]:
    def words(spans: Sequence[Span]) -> str:
        return join_spans(doc.text, spans) if text else ""

    figures = "; ".join(
        f"{figure.unit} {_bound(figure.low)}..{_bound(figure.high)} ({figure.qualifier})"
        for figure in item.figures
    )
    return [
        doc.id,
        doc.title,
        doc.outlet,
        doc.date,
        item.id,
        words(item.source),
        words(item.cue),
        words(item.content),
        item.kind,
        item.stance,
        str(item.hedged).lower(),
        item.speaker,
        item.speaker_id,
        item.speaker_type,
        item.resolution.by,
        item.parent,
        figures,
        item.rule,
        round(item.confidence, 4),
        _write_spans(item.source),
        _write_spans(item.cue),
        _write_spans(item.content),
    ]


def _bound(value: int | None) -> str:
    return "" if value is None else str(value)


def _write_spans(spans: Sequence[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)
