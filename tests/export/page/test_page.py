"""The report as a file: what it holds, that nothing in it can run or load, that it is always the same."""

import base64
import hashlib
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from page_documents import FIRST, MARKUP, SECOND, make_hostile, make_ledger

from attrib.export.page import report
from attrib.export.page.passages import Offsets, cut_passages
from attrib.ledger.model import Claim, Event, Ledger, Member


class _Reader(HTMLParser):
    """Gathers the page's elements as an HTML parser sees them."""

    def __init__(self):
        super().__init__()
        self.elements = []
        self.scripts = []
        self.inside = None

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.inside = tag if tag in ("script", "style") else None
        if self.inside:
            self.scripts.append([tag, dict(attributes), ""])

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.scripts[-1][2] += data


def write(documents, **options):
    stream = io.BytesIO()
    left_out = report.write_report(documents, make_ledger(documents), stream, **options)
    return stream.getvalue(), left_out


def read(page):
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    return reader


def read_data(page):
    return json.loads(next(text for _, values, text in read(page).scripts if values.get("id") == "data"))


def test_page_holds_every_claim_with_its_sentence():
    documents = [FIRST, SECOND]
    data = read_data(write(documents)[0])
    assert [doc["id"] for doc in data["documents"]] == ["harbour-1", "harbour-2"]
    assert len(data["claims"]) == len(make_ledger(documents).claims)
    for claim in data["claims"]:
        for member in claim["members"]:
            text = documents[member["document"]].text
            start, end = member["sentence"]
            assert text[start:end].endswith((".", "said")) and text[slice(*member["span"])] in text[start:end]
            assert data["sources"][member["source"]]["name"]
    said = {(member["speaker"], claim.get("low")) for claim in data["claims"] for member in claim["members"]}
    assert {("coast guard", 40), ("union of sailors", 31)} <= said


def test_graph_s_nodes_lead_to_the_lists():
    data = read_data(write([FIRST, SECOND])[0])
    lists = {"claim": data["claims"], "event": data["events"], "source": data["sources"]}
    kinds = {node[0] for node in data["graph"]["nodes"]}
    assert kinds == set(lists)
    for kind, place, label, x, y, size, color in data["graph"]["nodes"]:
        assert lists[kind][place]
        assert label and size > 0 and re.fullmatch("#[0-9a-f]{6}", color)
        assert isinstance(x, float) and isinstance(y, float)


def test_markup_in_any_field_stays_text():
    harmless, hostile = (
        read(write([FIRST, SECOND])[0]),
        read(write([FIRST, SECOND, make_hostile()])[0]),
    )
    shape = [(tag, sorted(values)) for tag, values in harmless.elements]
    assert [(tag, sorted(values)) for tag, values in hostile.elements] == shape
    data = read_data(write([make_hostile()])[0])
    doc = data["documents"][0]
    assert MARKUP in doc["title"] and MARKUP in doc["id"] and MARKUP in doc["pieces"][0][1]
    assert "url" not in doc


def test_title_given_cannot_leave_its_element():
    page, _ = write([FIRST], title=MARKUP)
    assert [tag for tag, _ in read(page).elements].count("img") == 0
    assert read_data(page)["title"] == MARKUP


