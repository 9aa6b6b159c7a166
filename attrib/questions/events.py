"""Events: what happened where and when, who gives which number, what is contested; the toll over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attrib.ledger.model import Claim, Event, Ledger, Member

from .choice import index_claims, index_ids, name_organisations, name_source, name_voice, unique
from .figures import order_units, tell_figure, write_member_figure

TOTAL = "total"
_RELATIONS = {"conflicts": "against", "denies": "denies", "confirms": "confirms", "revises": "revises"}


@dataclass(frozen=True, slots=True)
class Toll:
    """The whole toll of one unit: its range, and each source's latest number."""

    unit: str
    low: int | None
    high: int | None
    by_source: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One relation between claims, in words: who, what, against whom; ``reason`` as the ledger gives it."""

    type: str
    text: str
    reason: str
    claims: tuple[str, str]


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """One event as ``attrib events`` lists it.

    ``unverified`` are the ledger's reasons; ``example`` is one of its claims, for an event without a toll.
    """

    event: Event
    tolls: tuple[Toll, ...]
    disputes: tuple[Dispute, ...]
    unverified: tuple[str, ...]
    documents: int
    example: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as one source gave it: where, when, of what."""

    source: str
    unit: str
    scope: str
    number: str
    date: str | None
    outlet: str | None
    document: str
    sentence: str
    claim: str


@dataclass(frozen=True, slots=True)
class EventTable:
    """The toll of an event: every reading in the order of publication, and who gave a number first."""

    answer: EventAnswer
    readings: tuple[Reading, ...]
    first: tuple[tuple[str, tuple[str, ...], str], ...]  # unit, the sources of the first day, that day

    def columns(self) -> list[tuple[str, str]]:
        """Return (unit, scope) of the table's columns: of each unit the total first."""
        seen = {(reading.unit, reading.scope) for reading in self.readings}
        units = order_units(unit for unit, _ in seen)
        return [
            (unit, scope)
            for unit in units
            for scope in sorted({s for u, s in seen if u == unit}, key=lambda s: (s != TOTAL, s))
        ]

    def sources(self) -> tuple[str, ...]:
        """Return the rows: sources in the order in which they first gave a number."""
        return unique(reading.source for reading in self.readings)

    def cell(self, source: str, unit: str, scope: str) -> list[tuple[str | None, str]]:
        """Return (date, number) of a source's readings, a number that repeats only once."""
        found: list[tuple[str | None, str]] = []
        for reading in self.readings:
            if (reading.source.casefold(), reading.unit, reading.scope) != (source.casefold(), unit, scope):
                continue
            if not found or found[-1][1] != reading.number:
                found.append((reading.date, reading.number))
        return found


def list_events(ledger: Ledger, events: Iterable[Event]) -> tuple[EventAnswer, ...]:
    """Return the answers for the events, in the order given."""
    claims_of = index_claims(ledger)
    by_id = index_ids(ledger)
    return tuple(_answer_event(event, claims_of.get(event.id, ()), by_id) for event in events)


def tabulate_event(ledger: Ledger, event: Event) -> EventTable:
    """Return the toll table of one event."""
    claims = index_claims(ledger).get(event.id, ())
    by_id = index_ids(ledger)
    names = name_organisations(claims)
    readings = [_read(claim, member, names) for claim in claims if claim.unit for member in claim.members]
    readings.sort(key=lambda r: (r.date or "9999", r.document, r.unit, r.scope, r.source))
    first = []
    for unit in order_units(reading.unit for reading in readings):
        dated = [r for r in readings if r.unit == unit and r.scope == TOTAL and r.date]
        if dated:
            day = dated[0].date or ""
            first.append((unit, unique(r.source for r in dated if (r.date or "")[:10] == day[:10]), day[:10]))
    return EventTable(_answer_event(event, claims, by_id), tuple(readings), tuple(first))


def _read(claim: Claim, member: Member, names: Mapping[str, str]) -> Reading:
    return Reading(
        name_voice(member, names),
        claim.unit or "",
        claim.scope or "unknown",
        write_member_figure(claim, member),
        member.date,
        member.outlet,
        member.document,
        member.sentence,
        claim.id,
    )


def _answer_event(event: Event, claims: Sequence[Claim], by_id: dict[str, Claim] | None) -> EventAnswer:
    return EventAnswer(
        event,
        tuple(_sum_toll(unit, low, high, claims) for unit, low, high in event.ranges),
        tuple(list_disputes(claims, by_id)),
        unique(f.reason for claim in claims for f in claim.findings if f.status == "unverified"),
        len({member.document for claim in claims for member in claim.members}),
        tell_claim(claims[0]) if claims else "",
    )


def _sum_toll(unit: str, low: int | None, high: int | None, claims: Sequence[Claim]) -> Toll:
    names = name_organisations(claims)
    latest: dict[str, tuple[str, str]] = {}
    for claim in claims:
        if claim.unit != unit or claim.scope != TOTAL:
            continue
        for member in claim.members:
            date = member.date or ""
            name = name_voice(member, names)
            if name not in latest or date >= latest[name][0]:
                latest[name] = (date, write_member_figure(claim, member))
    return Toll(unit, low, high, tuple((name, number) for name, (_, number) in sorted(latest.items())))


def list_disputes(claims: Sequence[Claim], by_id: dict[str, Claim] | None) -> Iterable[Dispute]:
    """Yield each relation of the claims once, in words; ``by_id`` None: those to each other."""
    if by_id is None:
        by_id = {claim.id: claim for claim in claims}
    seen: set[tuple[str, str, str]] = set()
    for claim in claims:
        for relation in claim.relations:
            other = by_id.get(relation.claim)
            pair = (relation.type, *sorted((claim.id, relation.claim)))
            if other is None or pair in seen:
                continue
            seen.add(pair)  # type: ignore[arg-type]
            text = f"{tell_claim(claim)} {_RELATIONS[relation.type]} {tell_claim(other)}"
            yield Dispute(relation.type, text, relation.reason, (claim.id, other.id))


def tell_claim(claim: Claim) -> str:
    """Return a claim shortly: who says it and the number, or its words."""
    names = unique(name_source(member) for member in claim.members)
    who = ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")
    if claim.unit:
        number = write_member_figure(claim, claim.members[0])
        return f"{who}: {tell_figure(number, claim.unit, claim.scope)}"
    return f"{who}: “{shorten(claim.text)}”"


def shorten(text: str, most: int = 90) -> str:
    """Return a text on one line, cut between words where it is longer than ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
