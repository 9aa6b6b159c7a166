"""Answers to numbers, and to what somebody has said: "rejected the figure of 40", "the army's version"."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.figures.compare import VAGUE, anchor, share_people
from attrib.model import Figure
from attrib.sources.origins import fold_words

from .acts import content_words
from .answering import is_owner, link_answer, may_be_own_words
from .compare import Link
from .known import Certain, share_happening
from .patterns import first_group, load_pattern
from .relayed import find_relayed
from .scope import TOTAL
from .sites.site import Site
from .wording import (
    ASSERTIVE,
    calls_right,
    confirms,
    is_answer,
    name_confirmed,
    name_unit,
    read_numbers,
    read_owners,
    turns_count_down,
)


def deny_numbers(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """The tolls of others with the number that a statement turns down: "rejected the figure of 40"."""
    told = read_numbers(site) if site.sure and turns_count_down(site) else set()
    found: dict[int, Link] = {}  # one for each claim, however many give the number
    for other, toll in sites if told else ():
        if (
            other not in found
            and toll.figure is not None
            and toll.figure.qualifier not in VAGUE  # "scores" are anybody's
            and anchor(toll.figure) in told
            and toll.sure
            and not may_be_own_words(site.origin, toll.origin)
            and certain(site, toll)
        ):
            found[other] = link_answer("denies", k, other, site, toll)
    return list(found.values())


def answer_owned_counts(
    k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain
) -> list[Link]:
    """ "The tolls of the mayor and of the union are inflated", "confirmed the tally of the Red Crescent".

    Who turns somebody's counts down means all that the one has given; who confirms them the last whole toll.
    """
    right = site.figure is None and site.stance in ("asserts", "confirms") and calls_right(site.text)
    kind = "denies" if turns_count_down(site) else "confirms" if confirms(site) or right else None
    owners = read_owners(site.text) if kind is not None else []
    if kind is None or not owners:
        return []
    told = read_numbers(site)
    unit = name_unit(site.text)
    given = [
        (other, toll)
        for other, toll in sites
        if toll.figure is not None
        and unit in (None, toll.figure.unit)
        and anchor(toll.figure) > 1
        and not toll.scope.startswith("cumulative")
        and toll.order[0] <= site.order[0]
        and not (told and anchor(toll.figure) not in told)
        and any(is_owner(owner, toll) for owner in owners)
        and not may_be_own_words(site.origin, toll.origin)
        and share_happening(site, toll, certain)
    ]
    if kind == "confirms":
        tolls = [(other, toll) for other, toll in given if toll.scope == TOTAL and toll.order < site.order]
        killed = [pair for pair in tolls if pair[1].figure is not None and pair[1].figure.unit == "killed"]
        given = sorted(killed or tolls, key=lambda pair: pair[1].order)[-1:]
    return [link_answer(kind, k, other, site, toll) for other, toll in given]


def deny_owned_words(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Rejected the army's version of events": all that it says of whose deed it was; "the claim of the army
    that rebels had hidden there": what of its words says that."""
    if site.figure is not None or site.stance != "denies" or not is_answer("denies", site):
        return []
    version = _VERSION_OF.search(site.text)
    if version is not None:
        said = _list_words_of(first_group(version), site, sites, certain)
        meant = [(other, told) for other, told in said if told.deed is not None]
    else:
        claim = find_relayed(site.text, (0, len(site.text)))
        if claim is None:
            return []
        words = content_words(site.text[slice(*claim.words)])
        said = _list_words_of(claim.owner, site, sites, certain)
        meant = [
            (other, told) for other, told in said if told.stance != "denies" and _shares_claim(words, told)
        ]
    return [link_answer("denies", k, other, site, told) for other, told in meant]


