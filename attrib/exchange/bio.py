"""BIO columns, one token a line: for taggers and for whoever corrects in a spreadsheet or a text editor.

    # document = a.txt
    # attribution 1 = {"stance": "denies", ...}
    # sentence = 0 31
    # columns = 1
    Rebels  0  6  B-SOURCE
    denied  7  13  B-CUE

The columns are parted by tabs: the token, where it starts and ends (code points of the text), then a
column for each attribution that the sentence holds a word of.  An I- at the head of a sentence goes on
with the span of the sentence before.  A token is cut where a span begins or ends inside it, so that spans
come back as they were.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from attrib.errors import InputError
from attrib.language.segment import segment_document
from attrib.model import Attribution, Document, Span
from attrib.records import decode_record

from .attributions import ROLES, Draft, decode, list_values, make_document

_HEADING = re.compile(r"# (document|attribution \d+|sentence|columns) =(?: (.*))?")
_SPACE = re.compile(r"[\t\r\n]")
_NONE = "O"


def write_bio(documents: Iterable[Document], stream: BinaryIO) -> None:
    """Write the documents' tokens with a column for each attribution."""
    for doc in documents:
        lines = "".join(f"{line}\n" for line in list_lines(doc))
        stream.write(lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8"))


def list_lines(doc: Document) -> Iterator[str]:
    items = doc.attributions or ()
    numbers = {item.id: number for number, item in enumerate(items, 1)}
    yield f"# document = {json.dumps(doc.id)}"
    for item in items:
        values = list_values(item)
        if item.parent in numbers:
            values["parent"] = numbers[item.parent]
        yield f"# attribution {numbers[item.id]} = {json.dumps(values, sort_keys=True)}"
    for (start, end), tokens in list_sentences(doc):
        inside = [item for item in items if touches(item, start, end)]
        columns = {item.id: tag_tokens(item, tokens) for item in inside}
        yield f"# sentence = {start} {end}"
        yield "# columns =" + "".join(f" {numbers[item.id]}" for item in inside)
        for place, (first, last) in enumerate(tokens):
            word = _SPACE.sub(" ", doc.text[first:last])
            yield "\t".join([word, str(first), str(last), *(columns[item.id][place] for item in inside)])
        yield ""


def list_sentences(doc: Document) -> Iterator[tuple[Span, list[Span]]]:
    """Yield every sentence with its tokens, cut at the ends of spans.

    What lies between two sentences and belongs to a span is a sentence of its own.
    """
    cuts = sorted({edge for span in all_spans(doc) for edge in span})
    seg = segment_document(doc)
    last = 0
    for (start, end), (low, high) in zip(seg.sentences, seg.sentence_tokens):
        between = cut_tokens([(last, start)], cuts, doc)
        if between:
            yield (last, start), between
        tokens = cut_tokens([(seg.starts[token], seg.ends[token]) for token in range(low, high)], cuts, doc)
        yield (start, end), tokens
        last = end
    rest = cut_tokens([(last, len(doc.text))], cuts, doc)
    if rest:
        yield (last, len(doc.text)), rest


def all_spans(doc: Document) -> Iterator[Span]:
    for item in doc.attributions or ():
        for role in ROLES:
            yield from getattr(item, role)


def cut_tokens(tokens: Iterable[Span], cuts: list[int], doc: Document) -> list[Span]:
    """Return the tokens cut at the given places; pieces of white space alone are left out."""
    from bisect import bisect_left, bisect_right

    pieces = []
    for start, end in tokens:
        edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        pieces += [(first, last) for first, last in zip(edges, edges[1:]) if doc.text[first:last].strip()]
    return pieces


def touches(item: Attribution, start: int, end: int) -> bool:
    return any(first < end and last > start for role in ROLES for first, last in getattr(item, role))


def tag_tokens(item: Attribution, tokens: list[Span]) -> list[str]:
    """Return the tag of each token of a sentence; content gives way to cue and source inside it."""
    tags = [_NONE] * len(tokens)
    for role in ("content", "source", "cue"):
        for start, end in getattr(item, role):
            for place, (first, last) in enumerate(tokens):
                if start <= first and last <= end:
                    begins = start == first or not any(start <= token[0] < first for token in tokens[:place])
                    goes_on = begins and start < first and place == 0
                    tags[place] = f"{'B' if begins and not goes_on else 'I'}-{role.upper()}"
    return tags


def read_bio(data: bytes, documents: Iterable[Document], *, where: str = "columns") -> Iterator[Document]:
    """Yield the documents with the attributions that the columns describe; ``documents`` gives the texts.

    Raises InputError that names the line.
    """
    texts = {doc.id: doc for doc in documents}
    found: dict[str, _Columns] = {}
    current: _Columns | None = None
    for number, line in enumerate(decode(data, where).split("\n"), 1):
        place = f"{where}, line {number}"
        line = line.rstrip("\r")
        heading = _HEADING.fullmatch(line)
        if heading and heading[1] == "document":
            name = decode_record(heading[2] or "")
            if name not in texts:
                raise InputError(f"{place}: document {name!r} is not among those given; give it too")
            current = found[name] = _Columns()
        elif current is None:
            if line.strip():
                raise InputError(f"{place}: no document is named before it; begin with # document = ID")
        elif heading:
            current.read_heading(heading[1], heading[2] or "", place)
        elif line.strip() and not line.startswith("# "):
            current.read_token(line, place)
    for doc in texts.values():
        columns = found.get(doc.id)
        yield make_document(doc, columns.make_drafts() if columns else (), where)


class _Columns:
    """What the lines of one document say so far."""

    def __init__(self) -> None:
        self.values: dict[str, Mapping[str, Any]] = {}
        self.spans: dict[str, dict[str, list[Span]]] = {}
        self.columns: list[str] = []

    def read_heading(self, kind: str, rest: str, where: str) -> None:
        if kind.startswith("attribution "):
            values = decode_record(rest)
            if not isinstance(values, Mapping):
                raise InputError(f"{where}: its values are no JSON object; mend the line")
            self.values[kind.removeprefix("attribution ")] = values
        elif kind == "columns":
            self.columns = rest.split()

    def read_token(self, line: str, where: str) -> None:
        cells = line.split("\t")
        if len(cells) != 3 + len(self.columns) or not (cells[1].isdigit() and cells[2].isdigit()):
            raise InputError(
                f"{where}: {len(cells)} cells; a token, its start and end, "
                f"and {len(self.columns)} tags are needed"
            )
        start, end = int(cells[1]), int(cells[2])
        for column, tag in zip(self.columns, cells[3:]):
            mark, _, name = tag.partition("-")
            role = name.lower()
            if tag == _NONE:
                continue
            if mark not in ("B", "I") or role not in ROLES:
                raise InputError(
                    f"{where}: tag {tag!r} is unknown; use O, B- or I- with SOURCE, CUE, CONTENT"
                )
            spans = self.spans.setdefault(column, {}).setdefault(role, [])
            if mark == "I" and spans:
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))

    def make_drafts(self) -> list[Draft]:
        drafts = []
        for name, spans in self.spans.items():
            values = self.values.get(name, {})
            parent = values.get("parent")
            drafts.append(Draft(name, spans, values, None if parent is None else str(parent)))
        return drafts
