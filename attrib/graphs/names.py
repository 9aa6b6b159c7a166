"""Who is one source: keys of speakers, people folded into their organisations, outlets by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.model import Attribution
from attrib.sources.houses import ORDINARY, is_ordinary_entity

if TYPE_CHECKING:
    from attrib.sources.names.registry import Entity, Registry


def is_named(item: Attribution) -> bool:
    """Tell whether a speaker has a name; generic ones ("activists", "a military source") are lower case."""
    return any(char.isupper() for char in item.speaker or "")


def get_source_key(doc_id: str, item: Attribution) -> str | None:
    """Return what tells one source from another: its registry id, else its name.

    A source without a name, or one that nobody could be found for, is its document's alone.
    """
    if item.speaker_id:
        return item.speaker_id
    if not item.speaker:
        return None
    unresolved = item.resolution.by == "none" and item.resolution.reason
    return item.speaker if is_named(item) and not unresolved else f"{item.speaker} ({doc_id})"


class OrganisationFinder:
    """Looks sources up in the registry (None: nothing is known of any).

    ``people``: keep persons as sources of their own.  ``country``: the home country, which decides
    whether another state's agency is state media or media.
    """

    def __init__(self, registry: Registry | None, *, people: bool, country: str | None) -> None:
        self.registry = registry
        self.people = people
        self.country = country

    def key_of(self, name: str) -> str:
        """Return the key of the source that goes by ``name``."""
        entity = self.registry.find_name(name) if self.registry is not None else None
        return entity.id if entity is not None else name

    def fold(self, doc_id: str, key: str, item: Attribution) -> str:
        """Return the organisation's key for a person who speaks for one, else ``key``.

        Members of a council, a parliament or a party speak for themselves.
        """
        entity = self.entity(key)
        if self.people or item.extra.get(ORDINARY) or entity is not None and entity.kind != "person":
            return key
        if member_of := item.extra.get("member_of"):
            return self.owner_key(doc_id, str(member_of))
        if entity is None or not entity.parent or is_ordinary_entity(entity):
            return key
        return self.key_of(entity.parent)

    def owner_key(self, doc_id: str, name: str) -> str:
        """Return the key of the organisation that an article names as somebody's.

        One without a name of its own ("the city council") is its document's alone, as where it speaks.
        """
        key = self.key_of(name)
        return key if key != name or any(map(str.isupper, name)) else f"{name} ({doc_id})"

    def entity(self, key: str) -> Entity | None:
        return self.registry.entities.get(key) if self.registry is not None else None

    def country_of(self, key: str) -> str | None:
        entity = self.entity(key)
        return (entity.country or None) if entity is not None else None

    def parent_of(self, key: str) -> str | None:
        entity = self.entity(key)
        return self.key_of(entity.parent) if entity is not None and entity.parent else None

    def describe(self, key: str) -> tuple[str, str, str | None]:
        """Return name, source type and country of a source known by its key alone."""
        entity = self.entity(key)
        if entity is None:
            return key, "other", None
        from attrib.sources.types import relative_type

        home = self.country or entity.country
        return entity.name, relative_type(entity.type, entity.country, home), entity.country or None
