"""Names in a document: where registry entities, people and organisations are mentioned.

One pass over the tokens finds registry names by a hash of folded token parts (longest first) and
gathers the other capitalised runs, which titles, roles and first names tell to be people and
keywords to be organisations.  ``linking`` then ties the names to actors.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from attrib.language.casing import is_lower_word
from attrib.model import Region, Segmentation, Span
from attrib.sources.names.folding import BREAK, POSSESSIVE, fold_word
from attrib.sources.names.national import load_organs
from attrib.sources.names.registry import AliasEntry, Registry, load_inhabitants
from attrib.sources.names.shapes import classify_run, is_compound, is_party, is_story_id, is_surname_here
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import MEDIA_TYPES, Lexicon, Role, find_title, load_lexicon, match_role

OPENERS = ("“", '"', "``", "‘", "]", "-", "–", "—", "--")  # after them a sentence begins


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
    ordinary: bool = False  # a member of a council, a parliament, a party
    leads: bool = False  # ... who speaks for it
    place: bool = False  # the words around an unknown name treat it as a place
    members: tuple[Actor, ...] = ()  # of several sources that speak together


@dataclass(slots=True)
class Name:
    """A name in the text: tokens ``[start, end)``; ``actor`` is set once it is linked."""

    start: int
    end: int
    kind: str  # entity | person | organisation | unknown | adjective | people | capital | city
    parts: tuple[str, ...]
    targets: tuple[AliasEntry, ...] = ()
    possessive: bool = False
    gender: str = ""
    title: str = ""
    country: str = ""
    definite: bool = False
    byline: bool = False  # an agency's name over its own report
    actor: Actor | None = None

    @property
    def known_actor(self) -> Actor:
        """The actor, once the name is linked."""
        if self.actor is None:
            raise ValueError("a name that is tied to nobody")
        return self.actor


def scan_names(segmentation: Segmentation, registry: Registry) -> list[Name]:
    """Return the names of a document in text order, unlinked.  Time is linear in the tokens."""
    words, tags = segmentation.words, segmentation.tags
    sentence_of, headlines = segmentation.sentence_of, segmentation.headlines
    lexicon = load_lexicon()
    index, longest = registry.index, registry.longest
    size = len(words)
    folded = list(map(fold_word, words))
    silent = _find_silent(segmentation)
    names: list[Name] = []
    spelt = frozenset(word.upper() for word in words if word.istitle())
    scan = _Scan(segmentation, folded, registry, lexicon, spelt)
    i = 0
    while i < size:
        parts = folded[i]
        if not parts or parts[0] == BREAK or sentence_of[i] in silent:
            i += 1
            continue
        word = words[i]
        first = parts[0]
        length = longest.get(first)
        if length is None and word.islower():
            i += 1
            continue
        clipped = None
        if length is None and first[-1:] == "s" and word[:1].isupper() and len(first) > 2:
            clipped = longest.get(first[:-1])
        found = None
        if length or clipped:
            found = _match_at(
                i, folded, words, index, length or 0, registry, sentence_of, sentence_of[i] in headlines
            )
        capital = word[:1].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())
        if (
            found is not None
            and capital
            and found.end == found.start + 1
            and _is_partial(found, words, tags, folded, registry, lexicon, sentence_of)
        ):
            found = None
        if found is not None and found.parts[-1] in scan.surnames and found.end == i + 1:
            if _lacks_article(word, found.targets, scan):
                found = None  # [Alam] after Mahbub Alam
        if found is not None and found.end < size and _is_outlet(found, words, lexicon):
            found = Name(i, found.end + 1, "organisation", found.parts + folded[found.end])
        if found is not None:
            found = _with_land(names, found, scan)
            found.definite = found.start > 0 and words[found.start - 1] in ("The", "the")
            names.append(found)
            i = found.end
            continue
        if capital:
            role = match_role(words, i, size, lexicon)
            if (
                role is not None
                and role[0] > 1
                and (role[1].kind == "person" or _is_whole_organ(i, i + role[0], role[1], words, names))
            ):
                i += role[0]  # "Secretary of State", "Coast Guard"
                continue
        if not capital or not word[1:2] and not (i + 1 < size and words[i + 1] == "."):
            i += 1
            continue
        run = _read_run(i, scan)
        if run is None:
            i += 1
            continue
        if (
            i
            and words[i - 1] in ("Al", "El")
            and sentence_of[i - 1] == sentence_of[i]
            and run.kind == "unknown"
        ):
            run.start -= 1
            run.kind = "person"
        if run.kind == "organisation":
            _take_in_front(run, scan)
        before = names[-1] if names else None
        _name_apposed_body(run, before, scan)
        if before is not None and before.end == run.start and (land := _land_before(before, run, scan)):
            names.pop()  # "American Bar Association", "Wisconsin Elections Commission"
            parts = before.parts + run.parts
            run = Name(before.start, run.end, "organisation", parts, (), run.possessive, country=land)
            _take_in_opening(run, names, scan)
        names.append(run)
        if run.end - run.start > 1:
            scan.surnames.add(run.parts[-1])
        elif run.kind == "organisation" and words[i].isupper() and run.parts[0] not in WORDS.function:
            scan.surnames.add(run.parts[0])  # "the rebel group FACT"; "FACT leader …"
        i = run.end
    return _with_kin(names, words, lexicon)


def _take_in_front(run: Name, scan: _Scan) -> None:
    """Widen a body's name by what belongs to it in front: a number, a title, whose office it is."""
    before = run.start - 1
    numbered = before >= 0 and _ORDINAL.fullmatch(scan.segmentation.words[before])
    # "the [14th] Mountain Division", "[Lady] Reading Hospital"
    if numbered or run.parts[-1] in WORDS.named_houses and _is_title(before, scan):
        run.start, run.parts = before, (*scan.folded[before], *run.parts)
    elif run.parts[0] == "office":
        _take_in_officer(run, scan)


