"""Rules and lexicons: data files read, checked and indexed for the matching of cues.

Rules are TOML (``attrib/data/rules``), flat lists are CSV (``attrib/data/lexicon``);
``attrib/data/README.md`` says how to add an entry.  A malformed entry is a
:class:`DataError` that names file, entry and field.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from attrib.errors import DataError
from attrib.model import STANCES

from .added import Additions, additions_in_force, kept_per_additions

KINDS_OF_RULE = ("cue", "pseudo", "stop")
DECISIONS = ("propose", "hold", "reject")
TRAITS = ("passive", "negated", "modal", "infinitive", "participle", "marked", "any")
# the places that a rule may name, with their sorts (docs/rules.md)
PLACES: Mapping[str, tuple[str, ...]] = {
    "S": tuple(
        (
            "governor np owner paper plain agent doer joined resuming relative voice relayed voiced teller"
        ).split()
    ),
    "T": tuple(
        (
            "clause quote np to plain any subject comma phrase urged governor reason blame relative said "
            "rest opening resumed object with at toll own victims number antecedent sum rumour rumoured "
            "predicate stranded reduced doing marks thing cause called label concrete deed question relayed "
            "accompanying judged gapped pronoun granted conceded assured"
        ).split()
    ),
    "A": (),
    "R": (),
    "N": ("np",),
}
CATEGORIES = ("verb", "noun", "adjective", "adverb", "preposition", "punctuation", "phrase")
_LISTS = ("match", "cue", "classes", "group", "examples", "rejects")
_TYPES: Mapping[str, type] = {"hedge": bool, "quoted": bool, "head": int, "confidence": float}
_GAP = re.compile(r"\*([1-9])(np)?(?:!(.+))?$")
_ROLES = "STCPX"
_MARKS = re.compile(rf"\[(?=[{_ROLES}])|\]|\^")  # what means something in bracket notation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One TOML rule: what it matches and what it yields (README.md of the data explains each field).

    ``kind`` is "cue" (proposes a candidate), "pseudo" (looks like a cue and is none: nothing inside it is
    proposed) or "stop" (ends the reach of a hedge).  ``head`` and ``cue`` are positions in ``match``.

    ``decides`` is "propose" (the weights decide), "hold" (the rule fixes cue, source and content, which its
    ``match`` names with S and T) or "reject" (no attribution has this cue).  ``group`` are the traits that
    the cue's verb group must have, and no other (empty: a plain active verb).  ``user`` says that the rule
    came from a file of the user's.  ``quoted`` says that the cue stands inside a quotation (else it must
    not).
    """

    id: str
    match: tuple[str, ...]
    kind: str = "cue"
    category: str = "phrase"
    head: int = 0
    cue: tuple[int, ...] = ()
    classes: tuple[str, ...] = ()
    stance: str = ""
    hedge: bool = False
    decides: str = "propose"
    group: tuple[str, ...] = ()
    quoted: bool = False
    confidence: float = 0.95
    user: bool = False
    examples: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


FAMILIES = ("speech", "judge", "demand", "commit", "wish", "think", "show", "act")


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of cues: its stance, whether it asserts something of the world, the family of classes it
    belongs to (speech, judge, demand, commit, wish, think, show, act), an example sentence."""

    name: str
    stance: str
    claim: bool
    family: str
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of a lexicon: its classes, strongest first, the stance of each, what it takes."""

    lemma: str
    category: str
    classes: tuple[str, ...]
    stances: tuple[str, ...]
    complements: frozenset[str]
    hedge: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All flat lists: classes by name, entries by lemma; phrases by their first lemma."""

    classes: Mapping[str, CueClass]
    verbs: Mapping[str, Entry]
    nouns: Mapping[str, Entry]
    adjectives: Mapping[str, Entry]
    adverbs: Mapping[str, Entry]
    phrases: Mapping[str, Entry]

    def of_category(self, category: str) -> Mapping[str, Entry]:
        """Return the entries of a category of cue ("verb", "noun", ...); empty where there is no list."""
        return {
            "verb": self.verbs,
            "noun": self.nouns,
            "adjective": self.adjectives,
            "adverb": self.adverbs,
            "phrase": self.phrases,
        }.get(category, {})


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a rule's ``match``, parsed: what a token must be, or a gap, or a place."""

    kind: str  # form | lemma | tag | class | gap | start | end | place
    values: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    width: int = 0
    nominal: bool = False
    optional: bool = False
    negative: bool = False
    place: str = ""  # S | T | A | R | N
    sort: str = ""  # of a T


