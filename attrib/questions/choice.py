"""Which claims, events and sources a question is about: names and their aliases, days, counts."""

from __future__ import annotations

import difflib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from attrib.errors import InputError
from attrib.ledger.kept import Picked
from attrib.ledger.model import Claim, Event, Ledger, Member
from attrib.sources.names.registry import Registry

_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A source that was asked for: the name it goes by here, and every name that counts as it, folded."""

    name: str
    names: frozenset[str]

    def holds(self, member: Member) -> bool:
        """Tell whether a member is this source's word: its own, its people's, or the outlet's own voice."""
        return any(
            text is not None and text.casefold() in self.names
            for text in (member.speaker, member.speaker_id, member.origin, own_voice(member))
        )


def own_voice(member: Member) -> str | None:
    """Return the outlet (if unknown, the article) where it speaks for itself, crediting nobody."""
    return (member.outlet or f"article {member.document}") if member.attribution is None else None


def name_source(member: Member) -> str:
    """Return the name under which a member is shown: who speaks, else the outlet, else "unnamed"."""
    return member.speaker or own_voice(member) or "unnamed"


def name_organisations(claims: Iterable[Claim]) -> dict[str, str]:
    """Return, for each origin of the claims (folded), the name of the organisation that it is.

    People who speak for an organisation are shown under its name where it, too, speaks in these claims.
    """
    members = (member for claim in claims for member in claim.members)
    names = unique(name for member in members if (name := member.speaker or own_voice(member)))
    return {name.casefold(): name for name in names}


def name_voice(member: Member, organisations: Mapping[str, str]) -> str:
    """Return the name under which a member stands beside others: its organisation's, else its own."""
    return organisations.get(member.origin.casefold()) or name_source(member)


def choose_source(ledger: Ledger, asked: str, registry: Registry) -> SourceChoice:
    """Return the source that a name, an alias or a part of a name means in this ledger.

    An organisation stands for its people too (the registry's ``parent``).  Raises InputError, with the
    nearest names there are, where nobody of that name speaks here.
    """
    folded = asked.casefold().strip()
    entity = registry.find_name(asked.strip())
    speakers = _list_speakers(ledger)
    names = {folded}
    shown = asked.strip()
    if entity is not None:
        shown = entity.name
        names |= {text.casefold() for text in (entity.id, entity.name, *entity.aliases)}
    names |= {name.casefold() for name in speakers if _belongs_to(name, names, registry)}
    if not any(name.casefold() in names for name in speakers):
        parts = [name for name in speakers if folded and folded in name.casefold()]
        if not parts:
            raise InputError(f"no source {asked!r} speaks here; {_suggest(folded, speakers)}")
        names |= {name.casefold() for name in parts}
        shown = parts[0] if len(parts) == 1 else asked.strip()
    return SourceChoice(shown, frozenset(names))


def _list_speakers(ledger: Ledger) -> list[str]:
    """Return every name somebody speaks under, most mentioned first."""
    counts: dict[str, int] = {}
    for claim in ledger.claims:
        for member in claim.members:
            name = name_source(member)
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def _belongs_to(name: str, names: set[str], registry: Registry) -> bool:
    entity = registry.find_name(name)
    if entity is None:
        return False
    return (
        entity.name.casefold() in names or entity.id.casefold() in names or entity.parent.casefold() in names
    )


def _suggest(folded: str, speakers: Sequence[str]) -> str:
    by_folded = {name.casefold(): name for name in speakers}
    near = difflib.get_close_matches(folded, by_folded, n=_MOST_SUGGESTIONS, cutoff=0.6)
    names = [by_folded[key] for key in near] or list(speakers[:_MOST_SUGGESTIONS])
    return f"there are {', '.join(names)}" if names else "nobody does"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; days are ISO dates, inclusive; None and () mean all.

    ``words`` is an event's id or words of its title; ``sources`` must all speak on it.
    """

    words: str | None = None
    since: str | None = None
    until: str | None = None
    min_independent: int = 0
    sources: tuple[SourceChoice, ...] = ()


ALL_EVENTS = EventFilter()


def choose_events(ledger: Ledger, chosen: EventFilter) -> tuple[Event, ...]:
    """Return the events that pass, in the ledger's order.  Raises InputError where ``words`` fit none."""
    events = tuple(ledger.events)
    if chosen.words is not None:
        events = find_events(ledger, chosen.words)
    claims_of = index_claims(ledger)

    def passes(event: Event) -> bool:
        members = [member for claim in claims_of.get(event.id, ()) for member in claim.members]
        return (
            event.independent_sources >= chosen.min_independent
            and _lies_between(event, members, chosen.since, chosen.until)
            and all(any(source.holds(member) for member in members) for source in chosen.sources)
        )

    return tuple(event for event in events if passes(event))


