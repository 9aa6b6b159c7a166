"""What a person says of claims and events wins over what was found: a CSV of corrections, row by row.

``action,claim,other,document,start,end,value``:

    join,ID,OTHER              two claims are one
    out,ID,,DOC,START,END      the member at these offsets is a claim of its own
    drop,ID,,DOC,START,END     the member is no claim at all
    scope,ID,,,,,VALUE         the scope of the claim's figures: total, part:children, place:Hass, unknown …
    unrelate,ID,OTHER,,,,TYPE  no such relation between the two (no TYPE: none at all), in either direction
    unstatus,ID,,,,,STATUS     the claim has not this status
    join-event,EVENT,OTHER     two events are one
    part-event,ID              the claim speaks of an event of its own

Of each row is kept whether it took effect, and if not why.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from attrib.cells import expose_cell
from attrib.errors import InputError
from attrib.model import STATUSES

from .draft import Draft, name_claims, name_events, site_order
from .model import Claim, Facet, Finding
from .same import group_event

COLUMNS = ("action", "claim", "other", "document", "start", "end", "value")
ACTIONS = ("join", "out", "drop", "scope", "unrelate", "unstatus", "join-event", "part-event")
_NEED_OTHER = frozenset(("join", "unrelate", "join-event"))
_NEED_PLACE = frozenset(("out", "drop"))
_SCOPE = re.compile(r"total|unknown|addition|several places|(?:part|place|cumulative):.*\S.*")
_NEED_VALUE = frozenset(("scope", "unstatus"))
_RELATIONS = ("conflicts", "revises", "denies", "confirms")
TOOK_EFFECT = "took effect"


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: its action, the claim or event it names, and what else the action needs."""

    action: str
    claim: str
    other: str = ""
    document: str = ""
    start: int = 0
    end: int = 0
    value: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Corrections:
    """A corrections file, its rows in order; what it says wins over what was found."""

    rows: tuple[Correction, ...] = ()
    path: str = ""


def read_corrections(path: str | Path) -> Corrections:
    """Read a CSV of corrections.  Raises :class:`InputError` naming the line at fault."""
    return parse_corrections(read_corrections_text(path), path)


def read_corrections_text(path: str | Path) -> str:
    """Return what a file of corrections holds.  Raises :class:`InputError`."""
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot read corrections: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: corrections are not UTF-8; save the file as UTF-8") from error


def parse_corrections(text: str, path: str | Path) -> Corrections:
    """Return the corrections of a CSV's text.  Raises :class:`InputError` naming the line at fault."""
    rows = []
    reader = csv.DictReader(io.StringIO(text, newline=""))
    names = {name.strip() for name in reader.fieldnames or () if name}
    if not {"action", "claim"} <= names:
        raise InputError(f"{path}: line 1: the columns are {','.join(COLUMNS)}; add that header")
    unknown = sorted(names - set(COLUMNS))
    if unknown:
        raise InputError(
            f"{path}: line 1: unknown column {unknown[0]!r}; the columns are {','.join(COLUMNS)}"
        )
    try:
        for row in reader:
            cells = {
                (key or "").strip(): expose_cell((value or "").strip())
                for key, value in row.items()
                if not isinstance(value, list)
            }
            if any(cells.values()):
                rows.append(_read_row(cells, f"{path}: line {reader.line_num}", reader.line_num))
    except csv.Error as error:
        raise InputError(f"{path}: line {reader.line_num}: {error}; mend the row") from error
    return Corrections(tuple(rows), str(path))


