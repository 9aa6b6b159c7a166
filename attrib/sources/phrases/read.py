"""Reading the noun phrase of a source: who or what it names, its head, role, organisation and number.

No parse is needed: names are known from ``mentions``, head nouns from ``roles.csv``; prepositions,
relative words and commas end the core of the phrase.  Commas may be missing (FA-KES): "Rami Abdel
Rahman head of the Observatory" reads as a name with an apposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from attrib.language.casing import is_lower_word
from attrib.language.frames import MONTHS
from attrib.model import Segmentation
from attrib.sources.names.mentions import Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import STATE_BODY_TYPES, Lexicon, Role, load_lexicon, match_role
from attrib.sources.phrases.bounds import find_core_end, find_limit, skip_leader, skip_stray
from attrib.sources.phrases.joint import split_joint
from attrib.sources.phrases.people import (
    SourcePhrase,
    ends_phrase,
    find_given_name,
    find_person,
    read_person_context,
)
from attrib.sources.phrases.reading import Reading, names_between

_DASHES = frozenset(("-", "–", "—", "--"))


def _skip_dateline(low: int, high: int, words: Sequence[str]) -> int:
    """Where a phrase begins after a dateline: "Port Velm, 5-11-2024 - [The General Command]"."""
    for k in range(low + 1, min(low + 9, high - 1)):
        if words[k] not in _DASHES:
            continue
        dated = all(
            word[0].isdigit() or word == "," or word.casefold().rstrip(".") in MONTHS for word in words[low:k]
        )
        if dated or words[k + 1] in ("A", "An", "The"):
            return k + 1  # "Oct 2006 - [villagers of Velm]"
    return low


_DAYS = frozenset(("day", "night", "morning", "afternoon", "evening", "week", "month", "year"))
_ORDER = frozenset(("next", "same", "following", "previous", "first", "last"))


def _skip_day(low: int, high: int, words: Sequence[str]) -> int:
    """Where a phrase begins after a day: "(on) that day [officials]", "the next day [police]"."""
    first = words[low].casefold() if high - low > 2 else ""
    k = low + 1
    if first == "the":
        if words[k].casefold() not in _ORDER:
            return low
        k += 1
    elif first not in ("that", "this"):
        return low
    behind = k + 1 < high and words[k].casefold() in _DAYS
    return k + 1 if behind and words[k + 1][:1].isalpha() and words[k + 1] not in ("of", "in") else low


_TIME = re.compile(r"\d{1,2}[.:]\d{2}")


def read_phrase(
    low: int, high: int, segmentation: Segmentation, names: Sequence[Name], starts: Sequence[int]
) -> Reading:
    """Read the tokens ``[low, high)`` of one source span."""
    words = segmentation.words
    while low < high and not any(char.isalnum() for char in words[low]):
        low += 1
    if high - low > 2 and _TIME.fullmatch(words[low]):
        low += 1 + (words[low + 1] in ("-", "–", "—"))  # "[23.50 -] The governor"
    low = _skip_day(_skip_dateline(low, high, words), high, words)
    while high > low and (
        not any(char.isalnum() for char in words[high - 1]) or words[high - 1] in WORDS.genitives
    ):
        high -= 1
    named = {name.end for name in names_between(names, starts, low, high)}
    while high - low > 1 and words[high - 1].casefold() in WORDS.time_words and high not in named:
        high -= 1
    if low >= high:
        return Reading("none", low, high)
    folded = [word.casefold().lstrip("\ufffd") for word in words[low:high]]
    bare = tuple(word for word in folded if word not in ("the", "of", "them")) if len(folded) <= 4 else ()
    if bare in WORDS.both and (folded[0] in ("the", "both")):
        return Reading("pronoun", low, high, pronoun="both", text=" ".join(folded))
    if folded[:2] in (["the", "former"], ["the", "latter"]) and (len(folded) == 2 or folded[2] == ","):
        return Reading("pronoun", low, high, pronoun=folded[1], text=" ".join(folded))
    acronym = (
        words[low].isupper()
        and len(words[low]) > 1
        and not (high < len(words) and words[high].isupper() and len(words[high]) > 1)
    )
    if (
        not acronym
        and len(folded) == 1
        or folded[1:] in (["himself"], ["herself"], ["themselves"], ["both"], ["all"])
    ):
        word = folded[0]
        if (
            word in WORDS.singular
            or word in WORDS.things
            or word in WORDS.plural
            or word in WORDS.speaker
            or word in WORDS.relative
            or word in WORDS.other_pronouns
        ):
            return Reading("pronoun", low, high, pronoun=word, text=word)
    if folded[:3] == ["one", "of", "them"]:
        if len(folded) > 4 and words[low + 3] == ",":
            return read_phrase(low + 4, high, segmentation, names, starts)  # "one of them, a trader"
        if len(folded) == 3:
            return Reading("pronoun", low, high, pronoun="they", text="one of them")
    if len(folded) > 1 and folded[0] in ("who", "whom") and low and words[low - 1] == ",":
        return Reading("pronoun", low, low + 1, pronoun=folded[0], text=folded[0])
    if len(folded) > 2 and folded[0] in WORDS.whoever and folded[1] in WORDS.whoever_tails:
        return Reading("pronoun", low, high, pronoun=folded[0], text=folded[0])
    inside = names_between(names, starts, low, high)
    joint = split_joint(low, high, segmentation, inside)
    if joint:
        parts = [read_phrase(a, b, segmentation, names, starts) for a, b in joint]
        good = [
            part
            for part in parts
            if part.form in ("person", "entity") or part.form == "description" and part.role is not None
        ]
        if len(good) == len(parts):
            _share_class(parts, low, joint[0][0], words)
            return Reading("joint", low, high, parts=parts)
    return _read_single(low, high, segmentation, inside, names, starts)


def _share_class(parts: Sequence[Reading], low: int, begin: int, words: Sequence[str]) -> None:
    """ "[Two Democratic senators], Ann Lowe and Mike Brod": what they are together, each of them is."""
    found = match_role(words, begin - 2, begin - 1, load_lexicon()) if begin - 2 >= low else None
    for part in parts if found is not None else ():
        if part.form == "person" and part.role is None and found is not None:
            part.role = replace(found[1], plural=False)
            part.head = part.role_text = part.role.noun
            part.modifiers = tuple(word.casefold() for word in words[low : begin - 2])


def _read_single(
    low: int,
    high: int,
    segmentation: Segmentation,
    inside: Sequence[Name],
    names: Sequence[Name],
    starts: Sequence[int],
) -> Reading:
    words, tags = segmentation.words, segmentation.tags
    lexicon = load_lexicon()
    low = skip_stray(low, high, words, tags, inside)
    inside = [name for name in inside if name.start >= low]
    reading = Reading("description", low, high)
    begin = low
    while begin < high:
        word = words[begin].casefold()
        if any(name.start == begin for name in inside):
            break
        if begin + 2 < high and (word, words[begin + 1].casefold()) in WORDS.quantities:
            reading.determiner = "indefinite"
            begin += 2
            continue
        if begin > low and words[begin - 1].casefold() == "of" and word in WORDS.definite | WORDS.possessives:
            reading.determiner = reading.determiner or "definite"  # "one of his relatives"
        elif word in WORDS.definite and not reading.determiner:
            reading.determiner = "definite"
        elif word in WORDS.possessives:
            reading.determiner, reading.owner = "possessive", word
        elif word == "both" and not reading.determiner:
            reading.determiner = "definite"
        elif word in WORDS.indefinite or tags[begin] == "CD" and not word[:1].isalpha():
            reading.determiner = reading.determiner or "indefinite"
        elif word in (
            "both",
            "even",
            "only",
            "also",
            "all",
            "just",
            "of",
            "meanwhile",
            "but",
            "and",
            "as",
            "by",
        ):
            pass
        else:
            break
        begin += 1
    if begin >= high:
        begin = high - 1 if words[low].lower() == "only" else low  # "only | one | of them"
    begin = skip_leader(begin, high, words, tags, inside)
    reading.determiner = reading.determiner or "bare"
    limit = find_limit(begin, high, words, tags, inside)
    person = find_person(SourcePhrase(begin, limit, high, segmentation, inside, lexicon))
    if person is not None:
        reading.form, reading.name = "person", person
        read_person_context(reading, low, high, segmentation, inside, lexicon, person)
        return reading
    core_end = find_core_end(begin, limit, words, tags, inside)
    given = find_given_name(begin, core_end, words, inside, lexicon)
    if given is not None:
        reading.form, reading.name = "person", given
        read_person_context(reading, low, given.end, segmentation, inside, lexicon, given)
        return reading
    _read_head(reading, begin, core_end, limit, segmentation, inside, lexicon)
    first = [word.casefold() for word in words[low : low + 2]]
    if first == ["one", "of"] and reading.role is not None and reading.role.plural:
        _make_single(reading)
    return reading


def _make_single(reading: Reading) -> None:
    """ "One of [the residents]": one resident."""
    role = reading.known_role
    plural, single = reading.role_text.casefold(), role.noun
    reading.role = replace(role, plural=False)
    reading.text = reading.text.replace(plural, single, 1)


@dataclass(slots=True)
class _Head:
    """The head noun of a phrase: its role and the tokens of it, and how far words after it belong to it."""

    role: Role | None
    start: int
    end: int  # of the core of the phrase, which ends with the head
    loose_end: int = 0


def _read_head(
    reading: Reading,
    begin: int,
    core_end: int,
    limit: int,
    segmentation: Segmentation,
    inside: Sequence[Name],
    lexicon: Lexicon,
) -> None:
    """Fill a reading from the head of the phrase: a name, or a role with its owner and modifiers."""
    words = segmentation.words
    core_names = [name for name in inside if name.start >= begin and name.end <= core_end]
    last = core_names[-1] if core_names else None
    floor = last.end if last is not None and last.end < core_end and not _is_word(last) else 0
    head = _find_head(begin, core_end, floor, limit, segmentation, lexicon)
    core_end, role = head.end, head.role
    named = [name for name in core_names if name.actor is not None and name.kind != "adjective"]
    if len(named) > 1 and _is_branch(*named[-2:]):
        reading.branch_end = named.pop().end  # "[Amnesty International] Nigeria"
    if named and _is_headed_by_name(reading, named[-1], head, segmentation):
        _as_entity(reading, named[-1], core_names, words)
        return
    if last is not None and last.kind == "people" and last.end == core_end:
        reading.country = last.targets[0].target
        reading.head = words[last.end - 1].casefold()
        reading.role = Role(reading.head, "people", "civilian", "", True)
    if role is not None:
        reading.role, reading.head = role, role.noun
        reading.role_text = " ".join(words[head.start : core_end])
        reading.role_span = (head.start, core_end)
    elif not reading.head:
        reading.head = words[core_end - 1].casefold()
    reading.core_end = core_end
    reading.modifiers = tuple(word.casefold() for word in words[begin : head.start])
    _read_owner(reading, core_names, core_end)
    tail_end = _read_tail(reading, core_end, limit, segmentation, inside)
    if (
        reading.organisation is None
        and core_end < limit
        and words[core_end].casefold() in ("of", "for", "from")
    ):
        reading.tail = tuple(word.casefold() for word in words[core_end + 1 : min(limit, core_end + 6)])
    reading.text = normalise_text(begin, core_end, max(tail_end, head.loose_end), segmentation, inside)
    if (body := _find_named_body(reading, core_end, limit, words, inside)) is not None:
        reading.form, reading.name = "entity", body
        return
    if role is not None and role.kind == "org" and reading.organisation is None:
        _read_apposition(reading, core_end, limit, words, inside)
        reading.holder = _find_holder(reading, begin, head.start, core_end, core_end, words)
    elif role is not None and role.kind in ("person", "source") and reading.organisation is None:
        reading.holder = _find_holder(reading, begin, head.start, core_end, limit, words)


def _find_head(
    begin: int, core_end: int, floor: int, limit: int, segmentation: Segmentation, lexicon: Lexicon
) -> _Head:
    """The role that ends the core, or stands before words on it ("officials [briefed on it]")."""
    words, tags = segmentation.words, segmentation.tags
    for start in range(max(begin, core_end - 4, floor), core_end):
        found = match_role(words, start, core_end, lexicon)
        if found and start + found[0] == core_end:
            return _Head(found[1], start, core_end)
    for end in range(core_end - 1, begin, -1):
        if not tags[end].startswith(("JJ", "VBN", "RB", "VBD", "VBG")):
            break
        for start in range(max(begin, end - 4), end):
            found = match_role(words, start, end, lexicon)
            if found and start + found[0] == end:
                role = found[1]
                if role.noun == "person":  # "a person familiar with the matter"
                    role = Role("source", "source", "unnamed", "", role.plural)
                return _Head(role, start, end, limit if limit - core_end <= 6 else core_end)
    end = core_end
    while end - 1 > begin and (tags[end - 1] in _PARTICIPLES or tags[end - 1] == "RP"):
        end -= 1
    if end < core_end and tags[end - 1].startswith("NN"):
        core_end = end  # "an audit [published]" last month
    return _Head(None, core_end - 1, core_end)


_PARTICIPLES = ("VBD", "VBG", "VBN")


def _is_branch(body: Name, land: Name) -> bool:
    """Whether a country after a body's name says which branch of it speaks: "Save the Children Yemen"."""
    known = body.known_actor.kind == "organisation" and body.known_actor.entity is not None
    return known and body.end == land.start and land.known_actor.kind == "country" and not body.possessive


