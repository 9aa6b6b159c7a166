"""People named as sources, and what the text says of them: role, organisation, country."""

from __future__ import annotations

from attrib.model import Span
from attrib.sources.actors import means, organisation_type, public_name, typed
from attrib.sources.answers.organisations import answer_organisation
from attrib.sources.answers.pronouns import owner_of
from attrib.sources.answers.roles import age_of
from attrib.sources.describe import describe, note_employer, note_role
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading
from attrib.sources.scene import Answer, Scene


def answer_person(scene: Scene, reading: Reading) -> Answer:
    """Return the person that a phrase names, having taken over what the phrase says of him."""
    name = reading.known_name
    actor = name.actor
    if actor is None:
        surface = " ".join(scene.segmentation.words[name.start : name.end])
        if name.kind == "unknown" and len(name.parts) == 1:
            people = scene.people.of_surname(name.parts[0])
            if len(people) > 1:
                return Answer(
                    None,
                    "none",
                    "several people of that surname",
                    text=surface,
                    type="other",
                    candidates=tuple(sorted(a.name for a in people)),
                )
        actor = Actor(surface, "person", key=name.parts, gender=name.gender)
        scene.actors[name.parts] = name.actor = actor
    if actor.kind in ("unknown", "organisation") and actor.entity is None:
        actor.kind = "person"
    note_role(scene, actor, reading)
    note_employer(scene, actor, reading)
    note_owner(scene, actor, reading)
    return Answer(actor, means(name, actor), "named in the source")


def note_bystanders(scene: Scene, answers: dict[int, Answer]) -> None:
    """Somebody named of whom nothing else is told, but who speaks of house and kin, is a civilian."""
    for k, answer in answers.items():
        actor = answer.actor
        if actor is None or actor.kind != "person" or actor.entity is not None:
            continue
        describe(scene, actor)
        if actor.type:
            continue
        fates = [find_fate(scene, name) for name in scene.mentions_of.get(id(actor), ())[:4]]
        if "witness" in fates:
            actor.type, actor.evidence = "witness", "what the person witnessed"
        elif any(fates):
            actor.type, actor.evidence = "civilian", "what befell the person"
        elif "testify" in scene.cue_lemmas(scene.attributions[k]):
            actor.type, actor.evidence = "witness", "the person testifies"
        elif any(speaks_of_home(scene, span) for span in scene.attributions[k].content):
            actor.type, actor.evidence = "civilian", "house and kin in what the person says"
        elif "dr" in actor.roles and WORDS.wards.intersection(scene.segmentation.lowers):
            actor.type, actor.evidence = "medical-rescue", "a doctor where the text is on the wounded"
        elif not actor.roles and not actor.member_of and _has_age_alone(scene, actor):
            actor.type, actor.evidence = "civilian", "an age and no office, where the text is on the wounded"


def _has_age_alone(scene: Scene, actor: Actor) -> bool:
    """ "Karima Renn, [58], said": whom a text on people hurt calls by an age, and nothing else."""
    age, words = age_of(scene, actor), scene.segmentation.lowers
    if not age or len(age) != 2 or WORDS.harmed.isdisjoint(words):
        return False
    for name in scene.mentions_of.get(id(actor), ()):
        k = name.end + 1
        if words[k : k + 1] == [age]:  # "Karima Renn, 58, | said", no "58, | a teacher"
            return words[k + 1 : k + 3] not in ([",", "a"], [",", "an"], [",", "the"])
    return True


def find_fate(scene: Scene, name: Name) -> str:
    """ "Omar, who had [fled] the town", "Omar, 40, who [sells] cloth": the lemma of the verb; "" for none."""
    words, lemmas = scene.segmentation.lowers, scene.segmentation.lemmas
    k = name.end
    age = "".join(words[k + 1 : k + 2]) if words[k : k + 1] == [","] else ""
    if age.isdigit() and len(age) < 3:
        k += 2  # "Karima Renn, 58, who sells herbs"
    begin = k
    while k < min(begin + 5, len(words)) and words[k] in (",", "who", "had", "has", "have", "also", "was"):
        k += 1
    return lemmas[k] if k < len(words) and "who" in words[begin:k] and lemmas[k] in WORDS.fates else ""


def speaks_of_home(scene: Scene, span: Span) -> bool:
    low, high = scene.token_range(*span)
    words, lemmas = scene.segmentation.lowers, scene.segmentation.lemmas
    for k in range(low, high):
        if words[k] in ("my", "our"):
            nouns = WORDS.home if words[k] == "our" else WORDS.home | WORDS.kin
            if any(lemmas[m] in nouns or words[m] in nouns for m in range(k + 1, min(k + 3, high))):
                return True
    return False