def test_policy_allows_the_page_s_own_scripts_and_nothing_else():
    reader = read(write([FIRST])[0])
    policy = next(
        values["content"]
        for tag, values in reader.elements
        if values.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'" and rules["base-uri"] == "'none'"
    assert "unsafe" not in policy and "http" not in policy

    def hashes(name):
        return {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for tag, values, text in reader.scripts
            if tag == name and "type" not in values
        }

    assert set(rules["script-src"].split()) == hashes("script") and len(hashes("script")) == 3
    assert set(rules["style-src"].split()) == hashes("style")


def test_page_names_no_address_outside():
    page, _ = write([FIRST])
    for _, values in read(page).elements:
        for name in ("src", "srcset", "data", "action"):
            assert name not in values
        assert values.get("href", "").partition(":")[0] in ("", "data")


def test_same_input_gives_the_same_bytes():
    assert write([FIRST, SECOND])[0] == write([FIRST, SECOND])[0]


def test_what_is_left_out_is_counted_and_marked_claims_stay():
    documents = [FIRST, SECOND]
    ledger = make_ledger(documents)
    page, left_out = write(documents, limit=2)
    data = read_data(page)
    assert len(data["claims"]) == 2
    assert left_out["claims"] == len(ledger.claims) - 2 == data["left_out"]["claims"]
    first = {claim.id for claim in sorted(ledger.claims, key=report.rank)[:2]}
    assert {claim["id"] for claim in data["claims"]} == first


def test_long_corpora_keep_the_passages_around_their_claims(monkeypatch):
    monkeypatch.setattr("attrib.export.page.data.TEXT_BUDGET", 10)
    data = read_data(write([FIRST, SECOND])[0])
    for claim in data["claims"]:
        for member in claim["members"]:
            pieces = data["documents"][member["document"]]["pieces"]
            start, end = member["sentence"]
            assert any(at <= start and end <= at + len(text) for at, text in pieces)
    assert not any(doc.get("whole") for doc in data["documents"])


def test_offsets_count_as_a_browser_does():
    text = "a\U0001f6a2b\U0001f6a2c"
    assert [Offsets(text).convert((k, k + 1)) for k in range(5)] == [(0, 1), (1, 3), (3, 4), (4, 6), (6, 7)]
    encoded = text.encode("utf-16-le")
    for k in range(5):
        start, end = Offsets(text).convert((k, k + 1))
        assert encoded[2 * start : 2 * end].decode("utf-16-le") == text[k]


@pytest.mark.parametrize(
    ("spans", "passages"),
    [
        ([], []),
        ([(0, 10)], [(0, 410)]),
        ([(990, 1000), (0, 10)], [(0, 410), (590, 1000)]),
        ([(100, 200), (700, 800)], [(0, 1000)]),
    ],
)
def test_passages_do_not_overlap(spans, passages):
    assert cut_passages(1000, spans) == passages


def test_no_documents_make_an_empty_page():
    page, left_out = write([])
    assert read_data(page)["claims"] == [] and not left_out


def test_command_writes_the_page_and_says_so(run_attrib, tmp_path):
    (tmp_path / "a.txt").write_text('The mayor said: "Nine people were killed."', encoding="utf-8")
    result = run_attrib("report", "a.txt", "--title", "The flood", cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout.decode().startswith("report: report.html (1 documents, ")
    data = read_data((tmp_path / "report.html").read_bytes())
    assert data["title"] == "The flood" and data["claims"][0]["text"]
    to_stdout = run_attrib("report", "a.txt", "--title", "The flood", "-o", "-", cwd=tmp_path)
    assert to_stdout.stdout == (tmp_path / "report.html").read_bytes()


def test_each_rule_is_explained_by_an_example():
    from attrib.export.page.readings import describe_readings

    words = describe_readings(["verb.say", "clause-says:verb.say", "according-to", "no-such-rule"])
    assert set(words) == {"verb.say", "clause-says:verb.say", "according-to"}
    assert words["clause-says:verb.say"].startswith(
        "A rule decides: “The bridge had fallen, the minister said"
    )
    assert words["verb.say"].endswith("Learnt weights choose source and content")
    assert not any("[" in text or "]" in text for text in words.values())


def test_the_one_article_speaks_as_itself():
    doc = replace(FIRST, outlet=None, attributions=())
    member = Member("harbour-1", None, (0, 15), "A ferry sank", (0, 12))
    claim = Claim("c1", "e1", "A ferry sank", (member,), status=("single-source",))
    stream = io.BytesIO()
    report.write_report([doc], Ledger((claim,), (Event("e1", "Sinking", ("c1",)),)), stream)
    assert [source["name"] for source in read_data(stream.getvalue())["sources"]] == ["the article itself"]
