"""Claims across documents: who says what of one event, how many independent sources, what conflicts.

    build_claims(documents, corrections=None) -> Ledger
    read_corrections(path) -> Corrections
    sort_claims(claims, by="event") -> tuple[Claim, ...]
    explain_claim(ledger, claim_id) -> str
    claim_to_record(claim) -> dict
    event_to_record(event) -> dict

There is no truth score: a status says what sources say side by side, and why.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from attrib.figures.compare import VAGUE
from attrib.model import Document, Relation

from .clusters import cluster_scenes
from .compare import Certain, Link, relate_figures
from .corrections import Corrections, correct_draft, read_corrections, strike_out
from .deeds import link_relations, relate_deeds
from .draft import Draft, Placed, find_lead, name_claims, name_events, site_order
from .model import Claim, ClaimRelation, Event, Evidence, Finding, Ledger, Member
from .origins import count_independent
from .reports import SORT_KEYS, claim_to_record, event_to_record, explain_claim, sort_claims
from .same import group_event
from .scenes import Scene
from .scope import TOTAL
from .sites import Site, mark_copies, read_sites
from .status import (
    count_sources,
    describe_doubt,
    describe_links,
    describe_support,
    find_doubted,
    list_counted,
    list_independent,
)
from .titles import make_title

__all__ = [
    "SORT_KEYS",
    "Corrections",
    "build_claims",
    "claim_to_record",
    "event_to_record",
    "explain_claim",
    "read_corrections",
    "sort_claims",
]

_PLAIN = ("single-source", "corroborated")


@dataclass(slots=True, eq=False)
class _Corpus:
    """What was read of all documents: sites and scenes a document, relations between attributions."""

    sites: list[list[Site]] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    relations: list[list[tuple[Relation, Evidence | None]]] = field(default_factory=list)


def build_claims(documents: Iterable[Document], corrections: Corrections | None = None) -> Ledger:
    """Return the claims and events of a corpus of documents with resolved attributions and relations.

    The ids of claims and events are those of their earliest member, so that they stay the same from
    run to run; the order of ``documents`` decides nothing but ties of one date.
    """
    corpus = _read_corpus(documents)
    corpus.sites, shared = mark_copies(corpus.sites)
    clusters = cluster_scenes(corpus.scenes, _share_scenes(corpus, shared))
    draft = _group_claims(corpus, clusters.groups)
    applied = correct_draft(draft, corrections) if corrections else None

    def certain(one: Site, two: Site) -> bool:
        a, b = corpus.offsets[one.index] + one.scene, corpus.offsets[two.index] + two.scene
        return a == b or (min(a, b), max(a, b)) in clusters.certain

    _relate(corpus, draft, certain)
    ledger = _assemble(corpus, draft, certain)
    return strike_out(ledger, applied, summarise) if applied else ledger


def _read_corpus(documents: Iterable[Document]) -> _Corpus:
    corpus = _Corpus()
    for index, doc in enumerate(documents):
        sites, scenes = read_sites(index, doc)
        corpus.sites.append(sites)
        corpus.offsets.append(len(corpus.scenes))
        corpus.scenes += scenes
        corpus.relations.append(
            [
                (
                    relation,
                    Evidence(doc.id, relation.span, doc.text[slice(*relation.span)])
                    if relation.span
                    else None,
                )
                for relation in doc.relations or ()
            ]
        )
    return corpus


def _share_scenes(
    corpus: _Corpus, shared: Mapping[tuple[int, tuple[int, int]], frozenset[int]]
) -> dict[tuple[int, int], frozenset[int]]:
    """Return which scenes hold which shared sentences."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for sites in corpus.sites:
        for site in sites:
            numbers = shared.get((site.index, site.sentence_span))
            if numbers:
                found[site.index, site.scene] |= numbers
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _group_claims(corpus: _Corpus, groups: Sequence[Sequence[int]]) -> Draft:
    event_of_scene = {scene: event for event, group in enumerate(groups) for scene in group}
    by_event: dict[int, list[Site]] = defaultdict(list)
    for index, sites in enumerate(corpus.sites):
        for site in sites:
            by_event[event_of_scene[corpus.offsets[index] + site.scene]].append(site)
    draft = Draft(scenes_of={event: list(group) for event, group in enumerate(groups)})
    for event in sorted(by_event):
        claims = group_event(sorted(by_event[event], key=site_order))
        draft.claims += claims
        draft.event_of += [event] * len(claims)
    return draft


