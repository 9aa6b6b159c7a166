"""What the words around a person's mentions tell: role, organisation, country, and so the type."""

from __future__ import annotations

from collections.abc import Iterable

from attrib.sources.actors import organisation_type, public_name, type_author, type_officer, typed
from attrib.sources.charges import note_charge
from attrib.sources.houses import note_standing
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import STATE_BODY_TYPES, Role, find_apposed_role, match_role
from attrib.sources.phrases.people import read_person_context
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.publishers import find_publisher
from attrib.sources.scene import Scene
from attrib.sources.types import headed_place, type_by_modifiers

# Of several who speak together the first gives the type, but for these, where another is among them.
STRONGER = {"activist": "monitor", "foreign-government": "government"}
OFFICIAL = ("government", "military", "intergovernmental", "")  # whose word an office is while it is held
_MOST_MENTIONS = 4  # of a person that are read
_WIDTH_BEFORE, _WIDTH_BEHIND = 8, 10  # tokens around a mention that are read
_LONGEST_LIST = 20  # tokens of people in a row


def describe(scene: Scene, actor: Actor) -> None:
    """Read the words around a person's mentions in the document once, for role and organisation."""
    if id(actor) in scene.described or actor.kind != "person":
        return
    scene.described.add(id(actor))
    for name in scene.mentions_of.get(id(actor), ())[:_MOST_MENTIONS]:
        _describe_by_mention(scene, actor, name)


def _describe_by_mention(scene: Scene, actor: Actor, name: Name) -> None:
    """Read the words around one mention of a person."""
    segmentation, words = scene.segmentation, scene.segmentation.words
    note_charge(scene, actor, name)
    if (shared := _find_shared_terms(scene, name)) is not None:
        note_role(scene, actor, shared)
    low = _begin_terms(scene, name)
    after, end = _find_terms_behind(scene, name)
    _note_apposed(scene, actor, low)
    reading = Reading("person", low, end, name=name)
    inside = names_between(scene.talk.names, scene.talk.starts, low, end)
    read_person_context(reading, low, end, segmentation, inside, scene.lexicon, name)
    if reading.role is not None:
        note_role(scene, actor, reading)
        note_employer(scene, actor, reading)
        return
    untyped = not actor.type and actor.entity is None
    if untyped and end - after > 2 and words[after].casefold() in ("of", "from", "with"):
        body = read_phrase(after + 1, end, segmentation, scene.talk.names, scene.talk.starts)
        type_by_membership(scene, actor, body)


def _find_shared_terms(scene: Scene, name: Name) -> Reading | None:
    """ "[NASA astronauts] Odo Brink and Lars Renn": what is said before the first of several; or None."""
    words, tags = scene.segmentation.lowers, scene.segmentation.tags
    first = _find_first_listed(scene, name)
    if first is name and words[name.end : name.end + 1] not in (["and"], [","]):
        return None
    role = next(
        (k for k in range(max(0, first.start - 3), first.start) if _is_role(scene, k, first.start)), None
    )
    if role is None:
        return None
    low = role
    while low and first.start - low < _WIDTH_BEFORE and tags[low - 1][:2] in ("NN", "JJ", "PO"):
        low -= 1
    shared = read_phrase(low, first.start, scene.segmentation, scene.talk.names, scene.talk.starts)
    several = shared.form == "description" and shared.role is not None and shared.role.plural
    return shared if several and shared.role_span[1] == first.start else None


def _find_first_listed(scene: Scene, name: Name) -> Name:
    """The first of the people named in a row up to this one: "[Odo Brink], Tova Brod and Lars Renn"."""
    words, low = scene.segmentation.lowers, max(0, name.start - _LONGEST_LIST)
    people = {
        other.end: other
        for other in names_between(scene.talk.names, scene.talk.starts, low, name.start)
        if other.actor is not None and other.actor.kind in ("person", "unknown") and not other.actor.place
    }
    while name.start > 1 and words[name.start - 1] in ("and", ","):
        before = people.get(name.start - 1 - (words[name.start - 2] == ","))
        if before is None:
            break
        name = before
    return name


def _is_role(scene: Scene, start: int, end: int) -> bool:
    """Whether tokens are the name of what several people are: "fire chiefs"."""
    found = match_role(scene.segmentation.words, start, end, scene.lexicon)
    return found is not None and start + found[0] == end and found[1].plural and found[1].kind == "person"


