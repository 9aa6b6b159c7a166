"""The tables of ``data/lexicon/stance.toml``, and the lexicon entry behind a cue.

Everything a stance or a hedge is told by is data; this module reads it and says what is wrong with it.
"""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, ClassVar, Protocol, TypeVar

from attrib.errors import DataError
from attrib.language.lemmas import verb_lemma
from attrib.model import STANCES, CueCandidate, Segmentation
from attrib.rules.added import kept_per_additions
from attrib.rules.load import Entry, load_lexicon
from attrib.rules.match import RuleIndex, load_index

MARKS = frozenset(('"', "“", "”", "``", "''", "'", "‘", "’", "«", "»", "„"))
BREAKS = frozenset((",", ";", ":", ".", "?", "!", "--", "—", "–", "(", ")"))


class _IsTable(Protocol):
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


_Table = TypeVar("_Table", bound=_IsTable)
_FIELDS: Mapping[str, Callable[[Any], object]] = {  # how the fields of tables are read, by their types
    "str": str,
    "bool": bool,
    "int": int,
    "frozenset[str]": frozenset,
    "tuple[tuple[str, ...], ...]": lambda phrases: tuple(tuple(phrase) for phrase in phrases),
}


@dataclass(frozen=True, slots=True)
class Shift:
    """Another stance for cues of ``classes`` by what they take.

    Where given, only for these ``categories`` and ``lemmas``, and in the ``passive``.
    """

    stance: str
    classes: frozenset[str]
    complements: frozenset[str]
    categories: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    passive: bool = False


@dataclass(frozen=True, slots=True)
class NamedStance:
    """A stance that the name given to a thing tells: "described as a massacre", "called the report a lie"."""

    stance: str
    classes: frozenset[str]
    words: frozenset[str]
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FalseTables:
    """Words of a clause that calls something false, reported by cues of ``classes``.

    A ``strong`` word does of any subject, a ``weak`` one where the subject is one of ``things``, one of
    ``tales`` where it is ``doubted``, a phrase behind the verb as it is.  No clause with one of ``negators``
    does, and none that ``open`` words leave open.
    """

    classes: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    things: frozenset[str]
    tales: frozenset[str]
    doubted: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    negators: frozenset[str]
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class ToldStance:
    """A stance that the content's own words tell, whatever neutral cue (of ``classes``) reports them.

    A phrase counts within ``reach`` tokens of the content's beginning; not with a word of ``own`` before it
    (the source speaks of itself) or of ``unless`` anywhere before it, not with anything but one of ``things``
    soon after it (empty: anything).
    """

    stance: str
    classes: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    reach: int
    own: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DeedStance:
    """A stance told by what the content says its subject does: "it would resume talks", "it never fired".

    The subject is one of ``subjects``, in a quotation one of ``quoted`` (a possessive with the nouns after
    it); empty: any.  Its verb group holds a word of ``modals`` (empty: any), or begins with a present of one
    of ``obliging`` and "to" ("has to", "need to"), and, where ``negated``, it holds a negator; its verb is
    one of ``verbs`` (empty: any but one of ``unless``).
    """

    stance: str
    classes: frozenset[str]
    subjects: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    obliging: frozenset[str] = frozenset()
    negated: bool = False
    verbs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Negation:
    """What turns a cue round: words of its verb group, of its subject, of what governs it."""

    negators: frozenset[str]
    halves: frozenset[str]
    subjects: frozenset[str]
    governors: frozenset[str]
    enders: frozenset[str]
    adjectives: frozenset[str]
    degrees: frozenset[str]
    nouns: frozenset[str]
    unfinished: frozenset[str]


@dataclass(frozen=True, slots=True)
class HedgeTables:
    """Passives, adverbs and phrases by which an article stands back; see stance.toml."""

    passives: frozenset[str]
    clausal: frozenset[str]
    plain: frozenset[str]
    adverbs: frozenset[str]
    without: frozenset[str]
    unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class StanceTables:
    """The tables of stance.toml."""

    negation: Negation
    negated_class: Mapping[str, str]
    negated_stance: Mapping[str, str]
    negated_lemma: Mapping[str, str]
    shifts: tuple[Shift, ...]
    carrying: frozenset[str]
    carried: frozenset[str]
    questioning: frozenset[str]
    ordering: frozenset[str]
    polite: frozenset[str]
    refuting: frozenset[str]
    refuted: frozenset[str]
    named: tuple[NamedStance, ...]
    false: FalseTables
    told: tuple[ToldStance, ...]
    deeds: tuple[DeedStance, ...]
    hedges: HedgeTables