def _is_headed_by_name(reading: Reading, name: Name, head: _Head, segmentation: Segmentation) -> bool:
    """Whether the last name of a phrase is what it names: at its end, or before a plain descriptor of it."""
    words, tags, actor = segmentation.words, segmentation.tags, name.known_actor
    if name.possessive:
        return ends_phrase(name.end, reading.end, words)
    if name.end == head.end or head.end == reading.branch_end and name.end < head.end:
        return True
    role = head.role
    if role is None:  # "IS notorious for …": a comma is lost
        described = all(tag.startswith(("JJ", "RB")) for tag in tags[name.end : head.end])
        return actor.kind != "person" and head.end < reading.end and described
    if name.end > head.start or actor.kind != "organisation":
        return False
    gap = words[name.end : head.end]
    if not gap or not all(
        word.casefold() in WORDS.descriptors or word.casefold() in WORDS.naming for word in gap
    ):
        return False
    if _is_word(name) and role.type not in ("", actor.type):
        return False
    if actor.type == "opposition" and role.type == "rebel":
        return False
    return role.kind in ("org", "people", "person") and (
        gap[-1][:1].islower() or gap[-1] in ("News", "Agency")
    )


def _read_owner(reading: Reading, core_names: Sequence[Name], core_end: int) -> None:
    """Fill the owner and the country that names before the head tell."""
    for name in core_names:
        if name.kind == "adjective":
            reading.country = reading.country or name.targets[0].target
        elif name.actor is not None and name.end < core_end and any(entry.lower for entry in name.targets):
            continue  # "the opposition body": a word, no owner
        elif name.actor is not None:
            owner = reading.organisation
            if owner is None or not (owner.possessive and name.actor.kind == "country"):
                reading.organisation = name  # but "the UN's Syria envoy" is the UN's
            if name.actor.kind == "country" or name.kind == "capital":
                reading.country = reading.country or name.actor.country


