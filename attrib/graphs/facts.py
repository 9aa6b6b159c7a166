"""What the graph is made of, read from documents and ledger: who says which claim where, who relays whom.

This is the one place that reads ``Claim``, ``Event``, ``Attribution`` and the registry; all other
modules of ``graphs`` read ``Facts``.  Documents pass through and are not kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

from attrib.model import Attribution, Document

from .names import OrganisationFinder, get_source_key, is_named

if TYPE_CHECKING:
    from attrib.ledger.model import Claim, Event, Ledger, Member
    from attrib.sources.names.registry import Registry

_HOME_TYPES = frozenset(("government", "military", "state-media"))
MARKS = ("contested", "denied", "unverified", "corroborated", "confirmed", "single-source")


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """What the graph says of a document."""

    id: str
    title: str | None
    outlet: str | None
    date: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class AttributionFact:
    """What the graph needs of an attribution; ``source`` is None where the text names nobody."""

    source: str | None
    cue: str
    rule: str
    confidence: float
    stance: str
    hedged: bool


@dataclass(slots=True)
class SourceFact:
    """One source: what is counted of it over the corpus."""

    key: str
    name: str
    type: str
    named: bool
    country: str | None = None
    mentions: int = 0
    documents: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saying:
    """One member of a claim: ``source`` makes it in ``document``; ``day`` is the report's (ISO) or None."""

    claim: str
    source: str
    document: str
    day: str | None
    stance: str
    hedged: bool
    sentence: str
    person: str
    cue: str = ""
    rule: str = ""
    confidence: float = -1.0
    own_voice: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Facts:
    """All that is known before anything is chosen or drawn; ids are node keys without their kind."""

    documents: dict[str, DocumentFact] = field(default_factory=dict)
    sources: dict[str, SourceFact] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    sayings: list[Saying] = field(default_factory=list)
    links: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # (source, source, relation)
    claim_links: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    outlets: dict[str, str] = field(default_factory=dict)  # outlet's name -> its source's key
    attributions: int = 0
    home: str | None = None  # the home country: given, or whose state most of the state's speakers are


@dataclass(slots=True)
class _Note:
    """What is kept of an attribution while the documents pass."""

    document: str
    fact: AttributionFact
    parent: str | None
    relations: tuple[tuple[str, str], ...]  # (type, id of the other attribution)


