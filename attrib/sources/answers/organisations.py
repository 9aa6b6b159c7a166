"""Organisations as sources: "the group", "Turkey's health ministry", "the army", "the statement"."""

from __future__ import annotations

from dataclasses import replace

from attrib.language.casing import is_lower_word
from attrib.sources.actors import generic, organisation_type, pick, public_name, roles_of, typed
from attrib.sources.answers.context import (
    country_named,
    find_holder_of,
    find_namesake,
    find_other_state,
    is_unsaid,
)
from attrib.sources.answers.papers import find_issuer
from attrib.sources.answers.pronouns import PUBLISHED, add_affiliate, owner_of
from attrib.sources.describe import describe
from attrib.sources.discourse import Candidate, collect_candidates
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.national import load_organs, name_organ
from attrib.sources.names.registry import Entity
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import MEDIA_TYPES, STATE_BODY_TYPES, Role, match_role
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.publishers import find_publisher
from attrib.sources.scene import Answer, Scene
from attrib.sources.types import relative_type, type_by_modifiers

PARTS = ("", "monitor", "media", "other", "expert")  # types of what an organisation may have of its own


ARMED_TYPES = frozenset(("rebel", "jihadist"))
WATCHING_TYPES = frozenset(("monitor", "activist"))
FIELDS = frozenset(("government", "military", "expert"))
OF_A_STATE = ("of", "in", "for")
MINISTRIES = (("ministry",), ("government",))


def other_country(scene: Scene, reading: Reading) -> Answer:
    """ "Iranian state TV": a generic name that the registry knows for one country, of another here."""
    words = scene.segmentation.words
    rest = " ".join(words[reading.known_name.start : reading.known_name.end])
    country = scene.registry.countries[reading.country]
    name = f"{(country.adjectives or (country.name,))[0]} {rest}"
    known = scene.registry.find_name(name)
    if known is not None:
        return Answer(scene.entity_actor(known), "alias", "in the registry under this name")
    key = fold_name(name)
    actor = scene.actors.get(key)
    if actor is None:
        actor = scene.actors[key] = Actor(
            name,
            "organisation",
            key=key,
            type=reading.known_name.known_actor.type,
            country=reading.country,
            evidence="its kind and country",
        )
    return Answer(actor, "name", "a state's organ by its name")


def answer_document(scene: Scene, reading: Reading, study: Answer | None = None) -> Answer:
    """Return whose a document is; ``study`` is whose it is where the text tells of research."""
    whose = reading.organisation
    if whose is not None and whose.known_actor.name in WORDS.platforms and whose.end < reading.end:
        owner = next(
            (
                name
                for name in names_between(scene.talk.names, scene.talk.starts, whose.end, reading.end)
                if name.actor is not None and name.actor.kind in ("organisation", "person")
            ),
            None,
        )
        whose = reading.organisation = owner or whose
    if whose is not None and whose.known_actor.kind == "organisation" and is_unsaid(scene, whose):
        country = find_other_state(scene, reading.start)
        if country:
            theirs = Reading("entity", reading.start, reading.end, name=whose, country=country)
            reason = f"whose {reading.known_role.noun} it is"
            answer = replace(other_country(scene, theirs), by="description", reason=reason)
            whose.actor = answer.actor
            return answer
    owner = reading.organisation
    if owner is not None and (
        owner.known_actor.kind in ("organisation", "person")
        or owner.known_actor.kind == "unknown"
        and owner.possessive  # "the Falcons' claim", whoever they are
    ):
        return Answer(
            owner.actor,
            "description",
            f"whose {reading.known_role.noun} it is",
            scene.span_of(owner.start, owner.end),
        )
    if (
        reading.organisation is not None
        and reading.organisation.known_actor.kind == "country"
        and reading.known_role.noun in ("statement", "communique", "communiqué", "bulletin")
    ):
        return Answer(reading.organisation.actor, "description", f"whose {reading.known_role.noun} it is")
    author = find_signatory(scene, reading)
    if author is not None:
        if author.actor is not None:
            scene.papers[reading.known_role.noun] = author.actor
        return author
    if study is not None:
        return study
    definite = reading.determiner in ("definite", "possessive")
    if (
        definite
        and reading.role_span[1] == reading.end
        and (issuer := find_issuer(scene, reading)) is not None
    ):
        return issuer
    noun = reading.known_role.noun
    known_paper = noun in WORDS.signed_papers or noun in WORDS.unsigned_papers
    if definite and not reading.known_role.plural and known_paper:
        if (before := scene.papers.get(noun)) is not None:
            return Answer(before, "description", f"whose {noun} it is")
        personal = noun in WORDS.signed_papers
        candidates = collect_candidates(
            scene.talk,
            reading.start,
            lambda actor: (
                actor.kind in ("organisation", "country")
                or personal
                and actor.kind in ("person", "role")
                and not actor.plural
            ),
            3,
            place_names=True,
        )
        candidates = [c for c in candidates if c.spoke]
        if personal:  # an outlet tells of a filing that is another's
            told = [c for c in candidates if organisation_type(scene, c.actor)[0] not in MEDIA_TYPES]
            candidates = told or candidates
        if candidates:
            return pick(scene, candidates[:1], "description", reading.text, "unnamed")
    return generic(
        scene,
        reading,
        "a document that nobody signs",
        "unnamed" if reading.known_role.type in ("", None) else reading.known_role.type,
    )


