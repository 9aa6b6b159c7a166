"""When something happened, told from the date of publication: "on Thursday", "yesterday", "late on Monday".

A phrase that dates the *saying* ("the ministry said on Friday") is marked so; it does not date the event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from attrib.model import Span

from .patterns import load_pattern

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_SMALL = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1}
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FULL = re.compile(
    r"\b(?:(?P<day1>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    + _MONTH.format(n=1)
    + r",?\s+(?P<year1>(?:19|20)\d{2})"
    r"|" + _MONTH.format(n=2) + r"\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s*(?P<year2>(?:19|20)\d{2})"
    r"|(?P<day3>\d{1,2})[./-](?P<month3>\d{1,2})[./-](?P<year3>(?:19|20)\d{2})"
    r"|(?P<year4>(?:19|20)\d{2})-(?P<month4>\d{2})-(?P<day4>\d{2}))\b",
    re.I,
)
_PHRASE = re.compile(
    r"\b(?:(?P<ago>a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+"
    r"(?P<unit>day|week|fortnight|month|year)s?\s+(?P<agoword>ago)"
    r"|(?:(?P<from>\d{1,2})(?:st|nd|rd|th)?\s{0,2}(?:-|–|to|and|or)\s{0,2})?(?P<dom1>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    + _MONTH.format(n=5)
    + r"(?:,?\s+(?P<year5>(?:19|20)\d{2}))?"
    r"|"
    + _MONTH.format(n=6)
    + r"\s+(?P<dom2>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year6>(?:19|20)\d{2}))?"
    r"|(?:in|last|early|late|mid|of|by)[\s-]+"
    + _MONTH.format(n=7)
    + r"(?:\s+(?P<year7>(?:19|20)\d{2})|(?P<past7>\s+(?:of\s+)?last\s+year))?"
    r"|(?:in|since)\s+(?:early\s+|late\s+|mid-?\s*)?(?P<year8>(?:19|20)\d{2})"
    r"|(?P<weekday>mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
    r"|(?P<relative>yesterday|today|tonight|overnight|last\s+night|the\s+day\s+before|the\s+previous\s+day|a\s+day\s+earlier|this\s+morning"
    r"|earlier\s+this\s+week|this\s+week|last\s+week|this\s+month|last\s+month|last\s+year|the\s+year\s+before|this\s+year|the\s+weekend|recent\s+(?:days|weeks|months)))\b",
    re.I,
)
# verbs of saying, and of what people do after a happening: the day beside them is not the happening's
_SAYING = load_pattern("dates", "saying")
# a day on which a toll rose dates the count, not what happened
_COUNTED = load_pattern("dates", "counted")
_OWNED = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}\w")
_OF_A = re.compile(r"\bfor\s+an?\s+$", re.I)  # "responsibility for a mid-August attack"
_HEADS = 4  # characters at a sentence's head in which "On" may stand
_DATELINE = 150  # characters at a text's head in which the day of publication dates the article
_ON = re.compile(r"\b(?:on|of)\s+$", re.I)
_SAYS_NEXT = load_pattern("dates", "says_next")
_SUBJECT_SAYS = load_pattern("dates", "subject_says")  # "On Friday the team presented its findings"
_BEFORE_WEEKDAY = re.compile(
    r"\b(since|until|next|by|last|from|before|than)\s+(?:late\s+|early\s+|on\s+)?$", re.I
)


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """A phrase that dates something: ``first`` to ``last`` day; ``saying`` where it dates what was said.

    ``kind`` is "day" (one day, or a night), "span" (a week, month or year) or "since" (from then on).
    """

    span: Span
    first: date
    last: date
    kind: str = "day"
    saying: bool = False
    owned: bool = False  # "Sunday's earthquake": the day of the happening itself
    behind: bool = False  # "on Monday, two days after": it dates what stands behind it


# the ends of what ``date`` can hold stay out of reach of any reckoning from a day of publication
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


def read_date(value: str | None) -> date | None:
    """Return the day of an ISO 8601 string (a time of day is ignored), or None.

    A year that no publication has (before 1000, after 9000) is none.
    """
    try:
        day = date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _make(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, TypeError):
        return None


def _number_month(name: str) -> int:
    low = name.lower().rstrip(".")
    return _SHORT.get(low[:4]) or _SHORT[low[:3]]


def find_dateline(text: str) -> date | None:
    """Return the full date that stands in the first words of a text ("Thu Aug 1 2013 …"), or None."""
    match = _FULL.search(text, 0, min(len(text), 110))
    return _read_full(match) if match else None


def _read_full(match: re.Match[str]) -> date | None:
    """Return the day of a full date in any of its four forms, or None where there is no such day."""
    n = next(n for n in (1, 2, 3, 4) if match[f"year{n}"])
    month = match[f"month{n}"]
    return _make(match[f"year{n}"], month if month.isdigit() else _number_month(month), match[f"day{n}"])


def find_published(text: str, value: str | None) -> date | None:
    """Return the day a text was written: its dateline where it has one, else the date given with it.

    A dateline wins because dates given with articles are often those of a later crawl or update.
    """
    return find_dateline(text) or read_date(value)


def find_days(text: str, span: Span, published: date | None) -> list[DayPhrase]:
    """Return the phrases in ``text[span]`` that date something, in order; none without a date of publication.

    >>> [p.first.isoformat() for p in find_days("Ten died on Monday.", (0, 19), date(2024, 5, 15))]
    ['2024-05-13']
    """
    found: list[DayPhrase] = []
    for match in _PHRASE.finditer(text, span[0], span[1]):
        item = _read_phrase(text, match, span, published)
        if item is None:
            continue
        if item.kind == "day" and _OWNED.match(text, match.end(), span[1]):
            item = replace(item, saying=False, owned=True)
        dateline = re.search(r"(?:19|20)\d{2}$", match.group()) or (
            match.start() < _DATELINE
            and (match["dom1"] or match["dom2"])
            and not _ON.search(text, max(0, match.start() - 8), match.start())
        )
        if item.kind == "day" and item.first == published and dateline:
            # a dateline ("Thursday 5 Feb 2015") dates the article, and so does the weekday before it
            item = replace(item, saying=True)
            if found and 0 <= match.start() - found[-1].span[1] <= 2:
                found[-1] = replace(found[-1], saying=True)
        elif (
            found
            and found[-1].saying
            and not item.owned
            and text[found[-1].span[1] : match.start()] in (" ", ", ", " and ")
        ):
            item = replace(item, saying=True)  # "denied today, Sunday, what ..."
        if (
            item.kind == "span"
            and item.last - item.first > timedelta(days=300)
            and _SINCE.search(text[max(span[0], match.start() - 90) : match.start()])
        ):
            continue  # "the first since the war began in 2011"
        found.append(item)
    found = _join_ranges(text, found)
    return sorted((*found, *_find_counted_back(text, span, found, published)), key=lambda item: item.span)


# "July 1, 2002 - Villagers ...", "2014: ...": how an entry of a timeline begins
_ENTRY = re.compile(
    r"(?:[-–•*]\s{0,2})?(?:On\s)?(?:"
    + _FULL.pattern
    + "|"
    + _MONTH.format(n=9)
    + r"\s(?P<year9>(?:19|20)\d{2})|(?P<year0>(?:19|20)\d{2}))\s?(?:[-–—]\s|:\s)",
    re.I,
)


def find_entry_day(text: str, span: Span) -> DayPhrase | None:
    """Return the day, month or year that a stretch of text begins with as an entry of a timeline, or None.

    >>> find_entry_day("March 2019 - A ferry sinks.", (0, 27)).first.isoformat()
    '2019-03-01'
    """
    match = _ENTRY.match(text, *span)
    if match is None:
        return None
    if match["year0"]:
        year = int(match["year0"])
        return DayPhrase(match.span("year0"), date(year, 1, 1), date(year, 12, 31), "span")
    if match["year9"]:
        first, last = _list_month(int(match["year9"]), _number_month(match["month9"]))
        return DayPhrase(match.span(), first, last, "span")
    day = _read_full(match)
    return DayPhrase(match.span(), day, day) if day is not None else None


_TO = re.compile(r"\s{0,2}(?:-|–|to|until|through|and)\s{0,2}")


def _join_ranges(text: str, days: list[DayPhrase]) -> list[DayPhrase]:
    """Make one period of "28 November to 8 December"; of "between Friday and Sunday" too."""
    joined: list[DayPhrase] = []
    for day in days:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind in ("day", "since")
            and day.kind == "day"
            and last.first < day.last
            and (gap := _TO.fullmatch(text, last.span[1], day.span[0]))
            and (
                "and" not in gap.group()
                or text[max(0, last.span[0] - 8) : last.span[0]].lower() == "between "
            )
        ):
            kind = "day" if day.last - last.first <= timedelta(days=1) else "span"
            span = last.span[0], day.span[1]
            joined[-1] = DayPhrase(span, last.first, day.last, kind, last.saying and day.saying)
        else:
            joined.append(day)
    return joined


# "since the war began in 2011", and not "since a raid that killed 90 in 2019"
_SINCE = re.compile(r"\bsince\b(?:(?!\b(?:kill|die|dead|left|claim|wound|injur))[^.])*\Z", re.I)
_DAYS_AFTER = re.compile(
    r"\b(?P<ago>a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+"
    r"(?P<unit>day|week|fortnight|month|year)s?\s+after\s+(?=an?\s|the\s|its\s|\w+ed\b)",
    re.I,
)
_COUNTED_FROM = 40  # characters between a day and what is counted back from it
_OPENS = 24  # characters of a sentence's head in which the count is from the day of publication
_ABOUT = timedelta(days=2)  # "two weeks after" is about a fortnight


def _find_counted_back(
    text: str, span: Span, days: list[DayPhrase], published: date | None
) -> list[DayPhrase]:
    """Return the days of what went before.

    "Men dug on Monday, two days after a quake"; "Nine days after the massacre the prosecutor corrected …",
    which is counted from the day of publication.
    """
    found: list[DayPhrase] = []
    for match in _DAYS_AFTER.finditer(text, span[0], span[1]):
        base = next(
            (
                day.first
                for day in reversed(days)
                if day.kind == "day" and 0 <= match.start() - day.span[1] <= _COUNTED_FROM
            ),
            None,
        )
        length = _LENGTHS[match["unit"].lower()]
        if base is not None:
            found.append(replace(_read_ago(match, base, saying=False), behind=True))
        elif (
            published is not None
            and match.start() - span[0] <= _OPENS
            and length <= _LENGTHS["fortnight"]
            and match["ago"].lower()
            not in ("a", "one")  # "a day after the attack men came to": that is the news
        ):
            day = _read_ago(match, published, saying=False)
            middle = day.first + (day.last - day.first) / 2
            early, late = (timedelta(days=1), timedelta(days=1)) if length == 1 else (_ABOUT, _ABOUT)
            found.append(DayPhrase(match.span(), middle - early, middle + late, "day", behind=True))
    return found


def _read_phrase(text: str, match: re.Match[str], span: Span, published: date | None) -> DayPhrase | None:
    lead = text[max(span[0], match.start() - 48) : match.start()]
    saying = (
        (_SAYING.search(lead) is not None and not _OF_A.search(lead))
        or _COUNTED.search(text, max(span[0], match.start() - 100), match.start()) is not None
        or _SAYS_NEXT.match(text, match.end(), span[1]) is not None
        or match.start() - span[0] <= _HEADS
        and _SUBJECT_SAYS.match(text, match.end(), span[1]) is not None
    )
    if match["weekday"]:
        return _read_weekday(text, match, span, published, lead, saying) if published is not None else None
    if match["relative"]:
        return _read_relative(match, published, saying)
    if match["ago"]:
        return _read_ago(match, published, saying) if published is not None else None
    for n, dom in ((5, "dom1"), (6, "dom2")):
        if match[dom]:
            return _read_day_of_month(match, n, dom, published, lead, saying)
    if match["month7"]:
        if not match["month7"][:1].isupper():
            return None
        return _read_month(match, published, saying)
    if match["year8"]:
        year = int(match["year8"])
        return DayPhrase(match.span(), date(year, 1, 1), date(year, 12, 31), "span", saying)
    return None


_THIS_WEEK = 3  # days


def _read_weekday(
    text: str, match: re.Match[str], span: Span, published: date, lead: str, saying: bool
) -> DayPhrase | None:
    """ "On Thursday" is the last Thursday; "since Thursday" goes on from then."""
    name = match["weekday"].lower()
    index = _WEEKDAYS.index(name if name in _WEEKDAYS else name.rstrip("s"))
    before = _BEFORE_WEEKDAY.search(lead)
    owned = _OWNED.match(text, match.end(), span[1]) is not None
    word = before[1].lower() if before and (not owned or before[1].lower() == "last") else ""
    if word in ("next", "than", "until", "by"):
        return None
    back = (published.weekday() - index) % 7 or (7 if word == "last" else 0)
    day = published - timedelta(days=back)
    if word == "last" and back <= _THIS_WEEK:  # "last Tuesday" said on Thursday may be that of last week
        return DayPhrase(match.span(), day - timedelta(days=7), day, "span", saying)
    if word in ("since", "from"):
        return DayPhrase(match.span(), day, published, "since", saying)
    return DayPhrase(match.span(), day, day, "day", saying)


def _read_day_of_month(
    match: re.Match[str], n: int, dom: str, published: date | None, lead: str, saying: bool
) -> DayPhrase | None:
    """ "On 12 May": of the year of publication, or of the year before where it would lie ahead."""
    if not match[f"month{n}"][:1].isupper():
        return None
    month, year = _number_month(match[f"month{n}"]), match[f"year{n}"]
    if year is not None:
        day = _make(year, month, match[dom])
    elif published is not None:
        day = _make(published.year, month, match[dom])
        if day is not None and day > published + timedelta(days=3):
            day = _make(published.year - 1, month, match[dom])
    else:
        day = None
    if day is None:
        return None
    if re.search(r"\b(?:since|from)\s+$", lead, re.I):
        return DayPhrase(match.span(), day, published or day, "since", saying)
    start = _make(day.year, day.month, match["from"]) if dom == "dom1" and match["from"] else None
    if start is not None and start < day:  # "the night of 2 to 3 December" is a night, "8 to 20 May" a period
        kind = "day" if day - start == timedelta(days=1) else "span"
        return DayPhrase(match.span(), start, day, kind, saying)
    return DayPhrase(match.span(), day, day, "day", saying)


def _read_ago(match: re.Match[str], published: date, saying: bool) -> DayPhrase:
    """ "two days ago" is a day; "two weeks ago" is somewhere about it."""
    word, length = match["ago"].lower(), _LENGTHS[match["unit"].lower()]
    back = (_SMALL.get(word) or int(word)) * length
    day = published - timedelta(days=min(back, published.toordinal() - 1))
    if length == 1:
        return DayPhrase(match.span(), day, day, "day", saying)
    slack = timedelta(days=max(2, length // 3))
    return DayPhrase(match.span(), day - slack, min(day + slack, published), "span", saying)


def _read_month(match: re.Match[str], published: date | None, saying: bool) -> DayPhrase | None:
    month = _number_month(match["month7"])
    if match["year7"] is not None:
        year = int(match["year7"])
    elif match["past7"] is not None and published is not None:
        year = published.year - 1
    elif published is not None:
        year = published.year - (1 if month > published.month else 0)
    else:
        return None
    return DayPhrase(match.span(), *_list_month(year, month), "span", saying)


def _list_month(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _read_relative(match: re.Match[str], published: date | None, saying: bool) -> DayPhrase | None:
    if published is None:
        return None
    phrase = " ".join(match["relative"].lower().split())
    one = timedelta(days=1)
    if phrase in ("today", "tonight", "this morning"):
        return DayPhrase(match.span(), published, published, "day", saying)
    if phrase in ("yesterday", "last night"):
        return DayPhrase(match.span(), published - one, published - one, "day", saying)
    if phrase == "overnight":
        return DayPhrase(match.span(), published - one, published, "day", saying)
    if phrase in ("this week", "earlier this week"):
        return DayPhrase(match.span(), published - timedelta(days=6), published, "span", saying)
    if phrase == "last week":
        return DayPhrase(
            match.span(), published - timedelta(days=13), published - timedelta(days=1), "span", saying
        )
    if phrase == "the weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7)
        return DayPhrase(match.span(), saturday, saturday + one, "span", saying)
    if phrase in ("this month", "last month", "recent days", "recent weeks", "recent months"):
        reach = {"this month": 31, "last month": 62, "recent days": 10, "recent weeks": 42}.get(phrase, 120)
        return DayPhrase(match.span(), published - timedelta(days=reach), published, "span", saying)
    if phrase in ("this year", "last year", "the year before"):
        year = published.year - (0 if phrase == "this year" else 1 if phrase == "last year" else 2)
        return DayPhrase(match.span(), date(year, 1, 1), date(year, 12, 31), "span", saying)
    return None  # "a day earlier": relative to another event


_TOLL = re.compile(
    r"\b(?:toll|bodies|body|corpses|tally|more|(?:taking|bringing|raising) the number)\b", re.I
)


_COMPARED = re.compile(
    r"\b(?:deadliest|worst|largest|heaviest|biggest|highest|bloodiest|strongest|first)\b[^.;,]{0,40}\bsince\b[^.;,]{0,12}$",
    re.I,
)


_BEFORE_TOLL = 12  # characters before a number in which "taking the", "the toll" may stand


def counts_a_toll(text: str, span: Span) -> bool:
    """Tell whether a stretch of text speaks of bodies or of a toll."""
    return _TOLL.search(text, *span) is not None


def choose_day(text: str, phrases: list[DayPhrase], span: Span) -> DayPhrase | None:
    """Return the phrase that dates what stands at ``span``: the nearest that dates no saying.

    A day that the happening owns ("Sunday's blast") wins; of a toll and of bodies found it alone counts.

    The one after the figure wins over one before it at twice the distance ("killed 12 on Monday").
    """
    best = None
    counted = counts_a_toll(text, (max(0, span[0] - _BEFORE_TOLL), span[1]))
    for phrase in phrases:
        if phrase.saying or counted and not phrase.owned and phrase.kind == "day":
            continue
        if phrase.behind and span[0] < phrase.span[1]:
            continue
        if _COMPARED.search(text, max(0, phrase.span[0] - 60), phrase.span[1]):
            continue  # "the deadliest since 2016" dates nothing
        if phrase.owned:
            return phrase
        if phrase.span[0] >= span[1]:
            distance, gap = phrase.span[0] - span[1], (span[1], phrase.span[0])
        elif phrase.span[1] <= span[0]:
            distance, gap = 2 * (span[0] - phrase.span[1]) + 1, (phrase.span[1], span[0])
        else:
            distance, gap = 0, span
        if "(" in text[gap[0] : gap[1]] or ")" in text[gap[0] : gap[1]]:
            distance += 200  # a caption, an aside
        if best is None or distance < best[0]:
            best = (distance, phrase)
    return best[1] if best else None
