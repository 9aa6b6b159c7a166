"""Files, folders and standard input to documents; the text is never altered.

Reading streams: one file, or one line of a ``.jsonl`` file, is held at a time.  What cannot be
read is handed to ``on_failure`` as an InputError and the rest is read all the same.
"""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from attrib.errors import InputError
from attrib.model import Document, join_surrogates
from attrib.records import decode_record, read_record

METADATA_FILE = "documents.csv"
METADATA_FIELDS = ("title", "outlet", "date", "url", "language")
_RECORD_SUFFIXES = (".jsonl", ".ndjson")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DETECTION_BYTES = 1 << 16
# C0 controls that text files do hold: tab, line feed, vertical tab, form feed, return, escape
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b")

Report = Callable[[InputError], None]
Note = Callable[[str], None]


def _raise(error: InputError) -> None:
    raise error


def _ignore(_message: str) -> None:
    return None


def read_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    date: str | None = None,
    require_text: bool = True,
    on_failure: Report = _raise,
    on_note: Note = _ignore,
    stdin: BinaryIO | None = None,
) -> Iterator[Document]:
    """Yield the documents of ``paths`` in order: files, folders (recursively, sorted), ``-``.

    ``outlet`` and ``date`` fill in what neither the record nor ``documents.csv`` says.  Failures
    (a missing path, an empty folder or file, binary content, a broken line, an id seen before)
    go to ``on_failure``, by default raised; remarks such as a guessed encoding go to ``on_note``.
    """
    reader = _Reader(outlet, date, require_text, on_failure, on_note, stdin)
    first_seen: dict[str, str] = {}
    for path in paths:
        for doc, where in reader.read_path(os.fspath(path)):
            if doc.id in first_seen:
                on_failure(
                    InputError(
                        f"{where}: document id {doc.id!r} was already read from {first_seen[doc.id]}; "
                        "this one is left out: give each document its own id"
                    )
                )
                continue
            first_seen[doc.id] = where
            yield doc


