"""What the words around a person's mentions tell: role, organisation, country, and so the type."""

from __future__ import annotations

from attrib.sources.actors import organisation_type, public_name, typed
from attrib.sources.names.mentions import Actor
from attrib.sources.names.vocabulary import load_words
from attrib.sources.names.words import CLUB_OFFICES, KIN, NAMED_AS, TITLES, match_role
from attrib.sources.phrases.read import Reading, names_between, read_person_context, read_phrase
from attrib.sources.scene import Scene
from attrib.sources.types import type_by_modifiers

# Of several who speak together the first gives the type, but for these, where another is among them.
STRONGER = {"activist": "monitor", "foreign-government": "government"}
STAFF = load_words("staff")  # of a hospital, of a bank


def describe(scene: Scene, actor: Actor) -> None:
    """Read the words around a person's mentions in the document once, for role and organisation."""
    if id(actor) in scene.described or actor.kind != "person":
        return
    scene.described.add(id(actor))
    segmentation = scene.segmentation
    for name in scene.mentions_of.get(id(actor), ())[:4]:
        first, last = segmentation.sentence_tokens[segmentation.sentence_of[name.start]]
        low, high = max(first, name.start - 8), min(last, name.end + 10)
        words, tags = segmentation.words, segmentation.tags
        for k in range(name.start - 1, low - 1, -1):
            if words[k].casefold() in NAMED_AS:
                continue  # "a witness named Omar"
            if (
                tags[k].startswith("V")
                or words[k] in (",", ";", ":", "(", '"', "“")
                or words[k].casefold() in ("and", "but", "that", "said", "with", "by")
            ):
                low = k + 1
                break
        after = name.end
        if after < high and words[after] in (",", "(", "-"):
            after += 1
        end = name.end
        for k in range(after, high):
            if (
                tags[k].startswith("V")
                and tags[k] not in ("VBG",)
                or words[k] in (",", ";", ":", ")", '"', "”")
            ):
                break
            end = k + 1
        if (
            after < end
            and not (
                match_role(words, after, end, scene.lexicon)
                or words[after].casefold()
                in ("a", "an", "the", "of", "former", "head", "senior", "another", "from", "with")
            )
            and not any(match_role(words, k, end, scene.lexicon) for k in range(after, min(after + 5, end)))
        ):
            end = name.end
        found = match_role(words, after, high, scene.lexicon) if after == name.end else None
        if found and (
            after + found[0] >= end
            or words[after + found[0]].casefold() not in ("of", "for", "at", "with", "in")
        ):
            end = name.end  # "Clinton spokesman Rick Tyler": the role is another's
        reading = Reading("person", low, end, name=name)
        inside = names_between(scene.talk.names, scene.talk.starts, low, end)
        read_person_context(reading, low, end, segmentation, inside, scene.lexicon, name)
        if reading.role is not None:
            note_role(scene, actor, reading)
        elif (
            not actor.type
            and actor.entity is None
            and end - name.end > 2
            and words[name.end].casefold() in ("of", "from", "with")
        ):
            type_by_membership(
                scene,
                actor,
                read_phrase(name.end + 1, end, segmentation, scene.talk.names, scene.talk.starts),
            )


