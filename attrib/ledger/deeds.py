"""Denials, admissions and "nobody was harmed": statements against claims of the same event.

A denial of one's own deed denies every claim of the event that gives the deed to that side; an
admission confirms them.  What a text itself relates is carried over to the one claim that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrib.figures.compare import VAGUE, anchor, classify_people, share_people
from attrib.figures.find import find_sentence_figures
from attrib.figures.words import load_figure_lexicon
from attrib.language.spans import overlaps_any
from attrib.model import Figure, Relation
from attrib.sources.origins import fold_words

from .acts import SHARED_WORDS, content_words, list_acts, names_more, share_deed, share_sides
from .compare import Link, name, say, show
from .cues import find_cause, load_event_rules
from .known import Certain, are_surely_two, list_names, share_day, share_happening, share_place
from .origins import Origin, are_same, find_camp, share_name
from .patterns import first_group, load_pattern, load_words
from .relayed import find_relayed
from .scope import TOTAL
from .sides import Deed, load_deed_rules, read_sides
from .sites.site import Site

SiteKey = tuple[int, str | None, tuple[int, int]]
ClaimOf = Mapping[SiteKey, int]


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
        if turns_count_down(site):
            found += _deny_numbers(k, site, sites, certain)
        found += _answer_owned_counts(k, site, sites, certain)
        found += _deny_owned_words(k, site, sites, certain)
        found += _confirm_numbers(k, site, sites, certain)
        found += _confirm_owned_words(k, site, sites, certain)
        if site.deed is None or site.figure is not None:
            continue
        if site.deed.stand in ("denies", "admits"):
            kind = "denies" if site.deed.stand == "denies" else "confirms"
            pointing = any(pattern.fullmatch(site.text) for pattern in (_POINTED_CLAIM, _POINTS_ONLY))
            claimant = _read_claimant(site)
            if kind == "denies":
                found += _deny_killing(k, site, sites, certain)
            for other, blame in blames:
                if other == k or not (_is_meant(site, blame) and _is_of_one(site, blame, certain)):
                    continue
                if pointing and site.document != blame.document:
                    continue  # "denied the reports" is of what its own text tells
                if points_bare(site) and not _is_just_before(blame, site):
                    continue
                if claimant and not _is_owner(claimant, blame):
                    continue
                if kind == "confirms" and not (_is_told_before(blame, site) and _is_of_place(site, blame)):
                    continue
                is_of_it = share_deed(blame, site) if kind == "confirms" else _answers(site, blame)
                if is_of_it:
                    found.append(_link(kind, k, other, site, blame))
        elif site.deed.stand == "blames" and site.stance == "confirms":
            found += _confirm_blames(k, site, blames, certain)
        elif site.deed.stand == "denies harm" and not (_THERE.search(site.text) and not site.spots):
            found += _deny_harm(k, site, sites, certain)
        elif site.deed.stand == "none harmed":
            found += _contradict_tolls(k, site, sites, certain)
    return [link for link in found if _are_somebody(link.type, link.one, link.two)]


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


def _confirm_blames(k: int, site: Site, blames: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "The mission confirmed that the army had shelled the town": those who had blamed the army before."""
    assert site.deed is not None
    if not _is_answer("confirms", site) or _NOT.search(site.text):
        return []
    return [
        _link("confirms", k, other, site, blame)
        for other, blame in blames
        if other != k
        and blame.order < site.order
        and blame.stance != "confirms"
        and _is_meant(site, blame)
        and _is_of_one(site, blame, certain)
        and share_deed(blame, site)  # that they struck confirms no chlorine
        and (site.document == blame.document or share_place(site, blame) or share_day(site, blame))
    ]


