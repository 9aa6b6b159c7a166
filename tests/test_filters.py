"""What --claims-only and --min-confidence keep."""

import pytest

from attrib.filters import filter_attributions, list_classes, mark_unverified
from attrib.model import Attribution, Document, Relation


def attribution(number, **fields):
    return Attribution(f"d#{number}", (), ((0, 1),), ((number, number + 1),), **fields)


DOCUMENT = Document(
    "d",
    "x" * 40,
    attributions=(
        attribution(0, confidence=0.9),
        attribution(1, stance="demands", confidence=0.8, parent="d#0"),
        attribution(2, stance="denies", confidence=0.2, parent="d#1"),
    ),
    relations=(
        Relation("denies", source="d#2", to="d#0"),
        Relation("unverified", to="d#2", span=(1, 3)),
        Relation("repeats", source="d#1", to="d#0"),
    ),
)


def test_min_confidence_leaves_nothing_dangling():
    doc = filter_attributions(DOCUMENT, min_confidence=0.5)
    assert [item.id for item in doc.attributions] == ["d#0", "d#1"]
    assert doc.relations == (
        Relation("unverified", to=None, span=(1, 3)),
        Relation("repeats", source="d#1", to="d#0"),
    )


def test_claims_only_leaves_plans_and_wishes_out():
    doc = filter_attributions(DOCUMENT, claims_only=True)
    assert [(item.id, item.parent) for item in doc.attributions] == [("d#0", None), ("d#2", None)]
    assert [relation.type for relation in doc.relations] == ["denies", "unverified"]


@pytest.mark.parametrize(
    "stance, rule, kept",
    [
        ("asserts", "verb.say", True),
        ("asserts", "verb.other", True),
        ("denies", "verb.deny", True),
        ("demands", "verb.demand", False),
        ("promises", "verb.say", False),
        ("asks", "verb.ask", False),
        ("believes", "verb.believe", True),
        ("believes", "verb.want", False),
        ("believes", "", False),
    ],
)
def test_claims_only_goes_by_stance_and_class(stance, rule, kept):
    doc = Document("d", "x" * 40, attributions=(attribution(0, stance=stance, rule=rule),), relations=())
    assert bool(filter_attributions(doc, claims_only=True).attributions) is kept


def test_classes_of_rules():
    assert list_classes("verb.say") == ("say",)
    assert list_classes("verb.other") == list_classes("") == list_classes("nonsense") == ()
    assert list_classes("according-to") != ()
    assert list_classes("phrase.make-clear") != ()


def test_what_is_unverified_is_hedged():
    marked = mark_unverified(DOCUMENT.attributions, DOCUMENT.relations)
    assert [item.hedged for item in marked] == [False, False, True]
