"""The seed article: what a careful reader finds in it, against what the pipeline finds."""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache

import pytest
from conftest import ROOT

from attrib.evaluation.fields import is_same_name
from attrib.evaluation.spans import Measure, overlap_ratio
from attrib.model import Attribution, Document
from attrib.pipeline import process_document

GOLDEN = json.loads((ROOT / "tests" / "golden" / "syria-homs-2013.json").read_text(encoding="utf-8"))
EXPECTED = {item["name"]: item for item in GOLDEN["attributions"]}


@lru_cache(maxsize=1)
def read_article() -> Document:
    data = (ROOT / GOLDEN["article"]).read_bytes()
    return process_document(
        Document(GOLDEN["article"].split("/")[-1], data.decode("utf-8"), date="2013-02-28")
    )


def locate(text: str, words: str, start: int):
    place = text.index(words, start)
    return ((place, place + len(words)),)


def find_partner(doc: Document, expected: dict) -> Attribution | None:
    """Return the attribution whose content and source both overlap the expected ones by a half or more."""
    text, scale = doc.text, Measure(doc.text)
    start = text.index(expected["at"]) if "at" in expected else 0
    contents = [
        scale.cover(span for words in option for span in locate(text, words, start))
        for option in (expected["content"], *expected.get("or", ()))
    ]
    near = min(ranges[0][0] for ranges in contents)
    sources = []
    if expected["source"] is not None:
        for found in re.finditer(rf"(?<!\w){re.escape(expected['source'])}(?!\w)", text):
            sources.append(scale.cover((found.span(),)))
        # of several mentions of those words, the one nearest to the content is meant
        sources = [min(sources, key=lambda ranges: abs(ranges[0][0] - near))] if sources else []
        assert sources, expected["source"]
    else:
        sources = [()]
    for item in doc.attributions:
        if (
            max(overlap_ratio(scale.cover(item.content), content) for content in contents) >= 0.5
            and overlap_ratio(scale.cover(item.source), sources[0]) >= 0.5
            and any(
                expected["cue"] in text[begin:end] or text[begin:end] in expected["cue"]
                for begin, end in item.cue
            )
        ):
            return item
    return None


def holds(doc: Document, name: str) -> bool:
    expected = EXPECTED[name]
    item = find_partner(doc, expected)
    return item is not None and any(
        is_same_name(speaker, item.speaker, {}) for speaker in expected["speakers"]
    )


def test_seed_is_the_article_as_it_came():
    data = (ROOT / GOLDEN["article"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == GOLDEN["sha256"]


def test_golden_expectations_stand_in_the_article():
    text = read_article().text
    for expected in GOLDEN["attributions"]:
        for words in (expected["cue"], *expected["content"], *filter(None, [expected["source"]])):
            assert words in text


def test_seed_article_is_read_as_a_careful_reader_would():
    doc = read_article()
    found = [name for name in EXPECTED if holds(doc, name)]
    missing = [name for name in EXPECTED if name not in found]
    assert len(found) >= GOLDEN["least"], f"only {len(found)} of {len(EXPECTED)}; missing: {missing}"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in GOLDEN["holds"] else pytest.mark.xfail(strict=True))
        for name in EXPECTED
    ],
)
def test_seed_attribution(name):
    assert holds(read_article(), name)


@pytest.mark.parametrize("name", [name for name in EXPECTED if name in GOLDEN["holds"]])
def test_seed_fields(name):
    expected, item = EXPECTED[name], find_partner(read_article(), EXPECTED[name])
    for field in ("stance", "kind", "hedged"):
        if field in expected:
            assert getattr(item, field) == expected[field], field


@pytest.mark.parametrize("relation", GOLDEN["relations"], ids=lambda relation: relation["type"])
def test_seed_relation(relation):
    doc = read_article()
    partners = {end: find_partner(doc, EXPECTED[relation[end]]) for end in ("from", "to") if end in relation}
    assert all(partners.values()), "an end of the relation was not found"
    to = partners["to"].id
    if "from" not in relation:
        assert [item.to for item in doc.relations if item.type == relation["type"]] == [to]
        return
    ends = {partners["from"].id, to}
    assert any({item.source, item.to} == ends for item in doc.relations if item.type == relation["type"])


if __name__ == "__main__":  # what to write down as "holds" in the golden file
    print(json.dumps([name for name in EXPECTED if holds(read_article(), name)], indent=1))
