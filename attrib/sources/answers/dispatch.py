"""Which kind of answer a reading gets: the one door through which the kinds of answers meet again."""

from __future__ import annotations

from attrib.model import Attribution
from attrib.sources.actors import (
    generic,
    is_outlets_acronym,
    means,
    organisation_type,
    public_name,
    type_by_name,
)
from attrib.sources.answers.context import find_other_state, is_unsaid
from attrib.sources.answers.organisations import (
    answer_document,
    answer_named_organ,
    answer_occupier,
    answer_organisation,
    answer_owned_organisation,
    other_country,
    type_of_whole,
)
from attrib.sources.answers.people import answer_person
from attrib.sources.answers.pronouns import PUBLISHED, answer_first_person, answer_numbered, answer_pronoun
from attrib.sources.answers.roles import (
    answer_bare_person,
    answer_cut_role,
    answer_role,
    answer_role_of,
    find_apposed,
    is_cut_short,
)
from attrib.sources.answers.scholars import answer_scholars, answer_study
from attrib.sources.describe import join_actors
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.phrases.speaking import can_speak
from attrib.sources.publishers import find_publisher
from attrib.sources.scene import Answer, Scene
from attrib.sources.types import type_by_modifiers


def answer(scene: Scene, reading: Reading, attribution: Attribution | None = None) -> Answer:
    """Return who is meant by a reading; ``attribution`` is the one whose source it is, if it is one's."""
    if reading.form == "none":
        return Answer(None, "none", "the source holds no words", type="unnamed")
    if reading.form == "pronoun":
        return answer_pronoun(scene, reading, attribution)
    if reading.form == "joint":
        return answer_joint(scene, reading, attribution)
    if reading.form == "person":
        return answer_bare_person(scene, reading) or answer_person(scene, reading)
    if reading.form == "entity":
        return answer_entity(scene, reading)
    return answer_description(scene, reading, attribution)


def answer_entity(scene: Scene, reading: Reading) -> Answer:
    """Somebody or something named: itself, but for organs of states that say nothing of their country."""
    actor = reading.known_name.known_actor
    if (own := _answer_own_outlet(scene, reading.known_name)) is not None:
        return own
    if actor.entity is None and (bare := answer_bare_person(scene, reading)) is not None:
        return bare
    if (
        actor.entity is not None
        and reading.country
        and actor.country not in ("", reading.country)
        and any(entry.ambiguous or entry.lower for entry in reading.known_name.targets)
    ):
        return other_country(scene, reading)
    if is_unsaid(scene, reading.known_name) and (country := find_other_state(scene, reading.start)):
        reading.country = country
        found = other_country(scene, reading)
        reading.known_name.actor = found.actor
        return found
    if actor.kind in ("organisation", "unknown"):
        organ = answer_named_organ(scene, reading, reading.known_name)
        if organ is not None:
            return organ
    if reading.country and not actor.country:
        actor.country = reading.country
    if not actor.type and actor.entity is None:
        kind, evidence = _type_before(scene, reading)
        if kind:
            actor.type, actor.evidence = kind, evidence
    if not actor.type and actor.entity is None and (owner := _owner_beside(scene, reading.known_name)):
        actor.type, actor.country = organisation_type(scene, owner)
        actor.evidence = f"of {owner.name}"
    if not actor.type and actor.entity is None and (owner := _owner_after(scene, reading)):
        actor.type, actor.country = organisation_type(scene, owner)
        actor.evidence = f"of {owner.name}"
    if is_cut_short(scene, reading):
        return answer_cut_role(scene, reading)
    ruling = "ruling" in reading.modifiers and actor.type in ("", "other", "opposition")
    return Answer(
        actor,
        means(reading.known_name, actor),
        "named in the source",
        type="government" if ruling else "",  # "the ruling Norvale League", whatever it was at other times
        evidence="the word 'ruling'" if ruling else "",
    )


def _answer_own_outlet(scene: Scene, name: Name) -> Answer | None:
    """ "LNA could not verify it", in an article of the Levant News Agency, is no army of these letters."""
    actor, words = name.known_actor, scene.segmentation.words
    if actor.entity is None or name.end - name.start > 1 or not words[name.start].isupper():
        return None
    if not is_outlets_acronym(scene, name.parts):
        return None
    if any(other.parts != name.parts for other in scene.mentions_of.get(id(actor), ())):
        return None  # the text spells the other body out
    own = scene.actors.get(name.parts)
    if own is None:
        own = Actor(words[name.start], "organisation", key=name.parts, type="media")
        own.evidence = "the article's own outlet"
        scene.actors[name.parts] = own
    return Answer(own, "name", "named in the source")


def _type_before(scene: Scene, reading: Reading) -> tuple[str, str]:
    """What the words before a name tell: "[state broadcaster] NTV", "[the rebel group] NRF".

    Or "[a rights group], Voices of the Delta".
    """
    told, role = reading.modifiers, reading.role
    if role is not None and role.kind == "org" and not role.plural:
        if reading.role_span[1] <= reading.known_name.start:
            return type_by_modifiers(role.noun, role.type, told)
    for start in range(max(0, len(told) - 3), len(told)):
        role = scene.lexicon.roles.get(told[start:])
        if role is not None and role.kind == "org" and not role.plural:
            return type_by_modifiers(role.noun, role.type, told[:start])
    return type_by_modifiers("group", "", told)


