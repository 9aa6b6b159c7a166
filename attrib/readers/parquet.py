"""Parquet, by pyarrow: one document a row."""

from __future__ import annotations

import datetime
import io
from typing import Any

from attrib.errors import InputError
from attrib.readers.fields import map_fields
from attrib.readers.source import LARGEST_RECORD, Found, NoArticle, Reading, Source, load_extra, too_large
from attrib.records import decode_record

_ROWS = 64


def read_parquet(source: Source) -> Reading:
    """Read each row as a document, a few at a time; a table without a column of text is none of documents."""
    parquet = load_extra("pyarrow.parquet", "parquet", source.path, "a Parquet file")
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.read_all())
    try:
        file = parquet.ParquetFile(stream)
        columns = list(file.schema_arrow.names)
        if {"number", "id", "record"} <= set(columns):  # what attrib extract --engine spark writes
            yield from _read_results(file, source)
            return
        if "text" not in map_fields(columns, source.fields):
            raise NoArticle(
                source.path,
                f"no column that holds text (columns: {', '.join(columns)[:200]}); "
                "--field text=COLUMN names it",
            )
        number = 0
        for batch in file.iter_batches(batch_size=_count_rows(file, source.path)):
            for row in batch.to_pylist():
                number += 1
                record = {name: _simplify(value) for name, value in row.items() if value is not None}
                yield Found(record, f"{source.path}, row {number}", f"{source.name}#{number}")
    except InputError:
        raise
    except Exception as error:  # a file can be broken in more ways than its parser names
        raise InputError(
            f"{source.path}: a Parquet file that cannot be read ({type(error).__name__}); write it again"
        ) from None


def _count_rows(file: Any, path: str) -> int:
    """Return how many rows are held at a time: fewer where rows are large."""
    groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    size = max((group.total_byte_size / max(group.num_rows, 1) for group in groups), default=0)
    if size > LARGEST_RECORD:
        raise too_large(path, LARGEST_RECORD)
    return max(1, min(_ROWS, int(LARGEST_RECORD / max(size, 1))))


def _read_results(file: Any, source: Source) -> Reading:
    for batch in file.iter_batches(batch_size=_ROWS, columns=["id", "record"]):
        for row in batch.to_pylist():
            where = f"{source.path}: {row['id']!r:.200}"
            try:
                yield Found(decode_record(row["record"]), where)
            except InputError as error:
                yield InputError(f"{where}: {error}")


def _simplify(value: Any) -> Any:
    """Return a value as JSON has it: days and times in ISO 8601, bytes as text."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_simplify(item) for item in value]
    if isinstance(value, dict):
        return {key: _simplify(item) for key, item in value.items()}
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)
