"""Names of one document tied to actors: surnames, acronyms and clipped names to the full ones.

Ambiguous aliases of the registry need an unambiguous mention, the home country or a user's file to
speak for them; two people of one surname are never merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attrib.model import Segmentation
from attrib.sources.names.folding import fold_name
from attrib.sources.names.local import name_local_bodies
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.registry import AliasEntry, Entity, Registry, make_id
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import MEDIA_TYPES, find_apposed_role, load_lexicon, match_role

HEAD = 80  # tokens within which an agency's byline stands
MOST = 30  # people of one surname, or sharing one part, that are looked at


# The actors of a document by entity id or folded name; keys of other shapes are for actors made in passing.
Actors = dict[object, Actor]


class People:
    """The people of a document by surname and by any part of their names."""

    def __init__(self) -> None:
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


@dataclass(slots=True)
class _Links:
    """What linking the names of one document has found so far (working state)."""

    segmentation: Segmentation
    registry: Registry
    home: str
    date: str
    actors: Actors = field(default_factory=dict)
    people: People = field(default_factory=People)
    sure: set[str] = field(default_factory=set)  # entities that the document names beyond doubt
    named_long: set[str] = field(default_factory=set)  # entities that it names in more than one word
    long_unknown: dict[str, list[Actor]] = field(default_factory=dict)  # by the last word
    acronyms: dict[object, Actor] = field(default_factory=dict)
    last_by_surname: dict[str, Actor] = field(default_factory=dict)
    by_noun: dict[str, list[Actor]] = field(
        default_factory=dict
    )  # longer names of bodies, by their last word
    local: dict[tuple[str, ...], Actor] = field(default_factory=dict)  # "Supreme Court": of a place here
    titles: dict[int, set[str]] = field(default_factory=dict)  # of people named in full


def link_names(
    names: list[Name], segmentation: Segmentation, registry: Registry, home: str, date: str = ""
) -> tuple[Actors, People]:
    """Link the names of one document to actors; returns the actors by key, and the people among them.

    Full names make actors; surnames, acronyms and clipped names join the actor they shorten, if it is
    one alone.  Ambiguous aliases need an unambiguous mention, the home country or the active years to
    speak for them.  ``date`` is the document's, ISO: who changed roles is what it was on that day.
    """
    links = _Links(segmentation, registry, home, date)
    shortened = name_local_bodies(names, segmentation, registry)
    _find_sure(names, links)
    for name in names:
        if name.kind in ("person", "unknown") and len(name.parts) > 2:
            _drop_initials(name, registry, links.sure)
    for name in names:
        _link_full_name(name, links)
    for name in names:  # then what may be one: "Florent Groberg", or a place
        if name.kind == "unknown" and len(name.parts) > 1:
            _link_long_unknown(name, links)
    for name in names:
        if name.actor is None:
            name.actor = _link_rest(name, links)
        if name.actor is not None:
            _note_mention(name, name.actor, links)
            if name.parts in shortened:
                links.local[shortened[name.parts]] = name.actor
    _link_bracketed(names, links)
    _mark_bylines(names, segmentation)
    return links.actors, links.people


def _find_sure(names: list[Name], links: _Links) -> None:
    """Note the entities of the registry that are named without doubt, and those named at length."""
    for name in names:
        if name.kind != "entity":
            continue
        for entry in name.targets:
            if len(name.parts) > 1:
                links.named_long.add(entry.target)
            if (
                entry.kind == "entity"
                and not entry.ambiguous
                and len(name.targets) == 1
                and not entry.surname
            ):
                links.sure.add(entry.target)


def _link_full_name(name: Name, links: _Links) -> None:
    """Make or find the person of a full name; those whom the registry knows join the document's people."""
    if name.kind == "person" and len(name.parts) > 1:
        actor = links.actors.get(name.parts) or _same_person(links.people, name)
        if actor is None:
            surface = _surface(name, links.segmentation)
            actor = Actor(surface, "person", key=name.parts, gender=name.gender)
            links.people.add(actor, name.parts[-1])
        links.actors[name.parts] = actor
        name.actor = actor
        actor.gender = actor.gender or name.gender
        for title in (name.title, _apposed_title(name, links.segmentation.words)):
            if title:
                links.titles.setdefault(id(actor), set()).add(title)
    elif name.kind == "entity":
        target = next((entry.target for entry in name.targets if entry.target in links.sure), "")
        entity = links.registry.entities.get(target)
        if entity is not None and entity.kind == "person":
            actor = make_actor(links.actors, entity, links.date)
            for last in {fold_name(entity.name)[-1]: 1, name.parts[-1]: 1}:
                links.people.add(actor, last)