def _begin_terms(scene: Scene, name: Name) -> int:
    """The token at which what is said of a person before the name begins: "| Police chief | Tova Renn"."""
    segmentation = scene.segmentation
    words, tags = segmentation.words, segmentation.tags
    first = segmentation.sentence_tokens[segmentation.sentence_of[name.start]][0]
    low = max(first, name.start - _WIDTH_BEFORE)
    for k in range(name.start - 1, low - 1, -1):
        if words[k].casefold() in WORDS.named_as:
            continue  # "a witness named Omar"
        if (
            tags[k].startswith("V")
            or words[k] in (",", ";", ":", "(", '"', "“")
            or words[k].casefold() in ("and", "but", "that", "said", "with", "by")
        ):
            low = k + 1
            break
    if low < name.start:
        return low
    apposed = find_apposed_role(segmentation, name.start, name.end, scene.lexicon)
    return low if apposed is None else apposed


def _find_terms_behind(scene: Scene, name: Name) -> tuple[int, int]:
    """The tokens ``[after, end)`` of what is said of a person behind the name: "Tova Renn, | a baker |,".

    Where that is nothing of the person's, ``end`` is where the name ends.
    """
    segmentation = scene.segmentation
    words, tags = segmentation.words, segmentation.tags
    last = segmentation.sentence_tokens[segmentation.sentence_of[name.start]][1]
    after = _skip_place(scene, name, last) or name.end
    high = min(last, min(last, name.end + _WIDTH_BEHIND) + after - name.end)
    if after < high and words[after] in (",", "(", "-"):
        after += 1
    if segmentation.lowers[after : after + 1] in (["and"], ["or"]):
        return high, name.end  # "Renn and [Brod's mother]"
    if _tells_what_one_is(scene, after, high):
        after += 2
    end = name.end
    for k in range(after, high):
        verb = tags[k].startswith("V") and tags[k] != "VBG"
        if verb or words[k] in (",", ";", ":", ")", '"', "”"):
            break
        end = k + 1
    if after < end and not _opens_terms(scene, after, end):
        return after, name.end
    found = match_role(words, after, high, scene.lexicon) if after == name.end else None
    if found is not None:
        behind = after + found[0]
        if behind >= end or words[behind].casefold() not in ("of", "for", "at", "with", "in"):
            return after, name.end  # "Clinton spokesman Rick Tyler": the role is another's
    return after, end


def _opens_terms(scene: Scene, after: int, end: int) -> bool:
    """Tell whether tokens behind a name may be on the person: with a role, or a word that opens one."""
    words = scene.segmentation.words
    if words[after].casefold() in WORDS.before_terms:
        return True
    return any(match_role(words, k, end, scene.lexicon) for k in range(after, min(after + 5, end)))


def _skip_place(scene: Scene, name: Name, last: int) -> int:
    """ "Odo Brink[ of West Norvale], the party's nominee": the comma after where he is from; 0 for none."""
    words = scene.segmentation.lowers
    if words[name.end : name.end + 1] not in (["of"], ["from"]):
        return 0
    comma = next((k for k in range(name.end + 2, min(last, name.end + 6)) if words[k] == ","), 0)
    place = scene.segmentation.words[name.end + 1 : comma]
    apposed = words[comma + 1 : comma + 2] in (["a"], ["an"], ["the"])
    return comma if comma and apposed and all(word[:1].isupper() for word in place) else 0


def _tells_what_one_is(scene: Scene, start: int, high: int) -> bool:
    """ "Renn, [who was] a candidate for mayor": a clause that goes on as an apposition would."""
    words = scene.segmentation.lowers
    be = words[start : start + 1] == ["who"] and words[start + 1 : start + 2] in (["is"], ["was"])
    if not be or start + 3 >= high or words[start + 2] not in ("a", "an", "the"):
        return False
    found = match_role(words, start + 3, min(high, start + 4), scene.lexicon)
    return found is not None and (words[start + 1] == "is" or found[1].type == "opposition")


