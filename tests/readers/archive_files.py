"""Files of every format that is read, made small and by hand; the tests of readers and the fuzzer share them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile

SENTENCES = (
    "The health ministry said on Monday that nine people were killed when shells hit a market in Harrow.",
    "Rebels denied that they had fired on the town, and a spokesman for the group said it would look into it.",
    "The claim could not be independently verified, and residents said that the road had been closed.",
)
TEXT = "\n\n".join(SENTENCES)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Shells hit a market - The Post</title>
<meta property="og:title" content="Shells hit a market"><meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2021-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<main><article><h1>Shells hit a market</h1>{"".join(f"<p>{sentence}</p>" for sentence in SENTENCES)}</article></main>
<aside><h2>Most read</h2><ul><li><a href="/x">The minister said that taxes will rise</a></li>
<li><a href="/y">Police said two men were arrested</a></li></ul></aside></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>
<item><title>One &amp; two</title><link>http://e.org/1</link><guid>http://e.org/1</guid>
<pubDate>Wed, 05 Apr 2017 10:00:00 GMT</pubDate>
<description>&lt;p&gt;The army said &lt;b&gt;ten&lt;/b&gt; died.&lt;/p&gt;&lt;p&gt;Rebels denied it.&lt;/p&gt;</description></item>
<item><title>Two</title><link>http://e.org/2</link><description>The police said so.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title>
<entry><id>tag:e.org,2020:1</id><title>One</title><updated>2020-01-02T03:04:05Z</updated>
<content type="html">&lt;p&gt;The envoy said talks had failed.&lt;/p&gt;</content><summary>Talks.</summary></entry></feed>"""
NITF = f"""<nitf><head><title>slug</title><docdata><doc-id id-string="n1"/><date.issue norm="20210504T100000Z"/>
<doc.copyright holder="The Wire"/></docdata></head><body><body.head><hedline><hl1>Shells hit a market</hl1></hedline>
<byline>By A. Writer</byline></body.head><body.content><block>{"".join(f"<p>{sentence}</p>" for sentence in SENTENCES)}</block>
<media media-type="image"><media-caption>A market.</media-caption></media></body.content></body></nitf>"""
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:e.org:1" xml:lang="en"><itemMeta><provider literal="The Wire"/><versionCreated>2021-05-04T10:00:00Z</versionCreated>
</itemMeta><contentMeta><headline>Shells hit a market</headline></contentMeta><contentSet><inlineXML><html
xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></body></html>
</inlineXML></contentSet></newsItem><newsItem guid="urn:e.org:2"><contentMeta><headline>Two</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">{SENTENCES[1]}

{SENTENCES[2]}</inlineData></contentSet></newsItem></itemSet></newsMessage>"""
RECORDS = [
    {
        "Headline": f"Head {number}",
        "Body": f"The ministry said on Monday that {number} people were killed in the town of Harrow.",
        "Published": f"{number:02}/04/2017",
        "Source": {"name": "The Post"},
        "URL": f"http://example.org/{number}",
    }
    for number in (3, 4, 25)
]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS)
TABLE = "Headline;Body;Published\n" + "".join(
    f'{record["Headline"]};"{record["Body"]}";{record["Published"]}\n' for record in RECORDS
)
MARKDOWN = """---
title: From the front
date: 5 April 2017
---
# From the front

**The army** said on [Monday](http://e.org) that it had
taken the bridge.

- Residents denied it.
"""


# where words stand on a page of a PDF: points from the left and from the foot, the size of the letters
Placed = tuple[float, float, float, str]


def make_pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF with these lines on its pages; an empty line leaves a gap."""
    return place_words(
        [[(60, 780 - 14 * k, 11, line) for k, line in enumerate(lines) if line] for lines in pages]
    )


def place_words(pages: list[list[Placed]]) -> bytes:
    """Return a PDF with words at these places, drawn in their order; a size below 0 turns them on their side."""
    objects: list[bytes] = []
    kids = " ".join(f"{3 + 2 * k} 0 R" for k in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    for k, words in enumerate(pages):
        shown = "".join(_show_words(*placed) for placed in words)
        stream = f"BT\n{shown}ET".encode("cp1252")
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * k} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def _show_words(left: float, foot: float, size: float, words: str) -> str:
    for mark in "\\()":
        words = words.replace(mark, "\\" + mark)
    turn = "1 0 0 1" if size > 0 else "0 1 -1 0"
    return f"/F1 {abs(size)} Tf {turn} {left} {foot} Tm ({words}) Tj\n"


def make_zip(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def make_epub() -> bytes:
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
            "O/p.opf": '<package><metadata><dc:title xmlns:dc="x">A book</dc:title></metadata><manifest>'
            '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
            '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
            "O/a.xhtml": "<html><body><h1>One</h1><p>The envoy said talks had failed.</p></body></html>",
            "O/b.xhtml": "<html><body><p>The army denied it.</p></body></html>",
        }
    )


def make_docx() -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = "A report"
    document.add_paragraph("The envoy said talks had failed.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "killed", "12"
    document.add_paragraph("The army denied it.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_parquet() -> bytes:
    import datetime

    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table(
        {
            "content": ["The mayor said no.", "The mayor said yes."],
            "date": [datetime.date(2020, 1, 2), None],
            "n": [1, 2],
        }
    )
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def make_warc() -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, content, status, kind in (
        ("http://e.org/p", PAGE, "200 OK", "text/html; charset=utf-8"),
        ("http://e.org/gone", "no", "404 Not Found", "text/html"),
        ("http://e.org/i.png", "x", "200 OK", "image/png"),
        ("http://e.org/p", PAGE, "200 OK", "text/html; charset=utf-8"),
        ("http://e.org/p", PAGE.replace("nine", "ten"), "200 OK", "text/html; charset=utf-8"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(content.encode())
        record = writer.create_warc_record(
            url,
            "response",
            payload=payload,
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2021-05-04T10:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def make_files() -> dict[str, bytes]:
    """Return name -> bytes of a file of every format; those of an extra that is not installed are left out."""
    files = {
        "a.txt": TEXT.encode(),
        "a.md": MARKDOWN.encode(),
        "a.jsonl": LINES.encode(),
        "a.json": json.dumps(RECORDS, indent=1).encode(),
        "a.csv": TABLE.encode(),
        "a.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
        "a.txt.bz2": bz2.compress(TEXT.encode()),
        "a.txt.xz": lzma.compress(TEXT.encode()),
        "a.zip": make_zip({"x/a.txt": TEXT, "x/b.jsonl": LINES, "x/p.png": b"\x89PNG\r\n\x1a\n123"}),
    }
    made = {
        "lxml": {
            "a.html": PAGE.encode(),
            "a.epub": make_epub(),
            "a.xml": NITF.encode(),
            "b.xml": NEWSML.encode(),
        },
        "feedparser": {"a.rss": FEED.encode(), "a.atom": ATOM.encode()},
        "pdfminer": {"a.pdf": make_pdf([list(SENTENCES)])},
    }
    for module, its_files in made.items():
        if _is_installed(module):
            files |= its_files
    for module, name, make in (
        ("docx", "a.docx", make_docx),
        ("pyarrow", "a.parquet", make_parquet),
        ("warcio", "a.warc.gz", make_warc),
    ):
        if _is_installed(module):
            files[name] = make()
    if _is_installed("zstandard"):
        import zstandard

        files["a.txt.zst"] = zstandard.compress(TEXT.encode())
    return files


def _is_installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None