def note_role(scene: Scene, actor: Actor, reading: Reading) -> None:
    """Take over what a phrase says of a person: role, organisation, country, and so the type."""
    if reading.role is not None:
        for noun in (reading.role.noun, reading.role_text.casefold(), TITLES.get(reading.role.noun, "")):
            if noun and noun not in actor.roles:
                actor.roles.append(noun)
        actor.gender = actor.gender or reading.role.gender
    if (
        reading.organisation is None
        and reading.role is not None
        and not actor.member_of
        and not reading.country
        and reading.role.noun in ("spokesman", "spokeswoman", "spokesperson")
        and scene.talk.spoken
        and actor.entity is None
    ):
        last = scene.talk.spoken[-1]  # "spokesman Tom Ryder said", after the organisation spoke
        near = scene.segmentation.sentence_of[reading.start] - last.sentence
        if last.actor.kind == "organisation" and 0 <= near <= 2 and reading.role.noun != "spokesman for":
            actor.member_of = public_name(scene, last.actor)
            actor.member_span = scene.span_of(reading.start, reading.end)
            actor.type, actor.country = organisation_type(scene, last.actor)
            actor.evidence = f"of {last.actor.name}, which spoke before"
    if reading.organisation is not None and not actor.member_of:
        owner = reading.organisation.actor
        if owner is not None and owner is not actor and owner.kind != "country":
            actor.member_of = public_name(scene, owner)
            actor.member_span = scene.span_of(reading.start, reading.end)
    if (
        actor.entity is not None
        and actor.type == "opposition"
        and reading.role is not None
        and reading.role.noun.endswith("minister")
        and actor.country == scene.home
        and (reading.country or reading.organisation and reading.organisation.actor.country) == scene.home
        and not {"former", "ex", "interim", "shadow", "then"}.intersection(reading.modifiers)
    ):
        actor.type, actor.evidence = "government", "the office in the text"  # who changed sides later
    if actor.entity is not None or actor.type:
        return
    role_type, evidence = "", ""
    if reading.role is not None and not (
        reading.role.noun in KIN
        and actor.count > 0
        and reading.form == "person"
        and {"his", "her", "their"} & set(reading.modifiers)
    ):
        role_type, evidence = type_by_modifiers(reading.role.noun, reading.role.type, reading.modifiers)
    owner = reading.organisation.actor if reading.organisation is not None else None
    if owner is not None and owner.kind == "person":
        if not role_type:
            actor.type, actor.evidence = typed(scene, owner)[0], f"of {owner.name}"
            return
    elif (
        owner is not None
        and role_type in ("", "government", "military", "other", "unnamed")
        and not (owner.kind == "country" and role_type == "other")  # a country's bishop is no official
    ):
        owner_type, owner_country = organisation_type(scene, owner)
        if owner_type and not (role_type in ("government", "military") and owner_type in ("other", "")):
            actor.type, actor.country = owner_type, owner_country
            actor.evidence = f"of {owner.name}"
            return
    if owner is not None and role_type == "government" and reading.role.noun in CLUB_OFFICES:
        if owner.kind == "organisation" and not organisation_type(scene, owner)[0]:
            role_type, evidence = "other", f"of {owner.name}"
    if role_type == "intergovernmental" and owner is not None and owner.kind == "organisation":
        if owner.type in ("government", "military") and owner.country:
            role_type, evidence = owner.type, f"of {owner.name}"  # "the regime's UN envoy"
    if not role_type or reading.role is not None and reading.role.noun in STAFF:
        place_type, place = type_by_place(scene, reading)
        if place_type:
            role_type, evidence = place_type, place
    country = reading.country or (owner.country if owner is not None and owner.kind == "country" else "")
    if role_type == "intergovernmental" and country:
        role_type = "government"  # "Argentina's envoy"
    if role_type:
        actor.type, actor.country, actor.evidence = role_type, country, evidence
        if owner is not None and not actor.country:
            actor.country = owner.country


def type_by_place(scene: Scene, reading: Reading) -> tuple[str, str]:
    """ "Head of pediatrics at Nasser hospital": the kind of place a person works at."""
    words = scene.segmentation.words
    for k in range(reading.name.end, min(reading.end, reading.name.end + 14)):
        found = match_role(words, k, reading.end, scene.lexicon)
        if found and found[1].kind == "org" and found[1].type and not found[1].plural:
            return found[1].type, f"of a {found[1].noun}"
    for k in range(reading.start, reading.name.start):
        found = match_role(words, k, reading.name.start, scene.lexicon)
        if found and found[1].kind == "org" and found[1].type and not found[1].plural:
            return found[1].type, f"of a {found[1].noun}"
    return "", ""


def type_by_membership(scene: Scene, actor: Actor, group: Reading) -> None:
    """ "Khaled Omar of the opposition local council": the group's type is the person's."""
    if group.form == "entity":
        actor.type, actor.country = organisation_type(scene, group.name.actor)
        actor.evidence = f"of {group.name.actor.name}"
    elif group.role is not None and group.role.kind == "org":
        actor.type, _ = type_by_modifiers("group", group.role.type, group.modifiers)
        actor.evidence = f"of the {group.role.noun}"


def join_actors(scene: Scene, actors) -> Actor:
    actors = list({id(actor): actor for actor in actors}.values())
    if len(actors) == 1:
        return actors[0]
    names = [public_name(scene, actor) for actor in actors]
    key = ("joint", *names)
    joint = scene.actors.get(key)
    if joint is None:
        text = " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
        for actor in actors:
            describe(scene, actor)
        types = [typed(scene, actor)[0] for actor in actors]
        kind, evidence = types[0], "its first member"
        if STRONGER.get(kind) in types[1:]:
            kind, evidence = STRONGER[kind], "a member"
        joint = Actor(text, "group", key=key, plural=True, type=kind, evidence=evidence)
        joint.country = scene.home
        joint.members = tuple(actors)
        scene.actors[key] = joint
    return joint
