"""The values of the cross-document stage: what a claim is about, claims, events, relations.  No I/O.

The functions that make and read them are in ``attrib.ledger.build``.  Offsets are code points of the
text of the document that is named beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attrib.model import Figure, Span


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a claim is about, and the words that show it (``span`` None: told elsewhere)."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a place in a text speaks of; None where the text does not say.

    ``place`` is the innermost place and ``within`` what it lies in, as the text says; ``day`` an ISO
    day or two parted by "/"; ``kind`` the kind of happening; ``cause`` the weapon; ``side`` who is
    said to have done it; ``people`` the class of people counted; ``scope`` how much of the
    happening a figure covers: total, part:…, place:…, addition, cumulative:…, unknown.
    """

    place: Facet | None = None
    within: tuple[str, ...] = ()
    day: Facet | None = None
    kind: Facet | None = None
    cause: Facet | None = None
    side: Facet | None = None
    people: Facet | None = None
    scope: Facet | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that show something: ``text`` is verbatim what stands at ``span`` of the document."""

    document: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class CopyOrigin:
    """Where a copied sentence stands first: the document's id and the sentence's span there."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """One place in one document where a claim is made.

    ``attribution`` is None for the outlet's own voice (``speaker`` is the outlet then, if known).
    ``span`` is the figure's clause, or the extent of the attribution's content; ``sentence`` the
    verbatim text of ``sentence_span``.  ``origin`` names whom the member counts for among
    independent sources; ``reason`` says why it is in its claim.
    """

    document: str
    attribution: str | None
    span: Span
    sentence: str
    sentence_span: Span
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_type: str = "unnamed"
    outlet: str | None = None
    date: str | None = None
    stance: str = "asserts"
    hedged: bool = False
    figures: tuple[Figure, ...] = ()
    copied_from: CopyOrigin | None = None
    origin: str = ""
    reason: str = ""
    about: About = About()


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """A relation to another claim: conflicts, revises, denies, confirms.

    It stands on the claim of who denies, confirms or revises; conflicts stand on both.  ``reason``
    is a line for people, ``words`` are the places that show it: this claim's, then the other's.
    """

    type: str
    claim: str
    reason: str = ""
    words: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a claim has a status.

    ``by`` is who says so (None: the article's own voice, or nobody in particular), ``part`` what of
    the claim is meant, ``why`` the reason the text gives, ``claims`` those that cause the status.
    """

    status: str
    reason: str
    by: str | None = None
    part: str = "whole"
    why: str | None = None
    claims: tuple[str, ...] = ()
    words: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition and every place that states it; ``reasons`` has one line for each status.

    ``low`` and ``high`` are the range over its members, None where no member gives that bound.
    """

    id: str
    event: str
    text: str
    members: tuple[Member, ...]
    unit: str | None = None
    who: str | None = None
    low: int | None = None
    high: int | None = None
    sources: int = 0
    independent_sources: int = 0
    status: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    relations: tuple[ClaimRelation, ...] = ()
    scope: str | None = None
    place: str | None = None
    day: str | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether another source gives something that cannot also be true."""
        return "contested" in self.status

    @property
    def denied(self) -> bool:
        """Whether somebody denies it."""
        return "denied" in self.status

    @property
    def unverified(self) -> bool:
        """Whether a text says that it could not be verified."""
        return "unverified" in self.status

    @property
    def corroborated(self) -> bool:
        """Whether two independent origins say the same."""
        return "corroborated" in self.status

    @property
    def single_source(self) -> bool:
        """Whether it rests on one independent source."""
        return "single-source" in self.status

    @property
    def confirmed(self) -> bool:
        """Whether the one it accuses confirms it, or somebody verified it."""
        return "confirmed" in self.status


@dataclass(frozen=True, slots=True)
class Event:
    """What claims speak of: ``first_day`` to ``last_day`` (ISO dates, None: not told) and where.

    ``title`` is made of kind, place and day; ``label`` is the same.  ``scope`` is "event",
    "background" (told in passing) or "cumulative" (a count over many happenings).  ``ranges`` give,
    per unit, the least and the most of whole tolls over the event's sources.
    """

    id: str
    title: str
    claims: tuple[str, ...]
    first_day: str | None = None
    last_day: str | None = None
    places: tuple[str, ...] = ()
    kind: str | None = None
    ranges: tuple[tuple[str, int | None, int | None], ...] = ()
    place: str | None = None
    within: tuple[str, ...] = ()
    cause: str | None = None
    scope: str = "event"
    sources: int = 0
    independent_sources: int = 0

    @property
    def label(self) -> str:
        """The title, under its older name."""
        return self.title


@dataclass(frozen=True, slots=True)
class Ledger:
    """All claims and events of a corpus, each in a fixed order; ``corrections`` says of each row of a
    corrections file whether it took effect: (line number, "took effect" or why not).

    The claims of a large corpus lie in a temporary file, event by event: go through them from first to last.
    """

    claims: Sequence[Claim] = ()
    events: Sequence[Event] = ()
    corrections: tuple[tuple[int, str], ...] = ()
