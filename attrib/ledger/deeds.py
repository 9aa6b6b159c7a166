"""Denials, admissions and confirmations of deeds: statements against claims of the same event.

A denial of one's own deed denies every claim of the event that gives the deed to that side; an
admission confirms them.  What a text itself relates is carried over to the one claim that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrib.sources.origins import fold_words

from .acts import list_acts, names_more, share_deed
from .answering import (
    SiteKey,
    are_somebody,
    is_just_before,
    is_meant,
    is_one_happening,
    is_owner,
    key_of,
    link_answer,
)
from .compare import Link
from .harm import contradict_tolls, deny_harm, deny_killing
from .known import Certain, share_day, share_place
from .owned import answer_owned_counts, confirm_numbers, confirm_owned_words, deny_numbers, deny_owned_words
from .patterns import load_pattern, load_words
from .relayed import find_relayed
from .sites.site import Site
from .wording import LONG_WORD, NOT, POINTED_CLAIM, POINTS_ONLY, is_answer, points_bare

ClaimOf = Mapping[SiteKey, int]
_Numbered = tuple[int, Site]  # a site with the number of its claim


def relate_deeds(claims: Sequence[Sequence[Site]], numbers: Sequence[int], certain: Certain) -> list[Link]:
    """Return the denials, confirmations and conflicts among the claims ``numbers`` of one event."""
    found: list[Link] = []
    sites = [(k, site) for k in numbers for site in claims[k]]
    blames = [
        (k, site)
        for k, site in sites
        if site.deed is not None and site.deed.stand == "blames" and site.figure is None
    ]
    for k, site in sites:
        for answer in _ANSWERS:
            found += answer(k, site, sites, certain)
        if site.deed is not None and site.figure is None:
            found += _answer_with_deed(k, site, sites, blames, certain)
    return [link for link in found if are_somebody(link.type, link.one, link.two)]


_ANSWERS = (deny_numbers, answer_owned_counts, deny_owned_words, confirm_numbers, confirm_owned_words)


def _answer_with_deed(
    k: int, site: Site, sites: Sequence[_Numbered], blames: Sequence[_Numbered], certain: Certain
) -> list[Link]:
    """Return what a statement that says whose deed it was, or that none was, answers."""
    assert site.deed is not None
    stand = site.deed.stand
    if stand == "denies":
        return deny_killing(k, site, sites, certain) + _answer_blames("denies", k, site, blames, certain)
    if stand == "admits":
        return _answer_blames("confirms", k, site, blames, certain)
    if stand == "blames" and site.stance == "confirms":
        return _confirm_blames(k, site, blames, certain)
    if stand == "denies harm" and not (_THERE.search(site.text) and not site.spots):
        return deny_harm(k, site, sites, certain)
    return contradict_tolls(k, site, sites, certain) if stand == "none harmed" else []


def _answer_blames(
    kind: str, k: int, site: Site, blames: Sequence[_Numbered], certain: Certain
) -> list[Link]:
    """Return the claims of others that give a side the deed that it denies or admits."""
    claimant = _read_claimant(site)
    return [
        link_answer(kind, k, other, site, blame)
        for other, blame in blames
        if other != k
        and is_meant(site, blame)
        and _is_of_one(site, blame, certain)
        and _may_point_at(site, blame)
        and not (claimant and not is_owner(claimant, blame))
        and (_admits(site, blame) if kind == "confirms" else _answers(site, blame))
    ]


def _may_point_at(site: Site, blame: Site) -> bool:
    """Tell whether an answer that only points, "denied the reports", may point at a blame: of its own text,
    and where it says nothing of it, "denied this", just before."""
    if points_bare(site) and not is_just_before(blame, site):
        return False
    pointing = any(pattern.fullmatch(site.text) for pattern in (POINTED_CLAIM, POINTS_ONLY))
    return not pointing or site.document == blame.document


def _admits(admission: Site, blame: Site) -> bool:
    """Tell whether an admission is of what was blamed before it, at its place."""
    return (
        _is_told_before(blame, admission) and _is_of_place(admission, blame) and share_deed(blame, admission)
    )


def _is_told_before(one: Site, two: Site) -> bool:
    """Tell whether a claim stands before another in one text, or in a text of no later day."""
    if one.document == two.document:
        return one.span < two.span
    return not (one.published and two.published) or one.published <= two.published


def _is_of_place(admission: Site, blame: Site) -> bool:
    """Tell whether an admission that names a place is of where the blame is: the other port it struck is no
    answer."""
    return not admission.spots or share_place(admission, blame)


def _read_claimant(denial: Site) -> frozenset[str]:
    """Return the words for whom a denial turns down who says that he did it: "rejected India's claim to have
    hit a camp"; none where it is no such claim."""
    claim = find_relayed(denial.text, (0, len(denial.text))) if _OWNS_CLAIM.search(denial.text) else None
    return fold_words(claim.owner) if claim is not None else frozenset()


