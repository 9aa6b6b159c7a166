"""Whose word a statement counts for: a spokesman counts for the organisation, a copy for its origin."""

from __future__ import annotations

import re
from functools import lru_cache

from attrib.model import Attribution
from attrib.sources.houses import ORDINARY, is_ordinary_entity
from attrib.sources.names.vocabulary import WORDS

_AFTER = re.compile(
    r"(.+?)(?:['’]s|s['’])?\s+(?:spokes(?:man|woman|person)|spokespeople|director|head|chief|statement|bulletin|"
    r"correspondent|reporter|photographer|representative|press office)$",
    re.I,
)
_BEFORE = re.compile(
    r"(?:spokes(?:man|woman|person)|director|head|chief|statement|representative|member|correspondent|photographer)"
    r"\s+(?:of|for|from|by)\s+(?:the\s+)?(.+)$",
    re.I,
)
_HEADED = re.compile(
    r"\b(?:director|head|chief|spokes(?:man|woman|person)|founder|president|secretary|representative|"
    r"correspondent|reporter|photographer)\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=5_000)
def fold_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others, in lower case."""
    return frozenset(
        word
        for word in _WORD.findall(name.lower().replace("'s", "").replace("’s", ""))
        if word not in WORDS.small
    )


@lru_cache(maxsize=20_000)
def find_organisation(speaker: str) -> str:
    """Return the organisation a speaker speaks for, or the speaker itself.

    People of the registry stand for their parent ("Rami Abdel Rahman"); "Pentagon spokesman" and
    "spokesman for the Pentagon" for the Pentagon.
    """
    from attrib.sources.names.registry import load_registry

    entity = load_registry().find_name(speaker)
    if entity is not None:
        folded = entity.kind == "person" and entity.parent and not is_ordinary_entity(entity)
        return entity.parent if folded else entity.name
    match = _AFTER.match(speaker) or _BEFORE.match(speaker)
    if match and len(match[1]) > 2 and not _is_of_house(match):
        entity = load_registry().find_name(match[1])
        return entity.name if entity is not None else match[1]
    return speaker


REGISTRY_NAME = "registry_name"  # the key in ``extra`` where an article spells it otherwise


def name_in_registry(item: Attribution) -> str | None:
    """Return the name by which a speaker is one over articles: the registry's, else the article's own."""
    name: str | None = item.extra.get(REGISTRY_NAME, item.speaker)
    return name


def _is_of_house(match: re.Match[str]) -> bool:
    """ "Member of the city council": no head, and no spokesman, of it."""
    member = match.re is _BEFORE and match[0].split()[0].lower() == "member"
    return member and not WORDS.houses.isdisjoint(match[1].lower().split())


# roles whose people speak for their organisation and not for themselves
_SPEAKING = frozenset(("activist", "intergovernmental", "media", "medical-rescue", "monitor", "state-media"))
_MOST_SPEAKERS = 60


def map_spokesmen(text: str, attributions: tuple[Attribution, ...]) -> dict[str, str]:
    """Return, for the speakers of one text who speak for an organisation, that organisation's name.

    Heads and spokesmen of monitors, rescue services and the like whom the registry knows, and people
    whose mention names another speaker of the text ("Kelmet Rescue head Ana Brin").
    """
    from attrib.sources.names.registry import load_registry

    first: dict[str, Attribution] = {}
    for item in attributions:
        if item.speaker and item.source:
            known = first.get(item.speaker)
            if known is None or len(fold_words(text[slice(*item.source[0])])) > len(
                fold_words(text[slice(*known.source[0])])
            ):
                first[item.speaker] = item
    found = {}
    for name, item in list(first.items())[:_MOST_SPEAKERS]:
        entity = load_registry().find_name(name)
        if item.extra.get(ORDINARY):
            continue
        if entity is not None and entity.kind == "person" and entity.parent and entity.type in _SPEAKING:
            found[name] = entity.parent
        elif entity is None:
            for other_name, other in list(first.items())[:_MOST_SPEAKERS]:
                if other_name == name or other.speaker_type == "unnamed" or _is_post(other_name):
                    continue
                if _is_led_by(text, item, other):
                    found[name] = other_name
                    break
    return found


def _is_post(speaker: str) -> bool:
    """Tell whether a speaker is somebody in office, and no body: "police minister"."""
    return speaker.islower() and speaker.split()[-1] in WORDS.house_voices


def speak_for_same(text: str, first: Attribution, second: Attribution) -> bool:
    """Tell whether two attributions of one text are one source's, or one speaks for the other."""
    if not first.speaker or not second.speaker:
        return False
    if first.speaker_id and first.speaker_id == second.speaker_id or first.speaker == second.speaker:
        return True
    if find_organisation(first.speaker).lower() == find_organisation(second.speaker).lower():
        return True
    return _is_led_by(text, first, second) or _is_led_by(text, second, first)


@lru_cache(maxsize=5_000)
def _find_noun(name: str) -> str:
    """Return the noun of a body's name without its s: "police" of "the regional police", "observatory" of
    "the Observatory for Human Rights"."""
    words = _WORD.findall(_OF_WHAT.split(name.lower().replace("'s", "").replace("’s", ""))[0])
    return words[-1].rstrip("s") if words else ""  # as the mention's words are compared


_OF_WHAT = re.compile(r"\s(?:of|for|in|at|on)\s|[(,]")


def _is_led_by(text: str, person: Attribution, organisation: Attribution) -> bool:
    """Tell whether the mention itself names the other: "Observatory head Rami Abdel Rahman"."""
    if person.extra.get(ORDINARY):
        return False
    for start, end in person.source:
        folded = _read_head(text[start:end])
        if folded is None or _find_noun(organisation.speaker or "") not in folded:
            continue
        words = fold_words(organisation.speaker or "")
        shared = sum(1 for word in words if word.rstrip("s") in folded)
        if shared * 2 >= len(words) > 0 and fold_words(person.speaker or "") != words:
            return True
    return False


@lru_cache(maxsize=2_000)
def _read_head(mention: str) -> frozenset[str] | None:
    """Return the words, without their s, of a mention of who heads a body; None of any other mention."""
    words = fold_words(mention)
    if not 0 < len(words) <= 12 or not (_HEADED.search(mention) or "ministry" in words):
        return None
    return frozenset(word.rstrip("s") for word in words)