def find_signatory(scene: Scene, reading: Reading) -> Answer | None:
    """Who made a document: "his figures", "a toll from the rebels", "interviews with residents"."""
    noun = reading.known_role.noun
    reason = f"whose {noun} it is"
    if reading.owner in ("its", "his", "her", "their"):
        owner = owner_of(scene, reading)
        return Answer(owner, "description", reason) if owner is not None else None
    words = scene.segmentation.words
    if (keeper := _find_papers_owner(scene, reading)) is not None:
        return replace(keeper, reason=reason)
    wanted: tuple[str, ...] = ("with",) if noun == "interview" else ("by", "from")
    if noun in WORDS.signed_papers or noun in WORDS.unsigned_papers:
        wanted = ("by", "from", "of")
    for k in range(reading.start + 1, reading.end - 1):
        word = words[k].casefold()
        if word not in wanted:
            continue
        if (account := _find_account(scene, k + 1, reading.end)) is not None:
            return Answer(account, "description", reason)
        maker = read_phrase(k + 1, reading.end, scene.segmentation, scene.talk.names, scene.talk.starts)
        if word == "of":  # "the opinion of the court", but "the report of an attack"
            body = maker.role is not None and maker.role.kind == "org" and not maker.role.plural
            if maker.form != "description" or not body or maker.determiner != "definite":
                continue
        if maker.form == "description":
            role = maker.role
            if role is None or role.kind not in ("person", "people", "source", "org"):
                return None
        elif maker.form == "entity" and maker.known_name.known_actor.kind == "country":
            return None
        elif maker.form not in ("person", "joint", "entity"):
            return None
        answer = scene.answer(maker)
        return replace(answer, reason=reason) if answer.actor is not None else None
    return None


def _find_papers_owner(scene: Scene, reading: Reading) -> Answer | None:
    """ "[The deputy commissioner]'s list", "[the army]'s figures": whose paper it is; or None."""
    words = scene.segmentation.words
    for k in range(reading.start + 1, reading.role_span[0]):
        if words[k] not in WORDS.genitives:
            continue
        owner = read_phrase(reading.start, k, scene.segmentation, scene.talk.names, scene.talk.starts)
        role = owner.role
        if owner.form != "description" or role is not None and role.kind not in ("org", "person", "people"):
            return None
        if role is None and not words[k - 1][:1].isupper():
            return None
        found = scene.answer(owner)
        return found if found.actor is not None else None
    return None


def _find_account(scene: Scene, start: int, end: int) -> Actor | None:
    """Whose account a message comes from: "a tweet from [Tova Renn]'s Twitter account"."""
    words = scene.segmentation.lowers
    start += start < end and words[start] == "the"
    for name in names_between(scene.talk.names, scene.talk.starts, start, end):
        if name.start == start and name.possessive and name.actor is not None:
            return name.actor if WORDS.accounts.intersection(words[name.end : name.end + 5]) else None
    return None


def answer_owned_organisation(scene: Scene, reading: Reading) -> Answer:
    """ "Turkey's health ministry", "Assads government", "the Hamas-run ministry"."""
    owner = reading.owner_name.known_actor
    noun = reading.known_role.noun
    if WORDS.local.intersection(reading.modifiers):
        return generic(scene, reading, "of a place, not of a country")
    if owner.country and (
        owner.kind == "country"
        or owner.kind == "person"
        and noun in ("government", "regime", "administration", "army", "military", "forces")
    ):
        return answer_national(scene, reading, owner.country)
    name = f"{public_name(scene, owner)} {reading.role_text.casefold()}"
    if noun == "campaign" and _may_run(owner, possessive=reading.owner_name.possessive):
        reading.text = f"{public_name(scene, owner)}'s campaign"
    if (
        noun in ("group", "organisation", "organization", "agency", "movement")
        and owner.kind == "organisation"
        and not reading.known_role.plural
    ):
        return Answer(owner, "description", "its own kind of organisation named beside it")
    known = scene.registry.find_name(reading.text) or scene.registry.find_name(name)
    if known is not None:
        return Answer(scene.entity_actor(known), "alias", "known as such")
    key = fold_name(reading.text) or fold_name(name)
    actor = scene.actors.get(key)
    if actor is None:
        actor = Actor(
            reading.text or name,
            "organisation",
            key=key,
            head=noun,
            type=reading.known_role.type or organisation_type(scene, owner)[0],
            country=owner.country,
            evidence=f"the noun {noun!r}",
            member_of=public_name(scene, owner),
            member_span=scene.span_of(reading.start, reading.end),
        )
        if noun in ("office", "team", "mission", "delegation") and owner.kind == "organisation":
            actor.type = organisation_type(scene, owner)[0] or actor.type
        if noun == "campaign" and _may_run(owner, possessive=reading.owner_name.possessive):
            actor.type, actor.evidence = _type_campaign(scene, owner), f"of {owner.name}"
        if noun in ("campaign", "office", "team", "company", "firm"):
            actor.type = actor.type or "other"
        scene.actors[key] = actor
    return Answer(actor, "name", "an organisation named by its owner")


