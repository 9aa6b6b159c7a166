"""The denials and confirmations that one text tells of itself: what answers, and the one claim it answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attrib.figures.compare import VAGUE, anchor
from attrib.language.spans import overlaps_any
from attrib.model import Relation
from attrib.sources.origins import fold_words

from .acts import SHARED_WORDS, content_words, share_deed
from .answering import (
    SiteKey,
    are_somebody,
    is_just_before,
    is_meant,
    is_of_another,
    is_owner,
    key_of,
    may_be_own_words,
)
from .origins import Origin
from .patterns import load_pattern
from .scope import TOTAL, UNKNOWN
from .sides import load_deed_rules
from .sites.site import Site
from .wording import (
    ASSERTIVE,
    NOT,
    OF_NUMBERS,
    POINTED_CLAIM,
    confirms,
    is_answer,
    means_count,
    name_confirmed,
    name_unit,
    pointed_at,
    points_bare,
    read_numbers,
    read_owners,
    turns_count_down,
)

_POINTED_COUNT = load_pattern("deeds", "pointed_count")
_POINTED_ACCOUNT = load_pattern("deeds", "pointed_account")
_CITES = load_pattern("deeds", "cites")


def find_answers(sites: Sequence[Site], relations: Sequence[Relation]) -> list[tuple[str, Site, Site]]:
    """Return the denials and confirmations that one text tells: kind, what answers, the one claim it answers.

    Both are of one scene.
    """
    by_id: dict[str, list[Site]] = {}
    for site in sites:
        if site.attribution is not None:
            by_id.setdefault(site.attribution, []).append(site)
    found = _find_denied_counts(sites) + _find_pointed_counts(sites) + _find_pointed_accounts(sites)
    pointed = _find_pointed_claims(sites)
    pointing = {key_of(answer) for _, answer, _ in pointed}  # "rejected this" is of what was told last
    found += _find_relayed_claims(sites) + pointed + _find_taken_up(sites, pointing)
    for relation in relations:
        if relation.type not in ("denies", "confirms") or relation.source is None or relation.to is None:
            continue
        answers, targets = by_id.get(relation.source, []), by_id.get(relation.to, [])
        answers = [site for site in answers if site.figure is None] or answers
        if not answers or not is_answer(relation.type, answers[0]):
            continue
        if key_of(answers[0]) in pointing or points_bare(answers[0]):
            continue
        target = _choose_answered(answers[0], targets)
        if target is None or may_be_own_words(answers[0].origin, target.origin):
            continue
        confirmed = fold_words(name_confirmed(answers[0].text)) if relation.type == "confirms" else None
        if confirmed and not is_owner(confirmed, target):
            continue  # "what the mayor had said" is not what the union did
        if relation.type == "confirms" and _may_be_whom_text_describes(answers[0].origin, target):
            continue
        if target.relayed or target.speaker is None and _is_inside(target, answers[0]):
            continue  # "denied a rumour that …": nobody's word is answered
        if not _speaks_of(answers[0], target) or relation.type == "denies" and NOT.search(target.text):
            continue
        found.append((relation.type, answers[0], target))
    return [
        (kind, answer, told)
        for kind, answer, told in found
        if are_somebody(kind, answer, told) and answer.text != told.text  # "the agency, quoting an official"
    ]


def _may_be_whom_text_describes(answer: Origin, target: Site) -> bool:
    """Tell whether who confirms may be whom the text only describes: "the commander", named further down."""
    head = _OF.split(target.speaker or "", maxsplit=1)[0]
    described = head[-1:].islower() and not head.endswith("s") and head.split()[-1].islower()
    return answer.kind == "named" and target.origin.kind != "named" and described


_OF = re.compile(r"\s(?:of|in|at|for|from|with)\s")


def _find_denied_counts(sites: Sequence[Site]) -> list[tuple[str, Site, Site]]:
    """ "Rejected the figure of 40": the last figure before with the number that is turned down."""
    found = []
    for site in sites:
        if not turns_count_down(site):
            continue
        told = read_numbers(site)
        meant = [
            toll
            for toll in sites
            if toll.figure is not None
            and anchor(toll.figure) in told
            and toll.figure.qualifier not in VAGUE
            and toll.sure
            and toll.scene == site.scene
            and (toll.span[1] <= site.span[0] or _is_held(site, toll))
            and not may_be_own_words(site.origin, toll.origin)
        ]
        if meant:
            found.append(("denies", site, meant[-1]))
    return found


def _is_held(site: Site, toll: Site) -> bool:
    """Tell whether a figure is one that a statement turns down: "called | the toll of 54 | a lie"."""
    return any(figure.span == toll.span for figure in site.meant)


def _find_pointed_counts(sites: Sequence[Site]) -> list[tuple[str, Site, Site]]:
    """ "The governor confirmed the toll", "called that number invented": another's count just before."""
    found = []
    for site in sites:
        kind = "confirms" if confirms(site) else "denies" if turns_count_down(site) else None
        if kind is None or kind == "denies" and (read_numbers(site) or read_owners(site.text)):
            continue
        if not _POINTED_COUNT.match(site.text):
            continue
        unit = name_unit(site.text)
        before = [
            toll
            for toll in _list_just_before(site, sites)
            if toll.figure is not None
            and not toll.earlier
            and unit in (None, toll.figure.unit)
            and (kind == "confirms" or site.sentence_span[0] - toll.sentence_span[1] <= 1)  # one paragraph
            and not toll.scope.startswith("cumulative")
        ]
        killed = [toll for toll in before if toll.figure is not None and toll.figure.unit == "killed"]
        # what is turned down is rather a whole toll than one of a year before, told in passing
        known = [toll for toll in killed if kind == "denies" and toll.scope != UNKNOWN]
        meant = (known or killed or before)[-1:]
        found += [(kind, site, toll) for toll in meant if not may_be_own_words(site.origin, toll.origin)]
    return found


