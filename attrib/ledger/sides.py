"""Who is said to have done it, and who denies or admits a deed of their own.

A side is found by comparing words: a state by its adjectives and its forces, a body by its name.  The
word lists stand in ``data/deeds.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from attrib.figures.words import load_figure_lexicon
from attrib.model import Attribution, Document, Span
from attrib.package_files import read_package_toml
from attrib.sources.names.registry import load_registry
from attrib.sources.origins import find_organisation, fold_words

from .patterns import load_pattern

_WORD = re.compile(r"[^\W\d_][\w]*(?:['’-][^\W\d_]\w*)*")
_STATE_TYPES = frozenset(("government", "military", "state-media"))
STATE = "the state"
ARMED = "an armed body"
_REBEL_TYPES = frozenset(("rebel", "jihadist"))


@dataclass(frozen=True, slots=True, eq=False)
class DeedRules:
    """The lists of ``data/deeds.toml``."""

    blames: re.Pattern[str]
    by: re.Pattern[str]
    agents: re.Pattern[str]
    agents_of: re.Pattern[str]
    acts: re.Pattern[str]
    own: re.Pattern[str]
    general: re.Pattern[str]
    admits: re.Pattern[str]
    neither: re.Pattern[str]
    denials: re.Pattern[str]
    always: re.Pattern[str]
    pointing: re.Pattern[str]
    counts: re.Pattern[str]
    harm: re.Pattern[str]
    mine: re.Pattern[str]
    negated: re.Pattern[str]
    accusation: re.Pattern[str]
    answers: re.Pattern[str]
    nobody: re.Pattern[str]
    no_attack: re.Pattern[str]
    was_done: re.Pattern[str]
    state_bodies: re.Pattern[str]
    the_deed: re.Pattern[str]
    turned_down: re.Pattern[str]
    having: re.Pattern[str]
    disowns: re.Pattern[str]
    owned_up: re.Pattern[str]
    claimed: re.Pattern[str]
    source_of_fire: re.Pattern[str]
    fired_where: re.Pattern[str]
    state_words: frozenset[str]
    no_name: frozenset[str]
    armed: frozenset[str]
    body_nouns: frozenset[str]
    weapons: frozenset[str]
    force_words: frozenset[str]
    onlookers: frozenset[str]
    happenings: frozenset[str]
    arms: tuple[tuple[str, frozenset[str]], ...]
    acts_of: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """What a statement says of a deed.

    ``stand`` is "blames" (somebody did it), "denies" (not I), "admits" (I did), "denies harm" (to people
    of the class ``name``) or "none harmed"; ``sides`` are the keys of who is meant, ``name`` how the text
    calls them, ``span`` where, and ``words`` the sentence that says so.
    """

    stand: str
    sides: frozenset[str] = frozenset()
    name: str = ""
    span: Span | None = None
    words: str = ""


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
            "answers",
            "nobody",
            "no_attack",
            "was_done",
            "state_bodies",
            "the_deed",
            "turned_down",
            "having",
            "disowns",
            "owned_up",
            "claimed",
            "source_of_fire",
            "fired_where",
            "admits",
            "neither",
            "denials",
            "always",
            "pointing",
            "counts",
            "harm",
        )
    }
    forces = "|".join(sorted(data["words"]["forces"], key=lambda word: (-len(word), word)))
    forces = forces.replace(" ", r"\s")
    agents = re.compile(
        r"\b((?:[A-Z][\w'’-]*|regime|government|army|rebel|state|military|junta|militia|coalition)(?:['’]s)?"
        r"(?:[\s-](?:[A-Z][\w'’-]*|led|backed|government|regime|army|state|military|security|air|defence|defense|or|and)(?:['’]s)?){0,4})"
        r"\s(?:" + forces + r")\b"
    )
    agents_of = re.compile(r"\b(?:" + forces + r")\sof\s(?:the\s)?")
    words = data["words"]
    return DeedRules(
        **phrases,
        agents=agents,
        agents_of=agents_of,
        state_words=frozenset(words["state"]),
        no_name=frozenset(words["no_name"].split()),
        armed=frozenset(words["armed"]),
        body_nouns=frozenset(words["body_nouns"]),
        weapons=frozenset(words["weapons"]),
        force_words=frozenset(word for phrase in words["forces"] for word in phrase.split()),
        onlookers=frozenset(words["onlookers"]),
        happenings=frozenset(words["happenings"]),
        arms=tuple((arm, frozenset(words)) for arm, words in data["arms"].items()),
        acts_of=tuple(
            (name, compile_phrases(phrases, where="deeds.toml")) for name, phrases in data["acts_of"].items()
        ),
    )


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
    others: set[int] = set()  # words in the names of bodies that are no state's: "Free Mirdan Army"
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
                body = entity.parent or entity.name
                keys.add(f"body:{body}".casefold())
                keys |= _read_name(body) | _read_initials(entity.name)
                rules_it = all(term.type in _STATE_TYPES for term in entity.terms)  # in all its years
                if entity.country and entity.type in _STATE_TYPES and rules_it:
                    keys.add(entity.country)
                if entity.type in _REBEL_TYPES:
                    keys.add(ARMED)
                if entity.type not in _STATE_TYPES:
                    others |= set(range(start, start + size))
                used |= set(range(start, start + size))
            elif size == 1 and _bare(phrase) in adjectives and not _is_plain_word(phrase):
                keys.add(adjectives[_bare(phrase)])
                used.add(start)
            elif size == 1 and "-" in phrase and not phrase.lower().endswith(_OTHERS):
                found = {adjectives[part] for part in phrase.lower().split("-") if part in adjectives}
                keys |= found  # "American-Saudi", "UAE-led"
                used |= {start} if found else set()
    for word in parts:  # "the Saudi-led coalition" has a name and is Saudi Arabia's too
        lead = word.lower().removesuffix("-led")
        if lead != word.lower() and lead in adjectives:
            keys.add(adjectives[lead])
    rest = [parts[k] for k in range(len(parts)) if k not in used]
    bare = {_bare(word) for k, word in enumerate(parts) if k not in others}
    people = load_figure_lexicon().people.keys()
    plain = rules.state_words | rules.no_name | rules.armed | rules.weapons | rules.force_words | people
    names = [word for word in rest if word[0].isupper() and _bare(word) not in plain]
    if bare & rules.state_words or not names and bare & _FORCES and bare & _OF_A_STATE:
        keys.add(STATE)
    if bare & rules.armed:
        keys.add(ARMED)
    keys.update(f"arm:{arm}" for arm, words in rules.arms if bare & words)
    nouns = {word.removesuffix("s") if word in _PLURALS else word for word in map(_bare, parts)}
    keys.update(f"noun:{word}" for word in sorted(nouns & rules.body_nouns))
    short = [word for word in names if word.isupper() and 2 <= len(word) <= 6]
    names = [word for word in names if word not in short]
    keys.update(f"short:{word.casefold()}" for word in short)
    folded = " ".join(sorted(fold_words(" ".join(names))))
    if folded:
        keys.add("name:" + folded)
    if len(names) > 1:
        keys.add("short:" + "".join(word[0] for word in names).casefold())
        capitals = [word for word in rest if word[0].isupper() and _bare(word) not in _SMALL]
        keys.add("short:" + "".join(word[0] for word in capitals).casefold())
    return frozenset(keys)


def _read_name(name: str) -> set[str]:
    """Return the keys that a body's own name holds: a "Saudi-led coalition" is Saudi Arabia's too."""
    words, adjectives, rules = name.lower().split(), _adjectives(), load_deed_rules()
    leads = [word.removesuffix("-led") for word in words if word.endswith("-led")]
    keys = {adjectives[lead] for lead in leads if lead in adjectives}
    return keys | {f"noun:{word}" for word in words if word in rules.body_nouns}


def _read_initials(name: str) -> set[str]:
    """Return the key of the letters that a body may be called by where its name stands elsewhere: "RSF"."""
    letters = "".join(word[0] for word in re.split(r"[\s-]", name) if word[:1].isupper())
    return {f"short:{letters.casefold()}"} if 2 < len(letters) <= _MOST_LETTERS else set()


def _is_plain_word(word: str) -> bool:
    """Tell whether a word without a capital is short enough to be no country: "us", "car" (US, CAR)."""
    return word.islower() and len(word) <= 3


_MOST_LETTERS = 6
_PLURALS = frozenset(("guards", "coastguards"))
_SMALL = frozenset(("the", "a", "an", "of", "for", "in"))
_FORCES = frozenset(("force", "forces"))
_OF_A_STATE = frozenset(("armed", "air", "defence", "defense", "security"))


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def is_vague(key: str) -> bool:
    """Tell whether a key stands for any body of a kind: the state, an armed body, "the coalition"."""
    return key in (STATE, ARMED) or key.startswith(("noun:", "arm:"))


def _is_bare_name(key: str) -> bool:
    """Tell whether a key is words with capitals alone, which may be a person's name as well as a body's."""
    return key.startswith(("name:", "short:"))


def is_known(sides: frozenset[str]) -> bool:
    """Tell whether a side is a state, its forces, an armed body or one of the registry, not just a name."""
    return any(key in (STATE, ARMED) or key.startswith("body:") or key.isupper() for key in sides)


def share_keys(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether two phrases name one side: by a name, or by a kind where not both have names."""
    shared = {key for key in one & two if not key.startswith("arm:")}
    if any(not is_vague(key) for key in shared):
        return True
    arms = [{key for key in keys if key.startswith("arm:")} for keys in (one, two)]
    if all(arms) and arms[0].isdisjoint(arms[1]):
        return False  # the police, and soldiers
    return bool(shared) and (all(map(is_vague, one)) or all(map(is_vague, two)))


