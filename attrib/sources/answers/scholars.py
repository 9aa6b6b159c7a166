"""Who made the study that a text tells of: "the researchers", "the authors", "the study", "our results"."""

from __future__ import annotations

from attrib.sources.actors import public_name, typed
from attrib.sources.discourse import Spoken
from attrib.sources.names.mentions import Actor
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.reading import Reading
from attrib.sources.scene import Answer, Scene

_NEAR = 2  # sentences from researchers to "the study"
_BEHIND = 1  # the same for words of others as well: "the report"


def answer_scholars(scene: Scene, reading: Reading) -> Answer | None:
    """ "Scientists from Norvale found … [The authors], [the team]": the ones who spoke before; or None."""
    role = reading.role
    if role is None or reading.determiner != "definite" or reading.country or reading.organisation:
        return None
    many = role.plural and role.noun.split()[-1] in WORDS.scholars
    team = role.noun == "team" and not role.plural
    plain = set(reading.modifiers) <= WORDS.studies | {"the"} and not reading.tail
    if not plain or not (many or team):
        return None
    found = _find_near(scene, reading.start, "team") if team else find_scholars(scene, reading.start)
    return _answer_found(scene, found)


def answer_study(scene: Scene, reading: Reading) -> Answer | None:
    """ "The report", "the results", "our work", where researchers spoke before: theirs; or None."""
    noun = reading.head.split()[-1] if reading.head else ""
    single = noun.removesuffix("s")
    if not WORDS.studies.intersection((noun, single)) or reading.organisation or reading.tail:
        return None
    bare = reading.role is None and reading.determiner == "bare" and not reading.modifiers  # "Results show"
    if reading.determiner not in ("definite", "possessive") and not bare or reading.owner in ("his", "her"):
        return None
    return _answer_found(scene, _find_near(scene, reading.start, noun if noun in WORDS.studies else single))


def _answer_found(scene: Scene, spoken: Spoken | None) -> Answer | None:
    if spoken is None:
        return None
    place, name = scene.span_of(spoken.start, spoken.end), public_name(scene, spoken.actor)
    return Answer(spoken.actor, "description", "the researchers who spoke before", place, (name,))


def find_scholars(scene: Scene, token: int) -> Spoken | None:
    """The researchers who spoke last as several, before a token."""
    before = (spoken for spoken in reversed(scene.talk.spoken) if spoken.end <= token)
    return next((spoken for spoken in before if _are_scholars(scene, spoken.actor)), None)


def _find_near(scene: Scene, token: int, noun: str) -> Spoken | None:
    """The researchers to whom "the study", "the team" before a token belongs: nobody else spoke since,
    and few sentences stand between; right behind them for others' words, unless the text calls them so."""
    found, segmentation = find_scholars(scene, token), scene.segmentation
    if found is None:
        return None
    since = (spoken for spoken in scene.talk.spoken if found.end <= spoken.start < token)
    if any(spoken.actor is not found.actor for spoken in since):
        return None
    between = segmentation.sentence_of[token] - found.sentence
    first = segmentation.sentence_tokens[found.sentence][0]
    called = noun not in WORDS.weak_studies or noun in segmentation.lowers[first:token]
    return found if between <= (_NEAR if called else _BEHIND) else None


def _are_scholars(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is several researchers: "scientists", "a team of scientists", two teams."""
    if actor.members:
        return all(_are_scholars(scene, member) for member in actor.members)
    if actor.kind not in ("group", "role") or typed(scene, actor)[0] != "expert":
        return False
    head = actor.head.split()[-1] if actor.head else ""
    return actor.plural and head in WORDS.scholars or head.removesuffix("s") in ("team", *WORDS.scholars)
