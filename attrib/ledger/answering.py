"""Whether a statement may answer a claim (no words of one's own, one deed, one happening), and their link."""

from __future__ import annotations

from .acts import share_sides
from .compare import Link, name, say, show
from .cues import find_cause, load_event_rules
from .known import is_anybody, list_names, share_day
from .origins import Origin, are_same, find_camp, share_name
from .sides import Deed, load_deed_rules, read_sides
from .sites.site import Site
from .wording import ASSERTIVE, NOT

SiteKey = tuple[int, str | None, tuple[int, int]]


def is_owner(owner: frozenset[str], toll: Site) -> bool:
    """Tell whether words for somebody are those of who gives a figure; "the official toll" is the state's."""
    if owner == _OFFICIAL:
        return find_camp(toll.origin) == "state"
    return len(owner & list_names(toll)) >= min(2, len(owner))


_OFFICIAL = frozenset(("official",))


def is_one_happening(one: Site, two: Site) -> bool:
    """Tell whether two sites of scenes that are surely one speak of it: both scenes name one place, and
    neither site a place or a day that the other's scene has not."""
    if one.document == two.document:
        return one.scene == two.scene
    return one.sure and two.sure and not one.around.isdisjoint(two.around) and not _are_apart(one, two)


def _are_apart(one: Site, two: Site) -> bool:
    """Tell whether two sites name places that neither's scene shares, or days that do not overlap."""
    if one.when is not None and two.when is not None and not share_day(one, two):
        return True
    places = one.spots, two.spots
    if not all(places) or not places[0].isdisjoint(places[1]):
        return False
    return one.spots.isdisjoint(two.around | two.pinned) and two.spots.isdisjoint(one.around | one.pinned)


def link_answer(kind: str, source: int, target: int, one: Site, two: Site) -> Link:
    """Return the relation of a claim, of which ``one`` is a site, to the claim of ``two``."""
    verb = "denies" if kind == "denies" else "confirms" if kind == "confirms" else "contradicts"
    reason = f"{name(one)} {verb} what {name(two)} says: {say(two)}"
    return Link(kind, source, target, reason, (show(one), show(two)), one, two)


def may_be_own_words(answer: Origin, other: Origin) -> bool:
    """Tell whether an answer may be to one's own words: nobody denies or confirms these."""
    if answer.kind == other.kind == "unnamed":
        camps = find_camp(answer), find_camp(other)
        return not all(camps) or camps[0] == camps[1]  # residents are not the authorities
    return are_same(answer, other) or share_name(answer, other)


def is_meant(answer: Site, blame: Site) -> bool:
    """Tell whether a claim gives the deed to the side that answers, and is another's word."""
    assert answer.deed is not None and blame.deed is not None
    if may_be_own_words(answer.origin, blame.origin) or not (answer.sure and blame.sure):
        return False
    if NOT.search(blame.text):
        return False  # it says itself that it was not so
    own_word = blame.speaker is not None and share_sides(answer.deed, Deed("", read_sides(blame.speaker)))
    if own_word and load_deed_rules().admits.search(blame.cue):
        return False  # who denied it at first has admitted it since
    if blame.stance not in ASSERTIVE:
        return False
    weapon = load_event_rules()
    mine = find_cause(answer.text, (0, len(answer.text)), weapon)
    theirs = find_cause(blame.text, (0, len(blame.text)), weapon)
    if mine is not None and theirs is not None and mine[0] != theirs[0]:
        return False
    if mine is not None and mine[0] in _OWN_WEAPONS and theirs is None:
        return False  # a denial of chemical weapons answers no claim of raids
    return share_sides(answer.deed, blame.deed)


def are_somebody(kind: str, one: Site, two: Site) -> bool:
    """Tell whether of both sides of a relation it is told who they are."""
    unnamed = kind == "denies" and one.speaker is None and one.attribution is not None  # "both deny that"
    return not (unnamed or _is_nobody(kind, one) or _is_nobody(kind, two))


def _is_nobody(kind: str, site: Site) -> bool:
    """Tell whether nobody is told who could answer, or be answered: "all deny it", "we could confirm"."""
    if site.speaker is None:
        return kind == "confirms" and site.attribution is not None
    return is_anybody(site)


def is_just_before(told: Site, site: Site) -> bool:
    """Tell whether a claim stands in the sentence before another, or before it in its own."""
    near = site.sentence_span[0] - told.sentence_span[1] <= _NEXT_SENTENCE
    return told.document == site.document and told.span[1] <= site.span[0] and near


_NEXT_SENTENCE = 4  # characters between a sentence and the next


def key_of(site: Site) -> SiteKey:
    """Return what a site is known by among all sites: document, attribution, place."""
    return site.index, site.attribution, site.span


def is_of_another(answer: Site, target: Site) -> bool:
    """Tell whether a denial of one side's deed stands against a blame of another side."""
    if answer.deed is None or target.deed is None or target.figure is not None:
        return False
    stands = answer.deed.stand, target.deed.stand
    return stands == ("denies", "blames") and not share_sides(answer.deed, target.deed)


_OWN_WEAPONS = frozenset(("chemical weapon", "cluster bombs", "barrel bombs"))
