"""Whom each outlet relies on, how often it names nobody, and whose caveats it drops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


def describe_outlets(documents: Iterable[Document], ledger: Ledger) -> tuple[OutletAnswer, ...]:
    """Return one answer an outlet, by name; outlets that differ in case alone are one."""
    held: dict[str, list[Document]] = {}
    names: dict[str, str] = {}
    for doc in documents:
        name = doc.outlet or UNKNOWN_OUTLET
        key = name.casefold()
        names.setdefault(key, name)
        held.setdefault(key, []).append(doc)
    dropped = find_dropped_caveats(ledger)
    own = Counter(
        (member.outlet or UNKNOWN_OUTLET).casefold()
        for claim in ledger.claims
        for member in claim.members
        if member.attribution is None
    )
    return tuple(
        _describe(names[key], docs, own[key], dropped.get(key, ())) for key, docs in sorted(held.items())
    )


def _describe(
    name: str, documents: list[Document], own_voice: int, dropped: Iterable[DroppedCaveat]
) -> OutletAnswer:
    counts: Counter[str] = Counter()
    types: dict[str, str] = {}
    unnamed = nobody = total = 0
    for doc in documents:
        for item in doc.attributions or ():
            total += 1
            if not item.source or item.speaker is None:
                nobody += 1
            elif _is_outlet(item.speaker, name):
                own_voice += 1
            else:
                counts[item.speaker] += 1
                types.setdefault(item.speaker, item.speaker_type)
                unnamed += item.speaker[:1].islower()  # a description: "activists", "military source"
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return OutletAnswer(
        name,
        len(documents),
        total,
        tuple((speaker, types[speaker], number) for speaker, number in ranked),
        unnamed,
        nobody,
        own_voice,
        tuple(dropped),
    )


def _is_outlet(speaker: str, outlet: str) -> bool:
    return speaker.casefold() == outlet.casefold()


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