def _may_run(owner: Actor, *, possessive: bool) -> bool:
    """Whether a campaign of such a name is somebody's for an office."""
    if owner.kind == "unknown":
        return possessive and len(owner.key) > 1 and not owner.place
    return owner.kind == "person"


def _type_campaign(scene: Scene, owner: Actor) -> str:
    """The type of somebody's campaign: the government's where who rules runs, else the opposition's."""
    describe(scene, owner)
    rules = typed(scene, owner)[0] == "government" and any(
        role in WORDS.rulers for role in roles_of(scene, owner)
    )
    return "government" if rules else "opposition"


def answer_named_organ(scene: Scene, reading: Reading, name: Name) -> Answer | None:
    """ "The Ministry of Defence", "the Ministry of Health of Thailand": a state's organ in capitals, or None.

    An organ of the registry stays what it is unless the phrase says another country.
    """
    organs, key = load_organs(), name.parts
    for wing in WORDS.mouthpieces:
        if key[: len(wing)] == wing and key[len(wing) : len(wing) + 1] == ("of",):
            key = key[len(wing) + 1 :]  # "the Press Service of the Ministry of Defence" speaks for it
            key = key[1:] if key[:1] == ("the",) else key
    country = reading.country or _country_beside(scene, reading, name)
    if key not in organs:
        for cut in (1, 2):
            land = scene.registry.index.get(key[-cut:], ())
            entity = scene.registry.entities[land[0].target] if land and land[0].kind == "entity" else None
            if key[:-cut] in organs and entity is not None and entity.kind == "country":
                key, country = key[:-cut], entity.country
                break
        else:
            return None
    actor = name.actor
    if actor is not None and actor.entity is None and len(actor.key) > len(name.parts):
        return None  # "the Supreme Court", where the text is on a province's
    if actor is not None and actor.entity is not None:
        sure = not all(entry.ambiguous for entry in name.targets)
        if sure or country in ("", actor.country):
            return None
    country = country or find_other_state(scene, reading.start) or scene.home
    if country not in scene.registry.countries:
        return None
    return name_national(scene, organs[key].name, country)


def _country_beside(scene: Scene, reading: Reading, name: Name) -> str:
    """The country that a phrase names before an organ ("Jordan's") or right after it ("of Jordan")."""
    words = scene.segmentation.words
    for other in names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end):
        country = country_named(other)
        if not country or other is name:
            continue
        if (
            other.end <= name.start
            or other.start - name.end <= 2
            and words[name.end].casefold() in OF_A_STATE
        ):
            return country
    return ""


def name_national(scene: Scene, wording: str, country: str) -> Answer:
    """The organ of a country that a form of ``organs.csv`` names: in the registry, or made here."""
    land, organ = scene.registry.countries[country], load_organs()[fold_name(wording)]
    name = name_organ(land.adjectives, land.name, organ.name)
    known = scene.registry.find_name(name)
    if known is not None and known.country == country:
        return Answer(scene.entity_actor(known), "alias", f"{name}: in the registry")
    key = fold_name(name)
    actor = scene.actors.get(key)
    if actor is None:
        evidence = f"the noun {organ.name!r}"
        actor = Actor(name, "organisation", key=key, head=organ.name, type=organ.type, country=country)
        actor.evidence = evidence
        scene.actors[key] = actor
    return Answer(actor, "name", "a state's organ by its name")


def answer_national(scene: Scene, reading: Reading, country: str) -> Answer:
    """An organ of a state, with the country's adjective in its canonical name."""
    land = scene.registry.countries[country]
    rest = without_country(scene, reading)
    organ = load_organs().get(fold_name(rest))
    wordings = (organ.name, rest, reading.role_text) if organ is not None else (rest, reading.role_text)
    for wording in dict.fromkeys(wordings):
        for name in (*land.adjectives, land.name, *land.aliases[:1]):
            known = scene.registry.find_name(f"{name} {wording}")
            if known is not None and known.country == country:
                return Answer(scene.entity_actor(known), "alias", f"{name} {wording}: in the registry")
    name = name_organ(land.adjectives, land.name, wordings[0])
    key = fold_name(name)
    actor = scene.actors.get(key)
    if actor is None:
        if organ is not None:
            kind_type, evidence = organ.type, f"the noun {organ.name!r}"
        else:
            kind_type, evidence = type_by_modifiers(
                reading.known_role.noun, reading.known_role.type, reading.modifiers
            )
        actor = Actor(
            name,
            "organisation",
            key=key,
            head=reading.role.noun if reading.role is not None else "",
            type=kind_type or ("government" if _is_of_state(reading.known_role.noun) else "other"),
            country=country,
            plural=reading.role is not None and reading.role.plural,
            evidence=evidence,
        )
        scene.actors[key] = actor
    return Answer(actor, "name", "a state's organ by its name")


