"""Who speaks in a headline with a mark for a verb: "UN: 40 killed", "40 dead - officials".

A headline may have halves, each with a speaker of its own or none ("Premier stays; king 'worried' - palace"),
and a half may begin with what it is about ("Kenya floods: 38 missing").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.language.casing import is_lower_word
from attrib.language.headline_verbs import is_headline_verb
from attrib.model import Span, Turn

from .lines import trim
from .speakers import (
    can_speak,
    is_full_name,
    is_name,
    is_place,
    is_role,
    is_topic,
    may_sign,
    sounds_like_people,
    speaks_itself,
)
from .turns import CLOSERS, ENDED, OPENERS, asks, can_sign, is_quotation
from .words import load_page_words

LONGEST_TOPIC = 60  # characters
_HALVES = re.compile(r"; | (?:--?|\u2013|\u2014|\u2015) (?:but|while|yet) ")
_FLASH = re.compile(r"\*+ ?(?=[A-Z])")
LONGEST_FLASH = 200  # characters
_LEAST_HALF = 2  # words
_DASH = re.compile(
    r" (?P<dash>--?|\u2013|\u2014|\u2015) ?(?P<who>(?:[^-\u2013\u2014\n]|(?<=\w)-(?=\w)){2,60})\Z"
)
_COLON = re.compile(r":[ \u00a0]")
_OF_BODY = re.compile(r"[A-Z][\w.]*['\u2019]s? (?:[A-Z][\w.'\u2019-]* ?){1,3}\Z")  # "ECB's Lane"
_ASKING = re.compile(
    r"(?:how|why|what|when|where|who|which|(?:the|an?) [\w-]+ (?:who|that|which|where))\b", re.IGNORECASE
)  # "how to ...", "the man who ..."
_ASIDE = re.compile(r" (?P<to>to) |,? (?:on|about|after|before|following) ")
_THING = re.compile(r"an? [a-z]")


def cut_headline(text: str, title: Span) -> list[Span]:
    """Return the halves of a headline, without what joins them: the whole where nothing parts it."""
    start, end = title
    bounds = [start]
    for match in _HALVES.finditer(text, start, end):
        if not _is_inside_quotation(text, bounds[-1], match.start()):
            bounds += [match.start(), match.end()]
    pieces = [trim(text, *piece) for piece in zip(bounds[::2], [*bounds[1::2], end])]
    return pieces if all(len(text[a:b].split()) >= _LEAST_HALF for a, b in pieces) else [title]


def _is_inside_quotation(text: str, start: int, at: int) -> bool:
    """Tell whether a quotation that was opened from ``start`` on is still open at a place."""
    before = text[start:at]
    if before.count('"') % 2 or before.count("\u201c") > before.count("\u201d"):
        return True
    opened = len(re.findall(r"(?<!\w)['\u2018](?=\w)", before))
    return opened > len(re.findall(r"(?<=[\w.!?,])['\u2019](?!\w)", before))


def read_headline(text: str, halves: Sequence[Span]) -> tuple[list[Turn], list[Span]]:
    """Return who speaks in the halves of a headline, and what they are about, each with its colon."""
    turns: list[Turn] = []
    topics: list[Span] = []
    paired = len(halves) > 1 and all(_is_labelled(text, half) for half in halves)
    for start, end in halves:
        topic = None if paired else _find_topic(text, start, end)
        if topic is not None:
            topics.append(topic)
            start = trim(text, topic[1], end)[0]
        turn = _read_half(text, start, end, paired)
        if turn is not None:
            turns.append(turn)
    return turns, topics


def read_flashes(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return who speaks in the lines of a wire in capitals: "*FED'S MARLOW: NO RUSH TO CUT RATES"."""
    found = []
    for start, end in paragraphs:
        match = _FLASH.match(text, start, min(end, start + LONGEST_FLASH))
        if match is None or not text[match.end() : end].isupper() or end - start > LONGEST_FLASH:
            continue
        turn = _read_half(text, match.end(), end, _is_labelled(text, (match.end(), end)))
        if turn is not None and not is_place(text[match.end() : turn.cue[0]]):
            found.append(turn)
    return found


def _is_labelled(text: str, half: Span) -> bool:
    """Tell whether a half begins with a name and a colon: the halves give an answer to one another."""
    colon = _COLON.search(text, *half)
    label = text[half[0] : colon.start()] if colon is not None else ""
    return (is_name(label) or is_role(label)) and not is_topic(label)


def _read_half(text: str, start: int, end: int, paired: bool) -> Turn | None:
    """Return who speaks in a half of a headline; ``paired`` where its label answers another half's."""
    line = text[start:end]
    if ENDED.search(line) and not line.endswith(("'", '"', "\u2019", "\u201d", "?", "!")):
        return None
    return _read_signed_half(text, start, end) or _read_colon(text, start, end, paired)


