"""Attributions, claims, their members and sources as pandas data frames (the extra ``attrib[pandas]``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attrib.errors import AttribError
from attrib.export.csv_table import join_spans
from attrib.model import STATUSES, Document
from attrib.sources.origins import name_in_registry

if TYPE_CHECKING:
    import pandas

    from attrib.ledger.model import Claim, Ledger

ATTRIBUTION_COLUMNS = (
    "document title outlet date id source cue content kind stance hedged speaker speaker_id speaker_type "
    "parent figures rule confidence source_spans cue_spans content_spans"
).split()
CLAIM_COLUMNS = [
    *"claim event event_title text unit low high who scope place day sources independent_sources".split(),
    *(status.replace("-", "_") for status in STATUSES),
    *"first_date last_date documents".split(),
]
MEMBER_COLUMNS = (
    "claim document attribution speaker speaker_type outlet date stance hedged start end sentence "
    "copied_from reason"
).split()
SOURCE_COLUMNS = "source speaker_id type mentions documents claims".split()
_COUNTS = ("low", "high")


class Frames(NamedTuple):
    """One data frame a kind: a row an attribution, a claim, a place of a claim, a source."""

    attributions: pandas.DataFrame
    claims: pandas.DataFrame
    members: pandas.DataFrame
    sources: pandas.DataFrame


def to_pandas(documents: Iterable[Document], ledger: Ledger | None = None) -> Frames:
    """Return data frames of the documents' attributions, of their claims, the claims' members and sources.

    Documents without attributions are read first.  ``ledger`` is what ``attrib.claims`` made of them
    (None: it is made here).  Spans are lists of pairs of code-point offsets of the document's text;
    ``low`` and ``high`` are whole numbers or missing, dates and statuses as in docs/format.md.
    Raises AttribError where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise AttribError("to_pandas needs pandas; pip install 'attrib[pandas]'") from error
    from attrib.ledger.build import build_claims
    from attrib.pipeline import process_documents

    processed = list(process_documents(documents, jobs=1))
    made = build_claims(processed) if ledger is None else ledger
    claims = pandas.DataFrame(list_claims(made), columns=CLAIM_COLUMNS)
    return Frames(
        pandas.DataFrame(list_attributions(processed), columns=ATTRIBUTION_COLUMNS),
        claims.astype({name: "Int64" for name in _COUNTS}),
        pandas.DataFrame(list_members(made.claims), columns=MEMBER_COLUMNS),
        pandas.DataFrame(list_sources(processed, made.claims), columns=SOURCE_COLUMNS),
    )


def list_attributions(documents: Iterable[Document]) -> list[tuple[Any, ...]]:
    return [
        (
            doc.id,
            doc.title,
            doc.outlet,
            doc.date,
            item.id,
            join_spans(doc.text, item.source),
            join_spans(doc.text, item.cue),
            join_spans(doc.text, item.content),
            item.kind,
            item.stance,
            item.hedged,
            item.speaker,
            item.speaker_id,
            item.speaker_type,
            item.parent,
            [(figure.unit, figure.low, figure.high, figure.qualifier) for figure in item.figures],
            item.rule,
            item.confidence,
            list(item.source),
            list(item.cue),
            list(item.content),
        )
        for doc in documents
        for item in doc.attributions or ()
    ]


def list_claims(ledger: Ledger) -> list[tuple[Any, ...]]:
    titles = {event.id: event.title for event in ledger.events}
    rows = []
    for claim in ledger.claims:
        dates = sorted(member.date for member in claim.members if member.date)
        rows.append(
            (
                claim.id,
                claim.event,
                titles.get(claim.event),
                claim.text,
                claim.unit,
                claim.low,
                claim.high,
                claim.who,
                claim.scope,
                claim.place,
                claim.day,
                claim.sources,
                claim.independent_sources,
                *(status in claim.status for status in STATUSES),
                dates[0] if dates else None,
                dates[-1] if dates else None,
                len({member.document for member in claim.members}),
            )
        )
    return rows


def list_members(claims: Sequence[Claim]) -> list[tuple[Any, ...]]:
    return [
        (
            claim.id,
            member.document,
            member.attribution,
            member.speaker,
            member.speaker_type,
            member.outlet,
            member.date,
            member.stance,
            member.hedged,
            *member.span,
            member.sentence,
            member.copied_from.document if member.copied_from else None,
            member.reason,
        )
        for claim in claims
        for member in claim.members
    ]


def list_sources(documents: Sequence[Document], claims: Sequence[Claim]) -> list[tuple[Any, ...]]:
    """Return a row a speaker, the most mentioned first; what nobody is named for is no source."""
    mentions: Counter[tuple[str, str | None]] = Counter()
    types: dict[tuple[str, str | None], Counter[str]] = {}
    places: dict[tuple[str, str | None], set[str]] = {}
    made: dict[tuple[str, str | None], set[str]] = {}
    for doc in documents:
        for item in doc.attributions or ():
            if item.speaker:
                key = name_in_registry(item) or item.speaker, item.speaker_id
                mentions[key] += 1
                types.setdefault(key, Counter())[item.speaker_type] += 1
                places.setdefault(key, set()).add(doc.id)
    for claim in claims:
        for member in claim.members:
            made.setdefault((member.speaker or "", member.speaker_id), set()).add(claim.id)
    ordered = sorted(mentions, key=lambda key: (-mentions[key], key[0], key[1] or ""))
    return [
        (
            *key,
            min(types[key], key=lambda kind: (-types[key][kind], kind)),
            mentions[key],
            len(places[key]),
            len(made.get(key, ())),
        )
        for key in ordered
    ]
