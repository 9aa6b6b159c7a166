"""A store (``attrib extract --store``): its documents with their attributions, in the order of their ids."""

from __future__ import annotations

import os
import sqlite3

from attrib.errors import AttribError, InputError
from attrib.readers.source import Found, NoArticle, Reading, Remark, Source
from attrib.store.archive import Store, is_store


def read_store(source: Source) -> Reading:
    """Read a store as a folder is read; documents that are not done yet come without attributions."""
    if source.depth or not os.path.isfile(source.path):
        raise NoArticle(source.path, "a SQLite file; a store is read from the file itself, unpacked")
    if not is_store(source.path):
        raise NoArticle(source.path, "a SQLite file, but no store of attrib's")
    try:
        with Store(source.path) as store:
            waiting = 0
            broken: list[str] = []
            for record in store.list_records(on_broken=broken.append):
                yield from _name_broken(source.path, broken)
                waiting += "attributions" not in record
                yield Found(record, f"{source.path}: {record['id']!r:.200}")
            yield from _name_broken(source.path, broken)
            if waiting:
                yield Remark(
                    source.path,
                    f"{waiting} documents are not done yet (attrib extract PATH... --store does them)",
                )
    except InputError:
        raise
    except AttribError as error:
        raise InputError(str(error)) from None
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        raise InputError(
            f"{source.path}: a store that is damaged; what comes after it is not read: take a copy of it"
        ) from None


def _name_broken(path: str, broken: list[str]) -> Reading:
    while broken:
        yield InputError(f"{path}: {broken.pop(0)!r:.200}: its record is damaged; read its file again")
