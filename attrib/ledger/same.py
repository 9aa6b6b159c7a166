"""Which sites of one event make the same claim.

Figures are one claim where unit, scope and people are known to be the same and the numbers are equal or
agree; statements where they say the same in nearly the same words.  What is not known to be the same
stays apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from attrib.figures.compare import (
    VAGUE,
    anchor,
    classify_people,
    compare_figures,
    is_part_class,
    share_people,
)

from .acts import tell_one_deed
from .known import share_place
from .origins import are_same
from .scope import ADDITION, TOTAL, UNKNOWN
from .sites.site import Site

_WORD = re.compile(r"[^\W_]{3,}")
SAME_WORDING = 0.55
OTHER_WORDING = 0.75
_COMPARED = 40
TELLING = 5  # a number that one happening hardly gives twice for different things
_LONG_COUNT = 1000
_LEAST_WORDS = 4
_GENERAL_KINDS = frozenset(("attack", "execution", "clash", "fire", "landslide", "flood", "collapse"))
INCOMPARABLE = frozenset((UNKNOWN, ADDITION, "several places"))


@dataclass(slots=True, eq=False)
class Grouping:
    """Sites shared out among claims: ``claims[k]`` holds (site, why it is there) of claim ``k``."""

    claims: list[list[tuple[Site, str]]] = field(default_factory=list)

    def start(self, site: Site, reason: str) -> int:
        """Begin a claim with a site; return its number."""
        self.claims.append([(site, site.reason or reason)])
        return len(self.claims) - 1

    def join(self, site: Site, claim: int, reason: str) -> None:
        """Put a site to a claim."""
        self.claims[claim].append((site, site.reason or reason))


def group_event(sites: Sequence[Site]) -> list[list[tuple[Site, str]]]:
    """Return the claims of one event's sites, which come in order; each site stands in one claim."""
    grouping = Grouping()
    units: dict[str, list[Site]] = defaultdict(list)
    for site in sites:
        if site.figure is not None:
            units[site.figure.unit].append(site)
    for unit in sorted(units):
        _group_figures(grouping, units[unit])
    _group_statements(grouping, [site for site in sites if site.figure is None])
    return [claim for claim in grouping.claims if claim]


# -- figures ---------------------------------------------------------------------------------------


def scope_key(site: Site) -> str:
    """Return what must be equal for two figures to be compared: "total" or the part or place meant."""
    return site.scope.casefold()


def is_comparable(a: Site, b: Site) -> bool:
    """Tell whether two figures are known to count the same people over the same scope."""
    if a.figure is None or b.figure is None or a.figure.unit != b.figure.unit:
        return False
    if scope_key(a) != scope_key(b) or scope_key(a) in INCOMPARABLE or not (a.sure and b.sure):
        return False
    if not _may_share_place(a, b):
        return False
    if a.kinds and b.kinds and a.kinds.isdisjoint(b.kinds) and not (a.kinds | b.kinds) & _GENERAL_KINDS:
        return False  # nine dead by shells, and forty by air strikes
    if scope_key(a).startswith("part:") and (a.whole is None) != (b.whole is None):
        return False  # two children of four dead, and seven children dead
    if is_part_class(classify_people(a.who)) or is_part_class(classify_people(b.who)):
        return classify_people(a.who) == classify_people(b.who) or scope_key(a) != TOTAL
    if a.document != b.document and scope_key(a) == TOTAL and _is_small(a, b) and not share_place(a, b):
        return False  # three dead of one text and three of another: a small number tells nothing
    if a.document == b.document and None in (a.who, b.who) and (a.earlier or b.earlier):
        return True  # "killed 32 rebels …, updating an earlier toll of 15"
    return share_people(a.who, b.who)


def _is_small(a: Site, b: Site) -> bool:
    """Tell whether two equal numbers are so small that many happenings give them."""
    assert a.figure is not None and b.figure is not None
    return anchor(a.figure) == anchor(b.figure) < TELLING


def _may_share_place(a: Site, b: Site) -> bool:
    """Tell whether not each of two figures names a place of its own."""
    if not a.spots or not b.spots:
        return True
    return not (a.spots.isdisjoint(b.spots | b.around) and b.spots.isdisjoint(a.around))


