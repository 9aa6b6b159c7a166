"""Relations between the claims of one event, by comparing what they are about.

Two figures are compared only where unit, people, scope and event are known to be the same.  Different
numbers of surely different origins conflict; a later one of the same origin revises.  Where it is not
known whether two origins are one, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from attrib.figures.compare import VAGUE, anchor, compare_figures, word_of
from attrib.model import Span

from .known import (
    BESIDE,
    GROWN,
    Certain,
    are_two_words,
    is_body,
    may_be_set_against,
    measure_gap,
    order_by_count,
    order_counts,
    share_day,
    share_people_surely,
    share_place,
)
from .model import Evidence
from .origins import STATES, are_related, are_same, find_camp, share_country
from .patterns import load_pattern
from .same import INCOMPARABLE, is_comparable, scope_key
from .scope import ADDITION, TOTAL, UNKNOWN
from .sites.site import Site

_MOST_TIMES = 4  # how many times as high the one of two conflicting counts may be
_MOST_CLAIMS = 400  # figure claims of one event that are compared pair by pair


@dataclass(frozen=True, slots=True)
class Link:
    """A relation from one claim (by its number) to another, with why and the words that show it."""

    type: str
    source: int
    target: int
    reason: str
    words: tuple[Evidence, ...]
    one: Site
    two: Site


def show(site: Site) -> Evidence:
    """Return the words of a site: the figure's clause, or what stands at its span within its sentence."""
    start, end = site.span
    offset = site.sentence_span[0]
    end = min(end, site.sentence_span[1])
    return Evidence(site.document, (start, end), site.sentence[max(0, start - offset) : end - offset])


_FEW = 60  # characters of an accusation that says nothing without its verb: "blamed | the army"


def say(site: Site) -> str:
    """Return a figure in a few words: "at least 26 killed"."""
    figure = site.figure
    if figure is None:
        cue = f"{site.cue} " if site.stance == "accuses" and len(site.text) < _FEW else ""
        return cue + " ".join(site.text.split())[:80]
    if figure.qualifier in VAGUE:
        return f"{word_of(figure)} {figure.unit}"
    number = f"{figure.low} to {figure.high}" if figure.qualifier == "between" else str(anchor(figure))
    return (
        f"{'' if figure.qualifier in ('exact', 'between') else figure.qualifier + ' '}{number} {figure.unit}"
    )


def name(site: Site) -> str:
    """Return who says it, for a reader; of an outlet's own voice whose number it is, if the text says so."""
    if site.origin.kind == "unnamed" and not site.speaker:
        return "somebody unnamed"
    if site.attribution is None and site.speaker == site.outlet and site.origin.kind != "outlet":
        return site.origin.name.rpartition(":")[2]
    return site.speaker or site.outlet or "somebody unnamed"


def relate_figures(claims: Sequence[Sequence[Site]], numbers: Sequence[int], certain: Certain) -> list[Link]:
    """Return the conflicts and revisions among the figure claims ``numbers`` of one event."""
    found: list[Link] = []
    told = _Told(
        _list_given(claims, numbers),
        _list_details(claims, numbers),
        _list_sums(claims, numbers),
        _list_parts_at(claims, numbers),
    )
    by_unit: dict[str, list[int]] = defaultdict(list)
    for k in numbers:
        figure = claims[k][0].figure
        if figure is not None:
            by_unit[figure.unit].append(k)
    for unit in sorted(by_unit):
        able = {k: _list_able(claims[k]) for k in by_unit[unit][:_MOST_CLAIMS]}
        group = [k for k in able if able[k]]
        for position, a in enumerate(group):
            for b in group[position + 1 :]:
                revisions = _find_revisions(able, a, b, certain)
                found += revisions
                if _is_superseded(claims[a], claims[b]) or _is_superseded(claims[b], claims[a]):
                    continue
                conflict = _find_conflict(able, a, b, told, certain, revised=bool(revisions))
                if conflict is not None:
                    found += [conflict, _turn(conflict)]
    return found


def _is_superseded(earlier: Sequence[Site], later: Sequence[Site]) -> bool:
    """Tell whether a text says that one number took the other's place: "22, up from 19", whoever gave 19."""
    return any(
        one.earlier and one.document == two.document and one.sentence_span == two.sentence_span
        for one in earlier
        for two in later
    )


def _list_able(sites: Sequence[Site]) -> list[Site]:
    """Return the sites whose figures may differ from another: an archive repeats counts over a war by the
    thousand, and these are never set against each other."""
    return [
        site
        for site in sites
        if site.figure is not None
        and site.sure
        and site.figure.qualifier not in VAGUE
        and scope_key(site) not in INCOMPARABLE
        and not site.scope.startswith("cumulative")
    ]


