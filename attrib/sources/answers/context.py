"""Who is meant, as what stands around tells: offices, namesakes abroad, the accused, armies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from attrib.model import Attribution
from attrib.sources.actors import public_actor, public_name, roles_of
from attrib.sources.describe import describe
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Actor, Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import STATE_BODY_TYPES, match_role
from attrib.sources.phrases.read import read_phrase
from attrib.sources.phrases.reading import Reading, names_between
from attrib.sources.scene import Answer, Scene
from attrib.sources.types import count_countries, skip_dateline

NEAR = 2  # sentences


def _cue_place(item: Attribution) -> int:
    return item.cue[0][0]


def _fold_office(office: str) -> str:
    return office.replace("defense", "defence")


def find_whole(scene: Scene, low: int, high: int) -> tuple[int, int]:
    """The whole phrase where a span cuts a name or a head: "Human [Rights]", "interior [ministry]"."""
    names, words = scene.talk.names, scene.segmentation.words
    k = bisect_left(scene.talk.starts, high) - 1
    if k >= 0 and names[k].start < high < names[k].end and names[k].kind == "entity":
        high = names[k].end
    elif k + 1 < len(names) and names[k + 1].start == high and words[high - 1].casefold() in ("al", "el"):
        high = names[k + 1].end  # an article is no part of a folded name
    first = scene.segmentation.sentence_tokens[scene.segmentation.sentence_of[low]][0]
    while low > first:
        k = bisect_left(scene.talk.starts, low) - 1
        name = names[k] if k >= 0 else None
        if name is not None and name.end > low:
            if name.kind == "unknown" or name.end > high:
                break  # perhaps no name, but a title in capitals
            low = name.start  # the span begins within a name
        elif words[low - 1].endswith(WORDS.based):
            low -= 1
        elif name is not None and name.end == low and is_owned(scene, name, low):
            low = name.start
        elif continues_role(scene, low, high):
            low -= 1
        else:
            break
    return low, high


def is_owned(scene: Scene, name: Name, low: int) -> bool:
    """ "Russias [military]": a country's possessive or adjective before an organ of it."""
    if name.kind != "adjective" and not (name.actor and name.actor.kind == "country" and name.possessive):
        return False
    found = match_role(scene.segmentation.words, low, len(scene.segmentation.words), scene.lexicon)
    return found is not None and found[1].kind == "org" and found[1].type in STATE_BODY_TYPES


def continues_role(scene: Scene, low: int, high: int) -> bool:
    """ "interior [ministry]": the word before makes one head noun with what follows."""
    words = scene.segmentation.words
    found = match_role(words, low - 1, high, scene.lexicon)
    single = match_role(words, low, high, scene.lexicon)
    if found is None or single is None or found[0] < 2:
        return False
    return found[1].noun.endswith(single[1].noun)


def find_office_holder(scene: Scene, reading: Reading, country: str) -> Answer | None:
    """ "Iran's foreign minister": the one person of the document, wherever named, of that office."""
    noun = _fold_office(reading.known_role.noun)
    leading = noun == "leader" and reading.known_role.kind == "person"  # "the Ukrainian leader"
    if (
        noun not in WORDS.offices
        and not leading
        or not country
        or reading.known_role.plural
        or reading.determiner == "indefinite"
        or WORDS.former.intersection(reading.modifiers)
    ):
        return None
    if scene.officers is None:
        scene.officers = index_officers(scene)
    held = (scene.officers.get((country, office), ()) for office in (WORDS.rulers if leading else (noun,)))
    found = next((names for names in held if names), ())
    if len(found) != 1:
        return None
    name = found[0]
    known = (public_name(scene, name.known_actor),)
    place = scene.span_of(name.start, name.end)
    return Answer(name.actor, "description", "holds this office", place, known)


def index_officers(scene: Scene) -> dict[tuple[str, str], list[Name]]:
    """The people of the document by country and office, each by the first mention."""
    found: dict[tuple[str, str], list[Name]] = {}
    seen = set()
    for name in scene.talk.names:
        actor = name.actor
        if actor is None or actor.kind != "person" or id(actor) in seen:
            continue
        seen.add(id(actor))
        describe(scene, actor)
        for office in sorted(WORDS.offices.intersection(map(_fold_office, roles_of(scene, actor)))):
            found.setdefault((actor.country, office), []).append(name)
    return found


