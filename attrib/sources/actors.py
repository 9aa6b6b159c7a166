"""What is known of an actor: its name, type and offices; and the answers that name one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from attrib.language.casing import is_lower_word
from attrib.sources.discourse import MARGIN, Candidate, choose
from attrib.sources.houses import note_standing
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.national import load_organs
from attrib.sources.names.registry import load_countries
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import CALLINGS, MEDIA_TYPES, Lexicon, match_role
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.scene import Answer, Scene
from attrib.sources.types import relative_type, type_by_modifiers


def means(name: Name, actor: Actor) -> str:
    return "name" if fold_name(actor.name) == name.parts else "alias"


def home_government(scene: Scene) -> Actor | None:
    """Who speaks where the text says "Syria said" in an article about Syria."""
    country = scene.registry.countries.get(scene.home)
    if country is None:
        return None
    for adjective in country.adjectives or (country.name,):
        known = scene.registry.find_name(f"{adjective} government")
        if known is not None:
            return scene.entity_actor(known)
    name = f"{country.adjectives[0] if country.adjectives else country.name} government"
    key = fold_name(name)
    actor = scene.actors.get(key)
    if actor is None:
        actor = scene.actors[key] = Actor(
            name, "organisation", key=key, type="government", country=scene.home
        )
    return actor


def public_actor(scene: Scene, actor: Actor) -> Actor:
    if actor.kind == "country" and actor.country == scene.home == scene.seen_from:
        return home_government(scene) or actor
    return actor


def public_name(scene: Scene, actor: Actor) -> str:
    return public_actor(scene, actor).name


def typed(scene: Scene, actor: Actor) -> tuple[str, str]:
    actor = public_actor(scene, actor)
    role, evidence = actor.type, actor.evidence
    if not role:
        role, _ = organisation_type(scene, actor) if actor.kind != "person" else ("", "")
        evidence = "its name" if role else evidence
    if (
        not role
        and scene.doc.outlet
        and actor.key
        and fold_name(scene.doc.outlet)[: len(actor.key)] == actor.key
    ):
        role, evidence = "media", "the article's own outlet"
    if not role and len(actor.key) == 1 and actor.kind != "person" and is_outlets_acronym(scene, actor.key):
        role, evidence = "media", "the article's own outlet"
    if not role and actor.kind == "person" and WORDS.kin.intersection(actor.roles):
        role, evidence = "civilian", "a relative of somebody"
    if not role:
        role, evidence = "other", "no evidence"
    country = actor.country or (scene.home if scene.home != scene.seen_from else "")
    return relative_type(role, country, scene.seen_from), evidence


def is_outlets_acronym(scene: Scene, key: tuple[str, ...]) -> bool:
    """ "CNA could not verify it", in an article of the Continental News Agency."""
    words = [word for word in (scene.doc.outlet or "").replace("-", " ").split() if word[:1].isupper()]
    if len(words) < 2 or ("".join(word[0] for word in words).casefold(),) != key:
        return False
    return type_by_name(fold_name(" ".join(words)), scene.lexicon) in MEDIA_TYPES


def organisation_type(scene: Scene, actor: Actor) -> tuple[str, str]:
    """Return (type, country) of an organisation: known, or told by the words of its name."""
    if actor.type:
        return actor.type, actor.country
    found = type_by_name(actor.key, scene.lexicon)
    if found in ("", "other") and actor.kind in ("organisation", "unknown"):
        found = _type_by_apposition(scene, actor) or found
    if not found and actor.key and actor.key[-1] in WORDS.state_bodies:
        if actor.country or actor.key[0] in WORDS.state_openings:
            found = "government"  # the National Telecommunications Commission
    if not found and len(actor.key) == 2 and actor.key[1] == "council" and _is_place(scene, actor):
        found = "government"  # Lund Council
    return found, actor.country


def _is_place(scene: Scene, council: Actor) -> bool:
    """Whether the first word of a council's name is a place: known, or one in which the text has things."""
    first, key = council.name.split()[0], council.key[:1]
    if any(entry.kind in ("city", "capital") for entry in scene.registry.index.get(key, ())):
        return True
    if is_lower_word(key[0]) or key[0] in WORDS.faiths:
        return False
    words, lowers = scene.segmentation.words, scene.segmentation.lowers
    for k in range(1, len(words) - 1):
        if words[k] != first or lowers[k + 1] == "council":
            continue
        if (
            lowers[k - 1] in WORDS.location_tails
            or lowers[k - 1] == "of"
            and lowers[k - 2] in WORDS.settlements
        ):
            return True
    return False


