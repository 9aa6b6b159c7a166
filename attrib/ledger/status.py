"""The statuses of a claim, each with its reason: who says so, why, and which part is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from attrib.figures.compare import VAGUE, anchor, classify_people, share_people
from attrib.figures.words import load_figure_lexicon
from attrib.language.spans import overlaps_any
from attrib.model import Relation, Span
from attrib.sources.origins import fold_words

from .compare import Link, name, say
from .known import Certain, is_body, list_names, share_happening, share_people_surely
from .model import Evidence, Finding
from .origins import STATES, Origin, are_same, count_independent, find_camp, may_be_one, name_two_countries
from .patterns import load_pattern, load_words
from .same import INCOMPARABLE, TELLING, scope_key
from .scope import TOTAL
from .sites.site import Site

_MOST_NAMED = 6
_DEATHS = re.compile(r"\b(?:death|deaths|dead|killed|died)\b", re.I)


@dataclass(slots=True, eq=False)
class Notes:
    """What texts say of claims, by the claim's number."""

    findings: dict[int, list[Finding]] = field(default_factory=lambda: defaultdict(list))


def list_counted(sites: Sequence[Site]) -> list[Origin]:
    """Return the origins that count: a copy of a sentence that is here too does not."""
    here = {site.document for site in sites}
    by_speaker: dict[str, Origin] = {}
    found = []
    for site in sites:
        if site.copied_from is not None and site.copied_from.document in here:
            continue
        origin = site.origin
        if site.speaker and origin.kind != "unnamed":  # one name is one origin, whatever texts say of it
            origin = by_speaker.setdefault(site.speaker.casefold(), origin)
        found.append(origin)
    return found


def count_sources(sites: Sequence[Site]) -> int:
    """Return how many sources and uncredited outlets stand behind a claim, by name."""
    return max(1, len({_source_name(site) for site in sites}))


def _source_name(site: Site) -> str:
    if site.origin.kind == "outlet":
        return f"outlet:{site.outlet or site.document}"
    return (site.speaker or site.origin.counted).casefold()


def list_independent(sites: Sequence[Site], certain: Certain) -> tuple[str, ...]:
    """Return the independent origins of a claim.

    Nearly the same words come from one statement, whoever is named.  Of figures those count that a text
    credits to a name, whose number is equal and whose happening and people are known to be the same.
    """
    alone = count_independent(list_counted(sites))[:1]
    credited = [site for site in sites if _counts_itself(site)]
    if sites[0].figure is None:
        return alone
    best: tuple[str, ...] = ()
    for site in credited:
        alike = [
            other
            for other in credited
            if other is site
            or _is_equal(site, other)
            and share_happening(site, other, certain)
            and share_people_surely(site, other)
            and site.scope == other.scope
            and scope_key(site) not in INCOMPARABLE
            and not _may_be_one_state(site, other)
        ]
        found = count_independent(list_counted(alike))
        best = max(best, found, key=len)
    return best if len(best) > 1 else alone


def _counts_itself(site: Site) -> bool:
    """Tell whether a text credits a body with a number: no word such as "dozens", no newspaper."""
    if not is_body(site.origin) or site.figure is None or site.figure.qualifier in VAGUE:
        return False
    return site.attribution is not None and site.speaker_type != "media"


def _may_be_one_state(one: Site, two: Site) -> bool:
    """Tell whether the states of two countries may be one, as a text names the one by no more than "the
    authorities": in a land that two claim these may be either's."""
    states = {find_camp(one.origin), find_camp(two.origin)} <= STATES
    two_countries = states and name_two_countries(one.origin, two.origin)
    return two_countries and not (_is_told_by_name(one) and _is_told_by_name(two))


def _is_told_by_name(site: Site) -> bool:
    """Tell whether a sentence names who speaks by a word of his own, "Kosovar" of "Kosovar government", or
    says "he" or "it"."""
    here, plain = fold_words(site.sentence), fold_words(_PLAIN_STATE)
    own = fold_words(f"{site.origin.name} {site.speaker or ''}") - plain
    return not own or not own.isdisjoint(here) or plain.isdisjoint(here)


_PLAIN_STATE = "government authorities officials army military police ministry state regime administration"


def _is_equal(one: Site, two: Site) -> bool:
    assert one.figure is not None and two.figure is not None
    return anchor(one.figure) == anchor(two.figure)


def describe_support(sites: Sequence[Site], independent: tuple[str, ...], backing: Iterable[Link]) -> Finding:
    """Return "corroborated" or "single-source" with its reason.

    ``independent`` are its independent origins, ``backing`` the relations by which another confirms it.
    """
    if len(independent) > 1:
        who = ", ".join(independent[:_MOST_NAMED])
        return Finding("corroborated", f"{len(independent)} independent origins say the same: {who}")
    for link in backing:
        if not (is_body(link.one.origin) and is_body(link.two.origin)):
            continue
        who = ", ".join((independent[0] if independent else "unnamed", name(link.one)))
        return Finding(
            "corroborated",
            f"2 independent origins: {who}; the second confirms it",
            by=link.one.speaker,
            words=link.words[0],
        )
    copies = sum(site.copied_from is not None for site in sites)
    reason = f"one independent origin: {independent[0] if independent else 'unnamed'}"
    outlets = sorted({site.outlet or site.document for site in sites if site.origin.kind == "outlet"})
    if outlets and independent and not independent[0].startswith("outlet:"):
        reason += f"; {', '.join(outlets[:_MOST_NAMED])} repeats it without naming a source"
    elif len(outlets) > 1:
        reason = f"no source is credited; told by {', '.join(outlets[:_MOST_NAMED])}"
    if copies:
        reason += f"; {copies} of {len(sites)} places are copies"
    return Finding("single-source", reason)


