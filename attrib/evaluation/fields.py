"""Figures over the fields of linked attributions: speaker, type, stance, kind, relations, verification.

The pairs are gold and predicted attributions of one document, one to one, whose contents and
sources both overlap by a half or more.  ``speaker b3`` is B-cubed F1 over the pairs of the whole
corpus (Bagga and Baldwin, LREC 1998): do the same pairs share a speaker, whatever its name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrib.evaluation.spans import Match, Measure, choose_matches, is_linked, match_attributions, measure
from attrib.model import Attribution, Document, Relation, Span

_SYMMETRIC = frozenset(("contradicts", "confirms", "repeats"))
_EMPTY_WORDS = frozenset("the a an of for and mr mrs ms dr president minister general gen lt col s".split())
_WORD = re.compile(r"\w+")

Names = Mapping[str, str]
NO_NAMES: Names = MappingProxyType({})
Figures = dict[str, Any]


def read_aliases(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return each lower-case name's canonical one, from a table of names and their equals."""
    return {
        name.lower(): canonical.lower() for canonical, names in table.items() for name in (canonical, *names)
    }


def is_same_name(one: str | None, other: str | None, aliases: Names) -> bool:
    """Tell whether two names agree: equal by the aliases, or one's words hold the other's.

    >>> is_same_name("the Syrian Observatory", "Syrian Observatory for Human Rights", {})
    True
    """
    if not one or not other:
        return not one and not other
    if aliases.get(one.lower(), one.lower()) == aliases.get(other.lower(), other.lower()):
        return True
    words, others = _split_name(one), _split_name(other)
    return bool(words and others) and (words <= others or others <= words)


def _split_name(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.lower().replace("'s", ""))) - _EMPTY_WORDS


def score_fields(
    pairs: Iterable[tuple[Document, Document]],
    aliases: Names = NO_NAMES,
) -> Figures:
    """Return the figures over pairs of gold and predicted documents; triples are P, R, F1."""
    total = 0
    linked: list[tuple[Attribution, Attribution]] = []
    relations: Counter[tuple[str, str]] = Counter()
    with_relations = False
    for gold_doc, own_doc in pairs:
        gold, own = gold_doc.attributions or (), own_doc.attributions or ()
        total += len(gold)
        scale = Measure(gold_doc.text)
        matches = match_attributions(scale, gold, own, need_content=False)
        for match in choose_matches(matches, is_linked):
            linked.append((gold[match.gold], own[match.predicted]))
        if gold_doc.relations is not None:
            with_relations = True
            _count_relations(gold_doc, own_doc, matches, relations)
    count = len(linked)
    figures: Figures = {"recall": count / total if total else 0.0}
    agreements = {
        "speaker": sum(is_same_name(a.speaker, b.speaker, aliases) for a, b in linked),
        **{
            name: sum(getattr(a, name) == getattr(b, name) for a, b in linked)
            for name in ("speaker_type", "stance", "kind")
        },
    }
    figures.update({name: hits / count if count else 0.0 for name, hits in agreements.items()})
    figures["stance macro"] = _average_stances(linked)
    figures["hedged"] = measure(
        sum(a.hedged and b.hedged for a, b in linked),
        sum(b.hedged for _, b in linked),
        sum(a.hedged for a, _ in linked),
    )
    figures["hedged n"] = sum(a.hedged for a, _ in linked)
    figures["n"] = count
    if linked:
        figures["speaker b3"] = _measure_clusters(linked)
    if with_relations:
        figures.update(_measure_kinds(relations, "relation", "relations"))
    return figures


def _average_stances(linked: Sequence[tuple[Attribution, Attribution]]) -> float:
    true, own = Counter(a.stance for a, _ in linked), Counter(b.stance for _, b in linked)
    hits = Counter(a.stance for a, b in linked if a.stance == b.stance)
    scores = [measure(hits[stance], own[stance], true[stance])[2] for stance in true]
    return sum(scores) / len(scores) if scores else 0.0


