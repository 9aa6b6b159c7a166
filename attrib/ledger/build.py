"""Claims across documents: who says what of one event, how many independent sources, what conflicts.

    build_claims(documents, corrections=None) -> Ledger
    read_corrections(path) -> Corrections
    sort_claims(claims, by="event") -> Sequence[Claim]
    explain_claim(ledger, claim_id) -> str
    claim_to_record(claim) -> dict
    event_to_record(event) -> dict

There is no truth score: a status says what sources say side by side, and why.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrib.figures.compare import VAGUE
from attrib.model import Document, Span

from .answering import key_of
from .clusters import Clusters, cluster_scenes
from .compare import Link, relate_figures
from .corpus import Corpus, Piece, gather_readings, mark_copies, share_scenes
from .corrections import (
    Applied,
    Corrections,
    correct_draft,
    parse_corrections,
    read_corrections,
    read_corrections_text,
    strike_out,
)
from .deeds import link_answers, relate_deeds
from .draft import Draft, Placed, find_lead, name_claims, name_events, site_order
from .kept import Joined, Kept, Picked, close
from .known import Certain
from .model import Claim, ClaimRelation, Event, Finding, Ledger, Member
from .origins import are_same, count_independent
from .owned import spread_denials
from .packed import pack
from .reading import Chapter, read_beside, read_document, read_reading, reading_to_bytes
from .reports import SORT_KEYS, claim_to_record, event_to_record, explain_claim, sort_claims
from .rows import Ids, Pairs, Rows
from .same import group_event
from .scenes.scene import Scene
from .scope import TOTAL
from .sites.site import Site
from .status import (
    count_sources,
    describe_links,
    describe_support,
    list_counted,
    list_independent,
    spread_doubts,
)
from .titles import make_title
from .wording import ASSERTIVE

__all__ = [
    "SORT_KEYS",
    "Corrections",
    "PackedLedger",
    "Piece",
    "Results",
    "build_claims",
    "claim_to_record",
    "cluster_corpus",
    "compare_corpus",
    "event_to_record",
    "explain_claim",
    "gather_readings",
    "pack_ledger",
    "parse_corrections",
    "read_beside",
    "read_corrections",
    "read_corrections_text",
    "read_document",
    "read_reading",
    "reading_to_bytes",
    "sort_claims",
    "work_out",
    "work_out_piece",
]

IN_MEMORY = 20_000  # claims of a ledger that is held in memory


def build_claims(documents: Iterable[Document], corrections: Corrections | None = None) -> Ledger:
    """Return the claims and events of a corpus of documents with resolved attributions and relations.

    The ids of claims and events are those of their earliest member, so that they stay the same from
    run to run; the order of ``documents`` decides nothing but ties of one date.
    """
    return compare_corpus(gather_readings(read_document(doc) for doc in documents), corrections)


def compare_corpus(corpus: Corpus, corrections: Corrections | None = None) -> Ledger:
    """Return the claims and events of the readings of a corpus.

    Events are worked out one at a time, so that memory holds one of them and not the corpus.
    """
    clusters = cluster_corpus(corpus)
    corrected = _find_corrected(corpus, clusters, corrections) if corrections else []
    results = Results()
    applied = None
    for group in range(len(clusters.groups)):
        if group not in corrected:
            work_out(corpus, clusters, group, results)
        elif group == corrected[0]:
            applied = Applied(corrections)  # type: ignore[arg-type]
            results.add(_work_out(corpus, clusters, corrected, results, applied))
    if corrections and applied is None:
        applied = Applied(corrections)
        correct_draft(Draft(), applied)
        strike_out((), applied, summarise)
    return results.finish(applied.report() if applied else ())


def cluster_corpus(corpus: Corpus) -> Clusters:
    """Return which scenes of a corpus are one event, when its copies are marked."""
    mark_copies(corpus)
    return cluster_scenes(corpus.scenes, share_scenes(corpus))


def work_out(corpus: Corpus, clusters: Clusters, group: int, results: Results) -> None:
    """Add the event of a group of scenes with its claims to the results."""
    results.add(_work_out(corpus, clusters, [group], results))


def pack_ledger(ledger: Ledger) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield, for each event, the number of its claims, the event and the claims, packed."""
    claims = iter(ledger.claims)
    for event in ledger.events:
        mine = tuple(islice(claims, len(event.claims)))
        yield len(mine), close(pack(event, Event)), close(pack(mine, tuple[Claim, ...]))


