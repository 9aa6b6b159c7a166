"""Reading documents: what is read, what is refused, and that the text stays as it is."""

import io
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.documents import count_documents, read_documents
from attrib.errors import InputError
from attrib.readers.decode import decode_bytes

ARTICLE = "Activists said the bridge was hit.\r\nThe army denied it – “never”.\n"


def read_all(*paths, **options):
    """Return documents, failures and notes."""
    failures, notes = [], []
    documents = list(
        read_documents(
            paths, on_failure=lambda error: failures.append(str(error)), on_note=notes.append, **options
        )
    )
    return documents, failures, notes


@pytest.mark.parametrize(
    "encoding, noted",
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", True),
        ("utf-32", True),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("cp1252", True),
    ],
)
def test_read_text_file_in_any_encoding_keeps_newlines(tmp_path, encoding, noted):
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.encode(encoding))
    documents, failures, notes = read_all(path)
    assert [doc.text for doc in documents] == [ARTICLE]
    assert documents[0].id == "a.txt"
    assert failures == []
    assert bool(notes) == noted
    if noted:
        assert str(path) in notes[0] and "not UTF-8" in notes[0]


def test_read_windows_text_that_is_mostly_ascii(tmp_path):
    path = tmp_path / "a.txt"
    text = "The minister said “we don’t know” on Monday, and the café was closed. " * 20
    path.write_bytes(text.encode("cp1252"))
    documents, _, notes = read_all(path)
    assert documents[0].text == text
    assert "cp1252" in notes[0]


def test_read_utf8_with_one_broken_byte_keeps_the_rest(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("“déjà” – ".encode() * 40 + b"\xff end")
    documents, failures, notes = read_all(path)
    assert documents[0].text == "“déjà” – " * 40 + "\ufffd end"
    assert failures == []
    assert "1 broken byte" in notes[0]


def test_read_lone_surrogates_from_bytes():
    text, encoding = decode_bytes("one \ud800 two".encode("utf-8", "surrogatepass"))
    assert text == "one \ud800 two"
    assert encoding == "utf-8 with surrogates"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\x7fELF\x02\x01\x01" + bytes(500),
        b"\x01\x02\x03\x04" * 50,
    ],
)
def test_binary_file_is_refused_by_name(tmp_path, data):
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    documents, failures, _ = read_all(path)
    assert documents == []
    assert len(failures) == 1
    assert failures[0].startswith(f"{path}: binary data")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_empty_file_is_a_failure(tmp_path, data):
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    documents, failures, _ = read_all(path)
    assert documents == []
    assert failures == [f"{path}: empty, no text in it; give a file with an article"]


def test_control_characters_in_text_are_kept(tmp_path):
    path = tmp_path / "a.txt"
    text = "A spokesman said \x00 the \x07 town fell and \x1b[31m nobody was hurt, he added." * 3
    path.write_bytes(text.encode())
    documents, failures, _ = read_all(path)
    assert failures == []
    assert documents[0].text == text


def test_missing_path_and_empty_folder_are_failures_and_the_rest_is_read(tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "a.txt").write_text("He said so.")
    documents, failures, _ = read_all(tmp_path / "missing", tmp_path / "none", tmp_path / "a.txt")
    assert [doc.id for doc in documents] == ["a.txt"]
    assert len(failures) == 2
    assert str(tmp_path / "missing") in failures[0] and "no such file" in failures[0]
    assert str(tmp_path / "none") in failures[1] and "no file in this folder" in failures[1]


def test_folder_is_read_in_sorted_order_with_relative_ids(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "B.TXT", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}")
    (tmp_path / "c.jsonl").write_text('{"id": "r1", "text": "x"}\n{"id": "r2", "text": "y"}\n')
    (tmp_path / "notes.py").write_text("not read")
    documents, failures, notes = read_all(tmp_path)
    assert failures == []
    assert len(notes) == 1 and "notes.py: text of a kind that holds no articles" in notes[0]
    assert [doc.id for doc in documents] == ["B.TXT", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "r1", "r2"]
    assert documents[2].text == "text of a/z.txt"
    assert count_documents([tmp_path]) == 0  # what is in notes.py cannot be told without reading it
    (tmp_path / "notes.py").unlink()
    assert count_documents([tmp_path]) == 7