def _note_apposed(scene: Scene, actor: Actor, start: int) -> None:
    """ "[The Official Spokesman of the Army], Brigadier Renn, said": the role that stands before a comma."""
    segmentation = scene.segmentation
    words, tags = segmentation.words, segmentation.tags
    comma = start - 1
    if comma < 2 or words[comma] != ",":
        return
    first = segmentation.sentence_tokens[segmentation.sentence_of[comma]][0]
    for k in range(comma - 1, max(first, comma - _LONGEST_POST) - 1, -1):
        if tags[k].startswith("V") or words[k] in (",", ";", ":", "(", ")", '"', "“", "”"):
            return
        opens = k == first or words[k - 1] in (",", "“", '"', "”") or tags[k - 1].startswith("V")
        opens = opens or words[k - 1] in ("by", "from", "through", "via")
        adverb = k > first and words[k - 1].casefold() in ("meanwhile", "and", "but", "while", "that")
        owned = (
            words[k + 1] in WORDS.genitives and words[k][:1].isupper()
        )  # "[Tolmen]'s police chief, Tova Renn"
        if (owned or words[k].casefold() in WORDS.before_posts) and (opens or adverb):
            post = read_phrase(k, comma, segmentation, scene.talk.names, scene.talk.starts)
            if (
                post.form != "description"
                or post.role is None
                or post.role.kind != "person"
                or post.role.plural
            ):
                return
            note_role(scene, actor, post)
            return


_LONGEST_POST = 12  # tokens of a role with whose it is


def note_role(scene: Scene, actor: Actor, reading: Reading) -> None:
    """Take over what a phrase says of a person: role, organisation, country, and so the type."""
    if reading.role is not None:
        nouns = [reading.role.noun, reading.role_text.casefold(), WORDS.titles.get(reading.role.noun, "")]
        nouns += [reading.rank.noun] if reading.rank is not None else []
        for noun in nouns:
            if noun and noun not in actor.roles:
                actor.roles.append(noun)
        actor.gender = actor.gender or reading.role.gender
    if _held_office(reading):
        _leave_office(scene, actor)
        return
    note_standing(actor, reading, scene.segmentation)
    if _speaks_for_last(scene, actor, reading):
        last = scene.talk.spoken[-1].actor
        _join(scene, actor, last, reading)
        actor.type, actor.country = organisation_type(scene, last)
        actor.evidence = f"of {last.name}, which spoke before"
    if reading.organisation is not None and not actor.member_of:
        owner = reading.organisation.actor
        if owner is not None and owner is not actor and owner.kind != "country":
            _join(scene, actor, owner, reading)
    if _holds_home_office(scene, actor, reading):
        actor.type, actor.evidence = "government", "the office in the text"  # who changed sides later
    if actor.entity is None and (not actor.type or _is_more_than_kin(actor, reading)):
        _take_type(scene, actor, reading)


def _is_more_than_kin(actor: Actor, reading: Reading) -> bool:
    """Whether an office is told of somebody of whom only kin was told: "[King] Odo", a brother."""
    kin = actor.type == "civilian" and not WORDS.kin.isdisjoint(actor.roles)
    return kin and reading.role is not None and reading.role.type in STATE_BODY_TYPES


def _held_office(reading: Reading) -> bool:
    """ "[Former defence minister] Olga Renn": she speaks for no ministry now."""
    official = reading.role is not None and reading.role.type in OFFICIAL
    return official and not WORDS.held_before.isdisjoint(reading.modifiers)


def _leave_office(scene: Scene, actor: Actor) -> None:
    """ "[Former minister] Olga Renn", whom the registry has as one, years later: of no ministry now."""
    entity = scene.registry.entities.get(actor.entity or "")
    if entity is not None and not entity.is_active(scene.date) and actor.type in STATE_BODY_TYPES:
        actor.type, actor.evidence = "other", "the office was left"


def _join(scene: Scene, actor: Actor, owner: Actor, reading: Reading) -> None:
    """Make a person a member of an organisation, on the word of a phrase."""
    actor.member_of = public_name(scene, owner)
    actor.member_span = scene.span_of(reading.start, reading.end)


def _speaks_for_last(scene: Scene, actor: Actor, reading: Reading) -> bool:
    """ "[Spokesman Tom Ryder] said", right after an organisation spoke, and no word says whose he is.

    "Army spokesman Tom Ryder" is the army's, whoever spoke before.
    """
    role = reading.role
    if role is None or role.noun not in WORDS.spokesmen or actor.entity is not None or actor.member_of:
        return False
    if reading.organisation is not None or reading.country or not scene.talk.spoken:
        return False
    if type_by_modifiers(role.noun, role.type, reading.modifiers)[0] or _find_employer_span(scene, reading):
        return False
    last = scene.talk.spoken[-1]
    near = scene.segmentation.sentence_of[reading.start] - last.sentence
    return last.actor.kind == "organisation" and 0 <= near <= 2