def _type_by_apposition(scene: Scene, actor: Actor) -> str:
    """ "Norvale Forum, [a rights group]", "[the prison service], NPS,": the type that the words
    beside a body's name tell; "" for none."""
    words = scene.segmentation.lowers
    for name in scene.mentions_of.get(id(actor), ())[:4]:
        if before := _type_by_words_before(scene, name):
            return before
        if words[name.end : name.end + 1] not in ([","], ["("]):
            continue
        if words[name.end + 1 : name.end + 2] not in (["a"], ["an"], ["the"]):
            continue
        for start in range(name.end + 2, min(name.end + 6, len(words))):
            role = match_role(words, start, len(words), scene.lexicon)
            if role is None:
                continue
            if role[1].kind != "org" or role[1].plural:
                break
            for owner in names_between(scene.talk.names, scene.talk.starts, name.end + 2, start):
                if owner.actor is not None and owner.actor.kind == "organisation" and owner.actor.type:
                    return owner.actor.type  # "a Houthi body"
            told = (word.rpartition("-")[0] or word for word in words[name.end + 2 : start])
            return type_by_modifiers(role[1].noun, role[1].type, told)[0]
    return ""


def _type_by_words_before(scene: Scene, name: Name) -> str:
    """The type that "the prison service" tells of the name behind its comma; "" for none, and in a list."""
    words, tags = scene.segmentation.lowers, scene.segmentation.tags
    comma = name.start - 1
    if comma < 2 or words[comma] != "," or words[name.end : name.end + 1] != [","]:
        return ""
    if words[name.end + 1 : name.end + 2] in (["and"], ["or"]) or tags[name.end + 1 : name.end + 2] == [
        "NNP"
    ]:
        return ""
    for start in range(max(0, comma - 3), comma):
        found = match_role(words, start, comma, scene.lexicon)
        if found is None or start + found[0] != comma or found[1].kind != "org" or found[1].plural:
            continue
        opening = next(
            (k for k in range(start - 1, max(-1, start - 4), -1) if words[k] in WORDS.definite), None
        )
        if opening is None or any(not word.isalpha() for word in words[opening:start]):
            return ""
        return type_by_modifiers(found[1].noun, found[1].type, words[opening + 1 : start])[0]
    return ""


def type_observers(scene: Scene, noun: str, role_type: str) -> str:
    """The type of observers: of a body of states, where the text speaks of such a body's observers."""
    if noun != "observer" or role_type != "expert":
        return role_type
    words = scene.segmentation.lowers
    for k, word in enumerate(words):
        if word in ("observer", "observers") and not WORDS.observing.isdisjoint(words[max(0, k - 3) : k]):
            return "intergovernmental"
    return role_type


def type_by_name(key: tuple[str, ...], lexicon: Lexicon) -> str:
    """Return the type that the words of an organisation's name tell, the last ones first; "" for none."""
    if key[-2:] in WORDS.mouthpieces or key in WORDS.mouthpieces:
        return ""  # whose they are tells
    if key[:2] in WORDS.mouthpieces and key[2:3] == ("of",):
        whole = key[4:] if key[3:4] == ("the",) else key[3:]
        return load_organs()[whole].type if whole in load_organs() else type_by_name(whole, lexicon)
    if "liberation" in key:
        return "rebel"
    cut = next((k for k in range(1, len(key)) if key[k] in ("for", "of")), 0)
    if cut and key[cut - 1] == "conference":
        key, cut = key[:cut], 0  # of whom, is not what it is
    if cut and key[cut - 1] in WORDS.watching_heads:
        return "monitor"  # "the Observatory of Community Dignity"
    holder = _type_of_office(key, lexicon)
    if holder:
        return holder
    weak = ""
    for end in range(len(key), 0, -1):
        for start in range(max(0, end - 3), end):
            role = lexicon.roles.get(key[start:end])
            if role is not None and role.kind == "org" and role.type == "other":
                weak = "other"  # a campaign, of whom other words may tell
            elif role is not None and role.kind == "org" and role.type not in ("", "foreign-government"):
                return role.type  # but Odo West is no state
        if key[end - 2 : end] in WORDS.compound_types:
            return WORDS.compound_types[key[end - 2 : end]]
        if key[end - 1] in WORDS.name_types:
            return WORDS.name_types[key[end - 1]]
    if len(key) > 1 and key[-1] in WORDS.paper_names:
        return "media"
    if (
        WORDS.media_words.intersection(key)
        or key[-1:]
        and key[-1].endswith(WORDS.media_endings)
        and len(key[-1]) > 5
    ):
        return "media"
    if len(key) == 2 and key[1] in WORDS.site_endings:
        return "media"  # Znak.com
    return "rebel" if WORDS.brigade_words.intersection(key) else weak


