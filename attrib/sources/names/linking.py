"""Names of one document tied to actors: surnames, acronyms and clipped names to the full ones.

Ambiguous aliases of the registry need an unambiguous mention, the home country or a user's file to
speak for them; two people of one surname are never merged.
"""

from __future__ import annotations

from attrib.model import Segmentation
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.registry import Registry, make_id
from attrib.sources.names.vocabulary import load_words
from attrib.sources.names.words import CALENDAR, CORPORATE, SAYING, load_lexicon, match_role

HEAD = 80  # tokens within which an agency's byline stands
MOST = 30  # people of one surname, or sharing one part, that are looked at


# The actors of a document by entity id or folded name; keys of other shapes are for actors made in passing.
Actors = dict[object, Actor]


class People:
    """The people of a document by surname and by any part of their names."""

    def __init__(self):
        self.surnames: dict[str, list[Actor]] = {}
        self.parts: dict[str, list[Actor]] = {}
        self.slips: list[str] = []  # the surnames whose clipped forms are known
        self.clipped: dict[str, str] = {}  # a surname less one letter -> the surname

    def add(self, actor: Actor, surname: str) -> None:
        known = self.surnames.setdefault(surname, [])
        if len(known) < MOST and not any(actor is other for other in known):
            known.append(actor)
        for part in actor.key:
            sharing = self.parts.setdefault(part, [])
            if len(sharing) < MOST and not any(actor is other for other in sharing):
                sharing.append(actor)

    def find_slip(self, word: str) -> Actor | None:
        """The person whose surname was misspelt ("Sharption" for Sharpton): one letter too many or too few.

        Not at either end, where one letter parts names (Rahman, Rahmani), and in long names alone.
        """
        if not 7 <= len(word) <= 20:
            return None
        shorter = {word[:k] + word[k + 1 :] for k in range(2, len(word) - 1)}
        found = {form for form in shorter if len(form) >= 7 and form in self.surnames}
        if len(self.slips) != len(self.surnames):
            for surname in list(self.surnames)[len(self.slips) :]:
                self.slips.append(surname)
                if 8 <= len(surname) <= 20:
                    for k in range(2, len(surname) - 1):
                        self.clipped.setdefault(surname[:k] + surname[k + 1 :], surname)
        if word in self.clipped:
            found.add(self.clipped[word])
        people = self.surnames[found.pop()] if len(found) == 1 else ()
        return people[0] if len(people) == 1 and " " in people[0].name else None

    def of_surname(self, surname: str) -> list[Actor]:
        return self.surnames.get(surname, [])


