"""Claims across documents: who says what of one event, how many independent sources, what conflicts.

    build_claims(documents, corrections=None) -> Ledger
    read_corrections(path) -> Corrections
    filter_claims(ledger, *, contested=False, unverified=False, single_source=False, source=None,
                  since=None, until=None) -> tuple[Claim, ...]
    sort_claims(claims, by="event") -> tuple[Claim, ...]
    explain_claim(ledger, claim_id) -> str
    claim_to_record(claim) -> dict

There is no truth score: a status says what sources say side by side, and why.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from attrib.figures.compare import VAGUE
from attrib.model import Document, Relation
from attrib.sources.origins import find_organisation, fold_words

from .clusters import cluster_mentions
from .events import Mention, read_mentions
from .merge import ClaimBuilder, mark_main, relate_figures, to_relations
from .model import Claim, Event, Ledger, Member
from .sites import UNNAMED, Place, mark_copies, read_sites
from .tools import (
    SORT_KEYS,
    Corrections,
    apply_corrections,
    claim_to_record,
    explain_claim,
    filter_claims,
    read_corrections,
    sort_claims,
)

__all__ = [
    "SORT_KEYS",
    "Corrections",
    "build_claims",
    "claim_to_record",
    "explain_claim",
    "filter_claims",
    "read_corrections",
    "sort_claims",
]


def make_id(prefix: str, *parts) -> str:
    """Return a stable id: the prefix and ten hex digits of the parts' hash."""
    text = "\x00".join(map(repr, parts))
    return prefix + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def build_claims(documents: Iterable[Document], corrections: Corrections | None = None) -> Ledger:
    """Return the claims and events of a corpus of documents with resolved attributions and relations.

    The ids of claims and events are those of their earliest member, so that they stay the same from
    run to run; the order of ``documents`` decides nothing but ties of one date.
    """
    places: list[list[Place]] = []
    mentions: list[Mention] = []
    offsets: list[int] = []
    relations: list[tuple[int, Relation]] = []
    for index, doc in enumerate(documents):
        here, sentences = read_sites(index, doc)
        places.append(here)
        offsets.append(len(mentions))
        mentions += read_mentions(index, doc, sentences, [place.site for place in here])
        relations += [(index, relation) for relation in doc.relations or ()]
    shared = mark_copies(places)
    groups = cluster_mentions(mentions, shared)
    by_event: dict[int, list[Place]] = defaultdict(list)
    for index, here in enumerate(places):
        for place in here:
            place.event = mentions[offsets[index] + place.site.mention].event
            by_event[place.event].append(place)
    everything = [place for here in places for place in here]
    mark_main(everything)
    builder = ClaimBuilder()
    event_claims: dict[int, list[int]] = {}
    links: dict[int, dict[tuple[str, int], str]] = defaultdict(dict)
    for event in sorted(by_event):
        before = len(builder.claims)
        running = mentions[groups[event][0]].running
        builder.add_event(sorted(by_event[event], key=lambda place: place.order), running=running)
        event_claims[event] = [k for k in range(before, len(builder.claims)) if builder.claims[k]]
        if not running:
            counted = [k for k in event_claims[event] if builder.claims[k][0].figure is not None]
            for k, found in relate_figures(builder.claims, counted).items():
                links[k].update(found)
    notes = _link_documents(places, relations, links)
    ledger = _assemble(builder.claims, event_claims, mentions, groups, links, notes)
    return apply_corrections(ledger, corrections, _rebuild) if corrections else ledger


def _link_documents(places, relations, links) -> dict[int, dict[str, list[str]]]:
    """Carry the relations inside documents over to claims; return what else they say of a claim."""
    by_id: dict[tuple[int, str], list[Place]] = defaultdict(list)
    for index, here in enumerate(places):
        for place in here:
            if place.attribution is not None:
                by_id[index, place.attribution].append(place)
    notes: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for index, relation in relations:
        if relation.type in ("unverified", "verified"):
            for place in _spoken_of(places[index], by_id, index, relation):
                by = relation.by or f"the article ({place.document})"
                line = (
                    f"{relation.type} by {by}"
                    + (f", {relation.part}" if relation.part != "whole" else "")
                    + (f", {relation.reason}" if relation.reason else "")
                )
                notes[place.claim][relation.type].append(line)
            continue
        kind = {"denies": "denies", "confirms": "confirms", "contradicts": "conflicts"}.get(relation.type)
        if kind is None:
            continue
        for one in by_id.get((index, relation.source), ()):
            for two in by_id.get((index, relation.to), ()):
                if (
                    one.claim == two.claim
                    or kind == "conflicts"
                    and one.figure is not None
                    and two.figure is not None
                ):
                    continue  # figures were compared as figures
                reason = (
                    f"{one.speaker or 'unnamed'} {kind} what {two.speaker or 'unnamed'} says ({one.document})"
                )
                links[one.claim].setdefault((kind, two.claim), reason)
                if kind == "conflicts":
                    links[two.claim].setdefault((kind, one.claim), reason)
                elif kind == "denies":
                    notes[two.claim]["denied"].append(
                        f"denied by {one.speaker or 'unnamed'} ({one.document})"
                    )
                elif one.stance == "confirms" and _is_accused(one, two):
                    notes[two.claim]["confirmed"].append(
                        f"confirmed by {one.speaker}, whom it accuses ({one.document})"
                    )
                elif one.origin != two.origin:
                    notes[two.claim]["backed"].append(
                        f"confirmed by {one.speaker or 'unnamed'} ({one.document})"
                    )
    return notes