def _holds_home_office(scene: Scene, actor: Actor, reading: Reading) -> bool:
    """ "[Syrian Prime Minister Riad Hijab]": somebody of the opposition, in the office he left later."""
    if actor.entity is None or actor.type != "opposition" or actor.country != scene.home or not reading.role:
        return False
    owner = reading.organisation.actor if reading.organisation is not None else None
    country = reading.country or (owner.country if owner is not None else "")
    return (
        reading.role.noun.endswith("minister")
        and country == scene.home
        and not WORDS.former.intersection(reading.modifiers)
    )


def _take_type(scene: Scene, actor: Actor, reading: Reading) -> None:
    """Give a person the type that a phrase shows: of the organisation, the role, the place of work."""
    role = reading.role
    owner = reading.organisation.actor if reading.organisation is not None else None
    role_type, evidence = _type_office(scene, actor, reading)
    if owner is not None:
        if owner.kind == "person":
            if not role_type:
                actor.type, actor.evidence = typed(scene, owner)[0], f"of {owner.name}"
                return
        elif _takes_owners(role_type, owner, reading) or _is_fields_word(owner, evidence):
            owner_type, owner_country = organisation_type(scene, owner)
            if owner.kind == "country" and owner_type == "foreign-government":
                owner_type = "government"  # whose home it is tells
            if owner_type and not (role_type in STATE_BODY_TYPES and owner_type in ("other", "")):
                actor.type, actor.country = owner_type, owner_country
                actor.evidence = f"of {owner.name}"
                return
        if owner.kind == "organisation" or _may_be_body(owner):
            of_place = owner.key[-1:] and owner.key[-1] in WORDS.region_words | {"division", "territory"}
            # "Commissioner of Kalat Division" is the place's
            unknown = not of_place and organisation_type(scene, owner)[0] in ("", "other")
            if role_type == "government" and role is not None and role.noun in WORDS.club_offices and unknown:
                role_type, evidence = "other", f"of {owner.name}"
            elif role_type == "intergovernmental" and owner.type in STATE_BODY_TYPES and owner.country:
                role_type, evidence = owner.type, f"of {owner.name}"  # "the regime's UN envoy"
    if not role_type or role is not None and role.noun in WORDS.staff:
        place_type, place = type_by_place(scene, reading)
        if place_type:
            role_type, evidence = place_type, place
    board = (
        role is not None and role.noun in WORDS.board and owner is not None and owner.kind == "organisation"
    )
    if not role_type and reading.rank is not None and not board:
        role_type, evidence = type_by_modifiers(reading.rank.noun, reading.rank.type, ())
    if not role_type and owner is None and role is not None and role.noun.split()[-1] in WORDS.serving:
        publisher = find_publisher(scene)  # "Tova Renn, head of delegation" in a statement of the Red Cross
        if publisher is not None:
            _join(scene, actor, publisher, reading)
            role_type, evidence = (
                organisation_type(scene, publisher)[0],
                f"of {publisher.name}, whose text it is",
            )
    if role_type == "government" and owner is None and (house := _find_house_before(scene, reading)):
        role_type, evidence = house.type, f"of a {house.noun}"
    country = reading.country or (owner.country if owner is not None and owner.kind == "country" else "")
    if role_type == "intergovernmental" and country:
        if not reading.country and _is_sent_there(scene, reading):
            country = ""
        else:
            role_type = "government"  # "Argentina's envoy"
    if role_type:
        actor.type, actor.country, actor.evidence = role_type, country, evidence
        if owner is not None and not actor.country:
            actor.country = owner.country


_NO_STATES = ("medical-rescue", "monitor")


def _find_house_before(scene: Scene, reading: Reading) -> Role | None:
    """ "[Red Cross] governor Tova Renn": a body that is no state's and whose office a word only seems."""
    words, low = scene.segmentation.words, reading.role_span[0]
    for start in range(max(reading.start, low - 3), low):
        found = match_role(words, start, low, scene.lexicon)
        if found is not None and start + found[0] == low:
            return found[1] if found[1].kind == "org" and found[1].type in _NO_STATES else None
    return None


def _may_be_body(owner: Actor) -> bool:
    """Whether an unknown name is a body's, of whom somebody is president, and hardly a country's."""
    long = owner.name.isupper() and len(owner.name) > 2 or len(owner.key) > 2
    return owner.kind == "unknown" and not owner.place and long


