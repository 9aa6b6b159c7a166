"""W3C Web Annotation (Recommendation of 23 February 2017), as JSON-LD: a page of annotations.

Each role of an attribution is an annotation that tags its words (source, cue or content); each
attribution is an annotation that links these three, its values in a body of its own.  A place is a
TextPositionSelector (code points, as the Recommendation counts) and a TextQuoteSelector of the same words;
where a tool has moved one of them the quote is looked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO
from urllib.parse import quote

from attrib.errors import InputError
from attrib.model import Attribution, Document, Span
from attrib.records import decode_record, encode_record

from .attributions import ROLES, VALUES, Draft, decode, list_values, make_document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_CONTEXT = [CONTEXT, {"attrib": "urn:attrib:"}]
_AROUND = 32  # code points of prefix and suffix
Values = dict[str, Any]


def write_web_annotations(documents: Iterable[Document], stream: BinaryIO) -> None:
    """Write one AnnotationPage with the annotations of all documents."""
    stream.write(b'{"@context": ' + json.dumps(_CONTEXT).encode() + b', "id": "urn:attrib:page", ')
    stream.write(b'"type": "AnnotationPage", "items": [')
    first = True
    for doc in documents:
        for item in list_annotations(doc):
            stream.write((b"\n" if first else b",\n") + encode_record(item).rstrip(b"\n"))
            first = False
    stream.write(b"\n]}\n")


def list_annotations(doc: Document) -> Iterator[Values]:
    """Yield the annotations of a document: for each attribution those of its roles, then what links them."""
    for item in doc.attributions or ():
        name = f"urn:attrib:attribution:{quote(item.id, safe='')}"
        roles = [role for role in ROLES if getattr(item, role)]
        for role in roles:
            yield {
                "id": f"{name}:{role}",
                "type": "Annotation",
                "motivation": "tagging",
                "body": make_tag(role),
                "target": [make_target(doc, span) for span in getattr(item, role)],
            }
        yield {
            "id": name,
            "type": "Annotation",
            "motivation": "linking",
            "body": [make_tag(f"stance: {item.stance}"), make_values(item)],
            "target": [f"{name}:{role}" for role in roles] or [name_document(doc)],
        }


def name_document(doc: Document) -> str:
    return f"urn:attrib:document:{quote(doc.id, safe='')}"


def make_tag(value: str) -> Values:
    return {"type": "TextualBody", "purpose": "tagging", "value": value, "format": "text/plain"}


def make_values(item: Attribution) -> Values:
    """Return the body that holds an attribution's values, as JSON for whoever reads them again."""
    values = list_values(item)
    if item.parent is not None:
        values["parent"] = f"urn:attrib:attribution:{quote(item.parent, safe='')}"
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "application/json",
        "value": json.dumps(values, ensure_ascii=False, sort_keys=True),
    }


def make_target(doc: Document, span: Span) -> Values:
    start, end = span
    return {
        "type": "SpecificResource",
        "source": name_document(doc),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": doc.text[start:end],
                "prefix": doc.text[max(0, start - _AROUND) : start],
                "suffix": doc.text[end : end + _AROUND],
            },
        ],
    }


def read_web_annotations(
    data: bytes, documents: Iterable[Document], *, where: str = "annotations"
) -> Iterator[Document]:
    """Yield the documents with the attributions that the annotations describe.

    ``documents`` gives the texts; one that no annotation names gets no attribution.  Raises InputError,
    naming the annotation, for words that are not in the text.
    """
    page = decode_record(decode(data, where))
    if isinstance(page, list):
        page = {"items": page}
    items = page.get("items") if isinstance(page, Mapping) else None
    if not isinstance(items, list):
        raise InputError(f"{where}: no AnnotationPage with items; name a file of Web Annotations")
    by_id = {
        item["id"]: item for item in items if isinstance(item, Mapping) and isinstance(item.get("id"), str)
    }
    texts = {name_document(doc): doc for doc in documents}
    drafts: dict[str, list[Draft]] = {name: [] for name in texts}
    for name, item in by_id.items():
        if item.get("motivation") == "linking":
            document, draft = read_link(name, item, by_id, texts, where)
            drafts[document].append(draft)
    for name, doc in texts.items():
        yield make_document(doc, drafts[name], where)


def read_link(
    name: str, item: Mapping[str, Any], by_id: Mapping[str, Any], texts: Mapping[str, Document], where: str
) -> tuple[str, Draft]:
    """Return the document that a linking annotation speaks of, and the attribution it describes."""
    spans: dict[str, list[Span]] = {}
    document = None
    for target in as_list(item.get("target")):
        if target in texts:
            document = target
        for place in as_list(by_id[target].get("target")) if target in by_id else ():
            document = read_source(place, texts, name, where)
            role = read_tag(by_id[target])
            spans.setdefault(role, []).append(find_span(texts[document].text, place, f"{where}: {name}"))
    if document is None:
        raise InputError(f"{where}: {name} is about no document given; give its documents too")
    values = read_values(item, name, where)
    return document, Draft(name, spans, values, values.get("parent"))


def read_source(place: Any, texts: Mapping[str, Document], name: str, where: str) -> str:
    source = place.get("source") if isinstance(place, Mapping) else None
    source = source.get("id") if isinstance(source, Mapping) else source
    if source not in texts:
        raise InputError(f"{where}: {name} is about {source!r}, which is not among the documents given")
    return str(source)


def as_list(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def read_tag(item: Mapping[str, Any]) -> str:
    """Return the role that an annotation's body tags, or "" for none."""
    for body in as_list(item.get("body")):
        if isinstance(body, Mapping) and body.get("value") in ROLES:
            return str(body["value"])
    return ""


def read_values(item: Mapping[str, Any], name: str, where: str) -> Values:
    """Return the values in a linking annotation's bodies; a tag "stance: denies" wins over the JSON."""
    values: Values = {}
    for body in as_list(item.get("body")):
        value = body.get("value") if isinstance(body, Mapping) else None
        if not isinstance(value, str):
            continue
        if body.get("format") == "application/json":
            found = decode_record(value)
            if not isinstance(found, Mapping):
                raise InputError(f"{where}: {name}: its values are no JSON object; mend the body")
            values = {key: found[key] for key in (*VALUES, "parent") if key in found} | values
        elif value.startswith("stance: "):
            values["stance"] = value.removeprefix("stance: ")
    return values


def find_span(text: str, place: Mapping[str, Any], where: str) -> Span:
    """Return the span of a place: its position where the words are there, else where its quote stands."""
    position, words = read_selectors(place)
    exact = words.get("exact")
    start, end = position.get("start"), position.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
        if exact is None or text[start:end] == exact:
            return start, end
    if isinstance(exact, str) and exact:
        prefix, suffix = str(words.get("prefix") or ""), str(words.get("suffix") or "")
        at = text.find(prefix + exact + suffix)
        if at >= 0:
            return at + len(prefix), at + len(prefix) + len(exact)
        if text.count(exact) == 1:
            at = text.index(exact)
            return at, at + len(exact)
    raise InputError(f"{where}: its words {str(exact)[:40]!r} are not in the text; mend the annotation")


def read_selectors(place: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for selector in as_list(place.get("selector")):
        if isinstance(selector, Mapping):
            found[str(selector.get("type"))] = selector
    return found.get("TextPositionSelector", {}), found.get("TextQuoteSelector", {})
