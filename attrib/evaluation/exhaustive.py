"""Every relation and status that claims assert, judged against a ledger that lists all there are.

In an exhaustive ledger each toll figure, each statement that another answers, each relation between
them and each doubt is listed, so that what is asserted and not listed is wrong.

figures, figures speaker
    figures by unit and bounds in a place that overlaps; of those found, the share whose speaker is right
events
    pairwise F1 over the figures found: one event or not
conflicts, revises, denies, confirms
    pairs of claims: right if an item of the one stands in that relation to an item of the other,
    for denies and confirms in the direction asserted
same
    pairs of places that are members of one claim
corroborated, unverified
    claims of that status: behind the first stand two origins or more, in the second something could
    not be verified
independent
    share of the claims with all their places listed whose number of independent sources is right
asserted
    precision over conflicts, denies, confirms and corroborated together
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from attrib.evaluation.fields import NO_NAMES, Figures, Names, is_same_name
from attrib.evaluation.ledger import Record, count_common, is_same_figure, score_events

Key = tuple[str, str]  # group and id of a figure or statement

_RELATIONS = {"conflicts": "conflict", "revises": "revision", "denies": "denies", "confirms": "confirms"}
_UNDIRECTED = frozenset(("conflict", "revision"))
_ASSERTED = ("conflicts", "denies", "confirms", "corroborated")
_STATEMENT_OVERLAP = 0.4  # share of a statement that a member has to cover to be it


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item was found: a claim and the span of its member; two speakers of one span are one place."""

    claim: str
    document: str
    span: tuple[int, ...]
    speaker: str | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """The ledger's items and relations, and which claims hold which items."""

    items: Mapping[Key, Record]
    relations: Mapping[tuple[Key, Key], Sequence[str]]  # the ledger's own first, then what also holds
    claims: Mapping[str, Record]
    places: Mapping[Key, _Place]  # the member that an item was found in; items not found are not there
    items_of: Mapping[str, Sequence[Key]]  # by claim
    roots: Mapping[Key, Key]  # items that say the same have one root

    def holds(self, kind: str, one: Key, other: Key) -> bool:
        return kind in self.relations.get((one, other), ())


def score_exhaustive(
    groups: Iterable[Record], claims: Iterable[Record], aliases: Names = NO_NAMES
) -> Figures:
    """Return the figures for claim records (``attrib claims``) against the groups of an exhaustive ledger.

    Items, spans and relations are those of docs/evaluation.md; spans count code points of a document's text.
    """
    groups = list(groups)
    ledger = _locate(groups, list(claims))
    figures: Figures = {
        "figures": _score_figures(ledger),
        "figures speaker": _score_speakers(ledger, aliases),
        "events": _score_events(ledger),
    }
    counts = {name: _count_relation(ledger, name) for name in _RELATIONS}
    counts["corroborated"] = _count_corroborated(ledger)
    for name in _RELATIONS:
        figures[name] = _rate(counts[name])
    figures["same"] = _rate(_count_same(ledger))
    figures["corroborated"] = _rate(counts["corroborated"])
    figures["unverified"] = _rate(_count_unverified(ledger, groups))
    figures["independent"] = _score_independent(ledger)
    right = sum(counts[name][0] for name in _ASSERTED)
    asserted = sum(counts[name][1] for name in _ASSERTED)
    figures["asserted"] = right / asserted if asserted else 0.0
    return figures


# claims right, claims asserted, gold found, gold in all
_Counts = tuple[int, int, int, int]


