"""Who gives a number, where its own words say so: "the 31 announced this week by the group", "five, according
to the ministry, and 11, according to the army", "the council's figure of 16"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrib.model import Span

from .patterns import LazyPattern, load_pattern, load_words

_HEAD = load_pattern("credits", "head")
_OWNER = load_pattern("credits", "owner")
_BEHIND = tuple(
    load_pattern("credits", name)
    for name in (
        "given",
        "apposed_by",
        "apposed_that",
        "according",
        "citing",
        "as_told",
        "that_gave",
        "circulates",
        "repeats",
        "by_account",
    )
)
_APPOSED = _BEHIND[1:3]  # "a toll confirmed by | two sources": whoever else is counted before
_GIVEN = load_pattern("credits", "given")
_RUMOURS, _TOLD_BY = load_pattern("credits", "rumours"), load_pattern("credits", "told_by")
_TOLD = re.compile(
    r"\b(?:reported|confirmed|declared|listed|feared|pronounced)\s(?:dead|missing|injured|lost)$"
)
_GIVEN_BEFORE, _COUNT_OF = load_pattern("credits", "given_before"), load_pattern("credits", "count_of")
_RESUMES = load_pattern("credits", "resumes")
_SAID_ACCORDING = load_pattern("credits", "said_according")
_NO_SOURCE = load_pattern("counters", "no_source")
_BEFORE_REACH = 110  # characters before a number in which a count and who gave it stand
_INSIDE = load_pattern("credits", "inside")
_SAID = load_pattern("credits", "said")
_PAPER_SEEN = load_pattern("credits", "paper_seen")
_PAPER_OF = load_pattern("credits", "paper_of")
_PAPER = load_pattern("credits", "paper")
_BODY = load_pattern("counters", "body")
_LEAD = load_pattern("credits", "lead")
_ARTICLES = frozenset(("the", "a", "an"))
_DETERMINERS = frozenset(("the", "a", "an", "this", "its", "his", "her", "their"))
_OWNED = frozenset(("its", "his", "her", "their", "my", "our", "it", "him", "them", "what", "this", "us"))
_CLAUSE = re.compile(r",?\s(?:who|which|whose)\s")
_WORD = re.compile(r"\S+")
_NAME = r"[A-Z][\w’-]{1,40}(?:\s[A-Z][\w’-]{1,40}){0,2}"
_LONGEST = 120  # characters of a name that may be a paper's
_RUMOUR_REACH = 130  # characters before a number in which its rumour stands
_OWNER_REACH = 90  # characters before a number in which its owner stands


_JOINED = re.compile(r"\s(?:and|or)\s")


def _end_of_pair(text: str, figure: Span, others: Sequence[Span]) -> int:
    """Return where numbers joined to one end: "the 12 dead | and 30 wounded | announced by the ministry"."""
    end = figure[1]
    for start, stop in sorted(others):
        if start >= end and _JOINED.fullmatch(text, end, start):
            end = stop
    return end


def find_credit(text: str, sentence: Span, figure: Span, others: Sequence[Span] = ()) -> Span | None:
    """Return where the words are for whoever gives the number at ``figure``, where they stand beside it.

    ``others`` are the spans of further numbers, of which none may stand between.
    """
    place = _end_of_pair(text, figure, others)
    given = _match(_GIVEN, text, place, sentence[1]) if place > figure[1] else None
    if given is not None and find_owner(text, sentence[0], figure) is None:
        return given
    end = min([sentence[1], *(start for start, _ in others if start >= figure[1])])
    for pattern in _BEHIND:
        found = _match(pattern, text, figure[1], sentence[1])
        if found is not None and (found[0] <= end or pattern in _APPOSED):
            return found
    if _TOLD.search(text, *figure):
        found = _match(_TOLD_BY, text, figure[1], sentence[1])
        if found is not None and _is_somebody(text[slice(*found)]):
            return found  # "three were reported dead | by rescue groups", "confirmed dead by Tokyo"
    rumour = _RUMOURS.search(text, max(sentence[0], figure[0] - _RUMOUR_REACH), figure[0])
    if rumour is not None:
        return rumour.span("who")
    inside = _INSIDE.search(text, *figure)
    if inside is not None:
        return trim_end(text, inside.span("who"))
    return find_given_before(text, sentence[0], figure) or find_owner(text, sentence[0], figure)


def find_said_according(text: str, start: int, figure: Span) -> Span | None:
    """Return by whom a saying gives a number: "said that, according to | the council |, 12 had died"."""
    match = _SAID_ACCORDING.search(text, start, figure[0])
    return match.span("who") if match is not None else None


def resumes_saying(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch behind "as the ministry said" goes on with who spoke first: ", and added"."""
    return _RESUMES.fullmatch(text, start, end) is not None


def find_given_before(text: str, start: int, figure: Span) -> Span | None:
    """Return who gave a count that stands before its number: "the toll announced by the mayor, | 12 dead"."""
    near = max(start, figure[0] - _BEFORE_REACH)
    for pattern in (_GIVEN_BEFORE, _COUNT_OF):
        match = pattern.search(text, near, figure[0])
        if match is not None and match["who"].split()[0].lower() not in _OWNED | {"our"}:
            return None if _is_time(match["who"]) else match.span("who")
    return None


def _is_time(who: str) -> bool:
    """Tell whether a genitive's words are a day or a happening, whose dead are nobody's count: "Thursday's |
    dead", "the attack's | 12 victims"."""
    event = _NO_SOURCE.search(who)
    return (
        who.split()[-1].lower() in load_words("before_verb") or event is not None and event.end() == len(who)
    )


