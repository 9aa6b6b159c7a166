"""Answers as records: one JSON line an answer, or CSV with one row a reading, a statement, a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, BinaryIO

from attrib.export.csv_table import write_rows
from attrib.questions.compare import Comparison
from attrib.questions.events import EventAnswer, EventTable
from attrib.questions.outlets import OutletAnswer
from attrib.records import encode_record

EVENT_COLUMNS = (
    "event title place day_from day_to kind unit low high sources independent_sources documents "
    "contested denied unverified"
).split()
READING_COLUMNS = "event source unit scope number date outlet document claim sentence".split()
STATEMENT_COLUMNS = (
    "event title source unit scope number date outlet document stance claim status sentence".split()
)
OUTLET_COLUMNS = (
    "outlet documents attributions source type times unnamed nobody own_voice dropped_caveats".split()
)


def write_jsonl(answers: Iterable[Any], stream: BinaryIO) -> None:
    """Write each answer, a dataclass, as one JSON line."""
    for answer in answers:
        stream.write(encode_record(asdict(answer)))


def write_events_csv(answers: Iterable[EventAnswer], stream: BinaryIO) -> None:
    """Write one row an event and unit; an event without figures has one row with none."""
    write_rows(EVENT_COLUMNS, (row for answer in answers for row in _list_event_rows(answer)), stream)


def _list_event_rows(answer: EventAnswer) -> Iterator[tuple[Any, ...]]:
    event = answer.event
    types = [dispute.type for dispute in answer.disputes]
    for unit, low, high in event.ranges or ((None, None, None),):
        yield (
            event.id,
            event.title,
            event.place,
            event.first_day,
            event.last_day,
            event.kind,
            unit,
            low,
            high,
            event.sources,
            event.independent_sources,
            answer.documents,
            str("conflicts" in types).lower(),
            str("denies" in types).lower(),
            str(bool(answer.unverified)).lower(),
        )


def write_readings_csv(tables: Iterable[EventTable], stream: BinaryIO) -> None:
    """Write one row a figure as one source gave it."""
    rows = (
        (
            table.answer.event.id,
            r.source,
            r.unit,
            r.scope,
            r.number,
            r.date,
            r.outlet,
            r.document,
            r.claim,
            r.sentence,
        )
        for table in tables
        for r in table.readings
    )
    write_rows(READING_COLUMNS, rows, stream)


def write_comparison_csv(found: Iterable[Comparison], names: Sequence[str], stream: BinaryIO) -> None:
    """Write one row a statement."""
    rows = (
        (
            item.event.id,
            item.event.title,
            name,
            s.unit,
            s.scope,
            s.number,
            s.date,
            s.outlet,
            s.document,
            s.stance,
            s.claim,
            "|".join(s.status),
            s.sentence,
        )
        for item in found
        for name, statements in zip(names, item.statements, strict=True)
        for s in statements
    )
    write_rows(STATEMENT_COLUMNS, rows, stream)


def write_outlets_csv(answers: Iterable[OutletAnswer], stream: BinaryIO) -> None:
    """Write one row an outlet and source; an outlet that credits nobody has one row."""
    rows = (
        (
            answer.outlet,
            answer.documents,
            answer.attributions,
            name,
            kind,
            number,
            answer.unnamed,
            answer.nobody,
            answer.own_voice,
            len(answer.dropped),
        )
        for answer in answers
        for name, kind, number in answer.sources or ((None, None, 0),)
    )
    write_rows(OUTLET_COLUMNS, rows, stream)
