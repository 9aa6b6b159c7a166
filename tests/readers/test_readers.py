"""Every format: what comes out of it, what is refused and how, and that names do not decide alone."""

import bz2
import gzip
import io
import json
import os
import zipfile

import pytest
from archive_files import (
    ATOM,
    FEED,
    LINES,
    MARKDOWN,
    NEWSML,
    NITF,
    PAGE,
    RECORDS,
    SENTENCES,
    TABLE,
    TEXT,
    make_docx,
    make_epub,
    make_files,
    make_parquet,
    make_pdf,
    make_warc,
    make_zip,
)

from attrib.documents import read_documents


def read_bytes(tmp_path, data, name, **options):
    """Return documents, failures and remarks of a file of this name."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_paths(path, **options)


def read_paths(*paths, **options):
    failures, notes = [], []
    documents = list(
        read_documents(
            paths, on_failure=lambda error: failures.append(str(error)), on_note=notes.append, **options
        )
    )
    return documents, failures, notes


RECORD_IDS = [record["URL"] for record in RECORDS]
EXPECTED = {
    "a.txt": ["a.txt"],
    "a.md": ["a.md"],
    "a.jsonl": RECORD_IDS,
    "a.json": RECORD_IDS,
    "a.csv": ["a.csv#2", "a.csv#3", "a.csv#4"],
    "a.txt.gz": ["a.txt"],
    "a.txt.bz2": ["a.txt"],
    "a.txt.xz": ["a.txt"],
    "a.txt.zst": ["a.txt"],
    "a.zip": ["a.zip/x/a.txt", *RECORD_IDS],
    "a.html": ["a.html"],
    "a.epub": ["a.epub/O/b.xhtml", "a.epub/O/a.xhtml"],
    "a.rss": ["http://e.org/1", "http://e.org/2"],
    "a.atom": ["tag:e.org,2020:1"],
    "a.xml": ["n1"],
    "b.xml": ["urn:e.org:1", "urn:e.org:2"],
    "a.pdf": ["a.pdf"],
    "a.docx": ["a.docx"],
    "a.parquet": ["a.parquet#1", "a.parquet#2"],
    "a.warc.gz": ["http://e.org/p", "http://e.org/p 2021-05-04T10:00:00Z"],
}


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("renamed", [False, True])
def test_each_format_is_read_by_content(tmp_path, name, renamed):
    data = make_files().get(name)
    if data is None:
        pytest.skip("its extra is not installed")
    if renamed and name in ("a.md",):
        pytest.skip("Markdown is told by its name alone")
    documents, failures, _ = read_bytes(tmp_path, data, "a" if renamed else name)
    assert failures == []
    expected = [place.replace(name, "a").replace("a.txt", "a") for place in EXPECTED[name]]
    if not renamed:
        expected = EXPECTED[name]
    elif name == "a.zip":
        expected = ["a/x/a.txt", *RECORD_IDS]
    assert [doc.id for doc in documents] == expected
    assert all(doc.text.strip() for doc in documents)


def test_page_gives_its_article_and_what_it_states_of_it(tmp_path):
    pytest.importorskip("trafilatura")
    (doc,), failures, _ = read_bytes(tmp_path, PAGE, "a.html")
    assert failures == []
    assert (doc.title, doc.outlet, doc.date) == ("Shells hit a market", "The Post", "2021-05-04")
    assert all(sentence in doc.text for sentence in SENTENCES)
    assert "Most read" not in doc.text and "taxes" not in doc.text and "World" not in doc.text


def test_table_of_documents_wins_over_the_page(tmp_path):
    pytest.importorskip("trafilatura")
    (tmp_path / "documents.csv").write_text("path,outlet\na.html,The Other Post\n")
    (doc,), _, _ = read_bytes(tmp_path, PAGE, "a.html")
    assert doc.outlet == "The Other Post"


def test_page_without_an_article_is_refused(tmp_path):
    pytest.importorskip("trafilatura")
    documents, failures, _ = read_bytes(tmp_path, "<html><body></body></html>", "a.html")
    assert documents == [] and "a page without an article" in failures[0]


def test_web_archive_gives_pages_once_and_counts_the_rest(tmp_path):
    pytest.importorskip("warcio")
    documents, failures, notes = read_bytes(tmp_path, make_warc(), "a.warc.gz")
    assert failures == []
    assert [doc.url for doc in documents] == ["http://e.org/p", "http://e.org/p"]
    assert "nine people" in documents[0].text and "ten people" in documents[1].text
    assert documents[0].extra["captured"] == "2021-05-04T10:00:00Z"
    assert notes[-1].endswith(
        "records that are no article: 1 answers of status 404, 1 captures of the same text, 1 image/png files"
    )


def test_cut_web_archive_keeps_what_came_before(tmp_path):
    pytest.importorskip("warcio")
    data = gzip.decompress(make_warc())
    documents, failures, _ = read_bytes(tmp_path, data[: len(data) - 3000], "a.warc")
    assert documents[0].url == "http://e.org/p"
    data = make_warc()
    documents, failures, _ = read_bytes(tmp_path, data[: len(data) - 300], "a.warc.gz")
    assert documents[0].url == "http://e.org/p"
    assert len(failures) == 1 and "broken" in failures[0]


def test_pdf_joins_hyphens_and_leaves_running_lines_out(tmp_path):
    pytest.importorskip("pdfminer")
    pages = [
        [
            "The Daily Post",
            "The health minis-",
            "try said on Monday that nine people were killed in",
            "Harrow.",
        ],
        ["The Daily Post", "Rebels denied that they had fired on the town, and", "a spokesman said so.", "2"],
    ]
    (doc,), failures, _ = read_bytes(tmp_path, make_pdf(pages), "a.pdf")
    assert failures == []
    assert doc.text.startswith("The health ministry said on Monday that nine people were killed in Harrow.")
    assert "Daily Post" not in doc.text
    assert "fired on the town, and a spokesman said so." in doc.text


def test_docx_and_its_table_in_order(tmp_path):
    pytest.importorskip("docx")
    (doc,), _, _ = read_bytes(tmp_path, make_docx(), "a.docx")
    assert doc.text == "The envoy said talks had failed.\n\nkilled \t 12\n\nThe army denied it."
    assert doc.title == "A report"


def test_epub_in_the_order_of_its_spine(tmp_path):
    pytest.importorskip("lxml")
    documents, _, _ = read_bytes(tmp_path, make_epub(), "a.epub")
    assert [doc.text for doc in documents] == [
        "The army denied it.",
        "One\n\nThe envoy said talks had failed.",
    ]
    assert documents[0].title == "A book"


def test_feed_entries_are_documents(tmp_path):
    pytest.importorskip("feedparser")
    documents, _, _ = read_bytes(tmp_path, FEED, "a.rss")
    first = documents[0]
    assert (first.title, first.outlet, first.date, first.url, first.text) == (
        "One & two",
        "The Wire",
        "2017-04-05T10:00:00+00:00",
        "http://e.org/1",
        "The army said ten died.\n\nRebels denied it.",
    )
    (entry,), _, _ = read_bytes(tmp_path, ATOM, "a.atom")
    assert entry.text == "The envoy said talks had failed."


def test_items_of_news_agencies_are_documents(tmp_path):
    pytest.importorskip("lxml")
    (doc,), failures, _ = read_bytes(tmp_path, NITF, "a.xml")
    assert failures == []
    assert (doc.title, doc.outlet, doc.date, doc.text) == (
        "Shells hit a market",
        "The Wire",
        "2021-05-04",
        TEXT,
    )
    (first, second), failures, _ = read_bytes(tmp_path, NEWSML, "b.xml")
    assert failures == []
    assert (first.title, first.outlet, first.date, first.language) == (
        "Shells hit a market",
        "The Wire",
        "2021-05-04T10:00:00Z",
        "en",
    )
    assert first.text == "\n\n".join(SENTENCES[:2])
    assert (second.title, second.text) == ("Two", "\n\n".join(SENTENCES[1:]))
    empty = NITF.replace("body.content", "body.nothing")
    _, failures, _ = read_bytes(tmp_path, empty.partition("<body>")[0] + "</nitf>", "c.xml")
    assert failures == [f"{tmp_path}/c.xml: XML of a news agency without text"]


def test_parquet_rows_are_documents(tmp_path):
    pytest.importorskip("pyarrow")
    documents, _, notes = read_bytes(tmp_path, make_parquet(), "a.parquet")
    assert [(doc.text, doc.date, doc.extra) for doc in documents] == [
        ("The mayor said no.", "2020-01-02", {"n": 1}),
        ("The mayor said yes.", None, {"n": 2}),
    ]
    assert 'text is read from "content"' in notes[0]


def test_fields_under_other_names_are_mapped_and_shown(tmp_path):
    documents, failures, notes = read_bytes(tmp_path, LINES, "a.jsonl")
    assert failures == []
    assert (documents[0].title, documents[0].outlet, documents[0].date) == (
        "Head 3",
        "The Post",
        "2017-04-03",
    )
    assert len(notes) == 1
    assert 'text is read from "Body", title is read from "Headline"' in notes[0]


def test_fields_are_read_as_a_person_says(tmp_path):
    data = '{"id": "a", "lede": "The mayor said no.", "body": "x", "headline": "T"}\n'
    (doc,), _, _ = read_bytes(tmp_path, data, "a.jsonl", fields={"text": "lede", "title": "body"})
    assert (doc.text, doc.title, doc.extra) == ("The mayor said no.", "x", {"headline": "T"})


def test_table_with_broken_rows_names_them_and_reads_the_rest(tmp_path):
    data = 'id,text\n1,"The mayor said no."\n2,b,c\n3,The police said so.\n'
    documents, failures, _ = read_bytes(tmp_path, data, "a.csv")
    assert [doc.id for doc in documents] == ["1", "3"]
    assert len(failures) == 1 and "line 3: 3 cells for 2 columns" in failures[0]


def test_table_in_windows_encoding(tmp_path):
    data = "id,text\n1,The café’s owner said it was closed.\n".encode("cp1252")
    (doc,), failures, _ = read_bytes(tmp_path, data, "a.csv")
    assert failures == []
    assert doc.text == "The café’s owner said it was closed."


def test_markdown_loses_its_markup_and_keeps_its_words(tmp_path):
    (doc,), _, _ = read_bytes(tmp_path, MARKDOWN, "a.md")
    assert (doc.title, doc.date) == ("From the front", "2017-04-05")
    assert doc.text == (
        "From the front\n\nThe army said on Monday that it had\ntaken the bridge.\n\nResidents denied it."
    )


def test_text_that_begins_like_json_or_a_tag_is_text(tmp_path):
    for data in ("[UPDATE] The mayor said no.", "{He said} no.", "< 5 people died, he said.", "a, b said c"):
        (doc,), failures, _ = read_bytes(tmp_path, data, "a.txt")
        assert (doc.text, failures) == (data, [])


@pytest.mark.parametrize(
    "data, name, words",
    [
        ("a,b\n1,2\n", "a.csv", "no column that holds text (columns: a, b)"),
        (
            json.dumps({"id": "c", "event": "e", "members": [], "independent_sources": 1}) + "\n",
            "claims.jsonl",
            "claims that attrib wrote, no article",
        ),
        (
            "document,title,cue_spans,content_spans,speaker_type,content\n",
            "o.csv",
            "attributions that attrib wrote",
        ),
        ('<?xml version="1.0"?><graphml xmlns="x"></graphml>', "g.graphml", "a graph, no article"),
        ('<?xml version="1.0"?><ledger></ledger>', "x.xml", "XML of a kind that is not known"),
        (
            make_zip({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}),
            "t.xlsx",
            "a spreadsheet, no article",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "o.doc", "an old Office file"),
        ("{\\rtf1 x}", "o.rtf", "an RTF file"),
        ("1 2 3 4 5 6 7 8 9 10\n" * 40, "n.txt", "numbers, not sentences"),
        (b"SQLite format 3\x00" + bytes(100), "o.db", "no store"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(tmp_path, data, name, words):
    documents, failures, _ = read_bytes(tmp_path, data, name)
    assert documents == []
    assert len(failures) == 1 and words in failures[0] and "\n" not in failures[0]


def test_folder_names_what_it_passes_over(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n123")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "n.csv").write_text("a,b\n1,2\n")
    os.mkfifo(tmp_path / "pipe")
    documents, failures, notes = read_paths(tmp_path)
    assert [doc.id for doc in documents] == ["a.txt"]
    assert failures == []
    assert [note.removeprefix(f"{tmp_path}/").partition(":")[0] for note in notes] == [
        ".hidden",
        "b.png",
        "n.csv",
        "pipe",
    ]


def test_missing_extra_is_named(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    documents, failures, _ = read_bytes(tmp_path, PAGE, "a.html")
    assert documents == []
    assert failures[0].endswith("a web page needs an extra; pip install 'attrib[html]'")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_cut_archive_is_named(tmp_path, pack):
    data = pack("".join(f"{k} The mayor said no. " for k in range(9_000)).encode())
    documents, failures, _ = read_bytes(tmp_path, data[: len(data) // 2], "a.txt.gz")
    assert documents == []
    assert len(failures) == 1 and "broken" in failures[0]


def test_archives_inside_archives_end(tmp_path):
    data = TEXT.encode()
    for _ in range(6):
        data = make_zip({"inner.zip": data})
    documents, failures, notes = read_bytes(tmp_path, data, "a.zip")
    assert documents == []
    assert "an archive in an archive" in notes[0]
    assert len(failures) <= 1


def test_bomb_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("attrib.readers.source.LARGEST_DOCUMENT", 1_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"said " * 1_000_000)
        archive.writestr("b.txt", TEXT)
    documents, failures, _ = read_bytes(tmp_path, out.getvalue(), "a.zip")
    assert [doc.id for doc in documents] == ["a.zip/b.txt"]
    assert len(failures) == 1 and "larger than 1 MB" in failures[0]


def test_ids_that_look_like_paths_stay_ids(tmp_path):
    data = make_zip({"../../etc/passwd.txt": TEXT})
    (doc,), _, _ = read_bytes(tmp_path, data, "a.zip")
    assert doc.id == "a.zip/../../etc/passwd.txt"
    assert sorted(os.listdir(tmp_path)) == ["a.zip"]


@pytest.mark.parametrize(
    "text, language",
    [
        ("Le ministère a déclaré lundi que douze personnes avaient été tuées dans la ville. " * 3, "fr"),
        ("قال الوزير إن اثني عشر شخصا قتلوا في المدينة", "ar"),
        ("Das Ministerium sagte am Montag, zwölf Menschen seien in der Stadt getötet worden. " * 3, "de"),
    ],
)
def test_other_languages_are_named_and_left_unread(tmp_path, text, language):
    documents, failures, notes = read_bytes(tmp_path, text, "a.txt")
    assert documents == [] and failures == []
    assert f"not in English but in {language}; left unread (--any-language reads it)" in notes[0]
    documents, _, _ = read_bytes(tmp_path, text, "a.txt", any_language=True)
    assert documents[0].text == text


def test_the_same_article_again_is_read_once_and_no_failure(tmp_path):
    data = '{"id": "a", "text": "He said so."}\n'
    documents, failures, notes = read_bytes(tmp_path, data + data, "a.jsonl")
    assert len(documents) == 1 and failures == []
    assert "once more, with the same text" in notes[0]


def test_array_is_read_as_it_streams_over_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr("attrib.readers.json_lines._PIECE", 7)
    records = [{"id": str(k), "text": f"He said {k} ] }} \\ é 😀"} for k in range(20)]
    data = json.dumps(records, ensure_ascii=False, indent=1)
    documents, failures, _ = read_bytes(tmp_path, data, "a.json")
    assert failures == []
    assert [doc.text for doc in documents] == [record["text"] for record in records]
    documents, failures, _ = read_bytes(tmp_path, data[:-30], "a.json")
    assert len(documents) == 19 and "broken JSON" in failures[0]


def test_feed_of_nothing_but_an_address_fetches_nothing(tmp_path, monkeypatch):
    pytest.importorskip("feedparser")
    import socket

    def refuse(*_arguments, **_options):
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for name, data in make_files().items():
        read_bytes(tmp_path, data, name)
    read_bytes(tmp_path, "http://e.org/feed.rss", "a.rss")
    hostile = '<!DOCTYPE r [<!ENTITY x SYSTEM "http://e.org/x">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    read_bytes(tmp_path, hostile, "a.rss")
    read_bytes(
        tmp_path, PAGE.replace("<main>", '<link rel="stylesheet" href="http://e.org/x"><main>'), "a.html"
    )


def test_archive_of_nothing_is_named(tmp_path):
    documents, failures, _ = read_bytes(tmp_path, b"PK\x05\x06" + bytes(18), "a.zip")
    assert documents == [] and len(failures) == 1
    data = make_zip({"x/": ""})
    documents, failures, _ = read_bytes(tmp_path, data, "a.zip")
    assert documents == [] and "nothing in it that could be read" in failures[0]


def test_semicolons_separate_as_well(tmp_path):
    documents, failures, _ = read_bytes(tmp_path, TABLE, "a.csv")
    assert failures == []
    assert [doc.date for doc in documents] == ["2017-04-03", "2017-04-04", "2017-04-25"]
