"""The word lists of ``data/source_words.toml``, read on first use and checked as they are read.

>>> "watchdog" in WORDS.descriptors, WORDS.titles["gov"]
(True, 'governor')
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrib.errors import DataError
from attrib.package_files import read_package_toml

FILE = "source_words.toml"


class Vocabulary:
    """The lists by name, as the file has them; what each is for stands there.

    The file must hold these and no others.  A list is a set, or a tuple where its order counts; a phrase is
    the tuple of its words.
    """

    any_media: tuple[str, ...]
    anybody: tuple[str, ...]
    based: tuple[str, ...]
    both_bodies: tuple[str, ...]
    classifying: tuple[str, ...]
    genitives: tuple[str, ...]
    hyphenated: tuple[str, ...]
    media_endings: tuple[str, ...]
    quality_endings: tuple[str, ...]
    rulers: tuple[str, ...]
    trade_endings: tuple[str, ...]
    accounts: frozenset[str]
    administered: frozenset[str]
    anyone: frozenset[str]
    armed_heads: frozenset[str]
    armed_nouns: frozenset[str]
    author: frozenset[str]
    before_names: frozenset[str]
    before_posts: frozenset[str]
    before_roles: frozenset[str]
    before_terms: frozenset[str]
    board: frozenset[str]
    bodies_like_qualities: frozenset[str]
    bodies_on: frozenset[str]
    bodies_too: frozenset[str]
    brigade_words: frozenset[str]
    bureaus: frozenset[str]
    calendar: frozenset[str]
    carriers: frozenset[str]
    carrying: frozenset[str]
    clerical_states: frozenset[str]
    club_offices: frozenset[str]
    collectives: frozenset[str]
    companies: frozenset[str]
    company_words: frozenset[str]
    compass: frozenset[str]
    connectors: frozenset[str]
    content: frozenset[str]
    corporate: frozenset[str]
    countries: frozenset[str]
    running: frozenset[str]
    followers: frozenset[str]
    observing: frozenset[str]
    harmed: frozenset[str]
    sides: frozenset[str]
    from_abroad: frozenset[str]
    grades_of_leaders: frozenset[str]
    rulers_too: frozenset[str]
    heading_adverbs: frozenset[str]
    heading: frozenset[str]
    cut: frozenset[str]
    definite: frozenset[str]
    descriptors: frozenset[str]
    discovering: frozenset[str]
    distinct: frozenset[str]
    employing: frozenset[str]
    envoys: frozenset[str]
    ethnic: frozenset[str]
    factions: frozenset[str]
    faiths: frozenset[str]
    fates: frozenset[str]
    finite: frozenset[str]
    former: frozenset[str]
    function: frozenset[str]
    grades: frozenset[str]
    groupings: frozenset[str]
    gunmen: frozenset[str]
    heads: frozenset[str]
    held_before: frozenset[str]
    home: frozenset[str]
    honorifics: frozenset[str]
    indefinite: frozenset[str]
    house_members: frozenset[str]
    house_voices: frozenset[str]
    houses: frozenset[str]
    inner_words: frozenset[str]
    issuers: frozenset[str]
    issuing: frozenset[str]
    joints: frozenset[str]
    kin: frozenset[str]
    lawmakers: frozenset[str]
    leaders: frozenset[str]
    local: frozenset[str]
    location_tails: frozenset[str]
    media_words: frozenset[str]
    mute_nouns: frozenset[str]
    named_as: frozenset[str]
    named_bodies: frozenset[str]
    named_houses: frozenset[str]
    naming: frozenset[str]
    naming_clause: frozenset[str]
    national: frozenset[str]
    neutral: frozenset[str]
    no_office: frozenset[str]
    objects: frozenset[str]
    oblique: frozenset[str]
    occupying: frozenset[str]
    of_fields: frozenset[str]
    office_nouns: frozenset[str]
    offices: frozenset[str]
    officials: frozenset[str]
    on_books: frozenset[str]
    on_studies: frozenset[str]
    org_words: frozenset[str]
    organs: frozenset[str]
    other_pronouns: frozenset[str]
    outlet_tails: frozenset[str]
    owned_bodies: frozenset[str]
    paper_names: frozenset[str]
    paper_or_body: frozenset[str]
    paper_words: frozenset[str]
    particles: frozenset[str]
    partisans: frozenset[str]
    place_nouns: frozenset[str]
    platforms: frozenset[str]
    plural: frozenset[str]
    police: frozenset[str]
    possessives: frozenset[str]
    quoting: frozenset[str]
    ranks: frozenset[str]
    region_words: frozenset[str]
    regions: frozenset[str]
    relative: frozenset[str]
    relays_media_words: frozenset[str]
    saying: frozenset[str]
    scholars: frozenset[str]
    serving: frozenset[str]
    settlements: frozenset[str]
    signed_papers: frozenset[str]
    site_endings: frozenset[str]
    skipped: frozenset[str]
    small: frozenset[str]
    soldiery: frozenset[str]
    speaker: frozenset[str]
    specific: frozenset[str]
    spokesmen: frozenset[str]
    staff: frozenset[str]
    state_bodies: frozenset[str]
    state_heads: frozenset[str]
    without_ministries: frozenset[str]
    state_openings: frozenset[str]
    state_words: frozenset[str]
    strong_heads: frozenset[str]
    studies: frozenset[str]
    surname_roles: frozenset[str]
    tails: frozenset[str]
    teams: frozenset[str]
    telling: frozenset[str]
    things: frozenset[str]
    times: frozenset[str]
    title_names: frozenset[str]
    unsigned_papers: frozenset[str]
    wards: frozenset[str]
    watching_heads: frozenset[str]
    weak_studies: frozenset[str]
    whoever: frozenset[str]
    whoever_tails: frozenset[str]
    armed_types: dict[str, str]
    genders: dict[str, str]
    modifier_types: dict[str, str]
    name_types: dict[str, str]
    kinds_of_papers: dict[str, str]
    occupiers: dict[str, str]
    offices_of_places: dict[str, str]
    singular: dict[str, str]
    titles: dict[str, str]
    both: frozenset[tuple[str, ...]]
    emblems: frozenset[tuple[str, ...]]
    mouthpieces: frozenset[tuple[str, ...]]
    quantities: frozenset[tuple[str, ...]]
    speaking_for: frozenset[tuple[str, ...]]
    twofold: frozenset[tuple[str, ...]]
    compound_types: dict[tuple[str, ...], str]
    # made of several
    time_words: frozenset[str]
    name_clause: frozenset[str]
    after_participle: frozenset[str]
    pointing: frozenset[str]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Read the file when the first list is asked for."""
            if name.startswith("_") or name not in type(self).__annotations__:
                raise AttributeError(name)
            self.__dict__.update(read_lists(read_package_toml(FILE)))
            return self.__dict__[name]