def _apposed_title(name: Name, words: Sequence[str]) -> str:
    """Return what a full name's apposition says its bearer is: "George Bell, the mayor, ..."; or ""."""
    if name.end + 2 >= len(words) or words[name.end] != ",":
        return ""
    low = name.end + 1 + (words[name.end + 1].casefold() in ("the", "a", "an", "its", "his", "her"))
    found = match_role(words, low, min(low + 4, len(words)), load_lexicon())
    return found[1].noun if found and found[1].kind == "person" else ""


def _link_long_unknown(name: Name, links: _Links) -> None:
    actor = links.actors.get(name.parts) or next(
        (
            person
            for person in links.people.of_surname(name.parts[-1])
            if person.key[-len(name.parts) :] == name.parts
        ),
        None,
    )
    if actor is None:
        actor = Actor(_surface(name, links.segmentation), "unknown", key=name.parts)
        links.actors[name.parts] = actor
        links.long_unknown.setdefault(name.parts[-1], []).append(actor)
    name.actor = actor


def _link_rest(name: Name, links: _Links) -> Actor | None:
    """The actor of a name that is no full name: of the registry, or one that it shortens, or its own."""
    actor = None
    if name.kind == "entity":
        actor = _spelt_out(name, links)
    if actor is None and name.kind in ("entity", "capital"):
        actor = _link_entity(name, links)
    if actor is None and name.kind in ("person", "unknown", "organisation", "entity"):
        actor = _link_clipped_unknown(name, links) or _link_short(name, links)
    return actor


def _link_clipped_unknown(name: Name, links: _Links) -> Actor | None:
    """The last word alone of a longer name that may be a person's."""
    if len(name.parts) != 1 or name.kind not in ("unknown", "person"):
        return None
    if name.parts[0] in links.people.surnames or name.parts in links.actors:
        return None
    known = links.long_unknown.get(name.parts[0], [])
    if not known and _is_clipped_owner(name, links.segmentation):
        known = links.long_unknown.get(name.parts[0][:-1], [])
    return known[0] if len(known) == 1 else None


def _note_mention(name: Name, actor: Actor, links: _Links) -> None:
    """Count a mention, and remember what may shorten the name later in the text."""
    actor.count += 1
    if actor.kind == "person":
        links.last_by_surname[actor.key[-1]] = actor
    elif len(name.parts) > 1 and actor.kind == "organisation" and actor.key[-1:] == name.parts[-1:]:
        known = links.by_noun.setdefault(name.parts[-1], [])
        known += [] if any(actor is other for other in known) else [actor]
    if actor.kind != "person" and len(name.parts) > 1 and actor.entity is None:
        if actor.kind == "organisation" and (name.parts[-1] in WORDS.corporate or len(name.parts) == 2):
            links.acronyms.setdefault(("first", name.parts[0]), actor)
        initials = (part[0] for part in name.parts if part not in ("of", "for", "and", "in", "on"))
        links.acronyms.setdefault("".join(initials), actor)


_LONGEST_TAIL = 6  # tokens from the part of a body's name that was read to the bracket


def _link_bracketed(names: list[Name], links: _Links) -> None:
    """ "The Ministry of Public Health (MSPP) … the MSPP": one body, whatever the letters stand for."""
    words = links.segmentation.words
    dropped: set[int] = set()
    for before, after in zip(names, names[1:], strict=False):
        if _is_spelt_in_brackets(before, after, words):
            _merge_spelt(names, before, after, links)
    for k, short in enumerate(names):
        if k == 0 or not _is_bracketed(short, words):
            continue
        long = _find_spelt_out(names, k, links.segmentation)
        if long is None or long.actor is None or long.actor is short.actor:
            continue
        # a country is only the first word of a body's name: "Syria" of "Syria Live Network (SLN)"
        country = long.actor.kind == "country" and long.end < short.start - 1
        spelt = not country and _are_initials(short, words[long.start : short.start - 1])
        brief = short.actor or (_make_ambiguous(names, short) if spelt else None)
        if brief is None or not spelt and not _may_shorten(long.actor, brief):
            continue
        body = long.actor
        kept = _make_one(names, (short, brief), (long, body), links)
        kept.kind = "organisation" if kept.kind == "unknown" else kept.kind
        if kept is body and body.entity is None and long.end < short.start - 1:
            start, end = links.segmentation.starts[long.start], links.segmentation.ends[short.start - 2]
            body.name = " ".join(links.segmentation.text[start:end].split())  # with "of the Citizen"
        if kept.kind == "organisation" and long.end < short.start - 1:
            inner = [name for name in names[max(0, k - 4) : k] if name.start >= long.end]
            dropped.update(map(id, inner))  # "of Islam and [Muslims]" is part of the name
            long.end = short.start - 1
    names[:] = [name for name in names if id(name) not in dropped]


