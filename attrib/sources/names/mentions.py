"""Names in a document: where registry entities, people and organisations are mentioned.

One pass over the tokens finds registry names by a hash of folded token parts (longest first) and
gathers the other capitalised runs, which titles, roles and first names tell to be people and
keywords to be organisations.  ``linking`` then ties the names to actors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from attrib.language.casing import is_lower_word
from attrib.model import Segmentation, Span
from attrib.sources.names.folding import BREAK, POSSESSIVE, fold_word
from attrib.sources.names.registry import AliasEntry, Registry, load_inhabitants
from attrib.sources.names.shapes import classify_run, is_compound, is_party, is_story_id, is_surname_here
from attrib.sources.names.vocabulary import load_words
from attrib.sources.names.words import (
    CALENDAR,
    COMPASS,
    FUNCTION,
    GENITIVES,
    HONORIFICS,
    INNER_WORDS,
    ORG_WORDS,
    OUTLET_TAILS,
    PAPER_WORDS,
    PARTICLES,
    REGION_WORDS,
    SURNAME_ROLES,
    Lexicon,
    Role,
    load_lexicon,
    match_role,
)

THINGS_NAMED_SMALL = load_words("mute_nouns")
OPENERS = ("“", '"', "``", "‘", "]", "-", "–", "—", "--")  # after them a sentence begins


@dataclass(slots=True)
class Actor:
    """An entity of one document: what its mentions have told of it so far (working state)."""

    name: str
    kind: str  # person | organisation | country | group | role
    entity: str | None = None
    key: tuple[str, ...] = ()
    type: str = ""
    country: str = ""
    gender: str = ""
    plural: bool = False
    head: str = ""
    roles: list[str] = field(default_factory=list)
    member_of: str = ""
    member_span: Span | None = None
    evidence: str = ""
    aliases: list[str] = field(default_factory=list)
    count: int = 0
    place: bool = False  # the words around an unknown name treat it as a place
    members: tuple[Actor, ...] = ()  # of several sources that speak together


@dataclass(slots=True)
class Name:
    """A name in the text: tokens ``[start, end)``; ``actor`` is set once it is linked."""

    start: int
    end: int
    kind: str  # entity | person | organisation | unknown | adjective | people | capital | city
    parts: tuple[str, ...]
    targets: tuple[AliasEntry, ...] = ()
    possessive: bool = False
    gender: str = ""
    title: str = ""
    country: str = ""
    definite: bool = False
    byline: bool = False  # an agency's name over its own report
    actor: Actor | None = None

    @property
    def known_actor(self) -> Actor:
        """The actor, once the name is linked."""
        if self.actor is None:
            raise ValueError("a name that is tied to nobody")
        return self.actor


def scan_names(segmentation: Segmentation, registry: Registry) -> list[Name]:
    """Return the names of a document in text order, unlinked.  Time is linear in the tokens."""
    words, tags = segmentation.words, segmentation.tags
    sentence_of, headlines = segmentation.sentence_of, segmentation.headlines
    lexicon = load_lexicon()
    index, longest = registry.index, registry.longest
    size = len(words)
    folded = [fold_word(word) for word in words]
    # Who wrote the piece stands in its byline; other asides name nobody who speaks.
    bylines = {region.span[0] for region in segmentation.regions if region.kind == "byline"}
    silent = {k for k in segmentation.asides if segmentation.sentences[k][0] not in bylines}
    names: list[Name] = []
    surnames: set[str] = set()
    spelt = frozenset(word.upper() for word in words if word.istitle())
    i = 0
    while i < size:
        parts = folded[i]
        if not parts or parts[0] == BREAK or sentence_of[i] in silent:
            i += 1
            continue
        word = words[i]
        first = parts[0]
        length = longest.get(first)
        clipped = None
        if length is None and first[-1:] == "s" and word[:1].isupper() and len(first) > 2:
            clipped = longest.get(first[:-1])
        found = None
        if length or clipped:
            found = _match_at(
                i, folded, words, index, length or 0, registry, sentence_of, sentence_of[i] in headlines
            )
        capital = word[:1].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())
        if (
            found is not None
            and capital
            and found.end == found.start + 1
            and _is_partial(found, words, tags, folded, registry, lexicon, sentence_of)
        ):
            found = None
        if found is not None and found.end < size and _is_outlet(found, words, lexicon):
            found = Name(i, found.end + 1, "organisation", found.parts + folded[found.end])
        if found is not None:
            found.definite = found.start > 0 and words[found.start - 1] in ("The", "the")
            names.append(found)
            i = found.end
            continue
        if capital:
            role = match_role(words, i, size, lexicon)
            if (
                role is not None
                and role[0] > 1
                and (role[1].kind == "person" or _is_whole_organ(i, i + role[0], role[1], words))
            ):
                i += role[0]  # "Secretary of State", "Coast Guard"
                continue
        if not capital or not word[1:2] and not (i + 1 < size and words[i + 1] == "."):
            i += 1
            continue
        run = _read_run(i, segmentation, folded, registry, lexicon, surnames, spelt)
        if run is None:
            i += 1
            continue
        if (
            i
            and words[i - 1] in ("Al", "El")
            and sentence_of[i - 1] == sentence_of[i]
            and run.kind == "unknown"
        ):
            run.start -= 1
            run.kind = "person"
        before = names[-1] if names else None
        if (
            run.kind == "organisation"
            and before is not None
            and before.kind == "adjective"
            and before.end == run.start
            and len(run.parts) > 1
        ):
            names.pop()  # "American Bar Association"
            run = Name(
                before.start,
                run.end,
                "organisation",
                before.parts + run.parts,
                (),
                run.possessive,
                country=before.targets[0].target,
            )
        names.append(run)
        if run.end - run.start > 1:
            surnames.add(run.parts[-1])
        i = run.end
    return names


def _is_whole_organ(start: int, end: int, role: Role, words: Sequence[str]) -> bool:
    """Whether an organisation's noun in capitals is no part of a longer name ("the [Coast Guard] said")."""
    if role.kind != "org" or not all(word[:1].isupper() for word in words[start:end]):
        return False
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    return not (after[:1].isupper() or after in ("of", "for") or before[:1].isupper() and before != "The")