def _turn(link: Link) -> Link:
    return Link(
        link.type, link.target, link.source, link.reason, tuple(reversed(link.words)), link.two, link.one
    )


_Number = tuple[str, str, str, int]
_Clause = tuple[str, Span, str, str]  # document, sentence, origin, unit


@dataclass(frozen=True, slots=True)
class _Told:
    """What the texts of one event tell beside two numbers.

    ``given`` are the numbers that an origin gives in a document for a unit, ``details`` those that are a
    detail or an addition, ``sums`` what the numbers of one verb come to, ``parts_at`` the words for the
    places of which an origin gives a part.
    """

    given: Mapping[tuple[str, str, str], set[int]]
    details: frozenset[_Number]
    sums: Mapping[_Clause, int]
    parts_at: Mapping[tuple[str, str, str], frozenset[str]]

    def names_both(self, one: Site, two: Site) -> bool:
        """Tell whether the origin of a number gives the other one too, for something else."""
        assert two.figure is not None
        return anchor(two.figure) in self.given.get(_key_of(one), ())

    def adds_up(self, one: Site, two: Site) -> bool:
        """Tell whether a sentence counts by classes what another counts as one: "three civilians and an
        officer", four."""
        assert two.figure is not None
        return self.sums.get(_clause_of(one)) == anchor(two.figure)

    def holds_place(self, one: Site, two: Site) -> bool:
        """Tell whether a number holds a part of one place, and another is of such a place that the first does
        not name: "600 in the country, of whom 280 in Orsk", and "300 in Orsk"."""
        parts = self.parts_at.get(_key_of(one), frozenset())
        there = (two.spots or parts & two.pinned) if parts else parts
        before = one.sentence[: max(0, one.span[1] - one.sentence_span[0])].casefold()
        return bool(there) and all(name not in before for name in there)


def _key_of(site: Site) -> tuple[str, str, str]:
    assert site.figure is not None
    return site.document, site.origin.name, site.figure.unit


def _clause_of(site: Site) -> _Clause:
    assert site.figure is not None
    return site.document, site.sentence_span, site.origin.name, site.figure.unit


def _number_of(site: Site) -> _Number:
    assert site.figure is not None
    return (*_key_of(site), anchor(site.figure))


def _list_given(
    claims: Sequence[Sequence[Site]], numbers: Sequence[int]
) -> dict[tuple[str, str, str], set[int]]:
    """Return which numbers each origin gives in each document for each unit."""
    given: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for k in numbers:
        for site in claims[k]:
            if site.figure is not None:
                given[_key_of(site)].add(anchor(site.figure))
    return given


def _list_parts_at(
    claims: Sequence[Sequence[Site]], numbers: Sequence[int]
) -> dict[tuple[str, str, str], frozenset[str]]:
    """Return the folded names of the places of which each origin gives a part in a document, by unit."""
    found: dict[tuple[str, str, str], frozenset[str]] = {}
    for k in numbers:
        for site in claims[k]:
            if site.figure is not None and site.figure.role == "part" and site.scope.startswith("place:"):
                found[_key_of(site)] = found.get(_key_of(site), frozenset()) | site.spots
    return found


def _list_sums(claims: Sequence[Sequence[Site]], numbers: Sequence[int]) -> dict[_Clause, int]:
    """Return what numbers of one verb come to, by origin, sentence and unit: "three civilians and an officer
    died", where the span of the first reaches over the second."""
    counted: dict[_Clause, list[Site]] = defaultdict(list)
    for k in numbers:
        for site in claims[k]:
            if site.figure is not None and site.whole is None and not site.earlier:
                counted[_clause_of(site)].append(site)
    sums = {}
    for key, sites in counted.items():
        sites.sort(key=lambda site: site.span)
        if all(two.span[0] < one.span[1] for one, two in pairwise(sites)):
            sums[key] = sum(anchor(site.figure) for site in sites if site.figure is not None)
    return sums


def _list_details(claims: Sequence[Sequence[Site]], numbers: Sequence[int]) -> frozenset[_Number]:
    """Return the numbers that a source's own words give as a detail or an addition: no toll where they
    are told again in the outlet's voice."""
    return frozenset(
        _number_of(site)
        for k in numbers
        for site in claims[k]
        if site.figure is not None and site.attribution is not None and site.scope in (UNKNOWN, ADDITION)
    )


