"""Roles as sources: "the spokesman", "its director", "a UN official", "activists", "the 53-year-old"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from attrib.sources.actors import (
    organisation_type,
    people_before,
    pick,
    public_actor,
    public_name,
    role_actor,
    roles_of,
    type_author,
    type_leaders,
    type_observers,
    type_officer,
    typed,
)
from attrib.sources.answers.context import find_army_of, find_holder_of, find_office_holder, type_by_enemy
from attrib.sources.answers.pronouns import name_ending, owner_of, pair_before
from attrib.sources.describe import describe
from attrib.sources.discourse import Candidate, Fits, collect_candidates
from attrib.sources.names.mentions import Actor
from attrib.sources.names.registry import load_inhabitants
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import CALLINGS, MEDIA_TYPES, OFFICIAL_TYPES, STATE_BODY_TYPES
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.scene import Answer, Scene
from attrib.sources.types import headed_place, type_by_modifiers

AGE = re.compile(r"(\d{1,3})-year-olds?")

APPOSED = "in apposition to the name"


def _neutral(noun: str) -> str:
    """A role without the sex of who holds it: "chairwoman" and "chair" are "chairman" too."""
    last = noun.split()[-1]
    for ending in ("woman", "person"):
        if last.endswith(ending) and len(last) > len(ending):
            return last[: -len(ending)] + "man"
    return last + "man" if last in ("chair", "spokes") else last


def answer_role_of(scene: Scene, reading: Reading) -> Answer:
    """ "a spokesman for X", "the X director": a person known as such, else the role itself."""
    owner = reading.owner_name.known_actor
    owner_name = public_name(scene, owner)
    if owner.kind == "country":
        office = find_office_holder(scene, reading, owner.country)
        if office is not None:
            return office
    sender = find_sender(scene, reading)
    if not sender and not reading.known_role.plural and reading.determiner != "indefinite":
        known = find_role_holder(scene, reading, owner_name)
        if known is not None:
            return Answer(
                known[0],
                "description",
                "holds this role",
                scene.span_of(*known[1]),
                (public_name(scene, known[0]),),
            )
    owner_type, country = organisation_type(scene, owner)
    if owner.kind == "country":
        owner_type, country = "", owner.country
    elif sender:
        owner_type, country = "government", sender
    between = tuple(scene.segmentation.lowers[reading.core_end + 1 : reading.owner_name.start])
    told = reading.told if owner_type else reading.modifiers
    role_type, evidence = type_by_modifiers(reading.known_role.noun, reading.known_role.type, between + told)
    if (
        owner_type
        and reading.known_role.noun != "opponent"
        and not (owner_type == "opposition" and role_type == "rebel")  # "opposition fighters"
        and (
            role_type in ("", "government", "military", "unnamed", "other", "rebel", "intergovernmental")
            or reading.known_role.noun in ("source", "volunteer")
            or role_type == "media"
            and owner_type == "state-media"
        )
    ):
        role_type, evidence = owner_type, f"of {owner_name}"
    if reading.known_role.noun == "opponent" and owner_type == "government":
        role_type, evidence = "opposition", f"against {owner_name}"
    elif owner.kind == "person" and role_type in ("", "unnamed", "other"):
        describe(scene, owner)
        role_type, evidence = typed(scene, owner)[0], f"of {owner_name}"
    elif owner.kind == "country" and (leaders := type_leaders(reading, role_type))[0]:
        role_type, evidence = leaders
    return role_actor(scene, reading, role_type or "other", country, evidence, owner_name)


def find_sender(scene: Scene, reading: Reading) -> str:
    """ "The Russian envoy to the United Nations": the country that sends somebody there, or ""."""
    if reading.known_role.noun not in WORDS.envoys or reading.owner_name.known_actor.kind != "organisation":
        return ""
    before = reading.owner_name.start
    for name in names_between(scene.talk.names, scene.talk.starts, reading.start, before):
        if name.kind == "adjective":
            return name.targets[0].target
        if name.possessive and name.actor is not None and name.actor.kind == "country":
            return name.actor.country
    return ""


def find_role_holder(scene: Scene, reading: Reading, owner_name: str) -> tuple[Actor, tuple[int, int]] | None:
    """The person of whom the document says this role, in this organisation."""
    wanted = reading.known_role.noun
    for actor, name in people_before(scene, reading.start):
        describe(scene, actor)
        roles = roles_of(scene, actor)
        if (
            wanted not in roles
            and not any(role.split()[-1] == wanted and role.split()[0] not in WORDS.former for role in roles)
            and not (owner_name and wanted in WORDS.heads and WORDS.heads.intersection(roles))
        ):
            continue
        if not owner_name or owner_name in _employers(scene, actor):
            return actor, (name.start, name.end)
    if owner_name and wanted in ("official", "officer", "representative", "diplomat"):
        members = [
            (actor, (name.start, name.end))
            for actor, name in people_before(scene, reading.start)
            if owner_name in _employers(scene, actor)
        ]
        return members[0] if len(members) == 1 else None
    return None


def _employers(scene: Scene, actor: Actor) -> tuple[str, str]:
    """The organisations that a person belongs to, by the text and by the registry."""
    parent = scene.registry.entities[actor.entity].at(scene.date).parent if actor.entity else ""
    return actor.member_of, parent


def answer_role(scene: Scene, reading: Reading) -> Answer:
    """ "the official", "the spokesman", "a resident", "activists", "sources"."""
    role = reading.known_role
    if role.noun == "source" and "same" in reading.modifiers and scene.talk.spoken:
        last = scene.talk.spoken[-1]  # "the same source": whoever spoke last
        return Answer(last.actor, "description", "spoke last", scene.span_of(last.start, last.end))
    if (labelled := _find_labelled(scene, reading)) is not None:
        return labelled
    if reading.determiner in ("definite", "possessive") and not reading.country:
        found = _find_head_of_place(scene, reading) or find_described(scene, reading)
        found = found or find_epithet(scene, reading)
        if found is not None:
            return found
    if reading.owner in ("its", "his", "her", "their") and not role.plural:
        owned = _answer_owned(scene, reading)
        if owned is not None:
            return owned
    if reading.country:
        office = find_office_holder(scene, reading, reading.country)
        if office is not None:
            return office
    if (served := _answer_held(scene, reading)) is not None:
        return served
    role_type, evidence = _type_role(scene, reading)
    country = reading.country
    if role_type == "military" and not country:
        country = find_army_of(scene, scene.current)
    elif role_type == "rebel" and (kind := type_by_enemy(scene, reading)):
        role_type, evidence = kind, "the armed groups that the text names"
    if role.noun == "diplomat" and role_type == "government" and not country:
        role_type = "foreign-government"  # of other countries, where none is named
    if role_type in ("", "unnamed"):
        post_type, post_country, post = type_by_post(scene, reading)
        if post_type:
            role_type, evidence, country = post_type, post, country or post_country
        elif reading.holder is not None:
            held = read_phrase(*reading.holder, scene.segmentation, scene.talk.names, scene.talk.starts).role
            if held is not None and held.kind == "org" and held.type not in ("", "other"):
                if held.noun not in WORDS.state_heads - WORDS.organs:
                    role_type, evidence = held.type, f"of a {held.noun}"
    if role_type == "government" and not country and reading.determiner == "definite" and scene.talk.spoken:
        floor = public_actor(scene, scene.talk.spoken[-1].actor)  # "the official" of whoever spoke last
        if floor.type in STATE_BODY_TYPES:
            country = floor.country
    return role_actor(scene, reading, role_type or "other", country, evidence)


def _answer_held(scene: Scene, reading: Reading) -> Answer | None:
    """Somebody of a body named before, or of a person: "the group's spokesman", "his aides"; or None."""
    holder = find_holder_of(scene, reading) if not reading.country else None
    if holder is not None:
        return answer_role_held(scene, reading, holder)
    master = _find_master(scene, reading)
    kind = typed(scene, master)[0] if master is not None else ""
    if master is None or kind in ("", "other", "unnamed"):
        return None
    return role_actor(scene, reading, kind, master.country, f"of {master.name}")


def _find_master(scene: Scene, reading: Reading) -> Actor | None:
    """Whose associates, aides or spokesman one is: "associates of [Tova Renn]", "[her] associates"."""
    noun = reading.known_role.noun
    if noun not in WORDS.followers | set(WORDS.spokesmen):
        return None
    words, names = scene.segmentation.words, scene.talk.names
    master: Actor | None = None
    if reading.owner in ("his", "her"):
        master = owner_of(scene, reading)
    else:
        for name in names_between(names, scene.talk.starts, reading.start, reading.end):
            if name.actor is None or name.actor.kind != "person":
                continue
            behind = name.start > reading.core_end and words[reading.core_end].casefold() in (
                "of",
                "for",
                "to",
            )
            clause = words[reading.core_end : name.start]
            if (
                name.possessive
                and name.end <= reading.core_end
                or behind
                and len(clause) < 5
                and "," not in clause
            ):
                master = name.actor
                break
    if master is None or master.kind != "person":
        return None
    describe(scene, master)
    return master


def _find_labelled(scene: Scene, reading: Reading) -> Answer | None:
    """ "[GOVERNOR]: Good afternoon." below "Press conference of Governor Odo Brink": whom a label means."""
    if scene.current is None or scene.current.rule != "form.transcript" or reading.known_role.plural:
        return None
    known = find_role_holder(scene, reading, "")
    if known is None:
        return None
    return Answer(known[0], "description", "holds this role", scene.span_of(*known[1]))


def _type_role(scene: Scene, reading: Reading) -> tuple[str, str]:
    """(type, evidence) that the words of a role show."""
    role = reading.known_role
    role_type, evidence = type_by_modifiers(role.noun, role.type, reading.tail + reading.modifiers)
    if evidence.startswith("the noun"):
        role_type = type_author(scene, role.noun, type_officer(scene, role.noun, role_type))
        role_type = type_observers(scene, role.noun, role_type)
    if role_type in ("", "other") and _place_headed(scene, reading):
        return "government", "the place that he heads"
    leaders, of_whom = type_leaders(reading, role_type)
    return (leaders, of_whom) if leaders else (role_type, evidence)


def _place_headed(scene: Scene, reading: Reading) -> str:
    """The noun of the place that "the head of the region" heads; "" for none."""
    words, end = scene.segmentation.words, reading.core_end
    if words[end : end + 1] != ["of"]:
        return ""
    return headed_place(reading.known_role.noun, words[end + 1 : end + 4])


def _find_head_of_place(scene: Scene, reading: Reading) -> Answer | None:
    """ "Governor Anton Bely spoke. [The head of the region] said …": the one of that office; or None."""
    office = WORDS.offices_of_places.get(_place_headed(scene, reading), "")
    if not office:
        return None

    def fits(actor: Actor) -> bool:
        describe(scene, actor)
        return actor.kind in ("person", "role") and not actor.plural and office in roles_of(scene, actor)

    candidates = collect_candidates(scene.talk, reading.start, fits, 14)
    answer = pick(scene, candidates, "description", reading.text, "other", margin=0.1)
    return answer if answer.actor is not None else None


def _answer_owned(scene: Scene, reading: Reading) -> Answer | None:
    """ "Its director", "their spokesman": of whom the pronoun means; None where it means nobody."""
    role, text = reading.known_role, reading.text
    owner = owner_of(scene, reading)
    if owner is None:
        return None
    owner_name = public_name(scene, owner)
    known = find_role_holder(scene, reading, owner_name)
    if known is not None:
        return Answer(known[0], "description", "holds this role there", scene.span_of(*known[1]))
    owner_type = typed(scene, owner)[0]
    reading.text = f"{owner_name}'s {text}"
    kind = role.type if role.type not in ("", "unnamed") else owner_type
    if role.type in STATE_BODY_TYPES and owner.kind == "organisation" and owner_type not in ("", "other"):
        kind = owner_type  # "its legal adviser"
    elif role.noun in WORDS.club_offices and owner_type not in ("", "other") and kind == "government":
        kind = owner_type  # "the civil society" and "its president"
    elif role.kind == "source" and owner_type in MEDIA_TYPES:
        kind = "unnamed"  # whom an outlet does not name
    country = owner.country if kind == owner_type else scene.home
    return role_actor(
        scene, reading, kind, country, "its owner", owner_name if owner.kind == "organisation" else ""
    )


def answer_role_held(scene: Scene, reading: Reading, owner: Actor) -> Answer:
    """ "The group's spokesman", "a spokesman for the group", where the text has named the group."""
    owner_name = public_name(scene, owner)
    if reading.determiner != "indefinite":
        known = find_role_holder(scene, reading, owner_name)
        if known is not None:
            return Answer(known[0], "description", "holds this role", scene.span_of(*known[1]))
    role = reading.known_role
    after = reading.holder is not None and reading.holder[0] > reading.start
    reading.text = f"{role.noun} for {owner_name}" if after else f"{owner_name} {role.noun}"
    owner_type, country = organisation_type(scene, owner)
    if role.type not in ("", "unnamed", "government", "military", "rebel"):
        return role_actor(scene, reading, role.type, country, f"the noun {role.noun!r}", owner_name)
    role_type = owner_type or role.type or "other"
    return role_actor(scene, reading, role_type, country, f"of {owner_name}", owner_name)


def type_by_post(scene: Scene, reading: Reading) -> tuple[str, str, str]:
    """ "A source at the police command": (type, country, evidence) of where somebody unnamed stands."""
    words = scene.segmentation.words
    for k in range(reading.start + 1, reading.end - 1):
        if words[k].casefold() not in ("at", "in", "inside", "within"):
            continue
        post = read_phrase(k + 1, reading.end, scene.segmentation, scene.talk.names, scene.talk.starts)
        role = post.role
        if post.form != "description" or role is None or role.kind != "org":
            return "", "", ""
        found, _ = type_by_modifiers(role.noun, role.type, post.modifiers)
        if found in ("media", "other", "civilian") or role.noun in WORDS.state_heads - WORDS.organs:
            return "", "", ""
        return found, post.country, f"of a {role.noun}"
    return "", "", ""


def is_cut_short(scene: Scene, reading: Reading) -> bool:
    """ "A State Department was quoted": an article says that a noun is missing after the name."""
    actor = reading.known_name.known_actor
    return (
        reading.start + 1 == reading.known_name.start
        and reading.known_name.end == reading.end
        and reading.known_name.kind == "entity"
        and scene.segmentation.words[reading.start].casefold() in ("a", "an")
        and actor.kind == "organisation"
        and organisation_type(scene, actor)[0] in ("government", "military", "intergovernmental")
    )


def answer_cut_role(scene: Scene, reading: Reading) -> Answer:
    reading.role = scene.lexicon.roles[("official",)]
    owner_name = public_name(scene, reading.known_name.known_actor)
    reading.text = f"{owner_name} official"
    owner_type, country = organisation_type(scene, reading.known_name.known_actor)
    return role_actor(scene, reading, owner_type, country, f"of {owner_name}", owner_name)


def find_apposed(scene: Scene, reading: Reading) -> Answer | None:
    """ "… than Tova Renn, [the 68-year-old former mayor] seeking office": the name before the comma."""
    words, tags = scene.segmentation.words, scene.segmentation.tags
    if reading.known_role.plural or reading.determiner == "possessive" or reading.start < 2:
        return None
    after = reading.end
    if words[reading.start - 1] != "," or after >= len(words) or tags[after] in WORDS.finite:
        return None
    first = scene.segmentation.sentence_tokens[scene.segmentation.sentence_of[reading.start]][0]
    name = name_ending(scene, reading.start - 1, first, ("person", "unknown"))
    if name is None or words[after].casefold() in ("and", "or", ":", "told", "said"):
        return None
    actor = name.known_actor
    if actor.kind == "unknown":
        if len(name.parts) < 2 or scene.talk.is_oblique(name) and actor.count > 1:
            return None
        actor.kind = "person"
    return Answer(actor, "description", APPOSED, scene.span_of(name.start, name.end))


def answer_bare_person(scene: Scene, reading: Reading) -> Answer | None:
    """ "The 53-year-old", "the Dutchman": a person by age or country alone; None if it is neither."""
    words = scene.segmentation.words
    if reading.determiner != "definite" or reading.end - reading.start != 2:
        return None
    word = words[reading.end - 1].casefold()
    age = AGE.fullmatch(word)
    country = load_inhabitants().get(word)
    if not age and not country:
        return None

    def fits(actor: Actor) -> bool:
        if actor.kind not in ("person", "unknown") and not (actor.kind == "role" and not actor.plural):
            return False
        if age:
            return age_of(scene, actor) in ("", age[1])
        return country in (actor.country, nation_of(scene, actor))

    candidates = collect_candidates(scene.talk, reading.start, fits, 12)
    if age:
        sure = [c for c in candidates if age_of(scene, c.actor) == age[1]]
        candidates = sure or candidates
    return pick(scene, candidates, "description", words[reading.end - 1], "other")


def age_of(scene: Scene, actor: Actor) -> str:
    """The age that the text gives beside a name ("Tova Renn, 53, said"), or ""."""
    words = scene.segmentation.words
    for name in scene.mentions_of.get(id(actor), ())[:4]:
        after = name.end + (name.end < len(words) and words[name.end] in (",", "("))
        if after < len(words) and words[after].isdigit() and len(words[after]) < 4:
            return words[after]
    return ""


def nation_of(scene: Scene, actor: Actor) -> str:
    """The country whose adjective stands close before a name ("Dutch rider Pieter Klaver"), or ""."""
    for name in scene.mentions_of.get(id(actor), ())[:4]:
        k = bisect_left(scene.talk.starts, name.start) - 1
        if k < 0:
            continue
        before, words = scene.talk.names[k], scene.segmentation.words
        between = words[before.end : name.start]
        word = words[name.start - 1].casefold()
        if word in load_inhabitants() or not between and word in load_inhabitants():
            return load_inhabitants()[word]
        if before.kind == "adjective" and len(between) <= 3 and all(w.isalpha() for w in between):
            return before.targets[0].target
    return ""


def find_described(scene: Scene, reading: Reading) -> Answer | None:
    """The person or group that a definite description takes up: same head, then same kind."""
    role = reading.known_role
    wanted = WORDS.titles.get(role.noun, role.noun)
    modifiers = {
        word
        for word in reading.modifiers
        if word not in ("the", "same", "two", "three") and not AGE.match(word)
    }
    plural = role.plural or role.kind == "people"
    heads = _place_headed(scene, reading)  # "the chief of the locality" is no official of another office

    def may_be(actor: Actor) -> bool:
        official = wanted in WORDS.officials and typed(scene, actor)[0] in OFFICIAL_TYPES
        return not heads and (wanted in WORDS.anyone or official)

    def holds(actor: Actor) -> bool:
        describe(scene, actor)
        if any(_neutral(item) == _neutral(wanted) for item in roles_of(scene, actor)):
            return True
        return may_be(actor)

    def fits(actor: Actor) -> bool:
        if plural and actor.members:
            return all(other.kind == "person" and holds(other) for other in actor.members)
        if plural != actor.plural or actor.kind not in ("person", "role", "group"):
            return False
        if role.gender and actor.gender and role.gender != actor.gender:
            return False
        if actor.kind == "person":
            describe(scene, actor)
        if _holds_another(scene, actor, reading) or _serves_another(scene, actor, reading):
            return False
        roles = roles_of(scene, actor)
        if wanted in roles or any(item.split()[-1] == wanted.split()[-1] for item in roles):
            return (
                not modifiers
                or actor.kind == "person"
                or all(
                    word in actor.name.casefold()
                    or word == wanted
                    or WORDS.modifier_types.get(word, "?") == actor.type
                    for word in modifiers
                )
            )
        if actor.kind not in ("person", "role") or wanted == "official" and actor.entity:
            return False
        if role.type in CALLINGS and actor.type == role.type and not modifiers:
            return True  # "the health worker" after a doctor spoke
        if (
            any(WORDS.modifier_types.get(word) for word in modifiers)
            or modifiers
            and wanted not in WORDS.anyone
        ):
            return False
        return may_be(actor)

    candidates = collect_candidates(scene.talk, reading.start, fits, 14)
    if plural:
        candidates = [c for c in candidates if c.spoke]
        if role.kind == "person":
            candidates += joint_described(scene, reading, candidates, fits)
    if not candidates:
        return None
    exact = [c for c in candidates if wanted in roles_of(scene, c.actor) or plural and c.actor.members]
    if not exact and role.type in CALLINGS and not plural:
        here = scene.segmentation.sentence_of[reading.start]
        candidates = [c for c in candidates if here - scene.segmentation.sentence_of[c.start] <= 4]
    answer = pick(scene, exact or candidates, "description", reading.text, "other", margin=0.1)
    return answer if answer.actor is not None else None


def _holds_another(scene: Scene, actor: Actor, reading: Reading) -> bool:
    """ "[The justice minister]" after "Tourism Minister Renn": of another field than his."""
    words, noun = scene.segmentation.lowers, reading.known_role.noun
    wanted = {*noun.split()[:-1], *reading.modifiers} - {"the", "same"}
    if noun.split()[-1] != "minister" or not wanted or wanted & {"prime", "chief"}:
        return False
    for name in scene.mentions_of.get(id(actor), ())[:4]:
        k = name.start - 1
        if k > 0 and words[k] == "minister" and words[k - 1].isalpha():
            field = words[k - 1]
            return field not in wanted and field not in WORDS.definite and field not in WORDS.genitives
    return False


def _serves_another(scene: Scene, actor: Actor, reading: Reading) -> bool:
    """ "[The army's spokesman]" after "rescue service spokesman Renn", "[the fire chief]" after "police chief
    Renn": of another body than his."""
    words, noun = scene.segmentation.lowers, reading.known_role.noun
    holder = words[reading.holder[0] : reading.holder[1]] if reading.holder is not None else ()
    wanted = _find_bodies(scene, (*noun.split()[:-1], *reading.modifiers, *holder))
    if not wanted:
        return False
    for name in scene.mentions_of.get(id(actor), ())[:4]:
        k = name.start - 1
        k -= k > 0 and words[k] == ","
        if k < 1 or words[k] != noun.split()[-1]:
            continue
        first = k
        while first > max(0, k - _BODY_WORDS) and (
            words[first - 1].isalpha() or words[first - 1] in WORDS.genitives
        ):
            first -= 1
        had = _find_bodies(scene, words[first:k])
        return bool(had) and had.keys().isdisjoint(wanted) and set(had.values()).isdisjoint(wanted.values())
    return False


