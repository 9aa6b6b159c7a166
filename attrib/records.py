"""Interchange records (JSON objects, docs/format.md) to the model's values and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from attrib.errors import InputError
from attrib.model import (
    FIGURE_ROLES,
    FIGURE_UNITS,
    KINDS,
    RELATION_TYPES,
    SPEAKER_TYPES,
    STANCES,
    Attribution,
    Document,
    Figure,
    Relation,
    Resolution,
    Span,
    attribution_id,
    join_surrogates,
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
# more is no number of people; whatever reads the records holds whole numbers of this size
LARGEST_FIGURE = 10**15
_PIECE = 1 << 16  # bytes of a line that are written at once
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def encode_record(record: Mapping[str, Any]) -> bytes:
    """Return one JSON line in UTF-8.

    Lone surrogates, which UTF-8 cannot hold, are written as JSON escapes, so nothing is lost.

    >>> encode_record({"text": "caf\\u00e9 \\ud800"})
    b'{"text": "caf\\xc3\\xa9 \\\\ud800"}\\n'
    """
    return b"".join(_encode_pieces(record))


def encode_document(doc: Document, *, text: bool = True) -> Iterator[bytes]:
    """Yield the JSON line of a document's record piece by piece, for one whose attributions are many.

    >>> b"".join(encode_document(Document("d", "No."), text=False))
    b'{"id": "d"}\\n'
    """
    return _encode_pieces(_describe(doc, text=text))


def _encode_pieces(record: Mapping[str, Any]) -> Iterator[bytes]:
    line = bytearray(b"{")
    for number, (name, value) in enumerate(record.items()):
        line += b", " if number else b""
        line += _encode(name) + b": "
        if isinstance(value, list | Iterator):  # item by item: all of a large document take much room
            line += b"["
            for k, item in enumerate(value):
                line += b", " if k else b""
                line += _encode(item)
                if len(line) > _PIECE:
                    yield bytes(line)
                    line.clear()
            line += b"]"
        else:
            line += _encode(value)
    line += b"}\n"
    yield bytes(line)


def _encode(value: Any) -> bytes:
    text = _ENCODER.encode(value)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode("utf-8")


def decode_record(line: str) -> Any:
    """Return the value of one line of JSON; raises InputError that says what is broken, and where."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON ({error.msg} at column {error.colno}); mend the line") from None
    except RecursionError:
        raise InputError("JSON nested too deep; mend the line") from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise InputError("a number of thousands of digits; mend the line") from None


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
    document_id = join_surrogates(document_id)
    place = f"{where}: {document_id!r:.200}"
    text = _read_document_text(record, place, require_text)
    length = len(text) if "text" in record else None
    attributions: tuple[Attribution, ...] | None = None
    relations: tuple[Relation, ...] | None = None
    if record.get("attributions") is not None:
        attributions = tuple(
            _read_attribution(item, document_id, length, f"{place}, attribution {number}")
            for number, item in enumerate(_as_list(record["attributions"], place, "attributions"))
        )
        relations = tuple(
            _read_relation(item, length, f"{place}, relation {number}")
            for number, item in enumerate(_as_list(record.get("relations"), place, "relations"))
        )
        _check_references(attributions, relations, place)
    known = {"id", "text", "attributions", "relations", *DOCUMENT_FIELDS}
    return Document(
        id=document_id,
        text=text,
        extra={key: value for key, value in record.items() if key not in known},
        attributions=attributions,
        relations=relations,
        **{name: _read_document_field(record.get(name), place, name) for name in DOCUMENT_FIELDS},
    )


def _read_document_text(record: Mapping[str, Any], place: str, required: bool) -> str:
    text = record.get("text")
    if isinstance(text, str):
        return join_surrogates(text)
    if required or text is not None:
        raise InputError(
            f'{place} has no "text"; offsets need it: give the text, or extract again without --no-text'
        )
    return ""


def _read_document_field(value: Any, place: str, name: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (Mapping, list)):
        _refuse(place, name, "must be a string", value)
    return str(value)