def find_namesake(scene: Scene, reading: Reading) -> Answer | None:
    """ "The observatory", named far above: the one organisation before with this noun in its name."""
    noun = reading.known_role.noun
    if noun not in WORDS.distinct or reading.country:
        return None
    if scene.namesakes is None:
        scene.namesakes = index_namesakes(scene)
    found = scene.namesakes.get(fold_name(noun)[0], ())[:2]
    found = [name for name in found if name.start < reading.start]
    if len(found) != 1:
        return None
    name = found[0]
    known = (public_name(scene, name.known_actor),)
    place = scene.span_of(name.start, name.end)
    return Answer(name.actor, "description", "the one of that name", place, known)


def index_namesakes(scene: Scene) -> dict[str, list[Name]]:
    """The organisations of the document by each distinct noun of their names, in order of appearance."""
    found: dict[str, list[Name]] = {}
    seen = set()
    for name in scene.talk.names:
        actor = name.actor
        if actor is None or actor.kind != "organisation":
            continue
        for noun in WORDS.distinct.intersection((*actor.key, *name.parts)):
            if (noun, id(actor)) not in seen:
                seen.add((noun, id(actor)))
                found.setdefault(noun, []).append(name)
    return found


def find_foreign_speaker(scene: Scene, token: int) -> str:
    """The country of the other state's organ that spoke last, a moment ago; "" if it was none."""
    if not scene.talk.spoken:
        return ""
    last = scene.talk.spoken[-1]
    actor = public_actor(scene, last.actor)
    near = 0 <= scene.segmentation.sentence_of[token] - last.sentence <= NEAR
    if not near or actor.type not in STATE_BODY_TYPES or actor.country in ("", scene.home):
        return ""
    return actor.country


def find_other_state(scene: Scene, token: int) -> str:
    """The other state whose organ "the defence ministry" is here: of who spoke last, or in this sentence.

    "" where the home country is named before it in the sentence, or no one other state is.
    """
    speaker = find_foreign_speaker(scene, token)
    if speaker:
        return speaker
    first = scene.segmentation.sentence_tokens[scene.segmentation.sentence_of[token]][0]
    countries = {
        country
        for name in names_between(scene.talk.names, scene.talk.starts, first, token)
        if (country := country_named(name))
    }
    if len(countries) == 1 and scene.home not in countries:
        return countries.pop()
    return _find_state_of_dateline(scene, first, token)


def _find_state_of_dateline(scene: Scene, first: int, token: int) -> str:
    """ "MOSCOW - Russian forces have hit a base in Ukraine, [the Defence Ministry] said": whose city the
    dateline names, where that state's own organ stands in the sentence between tokens; or ""."""
    text = scene.doc.text
    countries = count_countries(text[: len(text) - len(skip_dateline(text))], scene.registry)
    if len(countries) != 1 or scene.home in countries:
        return ""
    (country,) = countries
    organs = (name.actor for name in names_between(scene.talk.names, scene.talk.starts, first, token))
    own = (actor for actor in organs if actor is not None and actor.type in STATE_BODY_TYPES)
    return country if any(actor.country == country for actor in own) else ""


def country_named(name: Name) -> str:
    """The country that a name stands for or lies in; "" for a person's or an organisation's."""
    if name.kind in ("adjective", "people", "city", "capital"):
        return str(name.targets[0].target)
    if name.actor is not None and name.actor.kind == "country":
        return name.actor.country
    return ""


def is_unsaid(scene: Scene, name: Name) -> bool:
    """ "The Defense Ministry": no country is said, here or at another mention."""
    actor = name.known_actor
    if not name.definite or actor.country != scene.home or actor.type not in STATE_BODY_TYPES:
        return False
    if id(actor) not in scene.unsaid:
        scene.unsaid[id(actor)] = all(
            any(entry.ambiguous for entry in other.targets) for other in scene.mentions_of.get(id(actor), ())
        )
    return scene.unsaid[id(actor)] and any(entry.ambiguous for entry in name.targets)


