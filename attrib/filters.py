"""Which attributions are kept, and what follows for one from what the article says of it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attrib.model import Attribution, Document, Relation


def mark_unverified(
    attributions: Sequence[Attribution],
    relations: Sequence[Relation],
) -> tuple[Attribution, ...]:
    """Return the attributions with ``hedged`` set where a relation says they are unverified."""
    unverified = {item.to for item in relations if item.type == "unverified"}
    return tuple(
        replace(item, hedged=True) if item.id in unverified and not item.hedged else item
        for item in attributions
    )


def _is_told(item: Attribution) -> bool:
    """Tell whether a noun of saying carries what is said: "unconfirmed | reports | that he fled"."""
    noun = item.rule.rpartition(":")[2]
    return noun in ("unconfirmed-reports", "noun.report", "noun.rumour", "noun.claim", "noun.allegation")


def drop_statements(
    attributions: Sequence[Attribution],
    relations: Sequence[Relation],
) -> tuple[tuple[Attribution, ...], tuple[Relation, ...]]:
    """Return both without the attributions that are the article's own words on verification.

    "The claim could not be verified" is a statement about another attribution (a relation with its
    ``span``), not a claim of somebody unnamed.
    """
    spans = [
        item.span
        for item in relations
        if item.type in ("unverified", "verified") and item.span and item.by is None
    ]
    dropped = {
        item.id
        for item in attributions
        if not item.source
        and item.cue
        and not _is_told(item)
        and any(start <= item.cue[0][0] and item.cue[-1][1] <= end for start, end in spans)
    }
    if not dropped:
        return tuple(attributions), tuple(relations)
    kept = tuple(
        replace(item, parent=None) if item.parent in dropped else item
        for item in attributions
        if item.id not in dropped
    )
    rest = []
    for item in relations:
        if item.source in dropped:
            continue
        if item.to in dropped:
            if item.type not in ("unverified", "verified"):
                continue
            item = replace(item, to=None)
        rest.append(item)
    return kept, tuple(rest)


def is_claim_attribution(item: Attribution) -> bool:
    """Tell whether an attribution asserts something about the world, by its stance and its cue's class."""
    from attrib.stance.judge import is_claim

    return is_claim(item.stance, list_classes(item.rule))


def list_classes(rule: str) -> tuple[str, ...]:
    """Return the classes of the cues that a rule proposes; () for one that no list has.

    Before a colon may stand the rule that decided.

    >>> list_classes("says-that:verb.say")
    ('say',)
    """
    rule = rule.rpartition(":")[2]
    from attrib.rules.load import load_lexicon, load_rules
    from attrib.stance.judge import load_phrase_ids

    phrase = load_phrase_ids().get(rule)
    if phrase is not None:
        return phrase.classes
    for toml_rule in load_rules():
        if toml_rule.id == rule:
            return toml_rule.classes
    name = rule.partition(".")[2]
    return (name,) if name in load_lexicon().classes else ()


def filter_attributions(doc: Document, *, claims_only: bool = False, min_confidence: float = 0.0) -> Document:
    """Return the document without what the choices leave out; no reference is left dangling."""
    attributions = doc.attributions or ()
    kept = tuple(
        item
        for item in attributions
        if item.confidence >= min_confidence and (not claims_only or is_claim_attribution(item))
    )
    if len(kept) == len(attributions):
        return doc
    ids = {item.id for item in kept}
    relations = []
    for item in doc.relations or ():
        if item.type in ("unverified", "verified"):
            relations.append(item if item.to in ids else replace(item, to=None))
        elif item.source in ids and item.to in ids:
            relations.append(item)
    return replace(
        doc,
        relations=tuple(relations),
        attributions=tuple(
            replace(item, parent=item.parent if item.parent in ids else None) for item in kept
        ),
    )
