"""What a saying with figures says beside them: who did it, that he did not, what he confirms or turns down.

A figure's claim holds its number alone.  What else the saying holds is a statement of its own where it may
answer, or be answered by, another: "jets bombed the town |, killing 12", "denied | that its men had fired |
and said that three had died".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from attrib.language.spans import overlaps_any
from attrib.model import Attribution, Document, Figure, Span

from .cues import find_kinds, load_event_rules
from .patterns import load_pattern
from .sides import Deed, is_known, load_deed_rules, read_deed

_NEAR_SOURCE = 30  # characters between a source and its cue
_OWNS = re.compile(r"\b(?:claim|blam|accus|point|finger|own(?:ed|s)? up)", re.I)
_FEW_WORDS = 30  # characters of a content that says nothing without its cue
_NEAR_CUE = 40  # characters between a cue and its content
_LEAST_CLAUSE = 20  # characters of a clause that says who did what
_AROUND = " ,;:-–—"
_LEAST_STATEMENT = 8  # characters of a clause: "the number"
_MOST_CLAUSES = 60  # clauses of one saying that are read
_IN_WHICH = load_pattern("deeds", "in_which")
_CLAUSES = re.compile(r";\s|,?\s(?:and|but|while|though|although)\s(?:that\s)?|,\s(?=\w+ing\s)")
_COUNT_OF = load_pattern("deeds", "count_of")
_DISMISSED = load_pattern("deeds", "dismissed")
_DISMISSED_BESIDE = load_pattern("deeds", "dismissed_beside")
_POINTED_COUNT = load_pattern("deeds", "pointed_count")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement within a saying: where it stands, its ``words`` without who says it, and its deed.

    ``meant`` are the figures that it turns down or confirms.
    """

    span: Span
    words: str
    deed: Deed | None
    meant: tuple[Figure, ...] = ()


def extent(text: str, item: Attribution) -> Span:
    """Return the stretch from the first to the last word of an attribution's content.

    Of a denial, a confirmation or a doubt the cue belongs to it ("denied that its men had been there"):
    the content alone would say the contrary.  So it does to a few words that say whose deed it was
    ("claimed | the attack", "laid the blame on | the militia"), which alone would say nothing.
    """
    spans = item.content or item.cue or item.source
    few = sum(end - start for start, end in item.content) <= _FEW_WORDS
    owns = few and any(_OWNS.search(text[start:end]) for start, end in item.cue)
    if (owns or item.stance in ("denies", "confirms", "doubts")) and item.cue and item.content:
        near = min(abs(item.content[0][0] - item.cue[-1][1]), abs(item.cue[0][0] - item.content[-1][1]))
        if near <= _NEAR_CUE:
            spans = (*item.cue, *item.content)
            spans += tuple(span for span in item.source if 0 <= item.cue[0][0] - span[1] <= _NEAR_SOURCE)
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def find_told(doc: Document, item: Attribution, body: str | None) -> list[Told]:
    """Return the statements of a saying with figures that answer others or that others answer.

    ``body`` is for whom its speaker speaks.
    """
    blame = _find_blame(doc, item, body)
    found = [blame] if blame is not None else []
    for span in islice(_list_clauses(doc.text, item), _MOST_CLAUSES):
        if any(overlaps_any(span, [told.span]) for told in found):
            continue
        part = replace(item, content=(span,), figures=())
        first = span[0] == item.content[0][0]
        if not first and item.stance in ("denies", "confirms"):
            part = replace(part, stance="asserts")  # the cue is that of the first clause
        deed = read_deed(doc, part, body)
        words = doc.text[slice(*span)]
        denies = deed is not None and deed.stand in ("denies", "denies harm")
        if denies or _DISMISSED.search(words) or first and _confirms_count(item, words):
            found.append(Told(extent(doc.text, part) if first else span, words, deed if denies else None))
    return found + [told for told in _find_answered(doc, item, body) if not _is_beside(told, found)]


def _is_beside(told: Told, others: list[Told]) -> bool:
    return overlaps_any(told.span, [other.span for other in others])