def _find_pointed_accounts(sites: Sequence[Site]) -> list[tuple[str, Site, Site]]:
    """ "The clinic confirmed that account": what another said just before, his number where he gives one."""
    found = []
    for site in sites:
        if not confirms(site) or not _POINTED_ACCOUNT.fullmatch(site.text):
            continue
        before = [told for told in _list_just_before(site, sites) if told.attribution is not None]
        figures = [told for told in before if told.figure is not None and not told.earlier]
        meant = (figures or before)[-1:]
        found += [
            ("confirms", site, told) for told in meant if not may_be_own_words(site.origin, told.origin)
        ]
    return found


def _is_inside(claim: Site, denial: Site) -> bool:
    """Tell whether a claim stands in the words of a denial."""
    return denial.span[0] <= claim.span[0] and claim.span[1] <= denial.span[1]


def _find_relayed_claims(sites: Sequence[Site]) -> list[tuple[str, Site, Site]]:
    """ "Rejected the governor's claim that they were fighters": the claim that the denial names."""
    return [
        ("denies", denial, claim)
        for denial in sites
        if denial.stance == "denies" and denial.figure is None
        for claim in sites
        if claim.relayed and _is_inside(claim, denial) and not may_be_own_words(denial.origin, claim.origin)
    ]


def _find_pointed_claims(sites: Sequence[Site]) -> list[tuple[str, Site, Site]]:
    """ "The ministry denied the accusation", "that is a lie": what another said just before.

    An accusation is who blames somebody; else it is all that he says there without a number.
    """
    found = []
    for site in sites:
        if site.figure is not None or not (_points_and_denies(site) or _FLAT_DENIAL.match(site.text)):
            continue
        before = [
            told
            for told in _list_just_before(site, sites)
            if told.attribution is not None and told.stance in ASSERTIVE and not told.relayed
        ]
        before = [told for told in before if not _is_yet_to_come(told)] or before
        last = [told for told in before if told.attribution == before[-1].attribution]
        if not last or may_be_own_words(site.origin, last[0].origin):
            continue
        if _ONLY_IT.fullmatch(site.text) and any(_BEGINS_WITH_IT.match(told.text) for told in last):
            continue  # "A called it credible. B dismissed it": both speak of what was told before
        blames = [told for told in last if told.deed is not None and told.deed.stand == "blames"]
        blames = [told for told in blames if told.figure is None] or blames  # who did it, not how many died
        words = [told for told in last if told.figure is None]
        if words != last and not blames:
            words = []  # of a number and a remark beside it the number is the matter
        if _ACCUSATION.search(site.text):
            meant = blames or [told for told in words if told.stance == "accuses"]
        else:
            # "denies it" after a count is of the deed, which another sentence tells
            meant = blames or words or ([] if points_bare(site) else last)
        found += [("denies", site, told) for told in meant if told.sure and site.sure]
    return found


def _is_yet_to_come(told: Site) -> bool:
    """Tell whether a saying is of what will be: "blamed the army and said | he would not stand by"."""
    return told.figure is None and told.deed is None and _YET_TO_COME.search(told.text) is not None