def _is_of_state(noun: str) -> bool:
    """Whether a country's body of this kind is its state's ("commission") or anybody's ("groups")."""
    bodies = WORDS.national | WORDS.state_heads | WORDS.state_bodies | WORDS.bureaus
    return "ministry" in noun or noun in bodies or noun in ("council", "committee", "office", "organ", "team")


def without_country(scene: Scene, reading: Reading) -> str:
    """The wording of an organ without the country: "health ministry" of "Turkeys health ministry"."""
    words = scene.segmentation.words
    drop: set[int] = set()
    for name in names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end):
        if (
            name.kind in ("adjective", "capital")
            or name.actor is not None
            and (name.actor.kind == "country" or name is reading.organisation)
        ):
            drop.update(range(name.start, name.end))
    kept = []
    text = reading.text
    low = reading.start
    for k in range(low, reading.end):
        word = words[k]
        if k in drop or word.casefold() in ("the", "a", "an", "'s", "’s", "'", "’"):
            continue
        if word not in text and word.casefold() not in text.casefold():
            break
        kept.append(word)
    while kept and kept[-1].casefold() in ("of", "in", "for", "at"):
        kept.pop()
    return " ".join(kept) or reading.role_text


def answer_organisation(scene: Scene, reading: Reading) -> Answer:
    """ "the group", "the ministry", "the army", "a monitor", "state media"."""
    role = reading.known_role
    text = reading.text
    bare_text = fold_name(text)
    local = WORDS.local.intersection(reading.modifiers)
    if role.type in PARTS and (holder := find_holder_of(scene, reading)) is not None:
        owner_name = public_name(scene, holder)  # "the agency's watchdog", "the group's website"
        reading.text = f"{owner_name} {reading.role_text.casefold()}"
        return generic(scene, reading, f"of {owner_name}", organisation_type(scene, holder)[0])
    owned = answer_occupier(scene, reading) or _answer_its_organ(scene, reading)
    owned = owned or _answer_ruled(scene, reading) or _answer_country(scene, reading)
    owned = owned or _answer_bare_ministry(scene, reading) or _answer_part(scene, reading)
    owned = owned or _answer_region(scene, reading)
    if owned is not None:
        return owned
    if (
        reading.country
        and not local
        and (
            role.noun in WORDS.national
            or "ministry" in role.noun
            or role.type in ("government", "military", "state-media")
        )
    ):
        return answer_national(scene, reading, reading.country)
    same = scene.actors.get(bare_text)
    if same is not None and same.kind in ("organisation", "group") and len(bare_text) > 1:
        return Answer(same, "name", "named like this before")
    plural = role.plural and role.noun not in WORDS.collectives and role.noun != "media"
    # "Coalition denies it": no article in a headline
    headline = reading.determiner == "bare" and not reading.modifiers and not role.type
    if (
        (reading.determiner in ("definite", "possessive") or headline)
        and not plural
        and not is_local_name(scene, reading)
    ):
        own = find_own_name(scene, reading) or _find_full_name(scene, reading)
        if own is not None:
            return own
        candidates = find_organisations(scene, reading)
        if headline:
            head = fold_name(role.noun)[-1:]
            candidates = [c for c in candidates if set(head) & set(c.actor.key)]
        if candidates:
            answer = pick(scene, candidates, "description", text, role.type or "other", margin=0.1)
            if answer.actor is not None:
                return answer
        namesake = find_namesake(scene, reading)
        if namesake is not None:
            return namesake
    if plural:
        return generic(scene, reading, "a class of organisations")
    organ = load_organs().get(bare_text)
    bare_media = organ is not None and organ.type == "state-media" and reading.determiner == "bare"
    if organ is not None and (reading.determiner == "definite" or bare_media) and not local:
        country = (find_other_state(scene, reading.start) if "ministry" in organ.name else "") or scene.home
        another = "ministry" in organ.name and country in WORDS.without_ministries
        if country in scene.registry.countries and not another:
            return answer_national(scene, reading, country)
    country_free = not [
        word for word in reading.modifiers if word not in ("the", "state", "state-run", "national", "central")
    ]
    if (
        (reading.determiner != "indefinite")
        and (role.noun in WORDS.national or "ministry" in role.noun)
        and (country_free or "ministry" in role.noun)
    ):
        entity = home_entity(scene, text)
        if entity is not None:
            return Answer(scene.entity_actor(entity), "alias", "the home country's")
        if scene.home and (role.noun in WORDS.national) and reading.determiner == "definite" and country_free:
            return answer_national(scene, reading, scene.home)
    if role.noun in ("opposition",) and country_free:
        entity = home_entity(scene, text)
        if entity is not None:
            return Answer(scene.entity_actor(entity), "name", "the home country's")
    entity = scene.registry.find_name(text) if len(bare_text) > 1 else None
    if entity is not None and (organ is None or entity.country in ("", scene.home)):
        return Answer(scene.entity_actor(entity), "alias", "in the registry under this name")
    return generic(scene, reading, "an organisation that is not named", type_of_whole(scene, reading))


