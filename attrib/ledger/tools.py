"""What a person does with claims: correct, filter, sort, explain them, write them as records."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from attrib.cells import expose_cell
from attrib.errors import InputError
from attrib.model import Figure

from .model import Claim, ClaimRelation, Event, Ledger, Member

SORT_KEYS = ("event", "date", "sources", "high", "id")
COLUMNS = ("action", "claim", "other", "document", "start", "end")


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: ``out`` takes the member at document[start:end] out of a claim, ``join`` joins two claims."""

    action: str
    claim: str
    other: str = ""
    document: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Corrections:
    """A corrections file, its rows in order; what it says wins over what was found."""

    rows: tuple[Correction, ...] = ()
    path: str = ""


def read_corrections(path: str | Path) -> Corrections:
    """Read a CSV of corrections: ``action,claim,other,document,start,end``.

    ``out,ID,,DOCUMENT,START,END`` takes a member out of claim ID into a claim of its own;
    ``join,ID,OTHER`` puts the claims together.  Raises :class:`InputError` naming the line.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot read corrections: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: corrections are not UTF-8; save the file as UTF-8") from error
    rows = []
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if not reader.fieldnames or not {"action", "claim"} <= {
        name.strip() for name in reader.fieldnames if name
    }:
        raise InputError(f"{path}: line 1: the columns are {','.join(COLUMNS)}; add that header")
    try:
        for row in reader:
            cells = {
                (key or "").strip(): expose_cell((value or "").strip())
                for key, value in row.items()
                if not isinstance(value, list)
            }
            if any(cells.values()):
                rows.append(_read_row(cells, f"{path}: line {reader.line_num}"))
    except csv.Error as error:
        raise InputError(f"{path}: line {reader.line_num}: {error}; mend the row") from error
    return Corrections(tuple(rows), str(path))


def _read_row(cells: dict[str, str], where: str) -> Correction:
    action, claim = cells.get("action", ""), cells.get("claim", "")
    if action not in ("out", "join"):
        raise InputError(f"{where}: action {action!r} is unknown; use out or join")
    if not claim:
        raise InputError(f"{where}: no claim is named; give its id")
    if action == "join":
        if not cells.get("other"):
            raise InputError(f"{where}: join needs a second claim in the column other; give its id")
        return Correction("join", claim, cells["other"])
    try:
        start, end = int(cells.get("start", "")), int(cells.get("end", ""))
    except ValueError as error:
        raise InputError(
            f"{where}: start and end must be whole numbers; take them from attrib claims --format csv"
        ) from error
    if not cells.get("document"):
        raise InputError(f"{where}: out needs the member's document; give its id")
    return Correction("out", claim, "", cells["document"], start, end)


def apply_corrections(
    ledger: Ledger, corrections: Corrections, rebuild: Callable[[Claim, tuple[Member, ...]], Claim]
) -> Ledger:
    """Return the ledger with the corrections done, in the order of the file.

    A row that names a claim the corpus does not hold raises :class:`InputError`; claims that were
    joined are known by either id in the rows after.
    """
    claims = {claim.id: claim for claim in ledger.claims}
    alias: dict[str, str] = {}

    def find(name: str) -> str:
        seen = name
        while seen in alias:
            seen = alias[seen]
        if seen not in claims:
            raise InputError(
                f"{corrections.path or 'corrections'}: no claim {name!r} here; attrib claims shows the ids"
            )
        return seen

    for row in corrections.rows:
        name = find(row.claim)
        if row.action == "join":
            other = find(row.other)
            if other == name:
                continue
            moved = tuple(
                replace(member, reason="put here by the corrections file") for member in claims[other].members
            )
            members = tuple(sorted(claims[name].members + moved, key=_member_order))
            gone = claims.pop(other)
            alias[other] = name
            relations = {(item.type, item.claim): item for item in (*gone.relations, *claims[name].relations)}
            claims[name] = replace(
                rebuild(claims[name], members), relations=tuple(relations[key] for key in sorted(relations))
            )
        else:
            _take_out(claims, name, row, rebuild)
    merged = [_point_again(claim, alias, claims) for claim in claims.values()]
    order = {claim.id: number for number, claim in enumerate(ledger.claims)}
    merged.sort(key=lambda claim: (order.get(claim.id.split("-")[0], len(order)), claim.id))
    events = []
    for event in ledger.events:
        ids = tuple(claim.id for claim in merged if claim.event == event.id)
        if ids:
            events.append(replace(event, claims=ids))
    return Ledger(tuple(merged), tuple(events))


def _take_out(claims: dict[str, Claim], name: str, row: Correction, rebuild) -> None:
    claim = claims[name]
    out = [
        member
        for member in claim.members
        if member.document == row.document and member.span == (row.start, row.end)
    ]
    if not out:
        raise InputError(
            f"claim {name} has no member at {row.document} {row.start}-{row.end}; "
            "run attrib claims --explain on it to see its members"
        )
    rest = tuple(member for member in claim.members if member not in out)
    if not rest:
        return
    claims[name] = rebuild(claim, rest)
    number = 1
    while f"{name}-{number}" in claims:
        number += 1
    alone = tuple(replace(member, reason="taken out by the corrections file") for member in out)
    figure = alone[0].figures[0] if alone[0].figures else None
    base = replace(
        claim, id=f"{name}-{number}", relations=(), status=(), reasons=(), who=figure.who if figure else None
    )
    claims[base.id] = rebuild(base, alone)


def _point_again(claim: Claim, alias: dict[str, str], claims: dict[str, Claim]) -> Claim:
    relations: dict[tuple[str, str], ClaimRelation] = {}
    for item in claim.relations:
        target = item.claim
        while target in alias:
            target = alias[target]
        if target != claim.id and target in claims:
            relations[item.type, target] = replace(item, claim=target)
    kept = tuple(relations[key] for key in sorted(relations))
    pairs = [
        (status, reason)
        for status, reason in zip(claim.status, claim.reasons)
        if status != "contested" or any(item.type == "conflicts" for item in kept)
    ]
    return replace(
        claim,
        relations=kept,
        status=tuple(pair[0] for pair in pairs),
        reasons=tuple(pair[1] for pair in pairs),
    )


def _member_order(member: Member):
    return member.date or "9999", member.document, member.span


def filter_claims(
    ledger: Ledger,
    *,
    contested: bool = False,
    unverified: bool = False,
    single_source: bool = False,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> tuple[Claim, ...]:
    """Return the claims that pass every filter given; ``since`` and ``until`` are ISO dates, inclusive.

    ``source`` is part of a speaker's or outlet's name, in any case.
    """
    wanted = [
        status
        for status, on in (
            ("contested", contested),
            ("unverified", unverified),
            ("single-source", single_source),
        )
        if on
    ]
    name = source.casefold() if source else None

    def passes(claim: Claim) -> bool:
        if any(status not in claim.status for status in wanted):
            return False
        if name and not any(
            name in (text or "").casefold()
            for member in claim.members
            for text in (member.speaker, member.outlet, member.speaker_id, member.origin)
        ):
            return False
        if since or until:
            dates = [member.date[:10] for member in claim.members if member.date]
            return any((not since or day >= since) and (not until or day <= until) for day in dates)
        return True

    return tuple(claim for claim in ledger.claims if passes(claim))


def sort_claims(claims: Iterable[Claim], by: str = "event") -> tuple[Claim, ...]:
    """Return the claims sorted by event (as they come), date, sources or high (most first), or id."""
    claims = tuple(claims)
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
    return tuple(sorted(claims, key=keys[by]))


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
    lines.append(f"  sources: {claim.sources}, independent: {claim.independent_sources}")
    lines += [f"  {status}: {reason}" for status, reason in zip(claim.status, claim.reasons)]
    lines += [f"  {item.type} {item.claim}: {item.reason}" for item in claim.relations]
    for member in claim.members:
        head = " ".join(
            part for part in (member.date or "no date", member.outlet or "", member.document) if part
        )
        lines.append(
            f"  member {head} [{member.span[0]}:{member.span[1]}] "
            f"{member.speaker or 'unnamed'} ({member.stance})"
        )
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
        "low": claim.low,
        "high": claim.high,
        "members": [_member_to_record(member) for member in claim.members],
        "sources": claim.sources,
        "independent_sources": claim.independent_sources,
        "status": list(claim.status),
        "reasons": list(claim.reasons),
        "relations": [
            {"type": item.type, "claim": item.claim, "reason": item.reason} for item in claim.relations
        ],
    }


def _member_to_record(member: Member) -> dict[str, Any]:
    copied = member.copied_from
    return {
        "document": member.document,
        "attribution": member.attribution,
        "span": list(member.span),
        "sentence": member.sentence,
        "speaker": member.speaker,
        "outlet": member.outlet,
        "date": member.date,
        "figures": [_figure_to_record(figure) for figure in member.figures],
        "copied_from": {"document": copied.document, "span": list(copied.span)} if copied else None,
        "stance": member.stance,
        "hedged": member.hedged,
        "reason": member.reason,
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