# -- relations -------------------------------------------------------------------------------------


def _relate(corpus: _Corpus, draft: Draft, certain: Certain) -> None:
    claims = [draft.sites_of(claim) for claim in range(len(draft.claims))]
    for numbers in draft.claims_by_event().values():
        figures = [k for k in numbers if claims[k][0].figure is not None]
        draft.links += relate_figures(claims, figures, certain)
        draft.links += relate_deeds(claims, numbers, certain)
    claim_of = {
        (site.index, site.attribution, site.span): claim
        for claim, sites in enumerate(claims)
        for site in sites
    }
    for index, relations in enumerate(corpus.relations):
        sites = corpus.sites[index]
        draft.links += link_relations(sites, [relation for relation, _ in relations], claim_of)
        for relation, words in relations:
            if relation.type in ("unverified", "verified"):
                for site in find_doubted(sites, relation, words.text if words else ""):
                    claim = claim_of.get((site.index, site.attribution, site.span))
                    if claim is None:
                        continue  # struck out by a correction
                    draft.doubts[claim].append(describe_doubt(site, relation, words))
    draft.links = _keep_first(draft.links)


def _keep_first(links: Iterable[Link]) -> list[Link]:
    """Keep one relation of a kind for each pair of claims; a denial or confirmation wins over a conflict."""
    kept: dict[tuple[str, int, int], Link] = {}
    for link in links:
        if link.source != link.target:
            kept.setdefault((link.type, link.source, link.target), link)
    stronger = {
        frozenset((link.source, link.target)) for link in kept.values() if link.type in ("denies", "confirms")
    }
    return [
        link
        for link in kept.values()
        if link.type in ("denies", "confirms") or frozenset((link.source, link.target)) not in stronger
    ]


# -- from sites to claims and events ---------------------------------------------------------------


def _assemble(corpus: _Corpus, draft: Draft, certain: Certain) -> Ledger:
    ids, event_ids = name_claims(draft), name_events(draft)
    leads = {k: site_order(find_lead(draft.claims[k])) for k in ids}
    outgoing: dict[int, list[Link]] = defaultdict(list)
    incoming: dict[int, list[Link]] = defaultdict(list)
    for link in draft.links:
        outgoing[link.source].append(link)
        incoming[link.target].append(link)
    by_event = draft.claims_by_event()
    claims: list[Claim] = []
    events: list[Event] = []
    for event in sorted(by_event, key=lambda number: min(leads[k] for k in by_event[number])):
        numbers = sorted(by_event[event], key=lambda k: leads[k])
        for k in numbers:
            claims.append(
                _make_claim(
                    draft.claims[k],
                    ids,
                    k,
                    event_ids[event],
                    outgoing[k],
                    incoming[k],
                    draft.doubts.get(k, []),
                    certain,
                )
            )
        scenes = [corpus.scenes[number] for number in draft.scenes_of[event]]
        sites = [draft.sites_of(k) for k in numbers]
        events.append(_make_event(event_ids[event], scenes, sites, tuple(ids[k] for k in numbers)))
    return Ledger(tuple(claims), tuple(events))


def _make_claim(
    placed: Sequence[Placed],
    ids: Mapping[int, str],
    number: int,
    event_id: str,
    outgoing: Sequence[Link],
    incoming: Sequence[Link],
    doubts: Sequence[Finding],
    certain: Certain,
) -> Claim:
    ordered = sorted(placed, key=lambda item: site_order(item[0]))
    sites = [site for site, _ in ordered]
    lead = sites[0]
    members = tuple(_make_member(site, reason) for site, reason in ordered)
    low, high = count_range(members)
    independent = list_independent(sites, certain)
    findings = [
        describe_support(sites, independent, [link for link in incoming if link.type == "confirms"]),
        *describe_links(outgoing, ids, targeted=incoming),
        *doubts,
    ]
    relations = tuple(
        sorted(
            (ClaimRelation(link.type, ids[link.target], link.reason, link.words) for link in outgoing),
            key=lambda relation: (relation.type, relation.claim),
        )
    )
    status, reasons = summarise(findings)
    about = lead.about
    return Claim(
        ids[number],
        event_id,
        choose_text(members),
        members,
        unit=lead.figure.unit if lead.figure else None,
        who=next((site.figure.who for site in sites if site.figure and site.figure.who), None),
        low=low,
        high=high,
        scope=lead.scope if lead.figure else None,
        place=about.place.value if about.place else None,
        day=about.day.value if about.day else None,
        sources=count_sources(sites),
        independent_sources=max(len(independent), 2 if "corroborated" in status else 1),
        status=status,
        reasons=reasons,
        findings=tuple(findings),
        relations=relations,
    )