def _answer_country(scene: Scene, reading: Reading) -> Answer | None:
    """ "Turkey closed its border. [The country] said": the country that is best spoken of; or None."""
    plain = reading.determiner == "definite" and not set(reading.modifiers) - {"the"} and not reading.tail
    if reading.known_role.noun not in WORDS.countries - {"government", "state"} or not plain:
        return None
    if reading.known_role.plural or reading.country:
        return None
    candidates = collect_candidates(scene.talk, reading.start, lambda actor: actor.kind == "country", 3)
    found = pick(scene, candidates, "description", reading.text, "other", margin=0.1)
    return found if found.actor is not None else None


def _answer_its_organ(scene: Scene, reading: Reading) -> Answer | None:
    """ "Conille met survivors. [His office] gave …", "Lebanon mourned. [Its government] said …"; or None."""
    role = reading.known_role
    if reading.owner not in ("its", "his", "her", "their") or role.plural:
        return None
    if role.noun not in WORDS.owned_bodies:
        return None
    if role.noun != "office":
        country = _country_before(scene, reading.start) if reading.owner == "its" else ""
        return answer_national(scene, reading, country) if country in scene.registry.countries else None
    owner = owner_of(scene, reading)
    if owner is None or owner.plural or owner.kind not in ("person", "organisation"):
        return None
    describe(scene, owner)
    owner_name = public_name(scene, owner)
    reading.text = f"{owner_name}'s {reading.role_text.casefold()}"
    return generic(scene, reading, f"of {owner_name}", typed(scene, owner)[0])


def answer_occupier(scene: Scene, reading: Reading) -> Answer | None:
    """ "The occupation army", "the enemy", in a text of the occupied country; None for anybody else."""
    country, role = WORDS.occupiers.get(scene.home, ""), reading.role
    if reading.country or country not in scene.registry.countries or not country:
        return None
    if role is None:
        enemy = reading.head == "enemy" and reading.determiner == "definite" and not reading.modifiers
        return replace(name_national(scene, "military", country), by="description") if enemy else None
    if not WORDS.occupying.intersection(reading.modifiers) or role.noun not in WORDS.national | {"force"}:
        return None
    organ = "police" if role.noun == "police" else "military"
    if role.type == "government" and role.noun != "police":
        organ = "government"
    return replace(name_national(scene, organ, country), by="description")


def _answer_ruled(scene: Scene, reading: Reading) -> Answer | None:
    """ "The ministry, [which Hamas controls]": the ruler's own, and not the state's; or None."""
    words = scene.segmentation.lowers
    start = reading.role_span[1] + (words[reading.role_span[1] : reading.role_span[1] + 1] == [","])
    if words[start : start + 1] not in (["which"], ["that"], ["run"], ["controlled"]):
        return None
    for name in names_between(scene.talk.names, scene.talk.starts, start, start + _RULED):
        by = words[name.start - 1] == "by" and words[name.start - 2] in _RULING
        rules = by or words[name.end : name.end + 1] and words[name.end] in _RULING
        if name.actor is None or name.actor.kind == "country" or name.kind == "adjective" or not rules:
            return None
        ruler = public_name(scene, name.actor)
        known = scene.registry.find_name(f"{ruler}-run {reading.known_role.noun}")
        if known is not None:
            return Answer(scene.entity_actor(known), "alias", f"which {ruler} runs")
        reading.text = f"{ruler}-run {reading.role_text.casefold()}"
        return generic(scene, reading, f"which {ruler} runs", organisation_type(scene, name.actor)[0])
    return None


_RULED = 6  # tokens from a body to who runs it
_RULING = frozenset(("control", "controls", "controlled", "rules", "run", "runs"))


def _answer_bare_ministry(scene: Scene, reading: Reading) -> Answer | None:
    """ "The ministry in Baku", "the Armenian ministry": the one that the text names, or None."""
    if not reading.country or without_country(scene, reading).casefold() != "ministry":
        return None
    ministry = _find_ministry(scene, reading.country)
    return replace(name_national(scene, ministry, reading.country), by="description") if ministry else None


def _find_ministry(scene: Scene, country: str) -> str:
    """The one ministry of a country that the document names ("Armenia's Defence Ministry"), or ""."""
    words, found = scene.segmentation.words, set()
    for name in scene.talk.names:
        if country_named(name) != country:
            if name.actor is not None and name.actor.country == country and name.actor.kind == "organisation":
                organ = load_organs().get(fold_name(name.actor.name)[1:])
                found.update([organ.name] if organ is not None and "ministry" in organ.name else [])
            continue
        start = name.end + (words[name.end : name.end + 1] in (["'s"], ["’s"]))
        role = match_role(words, start, len(words), scene.lexicon)
        organ = load_organs().get(fold_name(role[1].noun)) if role is not None else None
        if organ is not None and "ministry" in organ.name:
            found.add(organ.name)
    return found.pop() if len(found) == 1 and country in scene.registry.countries else ""