def _differ(one: Site, two: Site) -> bool:
    """Tell whether the figures of two sites that are able to (``_list_able``) differ."""
    assert one.figure is not None and two.figure is not None
    return is_comparable(one, two) and compare_figures(one.figure, two.figure) == "differ"


def _find_conflict(
    claims: Mapping[int, Sequence[Site]],
    a: int,
    b: int,
    told: _Told,
    certain: Certain,
    *,
    revised: bool,
) -> Link | None:
    for one in claims[a]:
        for two in claims[b]:
            if _number_of(one) in told.details or _number_of(two) in told.details:
                continue
            if one.earlier or two.earlier or not _differ(one, two) or not are_two_words(one, two):
                continue
            if not (is_body(one.origin) or is_body(two.origin)):
                continue  # of neither is it told who he is
            if not (one.scope == two.scope == TOTAL):
                continue
            if not may_be_set_against(one, two, certain):
                continue
            if one.document == two.document and _is_twice(one, two) and not _are_set_against(one, two):
                continue
            if not _are_of_one_size(one, two) or _is_detail(one, two) or _has_grown(one, two):
                continue
            if _leaves_room(one, two) or _leaves_room(two, one) or _may_have_grown(one, two):
                continue
            if _was_a_least(one, two) or _gives_own(one, claims[b]) or _gives_own(two, claims[a]):
                continue
            if not share_day(one, two) and _is_twice(one, two):
                continue
            if revised and "outlet" in (one.origin.kind, two.origin.kind):
                continue
            if told.names_both(one, two) or told.names_both(two, one):
                continue
            if told.adds_up(one, two) or told.adds_up(two, one):
                continue
            if told.holds_place(one, two) or told.holds_place(two, one):
                continue
            reason = f"{name(one)}: {say(one)}; {name(two)}: {say(two)}"
            return Link("conflicts", a, b, reason, (show(one), show(two)), one, two)
    return None


def _are_of_one_size(one: Site, two: Site) -> bool:
    """Tell whether two numbers may be counts of one thing: one or two against dozens are of a detail."""
    low, high = order_counts(one, two)
    return low > 1 and high <= _MOST_TIMES * low


def _is_twice(one: Site, two: Site) -> bool:
    """Tell whether one count is twice the other or more: where no day is told, rather of something else."""
    low, high = order_counts(one, two)
    return high >= 2 * low


def _leaves_room(bound: Site, other: Site) -> bool:
    """Tell whether a count is a least that leaves room for another just above it: "at least 20", 21."""
    assert bound.figure is not None and other.figure is not None
    least, number = anchor(bound.figure), anchor(other.figure)
    return bound.figure.qualifier in ("at least", "more than") and 0 < (number - least) * 10 <= least


_AGAINST = re.compile(
    r"\b(?:while|but|however|whereas|although|though|instead|higher|lower|different|conflicting|only|toll|put|puts|count\w*|"
    r"number|figure|speaks? of|spoke of|gave|gives|earlier)\b",
    re.I,
)
_BEFORE, _BEHIND = 40, 10  # characters about a figure in which its toll may be said to have grown
_NEXT = 4  # characters between a sentence and the next


def _has_grown(one: Site, two: Site) -> bool:
    """Tell whether the higher of two numbers is what the toll has grown to since, by nobody's count in
    particular: "officials said the toll had climbed to 73"."""
    lower, higher = order_by_count(one, two)
    if is_body(higher.origin) or (higher.date or "") < (lower.date or ""):
        return False
    start, end = (place - higher.sentence_span[0] for place in higher.span)
    return GROWN.search(higher.sentence, max(0, start - _BEFORE), end + _BEHIND) is not None


def _may_have_grown(one: Site, two: Site) -> bool:
    """Tell whether the higher number is a later day's, by another arm of the state: its toll has risen.

    What is the state of one text is another state in a text that is at home elsewhere: there the names
    must tell one country.
    """
    lower, higher = order_by_count(one, two)
    if lower.document == higher.document or (lower.published or "") >= (higher.published or ""):
        return False
    camps = {find_camp(lower.origin), find_camp(higher.origin)}
    return camps == {"state"} or camps <= STATES and share_country(lower.origin, higher.origin)


def _was_a_least(one: Site, two: Site) -> bool:
    """Tell whether the lower number is a least not half as high, in another text of no later day: while a
    count goes on, its first stand and the last are no two versions."""
    lower, higher = order_by_count(one, two)
    assert lower.figure is not None
    open_above = lower.figure.qualifier in ("at least", "more than")
    apart = lower.document != higher.document and (lower.published or "") <= (higher.published or "")
    return open_above and apart and _is_twice(one, two)


