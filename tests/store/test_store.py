"""The store: what is done is kept, through kills and beside other processes, and gives the same bytes."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import store_worker

import attrib.upkeep as upkeep
from attrib.documents import read_documents
from attrib.errors import InputError
from attrib.records import encode_record, write_record
from attrib.store.archive import Store, is_store

WORKER = Path(__file__).with_name("store_worker.py")


def write_old(path, text):
    """Write a file that is old enough to be known by its time of change."""
    path.write_text(text)
    then = time.time() - 100 - len(text)
    os.utime(path, (then, then))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(25):
        write_old(folder / f"a{number:02}.txt", f"Bob said the bridge {number} was hit.")
    records = [
        {"id": f"r{number:02}", "text": f"Ann said the road {number} was cut."} for number in range(25)
    ]
    write_old(folder / "r.jsonl", "".join(json.dumps(record) + "\n" for record in records))
    return folder


def dump(store_path):
    """Return the bytes of all that a store holds."""
    return b"".join(encode_record(write_record(doc)) for doc in read_documents([store_path]))


def make(tmp_path, folder, name="s.store", **options):
    counts = store_worker.update(tmp_path / name, folder, **options)
    return tmp_path / name, counts


@pytest.fixture(autouse=True)
def keep_extraction(monkeypatch):
    monkeypatch.setattr("attrib.pipeline._extract", store_worker.read_slowly)


def test_second_run_does_what_is_new_or_changed(tmp_path, folder):
    store, counts = make(tmp_path, folder)
    assert (counts.new, counts.changed, counts.unchanged, counts.files_unchanged) == (50, 0, 0, 0)
    before = dump(store)
    store, counts = make(tmp_path, folder)
    assert (counts.new, counts.changed, counts.unchanged, counts.files_unchanged) == (0, 0, 0, 26)
    assert dump(store) == before
    write_old(folder / "a03.txt", "Bob said another thing.")
    write_old(folder / "new.txt", "Bob said a new thing.")
    store, counts = make(tmp_path, folder)
    assert (counts.new, counts.changed, counts.unchanged, counts.files_unchanged) == (1, 1, 0, 25)
    assert dump(store) == dump(make(tmp_path, folder, "fresh.store")[0])


def test_what_a_file_holds_no_more_is_taken_out(tmp_path, folder):
    store, _ = make(tmp_path, folder)
    write_old(folder / "r.jsonl", '{"id": "r03", "text": "Ann said the road 3 was cut."}\n')
    store, counts = make(tmp_path, folder)
    assert (counts.new, counts.changed, counts.unchanged) == (0, 0, 1)
    assert dump(store) == dump(make(tmp_path, folder, "fresh.store")[0])


def test_files_written_just_now_are_read_again(tmp_path, folder):
    (folder / "hot.txt").write_text("Bob said it is hot.")
    make(tmp_path, folder)
    _, counts = make(tmp_path, folder)
    assert (counts.unchanged, counts.files_unchanged) == (1, 26)


def test_killed_at_any_moment_and_started_again_it_ends_the_same(tmp_path, folder):
    expected = dump(make(tmp_path, folder, "whole.store")[0])
    store = tmp_path / "killed.store"
    chance = random.Random(7)
    killed = 0
    for _ in range(10):
        process = subprocess.Popen([sys.executable, WORKER, store, folder])
        time.sleep(0.1 + 0.5 * chance.random())
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        if store.exists() and is_store(store):
            with Store(store) as opened:
                status = opened.read_status()
            assert status.waiting == 0  # each document is there with its result, or not at all
    subprocess.run([sys.executable, WORKER, store, folder], check=True)
    assert dump(store) == expected


def test_two_processes_at_once_lose_nothing(tmp_path, folder):
    expected = dump(make(tmp_path, folder, "whole.store")[0])
    store = tmp_path / "shared.store"
    processes = [
        subprocess.Popen([sys.executable, WORKER, store, folder], stderr=subprocess.PIPE) for _ in range(3)
    ]
    errors = [process.communicate(timeout=120)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], errors
    assert dump(store) == expected
    with sqlite3.connect(store) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_other_rules_do_it_again_and_old_results_go(tmp_path, folder):
    store, _ = make(tmp_path, folder)
    store, counts = make(tmp_path, folder, version="v2")
    assert (counts.new, counts.redone, counts.files_unchanged) == (0, 50, 26)
    with sqlite3.connect(store) as db:
        assert db.execute("SELECT DISTINCT version FROM results").fetchall() == [("v2",)]


def test_attributions_that_a_record_came_with_stay(tmp_path, folder):
    given = {
        "id": "g",
        "text": "Eve said so.",
        "attributions": [{"source": [[0, 3]], "speaker": "Eve Given"}],
    }
    write_old(folder / "g.jsonl", json.dumps(given) + "\n")
    for version in ("v1", "v2"):
        store, _ = make(tmp_path, folder, version=version)
        docs = {doc.id: doc for doc in read_documents([store])}
        assert docs["g"].attributions[0].speaker == "Eve Given"


def test_one_id_in_two_files_is_named(tmp_path, folder):
    make(tmp_path, folder)
    write_old(folder / "twice.jsonl", '{"id": "r03", "text": "Ann said something else."}\n')
    failures = []
    store, _ = make(tmp_path, folder, on_failure=failures.append)
    assert len(failures) == 1 and "the store holds another document of this id" in str(failures[0])
    assert {doc.id: doc.text for doc in read_documents([store])}["r03"] == "Ann said the road 3 was cut."


def test_failures_are_kept_and_named_and_tried_again_when_asked(tmp_path, folder, monkeypatch):
    read_slowly = store_worker.read_slowly

    def fail(doc, options):
        if doc.id == "r03":
            raise KeyError("x")
        return read_slowly(doc, options)

    monkeypatch.setattr(store_worker, "read_slowly", fail)
    monkeypatch.setattr("attrib.pipeline._extract", fail)
    failures = []
    store, counts = make(tmp_path, folder, on_failure=failures.append)
    assert (counts.failed, len(failures)) == (1, 1)
    _, counts = make(tmp_path, folder, on_failure=failures.append)
    assert (counts.failed, len(failures)) == (0, 1)
    with Store(store) as opened:
        ((document_id, reason),) = opened.read_status().failures
        assert document_id == "r03" and "KeyError" in reason
        assert opened.forget_failures("v1") == 1
    _, counts = make(tmp_path, folder, on_failure=failures.append)
    assert (counts.failed, len(failures)) == (1, 2)


def test_interrupted_run_keeps_what_was_done(tmp_path, folder):
    with Store(tmp_path / "s.store", create=True) as store:
        watch = upkeep.FileWatch(store, {})
        documents = watch.tag(read_documents([folder], watch=watch))
        store.put("version", "v1")
        run = upkeep.update_store(store, documents, watch, "v1", upkeep.Options(), on_failure=print)
        for _ in range(10):
            next(run)
        run.close()
        assert store.read_status().documents == 10


def test_surrogates_and_hostile_ids_are_kept(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    record = {"id": "../\ud800'; DROP TABLE documents; --", "text": "Bob said \ud800 it."}
    write_old(folder / "r.jsonl", json.dumps(record) + "\n")
    store, _ = make(tmp_path, folder)
    (doc,) = read_documents([store])
    assert (doc.id, doc.text) == (record["id"], record["text"])


def test_what_is_no_store_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such store"):
        Store(tmp_path / "missing")
    (tmp_path / "text").write_text("a text")
    with pytest.raises(InputError, match="no store of attrib's"):
        Store(tmp_path / "text", create=True)
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(InputError, match="no store of attrib's"):
        Store(tmp_path / "other.db", create=True)
    assert (tmp_path / "text").read_text() == "a text"


def test_store_from_the_command_line(run_attrib, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    write_old(folder / "a.txt", "The health ministry said that 12 people were killed in Harrow.")
    result = run_attrib("extract", folder, "--store", "s.store", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, b"")
    assert b"1 new, 0 changed" in result.stderr
    result = run_attrib("status", "s.store", cwd=tmp_path)
    assert result.stdout.splitlines()[0].split()[:2] == [b"documents", b"1"]
    of_store = run_attrib("claims", "s.store", cwd=tmp_path)
    of_folder = run_attrib("claims", folder, cwd=tmp_path)
    assert of_store.returncode == 0 and of_store.stdout == of_folder.stdout != b""
    result = run_attrib("extract", folder, "--store", "s.store", "-o", "all.jsonl", cwd=tmp_path)
    assert b"1 files not read again" in result.stderr
    run_attrib("extract", folder, "-o", "scratch.jsonl", cwd=tmp_path)
    assert (tmp_path / "all.jsonl").read_bytes() == (tmp_path / "scratch.jsonl").read_bytes()
    assert run_attrib("status", "missing.store", cwd=tmp_path).returncode == 1