def _country_before(scene: Scene, token: int) -> str:
    """The country named last before a token in its sentence, or in the one before; "" for none."""
    sentence = scene.segmentation.sentence_of[token]
    first = scene.segmentation.sentence_tokens[max(0, sentence - 1)][0]
    for name in reversed(names_between(scene.talk.names, scene.talk.starts, first, token)):
        if name.actor is not None and name.actor.kind == "country":
            return name.actor.country
    return ""


def _answer_part(scene: Scene, reading: Reading) -> Answer | None:
    """ "The state government", "the State authorities": of one state of a federation; None for others."""
    if reading.modifiers[-1:] != ("state",) or reading.known_role.noun not in ("authority", "government"):
        return None
    return generic(scene, reading, "of a part of the country", "government")


def type_of_whole(scene: Scene, reading: Reading) -> str:
    """The type of the body that a part of no type belongs to; "" where no words tell.

    "The [coalition]'s assessment team", "the Covid-19 unit of the [health directorate]".
    """
    if reading.role is not None and reading.role.type not in ("", "other", "unnamed"):
        return ""
    words = scene.segmentation.lowers
    after, end = reading.core_end, reading.end
    owned = (k for k in range(reading.start, after) if words[k] in WORDS.genitives)
    span = next(((reading.start, k) for k in owned), None)
    if span is None and words[after : after + 1] in (["of"], ["at"]) and after + 2 < end:
        span = (after + 1, end) if words[after + 1] in ("the", "its") else None
    if span is None:
        return ""
    whole = read_phrase(*span, scene.segmentation, scene.talk.names, scene.talk.starts)
    if whole.form != "description" or whole.role is None or whole.role.kind != "org" or whole.role.plural:
        return ""
    if whole.role.noun in WORDS.state_heads - WORDS.organs:
        return ""
    found = scene.answer(whole)
    return typed(scene, found.actor)[0] if found.actor is not None else ""


def find_own_name(scene: Scene, reading: Reading) -> Answer | None:
    """ "The Mission", with a capital, in a statement of the UN Mission in Veldora."""
    if reading.role_text[:1].isupper() and reading.determiner == "definite":
        publisher = find_publisher(scene)
        if publisher is not None and fold_name(reading.known_role.noun)[-1] in _name_parts(scene, publisher):
            return Answer(publisher, "description", PUBLISHED)
    return None


def _find_full_name(scene: Scene, reading: Reading) -> Answer | None:
    """ "The Navy", with a capital, where the text names one navy alone, before or after; else None."""
    noun = reading.known_role.noun
    if noun not in WORDS.specific or not reading.role_text[:1].isupper() or reading.country:
        return None
    found: dict[int, Name] = {}
    for name in scene.talk.names:
        actor = name.actor
        if (
            actor is not None
            and actor.kind == "organisation"
            and actor.key[-len(noun.split()) :] == fold_name(noun)
        ):
            found.setdefault(id(actor), name)
    if len(found) != 1:
        return None
    (name,) = found.values()
    return Answer(name.actor, "description", "named in full in the text", scene.span_of(name.start, name.end))


def _answer_region(scene: Scene, reading: Reading) -> Answer | None:
    """ "The Government of Ardeva", where that is no country: of a part of one; None for others."""
    _, _, place = reading.text.partition(" of ")
    if reading.known_role.noun != "government" or reading.country or not place or not reading.tail:
        return None
    plain = all(word[:1].isupper() and not is_lower_word(word.casefold()) for word in place.split())
    if not plain or scene.registry.find_name(reading.text) is not None:
        return None  # "of National Unity"
    inside = names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end)
    if any(name.kind != "city" and name.actor is not None for name in inside):
        return None  # a person's, a country's
    return generic(scene, reading, "of a part of the country", "government")


def is_local_name(scene: Scene, reading: Reading) -> bool:
    """ "The Norvale Coordination Committee", in capitals, with a town in it: a name, no description."""
    return (
        bool(reading.role_text)
        and all(word[:1].isupper() for word in reading.role_text.split())
        and scene.segmentation.sentence_of[reading.start] not in scene.segmentation.headlines
        and any(
            name.kind == "city"
            for name in names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end)
        )
    )


def home_entity(scene: Scene, text: str) -> Entity | None:
    """The registry's entry of this name, ambiguous ones too, if it is the home country's."""
    for entry in scene.registry.index.get(fold_name(text), ()):
        if entry.kind == "entity" and scene.registry.entities[entry.target].country == scene.home:
            return scene.registry.entities[entry.target]
    return None


