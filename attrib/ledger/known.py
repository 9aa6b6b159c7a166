"""What is known of two sites together: one happening, one place, the same people, two origins.

Where a text does not say, the answer is no: what is not known to be the same is not set against each other.
"""

from __future__ import annotations

from attrib.figures.compare import classify_people, share_side_surely

from .origins import Origin, find_camp, may_be_one_across
from .sites import Site

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


def share_kind(one: Site, two: Site) -> bool:
    """Tell whether two sites are known to speak of one kind of happening."""
    if one.about.kind is None or two.about.kind is None:
        return False
    return one.about.kind.value == two.about.kind.value or not one.kinds.isdisjoint(two.kinds)


def share_happening(one: Site, two: Site) -> bool:
    """Tell whether two sites are known to speak of one happening: by text, or by place, day and kind."""
    if not (one.sure and two.sure):
        return False
    if one.document == two.document:
        return one.scene == two.scene
    return share_place(one, two) and share_day(one, two) and share_kind(one, two)


def share_people_surely(one: Site, two: Site) -> bool:
    """Tell whether two figures are known to count the same class of people, of the same side."""
    first, second = classify_people(one.who), classify_people(two.who)
    return first == second and (first not in _SIDES or share_side_surely(one.who, two.who))


def is_body(origin: Origin) -> bool:
    """Tell whether an origin is a person or a body with a name, or an arm of the state ("the army")."""
    return origin.kind == "named" or origin.kind == "described" and find_camp(origin) == "state"


def are_surely_different(one: Origin, two: Origin) -> bool:
    """Tell whether two origins are surely two: each has a name, or they belong to different camps."""
    if may_be_one_across(one, two):
        return False
    if is_body(one) and is_body(two) or "outlet" in (one.kind, two.kind):
        return True
    camps = find_camp(one), find_camp(two)
    return all(camps) and camps[0] != camps[1]
