"""Whose word it is in the end, and whether two such are surely different.

An organisation counts with its head, its spokesmen and its channel; people whom nobody could tell from
others of their kind count once together; an outlet counts only where it credits nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from attrib.language.spans import find_all
from attrib.model import Attribution, Document
from attrib.sources.houses import ORDINARY
from attrib.sources.names.registry import load_countries, load_registry
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import load_lexicon
from attrib.sources.origins import find_organisation, fold_words, map_spokesmen
from attrib.sources.publishers import read_publisher

from .patterns import load_camp_words, load_camps, load_pattern, load_words
from .sides import read_sides

UNNAMED = "unnamed"
_ANONYMOUS = load_pattern("origins", "anonymous")
_TAIL = load_pattern("origins", "tail")
_ARTICLE = load_pattern("origins", "article")
_ROLE_TAIL = load_pattern("origins", "role_tail")
_MOST_SPEAKERS = 60
_POSTS = (
    r"(?:spokes(?:man|woman|person)|chief|head|director|president|chairman|chairwoman|secretary[- ]general|"
    r"secretary|representative|adviser|"
    r"press officer|commander|founder|team leader|coordinator|official|officer|member|volunteer|"
    r"rescuer|worker)"
)
_BODY_OF = (
    r"\b{name}\sof\s(?:the\s)?(?P<body>[A-Z][\w'’-]+"
    r"(?:\s(?:[A-Z][\w'’-]+|of|for|and|agency|office|refugee|relief|aid|rights|human|food|health)){1,5})"
)
_OF = re.compile(r"\sof\s")
_TO_NAME = r",?\s(?:(?:[A-Z][\w'’.-]*|al|bin|the|self-styled)\s){0,3}"
_FROM_NAME = (
    r",?\s(?:(?:(?:the|a|an|its|chief|deputy|senior|official)\s){0,2}"
    + _POSTS
    + r"\s(?:of|for|at|from)|who\s(?:heads|leads|chairs|runs|commands|directs|speaks\sfor))\s"
)
_BEFORE_NAME = (
    r"\b(?P<body>(?:[A-Z][\w'’.-]*|civil|council|institute|ministry|army|police|agency|government|directorate|authority)(?:\s(?:[A-Z][\w'’.-]*|of|for|the|and|de|defen[cs]e|protection|\([A-Z]+\))){0,6})(?:['’]s)?\s"
    + _POSTS
    + _TO_NAME
    + r"{name}\b"
)
_AFTER_NAME = (
    r"\b{name}"
    + _FROM_NAME
    + r"(?:the\s)?(?P<body>[\w'’.-]+(?:\s(?:[A-Z][\w'’.-]*|of|for|the|and|de|society)){0,6})"
)


_TITLES = (
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof|General|Colonel|Major|Captain|Brigadier|Lieutenant|Sheikh|Shaykh)\.?\s){0,3}"
)
_OF_BODY = (
    _POSTS
    + r"\s(?:of|for)\s(?:the\s)?(?P<body>[A-Z][\w'’.-]+(?:\s(?:[A-Z][\w'’.-]*|of|for|the|and)){0,6}),\s"
    + _TITLES
    + r"(?:[A-Z][\w'’.-]*\s){0,2}(?:al-)?"
)
_POST_OF = _OF_BODY + r"{name}\b"
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s")  # no body's name goes on behind it
_REACH = 600  # characters from a post to a name that is tied to it, at most
_BEHIND_POST, _BEHIND_BODY = re.compile(_POSTS + _TO_NAME + r"\Z"), re.compile(_OF_BODY + r"\Z")
_POST_BEHIND = re.compile(_FROM_NAME)


@dataclass(frozen=True, slots=True)
class Origin:
    """``name`` is folded; ``kind`` is named, described ("a monitoring group"), unnamed or outlet."""

    name: str
    kind: str
    type: str = "other"
    known: bool = False  # the registry has it

    @property
    def counted(self) -> str:
        """The name under which it counts among independent sources."""
        return UNNAMED if self.kind == "unnamed" else self.name


@dataclass(frozen=True, slots=True, eq=False)
class OriginReader:
    """What reading the origins of one document needs.

    ``speakers`` are the names its text credits, ``bodies`` those of bodies, each with where it speaks.
    """

    doc: Document
    spokesmen: dict[str, str]
    outlet: Origin
    speakers: tuple[str, ...] = ()
    bodies: tuple[tuple[int, str], ...] = ()
    known: dict[str, str] = field(default_factory=dict)


def read_origins(doc: Document, attributions: Sequence[Attribution]) -> OriginReader:
    """Return the reader of a document's origins."""
    speakers = tuple(sorted({item.speaker for item in attributions if item.speaker}))[:_MOST_SPEAKERS]
    outlet = Origin(f"outlet:{doc.outlet or doc.id}", "outlet", "media")
    publisher = read_publisher(doc.outlet, load_registry(), load_lexicon())
    if publisher is not None:
        name = publisher.entity.name if publisher.entity is not None else publisher.name
        name = _ARTICLE.sub("", find_organisation(name)).casefold()
        outlet = Origin(name, "named", publisher.type, publisher.entity is not None)
    elif doc.outlet and _speaks_as_we(doc):
        name = _ARTICLE.sub("", find_organisation(doc.outlet)).casefold()
        outlet = Origin(name, "named", "other")
    bodies = tuple(
        sorted(
            (item.source[0][0], item.speaker)
            for item in attributions
            if item.source and item.speaker and _heads_nobody_else(item)
        )
    )
    return OriginReader(doc, map_spokesmen(doc.text, tuple(attributions)), outlet, speakers, bodies)


