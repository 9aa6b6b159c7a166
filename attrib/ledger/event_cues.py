"""What a sentence says of the event it speaks of: places, kind, whether it counts more than one event.

No gazetteer is used: a place is a capitalised name after a preposition or beside a word such as
"town", folded so that spelling variants meet ("Tokhar", "Al-Tukhar").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from attrib.model import Span
from attrib.package_files import read_package_toml

_NAME = re.compile(r"[^\W\d_][\w]*(?:['’-][^\W\d_]\w*)*")
_ARTICLE = re.compile(
    r"^(?:al|el|ul|an|ad|as|ash|ar|at|az|abu|umm|tel|tal|deir|dayr|bab|saint|st|san|santa|new|old|upper|lower|north|south|east|west)$"
)
_DROP = re.compile(r"[aeiouyw'’]+|h$")
_DOUBLE = re.compile(r"(.)\1+")
_VARIANTS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "f", "j": "g"})


@dataclass(frozen=True, slots=True)
class EventRules:
    """The lists and weights of ``data/events.toml``, indexed by word."""

    kind_of: dict[str, str]
    akin: dict[frozenset[str], float]
    elsewhere: frozenset[str]
    phrases: tuple[str, ...]
    place_lead: frozenset[str]
    place_noun: frozenset[str]
    not_place: frozenset[str]
    span_total: tuple[str, ...]
    anaphora: tuple[str, ...]
    partings: re.Pattern
    weights: dict[str, float]


def _read_common() -> frozenset[str]:
    """Words that a headline or a sentence's start may capitalise, and nationalities: no places."""
    from attrib.figures.words import load_figure_lexicon
    from attrib.sources.names.registry import load_registry

    lexicon = load_figure_lexicon()
    words = (
        set(lexicon.people)
        | set(lexicon.things)
        | set(lexicon.happenings)
        | set(lexicon.numbers)
        | set(lexicon.vague)
    )
    for country in load_registry().countries.values():
        for name in (*country.adjectives, *country.people):
            words.update((name.lower(), name.lower() + "s"))
    return frozenset(words)


@lru_cache(maxsize=1)
def load_country_keys() -> frozenset[str]:
    """Return the folded names of countries: they tell two events of one corpus apart too little."""
    from attrib.sources.names.registry import load_registry

    return frozenset(
        fold_place(part)
        for country in load_registry().countries.values()
        for name in (country.name, *country.aliases)
        for part in (name, name + "s")
        if " " not in part
    )


@lru_cache(maxsize=1)
def load_event_rules() -> EventRules:
    """Return the rules of events."""
    data = read_package_toml("events.toml")
    kind_of: dict[str, str] = {}
    for kind, words in data["kinds"].items():
        for word in words:
            kind_of.setdefault(word, kind)
    akin = {}
    for group in data["akin"]:
        for first in group["kinds"]:
            for second in group["kinds"]:
                if first != second:
                    key = frozenset((first, second))
                    akin[key] = max(akin.get(key, 0.0), group["weight"])
    words = data["words"]
    return EventRules(
        kind_of,
        akin,
        frozenset(words["elsewhere"]),
        tuple(words["phrases"]),
        frozenset(words["place_lead"]),
        frozenset(words["place_noun"]),
        frozenset(words["not_place"]) | frozenset(kind_of) | _read_common(),
        tuple(words["span_total"]),
        tuple(words["anaphora"]),
        re.compile(r"\b(?:" + "|".join(words["partings"]).replace(" ", r"\s") + r")\b", re.I),
        data["weights"],
    )


@lru_cache(maxsize=100_000)
def fold_place(name: str) -> str:
    """Return the key of a place name: articles, vowels and doubled letters off, like sounds together.

    >>> fold_place("Tokhar") == fold_place("Al-Tukhar"), fold_place("Atme") == fold_place("Atmeh")
    (True, True)
    """
    parts = [part for part in re.split(r"[-‐\s]", name.lower()) if part]
    core = [part for part in parts if not _ARTICLE.match(part)] or parts
    word = "".join(core).replace("'", "").replace("’", "")
    if word.endswith("s") and len(word) > 5:
        word = word[:-1]
    skeleton = _DOUBLE.sub(r"\1", word[:1] + _DROP.sub("", word[1:]).translate(_VARIANTS))
    skeleton = skeleton.translate(_VARIANTS)
    return intern(skeleton if len(skeleton) >= 3 else word.rstrip("h"))