def link_names(
    names: list[Name], segmentation: Segmentation, registry: Registry, home: str, date: str = ""
) -> tuple[dict, People]:
    """Link the names of one document to actors; returns the actors by key, and the people among them.

    Full names make actors; surnames, acronyms and clipped names join the actor they shorten, if it is
    one alone.  Ambiguous aliases need an unambiguous mention, the home country or the active years to
    speak for them.  ``date`` is the document's, ISO: who changed roles is what it was on that day.
    """
    actors: dict = {}
    sure: set[str] = set()
    for name in names:
        if name.kind == "entity":
            for entry in name.targets:
                if (
                    entry.kind == "entity"
                    and not entry.ambiguous
                    and len(name.targets) == 1
                    and not entry.surname
                ):
                    sure.add(entry.target)
    people = People()
    long_unknown: dict[str, list[Actor]] = {}
    for name in names:
        if name.kind in ("person", "unknown") and len(name.parts) > 2:
            _drop_initials(name, registry, sure)
    for name in names:  # full names first
        if name.kind == "person" and len(name.parts) > 1:
            actor = actors.get(name.parts) or _same_person(people, name)
            if actor is None:
                actor = Actor(_surface(name, segmentation), "person", key=name.parts, gender=name.gender)
                people.add(actor, name.parts[-1])
            actors[name.parts] = actor
            name.actor = actor
            actor.gender = actor.gender or name.gender
        elif name.kind == "entity" and sure.intersection(entry.target for entry in name.targets):
            entity = registry.entities[next(entry.target for entry in name.targets if entry.target in sure)]
            if entity.kind == "person":
                actor = make_actor(actors, entity, date)
                for last in {fold_name(entity.name)[-1]: 1, name.parts[-1]: 1}:
                    people.add(actor, last)
    for name in names:  # then what may be one: "Florent Groberg", or a place
        if name.kind == "unknown" and len(name.parts) > 1:
            actor = actors.get(name.parts) or next(
                (
                    person
                    for person in people.of_surname(name.parts[-1])
                    if person.key[-len(name.parts) :] == name.parts
                ),
                None,
            )
            if actor is None:
                actor = Actor(_surface(name, segmentation), "unknown", key=name.parts)
                actors[name.parts] = actor
                long_unknown.setdefault(name.parts[-1], []).append(actor)
            name.actor = actor
    context = (sure, home, date)
    named_long = {
        entry.target
        for name in names
        if name.kind == "entity" and len(name.parts) > 1
        for entry in name.targets
    }
    acronyms: dict[str, Actor] = {}
    last_by_surname: dict[str, Actor] = {}
    for name in names:
        if name.actor is None:
            if name.kind == "entity":
                name.actor = _spelt_out(name, acronyms, named_long, segmentation)
            if name.actor is None and name.kind in ("entity", "capital"):
                name.actor = _link_entity(name, actors, people, last_by_surname, context, registry)
            if name.actor is None and name.kind in ("person", "unknown", "organisation", "entity"):
                if (
                    len(name.parts) == 1
                    and name.kind in ("unknown", "person")
                    and name.parts[0] not in people.surnames
                ):
                    known = long_unknown.get(name.parts[0], ())
                    if not known and _is_clipped_owner(name, segmentation):
                        known = long_unknown.get(name.parts[0][:-1], ())
                    if len(known) == 1 and name.parts not in actors:
                        name.actor = known[0]
            if name.actor is None and name.kind in ("person", "unknown", "organisation", "entity"):
                name.actor = _link_short(name, actors, people, last_by_surname, acronyms, segmentation)
        if name.actor is not None:
            actor = name.actor
            actor.count += 1
            if actor.kind == "person":
                last_by_surname[actor.key[-1]] = actor
            elif len(name.parts) > 1 and actor.entity is None:
                if actor.kind == "organisation" and (name.parts[-1] in CORPORATE or len(name.parts) == 2):
                    acronyms.setdefault(("first", name.parts[0]), actor)
                acronyms.setdefault(
                    "".join(part[0] for part in name.parts if part not in ("of", "for", "and", "in", "on")),
                    actor,
                )
    _mark_bylines(names, segmentation)
    return actors, people


def _mark_bylines(names: list[Name], segmentation: Segmentation) -> None:
    """Mark agencies over their own reports: "Reuters Sunday 10 Jul", "(AFP)": no sources of what follows."""
    words, size = segmentation.words, len(segmentation.words)
    for name in names:
        if name.start >= HEAD:
            return
        if name.actor is None or name.actor.type not in ("media", "state-media"):
            continue
        before = words[name.start - 1] if name.start else ""
        after = words[name.end] if name.end < size else ""
        dated = after.casefold() in CALENDAR and after[:1].isupper() or after in ("-", "–", "—")
        name.byline = before == "(" and after == ")" or dated and not before.islower()


def _spelt_out(name: Name, acronyms: dict, named_long: set[str], segmentation: Segmentation) -> Actor | None:
    """ "The Karsk Liberation Army … [the KLA]": what the text spells out, whatever the registry calls so."""
    if len(name.parts) > 1 or not segmentation.words[name.start].isupper():
        return None
    if any(not entry.upper or entry.target in named_long for entry in name.targets):
        return None
    actor = acronyms.get(name.parts[0])
    return actor if actor is not None and actor.kind == "organisation" and actor.entity is None else None


def _drop_initials(name: Name, registry: Registry, sure: set[str]) -> None:
    """Recognise a person of the registry whose middle initial is given ("Lindsey O. Graham")."""
    key = tuple(part for part in name.parts if len(part) > 1)
    if len(key) < 2 or len(key) == len(name.parts):
        return
    entries = tuple(
        entry for entry in registry.index.get(key, ()) if entry.kind == "entity" and not entry.ambiguous
    )
    if len(entries) == 1 and registry.entities[entries[0].target].kind == "person":
        name.kind, name.targets, name.parts = "entity", entries, key
        sure.add(entries[0].target)


def _surface(name: Name, segmentation: Segmentation) -> str:
    words = segmentation.words[name.start : name.end]
    text = segmentation.text[segmentation.starts[name.start] : segmentation.ends[name.end - 1]]
    text = " ".join(text.split()) if words else text
    for mark in ("'s", "’s"):
        text = text.removesuffix(mark)
    return text