def _read_row(cells: dict[str, str], where: str, line: int) -> Correction:
    action, claim, value = cells.get("action", ""), cells.get("claim", ""), cells.get("value", "")
    if action not in ACTIONS:
        raise InputError(f"{where}: action {action!r} is unknown; use one of {', '.join(ACTIONS)}")
    if not claim:
        raise InputError(f"{where}: no claim or event is named; give its id")
    if action in _NEED_OTHER and not cells.get("other"):
        raise InputError(f"{where}: {action} needs a second id in the column other; give it")
    if action in _NEED_VALUE and not value:
        raise InputError(f"{where}: {action} needs the column value; give the scope or the status")
    if action == "scope" and _SCOPE.fullmatch(value) is None:
        raise InputError(
            f"{where}: scope {value!r} is unknown; use total, unknown, addition, several places, "
            "or part:, place: or cumulative: and what it is of"
        )
    if action == "unstatus" and value not in STATUSES:
        raise InputError(f"{where}: status {value!r} is unknown; use one of {', '.join(STATUSES)}")
    if action == "unrelate" and value and value not in _RELATIONS:
        raise InputError(f"{where}: relation {value!r} is unknown; use one of {', '.join(_RELATIONS)}")
    start = end = 0
    if action in _NEED_PLACE:
        try:
            start, end = int(cells.get("start", "")), int(cells.get("end", ""))
        except ValueError as error:
            raise InputError(
                f"{where}: start and end must be whole numbers; take them from attrib claims --format csv"
            ) from error
        if not cells.get("document"):
            raise InputError(f"{where}: {action} needs the member's document; give its id")
    return Correction(
        action, claim, cells.get("other", ""), cells.get("document", ""), start, end, value, line
    )


# -- before claims are compared --------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Applied:
    """The corrections while they are applied: what became of each row, by its place in the file."""

    corrections: Corrections
    outcome: dict[int, str] = field(default_factory=dict)

    def report(self) -> tuple[tuple[int, str], ...]:
        """Return (line, what became of the row) in the order of the file."""
        return tuple(
            (row.line, self.outcome.get(number, "no claim or event has this id"))
            for number, row in enumerate(self.corrections.rows)
        )


@dataclass(slots=True, eq=False)
class _Names:
    """Ids to numbers; claims or events that were joined are known by either id."""

    claims: dict[str, int]
    events: dict[str, int]


def correct_draft(draft: Draft, applied: Applied) -> None:
    """Change members, scopes and events of a draft as the rows say; events are joined first."""
    corrections = applied.corrections
    names = _Names({}, {name: event for event, name in name_events(draft).items()})
    for number, row in enumerate(corrections.rows):
        if row.action == "join-event":
            applied.outcome[number] = _join_events(draft, names, row)
    names.claims = {name: claim for claim, name in name_claims(draft).items()}
    for number, row in enumerate(corrections.rows):
        action = _DRAFT_ACTIONS.get(row.action)
        if action is None:
            continue
        claim = names.claims.get(row.claim)
        if claim is None:
            applied.outcome[number] = f"no claim {row.claim!r} here; attrib claims shows the ids"
        else:
            applied.outcome[number] = action(draft, names, row, claim)


def _join_events(draft: Draft, names: _Names, row: Correction) -> str:
    first, second = names.events.get(row.claim), names.events.get(row.other)
    if first is None or second is None:
        return f"no event {row.claim if first is None else row.other!r} here; attrib claims shows the ids"
    if first == second:
        return "the two are one event already"
    moved = [k for k in range(len(draft.claims)) if draft.event_of[k] in (first, second)]
    sites = sorted((site for k in moved for site in draft.sites_of(k)), key=site_order)
    for k in moved:
        draft.claims[k] = []
    claims = group_event(sites)
    draft.claims += claims
    draft.event_of += [first] * len(claims)
    draft.scenes_of[first] = draft.scenes_of[first] + draft.scenes_of.pop(second)
    names.events = {name: first if event == second else event for name, event in names.events.items()}
    return TOOK_EFFECT


def _part_event(draft: Draft, names: _Names, row: Correction, claim: int) -> str:
    event = max(draft.event_of) + 1
    draft.scenes_of[event] = list(draft.scenes_of[draft.event_of[claim]])
    draft.event_of[claim] = event
    return TOOK_EFFECT


def _join_claims(draft: Draft, names: _Names, row: Correction, claim: int) -> str:
    other = names.claims.get(row.other)
    if other is None:
        return f"no claim {row.other!r} here; attrib claims shows the ids"
    if other == claim:
        return "the two are one claim already"
    draft.claims[claim] += [(site, "put here by the corrections file") for site in draft.sites_of(other)]
    draft.claims[other] = []
    names.claims = {name: claim if number == other else number for name, number in names.claims.items()}
    return TOOK_EFFECT


