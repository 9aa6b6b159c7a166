"""Who is said to have done it, and who denies or admits a deed of their own.

A side is found by comparing words: a state by its adjectives and its forces, a body by its name.  The
word lists stand in ``data/deeds.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from attrib.figures.words import load_figure_lexicon
from attrib.model import Attribution, Document, Span
from attrib.package_files import read_package_toml
from attrib.sources.names.registry import load_registry
from attrib.sources.origins import find_organisation, fold_words

from .patterns import load_pattern

_WORD = re.compile(r"[^\W\d_][\w]*(?:['’-][^\W\d_]\w*)*")
_STATE_TYPES = frozenset(("government", "military", "state-media"))
STATE = "the state"
_REBEL_TYPES = frozenset(("rebel", "jihadist"))


@dataclass(frozen=True, slots=True, eq=False)
class DeedRules:
    """The lists of ``data/deeds.toml``."""

    blames: re.Pattern[str]
    by: re.Pattern[str]
    agents: re.Pattern[str]
    acts: re.Pattern[str]
    own: re.Pattern[str]
    general: re.Pattern[str]
    admits: re.Pattern[str]
    neither: re.Pattern[str]
    denials: re.Pattern[str]
    always: re.Pattern[str]
    pointing: re.Pattern[str]
    harm: re.Pattern[str]
    mine: re.Pattern[str]
    negated: re.Pattern[str]
    accusation: re.Pattern[str]
    nobody: re.Pattern[str]
    no_attack: re.Pattern[str]
    state_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """What a statement says of a deed.

    ``stand`` is "blames" (somebody did it), "denies" (not I), "admits" (I did), "denies harm" (to people
    of the class ``name``) or "none harmed"; ``sides`` are the keys of who is meant, ``name`` how the text
    calls them and ``span`` where.
    """

    stand: str
    sides: frozenset[str] = frozenset()
    name: str = ""
    span: Span | None = None


@lru_cache(maxsize=1)
def load_deed_rules() -> DeedRules:
    """Return the rules of deeds; raises :class:`DataError` where a phrase is malformed."""
    from .cues import compile_phrases

    data = read_package_toml("deeds.toml")
    phrases = {
        name: compile_phrases(data["phrases"][name], where="deeds.toml")
        for name in (
            "blames",
            "by",
            "acts",
            "own",
            "general",
            "mine",
            "negated",
            "accusation",
            "nobody",
            "no_attack",
            "admits",
            "neither",
            "denials",
            "always",
            "pointing",
            "harm",
        )
    }
    forces = "|".join(sorted(data["words"]["forces"], key=lambda word: (-len(word), word)))
    agents = re.compile(
        r"\b((?:[A-Z][\w'’-]*|regime|government|army|rebel|state|military|junta|militia|coalition)"
        r"(?:[\s-](?:[A-Z][\w'’-]*|led|backed|government|regime|army|state|military|security|air|or|and)){0,4})"
        r"\s(?:" + forces.replace(" ", r"\s") + r")\b"
    )
    return DeedRules(**phrases, agents=agents, state_words=frozenset(data["words"]["state"]))


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, country in load_registry().countries.items():
        for name in (country.name, *country.aliases, *country.adjectives, *country.people, *country.capitals):
            found.setdefault(name.lower(), code)
            found.setdefault(name.lower() + "s", code)
    return found


_OTHERS = ("-backed", "-held", "-controlled", "-based", "-supported", "-allied", "-linked", "-occupied")


@lru_cache(maxsize=20_000)
def read_sides(words: str) -> frozenset[str]:
    """Return the keys of the sides that a phrase names: countries, the state, bodies by their names.

    >>> sorted(read_sides("Russian or Syrian government planes"))
    ['RU', 'SY', 'the state']
    """
    adjectives, rules, registry = _adjectives(), load_deed_rules(), load_registry()
    keys: set[str] = set()
    parts = [match.group() for match in _WORD.finditer(words)]
    used: set[int] = set()
    for size in (4, 3, 2, 1):
        for start in range(len(parts) - size + 1):
            if used & set(range(start, start + size)):
                continue
            phrase = " ".join(parts[start : start + size])
            entity = (
                registry.find_name(phrase)
                if any(part[:1].isupper() for part in parts[start : start + size])
                else None
            )
            if entity is not None:
                keys.add(f"body:{entity.parent or entity.name}".casefold())
                if entity.country and entity.type in _STATE_TYPES:
                    keys.add(entity.country)
                used |= set(range(start, start + size))
            elif size == 1 and phrase.lower().removesuffix("'s").removesuffix("’s") in adjectives:
                keys.add(adjectives[phrase.lower().removesuffix("'s").removesuffix("’s")])
                used.add(start)
            elif size == 1 and "-" in phrase and not phrase.lower().endswith(_OTHERS):
                found = {adjectives[part] for part in phrase.lower().split("-") if part in adjectives}
                keys |= found  # "American-Saudi", "UAE-led"
                used |= {start} if found else set()
    rest = [parts[k] for k in range(len(parts)) if k not in used]
    if any(word.lower().removesuffix("'s") in rules.state_words for word in parts):
        keys.add(STATE)
    names = [word for word in rest if word[0].isupper() and word.lower() not in rules.state_words]
    short = [word for word in names if word.isupper() and 2 <= len(word) <= 6]
    names = [word for word in names if word not in short]
    keys.update(f"short:{word.casefold()}" for word in short)
    folded = " ".join(sorted(fold_words(" ".join(names))))
    if folded:
        keys.add("name:" + folded)
    if len(names) > 1:
        keys.add("short:" + "".join(word[0] for word in names).casefold())
    return frozenset(keys)


def speaker_sides(doc: Document, item: Attribution) -> frozenset[str]:
    """Return the keys of the side that an attribution's speaker is or speaks for."""
    if not item.speaker:
        return frozenset()
    keys = set(read_sides(find_organisation(item.speaker))) | set(read_sides(item.speaker))
    for start, end in item.source:
        keys |= read_sides(doc.text[start:end])
    if item.speaker_type in _STATE_TYPES:
        keys.add(STATE)
    elif item.speaker_type == "foreign-government":
        keys.discard(STATE)
    return frozenset(key for key in keys if not key.startswith("name:") or len(key) > 8)