class Notes:
    """Takes notes of documents that pass on to the ledger, so that none need be kept.

    >>> notes = Notes()
    >>> list(notes.watch([Document("a", "Text.")]))[0].id
    'a'
    """

    def __init__(
        self, registry: Registry | None = None, *, people: bool = False, country: str | None = None
    ) -> None:
        self.organisations = OrganisationFinder(registry, people=people, country=country)
        self.facts = Facts()
        self.attributions: dict[str, _Note] = {}

    def watch(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents unchanged, each after what the graph needs of it has been noted."""
        for doc in documents:
            self.note_document(doc)
            yield doc

    def note_document(self, doc: Document) -> None:
        self.facts.documents[doc.id] = DocumentFact(doc.id, doc.title, doc.outlet, doc.date, doc.url)
        outgoing: dict[str, list[tuple[str, str]]] = {}
        for relation in doc.relations or ():
            if relation.source and relation.to:
                outgoing.setdefault(relation.source, []).append((relation.type, relation.to))
        for item in doc.attributions or ():
            key = self.note_source(doc, item)
            # one string for all that say the same: there are as many facts as attributions
            fact = AttributionFact(
                None if key is None else self.facts.sources[key].key,
                intern(" ".join(doc.text[start:end] for start, end in item.cue)),
                intern(item.rule),
                item.confidence,
                intern(item.stance),
                item.hedged,
            )
            self.attributions[item.id] = _Note(doc.id, fact, item.parent, tuple(outgoing.get(item.id, ())))

    def note_source(self, doc: Document, item: Attribution) -> str | None:
        """Count the attribution for its source and return the source's key."""
        own = get_source_key(doc.id, item)
        if own is None:
            return None
        if own == item.speaker:  # a name without an id, as a person may have written it
            own = self.organisations.key_of(own)
        member_of = item.extra.get("member_of")
        key = self.organisations.fold(own, str(member_of) if member_of else None)
        source = self.facts.sources.get(key)
        if source is None:
            if key == own:
                country = self.organisations.country_of(key)
                source = SourceFact(key, item.speaker or key, item.speaker_type, is_named(item), country)
                self.facts.sources[key] = source
            else:
                source = self.add_named(key)
        source.mentions += 1
        source.documents[doc.id] = None
        if key == own and member_of:
            self.link(key, self.find_source(str(member_of)), "member of")
        for outlet in item.extra.get("relayed_by") or ():
            self.link(self.find_source(str(outlet)), key, "relays")
        return key

    def add_named(self, key: str) -> SourceFact:
        """Add a source that is known by its name alone: an outlet, an organisation that others speak for."""
        name, kind, country = self.organisations.describe(key)
        source = SourceFact(key, name, kind, True, country)
        self.facts.sources[key] = source
        return source

    def find_source(self, name: str) -> str:
        """Return the key of the source of this name; it is added where nobody spoke as it."""
        key = self.organisations.key_of(name)
        if key not in self.facts.sources:
            self.add_named(key)
        return key

    def link(self, start: str, end: str, relation: str) -> None:
        if start != end:
            self.facts.links[start, end, relation] += 1

    def finish(self, ledger: Ledger) -> Facts:
        """Return the facts of the documents noted and of the ledger made from them."""
        facts = self.facts
        facts.attributions = len(self.attributions)
        facts.events = {event.id: event for event in ledger.events}
        facts.claims = {claim.id: claim for claim in ledger.claims}
        by_attribution: dict[str, list[str]] = {}
        for claim in ledger.claims:
            for member in claim.members:
                facts.sayings.append(self.make_saying(claim, member))
                if member.attribution is not None:
                    by_attribution.setdefault(member.attribution, []).append(claim.id)
        self.link_claims(ledger.claims, by_attribution)
        self.link_relays()
        self.link_parents()
        self.link_outlets()
        facts.home = self.organisations.country or find_home(facts.sources.values())
        return facts

    def make_saying(self, claim: Claim, member: Member) -> Saying:
        note = self.attributions.get(member.attribution or "")
        own_voice = member.attribution is None
        source = note.fact.source if note is not None else None
        if source is None:
            source = self.outlet_key(member) if own_voice else self.unnamed_key(member)
            self.facts.sources[source].mentions += 1
            self.facts.sources[source].documents[member.document] = None
        return Saying(
            claim.id,
            source,
            member.document,
            read_day(member.date),
            member.stance,
            member.hedged,
            member.sentence,
            member.speaker or "",
            note.fact.cue if note else "",
            note.fact.rule if note else "",
            note.fact.confidence if note else -1.0,
            own_voice,
            member.span,
        )

    def outlet_key(self, member: Member) -> str:
        """Return the source that an outlet's own words come from: the outlet, else the document."""
        name = member.outlet or self.outlet_of(member.document)
        if name is not None:
            return self.add_outlet(name)
        key = f"article {member.document}"
        if key not in self.facts.sources:
            self.facts.sources[key] = SourceFact(key, f"article {name_file(member.document)}", "media", False)
        return key

    def unnamed_key(self, member: Member) -> str:
        """Return the source that stands for all whom an outlet (else an article) does not name."""
        where = member.outlet or self.outlet_of(member.document) or name_file(member.document)
        key = f"unnamed in {where}"
        if key not in self.facts.sources:
            self.facts.sources[key] = SourceFact(key, f"unnamed in {where}", "unnamed", False)
        return key

    def outlet_of(self, document: str) -> str | None:
        fact = self.facts.documents.get(document)
        return fact.outlet if fact else None

    def add_outlet(self, name: str) -> str:
        key = self.facts.outlets.get(name)
        if key is None:
            key = self.facts.outlets[name] = self.find_source(name)
            source = self.facts.sources[key]
            if source.type == "other":
                source.type = "media"
        return key

    def link_claims(self, claims: Iterable[Claim], by_attribution: dict[str, list[str]]) -> None:
        """Note relations between claims: the ledger's, and repeats, which articles alone show."""
        links = self.facts.claim_links
        for claim in claims:
            for relation in claim.relations:
                if relation.claim in self.facts.claims and relation.claim != claim.id:
                    add_link(links, claim.id, relation.claim, relation.type)
        for identifier, note in self.attributions.items():
            for kind, other in note.relations:
                if kind != "repeats":
                    continue
                starts, ends = by_attribution.get(identifier, ()), by_attribution.get(other, ())
                # of several claims nobody knows which is repeated
                if len(starts) == len(ends) == 1 and starts[0] != ends[0]:
                    add_link(links, starts[0], ends[0], kind)

    def link_relays(self) -> None:
        """Note who passes on whose words: the speaker of an attribution, and of one inside its content."""
        for note in self.attributions.values():
            parent = self.attributions.get(note.parent or "")
            if parent is None:
                continue
            relayer, relayed = parent.fact.source, note.fact.source
            if relayer and relayed:
                self.link(relayer, relayed, "relays")

    def link_parents(self) -> None:
        """Note which organisation a source belongs to, by the registry; parents nobody spoke as are added."""
        for key in list(self.facts.sources):
            seen = {key}
            parent = self.organisations.parent_of(key)
            while parent is not None and parent not in seen:
                seen.add(parent)
                if parent not in self.facts.sources:
                    self.add_named(parent)
                if not self.facts.links[key, parent, "member of"]:
                    self.link(key, parent, "member of")
                key, parent = parent, self.organisations.parent_of(parent)

    def link_outlets(self) -> None:
        """Note whom each outlet relies on: an edge's weight is the number of claims it takes from there."""
        taken: dict[tuple[str, str], set[str]] = {}
        for saying in self.facts.sayings:
            outlet = self.outlet_of(saying.document)
            if outlet is None or saying.own_voice:
                continue
            key = self.add_outlet(outlet)
            if key != saying.source:
                taken.setdefault((key, saying.source), set()).add(saying.claim)
        for (outlet, source), claims in taken.items():
            self.facts.links[outlet, source, "relies on"] = len(claims)


def find_home(sources: Iterable[SourceFact]) -> str | None:
    """Return the country that most of what the state's own speakers say comes from."""
    votes: Counter[str] = Counter()
    for source in sources:
        if source.country and source.type in _HOME_TYPES:
            votes[source.country] += source.mentions
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def add_link(links: Counter[tuple[str, str, str]], start: str, end: str, relation: str) -> None:
    """Count a relation of two claims; of one that holds both ways a single edge stands for the pair."""
    if relation == "conflicts" and links[end, start, relation]:
        return
    links[start, end, relation] += 1


def name_file(document: str) -> str:
    """Return a document's id as people call it: a file's name without folder and ending.

    >>> name_file("2013/homs.txt"), name_file("fakes-1918150046")
    ('homs', 'fakes-1918150046')
    """
    name = document.rstrip("/").rpartition("/")[2] or document
    stem, dot, ending = name.rpartition(".")
    return stem if dot and stem and ending.isalnum() and len(ending) <= 5 else name


def read_day(date: str | None) -> str | None:
    """Return the ISO day of a date in any of its ISO forms, or None.

    >>> read_day("2016-10-26T10:00:00Z"), read_day("2016"), read_day(None)
    ('2016-10-26', None, None)
    """
    day = (date or "")[:10]
    return day if len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdigit() else None


def get_marks(claim: Claim) -> dict[str, bool]:
    """Return a boolean for every status, by its column's name."""
    return {mark.replace("-", "_"): mark in claim.status for mark in MARKS}


def get_place(claim: Claim, event: Event | None) -> str | None:
    """Return the place that a claim speaks of: its own, else the one place of its event."""
    place: str | None = getattr(claim, "place", None)
    if place or event is None:
        return place
    inner: str | None = getattr(event, "place", None)
    return inner or (event.places[0] if len(event.places) == 1 else None)


def get_day(claim: Claim, event: Event | None) -> str | None:
    """Return the day (ISO) that a claim speaks of: its own, else its event's if that is one day."""
    day: str | None = getattr(claim, "day", None)
    if day or event is None:
        return day
    return event.first_day if event.first_day == event.last_day else None


def get_scope(claim: Claim) -> str | None:
    """Return what a claim's figure covers ("total", "part:children"), or None where nobody knows."""
    scope: str | None = getattr(claim, "scope", None)
    return scope if scope != "unknown" else None


def get_title(event: Event) -> str | None:
    """Return the event's title, or None where it has none that is made of what is known."""
    title: str | None = getattr(event, "title", None)
    return title
