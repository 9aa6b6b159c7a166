"""Which figures are the word of whom an attribution cites, and which stand in the outlet's own voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from attrib.figures.find import assign_figures, find_sentence_figures
from attrib.language.spans import overlaps_any
from attrib.model import Attribution, Document, Figure, Span
from attrib.sources.origins import name_in_registry

from ..origins import is_name
from ..patterns import load_pattern
from .page import number_key

_SINGLE = re.compile(r"\b(?:single|any)\b", re.I)
_BESIDE_IN_TIME = load_pattern("sites", "beside_in_time")
_CLOCK, _A_BODY = load_pattern("counters", "clock"), load_pattern("counters", "body")
_AFTER_TITLE = re.compile(r"[^\n]{1,200}\n\s*")
_PLACE_WORDS = 3  # words of a dateline's place
_LEAD = 60  # characters of a lead behind its dateline
_GOES_ON_TELLING = load_pattern("sites", "goes_on_telling")
_CLAIMS_DEED, _OWNS_DEED = load_pattern("sites", "claims_deed"), load_pattern("sites", "owns_deed")
_TOLD_BESIDE = load_pattern("sites", "told_beside")
_TOLD_OF, _TOLD = load_pattern("sites", "told_of"), 60  # characters before a number
_DOES_SO = re.compile(r"(?:killing|wounding|injuring|leaving)\b", re.I)


def share_figures(doc: Document, sentences: Sequence[Span]) -> tuple[tuple[Attribution, ...], list[Figure]]:
    """Return the attributions with their figures and the figures in the outlet's own voice."""
    shared, own = _assign(doc, sentences)
    denied = [piece for item in shared if item.stance == "denies" for piece in item.content]
    kept, told = [], list(own)
    for item in shared:
        mine = _list_own(doc.text, item)
        told += [figure for figure in item.figures if figure not in mine]
        if item.stance == "denies":
            mine = tuple(figure for figure in mine if not _is_not_one(doc.text, denied, figure))
        kept.append(replace(item, figures=mine) if len(mine) < len(item.figures) else item)
    return tuple(kept), [figure for figure in told if not _is_not_one(doc.text, denied, figure)]


def _assign(doc: Document, sentences: Sequence[Span]) -> tuple[tuple[Attribution, ...], tuple[Figure, ...]]:
    """Return the attributions with the figures they reach to, and the figures that none of them does."""
    attributions = tuple(
        replace(
            item,
            speaker=name_in_registry(item),
            figures=tuple(figure for figure in item.figures if figure.high != 0),
        )
        for item in doc.attributions or ()
    )  # "nobody died" is a statement: it has no people to compare
    figures = tuple(figure for figure in find_sentence_figures(doc.text, sentences) if figure.high != 0)
    held = [figure for item in attributions for figure in item.figures]
    if not held:
        return assign_figures(doc.text, figures, sentences, attributions)
    return attributions, tuple(figure for figure in figures if not _is_held(figure, held))


def _is_not_one(text: str, denied: Sequence[Span], figure: Figure) -> bool:
    """Tell whether a figure is the one of "denied that a single civilian had died": no count at all.

    ``denied`` is where denials stand.
    """
    single = figure.low == 1 and _SINGLE.search(text, *figure.span) is not None
    return single and overlaps_any(figure.span, denied)


def _is_held(figure: Figure, held: Sequence[Figure]) -> bool:
    """Tell whether a figure is one of those that attributions hold: the same number at the same place."""
    near = [other for other in held if overlaps_any(figure.span, [other.span])]
    return any(number_key(figure) == number_key(other) for other in near)


def _list_own(text: str, item: Attribution) -> tuple[Figure, ...]:
    """Return the figures that are the source's word: none that only tell which deed it claims or condemns."""
    own: list[Figure] = []
    if _labels_nobody(text, item):
        return ()
    last: Figure | None = None  # one that is told of a deed
    for figure in item.figures:
        goes_on = last is not None and _GOES_ON_TELLING.fullmatch(text, last.span[1], figure.span[0])
        if goes_on or is_told_of(text, item, figure):
            last = figure
        else:
            own.append(figure)
    return tuple(own)


def _labels_nobody(text: str, item: Attribution) -> bool:
    """Tell whether what stands before a colon is a time or the place of a dateline: "8.05 pm IST: 22 dead",
    "ORSK: Nine people died"."""
    if item.rule != "speaker-colon" or not item.source:
        return False
    start, end = item.source[0]
    clock = _CLOCK.match(text, start, end + 1)
    if clock is not None:
        return not _is_somebody(text, (clock.end(), end))
    paragraph = text.find("\n", end) % (len(text) + 1)
    opens = not text[:start].strip() or _AFTER_TITLE.fullmatch(text, 0, start) is not None
    lone = text[start:end].replace(" ", "").isalpha() and len(text[start:end].split()) <= _PLACE_WORDS
    return opens and lone and paragraph - end > _LEAD and _A_BODY.search(text, start, end) is None


def _is_somebody(text: str, label: Span) -> bool:
    """Tell whether words behind a time name who speaks: "14:35 - | hospital chief Ali Noor |: 17 dead"."""
    words = text[slice(*label)]
    if _NO_SPEAKER.search(words) is not None:
        return False
    return _A_BODY.search(words) is not None or is_name(words) and len(words.split()) > 1


_NO_SPEAKER = re.compile(r"\b(?:news|updates?|alert|tolls?|counts?|lists?|figures)\s*$", re.I)


def is_told_of(text: str, item: Attribution, figure: Figure) -> bool:
    """Tell whether a figure only tells which deed is claimed, condemned, admitted or denied: not the source's
    word."""
    cue = " ".join(text[start:end] for start, end in item.cue)
    start = min((start for start, _ in item.content), default=figure.span[0])
    owns = _OWNS_DEED.search(text, start, figure.span[0])
    judges = item.stance in ("accuses", "denies", "demands", "promises")
    if not (judges or owns or _CLAIMS_DEED.search(cue)):
        return False
    if item.stance in ("demands", "promises") and _BESIDE_IN_TIME.search(text, start, figure.span[0]):
        return True  # "urged people to rise up after the air force | killed 35"
    before = text[max(start, figure.span[0] - _TOLD) : figure.span[0]]
    if item.stance == "confirms":
        return _TOLD_BESIDE.search(before) is not None  # what is admitted is said by who admits it
    return _TOLD_OF.search(before) is not None or _DOES_SO.match(text, figure.span[0]) is not None
