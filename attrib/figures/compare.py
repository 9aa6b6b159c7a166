"""Comparing figures: equal, agreeing, different, or not to be compared; which people they count."""

from __future__ import annotations

import re
from functools import lru_cache

from attrib.model import Figure, Span

from .words import load_figure_lexicon

VAGUE = frozenset(("dozens", "tens", "scores", "hundreds", "thousands", "millions"))
_ANYONE = frozenset(("people", "members", "families", "civilians"))


def word_of(figure: Figure) -> str:
    """Return the vague word of a figure as the text has it: a "thousands" of 200,000 is of their hundreds.

    >>> word_of(Figure((0, 1), "displaced", 200_000, None, "people", "thousands"))
    'hundreds of thousands'
    """
    if figure.qualifier != "thousands" or figure.low is None:
        return figure.qualifier
    if figure.low < _TENS_OF_THOUSANDS:
        return "thousands"
    return "hundreds of thousands" if figure.low >= 10 * _TENS_OF_THOUSANDS else "tens of thousands"


_TENS_OF_THOUSANDS = 20_000


def anchor(figure: Figure) -> int:
    """The number a figure stands for when compared: its low bound, or its high one."""
    return figure.low if figure.low is not None else figure.high or 0


def compare_figures(a: Figure, b: Figure) -> str:
    """Return "equal", "agree", "differ" or "vague" for two figures of one unit.

    Open bounds differ too ("at least 56" against "at least 85"), but a round "more than 30" agrees
    with 32, "nearly 50" and "up to 50" with 48, a vague word with any number above its least: then "vague".
    """
    vague_a, vague_b = a.qualifier in VAGUE, b.qualifier in VAGUE
    if vague_a and vague_b:
        return "equal" if a.low == b.low else "vague"
    if vague_a or vague_b:
        vague, other = (a, b) if vague_a else (b, a)
        top = other.high if other.high is not None else other.low
        return "vague" if (top or 0) >= (vague.low or 0) else "differ"
    if a.qualifier == "between" or b.qualifier == "between":
        low = max(a.low if a.low is not None else 0, b.low if b.low is not None else 0)
        highs = [figure.high for figure in (a, b) if figure.high is not None]
        if a.qualifier == b.qualifier:
            return "equal" if (a.low, a.high) == (b.low, b.high) else "differ"
        return "agree" if not highs or low <= min(highs) else "differ"
    first, second = anchor(a), anchor(b)
    if first == second:
        return "equal"
    for figure, number in ((a, second), (b, first)):
        if _is_near(figure, number):
            return "agree"
    return "differ"


def _is_near(figure: Figure, number: int) -> bool:
    value = anchor(figure)
    if value < 10:
        return False
    if figure.qualifier in ("more than", "at least") and value % 10 == 0:
        step = 9 if value < 100 else value // 10
        return value < number <= value + step if figure.qualifier == "more than" else False
    if figure.qualifier == "about":
        return abs(number - value) * 10 <= value
    if figure.qualifier == "fewer than":
        return number < value  # "below 100", and 87 in the end
    if figure.qualifier in ("nearly", "up to"):
        return value - number >= 0 and (value - number) * 10 <= value
    return False


@lru_cache(maxsize=20_000)
def classify_people(who: str | None) -> str:
    """Return the class of people a figure counts: people, civilians, children, forces, fighters, …

    >>> classify_people("regime fighters"), classify_people("militants"), classify_people(None)
    ('forces', 'fighters', 'people')
    """
    if not who:
        return "people"
    people = load_figure_lexicon().people
    words = who.lower().replace("-", " ").split()
    kinds = [people[word] for word in words if word in people]
    if not kinds:
        return "people"
    kind = kinds[-1]
    if kind == "members":
        kind = _class_members(words, kinds)
    of_the_state = not load_figure_lexicon().words["of_the_state"].isdisjoint(words)
    if kind in ("fighters", "people") and of_the_state and "rebel" not in words and len(words) > 1:
        return "forces"
    return kind