def _type_of_office(key: tuple[str, ...], lexicon: Lexicon) -> str:
    """Return the type of whose office a name tells: "Attorney General's Office of Mexico"; "" for none."""
    if "office" not in key[1:]:
        return ""
    end = key.index("office", 1)
    holders = (lexicon.roles.get(key[start:end]) for start in range(max(0, end - 3), end))
    return next((role.type for role in holders if role is not None and role.kind == "person"), "")


def type_officer(scene: Scene, noun: str, role_type: str, written: str = "") -> str:
    """The type of an officer of whom no word says whose he is: a policeman where the text is on police.

    A captain who is ``written`` small is a team's or a ship's where the text speaks of neither; one in
    capitals is a policeman where it speaks of police alone.
    """
    small = noun == "captain" and written == noun
    junior = noun in ("captain", "lieutenant", "sergeant") and not small
    if noun != "officer" and not small and not junior or role_type != "military":
        return role_type
    if scene.policing is None:
        words = scene.segmentation.lowers
        police = sum(word in WORDS.police for word in words)
        scene.policing = (police, sum(word in WORDS.soldiery for word in words))
    police, soldiers = scene.policing
    if junior:
        return "government" if police and not soldiers else role_type
    if small:
        return role_type if soldiers else "government" if police else "other"
    return "government" if police > soldiers else role_type


def type_author(scene: Scene, noun: str, role_type: str) -> str:
    """The type of an author, of a team: an expert where the text is on a study, and on no book."""
    if noun.split()[-1] not in ("author", "team") or role_type not in ("", "other"):
        return role_type
    words = scene.segmentation.lowers
    on_study = not WORDS.on_studies.isdisjoint(words) and WORDS.on_books.isdisjoint(words)
    return "expert" if on_study else role_type


def type_leaders(reading: Reading, role_type: str) -> tuple[str, str]:
    """The (type, evidence) of leaders of whom a country alone is told, or none: "Norvalian leaders".

    "World leaders" are of other states. Those of a faith, a tribe or a trade are nobody's officials.
    """
    if role_type not in ("", "other") or reading.known_role.noun not in WORDS.rulers_too:
        return "", ""
    told = {word for word in reading.modifiers if word.isalpha()} - WORDS.grades_of_leaders
    if told and told <= WORDS.from_abroad and reading.known_role.plural:
        return "foreign-government", "leaders of other countries"
    country = load_countries().get(reading.country)
    if country is None:
        return "", ""
    known = {word for name in (country.name, *country.adjectives) for word in name.casefold().split()}
    return ("government", "the country that they lead") if told <= known else ("", "")


def roles_of(scene: Scene, actor: Actor) -> list[str]:
    if actor.entity is None:
        return actor.roles
    note = scene.registry.entities[actor.entity].at(scene.date).note
    extra = [part.strip() for part in note.split(";")[1:]] if ";" in note else []
    return actor.roles + extra


def people_before(scene: Scene, token: int) -> Iterator[tuple[Actor, Name]]:
    seen = set()
    k = bisect_left(scene.talk.starts, token) - 1
    floor = max(-1, k - 150)
    while k > floor:
        name = scene.talk.names[k]
        k -= 1
        if name.actor is not None and name.actor.kind == "person" and id(name.actor) not in seen:
            seen.add(id(name.actor))
            yield name.actor, name


