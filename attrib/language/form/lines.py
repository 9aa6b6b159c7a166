"""Lines to paragraphs: which line ends are the writer's, and which only the width of a page.

A line goes on in the next where the next begins small, where it ends in a word that cannot end a
sentence, a comma or a parted word ("govern-"), and, in a block of lines of one width, wherever it is full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from attrib.model import Span

from .words import load_page_words

WIDEST = 130  # characters of a line broken at the width of a page
NARROWEST = 15  # characters of a line in a column
SHORTEST = 12  # characters of a line that a small letter carries on
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANKS = re.compile(r"\S")
_ENDS = re.compile(r"[.?!:;\u2026][\"'\u201d\u2019\u00bb)\]]*\Z")
_BULLET = re.compile(r"(?:[-*\u2022\u25cf\u25aa\u2013\u2014\u00b7]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_PARTED = re.compile(r"[-\u2010](?<=[^\W\d_].)(?=[ \t]{0,9}\r?\n[ \t]{0,40}[^\W\d_])")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_ARTICLES = ("al-", "el-", "an-", "as-", "ar-", "ad-", "ul-", "e-", "i", "x")
_VERB_BEHIND_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2},? [a-z]+")
_LABEL = re.compile(r"[^\s:][^:.?!\n]{0,60}:\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; ``indent`` counts what stood before it, ``blank_before``
    whether an empty line did."""

    span: Span
    indent: int
    blank_before: bool


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    first = _BLANKS.search(text, start, end)
    if first is None:
        return (start, start)
    while text[end - 1].isspace():
        end -= 1
    return (first.start(), end)


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold more than white space."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, *match.span())
        if start == end:
            continue
        blank = (
            not lines
            or text.count("\n", last, start) > 1
            or (text.count("\r", last, start) > 1 and text.count("\n", last, start) == 0)
        )
        lines.append(Line((start, end), start - match.start(), blank))
        last = end
    return lines


def join_lines(text: str) -> list[Span]:
    """Return the paragraphs of a text: its lines, those joined that are broken inside a sentence."""
    lines = read_lines(text)
    paragraphs: list[Span] = []
    at = 0
    while at < len(lines):
        stop = at + 1
        while stop < len(lines) and not lines[stop].blank_before:
            stop += 1
        paragraphs += _join_block(text, lines[at:stop])
        at = stop
    return _join_over_blanks(text, paragraphs)


def _join_block(text: str, block: list[Line]) -> list[Span]:
    width = _page_width(text, block)
    found: list[Span] = []
    for number, line in enumerate(block):
        start, end = line.span
        if number and (
            _goes_on(text, block, number, width) or width and _is_broken(text, block, number, found[-1])
        ):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _page_width(text: str, block: list[Line]) -> int:
    """Return the width at which a block's lines were broken; 0 where they are the writer's own lines."""
    if len(block) < 2:
        return 0
    sizes = [line.span[1] - line.span[0] for line in block]
    width = max(sizes)
    if width > WIDEST or width < NARROWEST:
        return 0
    small = sum(
        1 for before, line in zip(block, block[1:]) if _begins_small(text, line) and not _ended(text, before)
    )
    if not small:
        return 0
    # Lines that are neither full nor the end of a sentence speak against it.
    short = sum(
        1
        for before, line in zip(block, block[1:])
        if not _is_full(text, before, line, width)
        and not _ended(text, before)
        and not _begins_small(text, line)
    )
    return width if small * 2 >= short else 0


def _begins_small(text: str, line: Line) -> bool:
    start, end = line.span
    return (
        text[start].islower()
        and not text.startswith(_ARTICLES[:8], start)
        and not text[start + 1 : start + 2].isupper()
    )


def _ended(text: str, line: Line) -> bool:
    start, end = line.span
    return _ENDS.search(text, max(start, end - 6), end) is not None


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room any more (narrow columns: nearly none)."""
    start, end = following.span
    space = text.find(" ", start, end)
    word = (space if space > 0 else end) - start
    return (line.span[1] - line.span[0]) + line.indent + 1 + word >= width - max(4, width // 10)


def _goes_on(text: str, block: list[Line], number: int, width: int) -> bool:
    before, line = block[number - 1], block[number]
    start = line.span[0]
    if _BULLET.match(text, start):
        return False
    if _is_open(text, before) and not _LABEL.match(text, start):
        return True
    if _begins_small(text, line) and not _ended(text, before) and before.span[1] - before.span[0] >= SHORTEST:
        return True
    if not width or line.indent > before.indent + 1 or _LABEL.match(text, start):
        return False
    if _ended(text, before):
        return _is_full(text, before, line, width) and text[start] not in "\"'\u201c\u2018\u00ab"
    return _is_full(text, before, line, width)


def _is_broken(text: str, block: list[Line], number: int, paragraph: Span) -> bool:
    """Whether a ragged line goes on with a name: "prosecute,” inspector Halvard | Nygaard said".

    The line before was broken too, and no sentence ends with it; what follows is no list or label.
    """
    before, line = block[number - 1], block[number]
    start, end = line.span
    broken = paragraph[0] < before.span[0] and not _ended(text, before) and line.indent <= before.indent + 1
    if not broken or _LABEL.match(text, start) or _BULLET.match(text, start):
        return False
    return _VERB_BEHIND_NAME.match(text, start, end) is not None


def _is_open(text: str, line: Line) -> bool:
    """Whether a line ends in the middle of a sentence whatever follows: comma, parted word, "of the"."""
    start, end = line.span
    if text[end - 1] == "-" and end - start > 3 and text[end - 2].isalpha():
        return True
    if end - start < SHORTEST or " " not in text[start:end]:
        return False
    if text[end - 1] == ",":
        return True
    match = _LAST_WORD.search(text, max(start, end - 16), end)
    return match is not None and match.group() in load_page_words().open_ends


def _join_over_blanks(text: str, paragraphs: list[Span]) -> list[Span]:
    """Join paragraphs that an empty line parts inside a sentence (double-spaced pages, page breaks)."""
    found: list[Span] = []
    for start, end in paragraphs:
        if (
            found
            and text[start].islower()
            and not text[start + 1 : start + 2].isupper()
            and not text.startswith(_ARTICLES[:8], start)
        ):
            left, right = found[-1]
            before = Line((left, right), 0, False)
            if (
                right - left >= 2 * NARROWEST
                and not _ended(text, before)
                and (_is_open(text, before) or right - left >= 40)
            ):
                found[-1] = (left, end)
                continue
        found.append((start, end))
    return found


def find_parted_words(text: str, paragraphs: list[Span]) -> list[int]:
    """Return the offsets of hyphens that part a word at a line's end inside a paragraph ("govern-|ment")."""
    return [match.start() for start, end in paragraphs for match in _PARTED.finditer(text, start, end)]
