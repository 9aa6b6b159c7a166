"""Quotations over the whole document, whatever marks it uses and however many are missing.

Each mark is first taken for what it opens or closes from its shape and its neighbours; a straight
mark between two spaces or two letters does whichever is due.  A quotation may

* run over paragraphs, each beginning with the opening mark again, the last one closed;
* hold quotations of its own;
* lack its closing mark: then it ends with its paragraph, or, where the next opening mark comes before
  that or the paragraph goes on for long (text that lost its line breaks), with its sentence;
* lack its opening mark ("... we will win" he said): then it begins with its sentence, and its span
  with a word.

Single marks count only in pairs, so that apostrophes open nothing.  One pass, linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrib.model import Quotation, Span

_DOUBLE = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u2039\u203a]|``|''")
_SINGLE = re.compile(r"(?<![^\W_])['\u2018\u201a]|['\u2019](?![^\W_])")
_BEFORE_OPENING = frozenset("([{<\u2014\u2013-/:\u2018'\u201a*_|>\u200b\ufeff\"\u201c\u201e")
_AFTER_CLOSING = frozenset(".,;:?!)]}\u2014\u2013-/\u2019'*_|\u200b\ufeff\u2026\"\u201d")
_ENDS = frozenset(".?!\u2026")
# Words written with a leading apostrophe, and decades.
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|cos)\b|\d\ds?\b", re.IGNORECASE)
MAX_OPEN_SENTENCES = 3  # sentences an unclosed quotation may take up to the end of its paragraph

Mark = tuple[int, int, str]  # start, end, "o" or "c"


def _read_side(text: str, start: int, end: int) -> str:
    """Return "o", "c", or "?" for a mark, by what stands before and behind it."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    may_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    may_close = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if may_open and not may_close:
        return "o"
    if may_close and not may_open:
        return "c"
    return "?"


