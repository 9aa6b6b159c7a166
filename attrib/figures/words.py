"""The words of casualty figures, read once from ``data/figures*``: quantities, people, happenings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from attrib.errors import DataError
from attrib.model import FIGURE_UNITS
from attrib.package_files import read_package_file, read_package_toml

_QUANTITY_WORDS = frozenset("a an another the one half several few many between from both no not".split())
_UNITS = (
    ("dead", "killed"),
    ("moved", "displaced"),
    ("gone", "missing"),
    ("held", "detained"),
    ("hurt", "injured"),
)
_COLUMNS = (("dead", "killed"), ("hurt", "injured"), ("gone", "missing"))
FORMS = ("transitive", "past", "intransitive", "predicate", "noun")


Entry = TypeVar("Entry", "Happening", "Bound")


@dataclass(frozen=True, slots=True)
class Happening:
    """What befalls people: ``words`` as tokens, the unit counted, and how the figure stands to it.

    ``beside`` are the words of which one has to stand near; none where any sentence will do.
    """

    words: tuple[str, ...]
    unit: str
    form: str
    people: bool = False
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """A happening whose words others may part: ``first`` opens it, one of ``last`` ends it, at most ``gap``
    words stand between ("taken to | a nearby | hospital")."""

    first: tuple[str, ...]
    last: frozenset[str]
    gap: int
    item: Happening


@dataclass(frozen=True, slots=True)
class Bound:
    """A phrase that bounds a number: "at least" makes it a low bound."""

    words: tuple[str, ...]
    qualifier: str
    bound: str


@dataclass(frozen=True, slots=True, eq=False)
class FigureLexicon:
    """Everything ``data/figures.toml`` and its lists hold, indexed by first or last word."""

    happenings: dict[str, tuple[Happening, ...]]
    frames: dict[str, tuple[Frame, ...]]  # by first word
    peoples: frozenset[str]  # "Kenyans"; written with a capital, as are those that follow
    demonyms: frozenset[str]  # "Kenyan", "Chinese": people only where no noun follows
    bounds_before: dict[str, tuple[Bound, ...]]  # by last word, longest first
    bounds_after: dict[str, tuple[Bound, ...]]  # by first word, longest first
    numbers: dict[str, int]
    multipliers: dict[str, int]
    vague: dict[str, int]
    groups: dict[str, int]  # "twins": nouns that are their number
    collectives: dict[str, int]  # "a pair of"
    people: dict[str, str]
    things: frozenset[str]
    toll: dict[str, frozenset[str]]
    units: dict[str, str]  # what a word of the toll tells of people: "hurt" is injured
    part_openers: tuple[tuple[str, ...], ...]
    part_among: tuple[tuple[str, ...], ...]
    part_by_word: dict[
        str, tuple[tuple[str, ...], ...]
    ]  # "the dead included", "among the dead" by first word
    words: dict[str, frozenset[str]]
    auxiliaries: frozenset[str]  # of the passive, and forms of "have"
    deadly: frozenset[str]  # words that a text which counts the dead has
    columns: dict[str, str]  # what the head of a column tells of people: "dead 15, injured 35"
    signals: frozenset[str]  # a sentence with none of these words holds no figure
    openers: frozenset[str]  # a quantity begins with one of these words, a digit or a hyphenated number


def _split(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        sorted({tuple(phrase.split()) for phrase in phrases}, key=lambda words: (-len(words), words))
    )


def _index_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases:
        if words[0] != "of":  # "six of the dead" is read with the quantity
            found.setdefault(words[0], []).append(words)
    return {word: tuple(items) for word, items in found.items()}


def _read_column(name: str) -> list[list[str]]:
    return [row for row in csv.reader(read_package_file(name).splitlines()[1:]) if row]


def _read_frames(entries: list[dict[str, Any]], name: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for number, entry in enumerate(entries, 1):
        if entry.get("unit") not in FIGURE_UNITS or entry.get("form") not in FORMS:
            raise DataError(f"{name}: frame {number}: unit or form is unknown; take those of the happenings")
        for words in _split(entry["first"]):
            item = Happening(words, entry["unit"], entry["form"], bool(entry.get("people", False)))
            frame = Frame(words, frozenset(entry["last"]), entry["gap"], item)
            found.setdefault(words[0], []).append(frame)
    return {word: tuple(frames) for word, frames in found.items()}


def _read_units(toll: dict[str, frozenset[str]]) -> dict[str, str]:
    """Return the unit of every word that tells by itself what befell people; of two the last has its way."""
    units = {"slain": "killed"}
    for key, unit in _UNITS:
        units.update(dict.fromkeys(toll[key], unit))
    return {**units, "detainees": "detained"}


def _read_peoples() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for people of a country, plural and as an adjective: "kenyans", "kenyan"."""
    plural: set[str] = set()
    single: set[str] = set()
    for row in csv.DictReader(io.StringIO(read_package_file("countries.csv"))):
        people = [word.lower() for word in (row["people"] or "").split("|") if word and " " not in word]
        plural.update(people)
        single.update(word.removesuffix("s") for word in people)
        single.update(word.lower() for word in (row["adjectives"] or "").split("|") if " " not in word)
    return frozenset(plural), frozenset(single - plural - {""})


