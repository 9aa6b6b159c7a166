"""What the formats share: an attribution's values besides its spans, and documents made of what was read.

A format carries spans as it can and the other values as the interchange record has them
(docs/format.md).  What a person has corrected has no rule and no confidence of ours: both are left
out, and ids are made anew from the spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from attrib.errors import InputError
from attrib.model import Attribution, Document, Span
from attrib.records import read_record, write_record

ROLES = ("source", "cue", "content")
VALUES = ("kind", "stance", "hedged", "speaker", "speaker_id", "speaker_type", "figures")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as a format has it: spans by role, values, and the key of the one it is nested in."""

    key: str
    spans: Mapping[str, Sequence[Span]]
    values: Mapping[str, Any]
    parent: str | None = None


def list_values(item: Attribution) -> dict[str, Any]:
    """Return the attribution's values as the interchange record has them, without spans and what is unset."""
    record = write_record(Document("-", "", attributions=(item,)))["attributions"][0]
    return {name: record[name] for name in VALUES if record[name] not in (None, [], False)}


def make_document(doc: Document, drafts: Iterable[Draft], where: str) -> Document:
    """Return the document with the attributions of the drafts, in text order; ``where`` names the file.

    Raises InputError for a span outside the text, a value that is none of docs/format.md's, or a
    parent that is not there.
    """
    drafts = sorted(drafts, key=lambda draft: sort_key(draft.spans))
    items = [
        {
            **{name: draft.values[name] for name in VALUES if name in draft.values},
            **{role: [list(span) for span in sorted(set(draft.spans.get(role, ())))] for role in ROLES},
        }
        for draft in drafts
    ]
    record = {"id": doc.id, "text": doc.text, "attributions": items, "relations": []}
    made = read_record(record, where=where).attributions or ()
    ids = {draft.key: item.id for draft, item in zip(drafts, made)}
    nested = []
    for draft, item in zip(drafts, made):
        if draft.parent is not None and draft.parent not in ids:
            raise InputError(f"{where}: {draft.parent!r} is no attribution here; mend who it is nested in")
        nested.append(replace(item, parent=ids[draft.parent]) if draft.parent is not None else item)
    unique = {item.id: item for item in nested}
    return replace(doc, attributions=tuple(unique.values()), relations=())


def sort_key(spans: Mapping[str, Sequence[Span]]) -> tuple[Span, ...]:
    return tuple(sorted(span for role in ROLES for span in spans.get(role, ())))


def decode(data: bytes, where: str) -> str:
    """Return the text of UTF-8 bytes; raises InputError where they are none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
