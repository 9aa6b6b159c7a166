"""The pipeline: order, processes, failures, filters."""

import json
import os
import signal
import time
from dataclasses import replace

import pytest

import attrib.pipeline as pipeline
from attrib.model import Attribution, Document
from attrib.pipeline import DocumentFailure, process_document, process_documents
from attrib.records import encode_record, write_record
from attrib.workers import limit_time

SENTENCES = (
    "The {0} ministry said on Monday that {1} people were killed near the old bridge.",
    'Residents reported shelling in {0}. "We heard {1} explosions," said Omar Haddad, a teacher.',
    "A spokesman for the {0} police denied that {1} people had been arrested.",
    "According to the mayor of {0}, {1} houses were destroyed. He added that help was on its way.",
)
PLACES = ("Harrow", "Lund", "Tabor", "Quillan", "Vesper", "Morley", "Ashby")


def make_documents(number):
    return [
        Document(
            f"d{k}",
            " ".join(sentence.format(PLACES[(k + n) % 7], k + n) for n, sentence in enumerate(SENTENCES * 6)),
            date="2021-05-04",
        )
        for k in range(number)
    ]


DOCUMENT = Document(
    "d", "x" * 40, relations=(), attributions=(Attribution("d#0", (), ((0, 1),), ((2, 9),), confidence=0.9),)
)


def test_attributions_that_are_there_are_used_as_they_are():
    assert process_document(DOCUMENT) == DOCUMENT


def encode(documents):
    return b"".join(encode_record(write_record(doc)) for doc in documents)


def test_output_is_the_same_for_any_number_of_processes(monkeypatch):
    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 4_000)
    documents = make_documents(17)
    alone = encode(process_documents(documents, jobs=1))
    assert alone.count(b"\n") == 17 and b'"stance": "denies"' in alone
    assert encode(process_documents(documents, jobs=3)) == alone


def test_order_of_the_input_does_not_change_a_document():
    documents = make_documents(6)
    forward = {doc.id: doc for doc in process_documents(documents)}
    backward = {doc.id: doc for doc in process_documents(reversed(documents))}
    assert forward == backward


def test_text_is_never_altered():
    documents = make_documents(3)
    for before, after in zip(documents, process_documents(documents)):
        assert after.text == before.text
        for item in after.attributions:
            for start, end in (*item.source, *item.cue, *item.content):
                assert 0 <= start < end <= len(after.text)


@pytest.mark.parametrize("jobs", [1, 2])
def test_reading_keeps_ahead_of_the_work_by_a_bounded_window_only(monkeypatch, jobs):
    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 1)
    taken = []

    def stream():
        for doc in make_documents(60):
            taken.append(doc.id)
            yield doc

    results = process_documents(stream(), jobs=jobs)
    next(results)
    assert len(taken) <= 4 * jobs + 1
    assert 1 + sum(1 for _ in results) == 60


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_fails_is_named_and_kept(monkeypatch, jobs):
    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "_extract", fail_on_second)  # forked workers have it too
    failures = []
    documents = list(process_documents(make_documents(3), jobs=jobs, on_failure=failures.append))
    assert [doc.id for doc in documents] == ["d0", "d1", "d2"]
    assert [doc.attributions for doc in documents] == [(), (), ()]
    assert len(failures) == 1
    message = str(failures[0])
    assert message.startswith("d1: could not be processed (KeyError: 'broken' in test_pipeline.py, line ")
    assert "\n" not in message


def test_a_failure_is_raised_where_nobody_listens(monkeypatch):
    monkeypatch.setattr(pipeline, "_extract", fail_on_second)
    with pytest.raises(DocumentFailure, match="d1"):
        list(process_documents(make_documents(3)))


def fail_on_second(doc, options):
    if doc.id == "d1":
        raise KeyError("broken")
    return replace(doc, attributions=(), relations=())