def _match_at(
    i: int,
    folded: Sequence[tuple[str, ...]],
    words: Sequence[str],
    index: Mapping[tuple[str, ...], tuple[AliasEntry, ...]],
    longest: int,
    registry: Registry,
    sentence_of: Sequence[int],
    headline: bool,
) -> Name | None:
    """The longest registry name beginning at token i, its last part perhaps without a genitive s."""
    parts: list[str] = []
    ends: list[int] = []
    j, size, sentence = i, len(words), sentence_of[i]
    while j < size and len(parts) < max(longest, 1) + 1 and sentence_of[j] == sentence:
        more = folded[j]
        if more and more[0] == POSSESSIVE and parts:
            j += 1  # People's Defence Force
            continue
        if more and more[0] in (BREAK, POSSESSIVE):
            break
        for part in more:
            parts.append(part)
            ends.append(0)
        if more:
            ends[-1] = j + 1
        j += 1
    for length in range(len(parts), 0, -1):
        end = ends[length - 1]
        if not end:
            continue
        key = tuple(parts[:length])
        entries = index.get(key)
        possessive = False
        if not entries and key[-1][-1:] == "s" and len(key[-1]) > 2:
            key = (*key[:-1], key[-1][:-1])
            entries = index.get(key)
            possessive = True
        if not entries:
            continue
        entries = _allowed(entries, words, i, end, headline)
        if not entries:
            continue
        if end < size and folded[end][:1] == (POSSESSIVE,):
            possessive = True
        kind = "entity" if any(entry.kind == "entity" for entry in entries) else entries[0].kind
        return Name(i, end, kind, key, entries, possessive)
    return None


def _allowed(
    entries: tuple[AliasEntry, ...], words: Sequence[str], start: int, end: int, headline: bool
) -> tuple[AliasEntry, ...]:
    first, last = words[start], words[end - 1]
    kept = []
    for entry in entries:
        if entry.ambiguous and entry.lower and start + 1 == end and first.islower():
            continue  # "the regime", "the coalition": a description, which the discourse resolves
        if entry.upper:
            if start + 1 == end and not (sum(map(str.isupper, first)) >= min(2, len(first))):
                continue
        elif not entry.lower:
            if not (
                first[:1].isupper()
                or (first[:3] in ("al-", "el-") and first[3:4].isupper())
                or (end - start > 1 and last[:1].isupper())
                or (
                    first[:1].islower()
                    and words[start:end]
                    and any(w[:1].isupper() for w in words[start:end])
                )
            ):
                continue
        kept.append(entry)
    return tuple(kept)