def make_actor(actors: dict, entity, date: str) -> Actor:
    """Return the document's one actor for a registry entity, made on first use, as it was on ``date``."""
    actor = actors.get(entity.id)
    if actor is None:
        entity = entity.at(date)
        actor = Actor(
            entity.name,
            entity.kind,
            entity.id,
            fold_name(entity.name),
            entity.type,
            entity.country,
            entity.gender,
            evidence="registry",
        )
        actors[entity.id] = actor
    return actor


def _same_person(people: People, name: Name) -> Actor | None:
    """A longer or shorter form of a known full name: same surname, and no first name against it."""
    for actor in people.of_surname(name.parts[-1]):
        mine, theirs = set(name.parts), set(actor.key)
        if (mine <= theirs or theirs <= mine) and not (
            name.gender and actor.gender and name.gender != actor.gender
        ):
            return actor
    return None


def _link_entity(name, actors, people, last_by_surname, context, registry) -> Actor | None:
    sure, home, date = context
    best = []
    for entry in sorted(name.targets, key=lambda entry: entry.kind != "capital"):
        if entry.kind == "capital":
            if name.title:
                continue  # Mr Hague, not The Hague
            if len(name.parts) == 1 and len(people.of_surname(name.parts[0])) == 1:
                return people.of_surname(name.parts[0])[0]  # "London said", of Jack London
            country = registry.entities.get(_country_id(registry, entry.target))
            return make_actor(actors, country, date) if country else None
        if entry.kind != "entity":
            continue
        entity = registry.entities[entry.target]
        if entry.lower and entity.country and entity.country != home and not entity.layer:
            continue  # "state media", "the opposition" of another country
        score = 0.0 if entry.ambiguous else 1.0
        if (
            entity.kind == "organisation"
            and len(name.parts) == 1
            and name.parts[0] in people.surnames
            and name.parts != fold_name(entity.name)[:1] + ("news",)
            and entry.target not in _shortened(sure, name, registry)
        ):
            return people.of_surname(name.parts[0])[0]  # "Bloomberg" where Michael Bloomberg is in the text
        if entry.target in sure:
            score += 3
        if entity.country and entity.country == home:
            score += 1
        if entity.layer:
            score += 5
        if name.definite and entity.name.startswith("The "):
            score += 0.6
        if not entity.is_active(date):
            score -= 0.5
        if entry.surname:
            others = [actor for actor in people.of_surname(name.parts[-1]) if actor.entity != entity.id]
            if (
                name.title in ("mr", "mrs", "ms", "miss")
                and entity.gender
                and name.gender
                and name.gender != entity.gender
            ):
                continue
            if others and entry.target not in sure:
                continue
            if others and last_by_surname.get(name.parts[-1]) in others:
                score -= 3.5
        best.append((score, entity))
    best.sort(key=lambda pair: -pair[0])
    if not best or best[0][0] <= 0 or len(best) > 1 and best[0][0] == best[1][0]:
        return None
    return make_actor(actors, best[0][1], date)


def _shortened(sure: set[str], name: Name, registry: Registry) -> set[str]:
    """The sure entities whose own name is longer than this mention: they may be shortened to it."""
    return {target for target in sure if len(fold_name(registry.entities[target].name)) > len(name.parts)}


def _country_id(registry: Registry, code: str) -> str:
    country = registry.countries.get(code)
    return make_id(country.name) if country else ""


def _link_short(name, actors, people, last_by_surname, acronyms, segmentation) -> Actor | None:
    parts = name.parts
    known = actors.get(parts)
    if known is not None:
        return known
    if name.kind != "organisation":
        candidates = list(people.of_surname(parts[-1])) if len(parts) == 1 or name.kind == "person" else []
        if not candidates and len(parts) == 1:  # a first name alone, or the first part of a double surname
            candidates = [actor for actor in people.parts.get(parts[0], ()) if actor.kind == "person"]
        elif not candidates and len(parts) == 2:
            candidates = [actor for actor in people.parts.get(parts[-1], ()) if actor.key[-2:] == parts]
        gender = _sure_gender(name)
        candidates = [
            actor for actor in candidates if not (gender and actor.gender and gender != actor.gender)
        ]
        if len(parts) > 1:
            candidates = [actor for actor in candidates if set(parts) <= set(actor.key)]
        candidates = list({id(actor): actor for actor in candidates}.values())
        if len(candidates) == 1:
            return candidates[0]
        if len(candidates) > 1:
            last = last_by_surname.get(parts[-1])
            return last if last in candidates else None
    if len(parts) == 1 and name.kind == "unknown":
        longer = acronyms.get(("first", parts[0]))
        if longer is not None:
            return longer
    if len(parts) == 1 and name.kind in ("organisation", "unknown"):
        actor = acronyms.get(parts[0])
        if actor is not None and segmentation.words[name.start].isupper():
            return actor
    if len(parts) == 1 and name.kind in ("unknown", "person") and _is_clipped_owner(name, segmentation):
        owners = people.of_surname(parts[0][:-1])
        if len(owners) == 1:
            name.possessive = True
            return owners[0]
    whole = len(parts) == 1 and len(segmentation.words[name.start]) == len(parts[0])
    if name.kind != "organisation" and whole:
        meant = people.find_slip(parts[0])
        gender = _sure_gender(name)
        if meant is not None and not (gender and meant.gender and gender != meant.gender):
            return meant
    if name.kind in ("person", "organisation") or name.kind == "unknown":
        kind = name.kind
        actor = Actor(_surface(name, segmentation), kind, key=parts, gender=name.gender, country=name.country)
        actors[parts] = actor
        if kind == "person":
            people.add(actor, parts[-1])
        return actor
    return None


