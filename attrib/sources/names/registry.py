"""The source registry: who the known sources are, under which names, of which kind and country.

The data are CSV files in ``attrib/data`` (``registry.csv`` for organisations, ``registry_people.csv``
for people, ``countries.csv``), with the columns ``name,aliases,type,country,parent,from,to,
external_id,note``.  Aliases are separated by ``|``; one that ends in ``?`` is ambiguous and holds only
where the context speaks for it.  The registry stores a role and a country ("military", RU), never the
type relative to a home country: ``source_types.relative_type`` derives that.

The note of a person begins with m, f or person, then the roles held, each after a semicolon ("m; president").

A user's files are layered on top.  A row with a ``document`` corrects that one mention; any other row
adds an entity or replaces the fields it fills of the entity of that name.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from attrib.cells import expose_cell
from attrib.errors import DataError, InputError
from attrib.model import SPEAKER_TYPES
from attrib.package_files import read_package_file
from attrib.sources.names.folding import fold_name
from attrib.sources.names.national import name_organ, split_national

COLUMNS = ("name", "aliases", "type", "country", "parent", "from", "to", "external_id", "note")
MENTION_COLUMNS = ("document", "start", "end", "mention")
PERSON_NOTES = {"m": "m", "f": "f", "person": "", "man": "m", "woman": "f"}


@dataclass(frozen=True, slots=True)
class Term:
    """A while in which a source was what it was: years or months, role, country, parent, offices."""

    since: str
    until: str
    type: str
    country: str
    parent: str
    note: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One source of the registry; ``type`` is its role at home, ``country`` an ISO code or ''.

    ``kind`` is "person", "organisation" or "country"; ``gender`` "m", "f" or "" (people alone).
    ``terms`` are there where the role changed (the Taliban before and after August 2021), in order of
    time; the other fields are those of the last term.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    type: str = "other"
    country: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""
    external_id: str = ""
    note: str = ""
    kind: str = "organisation"
    gender: str = ""
    layer: int = 0
    terms: tuple[Term, ...] = ()

    def at(self, date: str) -> Entity:
        """Return the entity as it was on ``date`` (ISO, or its beginning; "": as it is last known).

        >>> taliban = load_registry().entities["taliban"]
        >>> taliban.at("2019-05-02").type, taliban.at("2023").type
        ('jihadist', 'government')
        """
        if not date or not self.terms:
            return self
        begun = [term for term in self.terms if not term.since or date[: len(term.since)] >= term.since]
        term = begun[-1] if begun else self.terms[0]
        return replace(self, type=term.type, country=term.country, parent=term.parent, note=term.note)

    def is_active(self, date: str) -> bool:
        """Tell whether ``date`` (ISO, or its beginning; "": always) lies in the years of the entity."""
        if not date:
            return True
        late = self.until and date[: len(self.until)] > self.until
        early = self.since and date[: len(self.since)] < self.since
        return not (late or early)


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO code, names, adjectives, people, capitals and seats that stand for it, other places."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AliasEntry:
    """What a folded name may stand for: ``kind`` entity, adjective, people or capital."""

    kind: str  # entity | adjective | people | capital | city
    target: str  # entity id or country code
    ambiguous: bool
    upper: bool  # an acronym, which lower case or title case does not spell
    lower: bool  # written in lower case, so lower case in a text will do
    layer: int = 0
    surname: bool = False  # one part of a person's name


@dataclass(frozen=True, slots=True)
class MentionCorrection:
    """A person's word on one mention: this span of this document is that source."""

    document: str
    span: tuple[int, int]
    name: str
    type: str


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """Entities by id, the index of folded aliases, countries, and corrections of single mentions."""

    entities: dict[str, Entity]
    index: dict[tuple[str, ...], tuple[AliasEntry, ...]]
    longest: dict[str, int]  # first part of an alias -> parts of the longest alias beginning so
    countries: dict[str, Country]
    corrections: dict[tuple[str, int, int], MentionCorrection] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    openings: frozenset[tuple[str, ...]] = frozenset()  # the first two parts of aliases of two or more

    def may_go_on(self, parts: Sequence[str]) -> bool:
        """Tell whether an alias begins with the first two of some parts, genitives too."""
        first, second = parts[:2]
        return (first, second) in self.openings or (first, second[:-1]) in self.openings

    def find_name(self, name: str) -> Entity | None:
        """Return the entity whose canonical name or unambiguous alias is ``name``, or None."""
        identifier = self.by_name.get(name.casefold())
        if identifier is None:
            entries = [
                entry
                for entry in self.index.get(fold_name(name), ())
                if entry.kind == "entity" and not entry.ambiguous
            ]
            identifier = entries[0].target if len(entries) == 1 else None
        return self.entities.get(identifier) if identifier else None


