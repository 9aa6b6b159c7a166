"""Bodies of places that are no states: "the Supreme Court of [Norvale]" is not the country's."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.model import Segmentation
from attrib.sources.names.folding import BREAK, POSSESSIVE, fold_word
from attrib.sources.names.mentions import Name
from attrib.sources.names.registry import AliasEntry, Registry
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import STATE_BODY_TYPES, load_lexicon


def name_local_bodies(
    names: list[Name], segmentation: Segmentation, registry: Registry
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Make one name of a state's body and the place it is of; return their parts, and without the place.

    Changes the list: the body's name, which the registry knows of some state, is no entity any longer.
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    k = 0
    while k < len(names):
        body = names[k]
        if body.kind == "organisation" and (tail := _find_tail(body, registry)):
            found[body.parts] = tail
        official = body.kind == "entity" and _are_some_states(body.targets, registry)
        place = _find_place(names, k, segmentation) if official else None
        if place is not None:
            low, high = min(place.start, body.start), max(place.end, body.end)
            parts = tuple(
                part
                for word in segmentation.words[low:high]
                for part in fold_word(word)
                if part not in (BREAK, POSSESSIVE)
            )
            country = place.targets[0].target if place.kind == "city" else ""
            owning = body.possessive if place.start < body.start else place.possessive
            names[k] = Name(low, high, "organisation", parts, (), owning, country=country)
            found[parts] = body.parts
            at = k + 1 if place.start > body.start else k - 1
            del names[at]
            k -= at < k
        k += 1
    return found


def _find_tail(name: Name, registry: Registry) -> tuple[str, ...]:
    """The end of a body's name that many states' bodies have: "the Norvale [Senate]"; or ()."""
    tails = (name.parts[cut:] for cut in range(1, len(name.parts)))
    return next((tail for tail in tails if _are_some_states(registry.index.get(tail, ()), registry)), ())


def _are_some_states(entries: Sequence[AliasEntry], registry: Registry) -> bool:
    """Whether a name's meanings are bodies of states that many states have ("Supreme Court", "Senate")."""
    bodies = [registry.entities[entry.target] for entry in entries if entry.kind == "entity"]
    if not bodies or not all(entry.ambiguous and not entry.surname and not entry.lower for entry in entries):
        return False
    return all(body.kind == "organisation" and body.type in STATE_BODY_TYPES for body in bodies)


def _find_place(names: list[Name], k: int, segmentation: Segmentation) -> Name | None:
    """The place that a body is of: right before it, with or without a genitive, or after "of"."""
    body, words = names[k], segmentation.words
    if k and _is_place(before := names[k - 1], words):
        gap = words[before.end : body.start]
        if not gap or len(gap) == 1 and gap[0] in WORDS.genitives:
            return before
    if k + 1 < len(names) and _is_place(after := names[k + 1], words):
        if words[body.end : after.start] == ["of"] and not after.possessive:
            return after
    return None


def _is_place(name: Name, words: Sequence[str]) -> bool:
    """Whether a name may be a place's that is no state: a town, or nobody known."""
    if name.kind == "city":
        return True
    named = words[name.start].casefold() in load_lexicon().first_names
    return name.kind == "unknown" and not name.title and not named and words[name.start].istitle()
