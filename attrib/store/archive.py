"""The store: one SQLite file, safe under a kill at any moment and under several processes at once.

A document is kept as its record (without what was read in it), under its id, with the hash of that
record.  What was read in it is kept under that hash and the version it comes from (``versions``), so a
document whose content or version is new is the only one to be done.  Every change is one transaction.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from attrib.errors import InputError, OutputError
from attrib.model import Document
from attrib.records import encode_record, write_record
from attrib.store.versions import Version

APPLICATION_ID = 0x41545242  # "ATRB"
FORMAT = 1
GIVEN = "given"  # the version of attributions that a document came with
_WAIT_SECONDS = 120.0
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE versions (
    key TEXT PRIMARY KEY, package TEXT, rules TEXT, weights TEXT, country TEXT, sources TEXT
) WITHOUT ROWID;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, content TEXT NOT NULL, place TEXT NOT NULL, record BLOB NOT NULL
);
CREATE INDEX documents_of_a_place ON documents (place);
CREATE TABLE results (
    content TEXT NOT NULL, version TEXT NOT NULL, record BLOB, failure TEXT, attributions INTEGER,
    PRIMARY KEY (content, version)
);
CREATE TABLE files (
    path TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, documents INTEGER NOT NULL,
    PRIMARY KEY (path, name)
) WITHOUT ROWID;
"""

# what the ledger reads in a document, under the hash of the ledger's code and the version of the result it
# reads; the claims of each event as they were compared last
_LEDGER_SCHEMA = """
CREATE TABLE IF NOT EXISTS readings (
    content TEXT NOT NULL, version TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (content, version)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ledger (
    number INTEGER PRIMARY KEY, size INTEGER NOT NULL, event BLOB NOT NULL, claims BLOB NOT NULL
);
"""
_JOINED = "documents LEFT JOIN results ON results.content = documents.content AND results.version IN (?, ?)"


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds: numbers of documents, files, attributions; what is not done, what failed."""

    documents: int
    files: int
    attributions: int
    waiting: int
    failures: tuple[tuple[str, str], ...]
    version: Version | None
    bytes: int


def is_store(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is a store."""
    try:
        with open(path, "rb") as stream:
            head = stream.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\x00") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def hash_content(doc: Document) -> str:
    """Return the hash of a document's record: of its text and fields, and of attributions it came with."""
    return hashlib.sha256(encode_record(write_record(doc))).hexdigest()[:32]