def make_id(name: str) -> str:
    """Return the id of an entity: its name in lower-case letters and hyphens.

    >>> make_id("Syrian Observatory for Human Rights")
    'syrian-observatory-for-human-rights'
    """
    low = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    plain = "".join(char for char in low if not unicodedata.combining(char))
    return re.sub(r"\W+", "-", plain).strip("-") or "source"


def _read_rows(text: str, where: str) -> list[tuple[int, dict[str, str]]]:
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        names = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        if "name" not in names:
            raise DataError(f"{where}, line 1: no column 'name'; the columns are {','.join(COLUMNS)}")
        unknown = [name for name in names if name not in COLUMNS + MENTION_COLUMNS]
        if unknown:
            raise DataError(
                f"{where}, line 1: unknown column {unknown[0]!r}; remove or rename it "
                f"(columns: {','.join(COLUMNS + MENTION_COLUMNS)})"
            )
        rows = []
        for row in reader:
            if None in row:
                raise DataError(
                    f"{where}, line {reader.line_num}: more fields than columns; "
                    "quote values that hold a comma"
                )
            rows.append(
                (reader.line_num, {key: expose_cell((value or "").strip()) for key, value in row.items()})
            )
        return rows
    except csv.Error as error:
        raise DataError(f"{where}: not a CSV file ({error}); save it as comma-separated UTF-8") from error


def _make_entity(
    row: dict[str, str], where: str, layer: int, people: bool, countries: Mapping[str, Country]
) -> Entity:
    name = row["name"]
    if row.get("type", "") not in SPEAKER_TYPES + ("",):
        raise DataError(
            f"{where}, type: {row['type']!r} is no speaker type; use one of {', '.join(SPEAKER_TYPES)}"
        )
    country = row.get("country", "")
    if country and country not in countries:
        raise DataError(f"{where}, country: {country!r} is unknown; use a two-letter code such as SY")
    note = row.get("note", "")
    word = note.split(";")[0].strip()
    person = people or word in PERSON_NOTES
    aliases = tuple(alias for alias in (part.strip() for part in row.get("aliases", "").split("|")) if alias)
    return Entity(
        make_id(name),
        name,
        aliases,
        row.get("type", ""),
        country,
        row.get("parent", ""),
        row.get("from", ""),
        row.get("to", ""),
        row.get("external_id", ""),
        note,
        "person" if person else "organisation",
        PERSON_NOTES.get(word, "") if person else "",
        layer,
    )


def _entries_of(entity: Entity) -> Iterator[tuple[tuple[str, ...], AliasEntry]]:
    parts = [part for part in entity.name.split() if part]
    size = len(fold_name(entity.name))
    names = [(entity.name, False)]
    for alias in entity.aliases:
        names.append((alias.rstrip("?").strip(), alias.endswith("?")))
    for name, ambiguous in names:
        key = fold_name(name)
        if not key:
            continue
        if len(key) == 1 and name.startswith("The "):
            ambiguous = True  # "The Hill": needs its article
        bare = name.removeprefix("the ")
        letters = bare.replace(".", "")
        acronym = letters.isupper() and len(letters) <= 6
        surname = entity.kind == "person" and len(key) < max(2, size) and len(parts) > 1
        # "state media", but neither "al-Mayadeen" nor "state-run Anadolu Agency"
        lower = bare[:1].islower() and not any(map(str.istitle, bare.replace("-", " ").split()))
        yield key, AliasEntry("entity", entity.id, ambiguous, acronym, lower, entity.layer, surname)
    if entity.layer and entity.kind == "person" and len(parts) > 1:
        yield (
            (fold_name(parts[-1]) or (entity.id,)),
            AliasEntry("entity", entity.id, True, False, False, entity.layer, True),
        )


