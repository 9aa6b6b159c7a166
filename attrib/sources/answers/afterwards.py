"""Who is named after speaking: "a monitor said …", and the monitor's name in the next sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from attrib.model import Attribution, Span
from attrib.sources.actors import organisation_type, public_name, roles_of
from attrib.sources.answers.roles import AGE
from attrib.sources.describe import describe
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import match_role
from attrib.sources.scene import Answer, Scene

LATE = 3  # sentences within which "a monitor said" may be named afterwards
AHEAD = 6  # attributions among which the next source is looked for
MOST_CALLED = 9  # words from a comma to a name: ", who gave his name as | Abu Ali"
SOON = 2  # the same for "the provincial governor said"
REASON = "named in a later sentence"
COMMON = ("government", "military", "other", "opposition", "state-media")  # types of many organisations


def name_afterwards(scene: Scene, answers: dict[int, Answer]) -> None:
    """Put names for generic answers that the text names later; answers go by place."""
    named: dict[int, Actor] = {}
    order = list(answers)
    for n, k in enumerate(order):
        answer, attribution = answers[k], scene.attributions[k]
        actor = answer.actor
        if actor is None or answer.by != "generic" or not attribution.source:
            continue
        if actor.kind == "role" and actor.head != "source":
            found = _find_person(scene, actor, attribution) or _find_introduced(
                scene, answers, k, order[n + 1 : n + 1 + AHEAD]
            )
            if found is not None:
                _pass_type(scene, actor, found[0])
                if actor.head not in WORDS.anybody and not actor.plural:
                    named[id(actor)] = found[0]
        elif _is_open(scene, actor):
            found = _find_organisation(scene, actor, attribution)
            if found is not None:
                named[id(actor)] = found[0]
        else:
            continue
        if found is not None:
            answers[k] = Answer(found[0], "description", REASON, found[1], (public_name(scene, found[0]),))
    for k, answer in answers.items():  # "A monitor said …. The organisation added …"
        if id(answer.actor) in named and answer.by in ("description", "pronoun"):
            answers[k] = replace(answer, actor=named[id(answer.actor)], text=None)


def _pass_type(scene: Scene, role: Actor, person: Actor) -> None:
    """Give a person named later the type of the role in which he spoke, where nothing else tells one."""
    describe(scene, person)
    if person.entity is None and not person.type and role.type not in ("", "other", "unnamed"):
        person.type, person.country, person.evidence = role.type, role.country, role.evidence
        person.member_of = person.member_of or role.member_of


def _is_open(scene: Scene, actor: Actor) -> bool:
    """Whether a generic actor is one organisation of a kind that a text names once ("a monitor")."""
    if actor.kind != "group" or actor.plural or not actor.head:
        return False
    role = scene.lexicon.roles.get(tuple(actor.head.split()))
    if role is None or role.kind != "org":
        return False
    body = actor.head.split()
    if len(body) > 1 and body[-1] in WORDS.named_bodies or actor.head in WORDS.specific:
        return False  # "the health directorate" has its name
    return actor.head not in WORDS.any_media and actor.type not in COMMON


def _find_organisation(scene: Scene, actor: Actor, attribution: Attribution) -> tuple[Actor, Span] | None:
    """The one organisation of the actor's type that soon follows, else the document's one monitor."""
    wanted, noun = actor.type, fold_name(actor.head)[-1:]
    houses = WORDS.named_houses | WORDS.companies

    def fits(name: Name) -> bool:
        other = name.actor
        if noun and noun[0] in houses and (other is None or noun[0] not in other.key):
            return False  # "a hospital" is no ambulance service
        return (
            other is not None
            and other.kind == "organisation"
            and actor.country in ("", other.country)
            and organisation_type(scene, other)[0] == wanted
        )

    low, high = scene.token_range(*attribution.source[0])
    later = _find_later(scene, low, high, LATE, fits)
    if not later and wanted == "monitor":
        lone = _find_lone_monitor(scene)
        if lone is not None and lone.start > low and lone.actor is not None:
            return lone.actor, scene.span_of(lone.start, lone.end)
    return later[0] if len(later) == 1 else None


def _find_person(scene: Scene, actor: Actor, attribution: Attribution) -> tuple[Actor, Span] | None:
    """ "[The provincial governor] said …. Governor Talal al-Barazi …": who bears the title soon after."""
    low, high = scene.token_range(*attribution.source[0])
    first = scene.segmentation.words[low].casefold()
    noun, gender = actor.head.split()[-1], actor.gender
    later = _find_later(scene, low, high, LATE, lambda name: _is_that_one(scene, high, name, noun, gender))
    if len(later) == 1 or first in ("a", "an", "one", "another"):
        return later[0] if len(later) == 1 else None
    if first != "the" or actor.head in WORDS.anybody:
        return None
    later = _find_later(
        scene,
        low,
        high,
        SOON,
        lambda name: (
            name.actor is not None and name.actor.kind == "person" and name.title.split()[-1:] == [noun]
        ),
    )
    return later[0] if len(later) == 1 else None


def _begins_after(scene: Scene, n: int, place: int) -> bool:
    """Whether the source of attribution ``n`` stands after a character."""
    source = scene.attributions[n].source
    return bool(source) and source[0][0] > place


def _find_introduced(
    scene: Scene, answers: dict[int, Answer], k: int, following: list[int]
) -> tuple[Actor, Span] | None:
    """ "[The governor] said …. Talal al-Barazi wrote …": who speaks next, named without a word on who it is.

    A name that the text has not told of before, at most with a rank: the reader knows the office already.
    """
    segmentation, attribution, role = scene.segmentation, scene.attributions[k], answers[k].actor
    low, high = scene.token_range(*attribution.source[0])
    opening = segmentation.words[low + 1 : low + 4]
    owned = any(word in WORDS.genitives for word in opening)  # "Norvale's governor"
    if role is None or role.head in WORDS.anybody or not owned and segmentation.lowers[low] != "the":
        return None
    then = next((n for n in following if _begins_after(scene, n, attribution.source[0][1])), None)
    if then is None:
        return None
    place, actor = scene.attributions[then].source[0], answers[then].actor
    start, end = scene.token_range(*place)
    near = 0 < segmentation.sentence_of[start] - segmentation.sentence_of[low] <= SOON
    mentions = scene.mentions_of.get(id(actor), ())
    if actor is None or actor.kind != "person" or not mentions or not near:
        return None
    first = mentions[0]
    plain = start <= first.start and first.end == end and first.end - first.start > 1
    before = tuple(segmentation.lowers[start : first.start])
    rank = scene.lexicon.roles.get(before)
    if not plain or before and (rank is None or rank.noun.split()[-1] not in WORDS.ranks):
        return None
    if rank is not None and role.type not in (rank.type, "rebel"):
        return None  # a colonel after "the mayor" is somebody else
    describe(scene, actor)
    offices = [noun for noun in roles_of(scene, actor) if noun.split()[-1] not in WORDS.ranks]
    if offices or actor.member_of or role.gender and actor.gender and role.gender != actor.gender:
        return None
    if not actor.type or rank is not None:
        actor.type, actor.country, actor.evidence = role.type, role.country, role.evidence
    actor.member_of = role.member_of
    return actor, place


def _is_that_one(scene: Scene, high: int, name: Name, noun: str, gender: str) -> bool:
    """ "[An official] said …. The official, Commissioner Harun Aziz, …", or "Harun Aziz, the official".

    ``noun`` and ``gender`` are those of the source that ends before token ``high``.  A man or a woman takes
    up anybody where he speaks and nobody else has been told of.
    """
    words = scene.segmentation.lowers
    if name.actor is None or name.actor.kind not in ("person", "unknown"):
        return False
    if words[name.end : name.end + 3] == [",", "the", noun]:
        return True
    comma = _find_comma(scene, name)
    if comma is None:
        return False
    the = next((k for k in range(comma - 2, max(comma - 6, -1), -1) if words[k] == "the"), -1)
    if the == comma - 2 and AGE.fullmatch(words[comma - 1]):
        return True  # "The 52-year-old, Ali Noor"
    if the < 0 or not all(word.isalpha() for word in words[the:comma]):
        return False
    if words[comma - 1] == noun:
        return True
    anybody = WORDS.genders.get(words[comma - 1], "")
    fits = bool(anybody) and gender in ("", anybody)
    return fits and _goes_on_speaking(scene, high, the, name.end)


def _find_comma(scene: Scene, name: Name) -> int | None:
    """ "The official[,] Commissioner | Harun Aziz": the comma before a name, where nothing stands between
    them but titles, an age, or words on how somebody is called."""
    words = scene.segmentation.lowers
    comma = name.start - 1
    while comma > 1 and words[comma] != "," and name.start - comma < MOST_CALLED:
        comma -= 1
    between = words[comma + 1 : name.start]
    titled = all(word[:1].isupper() for word in scene.segmentation.words[comma + 1 : name.start])
    called = WORDS.named_as.intersection(between) and WORDS.name_clause.issuperset(between)
    aged = len(between) == 1 and AGE.match(between[0])
    return comma if words[comma] == "," and (titled or called or aged) else None


def _goes_on_speaking(scene: Scene, high: int, the: int, end: int) -> bool:
    """Whether "the man, NAME," before token ``end`` speaks, and no word for another person stands behind the
    source that ends before token ``high``."""
    words = scene.segmentation.lowers
    if not scene.opens_cue(end) and not scene.opens_cue(end + 1):
        return False
    for k in range(high, the):
        role = match_role(words, k, k + 1, scene.lexicon)
        if role is not None and role[1].kind in ("person", "title") and not role[1].plural:
            return False
    return True


def _find_later(
    scene: Scene, low: int, high: int, within: int, fits: Callable[[Name], bool]
) -> list[tuple[Actor, Span]]:
    """The actors named after token ``high``, so many sentences from ``low``, each with its first mention."""
    sentence_of, names = scene.segmentation.sentence_of, scene.talk.names
    later: list[tuple[Actor, Span]] = []
    for n in range(bisect_left(scene.talk.starts, high), len(names)):
        name = names[n]
        if sentence_of[name.start] - sentence_of[low] > within:
            break
        if fits(name) and name.actor is not None and all(name.actor is not actor for actor, _ in later):
            later.append((name.actor, scene.span_of(name.start, name.end)))
    return later


def _find_lone_monitor(scene: Scene) -> Name | None:
    """The last mention of the one monitor that the document names, if it names one alone."""
    found: Name | None = None
    for name in scene.talk.names:
        actor = name.actor
        if actor is None or actor.kind != "organisation" or organisation_type(scene, actor)[0] != "monitor":
            continue
        if found is not None and found.actor is not actor:
            return None
        found = name
    return found
