"""The claims of a store: what the ledger reads in a document is kept, and so is what it compared last.

A document that is new, or was done again, is read alone; claims are compared anew where anything has changed,
so that they are those of a run from scratch.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import Any

from attrib.ledger.build import (
    PackedLedger,
    compare_corpus,
    gather_readings,
    pack_ledger,
    parse_corrections,
    read_document,
)
from attrib.ledger.corrections import Corrections
from attrib.ledger.model import Ledger
from attrib.ledger.reading import Reading, read_reading, reading_to_bytes
from attrib.model import Document
from attrib.pipeline import DocumentFailure, map_documents
from attrib.records import read_record
from attrib.store.archive import Store
from attrib.store.versions import hash_ledger

_TOGETHER = 200  # readings kept in one transaction


def update_readings(
    store: Store, *, jobs: int | None = 1, on_failure: Callable[[DocumentFailure], None] | None = None
) -> Iterator[str]:
    """Read those documents of a store that the ledger has not read, and keep that; yield the id of each."""
    code = hash_ledger()
    waiting: list[tuple[str, str]] = []

    def list_documents() -> Iterator[Document]:
        for content, version, record in store.list_unread(code):
            waiting.append((content, version))
            yield _read(store, record)

    readings = map_documents(read_document, list_documents(), jobs=jobs, on_failure=on_failure)
    while batch := list(islice(readings, _TOGETHER)):
        keys, waiting[: len(batch)] = waiting[: len(batch)], []
        store.put_readings(code, [(*key, reading_to_bytes(item)) for key, item in zip(keys, batch)])
        for item in batch:
            yield item.document


def _read(store: Store, record: Mapping[str, Any]) -> Document:
    return read_record(record, where=store.path)


def is_complete(store: Store) -> bool:
    """Tell whether there are documents and all are done, so that claims can be made of what is kept."""
    status = store.read_status()
    return not status.waiting and status.documents > 0


def find_ledger(
    store: Store,
    corrections: Corrections | None,
    *,
    jobs: int | None = 1,
    on_failure: Callable[[DocumentFailure], None] | None = None,
    show: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Ledger:
    """Return the claims and events of a store whose documents are all done, by what is kept where it holds.

    ``corrections`` win over those that the store keeps; ``show`` makes what is entered while claims are
    compared.
    """
    for _ in update_readings(store, jobs=jobs, on_failure=on_failure):
        pass
    corrections = corrections or kept_corrections(store)
    made_of = store.describe_readings(hash_ledger()) + _hash_rows(corrections)
    packed = PackedLedger()
    report = store.take_ledger(made_of, packed.take)
    if report is not None:
        outcome = tuple((line, why) for line, why in json.loads(report))
        return packed.make(range(len(packed.sizes)), outcome)
    with show():
        ledger = compare_corpus(gather_readings(_list_readings(store)), corrections)
        store.put_ledger(made_of, pack_ledger(ledger), json.dumps(ledger.corrections))
    return ledger


def _list_readings(store: Store) -> Iterator[Reading]:
    for data in store.list_readings(hash_ledger()):
        if data is not None:
            yield read_reading(data)


def _hash_rows(corrections: Corrections | None) -> str:
    if corrections is None:
        return ""
    return hashlib.sha256(repr(corrections.rows).encode("utf-8", "surrogatepass")).hexdigest()


def keep_corrections(store: Store, text: str, path: str) -> Corrections:
    """Keep the text of a corrections file in the place of the one before; raises InputError at a fault."""
    corrections = parse_corrections(text, path)
    store.put("corrections", text if corrections.rows else "")
    return corrections


def kept_corrections(store: Store) -> Corrections | None:
    """Return the corrections that a store keeps, or None."""
    text = store.get("corrections")
    return parse_corrections(text, f"{store.path} (corrections)") if text else None