def _build_index(
    entities: dict[str, Entity], countries: dict[str, Country]
) -> tuple[dict[tuple[str, ...], tuple[AliasEntry, ...]], dict[str, int]]:
    index: dict[tuple[str, ...], list[AliasEntry]] = {}
    for entity in entities.values():
        for key, entry in _entries_of(entity):
            index.setdefault(key, []).append(entry)
    for country in countries.values():
        target = make_id(country.name)
        for kind, names, goal in (
            ("entity", (country.name, *country.aliases), target),
            ("adjective", country.adjectives, country.code),
            ("people", country.people, country.code),
            ("capital", country.capitals + country.metonyms, country.code),
            ("city", country.cities, country.code),
        ):
            for name in names:
                letters = name.replace(".", "").replace(" ", "")
                entry = AliasEntry(kind, goal, False, letters.isupper() and len(letters) <= 4, False)
                present = index.setdefault(fold_name(name), [])
                if not any(other.kind == "entity" and not other.ambiguous for other in present):
                    present.append(entry)
    longest: dict[str, int] = {}
    frozen: dict[tuple[str, ...], tuple[AliasEntry, ...]] = {}
    for key, entries in index.items():
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
        if len(entries) == 1:
            frozen[key] = (entries[0],)
            continue
        top = max(entry.layer for entry in entries)
        unique = tuple(dict.fromkeys(entry for entry in entries if entry.layer == top))
        merged: dict[tuple[str, str], AliasEntry] = {}
        for entry in unique:  # one entry an entity: the surest and the least demanding spelling
            known = merged.get((entry.kind, entry.target))
            if known is not None:
                entry = replace(
                    entry,
                    ambiguous=known.ambiguous and entry.ambiguous,
                    upper=known.upper and entry.upper,
                    lower=known.lower or entry.lower,
                )
            merged[entry.kind, entry.target] = entry
        frozen[key] = tuple(merged.values())
    return frozen, longest


@lru_cache(maxsize=1)
def load_countries() -> dict[str, Country]:
    """Return the countries of ``data/countries.csv`` by ISO code."""
    found = {}
    for row in csv.DictReader(io.StringIO(read_package_file("countries.csv"))):
        lists = [
            tuple(part for part in row[column].split("|") if part)
            for column in ("aliases", "adjectives", "people", "capital", "metonyms", "cities")
        ]
        found[row["code"]] = Country(row["code"], row["name"], *lists)
    return found


@lru_cache(maxsize=1)
def load_inhabitants() -> dict[str, str]:
    """Return the country of each word for one of its people: "dutchman" NL, "spaniard" ES."""
    found = {}
    for code, country in load_countries().items():
        for people in country.people:
            word = people.casefold()
            if word.endswith("men"):
                found[word[:-2] + "an"] = code
            elif word.endswith("s"):
                found[word[:-1]] = code
    return found


def _is_later_term(known: Entity, entity: Entity) -> bool:
    """Whether a second row of one name begins where the first ends: the same source in a new role."""
    return known.kind == entity.kind and bool(known.until and entity.since >= known.until)


def _term_of(entity: Entity) -> Term:
    return Term(entity.since, entity.until, entity.type, entity.country, entity.parent, entity.note)


def _add_term(known: Entity, entity: Entity) -> Entity:
    """Return the entity with the role, country and offices of its new row, and the names of both."""
    return replace(
        entity,
        since=known.since,
        aliases=tuple(dict.fromkeys(known.aliases + entity.aliases)),
        terms=(*(known.terms or (_term_of(known),)), _term_of(entity)),
    )


def _add_organs(entities: dict[str, Entity], countries: dict[str, Country]) -> None:
    """Add the states' organs that rows name as parents and no row describes ("Thai government")."""
    present = {entity.name for entity in entities.values()}
    adjectives = {
        word: country.code
        for country in countries.values()
        for word in (country.name, *country.aliases, *country.adjectives)
    }
    waiting = [entity.parent for entity in entities.values() if entity.parent not in present]
    while waiting:
        name = waiting.pop()
        if not name or name in present:
            continue
        found = split_national(name, adjectives)
        if found is None:
            continue
        country, organ = countries[found[0]], found[1]
        names = (country.name, *country.adjectives)
        aliases = tuple(f"{word} {form}" for word in names for form in (organ.name, *organ.forms))
        parent = name_organ(country.adjectives, country.name, organ.parent) if organ.parent else ""
        entity = Entity(make_id(name), name, aliases, organ.type, country.code, parent)
        entities[entity.id] = entity
        present.add(name)
        waiting.append(parent)


def _inherit_types(entities: dict[str, Entity]) -> None:
    """Give people without a type of their own that of their organisation, with its changes."""
    by_name = {entity.name: entity for entity in entities.values()}
    for identifier, entity in entities.items():
        if entity.type or not entity.parent:
            continue
        parent = by_name.get(entity.parent)
        if parent is None:
            raise DataError(f"{entity.name!r}, parent: {entity.parent!r} is unknown, and no type is given")
        terms = tuple(
            replace(term, parent=entity.parent, country=entity.country or term.country, note=entity.note)
            for term in parent.terms
        )
        entities[identifier] = replace(entity, type=parent.type, terms=terms)