def _find_taken_up(sites: Sequence[Site], pointing: Collection[SiteKey]) -> list[tuple[str, Site, Site]]:
    """ "Its columns had no steel, the engineer said. The mayor denied that steel was spared": what another
    says just before without a number, with a word of what is denied."""
    found = []
    for site in sites:
        if site.figure is not None or key_of(site) in pointing or not is_answer("denies", site):
            continue
        if load_deed_rules().denials.search(site.cue) is None:
            continue  # "his words about fabrications"
        before = [
            told
            for told in _list_just_before(site, sites)
            if told.attribution not in (None, site.attribution)
            and told.stance in ASSERTIVE
            and not told.relayed
            and not overlaps_any(told.span, [site.span])
        ]
        last = [told for told in before if told.attribution == before[-1].attribution]
        if not last or may_be_own_words(site.origin, last[0].origin):
            continue
        found += [("denies", site, told) for told in last if _takes_up(site, told)]
    return found


def _takes_up(denial: Site, told: Site) -> bool:
    """Tell whether a denial has two words of what a statement says, names apart, or its only one; deeds are
    compared as such."""
    if told.figure is not None or not (told.sure and denial.sure) or NOT.search(told.text):
        return False
    if denial.deed is not None and told.deed is not None:
        return False
    denied = _list_words(
        _RESTATED.split(denial.text)[0]
    )  # "denied that it was locked: | small gates were open"
    shared = denied & _list_words(told.text)
    return len(shared) > 1 or bool(shared) and shared == denied


def _list_words(text: str) -> frozenset[str]:
    """Return the words that carry the matter, names apart, in the singular."""
    return frozenset(word.rstrip("s") for word in content_words(_NAME.sub("", text)))


_RESTATED = re.compile(r"[:;]\s")  # "denied that it was locked | : small gates stood open"
_NAME = re.compile(r"\b[A-Z][\w'’-]*")


def _points_and_denies(site: Site) -> bool:
    """Tell whether a denial only points at what was said: "denied the accusation"."""
    if site.stance != "denies" or not is_answer("denies", site):
        return False
    return POINTED_CLAIM.fullmatch(site.text) is not None


_YET_TO_COME = load_pattern("doubts", "yet_to_come")
_FLAT_DENIAL = load_pattern("deeds", "flat_denial")
_ONLY_IT, _BEGINS_WITH_IT = load_pattern("deeds", "only_it"), load_pattern("deeds", "begins_with_it")
_ACCUSATION = re.compile(r"\b(?:accusation|allegation|charge)s?\b", re.I)


def _list_just_before(site: Site, sites: Sequence[Site]) -> list[Site]:
    """Return what is told of a statement's happening in the sentence before it, or before it in its own."""
    return [
        told
        for told in sites
        if told.scene == site.scene and is_just_before(told, site) and not _CITES.match(told.cue)
    ]


def _speaks_of(answer: Site, target: Site) -> bool:
    """Tell whether an answer is about a claim: it points at it, shares its words, or was blamed by it."""
    if answer.scene != target.scene or not (answer.sure and target.sure):
        return False
    if is_of_another(answer, target):
        return False
    shared = content_words(answer.text) & content_words(target.text or target.sentence)
    if len(shared) >= SHARED_WORDS:
        return True
    if target.figure is not None and means_count(answer):
        told = read_numbers(answer)
        if told and anchor(target.figure) not in told:
            return False  # "rejected the number of 40 that rebels gave": not the army's 13
        owners = read_owners(answer.text)
        if owners and not any(is_owner(owner, target) for owner in owners):
            return False
        return abs(answer.sentence_span[0] - target.sentence_span[0]) < _NEAR
    near = abs(answer.sentence_span[0] - target.sentence_span[0]) < _NEAR
    blamed = target.deed is not None and answer.deed is not None and is_meant(answer, target)
    blamed = blamed and (target.deed is None or target.deed.stand != "blames" or share_deed(answer, target))
    pointed = pointed_at(answer)
    if answer.deed is not None and answer.deed.stand == "denies" and target.deed is None and not shared:
        return False  # "called it a war crime" says nothing of who did it
    return near and (blamed or pointed and (target.stance == "accuses" or bool(shared)))


_NEAR = 600


def _choose_answered(answer: Site, targets: Sequence[Site]) -> Site | None:
    """Return the one claim of an attribution that an answer speaks of; None where that is not known."""
    figures = [site for site in targets if site.figure is not None]
    if not figures:
        return targets[0] if len(targets) == 1 else None
    of_people = answer.deed is not None and answer.deed.stand in ("denies harm", "none harmed")
    if not of_people and not OF_NUMBERS.search(answer.text):
        return None  # a denial of a deed or a weapon leaves the toll
    totals = [site for site in figures if site.scope == TOTAL]
    killed = [site for site in totals if site.figure is not None and site.figure.unit == "killed"]
    return killed[0] if len(killed) == 1 else totals[0] if len(totals) == 1 else None