def find_accused(scene: Scene, reading: Reading, attribution: Attribution | None) -> Answer | None:
    """ "They accused the army of shelling the town. [It] denied the charge."""
    if attribution is None or attribution.stance != "denies" or not attribution.source:
        return None
    place = attribution.source[0][0]
    if scene.accusing is None:
        accusing = [
            item for item in scene.attributions if item.stance == "accuses" and item.cue and item.content
        ]
        scene.accusing = sorted(accusing, key=_cue_place)
    accusing = scene.accusing
    k = bisect_left(accusing, place, key=_cue_place) - 1
    if k < 0 or accusing[k].content[0][0] > place:
        return None
    low, high = scene.token_range(*accusing[k].content[0])
    here = scene.token_range(*attribution.source[0])[0]
    sentence_of, words = scene.segmentation.sentence_of, scene.segmentation.words
    if low >= high or not 0 <= sentence_of[here] - sentence_of[low] <= 1:
        return None
    end = low
    while end < min(high, low + 12) and words[end].casefold() not in ("of", "for", "over"):
        end += 1
    if end >= min(high, low + 12):
        return None
    accused = read_phrase(low, end, scene.segmentation, scene.talk.names, scene.talk.starts)
    if accused.form not in ("entity", "person", "description"):
        return None
    if accused.form == "description" and accused.role is None:
        return None
    actor = scene.answer(accused).actor
    if actor is None or (actor.kind in ("person", "role")) != (reading.pronoun in WORDS.singular):
        return None
    known = (public_name(scene, actor),)
    return Answer(actor, "pronoun", "who was accused", scene.span_of(low, end), known)


def find_holder_of(scene: Scene, reading: Reading) -> Actor | None:
    """The organisation that "the group's" or "for the group" takes up, where the text names it."""
    if reading.holder is None:
        return None
    owner = read_phrase(*reading.holder, scene.segmentation, scene.talk.names, scene.talk.starts)
    role = owner.role
    if owner.form != "description" or role is None or role.kind != "org":
        return None
    if role.plural and reading.holder[0] == reading.start:  # "the groups head": the apostrophe is lost
        owner.role = role = replace(role, plural=False)
    if role.plural:
        return None
    if role.noun in WORDS.state_heads - WORDS.organs or owner.organisation is not None or owner.country:
        return None
    found = scene.answer(owner)
    return found.actor if found.actor is not None and found.by == "description" else None


def find_army_of(scene: Scene, attribution: Attribution | None) -> str:
    """The one country whose troops, jets or guns the content speaks of ("Turkish howitzers")."""
    words = scene.segmentation.lowers
    countries = {}
    for span in attribution.content if attribution is not None else ():
        low, high = scene.token_range(*span)
        for name in names_between(scene.talk.names, scene.talk.starts, low, high):
            if name.kind == "adjective":
                country = name.targets[0].target
            elif name.actor is not None and name.actor.kind == "country" and name.possessive:
                country = name.actor.country
            elif name.actor is not None and name.actor.type == "military" and name.actor.country:
                countries[name.actor.country] = True
                continue
            else:
                continue
            if WORDS.armed_nouns.intersection(words[name.end : name.end + 3]):
                countries[country] = True
    return next(iter(countries)) if len(countries) == 1 else ""


def type_by_enemy(scene: Scene, reading: Reading) -> str:
    """ "The militant": a jihadist where the text names jihadist groups, and no other armed group."""
    if reading.known_role.noun not in WORDS.gunmen or reading.modifiers or reading.tail:
        return ""
    if scene.enemy is None:
        types = {
            name.actor.type
            for name in scene.talk.names
            if name.actor is not None and name.actor.kind == "organisation"
        }
        rebels = "rebel" in types or not {"rebel", "rebels"}.isdisjoint(scene.segmentation.lowers)
        scene.enemy = "jihadist" if "jihadist" in types and not rebels else ""
    return scene.enemy


def find_holder(scene: Scene, place: int, attribution: Attribution | None) -> Attribution | None:
    """The innermost attribution in whose content the character stands, other than this one."""
    if scene.contents is None:
        scene.contents = sorted(
            (start, end, n)
            for n, item in enumerate(scene.attributions)
            if item.source
            for start, end in item.content
        )
    k = bisect_right(scene.contents, place, key=lambda span: span[0]) - 1
    for start, end, n in reversed(scene.contents[max(0, k - 20) : k + 1]):
        if start <= place < end and scene.attributions[n] is not attribution:
            return scene.attributions[n]
    return None