def find_organisations(scene: Scene, reading: Reading) -> list[Candidate]:
    role = reading.known_role
    head = reading.head.split()[-1]
    folded_head = fold_name(head)

    def fits(actor: Actor) -> bool:
        if reading.country and actor.country != reading.country:
            return False
        return organisation_fit(scene, actor, role, folded_head, reading) > 0

    candidates = collect_candidates(scene.talk, reading.start, fits, 12, place_names=True)
    add_affiliate(scene, candidates, reading.start, fits)
    for candidate in candidates:
        candidate.score += organisation_fit(scene, candidate.actor, role, folded_head, reading)
    candidates.sort(key=lambda candidate: (-candidate.score, -candidate.start))
    return candidates


def organisation_fit(
    scene: Scene, actor: Actor, role: Role, head: tuple[str, ...], reading: Reading
) -> float:
    """How well an organisation answers to a head noun: 0 not at all."""
    if not _may_be_described(scene, actor) or role.noun == "white house":
        return 0.0
    parts = _name_parts(scene, actor)
    named = bool(head) and head[-1] in parts
    if named and actor.key[:1] == ("generic",):
        named = fold_name(actor.head)[-1:] == head[-1:]  # not "the mission" of "the mission's office"
    if is_called(scene, actor, role.noun) and not _is_another(scene, actor, reading, parts):
        return 2.5 if role.noun in WORDS.companies or role.type in ("", "government") else 5.0
    if role.noun in WORDS.specific and not named:
        return 0.0  # "the coast guard" is no other service
    body = role.noun.split()
    if len(body) > 1 and body[-1] in WORDS.named_bodies and not set(fold_name(role.noun)) <= parts:
        return 0.0  # "the health directorate" is no civil defence
    if role.noun.endswith("community") or role.noun in WORDS.office_nouns and not named:
        return 0.0
    if role.noun in WORDS.state_heads:
        return 1.5 if actor.country and ends_so(scene, actor, head) else 0.0
    if "ministry" in role.noun or role.noun == "department":
        extra = set(fold_name(role.noun)) - {"ministry", "department"} | set(_portfolio(reading))
        return 2.5 if named and extra <= parts else 0.0
    actor_type, _ = organisation_type(scene, actor)
    wanted, _ = type_by_modifiers(role.noun, role.type, reading.modifiers)
    if _is_another(scene, actor, reading, parts):
        return 0.0
    if role.noun == "observatory" and not named:
        return 0.0
    if named:
        portfolio = set(_portfolio(reading))
        if portfolio and not portfolio & parts and wanted and actor_type and wanted != actor_type:
            return 0.0
        return 2.0
    if role.noun == "charity" and actor_type:
        return 1.0 if actor_type in ("other", "medical-rescue") and actor.entity else 0.0
    if role.noun in WORDS.companies:
        return _fit_company(actor, role, actor_type, parts)
    if role.noun in WORDS.groupings and fold_name(actor.name)[-1:] in MINISTRIES:
        return 0.0  # "the Iran-aligned group" is no ministry of it
    if wanted:
        if role.type in STATE_BODY_TYPES and wanted == role.type and fold_name(actor.name)[-1:] != head[-1:]:
            return 0.0  # "the secret service", "the general staff": another body of a state
        if role.noun.split()[-1] in WORDS.distinct:
            return 0.0  # "the regional health directorate"
        return _fit_type(scene, actor, role, wanted)
    if role.noun == "agency":
        return _fit_agency(actor, actor_type, reading, parts)
    return _fit_group(actor, role, actor_type)