def _rate(counts: _Counts) -> tuple[float, float, float]:
    right, asserted, found, gold = counts
    precision = right / asserted if asserted else 0.0
    recall = found / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _locate(groups: Sequence[Record], claims: Sequence[Record]) -> _Ledger:
    members: dict[str, list[tuple[Record, str]]] = defaultdict(list)
    for claim in claims:
        for member in claim["members"]:
            members[member["document"]].append((member, claim["id"]))
    items = {
        (group["group"], item["id"]): item
        for group in groups
        for part in ("figures", "statements")
        for item in group[part]
    }
    places: dict[Key, _Place] = {}
    items_of: dict[str, list[Key]] = defaultdict(list)
    for key, item in items.items():
        place = _find_place(item, members[item["doc"]])
        if place is not None:
            places[key] = place
            items_of[place.claim].append(key)
    relations: dict[tuple[Key, Key], list[str]] = {}
    for group in groups:
        name = group["group"]
        for relation in (*group["relations"], *group.get("also", ())):
            pair = (name, relation["a"]), (name, relation["b"])
            relations.setdefault(pair, []).append(relation["type"])
    return _Ledger(
        items,
        relations,
        {claim["id"]: claim for claim in claims},
        places,
        items_of,
        _find_roots(items, relations),
    )


def _find_place(item: Record, members: Sequence[tuple[Record, str]]) -> _Place | None:
    """Return the member that gives an item: the one that overlaps most, of these the shortest."""
    near = sorted(
        (-overlap, member["span"][1] - member["span"][0], k)
        for k, (member, _) in enumerate(members)
        if (overlap := count_common(item["span"], member["span"]))
    )
    for overlap, _, k in near:
        member, claim = members[k]
        if "unit" in item:
            found = any(is_same_figure(figure, item) for figure in member.get("figures") or ())
        else:
            length = item["span"][1] - item["span"][0]
            found = -overlap >= _STATEMENT_OVERLAP * length and not member.get("figures")
        if found:
            return _Place(claim, item["doc"], tuple(member["span"]), member.get("speaker"))
    return None


def _find_roots(items: Iterable[Key], relations: Mapping[tuple[Key, Key], Sequence[str]]) -> dict[Key, Key]:
    parents = {key: key for key in items}

    def root(key: Key) -> Key:
        while parents[key] != key:
            key = parents[key]
        return key

    for (one, other), kinds in relations.items():
        if "same" in kinds:
            parents[root(one)] = root(other)
    return {key: root(key) for key in parents}


def _score_figures(ledger: _Ledger) -> tuple[float, float, float]:
    gold = [item for item in ledger.items.values() if "unit" in item]
    by_document: dict[str, list[Record]] = defaultdict(list)
    for item in gold:
        by_document[item["doc"]].append(item)
    documents = {item["doc"] for item in ledger.items.values()}
    predicted = right = 0
    for claim in ledger.claims.values():
        for member in claim["members"]:
            if member["document"] not in documents:
                continue
            for figure in member.get("figures") or ():
                span = figure.get("span") or member["span"]
                predicted += 1
                right += any(
                    is_same_figure(figure, item) and count_common(item["span"], span)
                    for item in by_document[member["document"]]
                )
    found = sum("unit" in ledger.items[key] for key in ledger.places)
    return _rate((right, predicted, found, len(gold)))


def _score_speakers(ledger: _Ledger, aliases: Names) -> float:
    named = [key for key in ledger.places if "unit" in ledger.items[key] and ledger.items[key]["speaker"]]
    right = sum(
        is_same_name(ledger.items[key]["speaker"], ledger.places[key].speaker, aliases) for key in named
    )
    return right / len(named) if named else 0.0


def _score_events(ledger: _Ledger) -> tuple[float, float, float]:
    events = [
        ((key[0], item["event"]), ledger.claims[ledger.places[key].claim].get("event"))
        for key, item in ledger.items.items()
        if "unit" in item and key in ledger.places
    ]
    return score_events(events)


def _count_relation(ledger: _Ledger, name: str) -> _Counts:
    kind = _RELATIONS[name]
    undirected = kind in _UNDIRECTED
    asserted = {
        _order((claim["id"], relation["claim"]), undirected)
        for claim in ledger.claims.values()
        for relation in claim.get("relations") or ()
        if relation["type"] == name and relation["claim"] in ledger.claims
    }
    right = sum(_is_listed(ledger, kind, *pair) for pair in asserted)
    gold = [pair for pair, kinds in ledger.relations.items() if kinds[0] == kind]
    found = 0
    for one, other in gold:
        if one not in ledger.places or other not in ledger.places:
            continue
        # who denies or confirms stands second in the ledger and first in the claim's relation
        pair = ledger.places[other].claim, ledger.places[one].claim
        found += _order(pair, undirected) in asserted or (kind == "confirms" and pair[::-1] in asserted)
    return right, len(asserted), found, len(gold)