def pick(
    scene: Scene, candidates: list[Candidate], by: str, text: str, fallback_type: str, margin: float = MARGIN
) -> Answer:
    names = tuple(dict.fromkeys(public_name(scene, candidate.actor) for candidate in candidates[:5]))
    best = choose(candidates, margin)
    if best is None:
        why = "no candidate before it" if not candidates else "no candidate clearly best"
        return Answer(None, "none", why, None, names, text or None, fallback_type)
    return Answer(best.actor, by, best.why, scene.span_of(best.start, best.end), names)


def role_actor(
    scene: Scene, reading: Reading, role_type: str, country: str, evidence: str, owner_name: str = ""
) -> Answer:
    role, text = reading.known_role, reading.text
    key = ("role", text.casefold())
    actor = scene.actors.get(key)
    if actor is None:
        kind = "group" if role.plural or role.kind == "people" else "role"
        actor = Actor(
            text,
            kind,
            key=key,
            type=role_type,
            country=country,
            gender=role.gender,
            plural=kind == "group",
            head=role.noun,
            roles=[role.noun],
            evidence=evidence,
            member_of=owner_name,
        )
        if owner_name:
            actor.member_span = scene.span_of(reading.start, reading.end)
        note_standing(actor, reading, scene.segmentation)
        scene.actors[key] = actor
    return Answer(actor, "generic", "not named in the text", text=text)


def _type_by_members(scene: Scene, reading: Reading) -> tuple[str, str] | None:
    """ "A team of [geologists]": (type, evidence) by the calling of whom a body is made of; or None."""
    for k in range(len(reading.tail)):
        found = match_role(reading.tail, k, len(reading.tail), scene.lexicon)
        if found is not None and found[1].plural and found[1].type in CALLINGS:
            return found[1].type, f"the noun {found[1].noun!r}"
    return None


def _find_place(scene: Scene, reading: Reading) -> str | None:
    """ "[Nevada] said", "[the city of Lund] said": the country of a place that speaks; else None."""
    words = scene.segmentation.lowers
    inside = names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end)
    last = inside[-1] if inside else None
    if last is None or last.end != reading.end:
        return None
    code = last.targets[0].target if last.kind == "city" else ""
    before = [word for word in words[reading.start : last.start] if word not in WORDS.definite]
    if before[-1:] == ["of"] and before[:-1] and before[-2] in WORDS.settlements | WORDS.administered:
        return code if len(before) == 2 else None
    return code if last.kind == "city" and not before else None


def generic(scene: Scene, reading: Reading, reason: str, fallback: str = "") -> Answer:
    role = reading.role
    if role is not None:
        told = reading.tail + reading.modifiers if role.kind == "org" else reading.modifiers
        role_type, evidence = type_by_modifiers(role.noun, role.type, told)  # "a team of scientists"
        if role.kind == "org" and role_type in ("", "other"):
            role_type, evidence = _type_by_members(scene, reading) or (role_type, evidence)
            role_type = type_author(scene, role.noun, role_type)
        if role.plural and role.noun in WORDS.countries:
            role_type = "foreign-government"
        kind = "group"
    else:
        role_type, evidence = type_by_modifiers("group", "", reading.modifiers)
        kind = "group"
        if not role_type and reading.country and reading.head in WORDS.sides:
            role_type, evidence = "government", "the country whose side it is"
        if not role_type and (land := _find_place(scene, reading)) is not None:
            role_type, evidence, reading.country = "government", "the place that speaks", land
    text = reading.text or scene.segmentation.text[slice(*scene.span_of(reading.start, reading.end))]
    key = ("generic", text.casefold())
    actor = scene.actors.get(key)
    if actor is None:
        actor = Actor(
            text,
            kind,
            key=key,
            type=fallback if fallback and role_type in ("", "other") else role_type or "other",
            country=reading.country,
            head=reading.head,
            plural=bool(role and role.plural),
            roles=[reading.head] if reading.head else [],
            evidence=evidence or reason,
        )
        scene.actors[key] = actor
    return Answer(actor, "generic", reason, text=text)