def _is_repeated(a: Site, b: Site) -> bool:
    """Tell whether a figure of unknown scope is the same words again: a copy, or one source's twice."""
    if a.figure is None or b.figure is None or scope_key(a) != scope_key(b):
        return False
    people = classify_people(a.who) == classify_people(b.who)
    copied = _sentence_of(a) == _sentence_of(b)
    return people and (copied or are_same(a.origin, b.origin))


def _is_one_number(a: Site, b: Site) -> bool:
    """Tell whether a telling number is one count of one happening, though of the one it is not known how
    much it covers: "16 people died", "16 dead"; or two long counts of one war under different words."""
    if (
        a.figure is None
        or b.figure is None
        or anchor(a.figure) < TELLING
        or anchor(a.figure) != anchor(b.figure)
    ):
        return False
    scopes = {scope_key(a), scope_key(b)}
    if all(scope.startswith("cumulative") for scope in scopes):
        return anchor(a.figure) >= _LONG_COUNT and share_people(a.who, b.who)
    if not (
        scopes <= {TOTAL, UNKNOWN} or len(scopes) == 1 and min(scopes).startswith("part:")
    ) or not _may_share_place(a, b):
        return False
    return share_people(a.who, b.who) or _leaves_people_open(a, b)


def _leaves_people_open(a: Site, b: Site) -> bool:
    """Tell whether of two equal totals the one is of workers, crew ..., the other of nobody in particular,
    and the number is so large that it is hardly of others: "17 miners died", "17 dead"."""
    assert a.figure is not None
    if scope_key(a) != TOTAL or scope_key(b) != TOTAL or not (a.sure and b.sure):
        return False
    kinds = {classify_people(a.who), classify_people(b.who)}
    if "people" not in kinds or not any(map(is_part_class, kinds)):
        return False
    return anchor(a.figure) >= 2 * TELLING or a.figure.unit == "detained" and "suspects" in kinds


def _is_one_part(a: Site, b: Site) -> bool:
    """Tell whether two equal numbers are of one part of the dead, who stand by themselves in the one text:
    "three of the nine were children", "three children"."""
    if a.figure is None or b.figure is None or not (a.sure and b.sure) or scope_key(a) != scope_key(b):
        return False
    part = scope_key(a).startswith("part:") and None in (a.whole, b.whole)
    return part and _may_share_place(a, b) and _may_be_alike(a.who, b.who)


def _may_be_alike(one: str | None, other: str | None) -> bool:
    """Tell whether two words for the people of one part are of one class, or the one says no more than
    "two"."""
    kinds = classify_people(one), classify_people(other)
    return kinds[0] == kinds[1] or "people" in kinds


def _sentence_of(site: Site) -> tuple[str, tuple[int, int]]:
    origin = site.copied_from
    return (origin.document, origin.span) if origin else (site.document, site.sentence_span)


def _group_figures(grouping: Grouping, sites: Sequence[Site]) -> None:
    by_number: dict[int, list[int]] = defaultdict(list)
    loose = []
    for site in sites:
        assert site.figure is not None
        if site.figure.qualifier in VAGUE or site.figure.qualifier == "between":
            loose.append(site)
            continue
        number = anchor(site.figure)
        found = next((k for k in by_number[number] if _fits(grouping, site, k)), None)
        if found is None:
            by_number[number].append(grouping.start(site, f"first to give {number} {site.figure.unit}"))
        else:
            grouping.join(site, found, f"same event, scope and people, equal figure {number}")
    _join_agreeing(grouping, by_number)
    for site in loose:
        _add_loose(grouping, site, by_number)


def _fits(grouping: Grouping, site: Site, claim: int) -> bool:
    return any(
        is_comparable(site, other)
        or _is_repeated(site, other)
        or _is_one_number(site, other)
        or _is_one_part(site, other)
        for other, _ in grouping.claims[claim]
    )


def _join_agreeing(grouping: Grouping, by_number: dict[int, list[int]]) -> None:
    """ "More than 30" with 32: a claim of round bounds alone is put to the nearest claim that agrees."""
    for number in sorted(by_number):
        for claim in list(by_number[number]):
            sites = grouping.claims[claim]
            if any(
                site.figure is not None
                and site.figure.qualifier in ("exact", "at least", "up to", "fewer than")
                for site, _ in sites
            ):
                continue
            best = _find_agreeing(grouping, claim, number, by_number)
            if best is not None:
                grouping.claims[best] += [
                    (site, "its round bound agrees with the number") for site, _ in sites
                ]
                grouping.claims[claim] = []
                by_number[number].remove(claim)