@lru_cache(maxsize=1)
def _package_entities() -> dict[str, Entity]:
    countries = load_countries()
    entities: dict[str, Entity] = {}
    for file, people in (("registry.csv", False), ("registry_people.csv", True)):
        for line, row in _read_rows(read_package_file(file), file):
            entity = _make_entity(row, f"{file}, line {line}", 0, people, countries)
            known = entities.get(entity.id)
            if known is not None and _is_later_term(known, entity):
                entity = _add_term(known, entity)
            elif known is not None:
                entity = replace(entity, id=f"{entity.id}-{(entity.country or 'x').lower()}")
                if entity.id in entities:
                    raise DataError(
                        f"{file}, line {line}, name: {entity.name!r} stands there twice; merge the rows"
                    )
            entities[entity.id] = entity
    _add_organs(entities, countries)
    _inherit_types(entities)
    for country in countries.values():
        identifier = make_id(country.name)
        known = entities.get(identifier)
        entities[identifier] = (
            replace(known, kind="country")
            if known
            else Entity(identifier, country.name, country.aliases, "government", country.code, kind="country")
        )
    return entities


def _layer_over(known: Entity, row: Entity) -> Entity:
    """Return an entity with what a user's row fills in put over it; a role given so holds at any date."""
    person = row.kind == "person"
    return replace(
        known,
        name=row.name,
        aliases=tuple(dict.fromkeys(known.aliases + row.aliases)),
        type=row.type or known.type,
        country=row.country or known.country,
        parent=row.parent or known.parent,
        since=row.since or known.since,
        until=row.until or known.until,
        external_id=row.external_id or known.external_id,
        note=row.note or known.note,
        kind="person" if person else known.kind,
        gender=row.gender if person else known.gender,
        layer=row.layer,
        terms=() if row.type or row.country or row.parent else known.terms,
    )


@lru_cache(maxsize=8)
def _load(user_files: tuple[str, ...], stamps: tuple[tuple[int, int] | None, ...]) -> Registry:
    countries = load_countries()
    entities = dict(_package_entities())
    corrections = {}
    for layer, path in enumerate(user_files, 1):
        try:
            text = Path(path).read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise InputError(
                f"{path}: cannot be read ({error.strerror}); check the path of --sources"
            ) from error
        except UnicodeDecodeError as error:
            raise DataError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
        for line, row in _read_rows(text, path):
            where = f"{path}, line {line}"
            if row.get("document"):
                if not row["name"]:
                    continue  # a row of --review that nobody filled in
                try:
                    span = (int(row.get("start", "")), int(row.get("end", "")))
                except ValueError:
                    raise DataError(
                        f"{where}, start/end: not numbers; keep them as --review wrote them"
                    ) from None
                if row.get("type", "") not in SPEAKER_TYPES + ("",):
                    raise DataError(
                        f"{where}, type: {row['type']!r} is no speaker type; "
                        f"use one of {', '.join(SPEAKER_TYPES)}"
                    )
                corrections[row["document"], *span] = MentionCorrection(
                    row["document"], span, row["name"], row.get("type", "")
                )
                continue
            if not row["name"]:
                raise DataError(f"{where}, name: empty; give the canonical name or remove the row")
            entity = _make_entity(row, where, layer, False, countries)
            known = entities.get(entity.id)
            if known:
                entity = _layer_over(known, entity)
            elif not entity.type:
                entity = replace(entity, type="other")
            entities[entity.id] = entity
    index, longest = _build_index(entities, countries)
    names = {entity.name.casefold(): entity.id for entity in reversed(entities.values())}
    openings = frozenset(key[:2] for key in index if len(key) > 1)
    return Registry(entities, index, longest, countries, corrections, names, openings)


def load_registry(user_files: Iterable[str | Path] = ()) -> Registry:
    """Return the package's registry with the user's files, in order, layered on top.

    Raises InputError for a file that cannot be read and DataError (file, line, field) for a bad row.
    """
    paths = tuple(str(path) for path in user_files)
    stamps: list[tuple[int, int] | None] = []
    for path in paths:
        try:
            status = Path(path).stat()
            stamps.append((status.st_mtime_ns, status.st_size))
        except OSError:
            stamps.append(None)
    return _load(paths, tuple(stamps))
