"""Tables with a header (CSV, TSV, and with semicolons or bars): one document a row."""

from __future__ import annotations

import csv
import io

from attrib.errors import InputError
from attrib.readers.decode import BYTE_ORDER_MARKS, decode_bytes
from attrib.readers.fields import map_fields
from attrib.readers.source import LARGEST_DOCUMENT, Found, NoArticle, Reading, Remark, Source

DELIMITERS = ",\t;|"
_OWN_TABLES = (
    ({"cue_spans", "content_spans", "speaker_type"}, "attributions that attrib wrote as CSV"),
    ({"claim", "independent_sources", "members"}, "claims that attrib wrote as CSV"),
    ({"claim", "event", "independent_sources", "sentence"}, "claims that attrib wrote as CSV"),
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


def read_table(source: Source) -> Reading:
    """Read each row as a document; cells are verbatim.  A row that does not fit the header is named."""
    csv.field_size_limit(LARGEST_DOCUMENT)
    stream, remark = _open_text(source)
    if remark:
        yield remark
    header, delimiter = split_header(stream.readline().rstrip("\r\n"))
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
    found = False
    reader = csv.reader(stream, delimiter=delimiter)
    while True:
        where = f"{source.path}, line {reader.line_num + 2}"
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield InputError(f"{where}: no row of a table ({error}); mend it")
            break
        if not any(row):
            continue
        found = True
        if len(row) > len(header):
            yield InputError(
                f"{where}: {len(row)} cells for {len(header)} columns; quote cells that hold {delimiter!r}"
            )
            continue
        cells = {name: _mend(cell) for name, cell in zip(header, row) if cell.strip()}
        yield Found(cells, where, f"{source.name}#{reader.line_num + 1}")
    if not found:
        raise InputError(f"{source.path}: empty, no row in it; give a table with a document a row")


def _open_text(source: Source) -> tuple[io.TextIOWrapper, Remark | None]:
    """Return the source as text: bytes that are no UTF-8 are kept as they are until their cell is read."""
    encoding, remark = "utf-8-sig", None
    for mark, name in BYTE_ORDER_MARKS:
        if source.head.startswith(mark) and name != "utf-8":
            source.stream.read(len(mark))
            encoding, remark = name, Remark(source.path, f"not UTF-8, read as {name}")
            break
    errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
    return io.TextIOWrapper(source.stream, encoding, errors, newline=""), remark


def _mend(cell: str) -> str:
    if cell.isascii() or not any("\udc80" <= char <= "\udcff" for char in cell):
        return cell
    try:
        return decode_bytes(cell.encode("utf-8", "surrogateescape"))[0]
    except (InputError, UnicodeEncodeError):
        return cell.encode("utf-8", "replace").decode("utf-8")
