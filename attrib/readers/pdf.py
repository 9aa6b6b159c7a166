"""PDF, by pypdf: hyphens at line ends joined, running headers and page numbers left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from statistics import median
from typing import Any

from attrib.errors import InputError
from attrib.readers.source import Found, Reading, Source, load_extra

_EDGE_LINES = 2  # as many lines at the head and foot of a page may be running headers
_HYPHENATED = re.compile(r"[^\W\d_]{2,}[-\u2010\u00ad]$")
_ENDS_SENTENCE = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)]*$")


def read_pdf(source: Source) -> Reading:
    """Read the text of a PDF as paragraphs; its title where the file states one that is no file name."""
    pypdf = load_extra("pypdf", "pdf", source.path, "a PDF")
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.read_all()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{source.path}: locked by a password; save it without one")
        pages = [[line.strip() for line in page.extract_text().splitlines()] for page in reader.pages]
        title = _find_title(reader)
    except InputError:
        raise
    except Exception as error:  # a PDF can be broken in more ways than its parser names
        raise InputError(
            f"{source.path}: a PDF that cannot be read ({type(error).__name__}); mend it"
        ) from None
    text = join_lines(drop_running_lines(pages))
    if not text.strip():
        raise InputError(f"{source.path}: a PDF without text, perhaps of pictures; read them into text first")
    record = {"id": source.name, "text": text}
    if title:
        record["title"] = title
    yield Found(record, source.path)


def _find_title(reader: Any) -> str | None:
    title = str((reader.metadata or {}).get("/Title") or "").strip()
    plain = " " in title and not re.search(r"\.\w{2,5}$|^microsoft word", title, re.I)
    return title if plain else None


def drop_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without the lines that most of them share at head or foot, and without page numbers.

    >>> drop_running_lines([["The Post", "He said so.", "1"], ["The Post", "She left.", "2"]])
    [['He said so.'], ['She left.']]
    """
    edges = [set(map(_shape, _edge(page))) for page in pages]
    counts = Counter(shape for shapes in edges for shape in shapes)
    running = {shape for shape, count in counts.items() if len(pages) > 1 and count > len(pages) / 2}
    kept = []
    for page in pages:
        filled = [number for number, line in enumerate(page) if line]
        outer = set(filled[:_EDGE_LINES] + filled[-_EDGE_LINES:])
        kept.append(
            [line for number, line in enumerate(page) if not (number in outer and _shape(line) in running)]
        )
    return kept


def _edge(page: list[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def join_lines(pages: list[list[str]]) -> str:
    """Return the lines of pages as paragraphs: a line is joined to the next unless it ends its paragraph.

    A line ends one where a blank line follows, or where it ends a sentence and is short for its page.

    >>> join_lines([["The minis-", "try said so to all who asked it.", "", "She left."]])
    'The ministry said so to all who asked it.\\n\\nShe left.'
    """
    lengths = [len(line) for page in pages for line in page if line]
    usual = median(lengths) if lengths else 0
    parts: list[str] = []
    for page in pages:
        for number, line in enumerate(page):
            if not line:
                continue
            blank = number + 1 < len(page) and not page[number + 1]
            ends = _ENDS_SENTENCE.search(line) is not None
            following = next((other for other in page[number + 1 :] if other), "")
            if _HYPHENATED.search(line) and following[:1].islower():
                parts.append(line[:-1])
            elif ends and (blank or len(line) < 0.8 * usual) or blank and not following[:1].islower():
                parts.append(line + "\n\n")
            else:
                parts.append(line + " ")
    return "".join(parts).strip()