def _find_holder(
    reading: Reading, begin: int, role_start: int, core_end: int, limit: int, words: Sequence[str]
) -> tuple[int, int] | None:
    """The tokens of an organisation's description that the role belongs to, if there is one."""
    lexicon = load_lexicon()
    end = role_start
    genitive = end > begin and words[end - 1] in WORDS.genitives
    if genitive or end > begin and words[end - 1].endswith("s") and not reading.known_role.plural:
        if reading.determiner in ("definite", "possessive"):
            end -= genitive
            for start in range(max(begin, end - 3), end):
                found = match_role(words, start, end, lexicon)
                if found and start + found[0] == end and found[1].kind == "org":
                    if genitive or found[1].plural and found[1].noun != "force":  # "the groups head": clipped
                        return (reading.start, end)
                    return None
    if core_end + 1 < limit and words[core_end].casefold() in ("of", "for", "from", "at", "with"):
        if words[core_end + 1].casefold() in ("the", "its", "their", "this", "that"):
            return (core_end + 1, limit)
    return None


def _is_word(name: Name) -> bool:
    """A name that is also written small, a common noun: "the opposition", "civil defence"."""
    return any(entry.lower for entry in name.targets)


def _read_apposition(
    reading: Reading, core_end: int, limit: int, words: Sequence[str], inside: Sequence[Name]
) -> None:
    """ "Another group the Local Coordination Committees": the description is named right after."""
    k = core_end
    while k < limit and words[k] in (",", "the", "The", "-", "–", "(", "called", "known", "as"):
        k += 1
    for name in inside:
        if name.start < core_end or name.actor is None or name.actor.kind not in ("organisation", "unknown"):
            continue
        clause = {word.casefold() for word in words[core_end : name.start]}
        called = WORDS.named_as & clause and clause <= WORDS.name_clause  # "a group which calls itself X"
        site = len(name.parts) == 2 and name.parts[1] in WORDS.site_endings  # Znak.com
        if called or core_end < name.start == k and (site or name.actor.kind == "organisation"):
            reading.form, reading.name = "entity", name
        return