def _find_answered(doc: Document, item: Attribution, body: str | None) -> Iterator[Told]:
    """Yield the clauses that turn down, or confirm, a number that they hold: "called the toll of 54 a lie".

    The cue speaks of the first clause alone.
    """
    for number, clause in enumerate(islice(_cut_clauses(doc.text, item), _MOST_CLAUSES)):
        held = tuple(
            figure
            for figure in item.figures
            if overlaps_any(figure.span, [clause]) and not is_told_beside(doc.text, item, figure)
        )
        if not held or not _answers(doc.text, item, clause, number == 0):
            continue
        part = replace(item, content=(clause,), figures=())
        span = extent(doc.text, part) if number == 0 else clause
        deed = read_deed(doc, part, body)
        denies = deed is not None and deed.stand in ("denies", "denies harm")
        yield Told(span, doc.text[slice(*clause)], deed if denies else None, held)


def is_told_beside(text: str, item: Attribution, figure: Figure) -> bool:
    """Tell whether a count is told beside what is answered: "denied the raid | in which 60 died"."""
    return _IN_WHICH.search(text, item.content[0][0], figure.span[0]) is not None


def _answers(text: str, item: Attribution, clause: Span, first: bool) -> bool:
    """Tell whether a clause with a number turns it down or confirms it."""
    rules = load_deed_rules()
    words = text[slice(*clause)]
    cue = " ".join(text[start:end] for start, end in item.cue)
    if _DISMISSED_BESIDE.search(words) is not None:
        return True
    if not first or rules.neither.search(cue):
        return False
    answers = {"denies": rules.denials, "confirms": rules.admits}.get(item.stance)
    return answers is not None and answers.search(cue) is not None


def _confirms_count(item: Attribution, words: str) -> bool:
    """Tell whether a clause is the count that is confirmed or denied: "the number", "the governor's toll"."""
    if item.stance not in ("confirms", "denies"):
        return False
    return _POINTED_COUNT.match(words) is not None or _COUNT_OF.search(words) is not None


def _list_clauses(text: str, item: Attribution) -> Iterator[Span]:
    """Yield the clauses of a saying that hold no figure."""
    for clause in _cut_clauses(text, item):
        yield from _leave_figures(text, clause, item)


def _cut_clauses(text: str, item: Attribution) -> Iterator[Span]:
    """Yield the clauses of a saying."""
    for start, end in item.content:
        breaks = [(match.start(), match.end()) for match in _CLAUSES.finditer(text, start, end)]
        first = start
        for stop, resume in [*breaks, (end, end)]:
            yield _trim(text, (first, stop))
            first = resume


def _leave_figures(text: str, clause: Span, item: Attribution) -> Iterator[Span]:
    """Yield a clause, cut before its first figure where it has one after a comma, colon or dash."""
    start, end = clause
    held = [figure.span for figure in item.figures if overlaps_any(figure.span, [clause])]
    if held:
        comma = max(text.rfind(mark, start, min(held)[0] + 1) for mark in (",", ":", "–", "—"))
        end = comma if comma > start else start
    start, end = _trim(text, (start, end))
    if end - start >= _LEAST_STATEMENT:
        yield start, end


def _trim(text: str, span: Span) -> Span:
    """Return a stretch of text without the marks and blanks around it."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip(_AROUND))
    return start, max(start, span[1] - len(words) + len(words.rstrip(_AROUND)))


def _find_blame(doc: Document, item: Attribution, body: str | None) -> Told | None:
    """Return the clause of a saying with figures that says who did it: "jets bombed the town |, killing 12".

    It reaches from the doer to the next figure, or from the figure before it.
    """
    deed = read_deed(doc, item, body)
    if deed is None or deed.stand != "blames" or deed.span is None:
        return None
    if not is_known(deed.sides) and item.stance not in ("confirms", "accuses"):
        return None
    inside = next(((start, end) for start, end in item.content if start <= deed.span[0] < end), None)
    if inside is None or any(overlaps_any(figure.span, [deed.span]) for figure in item.figures):
        return None
    before = [figure.span[1] for figure in item.figures if inside[0] < figure.span[1] <= deed.span[0]]
    after = [figure.span[0] for figure in item.figures if deed.span[1] <= figure.span[0] < inside[1]]
    start, end = max(before, default=inside[0]), min(after, default=inside[1])
    start, end = _trim(doc.text, (start, end))
    acts = load_deed_rules().acts.search(doc.text, start, end) is not None
    happens = acts or find_kinds(doc.text, (start, end), load_event_rules())
    if not happens or end - start < _LEAST_CLAUSE:
        return None
    return Told((start, end), doc.text[start:end], deed)
