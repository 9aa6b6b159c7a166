"""Verbs of promise with two objects: what is promised, without those whom it is promised."""

from __future__ import annotations

import pytest
from extraction_texts import read_wanted_spans

import attrib
from attrib.model import Document

READ = [
    "[S: The bank] [C: promised] the clerks [T: shares].",
    "[S: The council] has [C: promised] tenants [T: lower rents].",
    "[S: The abbot] [C: promised] us [T: a bell].",
    "[S: The bishop] [C: promised] the widows, and all who had lost a barn, [T: a pension for life].",
    "[S: The navy] [C: guaranteed] the sailors [T: a safe return].",
    "[S: The king] [C: promised] the town [T: a market].",
    "[S: The junta] [C: offered] the mutineers [T: a pardon].",
    "[S: The senate] [C: offered] the farmers [T: talks on prices].",
    "[S: The dean] [C: assured] students of [T: a fair test].",
    "The clerks were [C: promised] [T: shares] by [S: the bank].",
    "[S: The bank] closed two branches, [C: promising] clerks [T: new posts].",
    "[S: The club] [C: promised] [T: a new stand by May].",
]
NOTHING = [
    "They walked through the promised land.",
    "The promised road was never built.",
    "The bank granted the farmers a loan.",
]


@pytest.mark.parametrize("marked", READ)
def test_promise_is_read(marked: str) -> None:
    text, wanted = read_wanted_spans(marked)
    items = attrib.extract(Document("t", text)).attributions or ()
    assert [(item.source, item.cue, item.content, item.stance) for item in items] == [(*wanted, "promises")]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_promised(text: str) -> None:
    assert not attrib.extract(Document("t", text)).attributions


@pytest.mark.parametrize(
    "text", ["The hostess offered the guests tea.", "The king promised the envoy that he would go."]
)
def test_rules_on_two_objects_leave_it(text: str) -> None:
    rules = {item.rule.split(":")[0] for item in attrib.extract(Document("t", text)).attributions or ()}
    assert rules.isdisjoint({"promises-somebody-something", "offers-somebody-something"})