def find_owner(text: str, start: int, figure: Span) -> Span | None:
    """Return whose number it is by a genitive: "the state's | 17", "the Front's claim of | 62"."""
    number = figure[0]
    head = _HEAD.match(text, number, figure[1])
    number = head.end() if head is not None else number
    match = _OWNER.search(text, max(start, number - _OWNER_REACH), number)
    found = trim_start(text, match.span("who")) if match is not None else None
    if found is None or _word_before(text, found[0]) in _OWNED:
        return None  # "repeats his movement's figure"
    if found is not None and head is None and _is_time(text[slice(*found)]):
        return None
    return found


def _word_before(text: str, end: int) -> str:
    words = text[max(0, end - 20) : end].split()
    return words[-1].lower() if words else ""


def find_sayer(text: str, sentence: Span, figure: Span) -> Span | None:
    """Return who says a sentence at its end: "12 people died there, | the mayor | said on Friday"."""
    match = _SAID.match(text, figure[1], sentence[1])
    if match is None:
        return None
    start, end = match.span("who")
    comma = text.rfind(", ", start, end)
    if comma >= 0:
        start = comma + 2  # "the prosecutor of Orsk, | Ana Brin, said"
    clause = _CLAUSE.search(text, start, end)
    end = clause.start() if clause is not None else end  # "a relative | who was called to the morgue"
    end = start + len(text[start:end].rstrip(" ,"))
    return None if start >= end or _has_break(text, (start, end)) else (start, end)


def _has_break(text: str, span: Span) -> bool:
    return not load_words("credit_ends").isdisjoint(text[span[0] : span[1]].split())


def _match(pattern: LazyPattern, text: str, start: int, end: int) -> Span | None:
    match = pattern.match(text, start, end)
    if match is None or match["who"].split()[0].lower().strip(".,") in _OWNED:
        return None  # "according to what it had heard", "counted by its teams"
    return trim_end(text, match.span("who"))


def trim_end(text: str, span: Span) -> Span | None:
    """Return a source's words up to where the sentence goes on: "city council | included a man"."""
    end = span[0]
    for match in re.finditer(r"[\w'’.&-]+", text[span[0] : span[1]]):
        if match.group().lower() in load_words("credit_ends"):
            break
        end = span[0] + match.end()
    while end > span[0] and text[end - 1] in ".,":
        end -= 1
    return (span[0], end) if end > span[0] else None


def trim_start(text: str, span: Span) -> Span | None:
    """Return the last noun phrase of words that end with a source: "He rejected the | Front"."""
    words = place_words(text, span)
    ends = [k + 1 for k, (word, _) in enumerate(words) if word.lower() in load_words("credit_ends")]
    first = max([find_last_phrase([word for word, _ in words]), *ends])
    return (words[first][1], span[1]) if first < len(words) else None


def place_words(text: str, span: Span) -> list[tuple[str, int]]:
    """Return the words of a stretch of text, each with where it begins."""
    return [(match.group(), match.start()) for match in _WORD.finditer(text, *span)]


def find_last_phrase(words: Sequence[str]) -> int:
    """Return where the last noun phrase of words begins: "contradicts the | army", "head of the army"."""
    first = 0
    for k in range(1, len(words)):
        if words[k].lower() in _DETERMINERS and words[k - 1].lower() not in load_words("joints"):
            first = k + 1
    return first + 1 if words[first : first + 1] and words[first].lower() in _DETERMINERS else first


def find_full_name(text: str, who: str) -> str:
    """Return the name that a title and a surname stand for: "Taras Hrynko" for "Colonel Hrynko"."""
    words = who.split()
    if words and words[-1].lower() in load_words("titles"):
        return _find_holder(text, who) or who
    if len(words) != 2 or words[0].lower().rstrip(".") not in load_words("titles"):
        return who
    for match in re.finditer(r"\b(?:[A-Z][\w’-]{1,40}\s){1,3}" + re.escape(words[1]) + r"\b", text):
        dropped = load_words("titles") | _ARTICLES
        name = [word for word in match.group().split() if word.lower() not in dropped]
        if len(name) > 1:
            return " ".join(name)
    return who


def _find_holder(text: str, office: str) -> str | None:
    """Return the one name that a text puts behind an office: "Koca" for "health minister"."""
    named = re.finditer(rf"\b(?i:{re.escape(office)})\s(?P<who>{_NAME})", text)
    found = {match["who"] for match in named}
    return found.pop() if len(found) == 1 else None


def find_seen_owner(words: str) -> str | None:
    """Return whose paper somebody has seen: "figures from | the interior ministry | seen by our paper"."""
    match = _PAPER_SEEN.fullmatch(words)
    return match["who"] if match is not None and _is_somebody(match["who"]) else None


@lru_cache(maxsize=20_000)
def strip_paper(who: str) -> str | None:
    """Return whose paper or count a source's words tell of: "last night's bulletin of the firefighters",
    "a US estimate", "the council's count"; the words themselves where they tell of none, None where nobody
    is left ("information available").

    >>> strip_paper("report of the prosecutor"), strip_paper("council's count"), strip_paper("records")
    ('prosecutor', 'council', None)
    """
    who = _LEAD.sub("", who)
    if len(who) > _LONGEST:
        return who
    match = _PAPER_OF.fullmatch(who)
    if match is not None:
        return _LEAD.sub("", match["who"]) if _is_somebody(match["who"]) else who
    match = _PAPER.fullmatch(who)
    if match is None:
        return who
    name = match["who"] or match["name"]
    if not name:
        return None
    return name if match["who"] or _is_somebody(name) else who


def _is_somebody(name: str) -> bool:
    return _BODY.search(name) is not None or any(word[:1].isupper() for word in name.split())