_BODY_WORD = load_pattern("origins", "body_word")
_MEDIA_WORD = load_pattern("origins", "media_word")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]{0,2000}[\"”]")
_OWN_VOICE = 2  # times "we" or "our" outside quotation marks that make a text its publisher's own statement


def _speaks_as_we(doc: Document) -> bool:
    """Tell whether a text is its publisher's own statement, though the name alone does not say so."""
    outlet = doc.outlet or ""
    known = load_registry().find_name(outlet)
    if known is not None and known.type in ("media", "state-media") or _MEDIA_WORD.search(outlet):
        return False
    return len(_FIRST_PERSON.findall(_QUOTED.sub(" ", doc.text))) >= _OWN_VOICE


def _find_employer(reader: OriginReader, speaker: str) -> str:
    """Return the organisation for which the text says that a person or a body speaks, or the speaker.

    "Karina Salas, spokeswoman for INDECI", "INDECI spokeswoman Karina Salas", "the Information Team of
    the State Council"; an abbreviation is what the text says it stands for.
    """
    if speaker in reader.known:
        return reader.known[speaker]
    text, found = reader.doc.text, speaker
    words = speaker.split()
    if 2 <= len(words) <= 4 and all(word[:1].isupper() or word in load_words("particles") for word in words):
        by_post = _stands_by_post(text, words[-1])
        own = re.search(_ITS_HEAD.replace("{name}", re.escape(words[-1])), text) if by_post else None
        if own is not None and (body := _find_body_before(reader, own.start())):
            reader.known[speaker] = body
            return body
        for pattern in (_BEFORE_NAME, _AFTER_NAME, _POST_OF) if by_post else ():
            match = re.search(pattern.replace("{name}", re.escape(words[-1])), text)
            if match:
                parts = _SENTENCE_END.split(match["body"])
                body = parts[0 if pattern is _AFTER_NAME else -1]
                found = _match_speaker(reader, body.strip(" ,"), speaker)
                break
        else:
            if any(_OF.match(text, end) for _, end in find_all(text, speaker)):
                match = re.search(_BODY_OF.replace("{name}", re.escape(speaker)), text)
                found = match["body"] if match else speaker
    elif len(words) == 1 and speaker.isupper():
        found = _expand(text, speaker)
    reader.known[speaker] = found
    return found


_ITS_HEAD = r"\b(?:[Ii]ts|[Tt]heir)\s(?:[a-z]{2,12}\s){0,2}" + _POSTS + _TO_NAME + r"{name}\b"
_SPOKE_LAST = 400  # characters between a body that speaks and "its president, Ana Brin"


def _find_body_before(reader: OriginReader, place: int) -> str | None:
    """Return the one body that spoke before a place in the text, and near it: whose "its president" is."""
    near = {body for start, body in reader.bodies if place - _SPOKE_LAST <= start < place}
    return next(iter(near)) if len(near) == 1 else None


