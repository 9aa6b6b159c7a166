"""Web archives (WARC, also gzipped a record at a time): the pages in them, by warcio."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrib.errors import InputError
from attrib.readers.html import extract_page
from attrib.readers.source import (
    LARGEST_MARKUP,
    Found,
    NoArticle,
    Reading,
    Remark,
    Source,
    load_extra,
    too_large,
)

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(source: Source) -> Reading:
    """Read the pages that a crawl brought: answers of status 200 that are HTML, and texts taken from them.

    Their id is their address; a second capture of it has its time behind it.  What is no page is counted.
    """
    archive = load_extra("warcio.archiveiterator", "warc", source.path, "a web archive")
    load_extra("trafilatura", "html", source.path, "a web page")
    # warcio writes to standard error where a record is longer than it says; an empty message writes nothing
    quiet = type("QuietIterator", (archive.ArchiveIterator,), {"INC_RECORD": ""})
    passed_over: Counter[str] = Counter()
    seen: dict[str, str] = {}
    number = 0
    try:
        for number, record in enumerate(quiet(source.stream), 1):
            yield from _read_capture(record, source, number, seen, passed_over)
    except Exception as error:  # a cut or broken archive; what was read before stays read
        what = (str(error).splitlines() or [""])[0][:120]
        yield InputError(
            f"{source.path}, record {number + 1}: broken ({type(error).__name__}: {what}); "
            "what comes after it is not read"
        )
    if passed_over:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed_over.items()))
        yield Remark(source.path, f"records that are no article: {kinds}")


def _read_capture(
    record: Any, source: Source, number: int, seen: dict[str, str], passed_over: Counter[str]
) -> Reading:
    kind = _tell_kind(record)
    if kind not in ("page", "text"):
        passed_over[kind] += 1
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    when = record.rec_headers.get_header("WARC-Date") or ""
    where = f"{source.path}, record {number}" + (f" ({url})" if url else "")
    data = record.content_stream().read(LARGEST_MARKUP + 1)
    if len(data) > LARGEST_MARKUP:
        yield too_large(where, LARGEST_MARKUP)
        return
    try:
        fields = extract_page(data, where, url or None) if kind == "page" else _read_text(data, url)
    except NoArticle:
        passed_over["pages without an article"] += 1
        return
    except InputError as error:
        yield error
        return
    name = url or f"{source.name}#{number}"
    if name in seen:
        if seen[name] == fields["text"]:
            passed_over["captures of the same text"] += 1
            return
        name = f"{name} {when or number}"
    seen[name] = fields["text"]
    yield Found({"id": name, **fields, "captured": when}, where)


def _read_text(data: bytes, url: str) -> dict[str, Any]:
    text = data.decode("utf-8", "replace")
    if not text.strip():
        raise NoArticle(url, "empty")
    return {"text": text, "url": url} if url else {"text": text}


def _tell_kind(record: Any) -> str:
    """Return "page", "text", or what else a record is, in words."""
    if record.rec_type is None:
        return "broken records"
    if record.rec_type == "conversion":
        return "text"
    if record.rec_type not in ("response", "resource"):
        return f"{record.rec_type} records"
    headers = record.http_headers
    content_type = (
        headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    )
    if headers is not None and headers.get_statuscode() != "200":
        return f"answers of status {headers.get_statuscode()}"
    kind = (content_type or "").split(";")[0].strip().lower()
    return "page" if kind in _PAGES else (kind or "untyped") + " files"
