"""What is known of two sites together: one happening, one place, the same people, two origins.

Where a text does not say, the answer is no: what is not known to be the same is not set against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrib.figures.compare import anchor, classify_people, share_side_surely
from attrib.sources.origins import fold_words

from .origins import STATES, Origin, are_related, find_camp, may_be_one, name_two_countries
from .patterns import load_pattern, load_words
from .sites.site import Site

Certain = Callable[[Site, Site], bool]  # whether two sites' scenes are surely one happening
_SIDES = frozenset(("fighters", "forces"))


def share_place(one: Site, two: Site) -> bool:
    """Tell whether two sites are known to speak of one place, smaller than a province."""
    if one.spots and two.spots:
        return not one.spots.isdisjoint(two.spots)
    return not (one.spots or one.pinned).isdisjoint(two.spots or two.pinned)


def share_day(one: Site, two: Site) -> bool:
    """Tell whether two sites are known to speak of one day, or of nights that overlap."""
    if one.when is None or two.when is None:
        return False
    return one.when[0] <= two.when[1] and two.when[0] <= one.when[1]


def share_happening(one: Site, two: Site, certain: Certain) -> bool:
    """Tell whether two sites are known to speak of one happening: by their text, or as scenes that are
    surely one; neither may be of a scene that it only may belong to."""
    if not (one.sure and two.sure):
        return False
    if one.document == two.document:
        return one.scene == two.scene
    return certain(one, two)


def may_be_set_against(one: Site, two: Site, certain: Certain) -> bool:
    """Tell whether two sites are near enough to one happening for their numbers to conflict: known to be,
    or each what its text is about, at one place on one day."""
    if share_happening(one, two, certain):
        return True
    leads = one.sure and two.sure and one.lead and two.lead
    return leads and share_place(one, two) and share_day(one, two)


def share_people_surely(one: Site, two: Site) -> bool:
    """Tell whether two figures are known to count the same class of people, of the same side."""
    first, second = classify_people(one.who), classify_people(two.who)
    return first == second and (first not in _SIDES or share_side_surely(one.who, two.who))


def is_body(origin: Origin) -> bool:
    """Tell whether an origin is a person or a body with a name, or an arm of the state ("the army")."""
    return origin.kind == "named" or origin.kind == "described" and find_camp(origin) == "state"


def order_counts(one: Site, two: Site) -> tuple[int, int]:
    """Return the numbers of two sites with figures, the lower first."""
    lower, higher = order_by_count(one, two)
    assert lower.figure is not None and higher.figure is not None
    return anchor(lower.figure), anchor(higher.figure)


def order_by_count(one: Site, two: Site) -> tuple[Site, Site]:
    """Return two sites with figures, that of the lower number first; of equal numbers the second one is."""
    assert one.figure is not None and two.figure is not None
    return (one, two) if anchor(one.figure) < anchor(two.figure) else (two, one)


def are_two_words(one: Site, two: Site) -> bool:
    """Tell whether two different numbers are the word of two, and not of one at two times.

    The own voice of an outlet that credits anybody may be anybody's, and so may what only follows on a
    source's words.  People whom nobody names are not the named source, unless they are told to belong to it;
    two who are not named may be one.
    """
    if one.implied or two.implied:
        return False
    if any(
        site.origin.kind == "outlet" and not site.uncredited and site.attribution is None
        for site in (one, two)
    ):
        return False
    if one.speaker and one.speaker == two.speaker or is_anybody(one) or is_anybody(two):
        return False
    if not (are_surely_two(one.origin, two.origin) or _are_two_bodies(one, two)):
        return False
    camps = find_camp(one.origin), find_camp(two.origin)
    one_state = set(camps) <= STATES and not name_two_countries(one.origin, two.origin)
    if all(camps) and camps[0] != camps[1] and not one_state:
        return True
    # of one camp, or of nobody knows which: only counts that are near each other, as one that grew
    # from few to many may be the same body's of another day
    low, high = order_counts(one, two)
    together = one.document == two.document
    if "unnamed" in (one.origin.kind, two.origin.kind) and not together:
        return False
    if together and _stand_side_by_side(one, two):
        return high < 3 * low
    if not together and may_be_one(one.origin, two.origin):
        return False  # a person who may be the body's, at another time
    return 2 * high < 3 * low and (together or not all(camps))


def _stand_side_by_side(one: Site, two: Site) -> bool:
    """Tell whether a text sets the counts of two named bodies near each other, neither as a later state."""
    if not one.origin.kind == two.origin.kind == "named" or measure_gap(one, two) > BESIDE:
        return False
    later = any(
        pattern.search(site.sentence) is not None for pattern in (GROWN, _LATER) for site in (one, two)
    )
    return not later and not may_be_one(one.origin, two.origin)


GROWN, _LATER = load_pattern("compare", "grown"), load_pattern("compare", "later")
BESIDE = 300  # characters between two sentences that stand near each other


def measure_gap(one: Site, two: Site) -> int:
    """Return the number of characters between the sentences of two sites of one text."""
    first, second = (one, two) if one.span <= two.span else (two, one)
    return second.sentence_span[0] - first.sentence_span[1]


def _are_two_bodies(one: Site, two: Site) -> bool:
    """Tell whether one text sets a body that it describes beside another that it names."""
    if one.document != two.document or {one.origin.kind, two.origin.kind} != {"described", "named"}:
        return False
    described = one if one.origin.kind == "described" else two
    if not load_words("of_anybody").isdisjoint(fold_words(described.speaker or "")):
        return False  # "a spokesman", "doctors"
    return not may_be_one(one.origin, two.origin)


def is_anybody(site: Site) -> bool:
    """Tell whether who says something is told by no more than "one", "others", "all"."""
    return site.speaker is not None and site.speaker.casefold() in load_words("anybody")


def are_surely_two(one: Origin, two: Origin) -> bool:
    """Tell whether two origins are surely two speakers: neither belongs to, or describes, the other."""
    if are_related(one, two):
        return False
    kinds = {one.kind, two.kind}
    if kinds == {"unnamed"} or one.type == two.type == "state-media":
        return False
    if "outlet" in kinds:
        return len(kinds) == 2 or one.name != two.name
    if "described" in kinds:
        camps = find_camp(one), find_camp(two)
        return bool(all(camps) and camps[0] != camps[1])
    return True


def list_names(site: Site) -> frozenset[str]:
    """Return the words by which a text may call who says something: his name, and what stands before it."""
    speaker = site.speaker or ""
    place = site.sentence.find(speaker) if speaker else -1
    title = site.sentence[max(0, place - _TITLE) : place] if place >= 0 else ""
    title = _BREAK.split(title)[-1]
    return fold_words(site.origin.name) | fold_words(speaker) | fold_words(title)


_BREAK = re.compile(r"[.;:?!\"”]|,[\"”\s](?:said|says)\b|\b(?:said|says)\s")  # what is no title ends there
_TITLE = 24  # characters before a name in which a title may stand: "Governor"