def _answers(denial: Site, blame: Site) -> bool:
    """Tell whether what is denied may be what is blamed: no act that the blame does not name, nor another."""
    acts = list_acts(denial), list_acts(blame)
    return not names_more(denial, blame) and not (all(acts) and acts[0].isdisjoint(acts[1]))


def _confirm_blames(k: int, site: Site, blames: Sequence[_Numbered], certain: Certain) -> list[Link]:
    """ "The mission confirmed that the army had shelled the town": those who had blamed the army before."""
    assert site.deed is not None
    if not is_answer("confirms", site) or NOT.search(site.text):
        return []
    return [
        link_answer("confirms", k, other, site, blame)
        for other, blame in blames
        if other != k
        and blame.order < site.order
        and blame.stance != "confirms"
        and is_meant(site, blame)
        and _is_of_one(site, blame, certain)
        and share_deed(blame, site)  # that they struck confirms no chlorine
        and (site.document == blame.document or share_place(site, blame) or share_day(site, blame))
    ]


def _is_of_one(answer: Site, blame: Site, certain: Certain) -> bool:
    """Tell whether an answer and a blame are of one deed: one happening by place and day, one act."""
    if not certain(answer, blame) or not share_deed(answer, blame):
        return False
    return is_one_happening(answer, blame) and not _names_other_target(answer, blame)


def _names_other_target(answer: Site, blame: Site) -> bool:
    """Tell whether a denial says what was not struck, and the blame does not name that: "denied that the
    airfield was hit", "shelled Martuni and Shushi".  In one text a blame that names nothing may mean it."""
    mine, theirs = _list_targets(answer.text), _list_targets(blame.sentence)
    if not mine or not mine.isdisjoint(theirs):
        return False
    return bool(theirs or blame.spots) or answer.document != blame.document


def _list_targets(text: str) -> frozenset[str]:
    """Return the things that a text names which may be struck, in the singular: "market", "airfield"."""
    targets = load_words("targets")
    forms = (_list_singulars(word.lower()) for word in LONG_WORD.findall(text))
    return frozenset(form for words in forms for form in words if form in targets)


def _list_singulars(word: str) -> tuple[str, ...]:
    """Return the forms of which a word may be the plural, itself among them: "bakeries", "churches"."""
    return (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")


_OWNS_CLAIM = load_pattern("relayed", "owns")


def link_answers(answers: Iterable[tuple[str, Site, Site]], claim_of: ClaimOf) -> list[Link]:
    """Carry the denials and confirmations that texts tell over to claims; those without a claim fall away."""
    keyed = [
        (kind, claim_of.get(key_of(one)), claim_of.get(key_of(two)), one, two) for kind, one, two in answers
    ]
    return [
        link_answer(kind, source, target, one, two)
        for kind, source, target, one, two in keyed
        if source is not None and target is not None
    ]


_THERE = re.compile(r"\bthere\b", re.I)  # at a place that another sentence names
