"""Records under any names and with any dates to records of the interchange format."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from attrib.errors import InputError
from attrib.readers.dates import Order, UnreadDate, find_order, normalise_date
from attrib.readers.fields import describe_mapping, map_fields, rename_fields
from attrib.readers.source import Found, Reading, Remark, Source

# so many records are looked ahead for one whose date tells whether day or month comes first
DATES_AHEAD = 1_000
_Waiting = deque[tuple[Found, str | None]]


def normalise_records(
    reading: Iterable[Found | InputError | Remark], source: Source, order: Order | None
) -> Reading:
    """Pass on what a reader found, its fields under the format's names and its dates in ISO 8601.

    A date that cannot be read is remarked on and kept as ``unread_date``.  Where only the order of day and
    month is open ("05/04/2017"), the records after it are looked at until one shows it.  Fields that are
    read under other names are remarked on, once a source.
    """
    said: set[str] = set()
    waiting: _Waiting = deque()
    for item in reading:
        if not isinstance(item, Found):
            yield item
            continue
        mapping = _map_record(tuple(map(str, item.record)), tuple(source.fields.items()))
        if "attributions" not in item.record:
            words = describe_mapping(mapping)
            if words and not said:
                said.add(words)
                yield Remark(source.path, words)
            item = replace(item, record=rename_fields(item.record, mapping))
        value = _find_date(item.record)
        if order is None and value:
            order = find_order(value)
        waiting.append((item, value))
        if order is None and (len(waiting) > 1 or _is_ambiguous(value)) and len(waiting) < DATES_AHEAD:
            continue
        yield from _settle(waiting, order)
    yield from _settle(waiting, order)


@lru_cache(maxsize=256)
def _map_record(keys: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return map_fields(keys, dict(chosen))


def _find_date(record: Mapping[str, Any]) -> str | None:
    value = record.get("date")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value.strip() else None


def _is_ambiguous(value: str | None) -> bool:
    if value is None:
        return False
    try:
        normalise_date(value)
    except UnreadDate as error:
        return error.ambiguous
    return False


def _settle(waiting: _Waiting, order: Order | None) -> Reading:
    while waiting:
        item, value = waiting.popleft()
        if value is None:
            blank = isinstance(item.record.get("date"), str)
            yield replace(item, record={**item.record, "date": None}) if blank else item
            continue
        record = dict(item.record)
        try:
            record["date"] = normalise_date(value, order)
        except UnreadDate as error:
            yield Remark(item.where, str(error), "dates that could not be read")
            record["date"], record["unread_date"] = None, value
        yield replace(item, record=record)