def summarise(findings: Sequence[Finding]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the statuses in a fixed order and a line of reasons for each."""
    order = ("single-source", "corroborated", "contested", "denied", "unverified", "confirmed")
    by_status: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        by_status[finding.status].append(finding.reason)
    status = tuple(name for name in order if name in by_status)
    return status, tuple("; ".join(dict.fromkeys(by_status[name][:4])) for name in status)


def _make_member(site: Site, reason: str) -> Member:
    return Member(
        document=site.document,
        attribution=site.attribution,
        span=site.span,
        sentence=site.sentence,
        sentence_span=site.sentence_span,
        speaker=site.speaker,
        speaker_id=site.speaker_id,
        speaker_type=site.speaker_type,
        outlet=site.outlet,
        date=site.date,
        stance=site.stance,
        hedged=site.hedged,
        figures=(site.figure,) if site.figure else (),
        copied_from=site.copied_from,
        origin=site.origin.counted,
        reason=reason,
        about=site.about,
    )


def count_range(members: Sequence[Member]) -> tuple[int | None, int | None]:
    """Return the range over the members' figures; a vague word bounds it only where it stands alone."""
    figures = [figure for member in members for figure in member.figures]
    firm = [figure for figure in figures if figure.qualifier not in VAGUE] or figures
    lows = [figure.low for figure in firm if figure.low is not None]
    highs = [figure.high for figure in firm if figure.high is not None]
    return (min(lows) if lows else None), (max(highs) if highs else None)


def choose_text(members: Sequence[Member]) -> str:
    """The wording of the earliest member that is no copy, with a source before one without."""
    best = min(members, key=lambda member: (member.copied_from is not None, member.attribution is None))
    start, end = best.span
    offset = best.sentence_span[0]
    if best.figures and start >= offset and end <= best.sentence_span[1]:
        return best.sentence[start - offset : end - offset]
    return best.sentence[max(0, start - offset) : max(0, end - offset)] or best.sentence


def _make_event(
    event_id: str, scenes: Sequence[Scene], claims: Sequence[Sequence[Site]], ids: tuple[str, ...]
) -> Event:
    sites = [site for claim in claims for site in claim]
    told = [scene for scene in scenes if scene.told and scene.first is not None]
    kinds: Counter[str] = Counter()
    for scene in scenes:
        kinds.update(scene.kinds)
    kind = min(kinds, key=lambda name: (-kinds[name], name)) if kinds else None
    causes = Counter(site.about.cause.value for site in sites if site.about.cause is not None)
    cause = min(causes, key=lambda name: (-causes[name], name)) if causes else None
    scope = scenes[0].kind if scenes[0].kind == "cumulative" else "event"
    if scope == "event" and not any(scene.lead for scene in scenes):
        scope = "background"
    firsts = [scene.first for scene in told if scene.first is not None]
    lasts = [scene.last for scene in told if scene.last is not None]
    first = max(firsts) if firsts else None
    last = min(lasts) if lasts else None
    if first is not None and last is not None and first > last:
        first, last = min(firsts), max(lasts)
    if scope == "cumulative":
        first = last = None
        kind = "running total"
    title = make_title(scenes, kind, first, last, scope)
    return Event(
        event_id,
        title.text,
        ids,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        places=title.places,
        kind=kind,
        ranges=_list_ranges(sites),
        place=title.place,
        within=title.within,
        cause=cause,
        scope=scope,
        sources=count_sources(sites),
        independent_sources=max(1, len(count_independent(list_counted(sites)))),
    )


def _list_ranges(sites: Sequence[Site]) -> tuple[tuple[str, int | None, int | None], ...]:
    """Return the least and the most of whole tolls, per unit."""
    ranges: list[tuple[str, int | None, int | None]] = []
    totals = [site for site in sites if site.figure is not None and site.scope == TOTAL and not site.earlier]
    for unit in sorted({site.figure.unit for site in totals if site.figure is not None}):
        figures = [site.figure for site in totals if site.figure is not None and site.figure.unit == unit]
        firm = [figure for figure in figures if figure.qualifier not in VAGUE] or figures
        values = [value for figure in firm for value in (figure.low, figure.high) if value is not None]
        ranges.append((unit, min(values), max(values)))
    return tuple(ranges)
