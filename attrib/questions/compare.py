"""What two or more sources say of the events on which all of them speak, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attrib.ledger.model import Claim, Event, Ledger, Member

from .choice import ALL_EVENTS, EventFilter, SourceChoice, choose_events, index_claims, index_ids
from .events import Dispute, list_disputes
from .figures import write_member_figure


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a source says: a figure (``unit``, ``scope``, ``number``) or a proposition; its sentence."""

    unit: str | None
    scope: str | None
    number: str
    sentence: str
    document: str
    outlet: str | None
    date: str | None
    stance: str
    claim: str
    status: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One event: what each source says of it, in the order asked for, and what stands between them.

    ``shared`` are the ids of claims that two or more of them make; ``disputes`` the relations between theirs.
    """

    event: Event
    statements: tuple[tuple[Statement, ...], ...]
    shared: tuple[str, ...]
    disputes: tuple[Dispute, ...]


def compare_sources(
    ledger: Ledger, sources: Sequence[SourceChoice], chosen: EventFilter = ALL_EVENTS
) -> tuple[Comparison, ...]:
    """Return the events on which all the sources speak, in the ledger's order."""
    wanted = EventFilter(
        chosen.words, chosen.since, chosen.until, chosen.min_independent, (*chosen.sources, *sources)
    )
    claims_of = index_claims(ledger)
    by_id = index_ids(ledger)
    found = []
    for event in choose_events(ledger, wanted):
        claims = claims_of.get(event.id, ())
        statements = tuple(_list_statements(claims, source) for source in sources)
        makers = [{item.claim for item in column} for column in statements]
        shared = tuple(claim.id for claim in claims if sum(claim.id in ids for ids in makers) > 1)
        disputes = tuple(item for item in list_disputes(claims, by_id) if _parts_them(item, makers))
        found.append(Comparison(event, statements, shared, disputes))
    return tuple(found)


def _parts_them(dispute: Dispute, makers: Sequence[set[str]]) -> bool:
    """Tell whether a relation stands between claims of two different sources of the comparison."""
    first, second = dispute.claims
    return any(
        first in a and second in b for i, a in enumerate(makers) for j, b in enumerate(makers) if i != j
    )


def _list_statements(claims: Sequence[Claim], source: SourceChoice) -> tuple[Statement, ...]:
    found = [_state(claim, member) for claim in claims for member in claim.members if source.holds(member)]
    found.sort(key=lambda item: (item.unit is None, item.date or "9999", item.document, item.claim))
    return tuple(found)


def _state(claim: Claim, member: Member) -> Statement:
    return Statement(
        claim.unit,
        claim.scope,
        write_member_figure(claim, member) if claim.unit else "",
        member.sentence,
        member.document,
        member.outlet,
        member.date,
        member.stance,
        claim.id,
        claim.status,
    )