def _is_spelt_in_brackets(short: Name, long: Name, words: Sequence[str]) -> bool:
    """Whether brackets spell out the letters before them: "[NWF] ([Norvale Wrestling Federation])"."""
    if short.end + 1 != long.start or words[short.end] != "(" or words[long.end : long.end + 1] != [")"]:
        return False
    return (
        _are_letters(words[short.start : short.end])
        and short.actor is not long.actor
        and _are_initials(short, words[long.start : long.end])
    )


def _merge_spelt(names: Sequence[Name], short: Name, long: Name, links: _Links) -> None:
    """Make one body of letters and of what brackets spell out."""
    brief, body = short.actor or _make_ambiguous(names, short), long.actor
    if body is None:
        return  # brackets that name a country's people, or nobody
    if brief.entity is not None and body.entity is not None or "person" in (brief.kind, body.kind):
        return
    _make_one(names, (short, brief), (long, body), links).kind = "organisation"


def _make_one(
    names: Sequence[Name], short: tuple[Name, Actor], long: tuple[Name, Actor], links: _Links
) -> Actor:
    """Return the one actor that two names and all others of theirs stand for, the registry's if any."""
    (brief_name, brief), (body_name, body) = short, long
    kept, merged = (brief, body) if brief.entity is not None else (body, brief)
    kept.count += merged.count
    for name in names:
        if name.actor is merged:
            name.actor = kept
    links.actors[brief_name.parts] = links.actors[body_name.parts] = kept
    return kept


def _are_initials(short: Name, words: Sequence[str]) -> bool:
    """Whether a name's letters are the initials of words, of the small ones among them or not."""
    letters = "".join(short.parts)
    small = [word[0].casefold() for word in words if word[:1].isalnum()]
    large = [word[0].casefold() for word in words if word[:1].isupper()]
    return len(large) > 1 and letters in ("".join(small), "".join(large))


def _is_bracketed(name: Name, words: Sequence[str]) -> bool:
    """Whether a name is letters in brackets: "(MSPP)", "(PG&E)"."""
    closed = words[name.start - 1] == "(" and words[name.end : name.end + 1] == [")"]
    return closed and _are_letters(words[name.start : name.end])


def _make_ambiguous(names: Sequence[Name], short: Name) -> Actor:
    """An actor for letters that may be several bodies' of the registry, where this text spells them out."""
    actor = Actor("".join(short.parts).upper(), "organisation", key=short.parts)
    for name in names:
        if name.parts == short.parts and name.actor is None:
            name.actor = actor
            actor.count += 1
    return actor


def _are_letters(words: Sequence[str]) -> bool:
    """Whether the words of a name are one word in capitals, or two with "&" between."""
    joined = len(words) == 1 or len(words) == 3 and words[1] == "&"
    return joined and words[0].isupper() and words[-1].isupper() and len("".join(words)) > 1


def _find_spelt_out(names: Sequence[Name], k: int, segmentation: Segmentation) -> Name | None:
    """The name that the bracketed letters of name ``k`` stand for: the body that the capitals before open."""
    words, sentence = segmentation.words, segmentation.sentence_of[names[k].start]
    found = None
    for name in reversed(names[max(0, k - 4) : k]):
        if segmentation.sentence_of[name.start] != sentence or name.possessive:
            break
        if not _is_name_tail(words[name.end : names[k].start - 1]):
            break
        if _are_initials(names[k], words[name.start : names[k].start - 1]):
            return name
        if found is None or name.actor is not None and name.actor.kind == "organisation":
            found = name
    return found


def _is_name_tail(words: Sequence[str]) -> bool:
    """Whether words between a body's name and its bracket are the rest of the name: "of the Citizen"."""
    if len(words) > _LONGEST_TAIL:
        return False
    return all(word[:1].isupper() or word in ("and", "de", "for", "in", "of", "on", "the") for word in words)