def _speaks_for_state(text: str, item: Attribution) -> bool:
    """Tell whether a speaker of whom nothing else is known is a ministry, a minister or a staff."""
    if item.speaker_type not in ("other", "unnamed"):
        return False
    source = " ".join(text[start:end] for start, end in item.source[:1])
    return load_deed_rules().state_bodies.search(f"{item.speaker} {source.split(',')[0]}") is not None


# "a faction of the Taliban" is not the Taliban
_PART_OF = re.compile(
    r",\s(?:which|who|whose)\b|,?\s(?:an?\s)?(?:[\w-]+\s)?(?:faction|splinter|branch|offshoot|rival|ally|affiliate)\b",
    re.I,
)


def speaker_sides(doc: Document, item: Attribution, body: str | None = None) -> frozenset[str]:
    """Return the keys of the side that an attribution's speaker is or speaks for; ``body`` is for whom he
    speaks, as the text says."""
    if not item.speaker:
        return frozenset()
    keys = set(read_sides(find_organisation(item.speaker))) | set(read_sides(item.speaker))
    for start, end in item.source:
        keys |= read_sides(_PART_OF.split(doc.text[start:end], maxsplit=1)[0])
    own = read_sides(item.speaker)
    if all(map(_is_bare_name, own)) and not all(map(_is_bare_name, keys)):
        # "a spokesman for the coalition, Nasser Harith": his own name names no side
        keys = {key for key in keys if not _is_bare_name(key)}
    if body is not None and body != item.speaker:  # his own name names no side
        keys = {key for key in keys if not _is_bare_name(key)} | read_sides(body)
    if item.speaker_type in _STATE_TYPES or _speaks_for_state(doc.text, item):
        keys.add(STATE)
    elif item.speaker_type == "foreign-government" and keys - {STATE}:
        keys.discard(STATE)
    elif item.speaker_type in _REBEL_TYPES:
        keys.discard(STATE)
        keys.add(ARMED)
    return frozenset(key for key in keys if not key.startswith("name:") or len(key) > 8)