def _deny_numbers(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """The tolls of others with the number that a statement turns down: "rejected the figure of 40"."""
    told = _read_numbers(site) if site.sure else set()
    found: dict[int, Link] = {}  # one for each claim, however many give the number
    for other, toll in sites if told else ():
        if (
            other not in found
            and toll.figure is not None
            and toll.figure.qualifier not in VAGUE  # "scores" are anybody's
            and anchor(toll.figure) in told
            and toll.sure
            and not _are_one(site.origin, toll.origin)
            and certain(site, toll)
        ):
            found[other] = _link("denies", k, other, site, toll)
    return list(found.values())


def _answer_owned_counts(
    k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain
) -> list[Link]:
    """ "The tolls of the mayor and of the union are inflated", "confirmed the tally of the Red Crescent".

    Who turns somebody's counts down means all that the one has given; who confirms them the last whole toll.
    """
    right = site.figure is None and site.stance in ("asserts", "confirms") and _calls_right(site.text)
    kind = "denies" if turns_count_down(site) else "confirms" if _confirms(site) or right else None
    owners = _read_owners(site.text) if kind is not None else []
    if kind is None or not owners:
        return []
    told = _read_numbers(site)
    unit = _name_unit(site.text)
    given = [
        (other, toll)
        for other, toll in sites
        if toll.figure is not None
        and unit in (None, toll.figure.unit)
        and anchor(toll.figure) > 1
        and not toll.scope.startswith("cumulative")
        and toll.order[0] <= site.order[0]
        and not (told and anchor(toll.figure) not in told)
        and any(_is_owner(owner, toll) for owner in owners)
        and not _are_one(site.origin, toll.origin)
        and share_happening(site, toll, certain)
    ]
    if kind == "confirms":
        tolls = [(other, toll) for other, toll in given if toll.scope == TOTAL and toll.order < site.order]
        killed = [pair for pair in tolls if pair[1].figure is not None and pair[1].figure.unit == "killed"]
        given = sorted(killed or tolls, key=lambda pair: pair[1].order)[-1:]
    return [_link(kind, k, other, site, toll) for other, toll in given]


def _deny_owned_words(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Rejected the army's version of events": all that it says of whose deed it was; "the claim of the army
    that rebels had hidden there": what of its words says that."""
    if site.figure is not None or site.stance != "denies" or not _is_answer("denies", site):
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
    return [_link("denies", k, other, site, told) for other, told in meant]


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
        and told.stance in (*_ASSERTIVE, "denies")
        and not told.relayed
        and _is_owner(owner, told)
        and not _are_one(answer.origin, told.origin)
        and share_happening(answer, told, certain)
    ]


def _shares_claim(words: frozenset[str], told: Site) -> bool:
    """Tell whether a statement has enough of the words of a claim to be its owner's own statement of it."""
    return len(words & content_words(told.text)) >= _SHARED_CLAIM


def _confirm_numbers(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Confirmed the figure of six", "the 19 dead that the governor announced": who had given that number.

    "Confirmed that 19 had died" is how a first count is told as well.
    """
    if not (site.meant and _confirms(site)):
        return []
    if not (_THAT_NUMBER.search(site.text) or _AS_SAID.search(site.sentence)):
        return []
    return [
        _link("confirms", k, other, site, toll)
        for other, toll in sites
        if toll.figure is not None
        and toll.order < site.order
        and toll.attribution is not None
        and any(_is_one_count(toll, figure) for figure in site.meant)
        and not toll.scope.startswith("cumulative")
        and not _are_one(site.origin, toll.origin)
        and share_happening(site, toll, certain)
    ]


def _is_one_count(toll: Site, figure: Figure) -> bool:
    """Tell whether a site gives the number of a figure, of the same people."""
    assert toll.figure is not None
    if _count_key(toll.figure) != _count_key(figure):
        return False
    return anchor(figure) > 1 and share_people(toll.figure.who, figure.who)


def _confirm_owned_words(
    k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain
) -> list[Link]:
    """ "Confirmed what the doctor had said: all five were shot": what of the doctor's words says that."""
    if not _confirms(site):
        return []
    who = _name_confirmed(site.text)
    words = content_words(site.text) - content_words(who)
    return [
        _link("confirms", k, other, site, told)
        for other, told in _list_words_of(who, site, sites, certain)
        if told.stance != "denies" and told.order < site.order and _shares_claim(words, told)
    ]


def _name_confirmed(text: str) -> str:
    """Return whose words a confirmation takes up: "what | the doctor | had said", or ""."""
    match = _SAID_BEFORE.search(text)
    if match is not None:
        return first_group(match)
    claim = find_relayed(text, (0, len(text)))
    return claim.owner if claim is not None else ""


_SHARED_CLAIM = 2  # words of a claim that its owner's own statement of it shares at least


def _calls_right(text: str) -> bool:
    """Tell whether a statement calls a count right, and not whether it is."""
    match = _RIGHT_COUNT.search(text)
    return match is not None and _ASKED.search(text, 0, match.end()) is None


_ASKED = re.compile(r"\b(?:whether|if|not|doubt\w*|unclear)\b", re.I)


def _confirms(site: Site) -> bool:
    return site.figure is None and site.stance == "confirms" and _is_answer("confirms", site)


def _read_owners(text: str) -> list[frozenset[str]]:
    """Return the words for those whose counts are meant: "given by the mayor and by rights groups"."""
    match = _COUNT_OF.search(text)
    if match is None:
        return []
    return [words for words in (_read_owner(match), fold_words(match["and"] or "")) if words]


def _is_owner(owner: frozenset[str], toll: Site) -> bool:
    """Tell whether words for somebody are those of who gives a figure; "the official toll" is the state's."""
    if owner == _OFFICIAL:
        return find_camp(toll.origin) == "state"
    return len(owner & list_names(toll)) >= min(2, len(owner))


_OFFICIAL = frozenset(("official",))


def _is_of_one(answer: Site, blame: Site, certain: Certain) -> bool:
    """Tell whether an answer and a blame are of one deed: one happening by place and day, one act."""
    if not certain(answer, blame) or not share_deed(answer, blame):
        return False
    return _is_one_happening(answer, blame) and not _names_other_target(answer, blame)


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
    forms = (_list_singulars(word.lower()) for word in _TARGET_WORD.findall(text))
    return frozenset(form for words in forms for form in words if form in targets)


def _list_singulars(word: str) -> tuple[str, ...]:
    """Return the forms of which a word may be the plural, itself among them: "bakeries", "churches"."""
    return (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")


def _is_one_happening(one: Site, two: Site) -> bool:
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


_TARGET_WORD = re.compile(r"[^\W\d_]{3,}")
_DIGITS = re.compile(r"\b\d{1,9}\b")
_COUNT_OF = load_pattern("deeds", "count_of")
_OF_NUMBERS = load_pattern("deeds", "of_numbers")
_DISMISSED = load_pattern("deeds", "dismissed")
_DISMISSED_BESIDE = load_pattern("deeds", "dismissed_beside")
_POINTED_COUNT = load_pattern("deeds", "pointed_count")
_POINTED_CLAIM = load_pattern("deeds", "pointed_claim")
_POINTS_ONLY = load_pattern("deeds", "points_only")
_THAT_NUMBER = load_pattern("deeds", "that_number")
_AS_SAID = load_pattern("deeds", "as_said")
_SAID_BEFORE = load_pattern("relayed", "said_before")
_VERSION_OF = load_pattern("relayed", "version_of")
_OWNS_CLAIM = load_pattern("relayed", "owns")
_POINTED_ACCOUNT = load_pattern("deeds", "pointed_account")
_KILLING = load_pattern("deeds", "killing")
_RIGHT_COUNT = load_pattern("deeds", "right_count")
_TOLD_NUMBER = load_pattern("deeds", "told_number")


def _link(kind: str, source: int, target: int, one: Site, two: Site) -> Link:
    verb = "denies" if kind == "denies" else "confirms" if kind == "confirms" else "contradicts"
    reason = f"{name(one)} {verb} what {name(two)} says: {say(two)}"
    return Link(kind, source, target, reason, (show(one), show(two)), one, two)


def _are_one(answer: Origin, other: Origin) -> bool:
    """Tell whether an answer may be to one's own words: nobody denies or confirms these."""
    if answer.kind == other.kind == "unnamed":
        camps = find_camp(answer), find_camp(other)
        return not all(camps) or camps[0] == camps[1]  # residents are not the authorities
    return are_same(answer, other) or share_name(answer, other)


def _is_meant(answer: Site, blame: Site) -> bool:
    """Tell whether a claim gives the deed to the side that answers, and is another's word."""
    assert answer.deed is not None and blame.deed is not None
    if _are_one(answer.origin, blame.origin) or not (answer.sure and blame.sure):
        return False
    if _NOT.search(blame.text):
        return False  # it says itself that it was not so
    own_word = blame.speaker is not None and share_sides(answer.deed, Deed("", read_sides(blame.speaker)))
    if own_word and load_deed_rules().admits.search(blame.cue):
        return False  # who denied it at first has admitted it since
    if blame.stance not in _ASSERTIVE:
        return False
    weapon = load_event_rules()
    mine = find_cause(answer.text, (0, len(answer.text)), weapon)
    theirs = find_cause(blame.text, (0, len(blame.text)), weapon)
    if mine is not None and theirs is not None and mine[0] != theirs[0]:
        return False
    if mine is not None and mine[0] in _OWN_WEAPONS and theirs is None:
        return False  # a denial of chemical weapons answers no claim of raids
    return share_sides(answer.deed, blame.deed)


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


def _deny_harm(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Rejected the claim that civilians had died": the dead civilians that others count in the event."""
    assert site.deed is not None
    meant = _list_meant(site.deed.name)
    if _read_numbers(site) or _DIGITS.search(site.text):
        return []  # that so many had died
    least = _read_least(site.text)
    return [
        _link("denies", k, other, site, toll)
        for other, toll in sites
        if toll.figure is not None
        and toll.figure.unit == "killed"
        and classify_people(toll.who) in meant
        and anchor(toll.figure) >= least
        and (toll.scope == TOTAL or toll.scope.startswith("part:"))
        and toll.order[0] <= site.order[0]
        and toll.sure
        and site.sure
        and not _are_one(site.origin, toll.origin)
        and certain(site, toll)
        and share_happening(site, toll, certain)
        and _is_one_happening(site, toll)
    ]


def _read_least(text: str) -> int:
    """Return the least number of a word such as "dozens" in a text: a denial of these leaves five; else 0."""
    figures = find_sentence_figures(text, [(0, len(text))])
    return max((figure.low or 0 for figure in figures if figure.qualifier in VAGUE), default=0)


def _deny_killing(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
    """ "Our soldiers did not massacre villagers": the whole tolls of others who say that these did it."""
    assert site.deed is not None
    if not _KILLING.search(site.deed.words):
        return []
    return [
        _link("denies", k, other, site, toll)
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
        and not _are_one(site.origin, toll.origin)
        and share_happening(site, toll, certain)
        and _is_one_happening(site, toll)
    ]


def _find_harmed(text: str) -> str:
    """Return the class of people of whom a text says that none was harmed: "no civilian died"."""
    harm = load_event_rules().none_harmed.search(text)
    people = load_figure_lexicon().people
    kinds = (
        people.get(word.lower(), "people") for word in _TARGET_WORD.findall(text, harm.start() if harm else 0)
    )
    return next((kind for kind in kinds if kind != "people"), "people")


_DIED = re.compile(r"\b(?:died|killed|deaths?|dead|fatal\w*)\b", re.I)
_BY_WHOM = re.compile(r"\b(?:killed|shot|wounded|injured|hurt|harmed)\sby\b", re.I)


def _contradict_tolls(k: int, site: Site, sites: Sequence[tuple[int, Site]], certain: Certain) -> list[Link]:
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
            link = _link("conflicts", k, other, site, toll)
            found += [link, Link("conflicts", other, k, link.reason, tuple(reversed(link.words)), toll, site)]
    return found


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
        if not answers or not _is_answer(relation.type, answers[0]):
            continue
        if key_of(answers[0]) in pointing or points_bare(answers[0]):
            continue
        target = _choose_answered(answers[0], targets)
        if target is None or _are_one(answers[0].origin, target.origin):
            continue
        confirmed = fold_words(_name_confirmed(answers[0].text)) if relation.type == "confirms" else None
        if confirmed and not _is_owner(confirmed, target):
            continue  # "what the mayor had said" is not what the union did
        if relation.type == "confirms" and _may_be_whom_text_describes(answers[0].origin, target):
            continue
        if target.relayed or target.speaker is None and _is_inside(target, answers[0]):
            continue  # "denied a rumour that …": nobody's word is answered
        if not _speaks_of(answers[0], target) or relation.type == "denies" and _NOT.search(target.text):
            continue
        found.append((relation.type, answers[0], target))
    return [answer for answer in found if _are_somebody(*answer)]


def _are_somebody(kind: str, one: Site, two: Site) -> bool:
    """Tell whether of both sides of a relation it is told who they are."""
    return not (_is_nobody(kind, one) or _is_nobody(kind, two))


def _is_nobody(kind: str, site: Site) -> bool:
    """Tell whether nobody is told who could answer, or be answered: "all deny it", "we could confirm"."""
    if site.speaker is None:
        return kind == "confirms" and site.attribution is not None
    return site.speaker.casefold() in load_words("anybody")


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
        told = _read_numbers(site)
        meant = [
            toll
            for toll in sites
            if toll.figure is not None
            and anchor(toll.figure) in told
            and toll.figure.qualifier not in VAGUE
            and toll.sure
            and toll.scene == site.scene
            and (toll.span[1] <= site.span[0] or _is_held(site, toll))
            and not _are_one(site.origin, toll.origin)
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
        kind = "confirms" if _confirms(site) else "denies" if turns_count_down(site) else None
        if kind is None or kind == "denies" and (_read_numbers(site) or _read_owners(site.text)):
            continue
        if not _POINTED_COUNT.match(site.text):
            continue
        unit = _name_unit(site.text)
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
        meant = (killed or before)[-1:]
        found += [(kind, site, toll) for toll in meant if not _are_one(site.origin, toll.origin)]
    return found


def _find_pointed_accounts(sites: Sequence[Site]) -> list[tuple[str, Site, Site]]:
    """ "The clinic confirmed that account": what another said just before, his number where he gives one."""
    found = []
    for site in sites:
        if not _confirms(site) or not _POINTED_ACCOUNT.fullmatch(site.text):
            continue
        before = [told for told in _list_just_before(site, sites) if told.attribution is not None]
        figures = [told for told in before if told.figure is not None and not told.earlier]
        meant = (figures or before)[-1:]
        found += [("confirms", site, told) for told in meant if not _are_one(site.origin, told.origin)]
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
        if claim.relayed and _is_inside(claim, denial) and not _are_one(denial.origin, claim.origin)
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
            if told.attribution is not None and told.stance in _ASSERTIVE and not told.relayed
        ]
        last = [told for told in before if told.attribution == before[-1].attribution]
        if not last or _are_one(site.origin, last[0].origin):
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


def _find_taken_up(sites: Sequence[Site], pointing: Collection[SiteKey]) -> list[tuple[str, Site, Site]]:
    """ "Its columns had no steel, the engineer said. The mayor denied that steel was spared": what another
    says just before without a number, with a word of what is denied."""
    found = []
    for site in sites:
        if site.figure is not None or key_of(site) in pointing or not _is_answer("denies", site):
            continue
        if load_deed_rules().denials.search(site.cue) is None:
            continue  # "his words about fabrications"
        before = [
            told
            for told in _list_just_before(site, sites)
            if told.attribution not in (None, site.attribution)
            and told.stance in _ASSERTIVE
            and not told.relayed
            and not overlaps_any(told.span, [site.span])
        ]
        last = [told for told in before if told.attribution == before[-1].attribution]
        if not last or _are_one(site.origin, last[0].origin):
            continue
        found += [("denies", site, told) for told in last if _takes_up(site, told)]
    return found


def _takes_up(denial: Site, told: Site) -> bool:
    """Tell whether a denial has a word of what a statement says, names apart; deeds are compared as such."""
    if told.figure is not None or not (told.sure and denial.sure) or _NOT.search(told.text):
        return False
    if denial.deed is not None and told.deed is not None:
        return False
    return not content_words(_NAME.sub("", denial.text)).isdisjoint(content_words(_NAME.sub("", told.text)))


_NAME = re.compile(r"\b[A-Z][\w'’-]*")


def _points_and_denies(site: Site) -> bool:
    """Tell whether a denial only points at what was said: "denied the accusation"."""
    if site.stance != "denies" or not _is_answer("denies", site):
        return False
    return _POINTED_CLAIM.fullmatch(site.text) is not None


_FLAT_DENIAL = load_pattern("deeds", "flat_denial")
_ONLY_IT, _BEGINS_WITH_IT = load_pattern("deeds", "only_it"), load_pattern("deeds", "begins_with_it")
_POINTS_BARE, _CITES = load_pattern("deeds", "points_bare"), load_pattern("deeds", "cites")
_ACCUSATION = re.compile(r"\b(?:accusation|allegation|charge)s?\b", re.I)
_ASSERTIVE = ("accuses", "asserts", "believes", "confirms")


def points_bare(site: Site) -> bool:
    """Tell whether an answer points at what was told last and says nothing of it: "denies this"."""
    return _POINTS_BARE.search(site.text) is not None or _POINTS_ONLY.fullmatch(site.text) is not None


def _is_just_before(told: Site, site: Site) -> bool:
    """Tell whether a claim stands in the sentence before another, or before it in its own."""
    near = site.sentence_span[0] - told.sentence_span[1] <= _NEXT_SENTENCE
    return told.document == site.document and told.span[1] <= site.span[0] and near


def _list_just_before(site: Site, sites: Sequence[Site]) -> list[Site]:
    """Return what is told of a statement's happening in the sentence before it, or before it in its own."""
    return [
        told
        for told in sites
        if told.scene == site.scene and _is_just_before(told, site) and not _CITES.match(told.cue)
    ]


_NEXT_SENTENCE = 4  # characters between a sentence and the next
_UNITS = (
    ("killed", re.compile(r"\b(?:dead|deaths?|killed|fatalit\w+)\b", re.I)),
    ("injured", re.compile(r"\b(?:injur\w+|wounded)\b", re.I)),
    ("missing", re.compile(r"\bmissing\b", re.I)),
    ("detained", re.compile(r"\b(?:detain\w+|arrest\w+)\b", re.I)),
    ("displaced", re.compile(r"\bdisplaced\b", re.I)),
)


def _name_unit(text: str) -> str | None:
    """Return what a count that is spoken of counts: "the number of dead"; None where any may be meant."""
    return next((unit for unit, pattern in _UNITS if pattern.search(text)), None)


def turns_count_down(site: Site) -> bool:
    """Tell whether a statement turns a number down: "rejected the figure of 40", "called it inflated"."""
    if site.figure is not None or site.stance in ("doubts", "asks", "promises", "confirms"):
        return False
    if site.meant:
        return site.stance == "denies" or _DISMISSED_BESIDE.search(site.text) is not None
    if site.stance == "denies" and _is_answer("denies", site) and _OF_NUMBERS.search(site.text[:80]):
        return True
    return _DISMISSED.search(site.text) is not None


def _read_numbers(site: Site) -> set[int]:
    """Return the numbers of people that a statement turns down or confirms."""
    found = [site.text[start:end] for start, end in _TOLD_NUMBER.findall(site.text)]
    told = {int(digits) for words in found for digits in _DIGITS.findall(words.replace(",", ""))}
    return told | {anchor(figure) for figure in site.meant}


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
                found.append(_link("denies", link.source, other, link.one, meant))
    return found


def _count_key(figure: Figure) -> tuple[str, int]:
    return figure.unit, anchor(figure)


def _is_number_denied(link: Link, site: Site, certain: Certain) -> bool:
    known = link.two.figure
    if site.figure is None or known is None or not site.sure or site.figure.qualifier in VAGUE:
        return False
    if _count_key(site.figure) != _count_key(known) or _are_one(link.one.origin, site.origin):
        return False
    if not share_people(known.who, site.figure.who):
        return False  # the villagers that are denied are not the army's terrorists
    return site.scope == link.two.scope and certain(link.one, site)


def _read_owner(match: re.Match[str]) -> frozenset[str]:
    """Return the words for whose count is meant."""
    return fold_words(match["of"] or match["whose"] or match["rank"])


def link_answers(answers: Iterable[tuple[str, Site, Site]], claim_of: ClaimOf) -> list[Link]:
    """Carry the denials and confirmations that texts tell over to claims; those without a claim fall away."""
    keyed = [
        (kind, claim_of.get(key_of(one)), claim_of.get(key_of(two)), one, two) for kind, one, two in answers
    ]
    return [
        _link(kind, source, target, one, two)
        for kind, source, target, one, two in keyed
        if source is not None and target is not None
    ]


def key_of(site: Site) -> SiteKey:
    """Return what a site is known by among all sites: document, attribution, place."""
    return site.index, site.attribution, site.span


def _is_answer(kind: str, site: Site) -> bool:
    """Tell whether a statement is worded as a denial, or as a confirmation."""
    rules = load_deed_rules()
    words = f"{site.cue} {site.text[:60]}"
    if rules.neither.search(site.cue) or rules.always.search(site.sentence):
        return False
    if kind == "denies":
        return site.stance == "denies" and (not site.cue or rules.denials.search(words) is not None)
    return site.stance == "confirms" and (not site.cue or rules.admits.search(words) is not None)


def _speaks_of(answer: Site, target: Site) -> bool:
    """Tell whether an answer is about a claim: it points at it, shares its words, or was blamed by it."""
    if answer.scene != target.scene or not (answer.sure and target.sure):
        return False
    if _is_of_another(answer, target):
        return False
    shared = content_words(answer.text) & content_words(target.text or target.sentence)
    if len(shared) >= SHARED_WORDS:
        return True
    if target.figure is not None and _means_count(answer):
        told = _read_numbers(answer)
        if told and anchor(target.figure) not in told:
            return False  # "rejected the number of 40 that rebels gave": not the army's 13
        owners = _read_owners(answer.text)
        if owners and not any(_is_owner(owner, target) for owner in owners):
            return False
        return abs(answer.sentence_span[0] - target.sentence_span[0]) < _NEAR
    near = abs(answer.sentence_span[0] - target.sentence_span[0]) < _NEAR
    blamed = target.deed is not None and answer.deed is not None and _is_meant(answer, target)
    blamed = blamed and (target.deed is None or target.deed.stand != "blames" or share_deed(answer, target))
    pointed = pointed_at(answer)
    if answer.deed is not None and answer.deed.stand == "denies" and target.deed is None and not shared:
        return False  # "called it a war crime" says nothing of who did it
    return near and (blamed or pointed and (target.stance == "accuses" or bool(shared)))


def _is_of_another(answer: Site, target: Site) -> bool:
    """Tell whether a denial of one side's deed stands against a blame of another side."""
    if answer.deed is None or target.deed is None or target.figure is not None:
        return False
    stands = answer.deed.stand, target.deed.stand
    return stands == ("denies", "blames") and not share_sides(answer.deed, target.deed)


def _means_count(answer: Site) -> bool:
    """Tell whether an answer is to a number that somebody gave: "the toll", "the governor's figure"."""
    pointed = pointed_at(answer) and _OF_NUMBERS.search(answer.text) is not None
    return pointed or _COUNT_OF.search(answer.text) is not None


def pointed_at(answer: Site) -> bool:
    """Tell whether an answer points at what was said: "the allegation", "that figure"."""
    return load_deed_rules().pointing.match(answer.text.strip()) is not None


_OWN_WEAPONS = frozenset(("chemical weapon", "cluster bombs", "barrel bombs"))
_THERE = re.compile(r"\bthere\b", re.I)  # at a place that another sentence names
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|neither|denied|denies|without)\b", re.I)
_NEAR = 600


def _choose_answered(answer: Site, targets: Sequence[Site]) -> Site | None:
    """Return the one claim of an attribution that an answer speaks of; None where that is not known."""
    figures = [site for site in targets if site.figure is not None]
    if not figures:
        return targets[0] if len(targets) == 1 else None
    of_people = answer.deed is not None and answer.deed.stand in ("denies harm", "none harmed")
    if not of_people and not _OF_NUMBERS.search(answer.text):
        return None  # a denial of a deed or a weapon leaves the toll
    totals = [site for site in figures if site.scope == TOTAL]
    killed = [site for site in totals if site.figure is not None and site.figure.unit == "killed"]
    return killed[0] if len(killed) == 1 else totals[0] if len(totals) == 1 else None