def _measure_clusters(linked: Sequence[tuple[Attribution, Attribution]]) -> float:
    gold, own = defaultdict(set), defaultdict(set)
    labels = [
        (a.speaker or f"?{k}", b.speaker_id or b.speaker or f"?{k}") for k, (a, b) in enumerate(linked, 1)
    ]
    for k, (one, other) in enumerate(labels):
        gold[one].add(k)
        own[other].add(k)
    common = [len(gold[one] & own[other]) for one, other in labels]
    precision = sum(n / len(own[other]) for n, (_, other) in zip(common, labels)) / len(labels)
    recall = sum(n / len(gold[one]) for n, (one, _) in zip(common, labels)) / len(labels)
    return 2 * precision * recall / (precision + recall)


def _count_relations(
    gold_doc: Document, own_doc: Document, matches: Sequence[Match], counts: Counter[tuple[str, str]]
) -> None:
    """Add to ``counts[type, what]``; ends of relations are mapped by their content alone."""
    gold, own = gold_doc.attributions or (), own_doc.attributions or ()
    chosen = choose_matches(matches, lambda match: match.content >= 0.5)
    to_gold = {own[match.predicted].id: gold[match.gold].id for match in chosen}

    def make_key(relation: Relation, mapped: bool) -> tuple[object, ...]:
        ends: list[object] = [relation.source, relation.to]
        if mapped:
            # an end that no gold attribution answers to stays apart from all of them
            source, to = relation.source, relation.to
            ends = [source and to_gold.get(source, ("?", source)), to_gold.get(to or "", ("?", to))]
        if relation.type in _SYMMETRIC:
            ends = list(sorted(map(str, ends)))
        return relation.type, *ends

    true = {make_key(relation, False) for relation in gold_doc.relations or ()}
    found = {make_key(relation, True) for relation in own_doc.relations or ()}
    for name, keys in (("hits", true & found), ("predicted", found), ("gold", true)):
        for key in keys:
            counts[str(key[0]), name] += 1


def _measure_kinds(counts: Counter[tuple[str, str]], prefix: str, whole: str) -> Figures:
    parts = ("hits", "predicted", "gold")
    kinds = sorted({kind for kind, _ in counts})
    figures: Figures = {whole: measure(*(sum(counts[kind, part] for kind in kinds) for part in parts))}
    figures.update({f"{prefix} {kind}": measure(*(counts[kind, part] for part in parts)) for kind in kinds})
    return figures


def score_verification(pairs: Iterable[tuple[Document, Document]], aliases: Names = NO_NAMES) -> Figures:
    """Return how well statements of verification are found, their target and their author.

    The gold documents carry ``verifications`` (span, polarity, by, to_spans).  Several relations
    of one phrase are one statement; statements that no gold one answers to cost precision.
    """
    hits = predicted = gold = targets = authors = 0
    for gold_doc, own_doc in pairs:
        contents = {item.id: item.content for item in own_doc.attributions or ()}
        statements: dict[tuple[str, Span | None], list[Relation]] = {}
        for relation in own_doc.relations or ():
            if relation.type in ("unverified", "verified"):
                statements.setdefault((relation.type, relation.span), []).append(relation)
        true = gold_doc.extra.get("verifications") or []
        predicted += len(statements)
        gold += len(true)
        used = set()
        for item in true:
            for key, relations in statements.items():
                if (
                    key in used
                    or key[0] != item["polarity"]
                    or key[1] is None
                    or not _overlaps([item["span"]], [key[1]])
                ):
                    continue
                used.add(key)
                hits += 1
                pointed = [
                    span
                    for relation in relations
                    for span in relation.to_spans or contents.get(relation.to or "", ())
                ]
                targets += _overlaps(item["to_spans"], pointed) if item["to_spans"] else not pointed
                authors += any(is_same_name(item["by"], relation.by, aliases) for relation in relations)
                break
    return {
        "found": measure(hits, predicted, gold),
        "target": targets / hits if hits else 0.0,
        "by": authors / hits if hits else 0.0,
    }


def _overlaps(spans: Iterable[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(min(end, stop) > max(start, begin) for start, end in spans for begin, stop in others)
