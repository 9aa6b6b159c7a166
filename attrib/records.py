"""Interchange records (JSON objects, docs/format.md) to the model's values and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from attrib.errors import InputError
from attrib.model import (
    KINDS,
    SPEAKER_TYPES,
    STANCES,
    Attribution,
    Document,
    Figure,
    Relation,
    Resolution,
    Span,
    attribution_id,
)

DOCUMENT_FIELDS = ("title", "outlet", "date", "url", "language", "location")
_ATTRIBUTION_FIELDS = frozenset(
    (
        "id",
        "source",
        "cue",
        "content",
        "kind",
        "stance",
        "hedged",
        "speaker",
        "speaker_id",
        "speaker_type",
        "resolution",
        "parent",
        "figures",
        "rule",
        "confidence",
    )
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def encode_record(record: Mapping[str, Any]) -> bytes:
    """Return one JSON line in UTF-8.

    Lone surrogates, which UTF-8 cannot hold, are written as JSON escapes, so nothing is lost.

    >>> encode_record({"text": "caf\\u00e9 \\ud800"})
    b'{"text": "caf\\xc3\\xa9 \\\\ud800"}\\n'
    """
    line = json.dumps(record, ensure_ascii=False) + "\n"
    try:
        return line.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line).encode("utf-8")


def read_record(record: Any, *, require_text: bool = True, where: str = "record") -> Document:
    """Return the document that an interchange record describes.

    Unknown fields are kept in ``extra``; attributions and relations are taken as they stand,
    with defaults for absent fields.  Spans index ``text``.  Raises InputError, naming ``where``
    and the field, if the record is malformed.
    """
    if not isinstance(record, Mapping):
        raise InputError(f"{where}: not a JSON object; each line must be one record with id and text")
    document_id = record.get("id")
    if isinstance(document_id, int) and not isinstance(document_id, bool):
        document_id = str(document_id)
    if not isinstance(document_id, str) or not document_id:
        raise InputError(f'{where}: no "id"; give every record a non-empty string id')
    text = record.get("text")
    if not isinstance(text, str):
        if require_text or text is not None:
            raise InputError(
                f'{where}: record {document_id!r} has no "text"; offsets need it: give the text, '
                "or extract again without --no-text"
            )
        text = ""
    length = len(text) if "text" in record else None
    fields = {}
    for name in DOCUMENT_FIELDS:
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            if isinstance(value, (Mapping, list)):
                raise InputError(f"{where}: field {name!r} of {document_id!r} must be a string")
            value = str(value)
        fields[name] = value
    attributions = relations = None
    if record.get("attributions") is not None:
        place = f"{where}: {document_id!r}"
        attributions = tuple(
            _read_attribution(item, document_id, length, f"{place}, attribution {number}")
            for number, item in enumerate(_as_list(record["attributions"], place, "attributions"))
        )
        relations = tuple(
            _read_relation(item, length, f"{place}, relation {number}")
            for number, item in enumerate(_as_list(record.get("relations") or [], place, "relations"))
        )
    known = {"id", "text", "attributions", "relations", *DOCUMENT_FIELDS}
    extra = {key: value for key, value in record.items() if key not in known}
    return Document(
        id=document_id, text=text, extra=extra, attributions=attributions, relations=relations, **fields
    )


def write_record(doc: Document, *, text: bool = True) -> dict[str, Any]:
    """Return the interchange record of a document; ``text=False`` leaves its text out."""
    record: dict[str, Any] = {"id": doc.id}
    for name in DOCUMENT_FIELDS:
        value = getattr(doc, name)
        if value is not None:
            record[name] = value
    if text:
        record["text"] = doc.text
    record.update({key: value for key, value in doc.extra.items() if key not in record})
    if doc.attributions is not None:
        record["attributions"] = [_write_attribution(item) for item in doc.attributions]
        record["relations"] = [_write_relation(item) for item in doc.relations or ()]
    return record


def _as_list(value: Any, place: str, name: str) -> list:
    if not isinstance(value, list):
        raise InputError(f"{place}: {name!r} must be a list")
    return value


def read_span(value: Any, length: int | None, place: str) -> Span:
    """Return a span, checked to be a pair of offsets inside a text of ``length`` code points."""
    if (
        not isinstance(value, (list, tuple))
        or len(value) != 2
        or not all(isinstance(x, int) and not isinstance(x, bool) for x in value)
    ):
        raise InputError(f"{place}: a span must be [start, end] in whole numbers, not {value!r:.60}")
    start, end = value
    if not 0 <= start < end or (length is not None and end > length):
        raise InputError(f"{place}: span [{start}, {end}] does not lie in the text ({length} characters)")
    return start, end


def _read_spans(value: Any, length: int | None, place: str, name: str) -> tuple[Span, ...]:
    return tuple(
        read_span(item, length, f"{place}, {name}")
        for item in _as_list(value if value is not None else [], place, name)
    )


def _choose(value: Any, allowed: tuple[str, ...], default: str, place: str, name: str) -> str:
    if value is None:
        return default
    if value not in allowed:
        raise InputError(f"{place}: {name} {value!r:.40} is none of {', '.join(allowed)}")
    return value


def _read_attribution(item: Any, document_id: str, length: int | None, place: str) -> Attribution:
    if not isinstance(item, Mapping):
        raise InputError(f"{place}: not a JSON object")
    roles = {name: _read_spans(item.get(name), length, place, name) for name in ("source", "cue", "content")}
    resolution = item.get("resolution") or {}
    if not isinstance(resolution, Mapping):
        raise InputError(f'{place}: "resolution" must be an object')
    antecedent = resolution.get("antecedent")
    confidence = item.get("confidence", 1.0)
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)):
        raise InputError(f'{place}: "confidence" must be a number')
    return Attribution(
        id=str(item.get("id") or attribution_id(document_id, **roles)),
        **roles,
        kind=_choose(item.get("kind"), KINDS, "indirect", place, "kind"),
        stance=_choose(item.get("stance"), STANCES, "asserts", place, "stance"),
        hedged=bool(item.get("hedged")),
        speaker=_read_text(item.get("speaker"), place, "speaker"),
        speaker_id=_read_text(item.get("speaker_id"), place, "speaker_id"),
        speaker_type=_choose(
            item.get("speaker_type"),
            SPEAKER_TYPES,
            "other" if item.get("speaker") else "unnamed",
            place,
            "speaker_type",
        ),
        resolution=Resolution(
            by=str(resolution.get("by") or "none"),
            antecedent=None if antecedent is None else read_span(antecedent, length, place),
            candidates=tuple(map(str, resolution.get("candidates") or ())),
            reason=str(resolution.get("reason") or ""),
        ),
        parent=_read_text(item.get("parent"), place, "parent"),
        figures=tuple(
            _read_figure(figure, length, f"{place}, figure {number}")
            for number, figure in enumerate(item.get("figures") or ())
        ),
        rule=str(item.get("rule") or ""),
        confidence=float(confidence),
        extra={key: value for key, value in item.items() if key not in _ATTRIBUTION_FIELDS},
    )


def _read_text(value: Any, place: str, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise InputError(f"{place}: {name!r} must be a string or null")
    return value or None


def _read_figure(item: Any, length: int | None, place: str) -> Figure:
    if not isinstance(item, Mapping) or not isinstance(item.get("unit"), str):
        raise InputError(f"{place}: a figure must be an object with a unit")
    bounds = []
    for name in ("low", "high"):
        value = item.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise InputError(f"{place}: {name!r} must be a whole number or null")
        bounds.append(value)
    part_of = item.get("part_of")
    return Figure(
        span=read_span(item.get("span"), length, place),
        unit=item["unit"],
        low=bounds[0],
        high=bounds[1],
        qualifier=str(item.get("qualifier") or "exact"),
        who=_read_text(item.get("who"), place, "who"),
        role=str(item.get("role") or "total"),
        part_of=None if part_of is None else read_span(part_of, length, place),
    )


def _read_relation(item: Any, length: int | None, place: str) -> Relation:
    if not isinstance(item, Mapping) or not isinstance(item.get("type"), str):
        raise InputError(f"{place}: a relation must be an object with a type")
    span = item.get("span")
    return Relation(
        type=item["type"],
        source=_read_text(item.get("from"), place, "from"),
        to=_read_text(item.get("to"), place, "to"),
        to_spans=_read_spans(item.get("to_spans"), length, place, "to_spans"),
        span=None if span is None else read_span(span, length, place),
        by=_read_text(item.get("by"), place, "by"),
        part=str(item.get("part") or "whole"),
        reason=_read_text(item.get("reason"), place, "reason"),
    )


def _write_attribution(item: Attribution) -> dict[str, Any]:
    record = {
        "id": item.id,
        "source": _pairs(item.source),
        "cue": _pairs(item.cue),
        "content": _pairs(item.content),
        "kind": item.kind,
        "stance": item.stance,
        "hedged": item.hedged,
        "speaker": item.speaker,
        "speaker_id": item.speaker_id,
        "speaker_type": item.speaker_type,
        "resolution": {
            "by": item.resolution.by,
            "antecedent": _pair(item.resolution.antecedent),
            "candidates": list(item.resolution.candidates),
            "reason": item.resolution.reason,
        },
        "parent": item.parent,
        "figures": [write_figure(figure) for figure in item.figures],
        "rule": item.rule,
        "confidence": round(item.confidence, 4),
    }
    record.update({key: value for key, value in item.extra.items() if key not in record})
    return record


def write_figure(figure: Figure) -> dict[str, Any]:
    """Return the interchange record of a figure."""
    return {
        "span": _pair(figure.span),
        "unit": figure.unit,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "who": figure.who,
        "role": figure.role,
        "part_of": _pair(figure.part_of),
    }


def _write_relation(item: Relation) -> dict[str, Any]:
    if item.type in ("unverified", "verified"):
        return {
            "type": item.type,
            "to": item.to,
            "to_spans": _pairs(item.to_spans),
            "span": _pair(item.span),
            "by": item.by,
            "part": item.part,
            "reason": item.reason,
        }
    return {"type": item.type, "from": item.source, "to": item.to}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]
