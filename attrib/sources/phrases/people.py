"""Whether a source phrase is a person's: the name that governs it, and the roles around the name."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from attrib.model import Segmentation
from attrib.sources.names.mentions import Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import Lexicon, Role, load_lexicon, match_role
from attrib.sources.phrases.reading import Reading, is_rank


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A phrase in which a person is looked for: tokens ``[begin, high)``, articles before it left out.

    Its first part, before clauses and places, ends before token ``limit``; ``inside`` are its names.
    """

    begin: int
    limit: int
    high: int
    segmentation: Segmentation
    inside: Sequence[Name]
    lexicon: Lexicon

    @property
    def words(self) -> Sequence[str]:
        return self.segmentation.words

    @property
    def tags(self) -> Sequence[str]:
        return self.segmentation.tags


def find_person(phrase: SourcePhrase) -> Name | None:
    """Return the person's name that governs a phrase, those known as a person's first."""
    people = [name for name in phrase.inside if _is_persons(name)]
    unknown = [name for name in phrase.inside if name.kind == "unknown" and not _is_persons(name)]
    for name in people + unknown:
        if name.start >= phrase.limit and name.start > phrase.begin and not _closes(name, phrase):
            continue
        if name.possessive and not ends_phrase(name.end, phrase.high, phrase.words):
            continue
        if not _is_persons(name) and not _may_be_person(name, phrase):
            continue
        if not _is_before_head(name, phrase) and not _is_object_before(name, phrase):
            return name
    return None


def _is_persons(name: Name) -> bool:
    return name.actor is not None and name.actor.kind == "person"


def find_given_name(
    begin: int, core_end: int, words: Sequence[str], inside: Sequence[Name], lexicon: Lexicon
) -> Name | None:
    """Return the name that a clause gives: "an activist who uses the name Abu Karim"."""
    for name in inside:
        if name.start > core_end + 16:
            break
        if name.start < core_end or name.kind not in ("person", "unknown") or name.actor is None:
            continue
        for k in range(max(begin, core_end - 3), core_end):
            found = match_role(words, k, core_end, lexicon)
            if not found or found[1].kind != "person" or found[1].plural:
                continue
            # but for a title: "identified as | Father | Juan Ortiz"
            between = words[k + found[0] : name.start]
            clause = [word.casefold() for word in between if not word[:1].isupper()]
            if WORDS.named_as.intersection(clause) and WORDS.name_clause.issuperset(clause):
                return name
    return None


def ends_phrase(end: int, high: int, words: Sequence[str]) -> bool:
    """Nothing but a genitive mark stands between a name and the end ("[Obama's] request")."""
    return all(word in WORDS.genitives for word in words[end:high])


def _may_be_person(name: Name, phrase: SourcePhrase) -> bool:
    """An unknown name in a source is a person where a role stands by it, or it is the whole phrase."""
    begin, high, words, lexicon = phrase.begin, phrase.high, phrase.words, phrase.lexicon
    for start in range(max(begin, name.start - 4), name.start):
        found = match_role(words, start, name.start, lexicon)
        if (
            found
            and found[1].kind in ("person", "title")
            and not found[1].plural
            and (
                start + found[0] == name.start
                or start + found[0] == name.start - 1
                and words[name.start - 1] == ","
            )
        ):
            return True
    if _follows_trade(name, begin, words):
        return True
    after = name.end
    if after < high and words[after] in (",", "(", "-"):
        after += 1
    while after < high and words[after].casefold() in WORDS.before_roles:
        after += 1
    if after < high:
        found = match_role(words, after, high, lexicon)
        if found and found[1].kind == "person" and not found[1].plural:
            return True
        if words[after].isdigit() and (after > name.end or name.gender):
            return True
    if name.start == begin and name.end - name.start > 1 and _is_apposed_office(name, high, words, lexicon):
        return not name.known_actor.place
    if name.start == begin:
        led = begin > 0 and words[begin - 1].casefold() == "the"
        return name.end - name.start >= 2 and name.end == high and not led
    # "a nurse at Douma hospital Bayan Baker": the role opens the phrase, the name, after a place, closes it
    opening = _find_opening(begin, name.start, words, lexicon)
    listed = words[name.start - 1] == "," and name.end - name.start > 1 and not name.known_actor.place
    of_a_body = listed and name.end < high and words[name.end].casefold() in ("from", "of")
    if opening is None or name.end != high and not of_a_body:
        return False
    between = words[opening : name.start]
    named = (
        any(word[:1].isupper() for word in between)
        or name.end - name.start > 1
        and words[name.start - 1].islower()
        and words[name.start - 1] not in WORDS.genitives
        and words[name.start - 1] not in WORDS.place_nouns
    )
    return (
        (named or listed)
        and words[name.start - 1] not in ("of", "in", "at", "for", "and")
        and not match_role(words, name.start - 1, name.start, lexicon)
    )