def _may_shorten(body: Actor, brief: Actor) -> bool:
    """Whether letters in brackets may be a body's: not a second body that is known, nor a person's party."""
    if body.entity is not None and (brief.entity is not None or body.kind != "organisation"):
        return False
    if brief.kind not in ("organisation", "unknown"):
        return False
    letters = brief.key[0] if brief.key else ""
    initials = "".join(part[0] for part in body.key)
    if brief.entity is not None:
        return body.kind == "organisation" or body.kind == "unknown" and letters[:1] == initials[:1]
    if body.kind == "organisation":
        return brief.count > 0
    rest = iter(initials)
    return body.kind == "unknown" and len(body.key) > 2 and all(letter in rest for letter in letters)


def _mark_bylines(names: list[Name], segmentation: Segmentation) -> None:
    """Mark who made the report: "By Ann Low", "Reuters Sunday 10 Jul", "(AFP)": no sources."""
    words, size = segmentation.words, len(segmentation.words)
    labels = {
        region.span[0] for region in segmentation.regions if region.kind == "label"
    }  # "Source: the police"
    for name in names:
        sentence = segmentation.sentence_of[name.start]
        if sentence in segmentation.asides and segmentation.sentences[sentence][0] not in labels:
            name.byline = True
    for name in names:
        if name.start >= HEAD:
            return
        if name.actor is None or name.actor.type not in MEDIA_TYPES:
            continue
        before = words[name.start - 1] if name.start else ""
        after = words[name.end] if name.end < size else ""
        dated = after.casefold() in WORDS.calendar and after[:1].isupper() or after in ("-", "–", "—")
        name.byline = before == "(" and after == ")" or dated and not before.islower()


def _spelt_out(name: Name, links: _Links) -> Actor | None:
    """ "The Karsk Liberation Army … [the KLA]": what the text spells out, whatever the registry calls so."""
    if len(name.parts) > 1 or not links.segmentation.words[name.start].isupper():
        return None
    if any(not entry.upper or entry.target in links.named_long for entry in name.targets):
        return None
    actor = links.acronyms.get(name.parts[0])
    return actor if actor is not None and actor.kind == "organisation" and actor.entity is None else None


def _drop_initials(name: Name, registry: Registry, sure: set[str]) -> None:
    """Recognise a person of the registry whose middle name or initial is given ("Lindsey O. Graham")."""
    key = tuple(part for part in name.parts if len(part) > 1)
    if len(key) == len(name.parts):
        key = (key[0], key[-1])  # "Ali Hosseini Khamenei"
    if len(key) < 2:
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


def make_actor(actors: Actors, entity: Entity, date: str) -> Actor:
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
        alike = mine <= theirs or theirs <= mine or _may_spell(name.parts, actor.key)
        if alike and not (name.gender and actor.gender and name.gender != actor.gender):
            return actor
    return None


_LONG = 7  # letters from which a first name with one more or less is the same one, spelt otherwise


