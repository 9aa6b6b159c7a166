"""What words say of a happening: its kind, its weapon, its name, whether a sentence speaks of another.

The lists stand in ``data/events.toml``; this module only indexes and matches them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from attrib.errors import DataError
from attrib.model import Span
from attrib.package_files import read_package_toml

_WORD = re.compile(r"[^\W\d_][\w]*(?:['’-][^\W\d_]\w*)*")
_NAME_FILE = "events.toml"
_RECENT = 64  # stretches of text whose answers are held: several rules ask of one stretch


@dataclass(frozen=True, slots=True, eq=False)
class EventRules:
    """The lists and weights of ``data/events.toml``, indexed by word."""

    kind_of: dict[str, str]
    titles: dict[str, str]
    akin: dict[frozenset[str], float]
    causes: tuple[tuple[str, re.Pattern[str]], ...]
    any_cause: re.Pattern[str]  # the phrases of all causes: most text has none
    happening_names: re.Pattern[str]
    fire_of_arms: frozenset[str]
    no_happening: re.Pattern[str]
    elsewhere: frozenset[str]
    phrases: tuple[str, ...]
    introduces: re.Pattern[str]
    place_lead: frozenset[str]
    place_sure: frozenset[str]
    place_noun: frozenset[str]
    place_happening: frozenset[str]
    area_noun: frozenset[str]
    place_article: frozenset[str]
    not_place: frozenset[str]
    anaphora: re.Pattern[str]
    partings: re.Pattern[str]
    cumulative: re.Pattern[str]
    superlative: re.Pattern[str]
    mixed: re.Pattern[str]
    furniture: re.Pattern[str]
    none_harmed: re.Pattern[str]
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


def compile_phrases(phrases: list[str], *, where: str = _NAME_FILE) -> re.Pattern[str]:
    """Return one pattern for a list of phrases: a blank is white space, ``|`` and ``?`` as in a regex."""
    try:
        joined = "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
        spaced = joined.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
        return re.compile(r"\b(?:" + spaced + r")(?!\w)", re.I)
    except re.error as error:
        raise DataError(f"{where}: {error} in a phrase; mend it") from error


@lru_cache(maxsize=1)
def load_event_rules() -> EventRules:
    """Return the rules of events; raises :class:`DataError` where a phrase is malformed."""
    data = read_package_toml(_NAME_FILE)
    kind_of: dict[str, str] = {}
    titles: dict[str, str] = {}
    for kind, entry in data["kinds"].items():
        titles[kind] = entry["title"]
        for word in entry["words"]:
            if kind_of.setdefault(word, kind) != kind:
                raise DataError(
                    f"{_NAME_FILE}: kinds.{kind}: {word!r} is of kind {kind_of[word]!r} already; remove it"
                )
    words: dict[str, Any] = data["words"]
    return EventRules(
        kind_of=kind_of,
        titles=titles,
        akin=_read_akin(data["akin"]),
        causes=tuple((cause, compile_phrases(phrases)) for cause, phrases in data["causes"].items()),
        any_cause=compile_phrases([phrase for phrases in data["causes"].values() for phrase in phrases]),
        happening_names=re.compile(r"\b(?:" + "|".join(words["named"]) + r")\s+([A-Z][\w-]+)", re.I),
        fire_of_arms=frozenset(words["fire_of_arms"]),
        no_happening=compile_phrases(words["no_happening"]),
        elsewhere=frozenset(words["elsewhere"]),
        phrases=tuple(words["phrases"]),
        introduces=compile_phrases(words["introduces"]),
        place_lead=frozenset(words["place_lead"]),
        place_sure=frozenset(words["place_sure"]),
        place_noun=frozenset(words["place_noun"]),
        place_happening=frozenset(words["place_happening"]),
        area_noun=frozenset(words["area_noun"]),
        place_article=frozenset(words["place_article"]),
        not_place=frozenset(words["not_place"]) | frozenset(kind_of) | _read_common(),
        anaphora=re.compile(
            r"(?:"
            + "|".join(map(re.escape, words["anaphora"]))
            + r")(?!\w)(?! (?:of|on|in|at) (?:an? |at least |more than |some |\d))",
            re.I,
        ),
        partings=compile_phrases(words["partings"]),
        cumulative=compile_phrases(words["cumulative"]),
        superlative=compile_phrases(words["superlative"]),
        mixed=compile_phrases(words["mixed"]),
        furniture=compile_phrases(words["furniture"]),
        none_harmed=compile_phrases(words["none_harmed"]),
        weights=data["weights"],
    )


def _read_akin(groups: list[dict[str, Any]]) -> dict[frozenset[str], float]:
    akin: dict[frozenset[str], float] = {}
    for group in groups:
        for first in group["kinds"]:
            for second in group["kinds"]:
                if first != second:
                    key = frozenset((first, second))
                    akin[key] = max(akin.get(key, 0.0), group["weight"])
    return akin


@lru_cache(maxsize=_RECENT)
def find_kinds(text: str, span: Span, rules: EventRules) -> tuple[tuple[str, Span], ...]:
    """Return the kinds of happening that a stretch of text has words for, and where each word stands."""
    found: list[tuple[str, Span]] = []
    before = ""
    nothing = [match.span() for match in rules.no_happening.finditer(text, *span)]
    for match in _WORD.finditer(text, span[0], span[1]):
        if nothing and nothing[0][1] <= match.start():
            nothing.pop(0)
        if nothing and nothing[0][0] <= match.start():
            continue  # "the fire service"
        low = match.group().lower()
        armed, before = low == "fire" and before in rules.fire_of_arms, low
        if armed:
            found.append(("shooting", match.span()))
            continue
        if match.group() == "March":
            continue  # the month
        for word in (low, *low.split("-")) if "-" in low else (low,):
            kind = rules.kind_of.get(word)
            if kind:
                found.append((kind, match.span()))
                break
    return tuple(found)


def count_kinds(found: Iterable[tuple[str, Span]]) -> dict[str, int]:
    """Return how many words of each kind were found."""
    return dict(Counter(kind for kind, _ in found))


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


def find_cause(text: str, span: Span, rules: EventRules) -> tuple[str, Span] | None:
    """Return the weapon or cause named in a stretch of text and where, or None."""
    first = rules.any_cause.search(text, span[0], span[1])
    if first is None:
        return None
    for cause, pattern in rules.causes:
        match = pattern.match(text, first.start(), span[1])
        if match is not None:
            return cause, match.span()
    return None


def find_names(text: str, span: Span, rules: EventRules) -> frozenset[str]:
    """Return the proper names of happenings: "Typhoon Dalisay" gives "dalisay"."""
    return frozenset(
        match[1].lower()
        for match in rules.happening_names.finditer(text, span[0], span[1])
        if match[1][0].isupper()
    )


# "sank after a collision, killing 34": what stands behind the comma is of the first happening
_REJOINS = re.compile(r",\s(?:and|but|(?:killing|leaving|wounding|injuring|claiming|displacing)\b)")
_FIRST_WORD = 9  # characters of a number's first word, which may be the verb: "killing 34 people"


@lru_cache(maxsize=_RECENT)
def cut_clause(text: str, span: Span, sentence: Span, rules: EventRules) -> Span:
    """Return the stretch of the sentence around ``span`` on one happening: up to "after", "following"."""
    start, end = sentence
    for match in rules.partings.finditer(text, max(start, span[0] - 400), span[0]):
        if not _REJOINS.search(text, match.end(), span[0] + _FIRST_WORD):
            start = match.end()
    after = rules.partings.search(text, span[1], min(end, span[1] + 400))
    return start, after.start() if after else end


def points_back(text: str, sentence: Span, rules: EventRules) -> bool:
    """Tell whether a sentence speaks of "the attack", "the victims": what was just told."""
    return rules.anaphora.search(text, sentence[0], min(sentence[1], sentence[0] + 400)) is not None


# "In Varn, meanwhile, ..."
_IN_MEANWHILE = re.compile(r"In\s(?:[\w'’-]{1,40}\s?){1,4},\s(?:meanwhile|too|also)\b")


def starts_elsewhere(text: str, span: Span, rules: EventRules) -> bool:
    """Tell whether a sentence opens on something else: "Elsewhere", "Meanwhile", "In a separate attack"."""
    head = text[span[0] : span[0] + 60].lower().lstrip('"“-–•0123456789:. ')
    if _IN_MEANWHILE.match(text, *span):
        return True
    first = re.match(r"[a-z]+", head)
    return first is not None and first.group() in rules.elsewhere or head.startswith(rules.phrases)


def opens_happening(text: str, span: Span, rules: EventRules) -> bool:
    """Tell whether a word for a happening stands after an indefinite article."""
    return any(
        _INDEFINITE.search(text, max(span[0], start - 40), start) is not None
        for _, (start, _) in find_kinds(text, span, rules)
    )


_INDEFINITE = re.compile(r"\b(?:an?|another|one)\s+(?:[\w-]+\s+){0,2}$", re.I)


def find_furniture(text: str, rules: EventRules) -> int:
    """Return where the page's own matter begins ("Related News", "Read also"), or the text's end."""
    match = rules.furniture.search(text, len(text) // 3)
    return match.start() if match else len(text)