def describe_links(
    links: Sequence[Link], ids: Mapping[int, str], *, targeted: Sequence[Link]
) -> list[Finding]:
    """Return "contested", "denied" and "confirmed" with their reasons.

    ``links`` go out from the claim, ``targeted`` come in to it.
    """
    found = []
    conflicts = [link for link in links if link.type == "conflicts"]
    if conflicts:
        found.append(
            Finding(
                "contested",
                "; ".join(dict.fromkeys(f"{name(link.two)} says {say(link.two)}" for link in conflicts[:4])),
                by=conflicts[0].two.speaker,
                claims=tuple(ids[link.target] for link in conflicts),
                words=conflicts[0].words[1],
            )
        )
    for kind, status in (("denies", "denied"), ("confirms", "confirmed")):
        about = [link for link in targeted if link.type == kind]
        if about:
            found.append(
                Finding(
                    status,
                    "; ".join(dict.fromkeys(link.reason for link in about[:4])),
                    by=about[0].one.speaker,
                    claims=tuple(ids[link.source] for link in about),
                    words=about[0].words[0],
                )
            )
    return found


def find_doubted(
    sites: Sequence[Site], relation: Relation, words: str = "", paragraph: int = 0
) -> list[Site]:
    """Return the sites of one document that a statement of (un)verifiability, ``words``, speaks of.

    ``paragraph`` is where the paragraph of the statement begins.
    """
    if _OTHER_MATTER.search(words) is not None and not _TOLL.search(_OTHER_MATTER.sub("", words)):
        return []
    if _SOME_OF.search(words) is not None:
        return []
    recorded = _find_recorded(sites, relation, words)
    if recorded is not None:
        return recorded
    meant = _find_meant(sites, relation, words, paragraph)
    meant = [site for site in meant if site.figure is not None or not _OF_WORDS.search(site.text)]
    counted = _COUNTED.search(words)
    if counted is not None:  # "the deaths of 20 women", which nobody gave before, are not the 52 of a clinic
        number = int(counted["number"].replace(",", ""))
        meant = [site for site in meant if site.figure is None or anchor(site.figure) == number]
    if _NUMBERS_ALONE.search(words) is not None:
        meant = [site for site in meant if site.figure is not None or _A_NUMBER.search(site.text)]
    if _DOUBTED["claims"].search(words) is not None:
        meant = [site for site in meant if _tells_deed(site)] or meant
    if _SIDES.search(words) is not None:
        sides = [site for site in meant if site.origin.type not in _OF_NO_SIDE]
        meant = sides if len({site.origin for site in sides}) > 1 else meant
        meant = _keep_near(meant, paragraph)
    if _MEDIA.search(words) is not None:
        meant = [site for site in meant if site.figure is not None or _MEDIA.search(site.sentence)]
    asked = _ASKED.match(relation.part) or _ASKED_AFTER.search(words) or _ASKED.match(words)
    known = (*_DOUBTED.values(), _WHOSE_WORDS)
    if asked is not None and not any(pattern.search(words) for pattern in known):
        return [site for site in meant if _shares_matter(site, asked["matter"], relation.span)]
    return meant


def _keep_near(sites: list[Site], paragraph: int) -> list[Site]:
    """Return what the sides say in the doubt's own paragraph, if two do: a toll far above is no account."""
    near = [site for site in sites if site.span[0] >= paragraph]
    return near if len({site.origin for site in near}) > 1 else sites


def _find_recorded(sites: Sequence[Site], relation: Relation, words: str) -> list[Site] | None:
    """Return what a recording, a film or a message says that "could not be authenticated"; None: not known.

    It is told in a sentence before, or in the doubt's own ("in a video | whose authenticity …").  What
    follows on it ("the army said it was looking into the video") is another's word, and no recording says it.
    """
    named = _RECORDING.search(words)
    if relation.span is None or named is None:
        return None
    start, end = relation.span
    sites = [site for site in sites if site.span[1] <= end and site.stance not in _NO_CLAIMS]
    if named["own"]:
        told = [site for site in sites if site.sentence_span[0] <= start < site.sentence_span[1]]
    else:
        before = [site for site in sites if 0 <= start - site.sentence_span[1] <= _NEAR]
        told = [site for site in before if site.speaker != relation.by and site.origin.kind != "outlet"]
    beside = [site for site in told if named["own"] or start - site.sentence_span[1] <= _NEXT_SENTENCE]
    far = _STATED if named["stated"] else _SHOWN
    carried = [site for site in beside if _CARRIER.search(site.sentence)]
    carried = carried or [site for site in told if far.search(site.sentence)]
    carried = [site for site in carried if not _UNDER_CHECK.search(site.text)]
    last = max((site.sentence_span for site in carried), default=None)
    origins = {site.origin for site in carried if site.sentence_span == last}
    told = [site for site in told if last is not None and site.span[0] >= last[0] and site.origin in origins]
    said = [
        site
        for site in told
        if not any(one is not site and one.span[0] < site.span[0] < one.span[1] for one in told)
    ]
    return said if said or named["own"] else None


