"""Claims of a store: the same bytes as from a run from scratch, whatever was kept before."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest
from claim_corpus import ALL, QUAKE_2
from click.testing import CliRunner

from attrib import kept_claims
from attrib.cli.claims import claims_command
from attrib.cli.extract import extract_command
from attrib.cli.graph import graph_command
from attrib.cli.status import status_command
from attrib.ledger.reading import read_document, read_reading, reading_to_bytes
from attrib.records import encode_record, write_record
from attrib.store.archive import Store


def write(folder, documents):
    for doc in documents:
        path = folder / f"{doc.id}.jsonl"
        path.write_bytes(encode_record(write_record(doc)))
        os.utime(path, (1_500_000_000 + len(doc.text), 1_500_000_000 + len(doc.text)))


def run(command, *arguments):
    result = CliRunner().invoke(command, [str(item) for item in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def claims(path, *arguments):
    target = path.with_name("claims.jsonl")
    output = run(claims_command, path, "-o", target, "--jobs", "1", *arguments).output
    return target.read_bytes(), output


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


@pytest.fixture
def store(tmp_path):
    return tmp_path / "archive.store"


def count_calls(monkeypatch, name):
    calls = []
    function = getattr(kept_claims, name)
    monkeypatch.setattr(kept_claims, name, lambda *a, **k: calls.append(a) or function(*a, **k))
    return calls


def test_readings_come_back_as_they_were():
    for doc in ALL:
        reading = read_document(doc)
        assert read_reading(reading_to_bytes(reading)) == reading


def test_claims_of_a_store_that_grows_are_those_from_scratch(folder, store, monkeypatch):
    compared = count_calls(monkeypatch, "compare_corpus")
    for known in (3, 7, len(ALL)):
        write(folder, ALL[:known])
        run(extract_command, folder, "--store", store)
        kept, _ = claims(store)
        assert kept == claims(folder)[0]
        assert claims(store)[0] == kept  # by what is kept
    assert len(compared) == 3


def test_a_document_that_changed_or_went_changes_the_claims(folder, store, tmp_path):
    write(folder, ALL)
    run(extract_command, folder, "--store", store)
    before, _ = claims(store)
    text = (folder / f"{QUAKE_2.id}.jsonl").read_text(encoding="utf-8").replace("190", "191")
    (folder / f"{QUAKE_2.id}.jsonl").write_text(text, encoding="utf-8")
    run(extract_command, folder, "--store", store)
    after, _ = claims(store)
    assert after != before and after == claims(folder)[0]


def test_only_what_is_new_is_read(folder, store, monkeypatch):
    write(folder, ALL[:4])
    run(extract_command, folder, "--store", store)
    write(folder, ALL)
    with Store(store) as opened:
        assert list(kept_claims.update_readings(opened)) == []
    run(extract_command, folder, "--store", store)
    with Store(store) as opened:
        assert list(kept_claims.update_readings(opened)) == []
        monkeypatch.setattr(kept_claims, "hash_ledger", lambda: "another")
        assert sorted(kept_claims.update_readings(opened)) == sorted(doc.id for doc in ALL)
        # what was read before goes
        assert opened._db.execute("SELECT count(*) FROM readings").fetchone()[0] == len(ALL)


def test_corrections_are_kept_and_a_file_wins(folder, store, tmp_path, monkeypatch):
    write(folder, ALL)
    run(extract_command, folder, "--store", store)
    plain, said = claims(store)
    assert "corrections" not in said
    first, second = (json.loads(line)["id"] for line in plain.splitlines()[:2])
    file = tmp_path / "corrections.csv"
    rows = io.StringIO()
    csv.writer(rows).writerows([("action", "claim", "other"), ("join", first, second)])
    file.write_text(rows.getvalue())
    corrected, _ = claims(store, "--corrections", file)
    assert corrected != plain and corrected == claims(folder, "--corrections", file)[0]
    run(extract_command, folder, "--store", store, "--corrections", file)
    assert "corrections            1" in run(status_command, store).output
    kept, said = claims(store)
    assert kept == corrected and "1 of 1 corrections took effect" in said
    file.write_text("action,claim\nunstatus,nothing\n".replace("unstatus,nothing", "part-event,nothing"))
    other, said = claims(store, "--corrections", file)
    assert other == plain and "0 of 1 corrections took effect" in said
    file.write_text("action,claim\n")
    run(extract_command, folder, "--store", store, "--corrections", file)
    assert claims(store)[0] == plain


def test_corrections_need_a_store(folder):
    write(folder, ALL[:1])
    result = CliRunner().invoke(extract_command, [str(folder), "--corrections", "x.csv"])
    assert result.exit_code == 2 and "give --store" in result.output


def test_a_store_that_is_not_done_is_read_as_documents(folder, store, monkeypatch):
    write(folder, ALL[:3])
    run(extract_command, folder, "--store", store)
    with Store(store) as opened:
        opened._db.execute("DELETE FROM results")
    compared = count_calls(monkeypatch, "compare_corpus")
    claims(store)
    assert not compared


def test_the_graph_of_a_store_is_that_of_its_documents(folder, store, tmp_path):
    write(folder, ALL)
    run(extract_command, folder, "--store", store, "-o", tmp_path / "all.jsonl")
    graphs = []
    for source in (store, store, tmp_path / "all.jsonl"):
        target = tmp_path / "claims.graphml"
        run(graph_command, source, "-o", target, "--jobs", "1")
        graphs.append(target.read_bytes())
    assert graphs[0] == graphs[1] == graphs[2]