def _may_spell(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names of one surname are spelt otherwise: "J. B. Renn" and "Jean-Bosco Renn", a letter lost."""
    first, second = one[:-1], other[:-1]
    if len(first) != len(second) or not first:
        return False
    for short, long in ((first, second), (second, first)):
        if all(len(part) == 1 for part in short) and any(len(part) > 1 for part in long):
            return all(part == whole[0] for part, whole in zip(short, long, strict=True))
    if len(first) > 1 or min(len(first[0]), len(second[0])) < _LONG:
        return False
    shorter, longer = sorted((first[0], second[0]), key=len)
    drops = {longer[:k] + longer[k + 1 :] for k in range(1, len(longer))}
    return len(longer) == len(shorter) + 1 and shorter in drops


def _link_entity(name: Name, links: _Links) -> Actor | None:
    """The entity of the registry that an alias stands for here, if one is clearly best."""
    if name.parts in links.local and all(entry.target not in links.sure for entry in name.targets):
        return links.local[name.parts]
    best = []
    for entry in sorted(name.targets, key=lambda entry: entry.kind != "capital"):
        if entry.kind == "capital":
            if name.title:
                continue  # Mr Hague, not The Hague
            if len(name.parts) == 1 and len(links.people.of_surname(name.parts[0])) == 1:
                return links.people.of_surname(name.parts[0])[0]  # "London said", of Jack London
            country = links.registry.entities.get(_country_id(links.registry, entry.target))
            return make_actor(links.actors, country, links.date) if country else None
        if entry.kind != "entity":
            continue
        entity = links.registry.entities[entry.target]
        if entry.lower and entity.country and entity.country != links.home and not entity.layer:
            continue  # "state media", "the opposition" of another country
        if _is_surname_of_text(name, entity, links):
            return links.people.of_surname(name.parts[0])[0]  # "Bloomberg", of Michael Bloomberg
        score = _score_entity(name, entry, entity, links)
        if score is not None:
            best.append((score, entity))
    best.sort(key=lambda pair: -pair[0])
    if not best or best[0][0] <= 0 or len(best) > 1 and best[0][0] == best[1][0]:
        return None
    return make_actor(links.actors, best[0][1], links.date)


def _is_surname_of_text(name: Name, entity: Entity, links: _Links) -> bool:
    """Whether an organisation's one-word name is the surname of somebody in the text."""
    return (
        entity.kind == "organisation"
        and len(name.parts) == 1
        and name.parts[0] in links.people.surnames
        and name.parts != fold_name(entity.name)[:1] + ("news",)
        and entity.id not in _shortened(links.sure, name, links.registry)
    )


def _score_entity(name: Name, entry: AliasEntry, entity: Entity, links: _Links) -> float | None:
    """How much speaks for an entity as the meaning of a name; None where it cannot be."""
    score = 0.0 if entry.ambiguous else 1.0
    if entry.target in links.sure:
        score += 3
    if entity.country and entity.country == links.home:
        score += 1
    if entity.layer:
        score += 5
    if name.definite and entity.name.startswith("The "):
        score += 0.6
    if not entity.is_active(links.date):
        score -= 0.5
    if entry.surname:
        others = [actor for actor in links.people.of_surname(name.parts[-1]) if actor.entity != entity.id]
        known = entity.gender and name.gender and name.gender != entity.gender
        if name.title in ("mr", "mrs", "ms", "miss") and known or others and entry.target not in links.sure:
            return None
        if others and links.last_by_surname.get(name.parts[-1]) in others:
            score -= 3.5
    return score


def _shortened(sure: set[str], name: Name, registry: Registry) -> set[str]:
    """The sure entities whose own name is longer than this mention: they may be shortened to it."""
    return {target for target in sure if len(fold_name(registry.entities[target].name)) > len(name.parts)}


def _country_id(registry: Registry, code: str) -> str:
    country = registry.countries.get(code)
    return make_id(country.name) if country else ""


def _link_short(name: Name, links: _Links) -> Actor | None:
    """The actor that a short name shortens: a person by surname, an organisation by acronym; else its own."""
    parts, segmentation = name.parts, links.segmentation
    known = links.actors.get(parts)
    if known is not None:
        return known
    if name.kind != "organisation":
        candidates = _find_namesakes(name, links)
        if len(candidates) == 1:
            return candidates[0]
        if len(candidates) > 1:
            return _choose_namesake(name, candidates, links)
    if len(parts) == 1:
        found = _link_one_word(name, links)
        if found is not None:
            return found
    if name.kind not in ("person", "organisation", "unknown"):
        return None
    surface = _surface(name, segmentation)
    actor = Actor(surface, name.kind, key=parts, gender=name.gender, country=name.country)
    links.actors[parts] = actor
    if name.kind == "person":
        links.people.add(actor, parts[-1])
    return actor


def _find_namesakes(name: Name, links: _Links) -> list[Actor]:
    """The people of the document whom a surname, first name or part of a name may mean."""
    parts, people = name.parts, links.people
    candidates = list(people.of_surname(parts[-1])) if len(parts) == 1 or name.kind == "person" else []
    if not candidates and len(parts) == 1:  # a first name alone, or the first part of a double surname
        candidates = [actor for actor in people.parts.get(parts[0], ()) if actor.kind == "person"]
    elif not candidates and len(parts) == 2:
        candidates = [actor for actor in people.parts.get(parts[-1], ()) if actor.key[-2:] == parts]
    gender = _sure_gender(name)
    candidates = [actor for actor in candidates if not (gender and actor.gender and gender != actor.gender)]
    if len(parts) > 1:
        candidates = [actor for actor in candidates if set(parts) <= set(actor.key)]
    return list({id(actor): actor for actor in candidates}.values())


def _choose_namesake(name: Name, candidates: list[Actor], links: _Links) -> Actor | None:
    """Of several people of one surname: who has this title, or this gender for sure, else who was named last.

    "Senator Ann Reid faced Governor Tom Reid. [Governor Reid] said …"
    """
    for whole in (True, False):  # "Chief Bell" is the fire chief where nobody is chief alone
        titled = [actor for actor in candidates if _bears(links.titles.get(id(actor), ()), name.title, whole)]
        if name.title and len(titled) == 1:
            return titled[0]
    gender = _sure_gender(name)
    sure = [actor for actor in candidates if gender and actor.gender == gender]
    if len(sure) == 1:
        return sure[0]
    last = links.last_by_surname.get(name.parts[-1])
    return last if any(last is actor for actor in candidates) else None


def _bears(titles: Iterable[str], title: str, whole: bool) -> bool:
    """Tell whether somebody has a title, whole or in its last word."""
    return any(own == title or not whole and own.split()[-1:] == title.split()[-1:] for own in titles)


def _link_one_word(name: Name, links: _Links) -> Actor | None:
    """The longer name that one word shortens: by its first word, its initials, its owner, or misspelt."""
    word, segmentation = name.parts[0], links.segmentation
    if name.kind == "organisation" and word in WORDS.org_words and len(links.by_noun.get(word, ())) == 1:
        return links.by_noun[word][0]  # "[Society] President Odo Brink", of the Norvale Chemical Society
    if name.kind == "unknown" and ("first", word) in links.acronyms:
        return links.acronyms["first", word]
    if name.kind in ("organisation", "unknown"):
        actor = links.acronyms.get(word)
        if actor is not None and segmentation.words[name.start].isupper():
            return actor
    if name.kind in ("unknown", "person") and _is_clipped_owner(name, segmentation):
        owners = links.people.of_surname(word[:-1])
        if len(owners) == 1:
            name.possessive = True
            return owners[0]
    if name.kind != "organisation" and len(segmentation.words[name.start]) == len(word):
        meant, gender = links.people.find_slip(word), _sure_gender(name)
        if meant is not None and not (gender and meant.gender and gender != meant.gender):
            return meant
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


def _follows_place(start: int, words: Sequence[str]) -> bool:
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
    return before == "of" and start > 1 and words[start - 2].casefold() in WORDS.settlements


def _follows_body(name: Name, words: Sequence[str]) -> bool:
    """Whether one word of a name stands right after the noun of a body: "the company [Norvex]"."""
    lexicon, noun = load_lexicon(), words[name.start - 1] if name.start else ""
    if name.end - name.start > 1 or name.title or not noun.islower() or name.start < 2:
        return False
    if words[name.start].casefold() in lexicon.first_names:
        return False
    role = lexicon.roles.get((noun,))
    whole = role is not None and role.kind == "org" and not role.plural
    return whole and words[name.start - 2].casefold() not in WORDS.tails


def judge_unknown(mentions: dict[int, list[Name]], segmentation: Segmentation) -> None:
    """Make people of the unknown names that the words around them treat as people, in this document.

    Evidence for: a title or role before, an age or "who" after, a verb of saying beside it, "he" at
    once after it.  Against: a preposition of place before it.
    """
    words, lexicon = segmentation.words, load_lexicon()
    size = len(words)
    for names in mentions.values():
        actor = names[0].known_actor
        if (
            actor.entity is None
            and len(actor.key) > 0
            and actor.key[-1] in WORDS.regions
            and len(actor.key) < 4
        ):
            actor.kind, actor.place = "unknown", True
            continue
        arabic = words[names[0].start].casefold() == "al" and actor.entity is None  # Al Bab, and Al Gore
        if actor.kind != "unknown" and not (arabic and actor.kind == "person"):
            continue
        if any(actor.key[k : k + 2] in WORDS.compound_types for k in range(len(actor.key) - 1)):
            continue  # "Emergency Response Room": a body, by its words
        if any(_follows_body(name, words) for name in names[:10]):
            actor.kind = "organisation"  # "the mining company Norvex"
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
            elif before == "," and find_apposed_role(segmentation, name.start, name.end, lexicon) is not None:
                votes += 2
            elif before == "the" and len(name.parts) > 1 and after != "who":
                votes -= 2
            elif before in ("in", "at", "near", "from", "outside", "inside", "to") and not name.possessive:
                votes -= 1
            elif (
                after in WORDS.saying
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