def find_events(ledger: Ledger, words: str) -> tuple[Event, ...]:
    """Return the event of an id, or those whose titles hold all the words.

    Raises InputError where none does.
    """
    exact = tuple(event for event in ledger.events if event.id == words)
    if exact:
        return exact
    parts = words.casefold().split()
    found = tuple(
        event for event in ledger.events if parts and all(p in event.title.casefold() for p in parts)
    )
    if not found:
        raise InputError(f"no event {words!r} here; `attrib events` lists ids and titles")
    return found


def _lies_between(event: Event, members: Iterable[Member], since: str | None, until: str | None) -> bool:
    """Tell whether the event, or where its day is not told a report of it, lies between the days."""
    if since is None and until is None:
        return True
    days = [day for day in (event.first_day, event.last_day) if day]
    days = days or [member.date[:10] for member in members if member.date]
    return bool(days) and (until is None or min(days) <= until) and (since is None or max(days) >= since)


def index_claims(ledger: Ledger) -> Mapping[str, Sequence[Claim]]:
    """Return the claims of each event, in the ledger's order."""
    if not isinstance(ledger.claims, tuple):
        return _Stretches(ledger)
    found: dict[str, list[Claim]] = {}
    for claim in ledger.claims:
        found.setdefault(claim.event, []).append(claim)
    return found


class _Stretches(Mapping[str, Sequence[Claim]]):
    """The claims of each event of a ledger whose claims lie in a file, event by event."""

    def __init__(self, ledger: Ledger) -> None:
        self._claims, self._places = ledger.claims, dict[str, tuple[int, int]]()
        start = 0
        for event in ledger.events:
            self._places[event.id] = start, start + len(event.claims)
            start += len(event.claims)

    def __getitem__(self, event: str) -> Sequence[Claim]:
        return self._claims[slice(*self._places[event])]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def index_ids(ledger: Ledger) -> dict[str, Claim] | None:
    """Return the claims by id; None where they lie in a file: relations then stay within an event."""
    if not isinstance(ledger.claims, tuple):
        return None
    return {claim.id: claim for claim in ledger.claims}


def unique(values: Iterable[str], key: Callable[[str], str] = str.casefold) -> tuple[str, ...]:
    """Return the values in order, each once."""
    seen: dict[str, str] = {}
    for value in values:
        seen.setdefault(key(value), value)
    return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for: all of ``statuses``, any of ``sources``, in any of ``events`` (None: all).

    ``since`` and ``until`` are ISO dates, inclusive, of the articles that make the claim.
    """

    statuses: tuple[str, ...] = ()
    sources: tuple[SourceChoice, ...] = ()
    events: frozenset[str] | None = None
    since: str | None = None
    until: str | None = None
    min_independent: int = 0


def choose_claims(ledger: Ledger, chosen: ClaimFilter) -> Sequence[Claim]:
    """Return the claims that pass, in the ledger's order."""
    if chosen == ClaimFilter():
        return ledger.claims

    def passes(claim: Claim) -> bool:
        return (
            set(chosen.statuses) <= set(claim.status)
            and claim.independent_sources >= chosen.min_independent
            and (chosen.events is None or claim.event in chosen.events)
            and (
                not chosen.sources or any(source.holds(m) for source in chosen.sources for m in claim.members)
            )
            and _is_made_between(claim, chosen.since, chosen.until)
        )

    if isinstance(ledger.claims, tuple):
        return tuple(claim for claim in ledger.claims if passes(claim))
    return Picked(ledger.claims, array("Q", (k for k, claim in enumerate(ledger.claims) if passes(claim))))


def _is_made_between(claim: Claim, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    days = [member.date[:10] for member in claim.members if member.date]
    return any((since is None or day >= since) and (until is None or day <= until) for day in days)
