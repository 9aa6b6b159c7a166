"""How a text itself spells the sources of the registry: "United States Navy", where that has "US Navy".

An attribution names its speaker as the article does where the article spells him out; ``speaker_id`` is the
registry's, and what counts sources over articles goes by it (``origins.name_in_registry``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from attrib.model import Attribution
from attrib.sources.names.folding import fold_name
from attrib.sources.names.mentions import Name
from attrib.sources.names.registry import Entity
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import match_role
from attrib.sources.scene import Scene

_SHORTENED = 3  # letters of a word that may stand for the whole ("Cal" for California), and fewest left out


def spell_speakers(scene: Scene, attributions: Iterable[Attribution]) -> dict[str, str]:
    """Return, by the registry's id, the names by which a text spells out speakers that the registry names
    otherwise: a person's whole name as it is written there, a body's of which that has the initials."""
    found = {}
    for identifier in dict.fromkeys(item.speaker_id for item in attributions if item.speaker_id):
        entity = scene.registry.entities.get(identifier)
        actor = scene.actors.get(identifier)
        if entity is None or actor is None or entity.layer or entity.kind == "country":
            continue  # a user's row says what he wants to see
        names = [name for name in scene.mentions_of.get(id(actor), ()) if not name.byline]
        written = _choose_written(entity, [_read_written(scene, name) for name in names])
        if written is not None:
            found[identifier] = written
    return found


def _choose_written(entity: Entity, written: Sequence[tuple[str, ...]]) -> str | None:
    """The form that a text has for a person, or that spells a body out; None for the registry's."""
    own = tuple(entity.name.split())
    if entity.kind == "person":
        if own in written:
            return None
        whole = (words for words in written if len(words) > 1 and not _has_lost_apostrophe(words, own))
        best = next(whole, None)
    else:
        best = max((words for words in written if spells_out(words, own)), key=len, default=None)
    return " ".join(best) if best is not None else None


def _read_written(scene: Scene, name: Name) -> tuple[str, ...]:
    """The words of a mention without a title; () where they are no name."""
    low, high = name.start, name.end
    segmentation = scene.segmentation
    if name.known_actor.kind == "person":
        title = match_role(segmentation.words, low, high - 1, scene.lexicon)
        low += title[0] if title is not None and high - low - title[0] > 1 else 0
    text = segmentation.text[segmentation.starts[low] : segmentation.ends[high - 1]]
    for mark in ("'s", "’s"):
        text = text.removesuffix(mark)
    words = text.split()
    joints = WORDS.particles | WORDS.small
    named = all(word[:1].isupper() or word in joints or "-" in word[:4] for word in words)
    return tuple(words) if named else ()


def _has_lost_apostrophe(words: Sequence[str], own: Sequence[str]) -> bool:
    """ "Odo Renns statement": the genitive of a name, not another spelling."""
    last = fold_name(own[-1])
    return words[-1][-1:] == "s" and fold_name(words[-1][:-1]) == last


def spells_out(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words spell out initials or a shortened word of a name, and have its other words.

    >>> spells_out("United States Navy".split(), "US Navy".split()), spells_out(["Navy"], "US Navy".split())
    (True, False)
    """
    spelt, place = False, 0
    if len(name) == 1:
        letters = name[0].replace(".", "")
        return letters.isupper() and len(letters) > 1 and len(words) > 1 and name[0] not in words
    for part in name:
        end = _find_end(words, place, part)
        while end == 0 and spelt and place < len(words):  # "California [Department of Forestry and] Fire"
            place += 1
            end = _find_end(words, place, part)
        if end == 0:
            return False
        spelt = spelt or fold_name(" ".join(words[place:end])) != fold_name(part)
        place = end
    return spelt


def _find_end(words: Sequence[str], place: int, part: str) -> int:
    """The end of the words from ``place`` on that one word of a name stands for; 0 for none."""
    if place >= len(words):
        return 0
    if fold_name(words[place]) == fold_name(part):
        return place + 1
    letters = part.replace(".", "")
    if letters.isupper() and len(letters) > 1:
        initials = accumulate(word[:1] for word in words[place : place + len(letters)])
        return place + len(letters) if letters in initials else 0
    cut = len(words[place]) - len(part) >= _SHORTENED and len(part) >= _SHORTENED
    return place + 1 if cut and words[place].startswith(part) else 0