def read_deed(doc: Document, item: Attribution) -> Deed | None:
    """Return what an attribution without figures says of who did a deed, or None."""
    if not item.content:
        return None
    rules = load_deed_rules()
    start, end = min(s for s, _ in item.content), max(e for _, e in item.content)
    content = doc.text[start:end]
    cue = " ".join(doc.text[s:e] for s, e in item.cue) or doc.text[max(0, start - 40) : start]
    if rules.neither.search(cue) or rules.neither.search(content[:60]):
        return None
    if _none_harmed(content):
        return Deed("none harmed", frozenset(), item.speaker or "", (start, end))
    sentence = doc.text[max(0, min([start, *(s for s, _ in item.cue)]) - 40) : end]
    denied = item.stance == "denies" and rules.denials.search(cue + " " + content[:60]) is not None
    always = rules.always.search(sentence) is not None
    if denied and always:
        return None
    mine = speaker_sides(doc, item)
    blamed = _find_blamed(doc.text, (start, end), cue, rules)
    of_others = blamed is not None and blamed.sides.isdisjoint(mine)
    if denied and not of_others and (rules.own.search(content) or rules.general.search(content) or blamed):
        return Deed("denies", mine, item.speaker or "", (start, end))
    if not always and _denies_own(doc.text, item, (start, end), mine, rules):
        return Deed("denies", mine, item.speaker or "", (start, end))
    if rules.admits.search(cue) and not of_others and (rules.own.search(content) or blamed) and not denied:
        return Deed("admits", mine, item.speaker or "", (start, end))
    if denied:
        people = _find_people(content, rules)
        return Deed("denies harm", frozenset(), people, (start, end)) if people else None
    accuses = item.stance == "accuses" and blamed is not None and blamed.sides & mine <= {STATE}
    if blamed is not None and (of_others or accuses) and item.stance not in ("doubts", "asks"):
        return blamed
    return None