@functools.lru_cache(maxsize=10_000)
def parse_element(text: str) -> Element:
    """Parse one element of a ``match`` list.

    ``word|word`` forms in lower case; ``<lemma|lemma>`` lemmas, with ``<lemma>VB`` the tag's beginning;
    ``@NN|JJ`` tags; ``#claim`` a word of that class or family, with ``#claim>VBD|VBZ`` the tag's beginning;
    ``*3`` a gap of at most three tokens with no clause mark in it, ``*3np`` one without verbs,
    ``*3!word|word`` one without those words; ``^`` and
    ``$`` the sentence's ends; ``S``, ``T``, ``A``, ``R``, ``N`` the places of a rule that decides; a
    leading ``?`` makes it optional, a leading ``!`` says that it must not stand there.  Raises ValueError.

    >>> parse_element("<say|tell>VB").values == frozenset({"say", "tell"})
    True
    """
    optional = len(text) > 1 and text[0] == "?"
    negative = len(text) > 1 and text[0] == "!"
    body = text[1:] if optional or negative else text
    element = _parse_body(text, body)
    return dataclasses.replace(element, optional=optional, negative=negative) if body != text else element


def _parse_body(text: str, body: str) -> Element:
    """Parse an element without its leading mark; ``text`` is the whole, for what is raised."""
    if not body or body != body.strip() or " " in body and body[0] != "<":
        raise ValueError(f"element {text!r} is empty or holds a blank")
    if body in ("^", "$"):
        return Element("start" if body == "^" else "end")
    gap = _GAP.match(body)
    if gap:
        barred = frozenset((gap[3] or "").split("|")) - {""}
        return Element("gap", barred, width=int(gap[1]), nominal=bool(gap[2]))
    if body[0] == "<":
        lemmas, mark, tags = body[1:].partition(">")
        if not mark or not lemmas:
            raise ValueError(f"element {text!r} lacks a lemma or the closing '>'")
        return Element("lemma", frozenset(lemmas.split("|")), tuple(tags.split("|")) if tags else ())
    if len(body) > 1 and body[0] == "@":
        return Element("tag", tags=tuple(body[1:].split("|")))
    if len(body) > 1 and body[0] == "#":
        names, _, tags = body[1:].partition(">")
        return Element("class", frozenset(names.split("|")), tuple(tags.split("|")) if tags else ())
    if body[0] in PLACES and (len(body) == 1 or body[1] == ":"):
        if len(body) > 1 and body[2:] not in PLACES[body[0]]:
            raise ValueError(
                f"element {text!r}: a {body[0]} is one of {', '.join(PLACES[body[0]]) or 'none'}"
            )
        return Element("place", place=body[0], sort=body[2:])
    if re.fullmatch(r"[A-Z](:.*)?", body):
        raise ValueError(f"element {text!r}: {body[0]} is no place; the places are {', '.join(PLACES)}")
    if body != body.lower():
        raise ValueError(f"element {text!r} is not in lower case")
    return Element("form", frozenset(body.split("|")) if body != "|" else frozenset(body))


def parse_example(text: str) -> tuple[str, list[tuple[str, tuple[str, ...], int, int]]]:
    """Split bracket notation into plain text and its marked spans.

    Roles: ``S`` source, ``T`` content, ``C`` cue, ``P`` a look-alike that is no cue, ``X`` what a stop rule
    matches.  After a slash stand the properties that are asserted of the cue; a caret in it stands before
    its head and comes out as an empty span of role ``H``.  Raises ValueError.

    >>> parse_example("[T: Rain fell], [C/say: according to] [S: two aides].")
    ('Rain fell, according to two aides.', [('T', (), 0, 9), ('C', ('say',), 11, 23), ('S', (), 24, 33)])
    """
    plain: list[str] = []
    spans: list[tuple[str, tuple[str, ...], int, int]] = []
    stack: list[tuple[str, tuple[str, ...], int]] = []
    length = position = 0
    for mark in _MARKS.finditer(text):
        at, char = mark.start(), mark[0]
        if at < position or char == "^" and not (stack and stack[-1][0] == "C"):
            continue  # a mark within a label, or a caret that is text
        plain.append(text[position:at])
        length += at - position
        position = at + 1
        if char == "]":
            if not stack:
                raise ValueError(f"closing bracket at {at} without an opening one")
            role, properties, start = stack.pop()
            spans.append((role, properties, start, length))
        elif char == "^":
            spans.append(("H", (), length, length))
        else:
            label, colon, _ = text[position:].partition(": ")
            if not colon or "]" in label:
                raise ValueError(f"bracket at {at} lacks ': '")
            role, *marked = label.split("/")
            if role not in tuple(_ROLES):
                raise ValueError(f"unknown role {role!r}")
            stack.append((role, tuple(marked), length))
            position += len(label) + 2
    plain.append(text[position:])
    if stack:
        raise ValueError("a bracket is not closed")
    return "".join(plain), sorted(spans, key=lambda s: (s[2], s[3]))