def _spoken_of(here: list[Place], by_id, index: int, relation: Relation) -> list[Place]:
    found = by_id.get((index, relation.to), []) if relation.to else []
    if found:
        return found
    return [
        place
        for place in here
        if any(start < place.site.span[1] and place.site.span[0] < end for start, end in relation.to_spans)
    ]


def _is_accused(confirming: Place, claim: Place) -> bool:
    """Tell whether the one who confirms is named in what is claimed."""
    words = {
        word.rstrip("s") for word in fold_words(claim.sentence if claim.figure is not None else claim.text)
    }
    names = {word.rstrip("s") for word in fold_words(find_organisation(confirming.speaker or ""))}
    return bool(names) and len(names & words) * 2 >= len(names)


# -- from places to claims -------------------------------------------------------------------------


def _make_member(place: Place) -> Member:
    return Member(
        document=place.document,
        attribution=place.attribution,
        span=place.site.span,
        sentence=place.sentence,
        sentence_span=place.sentence_span,
        speaker=place.speaker,
        speaker_id=place.speaker_id,
        speaker_type=place.speaker_type,
        outlet=place.outlet,
        date=place.date,
        stance=place.stance,
        hedged=place.hedged,
        figures=(place.figure,) if place.figure else (),
        copied_from=place.copied_from,
        origin=place.origin,
        reason=place.reason,
    )


def count_sources(members: tuple[Member, ...]) -> tuple[int, int]:
    """Return (sources, independent sources): copies, relays and spokesmen count with their origin,
    unnamed sources once together, the outlet's own voice only where no source is credited."""
    sources = {
        (member.speaker or UNNAMED).casefold()
        if member.attribution
        else f"outlet:{member.outlet or member.document}"
        for member in members
        if member.attribution or member.speaker or member.outlet
    }
    here = {member.document for member in members}
    origins = {
        member.origin
        for member in members
        if member.copied_from is None or member.copied_from.document not in here
    }
    credited = {origin for origin in origins if not origin.startswith("outlet:")}
    return max(1, len(sources)), max(1, len(credited or origins))


def count_range(members: tuple[Member, ...]) -> tuple[int | None, int | None]:
    """Return the range over the members' figures; a vague word bounds it only where it stands alone."""
    figures = [figure for member in members for figure in member.figures]
    firm = [figure for figure in figures if figure.qualifier not in VAGUE] or figures
    lows = [figure.low for figure in firm if figure.low is not None]
    highs = [figure.high for figure in firm if figure.high is not None]
    return (min(lows) if lows else None), (max(highs) if highs else None)


def _rebuild(claim: Claim, members: tuple[Member, ...]) -> Claim:
    """Return the claim with other members: its text, range, counts and plain statuses follow."""
    low, high = count_range(members)
    sources, independent = count_sources(members)
    kept = [
        (status, reason)
        for status, reason in zip(claim.status, claim.reasons)
        if status not in ("single-source", "corroborated")
    ]
    plain = _count_status(independent, members, ())
    pairs = [plain, *kept]
    return replace(
        claim,
        members=members,
        text=_choose_text(members),
        low=low,
        high=high,
        sources=sources,
        independent_sources=independent,
        status=tuple(pair[0] for pair in pairs),
        reasons=tuple(pair[1] for pair in pairs),
    )


def _choose_text(members: tuple[Member, ...]) -> str:
    """The wording of the earliest member that is no copy, with a source before one without."""
    best = min(members, key=lambda member: (member.copied_from is not None, member.attribution is None))
    start, end = best.span
    offset = best.sentence_span[0]
    if best.figures and start >= offset and end <= best.sentence_span[1]:
        return best.sentence[start - offset : end - offset]
    return best.sentence[max(0, start - offset) : max(0, end - offset)] or best.sentence


