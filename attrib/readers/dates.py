"""Dates in the forms that archives write, to ISO 8601; what cannot be told is refused here, not later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

Order = Literal["dmy", "mdy"]

FIRST_YEAR, LAST_YEAR = 1600, 2200
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_TIME = (
    r"(?:[T,\s]+(?:at\s+)?(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?)?"
)
_ISO = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})" + _TIME, re.I)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?\d{4,6}Z?)?")
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4}|\d{2})" + _TIME, re.I)
_WEEKDAY = r"(?:[A-Za-z]{3,9}\.?,?\s+)?"
_DAY_MONTH = re.compile(
    _WEEKDAY
    + r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m>[A-Za-z]{3,9})\.?,?[\s-]+(?P<y>\d{4})"
    + _TIME,
    re.I,
)
_MONTH_DAY = re.compile(
    _WEEKDAY + r"(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})" + _TIME, re.I
)
_SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"-?\d{12,13}")
_NO_DAY = re.compile(r"\d{4}(?:[-/.]\d{1,2})?|[A-Za-z]{3,9}\.?,?\s+\d{4}")


class UnreadDate(ValueError):
    """A date that cannot be told; ``ambiguous`` where only the order of day and month is missing."""

    def __init__(self, message: str, ambiguous: bool = False) -> None:
        super().__init__(message)
        self.ambiguous = ambiguous


def normalise_date(value: str, order: Order | None = None) -> str:
    """Return a date as ISO 8601: as it stands where it is so already, else its day (and time, if whole).

    ``order`` says whether the day or the month comes first in "05/04/2017".  Raises UnreadDate.

    >>> normalise_date("2017-04-05T10:00:00Z"), normalise_date("Wed, 05 Apr 2017")
    ('2017-04-05T10:00:00Z', '2017-04-05')
    >>> normalise_date("25/04/2017")
    '2017-04-25'
    >>> normalise_date("05/04/2017", "dmy")
    '2017-04-05'
    """
    text = " ".join(value.split())
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        if re.match(r"\d{4}-\d{2}-\d{2}", text):
            _check_year(day.year, value)
            return text
        if re.match(r"\d{4}-?W", text):  # a day of a week of the year
            _check_year(day.year, value)
            return day.date().isoformat()
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY):
        match = pattern.fullmatch(text)
        if match:
            return _write(match, match["d"], match["m"], match["y"], value)
    match = _NUMERIC.fullmatch(text)
    if match:
        return _read_numeric(match, value, order)
    return _read_rest(text, value)


def find_order(value: str) -> Order | None:
    """Return the order of day and month that a numeric date shows, because one of them is above 12."""
    match = _NUMERIC.fullmatch(" ".join(value.split()))
    if match is None or match["mark"] == ".":
        return None
    first, second = int(match["a"]), int(match["b"])
    if 12 < first <= 31 and 1 <= second <= 12:
        return "dmy"
    return "mdy" if 12 < second <= 31 and 1 <= first <= 12 else None


def _read_numeric(match: re.Match[str], value: str, order: Order | None) -> str:
    first, second = int(match["a"]), int(match["b"])
    order = find_order(value) or ("dmy" if match["mark"] == "." or first == second else order)
    if order is None:
        raise UnreadDate(
            f"date {value!r:.60} may begin with its day or its month; --date-order dmy or mdy says which",
            ambiguous=True,
        )
    day, month = (first, second) if order == "dmy" else (second, first)
    year = match["y"] if len(match["y"]) == 4 else ("20" if int(match["y"]) < 70 else "19") + match["y"]
    return _write(match, str(day), str(month), year, value)


def _read_rest(text: str, value: str) -> str:
    match = _COMPACT.fullmatch(text)
    if match and FIRST_YEAR <= int(match["y"]) <= LAST_YEAR:
        return _make_day(match["y"], match["m"], match["d"], value).isoformat()
    for pattern, scale in ((_SECONDS, 1), (_MILLISECONDS, 1000)):
        if pattern.fullmatch(text):
            moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(float(text)) // scale)
            return moment.isoformat()
    if _NO_DAY.fullmatch(text):
        raise UnreadDate(f"date {value!r:.60} names no day; it is left out")
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise UnreadDate(f"date {value!r:.60} is in no form that is known; write it as 2013-02-28") from None
    _check_year(moment.year, value)
    return moment.isoformat()


def _write(match: re.Match[str], day: str, month: str, year: str, value: str) -> str:
    number = month if month.isdigit() else str(_MONTHS.get(month.lower(), ""))
    if not number:
        raise UnreadDate(f"date {value!r:.60} has no month that is known; write it as 2013-02-28")
    return _make_day(year, number, day, value).isoformat() + _write_time(match.groupdict())


def _write_time(parts: Mapping[str, str | None]) -> str:
    time, zone = parts["time"], parts["zone"] or ""
    if (
        not time
        or parts["half"]
        or (zone and zone.upper() not in ("Z", "UTC", "GMT") and zone[0] not in "+-")
    ):
        return ""  # a time whose zone is not told is none
    hours, _, rest = time.partition(":")
    try:
        moment = datetime.fromisoformat(f"2000-01-01T{hours.zfill(2)}:{rest}")
    except ValueError:
        return ""
    offset = "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone
    if offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    written = f"T{moment.time().isoformat(timespec='seconds')}{offset}"
    try:
        datetime.fromisoformat("2000-01-01" + written)
    except ValueError:  # no zone has such an offset
        return ""
    return written


def _make_day(year: str, month: str, day: str, value: str) -> date:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        raise UnreadDate(f"date {value!r:.60} is no day of any month; mend it") from None
    _check_year(made.year, value)
    return made


def _check_year(year: int, value: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadDate(f"date {value!r:.60} is before or after all news; mend it")