def _heads_nobody_else(item: Attribution) -> bool:
    """Tell whether who speaks may have a president: a body, and none that speaks of countries."""
    assert item.speaker is not None
    apart = ("intergovernmental", "monitor", "unnamed", "witness", "civilian", "media", "state-media")
    return item.speaker_type not in apart and not _is_person(item.speaker)


def _stands_by_post(text: str, name: str) -> bool:
    """Tell whether a post stands before or behind a name: only then a pattern is made for this one name."""
    return any(
        _BEHIND_POST.search(text, max(0, start - _REACH), start)
        or _BEHIND_BODY.search(text, max(0, start - _REACH), start)
        or _POST_BEHIND.match(text, end)
        for start, end in find_all(text, name)
    )


def _find_described(reader: OriginReader, speaker: str) -> str:
    """Return the one body of the text that a description stands for: "the committee", "its ministry".

    Its noun is the last word of that body's name, or the first ("Ministry of Health").
    """
    words = _ARTICLE.sub("", speaker).split()
    if not 1 <= len(words) <= 2 or any(word[:1].isupper() for word in words):
        return speaker
    noun = words[-1].lower()
    if not _BODY_WORD.fullmatch(noun):
        return speaker
    named = {
        body
        for pattern in (_NAMED_LAST, _NAMED_FIRST)
        for body in re.findall(pattern.replace("{noun}", re.escape(noun.capitalize())), reader.doc.text)
    }
    bodies = {frozenset(_words_of(body)): body for body in sorted(named)}
    return next(iter(bodies.values())) if len(bodies) == 1 else speaker


_NAMED_LAST = r"\b((?:[A-Z][\w'’-]+\s){1,5}{noun})\b"
_NAMED_FIRST = r"\b({noun}\s(?:of|for)\s(?:[A-Z][\w'’-]+)(?:\s(?:and\s)?[A-Z][\w'’-]+){0,3})"


def _match_speaker(reader: OriginReader, body: str, person: str) -> str:
    """Return the speaker of the text that ``body`` names, else the body itself if it is a name."""
    if body.lower() in load_words("pronouns"):
        return person
    if body.split()[-1:] and body.split()[-1].lower() in load_words("of_posts"):
        return person  # "Civil Surgeon Odo Brink"
    body = _expand(reader.doc.text, body) if body.isupper() else body
    words = _words_of(body)
    for other in reader.speakers:
        if other != person and words and (words <= _words_of(other) or _words_of(other) <= words):
            return other
    if len(body.split()) == 1 and body[:1].isupper() and not body.isupper():
        longer = re.search(r"\b((?:[A-Z][\w'’-]+\s){1,4}" + re.escape(body) + r")\b", reader.doc.text)
        return longer[1] if longer else body
    entity = load_registry().find_name(body)
    if entity is not None:
        return entity.name
    return body if any(word[:1].isupper() for word in body.split()) else person


def _expand(text: str, short: str) -> str:
    """Return the name that a text abbreviates: "the People's Defence Force (PDF)" for "PDF"."""
    if f"({short})" not in text:
        return short
    match = re.search(r"((?:[\w'’-]+\s){1,8})\(" + re.escape(short) + r"\)", text)
    if not match:
        return short
    words = match[1].split()
    for start in range(len(words) - 1, -1, -1):
        initials = "".join(word[0] for word in words[start:] if word[0].isupper())
        if initials == short or initials.endswith(short) and len(initials) <= len(short) + 1:
            while start and words[start - 1][:1].isupper():
                start -= 1
            return " ".join(words[start:])
    return short


def read_origin(reader: OriginReader, item: Attribution) -> Origin:
    """Return whose word an attribution is: an organisation counts with its spokesmen."""
    doc = reader.doc
    if not item.speaker:
        return Origin(f"{UNNAMED}:{doc.id}", "unnamed", "unnamed")
    speaker = item.speaker
    if not item.extra.get(ORDINARY):
        speaker = _find_described(reader, _find_employer(reader, reader.spokesmen.get(speaker, speaker)))
    organisation = find_organisation(_ROLE_TAIL.sub("", speaker) or speaker)
    name = _ARTICLE.sub("", organisation).casefold()
    if doc.outlet and _is_outlet(speaker, doc.outlet):
        return reader.outlet
    if item.speaker_type == "unnamed" or _is_anonymous(_ROLE_TAIL.sub("", speaker) or speaker, item):
        return Origin(f"{UNNAMED}:{doc.id}:{name}", "unnamed", item.speaker_type)
    vague = _words_of(name) <= load_words("vague")
    named = item.speaker_id or any(char.isupper() for char in organisation)
    kind = "named" if named and not vague else "described"
    known = load_registry().find_name(organisation) is not None or _bears_emblem(name)
    return Origin(name, kind, item.speaker_type, known)


