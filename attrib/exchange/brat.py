"""brat stand-off (Stenetorp et al., EACL 2012): a folder with a .txt and an .ann file for each document.

An attribution is an event whose trigger is the cue; source, content and figures are its arguments.  An
attribution without a cue is a relation ``Says`` from source to content, or a content alone.  Offsets are
code points of the .txt file, which holds the document's text as it is; a span over several lines is
written line by line, since brat's spans hold no line break.

Stance, kind, speaker type and hedge are attributes; a note on an attribution is its speaker's name.
``annotation.conf`` tells brat all this; ``documents.csv`` holds what is known of each document.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from attrib.cells import expose_cell
from attrib.errors import InputError, OutputError
from attrib.export.csv_table import write_rows
from attrib.export.files import note_target
from attrib.model import FIGURE_UNITS, KINDS, SPEAKER_TYPES, STANCES, Attribution, Document, Figure, Span

from .attributions import Draft, make_document

META = ("title", "outlet", "date", "url", "language", "location")
ATTRIBUTES = {"stance": STANCES, "kind": KINDS, "speaker_type": SPEAKER_TYPES}
_USUAL = {"stance": "asserts", "kind": "indirect"}
_LINE = re.compile(r"[^\r\n]+")
_NAME = re.compile(r"[^A-Za-z0-9]+")
_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_EVENT = re.compile(r"(E\S+)\t(\S+?):(\S+)((?: \S+:\S+)*) *")
_RELATION = re.compile(r"(R\S+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_ATTRIBUTE = re.compile(r"([AM]\S+)\t(\S+) (\S+)(?: (\S+))?\s*")
_NOTE = re.compile(r"(#\S*)\t(\S+) (\S+)\t(.*)")
_FIGURE = re.compile(
    r"low=(?P<low>\d*) high=(?P<high>\d*) qualifier=(?P<qualifier>.+?) role=(?P<role>\w+)"
    r"(?: part_of=(?P<start>\d+)-(?P<end>\d+))?(?: who=(?P<who>.*))?"
)


def write_brat(documents: Iterable[Document], folder: str | os.PathLike[str]) -> int:
    """Write the documents into a new or empty folder, whole or not at all, and return how many there are.

    Files are numbered and named after the ids; a lone surrogate, which UTF-8 cannot hold, becomes
    U+FFFD.  Raises InputError where the folder holds something, OutputError where it cannot be made.
    """
    target = Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(f"{target}: is not empty; name a new folder")
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.absolute().parent))
        try:
            count = fill_folder(documents, part)
            part.chmod(0o777 & ~read_umask())
            part.replace(target)
            note_target(str(target))
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise OutputError(f"{target}: cannot be written ({what}); choose another place with -o") from error
    return count


def read_umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def fill_folder(documents: Iterable[Document], folder: Path) -> int:
    rows = []
    for number, doc in enumerate(documents, 1):
        name = f"{number:05}-{_NAME.sub('-', doc.id).strip('-')[:60]}"
        write_text(folder / f"{name}.txt", doc.text)
        write_text(folder / f"{name}.ann", "".join(f"{line}\n" for line in list_lines(doc)))
        rows.append((f"{name}.txt", doc.id, *(getattr(doc, key) for key in META)))
    with (folder / "documents.csv").open("wb") as stream:
        write_rows(("path", "id", *META), rows, stream)
    write_text(folder / "annotation.conf", make_configuration())
    return len(rows)


def write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8"))


def make_configuration() -> str:
    """Return annotation.conf: the types and values that brat offers to whoever annotates."""
    units = [unit.capitalize() for unit in FIGURE_UNITS]
    attributes = [
        f"{attribute_name(name)}\tArg:<EVENT>|Content, Value:{'|'.join(values)}"
        for name, values in ATTRIBUTES.items()
    ]
    return "\n".join(
        [
            "[entities]",
            "Source",
            "Content",
            *units,
            "[events]",
            f"Attribution\tSource?:Source, Content*:Content, Figure*:{'|'.join(units)}",
            "[relations]",
            "Says\tArg1:Source, Arg2:Content",
            "In\tArg1:Attribution|Content, Arg2:Attribution|Content",
            f"Counts\tArg1:Content, Arg2:{'|'.join(units)}",
            "[attributes]",
            *attributes,
            "Hedged\tArg:<EVENT>|Content",
            "",
        ]
    )


def attribute_name(name: str) -> str:
    """Return a value's name as an attribute: "speaker_type" is SpeakerType."""
    return name.title().replace("_", "")