def read_deed(doc: Document, item: Attribution, body: str | None = None) -> Deed | None:
    """Return what an attribution says of who did a deed, or None; ``body`` is for whom its speaker speaks."""
    deed = _read_deed(doc, item, body) if item.content else None
    if deed is None or deed.span is None:
        return deed
    # of a long quotation the sentence counts in which the doer, or the denial, stands
    place = deed.span[0]
    words = next((doc.text[start:end] for start, end in item.content if start <= place < end), "")
    return replace(deed, words=words)


_SUBJECT = 60  # characters in which the verb of a clause may stand behind its subject


def _read_deed(doc: Document, item: Attribution, body: str | None) -> Deed | None:
    rules = load_deed_rules()
    start, end = min(s for s, _ in item.content), max(e for _, e in item.content)
    content = doc.text[start:end]
    cue = " ".join(doc.text[s:e] for s, e in item.cue) or doc.text[max(0, start - 40) : start]
    if rules.neither.search(cue) or rules.neither.search(content[:60]):
        return None
    if rules.counts.search(content[:_SUBJECT]):
        return None  # "the government has lowered the number of people killed": it did no killing
    if _none_harmed(content):
        return Deed("none harmed", frozenset(), item.speaker or "", (start, end))
    sentence = doc.text[max(0, min([start, *(s for s, _ in item.cue)]) - 40) : end]
    denied = item.stance == "denies" and rules.denials.search(cue + " " + content[:60]) is not None
    denied = (
        denied
        or item.stance in ("asserts", "denies")
        and any(rules.turned_down.match(_bare_start(doc.text[slice(*piece)])) for piece in item.content)
    )
    always = rules.always.search(sentence) is not None
    if denied and always:
        return None
    mine = speaker_sides(doc, item, body)
    blamed = _find_blamed(doc.text, (start, end), cue, rules)
    of_others = blamed is not None and not share_keys(blamed.sides, mine)
    whole = rules.own.search(content) or rules.general.search(content) or rules.disowns.search(cue)
    if item.speaker_type in _DOERS:
        whole = whole or rules.the_deed.match(_bare_start(content))
    own = rules.own.search(content) is not None  # "denied that its guards had shot": guards of its own
    harmed = _find_alleged_harm(content, rules) if denied and blamed is None and not own else ""
    if harmed:
        return Deed("denies harm", frozenset(), harmed, (start, end))
    if denied and (not of_others and (whole or blamed) or own):
        return Deed("denies", mine, item.speaker or "", (start, end))
    if denied and blamed is None and item.speaker_type in _DOERS and rules.was_done.search(content):
        return Deed("denies", mine, item.speaker or "", (start, end))  # "denied that anyone had been beaten"
    if denied and blamed is not None and not whole:
        return Deed("denies", blamed.sides, blamed.name, (start, end))
    if not always:
        sides, place = _read_denied(doc.text, item, (start, end), mine, rules)
        if sides:
            return Deed("denies", sides, item.speaker or "", (place, end))
    bare = _bare_start(content)
    deed = own or rules.having.match(bare) or blamed
    if not _CONFIRMS.search(cue):  # who "confirmed the attack" owns up to none
        deed = deed or rules.the_deed.match(bare)
    doubts = item.stance in ("doubts", "asks")  # "would not confirm that its jets had struck"
    if rules.admits.search(cue) and not of_others and deed and not denied and not doubts:
        return Deed("admits", mine, item.speaker or "", (start, end))
    if denied:
        people = "" if _gives_a_reason(doc.text, item) else _find_people(content, rules)
        if people:
            return Deed("denies harm", frozenset(), people, (start, end))
        pointing = mine and (_only_points(content) or _gives_a_reason(doc.text, item))
        return Deed("denies", mine, item.speaker or "", (start, end)) if pointing else None
    if item.stance in ("doubts", "asks", "promises", "demands"):
        return None
    if blamed is not None and (of_others or _may_accuse(doc.text, item, blamed.sides & mine)):
        return None if rules.always.search(content) else blamed  # "has bombed clinics on five occasions"
    owns_up = mine and item.speaker_type in _DOERS and _owns_up(item, content, cue)
    return Deed("blames", mine, item.speaker or "", (start, end)) if owns_up else None