def read_body(reader: OriginReader, item: Attribution) -> str | None:
    """Return the body for which a text says that an attribution's speaker speaks, as the text names it."""
    if not item.speaker:
        return None
    if item.extra.get(ORDINARY):
        return item.speaker
    return _find_employer(reader, reader.spokesmen.get(item.speaker, item.speaker))


def read_name(reader: OriginReader, name: str) -> Origin:
    """Return the origin of a body that the text names without a saying: "(civil defence)"."""
    organisation = find_organisation(name)
    entity = load_registry().find_name(organisation)
    folded = _ARTICLE.sub("", organisation).casefold()
    kind = "named" if entity is not None or any(char.isupper() for char in organisation) else "described"
    if _bears_emblem(folded):
        return Origin(folded, "named", "medical-rescue", True)
    return Origin(folded, kind, entity.type if entity is not None else "other", entity is not None)


def _bears_emblem(name: str) -> bool:
    """Tell whether a body is a society of the Red Cross or the Red Crescent, which is no state's."""
    return tuple(name.split()[-2:]) in WORDS.emblems


def is_name(words: str) -> bool:
    """Tell whether words name a person or a body: each with a capital, and a body's noun or two of them."""
    parts = words.split()
    capitals = bool(parts) and all(
        part[:1].isupper() or part in ("of", "for", "the", "and") for part in parts
    )
    return capitals and (len(parts) >= 2 or load_registry().find_name(words) is not None)


def _is_anonymous(speaker: str, item: Attribution) -> bool:
    if item.speaker_id:
        return False
    head = _TAIL.sub("", speaker)
    if not _ANONYMOUS.search(head):
        return False
    last = head.split()[-1]
    return last[:1].islower()


def _is_outlet(speaker: str, outlet: str) -> bool:
    """Tell whether a speaker is the outlet itself or its correspondent."""
    name = fold_words(outlet) - load_words("outlet_noise")
    words = fold_words(speaker)
    own = fold_words(_ROLE_TAIL.sub("", speaker)) - load_words("outlet_noise")
    return bool(name) and bool(own) and (own <= name or name <= words and len(words - name) <= 1)


_FOLD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=50_000)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in fold_words(name.removeprefix("outlet:")))


def share_name(a: Origin, b: Origin) -> bool:
    """Tell whether the words of one name lie within the other's: "army" and "army officer"."""
    first, second = _words_of(a.name.rpartition(":")[2]), _words_of(b.name.rpartition(":")[2])
    return bool(first and second) and (first <= second or second <= first)


def are_related(a: Origin, b: Origin) -> bool:
    """Tell whether two origins are one, or one may belong to the other by what both are called."""
    return are_same(a, b) or share_name(a, b) or _are_of_one_house(a, b) or _share_field(a, b)


def _share_field(a: Origin, b: Origin) -> bool:
    """Tell whether two may be of one ministry: "the Gaza health ministry" and "the Palestinian health
    ministry", "the acting health minister" and either, "health officials" and either."""
    first, second = _words_of(a.name.rpartition(":")[2]), _words_of(b.name.rpartition(":")[2])
    of_ministry = [not words.isdisjoint(_MINISTERIAL) for words in (first, second)]
    unnamed = "unnamed" in (a.kind, b.kind) and any(of_ministry)
    return (all(of_ministry) or unnamed) and bool(first & second & load_words("fields"))


_MINISTERIAL = frozenset(("ministry", "minister"))


def _are_of_one_house(a: Origin, b: Origin) -> bool:
    """Tell whether one of two bodies is an agency of the other: the UN and its refugee agency."""
    first, second = _list_houses(a.name), _list_houses(b.name)
    return bool(first and second) and (first[0] in second or second[0] in first)


