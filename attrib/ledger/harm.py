"""Denials of harm: "no civilian died", "our soldiers killed nobody", against the tolls of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.figures.compare import VAGUE, anchor, classify_people
from attrib.figures.find import find_sentence_figures
from attrib.figures.words import load_figure_lexicon

from .acts import share_sides
from .answering import is_one_happening, link_answer, may_be_own_words
from .compare import Link
from .cues import load_event_rules
from .known import Certain, are_surely_two, share_happening
from .origins import find_camp
from .patterns import load_pattern
from .scope import TOTAL
from .sites.site import Site
from .wording import DIGITS, LONG_WORD, read_numbers

_KILLING = load_pattern("deeds", "killing")
_HARMED_AS = {
    "civilians": frozenset(("civilians", "children", "women")),
    "people": frozenset(("civilians", "people")),
    "men": frozenset(("fighters", "forces", "members")),
    "members": frozenset(("fighters", "forces", "members")),
}


def _list_meant(kind: str) -> frozenset[str]:
    """Return the classes of people that a word for those harmed may mean: children are civilians."""
    return _HARMED_AS.get(kind, frozenset((kind,)))


_PEOPLE = _HARMED_AS["civilians"] | {"people", "men"}


def deny_harm(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Rejected the claim that civilians had died": the dead civilians that others count in the event."""
    assert site.deed is not None
    meant = _list_meant(site.deed.name)
    if read_numbers(site) or DIGITS.search(site.text):
        return []  # that so many had died
    least = _read_least(site.text)
    return [
        link_answer("denies", k, other, site, toll)
        for other, toll in sites
        if toll.figure is not None
        and toll.figure.unit == "killed"
        and classify_people(toll.who) in meant
        and anchor(toll.figure) >= least
        and (toll.scope == TOTAL or toll.scope.startswith("part:"))
        and toll.order[0] <= site.order[0]
        and toll.sure
        and site.sure
        and not may_be_own_words(site.origin, toll.origin)
        and certain(site, toll)
        and share_happening(site, toll, certain)
        and is_one_happening(site, toll)
    ]


def _read_least(text: str) -> int:
    """Return the least number of a word such as "dozens" in a text: a denial of these leaves five; else 0."""
    figures = find_sentence_figures(text, [(0, len(text))])
    return max((figure.low or 0 for figure in figures if figure.qualifier in VAGUE), default=0)


def deny_killing(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Our soldiers did not massacre villagers": the whole tolls of others who say that these did it."""
    assert site.deed is not None
    if not _KILLING.search(site.deed.words):
        return []
    return [
        link_answer("denies", k, other, site, toll)
        for other, toll in sites
        if toll.figure is not None
        and toll.figure.unit == "killed"
        and toll.scope == TOTAL
        and toll.attribution is not None
        and classify_people(toll.who) in _PEOPLE
        and toll.deed is not None
        and toll.deed.stand == "blames"
        and share_sides(site.deed, toll.deed)
        and not find_camp(site.origin) == find_camp(toll.origin) == "state"
        and not may_be_own_words(site.origin, toll.origin)
        and share_happening(site, toll, certain)
        and is_one_happening(site, toll)
    ]


def _find_harmed(text: str) -> str:
    """Return the class of people of whom a text says that none was harmed: "no civilian died"."""
    harm = load_event_rules().none_harmed.search(text)
    people = load_figure_lexicon().people
    kinds = (
        people.get(word.lower(), "people") for word in LONG_WORD.findall(text, harm.start() if harm else 0)
    )
    return next((kind for kind in kinds if kind != "people"), "people")


_DIED = re.compile(r"\b(?:died|killed|deaths?|dead|fatal\w*)\b", re.I)
_BY_WHOM = re.compile(r"\b(?:killed|shot|wounded|injured|hurt|harmed)\sby\b", re.I)


def contradict_tolls(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Nobody died" against the whole tolls of the same event by others; "no civilians died" against theirs
    of civilians; "not one was shot by guards" against none."""
    found: list[Link] = []
    only_killed = _DIED.search(site.text) is not None
    meant = _list_meant(_find_harmed(site.text))
    if not (site.alone or site.spots) or _BY_WHOM.search(site.text):
        return found
    for other, toll in sites:
        if (
            toll.figure is not None
            and toll.figure.unit in (("killed",) if only_killed else ("killed", "injured"))
            and (not site.spots or not site.spots.isdisjoint(toll.spots | toll.around))
            and toll.scope == TOTAL
            and classify_people(toll.who) in meant
            and anchor(toll.figure) > 0
            and toll.sure
            and site.sure
            and toll.attribution is not None
            and are_surely_two(site.origin, toll.origin)
            and share_happening(site, toll, certain)
        ):
            link = link_answer("conflicts", k, other, site, toll)
            found += [link, Link("conflicts", other, k, link.reason, tuple(reversed(link.words)), toll, site)]
    return found