_RECORDING, _CARRIER = load_pattern("doubts", "recording"), load_pattern("doubts", "carrier")
_STATED, _SHOWN = load_pattern("doubts", "stated"), load_pattern("doubts", "shown")
_UNDER_CHECK, _WHOSE_WORDS = load_pattern("doubts", "under_check"), load_pattern("doubts", "whose_words")
_ASKED, _ASKED_AFTER = load_pattern("doubts", "asked"), load_pattern("doubts", "asked_after")


_SOME_OF = load_pattern("doubts", "some_of")
_NUMBERS_ALONE, _COUNTED = load_pattern("doubts", "numbers_alone"), load_pattern("doubts", "counted")
_A_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\b(?:\w{3,5}t(?:een|y)|dozens?|scores|hundreds|thousands|millions)\b",
    re.I,
)
_TOLL = re.compile(r"\btolls?\b", re.I)
_SIDES, _OTHER_MATTER = load_pattern("doubts", "sides"), load_pattern("doubts", "other_matter")
_OF_NO_SIDE = ("intergovernmental", "medical-rescue", "monitor", "witness", "civilian", "expert")


def _tells_deed(site: Site) -> bool:
    """Tell whether a claim gives a number or says who did it, as those do that are doubted together."""
    return site.figure is not None or site.deed is not None or site.stance in ("accuses", "denies")


def _find_meant(sites: Sequence[Site], relation: Relation, words: str, paragraph: int) -> list[Site]:
    sites = _list_claims(sites, relation, words)
    if _DEATHS.search(words):
        sites = [site for site in sites if site.figure is None or site.figure.unit == "killed"]
    named = _find_named(sites, relation, words)
    if named is None:
        named = _find_pointed_at(sites, relation, words, paragraph)
    if named is not None:
        return named
    by_id = [site for site in sites if relation.to is not None and site.attribution == relation.to]
    passed = _find_passed_over(sites, by_id, relation, words) if by_id else None
    if passed is not None:
        return passed
    told = sites
    if relation.span is not None and _CLOSE_BY.search(words) is not None:
        above = min(paragraph, relation.span[0] - _CLOSE)
        told = [site for site in sites if site.span[0] >= above]
    if _THESE_CLAIMS.search(words) and by_id and all(site.span[0] >= paragraph for site in by_id):
        told = [site for site in told if site.span[0] >= paragraph]
        if not any(_is_account(site) for site in told):
            return by_id  # of the families beside the doubt, and not of what stands far above
    wide = _find_all_meant(told, by_id, relation, words, paragraph)
    if not wide and not by_id and _CLAIM.search(words):
        return _find_last_telling(told, relation)
    if wide or relation.to is not None and not by_id:
        return wide
    numbers = _is_about_numbers(relation.part)
    if by_id and (_CLAIM.search(words) or all(_is_yet_to_come(site) for site in by_id)):
        by_id = _prefer_telling(sites, by_id)
        if all(_is_yet_to_come(site) for site in by_id):
            return []
    if by_id and not any(site.figure is not None or site.deed is not None for site in by_id):
        if _APPOSED.match(words) is not None:
            return by_id
        beside = relation.span is not None and all(_is_in_sentence(site, relation.span) for site in by_id)
        if beside or _MEDIA.search(relation.part or ""):
            # "is aware of reports and could not verify them"; a film says nothing
            return _find_reports_before(sites, by_id[0]) if beside else []
    if by_id:
        figures = [site for site in by_id if site.figure is not None]
        if numbers and not figures:
            return []  # what gives no number is not the figure that is doubted
        if not figures or len(by_id) == 1 and not numbers:
            return by_id
        if numbers and not any(site.scope == TOTAL for site in figures):
            mine = [
                site
                for site in sites
                if site.figure is not None
                and site.scope == TOTAL
                and are_same(site.origin, by_id[0].origin)
                and (relation.span is None or site.span[1] <= relation.span[0])
            ]
            return mine or figures
        within = [site for site in by_id if overlaps_any(site.span, relation.to_spans)]
        return _prefer_totals(figures if numbers or not within else within, only=numbers)
    found = [
        site
        for site in sites
        if overlaps_any(site.span, relation.to_spans) and (not numbers or site.figure is not None)
    ]
    return _prefer_totals(found, only=numbers)


