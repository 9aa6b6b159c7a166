"""Which format some bytes are in, told by the bytes; the name decides only where they leave it open."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import partial

from attrib.errors import InputError
from attrib.readers.decode import BYTE_ORDER_MARKS, decode_bytes
from attrib.readers.source import HEAD_BYTES, NoArticle, Reader, Reading, Source
from attrib.readers.table import looks_like_table

# what files of these kinds begin with
_PACKED = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"))
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as docx or CSV"),
    (b"{\\rtf", "an RTF file; save it as docx or text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "sound or film"),
    (b"ID3", "sound"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it or pack it as zip"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it or pack it as zip"),
    (b"ARROW1", "an Arrow file; write it as Parquet"),
)
_HTML = re.compile(
    r"(?>\s*)(?:<\?xml[^>]*>)?(?>(?:\s+|<!--.*?-->)*)<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_NEWS = re.compile(r"<(?:\w+:)?(?:nitf|newsml|newsmessage|newsitem)[\s>]", re.I)
_GRAPH = re.compile(r"<(?:graphml|gexf)[\s>]", re.I)
_PICTURE = re.compile(r"(?>(?:\s+|<!--.*?-->|<\?.*?\?>|<!doctype svg[^>]*>)*)<svg[\s>]", re.I | re.S)
_OWN_PAGE = '<meta name="generator" content="attrib">'
_OWN_COLUMNS = re.compile(r'# document = "')
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|a|ul|table|span)\b[^>]*>", re.I)
_JSON_NAMES = (".jsonl", ".ndjson", ".json")
_TABLE_NAMES = (".csv", ".tsv", ".tab")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown")
# text that people do not write articles in; read where a person names the file itself
_UNLIKELY_NAMES = tuple(
    ".py .js .ts .css .c .h .cpp .java .rb .go .rs .sh .bat .ini .cfg .conf .toml .yaml .yml .log .sql .lock "
    ".map .tex .bib .svg .ann .r .ipynb".split()
)
_PAGE_NAMES = (".html", ".htm", ".xhtml")


def read_source(source: Source) -> Reading:
    """Yield what a source holds, read by the reader of its format."""
    yield from find_reader(source)(source)


def find_reader(source: Source) -> Reader:
    """Return the reader of a source's format; raises InputError or NoArticle where there is none."""
    head, name = source.head, source.name.lower()
    if not head:
        raise InputError(f"{source.path}: empty, no text in it; give a file with an article")
    reader = _find_packed(head) or _find_binary(source)
    if reader is not None:
        return reader
    return _find_textual(_decode_head(head), name, source)


def _find_packed(head: bytes) -> Reader | None:
    from attrib.readers.compressed import read_packed, read_zip

    for magic, kind in _PACKED:
        # "BZh" is bzip2 only with a digit and the mark of a block behind it
        if head.startswith(magic) and (kind != "bzip2" or head[4:10] == b"1AY&SY"):
            return partial(read_packed, kind=kind, read_inside=read_source)
    if head.startswith(b"PK\x03\x04"):
        inside = _tell_office(head)
        if inside is not None:
            return inside
        return partial(read_zip, read_inside=read_source)
    return None


def _tell_office(head: bytes) -> Reader | None:
    """Return the reader of a zip that is one document; raises NoArticle for those that are none."""
    first = head[:4096]
    if b"mimetypeapplication/epub+zip" in first:
        from attrib.readers.epub import read_epub

        return read_epub
    if b"mimetypeapplication/vnd.oasis.opendocument" in first:
        return _refuse("an OpenDocument file; save it as docx or CSV")
    if b"[Content_Types].xml" in first or b"_rels/.rels" in first or b"word/" in head:
        return _read_office
    return None


def _read_office(source: Source) -> Reading:
    """Read a zip that has the marks of Office: Word by its reader, others refused, no Office as a zip."""
    data = source.read_all()
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except Exception as error:
        raise InputError(f"{source.path}: broken zip ({error}); pack it again") from None
    whole = Source(
        source.path,
        source.name,
        io.BytesIO(data),
        data[:HEAD_BYTES],
        source.fields,
        require_text=source.require_text,
        named=source.named,
        depth=source.depth,
    )
    if "word/document.xml" in names:
        from attrib.readers.docx import read_docx

        yield from read_docx(whole)
    elif any(name.startswith(("xl/", "ppt/")) for name in names):
        kind = "a spreadsheet" if any(name.startswith("xl/") for name in names) else "slides"
        raise NoArticle(source.path, f"{kind}, no article; save it as CSV or text")
    else:
        from attrib.readers.compressed import read_zip

        yield from read_zip(whole, read_source)