def _class_members(words: list[str], kinds: list[str]) -> str:
    """Return the class of "staff members", "army members", "council members", "members"."""
    if len(kinds) > 1:
        return kinds[-2]
    lists = load_figure_lexicon().words
    if not lists["of_the_state"].isdisjoint(words):
        return "forces"
    if not lists["armed_bodies"].isdisjoint(words) and "fire" not in words:
        return "fighters"
    of_a_body = words[-1] == "members" and not lists["member_bodies"].isdisjoint(words)
    return "members" if of_a_body else "people"


@lru_cache(maxsize=20_000)
def _name_side(who: str | None) -> frozenset[str]:
    """The words that say whose fighters: "isil terrorists", "kurdish fighters"; names by their entity."""
    from attrib.sources.names.registry import load_registry

    lexicon, sides = load_figure_lexicon(), set()
    for word in (who or "").lower().split():
        plain = word in lexicon.people or word in lexicon.words["no_side"]
        if not plain and word[:1].isalpha():
            entity = load_registry().find_name(word)
            sides.add(entity.name if entity is not None else word)
    return frozenset(sides)


def _share_side(a: str | None, b: str | None) -> bool:
    first, second = _name_side(a), _name_side(b)
    return not first or not second or not first.isdisjoint(second)


def share_side_surely(a: str | None, b: str | None) -> bool:
    """Tell whether two words for fighters or forces name one side, or are the same words."""
    first, second = _name_side(a), _name_side(b)
    return not first.isdisjoint(second) if first and second else (a or "").lower() == (b or "").lower()


def is_part_class(kind: str) -> bool:
    """Tell whether a class of people is mostly counted as a part of a whole: children, women, medics."""
    return kind in load_figure_lexicon().words["part_classes"]


def share_people(a: str | None, b: str | None) -> bool:
    """Tell whether two wholes may count the same people: "people" goes with civilians, others with like."""
    first, second = classify_people(a), classify_people(b)
    if first == second:
        return first not in ("fighters", "forces") or _share_side(a, b)
    return {first, second} <= _ANYONE


_SINCE = re.compile(
    r"\bsince\s+(?:the\s+)?(?:early |late |mid-?)?"
    r"(?:\d{4}|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|start|beginning|outbreak|uprising|conflict|war|revolt|fighting|protests|crackdown|its|it|un\b|us\b|they|"
    r"syria\S*|\w+['’]?s (?:conflict|war|uprising|revolt)|the \w+ (?:began|erupted|started|launched|broke))|"
    r"\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years?|months?)\b|\b(?:so far )?this year\b|"
    r"\blast (?:year|month)\b|"
    r"\bin (?:the|its|a|this) [\w-]*\s?(?:conflict|war|uprising|revolt|insurgency)\b|"
    r"\bsince (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\bin \d{4}\b|\b\w+-year(?:-old)? (?:conflict|war|uprising|revolt)\b|"
    r"\b(?:conflict|war|uprising|revolt) (?:which |that )?"
    r"(?:has |have )?(?:claimed|killed|began|erupted|left|displaced|uprooted|cost)|"
    r"\b(?:conflict|war|uprising|revolt|insurgency)\b[^.]{0,70}\b(?:has|have)\s(?:\w+\s){0,2}(?:claimed|killed|left|displaced|uprooted|cost|taken)",
    re.I,
)


# "the first attack since the war began" dates no count
_SUPERLATIVE = re.compile(
    r"\b(?:first|deadliest|worst|largest|heaviest|biggest|highest|bloodiest)\b[^.]{0,100}$", re.I
)


def is_running_total(text: str, figure: Figure, sentence: Span) -> bool:
    """Tell whether a figure counts a war or a year and not one event: "330,000 people since 2011"."""
    start, end = max(sentence[0], figure.span[0] - 110), min(sentence[1], figure.span[1] + 160)
    match = _SINCE.search(text, start, end)
    return match is not None and not _SUPERLATIVE.search(
        text, max(sentence[0], match.start() - 110), match.start()
    )
