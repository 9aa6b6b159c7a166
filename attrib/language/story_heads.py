"""Where the story begins in a text that has run title, dateline and story together on one line.

Archives that lose line breaks hold "Title of the piece AFP Sunday 15 Feb 2015 At least 35 fighters ..."
as one run of words.  :func:`find_head_breaks` finds where the title (known from the record) ends and
where a date line stands, so that neither becomes a part of the first sentence.
"""

from __future__ import annotations

import re

HEAD_LENGTH = 700  # characters of a paragraph in which a title or date line is looked for
MOST_BEFORE_TITLE = 250
LEAST_TITLE_WORDS, TITLE_SHARE = 4, 0.6

_FIRST_LINE = re.compile(r"\S[^\r\n]*")
_WORD = re.compile(r"\w+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?"
_DATE = re.compile(
    rf"\b{_DAY}(?:\d{{1,2}} {_MONTH},? ?\d{{4}}|{_MONTH} \d{{1,2}},? ?\d{{4}}"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{4})"
)
# what belongs to a date line: a time, an update, a link, a dateline's place in capitals
_AFTER_DATE = re.compile(
    r"(?: at)? \d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\b\.?)?| ?\(updated [^()]{0,40}\)| ?Get short URL(?: \d+)*"
    r"| (?:GMT|UTC|EST|EDT|BST)\b"
    r"|(?: [A-Z]{4,})+(?= [A-Z0-9\"\u201c])"
)
_BEFORE_DATE = re.compile(
    r"(?:\b(?:Published(?: on)?|Posted(?: on)?|Updated|Last updated(?: at)?"
    r"|Date of publication|Publication date)[:,]? ?"
    r"|\b(?:AFP|AP|Reuters|REUTERS|DPA|Xinhua|SANA|TASS|UPI|BBC|CNN)[,/ -]{1,3})+\Z"
)
_OPENS_SENTENCE = re.compile(r"[\s.:|\u2013\u2014-]*(?=[\"'\u201c\u2018(\[]?[^\W_])")


def find_head_breaks(text: str, start: int, end: int, title: str | None = None) -> list[int]:
    """Return the offsets within ``text[start:end]``, a paragraph, at which title, date line or story begins.

    ``start`` itself is never among them.  Only a title that stands there word for word counts, and only a
    date that is no part of a sentence: at the paragraph's start, behind the title or behind an agency's name.
    """
    stop = min(end, start + HEAD_LENGTH)
    breaks = _find_title(text, start, stop, title) if title else []
    starts = {start, *breaks}
    for match in _DATE.finditer(text, start, stop):
        before = _BEFORE_DATE.search(text, max(start, match.start() - 60), match.start())
        first = before.start() if before else match.start()
        if not (before or _reaches_back(text, first, starts)):
            continue
        after = match.end()
        while more := _AFTER_DATE.match(text, after, stop):
            after = more.end()
        following = _next_start(text, after, stop)
        if following is not None:
            breaks += [first, following]
            starts.add(following)
    return sorted({b for b in breaks if start < b < end})


def find_story_start(text: str, title: str | None = None) -> int:
    """Return the offset at which the story begins: behind title and date line, else at the first word."""
    match = _FIRST_LINE.search(text)
    if match is None:
        return 0
    return max(find_head_breaks(text, *match.span(), title), default=match.start())


def _reaches_back(text: str, position: int, starts: set[int]) -> bool:
    """Return whether nothing but white space and marks stands between a position and one of ``starts``."""
    while position > 0 and position not in starts and not text[position - 1].isalnum():
        position -= 1
    return position in starts


def _next_start(text: str, position: int, stop: int) -> int | None:
    """Return where the next sentence begins; None where the text ends or goes on in small letters."""
    match = _OPENS_SENTENCE.match(text, position, stop)
    if match is None:
        return None
    begin = match.end()
    if text[begin].isalnum() and text[begin].islower():
        return None
    return begin


def _find_title(text: str, start: int, stop: int, title: str) -> list[int]:
    wanted = [match.group().casefold() for match in _WORD.finditer(title)][:60]
    if len(wanted) < LEAST_TITLE_WORDS:
        return []
    words = [(match.group().casefold(), *match.span()) for match in _WORD.finditer(text, start, stop)]
    for k, (word, begin, _) in enumerate(words):
        if begin - start > MOST_BEFORE_TITLE:
            break
        if word != wanted[0]:
            continue
        size = 0
        while size < len(wanted) and k + size < len(words) and words[k + size][0] == wanted[size]:
            size += 1
        if size < max(LEAST_TITLE_WORDS, TITLE_SHARE * len(wanted)):
            continue
        following = _next_start(text, words[k + size - 1][2], stop)
        if following is not None:
            return [begin, following]
    return []