def _find_agreeing(
    grouping: Grouping, claim: int, number: int, by_number: dict[int, list[int]]
) -> int | None:
    site, _ = grouping.claims[claim][0]
    best: tuple[int, int] | None = None
    for other_number in sorted(by_number):
        for other in by_number[other_number]:
            if other == claim or not grouping.claims[other]:
                continue
            known, _ = grouping.claims[other][0]
            assert site.figure is not None and known.figure is not None
            if compare_figures(site.figure, known.figure) == "agree" and is_comparable(site, known):
                distance = abs(other_number - number)
                if best is None or distance < best[0]:
                    best = (distance, other)
    return best[1] if best else None


def _add_loose(grouping: Grouping, site: Site, by_number: dict[int, list[int]]) -> None:
    """A range joins its equal; a vague word the same source's number, or the same word."""
    figure = site.figure
    assert figure is not None
    word = figure.qualifier
    for number in sorted(by_number):
        for claim in by_number[number]:
            for other, _ in grouping.claims[claim]:
                assert other.figure is not None
                if not (is_comparable(site, other) or _is_repeated(site, other)):
                    continue
                compared = compare_figures(figure, other.figure)
                same_word = other.figure.qualifier == word and compared == "equal"
                own = (
                    compared == "vague"
                    and (are_same(site.origin, other.origin) or _is_headline_of(site, other))
                    and other.sentence_span != site.sentence_span
                )
                if same_word or own:
                    grouping.join(site, claim, f"same event, {word!r} does not differ from it")
                    return
    value = anchor(figure)
    by_number[value].append(grouping.start(site, f"first to give {word!r} {figure.unit}"))


def _is_headline_of(vague: Site, other: Site) -> bool:
    """Tell whether a vague word in an outlet's own voice stands for the first toll of the same text."""
    return (
        vague.document == other.document
        and vague.origin.kind == "outlet"
        and vague.scene == other.scene
        and vague.span < other.span
        and vague.scope == other.scope == TOTAL
    )


# -- statements ------------------------------------------------------------------------------------


def _group_statements(grouping: Grouping, sites: Sequence[Site]) -> None:
    kept: list[tuple[frozenset[str], Site, int]] = []
    copied: dict[tuple[object, ...], int] = {}
    for site in sites:
        words = frozenset(_WORD.findall(site.text.lower()))
        key = (*_sentence_of(site), site.origin.name, words)
        if key in copied and site.copied_from is not None:
            grouping.join(site, copied[key], "the same sentence, copied")
            continue
        best: tuple[float, int] | None = None
        for others, other, claim in kept[-_COMPARED:]:
            score = _overlap(words, others)
            least = SAME_WORDING if are_same(other.origin, site.origin) else OTHER_WORDING
            if (
                min(len(words), len(others)) >= _LEAST_WORDS
                and score >= least
                and other.stance == site.stance
                and _negates(words) == _negates(others)
                and (best is None or score > best[0] + 1e-9)
            ):
                best = (score, claim)
        if best is not None and (site.stance not in ("denies", "doubts") or best[0] >= OTHER_WORDING):
            claim, reason = best[1], f"same event, {round(best[0] * 100)}% of the words shared"
            grouping.join(site, claim, reason)
        elif (told := _find_same_deed(site, kept[-_COMPARED:])) is not None:
            claim = told
            grouping.join(site, claim, "same event, the same deed of the same side")
        else:
            claim = grouping.start(site, "its own wording")
        copied.setdefault(key, claim)
        kept.append((words, site, claim))


def _find_same_deed(site: Site, kept: Sequence[tuple[frozenset[str], Site, int]]) -> int | None:
    """Return the first claim that gives the same deed to the same side, whatever its words."""
    return next((claim for _, other, claim in kept if tell_one_deed(site, other)), None)


_NEGATIONS = frozenset(
    "not nor never nobody none neither without nothing didn didnt wasn weren isn aren hasn hadn".split()
)


def _negates(words: frozenset[str]) -> bool:
    return not _NEGATIONS.isdisjoint(words)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
