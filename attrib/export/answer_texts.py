"""Answers as text for people, 80 to 200 columns wide; no word is ever broken."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from attrib.export.terminal import clean_terminal
from attrib.ledger.model import Claim, Ledger
from attrib.questions.compare import Comparison, Statement
from attrib.questions.events import EventAnswer, EventTable, Reading, shorten, tell_claim
from attrib.questions.figures import tell_figure, write_span
from attrib.questions.outlets import DroppedCaveat, OutletAnswer

LEAST_WIDTH, MOST_WIDTH = 80, 200
_INDENT = "  "
_GAP = "  "
_MOST_SENTENCES = 4
_MOST_DROPPED = 5
_MOST_SOURCES = 12


def fit_width(columns: int) -> int:
    """Return the width to write for a terminal of so many columns.

    >>> [fit_width(40), fit_width(120), fit_width(500)]
    [80, 120, 200]
    """
    return min(max(columns, LEAST_WIDTH), MOST_WIDTH)


def wrap(text: str, width: int, indent: str = _INDENT, hanging: str | None = None) -> Iterator[str]:
    """Yield the text's lines, each at most ``width`` wide unless a single word is longer."""
    yield from textwrap.wrap(
        " ".join(clean_terminal(text).split()),
        width=width,
        initial_indent=indent,
        subsequent_indent=(indent + _INDENT) if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def write_events(answers: Sequence[EventAnswer], width: int) -> Iterator[str]:
    """Yield the lines of a list of events, and at its end what is meant by independent."""
    for answer in answers:
        yield from _write_event(answer, width)
        yield ""
    if answers:
        yield from wrap(_INDEPENDENT, width, indent="", hanging="")


_INDEPENDENT = (
    "Sources are counted by name. Independent: an organisation with its people and its channel counts once, "
    "unnamed people once together, copies and an outlet that credits somebody else not at all."
)


def _write_event(answer: EventAnswer, width: int) -> Iterator[str]:
    yield from _head_event(answer, width)
    yield from _tell_tolls(answer, width)
    if not answer.tolls and answer.example:
        yield from wrap(answer.example, width)
    yield from _tell_sources(answer, width)
    for dispute in answer.disputes:
        yield from wrap(f"{_LABELS[dispute.type]}: {dispute.text}", width)
    for reason in answer.unverified:
        yield from wrap(f"unverified: {reason}", width)


_LABELS = {"conflicts": "contested", "denies": "denied", "confirms": "confirmed", "revises": "revised"}


def _head_event(answer: EventAnswer, width: int) -> Iterator[str]:
    event = answer.event
    yield from wrap(event.title, width, indent="", hanging=_INDENT)
    days = " to ".join(dict.fromkeys(day for day in (event.first_day, event.last_day) if day))
    where = ", ".join(dict.fromkeys((*filter(None, (event.place,)), *event.within)))
    yield from wrap(" · ".join(filter(None, (f"event {event.id}", where, days or "day not told"))), width)


def _tell_tolls(answer: EventAnswer, width: int) -> Iterator[str]:
    for toll in answer.tolls:
        by_source = " · ".join(f"{name} {number}" for name, number in toll.by_source)
        text = f"{toll.unit} {write_span(toll.low, toll.high)}" + (f": {by_source}" if by_source else "")
        yield from wrap(text, width)


def _tell_sources(answer: EventAnswer, width: int) -> Iterator[str]:
    event = answer.event
    of_several = f" {event.independent_sources:,} of them independent," if event.sources > 1 else ""
    yield from wrap(
        f"{count(event.sources, 'source')},{of_several} in {count(answer.documents, 'article')}", width
    )


def write_claims(ledger: Ledger, claims: Iterable[Claim], width: int) -> Iterator[str]:
    """Yield the lines of claims under their events: who, how many sources, the words, why each status."""
    events = {event.id: event for event in ledger.events}
    last: str | None = None
    for claim in claims:
        if claim.event != last:
            if last is not None:
                yield ""
            last = claim.event
            event = events.get(claim.event)
            yield from wrap(
                event.title if event else f"event {claim.event}", width, indent="", hanging=_INDENT
            )
            if event is not None:
                ranges = (f"{unit} {write_span(low, high)}" for unit, low, high in event.ranges)
                yield from wrap(" · ".join((f"event {event.id}", *ranges)), width)
        yield from _write_claim(claim, width)
    if last is not None:
        yield ""
        yield from wrap(_INDEPENDENT, width, indent="", hanging="")


def _write_claim(claim: Claim, width: int) -> Iterator[str]:
    sources = count(claim.sources, "source")
    if claim.sources > 1:
        sources += f", {claim.independent_sources:,} independent"
    yield from wrap(f"{tell_claim(claim)} · {sources} · {claim.id}", width, indent=_INDENT * 2)
    if claim.unit:
        yield from wrap(f"“{shorten(claim.text)}”", width, indent=_INDENT * 3)
    told = {finding.status for finding in claim.findings}
    reasons = [(finding.status, finding.reason) for finding in claim.findings]
    reasons += [pair for pair in zip(claim.status, claim.reasons, strict=False) if pair[0] not in told]
    for status, reason in dict.fromkeys(reasons):
        if status != "single-source":
            yield from wrap(f"{status}: {reason}", width, indent=_INDENT * 3)


def write_event_table(table: EventTable, width: int) -> Iterator[str]:
    """Yield the lines of one event's toll table: a row a source, a column a unit and scope, over time."""
    yield from _write_event(table.answer, width)
    yield ""
    columns = table.columns()
    if not columns:
        yield from wrap("no figures are given for this event", width)
        return
    rows = [
        [source, *(_write_cell(table.cell(source, unit, scope)) for unit, scope in columns)]
        for source in table.sources()
    ]
    heads = ["source", *(tell_figure("", unit, scope) for unit, scope in columns)]
    yield from lay_table(heads, rows, width)
    for unit, sources, day in table.first:
        also = " (several on that day)" if len(sources) > 1 else ""
        yield from wrap(
            f"first to give a number of {unit}: {', '.join(sources)}, published {day}{also}", width
        )
    yield ""
    yield from _list_sentences(table.readings, width)


def _write_cell(readings: Iterable[tuple[str | None, str]]) -> str:
    return "; ".join(f"{number} ({(date or 'no date')[:10]})" for date, number in readings)


def _list_sentences(readings: Sequence[Reading], width: int) -> Iterator[str]:
    by_sentence: dict[tuple[str, str, str], list[Reading]] = {}
    for reading in readings:
        by_sentence.setdefault((reading.document, reading.sentence, reading.source), []).append(reading)
    for group in by_sentence.values():
        first = group[0]
        head = " · ".join(filter(None, ((first.date or "no date")[:10], first.outlet, first.document)))
        numbers = ", ".join(tell_figure(item.number, item.unit, item.scope) for item in group)
        yield from wrap(f"{head}: {first.source}, {numbers}", width)
        yield from wrap(f"“{first.sentence}”", width, indent=_INDENT * 2, hanging=_INDENT * 2)


def write_comparison(found: Sequence[Comparison], names: Sequence[str], width: int) -> Iterator[str]:
    """Yield the lines of a comparison: event by event, what each source says, what stands between them."""
    if not found:
        yield from wrap(f"no event on which {' and '.join(names)} all speak", width, indent="")
        return
    for item in found:
        yield from wrap(item.event.title, width, indent="", hanging=_INDENT)
        yield from wrap(f"event {item.event.id}", width)
        for name, statements in zip(names, item.statements, strict=True):
            yield from wrap(name, width)
            yield from _list_statements(statements, width)
        for dispute in item.disputes:
            yield from wrap(f"{_LABELS[dispute.type]}: {dispute.text}", width)
        if item.shared:
            same = ", ".join(item.shared)
            yield from wrap(f"both say the same in {count(len(item.shared), 'claim')}: {same}", width)
        if not item.disputes and not item.shared:
            yield from wrap("side by side: nothing here is surely about the same people and scope", width)
        yield ""


def _list_statements(statements: Sequence[Statement], width: int) -> Iterator[str]:
    indent = _INDENT * 2
    by_sentence: dict[tuple[str, str], list[Statement]] = {}
    for item in statements:
        by_sentence.setdefault((item.document, item.sentence), []).append(item)
    for group in list(by_sentence.values())[:_MOST_SENTENCES]:
        numbers = ", ".join(tell_figure(s.number, s.unit, s.scope) for s in group if s.unit)
        where = ", ".join(filter(None, (group[0].outlet, (group[0].date or "")[:10])))
        lead = " ".join(filter(None, (numbers, f"[{where}]" if where else "")))
        yield from wrap(f"{lead} “{group[0].sentence}”", width, indent=indent, hanging=indent + _INDENT)
    if len(by_sentence) > _MOST_SENTENCES:
        more = len(by_sentence) - _MOST_SENTENCES
        yield from wrap(f"and {count(more, 'sentence')} more (--format jsonl has all)", width, indent=indent)


def write_outlets(answers: Sequence[OutletAnswer], width: int) -> Iterator[str]:
    """Yield the lines on each outlet: whom it relies on, how often it names nobody, caveats it drops."""
    for answer in answers:
        yield from wrap(answer.outlet, width, indent="")
        yield from wrap(
            f"{count(answer.documents, 'article')}, {count(answer.attributions, 'attribution')}; "
            f"{share(answer.unnamed, answer.attributions)} to people without a name, "
            f"{share(answer.nobody, answer.attributions)} to nobody; "
            f"{count(answer.own_voice, 'statement')} in its own voice",
            width,
        )
        named = " · ".join(f"{name} {number}" for name, _, number in answer.sources[:_MOST_SOURCES])
        more = len(answer.sources) - _MOST_SOURCES
        yield from wrap(
            f"relies on: {named or 'nobody'}" + (f" · and {more} more" if more > 0 else ""), width
        )
        for item in answer.dropped[:_MOST_DROPPED]:
            yield from _tell_dropped(item, width)
        if len(answer.dropped) > _MOST_DROPPED:
            yield from wrap(f"and {len(answer.dropped) - _MOST_DROPPED} more dropped caveats", width)
        yield ""


def _tell_dropped(item: DroppedCaveat, width: int) -> Iterator[str]:
    yield from wrap(f"drops a caveat of {item.kept_by} (claim {item.claim}, {item.document}):", width)
    yield from wrap(f"“{item.sentence}”", width, indent=_INDENT * 2, hanging=_INDENT * 2)
    yield from wrap(f"{item.kept_by}: “{item.kept_sentence}”", width, indent=_INDENT * 2, hanging=_INDENT * 2)


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "article"), count(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def share(part: int, whole: int) -> str:
    """Return a part of a whole as a number and a percentage.

    >>> share(3, 12), share(0, 0)
    ('3 (25%)', '0')
    """
    return f"{part:,}" + (f" ({100 * part / whole:.0f}%)" if whole else "")


def lay_table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield a table's lines; columns that do not fit side by side go into further tables below.

    The first column is repeated in each.  Cells wrap between words.
    """
    cells = [[" ".join(clean_terminal(cell).split()) for cell in row] for row in (heads, *rows)]
    least = [max(len(word) for row in cells for word in (row[k].split() or [""])) for k in range(len(heads))]
    wanted = [max(len(row[k]) for row in cells) for k in range(len(heads))]
    start = 1
    while start < len(heads) or start == 1:
        stop = start
        used = least[0]
        while stop < len(heads) and (stop == start or used + len(_GAP) + least[stop] <= width - len(_INDENT)):
            used += len(_GAP) + least[stop]
            stop += 1
        chosen = [0, *range(start, stop)]
        sizes = _share_out([least[k] for k in chosen], [wanted[k] for k in chosen], width - len(_INDENT))
        for row in cells:
            yield from _lay_row([row[k] for k in chosen], sizes)
        yield ""
        start = max(stop, start + 1)


def _share_out(least: list[int], wanted: list[int], width: int) -> list[int]:
    """Give each column what it needs and share what is left among those that want more."""
    sizes = list(least)
    spare = width - sum(sizes) - len(_GAP) * (len(sizes) - 1)
    while spare > 0 and any(size < want for size, want in zip(sizes, wanted, strict=True)):
        for k, want in enumerate(wanted):
            if spare > 0 and sizes[k] < want:
                sizes[k] += 1
                spare -= 1
    return sizes


def _lay_row(row: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(cell, max(size, 1), break_long_words=False, break_on_hyphens=False) or [""]
        for cell, size in zip(row, sizes, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        yield (
            _INDENT + _GAP.join(part.ljust(size) for part, size in zip(parts, sizes, strict=True))
        ).rstrip()