def read_lists(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the lists of a file by name, those made of several among them.

    Raises DataError for a list that is missing or unknown, a word that stands twice in one, a value of
    another kind.
    """
    wanted = {name: kind for name, kind in Vocabulary.__annotations__.items() if name not in MADE}
    for name in tables:
        if name not in wanted:
            raise DataError(f"{FILE}: nobody reads a list {name!r}; remove it")
    found = {name: _parse(name, kind, tables) for name, kind in wanted.items()}
    found.update({name: make(found) for name, make in MADE.items()})
    return found


def _parse(name: str, kind: str, tables: Mapping[str, Any]) -> Any:
    """The value of one list, as its annotation says."""
    value = tables.get(name)
    if kind.startswith("dict"):
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise DataError(f"{FILE}: no table {name!r} of words; put it back")
        return {_split(key) if "tuple" in kind else key: item for key, item in value.items()}
    if not isinstance(value, list):
        raise DataError(f"{FILE}: no list {name!r}; put it back")
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise DataError(f"{FILE}, {name}: {item!r} is no word; write it in quotation marks")
    twice = sorted({item for item in value if value.count(item) > 1})
    if twice:
        raise DataError(f"{FILE}, {name}: {twice[0]!r} stands there twice; remove one")
    if kind.startswith("tuple"):
        return tuple(value)
    return frozenset(map(_split, value)) if "tuple" in kind else frozenset(value)


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


def _join(*names: str) -> Callable[[Mapping[str, Any]], frozenset[str]]:
    """A maker of the union of several lists."""
    return lambda found: frozenset().union(*(found[name] for name in names))


MADE: dict[str, Callable[[Mapping[str, Any]], frozenset[str]]] = {
    "time_words": _join("calendar", "times"),
    "name_clause": _join("named_as", "naming_clause"),
    "after_participle": lambda found: _join("tails", "calendar", "times")(found) | {"the", "a"},
    "pointing": lambda found: (
        _join("singular", "things", "plural", "speaker", "relative", "whoever")(found)
        | {"both", "you", "this", "that"}
    ),
}
WORDS = Vocabulary()
