"""Claims as JSON Lines, as CSV (one row a member) and as a table by event."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from attrib.export.csv_table import write_rows
from attrib.export.terminal import clean_terminal
from attrib.records import encode_record

if TYPE_CHECKING:
    from attrib.ledger.model import Claim, Event, Ledger

COLUMNS = (
    "claim",
    "event",
    "status",
    "unit",
    "low",
    "high",
    "sources",
    "independent_sources",
    "text",
    "document",
    "outlet",
    "date",
    "attribution",
    "speaker",
    "speaker_type",
    "stance",
    "hedged",
    "start",
    "end",
    "sentence",
    "copied_from",
    "reason",
    "relations",
)
_TEXT_LENGTH = 160


def write_jsonl(claims: Iterable[Claim], stream: BinaryIO) -> None:
    """Write one claim record a line (docs/format.md)."""
    from attrib.ledger.build import claim_to_record

    for claim in claims:
        stream.write(encode_record(claim_to_record(claim)))


def write_csv(claims: Iterable[Claim], stream: BinaryIO) -> None:
    """Write a header and one row a member; cells are written as ``csv_table`` says."""
    write_rows(COLUMNS, (row for claim in claims for row in _list_rows(claim)), stream)


def _list_rows(claim: Claim):
    relations = " ".join(f"{item.type}:{item.claim}" for item in claim.relations)
    for member in claim.members:
        yield (
            claim.id,
            claim.event,
            "|".join(claim.status),
            claim.unit,
            claim.low,
            claim.high,
            claim.sources,
            claim.independent_sources,
            claim.text,
            member.document,
            member.outlet,
            member.date,
            member.attribution,
            member.speaker,
            member.speaker_type,
            member.stance,
            str(member.hedged).lower(),
            *member.span,
            member.sentence,
            member.copied_from and member.copied_from.document,
            member.reason,
            relations,
        )


def write_table(ledger: Ledger, claims: Iterable[Claim], stream: BinaryIO, *, terminal: bool) -> None:
    """Write a table for people: each event, its claims in the order given; in colour on a terminal."""
    from rich.console import Console

    # rich finds the terminal's width itself; a file gets a fixed one, so that it is the same anywhere
    console = (
        Console(highlight=False)
        if terminal
        else Console(file=io.StringIO(), width=140, highlight=False, color_system=None)
    )
    events = {event.id: event for event in ledger.events}
    last: str | None = None
    table = None
    for claim in claims:
        if table is None or claim.event != last:
            if table is not None:
                _flush(console, table, stream, terminal)
            table, last = _start_table(events.get(claim.event), claim.event), claim.event
        table.add_row(*_list_cells(claim))
    if table is not None:
        _flush(console, table, stream, terminal)


def _start_table(event: Event | None, event_id: str | None):
    from rich.table import Table

    parts = [f"event {event_id}"]
    if event is not None:
        days = [day for day in (event.first_day, event.last_day) if day]
        parts += [event.label, " to ".join(dict.fromkeys(days))]
        parts += [f"{unit} {_range(low, high)}" for unit, low, high in event.ranges]
    title = clean_terminal("  ".join(part for part in parts if part))
    table = Table(
        box=None,
        pad_edge=False,
        expand=True,
        title_justify="left",
        title_style="bold",
        header_style="dim",
        title=title,
    )
    for name, ratio in (("claim", 3), ("figure", 3), ("sources", 3), ("status", 3), ("text", 10)):
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return "" if low is None else str(low)
    return f"{'' if low is None else low}–{'' if high is None else high}"


def _list_cells(claim: Claim):
    from rich.text import Text

    figure = f"{claim.unit} {_range(claim.low, claim.high)}" if claim.unit else ""
    line = " ".join(clean_terminal(claim.text).split())
    speakers = list(dict.fromkeys(member.speaker or member.outlet or "" for member in claim.members))
    who = f"{claim.independent_sources} of {claim.sources}: {', '.join(speakers[:3])}"
    return (
        Text(claim.id),
        Text(figure),
        Text(clean_terminal(who)),
        Text(", ".join(claim.status)),
        Text(line if len(line) <= _TEXT_LENGTH else line[: _TEXT_LENGTH - 1] + "…"),
    )


def _flush(console, table, stream: BinaryIO, terminal: bool) -> None:
    console.print(table)
    console.print()
    if not terminal:
        stream.write(console.file.getvalue().encode("utf-8", "replace"))
        console.file.seek(0)
        console.file.truncate()
