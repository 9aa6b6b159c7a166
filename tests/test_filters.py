"""What is kept: the article's own words on verification are no attribution."""

from attrib.filters import drop_statements
from attrib.model import Attribution, Relation


def test_drop_statements_takes_the_articles_own_verification_out():
    claim = Attribution("d#1", ((0, 5),), ((6, 10),), ((11, 30),))
    statement = Attribution("d#2", (), ((50, 58),), ((32, 41),), parent=None)
    relation = Relation("unverified", to="d#1", span=(42, 58))
    assert drop_statements([claim, statement], [relation]) == ((claim,), (relation,))


def test_drop_statements_keeps_a_named_doubter():
    doubter = Attribution("d#2", ((32, 36),), ((42, 58),), ((60, 70),))
    relation = Relation("unverified", to="d#2", span=(42, 58), by="The UN")
    assert drop_statements([doubter], [relation]) == ((doubter,), (relation,))


def test_drop_statements_leaves_no_reference_to_what_is_gone():
    statement = Attribution("d#2", (), ((50, 58),), ((32, 41),))
    child = Attribution("d#3", ((33, 35),), ((36, 37),), ((38, 41),), parent="d#2")
    relations = [Relation("unverified", to="d#2", span=(42, 58)), Relation("denies", source="d#3", to="d#2")]
    kept, rest = drop_statements([statement, child], relations)
    assert [item.parent for item in kept] == [None]
    assert rest == (Relation("unverified", to=None, span=(42, 58)),)