def _count_status(independent: int, members, backed) -> tuple[str, str]:
    origins = sorted({member.origin for member in members})
    if independent > 1:
        return "corroborated", f"{independent} independent sources: {', '.join(origins[:6])}"
    if backed:
        return "corroborated", "; ".join(sorted(set(backed))[:3])
    copies = sum(member.copied_from is not None for member in members)
    return "single-source", f"one independent source: {origins[0] if origins else UNNAMED}" + (
        f"; {copies} of {len(members)} members are copies" if copies else ""
    )


def _assemble(claims, event_claims, mentions, groups, links, notes) -> Ledger:
    ordered = {
        event: sorted((k for k in numbers), key=lambda k: min(place.order for place in claims[k]))
        for event, numbers in event_claims.items()
        if numbers
    }
    ids: dict[int, str] = {}
    event_ids: dict[int, str] = {}
    taken: set[str] = set()
    for event, numbers in ordered.items():
        first = min((place for k in numbers for place in claims[k]), key=lambda place: place.order)
        event_ids[event] = make_id("e", first.document, first.site.span, first.attribution or "")
        for k in numbers:
            lead = min(claims[k], key=lambda place: place.order)
            name = make_id("c", lead.document, lead.site.span, lead.attribution or "")
            while name in taken:
                name = make_id("c", name)
            taken.add(name)
            ids[k] = name
    made, events = [], []
    for event in sorted(
        ordered, key=lambda event: min(min(place.order for place in claims[k]) for k in ordered[event])
    ):
        numbers = ordered[event]
        for k in numbers:
            made.append(
                _make_claim(
                    claims[k], ids[k], event_ids[event], to_relations(links.get(k, {}), ids), notes.get(k, {})
                )
            )
        events.append(
            _make_event(
                event_ids[event],
                [mentions[m] for m in groups[event]],
                [claims[k] for k in numbers],
                tuple(ids[k] for k in numbers),
            )
        )
    return Ledger(tuple(made), tuple(events))


def _make_claim(places: list[Place], claim_id: str, event_id: str, relations, notes) -> Claim:
    places = sorted(places, key=lambda place: place.order)
    members = tuple(_make_member(place) for place in places)
    low, high = count_range(members)
    sources, independent = count_sources(members)
    pairs = [_count_status(independent, members, notes.get("backed", ()))]
    conflicts = [relation.reason for relation in relations if relation.type == "conflicts"]
    for status, reasons in (
        ("contested", conflicts),
        ("denied", notes.get("denied", ())),
        ("unverified", notes.get("unverified", ())),
        ("confirmed", [*notes.get("confirmed", ()), *notes.get("verified", ())]),
    ):
        if reasons:
            pairs.append((status, "; ".join(sorted(set(reasons))[:4])))
    figure = places[0].figure
    return Claim(
        claim_id,
        event_id,
        _choose_text(members),
        members,
        unit=figure.unit if figure else None,
        who=next((place.figure.who for place in places if place.figure and place.figure.who), None),
        low=low,
        high=high,
        sources=sources,
        independent_sources=independent,
        status=tuple(pair[0] for pair in pairs),
        reasons=tuple(pair[1] for pair in pairs),
        relations=relations,
    )


def _make_event(
    event_id: str, mentions: list[Mention], claims: list[list[Place]], ids: tuple[str, ...]
) -> Event:
    told = [mention for mention in mentions if mention.told and mention.first is not None]
    dated = told or [mention for mention in mentions if mention.first is not None]
    kinds = Counter()
    for mention in mentions:
        kinds.update(mention.kinds)
    kind = min(kinds, key=lambda name: (-kinds[name], name)) if kinds else None
    if mentions[0].running:
        kind, dated = "running total", []
    main: dict[str, list] = defaultdict(list)
    for places in claims:
        for place in places:
            if place.figure is not None and place.site.main and place.figure.role != "part":
                main[place.figure.unit].append(place.figure)
    ranges = []
    for unit in sorted(main):
        firm = [figure for figure in main[unit] if figure.qualifier not in VAGUE] or main[unit]
        values = [value for figure in firm for value in (figure.low, figure.high) if value is not None]
        ranges.append((unit, min(values), max(values)))
    first = min((place for places in claims for place in places), key=lambda place: place.order)
    label = " ".join(first.sentence.split())
    names = Counter()
    for mention in mentions:
        names.update(mention.names)
    places = tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:4])
    return Event(
        event_id,
        label if len(label) <= 100 else label[:99] + "…",
        ids,
        min(mention.first for mention in dated).isoformat() if dated else None,
        max(mention.last for mention in dated).isoformat() if dated else None,
        places,
        kind,
        tuple(ranges),
    )