def _find_named_body(
    reading: Reading, core_end: int, limit: int, words: Sequence[str], inside: Sequence[Name]
) -> Name | None:
    """ "The ferry's operator, [Starline Shipping]": the body that a comma sets beside what it is, or None.

    Of what a body can be: of a spokesman or a place nothing is said so.
    """
    role = reading.role
    if role is None:
        may_be = reading.determiner in ("definite", "possessive") and words[core_end - 1].islower()
        may_be = may_be and words[core_end - 1] not in WORDS.place_nouns
    else:
        may_be = not role.plural and (role.kind == "org" or role.noun in WORDS.bodies_too)
    if not may_be:
        return None
    for name in inside:
        actor, start = name.actor, _begin_named(name.start, core_end, words)
        if start <= core_end or words[start - 1] != "," or actor is None or name.possessive:
            continue
        if actor.kind not in ("organisation", "unknown") or actor.place or name.kind in ("capital", "city"):
            continue
        ends = name.end >= reading.end or words[name.end] in (",", "(")
        if ends and "," not in words[core_end : start - 1]:
            return name
    return None


_MOST_TOLD = 3  # words between an article and a name: "the state-owned Orsk Roads"


def _begin_named(start: int, floor: int, words: Sequence[str]) -> int:
    """The token of the article before a name, with what stands between: "[the state-owned] Orsk Roads"."""
    for k in range(start - 1, max(floor, start - 2 - _MOST_TOLD), -1):
        if words[k].casefold() == "the":
            return k
        if not words[k].replace("-", "").isalpha() or not words[k].islower() or words[k] in WORDS.tails:
            break
    return start