def _read_signed_half(text: str, start: int, end: int) -> Turn | None:
    """Return who stands behind a dash: "40 dead - officials"."""
    line = text[start:end]
    match = _DASH.search(line)
    if match is None:
        return None
    who = match.group("who").strip()
    quoted = is_quotation(text, start, start + match.start())
    if not may_sign(who, quoted=quoted) or len(who.split()) > match.start() // 2:
        return None
    if not quoted and len(line[: match.start()].split()) < len(who.split()):
        return None  # "National News Agency - Raids kill nine fighters"
    place = start + match.start("who")
    speech = trim(text, start, start + match.start())
    dash = (start + match.start("dash"), start + match.end("dash"))
    return Turn("headline", (place, place + len(who)), dash, (speech,))


def _read_colon(text: str, start: int, end: int, paired: bool) -> Turn | None:
    """Return who stands before a colon or behind it: "UN: 40 killed", "Rates 'too low': ECB's Lane"."""
    colon = _COLON.search(text, start, end)
    if colon is None:
        return None
    at = colon.start()
    label, rest = text[start:at], text[at + 1 : end].strip()
    mark = (at, at + 1)
    if not label.strip() or not rest:
        return None
    if _stands_behind(text, start, at, rest):
        return Turn("headline", trim(text, at + 1, end), mark, (trim(text, start, at),))
    aside = _find_aside(label, rest)
    if aside is not None:
        speech = trim(text, at + 1, end)
        who = trim(text, start, start + aside.start())
        return Turn("headline", who, mark, (speech,), asks(text, [speech]))
    if not paired:
        if any(is_headline_verb(word) for word in label.split()):
            return None  # "China tells US: stay out"
        if len(rest.split()) < 2 or not can_speak(label) or len(label.split()) > 6:
            return None
        if not (is_role(label) or rest[0] in OPENERS or is_full_name(label) or speaks_itself(rest)):
            return None
    speech = trim(text, at + 1, end)
    return Turn("headline", trim(text, start, at), mark, (speech,), asks(text, [speech]))


def _find_aside(label: str, rest: str) -> re.Match[str] | None:
    """Return what stands behind who speaks, to whom or on what: "Pope | to bishops", "Coach | on loss"."""
    aside = _ASIDE.search(label)
    if aside is None:
        return None
    who, other = label[: aside.start()], label[aside.end() :]
    if aside.group("to"):
        speaks = (is_role(who) or is_name(who)) and (is_role(other) or is_name(other))
    else:
        speaks = rest[0] in OPENERS and not is_place(who) and len(who.split()) > 1 and can_sign(who)
    return aside if speaks else None


def _stands_behind(text: str, start: int, colon: int, rest: str) -> bool:
    """Tell whether who speaks stands behind the colon."""
    label = text[start:colon]
    quoted = is_quotation(text, start, colon)
    claimed = label[-1] in CLOSERS and len(label.split()) >= _LEAST_HALF  # "Vote was 'stolen'"
    if is_role(rest):
        return (quoted or claimed or len(label.split()) >= 4) and len(rest.split()) <= (8 if quoted else 4)
    role, _, person = rest.partition(" ")
    if claimed and role.islower() and is_role(role) and is_name(person):
        return True  # "referee Kos"
    if is_name(label) or is_place(rest) or is_topic(rest) or len(rest.split()) > 5:
        return False
    named = _OF_BODY.match(rest) is not None or is_full_name(rest)
    return named and len(label.split()) >= 3 or claimed and is_name(rest)


def _is_name_of_thing(rest: str) -> bool:
    """Tell whether a headline goes on with what something is, and no clause: "a town without water"."""
    words = rest.split()
    verbs = any(word in load_page_words().auxiliaries or is_headline_verb(word) for word in words)
    return _THING.match(rest) is not None and not verbs


def _find_topic(text: str, start: int, end: int) -> Span | None:
    """Return what a headline is about, with its colon: a place, "Factbox", "Kenya floods"."""
    slug = load_page_words().slug.match(text, start, end)
    if slug is not None:
        return slug.span()  # "EXCLUSIVE-"
    colon = _COLON.search(text, start, min(end, start + LONGEST_TOPIC))
    if colon is None:
        return None
    label, rest = text[start : colon.start()], text[colon.end() : end]
    if not label.strip() or not rest.strip() or is_role(label) or _find_aside(label, rest.strip()):
        return None
    if label[0].isdigit():
        return None  # "41 dead: what we know": the news itself
    if not (is_place(label) or is_topic(label)):
        if _stands_behind(text, start, colon.start(), rest.strip()):
            return None
        last = label.split()[-1]
        alone = len(label.split()) < 2
        common = is_lower_word(last) if alone else last[0].islower() and last.isalpha()
        about = common and not sounds_like_people(last) or last[-1].isdigit()
        explains = _ASKING.match(rest) or load_page_words().explained.match(rest) or _is_name_of_thing(rest)
        if not about and not (explains and not is_full_name(label)):
            return None
    return (start, colon.start() + 1)