_BODY_WORDS = 4  # words of a body before whom it employs
_CREWS = ("fire", "police", "rescue")  # whose chief one is, besides bodies


def _find_bodies(scene: Scene, words: Sequence[str]) -> dict[str, str]:
    """Return the words for bodies among words, each with its type."""
    found = {}
    for word in words:
        role = scene.lexicon.roles.get((word,))
        if role is not None and role.kind == "org" or word in _CREWS:
            found[word] = role.type if role is not None and word not in _CREWS else word
    return found


def find_epithet(scene: Scene, reading: Reading) -> Answer | None:
    """ "Renn left early. [The steel magnate] said …": new words for the one person spoken of.

    Not for a noun that the text used before (it is somebody's there), nor for offices and the
    anonymous ("the official", "the witness"), which may well be somebody else's.
    """
    role, segmentation = reading.known_role, scene.segmentation
    if role.plural or role.kind != "person" or role.type != "other" or reading.determiner != "definite":
        return None
    if _place_headed(scene, reading):
        return None  # "the chief of the locality": an office
    low = max(0, reading.start - 400)
    head = role.noun.split()[-1]
    if any(word.casefold() == head for word in segmentation.words[low : reading.start]):
        return None
    here = segmentation.sentence_of[reading.start]

    def fits(actor: Actor) -> bool:
        return (actor.kind == "person" or actor.kind == "unknown" and len(actor.key) > 1) and not (
            role.gender and actor.gender and role.gender != actor.gender
        )

    near = [
        candidate
        for candidate in collect_candidates(scene.talk, reading.start, fits, 1)
        if segmentation.sentence_of[candidate.start] < here
    ]
    if not near or not near[0].why.startswith(("subject", "spoke")):
        return None
    answer = pick(scene, near, "description", reading.text, "other", margin=1.0)
    return answer if answer.actor is not None else None


def joint_described(
    scene: Scene, reading: Reading, candidates: list[Candidate], fits: Fits
) -> list[Candidate]:
    """Two named together who may be "the two lawmakers", or who are so now where they spoke before."""
    two = scene.segmentation.words[reading.start + 1 : reading.start + 2]
    counted = bool(two) and two[0].casefold() in ("two", "three")
    for candidate in candidates:
        if candidate.actor.members and counted:
            candidate.score += 1.5
    candidates.sort(key=lambda candidate: (-candidate.score, -candidate.start))
    pair = pair_before(scene, reading.start)
    if pair is None or not fits(pair.actor) or any(c.actor is pair.actor for c in candidates):
        return []
    return [pair]
