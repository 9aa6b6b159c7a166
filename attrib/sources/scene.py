"""What all parts of the resolver share: its state, and how an actor is shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice

from attrib.model import Span
from attrib.sources import discourse as talk
from attrib.sources.discourse import Discourse
from attrib.sources.names.folding import fold_name
from attrib.sources.names.linking import judge_unknown, link_names, make_actor
from attrib.sources.names.mentions import Actor, Name, scan_names
from attrib.sources.names.words import BRIGADE_WORDS, MEDIA_WORDS, find_title, load_lexicon
from attrib.sources.phrases.read import Reading
from attrib.sources.types import relative_type, type_by_modifiers

COUNTRIES = frozenset(("country", "state", "nation", "kingdom", "government"))  # unnamed, several: not home
# Of several who speak together the first gives the type, but for these, where another is among them.
STRONGER = {"activist": "monitor", "foreign-government": "government"}


@dataclass(slots=True)
class Answer:
    """What a source mention resolves to, before the attribution is rewritten."""

    actor: Actor | None
    by: str
    reason: str
    antecedent: Span | None = None
    candidates: tuple[str, ...] = ()
    text: str | None = None
    type: str = ""
    evidence: str = ""


class ResolverBase:
    """The state of one document: names, actors, what has been said so far."""

    def __init__(self, doc, segmentation, registry, home):
        self.doc, self.segmentation, self.registry, self.home = doc, segmentation, registry, home
        self.date = doc.date or ""
        self.lexicon = load_lexicon()
        names = scan_names(segmentation, registry)
        for name in names:
            if name.kind in ("person", "unknown", "entity"):
                title, _ = find_title(segmentation.words, name.start, segmentation, self.lexicon)
                if title is not None:
                    name.title = title.noun
                    name.gender = name.gender or title.gender
        self.actors, self.people = link_names(names, segmentation, registry, home, self.date)
        self.talk = Discourse(segmentation, registry, names, [name.start for name in names], home)
        self.talk.quote_spans = sorted(q.span for q in segmentation.quotations if q.depth == 0)
        self.mentions_of: dict[int, list[Name]] = {}
        for name in names:
            if name.actor is not None:
                self.mentions_of.setdefault(id(name.actor), []).append(name)
        judge_unknown(self.mentions_of, segmentation)
        self.described: set[int] = set()
        self.contents = None
        self.current = None  # the attribution whose source is being resolved
        self.unsaid: dict[int, bool] = {}  # actors that no mention names with their country
        self.officers = self.namesakes = self.accusing = self.enemy = None  # made on first use
        self.named: dict[str, Actor] = {}
        self.counted = 0

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        low = bisect_right(self.segmentation.ends, start)
        high = bisect_left(self.segmentation.starts, end)
        return low, high

    def span_of(self, start: int, end: int) -> Span:
        return (self.segmentation.starts[start], self.segmentation.ends[end - 1])

    def means(self, name: Name, actor: Actor) -> str:
        return "name" if fold_name(actor.name) == name.parts else "alias"

    def entity_actor(self, entity) -> Actor:
        return make_actor(self.actors, entity, self.date)

    def find_actor(self, name: str) -> Actor | None:
        """The actor of this name, if the document has one so far."""
        if self.counted != len(self.actors):
            for actor in islice(reversed(self.actors.values()), len(self.actors) - self.counted):
                self.named[actor.name] = actor
            self.counted = len(self.actors)
        return self.named.get(name)

    def home_government(self) -> Actor | None:
        """Who speaks where the text says "Syria said" in an article about Syria."""
        country = self.registry.countries.get(self.home)
        if country is None:
            return None
        for adjective in country.adjectives or (country.name,):
            known = self.registry.find_name(f"{adjective} government")
            if known is not None:
                return self.entity_actor(known)
        name = f"{country.adjectives[0] if country.adjectives else country.name} government"
        key = fold_name(name)
        actor = self.actors.get(key)
        if actor is None:
            actor = self.actors[key] = Actor(
                name, "organisation", key=key, type="government", country=self.home
            )
        return actor

    def public_actor(self, actor: Actor) -> Actor:
        if actor.kind == "country" and actor.country == self.home:
            return self.home_government() or actor
        return actor

    def public_name(self, actor: Actor) -> str:
        return self.public_actor(actor).name

    def typed(self, actor: Actor) -> tuple[str, str]:
        actor = self.public_actor(actor)
        role, evidence = actor.type, actor.evidence
        if not role:
            role, _ = self.organisation_type(actor) if actor.kind != "person" else ("", "")
            evidence = "its name" if role else evidence
        if not role:
            role, evidence = "other", "no evidence"
        return relative_type(role, actor.country, self.home), evidence

    def organisation_type(self, actor: Actor) -> tuple[str, str]:
        """Return (type, country) of an organisation: known, or told by the words of its name."""
        if actor.type:
            return actor.type, actor.country
        key = actor.key
        if "liberation" in key:
            return "rebel", actor.country
        for end in range(len(key), 0, -1):
            for start in range(max(0, end - 3), end):
                role = self.lexicon.roles.get(key[start:end])
                if role is not None and role.kind == "org" and role.type:
                    return role.type, actor.country
        if MEDIA_WORDS.intersection(key):
            return "media", actor.country
        if BRIGADE_WORDS.intersection(key):
            return "rebel", actor.country
        return "", actor.country

    def roles_of(self, actor: Actor) -> list[str]:
        if actor.entity is None:
            return actor.roles
        note = self.registry.entities[actor.entity].at(self.date).note
        extra = [part.strip() for part in note.split(";")[1:]] if ";" in note else []
        return actor.roles + extra

    def people_before(self, token: int):
        seen = set()
        k = bisect_left(self.talk.starts, token) - 1
        floor = max(-1, k - 150)
        while k > floor:
            name = self.talk.names[k]
            k -= 1
            if name.actor is not None and name.actor.kind == "person" and id(name.actor) not in seen:
                seen.add(id(name.actor))
                yield name.actor, name

    def pick(self, candidates, by: str, text: str, fallback_type: str, margin: float = talk.MARGIN) -> Answer:
        names = tuple(dict.fromkeys(self.public_name(candidate.actor) for candidate in candidates[:5]))
        best = talk.choose(candidates, margin)
        if best is None:
            why = "no candidate before it" if not candidates else "no candidate clearly best"
            return Answer(None, "none", why, None, names, text or None, fallback_type)
        return Answer(best.actor, by, best.why, self.span_of(best.start, best.end), names)

    def join_actors(self, actors) -> Actor:
        actors = list({id(actor): actor for actor in actors}.values())
        if len(actors) == 1:
            return actors[0]
        names = [self.public_name(actor) for actor in actors]
        key = ("joint", *names)
        joint = self.actors.get(key)
        if joint is None:
            text = " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
            for actor in actors:
                self.describe(actor)
            types = [self.typed(actor)[0] for actor in actors]
            kind, evidence = types[0], "its first member"
            if STRONGER.get(kind) in types[1:]:
                kind, evidence = STRONGER[kind], "a member"
            joint = Actor(text, "group", key=key, plural=True, type=kind, evidence=evidence)
            joint.country = self.home
            joint.members = tuple(actors)
            self.actors[key] = joint
        return joint

    def role_actor(self, reading, role_type, country, evidence, owner_name="") -> Answer:
        text = reading.text
        key = ("role", text.casefold())
        actor = self.actors.get(key)
        if actor is None:
            kind = "group" if reading.role.plural or reading.role.kind == "people" else "role"
            actor = Actor(
                text,
                kind,
                key=key,
                type=role_type,
                country=country,
                gender=reading.role.gender,
                plural=kind == "group",
                head=reading.role.noun,
                roles=[reading.role.noun],
                evidence=evidence,
                member_of=owner_name,
            )
            if owner_name:
                actor.member_span = self.span_of(reading.start, reading.end)
            self.actors[key] = actor
        return Answer(actor, "generic", "not named in the text", text=text)

    def generic(self, reading: Reading, reason: str, fallback: str = "") -> Answer:
        role = reading.role
        if role is not None:
            role_type, evidence = type_by_modifiers(role.noun, role.type, reading.modifiers)
            if role.plural and role.noun in COUNTRIES:
                role_type = "foreign-government"
            kind = "group"
        else:
            role_type, evidence = type_by_modifiers("group", "", reading.modifiers)
            kind = "group"
        text = reading.text or self.segmentation.text[slice(*self.span_of(reading.start, reading.end))]
        key = ("generic", text.casefold())
        actor = self.actors.get(key)
        if actor is None:
            actor = Actor(
                text,
                kind,
                key=key,
                type=role_type or fallback or "other",
                country=reading.country,
                head=reading.head,
                plural=bool(role and role.plural),
                roles=[reading.head] if reading.head else [],
                evidence=evidence or reason,
            )
            self.actors[key] = actor
        return Answer(actor, "generic", reason, text=text)
