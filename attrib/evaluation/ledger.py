"""Figures over claims across documents, against groups of articles with a ledger of tolls.

figures
    gold claims that have a claim with the same unit, low and high in a place that overlaps
    (recall); predicted figures that overlap a gold claim and equal one there (precision)
figures speaker
    of those found, the share whose speaker is right
events
    pairwise F1 over the gold claims found: one event or not
relation ...
    over the listed pairs of places, each of one right type: same, conflict, revision, wire-copy
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from attrib.evaluation.fields import NO_NAMES, Figures, Names, is_same_name
from attrib.evaluation.spans import measure

_TYPES = (("conflicts", "conflict"), ("revises", "revision"))
Record = Mapping[str, Any]


def count_common(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many code points two half-open spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def is_same_figure(figure: Record, quantity: Record) -> bool:
    """Tell whether a predicted figure has the unit and the bounds of a listed one."""
    return all(figure.get(name) == quantity[name] for name in ("unit", "low", "high"))


class _Places:
    """The members of predicted claims, by where they stand."""

    def __init__(self, claims: Iterable[Record]):
        self.by_document: dict[str, list[tuple[Record, Record]]] = defaultdict(list)
        for claim in claims:
            for member in claim["members"]:
                self.by_document[member["document"]].append((member, claim))

    def at(self, document: str, span: Sequence[int]) -> list[tuple[Record, Record]]:
        """Return members and claims that overlap a place: most overlap first, then shortest."""
        places = self.by_document.get(document, ())
        order = sorted(
            (
                (count_common(span, member["span"]), member["span"][0] - member["span"][1], k)
                for k, (member, _) in enumerate(places)
                if count_common(span, member["span"])
            ),
            reverse=True,
        )
        return [places[k] for *_, k in order]


def score_ledger(groups: Iterable[Record], claims: Iterable[Record], aliases: Names = NO_NAMES) -> Figures:
    """Return the figures for claim records (``attrib claims``) against the ledger's groups."""
    places = _Places(claims)
    total = found = overlapping = good = spoken = speaker_hits = 0
    located: list[tuple[tuple[str, str], str | None]] = []
    relations: Counter[tuple[str, str]] = Counter()
    for group in groups:
        entries = [(event, entry) for event in group["events"] for entry in event["claims"]]
        total += len(entries)
        for event, entry in entries:
            place = next(
                (
                    place
                    for place in places.at(entry["doc"], entry["span"])
                    if any(
                        is_same_figure(figure, entry["quantity"]) for figure in place[0].get("figures") or ()
                    )
                ),
                None,
            )
            if place is None:
                continue
            found += 1
            member, claim = place
            if entry["speaker"]:
                spoken += 1
                speaker_hits += is_same_name(entry["speaker"], member.get("speaker"), aliases)
            located.append(((group["group"], event["event"]), claim.get("event")))
        for document in sorted({entry["doc"] for _, entry in entries}):
            own = [entry for _, entry in entries if entry["doc"] == document]
            for member, _ in places.by_document.get(document, ()):
                for figure in member.get("figures") or ():
                    near = [
                        entry
                        for entry in own
                        if count_common(entry["span"], figure.get("span") or member["span"])
                    ]
                    overlapping += bool(near)
                    good += any(is_same_figure(figure, entry["quantity"]) for entry in near)
        for relation in group["relations"]:
            types = _list_types(places, relation)
            relations[relation["type"], "gold"] += 1
            relations[relation["type"], "hits"] += relation["type"] in types
            for kind in types:
                relations[kind, "predicted"] += 1
    figures: Figures = {
        "figures recall": found / total if total else 0.0,
        "figures precision": good / overlapping if overlapping else 0.0,
        "figures speaker": speaker_hits / spoken if spoken else 0.0,
        "events": score_events(located),
    }
    for kind in sorted({kind for kind, _ in relations}):
        figures[f"relation {kind}"] = measure(
            *(relations[kind, part] for part in ("hits", "predicted", "gold"))
        )
    return figures


def score_events(located: Sequence[tuple[tuple[str, str], str | None]]) -> tuple[float, float, float]:
    """Return pairwise figures over ``located``: a listed and a predicted event a figure."""
    hits = predicted = gold = 0
    for (one, own), (other, other_own) in combinations(located, 2):
        same, together = one == other, own is not None and own == other_own
        hits += same and together
        predicted += together
        gold += same
    return measure(hits, predicted, gold)


def _list_types(places: _Places, relation: Record) -> set[str]:
    (one_doc, one_span), (other_doc, other_span) = relation["a"], relation["b"]
    types = set()
    for (one, claim), (other, other_claim) in product(
        places.at(one_doc, one_span), places.at(other_doc, other_span)
    ):
        if claim["id"] == other_claim["id"]:
            types.add("same")
        origin, other_origin = _origin(one), _origin(other)
        if origin == other_doc or other_origin == one_doc or (origin is not None and origin == other_origin):
            types.add("wire-copy")
        for kind, name in _TYPES:
            if _points(claim, kind, other_claim) or _points(other_claim, kind, claim):
                types.add(name)
    return types - {"same"} if "wire-copy" in types else types


def _origin(member: Record) -> str | None:
    return (member.get("copied_from") or {}).get("document")


def _points(claim: Record, kind: str, other: Record) -> bool:
    return any(item["type"] == kind and item["claim"] == other["id"] for item in claim.get("relations", ()))
