"""Whom each outlet relies on, how often it names nobody, and whose caveats it drops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from attrib.ledger.model import Claim, Ledger, Member
from attrib.model import Document

UNKNOWN_OUTLET = "(no outlet)"


@dataclass(frozen=True, slots=True)
class DroppedCaveat:
    """A claim that an outlet passes on bare where another text hedges it or says nobody could verify it."""

    claim: str
    sentence: str
    document: str
    kept_by: str
    kept_sentence: str
    kept_document: str


@dataclass(frozen=True, slots=True)
class OutletAnswer:
    """One outlet.  ``sources`` are (name, type, attributions), most first; ``unnamed`` counts attributions to
    people without a name, ``nobody`` those without any source; ``own_voice`` figures that credit nobody."""

    outlet: str
    documents: int
    attributions: int
    sources: tuple[tuple[str, str, int], ...]
    unnamed: int
    nobody: int
    own_voice: int
    dropped: tuple[DroppedCaveat, ...]


@dataclass(slots=True)
class _Tally:
    """What an outlet's documents come to so far."""

    name: str
    documents: int = 0
    attributions: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    types: dict[str, str] = field(default_factory=dict)
    unnamed: int = 0
    nobody: int = 0
    own_voice: int = 0

    def add(self, doc: Document) -> None:
        self.documents += 1
        for item in doc.attributions or ():
            self.attributions += 1
            if not item.source or item.speaker is None:
                self.nobody += 1
            elif item.speaker.casefold() == self.name.casefold():
                self.own_voice += 1
            else:
                self.sources[item.speaker] += 1
                self.types.setdefault(item.speaker, item.speaker_type)
                self.unnamed += item.speaker[:1].islower()  # a description: "activists", "military source"


class OutletTallies:
    """Counts documents by outlet as they pass, and holds none of them."""

    def __init__(self) -> None:
        self._tallies: dict[str, _Tally] = {}

    def add(self, doc: Document) -> None:
        """Count a document whose attributions have speakers; outlets that differ in case alone are one."""
        name = doc.outlet or UNKNOWN_OUTLET
        self._tallies.setdefault(name.casefold(), _Tally(name)).add(doc)

    def describe(self, ledger: Ledger) -> tuple[OutletAnswer, ...]:
        """Return one answer an outlet, by name, with what the ledger of the same documents says of each."""
        dropped = find_dropped_caveats(ledger)
        own = Counter(
            (member.outlet or UNKNOWN_OUTLET).casefold()
            for claim in ledger.claims
            for member in claim.members
            if member.attribution is None
        )
        return tuple(
            _describe(tally, own[key], dropped.get(key, ())) for key, tally in sorted(self._tallies.items())
        )


def describe_outlets(documents: Iterable[Document], ledger: Ledger) -> tuple[OutletAnswer, ...]:
    """Return one answer an outlet, by name; outlets that differ in case alone are one."""
    tallies = OutletTallies()
    for doc in documents:
        tallies.add(doc)
    return tallies.describe(ledger)


def _describe(tally: _Tally, own_voice: int, dropped: Iterable[DroppedCaveat]) -> OutletAnswer:
    ranked = sorted(tally.sources.items(), key=lambda pair: (-pair[1], pair[0]))
    return OutletAnswer(
        tally.name,
        tally.documents,
        tally.attributions,
        tuple((speaker, tally.types[speaker], number) for speaker, number in ranked),
        tally.unnamed,
        tally.nobody,
        own_voice + tally.own_voice,
        tuple(dropped),
    )


def find_dropped_caveats(ledger: Ledger) -> Mapping[str, tuple[DroppedCaveat, ...]]:
    """Return, by outlet (folded), the claims it passes on bare where another text has a caveat."""
    found: dict[str, list[DroppedCaveat]] = {}
    for claim in ledger.claims:
        careful = _list_careful(claim)
        if not careful:
            continue
        keeper = next(member for member in claim.members if member.document in careful)
        seen: set[str] = set()
        for member in claim.members:
            outlet = (member.outlet or UNKNOWN_OUTLET).casefold()
            if member.document in careful or outlet in seen or outlet == (keeper.outlet or "").casefold():
                continue
            seen.add(outlet)
            found.setdefault(outlet, []).append(
                DroppedCaveat(
                    claim.id,
                    member.sentence,
                    member.document,
                    keeper.outlet or keeper.document,
                    careful[keeper.document],
                    keeper.document,
                )
            )
    return {outlet: tuple(items) for outlet, items in found.items()}


def _list_careful(claim: Claim) -> dict[str, str]:
    """Return the documents that hedge the claim or say that it is unverified, with the words that do."""
    careful: dict[str, str] = {}
    for finding in claim.findings:
        if finding.status == "unverified" and finding.words is not None:
            careful.setdefault(finding.words.document, finding.words.text)
    for member in claim.members:
        if _hedges(member):
            careful.setdefault(member.document, member.sentence)
    return careful


def _hedges(member: Member) -> bool:
    return member.hedged
