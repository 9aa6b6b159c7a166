"""A store (``attrib extract --store``): its documents with their attributions, in the order of their ids."""

from __future__ import annotations

import os

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
            for record in store.list_records():
                waiting += "attributions" not in record
                yield Found(record, f"{source.path}: {record['id']!r:.200}")
            if waiting:
                yield Remark(
                    source.path,
                    f"{waiting} documents are not done yet (attrib extract PATH... --store does them)",
                )
    except InputError:
        raise
    except AttribError as error:
        raise InputError(str(error)) from None
