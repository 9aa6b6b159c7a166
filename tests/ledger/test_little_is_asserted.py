"""What is asserted of invented articles is what a careful reader asserts; no attribution is lost."""

from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path

import pytest
from claim_groups import GROUPS, read_group

from attrib.documents import read_documents
from attrib.ledger.build import build_claims, event_to_record
from attrib.pipeline import process_document

ROOT = Path(__file__).resolve().parents[2]


def list_asserted(ledger):
    claims = {claim.id: claim for claim in ledger.claims}
    return {
        (item.type, claim.low, claims[item.claim].low)
        for claim in ledger.claims
        for item in claim.relations
        if item.type != "conflicts" or (claim.low or 0) < (claims[item.claim].low or 0)
    }


@pytest.fixture(scope="module")
def groups():
    return {name: read_group(name) for name in GROUPS}


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_only_what_a_reader_asserts_is_asserted(groups, name):
    ledger = build_claims(groups[name])
    assert list_asserted(ledger) <= GROUPS[name]["relations"]
    corroborated = {claim.low for claim in ledger.claims if claim.corroborated}
    assert corroborated <= GROUPS[name]["corroborated"]


def test_something_is_asserted(groups):
    kinds = {kind for docs in groups.values() for kind, _, _ in list_asserted(build_claims(docs))}
    assert kinds >= {"conflicts", "denies", "revises"}


def list_lost(docs):
    held = {
        (member.document, member.attribution)
        for claim in build_claims(docs).claims
        for member in claim.members
    }
    return [
        (doc.id, item.id) for doc in docs for item in doc.attributions or () if (doc.id, item.id) not in held
    ]


@pytest.mark.parametrize("folder", ["seeds", "docs/example"])
def test_no_attribution_of_a_folder_is_lost(folder):
    docs = [process_document(doc) for doc in read_documents([str(ROOT / folder)])]
    assert sum(len(doc.attributions or ()) for doc in docs) > 10
    assert list_lost(docs) == []


def test_no_attribution_is_lost_whatever_articles_stand_beside_it(groups):
    docs = [doc for name in sorted(groups) for doc in groups[name]]
    for order in islice(permutations(docs), 0, 4000, 400):
        for day in ("2022-08-09", None):
            chosen = [replace(doc, date=day) for doc in order[:6]]
            assert list_lost(chosen) == []


def test_the_seeds_running_count_keeps_its_source():
    docs = [process_document(doc) for doc in read_documents([str(ROOT / "seeds")])]
    found = [claim for claim in build_claims(docs).claims if claim.low == 53]
    assert [member.speaker for claim in found for member in claim.members] == [
        "Local Coordination Committees"
    ]


def test_what_is_long_ago_is_background(groups):
    records = [event_to_record(event) for event in build_claims(groups["bus"]).events]
    long_ago = [record for record in records if (record["first_day"] or "9").startswith("2019")]
    assert long_ago and all(record["scope"] == "background" for record in long_ago)
    news = [record for record in records if record["first_day"] == "2022-08-08"]
    assert [record["scope"] for record in news] == ["event"]


def test_the_dead_of_a_village_are_no_toll_of_the_city(groups):
    claims = build_claims(groups["flood"]).claims
    (village,) = [claim for claim in claims if claim.low == 11]
    assert village.scope == "place:Malitbog"
