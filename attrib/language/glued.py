"""Sentences that stand together without a space: ``the attack.Rebels said``, ``"It is over."The crowd``."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrib.language.form.words import load_page_words

_JOINT = re.compile(r"(?<![.?!])[.?!]+(?P<marks>[\"\u201c\u201d\u00ab\u00bb\u2018\u2019')\]]{0,3})(?=[A-Z])")
_LEFT_WORD = re.compile(r"[^\W\d_]+\Z")
_NEXT_WORD = re.compile(r"[A-Z][a-z'\u2019-]+(?![\w@/\\])|[A-Z]{2,6}(?=[\s,'\u2019])|[AI](?=[\s'\u2019])")
_OPENING = "\u201c\u00ab\u2018"
_LONGEST_WORD = 40


def find_glued(text: str, start: int, end: int, is_abbreviation: Callable[[str], bool]) -> list[int]:
    """Return the offsets in ``text[start:end]``, a paragraph, where a sentence begins right behind another.

    ``is_abbreviation`` tells words that keep their stop.  Addresses, initials and file names are left whole.
    """
    found = []
    counted, odd = start, False  # straight marks so far
    for match in _JOINT.finditer(text, start, end):
        if not _may_end(text, start, match, is_abbreviation):
            continue
        following = _NEXT_WORD.match(text, match.end(), end)
        if (
            following is None
            or following.group().lower() in load_page_words().domains
            or _in_address(text, start, match.start())
        ):
            continue
        place = match.end()
        for at in range(*match.span("marks")):
            odd ^= text.count('"', counted, at) % 2 == 1
            counted = at
            if text[at] in _OPENING or text[at] == '"' and not odd:
                place = at
                break
        found.append(place)
    return [place for place in found if start < place < end]


def _may_end(text: str, start: int, match: re.Match[str], is_abbreviation: Callable[[str], bool]) -> bool:
    """Whether the word before a stop can end a sentence: small letters, a number, a name of some length."""
    at = match.start()
    if at == start:
        return False
    before = text[at - 1]
    if before in '"\u201d\u2019)%' or before.isdigit():
        return True
    word = _LEFT_WORD.search(text, max(start, at - _LONGEST_WORD), at)
    if word is None or len(word.group()) < 2 or word.start() > start and text[word.start() - 1] in ".@/_\\":
        return False
    return (
        text[at] != "."
        or before.islower()
        and not is_abbreviation(word.group())
        or word.group().isupper()
        and len(word.group()) > 3
    )


def _in_address(text: str, start: int, at: int) -> bool:
    """Whether the run of characters before a stop is an address ("www.example.", "a/b.", "@name.")."""
    left = max(text.rfind(" ", start, at), text.rfind("\n", start, at), at - 200, start)
    run = text[left:at]
    return "/" in run or "@" in run or "www" in run.lower() or "#" in run