_OWNED_BEFORE = frozenset(("a", "an", "her", "his", "its", "the", "their"))


def _is_apposed_office(name: Name, high: int, words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "Tova Renn the Oslo-based group's [deputy]", "Tova Renn, its Africa [director]": an office
    of one person stands beside a name, with whose it is."""
    comma = words[name.end : name.end + 1] == [","]
    article = name.end + comma
    named = comma and words[article : article + 1] and words[article][:1].isupper()
    named = named and any(
        word in WORDS.genitives for word in words[article + 1 : article + 4]
    )  # ", Brink's aide"
    if article >= high or words[article].casefold() not in _OWNED_BEFORE and not named:
        return False
    for k in range(article + 1, min(article + 7, high)):
        if words[k].casefold() in WORDS.tails | WORDS.relative or words[k] == ",":
            return False
        found = match_role(words, k, high, lexicon)
        if found and found[1].kind == "person" and not found[1].plural:
            after = k + found[0]
            bare = after < high and (words[after] in WORDS.genitives or words[after].isalpha())
            return not comma or not bare or words[after].casefold() in WORDS.tails | WORDS.relative
    return False


def _follows_trade(name: Name, begin: int, words: Sequence[str]) -> bool:
    """Whether a full name is behind what a person does: "the ferryman [Odo Brink]", "a tenor, [Odo Brink]".

    By the noun's ending, or where a comma alone parts the two and no place is named.
    """
    apposed = name.start > 0 and words[name.start - 1] == ","
    noun = name.start - 1 - apposed
    full = name.end - name.start > 1 and all(words[k].isalpha() for k in range(name.start, name.end))
    if not full or noun < begin or not words[noun].islower():
        return False
    alone = apposed and noun - begin <= 1 and words[noun] not in WORDS.place_nouns
    return alone or words[noun].endswith(WORDS.trade_endings)


_LONGEST_OFFICE = 3  # words before the noun of an office ("an opposition lawmaker")


def _find_opening(begin: int, high: int, words: Sequence[str], lexicon: Lexicon) -> int | None:
    """The token after the role that opens a phrase and is told of further, or None.

    "A union [leader] in the town, Tova Renn", "a teacher [who] sits with them, Tova Renn".
    """
    for k in range(begin, min(begin + _LONGEST_OFFICE + 1, high)):
        found = match_role(words, k, high, lexicon)
        if found and found[1].kind == "person" and not found[1].plural:
            after = words[k + found[0]].casefold()
            if after in WORDS.tails or after == "who":
                return k + found[0]
        if not words[k].replace("-", "").isalpha() or words[k].casefold() in WORDS.tails:
            return None
    return None


def _closes(name: Name, phrase: SourcePhrase) -> bool:
    """ "A teacher who sits with them, [Tova Renn]": after a clause the name of whom the clause is about.

    Not of another whom the clause names last: "a teacher who knew the mayor, Tova Renn".
    """
    limit, words, lexicon = phrase.limit, phrase.words, phrase.lexicon
    opening, comma = _find_opening(phrase.begin, limit + 1, words, lexicon), name.start - 1
    title = match_role(words, comma, name.start, lexicon) if name.title else None
    comma -= title[0] if title is not None else 0  # "who sits with them, Ustad Renn"
    short = name.end - name.start < 2 and title is None
    if opening != limit or name.end != phrase.high or words[comma] != "," or short:
        return False
    other = any(match_role(words, k, comma, lexicon) for k in range(limit + 1, comma))
    return not other and "," not in words[limit:comma]


def _is_before_head(name: Name, phrase: SourcePhrase) -> bool:
    """ "[Clinton] spokesman Rick Tyler": the words behind a name are the phrase's head, and it is not."""
    after, limit, high = name.end, phrase.limit, phrase.high
    words, tags, inside, lexicon = phrase.words, phrase.tags, phrase.inside, phrase.lexicon
    if _modifies(name, phrase):
        return True
    if after >= min(high, limit):
        return False
    word = words[after]
    noun = word[:1].islower() and tags[after].startswith(("NN", "JJ"))
    if not noun and not (word[:1].isupper() and word.isalpha()):
        return False
    found = match_role(words, after, high, lexicon)
    follower = words[after + found[0]].casefold() if found and after + found[0] < high else ""
    other = any(_is_persons(later) and after <= later.start < limit for later in inside)
    if found is not None:
        role = found[1]
        if role.kind == "person" and not role.plural:
            return follower not in WORDS.tails and follower not in ("who", ",", "-", "and") or other
        if role.plural or role.kind in ("org", "people", "source", "document"):
            return follower not in WORDS.tails or role.kind != "org"
    if tags[after] not in ("NN", "NNS"):
        return False
    if found is None and not other and after + 1 == high:
        return True
    near = range(after, min(after + 3, limit))
    role_near = any(match_role(words, k, high, lexicon) for k in near[1:])
    return role_near and not any(words[k].casefold() in WORDS.tails for k in near)


def _is_object_before(name: Name, phrase: SourcePhrase) -> bool:
    """ "A spokesman for [Tova Renn]": a name behind a preposition, from which titles, roles and countries
    alone part it."""
    begin, words, lexicon = phrase.begin, phrase.words, phrase.lexicon
    k, placed = name.start - 1, False  # whether a place stands before the name
    while k >= begin:
        word = words[k].casefold()
        if word.rstrip(".") in WORDS.before_names:
            k -= 1
            continue
        role = _begin_role(k + 1, begin, words, lexicon)
        if role is not None:
            k = role - 1
            continue
        if word in WORDS.objects:
            full = len(name.parts) > 1
            return not (word == "of" and placed and full and _ends_office(k, begin, words, lexicon))
        before = next((other for other in phrase.inside if other.end == k + 1), None)
        country = before is not None and before.actor is not None and before.actor.kind == "country"
        if before is not None and (country or before.kind in ("adjective", "people")):
            k = before.start - 1
            placed = before.actor is not None and before.kind != "adjective"
            continue
        if match_role(words, k, k + 1, lexicon) is not None:
            return False  # "spokeswoman for the hospital Irina Dobra"
        return _is_object(k, begin, words, phrase.tags)
    return False


def _begin_role(end: int, begin: int, words: Sequence[str], lexicon: Lexicon) -> int | None:
    """The token at which a title or a person's role begins that ends before token ``end``; None for none."""
    for start in range(max(begin, end - 4), end):
        found = match_role(words, start, end, lexicon)
        if found is None or start + found[0] != end:
            continue
        if found[1].kind in ("title", "person") and not found[1].plural:
            return start
    return None


def _ends_office(k: int, begin: int, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a person's role ends before token k: "the [mayor] of Lund Tova Renn"."""
    for start in range(max(begin, k - 3), k):
        found = match_role(words, start, k, lexicon)
        if found is not None and start + found[0] == k:
            return found[1].kind == "person" and not found[1].plural
    return False


def _is_object(k: int, begin: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """ "The captain of [the tanker] Delta Rose": a preposition stands before the common noun at token k."""
    if not (words[k].islower() and tags[k].startswith("NN")):
        return False
    while k > begin and (tags[k].startswith(("NN", "JJ", "CD")) and words[k].islower()):
        k -= 1
    k -= words[k].casefold() in ("the", "a", "an")
    return k > begin and words[k].casefold() in WORDS.objects


def _modifies(name: Name, phrase: SourcePhrase) -> bool:
    """ "Lund neighbour Tova Renn", "Oversight ranking Democrat Elijah Cummings": the later name is meant."""
    words, tags = phrase.words, phrase.tags
    later = next((n for n in phrase.inside if n.start > name.end), None)
    if later is None or later.end > phrase.limit or not _is_persons(later):
        return False
    between = range(name.end, later.start)
    return all(
        words[k].isalpha() and words[k].casefold() not in WORDS.tails and tags[k][:2] in ("NN", "JJ", "VB")
        for k in between
    ) and tags[later.start - 1].startswith("N")


PlacedRole = tuple[int, int, Role]  # the tokens of a role, and the role


def read_person_context(
    reading: Reading,
    low: int,
    high: int,
    segmentation: Segmentation,
    inside: Sequence[Name],
    lexicon: Lexicon,
    person: Name,
) -> None:
    """Fill role, modifiers, organisation and country of a person from the words of ``[low, high)``."""
    words = segmentation.words
    high = person.end if person.possessive else _end_of_terms(person.end, high, words)  # "Renn's mother"
    inside = [name for name in inside if name.end <= high]
    phrase = SourcePhrase(low, high, high, segmentation, inside, lexicon)
    covered = {k for name in inside for k in range(name.start, name.end)}
    roles = _list_roles(phrase, covered, person)
    best = _choose_role(roles, person)
    if best is not None and is_rank(best[2]):
        office = next((item for item in roles if _is_office(item[2])), best)
        best, reading.rank = office, best[2] if office is not best else None
    if best is not None:
        reading.role, reading.head = best[2], best[2].noun
        reading.role_text = " ".join(words[best[0] : best[1]])
        reading.role_span = best[:2]
        start, left = best[0], _FURTHEST_MODIFIER
        while start > low and left and words[start - 1] not in (",", "("):
            start -= 1  # "an army officer in the district, [Major] Renn": not of the district
            left -= start not in covered  # "[former] Norvale Central Harbour Authority agent"
        reading.modifiers = tuple(word.casefold() for word in words[start : best[0]])
    for name in inside:
        if name is person:
            continue
        if name.kind == "adjective" and not reading.country:
            reading.country = name.targets[0].target
        elif _acts_on_him(name, segmentation):
            continue
        elif (roles or name.start > person.end) and _is_whose(name, reading, words, lexicon):
            before = words[name.start - 1].casefold() if name.start else ""
            body = name.known_actor.kind == "organisation" and roles
            if body or before not in ("in", "near", "inside", "outside"):
                reading.organisation = name


def _acts_on_him(name: Name, segmentation: Segmentation) -> bool:
    """ "Odo Brink, a cleric disdained by [the opposition]": who did that to him, not whose he is, unless they
    employ him."""
    by = name.start - 1
    if by > 0 and segmentation.tags[by] in ("DT", "PRP$"):
        by -= 1
    verb = by - 1
    return (
        verb >= 0
        and segmentation.lowers[by] == "by"
        and segmentation.tags[verb] in ("VBN", "VBD")
        and segmentation.lemmas[verb] not in WORDS.employing
    )


def _list_roles(phrase: SourcePhrase, covered: Set[int], person: Name) -> list[PlacedRole]:
    """The roles of a phrase, outside the tokens ``covered`` by names, that may be a person's.

    Those before the name come first, then those with a type, then the nearest.
    """
    roles: list[PlacedRole] = []
    k = phrase.begin
    while k < phrase.high:
        found = match_role(phrase.words, k, phrase.high, phrase.lexicon)
        inner = found is not None and k in covered and k + found[0] - 1 in covered  # not "[US attorney] Renn"
        if found is None or inner or not _may_be_his(k, *found, phrase, person):
            k += 1
            continue
        roles.append((k, k + found[0], found[1]))
        k += found[0]
    roles.sort(
        key=lambda item: (
            item[1] > person.start,
            item[2].kind == "people",
            not item[2].type,
            abs(item[0] - person.start),
        )
    )
    return roles


def _may_be_his(k: int, length: int, role: Role, phrase: SourcePhrase, person: Name) -> bool:
    """Whether a role of so many tokens at token k may be the person's."""
    words = phrase.words
    if role.kind not in ("person", "title", "people") or role.noun in WORDS.no_office:
        return False
    if length == 1 and words[k] in ("major", "general", "private"):
        return False  # adjectives, unless capitalised
    if role.noun == "official" and match_role(words, k + 1, phrase.high, phrase.lexicon):
        return False  # "the [official] spokesman"
    if k > 1 and words[k - 1] == "for" and phrase.segmentation.lemmas[k - 2] in WORDS.running:
        return False  # "who is running for [president]"
    if role.noun == "deputy" and _names_an_office(k + 1, phrase):
        return False  # "[deputy] emergencies director", who is no lawmaker
    if k <= person.end:
        return True
    if role.plural and "of" not in words[person.end : k]:
        return False  # of others: "Tova Renn, with nine [soldiers]"
    return not _is_anothers(k + length, phrase.inside, person)  # "Tova Renn, [Governor] Brink's daughter"


def _names_an_office(k: int, phrase: SourcePhrase) -> bool:
    """Whether the field of an office begins at token k, and the office follows: "emergencies [director]"."""
    words = phrase.words
    for place in range(k, min(k + 3, len(words))):
        found = match_role(words, place, len(words), phrase.lexicon)
        if found is not None and found[1].kind == "person" and not found[1].plural:
            return place > k
        closed = words[place].casefold() in WORDS.function | WORDS.tails | WORDS.saying
        if closed or not words[place].isalpha():
            return False
    return False


def _choose_role(roles: Sequence[PlacedRole], person: Name) -> PlacedRole | None:
    """The first role, but for one that says more of the person."""
    best = roles[0] if roles else None
    if best is not None and not best[2].type:
        best = next((item for item in roles if item[2].type and item[2].kind != "people"), best)
    if best is not None and best[2].type == "other" and best[0] < person.start:
        # "baker Odo Brink, the party's nominee"
        best = next((item for item in roles if item[0] > person.end and _runs_for(item[2])), best)
    return best


def _is_whose(name: Name, reading: Reading, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name may be of the body or country whose a person is, rather than the one read before."""
    if name.actor is None or name.actor.kind == "person" or name.actor.place:
        return False
    if _is_field_of_office(name, reading, words):
        return False
    known = reading.organisation
    if known is not None and not _extends(known, name) and not _outranks(name, reading, words):
        return False
    return not _is_addressed(name, words, lexicon)


def _is_field_of_office(name: Name, reading: Reading, words: Sequence[str]) -> bool:
    """ "Tova Renn, the group's [Africa] director", "its [Lund] director": where she works."""
    role, actor = reading.role_span[0], name.known_actor
    if reading.role is None or not name.end <= role <= name.end + 2:
        return False
    if actor.kind != "country" and not actor.place and name.parts[-1] not in WORDS.regions:
        return False
    before = words[name.start - 1].casefold() if name.start else ""
    if before in ("its", "their"):
        return True
    owner = match_role(words, name.start - 2, name.start - 1, load_lexicon()) if name.start > 1 else None
    return before in WORDS.genitives and owner is not None and owner[1].kind == "org"


def _is_anothers(start: int, inside: Sequence[Name], person: Name) -> bool:
    """Whether another person's name begins at token ``start``."""
    return any(name.start == start and name is not person and _is_persons(name) for name in inside)


def _outranks(name: Name, reading: Reading, words: Sequence[str]) -> bool:
    """ "The Norway director of [Save the Seas], Tova Renn": the body, not the country."""
    land, (_, after) = reading.organisation, reading.role_span
    if land is None or land.known_actor.kind != "country" or land.start > reading.role_span[0]:
        return False
    body = name.actor is not None and name.actor.kind == "organisation"
    return body and words[after].casefold() in ("of", "for", "at", "with") and name.start - after in (1, 2)


def _is_addressed(name: Name, words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "Tova Renn, the artist, in a letter to [the Herald]": whom somebody wrote to, not whose he is."""
    before = name.start - 1 - (name.start > 0 and words[name.start - 1].casefold() == "the")
    if before < 1 or words[before].casefold() not in ("to", "with"):
        return False
    paper = match_role(words, before - 1, before, lexicon)
    return paper is not None and paper[1].kind == "document"


def _end_of_terms(start: int, high: int, words: Sequence[str]) -> int:
    """Where what is said of a person ends: at a clause on a place or thing, or on what the person is not.

    "Tova Renn, head of the clinic, [where patients lay]", "Tova Renn, [who was no author of it]"; but
    "Tova Renn, who heads the clinic".
    """
    for k in range(start, high):
        word = words[k].casefold()
        denied = word == "who" and words[k + 2 : k + 3] and words[k + 2].casefold() in ("no", "not", "n't")
        if word in ("where", "which") or denied:
            return k
    return high


_FURTHEST_MODIFIER = 4  # words, names not counted, before a role


def _runs_for(role: Role) -> bool:
    """Whether a role says for whom somebody stands, which says more of him than a calling."""
    return role.kind == "person" and role.type == "opposition"


def _is_office(role: Role) -> bool:
    """Whether a role is held for somebody: a spokesman's, a mayor's; no rank, no calling."""
    official = role.type == "government" or role.noun.split()[-1] in WORDS.serving
    return official and role.kind == "person" and not is_rank(role)


def _extends(place: Name, name: Name) -> bool:
    """Whether a known body's name goes on after a place's: "the Norvale [People's Defence Force]"."""
    return (
        place.end == name.start
        and place.actor is not None
        and not place.actor.type
        and name.actor is not None
        and name.actor.kind == "organisation"
        and bool(name.actor.type)
    )