class _Fault(Exception):
    """What is wrong with a field of a rule: its name and the problem."""

    def __init__(self, field: str, problem: str):
        super().__init__(f"field {field!r}: {problem}")


def build_rule(values: Mapping[str, object], name: str, classes: Iterable[str]) -> Rule:
    """Make a :class:`Rule` of one TOML table of file ``name``; raises DataError naming entry and field."""
    label = values.get("id") if isinstance(values.get("id"), str) else "(no id)"
    try:
        rule = Rule(**_read_fields(values))
        _check_values(rule, classes)
        elements = _read_match(rule)
        if rule.decides != "propose" and "head" not in values:
            rule = dataclasses.replace(rule, head=find_anchor(elements))
        _check_places(rule, elements)
        _check_examples(rule)
    except _Fault as fault:
        raise DataError(f"{name}: rule {label!r}: {fault}") from None
    return rule


@functools.cache
def _list_fields() -> dict[str, dataclasses.Field[Any]]:
    """Return the fields of a rule that its table may hold, by name."""
    return {f.name: f for f in dataclasses.fields(Rule) if f.name != "user"}


def _read_fields(values: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields of a rule's table, each of its type; raises _Fault."""
    known = _list_fields()
    for key in values:
        if key not in known:
            raise _Fault(key, f"no such field; the fields are {', '.join(known)}")
    for needed in known.values():
        if needed.default is dataclasses.MISSING and needed.name not in values:
            raise _Fault(needed.name, "is missing")
    clean: dict[str, Any] = {}
    for key, value in values.items():
        if key in _LISTS:
            inside: type = int if key == "cue" else str
            if not isinstance(value, list) or not all(type(v) is inside for v in value):
                raise _Fault(key, f"must be a list of {'numbers' if inside is int else 'strings'}")
            clean[key] = tuple(value)
        else:
            wanted = _TYPES.get(key, str)
            if type(value) is not wanted:
                raise _Fault(key, f"must be a {wanted.__name__}")
            clean[key] = value
    return clean


def _check_values(rule: Rule, classes: Iterable[str]) -> None:
    if not rule.id:
        raise _Fault("id", "is empty")
    for field, value, allowed in (
        ("kind", rule.kind, KINDS_OF_RULE),
        ("category", rule.category, CATEGORIES),
        ("stance", rule.stance or "asserts", STANCES),
        ("decides", rule.decides, DECISIONS),
        *(("group", trait, TRAITS) for trait in rule.group),
    ):
        if value not in allowed:
            raise _Fault(field, f"{value!r} is none of {', '.join(allowed)}")
    for name in rule.classes:
        if name not in classes:
            raise _Fault("classes", f"{name!r} is no class of classes.csv")
    if rule.decides != "propose" and rule.kind != "cue":
        raise _Fault("decides", f"a rule of kind {rule.kind!r} only proposes")


def _read_match(rule: Rule) -> list[Element]:
    """Return the elements of a rule's match, if they go together; raises _Fault."""
    try:
        elements = [parse_element(text) for text in rule.match]
    except ValueError as error:
        raise _Fault("match", str(error)) from None
    decides = rule.decides != "propose"
    if not any(is_anchor(e) or decides and is_class_anchor(e) for e in elements):
        words = "form, lemma or class" if decides else "form or lemma"
        raise _Fault("match", f"needs one {words} that must be there")
    named = [e.place for e in elements if e.kind == "place"]
    if named and not decides:
        raise _Fault("match", 'S, T and other places need decides = "hold" or "reject"')
    if rule.decides == "hold" and (named.count("S") > 1 or "T" not in named):
        raise _Fault("match", "a rule that holds needs a T and at most one S")
    return elements


def _check_places(rule: Rule, elements: Sequence[Element]) -> None:
    for field, places in (("head", (rule.head,) if rule.kind == "cue" else ()), ("cue", rule.cue)):
        for place in places:
            if not 0 <= place < len(elements) or elements[place].kind in ("gap", "start", "end", "place"):
                raise _Fault(field, f"{place} is no token of the match")


def _check_examples(rule: Rule) -> None:
    for field, examples in (("examples", rule.examples), ("rejects", rule.rejects)):
        for example in examples:
            try:
                parse_example(example)
            except ValueError as error:
                raise _Fault(field, f"{error} in {example!r}") from None
    if not rule.examples:
        raise _Fault("examples", "is empty: give one sentence at the least")


def is_class_anchor(element: Element) -> bool:
    """Tell whether a rule that decides can be looked up by the class of a cue candidate."""
    return element.kind == "class" and not element.optional and not element.negative


def find_anchor(elements: Sequence[Element]) -> int:
    """Return the place of the word a deciding rule is found by: a lemma or class, else form, else mark."""
    anchors = [k for k, e in enumerate(elements) if is_anchor(e) or is_class_anchor(e)]
    words = [k for k in anchors if any(value[:1].isalnum() for value in elements[k].values)]
    return ([k for k in words if elements[k].kind != "form"] or words or anchors)[0]


def is_anchor(element: Element) -> bool:
    """Tell whether a rule can be looked up by this element."""
    return element.kind in ("form", "lemma") and not element.optional and not element.negative


def read_rules(text: str, name: str, classes: Iterable[str], added: Iterable[Entry] = ()) -> list[Rule]:
    """Read the ``[[rule]]`` tables of one TOML file; raises DataError.

    A table ``[words]`` names lists of lemmas of which ``%name`` in a ``match`` stands for any; "+that" in a
    list stands for the verbs and phrases of ``added``, the user's, that take "that".
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: no valid TOML: {error}; mend the file") from None
    words = _read_words(tables.pop("words", {}), name, added)
    rules = []
    for key, values in tables.items():
        if key != "rule" or not isinstance(values, list):
            raise DataError(f"{name}: {key!r}: only [[rule]] tables and one of [words] are known here")
        for table in values:
            rules.append(build_rule(_spell_out(table, words, name), name, classes))
    return rules


def _read_words(table: object, name: str, added: Iterable[Entry]) -> dict[str, str]:
    """Return the named lists of a rules file, each as the inside of a ``<lemma|lemma>`` element."""
    if not isinstance(table, dict):
        raise DataError(f"{name}: 'words' must be a table of lists")
    for key, words in table.items():
        if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            raise DataError(f"{name}: words {key!r}: must be a list of lemmas")
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise DataError(f"{name}: words {key!r}: {twice[0]!r} stands there twice")
    verbs = [entry for entry in added if entry.category in ("verb", "phrase")]
    spelled = {}
    for key, words in table.items():
        own = [word for word in words if word[:1] != "+"]
        for mark in (word[1:] for word in words if word[:1] == "+"):
            own += [entry.lemma for entry in verbs if mark in entry.complements and entry.lemma not in own]
        spelled[key] = "|".join(own)
    return spelled


def _spell_out(table: dict[str, object], words: Mapping[str, str], name: str) -> dict[str, object]:
    """Return a rule's table with ``%name`` and ``%name>VBD`` in its match written as lemmas."""
    match = table.get("match")
    if not isinstance(match, list):
        return table
    elements = []
    for element in match:
        mark, percent, rest = element.partition("%") if isinstance(element, str) else ("", "", "")
        if percent and mark in ("", "?", "!"):
            key, _, tags = rest.partition(">")
            if key not in words:
                raise DataError(
                    f"{name}: rule {table.get('id')!r}: field 'match': {element!r}: no such list in [words]"
                )
            element = f"{mark}<{words[key]}>{tags}"
        elements.append(element)
    return {**table, "match": elements}


def read_table(text: str, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a CSV list whose header must be ``columns``; raises DataError naming file, line and column."""
    reader = csv.reader(text.splitlines())
    header = tuple(next(reader, ()))
    if header != columns:
        raise DataError(f"{name}: line 1: the header is {','.join(header)!r}, not {','.join(columns)!r}")
    rows = []
    for number, row in enumerate(reader, 2):
        if len(row) != len(columns):
            raise DataError(f"{name}: line {number}: {len(row)} fields where {len(columns)} are wanted")
        rows.append(dict(zip(columns, row), line=str(number)))
    return rows


def read_classes(text: str, name: str) -> dict[str, CueClass]:
    """Read classes.csv."""
    classes = {}
    for row in read_table(text, name, ("class", "stance", "claim", "family", "example", "meaning")):
        where = f"{name}: line {row['line']}: {row['class']!r}"
        if row["stance"] not in STANCES:
            raise DataError(f"{where}: field 'stance': {row['stance']!r} is none of {', '.join(STANCES)}")
        if row["claim"] not in ("yes", "no"):
            raise DataError(f"{where}: field 'claim': {row['claim']!r} is neither yes nor no")
        if row["family"] not in FAMILIES:
            raise DataError(f"{where}: field 'family': {row['family']!r} is none of {', '.join(FAMILIES)}")
        if row["class"] in classes:
            raise DataError(f"{where}: field 'class': stands there twice")
        classes[row["class"]] = CueClass(
            row["class"], row["stance"], row["claim"] == "yes", row["family"], row["example"], row["meaning"]
        )
    return classes


def read_entries(text: str, name: str, category: str, classes: Mapping[str, CueClass]) -> dict[str, Entry]:
    """Read one list of words or phrases; several rows of one word are its classes, strongest first."""
    columns = {
        "verb": ("lemma", "class", "stance", "frames"),
        "phrase": ("phrase", "class", "stance", "complements"),
        "adverb": ("lemma", "class", "stance", "hedge"),
    }.get(category, ("lemma", "class", "stance", "complements"))
    entries: dict[str, Entry] = {}
    for row in read_table(text, name, columns):
        lemma = row[columns[0]]
        where = f"{name}: line {row['line']}: {lemma!r}"
        if not lemma or any(word != word.lower() for word in lemma.split(" ") if word != "PRON"):
            raise DataError(f"{where}: field {columns[0]!r}: must be given in lower case")
        if row["class"] not in classes:
            raise DataError(f"{where}: field 'class': {row['class']!r} is no class of classes.csv")
        if row["stance"] not in STANCES:
            raise DataError(f"{where}: field 'stance': {row['stance']!r} is none of {', '.join(STANCES)}")
        takes = frozenset(row[columns[3]].split("|")) if category != "adverb" else frozenset()
        if category == "adverb" and row["hedge"] not in ("yes", "no"):
            raise DataError(f"{where}: field 'hedge': {row['hedge']!r} is neither yes nor no")
        old = entries.get(lemma)
        if old and row["class"] in old.classes:
            raise DataError(f"{where}: field 'class': {row['class']!r} stands there twice")
        entries[lemma] = Entry(
            lemma,
            category,
            (old.classes if old else ()) + (row["class"],),
            (old.stances if old else ()) + (row["stance"],),
            (old.complements if old else frozenset()) | takes,
            row.get("hedge") == "yes",
        )
    return entries


def _read_data(folder: str, name: str) -> str:
    """Return the text of a data file of the package; raises DataError where it is missing."""
    try:
        return resources.files("attrib").joinpath("data", folder, name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"data/{folder}/{name}: cannot be read ({error}); reinstall the package") from None


@kept_per_additions
def load_lexicon() -> Lexicon:
    """Return the lexicon, read on first use: the package's with the user's words in force before its own."""
    classes = _load_classes()
    lists = {}
    for category, name in (
        ("verb", "verbs.csv"),
        ("noun", "nouns.csv"),
        ("adjective", "adjectives.csv"),
        ("adverb", "adverbs.csv"),
        ("phrase", "phrases.csv"),
    ):
        lists[category] = read_entries(_read_data("lexicon", name), name, category, classes)
    for entry in additions_in_force().entries:
        known = lists[entry.category].get(entry.lemma)
        lists[entry.category][entry.lemma] = _join_entries(entry, known) if known else entry
    return Lexicon(
        classes, lists["verb"], lists["noun"], lists["adjective"], lists["adverb"], lists["phrase"]
    )


@kept_per_additions
def load_rules() -> tuple[Rule, ...]:
    """Return the TOML rules, the package's by file name and place, then the user's; ids are unique."""
    classes = load_lexicon().classes
    folder = resources.files("attrib").joinpath("data", "rules")
    rules: list[Rule] = []
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")):
        rules += read_rules(_read_data("rules", name), name, classes, additions_in_force().entries)
    rules += additions_in_force().rules
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            where = "--rules" if rule.user else "data/rules"
            raise DataError(f"{where}: rule {rule.id!r}: field 'id': stands there twice; rename one")
        seen.add(rule.id)
    return tuple(rules)


def _join_entries(added: Entry, known: Entry) -> Entry:
    """Return a known word's entry with an added one's class first."""
    rest = [(name, stance) for name, stance in zip(known.classes, known.stances) if name not in added.classes]
    return Entry(
        known.lemma,
        known.category,
        (*added.classes, *(name for name, _ in rest)),
        (*added.stances, *(stance for _, stance in rest)),
        known.complements | added.complements,
        added.hedge or known.hedge,
    )


ADDED_COLUMNS = ("word", "kind", "class", "stance", "takes")
_DEFAULT_TAKES = {"verb": "that|quote|np", "noun": "that|of|by", "adjective": "that", "phrase": "that|np"}


def read_additions(paths: Iterable[str]) -> Additions:
    """Read a user's rules (``.toml``) and words (``.csv``); raises DataError naming file, entry and field.

    A line of words is ``word,kind,class,stance,takes``: kind is verb, noun, adjective, adverb, phrase or
    pseudo (a look-alike that is no cue; it needs no more), class a row of classes.csv, stance and takes may
    be empty.
    """
    classes = _load_classes()
    texts = [(path, _read_user_file(path)) for path in paths]
    entries: list[Entry] = []
    rules: list[Rule] = []
    for path, text in texts:
        if path.lower().endswith(".csv"):
            for row in read_table(text, path, ADDED_COLUMNS):
                made = _read_added(row, path, classes)
                if isinstance(made, Rule):
                    rules.append(made)
                else:
                    entries.append(made)
    for path, text in texts:
        if path.lower().endswith(".toml"):
            read = read_rules(text, path, classes, entries)
            rules += [dataclasses.replace(rule, user=True) for rule in read]
        elif not path.lower().endswith(".csv"):
            raise DataError(f"{path}: is neither .toml (rules) nor .csv (words); rename it")
    return Additions(tuple(rules), tuple(entries))


def _read_user_file(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError:
        raise DataError(f"{path}: is no UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise DataError(f"{path}: {(error.strerror or str(error)).lower()}; check the path") from None


def _read_added(row: Mapping[str, str], path: str, classes: Mapping[str, CueClass]) -> Entry | Rule:
    """Return the entry, or the rule of a look-alike, of one line of a user's words."""
    word, kind, name = row["word"].strip(), row["kind"].strip(), row["class"].strip()
    where = f"{path}: line {row['line']}: {word!r}"
    if not word or word != word.lower():
        raise DataError(f"{where}: field 'word': must be given in lower case")
    if kind == "pseudo":
        elements = tuple(word.split())
        rule_id = "pseudo-" + "-".join(elements)
        return Rule(id=rule_id, kind="pseudo", match=elements, user=True, examples=(f"[P: {word}]",))
    if kind not in ("verb", "noun", "adjective", "adverb", "phrase"):
        raise DataError(
            f"{where}: field 'kind': {kind!r} is none of verb, noun, adjective, adverb, phrase, pseudo"
        )
    if name not in classes:
        raise DataError(f"{where}: field 'class': {name!r} is no class; `attrib rules classes` lists them")
    stance = row["stance"].strip() or classes[name].stance
    if stance not in STANCES:
        raise DataError(f"{where}: field 'stance': {stance!r} is none of {', '.join(STANCES)}")
    takes = row["takes"].strip() or _DEFAULT_TAKES.get(kind, "")
    return Entry(word, kind, (name,), (stance,), frozenset(takes.split("|")) - {""}, name == "hearsay")


@functools.lru_cache(maxsize=1)
def _load_classes() -> dict[str, CueClass]:
    return read_classes(_read_data("lexicon", "classes.csv"), "classes.csv")


@kept_per_additions
def load_families() -> dict[str, str]:
    """Return the family of every class of classes.csv."""
    return {name: known.family for name, known in load_lexicon().classes.items()}
