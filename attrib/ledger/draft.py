"""Claims and events by number while a ledger is made; a person's corrections change this."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, field

from attrib.model import Span

from .compare import Link
from .model import Finding
from .reading import Chapter
from .sites.site import Site

Placed = tuple[Site, str]  # a site and why it is in its claim


@dataclass(slots=True, eq=False)
class Draft:
    """``claims[k]`` are the sites of claim k (none: it is gone), ``event_of[k]`` its event, ``scenes_of``
    the scenes of each event, ``told`` their chapters; ``links`` and ``doubts`` what is said of claims."""

    claims: list[list[Placed]] = field(default_factory=list)
    event_of: list[int] = field(default_factory=list)
    scenes_of: dict[int, list[int]] = field(default_factory=dict)
    told: list[Chapter] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    doubts: dict[int, list[Finding]] = field(default_factory=lambda: defaultdict(list))

    def sites_of(self, claim: int) -> list[Site]:
        """Return the sites of a claim."""
        return [site for site, _ in self.claims[claim]]

    def claims_by_event(self) -> dict[int, list[int]]:
        """Return the claims that have sites, by event, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for claim, event in enumerate(self.event_of):
            if self.claims[claim]:
                found[event].append(claim)
        return dict(sorted(found.items()))


def site_order(site: Site) -> tuple[str, str, Span, str]:
    """Return what sites are sorted by: date, document, place, attribution."""
    return (*site.order, site.attribution or "")


def find_lead(placed: list[Placed]) -> Site:
    """Return the earliest site of a claim."""
    return min((site for site, _ in placed), key=site_order)


def make_id(prefix: str, *parts: object) -> str:
    """Return a stable id: the prefix and ten hex digits of the parts' hash."""
    text = "\x00".join(map(repr, parts))
    return prefix + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def name_claims(draft: Draft, taken: Container[str] = ()) -> dict[int, str]:
    """Return the id of each claim: that of its earliest member; none is among ``taken``."""
    ids: dict[int, str] = {}
    used: set[str] = set()
    for k, placed in enumerate(draft.claims):
        if not placed:
            continue
        lead = find_lead(placed)
        name = make_id("c", lead.document, lead.span, lead.attribution or "")
        while name in taken or name in used:
            name = make_id("c", name)
        used.add(name)
        ids[k] = name
    return ids


def name_events(draft: Draft, taken: Container[str] = ()) -> dict[int, str]:
    """Return the id of each event: that of the earliest member of its claims; none is among ``taken``."""
    ids: dict[int, str] = {}
    used: set[str] = set()
    for event, claims in draft.claims_by_event().items():
        lead = min((find_lead(draft.claims[k]) for k in claims), key=site_order)
        name = make_id("e", lead.document, lead.span, lead.attribution or "")
        while name in taken or name in used:
            name = make_id("e", name)
        used.add(name)
        ids[event] = name
    return ids
