"""Statements as Discourse Network Analyzer's event list, so that a person can go on coding by hand.

The columns, their order and the semicolons are DNA's; person, organization, concept and agreement are the
variables of its statement type "DNA Statement".  Columns after these are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from .csv_table import write_rows

if TYPE_CHECKING:
    from attrib.graphs.facts import Facts
    from attrib.graphs.networks import Statement

COLUMNS = (
    "statement ID",
    "time",
    "document ID",
    "document title",
    "author",
    "source",
    "section",
    "type",
    "text",
    "person",
    "organization",
    "concept",
    "agreement",
    "start",
    "stop",
    "document",
    "stance",
    "claim",
)


def write_event_list(facts: Facts, statements: Iterable[Statement], stream: BinaryIO) -> None:
    """Write one statement a row, in the order given.

    ``time`` is the report's day at midnight, empty where the document has no date; ``start`` and ``stop``
    are code points of the document's text; ``agreement`` is 1 or 0.
    """
    write_rows(COLUMNS, list_rows(facts, statements), stream, delimiter=";")


def list_rows(facts: Facts, statements: Iterable[Statement]) -> Iterator[list[Any]]:
    numbers = {key: number for number, key in enumerate(facts.documents, 1)}
    concepts = name_concepts(facts)
    for number, statement in enumerate(statements, 1):
        saying = statement.saying
        doc = facts.documents.get(saying.document)
        organisation = facts.sources[statement.source].name
        yield [
            number,
            f"{saying.day} 00:00:00" if saying.day else "",
            numbers.get(saying.document),
            (doc and doc.title) or saying.document,
            "",
            doc and doc.outlet,
            "",
            "",
            saying.sentence,
            saying.person if saying.person != organisation and not saying.own_voice else "",
            organisation,
            concepts[statement.claim],
            int(statement.agrees),
            *saying.span,
            saying.document,
            saying.stance,
            statement.claim,
        ]


def name_concepts(facts: Facts) -> dict[str, str]:
    """Return a name for each claim: its wording, and its id where two claims are worded alike."""
    names: dict[str, str] = {}
    used: dict[str, int] = {}
    for key, claim in facts.claims.items():
        names[key] = " ".join(claim.text.split()) or key
        used[names[key]] = used.get(names[key], 0) + 1
    return {key: name if used[name] == 1 else f"{name} [{key}]" for key, name in names.items()}
