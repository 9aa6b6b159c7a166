"""Leaves out relations that others already say: echoes, second confirmations of one report."""

from __future__ import annotations

import re

from attrib.model import Attribution, Relation

from .reader import ReadAttribution, RelationReader, get_cue_text, is_nested

CONFIRM_WORD = re.compile(r"\b(?:confirm|corroborat|acknowledg|admit|back(?:ed|s)? up|echo)", re.I)


def drop_echoes(reader: RelationReader, relations: list[Relation]) -> list[Relation]:
    """Leave out confirmations between the outer and inner halves of two sayings that repeat each other."""
    items: dict[str | None, Attribution] = {item.attribution.id: item.attribution for item in reader.items}
    repeats = [item for item in relations if item.type == "repeats"]
    first: dict[str | None, str | None] = {}
    first_by: dict[str | None, str | None] = {}  # who repeats it first
    order: dict[str | None, int] = {item.attribution.id: item.index for item in reader.items}
    for item in repeats:
        if item.source not in first or order[item.to] < order[first[item.source]]:
            first[item.source] = item.to
        first_by.setdefault(item.to, item.source)
    kept = []
    for item in relations:
        if (
            item.type == "repeats"
            and first.get(item.source) != item.to
            and first.get(item.to) == first[item.source]
        ):
            continue  # both repeat the first saying: that says it all
        if item.type in ("confirms", "contradicts") and (
            item.source in first
            and is_nested(items[item.to], items[first[item.source]])
            or item.to in first_by
            and is_nested(items[item.source], items[first_by[item.to]])
        ):
            continue
        kept.append(item)
    return kept


def keep_first_confirmations(reader: RelationReader, relations: list[Relation]) -> list[Relation]:
    """Keep one confirmation for each speaker and report: the speaker's first, of the first report."""
    items: dict[str | None, ReadAttribution] = {item.attribution.id: item for item in reader.items}
    tied = [
        item
        for item in relations
        if item.type == "confirms"
        and not CONFIRM_WORD.search(get_cue_text(reader, items[item.source].attribution))
    ]
    tied.sort(key=lambda item: (items[item.source].index, items[item.to].index))
    sources: set[str | None] = set()
    pairs: set[tuple[str | None, str | None]] = set()
    dropped: set[tuple[str | None, str | None]] = set()
    for item in tied:
        pair = (items[item.source].attribution.speaker, item.to)
        if item.source in sources or pair in pairs:
            dropped.add((item.source, item.to))
        else:
            sources.add(item.source)
            pairs.add(pair)
    return [item for item in relations if item.type != "confirms" or (item.source, item.to) not in dropped]