def _serve(scene: Scene, actor: Actor, master: Actor, reading: Reading) -> None:
    """ "[His spokesman], Dennis Renn, said": of the type of whom he speaks for."""
    serving = WORDS.followers | set(WORDS.spokesmen)
    if actor.entity is not None or reading.role is None or reading.role.noun not in serving:
        return
    describe(scene, master)
    kind = typed(scene, master)[0]
    if not actor.type and kind not in ("", "other", "foreign-government"):
        actor.type, actor.country, actor.evidence = kind, master.country, f"of {master.name}"


STATELY = ("government", "intergovernmental")  # types of a president, of a secretary general


_FIELDS = 4  # words of an office's field, with whose it is: "its Europe and Asia director"


def _find_owning(scene: Scene, reading: Reading) -> int | None:
    """The token of "its" or "their" that opens a phrase, or stands before the role that follows the name."""
    words = scene.segmentation.lowers
    role = reading.role_span[0]
    places = [reading.start] + [k for k in range(role - _FIELDS, role) if k > reading.known_name.end]
    return next((k for k in places if words[k] in ("her", "his", "its", "their")), None)


def _list_apposed_genitives(scene: Scene, reading: Reading) -> range:
    """The tokens, after the name, in which a genitive may say whose office follows: "Tova Renn, [the group's
    Africa] director"."""
    behind, (role, _) = reading.known_name.end, reading.role_span
    apposed = scene.segmentation.words[behind : behind + 1] == [","]
    return range(max(behind + 2, role - _FIELDS), role) if apposed and reading.role is not None else range(0)


def note_owner(scene: Scene, actor: Actor, reading: Reading) -> None:
    """ "The group's Nadim Houry": the person belongs to what the description takes up."""
    words = scene.segmentation.words
    owning = _find_owning(scene, reading)
    if owning is not None and not actor.member_of:
        owner_word = words[owning].casefold()
        body = owner_of(scene, Reading("description", owning, owning + 1, owner=owner_word))
        if body is not None and body.kind == "person":
            _serve(scene, actor, body, reading)
            return
        if body is not None and body.kind in ("organisation", "group", "unknown"):
            actor.member_of = public_name(scene, body)
            actor.member_span = scene.span_of(reading.start, reading.end)
            owner_type, country = organisation_type(scene, body)
            ranked = actor.type in (
                "military",
                "government",
                "intergovernmental",
                "other",
            ) and owner_type not in ("", "other")
            if not actor.type or ranked and actor.entity is None:  # "its spokesman, Colonel Renn"
                actor.type, actor.country, actor.evidence = owner_type, country, f"of {body.name}"
            elif actor.type in STATELY and owner_type in ("", "other") and actor.entity is None:
                club = WORDS.club_offices | {"secretary general", "secretary-general"}
                if reading.role is not None and reading.role.noun in club:
                    actor.type, actor.evidence = "other", f"of {body.name}"  # a club's president
        return
    weak: tuple[str, ...]
    for k in (*range(reading.start + 1, reading.known_name.start), *_list_apposed_genitives(scene, reading)):
        if words[k] not in WORDS.genitives:
            continue
        start = reading.start if k < reading.known_name.start else reading.known_name.end
        owner = read_phrase(start, k, scene.segmentation, scene.talk.names, scene.talk.starts)
        if owner.form == "entity" and owner.known_name.known_actor.kind == "organisation":
            body, weak = owner.known_name.known_actor, ("",)
        elif owner.form == "person" and owner.known_name.actor is not None:
            _serve(scene, actor, owner.known_name.known_actor, reading)  # "Brink's chief of staff, Tova Renn"
            return
        elif owner.form == "description" and owner.role is not None and owner.role.kind == "org":
            found = answer_organisation(scene, owner)
            if found.actor is None or found.by == "generic":
                return
            body, weak = found.actor, ("", "military", "government", "other")
        else:
            return
        actor.member_of = actor.member_of or public_name(scene, body)
        actor.member_span = actor.member_span or scene.span_of(reading.start, reading.end)
        owner_type, country = organisation_type(scene, body)
        if owner_type == "monitor":
            weak += ("expert",)  # "the group's senior researcher"
        if actor.entity is None and owner_type and actor.type in weak:
            actor.type, actor.country, actor.evidence = owner_type, country, f"of {body.name}"
        return
