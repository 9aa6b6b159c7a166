"""Files, folders and standard input to documents; the text is never altered.

Reading streams: one file, or one record of a file of many, is held at a time.  What cannot be read is
handed to ``on_failure`` as an InputError and the rest is read all the same.  Nothing is fetched: an
address is text.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from attrib.errors import InputError
from attrib.model import Document
from attrib.readers.content import read_source
from attrib.readers.dates import Order
from attrib.readers.decode import decode_bytes
from attrib.readers.languages import find_other_language
from attrib.readers.normalise import normalise_records
from attrib.readers.source import (
    Found,
    NoArticle,
    Reading,
    Remark,
    Source,
    find_break,
    open_file,
    open_source,
)
from attrib.records import read_record
from attrib.workers import Overrun, limit_time

METADATA_FILE = "documents.csv"
METADATA_FIELDS = ("title", "outlet", "date", "url", "language")
# what one document of a file may take to be read
READING_SECONDS = 120.0
_SHORT_TEXT = 200
_ONE_DOCUMENT = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
# what SQLite keeps beside a store
_COMPANIONS = ("-wal", "-shm", "-journal")

Report = Callable[[InputError], None]
Note = Callable[[str], None]


class Watch(Protocol):
    """Who may leave out files that need no reading, and learns which were read."""

    def skips(self, path: str, name: str, row: Mapping[str, str] | None) -> bool:
        """Tell whether a file is to be left out; ``row`` is what documents.csv says of it."""

    def ends(self, whole: bool) -> None:
        """Learn that the file asked of last was read to its end, ``whole`` where nothing failed."""


def _raise(error: InputError) -> None:
    raise error


def _ignore(_message: str) -> None:
    return None


def read_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    date: str | None = None,
    fields: Mapping[str, str] | None = None,
    date_order: Order | None = None,
    any_language: bool = False,
    require_text: bool = True,
    on_failure: Report = _raise,
    on_note: Note = _ignore,
    watch: Watch | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document]:
    """Yield the documents of ``paths`` in order: files, folders (recursively, sorted), ``-``.

    ``outlet`` and ``date`` fill in what neither the record nor ``documents.csv`` says.  ``fields`` says
    which key or column holds a document's field, ``date_order`` ("dmy" or "mdy") what "05/04/2017" means.
    Documents in other languages than English are left out, and named, unless ``any_language``.  Failures
    (a missing path, an empty folder or file, a broken line, an id seen before, a file named that is no
    article) go to ``on_failure``, by default raised; remarks (what a folder holds beside articles, a
    guessed encoding, a date that could not be read) go to ``on_note``.  ``watch`` may leave out files.
    """
    reader = _Reader(
        outlet,
        date,
        fields or {},
        date_order,
        any_language,
        require_text,
        on_failure,
        on_note,
        watch,
        stdin,
    )
    first_seen: dict[str, tuple[str, bytes]] = {}
    for path in paths:
        for doc, where in reader.read_path(os.fspath(path)):
            digest = hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).digest()[:8]
            if doc.id not in first_seen:
                first_seen[doc.id] = where, digest
                yield doc
                continue
            before, its_digest = first_seen[doc.id]
            if digest == its_digest:
                on_note(
                    Remark(
                        where,
                        f"document {doc.id!r:.200} once more, with the same text; it is read once",
                        "documents met before, with the same text",
                    )
                )
                continue
            on_failure(
                InputError(
                    f"{where}: document id {doc.id!r:.200} was already read from {before}; "
                    "this one is left out: give each document its own id"
                )
            )


@dataclass(frozen=True)
class _Reader:
    outlet: str | None
    date: str | None
    fields: Mapping[str, str]
    date_order: Order | None
    any_language: bool
    require_text: bool
    on_failure: Report
    on_note: Note
    watch: Watch | None
    stdin: BinaryIO | None

    # -- paths ------------------------------------------------------------------------------------

    def read_path(self, path: str) -> Iterator[tuple[Document, str]]:
        if path == "-":
            stream = self.stdin if self.stdin is not None else sys.stdin.buffer
            yield from self._read_stream(stream, "standard input", "-", None, named=True)
            return
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            self._fail(path, _explain(error), "check the path")
            return
        if stat.S_ISDIR(mode):
            yield from self._read_folder(Path(path))
        else:
            metadata = self._read_metadata(Path(path).parent)
            name = os.path.basename(path)
            yield from self._read_file(path, name, metadata.get(name), named=True)

    def _read_folder(self, folder: Path) -> Iterator[tuple[Document, str]]:
        names, metadata = self._list_folder(folder)
        if not names:
            self._fail(str(folder), "no file in this folder", "give a folder with articles")
            return
        found = False
        for name in names:
            path = str(folder / name)
            row = metadata.pop(name, None)
            for item in self._read_file(path, name.replace(os.sep, "/"), row, named=False):
                found = True
                yield item
        for name in metadata:
            self.on_note(f"{folder / METADATA_FILE}: row for {name!r}, but there is no such file")
        if not found and self.watch is None:
            self._fail(str(folder), "no article in this folder", "give a folder with articles")

    def _list_folder(self, folder: Path) -> tuple[list[str], dict[str, dict[str, str]]]:
        """Return the names of the files of a folder, sorted, and what its tables say of them."""
        metadata: dict[str, dict[str, str]] = {}
        names: list[str] = []

        def complain(error: OSError) -> None:
            self._fail(str(error.filename), _explain(error), "check its permissions")

        for parent, folders, files in os.walk(folder, onerror=complain):
            for name in [name for name in (*folders, *files) if name.startswith(".")]:
                self.on_note(Remark(os.path.join(parent, name), "hidden; skipped"))
            for name in folders:
                if not name.startswith(".") and os.path.islink(os.path.join(parent, name)):
                    what = "a link to a folder; skipped (name that folder to read it)"
                    self.on_note(Remark(os.path.join(parent, name), what))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            prefix = os.path.relpath(parent, folder)
            prefix = "" if prefix == "." else prefix + os.sep
            names.extend(
                prefix + name
                for name in files
                if not name.startswith(".") and name != METADATA_FILE and not name.endswith(_COMPANIONS)
            )
            if METADATA_FILE in files:
                for name, row in self._read_metadata(Path(parent)).items():
                    metadata[os.path.normpath(prefix + name)] = row
        names.sort(key=lambda name: name.split(os.sep))
        return names, metadata

    def _read_metadata(self, folder: Path) -> Mapping[str, dict[str, str]]:
        path = folder / METADATA_FILE
        if not path.is_file():
            return {}
        rows: dict[str, dict[str, str]] = {}
        try:
            text, _ = decode_bytes(path.read_bytes())
            reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
            if "path" not in (reader.fieldnames or ()):
                self._fail(str(path), 'no column "path"', "the columns are path," + ",".join(METADATA_FIELDS))
                return {}
            for row in reader:
                rows[os.path.normpath(row["path"] or "")] = {
                    name: row[name].strip() for name in METADATA_FIELDS if (row.get(name) or "").strip()
                }
        except (OSError, csv.Error, InputError) as error:
            self._fail(str(path), _explain(error), "mend the file or take it away")
        return rows

    def _read_file(
        self, path: str, name: str, row: dict[str, str] | None, *, named: bool
    ) -> Iterator[tuple[Document, str]]:
        try:
            if not named and not stat.S_ISREG(os.stat(path).st_mode):
                self.on_note(Remark(path, "no file (a pipe, a socket, a device); skipped"))
                return
            if self.watch is not None:
                yield from self._read_watched(path, name, row, named=named)
                return
            with open_file(path) as stream:
                yield from self._read_stream(stream, path, name, row, named=named)
        except OSError as error:
            self._fail(path, _explain(error), "check the file and its permissions")

    def _read_watched(
        self, path: str, name: str, row: dict[str, str] | None, *, named: bool
    ) -> Iterator[tuple[Document, str]]:
        """Read a file unless it is as it was, and say whether it was read without a failure."""
        assert self.watch is not None
        if self.watch.skips(path, name, row):
            return
        failures: list[InputError] = []

        def note_failure(error: InputError) -> None:
            failures.append(error)
            self.on_failure(error)

        with open_file(path) as stream:
            inner = replace(self, on_failure=note_failure)
            yield from inner._read_stream(stream, path, name, row, named=named)
        self.watch.ends(not failures)

    # -- records ----------------------------------------------------------------------------------

    def _read_stream(
        self, stream: BinaryIO, path: str, name: str, row: dict[str, str] | None, *, named: bool
    ) -> Iterator[tuple[Document, str]]:
        source = open_source(stream, path, name, self.fields, require_text=self.require_text, named=named)
        reading = normalise_records(self._guard(source), source, self.date_order)
        empty = True
        for item in reading:
            empty = False
            if not isinstance(item, Found):
                self._report(item, source)
                continue
            doc = self._make_document(item, source, row or {})
            if doc is not None:
                yield doc, item.where
        if empty:
            self._fail(path, "nothing in it that could be read", "give a file with an article")

    def _report(self, item: InputError | Remark, source: Source) -> None:
        if isinstance(item, Remark):
            self.on_note(item)
        elif isinstance(item, NoArticle) and not (source.named and item.path == source.path):
            self.on_note(Remark(item.path, item.what + "; skipped"))
        else:
            self.on_failure(item)

    def _guard(self, source: Source) -> Reading:
        """Yield what a source holds; whatever a reader raises ends that source alone."""
        reading = read_source(source)
        while True:
            try:
                with limit_time(READING_SECONDS):
                    item = next(reading)
            except StopIteration:
                problem = find_break(source)
                if problem is not None:
                    yield InputError(
                        f"{source.path}: breaks off ({problem}); what comes after it is not read"
                    )
                return
            except OSError:
                raise
            except InputError as error:
                yield error
                return
            except Overrun:
                yield InputError(
                    f"{source.path}: took more than {READING_SECONDS:.0f} seconds to be read; split it"
                )
                return
            except Exception as error:  # a fault in a reader must not cost the other files
                what = (f"{type(error).__name__}: {error}".splitlines() or [""])[0][:120]
                yield InputError(f"{source.path}: cannot be read ({what}); please report it with the file")
                return
            yield item

    def _make_document(self, found: Found, source: Source, row: Mapping[str, str]) -> Document | None:
        record, where = dict(found.record), found.where
        place = found.place or source.name
        if record.get("id") in (None, ""):
            url = record.get("url")
            record["id"] = url if isinstance(url, str) and url else place
        if place == source.name:  # the file is this document: what a person says of the file wins
            record.update(row)
        try:
            doc = read_record(record, require_text=self.require_text, where=where)
        except InputError as error:
            self.on_failure(error)
            return None
        if doc.attributions is None:
            if self.require_text and not doc.text.strip():
                self._fail(where, "empty, no text in it", "give a record with an article")
                return None
            language = None if self.any_language else _tell_language(doc)
            if language is not None:
                self.on_note(
                    Remark(where, f"not in English but in {language}; left unread (--any-language reads it)")
                )
                return None
        return self._fill_in(doc)

    def _fill_in(self, doc: Document) -> Document:
        if self.outlet and doc.outlet is None:
            doc = replace(doc, outlet=self.outlet)
        if self.date and doc.date is None:
            doc = replace(doc, date=self.date)
        return doc

    def _fail(self, where: str, what: str, step: str) -> None:
        self.on_failure(InputError(f"{where}: {what}; {step}"))


def _explain(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]


def _tell_language(doc: Document) -> str | None:
    """Return the language of a document that is not in English: as its text shows, else as it is stated."""
    found = find_other_language(doc.text)
    if found is None and doc.language and len(doc.text) < _SHORT_TEXT:
        stated = doc.language.lower()
        return None if stated.startswith("en") else stated
    return found


def count_documents(paths: Iterable[str | os.PathLike[str]]) -> int:
    """Return how many documents the paths hold, told without reading them: 0 where that cannot be."""
    total = 0
    for path in paths:
        number = _count_path(os.fspath(path))
        if number is None:
            return 0
        total += number
    return total


def _count_path(path: str) -> int | None:
    try:
        if os.path.isdir(path):
            total = 0
            for parent, folders, names in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                for name in names:
                    number = 0 if name.startswith(".") else _count_path(os.path.join(parent, name))
                    if number is None:
                        return None
                    total += number
            return total
        if not os.path.isfile(path):
            return None
        suffix = os.path.splitext(path)[1].lower()
        if suffix in (".jsonl", ".ndjson"):
            with open(path, "rb") as stream:
                return sum(1 for line in stream if not line.isspace())
        if suffix in _ONE_DOCUMENT:
            return 1
    except OSError:
        pass
    return None