def _take_in_officer(run: Name, scan: _Scan) -> None:
    """ "The [Prosecutor General's] Office of Mexico": whose office it is belongs to its name."""
    words, first = scan.segmentation.words, run.start - 1
    if first < 1 or words[first] not in WORDS.genitives:
        return
    while first > 0 and scan.is_capital(first - 1) and words[first - 1] not in ("The", "A"):
        first -= 1
    end = run.start - 1
    holders = [(k, match_role(words, k, end, scan.lexicon)) for k in range(first, end)]
    office = any(
        found is not None and k + found[0] == end and found[1].kind in ("person", "title")
        for k, found in holders
    )  # no man's: "Governor Ana Brin's Office of Roads" is of roads
    if office and scan.segmentation.sentence_of[first] == scan.segmentation.sentence_of[run.start]:
        owners = [part for k in range(first, run.start) for part in scan.folded[k] if part != POSSESSIVE]
        run.start, run.parts = first, (*owners, *run.parts)


def _take_in_opening(run: Name, names: list[Name], scan: _Scan) -> None:
    """ "The [Royal] Norwegian Society": a word of bodies' names before a country's adjective."""
    at, words = run.start - 1, scan.segmentation.words
    if at < 0 or not words[at].istitle() or words[at].casefold() not in WORDS.state_openings | {"native"}:
        return
    if scan.segmentation.sentence_of[at] != scan.segmentation.sentence_of[run.start]:
        return
    if names and names[-1].end == run.start:
        names.pop()
    run.start, run.parts = at, (*scan.folded[at], *run.parts)


def _find_silent(segmentation: Segmentation) -> set[int]:
    """The sentences that name nobody: asides but for bylines and for who reports behind "Source:"."""
    telling = {region.span[0] for region in segmentation.regions if _names_source(region, segmentation.text)}
    return {k for k in segmentation.asides if segmentation.sentences[k][0] not in telling}


def _names_source(region: Region, text: str) -> bool:
    """Whether a region is a byline, or a label with more than its word: "Source: the fire service"."""
    whole = text[slice(*region.span)].rstrip()
    return region.kind == "byline" or region.kind == "label" and not whole.endswith(":")


def _with_kin(names: list[Name], words: Sequence[str], lexicon: Lexicon) -> list[Name]:
    for name in names:
        _tell_kin(name, words, lexicon)
    return names


def _tell_kin(name: Name, words: Sequence[str], lexicon: Lexicon) -> None:
    """Fill in the gender of a full name by what kin stands beside it: "her son, [Tano Obe]".

    Whose kin it is has the pronoun's: "[Tano Obe] and his sister".
    """
    if name.gender or len(name.parts) < 2 or name.kind not in ("person", "unknown"):
        return
    before = name.start - 1 - (name.start > 1 and words[name.start - 1] == ",")
    kin = lexicon.roles.get((words[before].casefold(),)) if before > 0 else None
    if kin is not None and kin.gender and words[before - 1].casefold() in WORDS.possessives:
        name.gender, name.kind = kin.gender, "person"
        return
    after = name.end + 1
    if after + 1 < len(words) and words[name.end] in ("and", ",", "with"):
        after += words[after] in ("and", "with")
        kin = lexicon.roles.get((words[after + 1].casefold(),)) if after + 1 < len(words) else None
        own = {"his": "m", "her": "f"}.get(words[after])
        if own and kin is not None and kin.gender:
            name.gender, name.kind = own, "person"


def _is_title(k: int, scan: _Scan) -> bool:
    """Whether token k is a title in capitals that a house is named after: "King", "Lady", "Sheikh"."""
    words = scan.segmentation.words
    if (
        k < 0
        or not scan.is_capital(k)
        or scan.segmentation.sentence_of[k] != scan.segmentation.sentence_of[k + 1]
    ):
        return False
    role = scan.lexicon.roles.get((words[k].casefold(),))
    return words[k].casefold() in WORDS.title_names or role is not None and role.kind == "title"


def _name_apposed_body(run: Name, before: Name | None, scan: _Scan) -> None:
    """ "A rights group, [Voices of the Delta], says": a body by the noun before it, whatever its words are.

    The comma or bracket after it ends the apposition; a first name is a person's.
    """
    words, lexicon, size = scan.segmentation.words, scan.lexicon, len(scan.segmentation.words)
    start = before.start if before is not None and before.end == run.start else run.start
    if run.kind != "unknown" or run.possessive or start < 3 or words[start - 1] != ",":
        return
    if words[start].casefold() in lexicon.first_names or run.gender:
        return
    noun = next((k for k in range(max(0, start - 4), start - 1) if _ends_body(k, start - 1, scan)), None)
    if noun is None or not _is_one(noun, scan):
        return
    end = run.end
    while end < size and (scan.is_capital(end) or words[end] in ("of", "for", "the", "and")):
        end += 1
    if end >= size or words[end] not in (",", ")") or not scan.is_capital(end - 1) or end - start < 2:
        return
    run.kind, run.end = "organisation", end
    run.parts = tuple(part for k in range(run.start, end) for part in scan.folded[k])