def _find_double_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the double marks of a paragraph with what each does."""
    marks: list[Mark] = []
    depth = 0
    low = inverted = False
    for match in _DOUBLE.finditer(text, start, end):
        left, right = match.span()
        sign = match.group()
        side = _read_side(text, left, right)
        if sign in "\u201e\u201f" or sign == "``":
            does = "o"
            low = low or sign == "\u201e"
        elif sign == "\u201c":
            does = "c" if low and depth and side != "o" else "o"
        elif sign == "\u201d":
            does = "o" if side == "o" and not depth else "c"
        elif sign in "\u00bb\u203a":
            inverted = inverted or (side == "o" and not depth)
            does = "o" if inverted and side == "o" else "c"
        elif sign in "\u00ab\u2039":
            does = "c" if inverted and side == "c" and depth else "o"
        elif side == "?":
            does = "c" if depth else "o"
        else:
            does = side
        if does == "c" and not depth and text[left - 1 : left].isdigit() and sign in "\"''\u201d":
            continue  # inches
        marks.append((left, right, does))
        if does == "o":
            depth = 1
        else:
            depth = 0
            low = low and sign != "\u201c"
    return marks


class _Finder:
    """Walks over the double marks of a document, paragraph by paragraph."""

    def __init__(self, text: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.sentences = sentences
        self.sentence_starts = [start for start, _ in sentences]
        self.found: list[Quotation] = []
        self.parts: list[Span] = []
        self.open: int | None = None

    def _sentence_at(self, position: int) -> int:
        return max(bisect_right(self.sentence_starts, position) - 1, 0)

    def _close(self, end: int, closed: bool) -> None:
        assert self.open is not None
        parts = (*self.parts, (self.open, end))
        self.found.append(Quotation((parts[0][0], end), parts, 0, closed))
        self.parts = []
        self.open = None

    def _give_up(self, limit: int) -> None:
        """End an unclosed quotation with the sentence it opened in, before ``limit``."""
        assert self.open is not None
        end = limit
        if self.sentences:
            end = min(end, self.sentences[self._sentence_at(self.open)][1])
        end = self._trim(self.open, end)
        self._close(end, False)

    def _trim(self, start: int, end: int) -> int:
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return end

    def _ends_sentence(self, position: int) -> bool:
        """True where a sentence ends before ``position``."""
        while position and (self.text[position - 1].isspace()):
            position -= 1
        return bool(position) and self.text[position - 1] in _ENDS

    def run(self) -> list[Quotation]:
        marks_of = [_find_double_marks(self.text, start, end) for start, end in self.paragraphs]
        for index, (start, end) in enumerate(self.paragraphs):
            self._walk_paragraph(start, end, marks_of[index])
            if self.open is not None:
                following = marks_of[index + 1] if index + 1 < len(marks_of) else []
                continued = (
                    following
                    and following[0][2] == "o"
                    and following[0][0] == self.paragraphs[index + 1][0]
                    and self._ends_sentence(end)
                )
                stop = self._trim(self.open, end)
                if continued:
                    self.parts.append((self.open, stop))
                    self.open = following[0][0]
                elif self._sentence_at(stop - 1) - self._sentence_at(self.open) >= MAX_OPEN_SENTENCES:
                    self._give_up(stop)
                else:
                    self._close(stop, False)
        return self.found

    def _walk_paragraph(self, start: int, end: int, marks: list[Mark]) -> None:
        inner: int | None = None
        last = start  # end of the mark before
        for k, (left, right, does) in enumerate(marks):
            if does == "o":
                if self.open is None:
                    self.open = left
                elif self.open == left:
                    pass  # the mark that continues a quotation in a new paragraph
                elif [mark[2] for mark in marks[k + 1 : k + 3]] == ["c", "c"] and inner is None:
                    inner = left
                elif self._ends_sentence(left) and [mark[2] for mark in marks[k + 1 : k + 2]] == ["c"]:
                    self.parts.append((self.open, self._trim(self.open, left)))
                    self.open = left
                else:
                    self._give_up(left)
                    self.open = left
            elif inner is not None:
                self.found.append(Quotation((inner, right), ((inner, right),), 1, True))
                inner = None
            elif self.open is not None:
                self._close(right, True)
            elif self.sentences:
                begin = max(self.sentences[self._sentence_at(left - 1)][0], start)
                if begin >= last and left - begin > 1 and not self.text[left - 1].isspace():
                    self.found.append(Quotation((begin, right), ((begin, right),), 0, True))
            last = right


def _find_single(text: str, paragraphs: Sequence[Span], doubles: list[Quotation]) -> list[Quotation]:
    """Return quotations between single marks; a pair lies in one part of one double quotation."""
    pieces = sorted(part for quotation in doubles for part in quotation.parts)
    piece_starts = [start for start, _ in pieces]

    def hold(position: int) -> int:
        index = bisect_right(piece_starts, position) - 1
        return index if index >= 0 and pieces[index][1] > position else -1

    found = []
    for start, end in paragraphs:
        opening: int | None = None
        best: int | None = None
        for match in _SINGLE.finditer(text, start, end):
            at = match.start()
            sign = match.group()
            after = text[at + 1 : at + 2]
            before = text[at - 1 : at] if at > start else " "
            if text[at : at + 2] == "''" or before == "'" == sign:
                continue
            may_open = (
                sign in "'\u2018\u201a"
                and (before.isspace() or before in _BEFORE_OPENING)
                and bool(after)
                and not after.isspace()
                and not (sign == "'" and (after in _AFTER_CLOSING or _ELISION.match(text, at + 1)))
            )
            if may_open:
                if opening is not None and best is not None:
                    found.append((opening, best))
                opening, best = at, None
            elif sign != "\u2018" and opening is not None and at > opening + 1 and not before.isspace():
                if hold(opening) != hold(at):
                    continue
                if before in "sS" and after.isspace():  # perhaps a possessive ("workers' rights")
                    best = at + 1 if best is None else best
                else:
                    found.append((opening, at + 1))
                    opening = best = None
        if opening is not None and best is not None:
            found.append((opening, best))
    return [Quotation((left, right), ((left, right),), 0, True) for left, right in found]


def find_quotations(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span]
) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order of their start, scare quotes among them.

    ``paragraphs`` and ``sentences`` are character spans in order.  Spans include the marks; a
    quotation whose opening mark is lost begins with a word.
    """
    doubles = _Finder(text, paragraphs, sentences).run()
    everything = doubles + _find_single(text, paragraphs, doubles)
    everything = [
        quotation
        for quotation in everything
        if any(character.isalnum() for character in text[quotation.span[0] : quotation.span[1]][:400])
    ]
    everything.sort(key=lambda quotation: (quotation.span[0], -quotation.span[1]))
    result = []
    open_ends: list[int] = []
    for quotation in everything:
        while open_ends and open_ends[-1] <= quotation.span[0]:
            open_ends.pop()
        result.append(Quotation(quotation.span, quotation.parts, len(open_ends), quotation.closed))
        open_ends.append(quotation.span[1])
    return tuple(result)