def _order(pair: tuple[str, str], undirected: bool) -> tuple[str, str]:
    return (min(pair), max(pair)) if undirected else pair


def _is_listed(ledger: _Ledger, kind: str, claim: str, other: str) -> bool:
    for one in ledger.items_of.get(claim, ()):
        for two in ledger.items_of.get(other, ()):
            if ledger.holds(kind, two, one):
                return True
            if kind in _UNDIRECTED and ledger.holds(kind, one, two):
                return True
            if (
                kind == "confirms"
                and ledger.holds(kind, one, two)
                and ledger.items[one].get("origin") != ledger.items[two].get("origin")
            ):
                return True
    return False


def _count_same(ledger: _Ledger) -> _Counts:
    gold = {frozenset(pair) for pair, kinds in ledger.relations.items() if "same" in kinds}
    right = asserted = 0
    for keys in ledger.items_of.values():
        for one, other in combinations(sorted(keys), 2):
            if ledger.places[one] != ledger.places[other]:
                asserted += 1
                right += frozenset((one, other)) in gold
    found = 0
    for one, other in map(tuple, gold):
        if one in ledger.places and other in ledger.places:
            found += ledger.places[one].claim == ledger.places[other].claim
    return right, asserted, found, len(gold)


def _list_origins(ledger: _Ledger, keys: Iterable[Key]) -> set[str]:
    """Return whose word items are in the end; an outlet's own voice counts where nobody else speaks."""
    items = [ledger.items[key] for key in keys]
    origins = {item["origin"] for item in items if not item.get("copy_of")} or {
        item["origin"] for item in items
    }
    return {origin for origin in origins if not origin.startswith("own:")} or origins


def _count_corroborated(ledger: _Ledger) -> _Counts:
    saying: dict[Key, list[Key]] = defaultdict(list)
    for key in ledger.items:
        saying[ledger.roots[key]].append(key)
    several = {root for root, keys in saying.items() if len(_list_origins(ledger, keys)) > 1}
    confirmed = {key for pair, kinds in ledger.relations.items() if "confirms" in kinds for key in pair}
    claims = {claim["id"] for claim in ledger.claims.values() if "corroborated" in claim["status"]}
    right = sum(
        any(ledger.roots[key] in several or key in confirmed for key in ledger.items_of.get(claim, ()))
        for claim in claims
    )
    found = sum(
        any(key in ledger.places and ledger.places[key].claim in claims for key in saying[root])
        for root in several
    )
    return right, len(claims), found, len(several)


def _count_unverified(ledger: _Ledger, groups: Iterable[Record]) -> _Counts:
    targets = {
        (group["group"], target)
        for group in groups
        for doubt in group["unverified"]
        for target in doubt["targets"]
    }
    claims = {claim["id"] for claim in ledger.claims.values() if "unverified" in claim["status"]}
    right = sum(not targets.isdisjoint(ledger.items_of.get(claim, ())) for claim in claims)
    found = sum(key in ledger.places and ledger.places[key].claim in claims for key in targets)
    return right, len(claims), found, len(targets)


def _score_independent(ledger: _Ledger) -> float:
    total = right = 0
    for claim in ledger.claims.values():
        keys = ledger.items_of.get(claim["id"], ())
        spans = {(member["document"], tuple(member["span"])) for member in claim["members"]}
        if keys and spans == {(ledger.places[key].document, ledger.places[key].span) for key in keys}:
            total += 1
            right += claim["independent_sources"] == len(_list_origins(ledger, keys))
    return right / total if total else 0.0