@dataclass(slots=True)
class _Sheet:
    """The lines of one .ann file as they are written, each kind numbered by itself."""

    text: str
    lines: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, letter: str, rest: str) -> str:
        self.counts[letter] += 1
        name = f"{letter}{self.counts[letter]}"
        self.lines.append(f"{name}\t{rest}")
        return name

    def add_spans(self, kind: str, spans: Sequence[Span]) -> str:
        """Add a text-bound annotation; where lines cut its spans, a note keeps the spans as they were."""
        pieces = cut_lines(self.text, spans)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        name = self.add("T", f"{kind} {places}\t{' '.join(self.text[start:end] for start, end in pieces)}")
        if pieces != list(spans):
            self.note("Spans", name, " ".join(f"{start}-{end}" for start, end in spans))
        return name

    def note(self, kind: str, of: str, text: str) -> None:
        self.add("#", f"{kind} {of}\t{' '.join(text.split())}")


def cut_lines(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans cut where a line ends.

    >>> cut_lines("ab\\ncd", [(0, 5)])
    [(0, 2), (3, 5)]
    """
    return [match.span() for start, end in spans for match in _LINE.finditer(text, start, end)]


def list_lines(doc: Document) -> list[str]:
    """Return the lines of a document's .ann file."""
    sheet = _Sheet(doc.text)
    names = {item.id: write_attribution(sheet, item) for item in doc.attributions or ()}
    for item in doc.attributions or ():
        if names[item.id] and names.get(item.parent or ""):
            sheet.add("R", f"In Arg1:{names[item.id]} Arg2:{names[item.parent or '']}")
    return sheet.lines


def write_attribution(sheet: _Sheet, item: Attribution) -> str | None:
    """Add an attribution and return the name it is known by; None where it has neither cue nor content."""
    source = sheet.add_spans("Source", item.source) if item.source else None
    content = sheet.add_spans("Content", item.content) if item.content else None
    figures = [sheet.add_spans(figure.unit.capitalize(), [figure.span]) for figure in item.figures]
    if item.cue:
        trigger = sheet.add_spans("Attribution", item.cue)
        parts = [f"Source:{source}"] if source else []
        parts += [f"Content:{content}"] if content else []
        parts += [f"Figure{number or ''}:{name}" for number, name in enumerate(figures)]
        name: str | None = sheet.add("E", " ".join([f"Attribution:{trigger}", *parts]))
    else:
        name = content
        if source and content:
            sheet.add("R", f"Says Arg1:{source} Arg2:{content}")
        for figure_name in figures if content else ():
            sheet.add("R", f"Counts Arg1:{content} Arg2:{figure_name}")
    if name is not None:
        write_values(sheet, name, item)
    for figure_name, figure in zip(figures, item.figures):
        sheet.note("AnnotatorNotes", figure_name, describe_figure(figure))
    return name


def write_values(sheet: _Sheet, name: str, item: Attribution) -> None:
    usual_type = "other" if item.speaker else "unnamed"
    for key, usual in {**_USUAL, "speaker_type": usual_type}.items():
        if getattr(item, key) != usual:
            sheet.add("A", f"{attribute_name(key)} {name} {getattr(item, key)}")
    if item.hedged:
        sheet.add("A", f"Hedged {name}")
    if item.speaker:
        sheet.note("AnnotatorNotes", name, item.speaker)
    if item.speaker_id:
        sheet.note("SpeakerId", name, item.speaker_id)


def describe_figure(figure: Figure) -> str:
    """Return a figure's values as its note has them."""

    def bound(value: int | None) -> str:
        return "" if value is None else str(value)

    parts = [
        f"low={bound(figure.low)} high={bound(figure.high)} qualifier={figure.qualifier} role={figure.role}"
    ]
    if figure.part_of:
        parts.append("part_of={}-{}".format(*figure.part_of))
    if figure.who:
        parts.append(f"who={figure.who}")
    return " ".join(parts)


def read_brat(folder: str | os.PathLike[str]) -> Iterator[Document]:
    """Yield the documents of a folder of brat files, with the attributions that stand in them.

    ``documents.csv``, where it is there, gives each document's id and what is known of it; else the id is
    the file's name.  Raises InputError that names file and line.
    """
    target = Path(folder)
    known = read_known(target / "documents.csv")
    paths = sorted(target.rglob("*.ann"))
    if not paths:
        raise InputError(f"{target}: no .ann file in it; name a folder that brat wrote")
    for path in paths:
        name = path.relative_to(target).with_suffix(".txt").as_posix()
        text = read_text(path.with_suffix(".txt"))
        values = known.get(name, {})
        about: dict[str, Any] = {key: values.get(key) or None for key in META}
        doc = replace(Document(values.get("id") or name, text), **about)
        yield make_document(doc, read_drafts(read_text(path), text, str(path)), str(path))


def read_known(path: Path) -> dict[str, dict[str, str]]:
    if not path.exists():
        return {}
    rows = csv.DictReader(read_text(path).splitlines(keepends=True))
    return {
        row["path"]: {key: expose_cell(value) for key, value in row.items() if key and isinstance(value, str)}
        for row in rows
        if row.get("path")
    }


def read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(
            f"{path}: {(error.strerror or str(error)).lower()}; every .ann needs its .txt"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error


@dataclass(slots=True)
class _Read:
    """What the lines of an .ann file say, by the name of what they speak of."""

    spans: dict[str, tuple[str, list[Span]]] = field(default_factory=dict)
    events: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    attributes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def read_drafts(lines: str, text: str, where: str) -> list[Draft]:
    """Return the attributions that the lines of an .ann file describe; ``where`` names the file."""
    read = _Read()
    for number, line in enumerate(lines.split("\n"), 1):
        if line.strip():
            read_line(read, line.rstrip("\r"), text, f"{where}, line {number}")
    for name, notes in read.notes.items():
        if "Spans" in notes and name in read.spans:
            restore_spans(read, name, notes["Spans"], text)
    drafts = [read_event(read, name, where) for name in read.events]
    used = {name for _, arguments in read.events.values() for _, name in arguments}
    says = {end: start for kind, start, end in read.relations if kind == "Says"}
    for name, (kind, spans) in read.spans.items():
        if kind == "Content" and name not in used:
            source = read.spans[says[name]][1] if says.get(name) in read.spans else []
            figures = [end for word, start, end in read.relations if word == "Counts" and start == name]
            drafts.append(make_draft(read, name, {"source": source, "content": spans}, figures, where))
    return drafts


def read_line(read: _Read, line: str, text: str, where: str) -> None:
    if match := _TEXT_BOUND.fullmatch(line):
        name, kind, places, words = match.groups()
        spans = [(int(start), int(end)) for start, end in (place.split() for place in places.split(";"))]
        if any(end > len(text) or start >= end for start, end in spans):
            raise InputError(f"{where}: a span that is not in the text; the .txt is not the one annotated")
        if " ".join(text[start:end] for start, end in spans).split() != words.split():
            raise InputError(f"{where}: other words than in the text; the .txt is not the one annotated")
        read.spans[name] = kind, spans
    elif match := _EVENT.fullmatch(line):
        arguments = [tuple(part.split(":", 1)) for part in match[4].split()]
        read.events[match[1]] = match[3], [(role, name) for role, name in arguments]
    elif match := _RELATION.fullmatch(line):
        read.relations.append((match[2], match[3], match[4]))
    elif match := _ATTRIBUTE.fullmatch(line):
        read.attributes[match[3]][match[2]] = match[4] or "true"
    elif match := _NOTE.fullmatch(line):
        read.notes[match[3]][match[2]] = match[4]
    elif not line.startswith(("*", "N", "#")):  # equivalences, links to databases, comments
        raise InputError(f"{where}: no line of brat's ({line[:40]!r}); mend or delete it")


def restore_spans(read: _Read, name: str, note: str, text: str) -> None:
    """Take the spans that a note keeps, unless a person has changed the annotation since."""
    spans = [(int(start), int(end)) for start, end in re.findall(r"(\d+)-(\d+)", note)]
    kind, pieces = read.spans[name]
    if cut_lines(text, spans) == pieces:
        read.spans[name] = kind, spans


def read_event(read: _Read, name: str, where: str) -> Draft:
    trigger, arguments = read.events[name]
    spans: dict[str, list[Span]] = {"source": [], "content": []}
    figures = []
    for role, target in [("Cue", trigger), *arguments]:
        if target not in read.spans:
            raise InputError(f"{where}: {name} names {target}, which is not there; mend or delete it")
        word = role.rstrip("0123456789").lower()
        if word == "figure":
            figures.append(target)
        else:
            spans.setdefault(word, []).extend(read.spans[target][1])
    return make_draft(read, name, spans, figures, where)


def make_draft(
    read: _Read, name: str, spans: Mapping[str, Sequence[Span]], figures: Iterable[str], where: str
) -> Draft:
    attributes = read.attributes.get(name, {})
    values: dict[str, Any] = {
        key: attributes[attribute_name(key)] for key in ATTRIBUTES if attribute_name(key) in attributes
    }
    notes = read.notes.get(name, {})
    values["hedged"] = "Hedged" in attributes
    values["speaker"] = notes.get("AnnotatorNotes")
    values["speaker_id"] = notes.get("SpeakerId")
    values["figures"] = [read_figure(read, figure, where) for figure in figures if figure in read.spans]
    parents = [end for kind, start, end in read.relations if kind == "In" and start == name]
    return Draft(name, spans, values, parents[0] if parents else None)


def read_figure(read: _Read, name: str, where: str) -> dict[str, Any]:
    kind, spans = read.spans[name]
    note = read.notes.get(name, {}).get("AnnotatorNotes", "")
    match = _FIGURE.fullmatch(note)
    if match is None:
        raise InputError(
            f"{where}: the note of figure {name} is {note[:60]!r}; "
            "write low=53 high=53 qualifier=exact role=total"
        )
    return {
        "span": list(spans[0]),
        "unit": kind.lower(),
        "low": int(match["low"]) if match["low"] else None,
        "high": int(match["high"]) if match["high"] else None,
        "qualifier": match["qualifier"],
        "role": match["role"],
        "part_of": [int(match["start"]), int(match["end"])] if match["start"] else None,
        "who": match["who"],
    }
