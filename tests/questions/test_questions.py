"""The answers to an analyst's questions, and how they are written."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from question_ledgers import LEDGER, SOHR

from attrib.export import answer_records, answer_texts
from attrib.ledger.model import Claim, Event, Ledger, Member
from attrib.model import Attribution, Document, Figure
from attrib.questions.choice import EventFilter, choose_source
from attrib.questions.compare import compare_sources
from attrib.questions.events import list_events, tabulate_event
from attrib.questions.outlets import describe_outlets
from attrib.sources.names.registry import load_registry

STRIKE, FLOOD = LEDGER.events
KILLED_12 = Figure((0, 2), "killed", 12, 12, "exact")


def test_an_event_lists_each_sources_number_and_each_dispute_once():
    (answer,) = list_events(LEDGER, [STRIKE])
    (toll,) = answer.tolls
    assert toll.by_source == ((SOHR, "22"), ("White Helmets", "35"))
    assert [(item.type, item.claims) for item in answer.disputes] == [("conflicts", ("c22", "c35"))]
    assert answer.unverified == ("Daily could not verify the footage",)
    assert answer.documents == 4


def test_a_number_of_those_without_a_name_goes_by_what_they_are_called():
    numbered = Member("d", "d#1", (0, 5), "", (0, 9), "aid workers", figures=(KILLED_12,), origin="unnamed")
    nameless = Member("d", "d#2", (10, 15), "", (10, 19), None, origin="unnamed")
    claims = (
        Claim("n1", "e", "12 dead", (numbered,), "killed", None, 12, 12, scope="total"),
        Claim("n2", "e", "roads are shut", (nameless,)),
    )
    event = Event("e", "Landslide", ("n1", "n2"), ranges=(("killed", 12, 12),))
    (answer,) = list_events(Ledger(claims, (event,)), [event])
    assert answer.tolls[0].by_source == (("aid workers", "12"),)


def test_an_event_has_one_number_of_sources_wherever_it_is_told(run_attrib, records, tmp_path):
    options = ("--country", "SY", "--jobs", "1")
    listed = json.loads(run_attrib("events", records, *options, "--format", "jsonl").stdout)["event"]
    assert run_attrib("graph", records, *options, "-o", tmp_path / "g.csv").returncode == 0
    with open(tmp_path / "g-nodes.csv", encoding="utf-8", newline="") as stream:
        (node,) = (row for row in csv.DictReader(stream) if row["kind"] == "event")
    page = run_attrib("report", records, *options, "-o", "-").stdout.decode()
    data = json.loads(re.search(r'<script[^>]* id="data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    (event,) = data["events"]
    numbers = listed["sources"], listed["independent_sources"]
    assert (
        numbers
        == (int(node["sources"]), int(node["independent_sources"]))
        == (event["sources"], event["independent"])
    )


def test_the_first_number_is_by_publication_and_never_by_id():
    table = tabulate_event(LEDGER, STRIKE)
    assert table.readings[0].document == "b-early"
    assert table.first == (("killed", (SOHR,), "2016-10-26"),)
    assert table.sources() == (SOHR, "White Helmets")  # its head is shown under the organisation
    assert table.columns() == [("killed", "total"), ("killed", "part:children")]
    assert table.cell("White Helmets", "killed", "part:children") == [("2016-10-27", "11")]


def test_two_sources_side_by_side():
    sources = [choose_source(LEDGER, name, load_registry()) for name in ("SOHR", "White Helmets")]
    (found,) = compare_sources(LEDGER, sources)
    assert found.event is STRIKE
    assert [[item.number for item in column] for column in found.statements] == [
        ["22", "22"],
        ["11", "35", "", ""],
    ]
    assert [item.type for item in found.disputes] == ["conflicts"] and found.shared == ()
    assert compare_sources(LEDGER, sources, EventFilter(words="e2")) == ()


def test_an_outlet_that_drops_a_caveat_is_told_whose():
    said = Attribution(
        "d#1", ((0, 5),), ((6, 10),), ((11, 20),), speaker="White Helmets", speaker_type="medical-rescue"
    )
    anonymous = Attribution(
        "d#2", ((0, 5),), ((6, 10),), ((11, 20),), speaker="activists", speaker_type="activist"
    )
    nobody = Attribution("d#3", (), ((6, 10),), ((11, 20),))
    doc = Document("d", "x" * 30, outlet="Bold Post", attributions=(said, anonymous, nobody))
    (answer,) = describe_outlets([doc], LEDGER)
    assert (answer.documents, answer.attributions, answer.unnamed, answer.nobody) == (1, 3, 1, 1)
    assert answer.sources == (("White Helmets", "medical-rescue", 1), ("activists", "activist", 1))
    (dropped,) = answer.dropped
    assert (dropped.claim, dropped.document, dropped.kept_by) == ("cp", "d", "Daily")
    assert dropped.kept_sentence == "could not verify the footage"


def all_texts(width):
    tables = [tabulate_event(LEDGER, event) for event in LEDGER.events]
    sources = [choose_source(LEDGER, name, load_registry()) for name in ("SOHR", "White Helmets")]
    yield from answer_texts.write_events(list_events(LEDGER, LEDGER.events), width)
    for table in tables:
        yield from answer_texts.write_event_table(table, width)
    yield from answer_texts.write_comparison(
        compare_sources(LEDGER, sources), ["SOHR", "White Helmets"], width
    )
    yield from answer_texts.write_outlets(
        describe_outlets([Document("d", "x", outlet="Daily")], LEDGER), width
    )


@pytest.mark.parametrize("width", [80, 100, 200])
def test_texts_fit_the_width(width):
    lines = list(all_texts(width))
    assert len(lines) > 30
    assert max(map(len, lines)) <= width


@given(
    st.lists(st.lists(st.text("abc ", max_size=30), min_size=4, max_size=4), min_size=1, max_size=5),
    st.integers(80, 200),
)
def test_tables_break_no_word_and_lose_none(rows, width):
    lines = list(answer_texts.lay_table(["source", "killed", "injured", "missing"], rows, width))
    assert all(len(line) <= width for line in lines)
    words = sorted(word for row in rows for cell in row[1:] for word in cell.split())
    written = sorted(word for line in lines for word in line.split())
    for word in words:
        written.remove(word)


def test_a_table_too_wide_goes_on_below():
    heads = ["source", *(f"killed in {'x' * 40}{k}" for k in range(4))]
    lines = list(answer_texts.lay_table(heads, [["SOHR", "1", "2", "3", "4"]], 80))
    assert sum(line.split()[:1] == ["SOHR"] for line in lines) == 4


def read_csv(write, *arguments):
    stream = io.BytesIO()
    write(*arguments, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode())))


def test_records_and_csv_hold_the_same_answers():
    answers = list_events(LEDGER, LEDGER.events)
    stream = io.BytesIO()
    answer_records.write_jsonl(answers, stream)
    assert [json.loads(line)["event"]["id"] for line in stream.getvalue().splitlines()] == ["e1", "e2"]
    rows = read_csv(answer_records.write_events_csv, answers)
    assert [(row["event"], row["low"], row["high"], row["contested"]) for row in rows] == [
        ("e1", "22", "35", "true"),
        ("e2", "2", "2", "false"),
    ]
    readings = read_csv(answer_records.write_readings_csv, [tabulate_event(LEDGER, STRIKE)])
    assert [row["number"] for row in readings] == ["22", "11", "35", "22"]


def test_an_empty_ledger_answers_nothing():
    assert list_events(Ledger(), ()) == ()
    assert list(answer_texts.write_events((), 80)) == []


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """Two articles of two outlets on one strike, as records of documents."""
    texts = {
        "first": ("Daily", "2016-10-27", "Rescue workers said an air strike on a school in Hass killed 22 people on "
                  "Wednesday. The Syrian Observatory for Human Rights said 26 people were killed."),
        "second": ("Post", "2016-10-28", "An air strike on a school in Hass on Wednesday killed 22 people, rescue "
                   "workers said. It could not be independently verified."),
    }  # fmt: skip
    path = tmp_path_factory.mktemp("questions") / "articles.jsonl"
    lines = (
        json.dumps({"id": name, "outlet": outlet, "date": date, "text": text})
        for name, (outlet, date, text) in texts.items()
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments, shown",
    [
        (["events"], "Hass"),
        (["events", "--event", "Hass", "--source", "SOHR"], "26"),
        (["events", "--format", "csv"], "event,title,place"),
        (["compare", "SOHR", "rescue workers"], "Hass"),
        (["compare", "SOHR", "rescue workers", "--format", "jsonl"], '"statements"'),
        (["outlets"], "Daily"),
        (["outlets", "--format", "csv"], "outlet,documents"),
    ],
)
def test_the_commands_answer_from_articles(run_attrib, records, arguments, shown):
    name, *rest = arguments
    options = [item for item in rest if not item.startswith("-")] if name == "compare" else []
    sources, flags = (rest[:2], rest[2:]) if options else ([], rest)
    result = run_attrib(name, *sources, records, *flags, "--country", "SY", "--jobs", "1")
    assert (result.returncode, result.stderr) == (0, b"")
    assert shown in result.stdout.decode()


def test_explain_and_what_is_not_there(run_attrib, records):
    listed = run_attrib(
        "events", records, "--country", "SY", "--jobs", "1", "--format", "csv"
    ).stdout.decode()
    event = next(csv.DictReader(io.StringIO(listed)))["event"]
    table = run_attrib("events", records, "--country", "SY", "--jobs", "1", "--explain", event)
    assert table.returncode == 0 and b"first to give a number of killed" in table.stdout
    missing = run_attrib("events", records, "--country", "SY", "--jobs", "1", "--source", "Xanadu")
    assert missing.returncode == 1 and b"no source 'Xanadu' speaks here" in missing.stderr
    assert missing.stderr.count(b"\n") == 1
