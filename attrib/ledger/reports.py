"""What a person does with claims: sort and explain them, write them as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrib.errors import InputError
from attrib.model import Figure

from .kept import Picked
from .model import About, Claim, ClaimRelation, Event, Evidence, Facet, Finding, Ledger, Member

SORT_KEYS = ("event", "date", "sources", "high", "id")


def sort_claims(claims: Sequence[Claim], by: str = "event") -> Sequence[Claim]:
    """Return the claims sorted by event (as they come), date, sources or high (most first), or id."""
    if by == "event":
        return claims
    if by not in SORT_KEYS:
        raise InputError(f"cannot sort claims by {by!r}; use one of {', '.join(SORT_KEYS)}")
    keys: dict[str, Callable[[Claim], Any]] = {
        "date": lambda claim: (
            min((member.date or "9999" for member in claim.members), default="9999"),
            claim.id,
        ),
        "sources": lambda claim: (-claim.independent_sources, -claim.sources, claim.id),
        "high": lambda claim: (-max(claim.high or 0, claim.low or 0), claim.id),
        "id": lambda claim: claim.id,
    }
    key = keys[by]
    order = [number for _, number in sorted((key(claim), number) for number, claim in enumerate(claims))]
    if isinstance(claims, tuple):
        return tuple(claims[number] for number in order)
    return Picked(claims, order)


def list_timeline(claims: Iterable[Claim]) -> tuple[tuple[str, str, str, int | None, int | None, str], ...]:
    """Return (date, speaker, unit, low, high, document) of every figure, by date: the toll over time."""
    rows = []
    for claim in claims:
        for member in claim.members:
            for figure in member.figures:
                rows.append(
                    (
                        member.date or "",
                        member.speaker or "unnamed",
                        figure.unit,
                        figure.low,
                        figure.high,
                        member.document,
                        member.span,
                    )
                )
    rows.sort(key=lambda row: (row[0], row[5], row[6]))
    return tuple(row[:6] for row in rows)


def explain_claim(ledger: Ledger, claim_id: str) -> str:
    """Return lines for a person: the claim, its statuses and why, every member and why it is in.

    Raises :class:`InputError` for an id that no claim has.
    """
    claim = next((item for item in ledger.claims if item.id == claim_id), None)
    if claim is None:
        raise InputError(f"no claim {claim_id!r} here; run attrib claims to see the ids")
    event = next((item for item in ledger.events if item.id == claim.event), None)
    lines = [f"claim {claim.id}: {' '.join(claim.text.split())}"]
    if claim.unit:
        lines.append(
            f"  figure: {claim.unit} {_bounds(claim.low, claim.high)}"
            + (f", {claim.who}" if claim.who else "")
        )
    if event is not None:
        lines.append(f"  event {event.id}: {_describe_event(event)}")
    lines.append(
        f"  sources: {claim.sources}, independent: {claim.independent_sources}"
        + (f", scope: {claim.scope}" if claim.scope else "")
    )
    lines += [f"  {finding.status}: {finding.reason}" for finding in claim.findings]
    for item in claim.relations:
        lines.append(f"  {item.type} {item.claim}: {item.reason}")
        lines += [f"    {words.document}: {' '.join(words.text.split())}" for words in item.words]
    for member in claim.members:
        head = " ".join(
            part for part in (member.date or "no date", member.outlet or "", member.document) if part
        )
        lines.append(
            f"  member {head} [{member.span[0]}:{member.span[1]}] "
            f"{member.speaker or 'unnamed'} ({member.stance})"
        )
        about = _describe_about(member.about)
        if about:
            lines.append(f"    about: {about}")
        lines.append(f"    {' '.join(member.sentence.split())}")
        lines.append(
            f"    why here: {member.reason}"
            + (
                "; copied from {} [{}:{}]".format(member.copied_from.document, *member.copied_from.span)
                if member.copied_from
                else ""
            )
        )
    timeline = list_timeline(
        [
            item
            for item in ledger.claims
            if item.event == claim.event and item.unit == claim.unit and claim.unit
        ]
    )
    if timeline:
        lines.append(f"  {claim.unit} in this event, over time:")
        lines += [
            f"    {day or 'no date'} {speaker}: {_bounds(low, high)} ({document})"
            for day, speaker, _, low, high, document in timeline
        ]
    return "\n".join(lines)


def _describe_event(event: Event) -> str:
    days = " to ".join(dict.fromkeys(day for day in (event.first_day, event.last_day) if day))
    ranges = ", ".join(f"{unit} {_bounds(low, high)}" for unit, low, high in event.ranges)
    return "; ".join(
        part for part in (event.label, days, ", ".join(event.places), event.kind or "", ranges) if part
    )


def _describe_about(about: About) -> str:
    parts = []
    for label, facet in (
        ("scope", about.scope),
        ("people", about.people),
        ("place", about.place),
        ("day", about.day),
        ("kind", about.kind),
        ("cause", about.cause),
        ("side", about.side),
    ):
        if facet is not None:
            within = f" ({', '.join(about.within)})" if label == "place" and about.within else ""
            parts.append(f"{label} {facet.value}{within}")
    return "; ".join(parts)


def _bounds(low: int | None, high: int | None) -> str:
    if low is not None and low == high:
        return str(low)
    if high is None:
        return f"{low} or more" if low is not None else "?"
    return f"up to {high}" if low is None else f"{low} to {high}"


def claim_to_record(claim: Claim) -> dict[str, Any]:
    """Return the claims record of docs/format.md as plain values."""
    return {
        "id": claim.id,
        "event": claim.event,
        "text": claim.text,
        "unit": claim.unit,
        "who": claim.who,
        "low": claim.low,
        "high": claim.high,
        "scope": claim.scope,
        "place": claim.place,
        "day": claim.day,
        "members": [_member_to_record(member) for member in claim.members],
        "sources": claim.sources,
        "independent_sources": claim.independent_sources,
        "status": list(claim.status),
        "reasons": list(claim.reasons),
        "contested": claim.contested,
        "denied": claim.denied,
        "unverified": claim.unverified,
        "corroborated": claim.corroborated,
        "single_source": claim.single_source,
        "confirmed": claim.confirmed,
        "findings": [_finding_to_record(finding) for finding in claim.findings],
        "relations": [_relation_to_record(item) for item in claim.relations],
    }


def event_to_record(event: Event) -> dict[str, Any]:
    """Return an event as plain values."""
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "cause": event.cause,
        "place": event.place,
        "within": list(event.within),
        "places": list(event.places),
        "first_day": event.first_day,
        "last_day": event.last_day,
        "scope": event.scope,
        "sources": event.sources,
        "independent_sources": event.independent_sources,
        "ranges": {unit: {"low": low, "high": high} for unit, low, high in event.ranges},
        "claims": list(event.claims),
    }


def _relation_to_record(item: ClaimRelation) -> dict[str, Any]:
    return {
        "type": item.type,
        "claim": item.claim,
        "reason": item.reason,
        "words": [_evidence_to_record(words) for words in item.words],
    }


def _evidence_to_record(words: Evidence) -> dict[str, Any]:
    return {"document": words.document, "span": list(words.span), "text": words.text}


def _finding_to_record(finding: Finding) -> dict[str, Any]:
    return {
        "status": finding.status,
        "reason": finding.reason,
        "by": finding.by,
        "part": finding.part,
        "why": finding.why,
        "claims": list(finding.claims),
        "document": finding.words.document if finding.words else None,
        "span": list(finding.words.span) if finding.words else None,
    }


def _member_to_record(member: Member) -> dict[str, Any]:
    copied = member.copied_from
    return {
        "document": member.document,
        "attribution": member.attribution,
        "span": list(member.span),
        "sentence": member.sentence,
        "speaker": member.speaker,
        "speaker_type": member.speaker_type,
        "outlet": member.outlet,
        "date": member.date,
        "figures": [_figure_to_record(figure) for figure in member.figures],
        "copied_from": {"document": copied.document, "span": list(copied.span)} if copied else None,
        "stance": member.stance,
        "hedged": member.hedged,
        "origin": member.origin,
        "about": _about_to_record(member.about),
        "reason": member.reason,
    }


def _about_to_record(about: About) -> dict[str, Any]:
    def plain(facet: Facet | None) -> dict[str, Any] | None:
        if facet is None:
            return None
        return {"value": facet.value, "span": list(facet.span) if facet.span else None}

    return {
        "place": plain(about.place),
        "within": list(about.within),
        "day": plain(about.day),
        "kind": plain(about.kind),
        "cause": plain(about.cause),
        "side": plain(about.side),
        "people": plain(about.people),
        "scope": plain(about.scope),
    }


def _figure_to_record(figure: Figure) -> dict[str, Any]:
    return {
        "span": list(figure.span),
        "unit": figure.unit,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "who": figure.who,
        "role": figure.role,
        "part_of": list(figure.part_of) if figure.part_of else None,
    }