def _find_passed_over(
    sites: Sequence[Site], by_id: Sequence[Site], relation: Relation, words: str
) -> list[Site] | None:
    """Return what a doubt means that passes over the claim before it, ``by_id``; None: it means that."""
    if all(_is_denial(site) for site in by_id):
        if _ACCUSATION.search(words):
            return _find_accusation(sites, by_id[0])
        if _OWNED.search(words) and _OF_TWO.search(words) is None:
            return []  # the words of another, who is not known
    if not any(_tells_matter(site, words) for site in by_id):
        return _find_last_of_matter(sites, relation, words)
    return None


def _list_claims(sites: Sequence[Site], relation: Relation, words: str) -> list[Site]:
    """Return the figures and the statements that a doubt may mean: of a saying with a count none but where
    "the claims" are doubted, for a doubt about a count leaves who did it; nor what nobody says beside it."""
    counts = {site.attribution for site in sites if site.figure is not None}
    of_claims = _DOUBTED["claims"].search(words) is not None or _BOTH.search(words) is not None

    def is_claim(site: Site) -> bool:
        nobodys = site.speaker is None and relation.span is not None and _is_beside(site, relation.span)
        nobodys = nobodys and not (site.attribution == relation.to and _REPORTS_THAT.search(site.sentence))
        of_count = not of_claims and site.attribution in counts
        return site.stance not in _NO_CLAIMS and not (of_count or nobodys)

    return [site for site in sites if site.figure is not None or is_claim(site)]


def _find_last_telling(sites: Sequence[Site], relation: Relation) -> list[Site]:
    """Return what was last said before a doubt, near it, of how many were harmed or who did it."""
    start = relation.span[0] if relation.span is not None else 0
    told = [
        site
        for site in sites
        if 0 <= start - site.span[1] <= _NEAR
        and site.attribution is not None
        and (site.figure is not None or site.deed is not None)
    ]
    return _keep_last_saying(told)


def _keep_last_saying(told: Sequence[Site]) -> list[Site]:
    """Return what the last of some sayings holds."""
    last = max(told, key=lambda site: site.span, default=None)
    return [site for site in told if last is not None and site.attribution == last.attribution]


_NEAR = 300  # characters between a claim and a doubt about "the claim"


def _find_last_of_matter(sites: Sequence[Site], relation: Relation, words: str) -> list[Site]:
    """Return what was said before a denial that a doubt passes over: "no verification of the surrender"."""
    named = _CONFIRMATION_OF.search(words)
    start = relation.span[0] if relation.span is not None else 0
    if named is None:
        return []
    told = [
        site
        for site in sites
        if 0 <= start - site.span[1] <= _NEAR and site.attribution is not None and not _is_denial(site)
    ]
    told = [site for site in told if site.figure is None and _shares_matter(site, named["matter"])]
    return _keep_last_saying(told)


_APPOSED = load_pattern("doubts", "apposed")


def _find_reports_before(sites: Sequence[Site], said: Site) -> list[Site]:
    """Return what another said in the sentence before "knew | such reports | but could not verify them"."""
    if not _SUCH_REPORTS.search(said.sentence):
        return []
    before = [
        site
        for site in sites
        if site.attribution is not None
        and 0 <= said.sentence_span[0] - site.sentence_span[1] <= _NEXT_SENTENCE
        and site.speaker != said.speaker
    ]
    return [site for site in before if site.attribution == before[-1].attribution]


_NEXT_SENTENCE = 4  # characters between a sentence and the next
_SUCH_REPORTS = load_pattern("doubts", "such_reports")


def _tells_matter(site: Site, words: str) -> bool:
    """Tell whether a claim may be what a doubt names: "the account of 300 people locked in the hold" is
    no account of how many died."""
    named = _MATTER.search(words) or _CONFIRMATION_OF.search(words)
    if named is None:
        return True
    return _shares_matter(site, named["matter"])


def _shares_matter(site: Site, words: str, doubt: Span | None = None) -> bool:
    """Tell whether a claim's sentence has a word of the matter in it, people and common words apart.

    The words of a ``doubt`` in the same sentence are none of the claim's.
    """
    sentence, offset = site.sentence, site.sentence_span[0]
    if doubt is not None and offset <= doubt[0] < site.sentence_span[1]:
        sentence = f"{sentence[: doubt[0] - offset]} {sentence[doubt[1] - offset :]}"
    told = {word[:_STEM] for word in _LONG.findall(sentence.lower())}
    people = load_figure_lexicon().people  # "people" are in any two claims
    matter = set(_LONG.findall(words.lower())) - load_words("common") - people.keys()
    return any(word[:_STEM] in told for word in matter)


def _is_yet_to_come(site: Site) -> bool:
    return site.figure is None and site.deed is None and _YET_TO_COME.search(site.text) is not None


_CLOSE_BY, _CLOSE = load_pattern("doubts", "close_by"), 1000  # characters
_YET_TO_COME = load_pattern("doubts", "yet_to_come")


_LONG, _STEM = re.compile(r"[^\W_]{4,}"), 5
_MATTER, _CONFIRMATION_OF = load_pattern("doubts", "matter"), load_pattern("doubts", "confirmation_of")