_CONFIRMS = re.compile(r"\bconfirm", re.I)
_ALLEGES = re.compile(
    r"\W*(?:(?:the|an?|any|all|these|those)\s)?(?:\w+\s)?(?:accusations?|allegations?|charges?)\sthat\s", re.I
)


def _find_alleged_harm(content: str, rules: DeedRules) -> str:
    """Return the class of people of whom a denied accusation says that they came to harm: "the accusation
    that civilians had died"."""
    return _find_people(content, rules) if _ALLEGES.match(content) else ""


def _bare_start(content: str) -> str:
    """Return a content without the quotation mark before it."""
    return content.lstrip(" \"“”'‘’")


def _gives_a_reason(text: str, item: Attribution) -> bool:
    """Tell whether what follows a denial is why, and not what is denied: "rejected this: the dead were …"."""
    start = item.content[0][0]
    end = max((end for _, end in item.cue if end <= start), default=start)
    return start - end < _SHORT and ":" in text[end : start + 8]


def _may_accuse(text: str, item: Attribution, shared: frozenset[str]) -> bool:
    """Tell whether a speaker of a state may blame that state: he accuses it, or looks into things."""
    if not all(map(is_vague, shared)):
        return False
    source = " ".join(text[start:end] for start, end in item.source)
    words = frozenset(_WORD.findall(f"{item.speaker} {source}".lower()))
    rules = load_deed_rules()
    if any(words & arm for _, arm in rules.arms):
        return item.stance == "accuses"  # a military source speaks for the army
    return item.stance == "accuses" or not words.isdisjoint(rules.onlookers)


