"""What the graph is made of, read from documents and ledger: who says which claim where, who relays whom.

This is the one place that reads ``Claim``, ``Event``, ``Attribution`` and the registry; all other
modules of ``graphs`` read ``Facts``.  Documents pass through and are not kept.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from sys import intern
from typing import TYPE_CHECKING

from attrib.ledger.model import About
from attrib.model import Attribution, Document
from attrib.sources.origins import name_in_registry

from .columns import AttributionColumns, AttributionFact
from .names import OrganisationFinder, get_source_key, is_named

if TYPE_CHECKING:
    from attrib.ledger.model import Claim, Event, Ledger, Member
    from attrib.sources.names.registry import Registry

_NOTHING = About()
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


@dataclass(slots=True)
class SourceFact:
    """One source: what is counted of it over the corpus; ``document`` is the id of the first that has it."""

    key: str
    name: str
    type: str
    named: bool
    country: str | None = None
    mentions: int = 0
    documents: int = 0
    document: str | None = None


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


class Notes:
    """Takes notes of documents that pass on to the ledger, so that none need be kept.

    There are as many attributions as claims, and of a large corpus few are drawn: a row of numbers is all
    that is held of one, and what it says of other attributions of its text is counted as it passes.

    >>> notes = Notes()
    >>> list(notes.watch([Document("a", "Text.")]))[0].id
    'a'
    """

    def __init__(
        self, registry: Registry | None = None, *, people: bool = False, country: str | None = None
    ) -> None:
        self.organisations = OrganisationFinder(registry, people=people, country=country)
        self.facts = Facts()
        self.attributions = AttributionColumns()
        self.repeats: dict[str, tuple[str, ...]] = {}  # by attribution, those that it repeats
        self.relays: Counter[tuple[str, str]] = Counter()  # (who passes on, whose words)
        self.numbers: dict[str, int] = {}  # of documents
        self.seen_in: dict[str, array[int]] = {}  # by source, the numbers of documents, some of them twice

    def watch(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents unchanged, each after what the graph needs of it has been noted."""
        for doc in documents:
            self.note_document(doc)
            yield doc

    def note_document(self, doc: Document) -> None:
        again = doc.id in self.facts.documents
        outlet, date = doc.outlet and intern(doc.outlet), doc.date and intern(doc.date)
        self.facts.documents[doc.id] = DocumentFact(doc.id, doc.title, outlet, date, doc.url)
        repeats: dict[str, list[str]] = {}
        for relation in doc.relations or ():
            if relation.type == "repeats" and relation.source and relation.to:
                repeats.setdefault(relation.source, []).append(relation.to)
        sources: dict[str, str | None] = {}
        for item in doc.attributions or ():
            key = self.note_source(doc, item)
            cue = " ".join(doc.text[start:end] for start, end in item.cue)
            self.attributions.append(item.id, AttributionFact(key, cue, item.rule, item.confidence))
            sources[item.id] = key
            if item.id in repeats:
                self.repeats[item.id] = tuple(repeats[item.id])
        if not again:  # a document that comes twice is noted once
            self.note_relays(doc, sources)

    def note_relays(self, doc: Document, sources: dict[str, str | None]) -> None:
        """Note who passes on whose words: the speaker of an attribution, and of one inside its content."""
        for item in doc.attributions or ():
            relayer, relayed = sources.get(item.parent or ""), sources[item.id]
            if relayer and relayed:
                self.relays[relayer, relayed] += 1

    def note_source(self, doc: Document, item: Attribution) -> str | None:
        """Count the attribution for its source and return the source's key."""
        own = get_source_key(doc.id, item)
        if own is None:
            return None
        if own == item.speaker:  # a name without an id, as a person may have written it
            own = self.organisations.key_of(own)
        member_of = item.extra.get("member_of")
        key = self.organisations.fold(doc.id, own, item)
        source = self.facts.sources.get(key)
        if source is None:
            if key == own:
                country = self.organisations.country_of(key)
                name = name_in_registry(item) or key
                source = SourceFact(key, name, item.speaker_type, is_named(item), country)
                self.facts.sources[key] = source
            else:
                source = self.add_owner(doc.id, str(member_of or ""), key, item.speaker_type)
        elif key == own and source.type == "other":
            source.type = item.speaker_type  # it was known by its people alone
        self.mention(source, doc.id)
        if key == own and member_of:
            owner = self.organisations.owner_key(doc.id, str(member_of))
            if owner not in self.facts.sources:
                self.add_owner(doc.id, str(member_of), owner, item.speaker_type)
            self.link(key, owner, "member of")
        for outlet in item.extra.get("relayed_by") or ():
            self.link(self.find_source(str(outlet)), key, "relays")
        return key

    def mention(self, source: SourceFact, document: str) -> None:
        """Count a mention of a source, and remember where."""
        source.mentions += 1
        if source.document is None:
            source.document = document
        number = self.numbers.setdefault(document, len(self.numbers))
        seen = self.seen_in.setdefault(source.key, array("I"))
        if not seen or seen[-1] != number:
            seen.append(number)

    def add_named(self, key: str) -> SourceFact:
        """Add a source that is known by its name alone: an outlet, an organisation that others speak for."""
        name, kind, country = self.organisations.describe(key)
        source = SourceFact(key, name, kind, True, country)
        self.facts.sources[key] = source
        return source

    def add_owner(self, document: str, name: str, key: str, kind: str = "other") -> SourceFact:
        """Add the organisation that somebody speaks for; one without a name is its document's alone."""
        source = self.add_named(key)
        if key == f"{name} ({document})":
            source.name, source.named, source.type = name, False, kind
        return source

    def find_source(self, name: str) -> str:
        """Return the key of the source of this name; it is added where nobody spoke as it."""
        key = self.organisations.key_of(name)
        if key not in self.facts.sources:
            self.add_named(key)
        return key

    def link(self, start: str, end: str, relation: str, times: int = 1) -> None:
        if start != end:
            self.facts.links[start, end, relation] += times

    def finish(self, ledger: Ledger) -> Facts:
        """Return the facts of the documents noted and of the ledger made from them."""
        facts = self.facts
        facts.attributions = len(self.attributions)
        facts.events = {event.id: event for event in ledger.events}
        # the claims of a large ledger lie in a file: they are read once
        facts.claims = {claim.id: lighten_claim(claim) for claim in ledger.claims}
        by_attribution: dict[str, list[str]] = {}  # of those that repeat or are repeated
        repeating = self.repeats.keys() | {other for others in self.repeats.values() for other in others}
        for claim in facts.claims.values():
            for member in claim.members:
                facts.sayings.append(self.make_saying(claim, member))
                if member.attribution in repeating:
                    by_attribution.setdefault(member.attribution, []).append(claim.id)
        self.link_claims(by_attribution)
        for (relayer, relayed), number in self.relays.items():
            self.link(relayer, relayed, "relays", number)
        self.link_parents()
        self.link_outlets()
        for key, seen in self.seen_in.items():
            facts.sources[key].documents = len(set(seen))
        facts.home = self.organisations.country or find_home(facts.sources.values())
        return facts

    def make_saying(self, claim: Claim, member: Member) -> Saying:
        note = self.attributions.get(member.attribution or "")
        own_voice = member.attribution is None
        source = note.source if note is not None else None
        if source is None:
            source = self.outlet_key(member) if own_voice else self.unnamed_key(member)
            self.mention(self.facts.sources[source], member.document)
        return Saying(
            claim.id,
            source,
            member.document,
            read_day(member.date),
            member.stance,
            member.hedged,
            member.sentence,
            member.speaker or "",
            note.cue if note else "",
            note.rule if note else "",
            note.confidence if note else -1.0,
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

    def link_claims(self, by_attribution: dict[str, list[str]]) -> None:
        """Note relations between claims: the ledger's, and repeats, which articles alone show."""
        links = self.facts.claim_links
        for claim in self.facts.claims.values():
            for relation in claim.relations:
                if relation.claim in self.facts.claims and relation.claim != claim.id:
                    add_link(links, claim.id, relation.claim, relation.type)
        for identifier, others in self.repeats.items():
            for other in others:
                starts, ends = by_attribution.get(identifier, ()), by_attribution.get(other, ())
                # of several claims nobody knows which is repeated
                if len(starts) == len(ends) == 1 and starts[0] != ends[0]:
                    add_link(links, starts[0], ends[0], "repeats")

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


def lighten_claim(claim: Claim) -> Claim:
    """Return a claim without what no graph shows: findings, words of relations, what members are about."""
    return replace(
        claim,
        members=tuple(
            replace(member, sentence=intern(member.sentence), reason="", about=_NOTHING)
            for member in claim.members
        ),
        findings=(),
        relations=tuple(replace(relation, reason="", words=()) for relation in claim.relations),
    )


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
