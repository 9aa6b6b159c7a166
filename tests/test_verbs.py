"""The verbs of the library: what they return, that they warn and never print, and that threads may call them."""

import importlib.util
import json
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import ROOT

import attrib

TEXT = "The health ministry said on Monday that 12 people were killed in Harrow. Rebels denied it."


def test_extract_gives_spans_of_the_text():
    doc = attrib.extract(TEXT, date="2021-05-04")
    assert doc.text == TEXT and doc.date == "2021-05-04"
    first = doc.attributions[0]
    assert [TEXT[start:end] for start, end in first.cue] == ["said"]
    assert attrib.extract(doc) == doc


def test_read_takes_a_path_or_many(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.csv").write_text("Body,Headline\nHe said so.,T\n")
    for paths in (tmp_path, str(tmp_path), [tmp_path / "a.txt", tmp_path / "b.csv"]):
        assert [doc.id for doc in attrib.read(paths)] == ["a.txt", "b.csv#2"]
    (doc,) = attrib.read(tmp_path / "b.csv", fields={"text": "Headline"})
    assert doc.text == "T"


@pytest.mark.parametrize(
    "call, expected",
    [
        (lambda: attrib.extract(5), r"extract\(\) takes a text \(str\) or a Document, not an int"),
        (lambda: attrib.extract(None), "not a NoneType"),
        (lambda: attrib.claims("articles/"), r"not a path; read it first: attrib.read\('articles/'\)"),
        (lambda: attrib.claims(ROOT / "seeds"), "read it first"),
        (lambda: attrib.claims(7), "takes an iterable of Document, not an int"),
        (lambda: attrib.claims([attrib.extract(TEXT), "text"]), "a str is among them"),
        (lambda: attrib.claims(["text"], jobs=2), "a str is among them"),
        (lambda: attrib.graph(attrib.extract(TEXT)), "put it in a list"),
        (lambda: attrib.graph("articles/"), r"graph\(\) takes documents"),
        (lambda: attrib.report("articles/", "never.html"), r"report\(\) takes documents"),
        (lambda: attrib.read(5), r"read\(\) takes a path or paths, not an int"),
    ],
)
def test_what_a_verb_cannot_take_is_told_in_one_line(call, expected):
    with pytest.raises(TypeError, match=expected) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_read_raises_or_warns(tmp_path, capfd, caplog):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(attrib.InputError):
        list(attrib.read([tmp_path / "missing", tmp_path / "a.txt"]))
    with (
        caplog.at_level(logging.INFO, "attrib"),
        pytest.warns(attrib.AttribWarning, match="no such file"),
    ):
        documents = list(attrib.read([tmp_path / "missing", tmp_path], errors="warn"))
    assert [doc.id for doc in documents] == ["a.txt"]
    assert "b.png" in caplog.text
    assert capfd.readouterr() == ("", "")


def test_claims_graph_and_report_of_documents_that_were_only_read(tmp_path):
    documents = [attrib.Document("a", TEXT, date="2021-05-04"), attrib.Document("b", TEXT, date="2021-05-05")]
    ledger = attrib.claims(documents)
    assert any(claim.high == 12 for claim in ledger.claims)
    by_hand = attrib.build_claims(list(attrib.process_documents(documents)))
    assert ledger == by_hand
    graph = attrib.graph(documents)
    assert any(data["kind"] == "claim" for _, data in graph.nodes(data=True))
    assert sorted(attrib.graph(documents, ledger)) == sorted(graph)
    attrib.report(documents, tmp_path / "r.html", ledger)
    assert (tmp_path / "r.html").read_text().lower().startswith("<!doctype html")


def test_threads_get_what_one_gets():
    texts = [TEXT.replace("12", str(number)) for number in range(8)]
    alone = [attrib.extract(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(attrib.extract, texts)) == alone


def test_what_a_type_checker_sees_is_what_there_is():
    source = (ROOT / "attrib" / "__init__.py").read_text()
    for name in attrib._HOMES:
        assert f" import {name} as {name}\n" in source, name


@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")
def test_a_misspelt_name_fails_a_type_check(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("import attrib\ndoc: attrib.Document = attrib.extract('x')\nattrib.build_clams([])\n")
    command = [sys.executable, "-m", "mypy", "--no-incremental", "--follow-imports=silent", str(script)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert 'Module has no attribute "build_clams"' in result.stdout
    assert "Found 1 error" in result.stdout


def test_loading_imports_nothing_heavy():
    code = "import attrib, sys, json; print(json.dumps(sorted(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert not {"nltk", "numpy", "networkx", "rich"} & set(json.loads(result.stdout))