@lru_cache(maxsize=50_000)
def _list_houses(name: str) -> tuple[str, ...]:
    """Return an organisation between states with the bodies above it, as the registry has them; what is
    named after it ("the UN human rights division") is of its house."""
    found: list[str] = []
    entity = load_registry().find_name(name)
    if entity is None:
        words = name.split()
        openings = (load_registry().find_name(" ".join(words[:count])) for count in (2, 1))
        entity = next((known for known in openings if known is not None), None)
    while entity is not None and entity.type == "intergovernmental" and entity.name not in found:
        found.append(entity.name)
        entity = load_registry().find_name(entity.parent) if entity.parent else None
    return tuple(found)


def may_be_one(a: Origin, b: Origin) -> bool:
    """Tell whether two origins may be one: the same name, one name within the other, a description
    that may be of the other ("a monitoring group" and a monitor), a person whom no text ties to a body."""
    if "unnamed" in (a.kind, b.kind):
        if a.kind == b.kind:
            return True
        return _may_be_unnamed(a, b) if a.kind == "unnamed" else _may_be_unnamed(b, a)
    if are_related(a, b):
        return True
    if a.type == b.type == "state-media":
        return True  # one state's media
    if _may_be_person(a) or _may_be_person(b):
        return True  # he may speak for the other
    camps = find_camp(a), find_camp(b)
    if set(camps) <= STATES and not name_two_countries(a, b):
        one_home = camps[0] == camps[1] or share_country(a, b)
        return one_home and (_speaks_for_all(a) or _speaks_for_all(b) or _may_be_one_army(a, b))
    rescue, state = (a, b) if camps[0] == "rescue" else (b, a)
    armed = state.type == "military" or bool({"army", "military"} & _words_of(state.name))
    if set(camps) == {"state", "rescue"} and not rescue.known and not armed:
        return True  # a rescue service is often the state's
    if camps[0] == camps[1] and camps[0] in ("watchers", "rescue") and not (a.known and b.known):
        return True  # two names of watchers may be one's
    vague = [
        origin
        for origin in (a, b)
        if origin.kind == "described" and _words_of(origin.name) <= load_words("vague")
    ]
    if len(vague) != 1 or "outlet" in (a.kind, b.kind):
        return False
    return not all(camps) or camps[0] == camps[1]


STATES = frozenset(("state", "other states"))  # what is the state of one text is another's in the next


def share_country(a: Origin, b: Origin) -> bool:
    """Tell whether the names of two origins tell of one country: "Ukrainian officials", "Ukraine's army"."""
    return not _list_countries(a).isdisjoint(_list_countries(b))


def name_two_countries(a: Origin, b: Origin) -> bool:
    """Tell whether each of two origins names a country, and not the same."""
    first, second = _list_countries(a), _list_countries(b)
    return bool(first and second) and first.isdisjoint(second)


def _list_countries(origin: Origin) -> frozenset[str]:
    return _read_countries(origin.name.rpartition(":")[2])


@lru_cache(maxsize=50_000)
def _read_countries(name: str) -> frozenset[str]:
    return frozenset(key for key in read_sides(name.title()) if key.isupper())


def _speaks_for_all(origin: Origin) -> bool:
    """Tell whether a state's body or officer may speak of the count of any other of that state; a state
    itself does ("Russia")."""
    general = _words_of(" ".join(sorted(load_words("general"))))
    if origin.kind != "named" or not _words_of(origin.name).isdisjoint(general):
        return True
    return origin.name in _list_country_names()


@lru_cache(maxsize=1)
def _list_country_names() -> frozenset[str]:
    countries = load_countries().values()
    return frozenset(name.casefold() for country in countries for name in (country.name, *country.aliases))


def _may_be_one_army(a: Origin, b: Origin) -> bool:
    """Tell whether two may speak for one army: "the Defence Headquarters" and "the Nigerian military"."""
    return a.type == b.type == "military" and not (a.known and b.known) and a.name != b.name


def _may_be_person(origin: Origin) -> bool:
    """Tell whether a name of several words that the registry does not know has no word of a body."""
    words = _FOLD.findall(origin.name)
    return (
        origin.kind == "named"
        and not origin.known
        and len(words) > 1
        and WORDS.org_words.isdisjoint(words)
        and not _BODY_WORD.search(origin.name)
    )


def _may_be_unnamed(unnamed: Origin, other: Origin) -> bool:
    """Tell whether people whom nobody names may be the named source, or belong to it."""
    if other.kind == "outlet":
        return False
    mine, theirs = find_camp(unnamed), find_camp(other)
    return not mine or mine == theirs or not theirs and mine != "people"


