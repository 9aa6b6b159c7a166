"""The type of a source, with its evidence: from the registry, the head noun, or the context.

Types are relative to a home country: the registry says "military, RU", and an article about Syria
reads that as a foreign government, one about Russia as the military.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from attrib.model import Document
from attrib.sources.names.folding import fold_word
from attrib.sources.names.registry import Registry, load_registry
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import load_lexicon

STATE_TYPES = {"government": "foreign-government", "military": "foreign-government", "state-media": "media"}


HEADS = frozenset(("chief", "head", "leader"))
DEFECTED = frozenset(("defected", "defecting"))


BEFORE_NOUN = "the words before the noun"  # what shows a type
OF_A_COUNTRY = ("government", "military", "opposition", "rebel")
PLACE, PEOPLE, BODY = 5, 3, 1  # how much a country's name or town counts, its adjective, one of its bodies
DATED = 2 * PLACE  # a dateline's
HEAD = 40  # the first words, which count double
DATELINE = re.compile(r"\s*(?:[^\s:]+\s+){1,9}?(?:\([^()\n]{2,30}\)\s*[-–—]*|[-–—]{1,2})\s")


def relative_type(role: str, country: str, home: str | None) -> str:
    """Return the speaker type of a role in ``country`` as seen from ``home`` (ISO codes).

    >>> relative_type("military", "RU", "SY"), relative_type("military", "RU", "RU")
    ('foreign-government', 'military')
    """
    if country and country != home:
        return STATE_TYPES.get(role, role)
    return role


def type_by_modifiers(head: str, role: str, modifiers: Iterable[str]) -> tuple[str, str]:
    """Return (type, evidence) of a head noun with the words before it; the words win where they speak."""
    modifiers = tuple(modifiers)
    if "and" in modifiers:
        modifiers = modifiers[: modifiers.index("and")]  # "government and rebel forces": as the first
    if any(word.endswith("-installed") for word in modifiers) and role in (*OF_A_COUNTRY, ""):
        return "foreign-government", BEFORE_NOUN  # by another state
    if role == "media" and any(word in WORDS.state_words for word in modifiers):
        return "state-media", BEFORE_NOUN
    ranked = head.rpartition(" ")[2] in WORDS.ranks
    if head in WORDS.strong_heads or not role or role == "unnamed" or ranked:
        for place in range(len(modifiers) - 1, -1, -1):
            found, evidence = _type_by_word(head, role, modifiers, place)
            if found:
                return found, evidence
    if role == "rebel" and any(WORDS.modifier_types.get(word) == "jihadist" for word in modifiers):
        return "jihadist", BEFORE_NOUN
    if role == "military" and any(word.endswith("-backed") for word in modifiers):
        return "rebel", BEFORE_NOUN  # by another state: "US-backed forces"
    if role == "military" and DEFECTED.intersection(modifiers):
        return "opposition", BEFORE_NOUN
    if any(word in WORDS.factions for word in modifiers):
        if role == "military":
            return "rebel", BEFORE_NOUN
        if role == "government":
            return "other", BEFORE_NOUN  # no state's: "Kurdish officials"
    return role, f"the noun {head!r}" if role else ""


def headed_place(noun: str, after: Iterable[str]) -> str:
    """The noun of the place that a role with the words after "of" heads: "head of [the locality]"; or ""."""
    words = [word for word in after if word not in ("a", "an", "our", "that", "the", "this")]
    places = WORDS.settlements | WORDS.region_words | WORDS.administered
    return next((word for word in words[:2] if word in places), "") if noun in HEADS else ""


def _type_by_word(head: str, role: str, modifiers: tuple[str, ...], place: int) -> tuple[str, str]:
    """What one word before the head says of it, with the word before where the two speak together."""
    word = modifiers[place]
    found = WORDS.compound_types.get(modifiers[place - 1 : place + 1]) if place else None
    if found:
        return found, f"the words {modifiers[place - 1]!r} and {word!r}"
    if head == "source" and word in ("media", "press", "news", "official", "state", "police"):
        return "", ""  # a "media source" is nobody's organ; whose police, nobody says
    if head in WORDS.spokesmen and word == "official":
        return "", ""  # of whom he speaks for
    if word == "official" and place and WORDS.modifier_types.get(modifiers[place - 1]):
        return "", ""  # "[hospital] official Dr Renn"
    if word == "media" and place and modifiers[place - 1] == "social":
        return "", ""
    found = WORDS.modifier_types.get(word, WORDS.modifier_types.get(word.rstrip("s").rstrip("'’")))
    if found is None and "-" in word and not word.endswith(("-held", "-based", "-backed", "-controlled")):
        found = WORDS.modifier_types.get(word.split("-")[0])
    if not found:
        return "", ""
    if head in WORDS.armed_heads:
        found = WORDS.armed_types.get(word, "rebel" if found == "opposition" else found)
    elif role == "media" and (found == "opposition" or word.startswith("pro-")):
        found = "media"  # whoever they favour
    if found == "military" and DEFECTED.intersection(modifiers):
        found = "opposition"
    elif found == "military" and WORDS.factions.intersection(modifiers):
        found = "rebel"
    return found, f"the word {word!r}"


def infer_country(documents: Document | Iterable[Document], registry: Registry | None = None) -> str | None:
    """Return the ISO code of the country that a document, or a collection of them, is about.

    Each document shares one vote among the countries whose names, adjectives and capitals it mentions
    (the places in its head count double, a dateline's not at all); None where none is mentioned.
    """
    registry = registry or load_registry()
    if isinstance(documents, Document):
        documents = (documents,)
    votes: dict[str, float] = defaultdict(float)
    for doc in documents:
        counts = _weigh_countries(doc, registry)
        total = sum(counts.values())
        for code, count in counts.items():
            votes[code] += count / total
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def _weigh_countries(doc: Document, registry: Registry) -> Counter[str]:
    """How each country is spoken of in a document; a dateline's, and the outlet's, only in support.

    They weigh for a country that the text names as well, and tell alone where it names none: "the army" of
    The Mirror of Naypyitaw is Myanmar's.
    """
    body = skip_dateline(doc.text)
    counts = count_countries(f"{doc.title or ''}\n{body}", registry)
    dateline = count_countries(doc.text[: len(doc.text) - len(body)], registry)
    named = bool(counts)
    outlet = set(count_countries(doc.outlet or "", registry))
    publisher = registry.find_name(doc.outlet) if doc.outlet else None
    if publisher is not None and publisher.country in counts:
        outlet.add(publisher.country)
    for places in (dateline, sorted(outlet)):
        for code in places:
            if code in counts or not named:
                counts[code] += DATED
    return counts


def skip_dateline(text: str) -> str:
    """Return the text after "BEIRUT (Reuters) -": where somebody wrote is not what the text is about."""
    found = DATELINE.match(text[:200])
    if found is None or not found[0].split()[0].rstrip(",").isupper():
        return text
    return text[found.end() :]


def count_countries(text: str, registry: Registry, limit: int = 40_000) -> Counter[str]:
    """Count how each country is spoken of in the first ``limit`` characters of a text."""
    counts: Counter[str] = Counter()
    words = text[:limit].split()
    surnames: set[str] = set()  # "Abdulkadir Aden … Aden said": no town
    position = 0
    while position < len(words):
        word = words[position]
        if not word[:1].isupper():
            position += 1
            continue
        code, step, weight = _country_at(words, position, registry)
        if code and step == 1 and weight == PLACE and _is_surname(words, position, surnames):
            code = ""
        if code:
            counts[code] += weight * (2 if position < HEAD else 1)
        position += step
    return counts


def _is_surname(words: list[str], position: int, surnames: set[str]) -> bool:
    """Whether a town's name ends a person's, here or before ("Ahmed [Aden]"); notes it in ``surnames``."""
    bare, before = "".join(_bare_parts(words[position])[:1]), words[position - 1] if position else ""
    if before.isalpha() and before.istitle() and before.casefold() in load_lexicon().first_names:
        surnames.add(bare)
    return bare in surnames


def _country_at(words: list[str], position: int, registry: Registry) -> tuple[str, int, int]:
    """The country that the words at ``position`` speak of, how many words do, and how much they count.

    A country's name and towns count most, its adjective less ("Russian warplanes" fly elsewhere), its
    offices, armed groups and politicians ("the FBI") least: an article about them need never name it.
    """
    parts: tuple[str, ...] = _bare_parts(words[position])
    if not parts or parts[0] not in registry.longest and parts[0][:-1] not in registry.longest:
        return "", 1, 0
    keys = [(parts, 1)]
    for more in range(1, 5):
        if position + more >= len(words) or len(parts) >= registry.longest.get(parts[0], 0):
            break
        parts += _bare_parts(words[position + more])
        if len(parts) > 1 and not registry.may_go_on(parts):
            break
        keys.append((parts, more + 1))
    for key, length in reversed(keys):
        for form in (key, (*key[:-1], key[-1][:-1]) if key[-1][-1:] == "s" else ()):
            for entry in registry.index.get(form, ()):
                if entry.upper and not words[position][:2].isupper():
                    continue
                if entry.kind != "entity":
                    if entry.kind == "city" and _goes_on(words, position + length - 1):
                        continue  # "Balad Amin" is not Balad
                    return entry.target, length, PEOPLE if entry.kind in ("adjective", "people") else PLACE
                entity = registry.entities[entry.target]
                if entity.kind == "country":
                    return entity.country, length, PLACE
                proper = not (entry.ambiguous or entity.name.islower())  # "Opposition" is any country's
                if entity.country and proper and entity.type in OF_A_COUNTRY:
                    return entity.country, length, BODY
    return "", 1, 0


def _goes_on(words: list[str], last: int) -> bool:
    """Whether a name goes on after the word ``last`` with one that is no body's, region's or day's."""
    if last + 1 >= len(words) or not words[last].isalpha() or not words[last + 1][:1].isupper():
        return False
    known = WORDS.org_words | WORDS.region_words | WORDS.calendar | WORDS.function | WORDS.outlet_tails
    roles, run = load_lexicon(), []
    for word in words[last + 1 : last + 5]:
        parts = _bare_parts(word)
        if not word[:1].isupper() or len(parts) != 1:
            break
        run.append(parts[0])
        if not word.isalpha():
            break
    if not run or (run[0],) in roles.roles or run[0] in roles.first_names:
        return False
    return known.isdisjoint(run)


@lru_cache(maxsize=20_000)
def _bare_parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in fold_word(word.strip("\"'“”‘’().,;:!?")) if part > "\x01")
