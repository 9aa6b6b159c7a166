"""Sources are whole noun phrases, and begin where their clause does."""

from __future__ import annotations

import pytest
from extraction_texts import assert_read

WHOLE = [
    "[S: Porters on the ridge] [C: spoke of] [T: empty huts].",
    "[S: The deputy, code name “Heron”], [C: praised] [T: the truce].",
    "[S: The choir, led by a former priest], [C: urged] [T: both towns to wait].",
    "The pier was empty, Reuters reported, [C: citing] [S: a welder at the yard].",
    "[S: A lawyer for R. & T. Hale Ltd.] [C: insisted] that [T: no bus was late].",
    "[S: The raider known as “Selim the Lame”] [C: vowed] [T: to march on the port].",
    "Bells rang as [S: Bishop Lund] [C: declared]: [T: “This is our hill.”]",
    "Four clerks resigned; [S: one of them], asking that her name be withheld, [C: spoke of] [T: chaos].",
    "The mine was held responsible by [S: the court] for the flood.",
    "[S: The envoy], in a letter, [C: described] [T: the raid as a mistake].",
]

PASSED_ON = [
    "[T: The pier will close], [C: according to] [S: the Herald], quoting the harbour master.",
    "[T: The pier will close], according to the Herald, [C: quoting] [S: the harbour master].",
    "[T: The pier was rotten], [C: according to] [S: a diver, who was granted anonymity because the inquiry goes on]; the port was shut.",
    "“We are still on the roof,” [C: texted] [S: kofi, 22, an apprentice at the depot in accra]",
    "[T: Boats must stay in port], [S: the junta] [C: decreed], citing a storm.",
    "The captain left; [S: Rear Adm. (ret.) L. Moss, now a pilot], [C: blamed] [T: the wind].",
]

ANSWERED = [
    "Oslo blamed Bergen for the spill, [T: charges] [S: Bergen] [C: denies].",
    "The army is accused of theft, [T: claims] [S: it] [C: rejects].",
    "He accused the bank of fraud and the court of delay, [T: charges] [S: both] [C: reject].",
]


@pytest.mark.parametrize("marked", WHOLE + PASSED_ON + ANSWERED)
def test_a_source_is_whole(marked):
    assert_read(marked)