def _check_references(attributions: Iterable[Attribution], relations: Iterable[Relation], place: str) -> None:
    """Refuse two attributions of one id, parents and relations that lead nowhere, parents in a circle."""
    parents: dict[str, str | None] = {}
    for item in attributions:
        if item.id in parents:
            raise InputError(f"{place}: two attributions have the id {item.id!r:.80}; give each its own")
        parents[item.id] = item.parent
    named = [("parent", parent) for parent in parents.values()]
    named += [(name, end) for item in relations for name, end in (("from", item.source), ("to", item.to))]
    for name, target in named:
        if target is not None and target not in parents:
            raise InputError(f"{place}: {name!r} {target!r:.80} is no attribution of this record")
    settled: set[str] = set()
    for start in parents:
        trail: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in settled:
            if here in trail:
                raise InputError(f"{place}: attribution {here!r:.80} lies in itself by its parents")
            trail[here] = None
            here = parents[here]
        settled.update(trail)


def write_record(doc: Document, *, text: bool = True) -> dict[str, Any]:
    """Return the interchange record of a document; ``text=False`` leaves its text out."""
    record = _describe(doc, text=text)
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in record.items()}


def _describe(doc: Document, *, text: bool) -> dict[str, Any]:
    """Return the record of a document with an iterator where ``write_record`` has a list."""
    record: dict[str, Any] = {"id": doc.id}
    for name in DOCUMENT_FIELDS:
        value = getattr(doc, name)
        if value is not None:
            record[name] = value
    if text:
        record["text"] = doc.text
    record.update({key: value for key, value in doc.extra.items() if key not in record})
    if doc.attributions is not None:
        record["attributions"] = map(_write_attribution, doc.attributions)
        record["relations"] = map(_write_relation, doc.relations or ())
    return record


def _refuse(place: str, name: str, what: str, value: Any) -> NoReturn:
    try:
        shown = f", not {value!r:.60}"
    except ValueError:  # a whole number too long to be written out
        shown = ""
    raise InputError(f"{place}: {name!r} {what}{shown}")