def _type_office(scene: Scene, actor: Actor, reading: Reading) -> tuple[str, str]:
    """``_type_by_role``, with what the document tells of officers, and of heads of places."""
    role_type, evidence = _type_by_role(actor, reading)
    role, (_, end), segmentation = reading.role, reading.role_span, scene.segmentation
    if role is None:
        return role_type, evidence
    if evidence.startswith("the noun"):
        role_type = type_officer(scene, role.noun, role_type, reading.role_text)
        role_type = type_author(scene, role.noun, role_type)
    if role_type in ("", "other") and segmentation.lowers[end : end + 1] == ["of"]:
        if place := headed_place(role.noun, segmentation.words[end + 1 : end + 4]):
            actor.roles += [WORDS.offices_of_places[place]] if place in WORDS.offices_of_places else []
            return "government", "the place that he heads"
    return role_type, evidence


def _is_sent_there(scene: Scene, reading: Reading) -> bool:
    """ "The Special Representative for Iraq": the country is where somebody is sent, not who sends him."""
    before = reading.owner_name.start - 1
    return before >= reading.role_span[1] and scene.segmentation.lowers[before] in ("for", "to", "in", "on")


def _type_by_role(actor: Actor, reading: Reading) -> tuple[str, str]:
    """(type, evidence) of the role in a phrase; none for kin of somebody else ("his father")."""
    if reading.role is None:
        return "", ""
    kin = (
        reading.role.noun in WORDS.kin
        and actor.count > 0
        and reading.form == "person"
        and {"his", "her", "their"} & set(reading.modifiers)
    )
    owner = reading.organisation
    if _is_lawmaker(reading):
        return "government", "the title of a lawmaker"
    typed_owner = owner is not None and owner.actor is not None and bool(owner.actor.type)
    told = reading.told if typed_owner else reading.modifiers
    return ("", "") if kin else type_by_modifiers(reading.role.noun, reading.role.type, told)


def _is_lawmaker(reading: Reading) -> bool:
    """ "[Representative] Odo Brink of Ohio", with a capital, right before the name and of no body."""
    owner, name = reading.organisation, reading.name
    titled = reading.role_text in ("Representative", "Rep", "Rep.")
    if reading.known_role.noun != "representative" or not titled or name is None:
        return False
    if not 0 <= name.start - reading.role_span[1] <= 1:
        return False
    if owner is None or owner.start > name.end:
        return True
    return owner.known_actor.kind == "country" or owner.known_actor.type == "government"


def _is_fields_word(owner: Actor, evidence: str) -> bool:
    """ "[UN humanitarian] coordinator Tova Renn": of the United Nations, whatever his field is."""
    return owner.type == "intergovernmental" and evidence.startswith("the word ")


def _takes_owners(role_type: str, owner: Actor, reading: Reading) -> bool:
    """Whether a person with such a role is of the owner's type.

    A country's bishop is no official, nor is somebody "from Toronto, Canada".
    """
    if owner.kind == "country":
        name, place = reading.name, reading.organisation
        after = name is not None and place is not None and place.start > name.start
        if role_type == "other" and owner.country not in WORDS.clerical_states:
            return False
        if reading.role is None and after:
            return False
    return role_type in ("", "government", "military", "other", "unnamed")


def note_employer(scene: Scene, actor: Actor, reading: Reading) -> None:
    """ "Tom Ryder, spokesman for [the council]", "[council] spokesman Tom Ryder".

    Whom a spokesman speaks for says more of him than his rank does.
    """
    if actor.entity is not None or _held_office(reading):
        return
    span = _find_employer_span(scene, reading)
    if span is None:
        return
    words = scene.segmentation.words
    owner = read_phrase(*span, scene.segmentation, scene.talk.names, scene.talk.starts)
    if owner.form != "description" or owner.role is None or owner.role.kind != "org" or owner.role.plural:
        return
    if words[span[0]].casefold() not in ("a", "an"):
        owner.determiner = "definite"
    found = scene.answer(owner)
    if found.actor is None:
        return
    if found.by != "generic" and not actor.member_of:
        _join(scene, actor, found.actor, reading)
    owner_type, country = organisation_type(scene, found.actor)
    office = reading.role is not None and reading.role.noun in WORDS.club_offices | WORDS.heads
    if owner_type in ("", "other") and not (office and actor.type == "government"):
        return
    if actor.type in ("", "government", "military", "other", "unnamed"):
        actor.type, actor.country = owner_type or "other", country
        actor.evidence = f"of {public_name(scene, found.actor)}"


