"""What a source phrase was read as: a value that the reader fills and the answers ask."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from attrib.sources.names.mentions import Name
from attrib.sources.names.vocabulary import WORDS
from attrib.sources.names.words import Role


@dataclass(slots=True)
class Reading:
    """What a source phrase says: ``form`` is none, pronoun, person, entity, description or joint."""

    form: str
    start: int = 0
    end: int = 0
    name: Name | None = None
    pronoun: str = ""
    head: str = ""
    role: Role | None = None
    determiner: str = ""  # definite | indefinite | possessive | bare
    owner: str = ""  # the possessive pronoun
    modifiers: tuple[str, ...] = ()
    organisation: Name | None = None  # whom the head belongs to ("spokesman for X", "X head")
    country: str = ""
    text: str = ""  # canonical wording, normalised
    parts: list[Reading] = field(default_factory=list)  # readings of joint sources
    role_text: str = ""
    role_span: tuple[int, int] = (0, 0)  # the tokens of the role
    core_end: int = 0  # the token after the head of a description
    branch_end: int = 0  # the token after the country of a body's branch: "Oxfam Yemen"
    tail: tuple[str, ...] = ()  # the words of "of …", "for …" after the head, where they name nobody
    rank: Role | None = None  # a rank or title beside the office that ``role`` is: "spokesman Colonel Renn"
    holder: tuple[int, int] | None = None  # a description of whom the head belongs to: "[the group]'s leader"

    @property
    def told(self) -> tuple[str, ...]:
        """The modifiers without the owner's name: "a [] spokeswoman" of "a European Union spokeswoman"."""
        owner = self.organisation
        if owner is None:
            return self.modifiers
        first = self.role_span[0] - len(self.modifiers)
        numbered = enumerate(self.modifiers, first)
        return tuple(word for k, word in numbered if not owner.start <= k < owner.end)

    @property
    def known_role(self) -> Role:
        """The role, where the form says that there is one."""
        if self.role is None:
            raise ValueError("a reading without a role")
        return self.role

    @property
    def known_name(self) -> Name:
        """The name of a reading of the form person or entity."""
        if self.name is None:
            raise ValueError("a reading without a name")
        return self.name

    @property
    def owner_name(self) -> Name:
        """Whom the head belongs to, where it was found to belong to somebody."""
        if self.organisation is None:
            raise ValueError("a reading without an owner")
        return self.organisation


def is_rank(role: Role) -> bool:
    """Whether a role is a rank or title, which says less of whom somebody serves than an office does."""
    return role.kind == "title" or role.noun.split()[-1] in WORDS.ranks


def names_between(names: Sequence[Name], starts: Sequence[int], low: int, high: int) -> list[Name]:
    """Return the names whose tokens lie within ``[low, high)``."""
    found = []
    for k in range(bisect_left(starts, low), len(names)):
        if names[k].start >= high:
            break
        if names[k].end <= high:
            found.append(names[k])
    return found