class PackedLedger:
    """Takes the rows of ``pack_ledger`` again, and makes a ledger of them."""

    def __init__(self) -> None:
        self.claims: Kept[tuple[Claim, ...]] = Kept(tuple[Claim, ...])
        self.events: Kept[Event] = Kept(Event)
        self.sizes = array("L")

    def take(self, size: int, event: bytes, claims: bytes) -> None:
        """Take a row."""
        self.sizes.append(size)
        self.events.append_packed(event)
        self.claims.append_packed(claims)

    def make(self, order: Sequence[int], corrections: tuple[tuple[int, str], ...]) -> Ledger:
        """Return the ledger of the events in an order; one with few claims is held in memory."""
        claims = Joined(self.claims, order, self.sizes)
        if len(claims) <= IN_MEMORY:
            return Ledger(tuple(claims), tuple(self.events[number] for number in order), corrections)
        return Ledger(claims, Picked(self.events, order), corrections)


Lead = tuple[str, str, Span, str]  # what events are sorted by: of their earliest site


class Results(PackedLedger):
    """Events with their claims as they are worked out, and read in the order of their leads."""

    def __init__(self) -> None:
        super().__init__()
        self.claim_ids, self.event_ids = Ids(), Ids()
        self.leads: list[Lead] = []

    def add(self, worked: Iterable[tuple[Lead, Event, tuple[Claim, ...]]]) -> None:
        for lead, event, claims in worked:
            self.leads.append(lead)
            self.events.append(event)
            self.claims.append(claims)
            self.sizes.append(len(claims))
            self.event_ids.add(event.id)
            self.claim_ids.update(claim.id for claim in claims)

    def clashes(self, event: str, claims: Iterable[str]) -> bool:
        """Tell whether ids are taken that an event and its claims were given elsewhere."""
        return event in self.event_ids or any(claim in self.claim_ids for claim in claims)

    def finish(self, report: tuple[tuple[int, str], ...]) -> Ledger:
        order = array("L", sorted(range(len(self.leads)), key=lambda number: self.leads[number]))
        return self.make(order, report)


def work_out_piece(piece: Piece, certain: Pairs) -> tuple[Lead, Event, tuple[Claim, ...]]:
    """Return the event of a piece that holds all its scenes and no others; ``certain`` are pairs surely one.

    Other events are not known here: where they have an id already, it must be worked out with them.
    """
    clusters = Clusters(Rows([sorted(piece.scenes)]), certain)
    (worked,) = _work_out(piece, clusters, [0], Results())
    return worked


def _find_corrected(corpus: Corpus, clusters: Clusters, corrections: Corrections) -> list[int]:
    """Return the groups whose claims or events a row of corrections names: they are worked out together."""
    named = {name for row in corrections.rows for name in (row.claim, row.other)}
    claim_ids: set[str] = set()
    event_ids: set[str] = set()
    found = []
    for group in range(len(clusters.groups)):
        draft = _group_claims(corpus, clusters, [group])
        claims = set(name_claims(draft, claim_ids).values())
        events = set(name_events(draft, event_ids).values())
        if not named.isdisjoint(claims | events):
            found.append(group)
        claim_ids |= claims
        event_ids |= events
    return found


