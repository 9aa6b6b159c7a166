"""JSON: one record a line, an array of records, or one record; read as it streams."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any

from attrib.errors import InputError
from attrib.readers.decode import decode_bytes, tell_mark
from attrib.readers.source import (
    LARGEST_RECORD,
    Found,
    NoArticle,
    Reading,
    Remark,
    Source,
    list_lines,
    too_large,
)
from attrib.records import decode_record

_PIECE = 1 << 18
# what ``attrib claims`` and ``attrib graph`` write: about articles, but none
_OWN_OUTPUT = (
    (frozenset(("members", "independent_sources", "event")), "claims that attrib wrote"),
    (frozenset(("event", "tolls", "disputes")), "events that attrib wrote"),
    (frozenset(("outlet", "own_voice", "dropped")), "outlets that attrib wrote"),
    (frozenset(("@context", "items")), "annotations that attrib wrote"),
    (frozenset(("nodes", "links")), "a graph"),
    (frozenset(("nodes", "edges")), "a graph"),
)


def read_json_lines(source: Source) -> Reading:
    """Read one record a line; a broken line is named and the rest is read."""
    found = False
    encoding, lines = _open_lines(source)
    if encoding != "utf-8":
        yield Remark(source.path, f"not UTF-8, read as {encoding}")
    for number, line in enumerate(lines, 1):
        where = f"{source.path}, line {number}"
        if line is None:
            found = True
            yield too_large(where, LARGEST_RECORD)
            continue
        if not line.strip():
            continue
        found = True
        try:
            text, guessed = (line, "utf-8") if isinstance(line, str) else decode_bytes(line)
            record = decode_record(text)
        except InputError as error:
            yield InputError(f"{where}: {error}")
            continue
        if guessed != "utf-8":
            yield Remark(where, f"not UTF-8, read as {guessed}")
        yield from _check_record(record, source, where, f"{source.name}#{number}")
    if not found:
        raise InputError(f"{source.path}: empty, no record in it; give a file with one JSON record a line")


def read_json(source: Source) -> Reading:
    """Read an array of records, or records one behind the other, each over as many lines as it takes."""
    pieces = _decode_pieces(source)
    buffer = next(pieces, "").lstrip()
    is_array = buffer.startswith("[")
    number = 0
    for number, (value, problem) in enumerate(_split_values(buffer[is_array:], pieces, is_array), 1):
        where = f"{source.path}, item {number}" if is_array or number > 1 else source.path
        if problem:
            yield InputError(f"{where}: {problem}")
        else:
            place = f"{source.name}#{number}" if is_array or number > 1 else source.name
            yield from _check_record(value, source, where, place)
    if number == 0:
        raise InputError(f"{source.path}: empty, no record in it; give an array of records")


def _check_record(record: Any, source: Source, where: str, place: str) -> Reading:
    if not isinstance(record, dict):
        yield InputError(f"{where}: not a JSON object; each must be one record with id and text")
        return
    for keys, what in _OWN_OUTPUT:
        if keys <= record.keys():
            raise NoArticle(source.path, f"{what}, no article; give the articles themselves")
    yield Found(record, where, place)


def _split_values(buffer: str, pieces: Iterator[str], is_array: bool) -> Iterator[tuple[Any, str]]:
    """Yield each value of a text that comes in pieces, or what is wrong; an array's "[" is behind."""
    scan = json.JSONDecoder().raw_decode
    while True:
        buffer = buffer.lstrip(" \t\r\n,")
        if not buffer:
            piece = next(pieces, None)
            if piece is None:
                if is_array:
                    yield None, 'broken JSON (no "]" at the end); mend the file'
                return
            buffer = piece
            continue
        if is_array and buffer[0] == "]":
            return
        try:
            value, end = scan(buffer)
        except json.JSONDecodeError as error:
            more = _take_as_much_again(len(buffer), pieces)
            if not more or len(buffer) > LARGEST_RECORD:
                yield None, f"broken JSON ({error.msg}); what comes after it is not read: mend the file"
                return
            buffer += more
        except RecursionError:
            yield None, "JSON nested too deep; what comes after it is not read: mend the file"
            return
        except ValueError:
            yield None, "a number of thousands of digits; what comes after it is not read: mend the file"
            return
        else:
            yield value, ""
            buffer = buffer[end:]


def _take_as_much_again(length: int, pieces: Iterator[str]) -> str:
    """Return as many characters as are there already, so that a long value is scanned a few times only."""
    taken, size = [], 0
    for piece in pieces:
        taken.append(piece)
        size += len(piece)
        if size >= length:
            break
    return "".join(taken)


def _decode_pieces(source: Source) -> Iterator[str]:
    mark, encoding = tell_mark(source.head)
    source.stream.read(mark)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while piece := source.stream.read(_PIECE):
        yield decoder.decode(piece)
    yield decoder.decode(b"", True)


def _open_lines(source: Source) -> tuple[str, Iterable[bytes | str | None]]:
    """Return the encoding and the lines; a file in UTF-16 or UTF-32 is decoded whole."""
    mark, encoding = tell_mark(source.head)
    source.stream.read(mark)
    if encoding == "utf-8":
        return encoding, list_lines(source.stream)
    return encoding, source.read_all().decode(encoding, "replace").split("\n")
