"""Which origins are surely two: bodies of one state that count for themselves are, a person nobody places is not."""

from __future__ import annotations

import pytest

import attrib
from attrib.ledger.origins import Origin, are_related, count_independent, may_be_one
from attrib.ledger.sites.read import read_sites


def origin(name, kind="named", type="other", known=False):
    return Origin(name, kind, type, known)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (origin("orsk police", type="government"), origin("orsk fire service", type="government"), False),
        (origin("orsk police", type="government"), origin("orsk government", type="government"), True),
        (origin("orsk police", type="government"), origin("officials", "described", "government"), True),
        (origin("ivan brod"), origin("orsk relief network"), True),
        (origin("orsk watch", type="monitor"), origin("orsk hospital", type="medical-rescue"), False),
        (origin("pdf"), origin("people's defence force"), True),
        (origin("police"), origin("orsk police"), True),
        (
            origin("united nations", type="intergovernmental", known=True),
            origin("unhcr", type="intergovernmental", known=True),
            True,
        ),
        (
            origin("unicef", type="intergovernmental", known=True),
            origin("unhcr", type="intergovernmental", known=True),
            False,
        ),
    ],
)
def test_origins_that_may_be_one(one, two, expected):
    assert may_be_one(one, two) is expected
    assert may_be_one(two, one) is expected
    assert len(count_independent([one, two])) == (1 if expected else 2)


def test_a_person_whom_no_text_ties_to_a_body_does_not_stand_for_all_bodies_beside_him():
    bodies = [
        Origin("tarn medical network", "named", "medical"),
        Origin("velm union", "named", "civil-society"),
    ]
    person = Origin("abel morin", "named", "other")
    assert count_independent([person, *bodies]) == ("tarn medical network", "velm union")
    assert count_independent([person]) == ("abel morin",)


def test_a_minister_may_be_his_ministry():
    minister = Origin("acting health minister", "described", "government")
    assert are_related(minister, Origin("houthi health ministry", "named", "rebel"))
    assert not are_related(minister, Origin("houthi defence ministry", "named", "rebel"))


def test_what_stands_before_a_post_is_no_body():
    text = (
        "A fire at a depot in Orsk killed 49 people on Sunday, Civil Surgeon Mohammad Chowdhury said. "
        "Public Health Minister Odo Brink said 41 had died."
    )
    assert [site.origin.name for site in read_sites(0, attrib.extract(text))[0]] == [
        "mohammad chowdhury",
        "odo brink",
    ]


def test_reports_that_nobody_is_named_for_are_nobodys():
    text = (
        "The interior ministry promised safe passage to all who had fled. "
        "But reports from crowded camps indicate that many are now returning."
    )
    (told,) = [site for site in read_sites(0, attrib.extract(text))[0] if "returning" in site.text]
    assert told.origin.kind == "unnamed"
