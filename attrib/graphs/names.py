"""Who is one source: keys of speakers, people folded into their organisations, outlets by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.model import Attribution

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

    def fold(self, key: str, member_of: str | None) -> str:
        """Return the organisation's key for a person who belongs to one, else ``key``.

        ``member_of`` is the organisation that the article itself names.
        """
        if self.people:
            return key
        entity = self.entity(key)
        if entity is None:
            return self.key_of(member_of) if member_of else key
        if entity.kind != "person":
            return key
        owner = member_of or entity.parent
        return self.key_of(owner) if owner else key

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