def _ends_body(k: int, end: int, scan: _Scan) -> bool:
    """Whether an organisation's noun, of one body, fills the tokens ``[k, end)``."""
    role = match_role(scan.segmentation.words, k, end, scan.lexicon)
    return role is not None and k + role[0] == end and role[1].kind == "org" and not role[1].plural


def _is_one(noun: int, scan: _Scan) -> bool:
    """Whether an article that introduces a body stands shortly before its noun."""
    return not {"a", "an", "another", "one"}.isdisjoint(scan.segmentation.lowers[max(0, noun - 3) : noun])


def _with_land(names: list[Name], found: Name, scan: _Scan) -> Name:
    """A body of the registry, or with another country right before it (taken from ``names``) that one's.

    "Kenya National Commission on Human Rights" is not Indonesia's.
    """
    land = _other_land(names[-1], found, scan) if names and names[-1].end == found.start else ""
    if not land:
        return found
    before = names.pop()
    parts = before.parts + found.parts
    return Name(before.start, found.end, "organisation", parts, (), found.possessive, country=land)


def _other_land(before: Name, found: Name, scan: _Scan) -> str:
    """The country right before a body's full name that the registry knows as another country's, or ""."""
    if before.possessive or found.end - found.start < 3 or found.kind != "entity":
        return ""
    if found.parts in load_organs():
        return ""  # "the Lebanese [Ministry of Health]": every state has one
    known = [scan.registry.entities[entry.target] for entry in found.targets if entry.kind == "entity"]
    land = _land_before(before, Name(found.start, found.end, "organisation", found.parts), scan)
    if not land or any(entity.kind != "organisation" for entity in known):
        return ""
    return land if all(entity.country not in ("", land) for entity in known) else ""


def _land_before(before: Name, run: Name, scan: _Scan) -> str:
    """The country of the place or adjective that begins an organisation's name, or ""."""
    paper = len(run.parts) == 1 and run.parts[0] in WORDS.paper_names and before.kind != "adjective"
    if not paper and (run.kind != "organisation" or len(run.parts) < 2) or before.possessive:
        return ""
    if before.kind in ("adjective", "city", "capital"):
        return before.targets[0].target
    if before.kind == "entity" and before.targets:
        entity = scan.registry.entities[before.targets[0].target]
        return entity.country if entity.kind == "country" else ""
    return ""


def _is_whole_organ(start: int, end: int, role: Role, words: Sequence[str], names: Sequence[Name]) -> bool:
    """Whether an organisation's noun in capitals is no part of a longer name.

    "The [Coast Guard] said", "the Hellenic [Coast Guard]".
    """
    if role.kind != "org" or not all(
        word[:1].isupper() or word in ("of", "for") for word in words[start:end]
    ):
        return False
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if names and names[-1].end == start and names[-1].kind == "adjective":
        before = ""
    return not (after[:1].isupper() or after in ("of", "for") or before[:1].isupper() and before != "The")


def _match_at(
    i: int,
    folded: Sequence[tuple[str, ...]],
    words: Sequence[str],
    index: Mapping[tuple[str, ...], tuple[AliasEntry, ...]],
    longest: int,
    registry: Registry,
    sentence_of: Sequence[int],
    headline: bool,
) -> Name | None:
    """The longest registry name beginning at token i, its last part perhaps without a genitive s."""
    parts: list[str] = []
    ends: list[int] = []
    j, size, sentence = i, len(words), sentence_of[i]
    while j < size and len(parts) < max(longest, 1) + 1 and sentence_of[j] == sentence:
        more = folded[j]
        if more and more[0] == POSSESSIVE and parts:
            j += 1  # People's Defence Force
            continue
        if more and more[0] in (BREAK, POSSESSIVE):
            break
        for part in more:
            parts.append(part)
            ends.append(0)
        if more:
            ends[-1] = j + 1
        if len(parts) > 1 and not registry.may_go_on(parts):
            del parts[1:]
            break
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


def _allowed(
    entries: tuple[AliasEntry, ...], words: Sequence[str], start: int, end: int, headline: bool
) -> tuple[AliasEntry, ...]:
    first, last = words[start], words[end - 1]
    kept = []
    for entry in entries:
        if entry.ambiguous and entry.lower and start + 1 == end and first.islower():
            continue  # "the regime", "the coalition": a description, which the discourse resolves
        if entry.upper:
            capitals = sum(char.isupper() or char.isdigit() for char in first)  # M23
            if start + 1 == end and not (capitals >= min(2, len(first))):
                continue
        elif not entry.lower:
            if not (
                first[:1].isupper()
                or (first[:3] in ("al-", "el-") and first[3:4].isupper())
                or (end - start > 1 and last[:1].isupper())
                or (
                    first[:1].islower()
                    and words[start:end]
                    and any(w[:1].isupper() for w in words[start:end])
                )
            ):
                continue
        kept.append(entry)
    return tuple(kept)