def _find_named(sites: Sequence[Site], relation: Relation, words: str) -> list[Site] | None:
    """Return what a doubt names itself; None where it names nothing.

    The number in its own sentence ("the 320 deaths that officials report"), or what somebody said before
    ("the relatives' claim").
    """
    if relation.span is None:
        return None
    own = [site for site in sites if site.figure is not None and _is_doubted_itself(site, relation.span)]
    if own:
        return own
    numbered = _THE_NUMBER.search(words)
    if numbered is not None:  # "could not confirm the 52"
        return _find_number(sites, relation.span, int(numbered["number"].replace(",", ""))) or None
    if _WHICH.match(words):  # "names for a further 18, which it was unable to confirm"
        before = [
            site
            for site in sites
            if site.figure is not None
            and site.sentence_span[0] <= site.span[0] < relation.span[0] < site.sentence_span[1]
        ]
        nearest = max(before, key=lambda site: site.span, default=None)
        if nearest is not None and relation.span[0] - nearest.span[1] <= _BEHIND_NUMBER:
            return [nearest]
    owned = _CLAIM_OF.search(words)
    if owned is None or _BOTH.search(words) is not None:
        return None
    phrase = owned["of"] or owned["whose"] or owned["body"]
    owner = fold_words(phrase)
    several = _SEVERAL_BODIES.search(phrase) is not None  # "Norland's rival authorities": by no name
    names = fold_words(" ".join(word for word in phrase.split() if word[0].isupper() and not several))
    told = [
        site
        for site in sites
        if site.span[1] <= relation.span[0] and not (_is_denial(site) or _is_yet_to_come(site))
    ]
    before = [site for site in told if not (names or owner).isdisjoint(_list_owners(site))]
    before = before or [site for site in told if site.speaker_type in owner]
    if not before and not names:
        before = [site for site in _find_of_kind(told, phrase) if _tells_matter(site, words)]
    scene = max(before, key=lambda site: site.span).scene if before else -1
    meant = [site for site in before if site.scene == scene]
    return meant if meant or several else None


def _is_doubted_itself(site: Site, doubt: Span) -> bool:
    """Tell whether a number is what a doubt in its sentence names: "could not verify the 12 deaths", and not
    what a clause behind it tells: "was not confirmed by the ministry, | which had reported 12"."""
    if not _is_behind(site, doubt):
        return False
    offset = site.sentence_span[0]
    clause = _NEXT_CLAUSE.search(site.sentence, doubt[0] - offset, site.span[0] - offset)
    return clause is None


def _find_number(sites: Sequence[Site], doubt: Span, number: int) -> list[Site]:
    """Return the whole counts before a doubt that give a number, else all that do."""
    same = [
        site
        for site in sites
        if site.figure is not None and site.span[1] <= doubt[0] and anchor(site.figure) == number
    ]
    return [site for site in same if site.scope == TOTAL] or same


def _find_of_kind(told: Sequence[Site], phrase: str) -> list[Site]:
    """Return what the one source says that a common word may name: "the army" of a defence ministry."""
    for kind, body, speaker in _BODIES:
        if body.search(phrase) is not None:
            found = [site for site in told if speaker.search(site.speaker or "") is not None]
            if kind == "officials":
                found = [site for site in told if site in found or find_camp(site.origin) == "state"]
            several = _SEVERAL_BODIES.search(phrase) is not None
            return found if several or len({site.speaker for site in found}) == 1 else []
    return []


_BODIES = tuple(
    (name, load_pattern("doubts", name), load_pattern("doubts", f"{name}_speaker"))
    for name in ("army", "officials", "people", "rebels", "medics")
)


def _list_owners(site: Site) -> frozenset[str]:
    """Return the words by which a text may call whose claim it is: no "survivors" of their lawyer."""
    served = _SERVED.match(site.speaker or "")
    if served:
        return fold_words((site.speaker or "")[served.end() :])
    place = site.sentence.find(site.speaker) if site.speaker else -1
    behind = _NOUN_BEHIND.match(site.sentence, place + len(site.speaker or "")) if place >= 0 else None
    return list_names(site) | fold_words(behind[1]) if behind else list_names(site)


_SEVERAL_BODIES = load_pattern("doubts", "several_bodies")
_NOUN_BEHIND = re.compile(r"\s([a-z]{4,})\b")  # "the Emergency Lawyers | group"
_SERVED = re.compile(r"^(?:[\w-]{1,40}\s){0,3}[a-z-]{1,40}(?:s[’']s?|[’']s)\s(?=\w)")
_NEXT_CLAUSE, _THE_NUMBER = load_pattern("doubts", "next_clause"), load_pattern("doubts", "the_number")
_WHICH = re.compile(r"which\b", re.I)
_BEHIND_NUMBER = 12  # characters between a number and the clause about it: ' dead (26), which'


def _find_accusation(sites: Sequence[Site], denial: Site) -> list[Site]:
    """Return what was said last before a denial that "the accusation" stands behind."""
    before = [
        site
        for site in sites
        if 0 <= denial.span[0] - site.span[1] <= _NEAR
        and site.attribution is not None
        and not _is_denial(site)
        and not are_same(site.origin, denial.origin)
    ]
    return _keep_last_saying(before)