def _take_out(draft: Draft, names: _Names, row: Correction, claim: int) -> str:
    out = [item for item in draft.claims[claim] if _is_at(item[0].document, item[0].span, row)]
    if not out:
        place = f"{row.document} {row.start}-{row.end}"
        return f"claim {row.claim} has no member at {place}; see attrib claims --explain {row.claim}"
    rest = [item for item in draft.claims[claim] if item not in out]
    if row.action == "out" and not rest:
        return "it is the claim's only member"
    draft.claims[claim] = rest
    if row.action == "out":
        draft.claims.append([(site, "taken out by the corrections file") for site, _ in out])
        draft.event_of.append(draft.event_of[claim])
    return TOOK_EFFECT


def _is_at(document: str, span: tuple[int, int], row: Correction) -> bool:
    return document == row.document and span == (row.start, row.end)


def _set_scope(draft: Draft, names: _Names, row: Correction, claim: int) -> str:
    if not any(site.figure is not None for site in draft.sites_of(claim)):
        return "the claim has no figure, so it has no scope"
    facet = Facet(row.value)
    draft.claims[claim] = [
        (replace(site, about=replace(site.about, scope=facet), sure=True), reason)
        for site, reason in draft.claims[claim]
    ]
    return TOOK_EFFECT


_DRAFT_ACTIONS: dict[str, Callable[[Draft, _Names, Correction, int], str]] = {
    "join": _join_claims,
    "out": _take_out,
    "drop": _take_out,
    "scope": _set_scope,
    "part-event": _part_event,
}


# -- after claims are compared ---------------------------------------------------------------------

Summarise = Callable[[Sequence[Finding]], tuple[tuple[str, ...], tuple[str, ...]]]


def strike_out(found: Sequence[Claim], applied: Applied, summarise: Summarise) -> tuple[Claim, ...]:
    """Return the claims that rows name without the relations and statuses that they strike out."""
    claims = {claim.id: claim for claim in found}
    for number, row in enumerate(applied.corrections.rows):
        if row.action == "unrelate":
            applied.outcome[number] = _unrelate(claims, row)
        elif row.action == "unstatus":
            applied.outcome[number] = _unstatus(claims, row)
    return tuple(
        replace(claim, status=status, reasons=reasons)
        for claim in claims.values()
        for status, reasons in [summarise(claim.findings)]
    )


def _unrelate(claims: dict[str, Claim], row: Correction) -> str:
    if row.claim not in claims or row.other not in claims:
        missing = row.claim if row.claim not in claims else row.other
        return f"no claim {missing!r} here; attrib claims shows the ids"
    struck = False
    for one, two in ((row.claim, row.other), (row.other, row.claim)):
        claim = claims[one]
        kept = tuple(
            item for item in claim.relations if item.claim != two or row.value and item.type != row.value
        )
        struck = struck or len(kept) < len(claim.relations)
        findings = tuple(
            item
            for item in (_without(finding, two, row.value) for finding in claim.findings)
            if item is not None
        )
        claims[one] = replace(claim, relations=kept, findings=findings)
    return TOOK_EFFECT if struck else "the two have no such relation"


_STATUS_OF = {"conflicts": "contested", "denies": "denied", "confirms": "confirmed"}


def _without(finding: Finding, other: str, kind: str) -> Finding | None:
    """Return a finding without one of the claims that cause it; None where none is left."""
    if other not in finding.claims or kind and finding.status != _STATUS_OF.get(kind):
        return finding
    rest = tuple(claim for claim in finding.claims if claim != other)
    return replace(finding, claims=rest) if rest else None


def _unstatus(claims: dict[str, Claim], row: Correction) -> str:
    claim = claims.get(row.claim)
    if claim is None:
        return f"no claim {row.claim!r} here; attrib claims shows the ids"
    kept = tuple(finding for finding in claim.findings if finding.status != row.value)
    if len(kept) == len(claim.findings):
        return f"the claim is not {row.value}"
    claims[row.claim] = replace(claim, findings=kept)
    return TOOK_EFFECT
