"""Checks of the word lists and tables in ``attrib/data`` (``attrib rules check``).

``data/shapes.toml`` says what may stand in each file.  Refused are a key or a column that nothing reads, a
word that stands twice in a list, a row whose key an earlier row has, and words that no text can match, as
they begin or end with a blank; then each file goes through what loads it.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrib.errors import DataError
from attrib.evaluation.explain import load_glossary
from attrib.extraction.reach.words import load_reach_words
from attrib.figures.words import load_figure_lexicon
from attrib.graphs.labels import load_words
from attrib.graphs.looks import load_palette
from attrib.language.form.words import load_page_words
from attrib.ledger.cues import load_event_rules
from attrib.ledger.patterns import load_pattern
from attrib.ledger.sides import load_deed_rules
from attrib.package_files import read_package_file, read_package_toml
from attrib.relations.reader import load_relation_rules
from attrib.relations.verification import load_verification_rules
from attrib.sources.names.registry import load_registry
from attrib.sources.names.vocabulary import read_lists
from attrib.stance.tables import load_stance_tables

SHAPES = "shapes.toml"


def _compile_claim_patterns() -> None:
    for section, entries in read_package_toml("claims.toml").items():
        for name in entries if "cased" in entries else ():
            if name != "cased":
                load_pattern(section, name).search("")


_LOADERS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("claims.toml", _compile_claim_patterns),
    ("deeds.toml", load_deed_rules),
    ("events.toml", load_event_rules),
    ("figures.toml", load_figure_lexicon),
    ("glossary.toml", load_glossary),
    ("graph.toml", load_palette),
    ("graph.toml", load_words),
    ("lexicon/stance.toml", load_stance_tables),
    ("page.toml", load_page_words),
    ("reach.toml", load_reach_words),
    ("registry.csv", load_registry),
    ("relations.toml", load_relation_rules),
    ("source_words.toml", lambda: read_lists(read_package_toml("source_words.toml"))),
    ("verification.toml", load_verification_rules),
)


def check_data_files() -> list[str]:
    """Return what is wrong with the package's data files, one line each."""
    shapes = read_package_toml(SHAPES)
    problems: list[str] = []
    for name, shape in shapes.pop("tables").items():
        problems += check_csv(read_package_file(name), name, shape)
    for name, shape in shapes.items():
        problems += check_toml(read_package_file(name), name, shape)
    for name, load in _LOADERS:
        try:
            load()
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"{name}: field {error} is missing or of the wrong kind; mend the file")
        except DataError as error:
            problems.append(str(error))
    return problems


def check_csv(text: str, name: str, shape: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a CSV file; ``shape`` is its line in ``tables`` of shapes.toml.

    >>> list(check_csv("noun\\nram\\nram\\n", "herd.csv", {"columns": "noun", "key": "noun"}))
    ["herd.csv: line 3: 'ram' stands in line 2 already; remove one"]
    """
    columns = shape["columns"].split()
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    if header != columns:
        yield f"{name}: line 1: the header is {','.join(header)!r}, not {','.join(columns)!r}"
        return
    least = len(columns) - shape.get("optional", 0)
    keys = [columns.index(column) for column in shape["key"].split()]
    lines: dict[tuple[str, ...], int] = {}
    for row in filter(None, reader):
        where = f"{name}: line {reader.line_num}"
        if not least <= len(row) <= len(columns):
            yield f"{where}: {len(row)} fields where {len(columns)} are wanted"
            continue
        yield from (
            f"{where}: {field!r} begins or ends with a blank" for field in row if field != field.strip()
        )
        key = tuple(row[place] for place in keys)
        if not key[0]:
            yield f"{where}: field {columns[keys[0]]!r} is empty; nothing can match it"
        elif key in lines:
            words = " ".join(filter(None, key))
            yield f"{where}: {words!r} stands in line {lines[key]} already; remove one"
        lines.setdefault(key, reader.line_num)


def check_toml(text: str, name: str, shape: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with a TOML file; ``shape`` is its table in shapes.toml.

    >>> list(check_toml('[herd]\\nrams = ["ram", "tup", "ram"]\\newes = []', "herd.toml", {"herd": "rams"}))
    ["herd.toml: herd: nothing reads 'ewes'; remove it", "herd.toml: herd.rams: 'ram' stands there twice"]
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield f"{name}: no valid TOML: {error}; mend the file"
        return
    for key, value in data.items():
        known = shape.get(key, shape.get("*"))
        if known is None:
            yield f"{name}: nothing reads {key!r}; remove it"
            continue
        for path, table in _list_tables(key, value):
            yield from _find_unknown(f"{name}: {path}", table, known)
            for inner, entry in table.items():
                if isinstance(entry, dict) and f"{key}.*" in shape:
                    yield from _find_unknown(f"{name}: {path}.{inner}", entry, shape[f"{key}.*"])
        yield from _find_faulty_words(f"{name}: {key}", value)


def _list_tables(key: str, value: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the table under a key, or each of an array of tables, with the words for where it stands."""
    if isinstance(value, dict):
        yield key, value
    elif isinstance(value, list):
        for number, table in enumerate(value, 1):
            if isinstance(table, dict):
                yield f"{key} {number}", table


def _find_unknown(where: str, table: Mapping[str, Any], known: str) -> Iterator[str]:
    if known != "*":
        yield from (f"{where}: nothing reads {key!r}; remove it" for key in table if key not in known.split())


def _find_faulty_words(where: str, value: object) -> Iterator[str]:
    """Yield the words of lists that stand twice, or begin or end with a blank.

    A list in a list is a phrase, which may have a word twice.
    """
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from _find_faulty_words(f"{where}.{key}", entry)
        return
    if not isinstance(value, list):
        return
    seen: set[str] = set()
    for number, word in enumerate(value, 1):
        if isinstance(word, dict):
            yield from _find_faulty_words(f"{where} {number}", word)
        if not isinstance(word, str):
            continue
        if word in seen:
            yield f"{where}: {word!r} stands there twice"
        if word != word.strip():
            yield f"{where}: {word!r} begins or ends with a blank"
        seen.add(word)