def _owner_beside(scene: Scene, name: Name) -> Actor | None:
    """The body whose genitive stands right before a name: "[NASA]'s Commercial Crew Program"."""
    words = scene.segmentation.words
    end = name.start - (name.start > 0 and words[name.start - 1] in WORDS.genitives)
    for other in names_between(scene.talk.names, scene.talk.starts, max(0, end - 6), end):
        if other.end == end and other.possessive and other.actor is not None:
            if other.actor.kind == "organisation" and name.known_actor.kind == "organisation":
                return other.actor
    return None


def _owner_after(scene: Scene, reading: Reading) -> Actor | None:
    """Whose part a named body is, where its name tells no kind: "the Information Team of [the Council]"."""
    name, words = reading.known_name, scene.segmentation.lowers
    if name.known_actor.kind == "person" or words[name.end : name.end + 1] != ["of"]:
        return None
    if type_by_name(name.parts, scene.lexicon) not in ("", "other"):
        return None
    start = name.end + 1 + (words[name.end + 1 : name.end + 2] == ["the"])
    for other in names_between(scene.talk.names, scene.talk.starts, start, start + 8):
        if other.start == start and other.actor is not None and other.actor.kind == "organisation":
            return other.actor if organisation_type(scene, other.actor)[0] else None
    return None


def answer_joint(scene: Scene, reading: Reading, attribution: Attribution | None) -> Answer:
    actors = []
    for part in reading.parts:
        found = answer(scene, part, attribution)
        if found.actor is None:
            found.actor = Actor(part.text or found.text or "", "group", plural=True, type=found.type)
        actors.append(found.actor)
    actor = join_actors(scene, actors)
    return Answer(
        actor,
        "name",
        "several sources together",
        candidates=tuple(public_name(scene, other) for other in actors),
    )


def answer_description(scene: Scene, reading: Reading, attribution: Attribution | None = None) -> Answer:
    role = reading.role
    numbered = answer_numbered(scene, reading) if role is None else None
    if numbered is not None:
        return numbered
    if (ours := _answer_ours(scene, reading, attribution)) is not None:
        return ours
    if role is None:
        bare = answer_bare_person(scene, reading)
        if bare is not None:
            return bare
        for name in names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end):
            if name.actor is None and name.kind in ("entity", "unknown", "person"):
                organ = answer_named_organ(scene, reading, name)
                return organ or several_of_that_name(scene, name)
        if (occupier := answer_occupier(scene, reading)) is not None:
            return occupier
        if (study := answer_study(scene, reading)) is not None:
            return study
        if not can_speak(reading, scene.segmentation):
            last = _find_last(scene, reading)
            if last is not None:
                return answer(scene, last)
            return Answer(None, "none", f"{reading.head!r} cannot speak", type="other")
        return generic(scene, reading, "no head noun that is known", type_of_whole(scene, reading))
    if role.kind == "document":
        return answer_document(scene, reading, answer_study(scene, reading))
    if (scholars := answer_scholars(scene, reading)) is not None:
        return scholars
    if role.kind in ("person", "title"):
        apposed = find_apposed(scene, reading)
        if apposed is not None:
            return apposed
    if reading.organisation is not None and role.kind == "org":
        return answer_owned_organisation(scene, reading)
    if role.kind == "org":
        return answer_organisation(scene, reading)
    if reading.organisation is not None:
        return answer_role_of(scene, reading)
    if role.kind in ("person", "source", "people", "title"):
        return answer_role(scene, reading)
    return generic(scene, reading, "a class of people")


def _answer_ours(scene: Scene, reading: Reading, attribution: Attribution | None) -> Answer | None:
    """ "Our staff" of a statement, "our figures" in a quotation: of whose words they are; or None."""
    quoted = scene.talk.in_quotation(reading.start)
    if reading.owner == "our" and not quoted and (publisher := find_publisher(scene)) is not None:
        return Answer(publisher, "description", PUBLISHED)
    paper = reading.role is not None and reading.role.kind in ("document", "org")
    if reading.owner in ("my", "our") and quoted and paper and attribution is not None:
        speaker = answer_first_person(scene, reading, attribution)
        return speaker if speaker.actor is not None else None
    return None


def several_of_that_name(scene: Scene, name: Name) -> Answer:
    surface = " ".join(scene.segmentation.words[name.start : name.end])
    known = [scene.registry.entities[entry.target].name for entry in name.targets if entry.kind == "entity"]
    known += [actor.name for actor in scene.people.of_surname(name.parts[-1])]
    return Answer(
        None, "none", "several sources of this name", None, tuple(dict.fromkeys(known)), surface, "other"
    )


def _find_last(scene: Scene, reading: Reading) -> Reading | None:
    """ "… the pressure on them [Syria's state media] said": who ends a phrase without its comma."""
    talk, words = scene.talk, scene.segmentation.words
    for start in range(max(reading.core_end, reading.start + 1), reading.end):
        if not words[start][:1].isupper() or words[start - 1].casefold() in WORDS.tails:
            continue
        found = read_phrase(start, reading.end, scene.segmentation, talk.names, talk.starts)
        if found.form in ("person", "entity") and found.known_name.end == found.end:
            return found
        if found.form == "description" and found.role is not None and found.role_span[1] == found.end:
            return found
    return None