def _denies_own(text: str, item: Attribution, span: Span, mine: frozenset[str], rules: DeedRules) -> bool:
    """Tell whether a statement says that the speaker's own side did not do it: "none of our units fired", or
    dismisses an accusation."""
    if item.stance in ("doubts", "asks", "demands", "promises") or not mine:
        return False
    if item.stance == "denies" and rules.accusation.search(text, span[0], min(span[1], span[0] + 60)):
        return True
    if _nothing_was_done(text, span, mine, rules):
        return True
    match = rules.negated.search(text, *span)
    if match is None:
        return False
    who = text[max(span[0], match.start() - 40) : match.start()]
    if rules.mine.match(match.group()) or rules.mine.search(who[-8:]):
        return True
    return not read_sides(_before(who, 0, len(who))).isdisjoint(mine)


def _nothing_was_done(text: str, span: Span, mine: frozenset[str], rules: DeedRules) -> bool:
    """ "No unit of the army was there", "there was no air strike": the speaker's side, or what nobody did."""
    start = min(span[1], span[0] + _OPENING)
    nobody = rules.nobody.search(text, span[0], min(span[1], start + 60))
    if nobody is not None and nobody.start() <= start:
        sides = read_sides(nobody.group())
        return not sides or not sides.isdisjoint(mine)
    attack = rules.no_attack.search(text, span[0], min(span[1], start + 60))
    return attack is not None and attack.start() <= start


_OPENING = 12  # characters of a statement before the words that deny: "that", "in fact"


_HARMED = re.compile(
    r"(?=\b(?P<who>[a-z]+)\b(?:\s\w+){0,3}?\s(?:died|killed|dead|wounded|injured|hurt|harmed|hit)\b)", re.I
)


def _find_people(content: str, rules: DeedRules) -> str:
    """Return the class of people of whom a content says that they came to harm: "that civilians had died"."""
    people = load_figure_lexicon().people
    near = [match["who"].lower() for match in _HARMED.finditer(content) if match["who"].lower() in people]
    return people[near[-1]] if near else ""


# "no dead in his province": of one place, which a whole toll does not contradict
_PLACE_WORD = load_pattern("sides", "place_word")


def _none_harmed(content: str) -> bool:
    from .cues import load_event_rules

    match = load_event_rules().none_harmed.search(content)
    return match is not None and len(content) <= 160 and not _PLACE_WORD.search(content)


def _find_blamed(text: str, span: Span, cue: str, rules: DeedRules) -> Deed | None:
    """Return the side that a content makes the doer of something, the first that it names."""
    for pattern in (rules.by, rules.blames):
        match = pattern.search(text, *span)
        if match:
            phrase = _noun_phrase(text, match.end(), span[1])
            sides = read_sides(text[slice(*phrase)])
            if sides:
                return Deed("blames", sides, text[slice(*phrase)], phrase)
    if re.search(r"\b(?:accus|blam)", cue, re.I):
        phrase = _noun_phrase(text, span[0], span[1])
        sides = read_sides(text[slice(*phrase)])
        if sides:
            return Deed("blames", sides, text[slice(*phrase)], phrase)
    match = rules.agents.search(text, *span)
    if match:
        sides = read_sides(match[1])
        if sides:
            return Deed("blames", sides, match.group(), match.span())
    match = rules.acts.search(text, *span)
    if match:
        begin = max(span[0], match.start() - 60)
        sides = read_sides(_before(text, begin, match.start()))
        if sides:
            return Deed("blames", sides, text[begin : match.start()].strip(), (begin, match.start()))
    return None


_STOP = re.compile(
    r"[,.;:]|\s(?:of|for|on|in|at|that|which|who|during|after|and had|to|while|near|with|as)\s"
)


def _noun_phrase(text: str, start: int, end: int) -> Span:
    match = _STOP.search(text, start + 1, min(end, start + 70))
    return start, match.start() if match else min(end, start + 70)


_RELATIVE = re.compile(r"\s(?:that|who|which)\s*$", re.I)


def _before(text: str, start: int, end: int) -> str:
    words = text[start:end]
    words = _RELATIVE.sub("", words)  # "it was the army | that shelled us"
    cut = max((words.rfind(mark) for mark in (",", ".", ";", " that ", " and ", " but ")), default=-1)
    return words[cut + 1 :]
