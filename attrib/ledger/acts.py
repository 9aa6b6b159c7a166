"""Whether two statements speak of one deed: the same act, of the same side."""

from __future__ import annotations

import re

from .cues import EventRules, find_cause, find_kinds, load_event_rules
from .origins import are_same
from .patterns import load_pattern
from .sides import STATE, Deed, is_vague, load_deed_rules, read_sides, share_keys
from .sites.site import Site

SHARED_WORDS = 3
_AKIN = 0.3
_GENERAL = "attack"  # a kind of happening that any of arms may be called
_EITHER = re.compile(r"\bor\b", re.I)
_WEAPON = load_pattern("deeds", "weapon")
_OTHER_DEED = load_pattern("deeds", "other_deed")
_AT_CIVILIANS = load_pattern("deeds", "at_civilians")
_WHOLE_DEED = load_pattern("deeds", "whole_deed")
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = frozenset(
    "that this with from have been were their which about after they said also more than into over".split()
)


def share_sides(one: Deed, two: Deed) -> bool:
    """Tell whether two statements speak of one side."""
    return share_keys(one.sides, two.sides)


def tell_one_deed(one: Site, two: Site) -> bool:
    """Tell whether two statements give one deed to one side, or deny one deed of one side.

    Who confirms what another said stays apart from it.
    """
    if one.deed is None or two.deed is None or one.deed.stand != two.deed.stand:
        return False
    if not (one.sure and two.sure and share_sides(one.deed, two.deed)):
        return False
    if one.deed.stand not in ("blames", "denies"):
        return False
    if one.deed.stand == "denies" and are_same(one.origin, two.origin):
        texts = _say_deed(one), _say_deed(two)
        acts = _list_acts(texts[0]), _list_acts(texts[1])
        armed = [_WEAPON.search(text) is not None for text in texts]  # no gas is another matter than no raid
        return armed[0] == armed[1] and not (all(acts) and acts[0].isdisjoint(acts[1]))
    if not (share_deed(one, two) and share_deed(two, one)):
        return False
    if are_same(one.origin, two.origin):
        return True
    if one.deed.stand == "blames" and _owns_up(one) != _owns_up(two):
        return False  # what a side says that it did, and what it is accused of
    if _says_yes(one) or _says_yes(two) or _list_countries(one.deed) != _list_countries(two.deed):
        return False
    return one.deed.stand == "blames" or _share_names(one.deed, two.deed) and name_one_act(one, two)


def _owns_up(site: Site) -> bool:
    """Tell whether who speaks gives the deed to his own side."""
    return site.deed is not None and share_keys(site.deed.sides, read_sides(site.speaker or ""))


def _says_yes(site: Site) -> bool:
    """Tell whether a statement confirms what another said: "affirmed that" says it for the first time."""
    return site.stance == "confirms" and load_deed_rules().admits.search(site.cue) is not None


def _list_countries(deed: Deed) -> frozenset[str]:
    """Return the countries whose deed it is: "Russian and Syrian jets" is more than one of them."""
    return frozenset(key for key in deed.sides if key.isupper())


def _share_names(one: Deed, two: Deed) -> bool:
    """Tell whether two deeds are of one side by its name, or of the one state that a text tells of."""
    shared = one.sides & two.sides
    return STATE in shared or any(not is_vague(key) for key in shared)


def share_deed(answer: Site, blame: Site) -> bool:
    """Tell whether an answer is about the act that a blame tells of, or about all of it ("any role")."""
    assert blame.deed is not None
    if _EITHER.search(blame.deed.name):
        return False  # "the army or its allies": the one's denial leaves the other
    texts = _say_deed(answer), _say_deed(blame)
    whole = (0, len(texts[0])), (0, len(texts[1]))
    if _WEAPON.search(texts[0]) and not _WEAPON.search(texts[1]):
        return False  # a weapon used, a raid flown
    if _AT_CIVILIANS.search(texts[0]) and not _AT_CIVILIANS.search(texts[1]):
        return False  # that civilians were its target, that it struck
    if _WHOLE_DEED.search(texts[0]):
        return True
    acts = _list_acts(texts[0]), _list_acts(texts[1])
    if all(acts) and acts[0].isdisjoint(acts[1]):
        return False
    rules = load_event_rules()
    causes = find_cause(texts[0], whole[0], rules), find_cause(texts[1], whole[1], rules)
    if causes[0] is not None and causes[1] is not None:
        return causes[0][0] == causes[1][0]
    mine, theirs = ({kind for kind, _ in find_kinds(text, span, rules)} for text, span in zip(texts, whole))
    if _OTHER_DEED.search(texts[0]) and not _OTHER_DEED.search(texts[1]):
        return False  # that it stored arms there
    if not mine or not theirs or mine & theirs or _GENERAL in mine | theirs or _are_akin(mine, theirs, rules):
        return True  # "that its men had been there" names no act: the denial is of all
    return len(content_words(texts[0]) & content_words(texts[1])) >= SHARED_WORDS


def _say_deed(site: Site) -> str:
    """Return the words of a statement that tell its deed."""
    words = site.deed.words if site.deed is not None else ""
    return words if words and len(words) < len(site.text) else site.text


def list_acts(site: Site) -> frozenset[str]:
    """Return the kinds of deed that the words of a statement that tell its deed name."""
    return _list_acts(_say_deed(site))


def _list_acts(text: str) -> frozenset[str]:
    """Return the kinds of deed that a statement has words for: harm, burning, looting ..."""
    return frozenset(name for name, pattern in load_deed_rules().acts_of if pattern.search(text))


def name_one_act(one: Site, two: Site) -> bool:
    """Tell whether two statements both have a word for an act, and for one kind of act."""
    return not _list_kinds(one).isdisjoint(_list_kinds(two))


def names_more(answer: Site, blame: Site) -> bool:
    """Tell whether an answer names an act where a blame names none: planes that hit, planes seen."""
    return bool(_list_kinds(answer)) and not (_list_kinds(blame) or _list_acts(_say_deed(blame)))


def _list_kinds(site: Site) -> frozenset[str]:
    """Return the kinds of happening that a statement has words for."""
    return frozenset(kind for kind, _ in find_kinds(site.text, (0, len(site.text)), load_event_rules()))


def _are_akin(mine: set[str], theirs: set[str], rules: EventRules) -> bool:
    """Tell whether words for a deed may be two of one: "bombed the market", "the strike"."""
    return any(rules.akin.get(frozenset((a, b)), 0.0) >= _AKIN for a in mine for b in theirs)


def content_words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _PLAIN)
