"""Members of a council, a parliament or a party: they speak for themselves, its heads for it."""

from __future__ import annotations

from collections.abc import Iterable

from attrib.model import Segmentation
from attrib.sources.names.mentions import Actor
from attrib.sources.names.registry import Entity
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.phrases.reading import Reading

ORDINARY = "ordinary_member"  # the key in an attribution's ``extra``
_CLAUSE = frozenset(("that", "which", "who", "whom", "whose"))


def note_standing(actor: Actor, reading: Reading, segmentation: Segmentation) -> None:
    """Note whether a phrase makes an actor an ordinary member of a house, or one who speaks for it."""
    if reading.role is None:
        return
    noun = reading.role.noun.split()[-1]
    words = segmentation.lowers[reading.start : reading.end]
    end = next((k for k, word in enumerate(words) if word in _CLAUSE), len(words))
    told = [word.rpartition("-")[2] for word in words[:end]]
    owner = reading.organisation.actor if reading.organisation is not None else None
    housed = not WORDS.houses.isdisjoint((*told, *reading.role.noun.split(), *(owner.key if owner else ())))
    titled = reading.role_text == "Representative" or ("state", noun) in zip(told, told[1:], strict=False)
    elected = noun in WORDS.lawmakers or noun == "representative" and titled
    if elected or noun in WORDS.house_members and housed:
        actor.ordinary = True
    if not WORDS.house_voices.isdisjoint((*told, *reading.role.noun.split())):
        actor.leads = True


def is_ordinary(actor: Actor, offices: Iterable[str]) -> bool:
    """Tell whether an actor speaks for himself; ``offices`` are those that the registry knows of him."""
    if actor.members:
        return all(is_ordinary(member, ()) for member in actor.members)
    known = tuple(offices)
    return (actor.ordinary or _are_ordinary(known)) and not actor.leads and not _lead(known)


def is_ordinary_entity(entity: Entity) -> bool:
    """Tell whether a person of the registry is known as an ordinary member of a house alone."""
    offices = [part.strip() for part in entity.note.split(";")[1:]]
    return entity.kind == "person" and _are_ordinary(offices) and not _lead(offices)


def _are_ordinary(offices: Iterable[str]) -> bool:
    return any(office.split()[-1] in WORDS.lawmakers for office in offices if office)


def _lead(offices: Iterable[str]) -> bool:
    return any(not WORDS.house_voices.isdisjoint(office.split()) for office in offices)