def _is_clipped_owner(name: Name, segmentation: Segmentation) -> bool:
    """ "[Renns] claims", the apostrophe lost; but "the Renns" are several."""
    before = segmentation.words[name.start - 1].casefold() if name.start else ""
    return name.parts[0][-1:] == "s" and before != "the"


def _sure_gender(name: Name) -> str:
    """The gender of a name; a lone word that may be a first name ("Clinton") has its title's alone."""
    if len(name.parts) > 1:
        return name.gender
    lexicon = load_lexicon()
    role = lexicon.roles.get(tuple(name.title.split())) if name.title else None
    known = role.gender if role is not None else ""
    return known if name.parts[0] in lexicon.first_names else name.gender


REGIONS = load_words("regions")
_SETTLEMENTS = load_words("settlements")


def _follows_place(start: int, words) -> bool:
    """Whether "the town of", or "in Norvale and", stands before token ``start``."""
    before = words[start - 1].casefold() if start else ""
    if before == "and":
        start -= 2
        while start > 0 and words[start][:1].isupper():
            start -= 1
        if words[start].casefold() in ("in", "near"):
            return True
        start += 1
        before = words[start - 1].casefold() if start else ""
    return before == "of" and start > 1 and words[start - 2].casefold() in _SETTLEMENTS


def judge_unknown(mentions: dict[int, list[Name]], segmentation: Segmentation) -> None:
    """Make people of the unknown names that the words around them treat as people, in this document.

    Evidence for: a title or role before, an age or "who" after, a verb of saying beside it, "he" at
    once after it.  Against: a preposition of place before it.
    """
    words, lexicon = segmentation.words, load_lexicon()
    size = len(words)
    for names in mentions.values():
        actor = names[0].actor
        if actor.entity is None and len(actor.key) > 0 and actor.key[-1] in REGIONS and len(actor.key) < 4:
            actor.kind, actor.place = "unknown", True
            continue
        arabic = words[names[0].start].casefold() == "al" and actor.entity is None  # Al Bab, and Al Gore
        if actor.kind != "unknown" and not (arabic and actor.kind == "person"):
            continue
        votes = places = 0
        for name in names[:10]:
            before = words[name.start - 1].casefold() if name.start else ""
            after = words[name.end].casefold() if name.end < size else ""
            later = words[name.end + 1].casefold() if name.end + 1 < size else ""
            if before in ("in", "near", "outside", "inside") or after in ("which", "province", "region"):
                places += 1
            elif _follows_place(name.start, words):
                places += 1
            if name.kind == "person" and not arabic or name.title:
                votes += 3
            elif before in ("in", "at", "near", "from", "outside", "inside", "to") and not name.possessive:
                votes -= 1
            elif (
                after in SAYING
                or before in ("said", "says", "added", "asked")
                or after == ","
                and (later == "who" or later.isdigit() and name.end + 2 < size and words[name.end + 2] == ",")
            ):
                votes += 2
            elif after == "who" or after in ("himself", "herself"):
                votes += 2
            elif (
                after == ","
                and match_role(words, min(name.end + 2, size - 1), size, lexicon)
                and later in ("a", "an", "the")
            ):
                votes += 1
            elif not arabic and (
                name.gender
                or words[name.start].casefold() in lexicon.first_names
                and name.end - name.start > 1
            ):
                votes += 1
            elif before in ("the", "a", "an"):
                votes -= 2
        if votes > 1:
            actor.kind = "person"
        actor.place = places > 0 and votes <= 0
        if arabic and actor.place:
            actor.kind = "unknown"