def _prefer_telling(sites: Sequence[Site], by_id: list[Site]) -> list[Site]:
    """ "The claim" is rather what gives a number or says who did it than its body's next remark.

    Who accuses says who did it.
    """
    last = by_id[0]
    if any(site.figure is not None or site.deed is not None or site.stance == "accuses" for site in by_id):
        return by_id
    before = [
        site
        for site in sites
        if (site.figure is not None or site.deed is not None)
        and site.attribution is not None
        and are_same(site.origin, last.origin)
        and 0 <= last.span[0] - site.span[1] < _A_REMARK
    ]
    if not before:
        return by_id
    told = max(before, key=lambda site: site.span)
    return [site for site in before if site.attribution == told.attribution]


_NO_CLAIMS = ("doubts", "promises", "demands", "asks")  # what says nothing that could be verified
_A_REMARK = 160  # characters between a claim and what is said after it
_CLAIM, _ACCUSATION = load_pattern("doubts", "the_claim"), load_pattern("doubts", "accusation")


def _find_pointed_at(
    sites: Sequence[Site], relation: Relation, words: str, paragraph: int
) -> list[Site] | None:
    """Return what a doubt points at: "these figures", "his account", "either account"; None: at nothing.

    Figures and the words of one person are those of the doubt's own paragraph, "either account" is what the
    last two say who give a number or say who did it.
    """
    if relation.span is None:
        return None
    end = relation.span[0]
    before = [site for site in sites if site.span[1] <= end and site.stance != "doubts"]
    before = [site for site in before if relation.by is None or site.speaker != relation.by]
    telling = [site for site in before if site.figure is not None or site.deed is not None]
    near = [site for site in telling if site.span[0] >= paragraph]
    if _THESE_FIGURES.search(words):
        return _find_these_figures(near, before, paragraph)
    if _THAT_FIGURE.search(words):
        return [site for site in near if site.figure is not None][-1:] or None
    if _BOTH_COUNTS.search(words):
        before = [site for site in before if site.figure is not None and site.figure.unit == "killed"]
        before = telling = [site for site in before if site.scope == TOTAL] or before
    both = _find_both(before, telling, words, paragraph) if _BOTH.search(words) else None
    if both:
        return both
    near = [site for site in near if site.origin.kind != "outlet"]
    ones = _ONES_WORDS.search(words)
    if ones and near:
        other = _OF_THE_OTHER.get(ones["whose"].lower())
        near = [site for site in near if other is None or not other.search(site.sentence)]
        last = max(near, key=lambda site: site.span, default=None)
        return [
            site for site in near if last and site.scene == last.scene and are_same(site.origin, last.origin)
        ]
    if _WHAT_WAS_SAID.search(words) is not None:
        here = [site for site in sites if _is_in_span(end, site.sentence_span)]
        if any(_THE_REPORTS.search(site.sentence) for site in here):
            end = here[0].sentence_span[0]  # "said it knew of the reports | and was working to verify them"
        return _find_sentence_before(before, end) or None
    return None


def _find_these_figures(near: Sequence[Site], before: Sequence[Site], paragraph: int) -> list[Site] | None:
    """Return the figures of a doubt's own paragraph, None where it has none; no figure where the last saying
    before the doubt tells of numbers that could not be read: "quoted as giving totals of over 130"."""
    told = [site for site in before if site.span[0] >= paragraph]
    last = max(told, key=lambda site: site.span, default=None)
    if last is not None and last.figure is None and _A_NUMBER.search(last.text):
        return []
    return [site for site in near if site.figure is not None] or None


def _is_in_span(place: int, span: Span) -> bool:
    return span[0] <= place < span[1]


def _find_both(
    before: Sequence[Site], telling: Sequence[Site], words: str, paragraph: int
) -> list[Site] | None:
    """Return what the last two say, those of the doubt's own paragraph first; of two who claim
    responsibility the claims alone."""
    said = [site for site in before if site.attribution is not None and site.span[0] >= paragraph]
    if _CLAIMS_ALONE.search(words) and any(_RESPONSIBLE.search(site.sentence) for site in said):
        return _find_last_two([site for site in before if site.figure is None and site.attribution])
    told = [site for site in telling if site.origin.kind != "outlet"]
    return _find_last_two(said) or _find_last_two(told) or _find_last_two(said, of_one=False)


def _find_sentence_before(before: Sequence[Site], end: int) -> list[Site]:
    """Return what the sentence just before says, that of somebody where anything in it is."""
    said = [site for site in before if 0 <= end - site.sentence_span[1] <= _NEXT_SENTENCE]
    return [site for site in said if site.origin.kind != "outlet"] or said


def _find_last_two(told: Sequence[Site], *, of_one: bool = True) -> list[Site] | None:
    """Return what the last two origins say of the happening told last by two; None: no two tell one.

    ``of_one``: what they tell must be known to be of one happening.
    """
    by_scene: dict[int, list[Site]] = defaultdict(list)
    for site in sorted(told, key=lambda site: site.span, reverse=True):
        if site.figure is None or not site.scope.startswith("cumulative"):
            by_scene[site.scene if of_one else 0].append(site)
    for sites in by_scene.values():
        origins: list[Origin] = []
        for site in sites:
            if len(origins) < _TWO and not any(are_same(site.origin, known) for known in origins):
                origins.append(site.origin)
        if len(origins) == _TWO:
            return [site for site in sites if any(are_same(site.origin, known) for known in origins)]
    return None