def _may_be_described(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is one organisation, or may be, that a description can take up."""
    if actor.kind not in ("organisation", "group", "unknown") or actor.plural or actor.place:
        return False
    if len(actor.key) == 1 and actor.key[0] in WORDS.settlements | WORDS.region_words:
        return False  # "City police director Tova Renn": no body called "City"
    return not (actor.key[:1] == ("generic",) and tuple(actor.head.split()) not in scene.lexicon.roles)


def _name_parts(scene: Scene, actor: Actor) -> set[str]:
    """The folded words of an organisation's names."""
    parts = set(fold_name(actor.name)) if actor.key[:1] == ("generic",) else set(actor.key)
    if actor.entity is not None:
        entity = scene.registry.entities[actor.entity]
        parts = parts.union(*(fold_name(alias.rstrip("?")) for alias in entity.aliases[:14]))
    return parts


def _portfolio(reading: Reading) -> list[str]:
    """What stands before the head and tells one ministry from another, folded."""
    return [
        part
        for word in reading.modifiers
        for part in fold_name(word)
        if word not in ("the", "state", "own", "same", "main")
    ]


def _is_another(scene: Scene, actor: Actor, reading: Reading, parts: set[str]) -> bool:
    """ "The geophysical institute", "the customs agents' association": words that this body's name has not.

    A noun or a classifying adjective before the head must be in the name, or say the body's type.
    """
    start = reading.role_span[0] - len(reading.modifiers)
    covered = {
        k
        for name in names_between(scene.talk.names, scene.talk.starts, reading.start, reading.end)
        if name.kind in ("adjective", "people") or name.actor is not None and name.actor.kind == "country"
        for k in range(name.start, name.end)
    }
    actor_type, country = organisation_type(scene, actor)
    types = {actor_type, relative_type(actor_type, country, scene.seen_from), ""}
    if types & ARMED_TYPES:
        types |= ARMED_TYPES
    if types & WATCHING_TYPES:
        types |= WATCHING_TYPES
    for k, word in enumerate(reading.modifiers, start):
        if (
            k in covered
            or word in WORDS.genitives
            or word in WORDS.neutral
            or word.endswith(WORDS.hyphenated)
        ):
            continue
        kind = WORDS.modifier_types.get(word, "none")
        if not set(fold_name(word)) - parts or kind in types and not _is_field(word, kind, reading):
            continue
        tag = scene.segmentation.tags[k] if 0 <= k < len(scene.segmentation.tags) else ""
        if tag.startswith("NN") or tag.startswith("JJ") and word.endswith(WORDS.classifying):
            return True
    return False


def _is_field(word: str, kind: str, reading: Reading) -> bool:
    """ "The [disaster] council", "the [health] directorate": what an official body is named after."""
    return reading.known_role.noun in WORDS.named_bodies and (kind in FIELDS or word == "health")


def _fit_type(scene: Scene, actor: Actor, role: Role, wanted: str) -> float:
    """How well an organisation's type answers to the one that the words ask for."""
    actor_type, country = organisation_type(scene, actor)
    if wanted in (actor_type, relative_type(actor_type, country, scene.seen_from)):
        return 1.0
    if wanted == "rebel" and actor_type == "other" and is_armed(scene, actor):
        return 0.8
    if wanted == "media" and actor_type in MEDIA_TYPES:
        return 1.0
    if {wanted, actor_type} <= {"rebel", "jihadist"} or {wanted, actor_type} <= {"monitor", "activist"}:
        return 0.6
    if role.noun == "agency" and actor_type in ("intergovernmental", "media", "state-media"):
        return 0.5
    return 0.0


def _fit_company(actor: Actor, role: Role, actor_type: str, parts: set[str]) -> float:
    """ "The airline", "the firm": a company whose name says so, or of which nothing is known."""
    if role.noun not in WORDS.company_words:
        free = not actor_type and role.type in ("", "other")
        return 2.0 if f"{role.noun}s" in parts else 0.6 if free else 0.0
    return 0.8 if actor_type == "other" and actor.entity else 0.6 if not actor_type else 0.0


def _fit_agency(actor: Actor, actor_type: str, reading: Reading, parts: set[str]) -> float:
    """ "The agency": of news, of the United Nations, or a bureau of the government (the FBI)."""
    if actor_type == "government" and actor.entity and not reading.modifiers:
        named_so = (
            WORDS.bureaus & parts or actor.key[-1:] and actor.key[-1] in WORDS.state_bodies | {"council"}
        )
        return 0.6 if named_so and "government" not in parts else 0.0
    return 0.8 if actor_type in ("media", "state-media", "intergovernmental") else 0.0


def _fit_group(actor: Actor, role: Role, actor_type: str) -> float:
    """ "The group", "the network": an organisation that is no state's and no outlet."""
    if role.noun == "mission":
        return 0.6 if actor_type == "intergovernmental" and len(actor.key) < 2 else 0.0  # UNIFIL
    if role.noun not in WORDS.groupings:
        return 0.0
    if role.noun == "network" and actor_type == "media":
        return 0.6
    if actor_type in ("media", "state-media", "government", "military"):
        return 0.0
    if actor_type == "intergovernmental" and role.noun in ("group", "movement", "network"):
        return 0.1
    return 0.8 if actor_type or actor.entity else 0.4


def is_armed(scene: Scene, actor: Actor) -> bool:
    """Does the registry note an armed group that is no rebel ("Hezbollah": "the militant group")?"""
    return actor.entity is not None and "armed" in scene.registry.entities[actor.entity].note


def is_called(scene: Scene, actor: Actor, noun: str) -> bool:
    """Does the text put the noun beside a name ("Family Ring [magazine]", "the oil [giant] Norvex")?"""
    words = scene.segmentation.words
    for name in scene.mentions_of.get(id(actor), ())[:4]:
        if name.end < len(words) and words[name.end].casefold() == noun:
            return True
        if name.start and words[name.start - 1].casefold() == noun and name.kind != "person":
            return True
    return False


def ends_so(scene: Scene, actor: Actor, head: tuple[str, ...]) -> bool:
    """Is the head noun the last word of a two-word name of the actor ("Syrian army")?"""
    keys = [actor.key]
    if actor.entity is not None:
        keys += [fold_name(alias.rstrip("?")) for alias in scene.registry.entities[actor.entity].aliases]
    return any(len(key) == 2 and key[-1:] == head for key in keys)
