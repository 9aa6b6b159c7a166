"""Files made to break readers, or broken by accident: each costs itself alone, soon, and is named."""

import gzip
import io
import json
import os
import zipfile

import pytest
from archive_files import PAGE, SENTENCES, TEXT, make_docx, make_pdf, make_warc, make_zip, place_words
from test_readers import read_bytes, read_paths

from attrib.cli import main
from attrib.readers.source import open_file


def test_what_unpacks_to_more_than_text_can_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("attrib.readers.compressed.UNPACKED_FREELY", 1_000_000)
    bomb = b"\n" * 20_000_000
    for name, data in (("a.txt.gz", gzip.compress(bomb)), ("a.zip", pack({"a.txt": bomb}))):
        documents, failures, _ = read_bytes(tmp_path, data, name)
        assert documents == []
        assert len(failures) == 1 and "unpacks to more than 250 times its size" in failures[0]


def pack(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_records_too_long_to_be_held_are_named_and_the_rest_is_read(tmp_path, monkeypatch):
    for module in ("source", "json_lines", "table"):
        monkeypatch.setattr(f"attrib.readers.{module}.LARGEST_RECORD", 1_000)
    long = "He said so. " * 1_000
    lines = "".join(
        json.dumps({"id": str(k), "text": text}) + "\n" for k, text in enumerate((long, TEXT[:200]))
    )
    documents, failures, _ = read_bytes(tmp_path, lines, "a.jsonl")
    assert [doc.id for doc in documents] == ["1"]
    assert len(failures) == 1 and "a.jsonl, line 1: larger than" in failures[0]
    for cell in (long, '"' + long.replace(". ", ".\n") + '"'):
        documents, failures, _ = read_bytes(tmp_path, f"id,text\n1,{cell}\n2,The army denied it.\n", "a.csv")
        assert documents[-1].id == "2"
        assert "a.csv, line 2: no row of a table" in failures[0]


def test_quotation_mark_that_is_never_closed_costs_its_row_alone(tmp_path):
    rows = [
        "1,The mayor said no.",
        '2,"He said so.',
        *(f"{k},The army said {k} times no." for k in range(3, 9)),
    ]
    documents, failures, _ = read_bytes(tmp_path, "id,text\n" + "\n".join(rows) + "\n", "a.csv")
    assert [doc.id for doc in documents] == ["1", *map(str, range(3, 9))]
    assert failures == [
        f"{tmp_path}/a.csv, line 3: no row of a table (a quotation mark that is never closed); mend it"
    ]


@pytest.mark.parametrize(
    "data, ids",
    [
        ('"id\nof it",text\n1,The mayor said no.\n', ["a.csv#3"]),
        ("text\nThe mayor said no.\n", ["a.csv#2"]),
        ("id,text\r1,The mayor said no.\r", ["1"]),
        ("id,text\n1,The mayor said no.\n".encode("utf-16-le"), ["1"]),
        ("id,text\n1,The mayor said no.\n".encode("utf-16"), ["1"]),
        ("id,text," + ",".join(f"c{k}" for k in range(50_000)) + "\n1,The mayor said no.\n", ["1"]),
    ],
)
def test_headers_and_encodings_of_tables(tmp_path, data, ids):
    documents, failures, _ = read_bytes(tmp_path, data, "a.csv")
    assert failures == []
    assert [(doc.id, doc.text) for doc in documents] == [(ids[0], "The mayor said no.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_json_in_any_width_of_letters(tmp_path, encoding, name):
    record = json.dumps({"id": "a", "text": "The café’s owner said no."}, ensure_ascii=False)
    data = (record + "\n" if name == "a.jsonl" else f"[{record}]").encode(encoding)
    (doc,), failures, _ = read_bytes(tmp_path, data, name)
    assert (doc.text, failures) == ("The café’s owner said no.", [])


def test_comments_before_a_page_take_no_time(tmp_path):
    pytest.importorskip("trafilatura")
    documents, failures, _ = read_bytes(tmp_path, "<!-- a --> " * 5_000 + "<p>He said so.</p>", "a.html")
    assert [doc.text for doc in documents] == [] and len(failures) == 1
    (doc,), _, _ = read_bytes(tmp_path, "<!-- a --> " * 50 + PAGE, "a")
    assert SENTENCES[0] in doc.text


def test_tag_of_endless_attributes_and_page_too_large_are_refused(tmp_path, monkeypatch):
    pytest.importorskip("trafilatura")
    tag = "<p " + " ".join(f'a{k}="x"' for k in range(100_000)) + ">"
    _, failures, _ = read_bytes(tmp_path, f"<html><body>{tag}He said so.", "a.html")
    assert "a tag with more than 20,000 attributes" in failures[0]
    monkeypatch.setattr("attrib.readers.html.LARGEST_MARKUP", 1_000_000)
    _, failures, _ = read_bytes(tmp_path, "<html><body>" + "<p>He said so.</p>" * 100_000, "a.html")
    assert "larger than 1 MB" in failures[0]


def test_picture_in_a_page_is_no_picture(tmp_path):
    pytest.importorskip("trafilatura")
    (doc,), failures, _ = read_bytes(tmp_path, PAGE.replace("<nav>", "<nav><svg width='3'></svg>"), "a.html")
    assert failures == [] and SENTENCES[0] in doc.text
    _, failures, _ = read_bytes(tmp_path, '<?xml version="1.0"?><!-- x --><svg width="3"></svg>', "a.svg")
    assert failures == [f"{tmp_path}/a.svg: a picture"]


def change_docx(**parts):
    """Return a Word file with some of its parts put in place of its own."""
    with zipfile.ZipFile(io.BytesIO(make_docx())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = parts.pop("body", None)
    if body is not None:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        members["word/document.xml"] = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return pack(members | parts)


CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>He said so.</w:t></w:r></w:p></w:tc>"


@pytest.mark.parametrize("property", ['<w:gridSpan w:val="90000000"/>', "<w:vMerge/>"])
def test_cells_of_a_word_file_are_read_once_whatever_they_span(tmp_path, property):
    pytest.importorskip("docx")
    data = change_docx(body=f"<w:tbl><w:tr>{CELL.format(property)}</w:tr></w:tbl>")
    (doc,), failures, _ = read_bytes(tmp_path, data, "a.docx")
    assert (doc.text, failures) == ("He said so.", [])


def test_word_file_with_a_broken_or_huge_part_is_named(tmp_path, monkeypatch):
    pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(make_docx())) as archive:
        names = archive.namelist()
    for name in names:
        documents, failures, notes = read_bytes(tmp_path, change_docx(**{name: b"<broken"}), "a.docx")
        assert documents or failures, name
        assert not any("please report it" in failure for failure in failures), name
    monkeypatch.setattr("attrib.readers.docx.LARGEST_MARKUP", 1_000_000)
    _, failures, _ = read_bytes(tmp_path, change_docx(body="<w:p/>" * 400_000), "a.docx")
    assert "larger than 1 MB" in failures[0]


def make_book(spine, **parts):
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
            "p.opf": '<package><manifest><item id="a" href="a.xhtml#top"/><item id="p" href="p.opf"/>'
            f'<item id="x" href="../../etc/passwd"/></manifest><spine>{spine}</spine></package>',
            "a.xhtml": "<html><body><p>The envoy said talks had failed.</p></body></html>",
        }
        | parts
    )


def test_book_whose_spine_runs_in_a_circle_is_read_once(tmp_path):
    pytest.importorskip("lxml")
    spine = '<itemref idref="a"/><itemref idref="p"/><itemref idref="x"/><itemref/>' * 1_000
    documents, failures, _ = read_bytes(tmp_path, make_book(spine), "a.epub")
    assert [doc.id for doc in documents] == ["a.epub/a.xhtml"]
    assert len(failures) == 1 and "etc/passwd: cannot be read" in failures[0]


def test_entities_of_xml_are_not_followed(tmp_path):
    laughs = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi"))
    doctype = f'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
    feed = f'<?xml version="1.0"?>{doctype}<rss><channel><item><description>&i; &f; The army said so.</description></item></channel></rss>'
    pytest.importorskip("feedparser")
    documents, _, _ = read_bytes(tmp_path, feed, "a.rss")
    book = make_book(
        '<itemref idref="a"/>',
        **{"a.xhtml": f"{doctype}<html><body><p>He said &f; &i; so.</p></body></html>"},
    )
    documents += read_bytes(tmp_path, book, "a.epub")[0]
    assert all("root:" not in doc.text and len(doc.text) < 1_000 for doc in documents)


def test_web_archive_that_lies_about_its_lengths(tmp_path):
    pytest.importorskip("warcio")
    for length in ("99999999999999", "-5", "abc", ""):
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/a\r\nContent-Length: {length}\r\n\r\n"
        data = head + "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
        documents, failures, notes = read_bytes(tmp_path, data, "a.warc")
        assert documents or failures or notes
        assert not any("please report it" in failure for failure in failures)
    cut = make_warc()[:-300]
    documents, failures, _ = read_bytes(tmp_path, cut, "a.warc.gz")
    assert documents[0].url == "http://e.org/p" and failures


def test_rows_of_parquet_are_held_by_their_size(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    nested = {
        "text": ["He said so.", "He said no."],
        "made": [{"by": ["a", {"b": 1}][0]}, None],
        "pairs": pyarrow.array([[("k", 1)], None], pyarrow.map_(pyarrow.string(), pyarrow.int64())),
        "lists": [[[1], [2]], []],
        "nan": [float("nan"), float("inf")],
        "raw": [b"\xff\x00", None],
    }
    parquet.write_table(pyarrow.table(nested), path)
    documents, failures, _ = read_paths(path)
    assert [doc.text for doc in documents] == ["He said so.", "He said no."] and failures == []
    data = path.read_bytes()
    for broken in (data[: len(data) // 2], b"PAR1" + bytes(500), data[:-12] + b"\xff\xff\xff\x7fPAR1"):
        documents, failures, _ = read_bytes(tmp_path, broken, "b.parquet")
        assert documents == [] and len(failures) == 1


def test_pdf_whose_streams_or_pages_have_no_end(tmp_path, monkeypatch):
    pytest.importorskip("pdfminer")
    import zlib

    whole = make_pdf([list(SENTENCES)])
    loop = whole.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    for data in (
        loop,
        whole[: len(whole) // 2],
        b"%PDF-1.4\n",
        whole.replace(b"/Count 1", b"/Count 9999999"),
    ):
        documents, failures, _ = read_bytes(tmp_path, data, "a.pdf")
        assert documents or len(failures) == 1
        assert not any("please report it" in failure for failure in failures)
    monkeypatch.setattr("attrib.readers.pdf.LARGEST_DOCUMENT", 1_000_000)
    for depth in (1, 2):
        packed = b"(He said so.) Tj\n" * 100_000
        for _ in range(depth):
            packed = zlib.compress(packed)
        head, tail = whole.split(b"stream\n", 1)
        bomb = head + b"stream\n" + packed + b"\nendstream" + tail.partition(b"\nendstream")[2]
        _, failures, _ = read_bytes(tmp_path, bomb, "a.pdf")
        assert failures == [f"{tmp_path}/a.pdf: larger than 1 MB, no one article; split it"]
    monkeypatch.setattr("attrib.readers.pdf._MOST_LETTERS", 1_000)
    page = [(60, 780 - 12 * k, 10, SENTENCES[0]) for k in range(60)]
    _, failures, _ = read_bytes(tmp_path, place_words([page]), "a.pdf")
    assert failures == [f"{tmp_path}/a.pdf: a page of more than 1,000 letters; mend it"]


def test_pdf_whose_font_states_no_widths_keeps_its_words(tmp_path):
    pytest.importorskip("pdfminer")
    data = make_pdf([[SENTENCES[0][:60]]]).replace(b"/Helvetica", b"/Unknownnn")
    (doc,), _, _ = read_bytes(tmp_path, data, "a.pdf")
    assert doc.text == SENTENCES[0][:60].strip()


def test_links_in_a_circle_and_links_to_folders(tmp_path):
    folder = tmp_path / "f"
    (folder / "g").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT)
    (folder / "g" / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    (folder / "gone").symlink_to("/nowhere/at/all")
    documents, failures, notes = read_paths(folder)
    assert [doc.id for doc in documents] == ["a.txt"]
    assert [failure.removeprefix(f"{folder}/").partition(":")[0] for failure in failures] == ["gone", "self"]
    assert notes == [f"{folder}/g/up: a link to a folder; skipped (name that folder to read it)"]


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "\x1b[31mred.txt", "=cmd.txt", "-rf.txt", os.fsdecode(b"bad\xff.txt")]
)
def test_odd_names_of_files_are_names(tmp_path, name):
    (tmp_path / name).write_text(TEXT)
    (doc,), failures, _ = read_paths(tmp_path)
    assert (doc.text, failures) == (TEXT, [])


def test_file_that_grows_is_read_as_it_was_when_it_was_opened(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "0", "text": "He said so."}\n')
    with open_file(str(path)) as stream:
        assert stream.readline()
        with open(path, "a") as more:
            more.write('{"id": "1", "text": "He said no."}\n')
        assert stream.read() == b""


def test_pipe_that_is_named_is_read(tmp_path):
    import threading

    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(TEXT,))
    writer.start()
    (doc,), failures, _ = read_paths(path)
    writer.join()
    assert (doc.text, failures) == (TEXT, [])


@pytest.mark.parametrize(
    "data, name, words",
    [
        ('{"directed": true, "nodes": [\n{"id": "a"}], "links": []}\n', "g.json", "a graph"),
        ("Id,Label,kind,community,text\na,b,claim,0,He said so.\n", "n.csv", "the nodes of a graph"),
        ("Source,Target,Type,Label,relation\na,b,c,d,e\n", "e.csv", "the edges of a graph"),
        ('{"event": {}, "tolls": [], "disputes": []}\n', "e.jsonl", "events that attrib wrote"),
        ('{"outlet": "A", "own_voice": 0, "dropped": []}\n', "o.jsonl", "outlets that attrib wrote"),
        ('{"@context": [], "items": [\n{"id": "a"}]}\n', "a.jsonld", "annotations that attrib wrote"),
        ('# document = "a"\nHe\tO\n', "a.bio", "annotations that attrib wrote"),
    ],
)
def test_own_output_is_no_article(tmp_path, data, name, words):
    documents, failures, _ = read_bytes(tmp_path, data, name)
    assert documents == [] and len(failures) == 1
    assert words in failures[0]


def test_own_report_is_no_article(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    assert main(["report", str(tmp_path / "a.txt"), "-o", str(tmp_path / "r.html")]) == 0
    documents, failures, _ = read_paths(tmp_path / "r.html")
    assert documents == [] and "a report that attrib wrote" in failures[0]


def test_file_of_nothing_but_failures_is_counted(tmp_path, capsys):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "He said so."}\n' + "x\n" * 500)
    assert main(["extract", str(path), "-o", str(tmp_path / "o.jsonl")]) == 1
    said = capsys.readouterr().err
    assert said.count("broken JSON") == 101
    assert "400 more failures: " in said


def test_damaged_record_of_a_store_costs_its_document_alone(tmp_path):
    import sqlite3

    path = tmp_path / "s.store"
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    assert main(["extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--store", str(path)]) == 0
    with sqlite3.connect(path) as database:
        database.execute("UPDATE documents SET record = ? WHERE id = 'a.txt'", (b"\x78\x9cno",))
    database.close()
    documents, failures, _ = read_paths(path)
    assert [doc.id for doc in documents] == ["b.txt"]
    assert failures == [f"{path}: 'a.txt': its record is damaged; read its file again"]
