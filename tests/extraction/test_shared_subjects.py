"""A verb behind "and" speaks for the subject of the verb before it, not for the noun that stands nearest."""

from __future__ import annotations

import pytest
from extraction_texts import assert_read

import attrib

SHARED = [
    "[S: The surveyor] traced the leak to Orm, a hamlet in the hills, and [C: said] [T: the pipe was old].",
    "[S: The mayor] went to the mill, a ruin by the river, and [C: said] that [T: it would be rebuilt].",
    "[S: The envoy] noted that the raid came before a council session on Orm, and [C: added] that [T: it was planned].",
    "[S: Rebels] stormed a customs post near the border at dawn on Friday and [C: said] [T: they had taken nine guards].",
    "[S: The papers of the junta] wrote of “isolated cases” and [C: said] [T: nobody was hurt].",
    "[S: A clerk] found the file in the cellar, a room without windows, and [C: told] reporters that [T: it was wet].",
]
OBJECTS = {
    "He denounced the call-up of young boys and the use of girls in the camps.": "He",
    "“It burnt,” the Alliance against Silence (AAS) said in a note Reuters got on Monday, adding that some of "
    "the pupils, all under ten, had been hurt.": "the Alliance against Silence (AAS)",
}
OWN = [
    "The mayor went to the mill and [S: the miller] [C: said] that [T: it would be rebuilt].",
    "The mayor left, and [S: a guard in the yard] [C: said] [T: the gate was shut].",
]


@pytest.mark.parametrize("marked", SHARED + OWN)
def test_a_verb_shares_its_subject(marked):
    assert_read(marked)


@pytest.mark.parametrize(("text", "source"), OBJECTS.items())
def test_an_object_is_nobody(text, source):
    found = attrib.extract(text)
    assert {" ".join(text[low:high] for low, high in item.source) for item in found.attributions or ()} == {
        source
    }
