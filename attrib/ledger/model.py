"""The values of the cross-document stage: claims, their members, events, relations.  No I/O.

The functions that make and read them, for the command line and the graph, are in ``claims``::

    build_claims(documents, corrections=None) -> Ledger
        documents: Document values with attributions (resolved) and relations; where either is None it
        counts as empty.  corrections: what ``read_corrections(path)`` returned, or None.
    read_corrections(path) -> Corrections        # raises InputError
    filter_claims(ledger, *, contested=False, unverified=False, single_source=False, source=None,
                  since=None, until=None) -> tuple[Claim, ...]
    sort_claims(claims, by="event") -> tuple[Claim, ...]        # event, date, sources, high, id
    explain_claim(ledger, claim_id) -> str       # lines for a person; raises InputError for an unknown id
    claim_to_record(claim) -> dict               # the claims record of docs/format.md
"""

from __future__ import annotations

from dataclasses import dataclass

from attrib.model import Figure, Span


@dataclass(frozen=True, slots=True)
class CopyOrigin:
    """Where a copied sentence stands first: the document's id and the sentence's span there."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """One place in one document where a claim is made.

    ``attribution`` is None for the outlet's own voice (``speaker`` is the outlet then, if known).
    ``span`` is the figure's clause, or the extent of the attribution's content; ``sentence`` the verbatim
    text of ``sentence_span``.  ``origin`` names whom the member counts for among independent
    sources; ``reason`` says why it is in its claim.
    """

    document: str
    attribution: str | None
    span: Span
    sentence: str
    sentence_span: Span
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_type: str = "unnamed"
    outlet: str | None = None
    date: str | None = None
    stance: str = "asserts"
    hedged: bool = False
    figures: tuple[Figure, ...] = ()
    copied_from: CopyOrigin | None = None
    origin: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """A relation to another claim: conflicts, revises, denies, confirms; ``reason`` says why."""

    type: str
    claim: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition and every place that states it; ``reasons`` has one line for each status.

    ``low`` and ``high`` are the range over its members, None where no member gives that bound.
    """

    id: str
    event: str
    text: str
    members: tuple[Member, ...]
    unit: str | None = None
    who: str | None = None
    low: int | None = None
    high: int | None = None
    sources: int = 0
    independent_sources: int = 0
    status: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    relations: tuple[ClaimRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What claims speak of: ``first_day`` to ``last_day`` (ISO dates, None: not told) and places.

    ``low`` and ``high`` give, per unit, the range of whole tolls over the event's sources.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    first_day: str | None = None
    last_day: str | None = None
    places: tuple[str, ...] = ()
    kind: str | None = None
    ranges: tuple[tuple[str, int | None, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All claims and events of a corpus, each in a fixed order."""

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