def _work_out(
    corpus: Corpus | Piece,
    clusters: Clusters,
    groups: Sequence[int],
    results: Results,
    applied: Applied | None = None,
) -> list[tuple[Lead, Event, tuple[Claim, ...]]]:
    """Return the events of groups of scenes, each with what sorts it and its claims."""
    draft = _group_claims(corpus, clusters, groups)
    if applied is not None:
        correct_draft(draft, applied)

    def certain(one: Site, two: Site) -> bool:
        a, b = corpus.number_of(one), corpus.number_of(two)
        return a == b or (min(a, b), max(a, b)) in clusters.certain

    _relate(draft, certain)
    worked = _assemble(corpus, draft, certain, results)
    if applied is None:
        return worked
    struck = {
        claim.id: claim
        for claim in strike_out([claim for _, _, claims in worked for claim in claims], applied, summarise)
    }
    return [(lead, event, tuple(struck[claim.id] for claim in claims)) for lead, event, claims in worked]


def _group_claims(corpus: Corpus | Piece, clusters: Clusters, groups: Sequence[int]) -> Draft:
    draft = Draft()
    told: dict[int, Chapter] = {}
    for group in groups:
        scenes = clusters.groups[group]
        draft.scenes_of[group] = list(scenes)
        chapters = {number: corpus.chapters[number] for number in scenes}
        sites = [site for chapter in chapters.values() for site in chapter.sites]
        claims = group_event(sorted(sites, key=site_order))
        draft.claims += claims
        draft.event_of += [group] * len(claims)
        told |= chapters
    draft.told = [told[number] for number in sorted(told)]
    return draft


# -- relations -------------------------------------------------------------------------------------


def _relate(draft: Draft, certain: Certain) -> None:
    claims = [draft.sites_of(claim) for claim in range(len(draft.claims))]
    for numbers in draft.claims_by_event().values():
        figures = [k for k in numbers if claims[k][0].figure is not None]
        draft.links += relate_figures(claims, figures, certain)
        draft.links += relate_deeds(claims, numbers, certain)
    claim_of = {key_of(site): claim for claim, sites in enumerate(claims) for site in sites}
    for chapter in draft.told:
        answers = [(kind, chapter.sites[one], chapter.sites[two]) for kind, one, two in chapter.answers]
        draft.links += link_answers(answers, claim_of)
        for place, finding in chapter.doubts:
            claim = claim_of.get(key_of(chapter.sites[place]))
            # else it was struck out by a correction, or said of two places of one claim
            if claim is not None and finding not in draft.doubts[claim]:
                draft.doubts[claim].append(finding)
    for numbers in draft.claims_by_event().values():
        draft.links += spread_denials(draft.links, claims, numbers, certain)
        spread_doubts(claims, numbers, draft.doubts)
    draft.links = _keep_first(link for link in draft.links if not _denies_own_claim(link, claims))


def _denies_own_claim(link: Link, claims: Sequence[Sequence[Site]]) -> bool:
    """Tell whether who denies a claim makes it himself elsewhere: then it is another that he denies."""
    return link.type == "denies" and any(
        site.stance in ASSERTIVE and are_same(site.origin, link.one.origin) for site in claims[link.target]
    )


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


def _assemble(
    corpus: Corpus | Piece, draft: Draft, certain: Certain, results: Results
) -> list[tuple[Lead, Event, tuple[Claim, ...]]]:
    ids, event_ids = name_claims(draft, results.claim_ids), name_events(draft, results.event_ids)
    leads = {k: site_order(find_lead(draft.claims[k])) for k in ids}
    outgoing: dict[int, list[Link]] = defaultdict(list)
    incoming: dict[int, list[Link]] = defaultdict(list)
    for link in draft.links:
        outgoing[link.source].append(link)
        incoming[link.target].append(link)
    by_event = draft.claims_by_event()
    worked = []
    for event in by_event:
        numbers = sorted(by_event[event], key=lambda k: leads[k])
        claims = tuple(
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
            for k in numbers
        )
        scenes = [corpus.scenes[number] for number in draft.scenes_of[event]]
        sites = [draft.sites_of(k) for k in numbers]
        made = _make_event(event_ids[event], scenes, sites, tuple(ids[k] for k in numbers))
        worked.append((leads[numbers[0]], made, claims))
    return worked


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