def test_unverified_claims_are_hedged():
    text = "The ministry said that twelve people were killed. The claim could not be independently verified."
    doc = process_document(Document("d", text))
    first = doc.attributions[0]
    assert text[first.content[0][0] : first.content[0][1]] == "twelve people were killed"
    assert first.hedged
    assert [(relation.type, relation.to) for relation in doc.relations] == [("unverified", first.id)]
    assert json.loads(encode([doc]))["attributions"][0]["hedged"] is True


def kill_on_second(doc, options):
    if doc.id == "d1":
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(doc, attributions=(), relations=())


def hang_on_second(doc, options):
    while doc.id == "d1":
        pass
    return replace(doc, attributions=(), relations=())


def sleep_through_alarms_on_second(doc, options):
    if doc.id == "d1":
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM, signal.SIGPROF])
        hang_on_second(doc, options)
    return replace(doc, attributions=(), relations=())


def wait_on_second(doc, options):
    if doc.id == "d1":
        time.sleep(1.0)  # as on a machine that other work keeps busy
    return replace(doc, attributions=(), relations=())


@pytest.mark.parametrize("batch", [1, 1_000_000])
def test_a_worker_that_is_killed_costs_its_document_alone(monkeypatch, batch):
    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", batch)
    monkeypatch.setattr(pipeline, "_extract", kill_on_second)
    failures = []
    documents = list(process_documents(make_documents(5), jobs=2, on_failure=failures.append))
    assert [doc.id for doc in documents] == ["d0", "d1", "d2", "d3", "d4"]
    assert [str(failure).partition(";")[0] for failure in failures] == [
        "d1: the process that read it was ended, perhaps for want of memory"
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_hangs_costs_itself_alone(monkeypatch, jobs):
    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "CHARACTERS_A_SECOND", 100_000)
    monkeypatch.setattr(pipeline, "_extract", hang_on_second)
    failures = []
    documents = list(
        process_documents(make_documents(3), jobs=jobs, deadline=0.5, on_failure=failures.append)
    )
    assert [doc.attributions for doc in documents] == [(), (), ()]
    assert len(failures) == 1 and str(failures[0]).startswith(
        "d1: took more than 1 seconds of processor time"
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_waits_for_a_processor_is_given_its_time(monkeypatch, jobs):
    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "_extract", wait_on_second)
    failures = []
    documents = list(
        process_documents(make_documents(3), jobs=jobs, deadline=0.5, on_failure=failures.append)
    )
    assert len(documents) == 3 and not failures


def test_a_document_that_does_nothing_for_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pipeline, "CHARACTERS_A_SECOND", 100_000)
    monkeypatch.setattr(pipeline, "_extract", wait_on_second)
    failures = []
    list(process_documents(make_documents(3), deadline=0.02, on_failure=failures.append))
    assert [str(failure).partition(":")[0] for failure in failures] == ["d1"]


def test_a_document_that_hangs_past_every_alarm_is_ended_with_its_process(monkeypatch):
    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "_allow_task", lambda batch, work: 1.0)
    monkeypatch.setattr(pipeline, "_extract", sleep_through_alarms_on_second)
    failures = []
    documents = list(process_documents(make_documents(3), jobs=2, on_failure=failures.append))
    assert [doc.id for doc in documents] == ["d0", "d1", "d2"]
    assert len(failures) == 1 and str(failures[0]).startswith("d1: took more than")


def test_a_limit_of_time_leaves_a_timer_that_somebody_else_set():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(True))
    signal.setitimer(signal.ITIMER_REAL, 60)
    try:
        with limit_time(0.01):
            assert signal.getitimer(signal.ITIMER_REAL)[0] > 50
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert not rung


def test_what_a_function_makes_comes_in_order_from_any_number_of_processes(monkeypatch):
    from attrib.ledger.build import read_document

    monkeypatch.setattr(pipeline, "SMALL_CHARACTERS", 1)
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 1)
    documents = list(process_documents(make_documents(4)))
    alone = list(pipeline.map_documents(read_document, documents))
    assert [reading.document for reading in alone] == ["d0", "d1", "d2", "d3"]
    assert list(pipeline.map_documents(read_document, documents, jobs=3)) == alone