def decode_bytes(data: bytes) -> tuple[str, str]:
    """Return the text of a file's bytes and the encoding found: a byte-order mark, UTF-8, a guess.

    The mark itself is left out.  Raises InputError where the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError:
                break
    head = data[:_DETECTION_BYTES]
    zeros = head.count(0)
    if zeros:
        wide = _guess_wide(head, zeros)
        if wide:
            try:
                return data.decode(wide), wide
            except UnicodeDecodeError:
                pass
    controls = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS)
    if controls > 0.1 * len(head):
        raise InputError("binary data, not text; give a text file or JSON Lines")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first_bad = error.start
    if zeros or controls > 0.01 * len(head):
        raise InputError("binary data, not text; give a text file or JSON Lines")
    return _decode_broken(data, first_bad)


def _decode_broken(data: bytes, first_bad: int) -> tuple[str, str]:
    """Decode bytes that are not valid UTF-8: mostly UTF-8 all the same, or another encoding."""
    try:
        return join_surrogates(data.decode("utf-8", "surrogatepass")), "utf-8 with surrogates"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(data) - len(text) > 10 * broken:  # many good multi-byte characters for each broken one
        return text, f"utf-8 with {broken} broken bytes (now U+FFFD)"
    encoding = _guess_encoding(data, first_bad)
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        raise InputError("in no encoding that could be told; save it as UTF-8") from None


def _guess_wide(head: bytes, zeros: int) -> str | None:
    """Tell UTF-16 without a mark: in Latin text every other byte is zero."""
    if zeros < 0.2 * len(head):
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * (len(head) // 2) and even <= 0.02 * len(head):
        return "utf-16-le"
    if even > 0.4 * (len(head) // 2) and odd <= 0.02 * len(head):
        return "utf-16-be"
    return None


def _guess_encoding(data: bytes, bad: int) -> str:
    """Return what charset-normalizer reads in the bytes around the first that is no UTF-8."""
    from charset_normalizer import from_bytes

    start = max(0, bad - _DETECTION_BYTES // 2)
    best = from_bytes(data[start : start + _DETECTION_BYTES]).best()
    if best is None:
        raise InputError("in no encoding that could be told; save it as UTF-8")
    # among code pages that read these bytes alike, the commonest names the choice best
    if "cp1252" in best.could_be_from_charset or _reads_foreign_letters(data, best.encoding):
        return "cp1252"
    return best.encoding


def _reads_foreign_letters(data: bytes, encoding: str) -> bool:
    """Tell whether a guess puts single letters of another script into text that is nearly all ASCII."""
    sample = data[:_DETECTION_BYTES]
    if sum(byte > 127 for byte in sample) > 0.1 * len(sample):
        return False
    return any(
        char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")
        for char in sample.decode(encoding, "ignore")
        if char > "\x7f"
    )


@dataclass(frozen=True)
class _Reader:
    outlet: str | None
    date: str | None
    require_text: bool
    on_failure: Report
    on_note: Note
    stdin: BinaryIO | None

    def read_path(self, path: str) -> Iterator[tuple[Document, str]]:
        if path == "-":
            yield from self._read_stdin()
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
            yield from self._read_file(path, os.path.basename(path), metadata.get(os.path.basename(path)))

    def _read_folder(self, folder: Path) -> Iterator[tuple[Document, str]]:
        metadata: dict[str, dict[str, str]] = {}
        names: list[str] = []

        def complain(error: OSError) -> None:
            self._fail(str(error.filename), _explain(error), "check its permissions")

        for parent, folders, files in os.walk(folder, onerror=complain):
            folders.sort()
            prefix = os.path.relpath(parent, folder)
            prefix = "" if prefix == "." else prefix + os.sep
            names.extend(
                prefix + name for name in files if name.lower().endswith((".txt", *_RECORD_SUFFIXES))
            )
            if METADATA_FILE in files:
                for name, row in self._read_metadata(Path(parent)).items():
                    metadata[os.path.normpath(prefix + name)] = row
        if not names:
            self._fail(str(folder), "no .txt or .jsonl file in this folder", "give a folder with articles")
            return
        names.sort(key=lambda name: name.split(os.sep))
        for name in names:
            yield from self._read_file(
                str(folder / name), name.replace(os.sep, "/"), metadata.pop(name, None)
            )
        for name in metadata:
            self.on_note(f"{folder / METADATA_FILE}: row for {name!r}, but there is no such file")

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

    def _read_stdin(self) -> Iterator[tuple[Document, str]]:
        stream = self.stdin if self.stdin is not None else sys.stdin.buffer
        first = stream.readline()
        if _looks_like_record(first):
            yield from self._read_records(_prepend(first, stream), "standard input")
            return
        yield from self._read_text(first + stream.read(), "standard input", "-", None)

    def _read_file(self, path: str, name: str, row: dict[str, str] | None) -> Iterator[tuple[Document, str]]:
        try:
            if path.lower().endswith(_RECORD_SUFFIXES):
                with open(path, "rb") as stream:
                    yield from self._read_records(stream, path)
            else:
                with open(path, "rb") as stream:
                    data = stream.read()
                yield from self._read_text(data, path, name, row)
        except OSError as error:
            self._fail(path, _explain(error), "check its permissions")

    def _read_text(self, data: bytes, path: str, name: str, row: dict[str, str] | None):
        try:
            text, encoding = decode_bytes(data)
        except InputError as error:
            self.on_failure(InputError(f"{path}: {error}"))
            return
        if not text.strip():
            self._fail(path, "empty, no text in it", "give a file with an article")
            return
        if encoding != "utf-8":
            self.on_note(f"{path}: not UTF-8, read as {encoding}")
        yield self._fill_in(Document(id=name, text=text), row or {}), path

    def _read_records(self, stream: Iterable[bytes], path: str) -> Iterator[tuple[Document, str]]:
        found = False
        encoding, lines = _find_line_encoding(stream)
        if encoding != "utf-8":
            self.on_note(f"{path}: not UTF-8, read as {encoding}")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            found = True
            where = f"{path}, line {number}"
            try:
                text, guessed = (line, "utf-8") if isinstance(line, str) else decode_bytes(line)
                if guessed != "utf-8":
                    self.on_note(f"{where}: not UTF-8, read as {guessed}")
                doc = read_record(decode_record(text), require_text=self.require_text, where=where)
            except InputError as error:
                message = str(error)
                self.on_failure(error if message.startswith(path) else InputError(f"{where}: {message}"))
            else:
                yield self._fill_in(doc, {}), where
        if not found:
            self._fail(path, "empty, no record in it", "give a file with one JSON record a line")

    def _fill_in(self, doc: Document, row: Mapping[str, str]) -> Document:
        known = {name: value for name, value in row.items() if getattr(doc, name) is None}
        for name, value in (("outlet", self.outlet), ("date", self.date)):
            if value and getattr(doc, name) is None and name not in known:
                known[name] = value
        return replace(doc, **known) if known else doc

    def _fail(self, where: str, what: str, step: str) -> None:
        self.on_failure(InputError(f"{where}: {what}; {step}"))


def _explain(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]


def _looks_like_record(line: bytes) -> bool:
    stripped = line.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not stripped.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(stripped), dict)
    except (ValueError, RecursionError):
        return False


def _prepend(first: bytes, stream: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from stream


def _find_line_encoding(stream: Iterable[bytes]) -> tuple[str, Iterable[bytes] | Iterable[str]]:
    """Tell UTF-16 and UTF-32 by their mark; such a file is decoded whole, any other by the line."""
    lines = iter(stream)
    first = next(lines, b"")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if first.startswith(mark):
            if encoding == "utf-8":
                return encoding, _prepend(first[len(mark) :], lines)
            data = (first + b"".join(lines))[len(mark) :]
            return encoding, data.decode(encoding, "replace").split("\n")
    return "utf-8", _prepend(first, lines)


def count_documents(paths: Iterable[str | os.PathLike[str]]) -> int:
    """Return about how many documents the paths hold: text files, and lines of record files.

    What cannot be read counts for nothing; nothing is reported.
    """
    return sum(_count_path(os.fspath(path)) for path in paths)


def _count_path(path: str) -> int:
    try:
        if os.path.isdir(path):
            return sum(
                _count_path(os.path.join(parent, name))
                for parent, _, names in os.walk(path)
                for name in names
                if name.lower().endswith((".txt", *_RECORD_SUFFIXES))
            )
        if not os.path.isfile(path):
            return 0
        if not path.lower().endswith(_RECORD_SUFFIXES):
            return 1
        with open(path, "rb") as stream:
            return sum(1 for line in stream if not line.isspace())
    except OSError:
        return 0