def _as_entity(reading: Reading, name: Name, core_names: Sequence[Name], words: Sequence[str]) -> None:
    reading.form, reading.name = "entity", name
    for other in core_names:
        if other.kind == "adjective":
            reading.country = other.targets[0].target
    reading.modifiers = tuple(word.casefold() for word in words[reading.start : name.start])


def _read_tail(
    reading: Reading, core_end: int, limit: int, segmentation: Segmentation, inside: Sequence[Name]
) -> int:
    """Read "of X", "at X", "for X" after the head; returns the end of the tail worth keeping."""
    words = segmentation.words
    if core_end >= limit or words[core_end].casefold() not in WORDS.tails:
        if core_end < limit and words[core_end] in (",", "("):
            return core_end
        return core_end
    preposition = words[core_end].casefold()
    tail_names = [name for name in inside if name.start > core_end and name.end <= limit]
    keep = core_end
    if tail_names:
        first = tail_names[0]
        keep = _end_of_owned(first, limit, segmentation, inside)
        organisation = next(
            (
                name
                for name in tail_names
                if name.actor is not None
                and name.actor.kind != "person"
                and name.kind not in ("adjective", "people")
            ),
            None,
        )
        body = organisation.actor if organisation is not None else None
        typed = body is not None and body.kind == "organisation" and bool(body.type)
        if (
            preposition not in WORDS.location_tails
            or preposition == "from"
            or preposition in ("in", "within")
            and typed
        ):
            reading.organisation = reading.organisation or organisation
            keep = limit if limit - first.end <= 3 else keep
        if first.kind == "adjective":  # "sources in the Indian | Army", "head of a Sudanese | inquiry"
            keep = find_core_end(first.end, limit, words, segmentation.tags, inside)
        if preposition in ("of", "for", "at", "from"):
            for name in tail_names:
                if name.kind == "adjective" and not reading.country:
                    reading.country = name.targets[0].target
                elif name.actor is not None and name.actor.country and not reading.country:
                    reading.country = name.actor.country
        if (
            preposition == "in"
            and first.kind == "capital"
            and reading.role is not None
            and reading.role.kind == "org"
            and reading.role.type in STATE_BODY_TYPES
            and reading.role.noun not in ("embassy", "consulate", "police", "police command", "court")
        ):
            reading.country = reading.country or first.known_actor.country  # "the ministry in Moscow"
        later = tail_names[-1]
        if (
            len(tail_names) > 1
            and tail_names[-2].end == later.start
            and later.end == limit
            and later.actor is not None
            and later.actor.entity is not None
            and later.kind == "entity"
            and later.actor.kind != "country"
            and tail_names[-2].kind != "adjective"
        ):
            reading.form, reading.name = (
                "entity",
                later,
            )  # "its partners in Syria UNICEF said": a comma is lost
    elif preposition in ("of", "for", "at", "with") and limit - core_end <= 8:
        keep = limit
    while keep > core_end and not any(char.isalnum() for char in words[keep - 1]):
        keep -= 1
    return keep if keep - core_end != 1 else core_end