def _owns_up(item: Attribution, content: str, cue: str) -> bool:
    """Tell whether a statement gives a deed to its own speaker: "its fighters had attacked", "we did it"."""
    rules = load_deed_rules()
    own = rules.owned_up.match(_bare_start(content))
    return (
        own is not None
        and _is_speaker(item, own.group())
        or rules.claimed.match(f"{cue} {content}") is not None
    )


def _is_speaker(item: Attribution, words: str) -> bool:
    """Tell whether a pronoun in a statement may be its speaker: not "they" in his own words."""
    return item.kind != "direct" or _THEIRS.search(words) is None


_THEIRS = re.compile(r"\b(?:it|its|they|their|he|his|she|her)\b", re.I)
_DOERS = frozenset(
    (
        "government",
        "military",
        "rebel",
        "jihadist",
        "opposition",
        "foreign-government",
        "other",
        "state-media",
    )
)


_POINTS = re.compile(
    r"\W*(?:this|that|it|them|these|those|everything|"
    r"(?:the|this|that|these|those|such|all|any) (?:[\w-]+ ){0,2}"
    r"(?:claims?|reports?|versions?|assertions?|suggestions?|statements?|accounts?|findings?))\b",
    re.I,
)
_SHORT = 40  # characters of a denial that only points at what was said: "that is a lie"


def _only_points(content: str) -> bool:
    return len(content) <= _SHORT and _POINTS.match(content) is not None


def _read_denied(
    text: str, item: Attribution, span: Span, mine: frozenset[str], rules: DeedRules
) -> tuple[frozenset[str], int]:
    """Return the side of which a statement says that it did not do it, else an empty set; and where it does.

    It is the speaker's own ("none of our units fired", an accusation turned down) or one that it names ("no
    unit of the army was there").
    """
    if item.stance in ("doubts", "asks", "demands", "promises"):
        return frozenset(), span[0]
    start = min(span[1], span[0] + _OPENING)
    if item.stance == "denies" and rules.accusation.search(text, span[0], min(span[1], span[0] + 60)):
        return mine, span[0]
    answers = rules.answers.search(text, span[0], min(span[1], start + 20))
    if answers is not None and answers.start() <= start:
        after = answers.end(), min(span[1], answers.end() + 60)
        if rules.accusation.search(text, *after) or _POINTS.match(text, *after):
            return mine, span[0]
    nobody = rules.nobody.search(text, span[0], min(span[1], start + 60))
    if nobody is not None and nobody.start() <= start:
        sides = read_sides(nobody.group())
        if not sides or share_keys(sides, mine):
            return mine, span[0]
        there = _WAS_THERE.match(text, nobody.end(), span[1]) or _DID.search(nobody.group())
        return sides if there else frozenset(), span[0]
    attack = rules.no_attack.search(text, span[0], min(span[1], start + 60))
    if attack is not None and attack.start() <= start:
        return mine, span[0]
    match = rules.negated.search(text, *span)
    if match is None or not mine or item.kind == "indirect" and _HABIT.match(match.group()):
        return frozenset(), span[0]
    who = text[max(span[0], match.start() - 60) : match.start()]
    who = _AUXILIARY.sub(" ", who)
    before = [*rules.mine.finditer(who), *rules.own.finditer(who)]
    own = next((found for found in before if len(who) - found.end() <= 1), None)
    if rules.mine.match(match.group()) or " our " in match.group():
        return mine, match.start()
    if own is not None and _is_speaker(item, own.group()):
        return mine, match.start()  # "its men | were nowhere near"
    sides = read_sides(_before(who, 0, len(who)))
    if share_keys(sides, mine):
        return mine, match.start()
    return sides if _NOT_BEHIND.search(match.group()) else frozenset(), match.start()


_AUXILIARY = re.compile(r"\s(?:had|has|have|was|were)\s*$", re.I)
_DID = re.compile(
    r"\b(?:fired|shot|beat|carried|conducted|launched|dropped|bombed|struck|attacked|hit|flew)$", re.I
)
_NOT_BEHIND = re.compile(r"\b(?:behind|responsible|involved|to blame)\b", re.I)
# "said that it does not shell towns" is a rule of its own; "we do not shell towns" answers
_HABIT = re.compile(r"do(?:es)?(?:\sn|n)", re.I)
_WAS_THERE = re.compile(r"\s?(?:in|at|there|near|over|behind|involved|present|part|taken part)\b", re.I)
_OPENING = 12  # characters of a statement before the words that deny: "that", "in fact"


