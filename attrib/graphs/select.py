"""What is drawn: all of a small corpus; of a larger one the claims that say something across sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from typing import TYPE_CHECKING

from attrib.ledger.kept import Picked

from .facts import Facts, Saying, read_day

if TYPE_CHECKING:
    from attrib.ledger.model import Claim, Ledger

SMALL = 150  # nodes up to which everything is drawn
SEEN_FIRST = ("contested", "denied", "unverified", "confirmed", "corroborated")
_ACROSS = frozenset(SEEN_FIRST)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a user asks to see; an empty tuple, None or 0 asks for nothing.

    ``types`` are source types, ``stances`` and ``statuses`` those of docs/format.md; ``since`` and
    ``until`` are ISO days of the reports, both included; ``min_mentions`` counts a source's.
    """

    types: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    min_mentions: int = 0


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids to draw, and how many claims were left out because the corpus is large."""

    sayings: tuple[Saying, ...]
    claims: frozenset[str]
    sources: frozenset[str]
    events: frozenset[str]
    left_out: Counter[str] = field(default_factory=Counter)


def limit_claims(ledger: Ledger, limit: int, passes: Callable[[Claim], bool] | None = None) -> Ledger:
    """Return the ledger with at most ``limit`` claims: those to be seen first, in their old order.

    Where there are more, only those that ``passes`` holds of are looked at; those of a ledger that lies in a
    file stay there.
    """
    return survey_claims(ledger, limit, passes)[1]


def survey_claims(
    ledger: Ledger, limit: int | None, passes: Callable[[Claim], bool] | None = None
) -> tuple[Counter[str], Ledger]:
    """Return how many claims there are of each status, and the ledger as ``limit_claims`` does (``limit``
    None: all of it); all claims are gone through once."""
    statuses: Counter[str] = Counter()

    def list_ranks() -> Iterator[tuple[tuple[bool, bool, int, str], int]]:
        """Yield what sorts a claim, with its number, of those that pass; count statuses of all on the way."""
        for number, claim in enumerate(ledger.claims):
            statuses.update(claim.status)
            if passes is None or passes(claim):
                yield rank(claim), number

    if limit is None or len(ledger.claims) <= limit:
        for claim in ledger.claims:
            statuses.update(claim.status)
        return statuses, ledger
    numbers = sorted(number for _, number in nsmallest(limit, list_ranks()))
    claims = Picked(ledger.claims, numbers)
    used = {claim.event for claim in claims}
    events = Picked(ledger.events, [k for k, event in enumerate(ledger.events) if event.id in used])
    return statuses, replace(ledger, claims=claims, events=events)


def rank(claim: Claim) -> tuple[bool, bool, int, str]:
    """Return what sorts claims: marked ones first, then figures, then those with most sources."""
    marked = bool(set(claim.status) & set(SEEN_FIRST))
    return not marked, claim.unit is None, -claim.sources, claim.id


def filter_claim(claim: Claim, filters: Filters) -> bool:
    """Tell whether any member of a claim may pass the filters; types and mentions are known later."""
    if filters.statuses and not set(filters.statuses) & set(claim.status):
        return False
    return any(
        (not filters.stances or member.stance in filters.stances)
        and (filters.since is None or (read_day(member.date) or "") >= filters.since)
        and (filters.until is None or "" < (read_day(member.date) or "") <= filters.until)
        for member in claim.members
    )


def filter_sayings(facts: Facts, filters: Filters) -> list[Saying]:
    """Return the members that pass the filters; one without a date passes no bound on dates."""
    return [
        saying
        for saying in facts.sayings
        if (not filters.types or facts.sources[saying.source].type in filters.types)
        and (not filters.stances or saying.stance in filters.stances)
        and (not filters.statuses or set(filters.statuses) & set(facts.claims[saying.claim].status))
        and (filters.since is None or (saying.day is not None and saying.day >= filters.since))
        and (filters.until is None or (saying.day is not None and saying.day <= filters.until))
        and facts.sources[saying.source].mentions >= filters.min_mentions
    ]


def choose(facts: Facts, filters: Filters = NO_FILTERS, *, everything: bool = False) -> Selection:
    """Return what is drawn: all, where that is little or ``everything`` is asked for; else what speaks across
    sources, with those who say it and the events it is about."""
    sayings = filter_sayings(facts, filters)
    narrowed = filters != NO_FILTERS
    whole = collect(facts, sayings, silent=not narrowed)
    if everything or count_nodes(whole) <= SMALL:
        return whole
    related = {key for start, end, _ in facts.claim_links for key in (start, end)}
    across = {
        key
        for key, claim in facts.claims.items()
        if claim.unit or claim.sources > 1 or key in related or _ACROSS & set(claim.status)
    }
    part = collect(facts, [saying for saying in sayings if saying.claim in across], silent=False)
    left = Counter(
        claims=len(whole.claims) - len(part.claims),
        sources=len(whole.sources) - len(part.sources),
        events=len(whole.events) - len(part.events),
    )
    return Selection(part.sayings, part.claims, part.sources, part.events, left)


def count_nodes(selection: Selection) -> int:
    return len(selection.claims) + len(selection.sources) + len(selection.events)


def collect(facts: Facts, sayings: list[Saying], *, silent: bool) -> Selection:
    """Return the sayings with their claims, sources and events.

    ``silent`` adds the sources that make no claim here.  An organisation that ties two of the
    sources together is drawn with them.
    """
    claims = frozenset(saying.claim for saying in sayings)
    sources = {saying.source for saying in sayings}
    if silent:
        sources |= {key for key, source in facts.sources.items() if source.mentions}
        claims |= frozenset(facts.claims)
    outlets = {
        facts.outlets[name]
        for name in {facts.documents[s.document].outlet for s in sayings if s.document in facts.documents}
        if name in facts.outlets
    }
    sources |= outlets
    owners = Counter(end for start, end, kind in facts.links if kind == "member of" and start in sources)
    sources |= {owner for owner, number in owners.items() if number > 1 or silent}
    if silent:
        sources |= {end for start, end, kind in facts.links if start in sources}
        sources |= {start for start, end, kind in facts.links if end in sources}
    events = frozenset(facts.claims[key].event for key in claims if facts.claims[key].event in facts.events)
    return Selection(tuple(sayings), claims, frozenset(sources), events)