def _looks_name(
    k: int,
    words: Sequence[str],
    tags: Sequence[str],
    folded: Sequence[tuple[str, ...]],
    registry: Registry,
    lexicon: Lexicon,
) -> bool:
    """Token k is a capitalised word that may be part of an unknown name."""
    word = words[k]
    if not word[:1].isupper():
        return False
    low = word.casefold().rstrip(".")
    if low in WORDS.function or low in WORDS.calendar or (low,) in lexicon.roles:
        return False
    parts = folded[k]
    if not parts or parts[0] in (BREAK, POSSESSIVE):
        return False
    entries = registry.index.get(parts)
    return not (entries and any(entry.kind != "entity" or not entry.surname for entry in entries))


def _is_outlet(found: Name, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a country's or town's name begins an outlet's: "the website [Veldora Now]"."""
    after = words[found.end]
    if found.start == 0 or not after.istitle():
        return False
    if after.casefold() in WORDS.paper_names and words[found.start - 1].casefold() == "the":
        return not words[found.end + 1 : found.end + 2] or not words[found.end + 1][:1].isupper()
    if after.casefold() not in WORDS.outlet_tails:
        return False
    role = match_role(words, found.start - 1, found.start, lexicon)
    return role is not None and role[1].type in MEDIA_TYPES


def _is_partial(
    found: Name,
    words: Sequence[str],
    tags: Sequence[str],
    folded: Sequence[tuple[str, ...]],
    registry: Registry,
    lexicon: Lexicon,
    sentence_of: Sequence[int],
) -> bool:
    """A one-word registry name is only part of a longer, unknown one (Asma [Assad], [Apple] Daily)."""
    owner = found.possessive and found.end < len(words) and words[found.end] in WORDS.genitives
    first_name = words[found.start].casefold() in lexicon.first_names and not owner
    if first_name and found.end < len(words) and sentence_of[found.end] == sentence_of[found.start]:
        if _looks_name(found.end, words, tags, folded, registry, lexicon) and not (
            WORDS.org_words.intersection(folded[found.end])
        ):
            return True  # Victoria [Lund], Dawn [Smith]
    entities = [entry for entry in found.targets if entry.kind == "entity"]
    if found.kind in ("city", "capital"):  # Aleppo [University], Aleppo Province [Police]
        after = found.end
        if (
            after + 1 < len(words)
            and words[after].istitle()
            and words[after].casefold() in WORDS.region_words
        ):
            after += 1
        return (
            after < len(words)
            and words[after][:1].isupper()
            and bool(WORDS.org_words.intersection(folded[after]))
            and sentence_of[after] == sentence_of[found.start]
        )
    if not entities:
        return False
    surname = all(entry.surname for entry in entities)
    ambiguous = all(entry.ambiguous for entry in entities)
    i, sentence = found.start, sentence_of[found.start]
    if surname:
        if (
            i
            and sentence_of[i - 1] == sentence
            and words[i - 1].casefold() in lexicon.first_names
            and words[i - 1][:1].isupper()
            and words[i - 1].casefold() not in WORDS.calendar
        ):
            return True
        return (
            found.end < len(words)
            and sentence_of[found.end] == sentence
            and not found.possessive
            and (words[i].casefold() in lexicon.first_names or _is_followed_by_surname(found, words, tags))
            and (
                _is_arabic(words[found.end]) or _looks_name(found.end, words, tags, folded, registry, lexicon)
            )
        )
    if not found.possessive and is_lower_word(words[i]) and len(found.parts) == 1 and found.end < len(words):
        follower = words[found.end]  # [Liberation] Army, no newspaper
        if (
            sentence_of[found.end] == sentence
            and follower[:1].isupper()
            and WORDS.org_words.intersection(folded[found.end])
        ):
            return True
    if ambiguous and found.end < len(words) and sentence_of[found.end] == sentence and not found.possessive:
        body = words[found.end][:1].isupper() and bool(WORDS.org_words.intersection(folded[found.end]))
        return body or _looks_name(found.end, words, tags, folded, registry, lexicon)
    return False


def _is_followed_by_surname(found: Name, words: Sequence[str], tags: Sequence[str]) -> bool:
    """ "[Bashir] Abdallah, who sells cloth": a surname of the registry that is a first name here."""
    before = words[found.start - 1] if found.start else ""
    after = found.end
    role = load_lexicon().roles.get((before.casefold().rstrip("."),))
    titled = role is not None and role.kind in ("person", "title") and not role.plural
    if before[:1].isupper() and before not in ("The", "A") and not titled or before in WORDS.genitives:
        return False
    if _is_arabic(words[after]):
        return True  # "[Bashar] al-Kiki"
    if not (words[after].istitle() and tags[after].startswith("NNP")) or is_lower_word(words[after]):
        return False
    further = words[after + 1] if after + 1 < len(words) else ""
    return not further[:1].isupper() or words[after].casefold() in load_lexicon().first_names


def _is_common(word: str) -> bool:
    """Whether a capitalised word, or its singular, is usually written small."""
    single = word[:-1] if word[-1:] == "s" and len(word) > 4 else word
    return is_lower_word(word) or is_lower_word(single) or single.casefold() in WORDS.mute_nouns


def _opens_dateline(i: int, segmentation: Segmentation) -> bool:
    """Whether token i is the place of a dateline: "[BUNIA], May 14 - The town …"."""
    words = segmentation.words
    first, last = segmentation.sentence_tokens[segmentation.sentence_of[i]]
    if i != first or not words[i].isupper() or i + 1 >= last or words[i + 1] not in (",", "("):
        return False
    return any(words[k] in OPENERS[-4:] for k in range(i + 2, min(last, i + 12)))


def _in_capitals(i: int, words: Sequence[str]) -> bool:
    """Whether a neighbour of token i, longer than an acronym or a common word, is in capitals too."""
    return any(
        word.isupper() and word.isalpha() and (len(word) > 6 or len(word) > 3 and is_lower_word(word))
        for word in (*words[i - 1 : i], *words[i + 1 : i + 2])
    )


def _follows_office(i: int, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether "the mayor of" stands before token i."""
    if i < 2 or words[i - 1] != "of":
        return False
    role = match_role(words, i - 2, i - 1, lexicon)
    return role is not None and role[1].kind == "person" and not role[1].plural


_CIVIL = frozenset(("media", "monitor", "other", "state-media"))


def _is_arabic(word: str) -> bool:
    return word[:3] in ("al-", "el-", "Al-", "El-")


def _lacks_article(word: str, entries: Sequence[AliasEntry], scan: _Scan) -> bool:
    """Whether a word is the name of an outlet or group without its "Al-", which may be a surname as well."""
    if not entries or _is_arabic(word):
        return False
    bodies = [entry for entry in entries if entry.kind != "entity" or not entry.surname]
    named = [scan.registry.entities[entry.target] for entry in bodies if entry.kind == "entity"]
    civil = all(entity.type in _CIVIL and _is_arabic(entity.name) for entity in named)
    return bool(named) and len(named) == len(bodies) and civil


@dataclass(slots=True)
class _Scan:
    """What the scan of one document knows: its words, folded, and the surnames met so far."""

    segmentation: Segmentation
    folded: Sequence[tuple[str, ...]]
    registry: Registry
    lexicon: Lexicon
    spelt: frozenset[str]  # words that stand in title case somewhere, in capitals
    surnames: set[str] = field(default_factory=set)

    def is_capital(self, k: int) -> bool:
        """Whether token k is there and begins with a capital."""
        words = self.segmentation.words
        return k < len(words) and words[k][:1].isupper()

    def is_titled(self, k: int) -> bool:
        """Whether a person's title or role stands right before token k: "Captain [Nasir] Obeid"."""
        words = self.segmentation.words
        title, start = find_title(words, k, self.segmentation, self.lexicon)
        if title is None and k > 2 and words[k - 1] == ",":  # "a commander, [Nasir] Obeid"
            title, start = find_title(words, k - 1, self.segmentation, self.lexicon)
            if title is None or title.kind != "person" or not self._has_article(start):
                return False
        return title is not None

    def _has_article(self, k: int) -> bool:
        """Whether "a", "an" or "the" stands up to three words before token k."""
        before = self.segmentation.lowers[max(0, k - 3) : k]
        return not {"a", "an", "the"}.isdisjoint(before)

    def is_sure(self, low: str) -> bool:
        """Whether a word is a first name, or a surname of this text."""
        return low in self.lexicon.first_names or low in self.surnames


MOST_NICKNAME = 5  # tokens of a nickname with its marks, less one
_OPENERS = frozenset(('"', "“", "‘", "``", "'"))
_CLOSERS = frozenset(('"', "”", "’", "''", "'"))
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_INITIAL = re.compile(r"[A-Z]\.")


def _read_run(i: int, scan: _Scan) -> Name | None:
    """The run of capitalised words from token i that no registry name covers, as a name."""
    segmentation, folded, lexicon = scan.segmentation, scan.folded, scan.lexicon
    words, tags = segmentation.words, segmentation.tags
    size, sentence = len(words), segmentation.sentence_of[i]
    low = words[i].casefold().rstrip(".")
    if not _may_open(i, low, scan) or _is_region_noun(i, low, scan):
        return None
    role = None if _is_owning_plural(i, scan) else _role_at(i, low, scan)
    if role and role[1].kind == "title" and words[i + 1 : i + 2] == ["and"] and scan.is_capital(i + 2):
        role = None if _is_twofold_body(i, i + 1, scan) else role  # the [Hajj and Pilgrimage Office]
    if role and role[1].kind != "org":
        return None
    if _opens_only_sentence(i, low, role is not None, scan):
        return None
    owned = _follows_office(i, words, lexicon)
    j = i + 1
    while j < size and segmentation.sentence_of[j] == sentence and j - i < 9:
        if owned and scan.is_capital(j) and _opens_person(j, scan):
            break  # the mayor of Koszalin [Piotr Jedlinski]
        further = _go_on(i, j, low, scan)
        if further is None:
            break
        j = further
    if words[j - 1].casefold() in WORDS.particles and j - i > 1:
        j -= 1
    if j - i == 1 and low in WORDS.compass:
        return None  # "Southern strategy"
    if role and j - i <= role[0] or j - i == 1 and tags[i] == "JJ" and low not in lexicon.first_names:
        return None  # "Council", "Democratic"
    nickname = set(_find_nickname(i, j, words))
    parts = tuple(
        part
        for k in range(i, j)
        if k not in nickname
        for part in folded[k]
        if part not in (BREAK, POSSESSIVE)
    )
    if not parts:
        return None
    possessive = j < size and folded[j][:1] == (POSSESSIVE,)
    kind, gender = classify_run(i, j, parts, segmentation, lexicon)
    if (
        kind == "unknown"
        and len(parts) > 1
        and parts[-1] in WORDS.paper_names
        and i
        and words[i - 1].casefold() == "the"
    ):
        kind = "organisation"  # the Norvale Sun
    if "&" in words[i:j]:
        kind, gender = "organisation", ""  # PG&E
    if kind == "organisation" and j - i == 1 and words[i].isupper():
        if words[i] in scan.spelt or _in_capitals(i, words):
            kind = "unknown"  # MABUTU over an article that speaks of Mabutu, or in a line of capitals
    return Name(i, j, kind, parts, (), possessive, gender)


def _is_region_noun(i: int, low: str, scan: _Scan) -> bool:
    """ "The governor of Norvale [Province] Tova Renn": the noun of the place before, no part of a name."""
    words = scan.segmentation.words
    if low not in WORDS.region_words or i < 2 or not scan.is_capital(i - 1) or not scan.is_capital(i + 1):
        return False
    return words[i - 2].casefold() in ("of", "in") and scan.is_sure(words[i + 1].casefold())


def _may_open(i: int, low: str, scan: _Scan) -> bool:
    """Whether the word at token i, in lower case ``low``, can begin a name at all."""
    words, size = scan.segmentation.words, len(scan.segmentation.words)
    if low.startswith("ex-") and (low[3:],) in scan.lexicon.roles:
        return False  # "[Ex-mayor] Jan Brod"
    if low == "class" and i and words[i - 1].casefold() in WORDS.grades and scan.is_capital(i + 1):
        return False  # Sgt. 1st [Class] Dana Fox
    if low == "justice" and i and words[i - 1].casefold().rstrip(".") in WORDS.honorifics:
        return not scan.is_capital(i + 1)  # Mr [Justice] Lee
    if is_party(words, i) or is_story_id(words, i) or _opens_dateline(i, scan.segmentation):
        return False
    if low in WORDS.calendar and low in scan.lexicon.first_names and _unknown_next(i, scan):
        if i + 1 < size and words[i + 1].casefold() not in WORDS.calendar:
            return True  # Jan Brod, April Smith
    if _INITIAL.fullmatch(words[i]) and scan.is_capital(i + 1):
        return True  # Dr. [A. K. Rahman]
    if low in WORDS.function and low in scan.lexicon.first_names and _named_next(i, scan):
        if i + 2 < size and scan.segmentation.tags[i + 2] in ("VBD", "VBZ"):
            return True  # "[Will Frost] said"
    if low in scan.surnames and low in WORDS.function and is_surname_here(i, scan.segmentation):
        return True  # the columnist George Will; [Will]
    return not (
        low in WORDS.function or low in WORDS.calendar or low in load_inhabitants() or is_compound(words[i])
    )


def _named_next(i: int, scan: _Scan) -> bool:
    """Whether a capitalised proper noun follows token i."""
    return scan.is_capital(i + 1) and scan.segmentation.tags[i + 1].startswith("NNP")


def _unknown_next(i: int, scan: _Scan) -> bool:
    """Whether one follows that the registry does not know."""
    return _named_next(i, scan) and not scan.registry.index.get(scan.folded[i + 1])


def _role_at(i: int, low: str, scan: _Scan) -> tuple[int, Role] | None:
    """The role that begins at token i, where it is no part of a name ("Mr. [Singer]")."""
    words = scan.segmentation.words
    role = match_role(words, i, len(words), scan.lexicon)
    if role and role[0] == 1:
        if i and words[i - 1].casefold().rstrip(".") in WORDS.honorifics or low in scan.surnames:
            return None
        if _named_next(i, scan) and (
            WORDS.org_words.intersection(scan.folded[i + 1])
            or low in scan.lexicon.first_names
            and role[1].kind != "title"
        ):
            return None  # "[Premier League]", "[Bill] Brown"
    return role


def _opens_only_sentence(i: int, low: str, is_role: bool, scan: _Scan) -> bool:
    """Whether the capital at token i is the sentence's, or the headline's, and no name's."""
    if scan.is_sure(low):
        return False
    segmentation = scan.segmentation
    word, tag, sentence = segmentation.words[i], segmentation.tags[i], segmentation.sentence_of[i]
    opens = i == segmentation.sentence_tokens[sentence][0] or segmentation.words[i - 1] in OPENERS
    named_next = _named_next(i, scan)
    inner_next = scan.is_capital(i + 1) and segmentation.words[i + 1].casefold() in WORDS.inner_words
    opens_name = inner_next or _unknown_next(i, scan) and (is_role or tag.startswith("NNP"))
    if opens and _is_common(word) and not opens_name:
        return True
    if opens and not named_next and not inner_next and tag in ("NN", "NNS") and word != word.upper():
        return True
    nominal = tag.startswith("N") or tag in ("JJ", "FW", "CD")
    return not nominal and (opens and not named_next or sentence in segmentation.headlines)


def _opens_person(j: int, scan: _Scan) -> bool:
    """Whether a person's name plainly begins at token j: a first name, or a word before "al-"."""
    words = scan.segmentation.words
    if words[j].casefold().rstrip(".") in scan.lexicon.first_names:
        return True
    return j + 1 < len(words) and _is_arabic(words[j + 1])


def _find_nickname(low: int, high: int, words: Sequence[str]) -> range:
    """Return the tokens of the first words in quotation marks in ``[low, high)``, marks included."""
    high = min(high, len(words))
    start = next((k for k in range(low, high) if words[k] in _OPENERS), high)
    stop = next((k for k in range(start + 2, high) if words[k] in _CLOSERS), -1)
    return range(start, stop + 1) if 0 < stop - start <= MOST_NICKNAME else range(0)


def _go_on(i: int, j: int, low: str, scan: _Scan) -> int | None:
    """The token after what goes on at token j with the name from token i; None where it has ended."""
    words, folded = scan.segmentation.words, scan.folded
    if j == i + 1 and words[i] in WORDS.platforms and i and words[i - 1].casefold() in ("on", "via"):
        return None  # "on Telegram [Asad Mansur] wrote"
    if scan.is_capital(j):
        return _go_on_capital(i, j, low, scan)
    if _is_joined(j, scan):
        return j + 2
    nickname = _find_nickname(j, j + MOST_NICKNAME + 1, words)
    if nickname and nickname[0] == j and j == i + 1 and scan.is_capital(nickname[-1] + 1):
        return nickname[-1] + 2  # Omar "the Fox" [Haddad]
    if folded[j][:1] == (POSSESSIVE,) and _is_owning_plural(j - 1, scan):
        return j + 2  # the Norvale Doctors' [Committee]
    low_j = words[j].casefold().rstrip(".")
    particle = low_j in WORDS.particles or low_j[:3] in ("al-", "el-", "ad-", "an-", "as-", "ar-", "at-")
    if particle and (words[j][3:4].isupper() or scan.is_capital(j + 1)):
        return j + 1
    if particle and words[j + 1 : j + 2] and words[j + 1] in WORDS.particles and scan.is_capital(j + 2):
        return j + 2  # Ana de la [Cruz], Piet van den [Berg]
    if low_j in ("y", "i") and j > i + 1 and words[j].islower() and scan.is_capital(j + 1):
        return j + 1  # Lopez y [Garcia]
    if low_j == "." and j == i + 1 and len(words[i]) == 1:
        return j + 1
    if low_j == "on" and words[j - 1].casefold() in WORDS.bodies_on and scan.is_capital(j + 1):
        return j + 2 if is_lower_word(words[j + 1]) else None  # the Norvale Commission on [Human] Rights
    if low_j == "and" and scan.is_capital(j + 1):
        pair = (words[j - 1].casefold(), "and", words[j + 1].casefold())
        if pair in WORDS.twofold or _is_of_ministry(i, j, scan) or _is_twofold_body(i, j, scan):
            return j + 2  # Norvale Fire [and Rescue]
        return None
    if low_j not in ("of", "for"):
        return None
    if (
        scan.is_capital(j + 1)
        and words[j + 1].casefold() not in WORDS.calendar | WORDS.function
        and any(part in WORDS.org_words for k in range(i, j) for part in folded[k])
    ):
        return j + 2
    if (
        scan.is_capital(j + 2)
        and words[j + 1] == "the"
        and any(part in WORDS.org_words for part in folded[j - 1])
        and words[j + 2].casefold() not in WORDS.calendar
    ):
        return j + 3
    return None


def _is_joined(j: int, scan: _Scan) -> bool:
    """Whether a mark at token j joins two capitalised words without a space: "PG[&]E", "Lund[–]Tolmen"."""
    segmentation = scan.segmentation
    if segmentation.words[j] not in ("&", "–") or not scan.is_capital(j + 1):
        return False
    return (
        segmentation.ends[j - 1] == segmentation.starts[j]
        and segmentation.ends[j] == segmentation.starts[j + 1]
    )


def _is_of_ministry(i: int, j: int, scan: _Scan) -> bool:
    """Whether "and" at token j adds a field to a ministry's: "the Ministry of Labour [and Housing]"."""
    words = scan.segmentation.words
    heads = [
        k for k in range(i, j - 1) if words[k].casefold() in WORDS.of_fields and words[k + 1] in ("of", "for")
    ]
    if not heads or heads[0] > i and not is_lower_word(words[j - 1]):
        return False
    return is_lower_word(words[j + 1]) and match_role(words, j + 1, len(words), scan.lexicon) is None


def _is_somebodys(k: int, scan: _Scan) -> bool:
    """Whether the word at token k is a first name, or a name of the registry."""
    low = scan.segmentation.words[k].casefold()
    return scan.is_sure(low) or bool(scan.registry.index.get(scan.folded[k]))


_FIELDS = 2  # words between "and" and the noun of a body: "Norvale Peace and [Social Progress] Party"


def _is_twofold_body(i: int, j: int, scan: _Scan) -> bool:
    """Whether "and" at token j joins the two things that a body is for: "the Water [and] Harvest Authority".

    Neither is a name or a body of its own: "the Army and Rescue Command" are two.
    """
    words, folded = scan.segmentation.words, scan.folded
    title = scan.lexicon.roles.get((words[j - 1].casefold(),))
    if not is_lower_word(words[j - 1]) and (title is None or title.kind != "title"):
        return False
    if not is_lower_word(words[j + 1]) and _is_somebodys(j + 1, scan):
        return False
    if any(WORDS.org_words.intersection(folded[k]) for k in range(i, j)):
        return False
    for k in range(j + 1, min(j + 2 + _FIELDS, len(words))):
        if not scan.is_capital(k):
            return False
        role = match_role(words, k, len(words), scan.lexicon)
        if role is not None and role[1].kind != "org":
            return False
        if k > j + 1 and WORDS.org_words.intersection(folded[k]):
            return True
    return False


def _is_class_of_body(k: int, role: Role, scan: _Scan) -> bool:
    """Whether token k is a class of people in a body's name: "the Missing [Migrants] Project"."""
    return role.plural and scan.is_capital(k + 1) and bool(WORDS.org_words.intersection(scan.folded[k + 1]))


def _is_owning_plural(k: int, scan: _Scan) -> bool:
    """Whether token k is the class of people whose body a name is: "[Doctors]' Committee"."""
    words = scan.segmentation.words
    if not scan.is_capital(k) or k + 2 >= len(words) or scan.folded[k + 1][:1] != (POSSESSIVE,):
        return False
    low = words[k].casefold()
    if scan.segmentation.sentence_of[k] != scan.segmentation.sentence_of[k + 2] or not scan.is_capital(k + 2):
        return False
    role = scan.lexicon.roles.get((low,))
    if role is None:
        plural = is_lower_word(words[k])
    else:
        plural = role.plural and role.kind in ("person", "people")
    return plural and (low.endswith("s") or low in ("people", "men", "women", "children"))


def _go_on_capital(i: int, j: int, low: str, scan: _Scan) -> int | None:
    """``_go_on`` at a capitalised word: it goes on with the name unless it is something of its own."""
    segmentation, folded, registry, lexicon = scan.segmentation, scan.folded, scan.registry, scan.lexicon
    words = segmentation.words
    word = words[j]
    low_j, last = word.casefold().rstrip("."), not scan.is_capital(j + 1)
    if _INITIAL.fullmatch(word) and not last:
        return j + 1  # Lena [A.] I. Marwick
    after_first_name = j == i + 1 and (low in lexicon.first_names or scan.is_titled(i))
    if low_j in WORDS.inner_words and not last:
        return j + 2
    if j - i > 1 and low_j in lexicon.first_names and not last and not after_first_name:
        if words[j - 1].casefold() in ("hospital", "police", "station"):
            return None  # "of Tolmen Police Station [Faruk Ahmed]"
    if after_first_name and low_j in WORDS.function and low_j not in ("new", "mr", "mrs", "ms") and last:
        if segmentation.sentence_of[i] not in segmentation.headlines and not word.isupper():
            return j + 1  # George [Will]
    if (
        low_j in WORDS.calendar
        and low_j != "sun"
        or is_compound(word)
        or low_j in WORDS.function
        and low_j != "new"
    ):
        return None  # but "the Norvale [Sun]"
    surname = after_first_name or low_j in WORDS.paper_words or j == i + 1 and low_j in WORDS.surname_roles
    if not (surname and last):  # Mark [Singer], Dorn [Observer]
        role = match_role(words, j, len(words), lexicon)
        inner = after_first_name and low_j in WORDS.title_names and not last  # Lina [Sheikh] Hamdan
        if role and role[1].kind in ("person", "people", "source", "title") and not inner:
            if not (_is_owning_plural(j, scan) or _is_class_of_body(j, role[1], scan)):
                return None
    if _is_own_name(j, after_first_name, scan):
        return None
    longest = registry.longest.get(folded[j][0]) if folded[j] else None
    if longest and longest > 1 and words[j - 1].casefold() not in lexicon.first_names:
        deeper = _match_at(
            j, folded, words, registry.index, longest, registry, segmentation.sentence_of, False
        )
        if deeper is not None and len(deeper.parts) > 1 and deeper.parts[0] not in WORDS.org_words:
            return None
    return j + 1


def _is_own_name(j: int, after_first_name: bool, scan: _Scan) -> bool:
    """Whether the word at token j is a name of the registry, and no surname ("Jack [London]")."""
    word, parts = scan.segmentation.words[j], scan.folded[j]
    entries = scan.registry.index.get(parts)
    if not entries and len(parts) == 1 and parts[0][-1] == "s":
        entries = scan.registry.index.get((parts[0][:-1],))
    if _lacks_article(word, entries or (), scan) and scan.is_capital(j - 1):
        return False  # Mahbub [Alam], not the channel Al-Alam
    return bool(entries) and not all(
        (entry.kind == "entity" or after_first_name and entry.kind in ("capital", "city"))
        and (entry.surname or entry.ambiguous or after_first_name or is_lower_word(word))
        for entry in entries or ()
    )