def read_stance_tables(text: str, name: str = "stance.toml") -> StanceTables:
    """Read stance.toml; raises DataError naming file and field."""
    try:
        tables = _build_tables(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: no valid TOML: {error}; mend the file") from None
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{name}: field {error} is missing or of the wrong kind; see README.md") from None
    _check_tables(tables, name)
    return tables


def _build_tables(data: Mapping[str, Any]) -> StanceTables:
    """Return the tables of stance.toml; raises KeyError, TypeError or ValueError where a field is amiss."""
    negated, carry, refute = data["negated"], data["carry"], data["refute"]
    return StanceTables(
        negation=_build(Negation, data["negation"]),
        negated_class=dict(negated["class"]),
        negated_stance=dict(negated["stance"]),
        negated_lemma=dict(negated["lemma"]),
        shifts=tuple(_build(Shift, table) for table in data["shift"]),
        carrying=_read_set(carry, "classes"),
        carried=_read_set(carry, "nouns"),
        questioning=_read_set(data["question"], "classes"),
        ordering=_read_set(data["imperative"], "classes"),
        polite=_read_set(data["imperative"], "unless"),
        refuting=_read_set(refute, "classes"),
        refuted=_read_set(refute, "nouns"),
        named=tuple(_build(NamedStance, table) for table in data["named"]),
        false=_build(FalseTables, data["false"]),
        told=tuple(_build(ToldStance, table) for table in data["told"]),
        deeds=tuple(_build(DeedStance, table) for table in data["deed"]),
        hedges=_build(HedgeTables, data["hedge"]),
    )


def _build(kind: type[_Table], table: Mapping[str, Any]) -> _Table:
    """Return one of the dataclasses above from its table, whose keys are its fields.

    Raises KeyError where one is missing that has no default.
    """
    given = {}
    for field in dataclasses.fields(kind):
        if field.name in table:
            given[field.name] = _FIELDS[str(field.type)](table[field.name])
        elif field.default is dataclasses.MISSING:
            raise KeyError(field.name)
    return kind(**given)


def _read_set(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """Return a list of a table as a set; raises KeyError where it is missing."""
    return frozenset(table[key])


def _check_tables(tables: StanceTables, name: str) -> None:
    """Raise DataError for a stance or a class that there is not, and for one that is missing."""
    told: tuple[Shift | NamedStance | ToldStance | DeedStance, ...] = (
        *tables.shifts,
        *tables.named,
        *tables.told,
        *tables.deeds,
    )
    turned = (tables.negated_class, tables.negated_stance, tables.negated_lemma)
    stances = {stance for table in turned for stance in table.values()} | {entry.stance for entry in told}
    for stance in sorted(stances - set(STANCES)):
        raise DataError(f"{name}: {stance!r} is no stance; the stances are {', '.join(STANCES)}")
    for stance in STANCES:
        if stance not in tables.negated_stance:
            raise DataError(f"{name}: negated.stance: {stance!r} is missing")
    used = set(tables.negated_class).union(
        tables.carrying,
        tables.carried,
        tables.questioning,
        tables.ordering,
        tables.refuting,
        tables.false.classes,
        *(entry.classes for entry in told),
    )
    for cue_class in sorted(used - set(load_lexicon().classes)):
        raise DataError(f"{name}: {cue_class!r} is no class of classes.csv")


@functools.lru_cache(maxsize=1)
def load_stance_tables() -> StanceTables:
    """Return the package's stance.toml, read on first use."""
    return read_stance_tables(
        resources.files("attrib").joinpath("data/lexicon/stance.toml").read_text("utf-8")
    )


def find_entry(segmentation: Segmentation, cue: CueCandidate, index: RuleIndex | None = None) -> Entry | None:
    """Return the lexicon entry behind a candidate, or None where a TOML rule or no list proposed it."""
    lexicon = load_lexicon()
    if cue.rule in (index or load_index()).rules:
        return None
    head = cue.head
    if cue.rule.startswith("phrase."):
        return load_phrase_ids().get(cue.rule)
    if cue.rule.startswith("verb-as-noun."):
        return lexicon.verbs.get(verb_lemma(segmentation.lowers[head]))
    entries = lexicon.of_category(cue.category)
    return entries.get(segmentation.lemmas[head]) or entries.get(segmentation.lowers[head])


@kept_per_additions
def load_phrase_ids() -> dict[str, Entry]:
    """Return the phrases of the lexicon by the rule id of their candidates."""
    return {"phrase." + lemma.replace(" ", "-"): entry for lemma, entry in load_lexicon().phrases.items()}


def find_token(segmentation: Segmentation, place: int) -> int:
    """Return the first token that ends after a place of the text."""
    return bisect_right(segmentation.ends, place)