def find_camp(origin: Origin) -> str:
    """Return the kind of people a source belongs to, "" where that is not known."""
    camps = load_camps()
    if origin.type in camps:
        return camps[origin.type]
    words = set(_FOLD.findall(origin.name.rpartition(":")[2].lower()))
    for camp, known in load_camp_words().items():
        if words & known:
            return camp
    return ""


def are_same(a: Origin, b: Origin) -> bool:
    """Tell whether two origins are surely one."""
    if a.kind == "unnamed" or b.kind == "unnamed":
        return a.name == b.name and a.name.count(":") > 1
    if a.name == b.name:
        return True
    first, second = _words_of(a.name), _words_of(b.name)
    if len(first & second) >= 2 and (first <= second or second <= first):
        return True
    return _abbreviates(a.name, b.name) or _abbreviates(b.name, a.name)


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether a name is the initials of the other: "pdf" and "people's defence force"."""
    words = [word for word in re.split(r"[\s-]+", name) if word not in ("of", "for", "the", "and")]
    return short.isalpha() and len(short) >= 3 and short == "".join(word[0] for word in words if word)


@lru_cache(maxsize=50_000)
def fold_person(name: str) -> str:
    """Return a person's name without titles, small words and accents: "Dr Yusuf al-Hadri"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = [word for word in re.split(r"[\s.,-]+", plain) if word and word not in load_words("titles")]
    return " ".join(word for word in words if word not in load_words("particles"))


def _is_person(speaker: str) -> bool:
    """Tell whether a name looks like that of a person whom the registry does not know."""
    words = speaker.split()
    return (
        2 <= len(words) <= 5
        and len(fold_person(speaker).split()) >= 2
        and all(
            word[:1].isupper() or word.lower() in load_words("particles") or "-" in word for word in words
        )
        and not _BODY_WORD.search(speaker)
        and load_registry().find_name(speaker) is None
    )


def is_employed(speaker: str, origin: Origin) -> bool:
    """Tell whether a text ties a person to a body: it counts the one for the other."""
    return origin.kind == "named" and _is_person(speaker) and fold_person(origin.name) != fold_person(speaker)


def map_people(credits: Iterable[tuple[str, Origin]]) -> dict[str, Origin]:
    """Return, for people whom some text of a corpus ties to one body, that body, by their folded names.

    ``credits`` are the people with whom each text counts them for: the civil defence chief Ana Brin of
    one text is the Ana Brin who is told in another to speak for the National Relief Office.
    """
    bodies: dict[str, dict[str, Origin]] = {}
    for speaker, origin in sorted(credits, key=lambda item: (item[0], item[1].name, item[1].type)):
        bodies.setdefault(fold_person(speaker), {}).setdefault(origin.name, origin)
    found = {}
    for person, known in bodies.items():
        names = sorted(known, key=lambda name: (-len(name), name))
        if all(are_same(known[names[0]], known[name]) for name in names[1:]):
            found[person] = known[names[0]]
    return found


def find_body(bodies: Mapping[str, Origin], speaker: str | None, origin: Origin) -> Origin:
    """Return the body that a speaker counts for where the text itself does not say so, else the origin."""
    if not bodies or not speaker or origin.kind != "named":
        return origin
    person = fold_person(speaker)
    return bodies[person] if person in bodies and fold_person(origin.name) == person else origin


def count_independent(origins: Iterable[Origin]) -> tuple[str, ...]:
    """Return the names of origins that are surely different, each once.

    Media and outlets count only where nobody else is credited, and then once: it is not known that
    they do not repeat one of the others.  So do people whom nobody names and who may be one of the named.
    """
    # of one name by all that tells them apart: the order in a set is another in each run
    ordered = sorted(
        set(origins), key=lambda origin: (_RANK[origin.kind], origin.name, not origin.known, origin.type)
    )
    named = [origin for origin in ordered if origin.kind != "outlet" and origin.type != "media"]
    kept: list[Origin] = []
    # a person whom no text ties to a body comes last: he may be anybody's, and first he would be all of them
    for origin in sorted(named, key=_may_be_person) or ordered[:1]:
        if not any(may_be_one(origin, other) for other in kept):
            kept.append(origin)
    return tuple(origin.counted for origin in kept)


_RANK = {"named": 0, "described": 1, "unnamed": 2, "outlet": 3}