def _find_binary(source: Source) -> Reader | None:
    head = source.head
    if head.startswith(b"%PDF-"):
        from attrib.readers.pdf import read_pdf

        return read_pdf
    if head.startswith(b"WARC/"):
        from attrib.readers.warc import read_warc

        return read_warc
    if head.startswith(b"PAR1"):
        from attrib.readers.parquet import read_parquet

        return read_parquet
    if head.startswith(b"SQLite format 3\x00"):
        from attrib.readers.stored import read_store

        return read_store
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            return _refuse(f"binary data, not text: {what}")
    return None


def _refuse(what: str) -> Reader:
    def read_nothing(source: Source) -> Reading:
        raise NoArticle(source.path, f"{what}")
        yield  # a generator, as every reader

    return read_nothing


def _decode_head(head: bytes) -> str:
    """Return the head as text, well enough to tell a format; "" where it is none."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    try:
        return decode_bytes(head)[0]
    except InputError:
        return ""


def _find_textual(text: str, name: str, source: Source) -> Reader:
    start = text.lstrip()
    if start[:1] in "{[" and start:
        reader = _find_json(start, name)
        if reader is not None:
            return reader
    if start.startswith("<"):
        reader = _find_markup(start, name)
        if reader is not None:
            return reader
    if _OWN_COLUMNS.match(start):
        return _refuse("annotations that attrib wrote; give the articles themselves")
    if name.endswith(_JSON_NAMES):
        from attrib.readers.json_lines import read_json_lines

        return read_json_lines
    from attrib.readers.table import read_table

    if name.endswith(_TABLE_NAMES) or looks_like_table(start.partition("\n")[0].rstrip("\r")):
        return read_table
    from attrib.readers.text import read_markdown, read_text

    if name.endswith(_MARKDOWN_NAMES):
        return read_markdown
    if name.endswith(_PAGE_NAMES) and _MARKUP.search(text):
        from attrib.readers.html import read_html

        return read_html
    if not source.named and name.endswith(_UNLIKELY_NAMES):
        return _refuse("text of a kind that holds no articles; name the file itself to read it")
    return read_text


def _find_json(start: str, name: str) -> Reader | None:
    """Return the reader of JSON: by the line where the first line is a value of its own, else whole.

    Text that begins with a bracket ("[UPDATE] ...") is no JSON.
    """
    from attrib.readers.json_lines import read_json, read_json_lines

    if start.startswith("["):
        inside = start[1:].lstrip()
        return (
            read_json if inside[:1] == "{" or (name.endswith(".json") and not inside[:1].isalpha()) else None
        )
    line, _, rest = start.partition("\n")
    if name.endswith((".jsonl", ".ndjson")):
        return read_json_lines
    try:
        whole = isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        whole = False
    if whole and (rest.strip() or not name.endswith(".json")):
        return read_json_lines
    if whole or name.endswith(".json") or re.match(r'\{\s*"[^"\n]{1,80}"\s*:', start):
        # a broken first line is one of many records where the next line opens a record as well
        broken = rest.lstrip().startswith("{") and not line.rstrip().endswith(("{", "[", ",", ":"))
        return read_json_lines if whole or broken else read_json
    return None


def _find_markup(start: str, name: str) -> Reader | None:
    head = start[:4096]
    if _GRAPH.search(head):
        return _refuse("a graph, no article; give the articles themselves")
    if _PICTURE.match(head):
        return _refuse("a picture")
    if _OWN_PAGE in head:
        return _refuse("a report that attrib wrote; give the articles themselves")
    if _NEWS.search(head):
        from attrib.readers.news_xml import read_news_xml

        return read_news_xml
    if _FEED.search(head):
        from attrib.readers.feeds import read_feed

        return read_feed
    if _HTML.match(head) or name.endswith(_PAGE_NAMES) or (_MARKUP.match(head) and "</" in start):
        from attrib.readers.html import read_html

        return read_html
    if head.startswith("<?xml") or name.endswith(".xml"):
        return _refuse("XML of a kind that is not known; give RSS, Atom, NewsML, NITF, HTML or text")
    return None
