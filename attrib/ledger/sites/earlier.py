"""Which numbers the text itself calls superseded."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from attrib.figures.compare import anchor
from attrib.model import Span

from ..patterns import load_pattern
from .page import Page, number_key

_FROM = re.compile(r"\bfrom\s+(?:(?:about|some|at\sleast|around|nearly)\s)?[\w,-]+(?:\s\w+)?$", re.I)
_FROM_TO = re.compile(r"\bfrom\s[^.;]{1,30}\sto\s(?:(?:about|some|at\sleast|more\sthan|over)\s){0,2}$", re.I)
_UP_FROM = re.compile(r"\b(?:up|down)\sfrom\s(?:(?:the|about|some)\s)?$", re.I)
_TO_NUMBER = re.compile(r"\s+to\s+(?:\d|\w+\b)", re.I)
_EARLIER, _SAID_EARLIER = load_pattern("sites", "earlier"), load_pattern("sites", "said_earlier")
_EARLIER_COUNT, _COUNT_REACH = load_pattern("sites", "earlier_count"), 110  # characters before a number
_COUNT_WORD, _COUNTED = load_pattern("sites", "count_word"), 60
_HAD_GIVEN, _HAD = load_pattern("sites", "had_given"), 40
_HAD_GIVEN_THEN = load_pattern("sites", "had_given_then")
_TOLD_EARLIER, _TOLD = load_pattern("sites", "told_earlier"), 80
_PAST = tuple(
    load_pattern("sites", name)
    for name in ("replaced", "corrected", "then_another", "in_first_message", "now_more")
)
_SERIES = load_pattern("sites", "series")
_BEFORE_NUMBER = re.compile(r"[^\d]*")
_SINCE = re.compile(r"\b(?:now|later|then|afterwards)\b", re.I)
_NOT, _AS = re.compile(r",?\s(?:and\s)?not\s(?:the\s)?", re.I), re.compile(r"[^.;,]{0,20}\bas\s", re.I)
_HEAD = 24  # characters of a figure before its number: "the figure of"
_TWO = 2  # numbers of one source and unit
_CLOCK_LINE = re.compile(r"\W{0,3}\d{1,2}[:.]\d{2}\b")
_LIVE = 3  # lines with a time by which a page is a live one
_GROWN = 4  # times as many as a count may grow on a live page


def mark_earlier(page: Page) -> None:
    """Mark the numbers that the text calls superseded, by their own words or beside later ones."""
    for draft in page.drafts:
        if draft.figure is not None and _is_earlier(page.text, draft.span, page.sentence_of(draft)):
            draft.earlier = True
    _mark_past(page)
    _mark_given_then(page)
    _mark_told_earlier(page)
    _mark_series(page)
    _mark_replaced(page)


def _is_earlier(text: str, span: Span, sentence: Span) -> bool:
    """Tell whether the text calls a number superseded: "up from 12", "an earlier toll of 12"."""
    before = text[max(sentence[0], span[0] - 40) : span[0]]
    head = _BEFORE_NUMBER.match(text, span[0], span[0] + 14)[0].split(" of ")[0]  # type: ignore[index]
    if _FROM.search(text, max(sentence[0], span[0] - 40), span[1]) and _TO_NUMBER.match(
        text, span[1], min(len(text), span[1] + 14)
    ):
        return True
    if _SAID_EARLIER.search(before):
        return False  # "said earlier today": that dates the saying
    if _EARLIER_COUNT.search(text, max(sentence[0], span[0] - _COUNT_REACH), span[0]):
        return True
    if _UP_FROM.search(before):
        return True
    if _FROM_TO.search(before):
        return False  # "rose from 24 to | 31"
    if any(pattern.match(text, span[1], sentence[1]) for pattern in _PAST):
        return True
    called = _EARLIER.search(before + head)
    if called is None or _SINCE.search(before + head, called.start()):
        return False  # "46 at first and later | 49"
    return _COUNT_WORD.search(text, max(sentence[0], span[0] - 60), span[1]) is not None


def _mark_past(page: Page) -> None:
    """A number that somebody "had given" is superseded where he gives another in the text."""
    counts: dict[tuple[str, str], set[int]] = {}
    for draft in page.drafts:
        if draft.figure is not None:
            counts.setdefault((draft.origin.name, draft.figure.unit), set()).add(anchor(draft.figure))
    for draft in page.drafts:
        if draft.figure is None or len(counts[draft.origin.name, draft.figure.unit]) < _TWO:
            continue
        start = page.sentence_of(draft)[0]
        end = min(draft.span[0] + _HEAD, draft.span[1])
        head = page.text[draft.span[0] : end].split(" of ")[0]
        before = page.text[max(start, draft.span[0] - _HAD) : draft.span[0]]
        counted = _COUNT_WORD.search(page.text, max(start, draft.span[0] - _COUNTED), draft.span[1])
        given = _HAD_GIVEN.search(before + head)
        if counted and given and not (_SAID_EARLIER.search(before) or _SINCE.search(before, given.start())):
            draft.earlier = True


def _mark_series(page: Page) -> None:
    """Of the numbers that a toll went through all but the last are superseded: "from 9 to 12 and then 17"."""
    for sentence in sorted({page.sentence_of(draft) for draft in page.drafts if draft.figure is not None}):
        series = _SERIES.search(page.text, *sentence)
        if series is None:
            continue
        for draft in page.drafts:
            if draft.figure is not None and series.start() < draft.span[1] and draft.span[0] < series.end():
                draft.earlier = draft.span[1] <= series.start(series.lastgroup or 0)


def _mark_replaced(page: Page) -> None:
    """Of two numbers of one source the second is superseded that a "not" parts from the first: "five, not
    four"."""
    drafts = [draft for draft in page.drafts if draft.figure is not None]
    drafts.sort(key=lambda draft: draft.span)
    for one, two in pairwise(drafts):
        assert one.figure is not None and two.figure is not None
        if one.origin.name == two.origin.name and one.figure.unit == two.figure.unit:
            between = _NOT.fullmatch(page.text, one.span[1], max(one.span[1], two.span[0]))
            if between and not _AS.match(page.text, two.span[1]):  # "not four as the union has it"
                one.earlier, two.earlier = False, True


