"""Fields under other names: which key of a record, or column of a table, holds which field of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from attrib.package_files import read_package_toml


@lru_cache(maxsize=1)
def load_names() -> Mapping[str, tuple[str, ...]]:
    """Return for each field of a document the folded names it goes by, best first (data/fields.toml)."""
    return {
        name: tuple(map(fold_name, names))
        for name, names in read_package_toml("fields.toml")["fields"].items()
    }


def fold_name(name: str) -> str:
    """Return a key's letters and digits in lower case.

    >>> fold_name("Published_At ")
    'publishedat'
    """
    return re.sub(r"[\W_]+", "", name).lower()


def map_fields(keys: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the field of a document -> the key that holds it.

    What a user has chosen wins; then the field's own name; then its other names, in their order.  A key
    holds one field.

    >>> map_fields(["Headline", "body", "n"], {})
    {'text': 'body', 'title': 'Headline'}
    """
    keys = list(keys)
    mapping = {field: key for field, key in chosen.items() if key in keys}
    taken = set(mapping.values())
    folded: dict[str, str] = {}
    for key in keys:
        if key not in taken:
            folded.setdefault(fold_name(key), key)
    for field, names in load_names().items():
        if field in mapping:
            continue
        own = (field,) if field in keys else ()
        candidates = (*own, *(folded[name] for name in names if name in folded))
        for key in candidates:
            if key not in taken:
                mapping[field] = key
                taken.add(key)
                break
    return mapping


def rename_fields(record: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """Return the record with its fields under a document's names, its other keys as they are.

    A value that only wraps another (``{"name": "BBC"}``; a list of paragraphs) is taken out of it.
    """
    renamed = {field: _unwrap(field, record[key]) for field, key in mapping.items()}
    used = set(mapping.values())
    for key, value in record.items():
        if key not in used:
            # a key that a user passed over for another keeps its value under a name that no field has
            renamed[key if key not in renamed else f"{key}_as_given"] = value
    return renamed


def _unwrap(field: str, value: Any) -> Any:
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return value["name"]
    if field == "text" and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    return value


def describe_mapping(mapping: Mapping[str, str]) -> str:
    """Return one line on the fields that are read under other names; "" where there is none.

    >>> describe_mapping({"text": "body", "title": "title"})
    'text is read from "body" (--field NAME=KEY sets it)'
    """
    parts = [f'{field} is read from "{key}"' for field, key in mapping.items() if field != key]
    return ", ".join(parts) + " (--field NAME=KEY sets it)" if parts else ""
