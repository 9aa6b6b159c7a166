"""Keeping a store up to date: what is new or changed is done, what is done is kept.

Several processes may do this to one store at once; each then does some work twice, none is lost.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from attrib.errors import AttribError, InputError
from attrib.model import Document
from attrib.pipeline import DEADLINE_SECONDS, DocumentFailure, Options, process_documents
from attrib.records import read_record
from attrib.store.archive import GIVEN, Store, hash_content, place_of
from attrib.store.versions import hash_reading

# a file that was written less than this ago may change again without its time showing it
_SETTLED_SECONDS = 2.0


@dataclass(slots=True)
class Counts:
    """What a run did to a store."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    redone: int = 0  # the same text, by other rules or weights
    failed: int = 0
    files_unchanged: int = 0


@dataclass(slots=True)
class _File:
    path: str
    name: str
    state: str
    ids: set[str] = field(default_factory=set)
    waiting: int = 0
    whole: bool = False  # read to its end, without a failure
    settled: bool = True


class FileWatch:
    """What reading has to know of a store: which files need no reading, and which document is whose.

    ``read_documents`` asks ``skips`` of every file and calls ``ends`` behind it.
    """

    def __init__(self, store: Store, settings: Mapping[str, Any]) -> None:
        """``settings`` are the options of reading: a file read under others is read again."""
        self.store, self.counts = store, Counts()
        self._reading = hashlib.sha256(
            repr((hash_reading(), sorted(settings.items()))).encode("utf-8", "surrogatepass")
        ).hexdigest()[:16]
        self._current: _File | None = None
        self._open: list[_File] = []
        self._files: dict[str, _File | None] = {}

    def skips(self, path: str, name: str, row: Mapping[str, str] | None) -> bool:
        """Tell whether a file is as it was when all its documents were kept; else it begins."""
        self._current = None
        try:
            stat = os.stat(path)
        except OSError:
            return False
        state = f"{stat.st_size} {stat.st_mtime_ns} {self._reading} {sorted((row or {}).items())}"
        whole_path = os.path.abspath(path)
        if self.store.has_file(whole_path, name, state):
            self.counts.files_unchanged += 1
            return True
        settled = time.time() - stat.st_mtime > _SETTLED_SECONDS
        self._current = _File(whole_path, name, state, settled=settled)
        self._open.append(self._current)
        return False

    def ends(self, whole: bool) -> None:
        """Note that the file begun last was read to its end; ``whole`` where nothing in it failed."""
        if self._current is not None:
            self._current.whole = whole
            self._current = None
            self.close_files()

    def tag(self, documents: Iterator[Document]) -> Iterator[Document]:
        """Pass documents on as they are read, and remember the file of each."""
        for doc in documents:
            file = self._files[doc.id] = self._current
            if file is not None:
                file.ids.add(doc.id)
                file.waiting += 1
            yield doc

    def place(self, document_id: str) -> str | None:
        """Return the place of a document that was read in this run, "" where it is no file; else None."""
        if document_id not in self._files:
            return None
        file = self._files[document_id]
        return place_of(file.path, file.name) if file else ""

    def kept(self, document_id: str) -> None:
        """Note that a document is kept (or left out for good)."""
        file = self._files.get(document_id)
        if file is not None:
            file.waiting -= 1

    def close_files(self) -> None:
        """Note the files whose documents are all kept."""
        still = []
        for file in self._open:
            if file is self._current or file.waiting:
                still.append(file)
            elif file.whole and file.settled:
                self.store.put_file(file.path, file.name, file.state, file.ids)
        self._open = still


def update_store(
    store: Store,
    documents: Iterator[Document],
    watch: FileWatch,
    version: str,
    options: Options,
    *,
    jobs: int | None = 1,
    deadline: float = DEADLINE_SECONDS,
    on_failure: Callable[[AttribError], None],
) -> Iterator[Document]:
    """Keep documents in a store, with what is read in them under a version; yield each that was worked on.

    ``documents`` come through ``watch.tag``.  Those that are done already are not done again; those of the
    store that are not done under this version are done after them.  What was yielded is kept, whatever ends
    the run; the filters of ``options`` do not apply to what is kept.
    """
    options = replace(options, claims_only=False, min_confidence=0.0)
    failures: dict[str, str] = {}

    def note_failure(error: DocumentFailure) -> None:
        document_id, _, reason = str(error).partition(": ")
        failures[document_id] = reason
        watch.counts.failed += 1
        on_failure(error)

    sieve = _Sieve(store, watch, version, on_failure)
    for doc in process_documents(
        sieve.pick(documents), options, jobs=jobs, deadline=deadline, on_failure=note_failure
    ):
        sieve.keep(doc, failures.pop(doc.id, None))
        yield doc
    store.drop_old_results()


class _Sieve:
    """Lets those documents pass that have to be worked on, and keeps them when they come back."""

    def __init__(
        self, store: Store, watch: FileWatch, version: str, on_failure: Callable[[AttribError], None]
    ) -> None:
        self.store, self.watch, self.version, self.on_failure = store, watch, version, on_failure
        self._contents: dict[str, str] = {}

    def pick(self, documents: Iterator[Document]) -> Iterator[Document]:
        for doc in documents:
            content = hash_content(doc)
            if self._is_taken(doc, content):
                self.watch.kept(doc.id)
            elif doc.attributions is not None or self.store.has_result(content, self.version):
                self._keep_done(doc, content)
            else:
                self._contents[doc.id] = content
                yield doc
        self.watch.close_files()
        for record in self.store.list_waiting(self.version):
            doc = read_record(record, where=self.store.path)
            if self.watch.place(doc.id) is None:
                self._contents[doc.id] = hash_content(doc)
                yield doc

    def _is_taken(self, doc: Document, content: str) -> bool:
        """Tell whether another file, that is still there, holds another document under this id."""
        row = self.store.find_document(doc.id)
        place = self.watch.place(doc.id)
        if row is None or row[0] == content or row[1] in ("", place):
            return False
        path = row[1].partition("\t")[0]
        if not os.path.exists(path):
            return False
        self.on_failure(
            InputError(
                f"{doc.id}: the store holds another document of this id, from {path}; "
                "this one is left out: give each document its own id"
            )
        )
        return True

    def _keep_done(self, doc: Document, content: str) -> None:
        with self.store.transaction():
            what = self.store.put_document(doc, content, self.watch.place(doc.id))
            if doc.attributions is not None:
                self.store.put_result(content, GIVEN, doc, None)
        self._count(what)
        self.watch.kept(doc.id)

    def _count(self, what: str) -> None:
        setattr(self.watch.counts, what, getattr(self.watch.counts, what) + 1)

    def keep(self, doc: Document, failure: str | None) -> None:
        """Keep a document that was worked on, with what was read in it: both or none."""
        content = self._contents.pop(doc.id)
        with self.store.transaction():
            what = self.store.put_document(doc, content, self.watch.place(doc.id))
            self.store.put_result(content, self.version, doc, failure)
        self._count("redone" if what == "unchanged" else what)
        self.watch.kept(doc.id)
        self.watch.close_files()
