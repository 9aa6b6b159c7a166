"""Where something happened: names after a preposition or beside a word such as "town".

No gazetteer is used.  Names are folded so that spelling variants meet ("Tokhar", "Al-Tukhar"); what a
place lies in is what the text says ("Hass, in Idlib province").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from attrib.model import Span

from .cues import EventRules

_NAME = re.compile(r"[^\W\d_][\w]*(?:['’-][^\W\d_]\w*)*")
_ARTICLED = re.compile(r"(?:[ae][dlnrstz]|[ae]sh|ul)[-‐'’][A-Z]")  # "al-Sanabil", "Deir ez-Zor"
_DESCRIBED = re.compile(r"[-‐][a-z]+$")  # "Kurdish-majority", "Orsk-based" tell of what a place is like
_DROP = re.compile(r"[aeiouyw'’]+|h$")
_DOUBLE = re.compile(r"(.)\1+")
_VARIANTS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "f", "j": "g"})
_LINKS = frozenset(("de", "del", "la", "los", "las", "el", "al", "du", "des", "da", "do", "dos", "az", "ez"))
_SPEAKS = frozenset(("told", "said", "says", "added", "tweeted", "wrote"))
_APPOSED = frozenset(("capital", "city", "town", "village"))
_RECENT = 64  # stretches of text whose places are held: several rules ask of one stretch
SURE = 0.7  # a name after a preposition or beside a place noun; below it, a mere name


@dataclass(frozen=True, slots=True)
class Place:
    """A place name: ``key`` is the folded name, ``keys`` those of its words, ``surety`` 0 to 1.

    ``area`` marks a province, a country or the like, which tells two happenings apart too little.
    """

    name: str
    span: Span
    key: str
    keys: tuple[str, ...]
    surety: float
    area: bool = False
    inside: bool = False  # "in Idlib province" after another name: that one lies in it


@lru_cache(maxsize=1)
def load_country_names() -> frozenset[str]:
    """Return the names of countries in lower case, with and without the "s" of a lost apostrophe."""
    from attrib.sources.names.registry import load_registry

    return frozenset(
        part.lower()
        for country in load_registry().countries.values()
        for name in (country.name, *country.aliases)
        for part in (name, name + "s")
    )


@lru_cache(maxsize=1)
def _load_articles() -> frozenset[str]:
    from .cues import load_event_rules

    return load_event_rules().place_article


@lru_cache(maxsize=100_000)
def fold_place(name: str) -> str:
    """Return the key of a place name: articles, vowels and doubled letters off, like sounds together.

    >>> fold_place("Tokhar") == fold_place("Al-Tukhar"), fold_place("Atme") == fold_place("Atmeh")
    (True, True)
    """
    parts = [part for part in re.split(r"[-‐\s]", name.lower()) if part]
    core = [part for part in parts if part not in _load_articles()] or parts
    word = "".join(core).replace("'", "").replace("’", "")
    if word.endswith("s") and len(word) > 5:
        word = word[:-1]
    skeleton = _DOUBLE.sub(r"\1", word[:1] + _DROP.sub("", word[1:]).translate(_VARIANTS))
    skeleton = skeleton.translate(_VARIANTS)
    return intern(skeleton if len(skeleton) >= 3 else word.rstrip("h"))


@lru_cache(maxsize=50_000)
def _is_body(word: str) -> bool:
    """Tell whether a name is that of a body the registry knows: "blamed on Daesh" names no place."""
    from attrib.sources.names.registry import load_registry

    return load_registry().find_name(word) is not None


@dataclass(slots=True)
class _Run:
    """Capitalised words that stand side by side."""

    words: list[str]
    start: int
    end: int
    lead: str  # the word before
    lead_noun: bool  # "town of", "village"
    led: bool
    hit: bool = False  # "the shelling of"


@lru_cache(maxsize=_RECENT)
def find_places(text: str, span: Span, rules: EventRules) -> tuple[Place, ...]:
    """Return the places named in ``text[span]``, in order, with how surely each is one."""
    found: list[Place] = []
    for run, following in _find_runs(text, span, rules):
        found += _read_run(text, run, following, rules, found)
    return tuple(found)


def _find_runs(text: str, span: Span, rules: EventRules) -> list[tuple[_Run, str]]:
    """Return runs of capitalised words with the word that follows each."""
    runs: list[tuple[_Run, str]] = []
    run: _Run | None = None
    previous, before, last_end = "", "", span[0]
    for match in _NAME.finditer(text, span[0], span[1]):
        word = match.group()
        low = word.lower().removesuffix("'s").removesuffix("’s")
        gap = text[last_end : match.start()]
        named = (
            (word[0].isupper() or _ARTICLED.match(word) is not None)
            and low not in rules.not_place
            and not word.isupper()
            and _DESCRIBED.search(word) is None
            and not _is_body(word)
        )
        if run is not None:
            joined = gap.isspace() or gap == "-"
            if joined and (named or word in _LINKS):
                run.words.append(word)
                run.end = match.end()
                before, previous, last_end = previous.lower(), word, match.end()
                continue
            runs.append((run, low if gap.isspace() else ""))
            run = None
        if named:
            lead = previous.lower()
            led = gap.isspace() and (lead in rules.place_lead or lead in rules.place_noun)
            if lead == "of" and before in rules.place_noun or lead == "the" and before in rules.place_sure:
                led = True
            noun = lead in rules.place_noun or lead == "of" and before in rules.place_noun
            if gap == ", " and lead in _APPOSED and before == "the":
                led = noun = True  # "in the capital, Dorn"
            hit = lead == "of" and before in rules.place_happening
            run = _Run([word], match.start(), match.end(), lead, noun, led, hit)
        before, previous, last_end = previous.lower(), word, match.end()
    if run is not None:
        runs.append((run, ""))
    return runs


def _read_run(text: str, run: _Run, following: str, rules: EventRules, earlier: list[Place]) -> list[Place]:
    """Return the one or two places of a run: "Hass Idlib province" that lost its comma holds two."""
    words = list(run.words)
    while words and words[-1] in _LINKS:
        words.pop()
    if not words:
        return []
    noun = following if following in rules.place_noun else ""
    if following in _SPEAKS and run.lead != "of":
        return [_make(text, run.start, words, 0.4, rules, area=False, inside=False)]  # "the city, Omar said"
    if not run.led and not noun:
        return [_make(text, run.start, words, 0.4, rules, area=False, inside=False)]
    close = bool(earlier) and 0 <= run.start - earlier[-1].span[1] <= 30 and run.lead in ("in", "of", "")
    area = noun in rules.area_noun or (run.lead_noun and run.lead in rules.area_noun)
    if noun and len(words) > 1 and noun in rules.area_noun and "-" not in words[-1]:
        split = len(words) - 1
        if words[split - 1] in _LINKS or words[0].lower() in _load_articles():
            split = 0
        if split:
            first = _make(text, run.start, words[:split], 1.0, rules, area=False, inside=False)
            start = text.index(words[split], first.span[1])
            return [first, _make(text, start, words[split:], 1.0, rules, area=True, inside=True)]
    sure = run.lead in rules.place_sure or run.lead == "the" or run.hit
    surety = 1.0 if noun or run.lead_noun or run.lead in ("in", "at", "near") else SURE if sure else 0.5
    return [_make(text, run.start, words, surety, rules, area=area, inside=close)]


def _make(
    text: str, start: int, words: list[str], surety: float, rules: EventRules, *, area: bool, inside: bool
) -> Place:
    end = start
    for word in words:
        end = text.index(word, end) + len(word)
    name = text[start:end].removesuffix("'s").removesuffix("’s")
    key = fold_place(name)
    telling = [word for word in words if word not in _LINKS and len(word) > 2]
    # "Nova Kakhovka" and "Stara Nova", "Kafr Halab" and "Kafr Sahla" share no place
    telling = [word for word in telling if word.lower() not in _load_articles()] or telling
    keys = tuple(dict.fromkeys(fold_place(word) for word in telling))
    country = name.lower() in load_country_names()
    return Place(
        intern(name),
        (start, start + len(name)),
        key,
        keys or (key,),
        min(surety, 0.3) if country else surety,
        area or country,
        inside,
    )