def _as_list(value: Any, place: str, name: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        _refuse(place, name, "must be a list", value)
    return value


def read_span(value: Any, length: int | None, place: str, name: str = "span") -> Span:
    """Return a span, checked to be a pair of offsets inside a text of ``length`` code points."""
    if (
        not isinstance(value, (list, tuple))
        or len(value) != 2
        or not all(isinstance(x, int) and not isinstance(x, bool) for x in value)
    ):
        _refuse(place, name, "must be [start, end] in whole numbers", value)
    start, end = value
    if not 0 <= start < end or (length is not None and end > length):
        _refuse(place, name, f"does not lie in the text (it has {length} characters)", value)
    return start, end


def _read_optional_span(value: Any, length: int | None, place: str, name: str) -> Span | None:
    return None if value is None else read_span(value, length, place, name)


def _read_spans(value: Any, length: int | None, place: str, name: str) -> tuple[Span, ...]:
    return tuple(read_span(item, length, place, name) for item in _as_list(value, place, name))


def _choose(value: Any, allowed: tuple[str, ...], default: str, place: str, name: str) -> str:
    if value is None:
        return default
    if not isinstance(value, str) or value not in allowed:
        _refuse(place, name, f"must be one of {', '.join(allowed)}", value)
    return value


def _read_text(value: Any, place: str, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        _refuse(place, name, "must be a string or null", value)
    return value or None


def _read_flag(value: Any, place: str, name: str) -> bool:
    if value is not None and not isinstance(value, bool):
        _refuse(place, name, "must be true or false", value)
    return bool(value)


def _read_count(value: Any, place: str, name: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_FIGURE:
        _refuse(place, name, "must be a whole number of people or null", value)
    return value


def _read_confidence(value: Any, place: str) -> float:
    if value is None:
        return 1.0
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        _refuse(place, "confidence", "must be a number from 0 to 1", value)
    return float(value)


def _read_attribution(item: Any, document_id: str, length: int | None, place: str) -> Attribution:
    if not isinstance(item, Mapping):
        raise InputError(f"{place}: not a JSON object")
    source, cue, content = (
        _read_spans(item.get(name), length, place, name) for name in ("source", "cue", "content")
    )
    return Attribution(
        id=_read_text(item.get("id"), place, "id") or attribution_id(document_id, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        kind=_choose(item.get("kind"), KINDS, "indirect", place, "kind"),
        stance=_choose(item.get("stance"), STANCES, "asserts", place, "stance"),
        hedged=_read_flag(item.get("hedged"), place, "hedged"),
        speaker=_read_text(item.get("speaker"), place, "speaker"),
        speaker_id=_read_text(item.get("speaker_id"), place, "speaker_id"),
        speaker_type=_choose(
            item.get("speaker_type"),
            SPEAKER_TYPES,
            "other" if item.get("speaker") else "unnamed",
            place,
            "speaker_type",
        ),
        resolution=_read_resolution(item.get("resolution"), length, place),
        parent=_read_text(item.get("parent"), place, "parent"),
        figures=tuple(
            _read_figure(figure, length, f"{place}, figure {number}")
            for number, figure in enumerate(_as_list(item.get("figures"), place, "figures"))
        ),
        rule=_read_text(item.get("rule"), place, "rule") or "",
        confidence=_read_confidence(item.get("confidence"), place),
        extra={key: value for key, value in item.items() if key not in _ATTRIBUTION_FIELDS},
    )


def _read_resolution(value: Any, length: int | None, place: str) -> Resolution:
    if value is None:
        return Resolution()
    if not isinstance(value, Mapping):
        _refuse(place, "resolution", "must be an object", value)
    candidates = _as_list(value.get("candidates"), place, "candidates")
    for name in candidates:
        if not isinstance(name, str):
            _refuse(place, "candidates", "must be a list of strings", name)
    return Resolution(
        by=_read_text(value.get("by"), place, "by") or "none",
        antecedent=_read_optional_span(value.get("antecedent"), length, place, "antecedent"),
        candidates=tuple(candidates),
        reason=_read_text(value.get("reason"), place, "reason") or "",
    )


def _read_figure(item: Any, length: int | None, place: str) -> Figure:
    if not isinstance(item, Mapping):
        raise InputError(f"{place}: not a JSON object")
    unit = _choose(item.get("unit"), FIGURE_UNITS, "", place, "unit")
    if not unit:
        raise InputError(f"{place}: no 'unit'; it must be one of {', '.join(FIGURE_UNITS)}")
    return Figure(
        span=read_span(item.get("span"), length, place),
        unit=unit,
        low=_read_count(item.get("low"), place, "low"),
        high=_read_count(item.get("high"), place, "high"),
        qualifier=_read_text(item.get("qualifier"), place, "qualifier") or "exact",
        who=_read_text(item.get("who"), place, "who"),
        role=_choose(item.get("role"), FIGURE_ROLES, "total", place, "role"),
        part_of=_read_optional_span(item.get("part_of"), length, place, "part_of"),
    )


def _read_relation(item: Any, length: int | None, place: str) -> Relation:
    if not isinstance(item, Mapping):
        raise InputError(f"{place}: not a JSON object")
    kind = _choose(item.get("type"), RELATION_TYPES, "", place, "type")
    if not kind:
        raise InputError(f"{place}: no 'type'; it must be one of {', '.join(RELATION_TYPES)}")
    return Relation(
        type=kind,
        source=_read_text(item.get("from"), place, "from"),
        to=_read_text(item.get("to"), place, "to"),
        to_spans=_read_spans(item.get("to_spans"), length, place, "to_spans"),
        span=_read_optional_span(item.get("span"), length, place, "span"),
        by=_read_text(item.get("by"), place, "by"),
        part=_read_text(item.get("part"), place, "part") or "whole",
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
