"""Claims as JSON Lines and as CSV, one row a member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from attrib.export.csv_table import write_rows
from attrib.records import encode_record

if TYPE_CHECKING:
    from attrib.ledger.model import Claim

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


def write_jsonl(claims: Iterable[Claim], stream: BinaryIO) -> None:
    """Write one claim record a line (docs/format.md)."""
    from attrib.ledger.build import claim_to_record

    for claim in claims:
        stream.write(encode_record(claim_to_record(claim)))


def write_csv(claims: Iterable[Claim], stream: BinaryIO) -> None:
    """Write a header and one row a member; cells are written as ``csv_table`` says."""
    write_rows(COLUMNS, (row for claim in claims for row in _list_rows(claim)), stream)


def _list_rows(claim: Claim) -> Iterator[tuple[object, ...]]:
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
