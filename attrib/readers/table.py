"""Tables with a header (CSV, TSV, and with semicolons or bars): one document a row."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import suppress

from attrib.errors import InputError
from attrib.readers.decode import decode_bytes, tell_mark
from attrib.readers.fields import map_fields
from attrib.readers.source import HEAD_BYTES, LARGEST_RECORD, Found, NoArticle, Reading, Remark, Source

DELIMITERS = ",\t;|"
_HEADER_LINES, _LONGEST_HEADER = 20, 10_000_000
_MOST_UNCLOSED = 20
_OWN_TABLES = (
    ({"cue_spans", "content_spans", "speaker_type"}, "attributions that attrib wrote as CSV"),
    ({"claim", "independent_sources", "members"}, "claims that attrib wrote as CSV"),
    ({"claim", "event", "independent_sources", "sentence"}, "claims that attrib wrote as CSV"),
    ({"event", "day_from", "day_to", "independent_sources"}, "events that attrib wrote as CSV"),
    ({"outlet", "own_voice", "dropped_caveats"}, "outlets that attrib wrote as CSV"),
    ({"Id", "Label", "kind", "community"}, "the nodes of a graph"),
    ({"Source", "Target", "Label", "relation"}, "the edges of a graph"),
    ({"external_id", "aliases", "parent"}, "sources that attrib wrote, or a registry"),
)


def split_header(line: str) -> tuple[list[str], str]:
    """Return the columns that a first line names and what separates them; none where it is no header.

    >>> split_header("Headline;Body;Date")
    (['Headline', 'Body', 'Date'], ';')
    """
    best: list[str] = []
    mark = ","
    for delimiter in DELIMITERS:
        try:
            columns = [column.strip() for column in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error:
            continue
        if len(columns) > len(best):
            best, mark = columns, delimiter
    return (best, mark) if len(best) > 1 else ([], mark)


def looks_like_table(line: str) -> bool:
    """Tell whether a first line names the columns of documents: one with text and another that is known."""
    columns, _ = split_header(line)
    if not columns or any(len(column) > 60 for column in columns):
        return False
    mapping = map_fields(columns, {})
    return "text" in mapping and len(mapping) > 1


class _Lines:
    """The lines of a table, those of the row that is being read kept, so that it can be taken back."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self.row: list[str] = []
        self.held = 0
        self.number = 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.held > LARGEST_RECORD:
            raise csv.Error(f"longer than {LARGEST_RECORD // 1_000_000} MB")
        line = self._again.popleft() if self._again else self._stream.readline(LARGEST_RECORD + 1)
        if len(line) > LARGEST_RECORD:
            while line and line[-1] not in "\r\n":
                line = self._stream.readline(HEAD_BYTES)
            self.number += 1
            raise csv.Error(f"longer than {LARGEST_RECORD // 1_000_000} MB")
        if not line:
            self.ended = True
            raise StopIteration
        self.row.append(line)
        self.held += len(line)
        self.number += 1
        return line

    def start_row(self) -> None:
        self.row, self.held = [], 0

    def take_back(self) -> None:
        """Give the lines of the row again, but for its first."""
        self._again.extendleft(reversed(self.row[1:]))
        self.number -= max(len(self.row) - 1, 0)
        self.ended = False
        self.start_row()


def read_table(source: Source) -> Reading:
    """Read each row as a document; cells are verbatim.  A row that does not fit the header is named.

    A row whose quotation mark is never closed would hold the rest of the table: it is named, and what
    comes after its first line is read.
    """
    csv.field_size_limit(LARGEST_RECORD)
    stream, remark = _open_text(source)
    if remark:
        yield remark
    lines = _Lines(stream)
    first = _read_header(lines)
    header, delimiter = split_header(first)
    if not header and "text" in map_fields([first.strip('" ')], source.fields):
        header = [first.strip('" ')]  # a table of one column
    _check_header(header, source)
    found, unclosed = False, 0
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.start_row()
        number = lines.number + 1
        where = f"{source.path}, line {number}"
        problem = None
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            problem = str(error)
        if lines.ended and len(lines.row) > 1:
            problem = "a quotation mark that is never closed"
        if problem is not None:
            found = True
            unclosed += 1
            yield InputError(f"{where}: no row of a table ({problem}); mend it")
            if unclosed > _MOST_UNCLOSED:
                yield InputError(f"{source.path}: what comes after line {number} is not read")
                break
            lines.take_back()
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        if not any(row):
            continue
        found = True
        if len(row) > len(header):
            yield InputError(
                f"{where}: {len(row)} cells for {len(header)} columns; quote cells that hold {delimiter!r}"
            )
            continue
        cells = {name: _mend(cell) for name, cell in zip(header, row) if cell.strip()}
        yield Found(cells, where, f"{source.name}#{lines.number}")
    if not found:
        raise InputError(f"{source.path}: empty, no row in it; give a table with a document a row")


def _read_header(lines: _Lines) -> str:
    """Return the first row as it stands; a name in quotation marks may go on in the next line."""
    header = ""
    with suppress(csv.Error):
        for line in lines:
            header += line
            if len(header) > _LONGEST_HEADER:
                return ""
            if header.count('"') % 2 == 0 or lines.number >= _HEADER_LINES:
                break
    return header.rstrip("\r\n")


def _check_header(header: list[str], source: Source) -> None:
    if not header:
        raise NoArticle(source.path, "a table without a header of columns; name them in its first line")
    for keys, what in _OWN_TABLES:
        if keys <= set(header):
            raise NoArticle(source.path, f"{what}, no articles; give the articles themselves")
    if "text" not in map_fields(header, source.fields):
        raise NoArticle(
            source.path,
            f"no column that holds text (columns: {', '.join(header)[:200]}); --field text=COLUMN names it",
        )


def _open_text(source: Source) -> tuple[io.TextIOWrapper, Remark | None]:
    """Return the source as text: bytes that are no UTF-8 are kept as they are until their cell is read."""
    mark, encoding = tell_mark(source.head)
    source.stream.read(mark)
    remark = None if encoding == "utf-8" else Remark(source.path, f"not UTF-8, read as {encoding}")
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(source.stream, encoding, errors, newline=""), remark


def _mend(cell: str) -> str:
    if cell.isascii() or not any("\udc80" <= char <= "\udcff" for char in cell):
        return cell
    try:
        return decode_bytes(cell.encode("utf-8", "surrogateescape"))[0]
    except (InputError, UnicodeEncodeError):
        return cell.encode("utf-8", "replace").decode("utf-8")
