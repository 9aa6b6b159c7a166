"""Sources over a corpus: a table of who speaks, and a sheet of mentions for a person to correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from attrib.export.csv_table import write_rows
from attrib.export.terminal import clean_terminal
from attrib.graphs.names import get_source_key, is_named
from attrib.model import Document
from attrib.sources.origins import name_in_registry

if TYPE_CHECKING:
    from attrib.sources.names.registry import Registry

REVIEW_COLUMNS = (
    "name",
    "aliases",
    "type",
    "country",
    "parent",
    "from",
    "to",
    "external_id",
    "note",
    "document",
    "start",
    "end",
    "mention",
)
TABLE_COLUMNS = (
    "source",
    "id",
    "type",
    "country",
    "mentions",
    "documents",
    "claims",
    "aliases",
    "resolved_by",
)
_MOST_ALIASES = 6


@dataclass
class SourceRow:
    """One source as the corpus has it; ``aliases`` and ``means`` count mentions."""

    name: str
    speaker_id: str | None
    types: Counter[str] = field(default_factory=Counter)
    country: str = ""
    mentions: int = 0
    claims: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    aliases: Counter[str] = field(default_factory=Counter)
    means: Counter[str] = field(default_factory=Counter)


def gather_sources(documents: Iterable[Document], registry: Registry | None = None) -> list[SourceRow]:
    """Return a row for each source, most mentions first.

    Generic sources ("activists") of different documents share a row here, for the table's sake;
    in the graph they are apart.
    """
    rows: dict[str, SourceRow] = {}
    for doc in documents:
        for item in doc.attributions or ():
            key = get_source_key(doc.id, item) if item.speaker_id or is_named(item) else item.speaker
            if key is None:
                continue
            row = rows.setdefault(key, SourceRow(name_in_registry(item) or key, item.speaker_id))
            row.types[item.speaker_type] += 1
            row.mentions += 1
            row.claims.add(item.id)
            row.documents.add(doc.id)
            row.means[item.resolution.by] += 1
            if item.source:
                row.aliases[" ".join(doc.text[item.source[0][0] : item.source[-1][1]].split())] += 1
            if registry is not None and item.speaker_id in registry.entities:
                row.country = registry.entities[item.speaker_id].country
    return sorted(rows.values(), key=lambda row: (-row.mentions, row.name))


def count_means(documents: Iterable[Document]) -> Counter[str]:
    """Count the mentions of sources by the means they were resolved with."""
    return Counter(item.resolution.by for doc in documents for item in doc.attributions or () if item.source)


def _most_common(counter: Counter[str], most: int | None = None) -> list[str]:
    return [name for name, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:most]]


def write_table(rows: Iterable[SourceRow], stream: BinaryIO) -> None:
    """Write the table as CSV."""
    write_rows(
        TABLE_COLUMNS,
        (
            (
                row.name,
                row.speaker_id,
                _most_common(row.types)[0],
                row.country,
                row.mentions,
                len(row.documents),
                len(row.claims),
                "|".join(_most_common(row.aliases)),
                "|".join(_most_common(row.means)),
            )
            for row in rows
        ),
        stream,
    )


def format_table(rows: Iterable[SourceRow]) -> Iterator[str]:
    """Yield the lines of the table for people."""
    yield f"{'mentions':>8} {'docs':>5} {'claims':>6}  {'type':18} source (as written)"
    for row in rows:
        aliases = ", ".join(
            alias if len(alias) <= 50 else alias[:49] + "…"
            for alias in _most_common(row.aliases, _MOST_ALIASES)
        )
        yield clean_terminal(
            f"{row.mentions:>8} {len(row.documents):>5} {len(row.claims):>6}  "
            f"{_most_common(row.types)[0]:18} {row.name} ({aliases})"
        )


def format_unresolved(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a line for each mention that was tied to nobody: where, the words, why, the candidates."""
    for doc in documents:
        for item in doc.attributions or ():
            if item.source and item.resolution.by == "none":
                start, end = item.source[0][0], item.source[-1][1]
                words = " ".join(doc.text[start:end].split())
                others = (
                    f"; candidates: {', '.join(item.resolution.candidates)}"
                    if item.resolution.candidates
                    else ""
                )
                yield clean_terminal(
                    f"{doc.id} [{start}, {end}] {words}: "
                    f"{item.resolution.reason or 'no reason given'}{others}"
                )


def write_review(documents: Iterable[Document], stream: BinaryIO) -> None:
    """Write a row for each mention of a source, the unresolved ones with an empty name.

    Given back with ``--sources``, a row whose name is filled in decides that mention.
    """

    def rows() -> Iterator[tuple[object, ...]]:
        for doc in documents:
            seen = set()
            for item in doc.attributions or ():
                if not item.source:
                    continue
                start, end = item.source[0][0], item.source[-1][1]
                if (start, end) in seen:
                    continue
                seen.add((start, end))
                resolved = item.resolution.by != "none"
                note = item.resolution.reason + (
                    f" (candidates: {', '.join(item.resolution.candidates)})"
                    if item.resolution.candidates
                    else ""
                )
                yield (
                    name_in_registry(item) if resolved else "",
                    "",
                    item.speaker_type if resolved else "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    note,
                    doc.id,
                    start,
                    end,
                    " ".join(doc.text[start:end].split()),
                )

    write_rows(REVIEW_COLUMNS, rows(), stream)