class Store:
    """An open store; use it in a ``with`` statement."""

    def __init__(self, path: str | os.PathLike[str], *, create: bool = False) -> None:
        """Open a store; ``create`` makes one where the file is not there.  Raises InputError, OutputError."""
        self.path = os.fspath(path)
        exists = os.path.exists(self.path) and os.path.getsize(self.path) > 0
        if exists and not is_store(self.path) and not self._is_being_made():
            raise InputError(f"{self.path}: no store of attrib's; name another file")
        if not exists and not create:
            raise InputError(
                f"{self.path}: no such store; attrib extract PATH... --store {self.path} makes it"
            )
        try:
            self._db = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._make_tables()
        except sqlite3.Error as error:
            raise OutputError(
                f"{self.path}: cannot be used as a store ({error}); choose another place"
            ) from None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def _is_being_made(self) -> bool:
        """Tell whether the file is a SQLite file without tables: another process makes the store just now."""
        try:
            with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=_WAIT_SECONDS) as db:
                names = [
                    name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                ]
        except sqlite3.Error:
            return False
        return not names or {"documents", "results", "files"} <= set(names)

    def _make_tables(self) -> None:
        with self.transaction():
            if self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {FORMAT}")
            for statement in _LEDGER_SCHEMA.split(";"):
                self._db.execute(statement)
            form = self._db.execute("PRAGMA user_version").fetchone()[0]
        if form != FORMAT:
            raise InputError(
                f"{self.path}: a store of format {form}, this version reads {FORMAT}; make it anew"
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing of it; others wait."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # -- what results come from -------------------------------------------------------------------

    def fix(self, key: str, value: str) -> str:
        """Keep a value under a key unless one is kept already, and return the one that is kept."""
        self._db.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (key, value))
        return self.get(key) or ""

    def get(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def use_version(self, version: Version) -> None:
        """Make a version the one whose results are read from now on."""
        with self.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?)",
                (
                    version.key,
                    version.package,
                    version.rules,
                    version.weights,
                    version.country,
                    version.sources,
                ),
            )
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('version', ?)", (version.key,))

    def forget_failures(self, version: str) -> int:
        """Forget the documents that failed under a version, so that they are tried again."""
        return self._db.execute(
            "DELETE FROM results WHERE version = ? AND failure IS NOT NULL", (version,)
        ).rowcount

    def drop_old_results(self) -> None:
        """Forget the results of other versions than the one in use, and of contents that have gone."""
        self._db.execute(
            "DELETE FROM results WHERE version NOT IN (?, ?) "
            "OR content NOT IN (SELECT content FROM documents)",
            (self.get("version") or "", GIVEN),
        )
        self._db.execute("DELETE FROM readings WHERE content NOT IN (SELECT content FROM documents)")

    # -- documents --------------------------------------------------------------------------------

    def find_document(self, document_id: str) -> tuple[str, str] | None:
        """Return content and place of the document kept under an id."""
        row: tuple[str, str] | None = self._db.execute(
            "SELECT content, place FROM documents WHERE id = ?", (_key(document_id),)
        ).fetchone()
        return row

    def put_document(self, doc: Document, content: str, place: str | None) -> str:
        """Keep a document, in a transaction; returns "new", "changed" or "unchanged".

        ``place`` is None where it is not known; the one that is kept stays then.
        """
        row = self.find_document(doc.id)
        place = (row[1] if row else "") if place is None else place
        if row == (content, place):
            return "unchanged"
        self._db.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET content = excluded.content, place = excluded.place, "
            "record = excluded.record",
            (_key(doc.id), content, place, _pack(write_record(strip_results(doc)))),
        )
        if row is None:
            return "new"
        return "unchanged" if row[0] == content else "changed"

    def put_result(self, content: str, version: str, doc: Document, failure: str | None) -> None:
        """Keep what was read in a document of this content, in a transaction."""
        record = write_record(doc)
        found = {name: record[name] for name in ("attributions", "relations")}
        self._db.execute(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)",
            (content, version, _pack(found), failure, len(doc.attributions or ())),
        )

    def has_result(self, content: str, version: str) -> bool:
        """Tell whether a document of this content is done under a version, or failed under it."""
        row = self._db.execute(
            "SELECT 1 FROM results WHERE content = ? AND version IN (?, ?)", (content, version, GIVEN)
        ).fetchone()
        return row is not None

    def list_records(
        self, version: str | None = None, on_broken: Callable[[str], None] | None = None
    ) -> Iterator[Mapping[str, Any]]:
        """Yield the records of all documents, by id, with what was read in them under a version.

        None is the version in use.  A document that is not done has no attributions in its record.  The id
        of a record that is damaged on the disk goes to ``on_broken``; without it InputError is raised.
        """
        cursor = self._db.cursor()
        cursor.execute(
            "SELECT documents.id, documents.record, results.record FROM documents LEFT JOIN results "
            "ON results.content = documents.content AND results.version IN (?, ?) ORDER BY documents.id",
            (version or self.get("version") or "", GIVEN),
        )
        for key, kept, found in cursor:
            try:
                record = _unpack(kept)
                if found is not None:
                    record.update(_unpack(found))
            except (zlib.error, ValueError, TypeError):
                if on_broken is None:
                    raise InputError(f"{self.path}: record {key!r:.200} is damaged") from None
                on_broken(str(key))
                continue
            yield record

    def list_waiting(self, version: str) -> Iterator[Mapping[str, Any]]:
        """Yield the records of the documents that are not done under a version, by id."""
        ids = self._db.execute(
            "SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM results WHERE results.content = "
            "documents.content AND results.version IN (?, ?)) ORDER BY id",
            (version, GIVEN),
        ).fetchall()
        for (key,) in ids:
            row = self._db.execute("SELECT record FROM documents WHERE id = ?", (key,)).fetchone()
            if row is not None:
                yield _unpack(row[0])

    # -- what the ledger reads, and what it has compared --------------------------------------------

    def list_unread(self, code: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Yield (content, version of the result, record) of documents that the ledger's code has not read."""
        rows = self._db.execute(
            f"SELECT documents.id, documents.content, results.version FROM {_JOINED} "
            "LEFT JOIN readings ON readings.content = documents.content "
            "AND readings.version = ? || results.version "
            "WHERE results.version IS NOT NULL AND readings.content IS NULL ORDER BY documents.id",
            (self.get("version") or "", GIVEN, code),
        ).fetchall()
        for key, content, version in rows:
            row = self._db.execute(
                "SELECT documents.record, results.record FROM documents JOIN results "
                "ON results.content = documents.content AND results.version = ? "
                "WHERE documents.id = ? AND documents.content = ?",
                (version, key, content),
            ).fetchone()
            if row is not None:
                yield content, version, {**_unpack(row[0]), **_unpack(row[1])}

    def put_readings(self, code: str, readings: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep what the ledger's code has read: (content, version of the result, reading)."""
        rows = [(content, code + version, reading) for content, version, reading in readings]
        with self.transaction():
            self._db.executemany("DELETE FROM readings WHERE content = ?", ((row[0],) for row in rows))
            self._db.executemany("INSERT INTO readings VALUES (?, ?, ?)", rows)

    def list_readings(self, code: str) -> Iterator[bytes | None]:
        """Yield what was read in each document, by id; None where it was not read by this code."""
        cursor = self._db.execute(
            f"SELECT readings.record FROM {_JOINED} LEFT JOIN readings "
            "ON readings.content = documents.content AND readings.version = ? || results.version "
            "ORDER BY documents.id",
            (self.get("version") or "", GIVEN, code),
        )
        for (reading,) in cursor:
            yield reading

    def describe_readings(self, code: str) -> str:
        """Return a hash of all that the ledger is made of: what each document holds, and who has read it."""
        total = hashlib.sha256(code.encode())
        for content, version in self._db.execute(
            f"SELECT documents.content, results.version FROM {_JOINED} ORDER BY documents.id",
            (self.get("version") or "", GIVEN),
        ):
            total.update(f"{content} {version}\n".encode())
        return total.hexdigest()

    def put_ledger(self, made_of: str, rows: Iterable[tuple[int, bytes, bytes]], report: str) -> None:
        """Keep a ledger in the place of the one before: (number of claims, event, claims) in their order."""
        with self.transaction():
            self._db.execute("DELETE FROM ledger")
            self._db.executemany(
                "INSERT INTO ledger VALUES (?, ?, ?, ?)", ((k, *row) for k, row in enumerate(rows))
            )
            self.put("ledger", json.dumps([made_of, report]))

    def take_ledger(self, made_of: str, take: Callable[[int, bytes, bytes], None]) -> str | None:
        """Call ``take`` with each row of the ledger that is kept, as it was put, and return its report.

        None where what is kept is not made of just this.
        """
        self._db.execute("BEGIN")  # another process may put its own meanwhile
        try:
            kept = json.loads(self.get("ledger") or "[null, null]")
            if kept[0] != made_of:
                return None
            for row in self._db.execute("SELECT size, event, claims FROM ledger ORDER BY number"):
                take(*row)
            return str(kept[1])
        finally:
            self._db.execute("COMMIT")

    # -- files ------------------------------------------------------------------------------------

    def has_file(self, path: str, name: str, state: str) -> bool:
        """Tell whether a file in this state was read to its end, all its documents kept."""
        row = self._db.execute(
            "SELECT 1 FROM files WHERE path = ? AND name = ? AND state = ?", (path, name, state)
        ).fetchone()
        return row is not None

    def put_file(self, path: str, name: str, state: str, keys: Iterable[str]) -> None:
        """Note that a file was read; documents that it held before and holds no more are taken out."""
        with self.transaction():
            place = place_of(path, name)
            kept = {_key(document_id) for document_id in keys}
            held = self._db.execute("SELECT id FROM documents WHERE place = ?", (place,)).fetchall()
            gone = [(key,) for (key,) in held if key not in kept]
            self._db.executemany("DELETE FROM documents WHERE id = ?", gone)
            self._db.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (path, name, state, len(kept))
            )

    # -- all of it --------------------------------------------------------------------------------

    def read_status(self) -> Status:
        key = self.get("version") or ""
        row = self._db.execute("SELECT * FROM versions WHERE key = ?", (key,)).fetchone()
        one = self._db.execute
        joined = (
            "FROM documents LEFT JOIN results ON results.content = documents.content AND version IN (?, ?)"
        )
        done = one(
            f"SELECT count(*), coalesce(sum(attributions), 0), sum(results.content IS NULL) {joined}",
            (key, GIVEN),
        ).fetchone()
        failures = one(
            f"SELECT id, failure {joined} WHERE failure IS NOT NULL ORDER BY id", (key, GIVEN)
        ).fetchall()
        return Status(
            documents=done[0],
            attributions=done[1],
            waiting=done[2] or 0,
            files=one("SELECT count(*) FROM files").fetchone()[0],
            failures=tuple(failures),
            version=None if row is None else Version(*row),
            bytes=os.path.getsize(self.path),
        )


def place_of(path: str, name: str) -> str:
    """Return what a document's place is called: the file it was read from, and under which name."""
    return f"{path}\t{name}"


def strip_results(doc: Document) -> Document:
    """Return a document as it is kept: without attributions."""
    return replace(doc, attributions=None, relations=None)


def _key(document_id: str) -> str:
    """Return an id as SQLite can hold it: a lone surrogate is written as JSON escapes it."""
    try:
        document_id.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(document_id)
    return document_id


def _pack(record: Mapping[str, Any]) -> bytes:
    return zlib.compress(encode_record(record), 6)


def _unpack(blob: bytes) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(zlib.decompress(blob))
    return record