_HARMED = re.compile(
    r"(?=\b(?P<who>[a-z]+)\b(?:\s\w+){0,3}?\s(?:died|killed|dead|wounded|injured|hurt|harmed|hit)\b)", re.I
)


# "reports of civilian deaths"
_LOSSES = re.compile(
    r"\b(?P<who>civilian|child|soldier)\s(?:deaths|casualties|victims|fatalities|losses|dead)\b", re.I
)


def _find_people(content: str, rules: DeedRules) -> str:
    """Return the class of people of whom a content says that they came to harm: "that civilians had died"."""
    people = load_figure_lexicon().people
    near = [match["who"].lower() for match in _HARMED.finditer(content) if match["who"].lower() in people]
    near = near or [match["who"].lower() for match in _LOSSES.finditer(content)]
    return people.get(near[-1], people.get(near[-1] + "s", "")) if near else ""


# "no dead in his province": of one place, which a whole toll does not contradict
_PLACE_WORD = load_pattern("sides", "place_word")


# "no deaths among them had been confirmed": nobody says that there were none
_NOT_KNOWN_YET = load_pattern("sides", "not_known_yet")


def _none_harmed(content: str) -> bool:
    from .cues import load_event_rules

    match = load_event_rules().none_harmed.search(content)
    known = _NOT_KNOWN_YET.search(content) is None
    return match is not None and known and len(content) <= 160 and not _PLACE_WORD.search(content)


def _find_blamed(text: str, span: Span, cue: str, rules: DeedRules) -> Deed | None:
    """Return the side that a content makes the doer of something, the first that it names."""
    for pattern in (rules.by, rules.blames):
        match = pattern.search(text, *span)
        if match:
            phrase = _noun_phrase(text, match.end(), span[1])
            sides = _doers_of(text[slice(*phrase)], rules)
            if sides:
                return Deed("blames", sides, text[slice(*phrase)], phrase)
    if re.search(r"\b(?:accus|blam|hold|held|finger|attribut)", cue, re.I):
        for phrase in _list_accused(text, span):
            sides = read_sides(text[slice(*phrase)])
            if sides:
                return Deed("blames", sides, text[slice(*phrase)], phrase)
    match = rules.fired_where.search(text, *span) or rules.source_of_fire.search(text, *span)
    if match:
        phrase = _noun_phrase(text, match.end(), span[1])
        sides = read_sides(text[slice(*phrase)])
        if is_known(sides):
            return Deed("blames", sides, text[slice(*phrase)], phrase)
    match = rules.agents.search(text, *span)
    if match and not _suffers(text, span, match.span()):
        sides = read_sides(match[1])
        head = match.group().rsplit(maxsplit=1)[-1].lower()
        nobodys = head in rules.happenings or head in rules.weapons
        if sides and (is_known(sides) or not nobodys):
            return Deed("blames", sides, match.group(), match.span())  # no one's: "the Peshawar attack"
    match = rules.agents_of.search(text, *span)
    if match:
        phrase = _noun_phrase(text, match.end(), span[1])
        sides = read_sides(text[match.start() : phrase[1]])
        if read_sides(text[slice(*phrase)]) and not _suffers(text, span, (match.start(), match.end() - 1)):
            return Deed("blames", sides, match.group() + text[slice(*phrase)], (match.start(), phrase[1]))
    for match in islice(rules.acts.finditer(text, *span), _MOST_ACTS):
        begin = max(span[0], match.start() - 60)
        if _PASSIVE.search(text, begin, match.start()):
            continue  # "the town was shelled": who did it stands after "by"
        before = _before(text, begin, match.start())
        if before.strip() == "and":
            joint = text[begin : match.start()].rstrip().removesuffix(" and")
            before = " ".join(
                _before(joint, 0, len(joint)).split()[:3]
            )  # "soldiers came and | killed the men"
        if _NONE_OF.search(f"{before.strip()} "):
            continue
        doer = _IN_PLACE.split(before, maxsplit=1)[0]
        if _DONE_TO.search(doer):
            continue  # "a clinic was destroyed by raids | that killed four"
        sides = read_sides(doer) or _recall_doers(text, span[0], doer, rules)
        if sides:
            return Deed("blames", sides, text[begin : match.start()].strip(), (begin, match.start()))
    return None