def _list_words_of(
    who: str, answer: Site, sites: Sequence[tuple[int, Site]], certain: Certain
) -> list[tuple[int, Site]]:
    """Return what somebody says or denies, without a number, of the happening of an answer to him."""
    owner = fold_words(who)
    if not owner:
        return []
    return [
        (other, told)
        for other, told in sites
        if told.figure is None
        and told.stance in (*ASSERTIVE, "denies")
        and not told.relayed
        and is_owner(owner, told)
        and not may_be_own_words(answer.origin, told.origin)
        and share_happening(answer, told, certain)
    ]


def _shares_claim(words: frozenset[str], told: Site) -> bool:
    """Tell whether a statement has enough of the words of a claim to be its owner's own statement of it."""
    return len(words & content_words(told.text)) >= _SHARED_CLAIM


def confirm_numbers(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Confirmed the figure of six", "the 19 dead that the governor announced": who had given that number.

    "Confirmed that 19 had died" is how a first count is told as well.
    """
    if not (site.meant and confirms(site)):
        return []
    if not (_THAT_NUMBER.search(site.text) or _AS_SAID.search(site.sentence)):
        return []
    return [
        link_answer("confirms", k, other, site, toll)
        for other, toll in sites
        if toll.figure is not None
        and toll.order < site.order
        and toll.attribution is not None
        and any(_is_one_count(toll, figure) for figure in site.meant)
        and not toll.scope.startswith("cumulative")
        and not may_be_own_words(site.origin, toll.origin)
        and share_happening(site, toll, certain)
    ]


def _is_one_count(toll: Site, figure: Figure) -> bool:
    """Tell whether a site gives the number of a figure, of the same people."""
    assert toll.figure is not None
    if _count_key(toll.figure) != _count_key(figure):
        return False
    return anchor(figure) > 1 and share_people(toll.figure.who, figure.who)


def confirm_owned_words(
    k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain
) -> list[Link]:
    """ "Confirmed what the doctor had said: all five were shot": what of the doctor's words says that."""
    if not confirms(site):
        return []
    who = name_confirmed(site.text)
    words = content_words(site.text) - content_words(who)
    return [
        link_answer("confirms", k, other, site, told)
        for other, told in _list_words_of(who, site, sites, certain)
        if told.stance != "denies" and told.order < site.order and _shares_claim(words, told)
    ]


_SHARED_CLAIM = 2  # words of a claim that its owner's own statement of it shares at least
_THAT_NUMBER = load_pattern("deeds", "that_number")
_AS_SAID = load_pattern("deeds", "as_said")
_VERSION_OF = load_pattern("relayed", "version_of")


def spread_denials(
    links: Sequence[Link], claims: Sequence[Sequence[Site]], numbers: Sequence[int], certain: Certain
) -> list[Link]:
    """Carry the denial of a number over to those who give it elsewhere in the event of ``numbers``."""
    inside = frozenset(numbers)
    giving: dict[tuple[str, int], list[int]] = {}  # claims, by what their members count and how many
    for number in numbers:
        for key in {_count_key(site.figure) for site in claims[number] if site.figure is not None}:
            giving.setdefault(key, []).append(number)
    found = []
    done: set[tuple[int, int]] = set()
    for link in links:
        if link.type != "denies" or link.two.figure is None or link.target not in inside:
            continue
        for other in giving.get(_count_key(link.two.figure), ()):
            if other in (link.source, link.target) or (link.source, other) in done:
                continue
            meant = next((site for site in claims[other] if _is_number_denied(link, site, certain)), None)
            if meant is not None:
                done.add((link.source, other))
                found.append(link_answer("denies", link.source, other, link.one, meant))
    return found


def _count_key(figure: Figure) -> tuple[str, int]:
    return figure.unit, anchor(figure)


def _is_number_denied(link: Link, site: Site, certain: Certain) -> bool:
    known = link.two.figure
    if site.figure is None or known is None or not site.sure or site.figure.qualifier in VAGUE:
        return False
    if _count_key(site.figure) != _count_key(known) or may_be_own_words(link.one.origin, site.origin):
        return False
    if not share_people(known.who, site.figure.who):
        return False  # the villagers that are denied are not the army's terrorists
    return site.scope == link.two.scope and certain(link.one, site)
