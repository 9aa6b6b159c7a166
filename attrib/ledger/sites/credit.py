"""How a number is given to whom words of the text name: a speaker of the text, else as they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrib.language.casing import is_lower_word
from attrib.language.spans import overlaps_any
from attrib.model import Span
from attrib.sources.origins import fold_words

from ..counters import Counter
from ..credited import find_full_name, strip_paper
from ..origins import Origin, is_name, read_name
from ..patterns import load_words
from .page import Draft, Page

OUR = re.compile(r"\b(?:our|we|own)\b", re.I)  # the outlet's own count
_OF_WHOM = re.compile(r"\s(?:of|for|in|at|on|from)\s")
_ARTICLE = 4  # characters of "the" before words for a source
_AN_ARTICLE = re.compile(r"(?<!\bof\s)\b(?:the|an?)\s")
# "the | Red Cross | delegation", "Civil Defence | teams": those who work for a body with a name
_CREW = re.compile(
    r"(?P<body>[A-Z][\w.-]{0,40}(?:\s[A-Z][\w.-]{0,40}){1,4})\s"
    r"(?:delegation|teams?|crews?|branch|chapter|volunteers|rescuers|paramedics|medics|workers|staff)"
)


def map_speakers(drafts: Sequence[Draft]) -> dict[str, Draft]:
    """Return a site of each speaker of the text, but of those who are papers ("the council's count")."""
    return {
        draft.speaker: draft
        for draft in drafts
        if draft.item is not None
        and draft.speaker
        and not draft.relayed
        and (draft.item.speaker_id is not None or strip_paper(draft.speaker) == draft.speaker)
    }


def credit_words(page: Page, draft: Draft, credit: Span) -> bool:
    """Give a number to whom the words at ``credit`` name: a speaker of the text, else as they stand."""
    if OUR.search(page.text[slice(*credit)]):
        return False
    said = (other for other in page.drafts if other.item is not None and other.speaker and not other.relayed)
    named = next((other for other in said if other.item and _names(credit, other.item.source)), None)
    if named is not None:
        draft.speaker, draft.origin = named.speaker, named.origin
        draft.reason = f"the text says that {named.speaker} gave this number"
        return True
    who = strip_paper(page.text[slice(*credit)])
    if who is None:
        return False
    credit_named(page, draft, who, map_speakers(page.drafts))
    return True


def _names(credit: Span, source: Sequence[Span]) -> bool:
    """Tell whether words stand for a source: not "| the service |" in "the council, citing the service"."""
    return bool(source) and overlaps_any(credit, source) and credit[0] - source[0][0] <= _ARTICLE


def credit_named(page: Page, draft: Draft, who: str, known: Mapping[str, Draft]) -> None:
    """A number that another gave ("the 31 announced by the group") is that one's."""
    who = _AN_ARTICLE.split(who)[-1]  # "as propaganda the opposition's claim"
    words = _fold_name(who)
    for speaker, other in known.items():
        if words <= fold_words(speaker):
            draft.speaker, draft.origin = speaker, other.origin
            break
    else:
        who = find_full_name(page.text, who)
        draft.speaker, draft.origin = who, read_name(page.reader, who)
    draft.reason = f"the text says that {who} gave this number"


def credit_counter(page: Page, draft: Draft, who: str, known: Mapping[str, Draft]) -> None:
    """A number that a body brings its count to is that body's: "The governor, Ana Brin, raised it to 23"."""
    names = [who, *(part.strip() for part in who.split(","))] if "," in who else [who]
    for name in names:
        words = frozenset(name.casefold().split())
        for speaker, other in known.items():
            if words <= frozenset(speaker.casefold().split()) or name.casefold() in speaker.casefold():
                draft.speaker, draft.origin = speaker, other.origin
                draft.reason = f"it is the count of {speaker}"
                return
    capital = next((name for name in reversed(names) if is_name(name)), None)
    if capital is not None:
        draft.speaker, draft.origin = capital, read_name(page.reader, capital)
        draft.reason = f"it is the count of {capital}"


def credit_counted(page: Page, draft: Draft, counter: Counter) -> None:
    """Give a number to the one whom its clause says to count it, if the text tells who that is."""
    giver = _find_meant(page, draft) if counter.pronoun else _find_counter(page, draft, counter)
    if giver is not None:
        draft.speaker, draft.origin = giver
        draft.reason = f"it is the count of {draft.speaker}"


def _find_meant(page: Page, draft: Draft) -> tuple[str | None, Origin] | None:
    """Return whom "it" means: who spoke, or whose number was given, last in the paragraph."""
    counts = [other for other in page.drafts if other.reason and other.speaker and other.figure is not None]
    before = [other for other in (*_list_near(page, draft), *counts) if other.span[0] < draft.span[0]]
    near = max(before, key=lambda other: other.span[0], default=None)
    if near is None or "\n" in page.text[near.span[1] : draft.span[0]].strip():
        return None
    return near.speaker, near.origin


def _find_counter(page: Page, draft: Draft, counter: Counter) -> tuple[str | None, Origin] | None:
    """Return the speaker of the text whom a counter's words name, the nearest first, else the words' own
    name; None of a bare word such as "Officials" that no speaker shares and that is no name."""
    who = strip_paper(counter.who) or counter.who
    crew = _CREW.fullmatch(who)
    who = crew["body"] if crew is not None else who
    words = _fold_name(who)
    for other in _list_near(page, draft):
        if _shares_words(words, other.speaker or "") and _may_be_head(who, other.speaker or ""):
            return other.speaker, other.origin
    if counter.bare and is_lower_word(who):
        return None
    who = find_full_name(page.text, who)
    return who, read_name(page.reader, who)


def _list_near(page: Page, draft: Draft) -> list[Draft]:
    """Return the sayings of a text, those before a draft first, the nearest first."""
    said = [other for other in page.drafts if other.item is not None and other.speaker]
    return sorted(said, key=lambda other: (other.span[0] > draft.span[0], abs(draft.span[0] - other.span[0])))


def _fold_name(who: str) -> frozenset[str]:
    """Return the folded words of a name, its titles apart where it has others."""
    words = fold_words(who)
    return words - load_words("titles") or words


def _may_be_head(who: str, speaker: str) -> bool:
    """Tell whether one word may stand for a speaker: "ministry" for "Ministry of Health", and "police" for no
    "police watchdog"."""
    body = _OF_WHOM.split(speaker.lower())[0].split()
    word = who.lower().split()
    return len(word) != 1 or who.isupper() or not body or word[0] in (body[-1], *speaker.lower().split()[-1:])


def _shares_words(words: frozenset[str], speaker: str) -> bool:
    """Tell whether one of two names holds all words of the other."""
    others = fold_words(speaker)
    if not words or not others:
        return False
    return words <= others or others <= words and 2 * len(others) >= len(words)
