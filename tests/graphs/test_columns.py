from __future__ import annotations

from attrib.graphs.columns import AttributionColumns, AttributionFact

FIRST = AttributionFact("the ministry", "said", "verb", 0.75)
SECOND = AttributionFact(None, "according to", "", -1.0)


def test_columns_give_back_what_they_took() -> None:
    columns = AttributionColumns()
    rows = {f"a#{number}": AttributionFact(f"s{number % 7}", "said", "", number / 8) for number in range(500)}
    for identifier, fact in rows.items():
        columns.append(identifier, fact)
    assert {identifier: columns.get(identifier) for identifier in rows} == rows
    assert len(columns) == 500


def test_columns_know_no_other_id() -> None:
    columns = AttributionColumns()
    assert columns.get("") is None and len(columns) == 0
    columns.append("a#1", FIRST)
    assert columns.get("a#2") is None


def test_columns_take_the_later_of_two_rows_of_an_id() -> None:
    columns = AttributionColumns()
    columns.append("a#1", FIRST)
    assert columns.get("a#1") == FIRST
    columns.append("a#1", SECOND)
    assert columns.get("a#1") == SECOND and len(columns) == 1