def _rank(entry: Happening | Bound) -> tuple[int, tuple[str, ...], bool]:
    """Longest first; of the same words the past form, which may be either active or passive."""
    return -len(entry.words), entry.words, getattr(entry, "form", "past") != "past"


@lru_cache(maxsize=1)
def load_figure_lexicon() -> FigureLexicon:
    """Return the lexicon of figures; raises :class:`DataError` where an entry is malformed."""
    name = "figures.toml"
    data = read_package_toml(name)
    happenings: dict[str, list[Happening]] = {}
    for number, entry in enumerate(data["happening"], 1):
        if entry.get("unit") not in FIGURE_UNITS:
            raise DataError(f"{name}: happening {number}: unit must be one of {', '.join(FIGURE_UNITS)}")
        if entry.get("form") not in FORMS:
            raise DataError(f"{name}: happening {number}: form must be one of {', '.join(FORMS)}")
        beside = frozenset(entry.get("beside", ()))
        for words in _split(entry["words"]):
            item = Happening(words, entry["unit"], entry["form"], bool(entry.get("people", False)), beside)
            happenings.setdefault(words[0], []).append(item)
    frames = _read_frames(data["frame"], name)
    peoples, demonyms = _read_peoples()
    before: dict[str, list[Bound]] = {}
    after: dict[str, list[Bound]] = {}
    for number, entry in enumerate(data["bound"], 1):
        if entry.get("bound") not in ("low", "high", "both"):
            raise DataError(f"{name}: bound {number}: bound must be low, high or both")
        for words in _split(entry["before"]):
            before.setdefault(words[-1], []).append(Bound(words, entry["qualifier"], entry["bound"]))
        for words in _split(entry["after"]):
            after.setdefault(words[0], []).append(Bound(words, entry["qualifier"], entry["bound"]))

    def longest_first(table: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
        return {key: tuple(sorted(items, key=_rank)) for key, items in table.items()}

    toll = {key: frozenset(words) for key, words in data["toll"].items()}
    people = {row[0]: row[1] for row in _read_column("figures_people.csv")}
    signals = (
        set(happenings)
        | set(frames)
        | {word.split()[0] for word in data["toll"]["nouns"]}
        | toll["dead"]
        | toll["hurt"]
    )
    signals |= toll["held"] | toll["gone"] | toll["moved"] | set(data["words"]["take"])
    signals |= set(data["words"]["drive"]) | set(data["words"]["lose"])
    return FigureLexicon(
        happenings=longest_first(happenings),
        frames=frames,
        peoples=peoples,
        demonyms=demonyms,
        bounds_before=longest_first(before),
        bounds_after=longest_first(after),
        numbers=data["numbers"],
        multipliers=data["multipliers"],
        vague=data["vague"],
        groups=data["groups"],
        collectives=data["collectives"],
        people=people,
        things=frozenset(row[0] for row in _read_column("figures_things.csv")),
        toll=toll,
        units=_read_units(toll),
        part_openers=_split(data["parts"]["openers"]),
        part_among=_split(data["parts"]["among"]),
        part_by_word=_index_first(_split(data["parts"]["contain"] + data["parts"]["among"])),
        words={key: frozenset(words) for key, words in data["words"].items()},
        auxiliaries=frozenset(data["words"]["passive"] + data["words"]["perfect"]),
        deadly=toll["dead"] | toll["nouns"],
        columns={word: unit for key, unit in reversed(_COLUMNS) for word in toll[key]},
        signals=frozenset(signals),
        openers=_QUANTITY_WORDS.union(
            data["numbers"], data["multipliers"], data["vague"], data["groups"], data["words"]["nobody"]
        ),
    )