_TWO = 2
_OF_WORDS = load_pattern("doubts", "of_words")
_THAT_FIGURE = load_pattern("doubts", "that_figure")
_THESE_FIGURES = load_pattern("doubts", "these_figures")
_ONES_WORDS = load_pattern("doubts", "ones_words")
_OF_THE_OTHER = {"her": load_pattern("doubts", "he_says"), "his": load_pattern("doubts", "she_says")}
_WHAT_WAS_SAID = load_pattern("doubts", "what_was_said")
_THE_REPORTS = load_pattern("doubts", "the_reports")
_CLAIMS_ALONE, _RESPONSIBLE = load_pattern("doubts", "claims_alone"), load_pattern("doubts", "responsible")
_OF_TWO = load_pattern("doubts", "of_two")
_BOTH, _BOTH_COUNTS = load_pattern("doubts", "both"), load_pattern("doubts", "both_counts")


def _find_all_meant(
    sites: Sequence[Site], by_id: Sequence[Site], relation: Relation, words: str, paragraph: int
) -> list[Site]:
    """Return what a doubt means that names no one's words: "the death toll", "either claim", "who had fired".

    It takes up the happening told last before it: the whole tolls of it, who is blamed for it, or both; of
    "the figures" and "the reports" also what else its own paragraph tells.  None where the doubt points into
    its own sentence, or at somebody's words ("the army's claim").
    """
    if relation.span is None or any(_is_beside(site, relation.span) for site in by_id):
        return []
    doubted = {name for name, pattern in _DOUBTED.items() if pattern.search(words)}
    if not doubted or _OWNED.search(words):
        return []
    before = [site for site in sites if site.span[1] <= relation.span[0] and site.stance != "doubts"]
    if "claims" in doubted:
        found = [site for site in before if _is_account(site)]
        if not any(site.figure is not None for site in found):
            found = [site for site in before if _is_account(site, ("detained",))]
    else:
        sides = _SIDES.search(words) is not None
        found = _find_tolls(before, doubted, sides=sides) if doubted - {"doers", "weapons"} else []
        if "weapons" in doubted:
            found += [site for site in before if site.figure is None and _tells_weapon(site, words)]
        if "doers" in doubted:
            found += [site for site in before if site.figure is None and _is_blame(site)]
    if not found:
        return []
    scene = max(found, key=lambda site: site.span).scene
    of_paragraph = bool(doubted & {"figures", "claims"})
    return [
        site
        for site in found
        if (site.scene == scene or of_paragraph and site.span[0] >= paragraph) and not site.earlier
    ]


_HARMED = ("killed", "injured", "missing")
_THESE_CLAIMS = load_pattern("doubts", "these_claims")


def _is_account(site: Site, units: Sequence[str] = _HARMED) -> bool:
    """Tell whether somebody says how many were harmed, in all or of one class, or who did it."""
    if site.figure is None:
        return _is_blame(site)
    told = site.origin.kind != "outlet" and site.sure and site.stance not in ("denies", "doubts")
    counted = site.figure.unit in units and site.figure.qualifier not in VAGUE
    return told and counted and (site.scope == TOTAL or site.scope.startswith("part:"))


def _find_tolls(before: Sequence[Site], doubted: set[str], *, sides: bool) -> list[Site]:
    """Return the figures that a doubt about tolls, casualties or figures reaches.

    Whole tolls, of others than fighters where there are any and not those of ``sides`` are doubted, and where
    not the toll alone is doubted the parts of these in the same mouth.
    """
    figures = [
        site
        for site in before
        if site.figure is not None and site.figure.qualifier not in VAGUE and not _is_denial(site)
    ]
    if "figures" not in doubted:
        figures = [site for site in figures if site.sure]
        units = {unit for name, unit in _UNIT_DOUBTED.items() if name in doubted}
        units |= {"killed", "injured"} if "casualties" in doubted else set()
        figures = [site for site in figures if site.figure is not None and site.figure.unit in units]
    if "figures" in doubted:
        harmed = [site for site in figures if site.figure is not None and site.figure.unit in _HARMED]
        return [
            site
            for site in harmed
            if not site.scope.startswith("cumulative") or _OF_DAYS.search(site.scope) is not None
        ]
    tolls = [
        site
        for site in figures
        if (site.scope == TOTAL or sides and _are_fighters(site.who)) and not _is_one(site)
    ]
    tolls = [site for site in tolls if site.origin.kind != "outlet"] or tolls  # rather than the background
    people = [site for site in tolls if site.figure is not None and not _are_fighters(site.figure.who)]
    found = tolls if sides else people or tolls
    if "casualties" in doubted:
        found += [
            part
            for part in figures
            if part.scope.startswith("part:")
            and any(part.scene == whole.scene and are_same(part.origin, whole.origin) for whole in found)
        ]
    return found


