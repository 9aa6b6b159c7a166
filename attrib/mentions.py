"""Names in a document: where registry entities, people and organisations are mentioned.

One pass over the tokens finds registry names by a hash of folded token parts (longest first) and
gathers the other capitalised runs, which titles, roles and first names tell to be people and
keywords to be organisations.  ``link_names`` then ties short forms (surnames, acronyms, heads of long
names) to the full names of the same document.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from functools import lru_cache

from attrib.model import Segmentation, Span
from attrib.registry import BREAK, POSSESSIVE, Registry, _read_package_file, fold_name, fold_word

PARTICLES = frozenset("al el bin ibn ben abu de da di del della der den la le van von du dos ter ould bint".split())
ORG_WORDS = frozenset("""ministry party council committee university institute agency army front brigade brigades
battalion movement group association union federation league corporation corp inc ltd company bank court
commission bureau department office authority foundation society network center centre observatory
hospital school college church police command forces force coalition alliance congress senate parliament
assembly campaign fund organisation organization programme program service services times post news
herald tribune journal gazette television tv radio media press club fc airlines airways airport group
holdings partners capital guard guards division directorate embassy administration board trust project
initiative institution academy museum laboratories labs studios industries motors systems technologies
legion corps unit units regiment squadron militia rebels house forum platform mission panel tribunal
governorate municipality crescent cross defence defense watch bloc caucus chamber secretariat
collective syndicate exchange insurance airline railways ministry's agency's clinic monitor rescue""".split())
CALENDAR = frozenset("""monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue
wed thu fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays""".split())
FUNCTION = frozenset("""the a an and or but if in on at to for from by with of as it he she they we i you his her its
their our my your this that these those there here when while where who what which how why not no yes so than
then also after before since until although though because however meanwhile earlier later last next now
according both all some many most more other others another each every any few several one two three four five
six seven eight nine ten dozens hundreds thousands millions at least about over under up down out off into is
are was were be been has have had do does did will would can could may might must shall should let despite
during between among amid against without within through across along around near above below only even still
just yet such same own well back first second third once again asked speaking based read see more than per
around earlier tags published updated source sources related photo video reporting editing write writing
additional breaking exclusive opinion analysis special live local new old mr mrs ms""".split())
CORPORATE = frozenset("inc corp corporation ltd llc plc group holdings company co bank airlines ag sa".split())
PREPOSITIONS = frozenset("of for to by with against from at in on near inside outside under about between".split())
NATIONALITY_ONLY = ("adjective", "people")


@dataclass(frozen=True, slots=True)
class Role:
    """A head noun for sources: ``kind`` person, people, org, source, document or title."""

    noun: str
    kind: str
    type: str
    gender: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Roles by folded words, how long they get, and the genders of first names."""

    roles: dict[tuple[str, ...], Role]
    longest: dict[str, int]
    last_words: frozenset[str]
    first_names: dict[str, str]


HYPHENATED = ("-based", "-led", "-backed", "-held", "-linked", "-run", "-controlled", "-allied", "-aligned", "-owned",
              "-born", "-funded", "-dominated", "-era", "-style", "-affiliated", "-occupied", "-brokered", "-wide")


