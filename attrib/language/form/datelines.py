"""Datelines: ``BEIRUT, May 3 (Reuters) -`` in all its shapes, at the head of a paragraph.

A dateline is places, dates and agencies, in any order, joined by commas or nothing, closed by a mark
(a dash of any kind, ``//``, ``|``, a colon) or, where an archive lost the mark, by an agency's bracket.
What makes it one is the place in capitals, a date, an agency, or a place that is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from attrib.model import Span

from .words import DASHES, MONTH, WEEKDAY, PageWords, load_page_words

LONGEST = 120  # characters of a dateline
INNER_ROOM = 1500  # characters of a paragraph in which a dateline is looked for
_MOST_PLACES = 4

_DATE = re.compile(
    rf"(?:{WEEKDAY}\.?,? )?(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d)(?!\w)"
    rf"|{WEEKDAY}(?!\w)"
)
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|UTC|EST|EDT|BST|IST|EET))?(?!\w)", re.IGNORECASE
)
_NAME_WORD = re.compile(
    r"(?:St\.|Ft\.|Mt\.|[^\W\d_a-z][\w'\u2019`-]*(?:\.[^\W\d_]\.?)*\.?|[a-z]{1,4}(?=[ -]))"
)
_SLASH = re.compile(r" ?/ ?(?!/)")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]")
_OUTLET = re.compile(r"[A-Z][\w.&'\u2019-]*(?: (?:[A-Z][\w.&'\u2019-]*|of|and|the|for)){0,4}")
_END = re.compile(rf"[ \t\u00a0]*(?:[{DASHES}_]+|//+|\||:)[ \t\u00a0]*")
_INNER = re.compile(
    rf"(?<=[\w.!?\"\u201d)] )(?P<place>[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}})(?:, [A-Z][a-z]+)?"
    rf"(?:, {MONTH}\.? \d{{1,2}})? "
    rf"\((?P<agency>[^()\n]{{2,30}})\)(?: ?[{DASHES}]+)?(?= [A-Z0-9\"\u201c])"
)
_GAP = re.compile(r",? ?")
_BY = re.compile(r"(?:By|BY) (?:[A-Z][\w.'\u2019-]+ ?){2,5}(?:(?:and|AND|,) (?:[A-Z][\w.'\u2019-]+ ?){2,5})?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its span with the closing mark, and where its (first) place stands."""

    span: Span
    place: Span | None


@dataclass(slots=True)
class _Parts:
    """What was read of a possible dateline so far."""

    places: list[Span]
    capitals: bool = False  # a place in capitals
    known: bool = False  # a place that some list has
    date: bool = False
    agency: bool = False
    bracket: bool = False  # behind an agency's bracket only a date may stand


def find_dateline(text: str, start: int, end: int, *, near_head: bool = True) -> Dateline | None:
    """Return the dateline that the paragraph ``text[start:end]`` begins with, or None.

    ``near_head`` is whether the paragraph is one of the article's first: only there do weaker signs do.
    The paragraph must go on behind a dateline, in a capital, a digit or a mark.
    """
    words = load_page_words()
    stop = min(end, start + LONGEST)
    bracketed = _read_bracketed(text, start, stop, words)
    if bracketed is not None:
        parts, point = bracketed
    else:
        parts, point = _read_parts(text, start, stop, words)
    if point == start:
        return None
    closing = _END.match(text, point, end)
    if closing is None:
        if not _holds_without_mark(text, point, end, parts):
            return None
        after = point
    else:
        if not _holds(text, closing, parts, near_head, bracketed is not None):
            return None
        after = closing.end()
    while after < end and text[after].isspace():
        after += 1
    if after >= end or not (
        text[after].isupper() or text[after] in "\"'\u201c\u2018\u00ab(['" or text[after].isdigit()
    ):
        return None
    stop_at = after
    while text[stop_at - 1].isspace():
        stop_at -= 1
    return Dateline((start, stop_at), parts.places[0] if parts.places else None)


