"""Denials, admissions and "nobody was harmed": statements against claims of the same event.

A denial of one's own deed denies every claim of the event that gives the deed to that side; an
admission confirms them.  What a text itself relates is carried over to the one claim that is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrib.figures.compare import anchor
from attrib.model import Relation

from .compare import Certain, Link, name, say, show
from .origins import are_same, may_be_one
from .scope import TOTAL
from .sides import STATE, load_deed_rules
from .sites import Site

ClaimOf = Mapping[tuple[int, str | None, tuple[int, int]], int]


def relate_deeds(claims: Sequence[Sequence[Site]], numbers: Sequence[int], certain: Certain) -> list[Link]:
    """Return the denials, confirmations and conflicts among the claims ``numbers`` of one event."""
    found: list[Link] = []
    sites = [(k, site) for k in numbers for site in claims[k]]
    blames = [(k, site) for k, site in sites if site.deed is not None and site.deed.stand == "blames"]
    for k, site in sites:
        if site.deed is None:
            continue
        if site.deed.stand in ("denies", "admits"):
            kind = "denies" if site.deed.stand == "denies" else "confirms"
            for other, blame in blames:
                if other != k and _is_meant(site, blame) and certain(site, blame):
                    found.append(_link(kind, k, other, site, blame))
        elif site.deed.stand == "none harmed":
            found += _contradict_tolls(k, site, sites, certain)
    return found


def _link(kind: str, source: int, target: int, one: Site, two: Site) -> Link:
    verb = "denies" if kind == "denies" else "confirms" if kind == "confirms" else "contradicts"
    reason = f"{name(one)} {verb} what {name(two)} says: {say(two)}"
    return Link(kind, source, target, reason, (show(one), show(two)), one, two)


def _is_meant(answer: Site, blame: Site) -> bool:
    """Tell whether a claim gives the deed to the side that answers, and is another's word."""
    assert answer.deed is not None and blame.deed is not None
    if may_be_one(answer.origin, blame.origin) or not (answer.sure and blame.sure):
        return False
    shared = answer.deed.sides & blame.deed.sides
    named = {key for key in answer.deed.sides | blame.deed.sides if key != STATE}
    if shared == {STATE}:  # "the army": the home state's, unless one of the two names another
        mine = {key for key in answer.deed.sides if key != STATE}
        theirs = {key for key in blame.deed.sides if key != STATE}
        return not mine or not theirs or not named
    return bool(shared)


def _contradict_tolls(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Nobody died" against the whole tolls of the same event by others."""
    found = []
    for other, toll in sites:
        if (
            toll.figure is not None
            and toll.figure.unit in ("killed", "injured")
            and toll.scope == TOTAL
            and anchor(toll.figure) > 0
            and toll.sure
            and site.sure
            and not may_be_one(site.origin, toll.origin)
            and certain(site, toll)
        ):
            link = _link("conflicts", k, other, site, toll)
            found += [link, Link("conflicts", other, k, link.reason, tuple(reversed(link.words)), toll, site)]
    return found


def link_relations(sites: Sequence[Site], relations: Sequence[Relation], claim_of: ClaimOf) -> list[Link]:
    """Carry the denials and confirmations that one text tells over to the one claim that each answers."""
    by_id: dict[str, list[Site]] = {}
    for site in sites:
        if site.attribution is not None:
            by_id.setdefault(site.attribution, []).append(site)
    found = []
    for relation in relations:
        if relation.type not in ("denies", "confirms") or relation.source is None or relation.to is None:
            continue
        source = by_id.get(relation.source, [])
        if not source or source[0].stance not in ("denies", "confirms", "doubts"):
            continue
        target = _choose_answered(source[0], by_id.get(relation.to, []))
        if target is None or are_same(source[0].origin, target.origin):
            continue
        keys = [(site.index, site.attribution, site.span) for site in (source[0], target)]
        if keys[0] in claim_of and keys[1] in claim_of:
            found.append(_link(relation.type, claim_of[keys[0]], claim_of[keys[1]], source[0], target))
    return found


def _choose_answered(answer: Site, targets: Sequence[Site]) -> Site | None:
    """Return the one claim of an attribution that an answer speaks of; None where that is not known."""
    if len(targets) <= 1:
        return targets[0] if targets else None
    if not load_deed_rules().harm.search(answer.text):
        return None
    totals = [site for site in targets if site.figure is not None and site.scope == TOTAL]
    killed = [site for site in totals if site.figure is not None and site.figure.unit == "killed"]
    return killed[0] if len(killed) == 1 else totals[0] if len(totals) == 1 else None