def _end_of_owned(name: Name, limit: int, segmentation: Segmentation, inside: Sequence[Name]) -> int:
    """Where a phrase ends that a name opens: with it, or with what is its ("Elazig's [state hospital]")."""
    words = segmentation.words
    genitive = name.end < limit and words[name.end] in WORDS.genitives
    if not (name.possessive or genitive) or name.end + genitive >= limit:
        return name.end
    end = find_core_end(name.end + genitive, limit, words, segmentation.tags, inside)
    while end + 1 < limit and words[end] in ("and", "or") and segmentation.tags[end + 1][:2] in ("JJ", "NN"):
        end = find_core_end(end + 1, limit, words, segmentation.tags, inside)  # "gas storage and trading arm"
    return end


def normalise_text(
    begin: int, core_end: int, tail_end: int, segmentation: Segmentation, inside: Sequence[Name]
) -> str:
    """The wording of a generic source: no article, lower case but for names, no further clauses."""
    words = segmentation.words
    covered = {
        k
        for name in inside
        if not any(entry.kind == "entity" and entry.lower for entry in name.targets)
        for k in range(name.start, name.end)
    }
    clipped = {  # "AFPs correspondent": the apostrophe is lost
        name.end - 1
        for name in inside
        if name.possessive
        and words[name.end - 1].endswith("s")
        and words[name.end - 1][-2:-1].isalpha()
        and name.parts
        and words[name.end - 1].casefold() == f"{name.parts[-1]}s"
    }
    parts: list[str] = []
    for k in range(begin, tail_end):
        word = words[k]
        if word in WORDS.genitives and parts:
            parts[-1] += word
            continue
        if k in clipped:
            word = f"{word[:-1]}'s"
        low = word.casefold()
        plain = k not in covered and not _is_in_emblem(k, words)
        if plain and word[:1].isupper() and not word.isupper() and low not in WORDS.calendar:
            first = segmentation.sentence_tokens[segmentation.sentence_of[k]][0]
            opens = (
                all(not char.isalnum() for other in words[first:k] for char in other)
                or k == begin == first + 1
            )
            headline = segmentation.sentence_of[k] in segmentation.headlines
            compound = low.endswith(WORDS.hyphenated) and not is_lower_word(low.split("-")[0])
            if compound or low in WORDS.ethnic or low.rstrip("s") in WORDS.partisans:
                pass
            elif opens or headline or low in load_lexicon().last_words:
                word = word[:1].lower() + word[1:]
        if not any(char.isalnum() for char in word):
            continue
        parts.append(word)
    return " ".join(parts)


def _is_in_emblem(k: int, words: Sequence[str]) -> bool:
    """Whether the word at token k is of a name that no noun is without its capitals: "the Red Cross"."""
    pairs = (words[max(0, k - 1) : k + 1], words[k : k + 2])
    return any(
        all(word.istitle() for word in pair) and tuple(map(str.casefold, pair)) in WORDS.emblems
        for pair in pairs
    )