def find_inner_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return a dateline inside a paragraph that has lost its line breaks: "... MOSCOW (Sputnik) Over 130"."""
    for match in _INNER.finditer(text, start + 1, min(end, start + INNER_ROOM)):
        if _is_agency_bracket(match.group("agency"), load_page_words()):
            return Dateline(match.span(), match.span("place"))
    return None


def _read_bracketed(text: str, start: int, stop: int, words: PageWords) -> tuple[_Parts, int] | None:
    """Read ``(Beirut, May 3, 2014)``, ``[Beirut]`` and ``(Reuters)`` at the head of a paragraph."""
    match = _BRACKET.match(text, start, stop)
    if match is None:
        return None
    parts, point = _read_parts(text, match.start(1), match.end(1), words)
    return (parts, match.end()) if point == match.end(1) else None


def _read_parts(text: str, start: int, stop: int, words: PageWords) -> tuple[_Parts, int]:
    """Read places, dates, agencies from ``start`` on; return them and where they end."""
    parts = _Parts([])
    point = end = start
    by = _BY.match(text, start, stop)
    if by is not None and by.group().rstrip().split()[-1].isupper() and not by.group().isupper():
        point = end = text.rfind(" ", start, by.end() - 1) + 1  # "By Jane Doe BEIRUT (Reuters) -"
    while point < stop:
        after = _read_part(text, point, stop, parts, words)
        if after is None:
            break
        end = after
        gap = _GAP.match(text, end, stop)
        point = gap.end() if gap else end
    return parts, end


def _read_part(text: str, point: int, stop: int, parts: _Parts, words: PageWords) -> int | None:
    for pattern in (_DATE, _TIME):
        match = pattern.match(text, point, stop)
        if match is not None:
            parts.date = True
            return match.end()
    match = _BRACKET.match(text, point, stop)
    if match is not None:
        if not _is_agency_bracket(match.group(1), words):
            if not _OUTLET.fullmatch(match.group(1)):
                return None
            parts.bracket = True  # an agency nobody knows says nothing by itself
            return match.end()
        parts.agency = parts.bracket = True
        return match.end()
    if parts.bracket or len(parts.places) >= _MOST_PLACES:
        return None
    return _read_place(text, point, stop, parts, words)


def _is_agency_bracket(inside: str, words: PageWords) -> bool:
    pieces = [piece.strip() for piece in re.split(r"[/,;]| and | & ", inside) if piece.strip()]
    if any(piece in words.agencies or piece.lower() in words.jobs for piece in pieces):
        return True
    return len(pieces) == 1 and inside.isupper() and len(inside) <= 6 and inside.isalpha()


def _read_place(text: str, point: int, stop: int, parts: _Parts, words: PageWords) -> int | None:
    """Read one name, a place's or an agency's; of its words all are in capitals or none is."""
    match = _NAME_WORD.match(text, point, stop)
    if match is None or not match.group()[:1].isupper():
        return None
    end, count = match.end(), 1
    capitals = match.group().isupper() and len(match.group()) > 1
    last = end
    while count < 5:
        slash = _SLASH.match(text, end, stop)
        at = slash.end() if slash else end + 1 if text[end : end + 1] in (" ", "\u00a0") else -1
        match = _NAME_WORD.match(text, at, stop) if at > 0 else None
        if match is None:
            break
        word = match.group()
        if word[:1].islower():
            if word not in words.place_words or capitals and len(word) > 3:
                break
        elif capitals and not (word.isupper() or word in ("de", "al")):
            break
        elif not capitals and word.isupper() and len(word) > 3 and text[at - 1] == " ":
            break  # "Jane Doe BEIRUT"
        end, count = match.end(), count + 1
        if word[:1].isupper():
            last = end
    name = text[point:last]
    if name in words.agencies:
        parts.agency = True
        return last
    folded = name.lower().rstrip(".")
    parts.known = parts.known or any(piece.strip() in words.places for piece in folded.split("/"))
    parts.capitals = parts.capitals or capitals and not parts.places and sum(map(str.isalpha, name)) > 2
    parts.places.append((point, last))
    return last


def _holds(text: str, closing: re.Match[str], parts: _Parts, near_head: bool, bracketed: bool) -> bool:
    """Whether what stands before a closing mark is a dateline."""
    mark = closing.group().strip()
    spaced = closing.end() > closing.start() + len(mark)
    if not spaced and mark not in ("\u2014", "\u2013", "--", "_", "//"):
        return False  # "Al-", "Kabul:30", a word with a hyphen
    if mark == "-" and not text[closing.start()].isspace() and text[closing.start() - 1] not in ")].":
        return False
    if parts.agency and (parts.places or parts.date or bracketed):
        return True
    if parts.date and parts.places and (parts.capitals or parts.known or near_head):
        return mark != ":" or parts.capitals or parts.known
    if not near_head or not parts.places:
        return False
    if mark == ":":
        return parts.known and parts.capitals
    if mark in ("//", "|", "_"):
        return parts.capitals or parts.known
    return parts.known or parts.capitals


def _holds_without_mark(text: str, point: int, end: int, parts: _Parts) -> bool:
    """``MOSCOW (Sputnik) Over 130 people``: the archive lost the dash."""
    return text[point - 1] in ")]" and parts.agency and parts.capitals and point < end and text[point] == " "