def _mark_given_then(page: Page) -> None:
    """A number that "had been given that morning" is superseded where the text gives another of its kind."""
    standing = {draft.figure.unit for draft in page.drafts if draft.figure and not draft.earlier}
    numbers = Counter(unit for unit, _ in {number_key(draft.figure) for draft in page.drafts if draft.figure})
    for draft in page.drafts:
        if draft.figure is None or draft.figure.unit not in standing or numbers[draft.figure.unit] < _TWO:
            continue
        start = max(page.sentence_of(draft)[0], draft.span[0] - _COUNT_REACH)
        if _HAD_GIVEN_THEN.search(page.text, start, draft.span[0]):
            draft.earlier = True


def _mark_told_earlier(page: Page) -> None:
    """What somebody "said earlier" is superseded where another number of the kind stands further down."""
    last = {draft.figure.unit: draft.span[0] for draft in page.drafts if draft.figure is not None}
    for draft in page.drafts:
        start = max(page.sentence_of(draft)[0], draft.span[0] - _TOLD)
        if draft.figure is None or last[draft.figure.unit] < page.sentence_of(draft)[1]:
            continue
        if _TOLD_EARLIER.search(page.text, start, draft.span[0]):
            draft.earlier = True


def mark_overtaken(page: Page) -> None:
    """On a live page a source's smaller number of another line is an earlier one: "14:00 21 dead"."""
    lines: dict[int, int] = {}
    for number, draft in enumerate(page.drafts):
        start = page.text.rfind("\n", 0, draft.span[0]) + 1
        whole = draft.figure is not None and draft.figure.role == "total"
        if whole and draft.origin.kind in ("named", "described") and _CLOCK_LINE.match(page.text, start):
            lines[number] = start
    if len(set(lines.values())) < _LIVE:
        return
    counts: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for number in lines:
        figure = page.drafts[number].figure
        if figure is not None:
            key = page.drafts[number].origin.name, figure.unit
            counts.setdefault(key, []).append((anchor(figure), number))
    for group in counts.values():
        most, latest = max(group)
        for value, number in group:
            if lines[number] != lines[latest] and value < most <= _GROWN * value:
                page.drafts[number].earlier = True