def _pluralise(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the head nouns of ``roles.csv`` and the first names of ``first_names.csv``."""
    roles, longest = {}, {}
    for row in csv.DictReader(io.StringIO(_read_package_file("roles.csv"))):
        singular = tuple(row["noun"].split())
        role = Role(row["noun"], row["class"], row["type"], row["gender"], False)
        plurals = [tuple(plural.split()) for plural in row["plural"].split("|") if plural]
        if not plurals and role.kind != "title":
            plurals = [(*singular[:-1], _pluralise(singular[-1]))]
        for words in plurals:
            roles.setdefault(words, Role(role.noun, role.kind, role.type, role.gender, True))
        if singular not in plurals or role.kind == "org":
            roles[singular] = role
    for words in roles:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    names = {row["name"].casefold(): row["gender"]
             for row in csv.DictReader(io.StringIO(_read_package_file("first_names.csv")))}
    return Lexicon(roles, longest, frozenset(words[-1] for words in roles), names)


@dataclass(slots=True)
class Actor:
    """An entity of one document: what its mentions have told of it so far (working state)."""

    name: str
    kind: str  # person | organisation | country | group | role
    entity: str | None = None
    key: tuple[str, ...] = ()
    type: str = ""
    country: str = ""
    gender: str = ""
    plural: bool = False
    head: str = ""
    roles: list[str] = field(default_factory=list)
    member_of: str = ""
    member_span: Span | None = None
    evidence: str = ""
    aliases: list[str] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class Name:
    """A name in the text: tokens ``[start, end)``; ``actor`` is set once it is linked."""

    start: int
    end: int
    kind: str  # entity | person | organisation | unknown | adjective | people | capital
    parts: tuple[str, ...]
    targets: tuple = ()
    possessive: bool = False
    gender: str = ""
    title: str = ""
    country: str = ""
    actor: Actor | None = None


def match_role(words, position: int, end: int, lexicon: Lexicon) -> tuple[int, Role] | None:
    """Return the longest role that begins at token ``position``: (tokens, role), or None."""
    first = words[position].casefold().replace(".", "")
    longest = lexicon.longest.get(first)
    if not longest:
        return None
    folded = [first]
    for word in words[position + 1:min(end, position + longest)]:
        folded.append(word.casefold().replace(".", ""))
    for length in range(len(folded), 0, -1):
        role = lexicon.roles.get(tuple(folded[:length]))
        if role is not None:
            return length, role
    return None


def _allowed(entries, words, start, end, headline) -> tuple:
    first, last = words[start], words[end - 1]
    kept = []
    for entry in entries:
        if entry.ambiguous and entry.lower and start + 1 == end and first.islower():
            continue  # "the regime", "the coalition": a description, which the discourse resolves
        if entry.upper:
            if start + 1 == end and not (sum(map(str.isupper, first)) >= min(2, len(first))):
                continue
        elif not entry.lower:
            if not (first[:1].isupper() or (first[:3] in ("al-", "el-") and first[3:4].isupper())
                    or (end - start > 1 and last[:1].isupper())
                    or (first[:1].islower() and words[start:end] and any(w[:1].isupper() for w in words[start:end]))):
                continue
        kept.append(entry)
    return tuple(kept)


def scan_names(segmentation: Segmentation, registry: Registry) -> list[Name]:
    """Return the names of a document in text order, unlinked.  Time is linear in the tokens."""
    words, tags = segmentation.words, segmentation.tags
    sentence_of, headlines = segmentation.sentence_of, segmentation.headlines
    lexicon = load_lexicon()
    index, longest = registry.index, registry.longest
    size = len(words)
    folded = [fold_word(word) for word in words]
    names: list[Name] = []
    i = 0
    while i < size:
        parts = folded[i]
        if not parts or parts[0] == BREAK:
            i += 1
            continue
        word = words[i]
        first = parts[0]
        length = longest.get(first)
        clipped = None
        if length is None and first[-1:] == "s" and word[:1].isupper() and len(first) > 2:
            clipped = longest.get(first[:-1])
        found = None
        if length or clipped:
            found = _match_at(i, folded, words, index, length or 0, registry, sentence_of,
                              sentence_of[i] in headlines)
        capital = word[:1].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())
        if found is not None and capital and found.end == found.start + 1 and _is_partial(
                found, words, tags, folded, registry, lexicon, sentence_of):
            found = None
        if found is not None:
            names.append(found)
            i = found.end
            continue
        if capital:
            role = match_role(words, i, size, lexicon)
            if role is not None and role[0] > 1 and role[1].kind == "person":
                i += role[0]  # "Secretary of State"
                continue
        if not capital or not word[1:2] and not (i + 1 < size and words[i + 1] == "."):
            i += 1
            continue
        run = _read_run(i, segmentation, folded, registry, lexicon)
        if run is None:
            i += 1
            continue
        if i and words[i - 1] in ("Al", "El") and sentence_of[i - 1] == sentence_of[i] and run.kind == "unknown":
            run.start -= 1
            run.kind = "person"
        before = names[-1] if names else None
        if run.kind == "organisation" and before is not None and before.kind == "adjective" \
                and before.end == run.start and len(run.parts) > 1:
            names.pop()  # "American Bar Association"
            run = Name(before.start, run.end, "organisation", before.parts + run.parts, (), run.possessive,
                       country=before.targets[0].target)
        names.append(run)
        i = run.end
    return names


def _match_at(i, folded, words, index, longest, registry, sentence_of, headline):
    """The longest registry name beginning at token i, its last part perhaps without a genitive s."""
    parts: list[str] = []
    ends: list[int] = []
    j, size, sentence = i, len(words), sentence_of[i]
    while j < size and len(parts) < max(longest, 1) + 1 and sentence_of[j] == sentence:
        more = folded[j]
        if more and more[0] in (BREAK, POSSESSIVE):
            break
        for part in more:
            parts.append(part)
            ends.append(0)
        if more:
            ends[-1] = j + 1
        j += 1
    for length in range(len(parts), 0, -1):
        end = ends[length - 1]
        if not end:
            continue
        key = tuple(parts[:length])
        entries = index.get(key)
        possessive = False
        if not entries and key[-1][-1:] == "s" and len(key[-1]) > 2:
            key = (*key[:-1], key[-1][:-1])
            entries = index.get(key)
            possessive = True
        if not entries:
            continue
        entries = _allowed(entries, words, i, end, headline)
        if not entries:
            continue
        if end < size and folded[end][:1] == (POSSESSIVE,):
            possessive = True
        kind = "entity" if any(entry.kind == "entity" for entry in entries) else entries[0].kind
        return Name(i, end, kind, key, entries, possessive)
    return None


def _looks_name(k, words, tags, folded, registry, lexicon) -> bool:
    """Token k is a capitalised word that may be part of an unknown name."""
    word = words[k]
    if not word[:1].isupper():
        return False
    low = word.casefold().rstrip(".")
    if low in FUNCTION or low in CALENDAR or (low,) in lexicon.roles:
        return False
    parts = folded[k]
    if not parts or parts[0] in (BREAK, POSSESSIVE):
        return False
    entries = registry.index.get(parts)
    return not (entries and any(entry.kind != "entity" or not entry.surname for entry in entries))


def _is_partial(found, words, tags, folded, registry, lexicon, sentence_of) -> bool:
    """A one-word registry name is only part of a longer, unknown one (Asma [Assad], [Apple] Daily)."""
    entities = [entry for entry in found.targets if entry.kind == "entity"]
    if not entities:
        return False
    surname = all(entry.surname for entry in entities)
    ambiguous = all(entry.ambiguous for entry in entities)
    i, sentence = found.start, sentence_of[found.start]
    if surname:
        if i and sentence_of[i - 1] == sentence and words[i - 1].casefold() in lexicon.first_names \
                and words[i - 1][:1].isupper() and words[i - 1].casefold() not in CALENDAR:
            return True
        if words[i].casefold() in lexicon.first_names and found.end < len(words) \
                and sentence_of[found.end] == sentence and not found.possessive \
                and _looks_name(found.end, words, tags, folded, registry, lexicon):
            return True
        return False
    if not found.possessive and words[i].casefold() in lexicon.first_names and found.end < len(words) \
            and sentence_of[found.end] == sentence and _looks_name(found.end, words, tags, folded, registry, lexicon):
        return True  # Dawn [Smith], no newspaper
    if ambiguous and found.end < len(words) and sentence_of[found.end] == sentence and not found.possessive:
        return _looks_name(found.end, words, tags, folded, registry, lexicon)
    return False


def _read_run(i, segmentation, folded, registry, lexicon) -> Name | None:
    """The run of capitalised words from token i that no registry name covers, as a name."""
    words, tags, sentence_of = segmentation.words, segmentation.tags, segmentation.sentence_of
    size, sentence = len(words), sentence_of[i]
    low = words[i].casefold().rstrip(".")
    if low in FUNCTION or low in CALENDAR or low.endswith(HYPHENATED):
        return None
    role = match_role(words, i, size, lexicon)
    if role and role[1].kind != "org":
        return None
    first_in_sentence = i == segmentation.sentence_tokens[sentence][0] or words[i - 1] in ("“", '"', "``", "‘")
    opens_name = role and i + 1 < size and words[i + 1][:1].isupper() and tags[i + 1].startswith("NNP")
    if first_in_sentence and not tags[i].startswith("NNP") and low not in lexicon.first_names and not opens_name:
        return None
    if not (tags[i].startswith("N") or tags[i] in ("JJ", "FW", "CD")) and low not in lexicon.first_names \
            and (first_in_sentence or sentence in segmentation.headlines):
        return None
    j = i + 1
    while j < size and sentence_of[j] == sentence and j - i < 9:
        word = words[j]
        low_j = word.casefold().rstrip(".")
        if word[:1].isupper():
            if low_j in CALENDAR or low_j.endswith(HYPHENATED) or low_j in FUNCTION and low_j not in ("new",):
                break
            found_role = match_role(words, j, size, lexicon)
            if found_role and found_role[1].kind in ("person", "people", "source", "title"):
                break
            entries = registry.index.get(folded[j])
            if entries and not all(entry.kind == "entity" and (entry.surname or entry.ambiguous)
                                   for entry in entries):
                break
            longest = registry.longest.get(folded[j][0]) if folded[j] else None
            if longest and longest > 1 and words[j - 1].casefold() not in lexicon.first_names:
                deeper = _match_at(j, folded, words, registry.index, longest, registry, sentence_of, False)
                if deeper is not None and len(deeper.parts) > 1 and deeper.parts[0] not in ORG_WORDS:
                    break
            j += 1
            continue
        if (low_j in PARTICLES or low_j[:3] in ("al-", "el-", "ad-", "an-", "as-", "ar-", "at-")) \
                and (word[3:4].isupper() or j + 1 < size and words[j + 1][:1].isupper()):
            j += 1
            continue
        if low_j == "." and j == i + 1 and len(words[i]) == 1:
            j += 1
            continue
        if low_j in ("of", "for") and j + 1 < size and words[j + 1][:1].isupper() \
                and words[j + 1].casefold() not in CALENDAR | FUNCTION \
                and any(part in ORG_WORDS for k in range(i, j) for part in folded[k]):
            j += 2
            continue
        if low_j in ("of", "for") and j + 2 < size and words[j + 1] == "the" and words[j + 2][:1].isupper() \
                and any(part in ORG_WORDS for part in folded[j - 1]) and words[j + 2].casefold() not in CALENDAR:
            j += 3
            continue
        break
    if words[j - 1].casefold() in PARTICLES and j - i > 1:
        j -= 1
    if role and j - i <= role[0] or j - i == 1 and tags[i] == "JJ" and low not in lexicon.first_names:
        return None  # "Council", "Democratic"
    parts = tuple(part for k in range(i, j) for part in folded[k] if part not in (BREAK, POSSESSIVE))
    if not parts:
        return None
    possessive = j < size and folded[j][:1] == (POSSESSIVE,)
    kind, gender = _classify_run(i, j, parts, segmentation, lexicon)
    return Name(i, j, kind, parts, (), possessive, gender)


def _classify_run(i, j, parts, segmentation, lexicon) -> tuple[str, str]:
    words = segmentation.words
    first = words[i].casefold()
    gender = lexicon.first_names.get(first)
    if gender is None and "-" in first:
        gender = lexicon.first_names.get(first.split("-")[0])
    if any(part in ORG_WORDS for part in parts) and not (gender is not None and j - i == 2
                                                         and parts[-1] not in ("party", "group", "news")):
        return "organisation", ""
    title, _ = find_title(words, i, segmentation, lexicon)
    if title is not None:
        return "person", title.gender or gender or ""
    if gender is not None and j - i >= 2:
        return "person", gender
    if j - i == 1 and words[i].isupper() and 2 <= len(words[i]) <= 6:
        return "organisation", ""
    shape = [word for word in words[i:j]]
    if 2 <= j - i <= 5 and any(word[:3].casefold() in ("al-", "el-") or word.casefold() in ("bin", "abu", "ibn")
                               or (len(word) == 2 and word[1] == ".") for word in shape[1:] + shape[:1]) \
            and first[:3] not in ("al-", "el-"):
        return "person", ""
    return "unknown", gender or ""


def find_title(words, i, segmentation, lexicon) -> tuple[Role | None, int]:
    """Return the title or person role directly before token i, and where it begins."""
    low_bound = max(segmentation.sentence_tokens[segmentation.sentence_of[i]][0], i - 5)
    for start in range(low_bound, i):
        found = match_role(words, start, i, lexicon)
        if found and found[1].kind in ("title", "person") and not found[1].plural:
            end = start + found[0]
            if end < i and words[end] == ".":
                end += 1
            if end == i:
                return found[1], start
    return None, i


def link_names(names: list[Name], segmentation: Segmentation, registry: Registry, home: str,
               year: str = "") -> dict:
    """Link the names of one document to actors; returns the actors by key.

    Full names make actors; surnames, acronyms and clipped names join the actor they shorten, if it is
    one alone.  Ambiguous aliases need an unambiguous mention, the home country or the active years to
    speak for them.
    """
    actors: dict = {}
    sure: set[str] = set()
    for name in names:
        if name.kind == "entity":
            for entry in name.targets:
                if entry.kind == "entity" and not entry.ambiguous and len(name.targets) == 1 and not entry.surname:
                    sure.add(entry.target)
    people: dict[str, list[Actor]] = {}
    long_unknown: dict[str, list[Actor]] = {}
    for name in names:
        if name.kind in ("person", "unknown") and len(name.parts) > 2:
            _drop_initials(name, registry, sure)
    for name in names:  # full names first
        if name.kind == "person" and len(name.parts) > 1:
            actor = actors.get(name.parts) or _same_person(people, name)
            if actor is None:
                actor = Actor(_surface(name, segmentation), "person", key=name.parts, gender=name.gender)
                people.setdefault(name.parts[-1], []).append(actor)
            actors[name.parts] = actor
            name.actor = actor
            actor.gender = actor.gender or name.gender
        elif name.kind == "entity" and sure.intersection(entry.target for entry in name.targets):
            entity = registry.entities[next(entry.target for entry in name.targets if entry.target in sure)]
            if entity.kind == "person":
                actor = _entity_actor(actors, entity)
                for last in {fold_name(entity.name)[-1]: 1, name.parts[-1]: 1}:
                    known = people.setdefault(last, [])
                    if actor not in known:
                        known.append(actor)
    for name in names:  # then what may be one: "Florent Groberg", or a place
        if name.kind == "unknown" and len(name.parts) > 1:
            actor = actors.get(name.parts) or next(
                (person for person in people.get(name.parts[-1], ()) if person.key[-len(name.parts):] == name.parts), None)
            if actor is None:
                actor = Actor(_surface(name, segmentation), "unknown", key=name.parts)
                actors[name.parts] = actor
                long_unknown.setdefault(name.parts[-1], []).append(actor)
            name.actor = actor
    context = (sure, home, year)
    acronyms: dict[str, Actor] = {}
    last_by_surname: dict[str, Actor] = {}
    for name in names:
        if name.actor is None:
            if name.kind in ("entity", "capital"):
                name.actor = _link_entity(name, actors, people, last_by_surname, context, registry)
            if name.actor is None and name.kind in ("person", "unknown", "organisation", "entity"):
                if len(name.parts) == 1 and name.kind in ("unknown", "person") and name.parts[0] not in people:
                    known = long_unknown.get(name.parts[0], ())
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
                acronyms.setdefault("".join(part[0] for part in name.parts
                                            if part not in ("of", "for", "and", "in", "on")), actor)
    return actors


def _drop_initials(name: Name, registry: Registry, sure: set[str]) -> None:
    """Recognise a person of the registry whose middle initial is given ("Lindsey O. Graham")."""
    key = tuple(part for part in name.parts if len(part) > 1)
    if len(key) < 2 or len(key) == len(name.parts):
        return
    entries = tuple(entry for entry in registry.index.get(key, ()) if entry.kind == "entity" and not entry.ambiguous)
    if len(entries) == 1 and registry.entities[entries[0].target].kind == "person":
        name.kind, name.targets, name.parts = "entity", entries, key
        sure.add(entries[0].target)


def _surface(name: Name, segmentation: Segmentation) -> str:
    words = segmentation.words[name.start:name.end]
    text = segmentation.text[segmentation.starts[name.start]:segmentation.ends[name.end - 1]]
    text = " ".join(text.split()) if words else text
    for mark in ("'s", "’s"):
        text = text.removesuffix(mark)
    return text


def _entity_actor(actors: dict, entity) -> Actor:
    actor = actors.get(entity.id)
    if actor is None:
        actor = Actor(entity.name, entity.kind, entity.id, fold_name(entity.name), entity.type,
                      entity.country, entity.gender, evidence="registry")
        actors[entity.id] = actor
    return actor


def judge_unknown(mentions: dict[int, list[Name]], segmentation: Segmentation) -> None:
    """Make people of the unknown names that the words around them treat as people, in this document.

    Evidence for: a title or role before, an age or "who" after, a verb of saying beside it, "he" at
    once after it.  Against: a preposition of place before it.
    """
    words, lexicon = segmentation.words, load_lexicon()
    size = len(words)
    for names in mentions.values():
        actor = names[0].actor
        if actor.kind != "unknown":
            continue
        votes = 0
        for name in names[:10]:
            before = words[name.start - 1].casefold() if name.start else ""
            after = words[name.end].casefold() if name.end < size else ""
            later = words[name.end + 1].casefold() if name.end + 1 < size else ""
            if name.kind == "person" or name.title:
                votes += 3
            elif before in ("in", "at", "near", "from", "outside", "inside", "to") and not name.possessive:
                votes -= 1
            elif after in SAYING or before in ("said", "says", "added", "asked") or after == "," and (
                    later == "who" or later.isdigit() and name.end + 2 < size and words[name.end + 2] == ","):
                votes += 2
            elif after == "who" or after in ("himself", "herself"):
                votes += 2
            elif after == "," and match_role(words, min(name.end + 2, size - 1), size, lexicon) and later in ("a", "an", "the"):
                votes += 1
            elif name.gender or (words[name.start].casefold() in lexicon.first_names and name.end - name.start > 1):
                votes += 1
            elif before in ("the", "a", "an"):
                votes -= 2
        if votes > 1:
            actor.kind = "person"


SAYING = frozenset("""said says told tells added adds asked asks argued argues insisted explained noted replied recalled wrote
believes thinks hopes wants warned urged admitted acknowledged complained joked laughed smiled testified tweeted""".split())


def _same_person(people: dict, name: Name) -> Actor | None:
    """A longer or shorter form of a known full name: same surname, and no first name against it."""
    for actor in people.get(name.parts[-1], ()):
        mine, theirs = set(name.parts), set(actor.key)
        if (mine <= theirs or theirs <= mine) and not (
                name.gender and actor.gender and name.gender != actor.gender):
            return actor
    return None


def _link_entity(name, actors, people, last_by_surname, context, registry) -> Actor | None:
    sure, home, year = context
    best = []
    for entry in name.targets:
        if entry.kind == "capital":
            country = registry.entities.get(_country_id(registry, entry.target))
            return _entity_actor(actors, country) if country else None
        if entry.kind != "entity":
            continue
        entity = registry.entities[entry.target]
        if entry.lower and entity.country and entity.country != home and not entity.layer:
            continue  # "state media", "the opposition" of another country
        score = 0.0 if entry.ambiguous else 1.0
        if entity.kind == "organisation" and len(name.parts) == 1 and name.parts[0] in people \
                and name.parts != fold_name(entity.name)[:1] + ("news",) and entry.target not in sure_by_long(
                    sure, name, registry):
            return people[name.parts[0]][0]  # "Bloomberg" where Michael Bloomberg is in the text
        if entry.target in sure:
            score += 3
        if entity.country and entity.country == home:
            score += 1
        if entity.layer:
            score += 5
        if year and (entity.since and year < entity.since or entity.until and year > entity.until):
            score -= 0.5
        if entry.surname:
            others = [actor for actor in people.get(name.parts[-1], ()) if actor.entity != entity.id]
            if name.title in ("mr", "mrs", "ms", "miss") and entity.gender and name.gender \
                    and name.gender != entity.gender:
                continue
            if others and entry.target not in sure:
                continue
            if others and last_by_surname.get(name.parts[-1]) in others:
                score -= 3.5
        best.append((score, entity))
    best.sort(key=lambda pair: -pair[0])
    if not best or best[0][0] <= 0 or len(best) > 1 and best[0][0] == best[1][0]:
        return None
    return _entity_actor(actors, best[0][1])


def sure_by_long(sure: set[str], name: Name, registry: Registry) -> set[str]:
    """The sure entities whose own name is longer than this mention: they may be shortened to it."""
    return {target for target in sure if len(fold_name(registry.entities[target].name)) > len(name.parts)}


def _country_id(registry: Registry, code: str) -> str:
    from attrib.registry import make_id

    country = registry.countries.get(code)
    return make_id(country.name) if country else ""


def _link_short(name, actors, people, last_by_surname, acronyms, segmentation) -> Actor | None:
    parts = name.parts
    known = actors.get(parts)
    if known is not None:
        return known
    if name.kind != "organisation":
        candidates = list(people.get(parts[-1], ())) if len(parts) == 1 or name.kind == "person" else []
        if not candidates and len(parts) == 1:  # a first name alone, or the first part of a double surname
            candidates = [actor for group in people.values() for actor in group
                          if actor.kind == "person" and (parts[0] == actor.key[0]
                                                         or parts[0] in actor.key[1:])]
        elif not candidates and len(parts) == 2:
            candidates = [actor for group in people.values() for actor in group
                          if actor.key[-2:] == parts]
        candidates = [actor for actor in candidates
                      if not (name.gender and actor.gender and name.gender != actor.gender)]
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
    if name.kind in ("person", "organisation") or name.kind == "unknown":
        kind = name.kind
        actor = Actor(_surface(name, segmentation), kind, key=parts, gender=name.gender, country=name.country)
        actors[parts] = actor
        if kind == "person":
            people.setdefault(parts[-1], []).append(actor)
        return actor
    return None