def find_places(
    text: str, span: Span, rules: EventRules, names: dict[str, str] | None = None
) -> dict[str, float]:
    """Return place keys in ``text[span]`` and how surely each is a place: 0.4 a mere name, 1.0 after "in"."""
    found: dict[str, float] = {}
    countries = load_country_keys()
    previous, before = "", ""
    last_end = span[0]
    run_is_place = False
    for match in _NAME.finditer(text, span[0], span[1]):
        word = match.group()
        low = word.lower().removesuffix("'s").removesuffix("’s")
        gap = text[last_end : match.start()]
        lead_word = previous.lower()
        if (
            not word[0].isupper()
            or low in rules.not_place
            or word.isupper()
            and len(word) <= 5
            and lead_word not in rules.place_noun
        ):
            if low in rules.place_noun and run_is_place is False and previous and previous[0].isupper():
                key = fold_place(previous)
                if key in found:
                    found[key] = 1.0  # "Tokhar village"
            before, previous, last_end = previous.lower(), word, match.end()
            if not word[0].isupper():
                run_is_place = False
            continue
        lead = previous.lower()
        led = (
            lead in rules.place_lead
            and "." not in gap
            or lead in rules.place_noun
            or lead == "the"
            and before in rules.place_lead
            and False
        )
        joined = bool(previous) and previous[0].isupper() and run_is_place and gap.isspace()
        key = fold_place(word)
        if len(key) >= 2:
            weight = (
                0.3
                if key in countries
                else 1.0
                if led and lead != "of" or led and before in rules.place_noun or joined
                else 0.7
                if led
                else 0.4
            )
            found[key] = max(found.get(key, 0.0), weight)
            if names is not None and weight == 1.0:
                names.setdefault(key, word)
        run_is_place = led or joined
        before, previous, last_end = lead, word, match.end()
    return found


def find_kinds(text: str, span: Span, rules: EventRules) -> dict[str, int]:
    """Return the kinds of event a stretch of text has words for, with how many."""
    found: dict[str, int] = {}
    for match in _NAME.finditer(text, span[0], span[1]):
        low = match.group().lower()
        for word in (low, *low.split("-")) if "-" in low else (low,):
            kind = rules.kind_of.get(word)
            if kind:
                found[kind] = found.get(kind, 0) + 1
    return found


def cut_clause(text: str, span: Span, sentence: Span, rules: EventRules) -> Span:
    """Return the stretch of the sentence around ``span`` on one event: up to "after", "following"."""
    start, end = sentence
    for match in rules.partings.finditer(text, max(start, span[0] - 400), span[0]):
        start = match.end()
    match = rules.partings.search(text, span[1], min(end, span[1] + 400))
    return start, match.start() if match else end


def points_back(text: str, sentence: Span, rules: EventRules) -> bool:
    """Tell whether a sentence speaks of "the attack", "the victims": what was just told."""
    low = text[sentence[0] : min(sentence[1], sentence[0] + 400)].lower()
    return any(phrase in low for phrase in rules.anaphora)


def compare_kinds(a: dict[str, int], b: dict[str, int], rules: EventRules) -> float:
    """Return 1.0 where the leading kinds are the same, less where akin, -1.0 where they differ, 0 unknown."""
    if not a or not b:
        return 0.0
    top_a, top_b = max(a.values()), max(b.values())
    lead_a = {kind for kind, count in a.items() if 3 * count >= 2 * top_a}
    lead_b = {kind for kind, count in b.items() if 3 * count >= 2 * top_b}
    if lead_a & lead_b:
        return 1.0
    best = max(rules.akin.get(frozenset((first, second)), -1.0) for first in lead_a for second in lead_b)
    return max(best, 0.2) if set(a) & set(b) else best


def starts_elsewhere(text: str, span: Span, rules: EventRules) -> bool:
    """Tell whether a sentence opens on something else: "Elsewhere", "Meanwhile", "In a separate attack"."""
    head = text[span[0] : span[0] + 60].lower().lstrip('"“-– ')
    first = re.match(r"[a-z]+", head)
    return bool(first) and first.group() in rules.elsewhere or head.startswith(rules.phrases)


def is_span_total(text: str, figure_span: Span, sentence: Span, rules: EventRules) -> bool:
    """Tell whether a figure counts several events: "in two days of attacks", "since Saturday"."""
    low = text[sentence[0] : sentence[1]].lower()
    at = figure_span[0] - sentence[0]
    window = low[max(0, at - 60) : at + (figure_span[1] - figure_span[0]) + 90]
    return any(phrase in window for phrase in rules.span_total)