def test_metadata_comes_from_the_table_then_from_the_options(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "sub" / "b.txt").write_text("two")
    (tmp_path / "documents.csv").write_text(
        "path,title,outlet,date,url,language\n"
        'a.txt,"A title, with comma",The Post,2013-02-28,http://example.org/a,en\n'
        "sub/b.txt,,,2013-03-01,,\nmissing.txt,,,,,\n",
        encoding="utf-8-sig",
    )
    documents, failures, notes = read_all(tmp_path, outlet="Other", date="2000-01-01")
    first, second = documents
    assert (first.title, first.outlet, first.date, first.url, first.language) == (
        "A title, with comma",
        "The Post",
        "2013-02-28",
        "http://example.org/a",
        "en",
    )
    assert (second.title, second.outlet, second.date) == (None, "Other", "2013-03-01")
    assert failures == []
    assert len(notes) == 1 and "missing.txt" in notes[0]


def test_metadata_table_without_path_column_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "documents.csv").write_text("file,title\na.txt,T\n")
    documents, failures, _ = read_all(tmp_path)
    assert [doc.text for doc in documents] == ["one"]
    assert 'no column "path"' in failures[0]


def test_broken_lines_are_named_by_number_and_the_rest_is_done(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_bytes(
        b'{"id": "a", "text": "one"}\n{"id": "b", "text": \n\n[1, 2]\n{"text": "x"}\n'
        b'{"id": "c"}\n{"id": "d", "text": "caf\xe9 on the corner"}\n{"id": 7, "text": "seven"}\n'
    )
    documents, failures, notes = read_all(path)
    assert [doc.id for doc in documents] == ["a", "d.jsonl#5", "d", "7"]
    assert [failure.split(":")[0] for failure in failures] == [
        f"{path}, line {number}" for number in (2, 4, 6)
    ]
    assert "broken JSON" in failures[0]
    assert documents[2].text == "café on the corner"
    assert any("line 7" in note for note in notes)


def test_deeply_nested_json_is_one_failure(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "a", "x": ' + "[" * 200_000 + "]" * 200_000 + '}\n{"id": "b", "text": "t"}\n')
    documents, failures, _ = read_all(path)
    assert [doc.id for doc in documents] == ["b"]
    assert len(failures) == 1 and "line 1" in failures[0]


def test_same_id_twice_names_both_places(tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text('{"id": "a", "text": "first"}\n')
    two.write_text('{"id": "b", "text": "x"}\n{"id": "a", "text": "second"}\n')
    documents, failures, _ = read_all(one, two)
    assert [doc.text for doc in documents] == ["first", "x"]
    assert len(failures) == 1
    assert f"{one}, line 1" in failures[0] and f"{two}, line 2" in failures[0] and "'a'" in failures[0]


def test_default_is_to_raise(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(read_documents([tmp_path / "missing"]))


def test_standard_input_is_one_text_or_records():
    documents, _, _ = read_all("-", stdin=io.BytesIO(b"He said so.\nShe denied it."))
    assert [(doc.id, doc.text) for doc in documents] == [("-", "He said so.\nShe denied it.")]
    lines = json.dumps({"id": "x", "text": "t"}) + "\n" + json.dumps({"id": "y", "text": "u"}) + "\n"
    documents, _, _ = read_all("-", stdin=io.BytesIO(lines.encode()))
    assert [(doc.id, doc.text) for doc in documents] == [("x", "t"), ("y", "u")]


def test_unknown_fields_are_kept(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "a", "text": "one", "desk": "war", "tags": [1]}\n')
    documents, _, _ = read_all(path)
    assert documents[0].extra == {"desk": "war", "tags": [1]}


def test_symbolic_links_to_files_are_followed_and_loops_are_not(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "real.txt").write_text("one")
    os.symlink(tmp_path / "real.txt", tmp_path / "folder" / "link.txt")
    os.symlink(tmp_path / "folder", tmp_path / "folder" / "loop")
    os.symlink(tmp_path / "gone.txt", tmp_path / "folder" / "dangling.txt")
    documents, failures, _ = read_all(tmp_path / "folder")
    assert [doc.text for doc in documents] == ["one"]
    assert len(failures) == 1 and "dangling.txt" in failures[0]


def test_reading_streams_the_lines(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "a", "text": "one"}\nbroken\n')
    stream = read_documents([path])
    assert next(stream).id == "a"  # the broken line has not been reached
    with pytest.raises(InputError, match="line 2"):
        next(stream)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip() and "\x00" not in text))
def test_valid_utf8_is_decoded_exactly_or_called_binary(text):
    data = text.encode("utf-8", "surrogatepass")
    controls = sum(byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1b" for byte in data)
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or controls > 0.01 * len(data):
        return
    assert decode_bytes(data)[0] == text