def _list_accused(text: str, span: Span) -> list[Span]:
    """Return where the accused may stand in what an accusation is about: "X of …", "the attack | on X"."""
    found = [_noun_phrase(text, *span)]
    ends = [match.end() for match in _ON_TO.finditer(text, *span)]
    if ends and _ON_TO.match(text, found[0][1], span[1]):
        found.insert(0, _noun_phrase(text, ends[-1], span[1]))
    at = _AT.match(text, *span)
    if at is not None:
        found.insert(0, _noun_phrase(text, at.end(), span[1]))
    return found


_NONE_OF = re.compile(r"\b(?:no|none of|neither|nor)\s(?:[\w-]+\s){0,3}$", re.I)
_ON_TO = re.compile(r"\s(?:on|to)\s(?:the\s)?")
_AT = re.compile(r"\W*(?:at|to)\s")
_STRUCK = load_pattern("sides", "struck")
_WAS_STRUCK = load_pattern("sides", "was_struck")


def _suffers(text: str, span: Span, side: Span) -> bool:
    """Tell whether a side is the one to whom it was done: "killed nine | fighters of the front"."""
    before = text[max(span[0], side[0] - 60) : side[0]]
    if _NONE_OF.search(before):
        return True  # "no aircraft of | the Air Force"
    return _STRUCK.search(before) is not None or _WAS_STRUCK.match(text, side[1], span[1]) is not None


_MOST_ACTS = 4  # verbs of a statement that are looked at
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got)\s(?:\w+ly\s)?$", re.I)
_DONE_TO = re.compile(r"\b(?:was|were|been|being)\s(?:\w+ly\s)?\w+\sby\b", re.I)
# "a strike | on the station of Varn": the places after it did nothing
_IN_PLACE = re.compile(r"(?<=\w)\s(?:on|in|at|near|against|outside|inside|over|through|across)\s", re.I)


def _doers_of(phrase: str, rules: DeedRules) -> frozenset[str]:
    """Return the sides of a phrase after "by"; a weapon's own name is none ("an Iskander missile")."""
    sides = read_sides(phrase)
    words = phrase.lower().split()
    if words and words[-1].strip(" ,.") in rules.weapons:
        return frozenset(key for key in sides if not key.startswith(("name:", "short:")))
    return sides


_EITHER = re.compile(r"\bor\b", re.I)  # "Russian or government jets": nobody knows whose
_LOOK_BACK = 3000  # characters in which a text names whose "the jets" are


def _recall_doers(text: str, start: int, doer: str, rules: DeedRules) -> frozenset[str]:
    """Return whose "the jets" are: of the side with which the text last named such, if it knows which."""
    words = doer.lower().split()
    if not 1 < len(words) <= 3 or words[0] not in ("the", "these", "those"):
        return frozenset()
    found: frozenset[str] = frozenset()
    for match in rules.agents.finditer(text, max(0, start - _LOOK_BACK), start):
        if match.group().lower().endswith(words[-1]):
            found = frozenset() if _EITHER.search(match[1]) else read_sides(match[1]) or found
    return found


_STOP = re.compile(
    r"[,.;:]|\s(?:of|for|on|in|at|that|which|who|during|after|and had|to|while|near|with|as)\s"
)


_OF_NAME = re.compile(r"\sof\s(?:the\s|an?\s)?(?=[A-Z])")


def _noun_phrase(text: str, start: int, end: int) -> Span:
    match = _STOP.search(text, start + 1, min(end, start + 70))
    if match and _OF_NAME.match(text, match.start(), end):
        rules = load_deed_rules()
        head = text[start : match.start()].rsplit(maxsplit=1)[-1].lower()
        doers = rules.armed | rules.force_words | rules.weapons | load_figure_lexicon().people.keys()
        if head in doers:
            match = _STOP.search(text, match.end(), min(end, match.end() + 40))  # "the rebels | of the ADF"
    return start, match.start() if match else min(end, start + 70)


_RELATIVE = re.compile(r"\s(?:that|who|which)\s*$", re.I)


def _before(text: str, start: int, end: int) -> str:
    words = text[start:end]
    words = _RELATIVE.sub("", words)  # "it was the army | that shelled us"
    cut = max((words.rfind(mark) for mark in (",", ".", ";", " that ", " and ", " but ")), default=-1)
    return words[cut + 1 :]