def _gives_own(site: Site, others: Sequence[Site]) -> bool:
    """Tell whether a site is no word against a number: its own house gives that too, or it is a newspaper
    that tells what another counted."""
    if site.origin.type == "media" and site.attribution is not None:
        return True
    return any(other.origin.kind == "named" and are_related(site.origin, other.origin) for other in others)


def _are_set_against(one: Site, two: Site) -> bool:
    """Tell whether one text sets two counts against each other: side by side, with words for it."""
    second = max(one, two, key=lambda site: site.span)
    gap = measure_gap(one, two)
    return gap <= _NEXT or gap <= BESIDE and _AGAINST.search(second.sentence) is not None


def _is_detail(one: Site, two: Site) -> bool:
    """Tell whether the smaller number names a place that the larger does not: the dead of one street."""
    smaller, larger = order_by_count(one, two)
    if smaller.document == larger.document and smaller.span < larger.span:
        return False
    around = larger.around if smaller.document != larger.document else larger.spots
    return bool(smaller.spots) and smaller.spots.isdisjoint(larger.spots | around)


def _find_revisions(claims: Mapping[int, Sequence[Site]], a: int, b: int, certain: Certain) -> list[Link]:
    """Return at most one revision between two claims, the later on the earlier."""
    best: Link | None = None
    for one in claims[a]:
        for two in claims[b]:
            if not _differ(one, two):
                continue
            order = _order_in_time(one, two)
            if order is None or not _are_of_one_size(one, two) or not certain(one, two):
                continue
            if one.document != two.document and not _count_alike(one, two):
                continue
            if one.spots and two.spots and one.spots.isdisjoint(two.spots):
                continue  # "500 dead in Orsk, and 200 in Velm": two places
            later, earlier = order
            source, target = (a, b) if later is one else (b, a)
            reason = f"{name(later)}: {say(later)}, before {say(earlier)}"
            link = Link("revises", source, target, reason, (show(later), show(earlier)), later, earlier)
            if best is None or link.reason < best.reason:
                best = link
    return [best] if best is not None else []


def _count_alike(one: Site, two: Site) -> bool:
    """Tell whether numbers of two texts are known to count alike: whole tolls of one class of people, or
    at a place that both name."""
    whole = one.scope == two.scope == TOTAL
    return share_place(one, two) or whole and share_people_surely(one, two)


def _tells_change(one: Site, two: Site) -> bool:
    """Tell whether a sentence says of two numbers that one took the other's place: "up from 12", "now 15"."""
    start = min(one.span[0], two.span[0]) - one.sentence_span[0]
    end = max(one.span[1], two.span[1]) - one.sentence_span[0]
    return _CHANGED.search(one.sentence, max(0, start - _BEFORE), end + _BEHIND) is not None


_CHANGED = load_pattern("compare", "changed")


def _is_one_voice(one: Site, two: Site) -> bool:
    """Tell whether two numbers are of one origin, or of one speaker by his name: "a source at the Valdi
    Police" may be anyone there."""
    described = one.origin.kind in ("outlet", "unnamed")
    named = one.speaker is not None and not described and any(map(str.isupper, one.speaker))
    return are_same(one.origin, two.origin) or named and one.speaker == two.speaker


def _are_two_speakers(one: Site, two: Site) -> bool:
    """Tell whether a text gives two numbers to two: "652, lawyers said, against 200 given by the army"."""
    return one.speaker is not None and two.speaker is not None and one.speaker != two.speaker


def _order_in_time(one: Site, two: Site) -> tuple[Site, Site] | None:
    """Return (later, earlier) of two numbers of which the one took the other's place, else None."""
    if one.document == two.document:
        if one.earlier == two.earlier:
            return None
        later, earlier = (two, one) if one.earlier else (one, two)
        unnamed = "named" not in (one.origin.kind, two.origin.kind)
        beside = one.sentence_span == two.sentence_span and not _are_two_speakers(one, two)
        together = unnamed and beside and _tells_change(one, two)
        if one.origin.kind == two.origin.kind == "outlet" and not together:
            return None  # a magazine tells what others counted, and changes nothing
        return (later, earlier) if together or _is_one_voice(one, two) else None
    if not _is_one_voice(one, two) or one.earlier or two.earlier or one.origin.kind == "outlet":
        return None
    if not one.published or not two.published or one.published == two.published:
        return None
    return (one, two) if one.published > two.published else (two, one)
