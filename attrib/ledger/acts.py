"""Whether two statements speak of one deed: the same act, of the same side."""

from __future__ import annotations

import re

from .cues import EventRules, find_cause, find_kinds, load_event_rules
from .origins import are_same
from .patterns import load_pattern
from .sides import Deed, share_keys
from .sites import Site

SHARED_WORDS = 3
_AKIN = 0.3
_EITHER = re.compile(r"\bor\b", re.I)
_WEAPON = load_pattern("deeds", "weapon")
_WHOLE_DEED = load_pattern("deeds", "whole_deed")
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = frozenset(
    "that this with from have been were their which about after they said also more than into over".split()
)


def share_sides(one: Deed, two: Deed) -> bool:
    """Tell whether two statements speak of one side."""
    return share_keys(one.sides, two.sides)


def tell_one_deed(one: Site, two: Site) -> bool:
    """Tell whether two statements give one deed to one side, or one speaker denies it in both."""
    if one.deed is None or two.deed is None or one.deed.stand != two.deed.stand:
        return False
    if not (one.sure and two.sure and share_sides(one.deed, two.deed)):
        return False
    if one.deed.stand == "denies":
        return are_same(one.origin, two.origin)
    return one.deed.stand == "blames" and share_deed(one, two) and share_deed(two, one)


def share_deed(answer: Site, blame: Site) -> bool:
    """Tell whether an answer is about the act that a blame tells of, or about all of it ("any role")."""
    assert blame.deed is not None
    if _EITHER.search(blame.deed.name):
        return False  # "the army or its allies": the one's denial leaves the other
    whole = (0, len(answer.text)), (0, len(blame.text))
    if _WEAPON.search(answer.text) and not _WEAPON.search(blame.text):
        return False  # a weapon used, a raid flown
    if _WHOLE_DEED.search(answer.text):
        return True
    rules = load_event_rules()
    causes = find_cause(answer.text, whole[0], rules), find_cause(blame.text, whole[1], rules)
    if causes[0] is not None and causes[1] is not None:
        return causes[0][0] == causes[1][0]
    mine, theirs = (
        {kind for kind, _ in find_kinds(site.text, span, rules)} for site, span in zip((answer, blame), whole)
    )
    if not mine or not theirs or mine & theirs or _are_akin(mine, theirs, rules):
        return True  # "that its men had been there" names no act: the denial is of all
    return len(content_words(answer.text) & content_words(blame.text)) >= SHARED_WORDS


def name_one_act(one: Site, two: Site) -> bool:
    """Tell whether two statements both have a word for an act, and for one kind of act."""
    rules = load_event_rules()
    acts = [{kind for kind, _ in find_kinds(site.text, (0, len(site.text)), rules)} for site in (one, two)]
    return not acts[0].isdisjoint(acts[1])


def _are_akin(mine: set[str], theirs: set[str], rules: EventRules) -> bool:
    """Tell whether words for a deed may be two of one: "bombed the market", "the strike"."""
    return any(rules.akin.get(frozenset((a, b)), 0.0) >= _AKIN for a in mine for b in theirs)


def content_words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _PLAIN)