def _find_employer_span(scene: Scene, reading: Reading) -> tuple[int, int] | None:
    """The tokens of the description of whom a person's role belongs to, or None."""
    role, body = reading.role, reading.organisation
    if role is None or role.noun.split()[-1] not in WORDS.serving:
        return None
    if body is not None and (body.known_actor.kind == "organisation" or body.start < reading.role_span[1]):
        return None
    words, (low, high) = scene.segmentation.words, reading.role_span
    if low > reading.start and words[low - 1] in WORDS.genitives:  # "[the ministry]'s spokesman"
        start = low - 1
        while start > reading.start and words[start - 1] not in (",", "(") and not _is_end(reading, start):
            start -= 1
        return (start, low - 1) if start < low - 1 else None
    if high < reading.end and words[high].casefold() in ("of", "for"):
        end = high + 1
        stops = {",", "(", "-", "who", "which", "that"}
        while end < reading.end and words[end].casefold() not in stops and not _is_start(reading, end):
            end += 1
        return (high + 1, end) if end > high + 1 else None
    for start in range(max(reading.start, low - 3), low):
        found = match_role(words, start, low, scene.lexicon)
        if found is not None and start + found[0] == low and found[1].kind == "org":
            return start, low
    return None


def _is_end(reading: Reading, token: int) -> bool:
    return reading.name is not None and reading.name.end == token


def _is_start(reading: Reading, token: int) -> bool:
    return reading.name is not None and reading.name.start == token


def type_by_place(scene: Scene, reading: Reading) -> tuple[str, str]:
    """ "Head of pediatrics at Nasser hospital": the kind of place a person works at."""
    words, tags = scene.segmentation.words, scene.segmentation.tags
    # "the nurse at the clinic", set beside a name, has a role where others have the name
    start, end = (reading.name.start, reading.name.end) if reading.name is not None else reading.role_span
    for k in range(end, min(reading.end, end + 14)):
        found = match_role(words, k, reading.end, scene.lexicon)
        if found and found[1].kind == "org" and found[1].type and not found[1].plural:
            if words[k + found[0] : k + found[0] + 1] in (["'s"], ["’s"]):
                continue  # "the directorate's [clinic]"
            if found[1].type == "media" and tags[k + found[0]][:2] == "NN":
                continue  # "chief of [media] relations"
            before = tuple(scene.segmentation.lowers[max(end, k - 3) : k])
            told = type_by_modifiers(found[1].noun, found[1].type, before)[
                0
            ]  # "of the pro-government militia"
            return told or found[1].type, f"of a {found[1].noun}"
    for k in range(reading.start, start):
        found = match_role(words, k, start, scene.lexicon)
        if found and found[1].kind == "org" and found[1].type and not found[1].plural:
            if found[1].type == "media" and tags[k + found[0]][:2] == "NN":
                continue  # "director of [media] operations"
            return found[1].type, f"of a {found[1].noun}"
    return "", ""


def type_by_membership(scene: Scene, actor: Actor, group: Reading) -> None:
    """ "Khaled Omar of the opposition local council": the group's type is the person's."""
    if group.form == "entity" and group.known_name.known_actor.kind == "country":
        return  # "Tova Renn, from Toronto, Canada"
    if group.form == "entity":
        actor.type, actor.country = organisation_type(scene, group.known_name.known_actor)
        actor.evidence = f"of {group.known_name.known_actor.name}"
        if not actor.type and group.role is not None and group.role.kind == "org":
            actor.type, _ = type_by_modifiers(group.role.noun, group.role.type, group.modifiers)
    elif group.role is not None and group.role.kind == "org":
        actor.type, _ = type_by_modifiers("group", group.role.type, group.modifiers)
        actor.evidence = f"of the {group.role.noun}"


def join_actors(scene: Scene, actors: Iterable[Actor]) -> Actor:
    actors = list({id(actor): actor for actor in actors}.values())
    if len(actors) == 1:
        return actors[0]
    names = [public_name(scene, actor) for actor in actors]
    key = ("joint", *names)
    joint = scene.actors.get(key)
    if joint is None:
        text = " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
        for actor in actors:
            describe(scene, actor)
        types = [typed(scene, actor)[0] for actor in actors]
        kind, evidence = types[0], "its first member"
        if STRONGER.get(kind) in types[1:]:
            kind, evidence = STRONGER[kind], "a member"
        joint = Actor(text, "group", key=key, plural=True, type=kind, evidence=evidence)
        joint.country = scene.home
        joint.members = tuple(actors)
        scene.actors[key] = joint
    return joint