def _is_one(site: Site) -> bool:
    """Tell whether a figure is of one man, who is no toll."""
    return site.figure is not None and site.figure.high is not None and site.figure.high <= 1


def _tells_weapon(site: Site, words: str) -> bool:
    """Tell whether somebody names a weapon, by another word than the doubt has ("what kind of missile")."""
    named = _WEAPON.search(site.text)
    if named is None or site.attribution is None or _is_denial(site):
        return False
    return named.group().lower().rstrip("s") not in words.lower()


_WEAPON, _REPORTS_THAT = load_pattern("doubts", "weapon"), load_pattern("doubts", "reports_that")


def _is_blame(site: Site) -> bool:
    return not _is_denial(site) and site.deed is not None and site.deed.stand == "blames"


_KINDS_OF_DOUBT = ("tolls", "hurt", "held", "lost", "casualties", "figures", "doers", "weapons", "claims")
_UNIT_DOUBTED = {"tolls": "killed", "hurt": "injured", "held": "detained", "lost": "missing"}
_OF_DAYS = load_pattern("doubts", "of_days")
_DOUBTED = {name: load_pattern("doubts", name) for name in _KINDS_OF_DOUBT}
_OWNED = load_pattern("doubts", "owned")
_CLAIM_OF = load_pattern("doubts", "claim_of")


def _is_in_sentence(site: Site, span: Span) -> bool:
    return _is_beside(site, span) and site.span[0] < span[0]


_MEDIA = load_pattern("doubts", "media")


def _is_beside(site: Site, span: Span) -> bool:
    """Tell whether a site stands in the sentence of a doubt."""
    return _is_in_span(span[0], site.sentence_span)


def _is_denial(site: Site) -> bool:
    return site.stance in ("denies", "doubts") or site.deed is not None and site.deed.stand != "blames"


def _are_fighters(who: str | None) -> bool:
    return classify_people(who) in ("fighters", "forces", "members")


def spread_doubts(
    claims: Sequence[Sequence[Site]], numbers: Sequence[int], doubts: dict[int, list[Finding]]
) -> None:
    """Carry what one text could not verify over to the same number in the same mouth elsewhere in an event,
    whose claims are ``numbers``."""
    doubted = [(k, f) for k in numbers for f in doubts.get(k, ()) if f.status == "unverified"]
    for k, finding in doubted:
        for other in numbers:
            if other == k or finding in doubts.get(other, ()):
                continue
            pairs = ((one, two) for one in claims[k] for two in claims[other])
            if any(_is_same_word(one, two, named=_is_named_by(one, finding)) for one, two in pairs):
                doubts[other].append(finding)


def _is_named_by(site: Site, finding: Finding) -> bool:
    """Tell whether a doubt names a number itself: "the army's claim that 40 gunmen died"."""
    words = finding.words
    return words is not None and words.document == site.document and _is_behind(site, words.span)


def _is_behind(site: Site, span: Span) -> bool:
    return _is_beside(site, span) and site.span[0] >= span[0]


def _is_same_word(one: Site, two: Site, *, named: bool) -> bool:
    """Tell whether one origin gives one number of one kind of people in both places.

    Where the doubt names the number itself, whose claim it doubts, the other may be another name of the
    origin.
    """
    if one.figure is None or two.figure is None or "outlet" in (one.origin.kind, two.origin.kind):
        return False
    if one.figure.unit != two.figure.unit or anchor(one.figure) != anchor(two.figure):
        return False
    bodies = named and one.origin.kind != "unnamed" != two.origin.kind and one.scope == two.scope
    if not (are_same(one.origin, two.origin) or bodies and may_be_one(one.origin, two.origin)):
        return False
    fighters = _are_fighters(one.who) and _are_fighters(two.who)
    telling = anchor(one.figure) >= TELLING and share_people(one.who, two.who)
    return fighters or telling or share_people_surely(one, two)


def _prefer_totals(sites: list[Site], *, only: bool) -> list[Site]:
    """Of figures that a doubt about "the toll" reaches, keep the whole tolls where there are any."""
    totals = [site for site in sites if site.scope == TOTAL]
    return totals if only and totals else sites


def _is_about_numbers(part: str) -> bool:
    return part in ("the toll", "the number", "the figure", "the figures")


_DID_NOT_CONFIRM = load_pattern("doubts", "did_not_confirm")


def describe_doubt(site: Site, relation: Relation, words: Evidence | None) -> Finding:
    """Return the finding "unverified" or "confirmed" that a statement of a text makes of a site."""
    by = relation.by or site.outlet
    who = relation.by or f"{site.outlet or 'the article'} itself"
    verb = "could not verify" if relation.type == "unverified" else "verified"
    if relation.type == "unverified" and words is not None and _DID_NOT_CONFIRM.search(words.text):
        verb = "did not confirm"
    reason = f"{who} {verb} {'it' if relation.part == 'whole' else relation.part}"
    if relation.reason:
        reason += f": {relation.reason}"
    return Finding(
        "unverified" if relation.type == "unverified" else "confirmed",
        f"{reason} ({site.document})",
        by=by if relation.by else None,
        part=relation.part,
        why=relation.reason,
        words=words,
    )