def _looks_name(
    k: int,
    words: Sequence[str],
    tags: Sequence[str],
    folded: Sequence[tuple[str, ...]],
    registry: Registry,
    lexicon: Lexicon,
) -> bool:
    """Token k is a capitalised word that may be part of an unknown name."""
    word = words[k]
    if not word[:1].isupper():
        return False
    low = word.casefold().rstrip(".")
    if low in FUNCTION or low in CALENDAR or (low,) in lexicon.roles:
        return False
    parts = folded[k]
    if not parts or parts[0] in (BREAK, POSSESSIVE):
        return False
    entries = registry.index.get(parts)
    return not (entries and any(entry.kind != "entity" or not entry.surname for entry in entries))


def _is_outlet(found: Name, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a country's or town's name begins an outlet's: "the website [Veldora Now]"."""
    after = words[found.end]
    if found.start == 0 or not after.istitle() or after.casefold() not in OUTLET_TAILS:
        return False
    role = match_role(words, found.start - 1, found.start, lexicon)
    return role is not None and role[1].type in ("media", "state-media")


def _is_partial(
    found: Name,
    words: Sequence[str],
    tags: Sequence[str],
    folded: Sequence[tuple[str, ...]],
    registry: Registry,
    lexicon: Lexicon,
    sentence_of: Sequence[int],
) -> bool:
    """A one-word registry name is only part of a longer, unknown one (Asma [Assad], [Apple] Daily)."""
    owner = found.possessive and found.end < len(words) and words[found.end] in GENITIVES
    first_name = words[found.start].casefold() in lexicon.first_names and not owner
    if first_name and found.end < len(words) and sentence_of[found.end] == sentence_of[found.start]:
        if _looks_name(found.end, words, tags, folded, registry, lexicon) and not (
            ORG_WORDS.intersection(folded[found.end])
        ):
            return True  # Victoria [Lund], Dawn [Smith]
    entities = [entry for entry in found.targets if entry.kind == "entity"]
    if found.kind in ("city", "capital"):  # Aleppo [University], Aleppo Province [Police]
        after = found.end
        if after + 1 < len(words) and words[after].istitle() and words[after].casefold() in REGION_WORDS:
            after += 1
        return (
            after < len(words)
            and words[after][:1].isupper()
            and bool(ORG_WORDS.intersection(folded[after]))
            and sentence_of[after] == sentence_of[found.start]
        )
    if not entities:
        return False
    surname = all(entry.surname for entry in entities)
    ambiguous = all(entry.ambiguous for entry in entities)
    i, sentence = found.start, sentence_of[found.start]
    if surname:
        if (
            i
            and sentence_of[i - 1] == sentence
            and words[i - 1].casefold() in lexicon.first_names
            and words[i - 1][:1].isupper()
            and words[i - 1].casefold() not in CALENDAR
        ):
            return True
        if (
            words[i].casefold() in lexicon.first_names
            and found.end < len(words)
            and sentence_of[found.end] == sentence
            and not found.possessive
            and _looks_name(found.end, words, tags, folded, registry, lexicon)
        ):
            return True
        return False
    if not found.possessive and is_lower_word(words[i]) and len(found.parts) == 1 and found.end < len(words):
        after = words[found.end]  # [Liberation] Army, no newspaper
        if (
            sentence_of[found.end] == sentence
            and after[:1].isupper()
            and ORG_WORDS.intersection(folded[found.end])
        ):
            return True
    if ambiguous and found.end < len(words) and sentence_of[found.end] == sentence and not found.possessive:
        return _looks_name(found.end, words, tags, folded, registry, lexicon)
    return False


def _is_common(word: str) -> bool:
    """Whether a capitalised word, or its singular, is usually written small."""
    single = word[:-1] if word[-1:] == "s" and len(word) > 4 else word
    return is_lower_word(word) or is_lower_word(single) or single.casefold() in THINGS_NAMED_SMALL


def _opens_dateline(i: int, segmentation: Segmentation) -> bool:
    """Whether token i is the place of a dateline: "[BUNIA], May 14 - The town …"."""
    words = segmentation.words
    first, last = segmentation.sentence_tokens[segmentation.sentence_of[i]]
    if i != first or not words[i].isupper() or i + 1 >= last or words[i + 1] not in (",", "("):
        return False
    return any(words[k] in OPENERS[-4:] for k in range(i + 2, min(last, i + 12)))


def _in_capitals(i: int, words: Sequence[str]) -> bool:
    """Whether a neighbour of token i, longer than an acronym, is in capitals too."""
    return any(
        word.isupper() and word.isalpha() and len(word) > 6
        for word in (*words[i - 1 : i], *words[i + 1 : i + 2])
    )


def _follows_office(i: int, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether "the mayor of" stands before token i."""
    if i < 2 or words[i - 1] != "of":
        return False
    role = match_role(words, i - 2, i - 1, lexicon)
    return role is not None and role[1].kind == "person" and not role[1].plural


def _is_arabic(word: str) -> bool:
    return word[:3] in ("al-", "el-", "Al-", "El-")


def _read_run(
    i: int,
    segmentation: Segmentation,
    folded: Sequence[tuple[str, ...]],
    registry: Registry,
    lexicon: Lexicon,
    surnames: set[str],
    spelt: frozenset[str],
) -> Name | None:
    """The run of capitalised words from token i that no registry name covers, as a name."""
    words, tags, sentence_of = segmentation.words, segmentation.tags, segmentation.sentence_of
    size, sentence = len(words), sentence_of[i]
    low = words[i].casefold().rstrip(".")
    named_next = i + 1 < size and words[i + 1][:1].isupper() and tags[i + 1].startswith("NNP")
    unknown_next = named_next and not registry.index.get(folded[i + 1])
    if (
        low in CALENDAR
        and low in lexicon.first_names
        and unknown_next
        and words[i + 1].casefold() not in CALENDAR
    ):
        pass  # Jan Brod, April Smith
    elif low in surnames and low in FUNCTION and is_surname_here(i, segmentation):
        pass  # the columnist George Will; [Will]
    elif low in FUNCTION or low in CALENDAR or low in load_inhabitants() or is_compound(words[i]):
        return None
    if is_party(words, i) or is_story_id(words, i) or _opens_dateline(i, segmentation):
        return None
    role = match_role(words, i, size, lexicon)
    titled = i and words[i - 1].casefold().rstrip(".") in HONORIFICS
    if role and role[0] == 1 and (titled or low in surnames):
        role = None  # Mr. [Singer]
    if role and role[0] == 1 and named_next and ORG_WORDS.intersection(folded[i + 1]):
        role = None  # [Premier League]
    if role and role[1].kind != "org":
        return None
    first_in_sentence = i == segmentation.sentence_tokens[sentence][0] or words[i - 1] in OPENERS
    inner_next = i + 1 < size and words[i + 1][:1].isupper() and words[i + 1].casefold() in INNER_WORDS
    opens_name = inner_next or unknown_next and (role or tags[i].startswith("NNP"))
    if (
        first_in_sentence
        and _is_common(words[i])
        and low not in lexicon.first_names
        and low not in surnames
        and not opens_name
    ):
        return None
    if (
        first_in_sentence
        and not named_next
        and not inner_next
        and tags[i] in ("NN", "NNS")
        and words[i] != words[i].upper()
    ):
        if low not in lexicon.first_names and low not in surnames:
            return None
    if (
        not (tags[i].startswith("N") or tags[i] in ("JJ", "FW", "CD"))
        and low not in lexicon.first_names
        and low not in surnames
        and (first_in_sentence and not named_next or sentence in segmentation.headlines)
    ):
        return None
    owned = _follows_office(i, words, lexicon)
    j = i + 1
    while j < size and sentence_of[j] == sentence and j - i < 9:
        word = words[j]
        low_j = word.casefold().rstrip(".")
        if word[:1].isupper():
            if owned and (low_j in lexicon.first_names or words[j + 1 : j + 2] and _is_arabic(words[j + 1])):
                break  # the mayor of Koszalin [Piotr Jedlinski]
            if low_j in INNER_WORDS and j + 1 < size and words[j + 1][:1].isupper():
                j += 2
                continue
            if (
                j == i + 1
                and low in lexicon.first_names
                and low_j in FUNCTION
                and low_j not in ("new", "mr", "mrs", "ms")
                and sentence not in segmentation.headlines
                and not words[j].isupper()
                and not (j + 1 < size and words[j + 1][:1].isupper())
            ):
                j += 1  # George [Will]
                continue
            if low_j in CALENDAR or is_compound(word) or low_j in FUNCTION and low_j not in ("new",):
                break
            found_role = match_role(words, j, size, lexicon)
            if (
                j == i + 1
                and low in lexicon.first_names
                and (j + 1 >= size or not words[j + 1][:1].isupper())
            ):
                found_role = None  # Mark [Singer]
            if (low_j in PAPER_WORDS or j == i + 1 and low_j in SURNAME_ROLES) and (
                j + 1 >= size or not words[j + 1][:1].isupper()
            ):
                found_role = None  # Dorn [Observer]
            if found_role and found_role[1].kind in ("person", "people", "source", "title"):
                break
            entries = registry.index.get(folded[j])
            if not entries and len(folded[j]) == 1 and folded[j][0][-1] == "s":
                entries = registry.index.get((folded[j][0][:-1],))
            after_first_name = j == i + 1 and low in lexicon.first_names  # Michael [Bloomberg]
            if entries and not all(
                (entry.kind == "entity" or after_first_name and entry.kind in ("capital", "city"))
                and (entry.surname or entry.ambiguous or after_first_name or is_lower_word(word))
                for entry in entries
            ):
                break
            longest = registry.longest.get(folded[j][0]) if folded[j] else None
            if longest and longest > 1 and words[j - 1].casefold() not in lexicon.first_names:
                deeper = _match_at(j, folded, words, registry.index, longest, registry, sentence_of, False)
                if deeper is not None and len(deeper.parts) > 1 and deeper.parts[0] not in ORG_WORDS:
                    break
            j += 1
            continue
        if (low_j in PARTICLES or low_j[:3] in ("al-", "el-", "ad-", "an-", "as-", "ar-", "at-")) and (
            word[3:4].isupper() or j + 1 < size and words[j + 1][:1].isupper()
        ):
            j += 1
            continue
        if low_j == "." and j == i + 1 and len(words[i]) == 1:
            j += 1
            continue
        if (
            low_j in ("of", "for")
            and j + 1 < size
            and words[j + 1][:1].isupper()
            and words[j + 1].casefold() not in CALENDAR | FUNCTION
            and any(part in ORG_WORDS for k in range(i, j) for part in folded[k])
        ):
            j += 2
            continue
        if (
            low_j in ("of", "for")
            and j + 2 < size
            and words[j + 1] == "the"
            and words[j + 2][:1].isupper()
            and any(part in ORG_WORDS for part in folded[j - 1])
            and words[j + 2].casefold() not in CALENDAR
        ):
            j += 3
            continue
        break
    if words[j - 1].casefold() in PARTICLES and j - i > 1:
        j -= 1
    if j - i == 1 and low in COMPASS:
        return None  # "Southern strategy"
    if role and j - i <= role[0] or j - i == 1 and tags[i] == "JJ" and low not in lexicon.first_names:
        return None  # "Council", "Democratic"
    parts = tuple(part for k in range(i, j) for part in folded[k] if part not in (BREAK, POSSESSIVE))
    if not parts:
        return None
    possessive = j < size and folded[j][:1] == (POSSESSIVE,)
    kind, gender = classify_run(i, j, parts, segmentation, lexicon)
    if kind == "organisation" and j - i == 1 and words[i].isupper():
        if words[i] in spelt or _in_capitals(i, words):
            kind = "unknown"  # MABUTU over an article that speaks of Mabutu, or in a line of capitals
    return Name(i, j, kind, parts, (), possessive, gender)
