"""What commands do where there are more claims than they can show: the limits are set low here."""

from __future__ import annotations

from collections import Counter

import networkx
import pytest
from claim_corpus import ALL
from click.testing import CliRunner

from attrib.cli import attrib, graph
from attrib.export.page import report
from attrib.graphs.facts import lighten_claim
from attrib.graphs.select import Filters, filter_claim, limit_claims, rank, survey_claims
from attrib.ledger import build
from attrib.ledger.build import build_claims
from attrib.records import encode_record, write_record


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "archive.jsonl"
    path.write_bytes(b"".join(encode_record(write_record(doc)) for doc in ALL))
    return path


@pytest.fixture(params=[0, 20_000])
def in_memory(monkeypatch, request):
    monkeypatch.setattr(build, "IN_MEMORY", request.param)


def draw(archive, *arguments):
    target = archive.with_name("claims.graphml")
    result = CliRunner().invoke(
        attrib, ["graph", str(archive), "-o", str(target), *arguments], catch_exceptions=False
    )
    nodes = networkx.read_graphml(target).nodes(data=True)
    return result.output, {node for node, data in nodes if data["kind"] == "claim"}


def test_the_graph_of_many_claims_looks_at_the_first_of_them(archive, monkeypatch, in_memory):
    said, whole = draw(archive)
    assert "looked at" not in said and len(whole) > 5
    monkeypatch.setattr(graph, "_MOST_CLAIMS", 5)
    said, few = draw(archive)
    assert len(few) == 5 and few < whole
    assert f"claims             {len(whole):>7}" in said and "looked at for the graph: 5 claims" in said
    said, every = draw(archive, "--all")
    assert every == whole and "looked at" not in said
    said, some = draw(archive, "--since", "2023-01-01")
    assert some and some < whole and some != few


@pytest.mark.parametrize(
    "command, arguments",
    [
        ("claims", ()),
        *(("claims", ("--sort", key)) for key in ("date", "sources", "high", "id")),
        ("claims", ("--single-source", "--since", "2021-01-01", "--format", "csv")),
        ("claims", ("--source", "police", "--format", "table")),
        ("events", ()),
        ("events", ("--since", "2021-01-01", "--format", "jsonl")),
        ("events", ("--explain", "Quispa")),
        ("compare", ("interior ministry", "Red Cross")),
        ("outlets", ()),
    ],
)
def test_answers_are_the_same_where_claims_lie_in_a_file(archive, monkeypatch, command, arguments):
    names = arguments if command == "compare" else ()
    options = [] if names else list(arguments)
    said = []
    for most in (20_000, 0):
        monkeypatch.setattr(build, "IN_MEMORY", most)
        result = CliRunner().invoke(attrib, [command, *names, str(archive), *options], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        said.append(result.output)
    assert said[0] == said[1] and len(said[0]) > 100


def test_claims_to_be_seen_first_are_kept(in_memory):
    ledger = build_claims(ALL)
    few = limit_claims(ledger, 3)
    assert [claim.id for claim in few.claims] == [
        claim.id for claim in ledger.claims if claim in sorted(ledger.claims, key=rank)[:3]
    ]
    assert {event.id for event in few.events} == {claim.event for claim in few.claims}
    assert limit_claims(ledger, 10_000) is ledger
    filters = Filters(until="2017-12-31")
    early = limit_claims(ledger, 4, lambda claim: filter_claim(claim, filters))
    assert early.claims and all(member.date < "2018" for claim in early.claims for member in claim.members)


def test_the_page_of_many_claims_holds_the_articles_it_quotes(archive, monkeypatch, tmp_path, in_memory):
    target = tmp_path / "page.html"
    monkeypatch.setattr(
        report.write_report, "__kwdefaults__", report.write_report.__kwdefaults__ | {"limit": 2}
    )
    result = CliRunner().invoke(attrib, ["report", str(archive), "-o", str(target)], catch_exceptions=False)
    assert f"({len(ALL)} documents" in result.output and "leaves out" in result.output
    page = target.read_text(encoding="utf-8")
    assert f"{len(ALL)} articles" in page
    assert sum(f'"{doc.id}"' in page for doc in ALL) < len(ALL)


def test_statuses_are_counted_of_all_claims(in_memory):
    ledger = build_claims(ALL)
    wanted = Counter(status for claim in ledger.claims for status in claim.status)
    assert survey_claims(ledger, None) == (wanted, ledger)
    for passes in (None, lambda claim: claim.unit is None):
        statuses, few = survey_claims(ledger, 2, passes)
        assert statuses == wanted and len(few.claims) == 2


def test_a_claim_without_what_no_graph_shows():
    claims = [claim for claim in build_claims(ALL).claims if claim.relations]
    for claim in claims:
        light = lighten_claim(claim)
        assert claim.findings and not light.findings
        assert [(link.type, link.claim) for link in light.relations] == [
            (link.type, link.claim) for link in claim.relations
        ]
        assert [member.sentence for member in light.members] == [member.sentence for member in claim.members]
        assert (light.id, light.text, light.status, light.reasons) == (
            claim.id,
            claim.text,
            claim.status,
            claim.reasons,
        )
    assert claims
